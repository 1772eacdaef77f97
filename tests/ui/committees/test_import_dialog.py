"""Taking in a committee from a file: tried first, each refused cell shown, and what is there already not doubled."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QFileDialog

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.store import records as store
from desktop.thai import ids
from desktop.ui.committees.import_dialog import ImportDialog
from desktop.work import backups, committees, records
from tests.exchange import office_workbook


@pytest.fixture
def show(desk, jobs, settle):
    """Open the dialog over a file."""

    def show(path):
        made = ImportDialog(jobs, Path(path), "", desk)
        made.open()
        settle()
        return made

    return show


@pytest.fixture
def spoilt(tmp_path):
    """Write the sample with three cells that cannot be taken."""
    book = office_workbook.make()
    sheet = book.active
    sheet["F9"], sheet["G10"], sheet["E12"] = "1-2345", "31 เม.ย. 67", "หมู่ 99"
    path = tmp_path / "สมุดงาน.xlsx"
    book.save(path)
    return path


def rename_centre(unit, id_):
    records.save(unit, replace(records.read(unit, Centre, id_), tambon_name="อื่น"))


def said(dialog):
    return dialog.form.settled()


def test_the_sample_is_shown_before_it_is_taken_in(show, made, ask, qtbot, settle):
    dialog = show(office_workbook.SAMPLE)
    assert dialog.file.text() == "คณะกรรมการ ศอช.ต.ท่าถ่าน.xlsx · แผ่นงาน คณะกรรมการ"
    assert (said(dialog)["centre"], said(dialog)["kind"]) == (made.centre, "centre")
    assert (said(dialog)["start"], said(dialog)["end"]) == (date(2012, 5, 8), date(2016, 5, 7))
    assert dialog.seats.rows()[0] == [
        "1", "นายสมหมาย ทองสมบูรณ์", "ประธานกรรมการ", "คณะกรรมการหมู่บ้าน", "หมู่ 1 บ้านหนองสมมติ", "บุคคลใหม่",
    ]  # fmt: skip
    assert len(dialog.seats.rows()) == 21
    assert [dialog.tabs.tabText(n) for n in (0, 1)] == ["จะนำเข้า 21 คน", "ไม่รับ 0 ช่อง"]
    assert dialog.told.text() == "จะบันทึกคณะใหม่ 21 คน"
    assert dialog.verb.text() == "นำเข้า 21 คน"
    assert not dialog.sheets.isVisible()
    assert len(ask(store.find, Committee)) == 2  # nothing was written yet
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.take_in()
    settle()
    form = ask(committees.form_of, told.args[0])
    assert (len(form.lines), form.selection.held) == (21, date(2012, 4, 23))


def test_what_is_there_already_is_told_and_not_doubled(show, settle, ask):
    show(office_workbook.SAMPLE).take_in()
    settle()
    dialog = show(office_workbook.SAMPLE)
    assert dialog.told.text() == "คณะนี้มีอยู่แล้วและทุกคนอยู่ในรายชื่อแล้ว ไม่มีอะไรต้องนำเข้า"
    assert not dialog.verb.isEnabled()
    assert {row[5] for row in dialog.seats.rows()} == {"มีอยู่แล้ว"}
    assert len(ask(store.find, Committee)) == 3


def test_each_refused_cell_is_shown_with_its_reason(show, spoilt, settle, ask, qtbot):
    dialog = show(spoilt)
    refused = dialog.refused.rows()
    assert [row[:3] for row in refused] == [
        ["คณะกรรมการ", "F9", ids.mask("1-2345")],
        ["คณะกรรมการ", "G10", "31 เม.ย. 67"],
        ["คณะกรรมการ", "E12", "หมู่ 99"],
    ]
    assert "เลขประจำตัวประชาชน" in refused[0][3]
    assert refused[2][3] == "ไม่มีหมู่ที่ 99 ในตำบลนี้ กรุณาตรวจเลขหมู่ หรือเพิ่มหมู่บ้านก่อน"
    assert dialog.told.text().startswith("จะบันทึกคณะใหม่ 18 คน แถวที่มีช่องไม่รับจะไม่ถูกนำเข้า")
    assert dialog.verb.text() == "นำเข้า 18 คน"
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.take_in()
    assert len(ask(committees.form_of, told.args[0]).lines) == 18
    dialog = show(office_workbook.SAMPLE)
    assert dialog.told.text() == "คณะนี้มีอยู่แล้ว จะเพิ่มเฉพาะ 3 คนที่ยังไม่อยู่ในรายชื่อ"


def test_the_officer_says_what_the_titles_do_not(show, settle, ask, qtbot, tmp_path, made):
    book = Workbook()
    book.active.append(["ชื่อ - สกุล", "ตำแหน่ง"])
    book.active.append(["นายสมชาย ใจดี", "คณะทำงาน"])
    book.save(tmp_path / "รายชื่อ.xlsx")
    dialog = show(tmp_path / "รายชื่อ.xlsx")
    assert said(dialog)["centre"] == made.centre  # the office's only one
    dialog.form.set_value("kind", "support")
    dialog.form.set_value("name", "คณะทำงานเฉพาะกิจ")
    dialog.form.set_value("start", date(2010, 1, 1))
    dialog._try()
    settle()
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.take_in()
    kept = ask(records.read, Committee, told.args[0])
    assert (kept.kind, kept.name, kept.start) == ("support", "คณะทำงานเฉพาะกิจ", date(2010, 1, 1))


def test_a_centre_that_is_not_known_is_asked_for(show, do, settle, made):
    do(rename_centre, made.centre)
    do(records.add, Centre(tambon="240607", tambon_name="อีกแห่ง", name="ศูนย์อีกแห่ง"))
    dialog = show(office_workbook.SAMPLE)
    assert dialog.form.errors() == ("centre",)
    assert dialog.form._boxes["centre"]._message._words.text() == "สำนักงานนี้ไม่มีศูนย์ของตำบลท่าถ่าน กรุณาเพิ่มศูนย์ก่อน"
    assert not dialog.verb.isEnabled()
    dialog.form.set_value("centre", made.centre, "ศอช.ต.อื่น")
    dialog._try()
    settle()
    assert dialog.verb.isEnabled()
    assert dialog.form.errors() == ()
    assert said(dialog)["name"].startswith("คณะกรรมการศูนย์ประสานงานองค์การชุมชน")


def test_sheets_are_taken_in_one_at_a_time(show, settle, tmp_path):
    book = office_workbook.make()
    other = book.create_sheet("คณะทำงาน")
    other.append(["ชื่อ - สกุล", "ตำแหน่ง"])
    other.append(["นายสมชาย ใจดี", "คณะทำงาน"])
    book.save(tmp_path / "สองแผ่น.xlsx")
    dialog = show(tmp_path / "สองแผ่น.xlsx")
    assert dialog.sheets.isVisible()
    assert [dialog.sheets.itemText(n) for n in range(dialog.sheets.count())] == ["คณะกรรมการ", "คณะทำงาน"]
    assert "คณะทำงาน" in dialog.notes.text()
    dialog.sheets.textActivated.emit("คณะทำงาน")
    settle()
    assert dialog.file.text() == "สองแผ่น.xlsx · แผ่นงาน คณะทำงาน"
    assert [row[1] for row in dialog.seats.rows()] == ["นายสมชาย ใจดี"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("เปล่า.xlsx", b"", "ไฟล์"),
        ("ไม่ใช่.xlsx", b"PK\x03\x04 not a workbook", "ไฟล์"),
        ("ไม่มีตาราง.csv", "ก,ข\n1,2\n".encode(), "ไม่พบตารางรายชื่อ"),
    ],
)
def test_a_file_without_a_committee_is_refused_in_a_sentence(show, tmp_path, name, data, sentence, refusals):
    path = tmp_path / name
    path.write_bytes(data)
    dialog = show(path)
    assert dialog.told.text().startswith(sentence) or sentence in dialog.told.text()
    assert not dialog.verb.isEnabled()
    assert refusals == []


def test_another_file_may_be_chosen(show, tmp_path, settle, monkeypatch):
    (tmp_path / "เปล่า.csv").write_text("ก,ข\n", "utf-8")
    dialog = show(tmp_path / "เปล่า.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: ("", ""))
    dialog.choose()
    settle()
    assert dialog.seats.rows() == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(office_workbook.SAMPLE), ""))
    dialog.choose()
    settle()
    assert len(dialog.seats.rows()) == 21


def test_what_is_typed_is_tried_again_after_a_pause(show, qtbot, settle):
    dialog = show(office_workbook.SAMPLE)
    dialog.form.set_value("start", date(2008, 5, 8))  # the term that the practice office has
    dialog.form.edited.emit("start")
    qtbot.waitUntil(lambda: dialog.told.text().startswith("คณะนี้มีอยู่แล้ว"))


def test_what_there_was_is_backed_up_first(show, settle, ask, practice_store):
    show(office_workbook.SAMPLE).take_in()
    settle()
    [one] = backups.listed(practice_store)
    assert (one.why, one.counts["committees"]) == ("import", 2)
    assert len(ask(store.find, Committee)) == 3


def test_where_nothing_can_be_backed_up_nothing_is_taken_in(show, settle, ask, practice_store, refusals):
    dialog = show(office_workbook.SAMPLE)
    (practice_store.folder / "keys.json").unlink()
    dialog.take_in()
    settle()
    assert len(refusals) == 1
    assert dialog.verb.isEnabled()
    assert dialog.told.text() == ""
    assert len(ask(store.find, Committee)) == 2


def test_turned_back_during_the_backup_nothing_is_taken_in(show, settle, ask):
    dialog = show(office_workbook.SAMPLE)
    dialog.take_in()
    dialog.reject()
    settle()
    assert len(ask(store.find, Committee)) == 2
