"""Several users of one office in the running program: who opens, who is named in changes, and who goes on after the lock."""

from __future__ import annotations

import pytest
from shiboken6 import isValid

from desktop import settings
from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, User
from desktop.store import keys, opening
from desktop.store import records as store_records
from desktop.store.session import reading, writing
from desktop.ui.settings.user_dialogs import NewKeyDialog
from desktop.ui.shell.unlock import UnlockPage, UnlockTwoPage
from desktop.work import practice, records, users
from tests.test_app import desk, settled  # noqa: F401 - fixtures

HEAD, SECOND = "นางสาวฝึกหัด ตั้งใจ", "นายสอง ช่วยงาน"
HIS, HERS = practice.PASSPHRASE, "ต้นกล้าริมธาร ๒"


@pytest.fixture
def office(tmp_path):
    """Make an office of a head and an officer; give its folder, their slots and the recovery code."""
    folder = tmp_path / "office"
    store, code = opening.create(folder, practice.office(), HIS)
    with writing(store, HEAD, "เตรียม") as session:
        second = users.add(session, User(name=SECOND, role="viewer"), HERS)
    slots = store.slot, second.slot
    store.close()
    return folder, slots, code


@pytest.fixture
def begin(desk, settled, office):  # noqa: F811
    """Begin with the office, and give the program with the first page."""

    def begin():
        desk.begin(office[0])
        settled()
        desk.entrance._tell_painted()  # as the first painting does
        settled()
        return desk

    return begin


def enter(desk, settled, slot, passphrase):  # noqa: F811
    """Choose who it is and give the passphrase."""
    page = desk.entrance.currentWidget()
    page.boxes["user"].editor.set_value(slot)
    page.passphrase_given.emit(passphrase)
    settled()


def test_each_is_named_in_the_window_and_in_the_changes(begin, settled, office):  # noqa: F811
    _folder, (first, second), _code = office
    desk = begin()  # noqa: F811
    enter(desk, settled, first, HIS)
    assert desk.office.actor == HEAD
    assert desk.window.navigation._user.text() == HEAD
    assert desk.office.store.permits == EVERYTHING
    assert settings.get("user") == first
    desk.window.navigation._other_user.click()
    settled()
    page = desk.entrance.currentWidget()
    assert isinstance(page, UnlockPage)
    assert (page.slot(), desk.window.isVisible()) == (first, False)
    assert second in [slot for slot, _name in desk.entrance._who.people]


def test_another_user_unlocks_in_a_window_of_their_own(begin, settled, office):  # noqa: F811
    _folder, (first, second), _code = office
    desk = begin()  # noqa: F811
    enter(desk, settled, first, HIS)
    before, store = desk.window, desk.office.store
    before.open("people", "")
    settled()
    before.page().record.form.set_value("first_name", "พิมพ์ค้าง")
    before.page().record.form._draft()
    settled()
    desk.lock()
    settled()
    enter(desk, settled, second, HERS)
    assert not isValid(before)
    assert desk.window.isVisible()
    opened = desk.office.store
    assert (desk.office.actor, opened.slot, opened.permits) == (SECOND, second, frozenset())
    assert opened.engine is store.engine, "the file stays open"
    assert desk.window.navigation._user.text() == SECOND
    desk.lock()
    settled()
    enter(desk, settled, first, HIS)
    desk.window.open("people", "")
    settled()
    assert desk.window.page().record.form.values()["first_name"] == "พิมพ์ค้าง"


def test_the_same_user_finds_the_window_as_it_was(begin, settled, office):  # noqa: F811
    _folder, (first, second), _code = office
    desk = begin()  # noqa: F811
    enter(desk, settled, first, HIS)
    before = desk.window
    desk.lock()
    settled()
    enter(desk, settled, second, "ผิดแน่นอน")
    assert not before.isVisible()
    enter(desk, settled, first, HIS)
    assert desk.window is before
    assert before.isVisible()


def test_a_viewer_reads_a_form_and_saving_is_one_sentence(begin, settled, office):  # noqa: F811
    desk = begin()  # noqa: F811
    enter(desk, settled, office[1][1], HERS)
    desk.window.open("people", "")
    settled()
    record = desk.window.page().record
    record.form.set_value("first_name", "ใคร")
    record.save()
    settled()
    assert record.form._general.text() == "บทบาทของคุณในสำนักงานนี้ไม่มีสิทธิ์ “บันทึกข้อมูลของสำนักงานและออกหนังสือ”"
    with reading(desk.office.store) as session:
        assert store_records.find(session, Person) == []


def test_a_user_changes_the_own_passphrase(begin, settled, office):  # noqa: F811
    folder, (_first, second), _code = office
    desk = begin()  # noqa: F811
    enter(desk, settled, second, HERS)
    desk.window.go("settings")
    settled()
    page = desk.window.page().page("passphrase")
    new = "รหัสใหม่ของนายสอง"
    for name, text in (("passphrase", HERS), ("new", new), ("again", new)):
        page._boxes[name].editor.set_value(text)
    page.save()
    settled()
    assert keys.whose(folder, new) == second
    assert keys.whose(folder, HIS) != second


def test_a_forgotten_passphrase_is_set_anew_for_the_user_chosen(begin, settled, office):  # noqa: F811
    folder, (_first, second), code = office
    desk = begin()  # noqa: F811
    desk.entrance.currentWidget().forgotten.emit()
    page = desk.entrance.currentWidget()
    page.boxes["user"].editor.set_value(second)
    page.asked.emit(code, "รหัสใหม่ของนายสอง")
    settled()
    assert (desk.office.actor, desk.office.store.slot) == (SECOND, second)
    assert keys.whose(folder, HIS) != second


def test_two_open_together_and_the_first_works(begin, settled, office):  # noqa: F811
    folder, (first, second), code = office
    keys.want_two(folder, keys.unlock(folder, HIS), True)
    desk = begin()  # noqa: F811
    page = desk.entrance.currentWidget()
    assert isinstance(page, UnlockTwoPage)
    page.both_given.emit((second, HERS), (first, HIS))
    settled()
    assert desk.office.actor == SECOND
    desk.lock()
    settled()
    lock = desk.entrance.currentWidget()
    enter(desk, settled, first, HIS)
    assert "พร้อมกันสองคน" in lock.boxes["passphrase"].widget.accessibleDescription()
    lock.two_asked.emit()
    desk.entrance.currentWidget().both_given.emit((first, HIS), (second, HERS))
    settled()
    assert (desk.office.actor, desk.window.isVisible()) == (HEAD, True)
    desk.lock()
    settled()
    desk.entrance.currentWidget().forgotten.emit()
    desk.entrance.currentWidget().asked.emit(code, "รหัสใหม่ที่จำได้")
    settled()
    assert not desk.window.isVisible(), "one of two passphrases opens nothing alone"


def test_the_first_user_added_is_named_at_once_and_the_key_is_renewed(desk, settled, tmp_path):  # noqa: F811
    folder = tmp_path / "office"
    opening.create(folder, practice.office(), HIS)[0].close()
    desk.begin(folder)
    desk.entrance.currentWidget().passphrase_given.emit(HIS)
    settled()
    assert not desk.window.navigation._other_user.isVisible()
    desk.window.go("settings")
    settled()
    page = desk.window.page().page("users")
    desk.window.page().show_page("users")
    desk.jobs.write(lambda session: users.add(session, User(name=SECOND), HERS), topic="users", action="เพิ่ม")
    settled()
    assert desk.window.navigation._user.text() == HEAD
    assert desk.window.navigation._other_user.isVisible()
    before = desk.office.store.vault.data_key
    page.key_button.click()
    [dialog] = page.findChildren(NewKeyDialog)
    dialog.verb.click()
    settled()
    assert dialog.said.text().startswith("เปลี่ยนกุญแจข้อมูลแล้ว")
    assert desk.office.store.vault.data_key != before
    desk.jobs.write(
        lambda session: records.add(session, Person(first_name="หลังเปลี่ยน")), topic="people", action="เพิ่ม"
    )
    settled()
    dialog.reject()
    with reading(desk.office.store) as session:
        assert [one.first_name for one in store_records.find(session, Person)] == ["หลังเปลี่ยน"]
