"""A made-up region for the benchmarks of searching: many people of many names, organisations, villages."""

from __future__ import annotations

import random
import re
import uuid

import sqlalchemy as sa

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.store import opening, records, search, session, tables
from desktop.work import practice

PART = 10_000
VILLAGES = 300
OFFICER = "นางสาวฝึกหัด ตั้งใจ"
KINDS = ("กลุ่มออมทรัพย์เพื่อการผลิต", "กลุ่มพัฒนาสตรี", "กลุ่มอาชีพ", "กองทุนหมู่บ้าน", "กลุ่มสินค้าชุมชน")
SYLLABLES = re.findall(
    r"\S+",
    """
    กา แก้ว ขวัญ คำ จันทร์ ชัย ชาติ ชู เดช ดวง ดี ตา ทอง ทิพย์ เทพ ธง ธน ธรรม นภา นาถ นิล นวล บุญ บุตร ประ ปรีชา ปัญญา พงษ์ พร
    พัฒน์ พิชัย เพชร ไพ ภัทร ภูมิ มณี มาลี มาศ มุก เมือง ยศ ยุทธ รัก รัตน์ ราช ฤทธิ์ ลักษณ์ ลำ วงศ์ วรรณ วัฒน์ วิ วิชัย วิไล ศรี ศักดิ์ ศิริ สกุล
    สง่า สม สมบัติ สมร สาย สิทธิ์ สิน สุข สุ สุรีย์ เสริม แสง โส หอม หงส์ หาญ อนันต์ อารี อุดม อุไร เอก โอภาส ไกร กิตติ กุล เกษม เกตุ ขจร คง จิต
    จินดา เจริญ ฉวี เฉลิม ชนะ ณรงค์ ณัฐ ดำรง ถาวร ทวี นคร บัว ปิ่น ผล พล มงคล
    """,
)


def make(folder, people):
    """Make an office of so many people, a fifth as many organisations, without their history, which no list reads."""
    store, _code = opening.create(folder, practice.office(), practice.PASSPHRASE)
    rng = random.Random(2551)
    villages = [
        Village(tambon=practice.HOME, number=n % 15 + 1, name=f"บ้าน{name(rng, 1, 3)}")
        for n in range(VILLAGES)
    ]
    with session.writing(store, OFFICER, "เพิ่ม") as unit:
        ids = records.add_many(unit, villages)
    for count, one in ((people, person), (people // 5, organisation)):
        for start in range(0, count, PART):
            with session.writing(store, OFFICER, "เพิ่ม") as unit:
                add(unit, [one(rng, ids) for _ in range(min(PART, count - start))])
    store.close()


def add(unit, many):
    new = {"version": 1, "deleted": False}
    rows = [{**records.row_of(unit, one), **new, "id": str(uuid.uuid4())} for one in many]
    records.write(unit, sa.insert(tables.of(type(many[0]))), rows)
    search.put(unit, type(many[0]), {row["id"]: row["search_text"] for row in rows})


def name(rng, least, most):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most)))


def person(rng, villages):
    return Person(
        title=rng.choice(("นาย", "นาง", "นางสาว")),
        first_name=name(rng, 1, 3),
        last_name=name(rng, 2, 4),
        tambon=practice.HOME,
        village=rng.choice(villages),
        phone=f"08{rng.randint(0, 9)}-000-{rng.randint(1000, 9999)}",
        occupation=rng.choice(practice._words()["occupations"]),
    )


def organisation(rng, villages):
    return Organisation(
        name=f"{rng.choice(KINDS)}บ้าน{name(rng, 1, 3)} หมู่ {rng.randint(1, 20)}",
        kind=rng.choice(KINDS),
        village=rng.choice(villages),
        tambon=practice.HOME,
        registration=f"{rng.randint(1, 9999)}/25{rng.randint(40, 69)}",
        registrar="สำนักงานพัฒนาชุมชน",
    )
