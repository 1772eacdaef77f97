"""What the rows of a file name – tambons, villages, people, groups – as records that are kept; read once for all rows."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Field, Record
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import digits, names
from desktop.work import naming, places
from desktop.work.offices import tambons_of_district

FEW = 800  # values that one question may name; with more, the whole table is read past them
_NUMBER = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.|^)\s*(\d{1,2})(?!\d)")
_VILLAGE_NAME = re.compile(r"(?:บ้าน|บ\.)\s*(\S.*)")


class Known(NamedTuple):
    """A kept person, as far as names are compared."""

    id: str
    label: str
    first: str
    last: str
    village: str
    key: str  # the keyed hash of the national id


def known_people(
    session: Session, firsts: Iterable[str], lasts: Iterable[str], keys: Iterable[str]
) -> Iterator[Known]:
    """Give the living people with one of these first names, last names or hashes of national ids."""
    table = tables.of(Person)
    wanted = [
        (table.c.first_name, frozenset(firsts) - {""}),
        (table.c.last_name, frozenset(lasts) - {""}),
        (table.c.national_id_key, frozenset(keys) - {""}),
    ]
    question = select(
        table.c.id, table.c.label, table.c.first_name, table.c.last_name, table.c.village, table.c.national_id_key
    ).where(~table.c.deleted)  # fmt: skip
    if sum(len(values) for _column, values in wanted) <= FEW:
        question = question.where(or_(*(column.in_(values) for column, values in wanted)))
    of_first, of_last, of_key = (values for _column, values in wanted)
    for row in session.connection.execute(question):
        if row[2] in of_first or row[3] in of_last or row[5] in of_key:
            yield Known(row[0], row[1], row[2], row[3], row[4] or "", row[5])


class Links:
    """Finds which kept records the rows of one file name; people that nobody knows yet are made, and added with the rows."""

    def __init__(self, session: Session, here: str) -> None:
        """Read the villages; `here` is the tambon of rows that name none."""
        self._session = session
        self._here = here
        self._tambons = {names.clean(name): code for code, name in tambons_of_district(session)}
        self._villages = _villages(session)
        self._people: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._organisations: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._others: dict[tuple[str, str], str] = {}
        self._told: dict[tuple[str, str], Village] = {}  # by what rows say, and their tambon
        self.made: dict[str, Person] = {}  # by id: people to be added with the rows that name them

    def read_people(self, texts: Iterable[str]) -> None:
        """Read the people whom some names may mean."""
        wanted = {(name.first, name.last) for name in map(names.split, texts)}
        for one in known_people(self._session, {first for first, _last in wanted}, (), ()):
            if (one.first, one.last) in wanted:
                self._people[one.first, one.last].append(one)

    def read_organisations(self) -> None:
        """Read the names of all groups."""
        table = tables.of(Organisation)
        question: Select[Any] = select(table.c.id, table.c.name, table.c.village).where(~table.c.deleted)
        for id_, name, village in self._session.connection.execute(question):
            self._organisations[names.clean(name)].append((id_, village or ""))
            self._organisations[id_].append((id_, village or ""))

    def tambon(self, text: str) -> str:
        """Give the code of a tambon that is told by code or name, else the one of rows that name none."""
        if not text:
            return self._here
        plain = digits.to_arabic(names.clean(text)).removeprefix("ตำบล").removeprefix("ต.").strip()
        if plain in self._tambons:
            return self._tambons[plain]
        return places.tambon(plain).code

    def village(self, text: str, tambon: str) -> Village | None:
        """Find the village that a text names by number, name or both; `CannotDo` where there is none or more than one."""
        if not text:
            return None
        if (text, tambon) not in self._told:
            self._told[text, tambon] = self._one_village(text, tambon)
        return self._told[text, tambon]

    def _one_village(self, text: str, tambon: str) -> Village:
        plain = digits.to_arabic(names.clean(text))
        kept = [one for one in self._villages if not tambon or one.tambon == tambon]
        found = [one for one in kept if one.id == plain] or _numbered(kept, plain) or _named(kept, plain)
        if len({one.id for one in found}) == 1:
            return found[0]
        if found:
            sentence = "“{text}” ตรงกับหมู่บ้านมากกว่าหนึ่งแห่ง กรุณาเลือกตำบลของไฟล์นี้ หรือใส่คอลัมน์ตำบล"
            raise CannotDo(sentence, "village", text=text)
        raise CannotDo("ไม่พบหมู่บ้าน “{text}” กรุณาตรวจเลขหมู่ หรือเพิ่มหมู่บ้านก่อน", "village", text=text)

    def person(self, text: str, village: str, tambon: str, **more: Any) -> str:
        """Give the id of the person that a name means near a village; one whom nobody knows is made."""
        if text in self.made or store.labels(self._session, Person, [text] if "-" in text else []):
            return text
        name = names.split(text)
        alike = self._people[name.first, name.last]
        near = [one for one in alike if one.village == village] or [
            one for one in alike if not (one.village and village)
        ]
        if len(near) > 1:
            sentence = "“{text}” ตรงกับบุคคลมากกว่าหนึ่งคน กรุณาใส่หมู่บ้านหรือเลขประจำตัวประชาชน"
            raise CannotDo(sentence, text=text)
        if near:
            return near[0].id
        id_ = str(uuid.uuid4())
        self.made[id_] = Person(
            id=id_, title=name.title, first_name=name.first, last_name=name.last, village=village, tambon=tambon, **more
        )  # fmt: skip
        alike.append(Known(id_, self.made[id_].label, name.first, name.last, village, ""))
        return id_

    def organisation(self, text: str, village: str) -> str:
        """Give the id of the group of a name, of the village if one is told."""
        alike = self._organisations.get(names.clean(text), [])
        near = [id_ for id_, its_village in alike if village in ("", its_village)] or [
            id_ for id_, its_village in alike if not its_village
        ]
        if len(near) == 1:
            return near[0]
        if near:
            sentence = "“{text}” มีมากกว่าหนึ่งกลุ่ม กรุณาใส่คอลัมน์หมู่บ้าน"
            raise CannotDo(sentence, "organisation", text=text)
        raise CannotDo("ไม่พบกลุ่ม “{text}” กรุณาตรวจชื่อ หรือนำเข้ากลุ่มก่อน", "organisation", text=text)

    def other(self, field: Field, text: str) -> str:
        """Give the id of a record of any other topic by its name."""
        if text and (field.topic, text) not in self._others:
            try:
                self._others[field.topic, text] = naming.one(self._session, TOPICS[field.topic], text)
            except CannotDo as error:
                raise error.about(field.name) from error
        return self._others.get((field.topic, text), "")

    def add_made(self, records: Sequence[Record], fields: Iterable[str]) -> int:
        """Add the made people whom these records name; give how many."""
        wanted = {getattr(record, name) for record in records for name in fields}
        people = [person for id_, person in self.made.items() if id_ in wanted]
        store.add_many(self._session, people)
        return len(people)


def _villages(session: Session) -> list[Village]:
    return [one for one in store.find(session, Village) if one.end is None]


def _numbered(kept: Sequence[Village], text: str) -> list[Village]:
    found = _NUMBER.search(text)
    return [one for one in kept if found and one.number == int(found[1])]


def _named(kept: Sequence[Village], text: str) -> list[Village]:
    found = _VILLAGE_NAME.search(text)
    told = {text, found[1].strip() if found else text}
    return [one for one in kept if one.name and {one.name, one.name.removeprefix("บ้าน")} & told]


def said(values: Mapping[str, Any], name: str) -> str:
    """Give a text among the values of a row, "" where it says nothing."""
    return str(values.get(name) or "")
