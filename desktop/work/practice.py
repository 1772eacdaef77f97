"""A practice office of made-up people, the same at every run: ต.ท่าถ่าน with its committee, meetings, order and announcement.

Names, national ids and dates of birth are invented; the ids pass the check of their last digit and belong to nobody.
"""

from __future__ import annotations

import json
import random
import shutil
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from desktop import paths
from desktop.domain.centres import Centre, full_name
from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import ids
from desktop.work import (
    mediation_start,
    papers,
    places,
    practice_cases,
    practice_meetings,
    practice_organisations,
    practice_strength,
    practice_surveys,
    privacy_start,
)
from desktop.work.facts import the_office
from desktop.work.looks import Draw
from desktop.work.offices import STARTING_RULES
from desktop.work.papers import Request
from desktop.work.registers import STARTING_REGISTERS

PASSPHRASE = "practice"  # noqa: S105 - the practice office is meant to be opened by everybody
HOME = "240606"  # ต.ท่าถ่าน อ.พนมสารคาม จ.ฉะเชิงเทรา
VILLAGES = 7
SAMPLE = "คณะกรรมการ ศอช.ต.ท่าถ่าน.xlsx"  # the next committee, in a workbook to be imported
ORDERED, SELECTED, ANNOUNCED = date(2008, 3, 19), date(2008, 4, 21), date(2008, 5, 8)
RECORDED = date(2008, 6, 16)  # the minutes of the second meeting
_SOURCE = "ข้อมูลสมมติสำหรับฝึก"


@cache
def _words() -> dict[str, Any]:
    text = (paths.resources() / "samples" / "practice.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@dataclass(frozen=True)
class Practice:
    """What was made: the ids that a first look begins with."""

    centre: str
    committee: str
    working_group: str
    order: str
    announcement: str
    meeting: str  # the one with minutes
    minutes: str


def office() -> Office:
    """Give the record of the practice office."""
    return Office(
        district="พนมสารคาม",
        province="ฉะเชิงเทรา",
        district_code=HOME[:4],
        tambons=(HOME,),
        officer="นางสาวฝึกหัด ตั้งใจ",
        officer_position="พัฒนากร",
        emblem_way="frame",
        practice=True,
    )


def make(session: Session, draw: Draw, tambons: int = 1) -> Practice:
    """Fill a new practice office: one tambon whole with its papers, and others of the district and beyond like it."""
    rng = random.Random(2551)  # noqa: S311 - made-up data, the same at every run
    store.add_many(session, list(STARTING_REGISTERS))
    store.add_many(
        session,
        [replace(rule, value=_TRIAL.get(rule.key, rule.value), note=_SOURCE) for rule in STARTING_RULES],
    )
    store.add_many(session, _signers())
    mediation_start.begin(session, partial(_id, random.Random(2562)))  # noqa: S311 - made-up data
    privacy_start.begin(session, partial(_id, random.Random(2565)))  # noqa: S311 - made-up data
    made = [_tambon(session, rng, code) for code in _codes(tambons)]
    _widen(session, tuple(_codes(tambons)))
    centre, committee, group = made[0]
    order = papers.issue(session, _request("order", group, ORDERED, 111), draw)
    announcement = papers.issue(session, _request("announcement", committee, ANNOUNCED), draw)
    meeting = practice_meetings.make(session, committee, _words())[1]
    minutes = papers.issue(session, Request(kind="minutes", meeting=meeting, dated=RECORDED), draw)
    practice_organisations.make(session, HOME)
    practice_surveys.make(session, HOME)
    practice_strength.make(session, HOME)
    practice_cases.make(session, HOME)
    shutil.copyfile(paths.resources() / "samples" / SAMPLE, session.store.folder / SAMPLE)
    return Practice(
        centre, committee, group, order.paper.id, announcement.paper.id, meeting, minutes.paper.id
    )


_TRIAL = {"size_least": 15, "size_most": 25, "term_years": 4, "vacancy_days": 60}


def _request(kind: str, committee: str, dated: date, number: int | None = None) -> Request:
    return Request(kind=kind, committee=committee, dated=dated, number=number, way="given" if number else "")


def _signers() -> list[Signer]:
    own = Signer(
        name="นายสมมติ แบบอย่าง", position="นายอำเภอพนมสารคาม", start=date(2007, 10, 1), end=date(2012, 9, 30)
    )
    acting = Signer(
        name="นายตัวอย่าง ดีงาม",
        position="ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ)",
        acting="caretaker",
        acting_for="นายอำเภอพนมสารคาม",
        start=date(2012, 10, 1),
        end=date(2012, 12, 31),
    )
    now = Signer(name="นางสาวฝึกฝน มั่นคง", position="นายอำเภอพนมสารคาม", start=date(2013, 1, 1))
    return [own, acting, now]


def _codes(count: int) -> list[str]:
    """List tambons to practise with: the home tambon, then its district, its province, and the next ones."""
    import geothai

    near = [HOME, *(one.code for one in geothai.subdistricts(HOME[:4]) if one.code != HOME)]
    for province in ("24", *(p.code for p in geothai.provinces() if p.code != "24")):
        if len(near) >= count:
            break
        districts = (d.code for d in geothai.districts(province) if d.code != HOME[:4])
        near += [one.code for code in districts for one in geothai.subdistricts(code)]
    return near[:count]


def _widen(session: Session, codes: tuple[str, ...]) -> None:
    kept = the_office(session)
    if kept.tambons != codes:
        store.save(session, replace(kept, tambons=codes))


def _tambon(session: Session, rng: random.Random, code: str) -> tuple[str, str, str]:
    """Make a centre with villages, groups, a committee of 21 and a working group of 25, and give their ids."""
    name = places.tambon(code).name
    place = f"องค์การบริหารส่วนตำบล{name}"
    centre = Centre(
        id=_id(rng),
        tambon=code,
        tambon_name=name,
        name=full_name(name),
        office_place=place,
        founded=date(2008, 3, 1),
    )
    villages = [
        Village(id=_id(rng), tambon=code, number=n, name=_words()["villages"][n - 1])
        for n in range(1, VILLAGES + 1)
    ]
    people = [_person(rng, code, villages[i % VILLAGES].id) for i in range(21 + 25)]
    groups = list(_groups(rng, code, villages, people))
    committee = Committee(
        id=_id(rng), centre=centre.id, name=f"คณะกรรมการ{centre.name}", start=ANNOUNCED, end=date(2012, 5, 7)
    )
    group = Committee(
        id=_id(rng), centre=centre.id, kind="support", name=f"คณะทำงานส่งเสริม{centre.name}", start=ORDERED
    )
    selection = Selection(
        id=_id(rng),
        committee=committee.id,
        held=SELECTED,
        place=f"ศาลาประชาคม{place}",
        attended=50,
        invited=63,
    )
    seats = [*_seats(rng, committee, people[:21], groups), *_working_seats(rng, group, people[21:], name)]
    parts: tuple[Sequence[Record], ...] = (
        [centre],
        villages,
        people,
        groups,
        [committee, group],
        [selection],
        seats,
    )
    for kept in parts:
        store.add_many(session, kept)
    return centre.id, committee.id, group.id


def _groups(
    rng: random.Random, code: str, villages: list[Village], people: list[Person]
) -> Iterator[Organisation]:
    kinds = [(village, *group) for group in _words()["groups"] for village in villages]
    for person, (village, label, kind) in zip(people, kinds, strict=False):
        yield practice_organisations.described(
            Organisation(
                id=_id(rng),
                name=f"{label}บ้าน{village.name}",
                kind=kind,
                tambon=code,
                village=village.id,
                chair=person.id,
                founded=_day(rng, 1990, 2006),
            )
        )


def _seats(
    rng: random.Random, committee: Committee, people: list[Person], groups: list[Organisation]
) -> Iterator[Seat]:
    positions = [
        "ประธานกรรมการ",
        "รองประธานกรรมการ",
        "รองประธานกรรมการ",
        *["กรรมการ"] * 16,
        "เหรัญญิก",
        "กรรมการและเลขานุการ",
    ]
    for place, (person, position, group) in enumerate(zip(people, positions, groups, strict=True), start=1):
        yield Seat(
            id=_id(rng),
            committee=committee.id,
            place=place,
            person=person.id,
            position=position,
            organisation=group.id,
            village=person.village,
            start=committee.start,
        )


def _working_seats(rng: random.Random, group: Committee, people: list[Person], tambon: str) -> Iterator[Seat]:
    for place, person in enumerate(people, start=1):
        standing, position = _working_place(place, tambon)
        yield Seat(
            id=_id(rng),
            committee=group.id,
            place=place,
            person=person.id,
            position=position,
            standing=standing,
            start=group.start,
        )


def _working_place(place: int, tambon: str) -> tuple[str, str]:
    """Say who sits where among the 25: offices of the district, the tambon's heads, the village heads, the secretary."""
    offices = _words()["standings"]
    if place <= len(offices):
        standing = offices[place - 1]
        local = standing.startswith(("นายก", "ปลัดองค์การ", "กำนัน"))
        return (f"{standing}{tambon}" if local else standing), "ประธานคณะทำงาน" if place == 1 else "คณะทำงาน"
    if place <= len(offices) + VILLAGES:
        return f"ผู้ใหญ่บ้าน หมู่ที่ {place - len(offices)}", "คณะทำงาน"
    if place == 24:
        return "พัฒนากรผู้ประสานงานตำบล", "คณะทำงานและเลขานุการ"
    if place == 25:
        return "เจ้าหน้าที่พัฒนาชุมชน", "คณะทำงานและผู้ช่วยเลขานุการ"
    return "ผู้ทรงคุณวุฒิในตำบล", "คณะทำงาน"


def _person(rng: random.Random, tambon: str, village: str) -> Person:
    man = rng.random() < 0.5
    return Person(
        id=_id(rng),
        title="นาย" if man else rng.choice(("นาง", "นางสาว")),
        first_name=rng.choice(_words()["men"] if man else _words()["women"]),
        last_name=rng.choice(_words()["surname_beginnings"]) + rng.choice(_words()["surname_ends"]),
        national_id=_made_up_id(rng),
        born=_day(rng, 1945, 1985),
        tambon=tambon,
        village=village,
        address=f"{rng.randint(1, 199)}/{rng.randint(1, 9)}",
        phone=f"08{rng.randint(0, 9)}-000-{rng.randint(1000, 9999)}",
        occupation=rng.choice(_words()["occupations"]),
    )


def _made_up_id(rng: random.Random) -> str:
    """Make a national id whose check digit holds; the leading 0 is given to no Thai citizen."""
    first = [0, *(rng.randint(0, 9) for _ in range(11))]
    total = sum(digit * (13 - place) for place, digit in enumerate(first))
    made = "".join(map(str, [*first, (11 - total % 11) % 10]))
    return ids.digits(made)


def _day(rng: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=rng.randrange((last - first) * 365))


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
