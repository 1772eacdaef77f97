"""แผนผังคณะกรรมการ for the wall of the centre: its people in tiers from the chair down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts, plain
from desktop.documents.contents.blocks import PAPERS, Block, Chart, Contents, Line, Node
from desktop.documents.contents.facts import COMMON, Facts, Member, meanings, places, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="chart",
    start=date(2008, 2, 28),
    subject="แผนผัง{ชื่อคณะ}",
    cause="ตำบล{ตำบล} อำเภอ{อำเภอ} จังหวัด{จังหวัด}",
    resolve="จำนวน {จำนวนคน} คน",
    closing="ข้อมูล ณ วันที่ {วันที่ของหนังสือ?}",
    source="แนวปฏิบัติทั่วไป ไม่มีแบบตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖",
)
FIELDS = meanings((*COMMON, "วันที่ของหนังสือ"))
_PLAIN = ("กรรมการ", "คณะทำงาน")
_TITLE, _SMALL = 20.0, 15.0  # points on A4
_OF_A3 = 1.4  # times as large on a sheet twice as large


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the chart on the paper that was chosen; the lines of the wording stand above it."""
    parts.require_members(facts)
    known = values(facts, FIELDS)
    above = (*plain.lines_of(wording.resolve, known), *plain.lines_of(wording.closing, known))
    paper = facts.typed.size if facts.typed.size in PAPERS else "A4"
    grown = _OF_A3 if paper.startswith("A3") else 1.0
    head, _line = plain.heading(wording, known, facts)
    blocks: list[Block] = [
        replace(head, size=_TITLE * grown),
        Line(" ".join(above), "centre", size=_SMALL * grown),
        Chart(_tiers(facts)),
    ]
    return plain.finished(facts, "chart", fill(wording.subject, known), blocks, paper)


def _tiers(facts: Facts) -> tuple[tuple[Node, ...], ...]:
    """Put people in tiers: the chair, the vice chairs, the officers, the others, the advisers; none is empty."""
    tiers: list[list[Node]] = [[] for _ in range(5)]
    for member in facts.members:
        tiers[_tier(member.position)].append(_node(member, facts))
    return tuple(tuple(tier) for tier in tiers if tier)


def _node(member: Member, facts: Facts) -> Node:
    """Show a person with whom they stand for, whose names of places and groups are known."""
    note = member.standing or member.organisation or member.village
    given = (*plain.names_in(note, facts), *places(facts), member.organisation, *member.village.split())
    names = tuple(dict.fromkeys(name for name in given if name and name in note))
    return Node(member.name, member.position, note, member.portrait, names)


def _tier(position: str) -> int:
    if position.startswith("ประธาน"):
        return 0
    if position.startswith("รองประธาน"):
        return 1
    if "ที่ปรึกษา" in position:
        return 4
    return 3 if position in _PLAIN else 2
