"""Disputes of the practice office, with its mediators, their training and outreach: made up, the same at every run."""

from __future__ import annotations

import dataclasses
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.mediators import CaseMediator, Mediator, Outreach, Trainee, Training
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.domain.registers import in_pattern
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.tracks import DisputeKind
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import cases, trainings
from desktop.work.agreements import MoneyPlan
from desktop.work.facts import the_office
from desktop.work.registers import CASES, register_of

R = TypeVar("R", bound=Record)
TRAINED, TRAINED_UNTIL = date(2011, 11, 21), date(2011, 11, 23)
REGISTERED, EXPIRES = date(2011, 12, 7), date(2014, 12, 6)
HALL = "ศาลาประชาคมตำบลท่าถ่าน"
MEDIATORS = 3
FIRST, APART = 5, 11  # of the people of the tambon: the first who mediates, and how far the next is
_Side = tuple[str, str, str, int, str]  # title, first and last name, age, occupation


@dataclass(frozen=True)
class _Office:
    """Who and what the made-up disputes refer to."""

    rng: random.Random
    kinds: dict[str, str]  # ids by key
    villages: Sequence[Village]
    mediators: Sequence[str]
    officer: str
    pattern: str  # of the numbers of cases


def make(session: Session, tambon: str) -> None:
    """Add mediators, their training, outreach, and five disputes that ended differently or still go on."""
    rng = random.Random(2556)  # noqa: S311 - made-up data, the same at every run
    table = tables.of(Village)
    villages = store.find(session, Village, table.c.tambon == tambon)
    office = _Office(
        rng=rng,
        kinds={one.key: one.id for one in store.find(session, DisputeKind)},
        villages=villages,
        mediators=_mediators(session, rng, tambon),
        officer=the_office(session).officer,
        pattern=register_of(session, CASES).pattern,
    )
    store.add_many(session, list(_outreach(session, rng, villages)))
    _animals(session, office)
    _debt(session, office)
    _boundary(session, office)
    _absent(session, office)
    _open(session, office)


# Mediators and teaching


def _mediators(session: Session, rng: random.Random, tambon: str) -> list[str]:
    """Train four people and enter in the register those who passed; one of them is not registered yet."""
    table = tables.of(Person)
    people = store.find(session, Person, table.c.tambon == tambon)[FIRST::APART][: MEDIATORS + 1]
    training = Training(
        id=_id(rng), course="หลักสูตรผู้ไกล่เกลี่ยข้อพิพาทชุมชน", held=TRAINED, until=TRAINED_UNTIL, hours=18,
        valid_months=36, place="หอประชุมอำเภอพนมสารคาม", organiser="ศูนย์ยุติธรรมชุมชนอำเภอพนมสารคาม (สมมติ)",
    )  # fmt: skip
    store.add_many(session, [training])
    store.add_many(session, [
        Trainee(
            id=_id(rng), training=training.id, person=person.id, passed=place <= MEDIATORS,
            certificate=f"{place}/2554" if place <= MEDIATORS else "",
        )
        for place, person in enumerate(people, 1)
    ])  # fmt: skip
    until = trainings.valid_until(training)
    return store.add_many(session, [
        Mediator(
            id=_id(rng), person=person.id, name=person.label, registered_no=f"{place}/2554", registered=REGISTERED,
            expires=EXPIRES, trained_until=until,
        )
        for place, person in enumerate(people[:MEDIATORS], 1)
    ])  # fmt: skip


def _outreach(session: Session, rng: random.Random, villages: Sequence[Village]) -> Iterator[Outreach]:
    centre = store.find(session, Centre, tables.of(Centre).c.tambon == villages[0].tambon)[0].id
    acts = (
        ("board", "กระบวนการไกล่เกลี่ยข้อพิพาท", date(2012, 1, 9), None, "ประชาชนที่มาติดต่อ"),
        ("radio", "หนี้สินคุยกันได้ ก่อนถึงศาล", date(2012, 2, 6), 0, "ลูกบ้าน"),
        ("forum", "รู้สิทธิ รู้หน้าที่ เรื่องการค้ำประกัน", date(2012, 3, 21), 2, "สมาชิกกลุ่มออมทรัพย์"),
    )
    for kind, title, held, village, audience in acts:
        yield Outreach(
            id=_id(rng), kind=kind, title=title, held=held, centre=centre, place=HALL if village is None else "",
            village="" if village is None else villages[village].id, audience=audience,
            count=None if kind == "board" else rng.randint(20, 80),
        )  # fmt: skip


# Disputes


def _animals(session: Session, office: _Office) -> None:
    """Settle crops eaten by cattle in 2552, by the rules of that time: before the committee of the village."""
    first, other = ("นาย", "สุขสม", "นาข้าวดี", 52, "ทำนา"), ("นาย", "บุญยืน", "ทุ่งกว้าง", 47, "เลี้ยงสัตว์")
    case, _parties = _case(
        session, office, 1, date(2009, 6, 8), "animals", "วัวเข้ากินข้าวในนา", (first, other),
        value=450_000, track="village", facts="วัวสองตัวหลุดเข้านาเมื่อคืนวันที่ 5 มิถุนายน 2552 ข้าวเสียหายประมาณหนึ่งงาน",
        asks="ขอให้ชดใช้ค่าเสียหาย", agreed_value=300_000, result="agreed", ended=date(2009, 6, 22),
        end_reason="ตกลงกันได้", agreed_at=HALL,
    )  # fmt: skip
    _appoint(session, office, case.id, date(2009, 6, 12))
    _sit(session, office, case.id, date(2009, 6, 22), "agreed", number=1)
    [term] = _add(
        session,
        office,
        [Term(case=case.id, number=1, kind="pay", amount=300_000, due=date(2009, 7, 6), keeping="kept")],
    )
    _add(session, office, [_look(office, case.id, term, date(2009, 7, 7), "kept", 300_000)])


def _debt(session: Session, office: _Office) -> None:
    """Settle a debt in instalments, of which the first were paid and the next only in part."""
    first, other = ("นาง", "ละออง", "เก็บหอม", 58, "ค้าขาย"), ("นาย", "ประหยัด", "ตั้งต้นใหม่", 41, "รับจ้าง")
    case, (_one, debtor) = _case(
        session, office, 1, date(2012, 1, 10), "debt", "เงินยืมค่าปุ๋ยและเมล็ดพันธุ์ค้างชำระ", (first, other),
        value=2_400_000, track="district_civil", facts="ยืมเงินไปซื้อปุ๋ยเมื่อต้นปี 2554 มีสัญญากู้ ครบกำหนดแล้วยังไม่คืน",
        asks="ขอให้คืนเงินต้น โดยผ่อนชำระได้", agreed_value=2_400_000, result="agreed", ended=date(2012, 2, 8),
        end_reason="ตกลงกันได้", agreed_at=HALL, certified=date(2012, 2, 9),
    )  # fmt: skip
    _appoint(session, office, case.id, date(2012, 1, 16))
    _invite(session, office, case.id, debtor, ((date(2012, 1, 17), date(2012, 1, 25), "came"),))
    _sit(session, office, case.id, date(2012, 1, 25), "goes_on", number=1, next=date(2012, 2, 8))
    _sit(session, office, case.id, date(2012, 2, 8), "agreed", number=2)
    plan = MoneyPlan(total=2_400_000, down=400_000, down_on=date(2012, 2, 8), count=4, first=date(2012, 3, 8))
    results = ("kept", "kept", "partly", "", "")
    terms = _add(session, office, [
        dataclasses.replace(term, case=case.id, keeping=result)
        for term, result in zip(plan.terms(), results, strict=True)
    ])  # fmt: skip
    looks = (
        (date(2012, 2, 8), "kept", 400_000),
        (date(2012, 3, 9), "kept", 500_000),
        (date(2012, 4, 10), "partly", 300_000),
    )
    followed = zip(terms, looks, strict=False)
    _add(session, office, [_look(office, case.id, term, *look) for term, look in followed])


def _boundary(session: Session, office: _Office) -> None:
    """Send a dispute about a boundary on: both claim to own the strip."""
    first, other = ("นาย", "แก้ว", "ริมคลอง", 63, "ทำสวน"), ("นาง", "สาย", "ข้างรั้ว", 60, "ทำสวน")
    _case(
        session, office, 2, date(2012, 2, 14), "land", "แนวเขตสวนติดคลอง", (first, other), track="informal",
        facts="รั้วเดิมพังหลังน้ำท่วม ต่างอ้างว่าที่ดินกว้างสองเมตรตามแนวคลองเป็นของตน", asks="ขอให้ชี้แนวเขต",
        result="referred", ended=date(2012, 3, 1), end_reason="ต้องรังวัดสอบเขตก่อน",
        referred_to="สำนักงานที่ดินจังหวัดฉะเชิงเทรา สาขาพนมสารคาม", referred=date(2012, 3, 1),
    )  # fmt: skip


def _absent(session: Session, office: _Office) -> None:
    """Close a case of which the other side never came, after three invitations."""
    first, other = ("นางสาว", "เงียบ", "รักสงบ", 35, "ครู"), ("นาย", "ครึกครื้น", "เครื่องเสียงดี", 29, "ช่างเครื่องเสียง")
    case, (_one, away) = _case(
        session, office, 3, date(2012, 2, 20), "neighbours", "เสียงดังยามวิกาล", (first, other), track="informal",
        facts="เปิดเครื่องเสียงถึงเที่ยงคืนเกือบทุกคืน", asks="ขอให้เลิกเปิดหลังสามทุ่ม", result="absent",
        ended=date(2012, 4, 2), end_reason="เชิญสามครั้งไม่มาตามนัด",
    )  # fmt: skip
    _appoint(session, office, case.id, date(2012, 2, 27))
    days = (
        (date(2012, 2, 28), date(2012, 3, 7)),
        (date(2012, 3, 8), date(2012, 3, 19)),
        (date(2012, 3, 20), date(2012, 4, 2)),
    )
    _invite(session, office, case.id, away, tuple((sent, appointed, "absent") for sent, appointed in days))


def _open(session: Session, office: _Office) -> None:
    """Leave one open, its appointment and its deadline near."""
    first, other = ("นาย", "มั่น", "ให้เช่าดี", 55, "เจ้าของบ้านเช่า"), ("นาย", "ขยัน", "ค้างค่าเช่า", 33, "พนักงานโรงงาน")
    case, (_one, tenant) = _case(
        session, office, 4, date(2012, 3, 12), "lease", "ค่าเช่าบ้านค้างหกเดือน", (first, other), value=1_200_000,
        track="district_civil", facts="ค้างค่าเช่าตั้งแต่ตุลาคม 2554 เพราะโรงงานหยุดช่วงน้ำท่วม", asks="ขอค่าเช่าที่ค้าง และให้อยู่ต่อได้",
    )  # fmt: skip
    _appoint(session, office, case.id, date(2012, 3, 19))
    _invite(session, office, case.id, tenant, ((date(2012, 5, 14), date(2012, 5, 21), ""),))


def _case(
    session: Session, office: _Office, number: int, received: date, kind: str, subject: str,
    sides: tuple[_Side, _Side], **said: Any,
) -> tuple[Case, list[str]]:  # fmt: skip
    """Add a case that both sides agreed to, screened two days later, and give it with the ids of its parties."""
    year, village = dates.year(received), office.rng.choice(office.villages)
    willing = received + timedelta(4)
    parties = [
        Party(
            side=str(side), title=title, first_name=first, last_name=last, age=age, occupation=occupation,
            address=f"เลขที่ {office.rng.randint(1, 199)}", village=village.id, consent="yes", consented=willing,
        )
        for side, (title, first, last, age, occupation) in enumerate(sides, 1)
    ]  # fmt: skip
    case = Case(
        id=_id(office.rng), code=in_pattern(office.pattern, number, year), number=number, year=year, received=received,
        received_at="09.30", received_by=office.officer, tambon=village.tambon, village=village.id, subject=subject,
        between=cases.between(parties), kind=office.kinds[kind], no_court_case=True, screened=received + timedelta(2),
        screened_by=office.officer, asked=received + timedelta(2), answered=willing, answer="yes",
        chosen_by="parties", written_at=HALL, **said,
    )  # fmt: skip
    store.add_many(session, [case])
    return case, _add(session, office, [dataclasses.replace(one, case=case.id) for one in parties])


def _appoint(session: Session, office: _Office, case: str, on: date) -> None:
    serving = [
        CaseMediator(case=case, mediator=one, chosen="both", appointed=on, chair=place == 0)
        for place, one in enumerate(office.mediators)
    ]
    _add(session, office, serving)


def _invite(
    session: Session, office: _Office, case: str, party: str, days: Sequence[tuple[date, date, str]]
) -> None:
    """Invite a party again and again: when it was sent, for which day, and whether they came."""
    _add(session, office, [
        Summons(
            case=case, party=party, round=round_, sent=sent, appointed=appointed, at="09.30", place=HALL,
            delivery="received", came=came,
        )
        for round_, (sent, appointed, came) in enumerate(days, 1)
    ])  # fmt: skip


def _sit(session: Session, office: _Office, case: str, held: date, outcome: str, **said: Any) -> None:
    parties = store.find(session, Party, tables.of(Party).c.case == case)
    came = tuple(sorted(one.id for one in parties))
    sitting = Sitting(
        case=case, held=held, begins="09.30", ends="11.00", place=HALL, came=came, outcome=outcome, **said
    )
    _add(session, office, [sitting])


def _look(office: _Office, case: str, term: str, on: date, keeping: str, paid: int) -> FollowUp:
    return FollowUp(case=case, term=term, on=on, keeping=keeping, paid=paid, by=office.officer)


def _add(session: Session, office: _Office, parts: Sequence[R]) -> list[str]:
    """Add parts of a case under ids that are the same at every run."""
    return store.add_many(session, [dataclasses.replace(one, id=_id(office.rng)) for one in parts])


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
