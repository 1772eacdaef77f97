"""Reserved numbers in the window: reserved, copied for a laptop, received back or ended on paper."""

import shutil
from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.domain.papers import Paper
from desktop.domain.registers import NumberBlock
from desktop.domain.scopes import Scope
from desktop.domain.villages import Village
from desktop.store import opening, scopes, tables
from desktop.store import records as store
from desktop.store.session import reading
from desktop.thai import dates
from desktop.ui.registers import page as registers
from desktop.work import number_blocks
from tests.ui.registers.conftest import LAPTOP, error, press, rows

TODAY = dates.short(date.today())
YEAR = dates.year(date.today())


@pytest.fixture
def place(qtbot, jobs, settle):
    made = registers.blocks(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.heard, made.asked = [], []
    made.said.connect(lambda sentence, _undo: made.heard.append(sentence))
    made.open_asked.connect(lambda *key: made.asked.append(key))
    jobs.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def blocks(ask):
    return ask(store.find, NumberBlock)


def say(dialog, **values):
    for name, value in values.items():
        dialog.form.set_value(name, value)
        dialog.form.edited.emit(name)


# reserving


def test_numbers_are_reserved_and_said_before(place, shown, settle, ask):
    place.new()
    dialog = shown()
    names = dialog.form.editor("register")
    assert "ทะเบียนหนังสือรับ" not in [names.itemText(n) for n in range(names.count())]
    assert dialog.which.text() == f"จะจองเลข 1–20/{YEAR}"
    say(dialog, count=5, holder=LAPTOP)
    settle()
    assert dialog.which.text() == f"จะจองเลข 1–5/{YEAR}"
    dialog.ask()
    settle()
    [block] = blocks(ask)
    assert (block.first, block.last, block.holder) == (1, 5, LAPTOP)
    assert place.title() == f"เลข 1–5/{YEAR}"
    assert place.heard == [f"จองเลข 1–5/{YEAR} แล้ว"]


def test_what_cannot_be_reserved_is_said_beside_its_field(place, shown, settle, reserve, ask):
    reserve()
    place.new()
    dialog = shown()
    say(dialog, count=501)
    settle()
    assert dialog.which.text() == "จองได้ครั้งละ 1 ถึง 500 เลข"
    dialog.ask()
    assert (error(dialog, "count"), error(dialog, "holder")) == (
        "“จำนวนเลข” ต้องไม่เกิน 500",
        "ต้องกรอก “ผู้ถือหรือเครื่องที่ใช้” ก่อนบันทึก",
    )
    say(dialog, count=5, holder=LAPTOP)
    dialog.ask()
    settle()
    assert error(dialog, "holder") == f"“{LAPTOP}” ยังมีเลขที่จองไว้และยังไม่คืนในทะเบียนของปีนี้"
    assert len(blocks(ask)) == 1


def test_a_laptop_reserves_nothing(place, shown, settle, practice_store, monkeypatch):
    monkeypatch.setattr(practice_store, "holder", LAPTOP)
    place.new()
    dialog = shown()
    refused = "เครื่องนี้ใช้สำเนาที่นำออกมา การจองและคืนเลขทำได้ที่สำนักงานเท่านั้น"
    assert dialog.which.text() == refused
    say(dialog, holder=LAPTOP)
    dialog.ask()
    settle()
    assert error(dialog, "") == refused


# the list


def test_the_list_says_how_each_block_stands(place, settle, reserve, away, do, ask):
    lost = reserve("sent", 4, "โน้ตบุ๊กเก่า")
    do(number_blocks.return_unused, lost.id, "1, 3", "เครื่องหาย")
    away(0)
    reserve("certificate", 3, "โน้ตบุ๊ก 2")
    place.refresh("number_blocks")
    states = {row[4]: row[-1] for row in rows(place, settle)}
    assert states == {
        "โน้ตบุ๊กเก่า": f"คืนแล้ว {TODAY} · ใช้ 2 จาก 4 เลข",
        LAPTOP: f"ออกอยู่กับ “{LAPTOP}” · ทำสำเนาไปเมื่อ {TODAY}",
        "โน้ตบุ๊ก 2": "ออกอยู่กับ “โน้ตบุ๊ก 2” · ยังไม่ได้ทำสำเนา",
    }
    place.list.model.sort(6)
    assert rows(place, settle)[0][4] == "โน้ตบุ๊กเก่า"


def test_a_laptop_counts_its_own_numbers(place, settle, reserve, practice_store, monkeypatch):
    reserve()
    reserve("sent", 3, "โน้ตบุ๊ก 2")
    monkeypatch.setattr(practice_store, "holder", LAPTOP)
    place.refresh("number_blocks")
    states = {row[4]: row[-1] for row in rows(place, settle)}
    assert states == {LAPTOP: "ใช้แล้ว 0 จาก 10 เลข", "โน้ตบุ๊ก 2": "ออกอยู่กับ “โน้ตบุ๊ก 2”"}


# the copy


@pytest.fixture
def copying(place, shown, reserve):
    """Open the dialog that copies, for the numbers of a laptop."""
    reserve()
    press(place, "ทำสำเนาไปกับเครื่องอื่น…")
    return shown()


def test_the_office_is_copied_into_a_new_folder_of_a_stick(
    copying, settle, ask, practice_store, tmp_path, monkeypatch
):
    stick = tmp_path / "แฟลชไดรฟ์"
    (stick / "รูป").mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(stick))
    assert copying.form.values()["holder"] == LAPTOP
    copying.choose.click()
    folder = stick / "สำนักงานที่นำไป"
    assert copying.form.values()["folder"] == str(folder)
    copying.ask()
    settle()
    assert str(folder) in copying.said.text()
    assert not copying.verb.isVisible()
    assert ask(store.find, NumberBlock)[0].note == f"ทำสำเนาไปเมื่อ {TODAY}"
    copy = opening.open_copy(practice_store, folder)
    assert copy.holder == LAPTOP
    copy.close()
    copying.reject()


def test_only_some_tambons_are_taken_along(place, shown, reserve, settle, do, practice_store, tmp_path):
    do(store.add, Village(tambon="240601", number=1))
    reserve()
    press(place, "ทำสำเนาไปกับเครื่องอื่น…")
    copying = shown()
    settle()
    part = copying.part
    assert part.isVisible()
    assert not part.cases.isVisible()
    part.some.setChecked(True)
    assert part.cases.isVisible()
    order, at = [part.some, *part.tambons.values(), part.cases], copying.choose
    for following in order:
        at.setFocus()
        copying.focusNextChild()
        at = copying.focusWidget()
        assert at is following
    assert copying.form.isAncestorOf(part), "folder and tambons scroll together where the screen is low"
    say(copying, folder=str(tmp_path / "ไป"))
    copying.ask()
    assert copying.said.text().startswith("ยังไม่ได้เลือกตำบลที่จะนำไป")
    code, box = next(iter(part.tambons.items()))
    box.setChecked(True)
    copying.ask()
    settle()
    copy = opening.open_copy(practice_store, tmp_path / "ไป")
    with reading(copy) as session:
        assert scopes.of_this(session) == Scope((code,))
        assert {one.tambon for one in store.find(session, Village)} == {code}
    copy.close()
    assert part.isHidden()
    copying.reject()


def test_an_empty_folder_is_taken_as_it_is(copying, tmp_path, monkeypatch):
    (tmp_path / "ว่าง").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "ว่าง"))
    copying.choose.click()
    assert copying.form.values()["folder"] == str(tmp_path / "ว่าง")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "")
    copying.choose.click()
    assert copying.form.values()["folder"] == str(tmp_path / "ว่าง")


def test_what_cannot_be_copied_is_said_beside_its_field(copying, settle, tmp_path, do):
    copying.ask()
    assert copying.form.errors() == ("folder",)
    (tmp_path / "เต็ม").mkdir()
    (tmp_path / "เต็ม" / "a.txt").write_text("x")
    say(copying, folder=str(tmp_path / "เต็ม"))
    copying.ask()
    settle()
    assert error(copying, "folder") == "โฟลเดอร์สำหรับเครื่องที่นำไปต้องว่าง กรุณาเลือกโฟลเดอร์ใหม่"
    say(copying, folder=str(tmp_path / "ใหม่"), holder="โน้ตบุ๊ก 9")
    copying.ask()
    settle()
    assert error(copying, "holder") == "ยังไม่ได้จองเลขให้ “โน้ตบุ๊ก 9” กรุณาจองเลขก่อน"
    do(number_blocks.take_along, tmp_path / "ก่อน", LAPTOP)
    say(copying, holder=LAPTOP)
    copying.ask()
    settle()
    assert error(copying, "holder").startswith(f"ทำสำเนาให้ “{LAPTOP}” ไปแล้ว")
    assert copying.form.isEnabled()


def test_copying_can_be_stopped_and_leaves_nothing(copying, settle, tmp_path, monkeypatch, ask):
    def stopped(_session, _folder, _holder, step, _scope):
        copying.reject()  # Esc while it works
        step(1, 9)

    monkeypatch.setattr(number_blocks, "take_along", stopped)
    say(copying, folder=str(tmp_path / "ใหม่"))
    copying.ask()
    settle()
    assert copying.said.text() == "หยุดแล้ว ไม่มีสิ่งใดค้างในโฟลเดอร์นั้น ทำสำเนาใหม่ได้"
    assert blocks(ask)[0].note == ""
    assert copying.isVisible()
    assert not copying.bar.isVisible()


# giving back


@pytest.fixture
def giving(place, shown):
    """Open the dialog that receives back."""

    def giving():
        press(place, "รับคืนจากเครื่องอื่น…")
        return shown()

    return giving


def test_what_comes_back_is_shown_then_taken(giving, settle, away, ask, made, place):
    folder = away(3, made.working_group)
    dialog = giving()
    say(dialog, folder=str(folder))
    before = len(ask(store.find, Paper))
    dialog.ask()
    settle()
    told = f"หนังสือที่ออกจากเครื่องนั้น 3 ฉบับเข้าทะเบียนของสำนักงาน\nทะเบียนคุมคำสั่งอำเภอ 1–10/{YEAR} ใช้เลข 1–3 คืนเลข 4–10"
    assert dialog.said.text() == told
    assert dialog.verb.text() == "รับคืน"
    assert len(ask(store.find, Paper)) == before
    assert blocks(ask)[0].returned is None
    dialog.ask()
    settle()
    assert dialog.said.text() == f"รับคืนแล้ว\n{told}"
    assert len(ask(store.find, Paper)) == before + 3
    [block] = blocks(ask)
    assert (block.returned, block.note.splitlines()[-1]) == (date.today(), "ใช้ 3 จาก 10 เลข")
    dialog.reject()
    again = giving()
    say(again, folder=str(folder))
    again.ask()
    settle()
    assert again.said.text() == "สำเนานี้คืนไปแล้ว ไม่มีสิ่งใดต้องรับเพิ่ม"
    assert again.verb.text() == "ดูว่าจะรับอะไร"
    again.reject()
    place.open("number_blocks", block.id)
    settle()
    page = place.record
    assert page.badge.accessibleName() == "คืนแล้ว"
    assert [line.label.split()[0] for line in page.papers._lines] == ["คำสั่งอำเภอ"] * 3
    page.papers.opened.emit(page.papers._lines[0].key)
    assert place.asked[0][0] == "papers"


@pytest.mark.parametrize(("issued", "ends"), [(0, "ไม่ได้ใช้ คืนทั้งหมด"), (10, "ใช้หมด")])
def test_a_block_of_which_none_or_all_was_used(giving, settle, away, made, issued, ends):
    folder = away(issued, made.working_group)
    dialog = giving()
    say(dialog, folder=str(folder))
    dialog.ask()
    settle()
    assert dialog.said.text().endswith(ends)


def test_another_folder_is_looked_at_again(giving, settle, away):
    folder = away(0)
    dialog = giving()
    say(dialog, folder=str(folder))
    dialog.ask()
    settle()
    assert dialog.verb.text() == "รับคืน"
    say(dialog, folder=f"{folder}-อื่น")
    assert (dialog.verb.text(), dialog.said.text()) == ("ดูว่าจะรับอะไร", "")


def test_a_folder_that_is_not_such_a_copy_is_refused(giving, settle, practice_store, tmp_path, refusals):
    dialog = giving()
    dialog.ask()
    assert dialog.form.errors() == ("folder",)
    say(dialog, folder=str(practice_store.folder))
    dialog.ask()
    settle()
    assert error(dialog, "folder").startswith("โฟลเดอร์นี้เป็นสำนักงานเอง")
    say(dialog, folder=str(tmp_path / "ไม่มี"))
    dialog.ask()
    settle()
    assert len(refusals) == 1, "the machine's trouble is told by the window"
    assert dialog.form.isEnabled()


def test_a_copy_whose_blocks_this_office_does_not_know_is_refused(
    giving, settle, practice_store, away, tmp_path, do, ask
):
    shutil.copytree(away(0), tmp_path / "older")
    do(_forget_blocks)
    dialog = giving()
    say(dialog, folder=str(tmp_path / "older"))
    dialog.ask()
    settle()
    assert error(dialog, "folder").startswith("สำนักงานนี้ไม่มีเลขที่จองไว้ของสำเนานี้")


def _forget_blocks(session):
    """Make this an office from before the numbers were reserved."""
    session.connection.execute(tables.of(NumberBlock).delete().execution_options(logged=True))


# lost


def test_a_lost_laptop_ends_its_block_by_the_numbers_typed(place, shown, settle, reserve, ask, do):
    block = reserve()
    place.open("number_blocks", block.id)
    settle()
    page = place.record
    assert page.copy_button.isVisible()
    assert not page.back_button.isVisible()
    press(page, "เครื่องหายหรือคืนบนกระดาษ…")
    dialog = shown()
    assert f"1–10/{YEAR} ของ “{LAPTOP}”" in dialog.sentence.text()
    dialog.ask()
    settle()
    assert error(dialog, "reason") == "ต้องบอกเหตุผล เช่น เครื่องหาย หรือนำกลับมาแต่กระดาษ"
    say(dialog, reason="เครื่องหาย", used="สาม")
    dialog.ask()
    settle()
    assert error(dialog, "used") == "“สาม” ไม่ใช่เลขที่ กรุณาพิมพ์เช่น 41–43, 45"
    say(dialog, used="๙-11")
    dialog.ask()
    settle()
    assert error(dialog, "used") == "เลขที่ 11 ไม่อยู่ในช่วงที่จองไว้"
    say(dialog, used="1-2, 5")
    dialog.ask()
    settle()
    assert [one.returned for one in blocks(ask)] == [date.today()]
    assert page.badge.accessibleName() == "คืนแล้ว"
    assert not page.lost_button.isVisible()
    assert len(page.papers._lines) == 3
    place.back()
    assert place.title() == "เลขที่จองไว้"


def test_a_block_that_came_back_meanwhile_is_not_ended_twice(place, shown, settle, reserve, do):
    block = reserve()
    place.open("number_blocks", block.id)
    settle()
    place.record.lose()
    dialog = shown()
    do(number_blocks.return_unused, block.id, "", "เครื่องหาย")
    say(dialog, reason="เครื่องหาย")
    dialog.ask()
    settle()
    assert error(dialog, "") == "เลขชุดนี้คืนแล้ว"


def test_the_page_offers_what_is_next(place, shown, settle, away, ask):
    away(0)
    [block] = blocks(ask)
    place.open("number_blocks", block.id)
    settle()
    page = place.record
    assert page.back_button.isVisible()
    assert not page.copy_button.isVisible()
    press(page, "รับคืนจากเครื่องอื่น…")
    assert shown().windowTitle() == "รับคืนจากเครื่องอื่น"


def test_the_page_copies_for_its_own_holder(place, shown, settle, reserve):
    place.open("number_blocks", reserve(holder="โน้ตบุ๊ก 7").id)
    settle()
    press(place.record, "ทำสำเนาไปกับเครื่องอื่น…")
    assert shown().form.values()["holder"] == "โน้ตบุ๊ก 7"
