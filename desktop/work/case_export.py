"""Cases for the province, of which nobody can be known: no name nor first letter, no typed words, no number of a case.

The rows are mixed by what they say, so that their order does not give the register away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop.domain.agreements import KEEPINGS
from desktop.domain.case_statistics import CaseRow
from desktop.domain.cases import RESULTS, Case
from desktop.domain.records import Kind
from desktop.domain.tracks import NATURES, TRACKS
from desktop.domain.users import EXPORT, MEDIATION
from desktop.i18n import N_, _
from desktop.store import readings, tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import case_statistics

COLUMNS = {  # titles with what their cells hold
    "place": (N_("ลำดับ"), Kind.NUMBER),
    "received": (N_("เดือนที่รับ"), Kind.TEXT),
    "tambon": (N_("ตำบล"), Kind.TEXT),
    "kind": (N_("ประเภทข้อพิพาท"), Kind.TEXT),
    "nature": (N_("ลักษณะ"), Kind.TEXT),
    "track": (N_("ช่องทางไกล่เกลี่ย"), Kind.TEXT),
    "value": (N_("ทุนทรัพย์ (บาท)"), Kind.MONEY),
    "sessions": (N_("จำนวนครั้งที่นั่งไกล่เกลี่ย"), Kind.NUMBER),
    "result": (N_("ผล"), Kind.TEXT),
    "ended": (N_("เดือนที่สิ้นสุด"), Kind.TEXT),
    "days": (N_("จำนวนวันตั้งแต่รับจนสิ้นสุด"), Kind.NUMBER),
    "agreed_value": (N_("จำนวนเงินที่ตกลงกัน (บาท)"), Kind.MONEY),
    "keeping": (N_("การปฏิบัติตามข้อตกลง"), Kind.TEXT),
    "referred": (N_("ส่งต่อหน่วยงานอื่น"), Kind.FLAG),
}
TAKEN, PURPOSE = "exported", "review"  # in the book of readings
_BATCH = 500


def rows(
    session: Session, numbers: Collection[int], step: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[tuple[Any, ...], ...]:
    """Give the cells of some rows of the list of cases, and note who took them out; needs a writing session."""
    session.require(MEDIATION)
    session.require(EXPORT)
    if session.rehearsal or not session.actor:
        raise AssertionError("who takes cases out must be kept")
    wanted = _ids(session, numbers)
    found = sorted((_cells(row) for row in case_statistics.rows(session, step) if row.id in wanted), key=str)
    readings.note(session, Case.topic, "*", TAKEN, PURPOSE)
    return tuple((place, *cells) for place, cells in enumerate(found, 1))


def _ids(session: Session, numbers: Collection[int]) -> set[str]:
    table, asked = tables.of(Case), sorted(numbers)
    return {
        id_
        for start in range(0, len(asked), _BATCH)
        for id_ in session.connection.scalars(
            select(table.c.id).where(table.c.no.in_(asked[start : start + _BATCH]), ~table.c.deleted)
        )
    }


def _cells(row: CaseRow) -> Sequence[Any]:
    """Tell of a case all but its place."""
    return (
        _month(row.received),
        row.tambon,
        row.kind,
        _(NATURES.get(row.nature, "")),
        _(TRACKS.get(row.track, "")),
        row.value,
        row.sessions,
        _(RESULTS.get(row.result, "")),
        _month(row.closed),
        (row.closed - row.received).days if row.closed else None,
        row.agreed_value,
        _(KEEPINGS.get(row.keeping, "")),
        row.referred,
    )


def _month(day: date | None) -> str:
    return f"{dates.SHORT_MONTHS[day.month - 1]} {dates.year(day)}" if day else ""
