"""บันทึกข้อตกลงระงับข้อพิพาท: the parties, numbered terms, the money plan as a table, and everybody's place to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents import parts as of_papers
from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Line,
    Paragraph,
    Signers,
    Table,
)
from desktop.documents.contents.case_facts import AgreedTerm, CaseFacts
from desktop.documents.contents.case_fields import (
    OF_CASE,
    OF_END,
    day,
    described,
    meanings,
    money,
    values,
)
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates, digits, words

DEFAULT = Wording(
    kind="case_agreement",
    start=date(2008, 2, 28),
    subject="บันทึกข้อตกลงระงับข้อพิพาท",
    cause=(
        "คู่พิพาทมีข้อพิพาทเรื่อง {เรื่องพิพาท} ตามคำร้องเลขที่ {เลขคำร้อง} รับไว้เมื่อวันที่ {วันที่รับคำร้อง} "
        "และได้ไกล่เกลี่ยกันด้วยความสมัครใจโดยมี {ผู้ไกล่เกลี่ย} เป็นผู้ไกล่เกลี่ย คู่พิพาทตกลงระงับข้อพิพาทกัน ดังต่อไปนี้"
    ),
    duties=(
        "คู่พิพาทไม่ติดใจเรียกร้องสิ่งใดต่อกันอีกในเรื่องนี้ นอกจากที่ตกลงไว้ในบันทึกนี้\n"
        "หากฝ่ายใดไม่ปฏิบัติตามข้อตกลง อีกฝ่ายมีสิทธิดำเนินการตามกฎหมาย"
    ),
    closing=(
        "คู่พิพาทได้อ่านหรือฟังบันทึกนี้และเข้าใจตลอดแล้ว เห็นว่าตรงตามที่ตกลงกันด้วยความสมัครใจ "
        "จึงลงลายมือชื่อหรือพิมพ์ลายนิ้วมือไว้ต่อหน้าผู้ไกล่เกลี่ยและพยาน"
    ),
    source=f"รายการ: บันทึกข้อตกลงการไกล่เกลี่ยที่เผยแพร่ทั่วไป; ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 850; ถ้อยคำ: {parts.GENERAL}",
)
FIELDS = meanings((*OF_CASE, *OF_END, "ทำข้อตกลงที่", "แผนชำระเงิน"))
_COLUMNS = (
    Column("รายการ", 25.0),
    Column("ภายในวันที่", 40.0),
    Column("จำนวนเงิน (บาท)", 24.0, "right"),
    Column("จำนวนเงินเป็นตัวหนังสือ", 71.0),
)
_ONCE = {"down": "เงินวางวันแรก", "pay": "ชำระครั้งเดียว"}


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the agreement; `duties` of the wording are articles after those that were agreed on."""
    parts.require_sides(facts)
    parts.required(facts.terms, "ข้อตกลง", "terms")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *_made(facts),
        *_parties(facts),
        *parts.paragraphs(wording.cause, known, facts),
        *_articles(facts, fill(wording.duties, known).splitlines()),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        Signers((*parts.of_sides(facts), *parts.of_mediators(facts))),
        *parts.thumbs(facts, (*facts.side("1"), *facts.side("2"))),
    ]
    return parts.finished(facts, "agreement", subject, blocks)


def marks(terms: Sequence[AgreedTerm]) -> dict[int, str]:
    """Say under which mark each term is printed, by its number: an act as an article, money as a line of the plan."""
    marked: dict[int, str] = {}
    articles = instalments = 0
    for one in sorted(terms, key=lambda one: one.number):
        if one.kind == "act":
            articles += 1
            marked[one.number] = f"ข้อ {articles}"
        elif one.kind == "instalment":
            instalments += 1
            marked[one.number] = f"งวดที่ {instalments}"
        else:
            marked[one.number] = _ONCE[one.kind]
    return marked


def _made(facts: CaseFacts) -> list[Block]:
    made_on = facts.dated or facts.ended
    return [
        Line(f"ทำที่ {facts.agreed_at or '.' * 48}", "right"),
        Line(f"วันที่ {dates.full(made_on) if made_on else '.' * 36}", "right"),
    ]


def _parties(facts: CaseFacts) -> Iterator[Block]:
    """Name both sides with all that tells who they are."""
    yield Paragraph("บันทึกนี้ทำขึ้นระหว่าง")
    yield from parts.sides(facts, described)


def _articles(facts: CaseFacts, usual: Sequence[str]) -> Iterator[Block]:
    """Write what was agreed on as articles, the money plan as one of them, and then the usual articles."""
    ordered = sorted(facts.terms, key=lambda one: one.number)
    marked = marks(ordered)
    plan = [one for one in ordered if one.kind != "act"]
    for one in ordered:
        if one.kind == "act":
            yield _article(marked[one.number], _said(one), facts)
    count = len(ordered) - len(plan)
    if plan:
        count += 1
        yield _article(f"ข้อ {count}", facts.plan or _promised(plan), facts)
        yield Table(_COLUMNS, tuple(_rows(plan, marked)))
        conditions = dict.fromkeys(filter(None, (one.words.strip() for one in plan)))
        yield from (of_papers.paragraph(one, facts) for one in conditions)
    for number, clause in enumerate(filter(None, map(str.strip, usual)), start=count + 1):
        yield _article(f"ข้อ {number}", clause, facts)


def _article(mark: str, text: str, facts: CaseFacts) -> Paragraph:
    return of_papers.paragraph(f"{mark}  {text}", facts)


def _said(term: AgreedTerm) -> str:
    due = f" ภายในวันที่ {dates.long(term.due)}" if term.due else ""
    return f"{term.words.strip()}{due}"


def _promised(plan: Sequence[AgreedTerm]) -> str:
    total = sum(one.amount or 0 for one in plan)
    return f"{plan[0].by or 'คู่พิพาท'} ตกลงชำระเงินรวม {money(total)} ตามกำหนดดังต่อไปนี้"


def _rows(plan: Sequence[AgreedTerm], marked: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for one in plan:
        yield marked[one.number], day(one.due), *_amounts(one.amount)
    if len(plan) > 1:
        yield "รวม", "", *_amounts(sum(one.amount or 0 for one in plan))


def _amounts(satang: int | None) -> tuple[str, str]:
    if satang is None:
        return "", ""
    return digits.baht(satang), words.baht(Decimal(satang) / 100)
