"""Records as a JSON file says them: values as officers type them, other records by their id or whole name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.commands import files
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import key_of
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.exchange import values
from desktop.store.session import Session
from desktop.thai import names
from desktop.work import committees, naming, own_fields, papers, records, taking
from desktop.work.committees import Form, Line

Entry = Mapping[str, Any]
_GIVEN = ("id", "version", "label")  # what `list` and `show` give beside the fields
_OLD_PAPER = ("kind", "number", "dated", "subject", "committee")


def take(session: Session, topic: type[Record], entry: Any, folder: Path) -> bool:
    """Write one entry of a file that stands in `folder`; tell whether anything was written.

    Raises `CannotDo` that names the field, as `seats[2].village` inside of a committee.
    """
    if not isinstance(entry, Mapping):
        raise CannotDo("แต่ละรายการต้องเป็นออบเจกต์ของ JSON ที่มีชื่อช่องกับค่า")
    kind = own_fields.kind_of(session, topic.topic)
    if entry.get("id"):
        return _edit(session, kind, entry)
    if topic is Committee:
        return committees.take_in(session, _form(session, entry)).written > 0
    scan = _scan(folder, entry.get("scan")) if topic in (Paper, Received) else None
    said = _values(kind, {name: given for name, given in entry.items() if name != "scan"})
    return take_values(session, kind, said, scan)


def take_values(
    session: Session, topic: type[Record], said: Mapping[str, Any], scan: bytes | None = None
) -> bool:
    """Add a record of values where links are named, unless it is kept already; tell whether it was added."""
    if topic.topic == "offices":
        raise CannotDo("สำนักงานหนึ่งมีรายการเดียว ถ้าจะแก้ไขให้บอก id ของรายการนั้น", "id")
    values = taking.linked(session, topic, said)
    if topic is not Paper:
        return taking.take_in(session, topic(**values), values, scan)
    others = [name for name, value in values.items() if value and name not in _OLD_PAPER]
    if others:
        raise CannotDo(
            "ช่องนี้โปรแกรมเป็นผู้บันทึก หนังสือเก่าบอกได้เฉพาะ {known}", others[0], known=", ".join(_OLD_PAPER)
        )
    paper = records.tidied(Paper(**values))
    if taking.kept_already(session, paper, values):
        return False
    papers.enter_old(session, paper, scan)
    return True


def _edit(session: Session, topic: type[Record], entry: Entry) -> bool:
    """Change what an entry says of a kept record; stale where it names an older version."""
    id_ = str(entry["id"])
    if not naming.is_id(session, TOPICS[topic.topic], id_):
        raise CannotDo("ไม่พบรายการนี้ใน{titled} อาจถูกนำออกไปแล้ว", "id", titled=topic.titled)
    kept = records.read(session, topic, id_)
    said = taking.linked(session, topic, _values(topic, entry), getattr(kept, "tambon", ""))
    edited = replace(kept, **said)
    if edited == kept:
        return False
    version = entry.get("version", kept.version)
    if type(version) is not int:
        raise CannotDo("version ต้องเป็นจำนวนเต็มที่ได้จากการอ่านรายการ", "version")
    return records.save(session, replace(edited, version=version)).version != kept.version


def _values(topic: type[Record], entry: Entry) -> dict[str, Any]:
    """Read the fields of an entry, links as they are named; a masked national id and the hash of a file say nothing."""
    fields = {key: field for field in fields_of(topic) for key in (field.name, key_of(field))}
    said = {}
    for name, given in entry.items():
        if name in _GIVEN:
            continue
        if name not in fields:
            raise CannotDo("{titled}ไม่มีช่อง “{name}”", name, titled=topic.titled, name=name)
        if fields[name].kind is Kind.FILE:
            continue
        value = _value(fields[name], given)
        if value or not (given and fields[name].kind is Kind.SECRET):
            said[fields[name].name] = value
    return said


def _value(field: Field, given: Any) -> Any:
    if (isinstance(given, Mapping) and field.kind is not Kind.MAP) or (
        isinstance(given, list) and field.kind is not Kind.MANY
    ):
        raise CannotDo("“{title}” ต้องเป็นข้อความ ตัวเลข หรือวันที่", field.name, title=field.title)
    return values.from_cell(field, given)


def _form(session: Session, entry: Entry) -> Form:
    """Read a committee with its seats and selection."""
    own = {name: given for name, given in entry.items() if name not in ("seats", "selection", "faults")}
    committee = records.checked(Committee(**taking.linked(session, Committee, _values(Committee, own))))
    tambon = records.read(session, Centre, committee.centre).tambon
    seats = entry.get("seats") or []
    if not isinstance(seats, list) or not all(isinstance(seat, Mapping) for seat in seats):
        raise CannotDo("รายชื่อกรรมการต้องเป็นรายการของออบเจกต์", "seats")
    return Form(
        committee=committee,
        lines=tuple(_under(f"seats[{at}]", _line, session, seat, tambon) for at, seat in enumerate(seats)),
        selection=_under("selection", _selection, session, entry.get("selection") or {}, tambon),
    )


def _under(path: str, read: Any, *given: Any) -> Any:
    """Read a part of an entry; its refusals name the field within the part."""
    try:
        return read(*given)
    except CannotDo as error:
        raise error.about(f"{path}.{error.field}" if error.field else path) from error


def _line(session: Session, seat: Entry, tambon: str) -> Line:
    """Read a seat; its person and group may be named, and are then found or added."""
    own = {name: given for name, given in seat.items() if name not in ("person", "organisation", *_GIVEN)}
    said = taking.linked(session, Seat, _values(Seat, own), tambon)
    person, known = _person(session, seat.get("person"), tambon)
    group = values.plain(seat.get("organisation"))
    if naming.is_id(session, Organisation, group):
        return Line(seat=Seat(person=known, organisation=group, **said), person=person)
    return Line(seat=Seat(person=known, **said), person=person, organisation=group)


def _person(session: Session, given: Any, tambon: str) -> tuple[Person | None, str]:
    """Read who sits: fields of a person, the id of a kept one, or a name as papers print it."""
    if isinstance(given, Mapping):
        return _under("person", _new_person, session, given, tambon), ""
    text = values.plain(given)
    if not text:
        raise CannotDo("ต้องมีชื่อ – สกุล", "person")
    if naming.is_id(session, Person, text):
        return None, text
    name = names.split(text)
    return Person(title=name.title, first_name=name.first, last_name=name.last, tambon=tambon), ""


def _new_person(session: Session, given: Entry, tambon: str) -> Person:
    return records.checked(Person(**taking.linked(session, Person, _values(Person, given), tambon)))


def _selection(session: Session, given: Any, tambon: str) -> Selection:
    if not isinstance(given, Mapping):
        raise CannotDo("การประชุมคัดเลือกต้องเป็นออบเจกต์")
    return Selection(**taking.linked(session, Selection, _values(Selection, given), tambon))


def _scan(folder: Path, name: Any) -> bytes | None:
    if not name:
        return None
    data = files.read(folder / str(name))
    if not data.startswith(files.PDF):
        raise CannotDo("สำเนาที่สแกนต้องเป็นไฟล์ PDF", "scan")
    return data
