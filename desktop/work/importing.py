"""Taking in the rows of a file as records: matched with what is kept, tried in a rehearsal, then written as one unit.

`take` is the same function under `rehearsing` and `writing`. The same rows again change nothing.
"""

from __future__ import annotations

import dataclasses
import gc
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from desktop.domain.own_fields import narrow, widen
from desktop.domain.records import Field, Kind, Record, field_of
from desktop.domain.surveys import Survey, settle, state_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import ids
from desktop.work import import_matches, import_rows, records
from desktop.work.import_links import Links
from desktop.work.import_matches import Match
from desktop.work.import_rows import Said
from desktop.work.own_fields import as_kind, kind_of

FILL, OVERWRITE, NEW, SKIP = "fill", "overwrite", "new", "skip"
ACTS = {
    FILL: N_("รายการเดียวกัน เติมเฉพาะช่องที่ว่าง"),
    OVERWRITE: N_("รายการเดียวกัน ใช้ค่าจากไฟล์"),
    NEW: N_("เพิ่มเป็นรายการใหม่"),
    SKIP: N_("ไม่นำเข้าแถวนี้"),
}
STEP, BATCH, TOLD = (
    500,
    2_000,
    1_000,
)  # rows between two reports, rows written at once, changes and doubles told
_SPACE = uuid.UUID(
    "6f0c5f0e-6a0e-5d8b-9d55-2f9c1b6f3a10"
)  # submissions from telephones become ids of records in it


@dataclass(frozen=True)
class Decision:
    """What the officer says of a row that is, or may be, a kept record."""

    act: str  # a key of ACTS
    id: str = ""  # the kept record, where it is one


@dataclass(frozen=True, kw_only=True)
class Request:
    """The rows of a file and what was decided about them."""

    topic: str
    rows: Sequence[Said]
    faulty: Sequence[Said] = ()  # rows that are not taken: their other cells are only checked
    tambon: str = ""  # of rows that name none
    round: str = ""  # of surveys
    decisions: Mapping[int, Decision] = field(default_factory=dict)  # by row
    rest: str = ""  # what is decided for all that may be doubles and have no decision; "" asks
    certain: str = FILL  # what is done with those that certainly are


@dataclass(frozen=True)
class Change:
    """One value that a row gives a kept record."""

    row: int
    label: str
    field: str  # its title
    old: str
    new: str


@dataclass(frozen=True)
class Double:
    """A row that is, or may be, a kept record and does not say the same."""

    row: int
    label: str
    matches: tuple[Match, ...]
    differs: tuple[Change, ...]  # values that contradict those of the first match
    act: str  # what is decided so far; "" while it must be decided


@dataclass
class Outcome:
    """What taking in did, or would do."""

    added: int = 0
    changed: int = 0
    same: int = 0  # rows that say nothing new
    skipped: int = 0
    people: int = 0  # made because a row names somebody whom nobody knew
    undecided: int = 0
    refused: list[tuple[int, CannotDo]] = field(default_factory=list)
    news: list[tuple[int, str]] = field(default_factory=list)  # row and name of the first of those added
    changes: list[Change] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)


class Undecided(CannotDo):
    """Rows may be doubles and nobody decided yet; `outcome` tells them."""

    def __init__(self, outcome: Outcome) -> None:
        sentence = "ยังมี {count} แถวที่อาจซ้ำกับรายการเดิม กรุณาเลือกก่อนว่าเป็นรายการเดียวกันหรือไม่"
        super().__init__(sentence, count=outcome.undecided)
        self.outcome = outcome


Step = Callable[[int, int], object]


def take(session: Session, request: Request, step: Step = lambda _done, _total: None) -> Outcome:
    """Take in rows; a row that cannot be taken is told and left out.

    Raises `Undecided` in a writing session while rows that may be doubles are undecided.
    """
    with _uncollected():
        taking = _Taking(session, request, step)
        taking.read()
        taking.match()
        taking.decide()
        if taking.outcome.undecided and not session.rehearsal:
            raise Undecided(taking.outcome)
        taking.write()
    return taking.outcome


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the rows alone that all stay in use: looking for rubbish among them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Taking:
    """The rows of one request on their way into the office."""

    def __init__(self, session: Session, request: Request, step: Step) -> None:
        self.session, self.request, self.step = session, request, step
        self.topic = TOPICS[request.topic]
        self.kind = kind_of(session, request.topic)
        self.asked = import_rows.asked_names(self.kind) if self.topic is Survey else frozenset()
        self.links = Links(session, request.tambon)
        self.outcome = Outcome()
        self.rows: list[tuple[Said, Record]] = []
        self.matches: dict[int, tuple[Match, ...]] = {}
        self.kept: dict[str, Record] = {}  # the records that rows match, as they will be
        self.new: dict[str, Record] = {}
        self.edited: dict[str, Record] = {}

    def read(self) -> None:
        """Make a record of each row, or refuse the row."""
        made = import_rows.Maker(self.session, self.request.topic, self.kind, self.links, self.request.round)
        made.read_ahead((*self.request.rows, *self.request.faulty))
        for place, said in enumerate(self.request.rows):
            if place % STEP == 0:
                self.step(place, 2 * len(self.request.rows))
            try:
                self.rows.append((said, made.record(said)))
            except CannotDo as error:
                self._refuse(said, made.faults(said) or (error,))
        for said in self.request.faulty:
            self._refuse(said, made.faults(said))

    def _refuse(self, said: Said, faults: Iterable[CannotDo]) -> None:
        self.outcome.refused += ((said.row, error) for error in faults)

    def match(self) -> None:
        """Find what each row is, or may be, among the kept records and the rows above it."""
        if not self.rows:
            return
        find, add = import_matches.finder(self.session, [record for _said, record in self.rows])
        known = store.by_ids(
            self.session, self.topic, filter(None, map(self._id_of_submission, self._said()))
        )
        found: set[str] = set()
        for place, (said, record) in enumerate(self.rows):
            matches = find(record)
            sent = self._id_of_submission(said)
            if sent in known and not matches:
                matches = (Match(sent, known[sent].label, import_matches.SAME_LINKS, True),)
            if not matches or self._decision(said, matches).act == NEW:
                new = self._named(record, "" if sent in known else sent)
                self.rows[place] = said, new
                add(new)
            self.matches[said.row] = matches
            found.update(match.id for match in matches)
        kept = store.by_ids(self.session, self.topic, found)
        self.kept = {id_: widen(one, self.kind) for id_, one in kept.items()}

    def _named(self, record: Record, sent: str) -> Record:
        """Give a new record its id: that of its submission, or one made here."""
        if record.id and not sent:
            return record
        return dataclasses.replace(record, id=sent or str(uuid.uuid4()))

    def _said(self) -> list[Said]:
        return [said for said, _record in self.rows]

    def _id_of_submission(self, said: Said) -> str:
        sent = str(said.values.get(import_rows.SUBMISSION.name) or "").removeprefix("uuid:")
        return str(uuid.uuid5(_SPACE, f"{self.request.topic}:{sent}")) if sent else ""

    def _decision(self, said: Said, matches: tuple[Match, ...]) -> Decision:
        first = matches[0] if matches else None
        decided = self.request.decisions.get(said.row)
        if decided:
            return Decision(decided.act, decided.id or (first.id if first else ""))
        if first is None:
            return Decision(NEW)
        act = self.request.certain if first.certain else self.request.rest
        return Decision(act, first.id)

    def decide(self) -> None:
        """Let each row become a new record, a change of a kept one, or nothing."""
        for said, record in self.rows:
            matches = self.matches[said.row]
            decision = self._decision(said, matches)
            if not matches or decision.act == NEW:
                self.new[record.id] = record
                self.outcome.added += 1
                if len(self.outcome.news) < TOLD:
                    self.outcome.news.append((said.row, record.label))
            elif decision.act == SKIP:
                self.outcome.skipped += 1
            else:
                self._meet(said, record, matches, decision)

    def _meet(self, said: Said, record: Record, matches: tuple[Match, ...], decision: Decision) -> None:
        """Let a row meet the kept record that it is, or may be."""
        kept = self.new.get(decision.id) or self.edited.get(decision.id) or self.kept.get(decision.id)
        if kept is None:
            self.outcome.same += 1
            return
        fills, differs = self._compared(kept, record, said)
        if differs or not matches[0].certain:
            changes = tuple(self._change(said, kept, record, name) for name in differs)
            if len(self.outcome.doubles) < TOLD:
                self.outcome.doubles.append(Double(said.row, record.label, matches, changes, decision.act))
        if not decision.act:
            self.outcome.undecided += 1
            return
        wanted = [*fills, *differs] if decision.act == OVERWRITE else fills
        if not wanted:
            self.outcome.same += 1
            return
        try:
            self._edit(said, kept, record, wanted)
        except CannotDo as error:
            self.outcome.refused.append((said.row, error))

    def _compared(self, kept: Record, record: Record, said: Said) -> tuple[list[str], list[str]]:
        """Tell which values a row adds to a kept record, and which contradict it."""
        fills, differs = [], []
        for name in import_rows.told(self.kind, said, record):
            old, new = getattr(kept, name), getattr(record, name)
            described = field_of(self.kind, name)
            if described.kind is Kind.SECRET:
                new = new if not old or "x" not in old else ids.mask(new)
            if isinstance(kept, Survey) and name in self.asked:
                if not state_of(kept, name):
                    fills.append(name)
                elif old != new:
                    differs.append(name)
            elif old == new:
                continue
            elif old in (described.empty, None):
                fills.append(name)
            else:
                differs.append(name)
        return fills, differs

    def _edit(self, said: Said, kept: Record, record: Record, wanted: Sequence[str]) -> None:
        values = {name: getattr(record, name) for name in wanted}
        edited = dataclasses.replace(kept, **values)
        if isinstance(kept, Survey):
            asked = {name: values[name] for name in wanted if name in self.asked}
            last = self._last(kept)
            edited = settle(cast("Survey", edited), last, asked, {})
        edited = as_kind(records.checked(edited), self.kind)
        self.outcome.changes += (self._change(said, kept, record, name) for name in wanted[: self._room()])
        if kept.id in self.new:
            self.new[kept.id] = edited
            self.outcome.same += 1  # a second row of one that is new in this file
        else:
            self.outcome.changed += kept.id not in self.edited
            self.outcome.same += kept.id in self.edited
            self.edited[kept.id] = edited

    def _last(self, survey: Survey) -> Survey | None:
        found = store.by_ids(self.session, Survey, [survey.before]).get(survey.before)
        return widen(found, self.kind) if found else None  # type: ignore[return-value]

    def _room(self) -> int:
        return max(0, TOLD - len(self.outcome.changes))

    def _change(self, said: Said, kept: Record, record: Record, name: str) -> Change:
        described = field_of(self.kind, name)
        old, new = (self._words(described, getattr(one, name)) for one in (kept, record))
        return Change(said.row, kept.label or record.label, described.heading, old, new)

    def _words(self, described: Field, value: Any) -> str:
        if described.kind is Kind.SECRET:
            return ids.mask(value) if value else ""
        if value in self.links.made:
            return self.links.made[value].label
        return records.in_words(self.session, described, value)

    def write(self) -> None:
        """Write what was decided: people that rows name, new records in bulk, then the changes."""
        news = [narrow(one, self.topic) for one in self.new.values()]
        edits = [narrow(one, self.topic) for one in self.edited.values()]
        named = [one.name for one in import_rows.person_links(self.kind)]
        self.outcome.people = self.links.add_made([*news, *edits], named)
        for start in range(0, len(news), BATCH):
            self.step(len(self.request.rows) + start, 2 * len(self.request.rows))
            store.add_many(self.session, news[start : start + BATCH])
        for place, edited in enumerate(edits):
            if place % STEP == 0:
                self.step(len(self.request.rows) + len(news) + place, 2 * len(self.request.rows) + len(edits))
            store.save(self.session, edited)
