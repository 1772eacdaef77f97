"""A committee's half-typed page as the plain values of a draft, and back."""

from __future__ import annotations

import dataclasses
from typing import Any

from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.people import Person
from desktop.store import drafts
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work.committees import Form, Line, seats_of
from desktop.work.draft_values import Values, plain, record


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
        "committee": plain(form.committee),
        "selection": plain(form.selection or Selection()),
        "lines": [
            {
                "seat": plain(line.seat),
                "person": plain(line.person) if line.person else None,
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
            seat=record(Seat, line["seat"]),
            person=record(Person, line["person"]) if line["person"] else None,
            organisation=line["organisation"],
        )
        for line in values["lines"]
    )
    return Form(
        committee=record(Committee, values["committee"]),
        lines=tuple(lines),
        selection=record(Selection, values["selection"]),
        read=frozenset(values["read"]),
    )


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
