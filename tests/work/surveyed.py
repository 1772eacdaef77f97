"""A made-up tambon with its organisations surveyed in some years, as large as a test or a benchmark asks for."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from desktop.domain.organisations import KINDS, Organisation, Product
from desktop.domain.people import Person
from desktop.domain.strength import Grade
from desktop.domain.surveys import Survey, SurveyRound, next_survey, settle
from desktop.domain.villages import Village
from desktop.store import records as store

TAMBON = "240606"
YEARS = (2567, 2568, 2569)
NAMES = ("ทุ่งส่อหงษา", "ท่าถ่าน", "หนองปลาไหล", "โคกหัวข้าว", "ดอนท่านา", "หัวกระสังข์", "เตาอิฐ", "สระสองตอน")
FIRST = ("สมชาย", "มาลี", "ประเสริฐ", "วิไลวรรณ", "บุญมี", "กัลยา", "ณรงค์", "พรทิพย์")
LAST = ("ใจดี", "ทองคำ", "ศรีสุข", "แก้วมณี", "วงศ์สวัสดิ์", "มั่นคง", "อยู่เย็น")
MADE = ("น้ำพริกเผา", "ผ้าทอมือ", "ตะกร้าสาน", "ข้าวปลอดภัย", "สมุนไพรอบแห้ง")


def fill(session, count=40, villages=8, years=YEARS, photo="", seed=1):
    """Add a tambon of so many organisations with a round each year, the last one half-way; give the ids."""
    dice = random.Random(seed)
    places = [
        store.add(session, Village(tambon=TAMBON, number=n + 1, name=NAMES[n % len(NAMES)]))
        for n in range(villages)
    ]
    people = store.add_many(session, [_person(n) for n in range(count)])
    made = [_organisation(dice, n, places, people[n]) for n in range(count)]
    ids = store.add_many(session, made)
    kept: dict[str, Survey] = {}
    for year in years:
        round_ = store.add(session, SurveyRound(year=year, tambon=TAMBON, opened=date(year - 543, 5, 1)))
        surveys = [
            _survey(dice, kept.get(id_), id_, round_, people[n], part=year == years[-1])
            for n, id_ in enumerate(ids)
            if n % 13 != 7 or year == years[-1]
        ]
        for survey, id_ in zip(surveys, store.add_many(session, surveys), strict=True):
            kept[survey.organisation] = replace(survey, id=id_)
    store.add_many(session, [_grade(dice, id_, years[-1]) for n, id_ in enumerate(ids) if n % 4])
    products = [_product(dice, n, id_, photo) for n, id_ in enumerate(ids) if n % 5 == 0]
    store.add_many(session, products)
    return ids


def _person(n):
    return Person(
        title=("นาย", "นาง")[n % 2],
        first_name=FIRST[n % len(FIRST)],
        last_name=LAST[n % len(LAST)],
        tambon=TAMBON,
    )


def _organisation(dice, n, villages, chair):
    kind = KINDS[(n * n) % 12]
    closed = date(2026, 6, 1) if n % 23 == 5 else None
    return Organisation(
        name=f"{kind} {NAMES[n % len(NAMES)]} {n + 1}",
        kind=kind,
        tambon=TAMBON,
        village=villages[n % len(villages)] if n % 29 != 28 else "",
        chair=chair,
        founded=date(2026, 3, 1) if n % 13 == 7 else date(dice.randint(1995, 2015), 6, 1),
        status="closed" if closed else "active",
        closed=closed,
        phone="038 000 000",
        village_place=n,
    )


def _survey(dice, last, organisation, round_, chair, *, part):
    begun = next_survey(last, organisation, round_, chair)
    if part and dice.random() < 0.4:
        return begun
    women, men = dice.randint(5, 60), dice.randint(3, 50)
    values = {
        "members": women + men,
        "members_women": women,
        "members_men": men,
        "fund": dice.randint(10, 900) * 100_000 + dice.choice((0, 50)),
        "savings": dice.randint(0, 400) * 100_000,
        "products": dice.choice(MADE),
    }
    if last is not None and dice.random() < 0.3:
        values["members"] = last.members or women + men
        values.pop("members_women"), values.pop("members_men")
        begun = replace(begun, members_women=None, members_men=None)
    unknown = {"loans": "เหรัญญิกไม่อยู่"} if dice.random() < 0.3 else {}
    settled = settle(begun, last, values, unknown)
    return settled if part and dice.random() < 0.2 else replace(settled, done=date(2026, 6, 1))


def _grade(dice, organisation, year):
    return Grade(
        organisation=organisation, judged=date(year - 543, 7, 1), grade=dice.choice("AABBC"), reason="ตามเกณฑ์"
    )


def _product(dice, n, organisation, photo):
    return Product(
        organisation=organisation,
        name=f"{MADE[n % len(MADE)]} สูตร {n + 1}",
        kind=("อาหาร", "ผ้าและเครื่องแต่งกาย", "")[n % 3],
        price=dice.randint(20, 500) * 100,
        unit="ชิ้น",
        capacity="200 ชิ้นต่อเดือน",
        market="ตลาดนัดตำบล งาน OTOP ศาลากลางจังหวัด และทางโทรศัพท์",
        standards=("อย.", "มผช."),
        stars=4 if n % 2 else None,
        photo=photo if n % 2 == 0 else "",
        note="ทำด้วยมือจากวัตถุดิบในตำบล",
    )
