"""บัญชีลงชื่อผู้เข้าประชุม: a row to sign for everybody invited, members and guests, and blank rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.documents.contents import plain
from desktop.documents.contents.blocks import Block, Column, Contents, Subheading, Table
from desktop.documents.contents.facts import COMMON, MEETING, Attendee, Facts, meanings, places, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo

DEFAULT = Wording(
    kind="attendance",
    start=date(2008, 2, 28),
    subject="บัญชีลงชื่อผู้เข้าประชุม{ชื่อคณะ}",
    cause="ครั้งที่ {ครั้งที่ประชุม}\nวัน{วันประชุม}ที่ {วันที่ประชุม} เวลา {เวลาเริ่มประชุม} น.\nณ {สถานที่ประชุม}",
    resolve="ผู้มาประชุม",
    closing="ผู้เข้าร่วมประชุม",
    source="แนวปฏิบัติทั่วไป ไม่มีแบบตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖",
)
FIELDS = meanings((*COMMON, *MEETING))
_COLUMNS = (
    Column("ที่", 12.0, "centre"),
    Column("ชื่อ – สกุล", 52.0, names=True),
    Column("ตำแหน่ง", 42.0),
    Column("ลายมือชื่อ", 34.0),
    Column("หมายเหตุ", 20.0),
)
_ROW = 10.0  # mm, room for a hand signature
_BLANK = 5  # rows for those who come unasked


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the sheet; the wording names its two parts."""
    meeting = plain.the_meeting(facts)
    if not meeting.attendees:
        raise CannotDo("ยังไม่มีรายชื่อผู้เข้าประชุม กรุณาเพิ่มรายชื่อก่อนออกบัญชีลงชื่อ", "attendances")
    known = values(facts, FIELDS)
    members = [one for one in meeting.attendees if not one.guest]
    guests = [one for one in meeting.attendees if one.guest]
    blocks: list[Block] = [*plain.heading(wording, known, facts)]
    if members:
        blocks += [Subheading(fill(wording.resolve, known)), _table(members, 0, facts)]
    blocks += [Subheading(fill(wording.closing, known)), _table(guests, _BLANK, facts)]
    return plain.finished(facts, "attendance", plain.subject(wording, known), blocks)


def _table(people: Sequence[Attendee], blank: int, facts: Facts) -> Table:
    rows = [
        (str(place), one.name, one.position, "", _remark(one)) for place, one in enumerate(people, start=1)
    ]
    rows += [(str(len(people) + place), "", "", "", "") for place in range(1, blank + 1)]
    return Table(_COLUMNS, tuple(rows), places(facts), row_height=_ROW)


def _remark(one: Attendee) -> str:
    """Say what is known before the meeting: who comes for them, or why they do not."""
    return f"{one.substitute} แทน" if one.substitute else one.reason
