"""The whole journey of a person's rights in the window: seen, printed, put right, restricted, freed, erased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.domain.committees import Seat
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.store import tables
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.people import page as people
from desktop.ui.people.held_dialog import HeldDialog
from desktop.ui.people.person_page import PersonPage
from desktop.ui.people.privacy_dialogs import EraseDialog, HeldSheet
from desktop.work import erasing, records
from tests.ui.forms import under


@pytest.fixture
def known(do, made):
    """Add a person who sat on the committee until yesterday."""
    id_ = do(records.add, Person(title="นาย", first_name="บุญมี", last_name="เก็บไว้", phone="0891"))
    ended = date.today() - timedelta(1)
    do(store.add, Seat(committee=made.committee, person=id_, position="กรรมการ", end=ended))
    return id_


@pytest.fixture
def page(make_page, known):
    return make_page(people.description(), known, make=PersonPage)


@pytest.fixture
def dialog(page, settle):
    page.held_button.click()
    settle()
    [found] = page.findChildren(HeldDialog)
    return found


def kinds(dialog):
    return [dialog.kinds.item(row).text() for row in range(dialog.kinds.count())]


def choose(dialog, title):
    dialog.kinds.setCurrentRow(kinds(dialog).index(title))
    return dialog.table.rows()


def answer(dialog, kind, settle, **values):
    """Fill in what a dialog over the window asks, and press its verb."""
    [asking] = dialog.findChildren(kind)
    for name, value in values.items():
        asking.form.set_value(name, value)
    asking.ask()
    settle()
    return asking


def test_all_kinds_stand_with_their_basis_and_what_they_hold(dialog):
    assert kinds(dialog) == ["ระเบียนบุคคล", "กรรมการ", "ประวัติการแก้ไข"]
    assert ["โทรศัพท์", "0891"] in choose(dialog, "ระเบียนบุคคล")
    assert dialog.basis.text().startswith("ฐานตามกฎหมาย: ม.24(4)")
    assert dialog.basis.text().endswith("(ยังไม่ยืนยัน)")
    [[committee, said]] = choose(dialog, "กรรมการ")
    assert "ศอช." in committee
    assert said.startswith("กรรมการ")
    assert dialog.chosen() is None
    assert not dialog.fix_button.isEnabled()


def test_what_is_wrong_is_put_right_where_it_stands(page, dialog, qtbot):
    rows = choose(dialog, "ระเบียนบุคคล")
    dialog.table.selectRow([row[0] for row in rows].index("โทรศัพท์"))
    dialog.fix_button.click()
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.form.editor("phone"))


def test_what_stands_elsewhere_is_opened(page, dialog, made):
    choose(dialog, "กรรมการ")
    dialog.table.selectRow(0)
    dialog.fix_button.click()
    assert page.opens == [("committees", made.committee)]


def test_the_sheet_is_drawn_once_it_is_said_why(dialog, settle, qtbot):
    dialog.print_button.click()
    asking = answer(dialog, ReasonDialog, settle)
    assert under(asking, "reason")[0] == "ต้องบอกว่าพิมพ์ข้อมูลของบุคคลนี้เพื่ออะไร"
    answer(dialog, ReasonDialog, settle, reason="เจ้าของข้อมูลขอ")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HeldSheet)))
    [sheet] = dialog.findChildren(HeldSheet)
    assert sheet.sheet.pdf.startswith(b"%PDF-")
    settle()
    assert choose(dialog, "ผู้ที่ดูข้อมูลที่ปกปิด และการใช้สิทธิของเจ้าของข้อมูล")[0][1].endswith("เจ้าของข้อมูลขอ")
    sheet.reject()


def test_data_rests_and_is_used_again_for_a_reason(page, dialog, settle, ask, known):
    dialog.restrict_button.click()
    answer(dialog, ReasonDialog, settle, reason="ขอให้ตรวจ")
    assert ask(store.read, Person, known).restricted_since == date.today()
    for banner in (dialog.banner, page.banner):
        assert banner.isVisible()
        assert banner.words.text().endswith("ขอให้ตรวจ")
    assert dialog.restrict_button.text() == "ยกเลิกการระงับ…"
    dialog.restrict_button.click()
    [asking] = [one for one in dialog.findChildren(ReasonDialog) if one.isVisible()]
    asking.form.set_value("reason", "ตรวจแล้ว")
    asking.ask()
    settle()
    assert ask(store.read, Person, known).restricted_since is None
    assert not page.banner.isVisible()
    assert page.words == ["ระงับการใช้ข้อมูลแล้ว", "ใช้ข้อมูลได้ตามเดิมแล้ว"]


def test_erasing_tells_first_what_goes_and_asks_why_and_who(page, dialog, settle, ask, known):
    dialog.erase_button.click()
    settle()
    [asking] = dialog.findChildren(EraseDialog)
    assert ["ลบ", "โทรศัพท์", "0891"] in asking.table.rows()
    assert not asking.form.verticalScrollBar().maximum(), "all that is asked is in sight"
    asking.ask()
    settle()
    assert under(asking, "reason")[0] == "ต้องบอกเหตุผลที่ลบ"
    box = asking.form._boxes["reason"]
    bottom = box.mapTo(asking.form.viewport(), box.rect().bottomLeft()).y()
    assert bottom <= asking.form.viewport().height(), "the sentence beside the field is in sight"
    answer(dialog, EraseDialog, settle, reason="เจ้าของข้อมูลขอ", approver="นายอำเภอ")
    assert ask(store.read, Person, known).erased == date.today()
    assert page.words == ["ลบข้อมูลส่วนบุคคลแล้ว"]
    assert dialog.banner.words.text().startswith("ลบข้อมูลส่วนบุคคลแล้วเมื่อ")
    assert not dialog.restrict_button.isEnabled()
    assert not page.form.isEnabled()


def test_a_name_that_came_afterwards_is_asked_for(dialog, settle, do, ask, known):
    do(erasing.erase, known, "เจ้าของข้อมูลขอ", "นายอำเภอ")
    settle()
    [seat] = ask(store.find, Seat, tables.of(Seat).c.person == known)
    do(store.change_cells, Seat, seat.id, {"standing": "น้องของบุญมี เก็บไว้"})
    dialog.erase_button.click()
    settle()
    [asking] = dialog.findChildren(EraseDialog)
    row = asking.table.rows()[0]
    assert row[0] == "อาจยังมีชื่อ"
    assert "น้องของบุญมี เก็บไว้" in row[2]
    said = {"reason": "เจ้าของข้อมูลขอ", "approver": "นายอำเภอ"}
    answer(dialog, EraseDialog, settle, called="ใครก็ไม่รู้", **said)
    assert under(asking, "called")[0] == "ไม่พบชื่อนี้ในรายการที่อ้างถึงบุคคลนี้"
    answer(dialog, EraseDialog, settle, called="บุญมี เก็บไว้", **said)
    assert "บุญมี" not in ask(store.read, Seat, seat.id).standing


def test_enter_in_the_kinds_does_not_close_the_window(dialog, press):
    press(dialog.kinds, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_who_is_in_office_is_told_why_not(make_page, settle, ask, made):
    seat = ask(store.find, Seat, tables.of(Seat).c.committee == made.working_group)[0]
    page = make_page(people.description(), seat.person, make=PersonPage)
    page.held_button.click()
    settle()
    [dialog] = page.findChildren(HeldDialog)
    dialog.erase_button.click()
    settle()
    assert dialog.refused.isVisible()
    assert "ยังลบไม่ได้" in dialog.refused.text()


def test_a_new_person_has_nothing_to_show(make_page):
    page = make_page(people.description(), make=PersonPage)
    assert not page.held_button.isVisible()
    assert not page.banner.isVisible()
