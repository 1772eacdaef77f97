"""What the papers of a centre and of its meetings share: no Garuda and no number, being no papers of the district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Block, Contents, Divider, Heading, Subheading, mapped
from desktop.documents.contents.facts import Facts, Gathering, Matter, names
from desktop.documents.contents.wording import fill
from desktop.domain.meetings import PARTS
from desktop.domain.papers import Wording
from desktop.errors import CannotDo
from desktop.thai import digits

NOTHING = "ไม่มี"


def heading(wording: Wording, known: Mapping[str, str], facts: Facts) -> tuple[Heading, Divider]:
    """Write the centred head: what the paper is, and the lines of its cause."""
    return headed((fill(wording.subject, known), *lines_of(wording.cause, known)), facts)


def headed(lines: tuple[str, ...], facts: Facts) -> tuple[Heading, Divider]:
    """Write a centred head of finished lines."""
    return Heading(lines, names_in("\n".join(lines), facts)), Divider()


def lines_of(template: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Fill a template and give its lines."""
    return tuple(filter(None, map(str.strip, fill(template, known).splitlines())))


def subject(wording: Wording, known: Mapping[str, str]) -> str:
    """Name a paper of a meeting for the register: what it is, and which meeting it is of."""
    return " ".join((fill(wording.subject, known), *lines_of(wording.cause, known)[:1]))


def finished(facts: Facts, kind: str, subject: str, blocks: Iterable[Block], paper: str = "A4") -> Contents:
    """Close a paper: one kind of digits everywhere, no emblem."""
    change = parts.in_digits(digits.to_thai if facts.thai_digits else digits.to_arabic)
    return Contents(
        kind=kind,
        title=change(subject),
        subject=change(subject),
        blocks=mapped(blocks, change),
        dated=facts.dated.isoformat() if facts.dated else "",
        emblem="none",
        thai_digits=facts.thai_digits,
        paper=paper,
    )


def the_meeting(facts: Facts) -> Gathering:
    """Give the meeting that a paper is made from; `CannotDo` where there is none."""
    if facts.meeting is None:
        raise CannotDo("ต้องเลือกการประชุมก่อนออกหนังสือ", "meeting")
    return facts.meeting


def typed(text: str, facts: Facts) -> list[Block]:
    """Make paragraphs and lists of what was typed; braces in it mean nothing."""
    return parts.paragraphs("{0}", {"0": text}, facts) if text.strip() else []


def names_in(text: str, facts: Facts) -> tuple[str, ...]:
    """List the proper names in a text, which no line cuts."""
    return tuple(name for name in dict.fromkeys(names(facts)) if name and name in text)


def parts_of(meeting: Gathering) -> list[tuple[str, Subheading, list[tuple[str, Matter]]]]:
    """List the parts of an agenda, each with its head and its matters with their numbers."""
    found = []
    for part, title in PARTS.items():
        matters = [matter for matter in meeting.agenda if matter.part == part]
        numbered = [(f"{part}.{number}", matter) for number, matter in enumerate(matters, start=1)]
        found.append((part, Subheading(f"ระเบียบวาระที่ {part} {title}"), numbered))
    return found
