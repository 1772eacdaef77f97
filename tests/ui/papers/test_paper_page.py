"""A paper's page: the page as it was issued, its story in words, and the next act by its state."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import printing, work
from desktop.domain.papers import Paper
from desktop.printing import draw
from desktop.store import records as store
from desktop.ui.papers import files
from desktop.ui.papers.paper_page import PaperPage
from desktop.ui.parts import messages
from desktop.work import papers, records
from desktop.work.facts import the_office
from desktop.work.papers import Request


@pytest.fixture
def page(qtbot, jobs):
    made = PaperPage(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    with qtbot.waitExposed(made):
        made.show()
    jobs.changed.connect(made.refresh)
    return made


@pytest.fixture
def show(page, settle):
    def show(id_):
        page.open("papers", id_)
        settle()
        return page

    return show


@pytest.fixture
def issue(do):
    """Issue a paper at once, and give its id."""

    def issue(**asked):
        return do(papers.issue, Request(**asked), draw).paper.id

    return issue


def facts(page):
    texts = [label.text() for label in page.facts._shown]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def acts(page):
    return [name for name, act in page.acts.items() if act.isVisibleTo(page)]


def related(page):
    shown = page.related._list
    return [(shown.item(n).text(), shown.line(shown.item(n)).detail) for n in range(shown.count())]


def dialog():
    return QApplication.activeModalWidget()


def test_an_issued_order_tells_its_story(show, made, ask):
    page = show(made.order)
    pdf = ask(papers.reprint, made.order).pdf
    assert page.title() == "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑"
    assert page.head.subtitle.text() == "แต่งตั้งคณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert (page.badge.accessibleName(), page.badge.property("state")) == ("ออกแล้ว", "good")
    assert facts(page) == {
        "เลขที่": "๑๑๑/๒๕๕๑",
        "ทะเบียน": "ทะเบียนคุมคำสั่งอำเภอ",
        "ลงวันที่": "19 มีนาคม 2551",
        "ผู้ลงนาม": "นายสมมติ แบบอย่าง นายอำเภอพนมสารคาม",
        "จำนวนหน้า": "2",
        "รหัสตรวจไฟล์ (SHA-256)": facts(page)["รหัสตรวจไฟล์ (SHA-256)"],
    }
    assert facts(page)["รหัสตรวจไฟล์ (SHA-256)"].replace(" ", "") == sha256(pdf).hexdigest()
    assert related(page) == [("คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน (2551)", "คณะกรรมการ")]
    assert page.paper.preview._pdf == pdf
    assert acts(page) == ["open", "save", "word", "print", "amend", "cancel", "since", "notice"]


def test_an_announcement_has_its_place_in_the_register_and_no_amending_order(show, made):
    page = show(made.announcement)
    assert page.title() == "ประกาศอำเภอ"
    assert facts(page)["ลำดับในทะเบียน"] == "๑/๒๕๕๑"
    assert "เลขที่" not in facts(page)
    assert acts(page) == ["open", "save", "word", "print", "cancel", "since", "notice"]


def test_the_committee_is_a_thing_to_click(show, made, qtbot):
    page = show(made.order)
    with qtbot.waitSignal(page.open_asked) as asked:
        page.related._list._open(page.related._list.item(0))
    assert asked.args == ["committees", made.working_group]


def test_cancelling_opens_the_paper_that_cancels_and_both_tell_of_each_other(show, made, settle):
    page = show(made.order)
    page.acts["cancel"].click()
    settle()
    dialog().form.set_value("reason", "พิมพ์ชื่อผิด")
    dialog().issue()
    settle()
    assert page.title().startswith("คำสั่งยกเลิก ที่ ")
    assert related(page)[1][1].startswith("ฉบับนี้ยกเลิกหนังสือนั้น · ยกเลิกแล้ว")
    show(made.order)
    assert (page.badge.accessibleName(), page.badge.property("state")) == ("ยกเลิกแล้ว", "bad")
    assert facts(page)["เหตุผล"] == "พิมพ์ชื่อผิด"
    assert related(page)[1][1].startswith("หนังสือนั้นยกเลิกฉบับนี้ · ออกแล้ว")
    assert acts(page) == ["open", "save", "word", "print", "since", "notice"]
    assert "สถานะ: ออกแล้ว → ยกเลิกแล้ว" in [
        page.changes._list.item(n).text() for n in range(page.changes._list.count())
    ]


def test_an_amending_order_refers_to_what_it_amends(show, made, settle):
    page = show(made.order)
    page.acts["amend"].click()
    settle()
    dialog().form.set_value("body", "ให้แก้ไขรายชื่อลำดับที่ 3")
    dialog().issue()
    settle()
    assert page.title().startswith("คำสั่งแก้ไขเพิ่มเติม ที่ ๑/")
    assert related(page)[1] == (
        "คำสั่งอำเภอ 111/2551 แต่งตั้งคณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน",
        "ฉบับนี้แก้ไขเพิ่มเติมหนังสือนั้น · ออกแล้ว · 19 มี.ค. 2551",
    )


def test_a_draft_is_drawn_as_it_would_be_issued_and_then_issued(show, made, do, settle, ask):
    id_ = do(papers.keep_draft, Request(kind="order", committee=made.working_group, dated=date(2013, 2, 1)))
    page = show(id_)
    assert (page.badge.accessibleName(), acts(page)) == ("ร่าง", ["drop", "issue"])
    assert len(page.paper.preview.pictures()) == 2
    page.print_()
    settle()
    assert dialog().form.settled()["dated"] == date(2013, 2, 1)
    dialog().issue()
    settle()
    assert page.title() == "คำสั่งอำเภอ ที่ ๑/๒๕๕๖"
    assert ask(records.read, Paper, id_).state == "issued"


def test_a_draft_is_dropped_after_a_question(show, made, do, settle, ask, qtbot, monkeypatch):
    page = show(do(papers.keep_draft, Request(kind="order", committee=made.working_group)))
    monkeypatch.setattr(messages, "ask", lambda *given, **named: False)
    page.acts["drop"].click()
    settle()
    before = len(ask(store.find, Paper))
    monkeypatch.setattr(messages, "ask", lambda *given, **named: True)
    with qtbot.waitSignal(page.closed):
        page.acts["drop"].click()
    settle()
    assert len(ask(store.find, Paper)) == before - 1


def test_number_and_date_written_by_hand_are_recorded(show, made, issue, settle):
    page = show(issue(kind="order", committee=made.working_group, way="blank"))
    assert (page.badge.accessibleName(), page.badge.property("state")) == ("รอลงนาม", "warn")
    assert acts(page) == ["open", "save", "word", "not_signed", "print", "number", "since", "notice"]
    page.acts["number"].click()
    asked = dialog()
    asked.form.set_value("dated", date(2008, 4, 2))
    asked.form.set_value("number", 111)
    asked.ask()
    settle()
    assert asked.form.errors() == ("number",)
    asked.form.set_value("number", 112)
    asked.ask()
    settle()
    assert dialog() is None
    assert page.title() == "คำสั่งอำเภอ ที่ ๑๑๒/๒๕๕๑"
    assert page.badge.accessibleName() == "ออกแล้ว"


def test_a_paper_that_was_never_signed_stays_with_its_reason(show, made, issue, settle):
    page = show(issue(kind="order", committee=made.working_group, way="blank"))
    page.acts["not_signed"].click()
    asked = dialog()
    asked.ask()
    settle()
    assert asked.form.errors() == ("reason",)
    asked.form.set_value("reason", "นายอำเภอให้แก้รายชื่อ")
    asked.ask()
    settle()
    assert (page.badge.accessibleName(), facts(page)["เหตุผล"]) == ("ยกเลิกแล้ว", "นายอำเภอให้แก้รายชื่อ")


def test_a_file_is_saved_with_the_very_bytes(show, made, settle, tmp_path, monkeypatch, ask, qtbot):
    page = show(made.order)
    suggested = []

    def choose(_parent, _title, path, _kinds):
        suggested.append(path)
        return str(tmp_path / "คำสั่ง.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(page.said) as said:
        page.acts["save"].click()
    settle()
    assert said.args == ["บันทึกไฟล์แล้ว", None]
    assert suggested[0].endswith("คำสั่งอำเภอ 111-2551.pdf")
    assert (tmp_path / "คำสั่ง.pdf").read_bytes() == ask(papers.reprint, made.order).pdf


def test_a_file_is_opened_in_the_systems_reader(show, made, settle, monkeypatch, ask):
    page, opened = show(made.order), []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    page.acts["open"].click()
    settle()
    assert opened[0].read_bytes() == ask(papers.reprint, made.order).pdf


def test_ctrl_p_asks_for_the_printer(show, made, monkeypatch):
    page, asked = show(made.order), []
    monkeypatch.setattr(page.printing, "ask", lambda *given: asked.append(given))
    page.print_()
    assert asked == [(made.order, "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑")]


def test_an_old_paper_without_a_scan_says_so(show, do):
    old = Paper(kind="order", number=7, dated=date(2007, 1, 5), subject="แต่งตั้งคณะทำงานชุดเดิม")
    page = show(do(papers.enter_old, old, None).id)
    assert page.paper.missing.sentence.text() == "หนังสือนี้บันทึกย้อนหลังโดยไม่มีสำเนาที่สแกน"
    assert acts(page) == ["amend", "cancel"]
    page.print_()
    assert dialog() is None


def test_a_paper_opened_while_another_is_being_read_is_the_one_shown(page, made, settle):
    page.open("papers", made.order)
    page.open("papers", made.announcement)
    settle()
    assert page.title() == "ประกาศอำเภอ"


def test_what_is_written_elsewhere_is_read_again(show, made, do, settle, ask):
    page = show(made.order)
    do(papers.cancel, made.order, "ออกซ้ำ", draw)
    page.refresh("papers")
    settle()
    assert page.badge.accessibleName() == "ยกเลิกแล้ว"


def test_the_words_of_the_file_are_those_on_the_screen(show, made, ask, tmp_path):
    page = show(made.order)
    (tmp_path / "shown.pdf").write_bytes(page.paper.preview._pdf)
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "shown.pdf"), "-"], capture_output=True, check=True
    ).stdout
    assert "๑๑๑/๒๕๕๑" in text.decode()


def story(page):
    shown = page.story._list
    return [shown.item(n).text() for n in range(shown.count())]


def test_the_states_are_told_one_after_the_other(show, made, issue, do):
    page = show(issue(kind="order", committee=made.working_group, way="blank"))
    assert story(page) == ["รอลงนาม"]
    do(papers.record_number, page._paper.id, 112, date(2008, 4, 2))
    show(page._paper.id)
    assert story(page) == ["รอลงนาม", "ออกแล้ว ที่ ๑๑๒/๒๕๕๑"]
    do(papers.cancel, page._paper.id, "ออกซ้ำ", draw)
    show(page._paper.id)
    assert story(page)[:3] == ["รอลงนาม", "ออกแล้ว ที่ ๑๑๒/๒๕๕๑", "ยกเลิกแล้ว"]
    assert story(page)[3].startswith("คำสั่งยกเลิก")


@pytest.fixture
def letter(do, ask, issue):
    """Issue a letter of an office that has its letters."""
    do(records.save, replace(ask(the_office), letter_code="ฉช 0000"))
    typed = {"subject": "ขอเชิญเป็นวิทยากร", "to": "นายก อบต.ท่าถ่าน", "body": "ด้วยอำเภอจะจัดอบรม"}
    return issue(kind="letter", typed=typed, dated=date(2014, 1, 5))


def test_a_letter_is_named_with_the_letters_of_the_office(show, letter):
    page = show(letter)
    assert page.title() == "หนังสือภายนอก ที่ ฉช ๐๐๐๐/๑"
    assert (facts(page)["เลขที่"], facts(page)["ลำดับในทะเบียน"]) == ("ฉช ๐๐๐๐/๑", "๑/๒๕๕๗")


def test_how_a_letter_was_sent_is_noted_after_it_was_issued(show, letter, settle, ask):
    page = show(letter)
    page.acts["sent"].click()
    dialog().form.set_value("dispatch", "registered")
    dialog().form.set_value("action", "รับแล้วเมื่อ 7 ม.ค.")
    before = ask(papers.contents_of, letter)
    dialog().ask()
    settle()
    assert dialog() is None
    assert (facts(page)["วิธีส่ง"], facts(page)["การปฏิบัติ"]) == ("ไปรษณีย์ลงทะเบียน", "รับแล้วเมื่อ 7 ม.ค.")
    assert ask(papers.contents_of, letter) == before


def test_a_kind_that_no_paper_cancels_is_cancelled_in_the_register(show, made, issue, settle, ask):
    page = show(issue(kind="chart", committee=made.committee))
    page.acts["cancel"].click()
    dialog().ask()
    settle()
    assert dialog().form.errors() == ("reason",)
    dialog().form.set_value("reason", "พิมพ์ผิด")
    dialog().ask()
    settle()
    assert (page.badge.accessibleName(), facts(page)["เหตุผล"]) == ("ยกเลิกแล้ว", "พิมพ์ผิด")
    assert ask(papers.story, page._paper.id) == ()


def test_a_word_copy_is_saved(show, made, settle, tmp_path, monkeypatch, qtbot):
    page = show(made.order)
    monkeypatch.setattr(printing, "word", lambda contents, look: contents.subject.encode())
    suggested = []

    def choose(_parent, _title, path, kinds):
        suggested.append((path, kinds))
        return str(tmp_path / "คำสั่ง.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(page.said) as said:
        page.acts["word"].click()
    settle()
    assert said.args == ["บันทึกไฟล์แล้ว", None]
    assert suggested[0][0].endswith("คำสั่งอำเภอ 111-2551.docx")
    assert (tmp_path / "คำสั่ง.docx").read_text("utf-8").startswith("แต่งตั้งคณะทำงาน")


@pytest.fixture
def changes(monkeypatch):
    """Answer what changed since a paper was issued, and give its copy for the notice board."""
    told = SimpleNamespace(
        sentences=(),
        since=lambda session, id_: told.sentences,
        redacted=lambda session, id_, draw: b"%PDF- board",
    )
    monkeypatch.setitem(sys.modules, "desktop.work.paper_changes", told)
    monkeypatch.setattr(work, "paper_changes", told, raising=False)
    return told


def test_what_changed_since_is_told_in_sentences(show, made, settle, changes):
    page = show(made.order)
    changes.sentences = ("นายสมชาย ใจดี พ้นตำแหน่งแล้ว",)
    page.acts["since"].click()
    settle()
    shown = dialog().sentences._list
    assert [shown.item(n).text() for n in range(shown.count())] == ["นายสมชาย ใจดี พ้นตำแหน่งแล้ว"]
    dialog().accept()
    changes.sentences = ()
    page.acts["since"].click()
    settle()
    assert dialog().sentences._list.item(0).text() == "ไม่มีอะไรเปลี่ยนไป ข้อมูลวันนี้ตรงกับหนังสือ"


def test_the_copy_for_the_notice_board_is_opened(show, made, settle, changes, monkeypatch):
    page, opened = show(made.order), []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    page.acts["notice"].click()
    settle()
    assert (opened[0].name, opened[0].read_bytes()) == ("สำเนาปิดประกาศ.pdf", b"%PDF- board")
