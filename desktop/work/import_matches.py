"""Which kept record a row of a file is, or may be: looked up in what was read once, not asked for each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select

from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import SIMILAR, Person
from desktop.domain.records import Record
from desktop.domain.surveys import Survey
from desktop.domain.villages import Village
from desktop.i18n import N_
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import ids, names
from desktop.work.import_links import Known, known_people

MOST = 5  # doubles told of one row
LOOKED_AT = 400  # groups of one village compared letter by letter
SAME_ID = N_("เลขประจำตัวประชาชนเดียวกัน")
SAME_NAME = N_("ชื่อเดียวกันและอยู่หมู่บ้านเดียวกัน")
NO_VILLAGE = N_("ชื่อเดียวกัน แต่ยังไม่ระบุหมู่บ้าน")
NEAR_NAME = N_("ชื่อคล้ายกันและอยู่หมู่บ้านเดียวกันหรือยังไม่ระบุ")
SAME_PLACE = N_("หมู่ที่เดียวกันในตำบลเดียวกัน")
SAME_LINKS = N_("มีอยู่แล้ว")


@dataclass(frozen=True)
class Match:
    """A kept record that a row is, or may be, and why."""

    id: str
    label: str
    why: str
    certain: bool


Find = Callable[[Any], tuple[Match, ...]]


def finder(session: Session, records: Sequence[Record]) -> tuple[Find, Find]:
    """Read what some new records of one topic may be; give what finds the matches of one, and what adds one to them."""
    kind = next((base for base in (Person, Organisation) if isinstance(records[0], base)), None)
    if kind is Person:
        people = _People(session, records)  # type: ignore[arg-type]
        return people.find, people.add
    if kind is Organisation:
        groups = _Groups(session, records)  # type: ignore[arg-type]
        return groups.find, groups.add
    keyed = _Keyed(session, type(records[0]))
    return keyed.find, keyed.add


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return (
        matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR
    )  # fmt: skip


class _People:
    """People by national id, by whole name, and by either name."""

    def __init__(self, session: Session, people: Sequence[Person]) -> None:
        self._vault = session.store.vault
        self._keys: dict[str, str] = {}
        self._by_key: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._near: dict[str, list[Known]] = defaultdict(list)
        firsts, lasts = {one.first_name for one in people}, {one.last_name for one in people}
        for known in known_people(session, firsts, lasts, filter(None, map(self._key, people))):
            self._keep(known)
            self._near[f"1{known.first}"].append(known)
            self._near[f"2{known.last}"].append(known)

    def add(self, person: Person) -> tuple[Match, ...]:
        """Let later rows of the file find this one."""
        village, key = person.village, self._key(person)
        self._keep(Known(person.id, person.label, person.first_name, person.last_name, village, key))
        return ()

    def find(self, person: Person) -> tuple[Match, ...]:
        """Find who a person is, or may be."""
        key = self._key(person)
        if key and key in self._by_key:
            same = self._by_key[key]
            sure = _alike(f"{same.first} {same.last}", person.sort_text)
            return (Match(same.id, same.label, SAME_ID, sure),)
        told = f"{person.first_name}\0{person.last_name}"
        named = [one for one in self._by_name.get(told, ()) if not (key and one.key)]
        for one in named:
            if one.village == person.village:
                return (Match(one.id, one.label, SAME_NAME, True),)
        open_ = [one for one in named if not (one.village and person.village)]
        near = [one for one in self._lookalikes(person) if not (key and one.key) and one not in open_]
        matches = [Match(one.id, one.label, NO_VILLAGE, False) for one in open_]
        return tuple(matches + [Match(one.id, one.label, NEAR_NAME, False) for one in near])[:MOST]

    def _lookalikes(self, person: Person) -> Iterable[Known]:
        whole, seen = person.sort_text, set()
        beside = (self._near.get(f"1{person.first_name}", ()), self._near.get(f"2{person.last_name}", ()))
        for one in (known for part in beside for known in part if part):
            same_place = not (one.village and person.village) or one.village == person.village
            if same_place and one.id not in seen and _alike(whole, f"{one.first} {one.last}"):
                seen.add(one.id)
                yield one

    def _keep(self, known: Known) -> None:
        self._by_name[f"{known.first}\0{known.last}"].append(known)
        if known.key:
            self._by_key.setdefault(known.key, known)

    def _key(self, person: Person) -> str:
        told = person.national_id
        if not told or "x" in told:
            return ""
        if told not in self._keys:
            self._keys[told] = self._vault.fingerprint(ids.digits(told))
        return self._keys[told]


class _Groups:
    """Groups by name within their village."""

    def __init__(self, session: Session, groups: Sequence[Organisation]) -> None:
        self._by_village: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        self._by_name: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        table, villages = tables.of(Organisation), {one.village for one in groups}
        question = select(table.c.id, table.c.name, table.c.village).where(~table.c.deleted)
        for id_, name, village in session.connection.execute(question):
            if (village or "") in villages or not village or "" in villages:
                self._keep(id_, name, village or "")

    def add(self, group: Organisation) -> tuple[Match, ...]:
        """Let later rows of the file find this one by the same name."""
        self._by_name[_bare(group.name)].append((group.id, group.name, group.village))
        return ()

    def find(self, group: Organisation) -> tuple[Match, ...]:
        """Find which group one is, or may be."""
        named = self._by_name.get(_bare(group.name), ())
        for id_, name, village in named:
            if village == group.village:
                return (Match(id_, name, SAME_NAME, True),)
        matches = [
            Match(i, n, NO_VILLAGE, False) for i, n, village in named if not (village and group.village)
        ]
        places = {group.village, ""} if group.village else set()
        beside: dict[str, tuple[str, str]] = {}
        for village in places:
            there = self._by_village.get(village, {})
            beside.update(there if len(there) <= LOOKED_AT else {})
        bare = _bare(group.name)
        near = (told for other, told in beside.items() if other != bare and _alike(other, bare))
        return (*matches, *(Match(id_, name, NEAR_NAME, False) for id_, name in near))[:MOST]

    def _keep(self, id_: str, name: str, village: str) -> None:
        self._by_village[village].setdefault(_bare(name), (id_, name))
        self._by_name[_bare(name)].append((id_, name, village))


def _bare(name: str) -> str:
    return names.clean(name).replace(" ", "").casefold()


_KEYS: dict[type[Record], tuple[str, ...]] = {
    Village: ("tambon", "number"),
    Member: ("organisation", "person"),
    Survey: ("round", "organisation"),
}


class _Keyed:
    """Records that are the same where a few of their values are."""

    def __init__(self, session: Session, kind: type[Record]) -> None:
        topic = next(base for base in _KEYS if issubclass(kind, base))
        self._names = _KEYS[topic]
        table = tables.of(topic)
        lasts = [] if topic is Survey else [table.c.end.is_(None)]
        columns = [table.c.id, table.c.label, *(table.c[name] for name in self._names)]
        rows = session.connection.execute(select(*columns).where(~table.c.deleted, *lasts))
        self._known = {tuple(row[2:]): (row[0], row[1]) for row in rows}
        self._why = SAME_PLACE if topic is Village else SAME_LINKS

    def add(self, record: Record) -> tuple[Match, ...]:
        """Let later rows of the file find this one."""
        self._known[self._key(record)] = (record.id, record.label)
        return ()

    def find(self, record: Record) -> tuple[Match, ...]:
        """Find which record one is."""
        same = self._known.get(self._key(record))
        return (Match(*same, self._why, True),) if same else ()

    def _key(self, record: Record) -> tuple[Any, ...]:
        return tuple(getattr(record, name) for name in self._names)
