"""Copies brought together through packages: weeks apart, laptop to laptop, twice, in any order, and what is refused."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
import sqlalchemy as sa

from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.users import EVERYTHING, EXPORT, MEDIATION, User
from desktop.errors import CannotDo, Refusal, Trouble
from desktop.store import backups, devices, keys, opening, records, restoring, tables
from desktop.store import merging as store_merging
from desktop.store.session import reading, writing
from desktop.work import merging, number_blocks
from desktop.work.checks import check
from tests.store.copies import held
from tests.store.folders import hashed, make
from tests.work.copies import SECRET, add, bring, copied, edit, laptops, pack, read, rehearse, take, working

LAPTOP, OTHER = "โน้ตบุ๊ก 1", "โน้ตบุ๊ก 2"


@pytest.fixture
def three(store, tmp_path):
    with laptops(store, tmp_path, 2) as stores:
        yield stores


def refused(store, act, *args, kind=Refusal, **more):
    """Give a refusal that left the office's records and packages as they were."""
    before = held(store), exchanges(store), hashed(store.folder / "attachments")
    with pytest.raises(kind) as caught:
        act(*args, **more)
    assert (held(store), exchanges(store), hashed(store.folder / "attachments")) == before
    return caught.value


def exchanges(store):
    with reading(store) as session:
        return merging.exchanges(session)


def all_copies(store):
    with reading(store) as session:
        return merging.copies(session)


def sound(store):
    with reading(store) as session:
        return check(session)


# coming together


def test_a_laptop_comes_back_after_weeks(two, stick):
    office, laptop = two
    person = add(office, "สมชาย")
    assert bring(office, laptop, stick, LAPTOP).changes == 1
    edit(office, person, phone="1")
    edit(laptop, person, last_name="ใจดี")
    add(laptop, "มาลี")
    taken = bring(laptop, office, stick, "สำนักงาน")
    assert [(one.topic, one.added, one.changed) for one in taken.came] == [("people", 1, 1)]
    assert (taken.changes, taken.conflicts, taken.doubled, taken.stranded) == (2, (), (), ())
    bring(office, laptop, stick, LAPTOP)
    assert held(office) == held(laptop)
    assert sound(office) == sound(laptop) == ()


def test_a_package_has_only_what_the_other_lacks(two, stick):
    office, laptop = two
    for n in range(5):
        add(office, f"คน {n}")
    add(laptop, "มาลี")
    assert pack(laptop, stick, "สำนักงาน").changes == 1  # not what stood in the folder when it was copied
    take(office, stick)
    assert pack(office, stick, LAPTOP).changes == 5
    take(laptop, stick)
    add(office, "อีกคน")
    edit(laptop, add(laptop, "คนใหม่"), phone="1")
    assert pack(laptop, stick, "สำนักงาน").changes == 2
    assert pack(office, stick, LAPTOP).changes == 6  # whether the last arrived, only a package of it tells
    pack(laptop, stick, "สำนักงาน")
    take(office, stick)
    assert pack(office, stick, LAPTOP).changes == 1


def test_what_was_only_sent_is_sent_again(two, stick):
    office, laptop = two
    add(office, "หนึ่ง")
    pack(office, stick, LAPTOP)  # and lost
    add(office, "สอง")
    assert pack(office, stick, LAPTOP).changes == 2
    assert take(laptop, stick).changes == 2


def test_what_another_names_in_its_changes_it_has(two, stick):
    office, laptop = two
    person = add(office, "สมชาย")
    pack(office, stick)
    take(laptop, stick)
    edit(laptop, person, phone="1")
    pack(laptop, stick)
    take(office, stick)
    with writing(office, "ก", "ลืม") as session:
        session.execute(sa.delete(tables.packages))
        there = devices.held_by(session, laptop.device)
    own = {laptop.device: 1, f"{laptop.device}/readings": 1}
    assert there == {**own, office.device: store_known(office)[office.device]}


def store_known(store):
    with reading(store) as session:
        return store_merging.known(session)


def test_laptop_to_laptop_and_home_by_one_of_them(three, stick):
    office, first, second = three
    person = add(office, "สมชาย")
    bring(office, first, stick)
    add(second, "มาลี")
    assert bring(second, first, stick, "").changes == 1
    edit(first, person, phone="1")
    taken = bring(first, office, stick, "สำนักงาน")
    assert taken.changes == 2
    assert {one.name for one in all_copies(office)} == {"สำนักงาน", LAPTOP, OTHER}
    bring(office, second, stick, OTHER)
    assert held(office) == held(second)
    assert {**held(office), "readings": ()} == {
        **held(first),
        "readings": (),
    }  # that one was made for the other
    assert bring(second, first, stick, LAPTOP).changes == 0


def test_the_same_package_twice_adds_nothing(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    bring(laptop, office, stick)
    before = held(office), exchanges(office)
    again = take(office, stick)
    assert (again.changes, again.came, again.maker.new) == (0, (), 0)
    assert (held(office), exchanges(office)) == before


def test_a_rehearsal_tells_all_and_keeps_nothing(two, stick):
    office, laptop = two
    person = add(office, "สมชาย", phone="0")
    bring(office, laptop, stick)
    edit(office, person, phone="1")
    edit(laptop, person, phone="2")
    pack(laptop, stick, "สำนักงาน")
    before = held(office), all_copies(office), exchanges(office)
    told = rehearse(office, stick)
    assert (held(office), all_copies(office), exchanges(office)) == before
    assert (told.changes, len(told.conflicts), told.maker.is_known) == (1, 1, False)
    taken = take(office, stick)
    assert (taken.came, taken.conflicts) == (told.came, told.conflicts)


def test_numbers_given_twice_and_what_names_a_removed_one_are_told(district, tmp_path, stick):
    office = district.store
    with copied(office, tmp_path / "laptop", "") as other:
        away = replace(district, store=other)
        for each in (district, away):
            each.issue()
        pack_as(other, stick)
        with working(office) as session:
            mark = merging.look(session, stick).mark
            taken = merging.take(session, stick, SECRET, mark)
    [double] = taken.doubled
    assert (double.topic, len(double.records)) == ("papers", 2)
    assert double.number.startswith("1/")
    assert double.book.startswith("ทะเบียน")


def pack_as(store, path):
    with working(store) as session:
        return merging.pack(session, path, SECRET)


def test_a_record_that_names_one_set_aside_is_told(two, stick):
    office, laptop = two
    with working(office) as session:
        centre = records.add(session, Centre(name="ศูนย์ ก"))
    bring(office, laptop, stick)
    with working(office) as session:
        records.remove(session, Centre, centre)
    with working(laptop) as session:
        records.add(session, Committee(name="คณะหนึ่ง", centre=centre))
    [one] = bring(laptop, office, stick).stranded
    assert (one.label, one.missing) == ("คณะหนึ่ง", "ศูนย์ ก")


def test_cases_merge_and_are_found(two, stick):
    office, laptop = two
    with working(laptop) as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
        records.add(session, Party(case=case, side="1", first_name="สมมติ"))
    office.permits = EVERYTHING
    taken = bring(laptop, office, stick)
    assert {one.topic for one in taken.came} == {"cases", "parties"}
    assert held(office) == held(laptop)


def test_the_list_of_users_that_came_says_what_one_may_do(two, stick):
    office, laptop = two
    with working(laptop) as session:
        records.add(session, User(name="สมศรี", role="viewer", slot=office.slot))
    pack(laptop, stick)
    rehearse(office, stick)
    assert office.permits == EVERYTHING
    take(office, stick)
    assert EXPORT not in office.permits
    assert MEDIATION not in office.permits


# who it came from


def test_a_new_copy_is_accepted_once_by_its_mark(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    packed = pack(laptop, stick)
    with reading(office) as session:
        looked = merging.look(session, stick)
    assert (looked.name, looked.mark, looked.is_known, looked.new) == (LAPTOP, packed.mark, False, 1)
    told = refused(office, take, office, stick, accepted="")
    assert (told.field, told.values["mark"]) == ("accepted", packed.mark)
    refused(office, take, office, stick, accepted="0000-0000-0000")
    assert take(office, stick, packed.mark).changes == 1
    add(laptop, "อีกคน")
    pack(laptop, stick)
    assert take(office, stick, accepted="").maker.is_known


def test_another_key_for_a_known_copy_is_refused(two, stick):
    office, laptop = two
    bring(laptop, office, stick)
    with working(laptop) as session:
        session.execute(sa.delete(tables.signing))
    pack(laptop, stick)
    told = refused(office, take, office, stick, kind=Trouble)
    assert "ลายเซ็นของชุดข้อมูลไม่ใช่ของเครื่องที่ระบุไว้" in str(told)


def test_each_copy_signs_by_a_key_of_its_own(three, stick):
    marks = {pack(store, stick).mark for store in three}
    assert len(marks) == 3
    assert {pack(store, stick).mark for store in three} == marks
    for store in three:
        with reading(store) as session:
            [kept] = session.execute(sa.select(tables.signing)).all()
        assert kept.device == store.device


def test_a_restored_backup_signs_by_a_key_of_its_own_and_brings_its_work(store, made_office, tmp_path, stick):
    first = pack(store, stick).mark
    backup = backups.before(store, "merge")
    restoring.restore(backup, tmp_path / "again", lambda _folder: made_office[1], lambda _d, _t: None)
    restored = opening._open(tmp_path / "again", lambda: made_office[1])
    try:
        add(restored, "มาลี")
        assert pack(restored, stick, "สำนักงาน").mark != first
        assert take(store, stick).changes == 1
        assert held(store) == held(restored)
        [other] = all_copies(store)[1:]
        assert other.name == f"สำนักงาน {restored.device[:8]}"  # as this one is called สำนักงาน
    finally:
        restored.close()


def test_copies_are_named_and_renamed(two, stick):
    office, laptop = two
    assert [one.called for one in all_copies(office)] == ["สำนักงาน", LAPTOP]
    assert [one.is_this for one in all_copies(laptop)] == [True, False]
    with working(laptop) as session:
        merging.rename(session, laptop.device, "เครื่องของมานะ")
    bring(laptop, office, stick)
    assert exchanges(office)[0].copy == LAPTOP  # as it is called here
    with reading(office) as session:
        assert merging.named(session, LAPTOP) == merging.named(session, laptop.device[:8])
    for name in ("", "ก" * 81, "สำนักงาน"):
        with working(office) as session, pytest.raises(CannotDo) as caught:
            merging.rename(session, laptop.device, name)
        assert caught.value.field == "name"
    assert refused(office, pack, office, stick, "ไม่มี").field == "to"


def test_a_copy_that_nobody_named_is_told_by_who_works_there(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    bring(laptop, office, stick)
    with working(office) as session:
        session.execute(sa.delete(tables.devices))
    assert all_copies(office)[1].called == f"{laptop.device[:8]} (มานะ)"


def test_a_package_for_this_copy_itself_is_refused(two, stick):
    office, _laptop = two
    with working(office) as session, pytest.raises(CannotDo) as caught:
        merging.pack(session, stick, SECRET, office.device)
    assert caught.value.field == "to"


def test_the_laptop_that_takes_numbers_along_is_known_to_the_office(district, tmp_path):
    with district.working("จองเลข") as session:
        number_blocks.reserve(session, "order", 3, LAPTOP)
    with district.working("นำไป") as session:
        number_blocks.take_along(session, tmp_path / "away", LAPTOP)
    assert [one.name for one in all_copies(district.store)] == ["สำนักงาน", LAPTOP]
    away = opening.open_copy(district.store, tmp_path / "away")
    assert {one.name for one in all_copies(away)} >= {"สำนักงาน"}
    away.close()


# what is refused


def test_packing_asks_for_the_permission(two, stick):
    office, _laptop = two
    office.permits = office.permits - {EXPORT}
    told = refused(office, pack, office, stick, kind=CannotDo)
    assert "ไม่มีสิทธิ์" in str(told)
    assert not stick.exists()


def test_a_wrong_passphrase(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    pack(laptop, stick)
    assert refused(office, take, office, stick, passphrase="อย่างอื่นทั้งหมด").field == "passphrase"


def test_another_office(two, stick, tmp_path):
    office, laptop = two
    add(laptop, "มาลี")
    pack(laptop, stick)
    make(tmp_path / "other")
    shutil.copy(tmp_path / "other" / keys.NAME, office.folder / keys.NAME)
    for act in (look, take):
        assert "เป็นของสำนักงานอื่น" in str(refused(office, act, office, stick))


def look(store, path):
    with reading(store) as session:
        return merging.look(session, path)


def test_a_torn_file(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    pack(laptop, stick)
    stick.write_bytes(stick.read_bytes()[:-9])
    assert "ไม่ครบ" in str(refused(office, take, office, stick))
    stick.write_bytes(b"something else")
    assert "ไม่ใช่ชุดข้อมูลของโปรแกรมนี้" in str(refused(office, look, office, stick))


def test_a_gap_says_which_changes_are_missing(two, stick):
    office, laptop = two
    add(laptop, "หนึ่ง")
    with working(laptop) as session:  # as if the office had taken it
        package = merging.packages.write(session, stick, {}, SECRET, devices.signing_key(session), LAPTOP)
        session.execute(
            sa.insert(tables.packages),
            [{"id": "x", "direction": "in", "at": "2026-01-01T00:00:00+00:00", "actor": "ก", "since": "{}",
              "device": office.device, "upto": f'{{"{laptop.device}": 1}}', "changes": 0, "added": 0, "changed": 0}],
        )  # fmt: skip
    assert package.changes > 1
    add(laptop, "สอง")
    pack(laptop, stick, "สำนักงาน")
    assert "ขาดการบันทึกของเครื่อง" in str(refused(office, take, office, stick))


# a folder put back by hand


@pytest.fixture
def put_back(two, stick, tmp_path, made_office):
    """Give an office and its laptop, whose folder was put back as it was before and worked on."""
    office, laptop = two
    add(laptop, "ก่อน")
    bring(laptop, office, stick)
    old = tmp_path / "old"
    shutil.copytree(laptop.folder, old)
    add(laptop, "หลัง")
    bring(laptop, office, stick)
    restored = opening._open(old, lambda: made_office[1])
    person = add(restored, "ใหม่")
    yield office, restored, person
    restored.close()


def test_a_folder_put_back_by_hand_is_told_what_to_do_and_does_it(put_back, stick):
    office, restored, person = put_back
    pack(restored, stick)
    assert "กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่" in str(refused(office, take, office, stick))
    pack(office, stick)
    before = restored.device
    assert "กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่" in str(refused(restored, take, restored, stick))
    taken = take(restored, stick, as_new=True)
    assert (taken.renewed, restored.device != before) == (1, True)
    pack(restored, stick, "")
    assert take(office, stick).changes == 1
    assert read(office, person).first_name == "ใหม่"
    assert held(office) == held(restored)


def test_set_up_as_new_where_nothing_parted_does_nothing(two, stick):
    office, laptop = two
    add(office, "สมชาย")
    pack(office, stick)
    assert take(laptop, stick, as_new=True).renewed == 0


def test_a_unit_that_fails_after_leaves_all_as_it_was(two, stick):
    office, laptop = two
    with working(laptop) as session:
        records.add(session, User(name="สมศรี", role="viewer", slot=office.slot))
    pack(laptop, stick)
    mark = look(office, stick).mark

    def fail():
        with working(office) as session:
            merging.take(session, stick, SECRET, mark)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert office.permits == EVERYTHING
    assert [one.direction for one in exchanges(office)] == ["copy"]


def test_what_went_between_is_listed(two, stick):
    office, laptop = two
    add(laptop, "มาลี")
    bring(laptop, office, stick, "สำนักงาน")
    pack(office, stick, LAPTOP)
    told = {(one.direction, one.copy, one.actor, one.changes, one.added) for one in exchanges(office)}
    assert told == {
        ("copy", LAPTOP, "สมศรี", 0, 0),
        ("in", LAPTOP, "สมศรี", 1, 1),
        ("out", LAPTOP, "สมศรี", 0, 0),
    }


def test_a_folder_is_no_package_nor_the_place_of_one(two, tmp_path):
    office, laptop = two
    for path in (tmp_path, tmp_path / "ไม่มี"):
        with pytest.raises(Trouble) as told:
            take(office, path)
        assert str(told.value) == f"อ่านชุดข้อมูล {path} ไม่ได้ กรุณาเลือกไฟล์ที่ได้จากเครื่องอื่นของสำนักงาน"
    with pytest.raises(CannotDo, match="เป็นโฟลเดอร์ กรุณาตั้งชื่อไฟล์ของชุดข้อมูล") as refused:
        pack(laptop, tmp_path)
    assert refused.value.field == "file"
