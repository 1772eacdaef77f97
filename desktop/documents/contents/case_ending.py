"""Papers of the end of a case: บันทึกไม่เป็นผล, หนังสือรับรองผลการไกล่เกลี่ย, and the sheet to follow up what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents import parts as of_papers
from desktop.documents.contents.blocks import (
    Block,
    Choice,
    Choices,
    Column,
    Contents,
    LabelLine,
    Signers,
    Subheading,
    Table,
)
from desktop.documents.contents.case_agreement import marks
from desktop.documents.contents.case_facts import AgreedTerm, CaseFacts, FollowedTerm
from desktop.documents.contents.case_fields import OF_CASE, OF_END, meanings, money, values
from desktop.documents.contents.wording import fill
from desktop.domain.agreements import KEEPINGS
from desktop.domain.papers import Wording
from desktop.thai import dates, digits

FAILURE = Wording(
    kind="case_failure",
    start=date(2008, 2, 28),
    subject="บันทึกการไกล่เกลี่ยไม่เป็นผล",
    cause=(
        "ตามคำร้องเลขที่ {เลขคำร้อง} รับไว้เมื่อวันที่ {วันที่รับคำร้อง} เรื่อง {เรื่องพิพาท} "
        "ระหว่าง {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} ซึ่งไกล่เกลี่ยตามช่องทาง “{ช่องทางไกล่เกลี่ย}” นั้น\n"
        "การไกล่เกลี่ยสิ้นสุดลงเมื่อวันที่ {วันที่สิ้นสุด} โดยไม่เป็นผล ผลคือ{ผลการไกล่เกลี่ย} เนื่องจาก{เหตุที่สิ้นสุด}"
    ),
    resolve=("ได้คืนเอกสารให้แก่คู่พิพาทแล้ว และได้แจ้งว่าคู่พิพาทมีสิทธิดำเนินการตามกฎหมายต่อไป\nเรื่องอายุความ: {อายุความ?}"),
    closing="จึงบันทึกไว้เป็นสำคัญ",
    source=parts.GENERAL,
)
CERTIFICATE = Wording(
    kind="case_certificate",
    start=date(2008, 2, 28),
    subject="หนังสือรับรองผลการไกล่เกลี่ยข้อพิพาท",
    cause=(
        "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า ข้อพิพาทเรื่อง {เรื่องพิพาท} ระหว่าง {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} "
        "ตามคำร้องเลขที่ {เลขคำร้อง} ซึ่ง{ชื่อศูนย์}รับไว้เมื่อวันที่ {วันที่รับคำร้อง} "
        "ได้ไกล่เกลี่ยสิ้นสุดแล้วเมื่อวันที่ {วันที่สิ้นสุด} ผลการไกล่เกลี่ย คือ {ผลการไกล่เกลี่ย}"
    ),
    closing="จึงออกหนังสือรับรองฉบับนี้ให้ไว้เป็นหลักฐาน",
    source=f"รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 แบบที่ 10; ถ้อยคำ: {parts.GENERAL}",
)
FOLLOW_UP = Wording(
    kind="case_follow_up",
    start=date(2008, 2, 28),
    subject="แบบติดตามผลตามข้อตกลงระงับข้อพิพาท",
    cause="คู่พิพาททำข้อตกลงเมื่อวันที่ {วันที่สิ้นสุด} ปรากฏผลการปฏิบัติตามข้อตกลงดังนี้",
    resolve="ไม่เกิดข้อพิพาทเรื่องเดิมซ้ำ\nเกิดข้อพิพาทเรื่องเดิมซ้ำ",
    source=parts.GENERAL,
)
FIELDS = meanings((*OF_CASE, *OF_END))
_COLUMNS = (
    Column("ข้อ", 25.0),
    Column("ข้อตกลง", 36.0),
    Column("กำหนด", 30.0),
    Column("ครบ", 12.0, "centre"),
    Column("บางส่วน", 18.0, "centre"),
    Column("ผิด", 11.0, "centre"),
    Column("วันที่ติดตาม", 28.0),
)
_ROW = 10.0  # mm, room to write in
_TICK = "/"
_SHORT = 90  # signs of a term that the sheet has room for


def fail(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the record that mediation came to nothing."""
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    certified = (parts.signer("ผู้รับรอง", facts.signer_name),)
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.written(facts),
        *parts.paragraphs(wording.cause, known, facts),
        *of_papers.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        Signers((*parts.of_mediators(facts), *certified)),
    ]
    return parts.finished(facts, "failure", subject, blocks)


def certify(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the certificate of the result; the terms themselves are not in it."""
    known = values(facts, FIELDS)
    blocks: list[Block] = [
        parts.letterhead(facts, "เลขที่"),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *of_papers.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        of_papers.date_line("ให้ไว้", facts.dated),
        of_papers.signature(facts),
    ]
    return parts.finished(facts, "certificate", fill(wording.subject, known), blocks, letter=True)


def follow(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the sheet: a row for each term with what was found last, or room to tick it by hand."""
    parts.required(facts.terms, "ข้อตกลง", "terms")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    again = [one.again for one in facts.followed]
    choices = filter(None, map(str.strip, fill(wording.resolve, known).splitlines()))
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.in_short(facts),
        *parts.paragraphs(wording.cause, known, facts),
        Table(_COLUMNS, tuple(_rows(facts)), facts.people(), row_height=_ROW),
        *_paid(facts),
        Subheading("ข้อพิพาทเรื่องเดิม"),
        Choices(
            tuple(
                Choice(words, ticked=bool(again) and any(again) is bool(number))
                for number, words in enumerate(choices)
            )
        ),
        *parts.paragraphs(wording.closing, known, facts),
        parts.alone(parts.signer("ผู้ติดตาม", next((one.by for one in reversed(facts.followed) if one.by), ""))),
    ]
    return parts.finished(facts, "follow_up", subject, blocks)


def _rows(facts: CaseFacts) -> Iterator[tuple[str, ...]]:
    last = {one.number: one for one in sorted(facts.followed, key=lambda one: one.looked or date.min)}
    marked = marks(facts.terms)
    for term in sorted(facts.terms, key=lambda one: (one.kind != "act", one.number)):
        due = dates.short(term.due) if term.due else ""
        yield marked[term.number], _promised(term), due, *_found(last.get(term.number))
    if None in last:
        yield "ทั้งฉบับ", "", "", *_found(last[None])


def _promised(term: AgreedTerm) -> str:
    amount = "" if term.amount is None else f"{digits.baht(term.amount)} บาท"
    said = " ".join((amount or term.words).split())
    return said if len(said) <= _SHORT else said[:_SHORT].rpartition(" ")[0] + " …"


def _found(followed: FollowedTerm | None) -> tuple[str, ...]:
    """Tick what was found, and say when; nothing where nobody looked yet."""
    result = followed.result if followed else ""
    looked = dates.short(followed.looked) if followed and followed.looked else ""
    return *(_TICK if key == result else "" for key in KEEPINGS), looked


def _paid(facts: CaseFacts) -> Iterator[Block]:
    """Say how much was paid up to now, where money was promised and somebody looked."""
    paid = [one.paid for one in facts.followed if one.paid is not None]
    if paid:
        yield LabelLine((parts.named("ชำระแล้วรวม", money(sum(paid)), facts),))
