"""The window of salvage over really damaged offices: whose secret, how much can be read, where to, and what came of it."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import key_slots, opening, records, trouble
from desktop.store import keys as store_keys
from desktop.store.session import reading
from desktop.ui.settings import salvage_asking as asking
from desktop.ui.settings import salvage_words as words
from desktop.ui.settings.salvage_dialog import SalvageDialog, SalvageSheet
from desktop.work import backups
from tests.conftest import PASSPHRASE
from tests.store.damaging import leaves_of, zero
from tests.store.folders import hashed
from tests.ui.real_office import desk  # noqa: F401 - fixture


@pytest.fixture(autouse=True)
def documents(tmp_path, monkeypatch):
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: made)
    return made


@pytest.fixture
def key(made_practice):
    return key_slots.derive(made_practice[1].keys.data[-1], "database")


@pytest.fixture
def damaged(made_practice, tmp_path, key):
    """Give a folder of the practice office of which a page of people is gone."""
    folder = tmp_path / "damaged"
    shutil.copytree(made_practice[0], folder)
    zero(folder / "office.db", leaves_of(folder / "office.db", key, "people")[0])
    return folder


@pytest.fixture
def backed_up(practice_store, tmp_path):
    """Give a folder of the practice office with a backup in it."""
    backups.back_up(practice_store, lambda _d, _t: None)
    practice_store.engine.dispose()
    folder = tmp_path / "backed up"
    shutil.copytree(practice_store.folder, folder)
    return folder


@pytest.fixture
def show(desk, jobs, settle):  # noqa: F811
    def show(folder, second=None):
        made = SalvageDialog(jobs, folder, second, desk)
        made.asked, made.restoring = [], []
        made.office_asked.connect(made.asked.append)
        made.restore_asked.connect(lambda: made.restoring.append(True))
        made.open()
        settle()
        return made

    return show


def type_in(dialog, settle, passphrase=PASSPHRASE):
    assert dialog.verb.isEnabled(), dialog.told.text()
    dialog.secrets.boxes["passphrase"].editor.set_value(passphrase)
    dialog.verb.click()
    settle()


def test_what_can_be_read_is_told_and_a_new_office_made_of_it(show, settle, damaged, documents):
    before = hashed(damaged)
    dialog = show(damaged)
    assert "อาจอ่านได้หลายส่วน" in dialog.told.text()
    assert [*dialog.secrets.boxes] == ["how", "passphrase", "code"]
    high = dialog.height()
    type_in(dialog, settle)
    assert dialog.height() == high, "what was found scrolls, and the dialog stays within the screen"
    assert dialog.steps.currentWidget() is dialog.found
    assert dialog.found.told.text().startswith("อ่านได้ร้อยละ 9")
    assert 90 < dialog.found.bar.value() < 100
    people = next(row for row in dialog.found.table.rows() if row[0] == "บุคคล")
    assert int(people[2]) > 1, "written anew from the change log"
    assert "ไม่พบสำเนาสำรองที่ใช้ได้" in dialog.found.beside.text()
    assert not any(documents.iterdir())
    assert dialog.found.folder.folder() == documents / "สำนักงานที่กู้ได้"
    dialog.verb.click()
    settle()
    assert f"กู้ข้อมูลแล้วที่ {documents / 'สำนักงานที่กู้ได้'}" in dialog.found.told.text()
    assert not dialog.found.folder.isVisible()
    assert not dialog.restore_button.isVisible()
    assert dialog.secrets._text("passphrase") == ""
    dialog.print_()
    settle()
    [sheet] = dialog.findChildren(SalvageSheet)
    assert sheet.sheet.pdf.startswith(b"%PDF")
    sheet.reject()
    dialog.verb.click()
    assert dialog.asked == [documents / "สำนักงานที่กู้ได้"]
    opened = opening.open_office(dialog.asked[0], PASSPHRASE)
    with reading(opened) as session:
        assert records.find(session, Person)
    opened.close()
    assert hashed(damaged) == before


def test_a_wrong_passphrase_stands_beside_its_field(show, settle, damaged):
    dialog = show(damaged)
    type_in(dialog, settle, "ผิดแน่นอน")
    assert "รหัสผ่านไม่ถูกต้อง" in dialog.secrets.boxes["passphrase"].widget.accessibleDescription()
    assert dialog.steps.currentWidget() is not dialog.found


def test_the_damaged_folder_or_a_full_one_is_not_written_into(show, settle, damaged, tmp_path, monkeypatch):
    dialog = show(damaged)
    type_in(dialog, settle)
    box = dialog.found.folder
    for folder, said in (
        ("", "กรุณาเลือกโฟลเดอร์ใหม่"),
        (str(damaged / "ใน"), "โฟลเดอร์ใหม่ต้องอยู่นอกโฟลเดอร์ที่เสียหาย"),
        (str(tmp_path), "โฟลเดอร์ที่จะกู้ข้อมูลลงต้องว่าง"),
    ):
        box.editor.set_value(folder)
        dialog.verb.click()
        settle()
        assert said in box.widget.accessibleDescription()
    box.editor.set_value(str(tmp_path / "ใหม่"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    box.choose()
    assert box.folder() == tmp_path / "ใหม่", "a new one in what is not empty"
    (tmp_path / "ว่าง").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "ว่าง"))
    box.choose()
    assert box.folder() == tmp_path / "ว่าง"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    box.choose()
    assert box.folder() == tmp_path / "ว่าง"
    dialog.back()
    assert dialog.steps.currentWidget() is not dialog.found


def test_stopping_leaves_nothing(show, settle, damaged, documents, monkeypatch):
    dialog = show(damaged)
    began, go_on, real = threading.Event(), threading.Event(), asking.salvage

    def slow(*given):
        began.set()
        go_on.wait(10)
        return real(*given)

    type_in(dialog, settle)
    monkeypatch.setattr(asking, "salvage", slow)
    dialog.verb.click()
    assert began.wait(10)
    assert dialog.close_button.text() == "หยุด"
    dialog.reject()
    go_on.set()
    settle()
    assert dialog.told.text() == "หยุดแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง"
    assert not any(documents.iterdir())
    assert dialog.verb.isEnabled()


def test_lost_keys_are_taken_from_a_backup(show, settle, backed_up, documents):
    (backed_up / store_keys.NAME).write_bytes(b"torn")
    dialog = show(backed_up)
    assert "ไฟล์กุญแจหายหรือเสียหาย" in dialog.told.text()
    assert dialog._keys_at().parent == backed_up / "backups"
    dialog._choose_keys()
    settle()
    type_in(dialog, settle)
    assert dialog.found.told.text().startswith("อ่านได้ร้อยละ 100 ของไฟล์")
    assert "สำเนาสำรองล่าสุด" in dialog.found.beside.text()
    dialog.verb.click()
    settle()
    opening.open_office(documents / "สำนักงานที่กู้ได้", PASSPHRASE).close()


def test_lost_keys_without_a_backup_are_told_and_only_a_backup_elsewhere_helps(show, damaged):
    (damaged / store_keys.NAME).unlink()
    dialog = show(damaged)
    assert "กรุณาใช้ไฟล์ keys.json จากสำเนาสำรองที่เก็บไว้ที่อื่น" in dialog.told.text()
    assert not dialog.verb.isEnabled()
    dialog.go_on()
    dialog.restore_button.click()
    assert dialog.restoring == [True]
    assert not dialog.isVisible()


def test_a_file_of_which_nothing_can_be_read_says_so(show, settle, damaged):
    data = damaged / "office.db"
    data.write_bytes(b"\x5a" * data.stat().st_size)
    dialog = show(damaged)
    type_in(dialog, settle)
    assert "อ่านไฟล์ข้อมูล office.db ไม่ได้เลย" in dialog.told.text()
    assert dialog.steps.currentWidget() is not dialog.found


def test_salvage_helps_against_damage_and_nothing_else(damaged, backed_up):
    damage, other = Trouble(trouble.DAMAGED), Trouble(trouble.FULL)
    assert asking.may_help(damaged, damage)
    assert not asking.may_help(damaged, other)
    assert not asking.may_help(damaged / "nowhere", damage)
    (backed_up / store_keys.NAME).unlink()
    assert asking.may_help(backed_up, other)
    (backed_up / "office.db").write_bytes(b"")
    assert not asking.may_help(backed_up, damage)
    (damaged / store_keys.NAME).write_text('{"program": "tambon-desk", "format": 99}')
    assert not asking.may_help(damaged, trouble.newer(99))


class Told:
    """What a salvage came to, as far as the words ask."""

    def __init__(self, last="", lost=0, **other):
        from types import SimpleNamespace

        topic = SimpleNamespace(
            topic="people", kept=5, rebuilt=0, emptied=0, lost=lost, named=("มาลี",) * lost
        )
        self.pages, self.damaged, self.topics, self.last = 1000, 1, (topic,), last
        self.is_verified = self.knows_holder = True
        self.changes, self.lost_changes, self.unknown_rows = 9, 0, 0
        self.files = SimpleNamespace(lost=0)
        self.is_complete = not lost
        self.__dict__.update(other)


def test_how_much_can_be_read_is_never_rounded_up():
    assert words.readable(Told()) == 99
    assert words.told(Told()) == "อ่านได้ร้อยละ 99 ของไฟล์ ได้ 5 รายการ ไม่พบว่ามีสิ่งใดหาย"
    assert words.told(Told(lost=2)).endswith("หายอย่างน้อย 2 รายการ")
    assert words.told(Told(is_complete=False)).endswith("ได้ 5 รายการ")
    assert words.rows(Told(lost=1)) == [("บุคคล", "5", "", "", "1", "มาลี")]


def test_what_no_row_tells_is_warned_of():
    from types import SimpleNamespace

    told = Told(
        is_verified=False, knows_holder=False, lost_changes=3, unknown_rows=2, files=SimpleNamespace(lost=4)
    )
    said = list(words.warnings(told))
    assert [sentence[:12] for sentence in said] == [
        "ส่วนต้นของไฟ", "ไม่ทราบว่าเค", "ประวัติการแก", "อ่านได้แต่ไม", "ไฟล์แนบ 4 ไฟ",
    ]  # fmt: skip
    assert list(words.warnings(Told())) == []


@pytest.mark.parametrize(
    ("hours", "lost", "said"),
    [
        (1, 0, "ควรกู้ข้อมูล"),
        (1, 2, "กรุณาดูตารางแล้วเลือก"),
        (-1, 2, "ควรใช้สำเนาสำรอง"),
        (-1, 0, "ใช้ทางใดก็ได้"),
        (None, 2, "ควรใช้สำเนาสำรอง"),
    ],
)
def test_the_backup_beside_is_compared_by_what_is_newer_and_what_is_lost(hours, lost, said):
    from types import SimpleNamespace

    at = datetime(2026, 5, 8, 9, tzinfo=UTC)
    last = (at + timedelta(hours=hours)).isoformat() if hours is not None else ""
    told = words.beside(Told(last, lost), SimpleNamespace(at=at))
    assert said in told
    assert ("ไม่ทราบเวลา" in told) == (hours is None)
