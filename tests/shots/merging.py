"""Pictures of copies that come together: what waits for a person, two records joined, packages, the part that a copy has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.users import EVERYTHING
from desktop.domain.villages import Village
from desktop.store import device, opening, records
from desktop.store.session import writing
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.registers.copy_dialogs import TakeAlongDialog
from desktop.ui.settings.join_dialog import JoinDialog
from desktop.ui.settings.merging_dialogs import NameDialog, PackDialog, ReportWindow, TakeDialog
from desktop.ui.settings.merging_page import MergingPage
from desktop.ui.settings.other_value_dialog import OtherValueDialog
from desktop.work import merging
from tests.shots.taking import OFFICER, picture, settle

SECRET, LAPTOP = "ชุดข้อมูลลับ ๒๕๖๙", "โน้ตบุ๊กตำบลท่าถ่าน"


def picture_the_copies(made, qtbot):
    """Picture the page of merging with all that waits, and what is opened from it."""
    meet(made.office.store)
    window = made.window
    window.open("merging", "")
    settle(qtbot, made)
    page = window.findChild(MergingPage)
    picture(made, window, "merging")
    page.parentWidget().parentWidget().ensureWidgetVisible(page.pairs.answers[-1])
    settle(qtbot, made)
    picture(made, window, "merging-doubles")
    page.parentWidget().parentWidget().ensureWidgetVisible(page.numbers.void_buttons[-1])
    settle(qtbot, made)
    picture(made, window, "merging-numbers")
    for act, kind, name in (
        (lambda: page.panel.other_asked.emit(page.panel.chosen()), OtherValueDialog, "other-value"),
        (lambda: page.pairs.choose(0), JoinDialog, "join"),
        (lambda: page.numbers.choose(0), ReasonDialog, "void"),
        (page.pack, PackDialog, "pack"),
        (page.new, TakeDialog, "take"),
        (page.rename, NameDialog, "name"),
        (page.print_, ReportWindow, "report"),
    ):
        act()
        settle(qtbot, made)
        dialog = page.findChild(kind)
        picture(made, dialog, f"merging-{name}")
        dialog.reject()
        settle(qtbot, made)
    picture_the_part(made, qtbot)
    made.jobs.changed.emit("people")
    window.go("home")
    settle(qtbot, made)
    picture(made, window, "merging-home")


def picture_the_part(made, qtbot):
    """Picture the choice of tambons for a copy, and the words above the pages of one that has some alone."""
    dialog = TakeAlongDialog(made.jobs, LAPTOP, made.window)
    dialog.open()
    settle(qtbot, made)
    dialog.part.some.setChecked(True)
    settle(qtbot, made)
    picture(made, dialog, "merging-part")
    dialog.reject()
    made.window.show_part(("ท่าถ่าน", "เกาะขนุน"))
    settle(qtbot, made)
    picture(made, made.window, "merging-banner")
    made.window.show_part(())


def meet(store):
    """Let a laptop and the office work apart and meet: a telephone changed, a person made, a number given twice."""
    with writing(store, OFFICER, "เพิ่ม") as session:
        merging.devices.own(session)
        records.add(session, Village(tambon="240601", number=1, name="ทดลอง"))
        known = records.add(
            session, Person(title="นาย", first_name="สมชาย", last_name="ใจดี", phone="038-000-000")
        )
    folder = store.folder.parent / f"laptop of {store.folder.name}"
    with writing(store, OFFICER, "ทำสำเนา") as session:
        made = device.make_copy(store, folder, LAPTOP, lambda _done, _total: None)
        merging.devices.note_copy(session, made, LAPTOP)
    laptop = opening.open_copy(store, folder)
    laptop.permits = EVERYTHING
    try:
        for one, actor, phone, job in (
            (store, OFFICER, "038-111-111", ""),
            (laptop, "นายมานะ ขยัน", "081-222-2222", "ทำนา"),
        ):
            with writing(one, actor, "แก้ไข") as session:
                records.save(session, replace(records.read(session, Person, known), phone=phone))
            with writing(one, actor, "เพิ่ม") as session:
                records.add(session, Person(
                    title="นาง", first_name="มาลี", last_name="สองเครื่อง", phone=phone, occupation=job,
                ))  # fmt: skip
            with writing(one, actor, "ลงรับ") as session:
                records.add(session, Received(
                    number=900, year=2569, came=date(2026, 3, 5), sender="จังหวัด", subject="เชิญประชุมคณะทำงาน",
                ))  # fmt: skip
        package = store.folder.parent / f"package of {store.folder.name}"
        with writing(laptop, "นายมานะ ขยัน", merging.PACKED) as session:
            merging.pack(session, package, SECRET)
    finally:
        laptop.close()
    with writing(store, OFFICER, merging.MERGED) as session:
        mark = merging.look(session, package).mark
        merging.take(session, package, SECRET, mark)
