"""Taking in what a file says, as plain values: records of any topic and whole committees; the same again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from desktop.domain.centres import Centre
from desktop.domain.committees import KINDS, Committee, Seat, Selection, usual_name
from desktop.domain.own_fields import id_of
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.registers import NumberBlock
from desktop.domain.topics import TOPICS
from desktop.domain.users import User
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import naming, own_fields, received, records
from desktop.work.committees import Form, Line
from desktop.work.people import same_national_id

Said = Mapping[str, Any]  # values by field
_OF_PERSON = ("title", "first_name", "last_name", "national_id", "born", "phone", "occupation")
_OF_SEAT = ("position", "standing", "start")


def linked(session: Session, topic: type[Record], said: Said, tambon: str = "") -> dict[str, Any]:
    """Give the values with the ids of the records that are named; `CannotDo` names the link that is not found."""
    values, here = dict(said), tambon or said.get("tambon", "")
    for field in fields_of(topic):
        if field.kind is Kind.LINK and values.get(field.name):
            try:
                values[field.name] = naming.one(session, TOPICS[field.topic], values[field.name], here)
            except CannotDo as error:
                raise error.about(field.name) from error
    return values


def take_in(session: Session, record: Record, said: Iterable[str], scan: bytes | None = None) -> bool:
    """Add a record unless all the fields that were said are kept so already; tell whether it was added.

    Raises `CannotDo` for another person with a national id that is kept: nobody looks at a file row by row.
    """
    tidy = records.checked(received.tidied(record) if isinstance(record, Received) else record)
    if kept_already(session, tidy, said):
        return False
    if isinstance(tidy, Received):
        received.receive(session, tidy, scan)
        return True
    if isinstance(tidy, NumberBlock | User):
        raise CannotDo(records.FINAL[tidy.topic])
    if isinstance(tidy, Person) and (same := same_national_id(session, tidy)):
        sentence = N_("เลขประจำตัวประชาชนนี้เป็นของ “{name}” ที่มีอยู่แล้ว ถ้าเป็นคนเดียวกันให้แก้ไขรายการนั้น")
        raise CannotDo(sentence, "national_id", name=same[0][1])
    store.add(session, tidy)
    return True


def kept_already(session: Session, record: Record, said: Iterable[str]) -> str:
    """Find the living record with all the values that were said, a sealed one by its keyed hash; "" if there is none."""
    topic, row = type(record), store.row_of(session, record)
    table = tables.of(topic)
    own = {name: row["own"].get(id_, "") for name in said if (id_ := id_of(name))}
    columns = (
        f"{name}_key" if field_of(topic, name).kind is Kind.SECRET else name
        for name in said
        if name not in own
    )
    where = [table.c[name] == row[name] for name in columns if row[name] not in (None, "", {})]
    where += [own_fields.column(table, id_of(name)) == value for name, value in own.items() if value]
    return session.connection.scalar(select(table.c.id).where(*where, ~table.c.deleted).limit(1)) or ""


def form(
    session: Session, titles: Said, seats: Sequence[Said], centre: str = ""
) -> tuple[Form, dict[int, CannotDo]]:
    """Make a committee's page of what a sheet says, by the fields of its titles and of its rows.

    A row that cannot be taken is left out and told by its place from 0. Raises `CannotDo` where the committee's
    centre is not found; `centre` names another than the titles do.
    """
    its_centre = store.read(session, Centre, centre) if centre else _centre(session, titles["tambon"])
    villages = _villages(session, its_centre.tambon, seats)
    lines: list[Line] = []
    refused = {}
    for place, said in enumerate(seats):
        try:
            lines.append(_line(said, len(lines) + 1, its_centre.tambon, villages))
        except CannotDo as error:
            refused[place] = error
    made = Form(
        committee=_committee(its_centre, titles),
        lines=tuple(lines),
        selection=Selection(held=titles["held"], place=titles["place"]),
    )
    return made, refused


def _committee(centre: Centre, titles: Said) -> Committee:
    kind = titles["kind"]
    name = titles["name"] or usual_name(kind, centre.name) or KINDS[kind]
    return Committee(centre=centre.id, kind=kind, name=name, start=titles["start"], end=titles["end"])


def _centre(session: Session, tambon_name: str) -> Centre:
    """Find the centre of the tambon that a sheet names, or the office's only one."""
    centres = store.find(session, Centre)
    here = [one for one in centres if one.tambon_name == tambon_name] if tambon_name else centres
    if len(here) == 1:
        return here[0]
    if tambon_name:
        raise CannotDo("สำนักงานนี้ไม่มีศูนย์ของตำบล{tambon} กรุณาเพิ่มศูนย์ก่อน", "tambon", tambon=tambon_name)
    raise CannotDo("ไฟล์นี้ไม่ได้บอกว่าเป็นของตำบลใด กรุณาพิมพ์ชื่อตำบลไว้เหนือตาราง", "tambon")


def _villages(session: Session, tambon: str, seats: Sequence[Said]) -> dict[int | None, str]:
    """Give the villages of a tambon by number; where none is recorded yet, those that a sheet names are added."""
    table = tables.of(Village)
    known = store.find(session, Village, table.c.tambon == tambon, order=(table.c.end.is_(None), table.c.no))
    if known:
        return {
            village.number: village.id for village in known
        }  # the one that lasts, where a name was changed
    numbers = sorted({said["village_number"] for said in seats if said["village_number"]})
    return {number: records.add(session, Village(tambon=tambon, number=number)) for number in numbers}


def _line(said: Said, place: int, tambon: str, villages: Mapping[int | None, str]) -> Line:
    number = said["village_number"]
    if number and number not in villages:
        raise CannotDo(
            "ไม่มีหมู่ที่ {number} ในตำบลนี้ กรุณาตรวจเลขหมู่ หรือเพิ่มหมู่บ้านก่อน", "village_number", number=number
        )
    village = villages.get(number, "")
    person = Person(tambon=tambon, village=village, **{name: said[name] for name in _OF_PERSON})
    seat = Seat(place=place, village=village, **{name: said[name] for name in _OF_SEAT})
    return Line(seat=seat, person=records.checked(person), organisation=said["organisation"])
