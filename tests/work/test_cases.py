"""Cases: begun with a number, opened with a purpose that is noted, changed with their parts, closed to others."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.agreements import Term
from desktop.domain.cases import Case, Party
from desktop.domain.people import Person
from desktop.domain.registers import NumberBlock
from desktop.domain.sittings import Summons
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import EVERYTHING, MEDIATION, REVEAL
from desktop.errors import CannotDo
from desktop.store import records as kept
from desktop.store import tables
from desktop.store.session import reading, rehearsing, writing
from desktop.work import cases, records, registers

BEGUN = date(2026, 1, 5)


@pytest.fixture
def kind(store):
    with writing(store, "สมศรี", "เตรียม") as session:
        registers.add_missing_registers(session)
        return kept.add(session, DisputeKind(name="หนี้สิน", nature="civil"))


def party(name="สมมติ", side="1", **more):
    return Party(side=side, first_name=name, **more)


def begin(store, kind, *parties, number=None, **said):
    with writing(store, "สมศรี", "รับเรื่อง") as session:
        case = Case(**{"received": BEGUN, "subject": "หนี้", "kind": kind, **said})
        return cases.begin(session, case, parties or (party(), party("แบบอย่าง", "2")), number)


def read(store, id_):
    with reading(store) as session:
        return cases.whole(session, id_)


def test_numbers_follow_each_other_in_a_year_and_begin_anew_in_the_next(store, kind):
    ids = [begin(store, kind), begin(store, kind), begin(store, kind, received=date(2027, 2, 1))]
    assert [read(store, id_).case.code for id_ in ids] == ["กก.01/2569", "กก.02/2569", "กก.01/2570"]


def test_a_given_number_is_taken_once_and_the_next_goes_on_after_it(store, kind):
    assert read(store, begin(store, kind, number=7)).case.code == "กก.07/2569"
    assert read(store, begin(store, kind)).case.number == 8
    with pytest.raises(CannotDo, match="เลขที่ 7 ใช้ไปแล้ว"):
        begin(store, kind, number=7)


def test_numbers_out_on_a_laptop_are_left_to_it(store, kind):
    with writing(store, "สมศรี", "จอง") as session:
        register = registers.register_of(session, registers.CASES)
        block = NumberBlock(register=register.id, year=2569, first=1, last=5, holder="เครื่อง 2", taken=BEGUN)
        kept.add(session, block)
    assert read(store, begin(store, kind)).case.number == 6


def test_the_pattern_of_the_number_is_the_offices_own(store, kind):
    with writing(store, "สมศรี", "ตั้งค่า") as session:
        register = registers.register_of(session, registers.CASES)
        records.save(session, dataclasses.replace(register, pattern="ศกช.{ปี}/{เลข4}"))
        with pytest.raises(CannotDo, match="รูปแบบเลขต้องมี"):
            records.save(session, dataclasses.replace(register, pattern="กก./{ปี}"))
    assert read(store, begin(store, kind)).case.code == "ศกช.2569/0001"


def test_a_case_needs_somebody_who_asks_and_its_required_fields(store, kind):
    with pytest.raises(CannotDo, match="ต้องมีผู้ร้อง") as refused:
        begin(store, kind, party(side="2"))
    assert refused.value.field == "parties"
    with pytest.raises(CannotDo) as refused:
        begin(store, kind, subject="")
    assert refused.value.field == "subject"
    with reading(store) as session:
        assert kept.find(session, Case) == []
        assert kept.find(session, Party) == []


def test_who_it_is_between_follows_its_parties(store, kind):
    id_ = begin(store, kind, party("หนึ่ง", title="นาย", last_name="ก"), party("สอง", "2"), party("สาม", "2"))
    whole = read(store, id_)
    assert whole.case.between == "นายหนึ่ง ก – สอง (+1)"
    with writing(store, "สมศรี", "แก้คู่กรณี") as session:
        cases.keep_part(session, dataclasses.replace(whole.side("2")[0], first_name="สองใหม่"))
        cases.remove_part(session, Party, whole.side("2")[1].id)
        cases.save(
            session,
            dataclasses.replace(cases.whole(session, id_).case, subject="อื่น", between="ผิด", code="ผิด"),
        )
    case = read(store, id_).case
    assert (case.between, case.subject, case.code) == ("นายหนึ่ง ก – สองใหม่", "อื่น", "กก.01/2569")
    with writing(store, "สมศรี", "ลบ") as session, pytest.raises(CannotDo, match="ต้องมีผู้ร้อง"):
        cases.remove_part(session, Party, whole.side("1")[0].id)


def test_a_chosen_person_fills_what_was_not_typed_and_stays_as_they_were(store, kind):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        person = Person(
            title="นาง", first_name="ตัวอย่าง", last_name="ดีงาม", phone="0811111111", national_id="1234567890121",
            born=date(1990, 5, 1),
        )  # fmt: skip
        chosen = kept.add(session, person)
    id_ = begin(store, kind, Party(side="1", person=chosen, phone="0899999999"))
    one = read(store, id_).side("1")[0]
    assert (one.name, one.phone, one.born) == ("นางตัวอย่าง ดีงาม", "0899999999", date(1990, 5, 1))
    assert one.national_id == "x-xxxx-xxxxx-12-1"
    with writing(store, "สมศรี", "แก้ไข") as session:
        records.save(session, dataclasses.replace(kept.read(session, Person, chosen), last_name="เปลี่ยนแล้ว"))
    assert read(store, id_).side("1")[0].last_name == "ดีงาม"


def test_opening_notes_who_and_why_and_refuses_without_a_purpose(store, kind):
    id_ = begin(store, kind)
    with writing(store, "มานะ", "เปิดเรื่อง") as session:
        assert cases.open_case(session, id_, "follow").case.id == id_
        with pytest.raises(CannotDo) as refused:
            cases.open_case(session, id_, "curious")
    assert refused.value.field == "purpose"
    with reading(store) as session:
        noted = session.execute(sa.select(tables.readings)).mappings().all()
    assert [(one["actor"], one["topic"], one["row"], one["field"], one["reason"]) for one in noted] == [
        ("มานะ", "cases", id_, "opened", "follow")
    ]
    with rehearsing(store, "มานะ", "ลอง") as session, pytest.raises(AssertionError):
        cases.open_case(session, id_, "follow")


def test_a_national_id_is_shown_for_a_reason_that_is_noted(store, kind):
    id_ = begin(store, kind, party(national_id="1234567890121"), party("ไม่มีเลข", "2"))
    one, other = read(store, id_).parties
    with writing(store, "มานะ", "ขอดู") as session:
        assert cases.reveal_national_id(session, one.id, "ทำข้อตกลง") == "1-2345-67890-12-1"
        with pytest.raises(CannotDo, match="ต้องบอกเหตุผล"):
            cases.reveal_national_id(session, one.id, " ")
        with pytest.raises(CannotDo, match="ไม่มีเลขประจำตัวประชาชน"):
            cases.reveal_national_id(session, other.id, "ทำข้อตกลง")
        store.permits = EVERYTHING - {REVEAL}
        with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
            cases.reveal_national_id(session, one.id, "ทำข้อตกลง")


def test_parts_are_kept_in_their_order_and_name_what_they_refer_to(store, kind):
    id_ = begin(store, kind)
    two = read(store, id_).side("2")[0].id
    with writing(store, "สมศรี", "ข้อตกลง") as session:
        cases.keep_part(session, Term(case=id_, number=2, words="สอง"))
        cases.keep_part(session, Term(case=id_, number=1, words="หนึ่ง"))
        cases.keep_part(session, Summons(case=id_, party=two, sent=BEGUN, appointed=date(2026, 2, 1)))
    whole = read(store, id_)
    assert [term.words for term in whole.terms] == ["หนึ่ง", "สอง"]
    assert whole.labels[kind] == "หนี้สิน"
    with reading(store) as session:
        assert kept.labels(session, Party, [two]) == {two: "แบบอย่าง"}


def test_a_case_is_never_taken_back_by_undo_since_its_number_is_taken(store, kind):
    begin(store, kind)
    with writing(store, "สมศรี", "เลิกทำ") as session, pytest.raises(CannotDo, match="เลิกทำไม่ได้"):
        records.undo(session)


def test_without_the_permission_nothing_of_a_case_is_done(store, kind):
    id_ = begin(store, kind)
    whole = read(store, id_)
    store.permits = EVERYTHING - {MEDIATION}
    with writing(store, "อื่น", "ลอง") as session:
        for ask in (
            lambda: cases.open_case(session, id_, "follow"),
            lambda: cases.whole(session, id_),
            lambda: cases.save(session, whole.case),
            lambda: cases.keep_part(session, whole.parties[0]),
            lambda: cases.remove_part(session, Party, whole.parties[0].id),
            lambda: cases.begin(session, Case(received=BEGUN, subject="หนี้", kind=kind), [party()]),
            lambda: cases.reveal_national_id(session, whole.parties[0].id, "เหตุผล"),
            lambda: records.history(session, Case, id_),
        ):
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                ask()
        assert session.execute(sa.select(tables.readings)).all() == []
