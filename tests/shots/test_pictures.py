"""Pictures of every window in light, dark and at 150 %, and of the two papers, into `build/shots`; nothing is clipped.

Run alone by `python3 packaging/dev.py shots`; the pictures are then looked at.
"""

from __future__ import annotations

import re
import shutil
from functools import partial

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar

from desktop import app as program
from desktop import paths, settings
from desktop.domain.committees import Committee
from desktop.domain.papers import Paper
from desktop.domain.topics import TOPICS
from desktop.store import records
from desktop.store.session import reading
from desktop.ui.shell.entrance import Entrance
from desktop.work import papers
from tests.conftest import PASSPHRASE
from tests.exchange.office_workbook import SAMPLE

SHOTS = paths.root() / "build" / "shots"
LOOKS = {"light": ("light", 100), "dark": ("dark", 100), "large": ("light", 150)}
LISTS = ("home", "centres", "people", "organisations", "committees", "papers", "settings")
RECORDS = ("centres", "people", "organisations", "committees", "papers", "signers", "rules", "registers")
LANGUAGES = ("th", "en")
THAI = re.compile("[ก-๙]")


@pytest.fixture(
    scope="module", params=[(language, look) for language in LANGUAGES for look in LOOKS], ids="-".join
)
def desk(request, qapp, made_practice, tmp_path_factory):
    """Give the program in one look, with a practice office open in a window of 1366 × 768."""
    language, look = request.param
    dark, size = LOOKS[look]
    patch = pytest.MonkeyPatch()
    patch.setenv("TAMBON_DESK_HOME", str(tmp_path_factory.mktemp("machine")))
    paths.machine_folder.cache_clear()
    for key, value in (("language", language), ("dark", dark), ("text_size", size)):
        settings.put(key, value)
    program.dress(qapp)
    folder = tmp_path_factory.mktemp("shots") / "office"
    shutil.copytree(made_practice[0], folder)
    made = program.Desk(qapp)
    made.name = f"{language}-{look}"
    made.entrance.resize(1100, 680)
    yield made, folder
    made.jobs.close()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    made.entrance.deleteLater()
    made.close()
    qapp.removeEventFilter(made)
    settings.put("language", "th")
    program.dress(qapp)
    patch.undo()
    paths.machine_folder.cache_clear()


def settle(qtbot, desk):
    """Wait until nothing runs, and what was asked for by a pause has come too."""
    for _again in range(2):
        qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)
        qtbot.wait(160)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)


def picture(desk, widget, name):
    """Keep a picture and tell what is clipped in it."""
    folder = SHOTS / desk.name
    folder.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(folder / f"{name}.png"))
    clipped = [said for part in widget.findChildren(QLabel) if (said := clipped_label(part))]
    clipped += [
        b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() and narrow(b)
    ]
    assert clipped == [], f"clipped in {name}"
    if desk.name.startswith("en"):
        words = [b.text() for b in widget.findChildren(QAbstractButton)]
        words += [bar.tabText(n) for bar in widget.findChildren(QTabBar) for n in range(bar.count())]
        assert [word for word in words if THAI.search(word)] == [], f"not translated in {name}"


def clipped_label(label):
    """Give the text of a label that has less room than it needs."""
    if not label.isVisible() or not label.text() or label.visibleRegion().isEmpty():
        return ""
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    short = label.height() + 1 < needed
    narrow_one = not label.wordWrap() and label.width() + 1 < label.sizeHint().width()
    return label.text() if short or narrow_one else ""


def narrow(button):
    hint = button.minimumSizeHint()
    return button.width() + 1 < hint.width() or button.height() + 1 < hint.height()


def test_every_window_in_this_look(desk, qtbot):
    made, folder = desk
    picture_the_way_in(made, folder, qtbot)
    picture_every_place_and_record(made, qtbot)
    picture_the_dialogs(made, qtbot)
    picture_the_wordings(made, qtbot)


def picture_the_way_in(made, folder, qtbot):
    made.begin(None)
    settle(qtbot, made)
    entrance: Entrance = made.entrance
    picture(made, entrance, "entrance-start")
    entrance.currentWidget().new_asked.emit()
    settle(qtbot, made)
    picture(made, entrance, "entrance-new")
    entrance.unlock(folder)
    settle(qtbot, made)
    picture(made, entrance, "entrance-unlock")
    entrance.currentWidget().forgotten.emit()
    settle(qtbot, made)
    picture(made, entrance, "entrance-forgotten")
    entrance.unlock(folder)
    entrance.currentWidget().passphrase_given.emit(PASSPHRASE)
    settle(qtbot, made)
    assert made.window.isVisible()


def picture_every_place_and_record(made, qtbot):
    window = made.window
    window.resize(1366, 768)
    for place in LISTS:
        window.go(place)
        settle(qtbot, made)
        picture(made, window, place)
    for topic in RECORDS:
        with reading(made._store) as session:
            first = records.find(session, TOPICS[topic])[0].id
        window.open(topic, first)
        settle(qtbot, made)
        picture(made, window, f"{topic}-record")
    window.open("people", "")
    settle(qtbot, made)
    picture(made, window, "people-new")


def picture_the_dialogs(made, qtbot):
    """Picture each dialog of committees and papers over its page."""
    window = made.window

    def shown(name, ask):
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, name)
        dialog.reject()

    with reading(made._store) as session:
        committee = next(one for one in records.find(session, Committee) if one.kind == "centre")
        order = next(one for one in records.find(session, Paper) if one.kind == "order")
    window.open("committees", committee.id)
    settle(qtbot, made)
    page = window.page()
    shown("issue", page.print_)
    shown("end-seat", partial(page.record._ask_end, 3))
    shown("reason", partial(page.record._ask_reason, "term"))
    shown("import", partial(page.import_file, SAMPLE))
    window.open("papers", order.id)
    settle(qtbot, made)
    page = window.page().pages["papers"]
    acts = page.record._acts
    shown("cancel", acts.cancel)
    shown("number", acts.record_number)
    shown("sent", acts.note_dispatch)
    shown("changed-since", acts.show_changes)
    shown("print", page.print_)
    page.back()
    page.list.table.selectRow(1)
    settle(qtbot, made)
    picture(made, window, "papers-beside")
    shown("kinds", page.issue)
    for kind in ("letter", "certificate", "invitation", "chart", "bylaws"):
        shown(f"issue-{kind}", partial(page.issue_kind, kind))
    shown("register", page.print_register)
    shown("old-paper", page.enter_old)


def picture_the_wordings(made, qtbot):
    """Picture whose words each kind of paper has, and the page where they are changed, tab by tab."""
    window = made.window
    window.open("wordings", "")
    settle(qtbot, made)
    place = window.page().pages["wordings"]
    place.back()
    settle(qtbot, made)
    picture(made, window, "wordings")
    place.open_kind("order")
    settle(qtbot, made)
    page = place.record
    page.form.set_value("closing", "ทั้งนี้ ตั้งแต่วันที่ลงนาม")
    page._hear("closing")
    page._follow()
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        settle(qtbot, made)
        picture(made, window, f"wording-{number + 1}")
    page.form.mark_saved()


def test_the_two_papers(practice_store):
    folder = SHOTS / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    with reading(practice_store) as session:
        issued = [papers.reprint(session, paper.id) for paper in records.find(session, Paper)]
    assert {one.paper.kind for one in issued} >= {"announcement", "order"}
    for one in issued:
        for number, page in enumerate(pypdfium2.PdfDocument(one.pdf), start=1):
            page.render(scale=2).to_pil().save(folder / f"{one.paper.kind}-{number}.png")
    assert len(list(folder.glob("*.png"))) >= sum(one.paper.pages for one in issued)
