"""บันทึกการไกล่เกลี่ย and บันทึกขยายเวลา: when, who came and what came of it; what was offered is never written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents.blocks import Block, Contents, Signers
from desktop.documents.contents.case_facts import CaseFacts, HeldSession
from desktop.documents.contents.case_fields import OF_CASE, day, listed, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo
from desktop.thai import dates

DEFAULT = Wording(
    kind="case_session",
    start=date(2008, 2, 28),
    subject="บันทึกการไกล่เกลี่ยข้อพิพาท",
    cause="ครั้งที่ {ครั้งที่ไกล่เกลี่ย} วันที่ {วันที่ไกล่เกลี่ย}",
    closing=(
        "ผู้ไกล่เกลี่ยได้อธิบายวิธีการและสิทธิของคู่พิพาทแล้ว บันทึกนี้ไม่รวมข้อเสนอและถ้อยคำในการไกล่เกลี่ยซึ่งเป็นความลับ "
        "ผู้มาไกล่เกลี่ยได้อ่านหรือฟังแล้วว่าถูกต้อง จึงลงลายมือชื่อไว้"
    ),
    source=parts.GENERAL,
)
EXTENSION = Wording(
    kind="case_extension",
    start=date(2008, 2, 28),
    subject="บันทึกขยายเวลาไกล่เกลี่ยข้อพิพาท",
    cause=(
        "ตามคำร้องเลขที่ {เลขคำร้อง} เรื่อง {เรื่องพิพาท} ระหว่าง {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} "
        "ซึ่งไกล่เกลี่ยตามช่องทาง “{ช่องทางไกล่เกลี่ย}” นั้น\n"
        "กำหนดเวลาเดิมครบในวันที่ {กำหนดเดิม?}"
    ),
    resolve="เนื่องจาก{เหตุที่ขยาย} จึงขยายเวลาไกล่เกลี่ยออกไปถึงวันที่ {ขยายถึงวันที่}",
    closing="จึงบันทึกไว้เป็นสำคัญ",
    source=f"กำหนดเวลาและการขยาย: ตามช่องทางไกล่เกลี่ยของเรื่อง; ถ้อยคำ: {parts.GENERAL}",
)
FIELDS = {
    "session": meanings(
        (*OF_CASE, "ครั้งที่ไกล่เกลี่ย", "วันที่ไกล่เกลี่ย", "เวลาเริ่ม", "เวลาเลิก", "สถานที่ไกล่เกลี่ย", "ผู้ไกล่เกลี่ย")
    ),
    "extension": meanings((*OF_CASE, "กำหนดเดิม", "ขยายถึงวันที่", "เหตุที่ขยาย", "ผู้ไกล่เกลี่ย")),
}


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the record of one session."""
    session = facts.session
    if session is None:
        raise CannotDo("ต้องเลือกครั้งที่ไกล่เกลี่ยก่อนออกหนังสือ", "session")
    parts.required(session.outcome, "ผลการไกล่เกลี่ยครั้งนี้", "outcome")
    known = values(facts, FIELDS["session"])
    subject = fill(wording.subject, known)
    blocks: list[Block] = [
        *parts.head(facts, subject, *filter(None, fill(wording.cause, known).splitlines())),
        *parts.in_short(facts),
        *_said(facts, session),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        *_signed(facts, session),
    ]
    return parts.finished(facts, "session", subject, blocks)


def _said(facts: CaseFacts, session: HeldSession) -> Iterator[Block]:
    begins, ends = (f"{at} น." if at else "" for at in (session.begins, session.ends))
    said = {
        "เวลา": " ถึง ".join(filter(None, (begins, ends))),
        "สถานที่": session.place,
        "วิธีไกล่เกลี่ย": session.way,
        "ผู้ไกล่เกลี่ย": listed(one.name for one in facts.mediators),
        "ผู้มา": listed(session.came) or "ไม่มี",
        "ผู้ไม่มา": listed(session.away),
        "ผู้อื่นที่เข้าร่วม": session.others,
        "ผล": session.outcome,
        "เหตุที่เลื่อน": session.postponed,
        "นัดครั้งต่อไป": f"วัน{dates.weekday(session.next)}ที่ {day(session.next)}" if session.next else "",
    }
    yield from parts.told(said, facts)


def _signed(facts: CaseFacts, session: HeldSession) -> Iterator[Block]:
    """Leave places for the parties who came and the mediators."""
    present = [party for party in facts.parties if party.side in ("1", "2") and party.name in session.came]
    yield Signers((*map(parts.of_party, present), *parts.of_mediators(facts)))


def extend(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the record that gives a case more time."""
    parts.required(facts.extension, "วันที่ขยายถึง", "until")
    known = values(facts, FIELDS["extension"])
    subject = fill(wording.subject, known)
    approved = (parts.signer("ผู้อนุญาต", facts.signer_name),)
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.written(facts),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        Signers((*parts.of_mediators(facts), *approved)),
    ]
    return parts.finished(facts, "extension", subject, blocks)
