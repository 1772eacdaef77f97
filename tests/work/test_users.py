"""Users: who opens an office, what each may do, and that the keys go with it, also where a unit of work fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, EXPORT, MEDIATION, REVEAL, USERS, WRITE, User
from desktop.errors import CannotDo
from desktop.store import keys, opening
from desktop.store import records as store_records
from desktop.store.session import reading, writing
from desktop.work import records, users
from tests.conftest import PASSPHRASE

HERS, HIS = "ต้นกล้าริมธาร ๒", "ข้าวหอมมะลิสามเวลา"
HEAD = "นางสาวฝึกหัด ตั้งใจ"


class Office:
    """An office whose store is closed and opened again by whoever is to work."""

    def __init__(self, store):
        self.store, self.folder = store, store.folder

    def do(self, act, *given, **named):
        """Do one act in a unit of work."""
        with writing(self.store, "ผู้ทดสอบ", "ทดสอบ") as session:
            return act(session, *given, **named)

    def ask(self, act, *given):
        """Ask something."""
        with reading(self.store) as session:
            return act(session, *given)

    def open(self, passphrase, second=""):
        """Open it anew by a passphrase, or by two."""
        self.store.close()
        if second:
            self.store = opening.open_by_two(self.folder, ("", passphrase), ("", second))
        else:
            self.store = opening.open_office(self.folder, passphrase)
        return self.store

    def add(self, name="นางสาวสอง ช่วยงาน", passphrase=HERS, **what):
        """Add a user."""
        return self.do(users.add, User(name=name, **what), passphrase)

    def refused(self, act, *given, **named):
        """Give the sentence and field of a refusal, after which nothing has changed."""
        before = (self.folder / keys.NAME).read_bytes(), self.ask(users.everyone), self.store.permits
        with pytest.raises(CannotDo) as refusal:
            self.do(act, *given, **named)
        assert (
            (self.folder / keys.NAME).read_bytes(),
            self.ask(users.everyone),
            self.store.permits,
        ) == before
        return str(refusal.value), refusal.value.field

    def slots(self):
        """Name the slots, with who opens the cases."""
        return {slot.name: slot.cases for slot in keys.slots(self.folder)}


@pytest.fixture
def office(store):
    made = Office(store)
    yield made
    made.store.close()


def test_an_office_of_one_officer_keeps_no_users_and_may_do_everything(office):
    seen = office.ask(users.overview)
    assert (seen.users, seen.office.name, seen.permits) == ((), HEAD, EVERYTHING)
    assert (seen.two, seen.recovers_cases) == (False, True)
    assert office.ask(users.mine) is None
    assert office.ask(users.actor) == HEAD


def test_the_first_further_user_makes_the_officer_a_head(office):
    added = office.add(position="พัฒนากร")
    head, other = sorted(office.ask(users.everyone), key=lambda one: one.role != "head")
    assert (head.name, head.role, head.mediation, head.slot) == (HEAD, "head", True, office.store.slot)
    assert (other, other.role, other.mediation) == (added, "officer", False)
    assert office.slots() == {HEAD: True, added.name: False}
    assert office.store.permits == EVERYTHING
    assert office.ask(users.mine) == head
    listed = office.ask(users.overview).users
    assert [(one.user.name, one.mine, one.opens, one.since is not None) for one in listed] == [
        (one.name, one == head, True, True) for one in office.ask(users.everyone)
    ]


@pytest.mark.parametrize(
    ("role", "mediation", "permits"),
    [
        ("head", True, EVERYTHING),
        ("head", False, EVERYTHING - {MEDIATION}),
        ("officer", False, {WRITE, REVEAL, EXPORT}),
        ("officer", True, {WRITE, REVEAL, EXPORT, MEDIATION}),
        ("mediator", True, {MEDIATION}),
        ("viewer", False, set()),
    ],
)
def test_each_opens_with_an_own_passphrase_and_may_do_what_the_role_allows(office, role, mediation, permits):
    added = office.add(role=role, mediation=mediation)
    opened = office.open(HERS)
    assert (opened.slot, opened.permits) == (added.slot, permits)
    assert opened.vault.opens_cases is mediation
    assert office.ask(users.actor) == added.name
    office.open(PASSPHRASE)
    assert office.store.permits == EVERYTHING


def test_a_viewer_reads_and_is_refused_each_write_in_one_sentence(office):
    office.add(role="viewer")
    office.open(HERS)
    sentence = "บทบาทของคุณในสำนักงานนี้ไม่มีสิทธิ์ “บันทึกข้อมูลของสำนักงานและออกหนังสือ”"
    assert office.refused(records.add, Person(first_name="ใคร")) == (sentence, "")
    assert office.ask(store_records.find, Person) == []


def test_only_who_looks_after_users_changes_them(office):
    added = office.add()
    office.open(HERS)
    sentence = "บทบาทของคุณในสำนักงานนี้ไม่มีสิทธิ์ “จัดการผู้ใช้และกุญแจของสำนักงาน”"
    for act, given in (
        (users.add, (User(name="อีกคน"), HIS)),
        (users.change, (replace(added, role="head"),)),
        (users.remove, (added.id,)),
        (users.reset_passphrase, (added.id, HIS)),
        (users.new_recovery_code, ()),
        (users.want_two, (True,)),
    ):
        assert office.refused(act, *given) == (sentence, "")
    with pytest.raises(CannotDo, match="จัดการผู้ใช้"):
        users.renew_data_key(office.store, "ใคร", lambda _done, _all: None)


@pytest.mark.parametrize(
    ("what", "passphrase", "sentence", "field"),
    [
        ({"name": ""}, HERS, "ต้องกรอก “ชื่อ – สกุล” ก่อนบันทึก", "name"),
        ({"name": "ก"}, "สั้น", "รหัสผ่านต้องมีอย่างน้อย 8 ตัวอักษร ควรเป็นคำสามสี่คำที่จำได้", "passphrase"),
        ({"name": "ก", "role": "chief"}, HERS, "“บทบาท” ไม่มีตัวเลือก “chief”", "role"),
        ({"name": HEAD}, HERS, "มีผู้ใช้ชื่อนี้อยู่แล้ว กรุณาเพิ่มคำที่ทำให้ต่างกัน เช่น ตำแหน่ง", "name"),
    ],
)
def test_a_user_who_does_not_hold_is_not_added(office, what, passphrase, sentence, field):
    assert office.refused(users.add, User(**what), passphrase) == (sentence, field)
    assert office.slots() == {HEAD: True}


def test_the_cases_can_be_given_only_by_who_opens_them(office):
    office.add("นายสอง หัวหน้า", HERS, role="head")
    office.open(HERS)
    refusal = ("ผู้ให้สิทธิ์เรื่องไกล่เกลี่ยต้องมีสิทธิ์นี้เอง กรุณาให้ผู้ใช้ที่มีสิทธิ์เป็นผู้ให้", "mediation")
    assert office.refused(users.add, User(name="นายสาม", mediation=True), HIS) == refusal
    assert office.refused(users.change, replace(office.ask(users.mine), mediation=True)) == refusal


def test_the_keys_of_the_cases_follow_the_permission(office):
    added = office.add()
    given = office.do(users.change, replace(added, mediation=True, role="mediator"))
    assert office.slots()[added.name] is True
    generations = len(office.store.vault.keys.cases)
    taken = office.do(users.change, replace(given, mediation=False))
    assert office.slots()[added.name] is False
    assert len(office.store.vault.keys.cases) == generations + 1, (
        "what is written from now on is under another"
    )
    assert not taken.mediation
    assert office.open(HERS).permits == set()


def test_a_user_renamed_is_so_where_the_passphrase_is_asked(office):
    added = office.add()
    office.do(users.change, replace(added, name="นางสอง สมรสแล้ว"))
    assert set(office.slots()) == {HEAD, "นางสอง สมรสแล้ว"}


def test_the_last_head_and_the_last_who_opens_the_cases_stay_so(office):
    added = office.add()
    me = office.ask(users.mine)
    assert office.refused(users.change, replace(me, role="officer")) == (
        "สำนักงานต้องมีหัวหน้าอย่างน้อยหนึ่งคน",
        "role",
    )
    sentence, _field = office.refused(users.change, replace(me, mediation=False))
    assert sentence == "ผู้ใช้คนนี้เป็นคนเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาให้สิทธิ์ผู้ใช้คนอื่นก่อน"
    office.do(users.change, replace(added, role="head"))
    assert office.do(users.change, replace(me, role="officer")).role == "officer"
    assert USERS not in office.store.permits, "at once, not at the next opening"


def test_nobody_removes_oneself_nor_anybody_twice(office):
    added = office.add(role="head")
    me = office.ask(users.mine)
    assert office.refused(users.remove, me.id)[0].startswith("นำตัวเองออกจากผู้ใช้ไม่ได้")
    office.do(users.remove, added.id)
    gone = "ผู้ใช้คนนี้พ้นจากสำนักงานแล้ว ถ้ากลับมาทำงาน กรุณาเพิ่มเป็นผู้ใช้ใหม่"
    assert office.refused(users.remove, added.id) == (gone, "")
    assert office.refused(users.change, replace(added, role="viewer")) == (gone, "")
    assert office.refused(users.reset_passphrase, added.id, HIS) == (gone, "")


def test_who_was_removed_opens_nothing_and_stays_in_the_history(office):
    added = office.add(mediation=True)
    before = len(office.store.vault.keys.cases)
    gone = office.do(users.remove, added.id)
    assert (gone.left, gone.mediation, gone.name) == (True, False, added.name)
    assert office.slots() == {HEAD: True}
    assert len(office.store.vault.keys.cases) == before + 1
    assert [one.user.left for one in office.ask(users.overview).users] == [False, True]
    with pytest.raises(CannotDo, match="รหัสผ่านไม่ถูกต้อง"):
        office.open(HERS)
    office.open(PASSPHRASE)
    again = office.add(added.name)  # who comes back is a new user of the same name
    assert again.id != added.id
    assert office.ask(users.named, added.name) == again


def test_a_head_sets_a_forgotten_passphrase_but_not_the_own(office):
    added = office.add(mediation=True)
    office.do(users.reset_passphrase, added.id, HIS)
    refusal = office.refused(users.reset_passphrase, office.ask(users.mine).id, HIS)
    assert refusal == ("รหัสผ่านของตัวเองเปลี่ยนได้ที่หน้า “รหัสผ่าน” โดยพิมพ์รหัสเดิมก่อน", "")
    assert office.open(HIS).slot == added.slot
    assert MEDIATION in office.store.permits
    with pytest.raises(CannotDo, match="รหัสผ่านไม่ถูกต้อง"):
        office.open(HERS)


def test_a_passphrase_set_by_a_head_without_the_cases_takes_them_away(office):
    added = office.add(mediation=True)
    office.add("นายสาม หัวหน้า", HIS, role="head")
    office.open(HIS)
    assert office.do(users.reset_passphrase, added.id, "รหัสใหม่ของนางสาวสอง").mediation is False
    assert office.open("รหัสใหม่ของนางสาวสอง").permits == {WRITE, REVEAL, EXPORT}


def test_a_new_recovery_code_replaces_the_old(office):
    code = office.do(users.new_recovery_code)
    assert keys.unlock_with_recovery(office.folder, code).keys == office.store.vault.keys
    again = office.do(users.new_recovery_code)
    with pytest.raises(CannotDo, match="รหัสกู้คืนไม่ตรง"):
        keys.unlock_with_recovery(office.folder, code)
    assert keys.unlock_with_recovery(office.folder, again)


def test_two_people_open_together_and_one_alone_again(office):
    assert office.refused(users.want_two, True)[0].startswith("ต้องมีผู้ใช้อย่างน้อยสองคน")
    office.add()
    office.do(users.want_two, True)
    assert office.ask(users.overview).two
    with pytest.raises(CannotDo, match="พร้อมกันสองคน"):
        office.open(PASSPHRASE)
    office.open(PASSPHRASE, HERS)
    assert office.ask(users.actor) == HEAD
    office.do(users.want_two, False)
    assert office.open(HERS).permits == {WRITE, REVEAL, EXPORT}


def test_the_data_key_is_renewed_and_everybody_opens_as_before(office):
    added = office.add()
    steps = []
    before = office.store.vault.data_key
    users.renew_data_key(office.store, HEAD, lambda *step: steps.append(step))
    assert office.store.vault.data_key != before
    assert len(office.store.vault.keys.data) == 2
    assert office.open(HERS).slot == added.slot
    assert {one.name for one in office.ask(users.everyone)} == {HEAD, added.name}


def test_users_are_no_forms_and_their_changes_are_never_undone(office):
    added = office.add()
    sentence = "แก้ไขหรือนำผู้ใช้ออกโดยตรงไม่ได้ ให้ใช้หน้า “ผู้ใช้” ในตั้งค่า"
    assert office.refused(records.add, User(name="ลอบเพิ่ม", role="head", slot=added.slot)) == (sentence, "")
    assert office.refused(records.save, replace(added, role="head")) == (sentence, "")
    assert office.refused(records.remove, User, added.id) == (sentence, "")
    assert office.refused(records.undo)[0].startswith("การบันทึกนี้เลิกทำไม่ได้")


def test_a_slot_cannot_be_chosen_nor_changed(office):
    added = office.add(slot="0123456789abcdef", left=True)
    assert added.slot in {slot.id for slot in keys.slots(office.folder)}
    assert not added.left
    kept = office.do(users.change, replace(added, slot=office.store.slot, note="ช่วยราชการ"))
    assert (kept.slot, kept.note) == (added.slot, "ช่วยราชการ")


def test_an_unknown_name_is_refused(office):
    with pytest.raises(CannotDo, match="ไม่มีผู้ใช้ชื่อ “ใครก็ไม่รู้”"):
        office.ask(users.named, "ใครก็ไม่รู้")


# failing and dying in between


def fails(session, act, *given):
    act(session, *given)
    raise RuntimeError("after the keys were changed")


@pytest.mark.parametrize("what", ["add", "change", "remove", "passphrase", "recovery", "two"])
def test_a_unit_of_work_that_fails_leaves_keys_and_records_as_they_were(office, what):
    added = office.add(mediation=True)
    acts = {
        "add": (users.add, User(name="อีกคน"), HIS),
        "change": (users.change, replace(added, mediation=False)),
        "remove": (users.remove, added.id),
        "passphrase": (users.reset_passphrase, added.id, HIS),
        "recovery": (users.new_recovery_code,),
        "two": (users.want_two, True),
    }
    before = (office.folder / keys.NAME).read_bytes(), office.ask(users.everyone), office.store.vault
    with pytest.raises(RuntimeError, match="after the keys"):
        office.do(fails, *acts[what])
    assert (
        (office.folder / keys.NAME).read_bytes(),
        office.ask(users.everyone),
        office.store.vault,
    ) == before
    assert office.open(HERS).slot == added.slot


class Killed(BaseException):
    """The machine dies: nothing that stands in memory runs any more."""


def die_before_commit(office, monkeypatch, act, *given):
    """Do an act whose keys reach the disk and whose records do not; then open the office again."""
    from desktop.store import key_changes

    monkeypatch.setattr(key_changes, "write_whole", lambda *_file: None)

    def killed(session):
        act(session, *given)
        raise Killed

    with pytest.raises(Killed):
        office.do(killed)
    monkeypatch.undo()
    office.open(PASSPHRASE)


def test_killed_while_the_first_user_is_added_the_new_slot_may_do_nothing_and_is_swept(office, monkeypatch):
    die_before_commit(office, monkeypatch, users.add, User(name="ค้าง", mediation=True, role="head"), HERS)
    assert office.ask(users.everyone) == ()
    assert set(office.slots()) == {HEAD, "ค้าง"}
    assert office.store.permits == EVERYTHING
    assert office.open(HERS).permits == frozenset()
    office.open(PASSPHRASE)
    office.add("นายสาม", HIS)
    assert set(office.slots()) == {HEAD, "นายสาม"}


def test_killed_while_a_user_is_added_the_slot_may_do_nothing(office, monkeypatch):
    office.add("นายสาม", HIS)
    die_before_commit(office, monkeypatch, users.add, User(name="ค้าง", role="head"), HERS)
    assert office.open(HERS).permits == frozenset()
    assert office.ask(users.actor) == HEAD  # of the office; nothing can be written anyway
    office.open(PASSPHRASE)
    office.add("นายสี่", "รหัสผ่านของนายสี่")
    assert set(office.slots()) == {HEAD, "นายสาม", "นายสี่"}


def test_killed_while_a_user_is_removed_it_can_be_done_again(office, monkeypatch):
    added = office.add()
    die_before_commit(office, monkeypatch, users.remove, added.id)
    [listed] = [one for one in office.ask(users.overview).users if not one.mine]
    assert (listed.user.left, listed.opens) == (False, False)
    sentence = "ผู้ใช้คนนี้ไม่มีกุญแจแล้ว จึงเปิดสำนักงานไม่ได้ กรุณานำออกแล้วเพิ่มใหม่"
    assert office.refused(users.change, replace(added, role="viewer")) == (sentence, "")
    assert office.do(users.remove, added.id).left


@pytest.mark.parametrize("given", [True, False])
def test_killed_while_the_cases_are_given_or_taken_nobody_sees_more_than_the_record_says(
    office, monkeypatch, given
):
    added = office.add(mediation=not given)
    die_before_commit(office, monkeypatch, users.change, replace(added, mediation=given))
    assert MEDIATION not in office.open(HERS).permits
    office.open(PASSPHRASE)
    [kept] = [one for one in office.ask(users.everyone) if one.name == added.name]
    office.do(users.change, replace(kept, mediation=given))
    assert (MEDIATION in office.open(HERS).permits) is given


def test_without_a_passphrase_no_first_user_is_added(office):
    code = office.do(users.new_recovery_code)
    office.store.close()
    office.store = opening.open_with_recovery(office.folder, code)
    sentence = "กรุณาเปิดสำนักงานด้วยรหัสผ่านก่อน แล้วจึงเพิ่มผู้ใช้"
    assert office.refused(users.add, User(name="ก"), HERS) == (sentence, "")
