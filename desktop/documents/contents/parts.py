"""The parts that papers of the district share: paragraphs from templates, articles, number, date line, signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby

from desktop.documents.contents.blocks import (
    Block,
    Contents,
    DateLine,
    Heading,
    Item,
    Label,
    LabelLine,
    Line,
    NumberedList,
    Paragraph,
    Signature,
    mapped,
)
from desktop.documents.contents.facts import DOTS, TITLES, Facts, names, numbered
from desktop.documents.contents.wording import fill
from desktop.domain.papers import PAPER_KINDS
from desktop.errors import CannotDo
from desktop.thai import dates, digits

_LEADS = ("ดังนี้", "ดังต่อไปนี้")
_CLOSINGS = ("จึงเรียนมา", "จึงกราบเรียนมา", "จึงนมัสการมา", "จึงประกาศ", "จึงขอประกาศ", "ทั้งนี้ ตั้งแต่")
_NUMBER = r"[1-9๑-๙][0-9๐-๙]?"
_MARKED = re.compile(  # a line that was typed with its mark: 1. or 1) or (1) or (ก) or 1.2 or -
    rf"(?P<mark>{_NUMBER}[.)]|{_NUMBER}(?:\.{_NUMBER})+[.)]?|\((?:{_NUMBER}|[ก-ฮ])\)|[-–•])\s+(?!น\.)(?P<text>\S.*)"
)
_NET_ADDRESS = re.compile(r"(?<![!-~])([!-~]+(?:@|://)[!-~]+)")
_TYPED = {"เรื่อง": "subject", "เรียน": "to", "เนื้อความ": "body"}  # fields of a paper that the officer types


def paragraphs(template: str, values: Mapping[str, str], facts: Facts) -> list[Block]:
    """Fill a template and make each of its lines a paragraph, those with marks of their own articles of a list."""
    lines = filter(None, map(str.strip, fill(template, values).splitlines()))
    blocks: list[Block] = []
    for level, group in groupby(((line, _MARKED.fullmatch(line)) for line in lines), _level):
        if level is None:
            blocks += [paragraph(line, facts) for line, _marked in group]
        else:
            items = tuple(_item(marked, facts) for _line, marked in group if marked)
            blocks.append(NumberedList(items, level))
    return blocks


def _level(line: tuple[str, re.Match[str] | None]) -> int | None:
    """Tell how deep an article stands by its mark, ๑. or ๑.๑; None for a line without one."""
    marked = line[1]
    return marked["mark"].rstrip(".)").count(".") if marked else None


def _item(marked: re.Match[str], facts: Facts) -> Item:
    return Item(marked["mark"], marked["text"], _within(marked["text"], names(facts)))


def paragraph(text: str, facts: Facts) -> Paragraph:
    """Make one paragraph that knows the proper names in it."""
    return Paragraph(text.strip(), _within(text, names(facts)))


def articles(template: str, values: Mapping[str, str], facts: Facts) -> list[Block]:
    """Fill a template of one article a line and number them."""
    return numbered_lines(fill(template, values).splitlines(), facts)


def numbered_lines(lines: Iterable[str], facts: Facts) -> list[Block]:
    """Number lines as articles; one that ends with ดังนี้ leads what follows, which is numbered anew."""
    blocks: list[Block] = []
    items: list[Item] = []
    for line in filter(None, map(str.strip, lines)):
        if line.endswith(_LEADS):
            blocks += [*_list(items), paragraph(line, facts)]
            items = []
        else:
            items.append(Item(f"{len(items) + 1}.", line, _within(line, names(facts))))
    return [*blocks, *_list(items)]


def beyond(template: str, typed: str) -> str:
    """Leave out the closing lines of a template that an officer has typed already, such as จึงเรียนมาเพื่อ…."""
    begun = tuple(
        one for one in _CLOSINGS if any(line.strip().startswith(one) for line in typed.splitlines())
    )
    return "\n".join(
        line for line in template.splitlines() if not begun or not line.strip().startswith(begun)
    )


def number_line(facts: Facts, kind: str) -> str:
    """Write the ที่ or เลขที่ of a paper, with dots for what is written by hand."""
    year = facts.year or (dates.year(facts.dated) if facts.dated else None)
    return numbered(kind, facts.number, year, facts.writer.letter_code.strip())


def day_line(facts: Facts) -> Line:
    """Write the date of a letter, which begins in the middle and has neither วันที่ nor พ.ศ."""
    return Line(dates.long(facts.dated) if facts.dated else f"{DOTS} {DOTS * 2} {DOTS}", "middle")


def date_line(verb: str, dated: date | None) -> DateLine:
    """Write ประกาศ or สั่ง ณ วันที่, with dots where the date is written by hand."""
    if dated:
        return DateLine(f"{verb} ณ วันที่ {dates.full(dated)}")
    return DateLine(f"{verb} ณ วันที่ {DOTS[:10]} เดือน {DOTS * 2} พ.ศ. {DOTS}")


def office_lines(facts: Facts) -> tuple[str, ...]:
    """Name the office with its address, as at the head of a letter."""
    place = f"ที่ว่าการอำเภอ{facts.district}"
    address = tuple(filter(None, map(str.strip, facts.writer.address)))
    if not address:
        return (place, f"จังหวัด{facts.province}")
    return address if any("ที่ว่าการ" in line for line in address) else (place, *address)


def label(title: str, text: str, facts: Facts, width: float = 0.0) -> Label:
    """Make a title with its words, which know the proper names in them."""
    return Label(title, text, _within(text, names(facts)), width)


def label_lines(title: str, lines: str, facts: Facts, tab: float) -> list[Block]:
    """Put one line of words after a title, or number several under each other at a tab, in mm."""
    said = list(filter(None, map(str.strip, lines.splitlines())))
    if len(said) < 2:
        return [LabelLine((label(title, line, facts),)) for line in said]
    marked = all(map(_MARKED.fullmatch, said))
    texts = said if marked else [f"{number}. {line}" for number, line in enumerate(said, 1)]
    titles = (title, *[""] * len(said))
    return [LabelLine((label(*both, facts),), tab) for both in zip(titles, texts, strict=False)]


def signature(facts: Facts) -> Signature:
    """Write the name and post of who signs; `CannotDo` where nobody is named."""
    if not facts.signer_name.strip():
        raise CannotDo("ยังไม่มี “ผู้ลงนาม” กรุณาเลือกผู้ลงนามก่อนออกหนังสือ", "signer")
    return Signature(f"({facts.signer_name.strip()})", facts.signer_lines)


def signature_of_officer(facts: Facts) -> Signature:
    """Write the name and post of the chosen signer, or else of the officer who writes."""
    officer, position = facts.writer.officer.strip(), facts.writer.officer_position.strip()
    if facts.signer_name.strip() or not officer:
        return signature(facts)
    return Signature(f"({officer})", (position,) if position else ())


def heading(facts: Facts, kind: str, subject: str, *between: str) -> Heading:
    """Write the centred head: the kind with its office, lines between, and เรื่อง."""
    lines = (TITLES[kind] + facts.district, *between, f"เรื่อง {subject}")
    return Heading(lines, _within(subject, names(facts)))


def finished(facts: Facts, kind: str, subject: str, blocks: Iterable[Block]) -> Contents:
    """Close a paper: one kind of digits everywhere, and its title for the properties of the file."""
    change = in_digits(digits.to_thai if facts.thai_digits else digits.to_arabic)
    number = f" {number_line(facts, kind)}" if facts.number and PAPER_KINDS[kind].printed else ""
    return Contents(
        kind=kind,
        title=change(f"{TITLES[kind]}{facts.district}{number} เรื่อง {subject}"),
        subject=change(subject),
        blocks=mapped(blocks, change),
        dated=facts.dated.isoformat() if facts.dated else "",
        emblem=facts.emblem_way,
        thai_digits=facts.thai_digits,
        urgency=facts.typed.urgency,
        secrecy=facts.typed.secrecy,
    )


def in_digits(change: Callable[[str], str]) -> Callable[[str], str]:
    """Change the digits of a text but for those of an address of the net, which would reach nobody."""

    def changed(text: str) -> str:
        between_and_addresses = enumerate(_NET_ADDRESS.split(text))
        return "".join(one if number % 2 else change(one) for number, one in between_and_addresses)

    return changed


def require_typed(facts: Facts, *needed: str) -> None:
    """Refuse a paper while one of the named fields was not typed."""
    for name in needed:
        field = _TYPED[name]
        if not getattr(facts.typed, field).strip():
            raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", field, name=name)


def require_members(facts: Facts) -> None:
    """Refuse a paper that lists names while there is none."""
    if not facts.members:
        raise CannotDo("ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ", "members")


def _within(text: str, given: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(given) if name and name in text)


def _list(items: list[Item]) -> list[Block]:
    return [NumberedList(tuple(items))] if items else []
