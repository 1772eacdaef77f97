"""`import` of what the window imports too: columns as they are, guessed or remembered, and doubles decided by `--decide`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.commands import typed
from desktop.commands.answers import Answer, showing, tell
from desktop.commands.arguments import Usage
from desktop.commands.office import writing
from desktop.commands.survey_sheets import round_of
from desktop.commands.tally import REFUSED, refusals
from desktop.errors import CannotDo
from desktop.exchange import importing
from desktop.exchange.importing import Choices, Found, Tried
from desktop.exchange.sheets import Refused
from desktop.i18n import N_, _
from desktop.store.session import Session
from desktop.thai import ids
from desktop.work import places
from desktop.work.import_rows import IMPORTED
from desktop.work.importing import FILL, NEW, OVERWRITE, SKIP, Change, Double, Undecided

TOPICS = IMPORTED
ACTS = {"fill": FILL, "file": OVERWRITE, "new": NEW, "skip": SKIP}


class _NothingKept(Exception):  # noqa: N818 - the way out of a unit of work that is to leave nothing
    """A row was refused, so nothing of the file is written."""


def import_(arguments: Namespace) -> Answer:
    """Take in the rows of a file; all of it, or with `--keep-good` what is right in it, or with `--try` nothing."""
    decided, topic = _decided(arguments.decide), arguments.topic
    sheets = importing.read(Path(arguments.file))
    tried, kept = None, False
    try:
        with writing(arguments, N_("นำเข้าจากไฟล์"), rehearsal=arguments.dry_run, before="import") as session:
            found = importing.find(session, sheets, topic)
            choices = _choices(session, arguments, found, decided)
            rows = importing.read_rows(found, choices)
            tried = _tried(session, found, rows, topic, choices)
            _stop_where_needed(arguments, tried)
            importing.remember(session, found, topic, choices.columns)
            kept = not arguments.dry_run
    except _NothingKept:
        tell(_("ยังไม่ได้บันทึกอะไร กรุณาแก้แถวที่ผิดหรือใช้ --keep-good และตัดสินแถวที่อาจซ้ำด้วย --decide"))
    assert tried is not None
    if arguments.dry_run:
        tell(_("ลองอ่านเท่านั้น ยังไม่ได้บันทึกอะไร"))
    for note in tried.notes:
        tell(note)
    return _answer(found, tried, told_only=arguments.dry_run, kept=kept)


def _decided(text: str | None) -> str:
    if text is not None and text not in ACTS:
        raise Usage("{what} ต้องเป็น fill, file, new หรือ skip", what="--decide")
    return ACTS[text] if text else ""


def _choices(session: Session, arguments: Namespace, found: Found, decided: str) -> Choices:
    """Take the columns that are guessed or remembered, and where rows are that do not say it."""
    columns = {place: guess.field for place, guess in found.guesses.items()}
    if title := importing.missing_title(found, columns):
        raise CannotDo("ไม่พบคอลัมน์ “{title}” ในไฟล์นี้ กรุณาตั้งชื่อหัวคอลัมน์ให้ตรงกับชื่อช่อง", title=title)
    tambon = _tambon(arguments.tambon, found)
    return Choices(
        columns=columns, tambon=tambon, round=_round(session, arguments, found), rest=decided,
        certain=OVERWRITE if decided == OVERWRITE else FILL,
    )  # fmt: skip


def _tambon(text: str, found: Found) -> str:
    """Find the tambon of rows that name none: the one that was typed, else the office's only one."""
    if not text:
        return found.tambons[0][0] if len(found.tambons) == 1 else ""
    named = [code for code, name in found.tambons if text in (code, name)]
    return named[0] if named else places.tambon(text).code


def _round(session: Session, arguments: Namespace, found: Found) -> str:
    if arguments.topic != "surveys":
        return ""
    if arguments.year is None:
        return found.rounds[0][0] if len(found.rounds) == 1 else ""
    return round_of(session, typed.count(arguments.year, "--year") or 0, arguments.tambon).id


def _tried(session: Session, found: Found, rows: Any, topic: str, choices: Choices) -> Tried:
    """Take the rows in; where some are undecided nothing was written, and they are told."""
    try:
        return importing.tried(session, found, rows, topic, choices, showing())
    except Undecided as undecided:
        return importing.told_of(found, rows, choices, undecided.outcome)


def _stop_where_needed(arguments: Namespace, tried: Tried) -> None:
    wrong = tried.refused and not arguments.keep_good
    if (wrong or tried.outcome.undecided) and not arguments.dry_run:
        raise _NothingKept


def _answer(found: Found, tried: Tried, *, told_only: bool, kept: bool) -> Answer:
    """Tell what was done, or would be: rows added, changed, the same, and each that was refused or may be a double."""
    outcome, refused = tried.outcome, [_refused(one) for one in tried.refused]
    written = outcome.added + outcome.changed if kept or told_only else 0
    rows = len({one.row for one in tried.rows.refused})
    document = {
        "read": len(tried.rows.said) + rows, "written": written, "unchanged": outcome.same, "refused": refused,
        "added": outcome.added, "changed": outcome.changed, "skipped": outcome.skipped, "people": outcome.people,
        "undecided": outcome.undecided, "columns": _columns(found),
        "news": [{"row": row, "label": label} for row, label in outcome.news],
        "changes": list(map(vars, outcome.changes)), "doubles": list(map(_double, outcome.doubles)),
    }  # fmt: skip
    counts = _(
        "อ่าน {read:,} เพิ่ม {added:,} แก้ไข {changed:,} มีอยู่แล้ว {same:,} ข้าม {skipped:,} ปฏิเสธ {refused:,} แถว"
    )
    lines = [
        *map(_line, outcome.changes),
        *(_("แถว {row} {label} อาจเป็น {match}").format(row=d.row, label=d.label, match=d.matches[0].label)
          for d in outcome.doubles),
        *refusals(refused),
        counts.format(
            read=document["read"], added=outcome.added, changed=outcome.changed, same=outcome.same,
            skipped=outcome.skipped, refused=len({one["row"] for one in refused}),
        ),
    ]  # fmt: skip
    return Answer(document, lines, REFUSED if refused or outcome.undecided else 0)


def _columns(found: Found) -> dict[str, str]:
    """Tell which column was taken for which field."""
    return {column.title: found.guesses[column.place].field for column in found.table.columns}


def _refused(refused: Refused) -> dict[str, Any]:
    """Say a refusal; a national id only masked."""
    secret = refused.field == "national_id"
    return {**vars(refused), "value": ids.mask(refused.value) if secret else refused.value}


def _double(double: Double) -> Mapping[str, Any]:
    shown = {name: getattr(double, name) for name in ("row", "label", "act")}
    return {
        **shown, "matches": [{**vars(one), "why": _(one.why)} for one in double.matches],
        "differs": list(map(vars, double.differs)),
    }  # fmt: skip


def _line(change: Change) -> str:
    told = _("แถว {row} {label} · {field}: {old} เป็น {new}")
    return told.format(
        row=change.row, label=change.label, field=_(change.field), old=change.old or "–", new=change.new
    )
