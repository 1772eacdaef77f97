"""The command about records that two copies made apart and are probably one: listed, joined, or told to be two."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from desktop.commands import office
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage
from desktop.i18n import _
from desktop.store.session import reading
from desktop.thai import dates
from desktop.work import doubles as probable
from desktop.work.conflicts import JOINED_TWO, KEPT_APART
from desktop.work.doubles import Pair, Side

_BOTH = "both"


def doubles(arguments: Namespace) -> Answer:
    """List probable doubles, or answer about one pair."""
    if bool(arguments.double) is not bool(arguments.keep):
        raise Usage("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help", what="--keep" if arguments.double else "ID")
    with office.opened(arguments) as store:
        if arguments.keep:
            both = arguments.keep == _BOTH
            with office.unit(store, KEPT_APART if both else JOINED_TWO) as session:
                pair = probable.find(session, arguments.double)
                if both:
                    probable.keep_apart(session, pair)
                else:
                    _join(session, pair, arguments.keep, arguments.other or ())
        with reading(store) as session:
            found = probable.waiting(session)
    lines = [line for pair in found for line in _lines(pair)]
    return Answer({"total": len(found), "doubles": list(map(_pair, found))}, lines or [_("ไม่มีรายการที่อาจซ้ำ")])


def _join(session: Any, pair: Pair, wanted: str, others: Sequence[str]) -> None:
    if wanted not in ("1", "2"):
        raise Usage("คำว่า “{what}” ใช้ไม่ได้ ใช้ 1, 2 หรือ both", what=wanted)
    stays = (pair.one, pair.two)[int(wanted) - 1].id
    cells = probable.cells(session, pair, stays)
    strange = sorted({*others} - {cell.field for cell in cells})
    if strange:
        raise Usage("สองรายการไม่ต่างกันในช่อง {what}", what=", ".join(strange))
    probable.join(session, pair, stays, [cell.field for cell in cells if cell.chosen or cell.field in others])


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        **{name: getattr(pair, name) for name in ("key", "topic", "why")},
        "records": [{**asdict(side), "at": side.at.isoformat()} for side in (pair.one, pair.two)],
    }


def _lines(pair: Pair) -> tuple[str, ...]:
    told = _("{key} {title}: {why}").format(key=pair.key, title=_(pair.titled), why=_(pair.why))
    return told, *(_line(place, side) for place, side in enumerate((pair.one, pair.two), start=1))


def _line(place: int, side: Side) -> str:
    said = _("   {place}. {label} ({actor} {when} เครื่อง “{copy}”)")
    when = dates.short(side.at.astimezone().date())
    return said.format(place=place, label=side.label, actor=side.actor, when=when, copy=side.copy or "-")
