"""A new case by keyboard alone, refusals beside their fields, and what is half typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.cases import Case, Party
from desktop.domain.people import Person
from desktop.store import drafts, tables
from desktop.store import records as store
from desktop.ui import pages
from desktop.ui.mediation.new_case import NewCase
from desktop.ui.parts import messages
from tests.ui.forms import under
from tests.ui.parts.test_accessible import nameless

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make_shown, jobs, settle):
    made = NewCase(jobs)
    made.begins = []
    made.begun.connect(made.begins.append)
    make_shown(made)
    made.open("cases", "")
    settle()
    return made


@pytest.fixture
def offered(qtbot, settle):
    """Give what waits for the names that are offered under the line with the keyboard."""

    def offered():
        view = QApplication.focusWidget()._view
        qtbot.waitUntil(view.isVisible)
        return view

    return offered


def line(page, side, number=0):
    return page.body.sides.sides[side]._lines[number]


def parties(ask, between):
    case = next(one for one in ask(store.find, Case) if between in one.between)
    table = tables.of(Party)
    return case, ask(store.find, Party, table.c.case == case.id, order=(table.c.no,))


class Hands(QObject):
    """Types at whatever has the keyboard; counts the keys, and what the mouse does anywhere."""

    def __init__(self, window, press, settle):
        super().__init__()
        self.window, self._press, self._settle = window, press, settle
        self.keys = self.clicks = 0

    def eventFilter(self, _watched, event):
        self.clicks += event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        return False

    def key(self, code, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
        for _time in range(times):
            self.keys += 1
            QTest.keyClick(QApplication.focusWidget() or self.window, code, modifiers)
            self._settle()

    def write(self, text, then):
        self.keys += len(text)
        self._press(QApplication.focusWidget(), text)
        self.key(then)


@pytest.fixture
def hands(qtbot, jobs, settle, press, qapp, tmp_path):
    """Give hands at the window, the place of mediation on show."""
    window = pages.make_window(jobs, tmp_path / "log", lambda: None, lambda _old, _new: None)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.go("mediation")
    settle()
    made = Hands(window, press, settle)
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def type_a_case(hands):
    """Type a whole case between three, from the place in the navigation to its saving."""
    hands.key(Qt.Key.Key_N, CTRL)
    hands.key(ENTER)  # received today
    hands.key(ENTER)  # came in person
    for text in ("นายสมมติ คนแรก", "081-000-0001", "1 ม.3"):
        hands.write(text, ENTER)
    for text in ("นางสมมติ คนที่สอง", "", ""):
        hands.write(text, ENTER)
    hands.key(ENTER)  # nobody more on this side
    hands.write("กลุ่มทดลองสมมติ", ENTER)
    hands.key(ENTER, times=3)
    hands.write("หนี้สินสมมติ", ENTER)
    hands.key(ENTER)  # the subject follows from the kind
    hands.write("ยืมเงินไปแล้วไม่คืนตามกำหนด", TAB)
    hands.write("ขอให้คืนเงิน", TAB)
    hands.write("12,500", ENTER)
    hands.key(ENTER, times=2)  # village, place
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_S, CTRL)


def test_a_whole_case_is_typed_without_the_mouse(hands, settle, kinds, ask):
    """From the place in the navigation to the number of the case, by keys alone."""
    type_a_case(hands)
    settle()
    case, made = parties(ask, "คนแรก")
    assert hands.clicks == 0
    assert hands.keys < 200
    assert (case.received, case.channel, case.value) == (date.today(), "self", 1_250_000)
    assert (case.kind, case.subject) == (kinds["หนี้สินสมมติ"].id, "หนี้สินสมมติ")
    assert (case.facts, case.asks) == ("ยืมเงินไปแล้วไม่คืนตามกำหนด", "ขอให้คืนเงิน")
    assert case.no_court_case
    assert case.code
    assert case.received_by == "นางสาวฝึกหัด ตั้งใจ"
    assert [(one.side, one.kind, one.name, one.phone, one.address) for one in made] == [
        ("1", "person", "นายสมมติ คนแรก", "081-000-0001", "1 ม.3"),
        ("1", "person", "นางสมมติ คนที่สอง", "", ""),
        ("2", "organisation", "กลุ่มทดลองสมมติ", "", ""),
    ]
    assert hands.window.page().title() == case.code


def test_somebody_of_the_office_is_chosen_from_the_names_offered(
    page, press, offered, ask, do, settle, kinds
):
    id_ = do(store.add, Person(
        title="นาย", first_name="เลือกได้", last_name="สมมติ", phone="081-0", address="7", national_id="1234567890121"
    ))  # fmt: skip
    name = line(page, "1").name
    name.setFocus()
    press(name, "เลือกได้")
    view = offered()
    model = view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["เลือกได้", "นายเลือกได้ สมมติ"]
    QTest.keyClick(view, DOWN)
    QTest.keyClick(view, ENTER)
    assert name.text() == "นายเลือกได้ สมมติ"
    assert QApplication.focusWidget() is line(page, "1").phone
    press(line(page, "1").phone, "089-9")
    fill(page, kinds)
    page.save()
    settle()
    _case, [party] = parties(ask, "เลือกได้")
    assert (party.person, party.name, party.phone, party.address) == (id_, "นายเลือกได้ สมมติ", "089-9", "7")
    assert party.national_id == "x-xxxx-xxxxx-12-1"


def test_a_name_that_is_typed_on_is_no_longer_who_was_chosen(page, do, kinds, press, settle, ask):
    before = len(ask(store.find, Person))
    name = line(page, "1").name
    name.set_value("people:one", "นายเลือกได้ สมมติ")
    name.setFocus()
    name.end(False)
    press(name, "ดี")
    assert line(page, "1").party().chosen == ""
    fill(page, kinds)
    page.save()
    settle()
    _case, [party] = parties(ask, "สมมติดี")
    assert (party.person, party.last_name) == ("", "สมมติดี")
    assert len(ask(store.find, Person)) == before


def test_the_name_as_typed_stands_first_among_those_offered(page, press, offered, settle):
    name = line(page, "2").name
    name.setFocus()
    press(name, "นายใหม่ทั้งหมด สมมติ")
    QTest.keyClick(offered(), ENTER)
    assert line(page, "2").party().chosen == ""
    assert QApplication.focusWidget() is line(page, "2").phone


def fill(page, kinds):
    page.body.form.set_value("kind", kinds["หนี้สินสมมติ"].id, "หนี้สินสมมติ")
    page.body.form.set_value("subject", "เงินกู้สมมติ")


def test_what_is_missing_is_said_beside_its_field(page, settle):
    page.body.form.set_value("received", None)
    page.save()
    settle()
    assert under(page.body, "received") == ("ต้องกรอก “วันที่รับ” ก่อนบันทึก", "invalid")
    assert under(page.body, "kind") == ("ต้องกรอก “ประเภทข้อพิพาท” ก่อนบันทึก", "invalid")
    assert line(page, "1").name.accessibleDescription() == "ต้องมีผู้ร้องอย่างน้อยหนึ่งคน"
    assert page.begins == []


def test_a_phone_without_a_name_and_a_name_that_is_too_long_are_said_under_their_line(page, kinds, settle):
    fill(page, kinds)
    line(page, "1").name.setText("นายสมมติ ทดลอง")
    line(page, "2").phone.setText("081")
    page.save()
    assert line(page, "2").name.accessibleDescription() == "ยังไม่ได้พิมพ์ชื่อของคนนี้"
    line(page, "2").phone.setText("")
    line(page, "1").phone.setText("0" * 61)
    page.save()
    settle()
    assert "60" in line(page, "1").phone.accessibleDescription()
    assert page.begins == []
    line(page, "1").phone.setText("")
    page.save()
    settle()
    assert len(page.begins) == 1


def test_a_refusal_of_the_work_stands_under_the_side_it_is_of(page, kinds):
    from desktop.errors import CannotDo

    assert page.body.take(CannotDo("ต้องมีผู้ร้องอย่างน้อยหนึ่งคน", "parties"))
    assert line(page, "1").name.accessibleDescription() == "ต้องมีผู้ร้องอย่างน้อยหนึ่งคน"
    assert page.body.take(CannotDo("ไม่ได้", "subject"))
    assert under(page.body, "subject") == ("ไม่ได้", "invalid")
    assert not page.body.take(ValueError())


def test_what_is_half_typed_comes_back_and_is_sealed(
    page, make_shown, jobs, settle, practice_store, kinds, ask
):
    page.body.sides.show_parties([])
    line(page, "1").name.setText("นางค้างไว้ สมมติ")
    line(page, "1").phone.setText("081")
    page.body.form.set_value("facts", "ความลับของสมมติ")
    page.body.form.set_value("received", date(2026, 8, 1))
    page._keep_draft()
    settle()
    kept = ask(
        lambda session: session.connection.scalar(
            tables.drafts.select().with_only_columns(tables.drafts.c["values"])
        )
    )
    assert "ค้างไว้" not in kept
    assert "ความลับ" not in kept
    again = make_shown(NewCase(jobs))
    again.open("cases", "")
    settle()
    assert again.words == ["นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"]
    assert again.body.dirty
    assert (line(again, "1").name.text(), line(again, "1").phone.text()) == ("นางค้างไว้ สมมติ", "081")
    form = again.body.page().case
    assert (form.facts, form.received, form.received_at) == ("ความลับของสมมติ", date(2026, 8, 1), "")
    fill(again, kinds)
    again.save()
    settle()
    assert ask(drafts.find) == ()
    assert not again.body.dirty


def test_leaving_asks_once_and_forgets_what_is_not_wanted(page, monkeypatch, settle, ask, kinds):
    left = []
    assert page.can_leave(left.append)
    line(page, "2").address.setText("บ้านสมมติ")
    monkeypatch.setattr(messages, "leave", lambda _page: messages.STAY)
    assert not page.can_leave(left.append)
    page._keep_draft()
    monkeypatch.setattr(messages, "leave", lambda _page: messages.LEAVE)
    assert page.can_leave(left.append)
    settle()
    assert ask(drafts.find) == ()
    line(page, "1").name.setText("นายไปต่อ สมมติ")
    line(page, "2").address.setText("")
    fill(page, kinds)
    monkeypatch.setattr(messages, "leave", lambda _page: messages.SAVE)
    assert not page.can_leave(lambda: left.append("gone"))
    settle()
    assert left == ["gone"]
    assert page.begins == []
    assert any("นายไปต่อ" in one.between for one in ask(store.find, Case))


def test_pressing_save_twice_takes_one_number(page, kinds, settle, ask):
    fill(page, kinds)
    line(page, "1").name.setText("นายกดซ้ำ สมมติ")
    page.save()
    page.save()
    settle()
    assert len([one for one in ask(store.find, Case) if "นายกดซ้ำ" in one.between]) == 1
    assert len(page.begins) == 1


def test_after_a_refusal_it_is_saved_again(page, kinds, settle, practice_store, refusals, ask):
    fill(page, kinds)
    line(page, "1").name.setText("นายลองใหม่ สมมติ")
    allowed, practice_store.permits = practice_store.permits, frozenset()
    page.save()
    settle()
    assert page.begins == []
    practice_store.permits = allowed
    page.save()
    settle()
    assert len(page.begins) == 1


def test_the_tambon_follows_the_village_or_the_one_on_show(page, make_shown, jobs, settle, ask):
    from desktop.domain.villages import Village

    village = ask(store.find, Village)[0]
    page.body.form.set_value("village", village.id, village.label)
    page.body.form.edited.emit("village")
    settle()
    assert page.body.page().case.tambon == village.tambon
    other = make_shown(NewCase(jobs))
    other.show_tambon("240601")
    other.open("cases", "")
    settle()
    assert other.body.page().case.tambon == "240601"


def test_the_hour_is_kept_only_of_today(page):
    assert page.body.page().case.received_at[2] == "."
    page.body.form.set_value("received", date(2026, 8, 1))
    assert page.body.page().case.received_at == ""


def test_everything_has_a_name_and_tab_goes_through_both_sides(page, settle):
    page.body.sides.sides["1"].more.click()
    line(page, "1").name.setText("นายสมมติ")
    page.body.sides.sides["1"].more.click()
    settle()
    assert nameless(page) == []
    page.body.form.editor("channel").setFocus()
    seen = []
    for _step in range(12):
        QTest.keyClick(QApplication.focusWidget(), TAB)
        seen.append(QApplication.focusWidget())
    sides = page.body.sides.sides
    wanted = [
        *line(page, "1").lines(), *line(page, "1", 1).lines(), sides["1"].more, *line(page, "2").lines(),
        sides["2"].more, page.body.form.editor("kind"),
    ]  # fmt: skip
    assert seen == wanted


def test_a_line_takes_back_letters_by_ctrl_z(page, press):
    phone = line(page, "1").phone
    phone.setFocus()
    press(phone, "081")
    press(phone, Qt.Key.Key_Z, CTRL)
    assert phone.text() == ""
    press(phone, Qt.Key.Key_Y, CTRL)
    assert phone.text() == "081"


def test_the_subject_that_was_typed_is_not_replaced_by_the_kind(page, kinds):
    form = page.body.form
    first, second = kinds["หนี้สินสมมติ"], kinds["แนวเขตสมมติ"]
    form.editor("kind").choose(_match(first))
    assert form.settled()["subject"] == first.name
    form.editor("kind").choose(_match(second))
    assert form.settled()["subject"] == second.name
    form.set_value("subject", "รั้วล้ำที่")
    form.editor("kind").choose(_match(first))
    assert form.settled()["subject"] == "รั้วล้ำที่"


def test_a_kind_is_taken_by_a_part_of_its_words_and_not_by_one_of_several(page):
    editor = page.body.form.editor("kind")
    editor.setText("ฝากขายสมมติ")
    editor.commit()
    assert editor.text() == "หนี้สินสมมติ"
    editor.setText("สมมติ")
    editor.commit()
    assert editor.problem() is not None


def _match(kind):
    from desktop.ui.parts.picker import Match

    return Match(kind.id, kind.name)
