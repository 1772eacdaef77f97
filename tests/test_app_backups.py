"""Backups in the running program: at its end, and from an open office to the one that was restored."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop import settings
from desktop.ui.settings.backups_page import BackupsPage
from desktop.ui.shell.unlock import UnlockPage
from desktop.work import backups, practice
from tests.test_app import desk, practising, settled  # noqa: F401 - fixtures


@pytest.fixture
def quits(desk, monkeypatch):  # noqa: F811
    told = []
    desk.keeping.left.connect(lambda: told.append("left"))
    monkeypatch.setattr(QGuiApplication, "quit", lambda: told.append("quit"))
    return told


def test_the_way_in_is_left_at_once(desk, quits):  # noqa: F811
    desk.begin(None)
    desk.leave()
    assert quits == ["quit"]


def test_an_open_office_is_backed_up_before_the_program_ends(practising, settled, quits):  # noqa: F811
    practising.window.close()
    practising.leave()
    settled()
    assert quits == ["left"]
    assert [one.why for one in backups.listed(practising.office.store)] == ["automatic"]


def test_a_failure_is_a_quiet_word(practising, settled):  # noqa: F811
    practising.keeping.said.emit("สำรองข้อมูลเองไม่สำเร็จ")
    assert practising.window.toast.accessibleName() == "สำรองข้อมูลเองไม่สำเร็จ"
    practising._window, window = None, practising._window
    practising.keeping.said.emit("ไม่มีใครเห็น")
    practising._window = window
    assert window.toast.accessibleName() == "สำรองข้อมูลเองไม่สำเร็จ"


def test_from_the_first_page_to_the_backups_and_into_the_restored_office(practising, settled, tmp_path):  # noqa: F811
    old, before = practising.window, practising.office.store.folder
    old.open("backups", "")
    settled()
    page = old.page().page("backups")
    assert isinstance(page, BackupsPage)
    assert page.isVisible()
    page.new()
    settled()
    folder = tmp_path / "restored"
    kept = page.chosen()
    backups.restore(kept.path, folder, backups.by_passphrase(practice.PASSPHRASE), lambda _d, _t: None)
    page._go(folder)
    settled()
    assert not practising.office.is_open
    entrance = practising.entrance
    assert entrance.isVisible()
    assert isinstance(entrance.currentWidget(), UnlockPage)
    entrance.currentWidget().passphrase_given.emit(practice.PASSPHRASE)
    settled()
    assert not isValid(old) or not old.isVisible()
    assert practising.window.isVisible()
    assert practising.office.store.folder == folder != before
    assert settings.get("office") == str(folder)
    assert practising.keeping._timer.isActive()
