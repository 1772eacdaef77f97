"""The page of users: who is listed, what each act asks and says, and what somebody else may not press."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.domain.users import User
from desktop.errors import Trouble
from desktop.store import keys, permits
from desktop.thai import dates
from desktop.ui.parts import messages
from desktop.ui.settings.user_dialogs import (
    NewKeyDialog,
    PassphraseDialog,
    RecoveryCodeDialog,
    UserDialog,
)
from desktop.ui.settings.users_page import UsersPage
from desktop.work import users

HEAD, SECOND, HERS = "นางสาวฝึกหัด ตั้งใจ", "นางสาวสอง ช่วยงาน", "ต้นกล้าริมธาร ๒"


@pytest.fixture
def agreed(monkeypatch):
    """Say yes to every question, and keep what was asked."""
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **_more: asked.append(words[1:]) or True)
    return asked


@pytest.fixture
def make(qtbot, jobs, settle):
    def make(renew=lambda _progress: None):
        page = UsersPage(jobs, renew)
        qtbot.addWidget(page)
        page.words = []
        page.said.connect(lambda word, _undo: page.words.append(word))
        jobs.changed.connect(page.refresh)
        page.resize(1140, 680)
        page.show()
        settle()
        return page

    return make


@pytest.fixture
def second(do):
    """Add a second user, who may open the cases."""
    return do(users.add, User(name=SECOND, position="พัฒนากร", mediation=True), HERS)


def fill(dialog, **values):
    for name, value in values.items():
        dialog.form.set_value(name, value)
        dialog.form.edited.emit(name)


def dialog_of(page, kind):
    [dialog] = page.findChildren(kind)
    return dialog


def enabled(page):
    names = ("add", "change", "passphrase", "remove", "code", "two", "key")
    return {name for name in names if getattr(page, f"{name}_button").isEnabled()}


def choose(page, name):
    row = next(n for n, cells in enumerate(page.table.rows()) if cells[0].startswith(name))
    page.table.selectRow(row)


def test_an_office_of_one_officer_is_told_when_users_are_of_use(make):
    page = make()
    assert page.table.rows() == [[HEAD, "หัวหน้า", "ได้", "", "พัฒนากร"]]
    assert page.why.text() == "สำนักงานนี้ใช้คนเดียว เพิ่มผู้ใช้เมื่อมีผู้อื่นใช้สำนักงานเดียวกัน"
    assert enabled(page) == {"add", "code", "key"}
    assert page.title() == "ผู้ใช้"
    page.change()
    page.reset_passphrase()
    page.remove()
    assert page.findChildren(UserDialog) == []


def test_a_user_is_added_with_a_passphrase_typed_twice(make, settle, ask):
    page = make()
    page.new()
    dialog = dialog_of(page, UserDialog)
    assert "ท่านจะเป็นหัวหน้า" in dialog.sentence.text()
    assert dialog.form.editor("passphrase").echoMode() is QLineEdit.EchoMode.Password
    fill(dialog, name=SECOND, role="viewer", passphrase="สั้น", again="สั้น")
    assert dialog.role.text().startswith("ผู้ดู:")
    assert dialog.strength.text() == "ความแข็งแรง: สั้นเกินไป ต้องมีอย่างน้อย 8 ตัวอักษร"
    dialog.ask()
    assert dialog.form.errors() == ("passphrase",)
    fill(dialog, passphrase=HERS, again=HERS + "ก")
    assert (dialog.strength.text(), dialog.strength.property("role")) == ("ความแข็งแรง: ดี", "good")
    dialog.ask()
    assert dialog.form.errors() == ("again",)
    fill(dialog, again=HERS)
    dialog.ask()
    settle()
    assert page.words == [f"บันทึก {SECOND} แล้ว"]
    today = dates.short(date.today())
    assert page.table.rows() == [
        [f"{HEAD} (ท่าน)", "หัวหน้า", "ได้", today, "พัฒนากร"],
        [SECOND, "ผู้ดู", "ไม่ได้", today, ""],
    ]
    assert not page.why.isVisible()
    assert {user.name for user in ask(users.everyone)} == {HEAD, SECOND}


def test_a_refusal_stands_beside_its_field(make, settle, second):
    page = make()
    page.new()
    dialog = dialog_of(page, UserDialog)
    fill(dialog, name=SECOND, passphrase=HERS, again=HERS)
    dialog.ask()
    settle()
    assert dialog.form.errors() == ("name",)
    assert dialog.verb.isEnabled()
    fill(dialog, name="")
    dialog.ask()
    assert dialog.form.errors() == ("name",)


def test_a_user_is_changed(make, settle, second, ask):
    page = make()
    choose(page, SECOND)
    page.change_button.click()
    dialog = dialog_of(page, UserDialog)
    assert "passphrase" not in dialog.form.settled()
    fill(dialog, role="mediator", position="")
    dialog.ask()
    settle()
    kept = ask(users.named, SECOND)
    assert (kept.role, kept.position, kept.mediation) == ("mediator", "", True)
    assert page.table.rows()[1][1] == "ผู้ไกล่เกลี่ย"


def test_who_does_not_open_the_cases_cannot_give_them_and_reads_why(make, practice_store, second):
    practice_store.permits = practice_store.permits - {"mediation"}
    page = make()
    page.new()
    dialog = dialog_of(page, UserDialog)
    assert not dialog.form.editor("mediation").isEnabled()
    labels = [one.text() for one in dialog.findChildren(type(dialog.role)) if one.isVisible()]
    assert "ให้สิทธิ์เรื่องไกล่เกลี่ยไม่ได้ เพราะท่านไม่มีสิทธิ์นี้เอง" in labels


@pytest.mark.parametrize("loses", [True, False])
def test_a_new_passphrase_is_set_for_who_forgot_it(make, settle, second, practice_store, loses):
    if loses:
        practice_store.permits = practice_store.permits - {"mediation"}
    page = make()
    choose(page, SECOND)
    page.passphrase_button.click()
    dialog = dialog_of(page, PassphraseDialog)
    assert dialog.warning.isVisible() is loses
    fill(dialog, passphrase="รหัสใหม่ที่จำได้ดี", again="รหัสใหม่ที่จำได้ดี")
    dialog.ask()
    settle()
    assert page.words == [f"ตั้งรหัสผ่านใหม่ให้ {SECOND} แล้ว"]
    assert keys.whose(practice_store.folder, "รหัสใหม่ที่จำได้ดี") == second.slot


def test_removing_says_what_it_means_and_offers_a_new_key(make, settle, second, agreed):
    page = make()
    choose(page, SECOND)
    page.remove_button.click()
    settle()
    assert [title for title, *_more in agreed] == ["นำผู้ใช้ออก", "เปลี่ยนกุญแจข้อมูล"]
    assert SECOND in agreed[0][1]
    assert "ไม่ได้อีก" in agreed[0][1]
    assert page.table.rows()[1][1] == "พ้นแล้ว"
    assert page.words == [f"นำ {SECOND} ออกแล้ว"]
    assert dialog_of(page, NewKeyDialog).isVisible()
    choose(page, SECOND)
    assert enabled(page) == {"add", "code", "key"}


def test_one_does_not_remove_oneself(make, second):
    page = make()
    choose(page, HEAD)
    assert enabled(page) == {"add", "change", "code", "two", "key"}
    choose(page, SECOND)
    assert enabled(page) == {"add", "change", "passphrase", "remove", "code", "two", "key"}


def test_other_roles_see_the_list_and_why_they_change_nothing(make, second, practice_store):
    practice_store.slot = second.slot
    permits.refresh(practice_store)
    page = make()
    assert enabled(page) == set()
    assert page.why.text() == "เฉพาะหัวหน้าจัดการผู้ใช้และกุญแจของสำนักงานได้ ท่านดูรายชื่อได้"
    page.new()
    page.change()
    assert page.findChildren(UserDialog) == []


def test_a_new_recovery_code_is_shown_until_it_is_kept(make, settle, agreed, practice_store):
    page = make()
    page.code_button.click()
    settle()
    dialog = dialog_of(page, RecoveryCodeDialog)
    dialog.reject()
    assert dialog.isVisible()
    assert keys.unlock_with_recovery(practice_store.folder, dialog.page._code)
    dialog.page._promise.setChecked(True)
    dialog.page._go.click()
    assert not dialog.isVisible()
    assert "กระดาษรหัสกู้คืนเดิม" in agreed[0][1]


def test_a_paper_that_does_not_open_the_cases_is_told(make, settle, agreed, practice_store):
    opened = practice_store.opened
    keys.new_recovery(practice_store.folder, keys.Opened(keys.Keys(opened.keys.data), opened.slot))
    page = make()
    assert page.code_words.text() == "กระดาษรหัสกู้คืนเดิมเปิดเรื่องไกล่เกลี่ยไม่ได้ กรุณาให้ผู้มีสิทธิ์พิมพ์รหัสกู้คืนใหม่"
    page.make_code()
    settle()
    assert page.code_words.text().startswith("พิมพ์รหัสกู้คืนใหม่เมื่อ")


def test_two_people_or_one_open_the_office(make, settle, second, agreed, practice_store):
    page = make()
    page.two_button.click()
    settle()
    assert keys.needs_two(practice_store.folder)
    assert page.two_button.text() == "ให้เปิดคนเดียว…"
    page.two_button.click()
    settle()
    assert not keys.needs_two(practice_store.folder)
    assert [verb for _title, _sentence, verb in agreed] == ["ให้เปิดสองคน", "ให้เปิดคนเดียว"]


def test_turning_back_from_a_question_changes_nothing(make, settle, second, practice_store, monkeypatch):
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: False)
    before = (practice_store.folder / keys.NAME).read_bytes()
    page = make()
    choose(page, SECOND)
    for one in (page.code_button, page.two_button, page.remove_button):
        one.click()
        settle()
    assert (practice_store.folder / keys.NAME).read_bytes() == before


# a new data key


def new_key(page, renew):
    dialog = NewKeyDialog(page._jobs, renew, page)
    dialog.open()
    dialog.verb.click()
    return dialog


def test_a_new_key_says_how_far_it_is_and_when_it_is_done(make, settle):
    def renew(progress):
        progress.step(1, 2)
        progress.step(2, 2)

    page = make()
    dialog = new_key(page, renew)
    assert not dialog.verb.isEnabled()
    settle()
    assert (dialog.bar.value(), dialog.bar.maximum()) == (2, 2)
    assert dialog.said.text().startswith("เปลี่ยนกุญแจข้อมูลแล้ว")
    assert not dialog.verb.isVisible()
    dialog.back.click()
    assert not dialog.isVisible()


def test_a_new_key_is_stopped_and_gone_on_with(make, settle):
    stopped = []

    def renew(progress):
        progress.cancel()
        stopped.append(1)
        progress.step(1, 2)

    page = make()
    dialog = new_key(page, renew)
    settle()
    assert dialog.said.text().startswith("หยุดแล้ว ข้อมูลครบถ้วน")
    assert dialog.verb.isEnabled()
    dialog.start()
    dialog.back.click()  # stops what runs rather than close
    assert dialog.isVisible()
    settle()
    assert len(stopped) == 2


def test_trouble_of_a_new_key_is_one_sentence(make, settle):
    def renew(_progress):
        raise Trouble("ข้อมูลกำลังถูกใช้โดยโปรแกรมอื่น")

    dialog = new_key(make(), renew)
    settle()
    assert dialog.said.text() == "ข้อมูลกำลังถูกใช้โดยโปรแกรมอื่น"


def test_without_a_way_to_renew_it_is_not_offered(make, settle, second, agreed):
    page = make(None)
    assert not page.key_button.isVisible()
    page.renew_key()
    choose(page, SECOND)
    page.remove()
    settle()
    assert page.findChildren(NewKeyDialog) == []


def test_the_keyboard_reaches_the_list_and_every_act(make, second, press, qtbot):
    page = make()
    page.activateWindow()
    choose(page, SECOND)
    page.table.setFocus()
    seen = set()
    for _step in range(12):
        seen.add(page.focusWidget())
        page.focusNextChild()
    acts = (page.add_button, page.change_button, page.passphrase_button, page.remove_button)
    assert {page.table, *acts, page.code_button, page.two_button, page.key_button} <= seen


def test_a_user_left_without_key_by_a_cut_is_told_apart(make, second, practice_store):
    keys.remove_slot(practice_store.folder, practice_store.opened, second.slot)
    page = make()
    choose(page, SECOND)
    assert page.table.rows()[1][1] == "พัฒนากร (ไม่มีกุญแจ)"
    assert enabled(page) == {"add", "change", "remove", "code", "key"}
