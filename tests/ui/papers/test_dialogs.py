"""A paper issued long ago is entered with its scan; the number written by hand is recorded."""

from datetime import date

import pytest

from desktop.domain.papers import Paper
from desktop.store import records as store
from desktop.ui.papers import dialogs
from desktop.ui.papers.dialogs import NumberDialog, OldPaperDialog
from desktop.work import papers, records

SCAN = b"%PDF-1.4 a scan"


@pytest.fixture
def old(desk, jobs):
    """Open the dialog for an old paper; `told` is what it told of."""
    made = OldPaperDialog(jobs, desk)
    made.told = []
    made.entered.connect(made.told.append)
    made.open()
    return made


def say(dialog, **values):
    for name, value in values.items():
        dialog.form.set_value(name, value)


def error(dialog, name):
    return dialog.form._boxes[name]._message._words.text()


def test_an_old_paper_is_entered_with_its_scan(old, settle, ask, made, tmp_path):
    scan = tmp_path / "คำสั่ง 7-2550.pdf"
    scan.write_bytes(SCAN)
    say(old, kind="order", number=7, dated=date(2007, 1, 5), subject="แต่งตั้งคณะทำงานชุดเดิม", thai_digits=False)
    old.form.set_value("committee", made.working_group, "คณะทำงาน")
    old.form.file_chosen.emit("scan", scan)
    settle()
    assert old.form.editor("scan")._name.text() == "คำสั่ง 7-2550.pdf"
    old.ask()
    settle()
    [id_] = old.told
    paper = ask(records.read, Paper, id_)
    assert (paper.number, paper.year, paper.state, paper.committee) == (7, 2550, "issued", made.working_group)
    assert (paper.thai_digits, paper.subject) == (False, "แต่งตั้งคณะทำงานชุดเดิม")
    assert ask(papers.reprint, id_).pdf == SCAN


def test_a_scan_may_be_taken_out_again(old, settle, ask, tmp_path):
    (tmp_path / "ผิด.pdf").write_bytes(SCAN)
    old.form.file_chosen.emit("scan", tmp_path / "ผิด.pdf")
    settle()
    say(old, kind="announcement", dated=date(2007, 1, 5), subject="รับรองผล")
    old.form.editor("scan")._empty()
    old.ask()
    settle()
    assert ask(records.read, Paper, old.told[0]).file == ""


def test_what_an_old_paper_must_say_stands_beside_its_field(old, settle):
    old.ask()
    assert old.form.errors() == ("dated", "subject")
    say(old, dated=date(2007, 1, 5), subject="แต่งตั้งคณะทำงาน")
    old.ask()
    settle()
    assert error(old, "number") == "ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ"
    say(old, number=111, dated=date(2008, 3, 19))
    old.ask()
    settle()
    assert error(old, "number") == "เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน"
    assert old.told == []


def test_a_scan_that_is_no_pdf_is_refused(old, settle, tmp_path, ask):
    (tmp_path / "ภาพ.jpg").write_bytes(b"\xff\xd8\xff")
    old.form.file_chosen.emit("scan", tmp_path / "ภาพ.jpg")
    settle()
    say(old, number=7, dated=date(2007, 1, 5), subject="แต่งตั้งคณะทำงาน")
    old.ask()
    settle()
    assert error(old, "scan") == "สำเนาที่สแกนต้องเป็นไฟล์ PDF"
    assert [one for one in ask(store.find, Paper) if one.number == 7] == []


def test_a_scan_that_cannot_be_read_or_is_too_large_is_refused(old, settle, tmp_path, monkeypatch):
    old.form.file_chosen.emit("scan", tmp_path / "ไม่มี.pdf")
    settle()
    assert error(old, "scan") == "เปิดไฟล์นี้ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่ และไม่มีโปรแกรมอื่นเปิดค้าง"
    monkeypatch.setattr(dialogs, "BIGGEST_SCAN", 2**20)
    (tmp_path / "ใหญ่.pdf").write_bytes(b"%PDF" + bytes(2**20))
    old.form.file_chosen.emit("scan", tmp_path / "ใหญ่.pdf")
    settle()
    assert error(old, "scan") == "ไฟล์ใหญ่เกิน 1 เมกะไบต์ กรุณาสแกนใหม่ให้เล็กลง"


def test_an_announcement_in_a_register_without_numbers_is_recorded_by_its_date(
    desk, jobs, settle, do, ask, made
):
    from desktop.printing import draw

    request = papers.Request(kind="announcement", committee=made.committee, way="blank")
    paper = do(papers.issue, request, draw).paper
    dialog = NumberDialog(jobs, paper, desk)
    dialog.open()
    dialog.ask()
    assert dialog.form.errors() == ("dated",)
    say(dialog, dated=date(2008, 6, 1))
    dialog.ask()
    settle()
    kept = ask(records.read, Paper, paper.id)
    assert (kept.state, kept.number, kept.year) == ("issued", 2, 2551)
    assert desk.findChildren(NumberDialog) == []
