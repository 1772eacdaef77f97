"""The map is drawn off the window's thread, walked by mouse and keys, narrowed, opened and printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.community_map import Graph
from desktop.i18n import _
from desktop.ui.papers import files
from desktop.ui.shell import colours
from desktop.ui.summaries.map_items import FADED, Ground
from desktop.ui.summaries.map_page import SHEETS, MapPage
from desktop.work import community_map
from tests.domain.test_map_layout import community
from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, jobs, settle):  # noqa: F811
    """Show the map of the practice office."""
    made = MapPage(jobs)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def choose(box, data):
    box.setCurrentIndex(box.findData(data))


def kinds(page):
    return {node.place.node.kind for node in page.view.nodes.values()}


def at(page, id_):
    return QPointF(page.view.mapFromScene(page.view.nodes[id_].sceneBoundingRect().center()))


def mouse(page, kind, place, buttons=Qt.MouseButton.LeftButton):
    pressed = buttons if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    port = page.view.viewport()
    event = QMouseEvent(
        kind, place, port.mapToGlobal(place), pressed, pressed, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(port, event)


def click(page, id_):
    mouse(page, QEvent.Type.MouseButtonPress, at(page, id_))
    mouse(page, QEvent.Type.MouseButtonRelease, at(page, id_))


def bright(page):
    return {id_ for id_, node in page.view.nodes.items() if node.opacity() > FADED}


def person(page):
    return page._found.bridges[0]


def neighbours(page, id_):
    edges = page._found.graph.edges
    ends = [{edge.start, edge.end} for edge in edges if id_ in (edge.start, edge.end)]
    return set().union(*ends) | {id_}


def test_the_practice_office_has_its_map_with_who_bridges_groups_first(page):
    assert {"village", "organisation", "person", "committee"} <= kinds(page)
    assert page.head.subtitle.text().startswith("หมู่บ้าน 7 · กลุ่ม/องค์กร")
    first = page.side.list.line(page.side.list.item(0))
    assert first.key == person(page)
    assert first.detail.startswith("ผู้เชื่อม ")
    assert page.side.list.count() == len(page.view.nodes) == len(page._found.graph.nodes)
    assert page.legend.accessibleDescription().startswith("หมู่บ้าน, กลุ่ม/องค์กร, บุคคล")
    assert page.title() == "แผนภาพ"


def test_the_legend_leaves_a_low_window_to_the_map_unless_it_is_asked_for(page):
    assert page.legend.isVisible()
    page.resize(1280, 380)
    assert not page.legend.isVisible()
    page.explain.click()
    assert page.legend.isVisible()
    page.resize(1280, 370)
    assert page.legend.isVisible()


def test_the_choices_leave_a_low_window_to_the_map_unless_they_are_asked_for(page):
    assert page.filters.isVisible()
    high = page.view.height()
    page.narrow.click()
    assert not page.filters.isVisible()
    QApplication.processEvents()
    assert page.view.height() > high
    page.narrow.click()
    page.resize(1280, 380)
    assert page.filters.isVisible()


def test_choices_in_use_stay_in_sight(page, settle):
    page.resize(1280, 380)
    assert not page.filters.isVisible()
    page.resize(1280, 720)
    page.filters.agencies.setChecked(False)
    settle()
    page.resize(1280, 380)
    assert page.filters.isVisible()
    assert not page.legend.isVisible()


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_the_page_asks_for_no_more_room_than_the_usual_screen_has(page, dress, settle, size):
    dress(size=size)
    page.resize(1100, 628)  # under the head of the window on 1366 x 768
    page.filters.show()
    settle()
    assert page.heightForWidth(page.width()) <= page.height()
    assert page.minimumSizeHint().height() <= page.height()
    scene = page.view.sceneRect()
    shown = page.view.mapFromScene(scene).boundingRect()
    assert page.view.viewport().rect().adjusted(-2, -2, 2, 2).contains(shown)


def test_choices_stand_in_as_many_rows_as_they_need(page, qtbot):
    across = lambda: len({part.y() for part in page.filters._parts()})  # noqa: E731 - said twice
    assert across() <= 2  # the tick stands a little lower
    page.resize(700, 700)
    qtbot.waitUntil(lambda: across() > 2)


def test_a_click_marks_a_node_and_fades_what_is_not_linked(page):
    click(page, person(page))
    assert page.view.chosen() == person(page)
    assert bright(page) == neighbours(page, person(page))
    shown = {link.link.edge for link in page.view.links if link.opacity() > FADED}
    assert shown == {
        link.link.edge
        for link in page.view.links
        if person(page) in (link.link.edge.start, link.link.edge.end)
    }
    assert page.side.list.line(page.side.list.currentItem()).key == person(page)
    assert page.side.links.count() == len(neighbours(page, person(page))) - 1
    assert page.view.accessibleDescription().startswith(page.view.nodes[person(page)].place.node.label)
    page.back()
    assert page.view.chosen() == ""
    assert bright(page) == set(page.view.nodes)
    assert page.side.links.count() == 0


def test_the_mouse_over_a_node_lets_its_links_stand_out(page):
    mouse(page, QEvent.Type.MouseMove, at(page, person(page)))
    assert bright(page) == neighbours(page, person(page))
    mouse(page, QEvent.Type.MouseMove, QPointF(2, 2))
    assert bright(page) == set(page.view.nodes)


def test_arrows_walk_to_the_node_beside_and_enter_opens_it(page, press, qtbot):
    page.view.setFocus()
    press(page.view, Qt.Key.Key_Down)
    first = page.view.chosen()
    assert page.view.nodes[first].place.node.kind == "village"
    press(page.view, Qt.Key.Key_Down)
    second = page.view.chosen()
    here, there = (page.view.nodes[one].sceneBoundingRect().center() for one in (first, second))
    assert there.y() > here.y()
    press(page.view, Qt.Key.Key_Up)
    press(page.view, Qt.Key.Key_Left)  # the first village has nothing at its left
    assert page.view.chosen() == first
    with qtbot.waitSignal(page.open_asked) as asked:
        press(page.view, Qt.Key.Key_Return)
    assert asked.args == ["villages", first]
    press(page.view, Qt.Key.Key_Escape)
    assert page.view.chosen() == ""
    press(page.view, Qt.Key.Key_Return)  # nothing is opened


def test_ctrl_with_arrows_goes_round_the_links(page, press):
    around = person(page)
    page.view.choose(around)
    near = page.view._near[around]
    walked = []
    for _step in near:
        press(page.view, Qt.Key.Key_Right, CONTROL)
        walked.append(page.view.chosen())
    assert walked == near
    press(page.view, Qt.Key.Key_Right, CONTROL)
    assert page.view.chosen() == near[0]
    press(page.view, Qt.Key.Key_Left, CONTROL)
    assert page.view.chosen() == near[-1]


def test_the_map_is_zoomed_by_keys_wheel_and_buttons_and_never_smaller_than_whole(page, press):
    scale = lambda: page.view.transform().m11()  # noqa: E731 - said often
    whole = scale()
    press(page.view, Qt.Key.Key_Plus)
    assert scale() > whole
    press(page.view, Qt.Key.Key_Minus)
    press(page.view, Qt.Key.Key_Minus)
    assert scale() == pytest.approx(whole)
    for delta, larger in ((120, True), (-120, False)):
        turn = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, CONTROL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.view.viewport(), turn)
        assert (scale() > whole * 1.01) == larger
    for _again in range(40):
        page.view.zoom_in()
    assert scale() == pytest.approx(4.0)
    press(page.view, Qt.Key.Key_0)
    assert scale() == pytest.approx(whole)
    page.resize(900, 600)
    assert scale() < whole


def test_a_name_is_found_by_typing_and_reached_by_down(page, press, qtbot):
    label = next(node.label for node in page._found.graph.nodes if node.kind == "committee")
    page.side.search.setText(label.split()[0])
    assert 0 < page.side.list.count() < len(page.view.nodes)
    page.side.search.setFocus()
    press(page.side.search, Qt.Key.Key_Down)
    found = page.side.list.line(page.side.list.currentItem())
    assert page.view.chosen() == found.key
    with qtbot.waitSignal(page.open_asked):
        page.side.list.itemActivated.emit(page.side.list.currentItem())
    page.side.links.itemActivated.emit(page.side.links.item(0))
    assert page.view.chosen() != found.key


def test_an_agency_has_no_record_to_open(page, qtbot):
    agency = next(node.id for node in page._found.graph.nodes if node.kind == "agency")
    with qtbot.assertNotEmitted(page.open_asked):
        page.view.opened.emit(agency)
    with qtbot.waitSignal(page.open_asked):
        mouse(page, QEvent.Type.MouseButtonDblClick, at(page, person(page)))


def test_it_is_narrowed_by_village_kind_relation_people_and_agencies(page, settle):
    whole = len(page.view.nodes)
    page.filters.agencies.setChecked(False)
    settle()
    assert "agency" not in kinds(page)
    choose(page.filters.people, "none")
    settle()
    assert "person" not in kinds(page)
    choose(page.filters.people, "all")
    choose(page.filters.boxes["relations"], "chair")
    settle()
    assert {link.link.edge.relation for link in page.view.links} == {"chair"}
    page.filters.boxes["villages"].setCurrentIndex(1)
    settle()
    assert sum(node.place.node.kind == "village" for node in page.view.nodes.values()) == 1
    page.filters.boxes["kinds"].setCurrentIndex(1)
    settle()
    assert len(page.view.nodes) < whole


def test_another_tambon_is_shown_at_once_and_written_groups_when_seen(page, settle):
    page.show_tambon("240101")
    settle()
    assert page._stack.currentWidget() is page.empty
    assert not page._print.isEnabled()
    page.print_()
    page.print_on("A4 landscape")
    page.view.opened.emit("gone")
    page.show_tambon("")
    page.hide()
    page.refresh("people")
    page.refresh("papers")
    page.show()
    settle()
    assert page.view.nodes


def test_what_is_too_large_is_said_where_the_map_would_be(page, settle, monkeypatch, refusals):  # noqa: F811
    monkeypatch.setattr(community_map.domain, "MOST_NODES", 5)
    page.refresh("ties")
    settle()
    assert page._stack.currentWidget() is page.refused
    assert "แสดงได้ไม่เกิน 5" in page.refused.sentence.text()
    assert refusals == []
    page.print_on("A4 landscape")


def test_a_map_under_way_is_told_and_can_be_stopped(page, settle, monkeypatch):
    told = []
    before = dict(page.view.nodes)
    monkeypatch.setattr(community_map, "gather", lambda _session, _asked: community(people=130))
    monkeypatch.setattr(page.busy.sentence, "setText", told.append)
    page.refresh("ties")
    assert page._stack.currentWidget() is page.busy
    page._stop()
    assert page._stack.currentWidget() is page._split
    settle()
    assert page.view.nodes.keys() == before.keys()
    page.refresh("ties")
    page.refresh("members")  # only the last one counts
    settle()
    assert len(page.view.nodes) >= 300
    assert told[-1] == "100 %"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [1.0, 1.5])
def test_it_is_painted_in_the_colours_of_the_theme(page, dress, settle, dark, size):
    dress(dark, size)
    picture = page.view.grab().toImage()
    assert picture.pixelColor(3, picture.height() // 2) == QColor(colours.now().base)
    ground = next(one for one in page.view.items() if isinstance(one, Ground))
    place = page.view.mapFromScene(ground.rect().topRight() + QPointF(-30, 30))
    assert picture.pixelColor(place) == QColor(colours.now().hover)
    assert not page.grab().isNull()


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_poster_is_opened_in_the_reader(page, settle, monkeypatch, sheet):
    opened, said = [], []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    page.said.connect(lambda sentence, _undo: said.append(sentence))
    page.print_on(sheet)
    settle()
    assert [path.name for path in opened] == ["แผนภาพ.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF-")
    assert bool(said) == (sheet == "A4 landscape")
    page.print_()
    assert [action.text() for action in page._menu.actions()] == [_(word) for word in SHEETS.values()]
    page._menu.close()


def test_nothing_stands_on_the_map_of_nothing(page, settle, monkeypatch):
    monkeypatch.setattr(community_map, "gather", lambda _session, _asked: Graph())
    page.refresh("villages")
    settle()
    assert page._stack.currentWidget() is page.empty
    page.view.choose("nobody")
    page.view._go(1, 0)
    assert page.view.chosen() == ""
    assert page.legend.sizeHint().height() >= 0
