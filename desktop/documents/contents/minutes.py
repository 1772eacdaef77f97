"""รายงานการประชุม: who came and who did not, what was said of each matter, and the resolutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.documents.contents import plain
from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Item,
    Label,
    LabelLine,
    Line,
    NumberedList,
    Paragraph,
    Signature,
    Subheading,
    Table,
)
from desktop.documents.contents.facts import (
    COMMON,
    MEETING,
    Attendee,
    Facts,
    Gathering,
    Matter,
    meanings,
    places,
    values,
)
from desktop.documents.contents.wording import fill
from desktop.domain.meetings import CAME
from desktop.domain.papers import Wording
from desktop.errors import CannotDo

DEFAULT = Wording(
    kind="minutes",
    start=date(2008, 2, 28),
    subject="รายงานการประชุม{ชื่อคณะ}",
    cause="ครั้งที่ {ครั้งที่ประชุม}\nเมื่อวัน{วันประชุม}ที่ {วันที่ประชุม}\nณ {สถานที่ประชุม}",
    resolve="เมื่อกรรมการมาประชุมพร้อมแล้ว ประธานกล่าวเปิดประชุม และดำเนินการประชุมตามระเบียบวาระ ดังนี้",
    closing="เลิกประชุมเวลา {เวลาเลิกประชุม} น.",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๕ แบบที่ ๑๑; ถ้อยคำ: แนวปฏิบัติทั่วไป",
)
FIELDS = meanings((*COMMON, *MEETING))
_BEGAN = "เริ่มประชุมเวลา {เวลาเริ่มประชุม} น."
_RESOLUTION = "มติที่ประชุม"
_COLUMNS = (Column("", 18.0, "right"), Column("", 60.0, names=True), Column("", 82.0))
_TAB = 28.0  # mm, where the words of a resolution begin


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the minutes; `CannotDo` names what was not recorded of the meeting."""
    meeting = plain.the_meeting(facts)
    _require(meeting)
    known = values(facts, FIELDS)
    blocks: list[Block] = [
        *plain.heading(wording, known, facts),
        *_lists(meeting, facts),
        Line(fill(_BEGAN, known), bold=True),
        *plain.typed(meeting.opening or fill(wording.resolve, known), facts),
        *_agenda(meeting, facts),
        *(Line(line, bold=True) for line in plain.lines_of(wording.closing, known)),
        *_signatures(meeting),
    ]
    return plain.finished(facts, "minutes", plain.subject(wording, known), blocks)


def _require(meeting: Gathering) -> None:
    if not any(one.presence in CAME for one in meeting.attendees if not one.guest):
        raise CannotDo("ยังไม่มีผู้มาประชุม กรุณาบันทึกการมาประชุมก่อนออกรายงานการประชุม", "attendances")
    for one in meeting.attendees:
        if not one.presence:
            raise CannotDo(
                "ยังไม่ได้บันทึกว่า {name} มาประชุมหรือไม่ กรุณาบันทึกก่อนออกรายงานการประชุม", "attendances", name=one.name
            )
    if not meeting.recorder[0]:
        raise CannotDo("ยังไม่มีผู้จดรายงานการประชุม กรุณาเลือกก่อนออกรายงานการประชุม", "recorded_by")


def _lists(meeting: Gathering, facts: Facts) -> Iterator[Block]:
    """List who came, who did not, and the guests who came, each numbered from one."""
    members = [one for one in meeting.attendees if not one.guest]
    guests = [one for one in meeting.attendees if one.guest and one.presence in CAME]
    yield from _list("ผู้มาประชุม", [one for one in members if one.presence in CAME], facts)
    yield from _list("ผู้ไม่มาประชุม", [one for one in members if one.presence not in CAME], facts)
    if guests:
        yield from _list("ผู้เข้าร่วมประชุม", guests, facts)


def _list(title: str, people: Sequence[Attendee], facts: Facts) -> Iterator[Block]:
    yield Subheading(title)
    rows = tuple((f"{place}.", *_named(one)) for place, one in enumerate(people, start=1))
    kept_whole = (*places(facts), *(one.name for one in people))
    yield Table(_COLUMNS, rows, kept_whole, ruled=False) if rows else Paragraph(plain.NOTHING)


def _named(one: Attendee) -> tuple[str, str]:
    """Give name and position; who came for another is named with them (ข้อ ๒๕), who did not come with the reason."""
    if one.presence == "substitute":
        return one.substitute, f"{one.position} (แทน {one.name})".strip()
    reason = f"({one.reason})" if one.presence == "absent" and one.reason else ""
    return one.name, f"{one.position} {reason}".strip()


def _agenda(meeting: Gathering, facts: Facts) -> Iterator[Block]:
    for _part, head, matters in plain.parts_of(meeting):
        yield head
        if not matters:
            yield Paragraph(plain.NOTHING)
        for number, matter in matters:
            yield from _matter(number, matter, facts)


def _matter(number: str, matter: Matter, facts: Facts) -> Iterator[Block]:
    yield NumberedList((Item(number, matter.title, plain.names_in(matter.title, facts)),))
    yield from plain.typed(matter.detail, facts)
    for place, line in enumerate(filter(None, map(str.strip, matter.resolution.splitlines()))):
        title = "" if place else _RESOLUTION
        yield LabelLine((Label(title, line, plain.names_in(line, facts)),), _TAB, bold=True)


def _signatures(meeting: Gathering) -> Iterator[Signature]:
    roles = {"ผู้จดรายงานการประชุม": meeting.recorder, "ผู้ตรวจรายงานการประชุม": meeting.checker}
    for role, (name, position) in roles.items():
        if name:
            yield Signature(f"({name})", (position,) if position else (), role)
