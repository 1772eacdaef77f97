"""The way to a shared office: its address, the server's password typed once, and asked for anew where it changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop import paths
from desktop.ui.shell.entrance import Who
from desktop.ui.shell.join import JoinPage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import UnlockPage, UnlockTwoPage
from tests.ui.shell.test_entrance import RIGHT, entrance, office  # noqa: F401 - fixtures


def say(page, **texts):
    for name, text in texts.items():
        page.boxes[name].editor.set_value(text)


def join(entrance, settle, **texts):  # noqa: F811
    entrance.join()
    say(entrance.currentWidget(), **texts)
    entrance.currentWidget().enter()
    settle()
    return entrance.currentWidget()


def test_by_keyboard_alone_from_the_start(entrance, office, settle, press):  # noqa: F811
    office.who_is_there = Who(office="office · server.example")
    entrance.start()
    entrance.currentWidget().join_asked.emit()
    for text in ("server.example/office", "nok", "รหัสเครื่อง"):
        press(entrance.focusWidget(), text)
        press(entrance.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert isinstance(entrance.currentWidget(), UnlockPage)
    assert entrance.currentWidget().heading.text() == "office · server.example"
    press(entrance.focusWidget(), RIGHT)
    press(entrance.focusWidget(), Qt.Key.Key_Return)
    settle()
    folder = paths.shared_folder() / "abc"
    assert office.went == [
        ("join", "server.example/office", "nok", "รหัสเครื่อง"), ("server", "รหัสเครื่อง"), ("open", folder),
    ]  # fmt: skip
    assert entrance.entered == [folder]
    assert entrance._server_password == "", "it is kept nowhere once the office is open"


def test_the_password_shows_dots(entrance):  # noqa: F811
    entrance.join()
    line = entrance.currentWidget().boxes["server_password"].widget
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_what_does_not_hold_stands_beside_its_field(entrance, settle):  # noqa: F811
    page = join(entrance, settle)
    assert page.boxes["address"].widget.accessibleDescription() == "กรุณาพิมพ์ที่อยู่ของสำนักงานร่วม"
    page = join(entrance, settle, address="ผิด", server_password="ก")
    assert page.boxes["address"].widget.accessibleDescription() == "อ่านที่อยู่ไม่ได้"
    page = join(entrance, settle, address="server.example/office")
    assert page.boxes["server_password"].widget.accessibleDescription() == "เครื่องแม่ข่ายไม่ให้เข้า"
    assert page.boxes["server_password"].widget.hasFocus()
    page.back()
    assert isinstance(entrance.currentWidget(), StartPage)


def test_a_password_that_changed_is_asked_for_where_the_office_is_opened(entrance, office, settle):  # noqa: F811
    page = join(entrance, settle, address="server.example/office", server_password="เก่า")
    assert page.heading.text() == "สำนักงานร่วม"
    assert list(page.boxes) == ["passphrase"]
    for _again in range(2):
        say(page, passphrase=RIGHT)
        page.enter()
        settle()
        assert list(page.boxes) == ["server_password", "passphrase"]
        assert page.boxes["server_password"].widget.hasFocus()
    say(page, server_password="ใหม่")
    page.go_on("server_password")
    assert page.boxes["passphrase"].widget.hasFocus()
    page.enter()
    settle()
    assert office.went[-2:] == [("server", "ใหม่"), ("open", paths.shared_folder() / "abc")]


def test_two_who_open_together_see_where_too(entrance, office, settle):  # noqa: F811
    office.who_is_there = Who((("1", "นก"), ("2", "หนู")), two=True, office="office · server.example")
    page = join(entrance, settle, address="server.example/office", server_password="ก")
    settle()
    page = entrance.currentWidget()
    assert isinstance(page, UnlockTwoPage)
    assert page.heading.text() == "office · server.example"


def test_a_shared_office_that_cannot_be_opened_is_joined_anew(entrance, settle, monkeypatch):  # noqa: F811
    monkeypatch.setattr(paths, "shared_folder", lambda: paths.machine_folder())
    entrance.unlock(paths.machine_folder() / "ว่าง")
    entrance.currentWidget().enter()
    settle()
    [again] = [
        one for one in entrance.currentWidget().findChildren(QPushButton) if "สำนักงานร่วมใหม่" in one.text()
    ]
    again.click()
    assert isinstance(entrance.currentWidget(), JoinPage)
