"""ระเบียบวาระการประชุม: the five parts of a meeting with their matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents import parts, plain
from desktop.documents.contents.blocks import Block, Contents, Item, NumberedList, Paragraph, Subheading
from desktop.documents.contents.facts import COMMON, MEETING, Facts, Gathering, meanings, values
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="agenda",
    start=date(2008, 2, 28),
    subject="ระเบียบวาระการประชุม{ชื่อคณะ}",
    cause="ครั้งที่ {ครั้งที่ประชุม}\nวัน{วันประชุม}ที่ {วันที่ประชุม} เวลา {เวลาเริ่มประชุม} น.\nณ {สถานที่ประชุม}",
    resolve="(มีเอกสารประกอบ)",
    closing="กรุณานำระเบียบวาระและเอกสารประกอบมาในวันประชุมด้วย",
    source="ลำดับระเบียบวาระและถ้อยคำ: แนวปฏิบัติทั่วไปของรายงานการประชุมตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖",
)
FIELDS = meanings((*COMMON, *MEETING))
_LAST = "5"  # เรื่องอื่น ๆ, which may come up at the meeting itself


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the agenda; what the wording resolves is put after a matter that comes with papers."""
    meeting = plain.the_meeting(facts)
    known = values(facts, FIELDS)
    with_papers = " ".join(plain.lines_of(wording.resolve, known))
    blocks = [
        *plain.heading(wording, known, facts),
        *_parts(meeting, with_papers, facts),
        *parts.paragraphs(wording.closing, known, facts),
    ]
    return plain.finished(facts, "agenda", plain.subject(wording, known), blocks)


def _parts(meeting: Gathering, with_papers: str, facts: Facts) -> Iterator[Block]:
    for part, head, matters in plain.parts_of(meeting):
        if part == _LAST and not matters:
            yield Subheading(f"{head.text} (ถ้ามี)")
            continue
        yield head
        items = []
        for number, matter in matters:
            text = f"{matter.title} {with_papers}" if matter.papers else matter.title
            items.append(Item(number, text, plain.names_in(text, facts)))
        yield NumberedList(tuple(items)) if items else Paragraph(plain.NOTHING)
