"""The parts that papers of the district share: paragraphs from templates, articles, date line, signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.documents.contents.blocks import (
    Block,
    Contents,
    DateLine,
    Heading,
    Item,
    NumberedList,
    Paragraph,
    Signature,
    mapped,
)
from desktop.documents.contents.facts import TITLES, Facts, names
from desktop.documents.contents.wording import fill
from desktop.domain.papers import NUMBERED
from desktop.errors import CannotDo
from desktop.thai import dates, digits

_DOTS = "." * 12
_LEADS = ("ดังนี้", "ดังต่อไปนี้")


def paragraphs(template: str, values: Mapping[str, str], facts: Facts) -> list[Block]:
    """Fill a template and make each of its lines a paragraph."""
    lines = fill(template, values).splitlines()
    return [paragraph(line, facts) for line in lines if line.strip()]


def paragraph(text: str, facts: Facts) -> Paragraph:
    """Make one paragraph that knows the proper names in it."""
    return Paragraph(text.strip(), _within(text, names(facts)))


def articles(template: str, values: Mapping[str, str], facts: Facts) -> list[Block]:
    """Fill a template of one article a line and number them; a line that ends with ดังนี้ leads what follows."""
    blocks: list[Block] = []
    items: list[Item] = []
    for line in filter(None, map(str.strip, fill(template, values).splitlines())):
        if line.endswith(_LEADS):
            blocks += [*_list(items), paragraph(line, facts)]
            items = []
        else:
            items.append(Item(f"{len(items) + 1}.", line, _within(line, names(facts))))
    return [*blocks, *_list(items)]


def order_number(facts: Facts) -> str:
    """Write the ที่ line of an order, with dots for what is written by hand."""
    year = facts.year or (dates.year(facts.dated) if facts.dated else None)
    return f"ที่ {facts.number or _DOTS}/{year or _DOTS}"


def date_line(verb: str, dated: date | None) -> DateLine:
    """Write ประกาศ or สั่ง ณ วันที่, with dots where the date is written by hand."""
    if dated:
        return DateLine(f"{verb} ณ วันที่ {dates.full(dated)}")
    return DateLine(f"{verb} ณ วันที่ {_DOTS[:10]} เดือน {_DOTS * 2} พ.ศ. {_DOTS}")


def signature(facts: Facts) -> Signature:
    """Write the name and post of who signs; `CannotDo` where nobody is named."""
    if not facts.signer_name.strip():
        raise CannotDo("ยังไม่มี “ผู้ลงนาม” กรุณาเลือกผู้ลงนามก่อนออกหนังสือ", "signer")
    return Signature(f"({facts.signer_name.strip()})", facts.signer_lines)


def heading(facts: Facts, kind: str, subject: str, *between: str) -> Heading:
    """Write the centred head: the kind with its office, lines between, and เรื่อง."""
    lines = (TITLES[kind] + facts.district, *between, f"เรื่อง {subject}")
    return Heading(lines, _within(subject, names(facts)))


def finished(facts: Facts, kind: str, subject: str, blocks: Iterable[Block]) -> Contents:
    """Close a paper: one kind of digits everywhere, and its title for the properties of the file."""
    change = digits.to_thai if facts.thai_digits else digits.to_arabic
    numbered = f" {order_number(facts)}" if facts.number and kind in NUMBERED else ""
    return Contents(
        kind=kind,
        title=change(f"{TITLES[kind]}{facts.district}{numbered} เรื่อง {subject}"),
        subject=change(subject),
        blocks=mapped(blocks, change),
        dated=facts.dated.isoformat() if facts.dated else "",
        emblem=facts.emblem_way,
        thai_digits=facts.thai_digits,
    )


def require_members(facts: Facts) -> None:
    """Refuse a paper that lists names while there is none."""
    if not facts.members:
        raise CannotDo("ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ", "members")


def _within(text: str, given: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(given) if name and name in text)


def _list(items: list[Item]) -> list[Block]:
    return [NumberedList(tuple(items))] if items else []
