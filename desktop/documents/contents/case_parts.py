"""What the papers of a case share: heads, who the parties are, lines to fill in, places to sign, letters of the centre."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from desktop.documents.contents import case_fields, parts, plain
from desktop.documents.contents.blocks import (
    Block,
    Contents,
    Label,
    LabelLine,
    Letterhead,
    Line,
    Paragraph,
    Signer,
    Signers,
    Subheading,
)
from desktop.documents.contents.case_facts import CaseFacts, CaseParty
from desktop.documents.contents.case_fields import REPRESENTS, SIDES, centre
from desktop.documents.contents.facts import DOTS
from desktop.documents.contents.wording import fill
from desktop.domain.case_papers import CASE_PAPERS
from desktop.domain.papers import Wording
from desktop.errors import CannotDo
from desktop.thai import dates, digits

GENERAL = "แนวปฏิบัติทั่วไป ยังไม่ยืนยันกับแบบของทางราชการ"
_TAB = 38.0  # mm, where the words after a title begin
_WITNESSES = 2
_BY_HAND = DOTS * 4  # a name under a line to sign on
_THUMB = "ลายพิมพ์นิ้ว.......... มือ.........."
_THUMBS = "ลายพิมพ์นิ้วมือ (ใช้เมื่อลงลายมือชื่อไม่ได้)"
_CERTIFIED = "พยานขอรับรองว่าคู่พิพาทลงลายมือชื่อต่อหน้าพยาน และลายพิมพ์นิ้วมือ (ถ้ามี) เป็นของผู้ที่ระบุชื่อไว้จริง"
_WITNESS = "พยานและผู้รับรองลายพิมพ์นิ้วมือ"


def finished(
    facts: CaseFacts, kind: str, subject: str, blocks: Iterable[Block], *, letter: bool = False
) -> Contents:
    """Close a paper; its title names no person, and only a letter bears the emblem."""
    made = plain.finished(facts, f"case_{kind}", subject, blocks)
    number = facts.case_number
    change = parts.in_digits(digits.to_thai if facts.thai_digits else digits.to_arabic)
    title = change(f"{CASE_PAPERS[kind].title} {number}".rstrip())
    return replace(made, title=title, emblem=facts.emblem_way if letter else "none")


def required(known: object, name: str, field: str) -> None:
    """Refuse a paper that lacks what it is about."""
    if not known:
        raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", field, name=name)


def the_party(facts: CaseFacts) -> CaseParty:
    """Give the party that a paper is about; `CannotDo` where there is none."""
    if facts.party is None:
        raise CannotDo("ต้องเลือกคู่พิพาทก่อนออกหนังสือ", "party")
    return facts.party


def require_sides(facts: CaseFacts) -> None:
    """Refuse a paper that both sides sign while one is not known, or a minor has nobody to act."""
    required(facts.side("1"), SIDES["1"], "parties")
    required(facts.side("2"), SIDES["2"], "parties")
    for party in (*facts.side("1"), *facts.side("2")):
        require_representative(party)


def require_representative(party: CaseParty) -> None:
    """Refuse a paper signed for one who cannot act alone while nobody is named to act for them."""
    if party.capacity != "full" and not party.represented_by.strip():
        raise CannotDo("ยังไม่มีผู้แทนของ {name} กรุณากรอกก่อนออกหนังสือ", "represented_by", name=party.name)


def head(facts: CaseFacts, title: str, *lines: str) -> list[Block]:
    """Write the centred head of a paper of the centre, with the number of its case at the right."""
    number = Line(f"เลขคำร้อง {facts.case_number or DOTS * 2}", "right")
    return [number, *plain.headed((title, centre(facts), *lines), facts)]


def line(*labels: Label, tab: float = 0.0) -> LabelLine:
    """Write titles with their words on dots."""
    return LabelLine(labels, tab, leader=True)


def named(title: str, words: str, facts: CaseFacts, width: float = 0.0) -> Label:
    """Make a title with its words, whose proper names are never cut."""
    return parts.label(title, words, facts, width)


def written(facts: CaseFacts) -> list[Block]:
    """Write where and when a paper was written, at the right."""
    day = dates.full(facts.dated) if facts.dated else f"{DOTS[:8]} เดือน {DOTS * 2} พ.ศ. {DOTS}"
    return [Line(f"เขียนที่ {facts.written_at or DOTS * 4}", "right"), Line(f"วันที่ {day}", "right")]


def long_text(text: str, facts: CaseFacts, blank: int) -> list[Block]:
    """Write what was told, or leave dotted lines for it."""
    return plain.typed(text, facts) or [line(Label("", ""))] * blank


def name_of(party: CaseParty) -> str:
    """Name a party."""
    return party.name


def sides(facts: CaseFacts, say: Callable[[CaseParty], str] = name_of) -> Iterator[LabelLine]:
    """Name the parties of both sides, each on lines of its own after the title of the side."""
    for side in ("1", "2"):
        parties = facts.side(side)
        for number, party in enumerate(parties, start=1):
            mark = f"({number}) " if len(parties) > 1 else ""
            yield LabelLine((named(SIDES[side] if number == 1 else "", mark + say(party), facts),), tab=_TAB)


def in_short(facts: CaseFacts) -> Iterator[LabelLine]:
    """Name both sides and what they dispute about, one line each."""
    parties = {SIDES[side]: case_fields.named(facts.side(side)) for side in ("1", "2")}
    yield from told({**parties, "เรื่อง": facts.about}, facts)


def told(said: Mapping[str, str], facts: CaseFacts) -> Iterator[LabelLine]:
    """Write words after their titles, those that are known."""
    for title, words in said.items():
        if words:
            yield LabelLine((named(title, words, facts),), tab=_TAB)


def paragraphs(template: str, known: Mapping[str, str], facts: CaseFacts) -> list[Block]:
    """Fill a template and make each of its lines a paragraph."""
    return parts.paragraphs(template, known, facts)


# Places to sign


def signer(role: str, name: str = "") -> Signer:
    """Make a place to sign; who is not known yet writes the name by hand."""
    return Signer(f"({name or _BY_HAND})", (role,))


def of_party(party: CaseParty) -> Signer:
    """Make the place where a party signs, or who acts for them."""
    if not party.represented_by:
        return signer(SIDES[party.side], party.name)
    stands = f"{REPRESENTS[party.capacity]}ของ {party.name}"
    return Signer(f"({party.represented_by})", (stands, SIDES[party.side]), names=(party.name,))


def alone(place: Signer) -> Signers:
    """Put one place to sign at the right."""
    return Signers((Signer(), place))


def of_sides(facts: CaseFacts) -> list[Signer]:
    """Make the places of both sides, one side under the other's left and right."""
    first, second = ([of_party(party) for party in facts.side(side)] for side in ("1", "2"))
    longest = max(len(first), len(second))
    free = Signer()
    rows = zip(
        [*first, *[free] * (longest - len(first))], [*second, *[free] * (longest - len(second))], strict=True
    )
    return [place for row in rows for place in row]


def of_mediators(facts: CaseFacts) -> list[Signer]:
    """Make the places of the mediators; the one who presides is named so where there are several."""
    several = len(facts.mediators) > 1
    return [
        signer("ประธานผู้ไกล่เกลี่ย" if one.chair and several else "ผู้ไกล่เกลี่ย", one.name) for one in facts.mediators
    ] or [signer("ผู้ไกล่เกลี่ย")]


def of_witnesses(facts: CaseFacts) -> list[Signer]:
    """Make the places of two witnesses or more, who also certify thumbprints."""
    known = (*facts.witnesses, *[""] * _WITNESSES)[: max(len(facts.witnesses), _WITNESSES)]
    return [signer(_WITNESS, name) for name in known]


def thumb(party: CaseParty | None = None) -> Signer:
    """Make a box for the thumbprint of a party, or of who acts for them."""
    name = (party.represented_by or party.name) if party else ""
    return Signer(_THUMB, (f"ของ {name or DOTS * 3}",), thumb=True, names=(name,) if name else ())


def thumbs(facts: CaseFacts, parties: Iterable[CaseParty]) -> Iterator[Block]:
    """Make boxes for the thumbprints of parties, and places for the witnesses, who certify them."""
    yield Subheading(_THUMBS)
    yield Signers(tuple(thumb(party) for party in parties), columns=3)
    yield Paragraph(_CERTIFIED)
    yield Signers(tuple(of_witnesses(facts)))


# Letters of the centre


def number_line(facts: CaseFacts, title: str = "ที่") -> str:
    """Write the number among the letters of the centre, with dots for what is written by hand."""
    year = facts.year or (dates.year(facts.dated) if facts.dated else None)
    return f"{title} {facts.number or DOTS}/{year or DOTS}"


def letterhead(facts: CaseFacts, title: str = "ที่") -> Letterhead:
    """Write the head of a letter: its number, and the centre with where it is."""
    number, centred = number_line(facts, title), facts.centre
    if not centred:
        return Letterhead(number, parts.office_lines(facts))
    tambon = f"ตำบล{facts.tambon}" if facts.tambon and centred.endswith(f"ตำบล{facts.tambon}") else ""
    places = f"{tambon} อำเภอ{facts.district}".strip(), f"จังหวัด{facts.province}"
    return Letterhead(number, (centred.removesuffix(tambon), *places))


def letter(
    facts: CaseFacts, wording: Wording, known: Mapping[str, str], to: str, *body: Block
) -> list[Block]:
    """Write a letter in its words: head, receiver, cause, body, what is asked, farewell, signature, how to reach us."""
    subject = fill(wording.subject, known)
    *last, farewell = fill(wording.closing, known).strip().splitlines() or [""]
    return [
        letterhead(facts),
        parts.day_line(facts),
        LabelLine((named("เรื่อง", subject, facts),)),
        LabelLine((named("เรียน", to, facts),)),
        *paragraphs(wording.cause, known, facts),
        *body,
        *parts.articles(wording.duties, known, facts),
        *paragraphs(wording.resolve, known, facts),
        *(parts.paragraph(one, facts) for one in last),
        Line(farewell, "signature"),
        parts.signature(facts),
        *([Line(f"โทร. {facts.writer.phone}")] if facts.writer.phone.strip() else []),
    ]
