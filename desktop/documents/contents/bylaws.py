"""ระเบียบของศูนย์ประสานงานองค์การชุมชน: chapters, numbered articles and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from desktop.documents.contents import parts, plain
from desktop.documents.contents.blocks import Block, Contents, Item, NumberedList, Signature, Subheading
from desktop.documents.contents.facts import Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo
from desktop.thai import dates

DEFAULT = Wording(
    kind="bylaws",
    start=date(2008, 2, 28),
    subject="ระเบียบ{ชื่อศูนย์}",
    cause=("โดยที่เป็นการสมควรกำหนดระเบียบว่าด้วยการดำเนินงานของ{ชื่อศูนย์} ให้เป็นไปด้วยความเรียบร้อยและเกิดประโยชน์แก่ชุมชน"),
    resolve=(
        "ที่ประชุมคณะกรรมการ{ชื่อศูนย์}จึงวางระเบียบไว้ ภายใต้ระเบียบกระทรวงมหาดไทย"
        "ว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ ดังต่อไปนี้"
    ),
    duties=(
        "หมวด 1 บททั่วไป\n"
        "ระเบียบนี้เรียกว่า “ระเบียบ{ชื่อศูนย์}”\n"
        "ระเบียบนี้ให้ใช้บังคับตั้งแต่วันที่ที่ประชุมคณะกรรมการมีมติเห็นชอบเป็นต้นไป\n"
        "ในระเบียบนี้\n"
        "(1) “ศูนย์” หมายความว่า {ชื่อศูนย์}\n"
        "(2) “คณะกรรมการ” หมายความว่า คณะกรรมการ{ชื่อศูนย์}\n"
        "(3) “สมาชิก” หมายความว่า กลุ่มหรือองค์การชุมชนในตำบล{ตำบล}ที่เข้าร่วมกับศูนย์\n"
        "หมวด 2 วัตถุประสงค์\n"
        "ศูนย์มีวัตถุประสงค์ ดังนี้\n"
        "(1) เป็นแกนกลางประสานการทำงานของกลุ่มและองค์การชุมชนในตำบล\n"
        "(2) แลกเปลี่ยนเรียนรู้และรวบรวมข้อมูลของกลุ่มและองค์การชุมชน\n"
        "(3) จัดทำแผนปฏิบัติงานประจำปีและเสนอปัญหาความต้องการของชุมชนต่อหน่วยงานที่เกี่ยวข้อง\n"
        "หมวด 3 คณะกรรมการ\n"
        "คณะกรรมการประกอบด้วยประธานกรรมการ รองประธานกรรมการ กรรมการ เหรัญญิก และกรรมการและเลขานุการ "
        "ตามที่ที่ประชุมผู้แทนกลุ่ม องค์การชุมชน และผู้นำชุมชนคัดเลือก\n"
        "คณะกรรมการมีหน้าที่ดำเนินงานตามวัตถุประสงค์ของศูนย์ และรายงานผลให้สมาชิกและอำเภอทราบ\n"
        "หมวด 4 การประชุม\n"
        "ให้คณะกรรมการประชุมเดือนละ 1 ครั้ง และเรียกประชุมวิสามัญได้เมื่อมีเหตุจำเป็น\n"
        "องค์ประชุมและการลงมติให้เป็นไปตามระเบียบกระทรวงมหาดไทยที่ใช้บังคับอยู่\n"
        "หมวด 5 การเงินและทรัพย์สิน\n"
        "ให้เหรัญญิกทำบัญชีรายรับรายจ่ายและทะเบียนทรัพย์สินของศูนย์ และเสนอต่อที่ประชุมคณะกรรมการ\n"
        "หมวด 6 การแก้ไขเพิ่มเติม\n"
        "การแก้ไขเพิ่มเติมระเบียบนี้ให้กระทำโดยมติที่ประชุมคณะกรรมการ"
    ),
    closing="จึงประกาศให้ทราบโดยทั่วกัน",
    source="ข้อความตั้งต้น: แนวปฏิบัติทั่วไปของศูนย์ ไม่ใช่ข้อความจากราชกิจจานุเบกษา ให้ที่ประชุมของศูนย์แก้ไขก่อนใช้",
)
FIELDS = meanings(("ชื่อศูนย์", "ตำบล", "อำเภอ", "จังหวัด", "วันที่ของหนังสือ"))
_CHAPTER = "หมวด"
_NUMBERED = re.compile(r"ข้อ\s*[0-9๐-๙]+\s*[.:]?\s*")  # typed though the paper numbers its articles itself
_UNDER = re.compile(r"(\((?:[0-9๐-๙]{1,2}|[ก-ฮ])\))\s*(.*)")


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the bylaws from the typed articles, or else from those of the wording; the chair of the centre signs."""
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    year = f" พ.ศ. {dates.year(facts.dated)}" if facts.dated else ""
    blocks: list[Block] = [
        *plain.headed((f"{subject}{year}",), facts),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *_articles(_lines(facts.typed.body.strip() or fill(wording.duties, known)), facts),
        *parts.paragraphs(wording.closing, known, facts),
        parts.date_line("ประกาศ", facts.dated),
        _signature(facts),
    ]
    return plain.finished(facts, "bylaws", f"{subject}{year}", blocks)


def _lines(body: str) -> list[str]:
    lines = list(filter(None, map(str.strip, body.splitlines())))
    if all(line.startswith(_CHAPTER) for line in lines):
        raise CannotDo("ยังไม่มีข้อความของระเบียบ กรุณาพิมพ์ข้อละหนึ่งบรรทัดก่อนออกหนังสือ", "body")
    return lines


def _articles(lines: Iterable[str], facts: Facts) -> Iterator[Block]:
    """Number the articles through all chapters; a chapter stands alone, what is under an article one step in."""
    number = 0
    for kind, group in groupby(lines, _kind):
        if kind == "chapter":
            yield from (Subheading(line, plain.names_in(line, facts)) for line in group)
            continue
        items = []
        for line in group:
            under = _UNDER.fullmatch(line)
            number += not under
            mark, text = under.groups() if under else (f"ข้อ {number}", _NUMBERED.sub("", line, count=1))
            items.append(Item(mark, text, plain.names_in(text, facts)))
        yield NumberedList(tuple(items), level=int(kind == "under"))


def _kind(line: str) -> str:
    if line.startswith(_CHAPTER):
        return "chapter"
    return "under" if _UNDER.fullmatch(line) else "article"


def _signature(facts: Facts) -> Signature:
    if not facts.chair:
        raise CannotDo("ศูนย์ยังไม่มีประธานในวันที่ของหนังสือ กรุณาบันทึกคณะกรรมการของศูนย์ก่อนออกหนังสือ", "centre")
    return Signature(f"({facts.chair})", ("ประธานกรรมการ", facts.centre))
