"""The parties of a case as they come in: a typed name told apart, who is known to the office, who is a minor."""

from __future__ import annotations

from datetime import date

from desktop.domain.cases import Party
from desktop.domain.deadlines import add_months
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.thai import names

ORGANISED = (  # how the names of those begin that are no person
    "กลุ่ม", "กองทุน", "สหกรณ์", "บริษัท", "บจก.", "บมจ.", "หจก.", "ห้างหุ้นส่วน", "ธนาคาร", "องค์การ", "องค์กร",
    "เทศบาล", "มูลนิธิ", "สมาคม", "ชมรม", "วิสาหกิจ", "คณะกรรมการ", "สำนักงาน", "โรงเรียน",
)  # fmt: skip


def named(text: str, side: str) -> Party:
    """Make a party of a typed name: a person with title, first and last name, or an organisation by how it begins.

    >>> named("นายสมชาย ใจดี", "1").name, named("กลุ่มออมทรัพย์บ้านสมมติ", "2").kind
    ('นายสมชาย ใจดี', 'organisation')
    """
    whole = names.clean(text)
    if whole.startswith(ORGANISED):
        return Party(side=side, kind="organisation", first_name=whole)
    name = names.split(whole)
    return Party(side=side, title=name.title, first_name=name.first, last_name=name.last)


def of_person(person: Person, side: str) -> Party:
    """Make a party of a person of the office; the national id is taken over, unseen, when the party is kept."""
    return Party(
        side=side, person=person.id, title=person.title, first_name=person.first_name,
        last_name=person.last_name, born=person.born, occupation=person.occupation, address=person.address,
        village=person.village, phone=person.phone,
    )  # fmt: skip


def of_organisation(organisation: Organisation, side: str) -> Party:
    """Make a party of a group or organisation of the office."""
    return Party(
        side=side, kind="organisation", organisation=organisation.id, first_name=organisation.name,
        address=organisation.office, village=organisation.village, phone=organisation.phone,
    )  # fmt: skip


def age_on(party: Party, on: date) -> int | None:
    """Give the age in whole years on a day, or the age that was noted; `None` where neither is known.

    >>> age_on(Party(born=date(2004, 2, 29)), date(2024, 2, 28)), age_on(Party(age=15), date(2024, 2, 28))
    (19, 15)
    """
    if party.born is None:
        return party.age
    years = on.year - party.born.year
    return years if add_months(party.born, years * 12) <= on else years - 1


def is_minor(party: Party, on: date, majority: int | None) -> bool:
    """Tell whether a party is recorded as a minor, or is a person below the age of majority on a day."""
    if party.capacity == "minor":
        return True
    age = age_on(party, on) if party.kind == "person" else None
    return age is not None and majority is not None and age < majority
