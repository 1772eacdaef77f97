"""The way in, page by page: what the doors do, what they refuse, and that a locked office is not left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.errors import CannotDo, Trouble
from desktop.ui.shell.entrance import Doors, Entrance, free_folder
from desktop.ui.shell.new_office import NewOffice, NewOfficePage
from desktop.ui.shell.recovery import RecoveryCodePage, RecoveryPage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import UnlockPage

RIGHT = "ฉันรักป่าไม้"


class Office:
    """Doors that open at one passphrase and one code, and tell what went through them."""

    def __init__(self):
        self.went = []

    def practise(self, folder):
        self.went.append(("practise", folder))

    def create(self, folder, office, passphrase):
        self.went.append(("create", folder, office, passphrase))
        return "ABCDE-FGHJK"

    def open(self, folder, passphrase):
        if folder.name == "ว่าง":
            raise Trouble("โฟลเดอร์นี้ไม่ใช่สำนักงาน กรุณาเลือกโฟลเดอร์อื่น")
        if passphrase == "พัง":
            raise KeyError("a fault")
        if passphrase != RIGHT:
            raise CannotDo("รหัสผ่านไม่ถูกต้อง", "passphrase")
        self.went.append(("open", folder))

    def recover(self, folder, code, passphrase):
        if code != "ABCDE":
            raise CannotDo("รหัสกู้คืนไม่ตรงกับสำนักงานนี้", "code")
        self.went.append(("recover", folder, passphrase))


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def entrance(qtbot, jobs, office, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    made = Entrance(jobs, Doors(office.practise, office.create, office.open, office.recover))
    qtbot.addWidget(made)
    made.entered = []
    made.opened.connect(made.entered.append)
    made.resize(1100, 680)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_a_practice_office_is_made_in_a_folder_of_its_own(entrance, office, settle, tmp_path, press):
    entrance.start()
    press(entrance.focusWidget(), Qt.Key.Key_Space)
    settle()
    folder = tmp_path / "สำนักงานฝึกหัด"
    assert (office.went, entrance.entered) == ([("practise", folder)], [folder])


def test_a_new_office_shows_its_code_before_it_is_entered(entrance, office, settle, tmp_path):
    entrance.start()
    entrance.currentWidget().new_asked.emit()
    assert isinstance(entrance.currentWidget(), NewOfficePage)
    entrance.currentWidget().asked.emit(NewOffice(tmp_path / "ใหม่", "the office", RIGHT))
    settle()
    assert office.went == [("create", tmp_path / "ใหม่", "the office", RIGHT)]
    assert isinstance(entrance.currentWidget(), RecoveryCodePage)
    assert entrance.entered == []
    entrance.currentWidget().kept.emit()
    assert entrance.entered == [tmp_path / "ใหม่"]


def test_an_office_that_is_there_is_chosen_and_opened(entrance, office, settle, tmp_path, press, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    entrance.start()
    entrance.currentWidget().open_asked.emit()
    press(entrance.focusWidget(), RIGHT)
    press(entrance.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert entrance.entered == [tmp_path]


def test_turning_back_from_choosing_a_folder_stays(entrance, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    entrance.start()
    entrance.currentWidget().open_asked.emit()
    assert isinstance(entrance.currentWidget(), StartPage)


def test_a_wrong_passphrase_stays_to_be_mended(entrance, settle, tmp_path, press):
    entrance.unlock(tmp_path)
    press(entrance.focusWidget(), "ผิด")
    press(entrance.focusWidget(), Qt.Key.Key_Return)
    assert not entrance.currentWidget()._card.isEnabled(), "nothing more is taken while it works"
    settle()
    box = entrance.currentWidget().boxes["passphrase"]
    assert box.widget.accessibleDescription() == "รหัสผ่านไม่ถูกต้อง"
    assert (box.widget.text(), box.widget.hasFocus()) == ("ผิด", True)


def test_what_is_no_office_is_one_sentence(entrance, settle, tmp_path):
    entrance.unlock(tmp_path / "ว่าง")
    entrance.currentWidget().passphrase_given.emit(RIGHT)
    settle()
    assert entrance.currentWidget()._general.text() == "โฟลเดอร์นี้ไม่ใช่สำนักงาน กรุณาเลือกโฟลเดอร์อื่น"
    assert entrance.currentWidget().boxes["passphrase"].widget.hasFocus()


def test_a_fault_is_not_hidden_and_the_page_can_be_used_again(entrance, settle, tmp_path, jobs):
    faults = []
    jobs.failed.connect(faults.append)
    entrance.unlock(tmp_path)
    entrance.currentWidget().passphrase_given.emit("พัง")
    settle()
    assert [type(fault) for fault in faults] == [KeyError]
    assert entrance.currentWidget()._card.isEnabled()
    assert not entrance.currentWidget()._general.isVisible()


def test_a_forgotten_passphrase_is_made_anew_by_the_code(entrance, office, settle, tmp_path):
    entrance.unlock(tmp_path)
    entrance.currentWidget().forgotten.emit()
    page = entrance.currentWidget()
    assert isinstance(page, RecoveryPage)
    page.asked.emit("ผิด", "รหัสใหม่ที่จำได้")
    settle()
    assert page.boxes["code"].widget.accessibleDescription() == "รหัสกู้คืนไม่ตรงกับสำนักงานนี้"
    page.asked.emit("ABCDE", "รหัสใหม่ที่จำได้")
    settle()
    assert office.went == [("recover", tmp_path, "รหัสใหม่ที่จำได้")]
    assert entrance.entered == [tmp_path]


@pytest.mark.parametrize(("locked", "ends_at"), [(False, StartPage), (True, UnlockPage)])
def test_escape_goes_back_but_never_out_of_a_locked_office(entrance, tmp_path, press, locked, ends_at):
    entrance.unlock(tmp_path, locked=locked)
    entrance.currentWidget().forgotten.emit()
    for _step in range(3):
        press(entrance, Qt.Key.Key_Escape)
    assert isinstance(entrance.currentWidget(), ends_at)


def test_it_tells_once_that_it_was_painted(jobs, office, qtbot):
    made = Entrance(jobs, Doors(office.practise, office.create, office.open, office.recover))
    qtbot.addWidget(made)
    made.start()
    with qtbot.waitSignal(made.painted):
        made.show()
    with qtbot.assertNotEmitted(made.painted, wait=20):
        made.repaint()


def test_a_folder_that_is_not_there_is_found(tmp_path):
    assert free_folder(tmp_path, "สำนักงาน") == tmp_path / "สำนักงาน"
    for name in ("สำนักงาน", "สำนักงาน 2"):
        Path(tmp_path / name).mkdir()
    assert free_folder(tmp_path, "สำนักงาน") == tmp_path / "สำนักงาน 3"
