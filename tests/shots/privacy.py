"""Pictures of personal data: all that is held on one person, the notice, the times data are kept, a list to destroy by."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from desktop.domain.committees import Committee, Seat
from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.ui.people.held_dialog import HeldDialog
from desktop.work import disposal, restrictions
from desktop.work import records as work
from tests.shots.taking import OFFICER, picture, settle


def picture_the_privacy(made, qtbot):
    """Picture what is held on a person and the pages of personal data; what is past its time is destroyed then."""
    picture_what_is_held(made, qtbot)
    picture_the_notice(made, qtbot)
    picture_a_disposal(made, qtbot)


def picture_what_is_held(made, qtbot):
    """Picture a person whose data rest, all that is held on them, and each act upon it."""
    window = made.window
    window.open("people", known(made.office.store))
    settle(qtbot, made)
    page = window.page().record
    picture(made, window, "people-restricted")
    why = over(page._ask_why, made, qtbot, "people-why")
    answer(why, made, qtbot, reason="ตรวจกับบัตรที่นำมาแสดง")
    picture_then_leave(made, QApplication.activeModalWidget(), "people-id")
    page._show_held()
    settle(qtbot, made)
    [held] = page.findChildren(HeldDialog)
    held.table.selectRow(1)
    picture(made, held, "held")
    held.kinds.setCurrentRow(held.kinds.count() - 1)
    settle(qtbot, made)
    picture(made, held, "held-last")
    over(held.restrict, made, qtbot, "held-lift").reject()
    erase = over(held.erase, made, qtbot, "held-erase")
    answer(erase, made, qtbot)
    picture_then_leave(made, erase, "held-erase-refused")
    answer(over(held.print_, made, qtbot, "held-why"), made, qtbot, reason="เจ้าของข้อมูลขอ")
    picture_then_leave(made, QApplication.activeModalWidget(), "held-sheet")
    held.reject()


def picture_the_notice(made, qtbot):
    """Picture the versions of the notice, one as it is written and as it prints, and how long data are kept."""
    window = made.window
    for topic in ("notices", "retention_rules"):
        with reading(made.office.store) as session:
            first = records.find(session, TOPICS[topic])[0].id
        window.open(topic, first)
        settle(qtbot, made)
        picture(made, window, f"{topic}-record")
        if topic == "notices":
            over(window.page().print_, made, qtbot, "notices-sheet").reject()
        window.page().back()
        settle(qtbot, made)
        picture(made, window, topic)


def picture_a_disposal(made, qtbot):
    """Picture what is past its time, and a list to destroy by in each of its states, as it prints and as it is approved."""
    window, today = made.window, date.today()
    window.open("disposal_lists", "")
    settle(qtbot, made)
    picture_then_leave(made, QApplication.activeModalWidget(), "disposal-prepare")
    with writing(made.office.store, OFFICER, "ทำบัญชีขอทำลาย") as session:
        id_ = disposal.prepare(session, disposal.counts(session, today), today)
    window.open("disposal_lists", id_)
    settle(qtbot, made)
    picture(made, window, "disposal-prepared")
    page = window.page().page("disposal_lists").record
    over(page.print_, made, qtbot, "disposal-sheet").reject()
    over(page.approve, made, qtbot, "disposal-approve").reject()
    with writing(made.office.store, OFFICER, "บันทึกการอนุมัติทำลาย") as session:
        disposal.approve(session, id_, "นายทดลอง สมมติ นายอำเภอพนมสารคาม", "ฉช 0118/ว 9", today)
        disposal.keep(session, [page._whole.items[0].item.id], "อยู่ระหว่างการตรวจสอบของสำนักงานตรวจเงินแผ่นดิน")
    page.refresh("disposal_lists")
    settle(qtbot, made)
    page.table.selectRow(1)
    picture(made, window, "disposal-approved")
    with writing(made.office.store, OFFICER, "ทำลายตามบัญชี") as session:
        disposal.destroy(session, id_, today)
    page.refresh("disposal_lists")
    settle(qtbot, made)
    picture(made, window, "disposal-done")
    page.back()
    settle(qtbot, made)
    picture(made, window, "disposal_lists")


def over(ask, made, qtbot, name):
    """Picture what an act puts over its page; gives it."""
    ask()
    settle(qtbot, made)
    dialog = QApplication.activeModalWidget()
    picture(made, dialog, name)
    return dialog


def answer(dialog, made, qtbot, **values):
    """Fill in what a dialog asks, and press its verb."""
    for name, value in values.items():
        dialog.form.set_value(name, value)
    dialog.ask()
    settle(qtbot, made)


def picture_then_leave(made, dialog, name):
    """Picture a dialog and close it."""
    picture(made, dialog, name)
    dialog.reject()


def known(store):
    """Add a person who sat on a committee until yesterday and whose data rest; gives their id."""
    with writing(store, OFFICER, "เพิ่ม") as session:
        id_ = work.add(session, Person(
            title="นาง", first_name="บุญมี", last_name="เก็บไว้", phone="089-111-2222", national_id="1234500000123",
            address="12 หมู่ 3", occupation="ทำนา",
        ))  # fmt: skip
        ended = date.today() - timedelta(1)
        committee = records.find(session, Committee)[0].id
        records.add(session, Seat(committee=committee, person=id_, position="กรรมการ", end=ended))
        restrictions.restrict(session, id_, "เจ้าของข้อมูลขอให้ตรวจว่าหมายเลขโทรศัพท์ถูกต้องหรือไม่")
    return id_
