"""A damaged office in the running program: what is offered beside the sentence, and the way into the salvaged office."""

from __future__ import annotations

import shutil

import pytest

from desktop import paths
from desktop.store import key_slots
from desktop.ui.settings.restore_dialog import RestoreDialog
from desktop.ui.settings.salvage_dialog import SalvageDialog
from desktop.ui.shell.unlock import UnlockPage
from tests.conftest import PASSPHRASE
from tests.store.damaging import leaves_of, zero
from tests.test_app import desk, settled  # noqa: F401 - fixtures


@pytest.fixture
def damaged(made_practice, tmp_path, monkeypatch):
    """Give a folder of the practice office of which a page of people is gone."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    folder, key = tmp_path / "office", key_slots.derive(made_practice[1].keys.data[-1], "database")
    shutil.copytree(made_practice[0], folder)
    zero(folder / "office.db", leaves_of(folder / "office.db", key, "people")[0])
    return folder


def opened(desk, settled, folder, passphrase=PASSPHRASE):  # noqa: F811
    desk.begin(folder)
    page = desk.entrance.currentWidget()
    page.passphrase_given.emit(passphrase)
    settled()
    return page


def test_a_wrong_passphrase_is_no_damage(desk, settled, damaged):  # noqa: F811
    page = opened(desk, settled, damaged, "ผิดแน่นอน")
    assert "รหัสผ่านไม่ถูกต้อง" in page.boxes["passphrase"].widget.accessibleDescription()
    assert page._salvaging is None
    assert page._other_way is None


def test_from_the_damaged_office_into_the_salvaged_one(desk, settled, damaged, tmp_path):  # noqa: F811
    page = opened(desk, settled, damaged)
    assert "กู้ข้อมูลจากไฟล์นี้ หรือใช้สำเนาสำรองล่าสุด" in page._general.text()
    assert page._salvaging.isVisible()
    assert page._other_way.isVisible()
    page.offer_salvage()
    page._salvaging.click()
    settled()
    [dialog] = desk.entrance.findChildren(SalvageDialog)
    for _step in range(2):
        if dialog.steps.currentWidget() is not dialog.found:
            dialog.secrets.boxes["passphrase"].editor.set_value(PASSPHRASE)
        dialog.verb.click()
        settled()
    dialog.verb.click()
    settled()
    page = desk.entrance.currentWidget()
    assert isinstance(page, UnlockPage)
    page.passphrase_given.emit(PASSPHRASE)
    settled()
    assert desk.window.isVisible()
    assert desk.office.store.folder == tmp_path / "สำนักงานที่กู้ได้"


@pytest.mark.parametrize("keys", [None, b"torn", b"{}"])
def test_keys_that_are_lost_or_damaged_offer_it_too_and_the_backups_stand_beside(
    desk, settled, damaged, keys  # noqa: F811
):  # fmt: skip
    (damaged / "keys.json").unlink()
    if keys is not None:
        (damaged / "keys.json").write_bytes(keys)
    page = opened(desk, settled, damaged)
    page._salvaging.click()
    settled()
    [dialog] = desk.entrance.findChildren(SalvageDialog)
    assert "ไฟล์กุญแจ keys.json หายหรือเสียหาย" in dialog.told.text()
    dialog.restore_button.click()
    settled()
    [restoring] = desk.entrance.findChildren(RestoreDialog)
    assert restoring.isVisible()
    restoring.reject()


def test_a_folder_that_is_no_office_offers_none(desk, settled, tmp_path):  # noqa: F811
    (tmp_path / "ว่าง").mkdir()
    page = opened(desk, settled, tmp_path / "ว่าง")
    assert page._salvaging is None
