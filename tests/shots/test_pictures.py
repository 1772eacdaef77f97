"""Pictures of every window in light, dark and at 150 %, and of the two papers, into `build/shots`; nothing is clipped.

All looks are taken by `python3 packaging/dev.py shots`, to be looked at; a test run takes two of them.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app as program
from desktop import paths, settings
from desktop.domain.committees import Committee
from desktop.domain.filters import Condition
from desktop.domain.meetings import Meeting
from desktop.domain.organisations import Organisation, OrganisationKind
from desktop.domain.own_fields import OwnField
from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.domain.surveys import SurveyRound
from desktop.domain.topics import TOPICS
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.ui.imports.dialog import ImportDialog
from desktop.ui.shell.entrance import Entrance
from desktop.ui.surveys.comparison import ComparisonTab
from desktop.work import number_blocks, papers, received, surveys
from desktop.work import records as work
from tests.conftest import PASSPHRASE
from tests.exchange.office_workbook import SAMPLE
from tests.shots import backups, mediation, merging, privacy, salvage, server, users
from tests.shots.taking import DAY, OFFICER, SHOTS, picture, settle

LOOKS = {"light": ("light", 100), "dark": ("dark", 100), "large": ("light", 150)}
LISTS = ("home", "centres", "people", "organisations", "committees", "papers", "settings")
RECORDS = ("centres", "people", "organisations", "committees", "papers", "signers", "rules", "registers")
LANGUAGES = ("th", "en")
EVERY = [(language, look) for language in LANGUAGES for look in LOOKS]
TAKEN = (
    EVERY if os.environ.get("TAMBON_DESK_SHOTS") == "all" else [("th", "large")]
)  # the narrowest; `shots` takes all


class OfficersScreen:
    """The usual screen: dialogs grow no larger than it; the screen of a test run is smaller."""

    @staticmethod
    def availableGeometry():
        return QRect(0, 0, 1366, 728)


@pytest.fixture(scope="module", params=TAKEN, ids="-".join)
def desk(request, qapp, made_practice, tmp_path_factory):
    """Give the program in one look, with a practice office open in a window of 1366 × 768."""
    language, look = request.param
    dark, size = LOOKS[look]
    patch = pytest.MonkeyPatch()
    patch.setenv("TAMBON_DESK_HOME", str(tmp_path_factory.mktemp("machine")))
    paths.machine_folder.cache_clear()
    for key, value in (("language", language), ("dark", dark), ("text_size", size)):
        settings.put(key, value)
    patch.setattr(QWidget, "screen", lambda _part: OfficersScreen)
    program.dress(qapp)
    folder = tmp_path_factory.mktemp("shots") / "office"
    shutil.copytree(made_practice[0], folder)
    made = program.Desk(qapp)
    made.name, made.keys = f"{language}-{look}", made_practice[1]
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


def test_every_window_in_this_look(desk, qtbot):
    made, folder = desk
    picture_the_way_in(made, folder, qtbot)
    picture_every_place_and_record(made, qtbot)
    picture_the_dialogs(made, qtbot)
    picture_the_registers(made, qtbot)
    picture_the_meetings(made, qtbot)
    picture_the_wordings(made, qtbot)
    picture_the_strength(made, qtbot)
    picture_the_surveys(made, qtbot)
    picture_the_summaries(made, qtbot)
    picture_an_organisation(made, qtbot)
    picture_the_map(made, qtbot)
    picture_the_ways_to_find(made, qtbot)
    picture_an_import(made, folder, qtbot)
    mediation.picture_the_cases(made, qtbot)
    mediation.picture_the_teaching_of_mediation(made, qtbot)
    backups.picture_the_backups(made, qtbot)
    users.picture_the_users(made, qtbot)
    merging.picture_the_copies(made, qtbot)
    server.picture_the_server(made, qtbot)
    privacy.picture_the_privacy(made, qtbot)


def picture_the_way_in(made, folder, qtbot):
    made.begin(None)
    settle(qtbot, made)
    entrance: Entrance = made.entrance
    picture(made, entrance, "entrance-start")
    entrance.currentWidget().new_asked.emit()
    settle(qtbot, made)
    picture(made, entrance, "entrance-new")
    entrance.join()
    picture(made, entrance, "entrance-join")
    entrance.unlock(folder)
    settle(qtbot, made)
    picture(made, entrance, "entrance-unlock")
    entrance.currentWidget().forgotten.emit()
    settle(qtbot, made)
    picture(made, entrance, "entrance-forgotten")
    salvage.picture_a_salvage(made, folder, made.keys, qtbot)
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
        with reading(made.office.store) as session:
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

    with reading(made.office.store) as session:
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


def picture_the_registers(made, qtbot):
    """Picture letters received and reserved numbers with their dialogs."""
    with writing(made.office.store, OFFICER, "ลงรับ") as session:
        letter = received.receive(
            session, Received(came=DAY, at="9.30", sender="จังหวัดฉะเชิงเทรา", subject="ประชุม")
        )
    with writing(made.office.store, OFFICER, "จองเลข") as session:
        block = number_blocks.reserve(session, "announcement", 17, "โน้ตบุ๊ก 1")
    window = made.window
    window.go("papers")
    place = window.page()
    for at, topic, one in ((1, "received", letter), (2, "number_blocks", block)):
        place.tabs.setCurrentIndex(at)
        place.pages[topic].refresh(topic)
        settle(qtbot, made)
        picture(made, window, topic)
        window.open(topic, one.id)
        settle(qtbot, made)
        picture(made, window, f"{topic}-record")
    letters, blocks = place.pages["received"], place.pages["number_blocks"]
    for name, ask in (
        ("receive", letters.new), ("note", letters.record.note), ("strike", letters.record.strike),
        ("reserve", blocks.new), ("take-along", blocks.copy), ("give-back", blocks.give_back),
        ("lost", blocks.record.lose),
    ):  # fmt: skip
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, name)
        dialog.reject()


def picture_the_meetings(made, qtbot):
    """Picture the list under its months, a meeting tab by tab, the next one prepared, and their dialogs."""
    window = made.window
    with reading(made.office.store) as session:
        kept = records.find(session, Meeting)[1]
    window.go("meetings")
    settle(qtbot, made)
    picture(made, window, "meetings")
    place = window.page()
    for name, id_ in (("meeting", kept.id), ("meeting-next", kept.committee)):
        window.open("meetings", id_)
        settle(qtbot, made)
        tabs = place.record.body.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            settle(qtbot, made)
            picture(made, window, f"{name}-{number + 1}")
    place.record.body.mark_saved()
    for name, ask in (
        ("meeting-begin", partial(place.ask_committee, DAY)),
        ("meeting-batch", place.issue_many),
    ):
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, name)
        dialog.reject()


def picture_the_wordings(made, qtbot):
    """Picture whose words each kind of paper has, and the page where they are changed, tab by tab."""
    window = made.window
    window.open("wordings", "")
    settle(qtbot, made)
    place = window.page().page("wordings")
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


def picture_the_summaries(made, qtbot):
    """Picture the sums of a tambon with the rows behind a number, further down, and a sheet as it prints."""
    window = made.window
    window.go("summaries")
    settle(qtbot, made)
    page = window.page().pages["summaries"]
    page.villages.table.open_at(0, 1)
    settle(qtbot, made)
    picture(made, window, "summaries")
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(qtbot, made)
    picture(made, window, "summaries-further")
    page.show_sheet("tambon")
    settle(qtbot, made)
    picture(made, QApplication.activeModalWidget(), "summary-sheet")
    QApplication.activeModalWidget().reject()


def picture_the_map(made, qtbot):
    """Picture the map of people, groups and villages with one of them marked, and who is supported by whom."""
    window = made.window
    window.go("summaries")
    place = window.page()
    for key in ("map", "matrix"):
        place.tabs.setCurrentIndex([*place.pages].index(key))
        settle(qtbot, made)
        picture(made, window, key)
    bar = place.pages["matrix"].table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    picture(made, window, "matrix-further")
    place.tabs.setCurrentIndex(0)


def picture_the_ways_to_find(made, qtbot):
    """Picture the search box, a list with a filter, the dialog that sets it, and a change of several rows."""
    window = made.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.search.setFocus()
    window.search.setText("ท่าถ่าน")
    settle(qtbot, made)
    assert window.search.results() is not None
    picture(made, window, "search")
    window.search.close_results()
    window.search.clear()
    window.go("people")
    window.page().show_list()
    shown = window.page().list
    shown.filters.choose(
        (
            Condition("occupation", "holds", "ค้าขาย"),
            Condition("born", "between", date(1950, 1, 1), date(2000, 11, 30)),
        )
    )
    settle(qtbot, made)
    picture(made, window, "people-filtered")
    shown.filters.ask()
    settle(qtbot, made)
    picture(made, QApplication.activeModalWidget(), "filter")
    QApplication.activeModalWidget().reject()
    shown.table.selectAll()
    shown._change_many()
    settle(qtbot, made)
    dialog = QApplication.activeModalWidget()
    dialog.fields.setCurrentIndex(dialog.fields.findData("occupation"))
    dialog._editor.set_value("เลี้ยงไหม")
    dialog.preview()
    settle(qtbot, made)
    picture(made, dialog, "bulk")
    dialog.reject()
    shown.filters.choose(())


def picture_an_import(made, folder, qtbot):
    """Picture a file of groups: its columns, and what is going to happen."""
    file = folder.parent / "บัญชีกลุ่ม.csv"
    file.write_text(
        "บัญชีกลุ่มในตำบล,,,\nชื่อกลุ่ม,หมู่ที่,ประธาน,ก่อตั้ง\nกลุ่มจักสานทดลอง,หมู่ 1,นางทดลอง สมมติ,8 พ.ค. 51\n"
        "กลุ่มสตรีบ้านหนองสมมติ,1,,\nกลุ่มผิดทดลอง,หมู่ 88,,32/13/2551\nรวม,,,3\n", "utf-8-sig",
    )  # fmt: skip
    dialog = ImportDialog(made.jobs, Organisation, file, "240606", made.window)
    dialog.open()
    settle(qtbot, made)
    picture(made, dialog, "import-columns")
    dialog.try_()
    settle(qtbot, made)
    picture(made, dialog, "import-outcome")
    dialog.outcome.tabs.setCurrentWidget(dialog.outcome.refused)
    picture(made, dialog, "import-refused")
    dialog.reject()


def picture_an_organisation(made, qtbot):
    """Picture an organisation tab by tab with a dialog of each, the office's own fields, and where they are made."""
    window = made.window
    with writing(made.office.store, OFFICER, "เพิ่มช่อง") as session:
        women = next(one for one in records.find(session, Organisation) if one.kind == "กลุ่มสตรี")
        work.add(session, OwnField(title="เลขบัญชีธนาคาร", listed=True, hint="ของกลุ่ม ไม่ใช่ของบุคคล", place=10))
        work.add(session, OwnField(title="เงินปันผลปีล่าสุด (บาท)", kind="money", place=20))
        work.add(session, OrganisationKind(name="กลุ่มธนาคารขยะ", source="มติที่ประชุมอำเภอ"))
    window.go("organisations")
    settle(qtbot, made)
    window.page().refresh("own_fields")
    settle(qtbot, made)
    window.open("organisations", "")
    settle(qtbot, made)
    picture(made, window, "organisation-new")
    window.open("organisations", women.id)
    settle(qtbot, made)
    page = window.page().record
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        settle(qtbot, made)
        if number and hasattr(page.tab(key := [*page._makers][number - 1]), "table"):
            page.tab(key).table.selectRow(0)
            settle(qtbot, made)
        picture(made, window, f"organisation-{number + 1}")
    network = page.tab("network")
    asked = (
        ("member", page.tab("members").add), ("product", page.tab("products").add), ("tie", network.ties.add),
        ("support", network.supports.add), ("scan", page.tab("scans").add), ("close", page.ask_close),
    )  # fmt: skip
    for name, ask in asked:
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, f"organisation-{name}")
        dialog.reject()
    for topic in ("own_fields", "organisation_kinds"):
        with reading(made.office.store) as session:
            first = records.find(session, TOPICS[topic])[0].id
        window.open(topic, first)
        settle(qtbot, made)
        picture(made, window, f"{topic}-record")
        window.page().back()
        settle(qtbot, made)
        picture(made, window, topic)


def picture_the_surveys(made, qtbot):
    """Picture the rounds, one round, a sheet with something unknown and something odd, and an organisation's years."""
    window = made.window
    with reading(made.office.store) as session:
        newest = records.find(session, SurveyRound)[0]
        village = surveys.progress(session, newest.id)[-1]
    window.go("surveys")
    settle(qtbot, made)
    picture(made, window, "surveys")
    window.open("survey_rounds", newest.id)
    settle(qtbot, made)
    picture(made, window, "survey-round")
    place = window.page()
    place.ask_start()
    settle(qtbot, made)
    dialog = QApplication.activeModalWidget()
    picture(made, dialog, "survey-start")
    dialog.reject()
    window.open("surveys", village.lines[0].survey)
    settle(qtbot, made)
    body = place.entry.body
    body._focus("income")
    body.mark_unknown()
    body.rows["fund"].editor.set_value(99_999_900)
    body._edited("fund", 99_999_900, "")
    picture(made, window, "survey-sheet")
    body.verticalScrollBar().setValue(body.verticalScrollBar().maximum())
    settle(qtbot, made)
    picture(made, window, "survey-sheet-end")
    body.mark_saved()
    tab = ComparisonTab(made.jobs)
    tab.resize(1100, 650)
    tab.show()
    tab.show_record(village.lines[0].organisation)
    settle(qtbot, made)
    picture(made, tab, "survey-years")
    tab.hide()
    tab.deleteLater()


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


def picture_the_strength(made, qtbot):
    """Picture the tabs of strength, an assessment, a set, and the questions about a class."""
    from desktop.domain.organisations import Organisation
    from desktop.domain.strength import Assessment, StandardSet
    from desktop.ui.strength.dialogs import JudgeDialog, TasksDialog
    from desktop.work import assessments, strength, strength_start

    store, window = made.office.store, made.window
    with writing(store, OFFICER, "ทดลอง") as session:
        strength_start.begin(session)
        group = records.find(session, Organisation)[0].id
        strength.judge(session, group, "C", "ยังไม่มีระเบียบข้อบังคับ", DAY)
        strength.add_tasks(session, group, strength_start.usual_tasks()[:2], due=DAY)
        one = assessments.begin(
            session, Assessment(subject="organisation", organisation=group, year=2551, applied=DAY)
        )
        set_ = records.find(session, StandardSet)[0].id
    window.go("strength")
    settle(qtbot, made)
    page = window.page()
    for topic, tab in page.pages.items():
        page.tabs.setCurrentWidget(tab)
        settle(qtbot, made)
        picture(made, window, f"strength-{topic}")
    for topic, id_ in (("assessments", one), ("standard_sets", set_)):
        window.open(topic, id_)
        settle(qtbot, made)
        picture(made, window, f"strength-{topic}-one")
    for dialog in (JudgeDialog(made.jobs, [group], "C", window), TasksDialog(made.jobs, [group], window)):
        dialog.open()
        settle(qtbot, made)
        picture(made, dialog, f"strength-{type(dialog).__name__}")
        dialog.reject()
