"""Every record of an office as plain values, and an office filled with them again; `exchange.dump` keeps the files.

Ids and links stay as they are, records that are set aside too. The change log is no part of it: history begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select

from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import attachments, readings, tables
from desktop.store import records as store
from desktop.store.session import Session

Row = dict[str, Any]
ASIDE = "set_aside"  # beside the fields of a record that left the lists
SEEN = N_("ส่งออกข้อมูลทั้งหมดพร้อมเลขประจำตัวประชาชน")
_AT_ONCE = 1_000
_HELD: dict[Kind, type] = {
    Kind.NUMBER: int, Kind.MONEY: int, Kind.FLAG: bool, Kind.MANY: list, Kind.MAP: dict,
}  # fmt: skip


def note_reading(session: Session) -> None:
    """Write down that all national ids were seen, before they are given out in the clear."""
    readings.note(session, Person.topic, "*", "national_id", SEEN)


def rows(session: Session, topic: type[Record], *, clear: bool) -> Iterator[Row]:
    """Give all records of a topic in the order they were added; national ids masked unless `clear`."""
    table, last = tables.of(topic), 0
    while True:
        question = select(table).where(table.c.no > last).order_by(table.c.no).limit(_AT_ONCE)
        found = session.connection.execute(question).mappings().all()
        if not found:
            return
        for stored in found:
            record = store.record_of(session, topic, stored)
            told: Row = {"id": record.id, **({ASIDE: True} if stored["deleted"] else {})}
            for field in fields_of(topic):
                told[field.name] = _plain(session, field, getattr(record, field.name), stored, clear)
            yield told
        last = found[-1]["no"]


def _plain(session: Session, field: Field, value: Any, stored: RowMapping, clear: bool) -> Any:
    if field.kind is Kind.SECRET and value and clear:
        return session.store.vault.unseal(stored[field.name])
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if field.kind is Kind.MANY else value


def files_of(topic: type[Record], row: Row) -> Iterator[str]:
    """Name the attached files of a record."""
    names = (field.name for field in fields_of(topic) if field.kind is Kind.FILE)
    yield from (sha for name in names if isinstance(sha := row.get(name), str) and sha)


def read_file(session: Session, sha: str) -> bytes:
    """Give the contents of an attached file."""
    return attachments.get(session.store, sha)


def records(topic: type[Record], told: Iterable[Row]) -> tuple[list[Record], list[str]]:
    """Make the records of a topic from plain values, and name those set aside; `CannotDo` for what is no such record.

    A masked national id says nothing: the record comes without it.
    """
    fields = {field.name: field for field in fields_of(topic)}
    made: list[Record] = []
    aside = []
    for row in told:
        id_, values = row.get("id"), {name: value for name, value in row.items() if name not in ("id", ASIDE)}
        if not isinstance(id_, str) or not id_ or not values.keys() <= fields.keys():
            raise _wrong(topic)
        read = {name: _value(topic, fields[name], value) for name, value in values.items()}
        made.append(topic(id=id_, **read))
        aside += [id_] if row.get(ASIDE) else []
    return made, aside


def _value(topic: type[Record], field: Field, value: Any) -> Any:
    if value is None and field.empty is None:
        return None
    try:
        if field.kind is Kind.DAY:
            return date.fromisoformat(value)
        if not _holds(field, value):
            raise TypeError(field.name)
        if field.kind is Kind.MANY:
            return tuple(map(_text, value))
        if field.kind is Kind.MAP:
            return {key: _text(said) for key, said in value.items()}
        return "" if field.kind is Kind.SECRET and is_masked(value) else value
    except (TypeError, ValueError) as error:
        raise _wrong(topic) from error


def _holds(field: Field, value: Any) -> bool:
    """Tell whether a plain value is of its field's sort; a yes is no number."""
    held = _HELD.get(field.kind, str)
    return isinstance(value, held) and (field.kind is Kind.FLAG or not isinstance(value, bool))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _wrong(topic: type[Record]) -> CannotDo:
    return CannotDo(
        "“{titled}” ในชุดข้อมูลนี้มีรายการที่โปรแกรมนี้อ่านไม่ได้ กรุณาใช้ชุดที่ส่งออกจากโปรแกรมรุ่นเดียวกัน", titled=topic.titled
    )


def is_masked(national_id: str) -> bool:
    """Tell whether a national id is masked."""
    return "x" in national_id


def masked(told: Mapping[str, Sequence[Row]]) -> int:
    """Count the national ids that come masked: they stay behind."""
    secret = [(topic, f.name) for topic in told for f in fields_of(TOPICS[topic]) if f.kind is Kind.SECRET]
    return sum(is_masked(row.get(name) or "") for topic, name in secret for row in told[topic])


def check(told: Mapping[str, Sequence[Row]]) -> Office:
    """Give the office of the records; `CannotDo` where there is none, or a record names another that is not there."""
    made = {topic: records(TOPICS[topic], rows_) for topic, rows_ in told.items()}
    known = {topic: {row["id"] for row in rows_} for topic, rows_ in told.items()}
    for topic, rows_ in told.items():
        links = [field for field in fields_of(TOPICS[topic]) if field.kind is Kind.LINK]
        lost = sum(
            bool(row.get(f.name)) and row[f.name] not in known.get(f.topic, ())
            for row in rows_
            for f in links
        )
        if lost or len(known[topic]) != len(rows_):
            sentence = "“{titled}” ในชุดข้อมูลนี้ซ้ำกันหรืออ้างถึงรายการที่ไม่มีในชุด กรุณาส่งออกใหม่ทั้งชุด"
            raise CannotDo(sentence, titled=TOPICS[topic].titled)
    offices, aside = made.get(Office.topic, ([], []))
    standing = [one for one in offices if one.id not in aside]
    if len(standing) != 1:
        raise _wrong(Office)
    return standing[0]  # type: ignore[return-value]


def fill(
    session: Session, told: Mapping[str, Sequence[Row]], office: str, files: Callable[[], Iterable[bytes]],
    step: Callable[[int, int], object] = lambda _done, _total: None,
) -> None:  # fmt: skip
    """Add all records to an office that has only its own; each keeps its id."""
    for data in files():
        attachments.put(session.store, data)
    total, done = sum(map(len, told.values())), 0
    for topic in (TOPICS[name] for name in TOPICS if told.get(name)):
        made, aside = records(topic, told[topic.topic])
        others = [one for one in made if one.id != office]
        for start in range(0, len(others), _AT_ONCE):
            step(done, total)
            part = others[start : start + _AT_ONCE]
            store.add_many(session, part, as_was=True)
            done += len(part)
        for id_ in aside:
            store.remove(session, topic, id_)
