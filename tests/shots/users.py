"""Pictures of the users of an office: alone, with a second one, and the dialogs about them and the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.domain.users import User
from desktop.store.session import writing
from desktop.ui.settings.user_dialogs import RecoveryCodeDialog
from desktop.work import users
from tests.shots.taking import OFFICER, picture, settle


def picture_the_users(made, qtbot):
    """Picture the page of users and what is opened from it; the office has two users then."""
    window = made.window
    window.go("settings")
    window.page().show_page("users")
    settle(qtbot, made)
    picture(made, window, "users-alone")
    with writing(made.office.store, OFFICER, "เพิ่มผู้ใช้") as session:
        users.add(session, User(name="นางสาวสอง ช่วยงาน", role="officer"), "ต้นกล้าริมธาร ๒")
    page = window.page().page("users")
    page.refresh("users")
    settle(qtbot, made)
    page.table.selectRow(1)
    settle(qtbot, made)
    picture(made, window, "users")
    for name, ask in (
        ("new", page.new), ("change", page.change), ("passphrase", page.reset_passphrase), ("key", page.renew_key),
    ):  # fmt: skip
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, f"users-{name}")
        dialog.reject()
    code = RecoveryCodeDialog("ABCDE-FGHJK-MNPQR-STVWX-YZ012-34", window)
    code.open()
    settle(qtbot, made)
    picture(made, code, "users-code")
    code.accept()
