"""คำร้อง: who asks for mediation, with whom and about what; without facts it is a form to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents import parts as of_papers
from desktop.documents.contents.blocks import (
    Block,
    Choice,
    Choices,
    Contents,
    Label,
    LabelLine,
    Signers,
    Subheading,
)
from desktop.documents.contents.case_facts import CaseFacts, CaseParty
from desktop.documents.contents.case_fields import OF_CASE, day, meanings, money, values
from desktop.documents.contents.facts import DOTS
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="case_request",
    start=date(2008, 2, 28),
    subject="คำร้องขอให้มีการไกล่เกลี่ยและประนอมข้อพิพาท",
    cause="ข้าพเจ้าผู้ร้องขอยื่นคำร้องต่อ{ชื่อศูนย์} เพื่อขอให้ไกล่เกลี่ยข้อพิพาทกับคู่พิพาทฝ่ายที่ 2 มีรายละเอียดดังนี้",
    resolve="ข้าพเจ้าขอรับรองว่าข้อพิพาทนี้ไม่อยู่ระหว่างการพิจารณาคดีของศาล",
    closing=(
        "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริงทุกประการ และขอเข้าสู่การไกล่เกลี่ยด้วยความสมัครใจ จึงลงลายมือชื่อไว้เป็นสำคัญ"
    ),
    source=f"ชื่อคำร้อง: คู่มือบริการประชาชน กรมการปกครอง; รายการและถ้อยคำ: {parts.GENERAL}",
)
FIELDS = meanings(OF_CASE)
_WIDE, _ID, _NARROW = 120.0, 95.0, 55.0  # mm, of the first title on a line; only the last one may be long
_ACCOUNT, _ASKS = 6, 3  # dotted lines for what is told by hand


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the request, with dots for all that is not known."""
    known = {name: value or DOTS * 2 for name, value in values(facts, FIELDS).items()}
    subject = fill(wording.subject, known)
    asker = next(iter(facts.side("1")), None)
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.written(facts),
        *parts.paragraphs(wording.cause, known, facts),
        *_parties("1", "ผู้ร้อง (คู่พิพาทฝ่ายที่ 1)", facts),
        *_parties("2", "คู่พิพาทฝ่ายที่ 2", facts),
        *_matter(facts),
        Choices((Choice(fill(wording.resolve, known), ticked=facts.no_court_case),)),
        *parts.paragraphs(wording.closing, known, facts),
        Signers(
            (
                parts.of_party(asker) if asker else parts.signer("ผู้ร้อง"),
                parts.thumb(asker),
                *parts.of_witnesses(facts),
            )
        ),
        *_received(facts),
    ]
    return parts.finished(facts, "request", subject, blocks)


def _parties(side: str, title: str, facts: CaseFacts) -> Iterator[Block]:
    yield Subheading(title)
    for party in facts.side(side) or (CaseParty(side=side, name=""),):
        yield from _party(party, facts)


def _party(party: CaseParty, facts: CaseFacts) -> Iterator[LabelLine]:
    """Write who a party is on dotted lines; a group has neither age nor card."""
    address = parts.named("ที่อยู่", party.address, facts)
    if party.organisation:
        yield parts.line(parts.named("ชื่อ", party.name, facts))
        yield parts.line(Label("โทรศัพท์", party.phone, width=_NARROW), address)
    else:
        age = "" if party.age is None else f"{party.age} ปี"
        yield parts.line(parts.named("ชื่อ", party.name, facts, _WIDE), Label("อายุ", age))
        yield parts.line(
            Label("เลขประจำตัวประชาชน", party.national_id, width=_ID), Label("โทรศัพท์", party.phone)
        )
        yield parts.line(Label("อาชีพ", party.occupation, width=_NARROW), address)
    if party.represented_by:
        yield parts.line(
            parts.named("ผู้แทน", party.represented_by, facts, 80.0), Label("ในฐานะ", party.representation)
        )


def _matter(facts: CaseFacts) -> Iterator[Block]:
    """Write what the dispute is, what is asked, and what came with it."""
    yield Subheading("เรื่องที่ขอให้ไกล่เกลี่ย")
    yield parts.line(parts.named("เรื่อง", facts.about, facts))
    yield parts.line(
        Label("ประเภท", facts.kind, width=80.0),
        Label("ทุนทรัพย์ (บาท)", money(facts.value).partition(" บาท")[0]),
    )
    yield parts.line(
        Label("วันที่เกิดเหตุ", day(facts.happened), width=80.0), parts.named("สถานที่", facts.place, facts)
    )
    yield Subheading("ข้อเท็จจริง")
    yield from parts.long_text(facts.account, facts, _ACCOUNT)
    yield Subheading("สิ่งที่ขอ")
    yield from parts.long_text(facts.asks, facts, _ASKS)
    yield Subheading("เอกสารแนบ")
    yield from _enclosed(facts)


def _enclosed(facts: CaseFacts) -> Iterator[Block]:
    if not facts.enclosed:
        yield parts.line(Label("", ""))
    yield from of_papers.numbered_lines(facts.enclosed, facts)


def _received(facts: CaseFacts) -> Iterator[Block]:
    """Leave the last lines to the officer who receives the request."""
    yield Subheading("สำหรับเจ้าหน้าที่")
    at = f"{facts.received_at} น." if facts.received_at else ""
    yield parts.line(
        Label("รับคำร้องวันที่", day(facts.received), width=72.0),
        Label("เวลา", at, width=34.0),
        Label("ช่องทาง", facts.channel),
    )
    yield parts.alone(parts.signer("ผู้รับคำร้อง", facts.received_by))
