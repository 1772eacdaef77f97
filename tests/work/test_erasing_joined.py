"""A person whose records were joined is erased with all of them, here and in other copies, and nothing brings them back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.cases import Case, Party
from desktop.domain.committees import Committee, Seat
from desktop.domain.meetings import Attendance, Meeting
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.tracks import DisputeKind
from desktop.errors import CannotDo
from desktop.store import attachments, drafts, history, joining, tables
from desktop.store import conflicts as kept_conflicts
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import conflicts, erasing, privacy, records
from desktop.work.checks import check
from tests.journeys.test_closed import everything
from tests.work.copies import add, bring, edit, read, working

PICTURE = b"\x89PNG\r\n\x1a\n" + b"joined"
STAYS, GOES, LAST = "ประเสริฐศรี", "ประเสริฐสี", "ลืมเลือนกุล"
OTHERS = ("ครูผู้ลืมเลือน", "0877654321")
SECRETS = (STAYS, GOES, LAST, *OTHERS)


def carry(giver, taker, stick):
    bring(giver, taker, stick)
    stick.unlink()


def meet(two, stick):
    office, laptop = two
    carry(laptop, office, stick)
    carry(office, laptop, stick)


def keep(at, record):
    with working(at) as session:
        return store.add(session, record)


def join(at, topic, stays, other, **cells):
    with working(at, conflicts.JOINED_TWO) as session:
        joining.join(session, topic, stays, other, cells)


def remove(at, topic, id_):
    with working(at, "นำออก") as session:
        store.remove(session, topic, id_)


def erase(at, id_):
    with working(at, "ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, id_, "เจ้าของข้อมูลขอ", "นายอำเภอ")


def look(at, id_):
    with reading(at) as session:
        return erasing.look(session, id_)


def held(at, id_):
    with reading(at) as session:
        return {group.key: group for group in privacy.held(session, id_).groups}


def waiting(at):
    with reading(at) as session:
        assert check(session) == ()
        return kept_conflicts.conflicts(session)


def left_in(at):
    found = set()
    for path, data in everything(at.folder, at.vault):
        found |= {(path.name, one) for one in SECRETS if one.encode() in data}
    return found


def living(at):
    with reading(at) as session:
        return {one.id: one.label for one in store.find(session, Person)}


def code(id_):
    return f"(ลบข้อมูลแล้ว {id_[:8]})"


@pytest.fixture
def doubled(two, stick):
    """Let each of two copies add the same person, meet, and join them on the office's."""
    office, laptop = two
    mine = add(office, STAYS, last_name=LAST)
    theirs = add(laptop, GOES, last_name=LAST, occupation=OTHERS[0])
    edit(laptop, theirs, phone=OTHERS[1])
    meet(two, stick)
    join(office, Person, mine, theirs)
    return mine, theirs


@pytest.mark.parametrize("asked", [0, 1])
def test_all_joined_records_are_erased_whichever_is_asked_for(two, doubled, asked):
    office, _laptop = two
    assert {secret for _name, secret in left_in(office)} == {*SECRETS}
    assert look(office, doubled[asked]).label == f"{STAYS} {LAST}"
    erase(office, doubled[asked])
    assert left_in(office) == set()
    for id_ in doubled:
        kept = read(office, id_)
        assert kept == Person(id=id_, version=kept.version, first_name=code(id_), erased=date.today())
    assert living(office) == {doubled[0]: code(doubled[0])}
    assert waiting(office) == ()
    with reading(office) as session:
        noted = session.execute(tables.readings.select().where(tables.readings.c.topic == "people")).all()
    assert {(one.row, one.field) for one in noted} == {(id_, "erased") for id_ in doubled}
    with pytest.raises(CannotDo, match="ลบข้อมูลส่วนบุคคลของบุคคลนี้แล้ว"):
        look(office, doubled[asked])


def test_what_goes_is_told_of_all_of_them_before(two, doubled, stick):
    office, laptop = two
    mine, theirs = doubled
    with working(office) as session:
        meeting = store.add(session, Meeting(number=1, year=2543, held=date(2000, 2, 1)))
        seen = records.add(session, Attendance(meeting=meeting, person=mine, name=f"{GOES} {LAST}"))
        store.add(
            session, Received(subject=f"{GOES} {LAST} ขอพบ", came=date(2009, 1, 1), number=1, year=2552)
        )
        drafts.keep(session, f"people:{theirs}", {"phone": "1"})
        drafts.keep(session, "villages:", {"headman": f"{STAYS} {LAST}"})
        drafts.keep(session, "villages:other", {"headman": "คนอื่น"})
        sha = attachments.put(session.store, PICTURE)
    with working(laptop) as session:
        attachments.put(session.store, PICTURE)
    edit(laptop, theirs, portrait=sha)  # it has not heard of the joining yet
    meet(two, stick)
    plan = look(office, mine)
    told = {item.what: item.where for item in plan.goes}
    assert {name: told[name] for name in told if "รายการ" in told[name]} == {
        "ระเบียนอื่นที่รวมกับบุคคลนี้": "1 รายการ",
        "ชื่อที่พิมพ์ไว้ในรายการที่อ้างถึงบุคคลนี้": "1 รายการ",
        "ร่างที่พิมพ์ค้างไว้": "2 รายการ",
        "ไฟล์แนบที่ใช้กับบุคคลนี้เท่านั้น": "1 รายการ",
        "ค่าเดิมในประวัติการแก้ไข": "4 รายการ",
    }
    assert told["อาชีพ"] == OTHERS[0]
    assert [item.topic for item in plan.typed] == ["received"]
    erase(office, mine)
    with reading(office) as session:
        assert [one.key for one in drafts.find(session)] == ["villages:other"]
        assert store.read(session, Attendance, seen).name == code(mine)
    assert left_in(office) == {
        ("office.db", GOES),
        ("office.db", LAST),
    }  # of the letter, for a person to change
    assert not attachments.path_of(office.folder, sha).exists()
    carry(office, laptop, stick)
    assert not attachments.path_of(laptop.folder, sha).exists()


def test_a_copy_that_takes_the_erasure_has_nothing_left_of_any_of_them(two, doubled, stick):
    office, laptop = two
    erase(office, doubled[0])
    carry(office, laptop, stick)  # and with it that they are one
    assert left_in(laptop) == set()
    for at in two:
        assert living(at) == {doubled[0]: code(doubled[0])}
        assert waiting(at) == ()


def test_unjoining_brings_nothing_back(two, doubled, stick):
    office, _laptop = two
    erase(office, doubled[0])
    meet(two, stick)
    with working(office) as session, pytest.raises(CannotDo, match="เลิกทำไม่ได้"):
        records.undo(session)
    with working(office) as session:
        assert conflicts.undo_last(session) == conflicts.JOINED_TWO
    meet(two, stick)
    for at in two:
        assert living(at) == {id_: code(id_) for id_ in doubled}
        assert left_in(at) == set()
        assert waiting(at) == ()
    join(office, Person, *doubled)
    assert living(office) == {doubled[0]: code(doubled[0])}


def test_values_that_were_chosen_at_the_joining_are_not_taken_back(two, stick):
    office, laptop = two
    mine, theirs = add(office, STAYS), add(laptop, STAYS, phone=OTHERS[1])
    meet(two, stick)
    join(office, Person, mine, theirs, phone=OTHERS[1])
    erase(office, mine)
    with working(office) as session, pytest.raises(CannotDo, match="มีการแก้ไขรายการนี้ต่อจากนั้นแล้ว"):
        history.undo(session, _unit(session, conflicts.JOINED_TWO))
    assert left_in(office) == set()


def _unit(session, action):
    units = tables.units
    return session.connection.scalar(units.select().where(units.c.action == action))


def test_a_chain_of_joined_records_goes_whole(two, stick):
    office, laptop = two
    first, second, third = add(office, STAYS), add(laptop, GOES), add(office, LAST)
    meet(two, stick)
    join(office, Person, second, third)
    edit(laptop, third, phone=OTHERS[1])  # which has not heard of it: it is said of the other now
    join(office, Person, first, second)
    meet(two, stick)
    assert read(office, first).phone == OTHERS[1]
    erase(office, third)
    meet(two, stick)
    for at in two:
        assert living(at) == {first: code(first)}
        assert [read(at, id_).first_name for id_ in (second, third)] == [code(second), code(third)]
        assert left_in(at) == set()
        assert waiting(at) == ()


def test_what_another_copy_wrote_of_a_joined_one_meanwhile_is_erased_anew(two, doubled, stick):
    office, laptop = two
    edit(laptop, doubled[1], note=GOES)
    erase(office, doubled[0])
    carry(laptop, office, stick)
    assert [(one.row, one.field) for one in waiting(office)] == [(doubled[0], "note")]
    erase(office, doubled[0])
    assert left_in(office) == set()
    assert waiting(office) == ()
    carry(office, laptop, stick)
    assert left_in(laptop) == set()


def test_one_that_is_joined_to_an_erased_person_is_erased_anew(two, stick):
    office, laptop = two
    mine = add(office, STAYS, last_name=LAST)
    theirs = add(laptop, GOES, phone=OTHERS[1])
    erase(office, mine)
    meet(two, stick)
    join(office, Person, mine, theirs)
    assert "joined" in held(office, mine)
    erase(office, mine)
    assert left_in(office) == set()
    assert read(office, theirs).first_name == code(theirs)


def test_who_left_the_lists_stays_out_of_them(two, doubled, stick):
    office, laptop = two
    meet(two, stick)
    remove(laptop, Person, doubled[0])
    meet(two, stick)
    assert living(office) == {}
    erase(office, doubled[0])
    meet(two, stick)
    for at in two:
        assert living(at) == {}
        assert waiting(at) == ()
        assert left_in(at) == set()


def test_a_group_whose_double_has_the_name_keeps_its_own_words(two, stick):
    office, laptop = two
    person = add(office, STAYS, last_name=LAST)
    meet(two, stick)
    mine = keep(office, Organisation(name="กลุ่มหนึ่ง", note="ของเดิม"))
    theirs = keep(laptop, Organisation(name="กลุ่มที่ 1", chair=person, note=f"ถาม {STAYS} {LAST}"))
    meet(two, stick)
    join(office, Organisation, mine, theirs)
    remove(office, Organisation, mine)
    erase(office, person)
    meet(two, stick)
    for at in two:
        with reading(at) as session:
            kept, other = (store.read(session, Organisation, id_) for id_ in (mine, theirs))
            assert store.find(session, Organisation, tables.of(Organisation).c.id == mine) == []
        assert (kept.name, kept.note, kept.chair) == ("กลุ่มหนึ่ง", "ของเดิม", "")
        assert (other.name, other.note) == ("กลุ่มที่ 1", f"ถาม {code(person)}")
        assert waiting(at) == ()
        assert left_in(at) == set()


# what stands against it, and what is told


def test_a_post_or_a_case_of_a_joined_one_stands_against_it(two, doubled):
    office, _laptop = two
    mine, theirs = doubled
    body = keep(office, Committee(name="คณะหนึ่ง"))
    seat = keep(office, Seat(committee=body, person=mine, position="กรรมการ"))
    with pytest.raises(CannotDo, match="เพราะเป็นกรรมการของ"):
        look(office, theirs)
    remove(office, Seat, seat)
    kind = keep(office, DisputeKind(name="หนี้"))
    case = keep(office, Case(received=date(2026, 1, 5), subject="เรื่องหนึ่ง", kind=kind, number=1, year=2569))
    keep(office, Party(case=case, side="1", first_name="ผู้ร้อง", person=theirs))
    with pytest.raises(CannotDo, match="อยู่ในสำนวนไกล่เกลี่ย 1 เรื่อง"):
        look(office, mine)
    assert held(office, mine)["cases"].items[0].where.endswith("1 เรื่อง")


def test_what_is_held_of_the_joined_records_is_told(two, doubled, stick):
    office, laptop = two
    meet(two, stick)
    groups = held(office, doubled[0])
    assert (OTHERS[0], "") in {(item.where, item.id) for item in groups["joined"].items}
    assert groups["joined"].title == "ระเบียนอื่นที่รวมกับบุคคลนี้"
    assert groups["people"].items[0].id == doubled[0]
    assert {item.where for item in held(office, doubled[1])["joined"].items} >= {STAYS, LAST}
    assert groups["history"].items[0].where.startswith("3 ครั้ง")
    assert "named" not in groups  # the joined one is no double any more
    with reading(laptop) as session:
        assert [one.id for one in privacy.together(session, doubled[1])] == [doubled[1], doubled[0]]
