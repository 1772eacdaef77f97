"""What the officer says about a paper to be issued: the fields of a paper as they are described, and how some differ."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.domain.papers import KINDS, PAPER_KINDS, Paper
from desktop.domain.records import choice, day, flag, link, long, text, whole
from desktop.domain.registers import MOST_NUMBER, WAYS
from desktop.i18n import N_

if TYPE_CHECKING:
    from desktop.ui.parts.form import Sections
    from desktop.work.papers import Request

ABOUT = ("committee", "meeting", "centre")
ORDER = (  # of what is typed; what is seldom said is last
    "subject", "to", "person", "body", "cites", "encloses", "copies_to", "size", "urgency", "secrecy",
)  # fmt: skip
NUMBERING = ("way", "number", "dated", "signer", "thai_digits")
BACKDATING = ("backdated", "behind", "back_reason")
KEYS = {
    "committee": "C", "meeting": "M", "centre": "C", "kind": "K", "reason": "R", "subject": "S", "to": "T",
    "person": "P", "body": "B", "way": "W", "number": "N", "dated": "D", "signer": "G", "backdated": "O",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Asked(Paper):
    """A paper to be issued; described anew is only what is asked otherwise than it is kept."""

    topic: ClassVar[str] = "requests"
    titled: ClassVar[str] = N_("หนังสือที่จะออก")
    kind: str = choice(N_("ชนิด"), KINDS, required=True)
    committee: str = link(N_("คณะกรรมการ"), "committees", required=True)
    meeting: str = link(N_("การประชุม"), "meetings", required=True)
    centre: str = link(N_("ศูนย์"), "centres", required=True)
    person: str = link(N_("บุคคลในคณะ"), "people", hint=N_("เลือกจากรายชื่อในคณะในวันที่ของหนังสือ"))
    signer: str = link(N_("ผู้ลงนาม"), "signers", hint=N_("เว้นว่าง = ผู้ลงนามตามวันที่ของหนังสือ บันทึกข้อความ = เจ้าหน้าที่"))
    reason: str = long(N_("เหตุผลที่ยกเลิก"), required=True)
    way: str = choice(N_("วิธีออกเลข"), WAYS, required=True)
    dated: date | None = day(N_("ลงวันที่"), hint=N_("เว้นว่าง = วันนี้"))
    thai_digits: bool = flag(N_("ใช้เลขไทยในหนังสือ"), default=True)
    backdated: bool = flag(N_("ออกเลขย้อนหลัง โดยแทรกเลขย่อยต่อจากเลขที่ออกไปแล้ว"))
    behind: int | None = whole(N_("ต่อจากเลขที่"), least=1, most=MOST_NUMBER, hint=N_("เช่น 111 จะได้เลข 111.1"))
    back_reason: str = text(N_("เหตุผลที่ออกเลขย้อนหลัง"), most=500)


def kinds_for(request: Request) -> tuple[str, ...]:
    """List the kinds that may be chosen still: those about the same thing, where the page says what it is about."""
    about = PAPER_KINDS[request.kind].about
    if about not in ABOUT or not getattr(request, about):
        return (request.kind,)
    return tuple(kind for kind, one in PAPER_KINDS.items() if one.about == about)


def sections(request: Request, *, cancels: bool) -> Sections:
    """Name the fields of the dialog under their titles: not what the page that asks has said already."""
    if cancels:
        return (("", ("reason", *NUMBERING)),)
    kinds = kinds_for(request)
    about = PAPER_KINDS[request.kind].about
    first = [about] if about in ABOUT and not getattr(request, about) else []
    if len(kinds) > 1:
        first.append("kind")
    typed = {name for kind in kinds for name in PAPER_KINDS[kind].typed}
    counted = any(PAPER_KINDS[kind].register for kind in kinds)
    return (
        ("", (*first, *(name for name in ORDER if name in typed))),
        ("", (*NUMBERING, *(BACKDATING if counted else ()))),
    )


def shown(kind: str, said: Mapping[str, Any], *, cancels: bool) -> dict[str, bool]:
    """Tell of each field that has a meaning only now and then whether it has one."""
    one = PAPER_KINDS[kind]
    counted, by_hand = bool(one.register), said["way"] == "blank"
    backdated = counted and not cancels and not by_hand and said.get("backdated", False)
    return {
        **{name: name in one.typed for name in ORDER},
        "way": counted and not backdated,
        "number": counted and said["way"] == "given" and not backdated,
        "dated": not by_hand or not counted,
        "signer": one.signed or counted,
        "backdated": counted and not by_hand,
        "behind": backdated,
        "back_reason": backdated,
    }


def missing(request: Request) -> str:
    """Name what must be chosen before such a paper can be drawn: a key of ABOUT, "" for nothing."""
    about = PAPER_KINDS[request.kind].about
    return about if about in ABOUT and not getattr(request, about) else ""


def request_as_said(request: Request, said: Mapping[str, Any]) -> Request:
    """Give the request with what is said in the dialog."""
    kind = said.get("kind", request.kind)
    seen = shown(kind, said, cancels="reason" in said)
    return dataclasses.replace(
        request,
        kind=kind,
        **{name: said[name] for name in ABOUT if name in said},
        typed={name: said[name] for name in PAPER_KINDS[kind].typed if name in said},
        way=said["way"],
        number=said["number"] if seen["number"] else None,
        dated=said["dated"] if seen["dated"] else None,
        signer=said.get("signer", "") if seen["signer"] else "",
        thai_digits=said.get("thai_digits"),
        behind=said["behind"] if seen["behind"] else None,
        back_reason=said["back_reason"] if seen["behind"] else "",
    )
