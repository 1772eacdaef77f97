"""What may bind a mediator to a party of a case, and what the register lacks: shown with its reason before choosing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.said import Said
from desktop.i18n import N_
from desktop.thai import dates, digits, names

INTERESTS = {
    "self": N_("เป็นคู่กรณีเอง"),
    "namesake": N_("ชื่อเดียวกับคู่กรณี"),
    "household": N_("อยู่บ้านเดียวกัน"),
    "kin": N_("นามสกุลและหมู่บ้านเดียวกัน"),
    "organisation": N_("อยู่กลุ่มเดียวกัน"),
    "earlier_case": N_("เคยเป็นคู่กรณีด้วยกัน"),
    "training": N_("การอบรมหมดอายุ"),
    "registration": N_("ทะเบียนหมดอายุ"),
    "unregistered": N_("ยังไม่ขึ้นทะเบียน"),
}
_HOUSE = re.compile(r"\d+(?:/\d+)*")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a person who is compared: the id in the register of people, "" for one who is not there."""

    person: str = ""
    name: str = ""  # first and last name without a title
    surname: str = ""
    village: str = ""
    address: str = ""
    organisations: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Candidate(Known):
    """A person who may mediate: also who stood with them in an earlier case, and until when they may mediate."""

    earlier: frozenset[str] = (
        frozenset()
    )  # ids of people, parties of a case that the candidate was a party of
    registered: bool = True
    trained_until: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class Interest(Said):
    """One thing to weigh before choosing: a key of INTERESTS, with its reason."""

    kind: str

    @property
    def reason(self) -> str:
        """Give the reason in Thai."""
        return self.text


def interests(
    candidate: Candidate, parties: Iterable[Known], today: date, must_register: bool = False
) -> tuple[Interest, ...]:
    """List what may bind a candidate to the parties, then what the register says against mediating today."""
    bound = (interest for party in parties for interest in _with(candidate, party))
    return (*bound, *_of_register(candidate, today, must_register))


def house_number(address: str) -> str:
    """Find the number of the house in an address, "" if it has none.

    >>> house_number("บ้านเลขที่ ๑๒/๓ หมู่ 4"), house_number("หลังวัด")
    ('12/3', '')
    """
    found = _HOUSE.search(digits.to_arabic(address))
    return found.group() if found else ""


def _with(candidate: Candidate, party: Known) -> Iterator[Interest]:
    """Compare with one party; who is a party needs no further reason."""
    if candidate.person and candidate.person == party.person:
        yield Interest("self", sentence=N_("เป็นคู่กรณีในเรื่องนี้เอง"))
        return
    values = {"name": party.name}
    if not party.person and _same(candidate.name, party.name):
        yield Interest("namesake", sentence=N_("อาจเป็นบุคคลเดียวกับคู่กรณี {name}"), values=values)
    neighbours = bool(candidate.village) and candidate.village == party.village
    if neighbours and _same(house_number(candidate.address), house_number(party.address)):
        yield Interest("household", sentence=N_("อยู่บ้านเดียวกับ {name}"), values=values)
    if neighbours and _same(candidate.surname, party.surname):
        yield Interest("kin", sentence=N_("นามสกุลเดียวกันและอยู่หมู่บ้านเดียวกับ {name}"), values=values)
    if candidate.organisations & party.organisations:
        yield Interest("organisation", sentence=N_("อยู่กลุ่มเดียวกับ {name}"), values=values)
    if party.person and party.person in candidate.earlier:
        yield Interest("earlier_case", sentence=N_("เคยเป็นคู่กรณีในเรื่องเดียวกับ {name}"), values=values)


def _same(one: str, other: str) -> bool:
    ours, theirs = names.clean(one).casefold(), names.clean(other).casefold()
    return ours != "" and ours == theirs


def _of_register(candidate: Candidate, today: date, must_register: bool) -> Iterator[Interest]:
    if candidate.trained_until and candidate.trained_until < today:
        values = {"day": dates.long(candidate.trained_until)}
        yield Interest("training", sentence=N_("การอบรมใช้ได้ถึง {day} จึงหมดอายุแล้ว"), values=values)
    if candidate.expires and candidate.expires < today:
        values = {"day": dates.long(candidate.expires)}
        yield Interest("registration", sentence=N_("ทะเบียนผู้ไกล่เกลี่ยใช้ได้ถึง {day} จึงหมดอายุแล้ว"), values=values)
    if must_register and not candidate.registered:
        yield Interest("unregistered", sentence=N_("ช่องทางนี้ต้องใช้ผู้ไกล่เกลี่ยที่ขึ้นทะเบียน แต่ยังไม่มีเลขทะเบียน"))
