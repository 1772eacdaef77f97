"""หนังสือภายนอก, also the invitation to a meeting and the letter that takes an earlier one back: wording and contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Block, Contents, LabelLine, Letterhead, Line
from desktop.documents.contents.facts import CANCELLING, COMMON, MEETING, OFFICE, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="letter",
    start=date(2008, 2, 28),
    subject="{เรื่อง}",
    cause="{เนื้อความ}",
    resolve="จึงเรียนมาเพื่อโปรดทราบ",
    closing="ขอแสดงความนับถือ",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๑ แบบที่ ๑; ถ้อยคำ: แนวปฏิบัติทั่วไป",
)
INVITATION = replace(
    DEFAULT,
    kind="invitation",
    subject="ขอเชิญประชุม{ชื่อคณะ} ครั้งที่ {ครั้งที่ประชุม}",
    cause=(
        "ด้วยอำเภอ{อำเภอ}กำหนดจัดการประชุม{ชื่อคณะ} ครั้งที่ {ครั้งที่ประชุม} "
        "ในวัน{วันประชุม}ที่ {วันที่ประชุม} เวลา {เวลาเริ่มประชุม} น. ณ {สถานที่ประชุม} รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
    ),
    resolve="จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าวโดยพร้อมเพรียงกัน",
)
RECALL = replace(
    DEFAULT,
    kind="recall",
    subject="แจ้งยกเลิกหนังสือ เรื่อง {เรื่องเดิม}",
    cause="ตามหนังสือที่อ้างถึง อำเภอ{อำเภอ}ได้แจ้งเรื่อง {เรื่องเดิม} ความละเอียดแจ้งแล้ว นั้น",
    resolve="เนื่องจาก{เหตุผล} อำเภอ{อำเภอ}จึงขอยกเลิกหนังสือดังกล่าว\nจึงเรียนมาเพื่อโปรดทราบ",
)
FIELDS = {
    "letter": meanings((*OFFICE, "เรื่อง", "เรียน", "เนื้อความ")),
    "invitation": meanings((*COMMON, *OFFICE, *MEETING)),
    "recall": meanings((*CANCELLING, "เรื่องเดิม", "เรียน")),
}
_NEEDED = {"letter": ("เรื่อง", "เรียน", "เนื้อความ"), "invitation": ("เรียน",), "recall": ("เรียน",)}
_FAREWELLS = {"กราบเรียน": "ขอแสดงความนับถืออย่างยิ่ง", "นมัสการ": "ขอนมัสการด้วยความเคารพ"}  # by คำขึ้นต้น
_GREETING = "เรียน"
_AGENDA = "ระเบียบวาระการประชุม จำนวน 1 ชุด"
_FEW = 5  # matters that an invitation names in its text
_NAMED = ("3", "4")  # parts of an agenda that tell one meeting from another
_CITES_TAB, _ENCLOSES_TAB = 17.0, 30.0  # mm, behind อ้างถึง and สิ่งที่ส่งมาด้วย


def write(facts: Facts, wording: Wording) -> Contents:
    """Write a letter of the kind of its wording; `CannotDo` names what was not typed."""
    facts = _usual(facts, wording.kind)
    parts.require_typed(facts, *_NEEDED[wording.kind])
    known = values(facts, FIELDS[wording.kind])
    subject = fill(wording.subject, known)
    greeting, receiver = _greeting(facts.typed.to)
    resolve = wording.resolve.replace(f"จึง{_GREETING}มา", f"จึง{greeting}มา")
    *last, farewell = fill(wording.closing, known).strip().splitlines() or [""]
    blocks = [
        Letterhead(parts.number_line(facts, wording.kind), parts.office_lines(facts)),
        parts.day_line(facts),
        LabelLine((parts.label("เรื่อง", subject, facts),)),
        LabelLine((parts.label(greeting, receiver, facts),)),
        *parts.label_lines("อ้างถึง", facts.typed.cites, facts, _CITES_TAB),
        *parts.label_lines("สิ่งที่ส่งมาด้วย", facts.typed.encloses, facts, _ENCLOSES_TAB),
        *parts.paragraphs(wording.cause, known, facts),
        *_matters(facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(parts.beyond(resolve, facts.typed.body), known, facts),
        *(parts.paragraph(line, facts) for line in last),
        Line(_FAREWELLS.get(greeting, farewell), "signature"),
        parts.signature(facts),
        *_foot(facts),
    ]
    return parts.finished(facts, wording.kind, subject, blocks)


def _usual(facts: Facts, kind: str) -> Facts:
    """Put in what a kind of letter usually says, where nothing else was typed."""
    typed = facts.typed
    if facts.committee and not typed.to.strip():
        typed = replace(typed, to=f"{facts.committee} ทุกท่าน")
    if kind == "invitation" and not typed.encloses.strip():
        typed = replace(typed, encloses=_AGENDA)
    if kind == "recall":
        typed = replace(typed, cites=values(facts, CANCELLING)["หนังสือที่ยกเลิก"])
    return replace(facts, typed=typed)


def _greeting(to: str) -> tuple[str, str]:
    """Part คำขึ้นต้น from the receiver, where it was typed with him: นมัสการ เจ้าอาวาส…."""
    first, _space, rest = to.strip().partition(" ")
    if first in (_GREETING, *_FAREWELLS) and rest.strip():
        return first, rest.strip()
    return _GREETING, to.strip()


def _matters(facts: Facts) -> list[Block]:
    """Name what a meeting is about, where that is little enough for the text of its invitation."""
    agenda = facts.meeting.agenda if facts.meeting else ()
    titles = [matter.title for matter in agenda if matter.part in _NAMED and matter.title.strip()]
    if not 0 < len(titles) <= _FEW:
        return []
    return parts.numbered_lines(("การประชุมครั้งนี้มีเรื่องสำคัญ ดังนี้", *titles), facts)


def _foot(facts: Facts) -> Iterator[Line]:
    """Name the section that wrote the letter, how to reach it, and who has a copy."""
    writer = facts.writer
    said = {
        "": writer.section,
        "โทร. ": writer.phone,
        "อีเมล ": writer.email,
        "สำเนาส่ง ": facts.typed.copies_to,
    }
    for title, words in said.items():
        if words.strip():
            yield Line(title + words.strip())
