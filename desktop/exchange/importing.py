"""A file on its way in, step by step: read it, guess its columns, try its rows, write them; the window and `import` ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.domain.records import Field
    from desktop.exchange.headers import Table
    from desktop.exchange.mapping import Guess
    from desktop.exchange.rows import Rows
    from desktop.exchange.sheets import Refused, Sheet
    from desktop.work.importing import Decision, Outcome


@dataclass(frozen=True)
class Found:
    """A table that was found in a file, and what its columns probably hold."""

    table: Table
    fields: tuple[Field, ...]
    guesses: Mapping[int, Guess]
    remembered: bool  # the columns are those chosen for the last file of this shape
    others: tuple[str, ...]  # sheets with a table beside this one
    needed: tuple[tuple[str, ...], ...]
    tambons: tuple[tuple[str, str], ...]
    rounds: tuple[tuple[str, str], ...]  # of surveys, the newest first


@dataclass(frozen=True)
class Choices:
    """What the officer chose for a file."""

    columns: Mapping[int, str]
    hidden: bool = True
    tambon: str = ""
    round: str = ""
    rest: str = ""  # of rows that may be doubles
    certain: str = "fill"  # of rows that are
    decisions: Mapping[int, Decision] = field(default_factory=dict)


@dataclass(frozen=True)
class Tried:
    """What taking in would do."""

    rows: Rows
    outcome: Outcome
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]


def read(path: Path) -> tuple[Sheet, ...]:
    """Read a file, without a session; `Trouble` where it is not opened."""
    from desktop.exchange import workbook

    return workbook.read(path)


def find(session: Any, sheets: Sequence[Sheet], topic: str, sheet: str = "") -> Found:
    """Find the table of a file, or of one sheet of it; `CannotDo` where there is none."""
    from desktop.exchange import mapping, rows
    from desktop.work import import_mappings, import_rows, offices

    fields = import_rows.fields(session, topic)
    words = mapping.words(fields)
    tables = [table for one in sheets if (table := rows.find(one, words))]
    shown = [table for table in tables if not table.sheet.hidden] or tables
    chosen = next((table for table in tables if table.sheet.name == sheet), shown[0] if shown else None)
    if chosen is None:
        raise CannotDo("ไม่พบตารางในไฟล์นี้ ตารางต้องมีแถวหัวคอลัมน์และมีข้อมูลอยู่ใต้หัว")
    kept = import_mappings.recall(session, mapping.shape(topic, (c.title for c in chosen.columns)))
    rounds = import_rows.rounds(session) if topic == "surveys" else ()
    guesses = mapping.guess(chosen, fields) if kept is None else mapping.remembered(chosen, kept)
    return Found(
        table=chosen, fields=fields, guesses=guesses, remembered=kept is not None,
        others=tuple(table.sheet.name for table in tables if table is not chosen),
        needed=import_rows.needed(topic), tambons=offices.tambons(session), rounds=rounds,
    )  # fmt: skip


def missing(found: Found, columns: Mapping[int, str]) -> str:
    """Say which field no column was chosen for yet, "" where none is missing."""
    title = missing_title(found, columns)
    return _("ยังไม่ได้เลือกว่าคอลัมน์ใดคือ “{title}”").format(title=title) if title else ""


def missing_title(found: Found, columns: Mapping[int, str]) -> str:
    """Name a field that a file must have and no column was chosen for, "" where none is missing."""
    chosen, titles = set(columns.values()), {field.name: _(field.title) for field in found.fields}
    for any_of in found.needed:
        if not chosen & set(any_of):
            return " / ".join(titles[name] for name in any_of if name in titles)
    return ""


def read_rows(
    found: Found, choices: Choices, step: Callable[[int, int], object] = lambda _d, _t: None
) -> Rows:
    """Read the rows of a table by its columns, without a session."""
    from desktop.exchange import rows

    return rows.read(found.table, found.fields, choices.columns, hidden=choices.hidden, step=step)


def take(
    session: Any,
    rows: Rows,
    topic: str,
    choices: Choices,
    step: Callable[[int, int], object] = lambda _d, _t: None,
) -> Outcome:
    """Take in rows: in a rehearsing session to see what would happen, in a writing one for good."""
    from desktop.work import importing

    request = importing.Request(
        topic=topic, rows=rows.said, faulty=rows.faulty, tambon=choices.tambon, round=choices.round,
        decisions=choices.decisions, rest=choices.rest, certain=choices.certain,
    )  # fmt: skip
    return importing.take(session, request, step)


def tried(
    session: Any, found: Found, rows: Rows, topic: str, choices: Choices,
    step: Callable[[int, int], object] = lambda _d, _t: None,
) -> Tried:  # fmt: skip
    """Try rows in a rehearsing session."""
    return told_of(found, rows, choices, take(session, rows, topic, choices, step))


def told_of(found: Found, rows: Rows, choices: Choices, outcome: Outcome) -> Tried:
    """Put together what taking in rows did, or would do, with the refusals of their cells."""
    from desktop.exchange import rows as reading

    late = (rows.refuse(row, error) for row, error in outcome.refused)
    notes = tuple(reading.notes(rows, choices.hidden, found.others))
    return Tried(rows, outcome, reading.in_order((*rows.refused, *late)), notes)


def write(session: Any, progress: Any, found: Found, rows: Rows, topic: str, choices: Choices) -> Outcome:
    """Write rows and remember what the columns hold."""
    outcome = take(session, rows, topic, choices, progress.step)
    remember(session, found, topic, choices.columns)
    return outcome


def remember(session: Any, found: Found, topic: str, chosen: Mapping[int, str]) -> None:
    """Keep what the columns hold for the next file of this shape."""
    from desktop.exchange import mapping
    from desktop.work import import_mappings

    named = zip(mapping.keys(found.table), found.table.columns, strict=True)
    columns = {key: chosen.get(column.place, "") for key, column in named}
    shape = mapping.shape(topic, (column.title for column in found.table.columns))
    import_mappings.remember(session, topic, shape, found.table.sheet.name, columns)


def write_refused(path: Path, refused: Sequence[Refused]) -> None:
    """Write the refused cells as a workbook; a national id only masked."""
    from desktop.exchange.export import Column, write_rows

    titles = (_("แผ่นงาน"), _("ช่อง"), _("ค่าในช่อง"), _("เหตุผล"))
    write_rows(path, _("ช่องที่ไม่รับ"), [Column(title) for title in titles], [told(one) for one in refused])


def told(refused: Refused) -> tuple[str, ...]:
    """Say a refused cell; a national id only masked."""
    from desktop.thai import ids

    secret = refused.field == "national_id"
    return refused.sheet, refused.cell, ids.mask(refused.value) if secret else refused.value, refused.reason
