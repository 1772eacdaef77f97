"""The way in, page by page: what the doors do, what they refuse, and that a locked office is not left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop import paths, settings
from desktop.errors import CannotDo, Trouble
from desktop.ui.shell.entrance import Doors, Entrance, Who, free_folder
from desktop.ui.shell.new_office import NewOffice, NewOfficePage
from desktop.ui.shell.recovery import RecoveryCodePage, RecoveryPage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import UnlockPage, UnlockTwoPage

RIGHT = "ฉันรักป่าไม้"


class Office:
    """Doors that open at one passphrase and one code, and tell what went through them."""

    def __init__(self):
        self.went = []
        self.who_is_there = Who()
        self.recovered = True

    def practise(self, folder):
        self.went.append(("practise", folder))

    def create(self, folder, office, passphrase):
        self.went.append(("create", folder, office, passphrase))
        return "ABCDE-FGHJK"

    def who(self, folder):
        if folder.name == "ว่าง":
            raise Trouble("ไม่มีกุญแจ")
        return self.who_is_there

    def join(self, address, user, password):
        if "ผิด" in address:
            raise CannotDo("อ่านที่อยู่ไม่ได้", "address")
        if not password:
            raise CannotDo("เครื่องแม่ข่ายไม่ให้เข้า", "server_password")
        self.went.append(("join", address, user, password))
        return paths.shared_folder() / "abc"

    def open(self, folder, passphrase, slot, server_password=""):
        if server_password == "เก่า":
            raise CannotDo("เครื่องแม่ข่ายไม่ให้เข้า", "server_password")
        if server_password:
            self.went.append(("server", server_password))
        if folder.name == "ว่าง":
            raise Trouble("โฟลเดอร์นี้ไม่ใช่สำนักงาน กรุณาเลือกโฟลเดอร์อื่น")
        if passphrase == "พัง":
            raise KeyError("a fault")
        if passphrase != RIGHT:
            raise CannotDo("รหัสผ่านไม่ถูกต้อง", "passphrase")
        self.went.append(("open", folder, slot) if slot else ("open", folder))

    def open_by_two(self, folder, first, second, _server_password=""):
        if RIGHT not in (first[1], second[1]):
            raise CannotDo("รหัสผ่านไม่ถูกต้อง", "second")
        self.went.append(("two", folder, first[0], second[0]))

    def recover(self, folder, code, passphrase, slot):
        if code != "ABCDE":
            raise CannotDo("รหัสกู้คืนไม่ตรงกับสำนักงานนี้", "code")
        self.went.append(("recover", folder, passphrase, slot))
        return self.recovered

    def doors(self):
        return Doors(
            self.practise, self.create, self.who, self.open, self.open_by_two, self.recover, self.join
        )


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def entrance(qtbot, jobs, office, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    made = Entrance(jobs, office.doors())
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
    assert office.went == [("recover", tmp_path, "รหัสใหม่ที่จำได้", "")]
    assert entrance.entered == [tmp_path]


@pytest.mark.parametrize(("locked", "ends_at"), [(False, StartPage), (True, UnlockPage)])
def test_escape_goes_back_but_never_out_of_a_locked_office(entrance, tmp_path, press, locked, ends_at):
    entrance.unlock(tmp_path, locked=locked)
    entrance.currentWidget().forgotten.emit()
    for _step in range(3):
        press(entrance, Qt.Key.Key_Escape)
    assert isinstance(entrance.currentWidget(), ends_at)


def test_it_tells_once_that_it_was_painted(jobs, office, qtbot):
    made = Entrance(jobs, office.doors())
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


# offices with several users

PEOPLE = (("a1", "นางสาวฝึกหัด ตั้งใจ"), ("b2", "นายสอง ช่วยงาน"))


def test_who_opens_is_asked_only_where_there_are_several(entrance, office, settle, tmp_path):
    office.who_is_there = Who(PEOPLE[:1])
    entrance.unlock(tmp_path)
    settle()
    assert list(entrance.currentWidget().boxes) == ["passphrase"]
    office.who_is_there = Who(PEOPLE)
    entrance.unlock(tmp_path)
    settle()
    page = entrance.currentWidget()
    chooser = page.boxes["user"].widget
    assert list(page.boxes) == ["user", "passphrase"]
    assert [chooser.itemText(n) for n in range(chooser.count())] == [name for _slot, name in PEOPLE]
    assert page.boxes["passphrase"].widget.hasFocus(), "what is typed already goes on"


def test_who_opened_last_is_chosen_next_time(entrance, office, settle, tmp_path, press):
    office.who_is_there = Who(PEOPLE)
    entrance.unlock(tmp_path)
    settle()
    entrance.currentWidget().boxes["user"].editor.set_value("b2")
    press(entrance.currentWidget().boxes["passphrase"].widget, RIGHT)
    press(entrance.currentWidget().boxes["passphrase"].widget, Qt.Key.Key_Return)
    settle()
    assert office.went == [("open", tmp_path, "b2")]
    assert settings.get("user") == "b2"
    entrance.unlock(tmp_path)
    settle()
    assert entrance.currentWidget().slot() == "b2"


def test_who_opened_is_entered_even_where_the_machine_cannot_remember_it(
    entrance, office, settle, tmp_path, machine_folder
):
    office.who_is_there = Who(PEOPLE)
    entrance.unlock(tmp_path)
    settle()
    (machine_folder / "settings.json").mkdir(parents=True)
    entrance.currentWidget().passphrase_given.emit(RIGHT)
    settle()
    assert entrance.entered == [tmp_path]


def test_two_who_open_together_are_both_asked(entrance, office, settle, tmp_path, press):
    office.who_is_there = Who(PEOPLE, two=True)
    entrance.unlock(tmp_path)
    settle()
    page = entrance.currentWidget()
    assert isinstance(page, UnlockTwoPage)
    assert (page.text("user"), page.text("second_user")) == ("a1", "b2")
    for text in ("ผิด", "ผิด"):
        press(entrance.focusWidget(), text)
        press(entrance.focusWidget(), Qt.Key.Key_Return)
        if text and entrance.focusWidget() is page.boxes["second_user"].widget:
            page.go_on("second_user")
    settle()
    assert page.boxes["second"].widget.accessibleDescription() == "รหัสผ่านไม่ถูกต้อง"
    page.boxes["second"].editor.set_value(RIGHT)
    page.enter()
    settle()
    assert office.went == [("two", tmp_path, "a1", "b2")]
    assert (entrance.entered, settings.get("user")) == ([tmp_path], "a1")
    page.back()
    assert isinstance(entrance.currentWidget(), StartPage)


def test_a_locked_office_of_two_is_unlocked_by_the_one_who_works_or_by_two_others(
    entrance, office, settle, tmp_path
):
    office.who_is_there = Who(PEOPLE, two=True)
    entrance.unlock(tmp_path, locked=True)
    settle()
    page = entrance.currentWidget()
    assert isinstance(page, UnlockPage)
    page.two_asked.emit()
    two = entrance.currentWidget()
    assert isinstance(two, UnlockTwoPage)
    two.back()
    assert isinstance(entrance.currentWidget(), UnlockPage)
    settle()
    assert entrance._locked


def test_a_forgotten_passphrase_of_several_is_set_anew_for_the_one_chosen(entrance, office, settle, tmp_path):
    office.who_is_there = Who(PEOPLE, two=True)
    office.recovered = False
    entrance.unlock(tmp_path)
    settle()
    entrance.currentWidget().forgotten.emit()
    page = entrance.currentWidget()
    page.boxes["user"].editor.set_value("b2")
    page.asked.emit("ABCDE", "รหัสใหม่ที่จำได้")
    settle()
    assert office.went == [("recover", tmp_path, "รหัสใหม่ที่จำได้", "b2")]
    assert entrance.entered == [], "two must open it"
    assert isinstance(entrance.currentWidget(), UnlockTwoPage)


# the way back


@pytest.fixture
def restoring(entrance):
    """Give the dialog of the way back that is on show."""

    def restoring():
        from desktop.ui.settings.restore_dialog import RestoreDialog

        return [one for one in entrance.findChildren(RestoreDialog) if one.isVisible()][-1]

    return restoring


def test_an_office_that_is_gone_is_restored_from_the_start(entrance, settle, tmp_path, store, restoring):
    from desktop.work import backups

    (tmp_path / "stick").mkdir()
    backups.back_up(store, lambda _d, _t: None, second=tmp_path / "stick")
    settings.put("office", str(tmp_path / "gone"))
    settings.put("second_place", str(tmp_path / "stick"))
    entrance.start()
    entrance.currentWidget().restore_asked.emit()
    settle()
    dialog = restoring()
    assert len(dialog.table.rows()) == 1
    dialog.office_asked.emit(tmp_path / "restored")
    assert isinstance(entrance.currentWidget(), UnlockPage)
    assert entrance._folder == tmp_path / "restored"


def test_where_nothing_was_opened_before_it_is_asked_where_to_look(entrance, settle, restoring):
    entrance.start()
    entrance.currentWidget().restore_asked.emit()
    settle()
    assert "ไม่พบสำเนาสำรอง" in restoring().told.text()


def test_an_office_that_cannot_be_opened_offers_its_backups_once(entrance, settle, tmp_path, restoring):
    entrance.unlock(tmp_path / "ว่าง")
    settle()
    page = entrance.currentWidget()
    assert page._other_way is None
    for _again in range(2):
        page.passphrase_given.emit(RIGHT)
        settle()
    [offer] = [one for one in page.findChildren(QPushButton) if one.text() == "กู้คืนจากสำเนาสำรอง…"]
    offer.click()
    settle()
    assert restoring()._compares is False


def test_a_wrong_passphrase_and_a_locked_office_offer_none(entrance, settle, tmp_path):
    entrance.unlock(tmp_path)
    settle()
    entrance.currentWidget().passphrase_given.emit("ผิด")
    settle()
    assert entrance.currentWidget()._other_way is None
    entrance.unlock(tmp_path / "ว่าง", locked=True)
    settle()
    entrance.currentWidget().passphrase_given.emit(RIGHT)
    settle()
    assert entrance.currentWidget()._other_way is None
