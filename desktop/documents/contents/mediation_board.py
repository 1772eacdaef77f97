"""The poster กระบวนการไกล่เกลี่ย for the wall of the centre: its steps, what may be settled, where to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents.blocks import Block, Board, Contents, Heading, Line, Step
from desktop.documents.contents.case_sheets import About, in_digits_of
from desktop.documents.contents.facts import Facts
from desktop.domain.papers import Wording
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo

DEFAULT = Wording(
    kind="mediation_board",
    start=date(2019, 11, 18),
    subject="กระบวนการไกล่เกลี่ยข้อพิพาท",
    cause="มีเรื่องกัน มาคุยกันได้ ไม่เสียค่าใช้จ่าย เก็บเป็นความลับ",
    resolve="ยื่นคำร้อง: มาที่ศูนย์ โทรศัพท์ หรือบอกผู้ใหญ่บ้าน\n"
    "ตรวจเรื่อง: ถ้าไกล่เกลี่ยไม่ได้ จะบอกที่ที่ช่วยได้\n"
    "ถามอีกฝ่าย: ไกล่เกลี่ยเมื่อสมัครใจทั้งสองฝ่าย\n"
    "เลือกคนกลาง: คู่กรณีช่วยกันเลือกผู้ไกล่เกลี่ย\n"
    "นัดพูดคุย: คุยกันต่อหน้าคนกลาง ไม่มีใครตัดสินแทน\n"
    "ทำข้อตกลง: เขียนเป็นหนังสือ ลงชื่อ แล้วติดตามผล",
    duties="หนี้สิน เงินกู้ เงินกลุ่ม\nแนวเขต ทางผ่าน น้ำ\nมรดก เช่า ซื้อขาย\nสัตว์เลี้ยง พืชผล เสียงดัง\nทะเลาะวิวาทที่ยอมความได้",
    closing="สถานะบุคคล สิทธิในครอบครัว\nใครเป็นเจ้าของที่ดิน\nเรื่องเพศ ความรุนแรง เด็ก\nอาญาที่ยอมความไม่ได้",
    source="พ.ร.บ.การไกล่เกลี่ยข้อพิพาท พ.ศ. 2562 มาตรา 20 และ 35",
)
_MAY, _MAY_NOT = "ไกล่เกลี่ยได้", "ไกล่เกลี่ยไม่ได้"
_TITLE, _UNDER, _CALL, _SMALL = 38.0, 23.0, 25.0, 12.0  # points on A4
SIZES = {"A3": 1.414, "A4": 1.0}  # papers, and how many times as large as on A4 the type is


def write(about: About, wording: Wording, where: str, phone: str, size: str = "A3") -> Contents:
    """Write the poster: `resolve` are the steps, `duties` what may and `closing` what may not be settled, a line each."""
    if not where.strip():
        raise CannotDo("ยังไม่มีสถานที่รับเรื่อง กรุณากรอกก่อนพิมพ์โปสเตอร์", "place")
    grown = SIZES[size]
    call = f"โทร. {phone.strip()}" if phone.strip() else ""
    boxes = ((_MAY, wording.duties), (_MAY_NOT, wording.closing))
    blocks: list[Block] = [
        Heading((wording.subject,), size=_TITLE * grown),
        Line(wording.cause, "centre", size=_UNDER * grown),
        Board(
            tuple(_steps(wording.resolve)),
            tuple((title, *lines) for title, text in boxes if (lines := _lines(text))),
        ),
        Line(f"มาที่ {where.strip()} {call}".strip(), "centre", bold=True, size=_CALL * grown, names=(call,)),
        *(Line(line, "centre", size=_SMALL * grown, names=about.names) for line in _foot(about, wording)),
    ]
    return in_digits_of(about, "mediation_board", wording.subject, blocks, size)


def of_centre(facts: Facts, wording: Wording) -> Contents:
    """Write the poster of the centre that a paper is of, to try its words."""
    office = f"อำเภอ{facts.district}"
    about = About(
        centre=facts.centre, office=office, province=facts.province,
        made=facts.dated or date.min, thai_digits=facts.thai_digits,
    )  # fmt: skip
    return write(about, wording, facts.centre or office, facts.writer.phone, "A4")


def _steps(text: str) -> Iterator[Step]:
    """Number the steps; what stands after a colon is the word about one."""
    for number, line in enumerate(_lines(text), 1):
        title, _, note = line.partition(":")
        yield Step(str(number), title.strip(), note.strip())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.splitlines())))


def _foot(about: About, wording: Wording) -> tuple[str, str]:
    """Say whose poster it is and where its words are from, and while nobody confirmed them that they are not."""
    unsure = "" if wording.confirmed_by else f" ({UNCONFIRMED})"
    return about.place, f"ที่มา: {wording.source}{unsure}"
