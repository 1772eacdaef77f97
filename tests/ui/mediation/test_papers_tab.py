"""The papers of a case on its page: what it needs, issuing with the page in sight, and what leaves the seal."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from desktop.domain.case_papers import CASE_PAPERS
from desktop.printing import draw
from desktop.store import tables
from desktop.thai import dates
from desktop.thai.digits import to_thai
from desktop.ui.mediation.case_paper_dialog import CasePaperDialog
from desktop.ui.mediation.papers_tab import PapersTab
from desktop.ui.papers.print_dialog import PrintDialog
from desktop.ui.parts import pdf_pages
from desktop.work import case_papers, cases
from desktop.work.case_papers import Request
from tests.work.filled_case import ASKER, OTHER, SUBJECT, fill

SCAN = b"%PDF-1.4 signed"


@pytest.fixture
def filled(do):
    return do(fill)


@pytest.fixture
def whole(ask, filled):
    return lambda: ask(cases.whole, filled.case)


@pytest.fixture
def tab(show_tab, jobs, whole):
    return show_tab(PapersTab(jobs), whole)


@pytest.fixture
def issued(do, filled, tab, whole, settle):
    """Issue an invitation as another window would, and show it."""
    request = Request(case=filled.case, kind="summons", about=filled.summons, dated=date(2026, 2, 1))
    paper = do(case_papers.issue, request, draw)
    tab.show_whole(whole())
    settle()
    return paper


def dialog(tab, kind=QDialog):
    return next(one for one in tab.findChildren(kind) if one.isVisible())


def because(tab, purpose, settle):
    """Say why something leaves the seal."""
    asked = dialog(tab)
    asked.form.set_value("purpose", purpose)
    asked.ask()
    settle()


def noted(ask):
    def read(session):
        return [row.reason for row in session.execute(sa.select(tables.readings))]

    return ask(read)


def rows(tab):
    return [tab.list.item(row).text() for row in range(tab.list.count())]


# What is to be issued


def test_the_papers_of_this_stage_stand_first_and_every_kind_in_the_menu(tab):
    assert [one.text() for one in tab.suggested] == [
        "ออกบันทึกข้อตกลงระงับข้อพิพาท…", "ออกหนังสือรับรองผลการไกล่เกลี่ย…", "ออกแบบติดตามผล…"
    ]  # fmt: skip
    assert [one.text() for one in tab.kinds.actions()] == [kind.title for kind in CASE_PAPERS.values()]
    assert tab.paper.missing.sentence.text() == "หนังสือที่ออกจะปรากฏที่นี่"
    assert not any(act.isVisible() for act in tab.acts.values())
    tab.others.click()
    assert tab.kinds.isVisible()
    tab.kinds.close()


def test_a_paper_is_seen_before_it_is_issued_and_shown_after(tab, settle, whole):
    tab.suggested[1].click()
    asked = dialog(tab, CasePaperDialog)
    settle()
    assert asked.number.text() == f"จะได้เลขที่ {to_thai('1')}/{to_thai(str(dates.year(date.today())))}"
    assert asked.paper.currentWidget() is asked.paper.preview
    assert asked.sentence.text().startswith("หนังสือรับรองผลการไกล่เกลี่ยจะลงวันที่")
    assert "ลงนามโดย" in asked.signer.text()
    asked.verb.click()
    settle()
    [paper] = whole().papers
    assert rows(tab) == [f"หนังสือรับรองผลการไกล่เกลี่ย ที่ {case_number(paper)}"]
    assert tab.paper.currentWidget() is tab.paper.preview
    assert tab.badge.accessibleName() == "ออกแล้ว"
    assert tab.words == ["ออกหนังสือแล้ว"]
    assert "ออกหนังสือรับรองผลการไกล่เกลี่ย…" not in [one.text() for one in tab.suggested]


def case_number(paper):
    return to_thai(f"{paper.number}/{paper.year}")


def test_a_paper_chosen_from_the_menu_is_made_from_the_part_that_is_chosen(tab, filled, settle, whole):
    tab.kinds.actions()[list(CASE_PAPERS).index("consent")].trigger()
    asked = dialog(tab, CasePaperDialog)
    settle()
    asked.form.set_value("about", filled.other)
    asked.form.edited.emit("about")
    asked.form.set_value("dated", date(2026, 2, 1))
    asked.verb.click()
    settle()
    [paper] = whole().papers
    assert (paper.about, paper.dated, paper.number) == (filled.other, date(2026, 2, 1), None)
    assert OTHER in tab.list.line(tab.list.item(0)).detail


def test_a_number_of_the_registry_is_typed_and_a_taken_one_refused_beside_it(tab, issued, settle, whole):
    tab.issue("summons")
    asked = dialog(tab, CasePaperDialog)
    settle()
    assert not asked.form.editor("number").isVisible()
    for name, value in (("way", "given"), ("dated", date(2026, 2, 1)), ("number", issued.number)):
        asked.form.set_value(name, value)
        asked.form.edited.emit(name)
    assert asked.form.editor("number").isVisible()
    asked.verb.click()
    settle()
    assert asked.form.errors() == ("number",)
    assert asked.verb.isEnabled()
    asked.form.set_value("number", 40)
    asked.verb.click()
    settle()
    assert {paper.number for paper in whole().papers} == {issued.number, 40}


def test_a_paper_that_cannot_be_made_yet_says_what_is_missing(qtbot, jobs, settle, begin, ask):
    bare = ask(cases.whole, begin(other=""))
    page = PapersTab(jobs)
    qtbot.addWidget(page)
    page.show_whole(bare)
    for kind, sentence in (
        ("session", "ยังไม่มีการนั่งไกล่เกลี่ย"),
        ("summons", "ยังไม่มีการนัด"),
        ("extension", "ยังไม่มีการขยายเวลา"),
    ):
        asked = CasePaperDialog(jobs, bare, kind, page)
        settle()
        assert sentence in asked.paper.missing.sentence.text()
        asked.issue()
        assert asked.form.errors() == ("about",)
        asked.reject()
    asked = CasePaperDialog(jobs, bare, "agreement", page)
    settle()
    assert "ยังไม่มี" in asked.paper.missing.sentence.text()
    asked.reject()


def test_nobody_is_chosen_to_be_asked_while_the_other_side_is_not_known(qtbot, jobs, settle, begin, ask):
    asked = CasePaperDialog(jobs, ask(cases.whole, begin(other="")), "asking")
    qtbot.addWidget(asked)
    settle()
    assert asked.form.settled()["about"] == ""
    assert asked.paper.missing.sentence.text() == "ต้องเลือกคู่กรณีก่อนออกหนังสือ"


# What was issued


def test_an_issued_paper_is_told_by_kind_number_and_what_it_is_made_from(tab, issued):
    [line] = [tab.list.line(tab.list.item(0))]
    assert line.label == f"หนังสือเชิญคู่กรณี ที่ {case_number(issued)}"
    assert "1 ก.พ. 2569" in line.detail
    assert OTHER in line.detail
    assert tab.name.text() == line.label
    shown = {name for name, act in tab.acts.items() if act.isVisible()}
    assert shown == {"print", "save", "word", "attach", "cancel"}


def test_printing_asks_why_notes_it_and_names_the_job_by_kind_and_number(tab, issued, settle, ask):
    tab.acts["print"].click()
    because(tab, "party", settle)
    assert noted(ask) == ["mediate", "party"]
    asked = dialog(tab, PrintDialog)
    said = asked.sentence.text()
    assert said.startswith(f"หนังสือเชิญคู่กรณี ที่ {case_number(issued)}")
    assert tab.printing._printer.docName() == tab.name.text()
    for secret in (ASKER, OTHER, SUBJECT):
        assert secret not in said
    asked.reject()


def test_turning_back_takes_nothing_out_and_notes_nothing(tab, issued, settle, ask):
    tab.acts["save"].click()
    dialog(tab).reject()
    settle()
    assert noted(ask) == ["mediate"]


def test_pdf_and_word_are_saved_where_the_officer_says(tab, issued, settle, tmp_path, monkeypatch, ask):
    names = []

    def choose(_page, _title, path, _kind):
        names.append(Path(path).name)
        return str(tmp_path / Path(path).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for name in ("save", "word"):
        tab.acts[name].click()
        because(tab, "law", settle)
        settle()
    kept = f"หนังสือเชิญคู่กรณี {issued.number}-2569"
    assert names == [f"{kept}.pdf", f"{kept}.docx"]
    assert (tmp_path / names[0]).read_bytes() == ask(case_papers.look_at, issued.id, draw)
    assert pdf_pages.count((tmp_path / names[0]).read_bytes()) == issued.pages
    assert (tmp_path / names[1]).read_bytes().startswith(b"PK")
    assert noted(ask) == ["mediate", "law", "law"]
    assert tab.words == ["บันทึกไฟล์แล้ว", "บันทึกไฟล์แล้ว"]


def test_nothing_is_saved_where_no_place_is_chosen(tab, issued, settle, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    tab.save_pdf()
    because(tab, "law", settle)
    assert tab.words == []


def test_the_signed_scan_is_attached_and_opened(tab, issued, settle, tmp_path, monkeypatch, whole):
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "scan.pdf"), ""))
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(QUrl(url).toLocalFile())) or True
    )
    tab.acts["attach"].click()
    settle()
    assert tab.words == ["แนบสำเนาที่ลงนามแล้ว"]
    assert "มีสำเนาที่ลงนามแล้ว" in tab.list.line(tab.list.item(0)).detail
    tab.acts["scan"].click()
    because(tab, "review", settle)
    settle()
    [path] = opened
    assert Path(path).name == f"หนังสือเชิญคู่กรณี {issued.number}-2569.pdf"
    assert Path(path).read_bytes() == SCAN


def test_a_paper_is_cancelled_with_a_reason(tab, issued, settle, whole):
    tab.acts["cancel"].click()
    asked = dialog(tab)
    asked.ask()
    settle()
    assert asked.form.errors() == ("reason",)
    asked.form.set_value("reason", "พิมพ์วันผิด")
    asked.ask()
    settle()
    [paper] = whole().papers
    assert (paper.state, paper.reason) == ("cancelled", "พิมพ์วันผิด")
    assert tab.badge.accessibleName() == "ยกเลิกแล้ว"
    assert "ยกเลิกแล้ว: พิมพ์วันผิด" in tab.list.line(tab.list.item(0)).detail
    assert not tab.acts["cancel"].isVisible()
    assert not tab.acts["attach"].isVisible()
    assert tab.acts["print"].isVisible()


def test_without_a_paper_nothing_is_done(tab):
    for act in (tab.print_, tab.save_pdf, tab.save_word, tab.open_scan, tab.attach_scan, tab.cancel):
        act()
    assert not [one for one in tab.findChildren(QDialog) if one.isVisible()]
    assert QApplication.activeModalWidget() is None
