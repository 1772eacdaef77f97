"""A committee's half-typed page as the plain values of a draft, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.people import Person
from desktop.domain.records import Kind, Record, fields_of
from desktop.store import drafts
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work.committees import Form, Line, seats_of

R = TypeVar("R", bound=Record)
Values = Mapping[str, Any]


def key(committee: str) -> str:
    """Name the draft of a committee by its id; "" for a new one."""
    return f"{Committee.topic}:{committee}"


def kept(session: Session, committee: str) -> Form | None:
    """Find the half-typed page of a committee."""
    found = drafts.find(session, key(committee))
    return from_values(found[0].values) if found else None


def to_values(form: Form) -> dict[str, Any]:
    """Give a page as JSON can hold it; `name` tells the officer what the draft is of."""
    return {
        "name": form.committee.label,
        "committee": _plain(form.committee),
        "selection": _plain(form.selection or Selection()),
        "lines": [
            {
                "seat": _plain(line.seat),
                "person": _plain(line.person) if line.person else None,
                "organisation": line.organisation,
            }
            for line in form.lines
        ],
        "read": sorted(form.read),
    }


def from_values(values: Values) -> Form:
    """Give the page that a draft was made of; fields that a later program added stay empty."""
    lines = (
        Line(
            seat=_record(Seat, line["seat"]),
            person=_record(Person, line["person"]) if line["person"] else None,
            organisation=line["organisation"],
        )
        for line in values["lines"]
    )
    return Form(
        committee=_record(Committee, values["committee"]),
        lines=tuple(lines),
        selection=_record(Selection, values["selection"]),
        read=frozenset(values["read"]),
    )


def _plain(record: Record) -> dict[str, Any]:
    """Give what a record says, dates as ISO text."""
    said = {f.name: getattr(record, f.name) for f in fields_of(type(record))}
    dated = {name: value.isoformat() for name, value in said.items() if isinstance(value, date)}
    return {"id": record.id, "version": record.version, **said, **dated}


def _record(kind: type[R], said: Values) -> R:
    days = {f.name for f in fields_of(kind) if f.kind is Kind.DAY}
    known = {"id", "version", *(f.name for f in fields_of(kind))}
    values: dict[str, Any] = {name: value for name, value in said.items() if name in known}
    values.update({name: date.fromisoformat(values[name]) for name in days if values.get(name)})
    return kind(**values)


def rebased(session: Session, form: Form) -> Form:
    """Give a page the versions that are kept now: who saves it after comparing means to replace them."""
    committee = store.read(session, Committee, form.committee.id)
    versions = {seat.id: seat.version for seat in seats_of(session, committee.id)}
    lines = (
        dataclasses.replace(
            line,
            seat=dataclasses.replace(line.seat, version=versions.get(line.seat.id, line.seat.version)),
        )
        for line in form.lines
    )
    selection = form.selection
    if selection is not None and selection.id:
        version = store.read(session, Selection, selection.id).version
        selection = dataclasses.replace(selection, version=version)
    return Form(
        committee=dataclasses.replace(form.committee, version=committee.version),
        lines=tuple(lines),
        selection=selection,
        read=form.read,
    )
