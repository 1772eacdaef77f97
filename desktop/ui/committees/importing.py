"""Taking in a committee from a workbook: read beside the window, tried in a rehearsal, then written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.exchange.committees import CommitteeSheet
    from desktop.exchange.sheets import Refused
    from desktop.work.committees import Form, Line, Outcome


@dataclass(frozen=True)
class Plan:
    """What taking in a sheet would do."""

    form: Form
    centre: str  # its label
    rows: tuple[
        tuple[str, ...], ...
    ]  # place, name, position, group or office, village, and what is known of each
    refused: tuple[Refused, ...]
    new: int  # seats that would be written
    there: str  # the id of the committee where it is kept already


def read(path: Path, sheet: str = "") -> CommitteeSheet:
    """Read a file, or one sheet of it, without a session; `CannotDo` or `Trouble` where it holds no committee."""
    from desktop.exchange.committees import read_committee

    return read_committee(path, sheet=sheet)


def said_so(sheet: CommitteeSheet, said: dict[str, Any]) -> CommitteeSheet:
    """Give a sheet whose titles say what the officer says."""
    titles = dataclasses.replace(sheet.titles, **{n: said[n] for n in ("kind", "name", "start", "end")})
    return dataclasses.replace(sheet, titles=titles)


def plan(session: Any, sheet: CommitteeSheet, centre: str = "") -> Plan | CannotDo:
    """Take in a sheet in a rehearsing session, and tell what that did; or what stands against all of it."""
    from desktop.domain.centres import Centre
    from desktop.exchange.committees import to_form
    from desktop.work import committees, records

    try:
        form, refused = to_form(session, sheet, centre)
    except CannotDo as error:
        return error
    form = committees.with_known(session, form)
    rows = tuple(_rows(session, form))
    outcome = committees.take_in(session, form)
    there = outcome.id if outcome.unchanged else ""
    return Plan(
        form=form,
        centre=records.read(session, Centre, form.committee.centre).label,
        rows=rows,
        refused=refused,
        new=outcome.written - (not there),
        there=there,
    )


def _rows(session: Any, form: Form) -> Iterator[tuple[str, ...]]:
    from desktop.domain.committees import Seat
    from desktop.domain.records import field_of
    from desktop.work import committees, records

    village, doubles = field_of(Seat, "village"), committees.doubles_of(session, form.lines)
    for place, line in enumerate(form.lines, start=1):
        yield (
            str(place),
            line.person.label if line.person else "",
            line.seat.position,
            line.organisation or line.seat.standing,
            records.in_words(session, village, line.seat.village),
            _known(line, doubles.get(place, ())),
        )


def _known(line: Line, doubles: Sequence[str]) -> str:
    """Say whether a row's person is kept already."""
    if line.seat.person:
        return _("มีอยู่แล้ว")
    return _("อาจเป็น {names}").format(names=", ".join(doubles)) if doubles else _("บุคคลใหม่")


def write(session: Any, sheet: CommitteeSheet, centre: str) -> Outcome:
    """Take in a sheet."""
    from desktop.exchange.committees import to_form
    from desktop.work import committees

    form, _refused = to_form(session, sheet, centre)
    return committees.take_in(session, form)
