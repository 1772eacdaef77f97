"""Backups as the officer sees them: one act for both places, a list, a receipt, a comparison, an office beside it."""

from __future__ import annotations

import dataclasses
import io
from datetime import UTC, date, datetime

import pypdf
import pytest

from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.printing import draw
from desktop.store import attachments, chain, keys, opening, records
from desktop.store import backups as kept_backups
from desktop.store.session import reading, writing
from desktop.work import backups, destroying, erasing
from tests.conftest import PASSPHRASE


def nothing(_done, _total):
    """Listen to no step."""


def made(store, **asked):
    return backups.back_up(store, nothing, **asked)


def add(store, name):
    with writing(store, "ก", "เพิ่ม") as session:
        return records.add(session, Person(first_name=name))


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_backup_is_made_and_listed(store):
    attachments.put(store, b"a file")
    first = made(store)
    assert (first.is_new, first.second, first.trouble) == (True, None, None)
    assert (first.backup.why, first.backup.attachments, first.backup.counts["offices"]) == ("asked", 1, 1)
    assert (first.backup.is_here, first.backup.is_whole, first.backup.missing) == (True, True, "")
    add(store, "มาลี")
    second = made(store, why="automatic")
    assert backups.listed(store) == (second.backup, first.backup)
    assert backups.named(store.folder, first.backup.path.name) == first.backup.path


def test_where_nothing_changed_the_last_one_is_told(store):
    first = made(store)
    again = made(store, if_changed=True)
    assert (again.is_new, again.backup) == (False, first.backup)
    add(store, "มาลี")
    assert made(store, if_changed=True).is_new


def test_the_second_place_is_caught_up_with_though_nothing_changed(store, stick):
    first = made(store)
    again = made(store, if_changed=True, second=stick)
    assert not again.is_new
    assert again.second.path.name == first.backup.path.name
    assert backups.listed(store, stick) == (again.second,)


def test_without_the_stick_the_first_one_is_made_all_the_same(store, tmp_path):
    told = made(store, second=tmp_path / "gone")
    assert told.is_new
    assert told.second is None
    assert isinstance(told.trouble, Trouble)
    assert "ไม่พบที่เก็บสำเนาแห่งที่สอง" in str(told.trouble)
    assert backups.listed(store) == (told.backup,)


def test_a_second_place_that_cannot_be_one_is_refused_before_anything_is_written(store):
    with pytest.raises(CannotDo) as refused:
        made(store, second=store.folder / "backups")
    assert refused.value.field == "to"
    assert backups.listed(store) == ()


def test_a_damaged_one_is_listed_as_such(store):
    one = made(store).backup
    (one.path / "backup.json").write_text("{")
    [listed] = backups.listed(store)
    assert (listed.path, listed.is_whole, listed.at, listed.missing) == (one.path, False, None, "backup.json")


def test_the_receipt_says_when_where_how_much_and_where_the_log_ends(practice_store):
    attachments.put(practice_store, b"a file")
    one = made(practice_store).backup
    with reading(practice_store) as session:
        pdf = backups.receipt(session, one.path, draw)
        (one.path / "office.db").write_bytes(b"")
        with pytest.raises(Trouble, match="เสียหายหรือไม่ครบ"):
            backups.receipt(session, one.path, draw)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    for said in (
        "ใบรับสำเนาสำรองข้อมูล",
        "เปิดอ่านได้",
        "สั่งสำรองเอง",
        one.path.name[-4:],
        practice_store.device[:8],
    ):
        assert said.replace(" ", "") in text
    assert one.head[practice_store.device] in text
    with reading(practice_store) as session:
        assert one.log == chain.end(session.connection, practice_store.device)
    assert one.log.link in text


def test_going_back_is_compared_and_done_beside(store, tmp_path):
    one = made(store).backup
    add(store, "มาลี")
    [topic] = backups.compared(store, one.path)
    assert (topic.topic, topic.titled, topic.lost, topic.lost_named) == ("people", "บุคคล", 1, ("มาลี",))
    assert (topic.gained, topic.gained_named, topic.changed, topic.changed_named) == (0, (), 0, ())
    restored = backups.restore(one.path, tmp_path / "new", backups.by_passphrase(PASSPHRASE), nothing)
    assert (restored.path, restored.lost) == (one.path, 0)
    opening.open_office(tmp_path / "new", PASSPHRASE).close()


def test_who_was_erased_since_the_backup_is_told(store):
    before, since, destroyed = (add(store, name) for name in ("ลบก่อน", "ลบทีหลัง", "ทำลาย"))
    erase(store, before)
    one = made(store).backup
    erase(store, since)
    with writing(store, "ก", "ทำลาย") as session:
        destroying.destroy(session, [(Person, destroyed)], date(2026, 1, 1))
    [people] = [each for each in backups.compared(store, one.path) if each.topic == "people"]
    codes = {f"(ลบข้อมูลแล้ว {id_[:8]})" for id_ in (since, destroyed)}
    assert (people.erased, {*people.erased_named}) == (2, codes)
    assert backups.compared(store, made(store).backup.path) == ()


def test_of_a_copy_before_a_migration_the_time_tells_who_was_erased_since(store):
    before = add(store, "ลบก่อน")
    erase(store, before)
    backup = kept_backups.at(made(store).backup.path)
    bare = dataclasses.replace(backup, manifest=dataclasses.replace(backup.manifest, head={}))
    long_ago = dataclasses.replace(
        bare, manifest=dataclasses.replace(bare.manifest, at=datetime(2020, 1, 1, tzinfo=UTC))
    )
    with reading(store) as session:
        assert backups.erased_since(session, bare) == ()
        assert backups.erased_since(session, long_ago) == (f"(ลบข้อมูลแล้ว {before[:8]})",)


def erase(store, id_):
    with writing(store, "ก", "ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, id_, "เจ้าของข้อมูลขอ", "นายอำเภอ")


def test_who_opens_a_backup_is_told(store):
    one = made(store).backup
    assert backups.openers(one.path) == tuple((slot.id, slot.name) for slot in keys.slots(store.folder))
    assert not backups.needs_two(one.path)


def test_two_people_open_a_backup_together(store, tmp_path):
    other = keys.add_slot(store.folder, store.opened, "คนที่สอง", "ต้นกล้าริมธาร ๒", cases=False)
    keys.want_two(store.folder, store.opened, True)
    one = made(store).backup
    assert backups.needs_two(one.path)
    with pytest.raises(CannotDo, match="สองคน"):
        backups.restore(one.path, tmp_path / "new", backups.by_passphrase(PASSPHRASE), nothing)
    both = backups.by_two((store.slot, PASSPHRASE), (other, "ต้นกล้าริมธาร ๒"))
    assert backups.restore(one.path, tmp_path / "new", both, nothing).is_whole


def test_the_recovery_code_opens_a_backup(store, tmp_path):
    code = keys.new_recovery(store.folder, store.opened)
    one = made(store).backup
    backups.restore(one.path, tmp_path / "new", backups.by_recovery_code(code), nothing)
    opening.open_with_recovery(tmp_path / "new", code).close()


def test_backups_are_found_about_a_folder_without_opening_an_office(store, stick, tmp_path):
    first = made(store, second=stick)
    add(store, "มาลี")
    second = made(store)
    here, place = [second.backup.path, first.backup.path], first.second.path.parent
    assert [one.path for one in backups.offered([store.folder])] == here
    assert [one.path for one in backups.offered([store.folder / "backups"])] == here
    assert [one.path for one in backups.offered([first.backup.path])] == here, (
        "those beside it are offered too"
    )
    assert [one.path for one in backups.offered([stick])] == [first.second.path]
    assert [one.path for one in backups.offered([place, stick])] == [first.second.path], "each is told once"
    assert backups.offered([tmp_path / "gone"]) == ()
    assert all(one.is_here for one in backups.offered([store.folder]))
    (first.backup.path / "backup.json").write_text("{")
    assert [one.is_whole for one in backups.offered([store.folder])] == [True, False]


def test_the_last_good_one_is_told_else_when_the_office_began(store):
    with reading(store) as session:
        began = backups.last(session)
        assert 0 <= (datetime.now(UTC) - began).total_seconds() < 86_400
        one = made(store).backup
        for _again in range(2):  # in one minute: the names differ by a number
            last = made(store).backup
            assert backups.last(session) == last.at
        (last.path / "office.db").unlink()
        assert one.at <= backups.last(session) < last.at


def test_a_second_place_can_be_refused_before_it_is_kept(store, stick):
    backups.check_second(store, stick)
    with pytest.raises(CannotDo):
        backups.check_second(store, store.folder)
