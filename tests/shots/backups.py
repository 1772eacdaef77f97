"""Pictures of the backups: the list, what differs from now, the receipt, the way back step by step, the last word."""

from __future__ import annotations

from desktop.domain.people import Person
from desktop.store import records
from desktop.store.session import writing
from desktop.ui.settings.backup_dialogs import DifferencesDialog, ReceiptWindow
from desktop.ui.settings.restore_dialog import RestoreDialog
from desktop.ui.shell.keeping import Farewell
from tests.conftest import PASSPHRASE
from tests.shots.taking import OFFICER, picture, settle


def picture_the_backups(made, qtbot):
    """Picture the page of backups and what is opened from it."""
    window = made.window
    window.open("backups", "")
    page = window.page().page("backups")
    settle(qtbot, made)
    page.new()
    settle(qtbot, made)
    with writing(made.office.store, OFFICER, "เพิ่ม") as session:
        records.add(session, Person(first_name="มาลี", last_name="หลังสำรอง"))
    picture(made, window, "backups")
    for act, kind, name in (
        (page.compare, DifferencesDialog, "differences"),
        (page.print_, ReceiptWindow, "receipt"),
    ):
        act()
        settle(qtbot, made)
        dialog = page.findChild(kind)
        picture(made, dialog, f"backups-{name}")
        dialog.reject()
    picture_the_way_back(made, qtbot, page)
    farewell = Farewell()
    qtbot.addWidget(farewell)
    with qtbot.waitExposed(farewell):
        farewell.show()
    picture(made, farewell, "backups-farewell")


def picture_the_way_back(made, qtbot, page):
    """Picture each step of going back to a backup."""
    page.restore()
    dialog = page.findChild(RestoreDialog)
    for number in range(1, 5):
        settle(qtbot, made)
        picture(made, dialog, f"restore-{number}")
        if number == 3:
            folder = made.office.store.folder.parent / f"restored {made.name}"
            dialog.secrets.boxes["folder"].editor.set_value(str(folder))
            dialog.secrets.boxes["passphrase"].editor.set_value(PASSPHRASE)
        if number < 4:
            dialog.go_on()
    dialog.reject()
