"""The lock: by itself after a while, over an open dialog, and opened only by the passphrase of this office."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from shiboken6 import isValid

from desktop import app as program
from desktop import i18n, settings
from desktop.store import opening
from desktop.ui.parts import messages
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.ui.shell import idle
from desktop.ui.shell.recovery import RecoveryPage
from desktop.ui.shell.unlock import UnlockPage
from desktop.work import practice
from tests.test_app import desk, practising, settled  # noqa: F401 - fixtures


def unlock(desk, settled):  # noqa: F811
    desk.entrance.currentWidget().passphrase_given.emit(practice.PASSPHRASE)
    settled()


@pytest.fixture
def person(practising, settled):  # noqa: F811
    """Open a person who has a national id, and give the page."""
    practising.window.go("people")
    settled()
    place = practising.window.page()
    place.list.table.selectRow(0)
    place.list.table.open_current()
    settled()
    return place.record


def test_it_locks_by_itself_and_keeps_what_is_typed(practising, person, qtbot, monkeypatch, settled):  # noqa: F811
    monkeypatch.setattr(idle, "_MINUTE", 40)
    settings.put("lock_minutes", 1)
    person.form.set_value("address", "พิมพ์ค้าง")
    practising._restyle()
    qtbot.waitUntil(lambda: not practising.window.isVisible())
    assert isinstance(practising.entrance.currentWidget(), UnlockPage)
    assert practising.entrance.isVisible()
    monkeypatch.setattr(idle, "_MINUTE", 60_000)
    unlock(practising, settled)
    assert practising.window.isVisible()
    assert person.form.values()["address"] == "พิมพ์ค้าง"


def test_a_locked_program_locks_no_more(practising, qtbot, monkeypatch):  # noqa: F811
    practising.lock()
    page = practising.entrance.currentWidget()
    practising._idle.over.emit()
    assert practising.entrance.currentWidget() is page


def test_a_dialog_is_hidden_by_the_lock_and_comes_back_as_it_was(practising, person, settled):  # noqa: F811
    person.id_button.click()
    [dialog] = person.findChildren(WhyDialog)
    dialog.form.editor("reason").setPlainText("ออกหนังสือ")
    practising.lock()
    assert not dialog.isVisible()
    unlock(practising, settled)
    assert dialog.isVisible()
    assert dialog.reason() == "ออกหนังสือ"
    dialog.reject()


def test_a_national_id_on_show_is_gone_after_the_lock(practising, person, settled):  # noqa: F811
    person.id_button.click()
    [dialog] = person.findChildren(WhyDialog)
    dialog.form.set_value("reason", "ออกหนังสือ")
    dialog.ask()
    settled()
    assert len(person.findChildren(IdDialog)) == 1
    practising.lock()
    unlock(practising, settled)
    assert [shown for shown in person.findChildren(IdDialog) if shown.isVisible()] == []


def test_a_question_under_the_lock_is_turned_back_from(practising, person, settled):  # noqa: F811
    person.form.set_value("address", "พิมพ์ค้าง")
    QTimer.singleShot(50, practising.lock)
    practising.window.go("home")  # asks about what is not saved, and is locked while it asks
    assert not practising.window.isVisible()
    unlock(practising, settled)
    assert practising.window.page().record is person
    assert person.form.values()["address"] == "พิมพ์ค้าง"
    assert person.form.dirty


def test_a_locked_office_is_not_opened_by_way_of_another(practising, settled, tmp_path):  # noqa: F811
    other = tmp_path / "other"
    opening.create(other, practice.office(), "รหัสของอีกสำนักงาน")[0].close()
    practising.lock()
    practising.entrance.currentWidget().forgotten.emit()
    assert isinstance(practising.entrance.currentWidget(), RecoveryPage)
    practising.entrance.currentWidget().back()
    page = practising.entrance.currentWidget()
    page.back()
    assert practising.entrance.currentWidget() is page
    practising.entrance._folder = other
    page.passphrase_given.emit("รหัสของอีกสำนักงาน")
    settled()
    assert not practising.window.isVisible()
    assert "รหัสผ่านไม่ถูกต้อง" in page.boxes["passphrase"].widget.accessibleDescription()


def test_the_lock_does_not_ask_about_unsaved_work(practising, person, monkeypatch):  # noqa: F811
    monkeypatch.setattr(messages, "leave", lambda _parent: pytest.fail("asked"))
    person.form.set_value("address", "พิมพ์ค้าง")
    practising.lock()
    assert not practising.window.isVisible()


@pytest.fixture
def thai_again(qapp):
    """Speak Thai again after a test that changed the language."""
    yield
    settings.put("language", "th")
    program.dress(qapp)


def test_another_language_is_spoken_at_once_in_the_whole_window(practising, settled, qtbot, thai_again):  # noqa: F811
    before = practising.window
    size = before.size()
    before.go("settings")
    settled()
    page = before.page()
    page.show_page("machine")
    box = page.page("machine").boxes["language"].widget
    box.setCurrentIndex(box.findData("en"))
    qtbot.waitUntil(lambda: practising.window is not before)
    settled()
    window = practising.window
    assert window.isVisible()
    assert not isValid(before)
    assert i18n.language() == "en"
    assert window.page().title() == i18n._("หน้าจอ")
    assert window.tambons.itemText(0) == i18n._("ทุกตำบล")
    assert window.size() == size
