"""แบบตรวจคุณสมบัติเรื่อง: which track a case takes, what was checked, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents.blocks import (
    Block,
    Choice,
    Choices,
    Column,
    Contents,
    Signer,
    Subheading,
    Table,
)
from desktop.documents.contents.case_facts import CaseFacts
from desktop.documents.contents.case_fields import OF_CASE, day, meanings, money, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates

DEFAULT = Wording(
    kind="case_screening",
    start=date(2008, 2, 28),
    subject="แบบตรวจคุณสมบัติเรื่อง",
    cause="ตรวจตามหลักเกณฑ์ของช่องทาง “{ช่องทางไกล่เกลี่ย}” แล้ว ปรากฏดังนี้",
    resolve="รับไว้ไกล่เกลี่ย\nไม่รับไว้ไกล่เกลี่ย ให้แนะนำหรือส่งต่อหน่วยงานที่มีอำนาจ",
    source=parts.GENERAL,
)
FIELDS = meanings((*OF_CASE, "ส่งต่อไปที่"))
_COLUMNS = (
    Column("ที่", 12.0, "centre"),
    Column("ข้อตรวจ", 66.0),
    Column("คำตอบ", 62.0),
    Column("ผล", 20.0, "centre"),
)


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the sheet; of the two lines of `resolve` the one that holds is ticked."""
    parts.required(facts.checks, "ผลการตรวจคุณสมบัติเรื่อง", "screened")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    taken = all(one.ok for one in facts.checks)
    choices = filter(None, map(str.strip, fill(wording.resolve, known).splitlines()))
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.in_short(facts),
        *_case(facts),
        *parts.paragraphs(wording.cause, known, facts),
        _checked(facts),
        Subheading("สรุปผล"),
        *(Choices((Choice(words, ticked=taken is (number == 0)),)) for number, words in enumerate(choices)),
        *_reasons(facts, taken=taken),
        *parts.paragraphs(wording.closing, known, facts),
        parts.alone(_screener(facts)),
    ]
    return parts.finished(facts, "screening", subject, blocks)


def _screener(facts: CaseFacts) -> Signer:
    place = parts.signer("ผู้ตรวจ", facts.screened_by)
    dated = (f"วันที่ {dates.long(facts.screened)}",) if facts.screened else ()
    return replace(place, lines=(*place.lines, *dated))


def _case(facts: CaseFacts) -> Iterator[Block]:
    said = {
        "วันที่รับคำร้อง": day(facts.received),
        "ประเภทข้อพิพาท": " · ".join(filter(None, (facts.kind, facts.nature, facts.legal))),
        "ทุนทรัพย์": money(facts.value) or "ไม่มีหรือไม่ทราบ",
        "ช่องทางไกล่เกลี่ย": facts.track,
        "กฎหมายหรือที่มา": facts.law,
    }
    yield from parts.told(said, facts)


def _checked(facts: CaseFacts) -> Table:
    """List what was checked, and what makes a case one to be referred."""
    flags = {"มีความรุนแรงหรือไม่": facts.violent, "เกี่ยวกับเด็กหรือไม่": facts.child, "เกี่ยวกับเพศหรือไม่": facts.sexual}
    said = [(one.question, one.answer, "ผ่าน" if one.ok else "ไม่ผ่าน") for one in facts.checks]
    said += [
        (question, "มี" if found else "ไม่มี", "ระวัง" if found else "–") for question, found in flags.items()
    ]
    rows = tuple((str(number), *row) for number, row in enumerate(said, start=1))
    return Table(_COLUMNS, rows, facts.people())


def _reasons(facts: CaseFacts, *, taken: bool) -> Iterator[Block]:
    said = {"เหตุที่เลือกช่องทางนี้": facts.track_reason, "ส่งต่อไปที่": "" if taken else facts.refer_to}
    yield from parts.told(said, facts)
