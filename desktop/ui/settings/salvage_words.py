"""The words about a salvage: how much can be read, what is missing, and whether a backup is the better way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.topics import TOPICS
from desktop.i18n import _
from desktop.ui.settings import backups_words

if TYPE_CHECKING:
    from desktop.work.backups import Kept
    from desktop.work.salvage import Salvaged, Saved


def readable(salvaged: Salvaged) -> int:
    """Compute how much of the file can be read, of a hundred; a hundred only where all can."""
    return 100 * (salvaged.pages - salvaged.damaged) // max(salvaged.pages, 1)


def told(salvaged: Salvaged) -> str:
    """Say in a sentence how much can be read, and how much is known to be lost."""
    kept, lost = (sum(getattr(one, name) for one in salvaged.topics) for name in ("kept", "lost"))
    said = _("อ่านได้ร้อยละ {share} ของไฟล์ ได้ {kept:,} รายการ")
    first = said.format(share=readable(salvaged), kept=kept)
    if salvaged.is_complete:
        return first + " " + _("ไม่พบว่ามีสิ่งใดหาย")
    if not lost:
        return first
    return first + " " + _("หายอย่างน้อย {lost:,} รายการ").format(lost=lost)


def row(one: Saved) -> tuple[str, ...]:
    """Write the row of a topic; nothing stands for none."""
    counts = (one.kept, one.rebuilt, one.emptied, one.lost)
    named = ", ".join(one.named)
    return _(TOPICS[one.topic].titled), *(f"{count:,}" if count else "" for count in counts), named


def rows(salvaged: Salvaged) -> list[tuple[str, ...]]:
    """Write a row for each topic of which there is or was anything, first those that lost or were written anew."""
    topics = [one for one in salvaged.topics if one.kept or one.lost or one.emptied]
    return [row(one) for one in sorted(topics, key=lambda one: not (one.lost or one.emptied or one.rebuilt))]


def warnings(salvaged: Salvaged) -> Iterator[str]:
    """Say what no row tells."""
    if not salvaged.is_verified:
        yield _("ส่วนต้นของไฟล์เสียหาย จึงตรวจได้เพียงรูปแบบของข้อมูล กรุณาตรวจทานเรื่องสำคัญกับเอกสาร")
    if not salvaged.knows_holder:
        yield _("ไม่ทราบว่าเครื่องนี้ออกเลขหนังสือชุดใด กรุณาตรวจก่อนออกเลขหนังสือ")
    if salvaged.lost_changes or not salvaged.changes:
        yield _("ประวัติการแก้ไขหายอย่างน้อย {count:,} รายการ").format(count=salvaged.lost_changes)
    if salvaged.unknown_rows:
        yield _("อ่านได้แต่ไม่ทราบว่าเป็นเรื่องใด {count:,} รายการ").format(count=salvaged.unknown_rows)
    if salvaged.files.lost:
        yield _("ไฟล์แนบ {count:,} ไฟล์หายหรือเสียหาย").format(count=salvaged.files.lost)


def beside(salvaged: Salvaged, newest: Kept | None) -> str:
    """Say which is newer and holds more: what can be salvaged, or the newest backup."""
    if newest is None or newest.at is None:
        return _("ไม่พบสำเนาสำรองที่ใช้ได้ในเครื่องนี้และในที่เก็บแห่งที่สอง")
    last = datetime.fromisoformat(salvaged.last) if salvaged.last else None
    facts = _("สำเนาสำรองล่าสุด {at} · ไฟล์นี้บันทึกล่าสุด {last}")
    said = facts.format(at=backups_words.when(newest.at), last=backups_words.when(last) or _("ไม่ทราบเวลา"))
    return said + "\n" + _advice(salvaged, newer=last is not None and last > newest.at)


def _advice(salvaged: Salvaged, *, newer: bool) -> str:
    loses = any(one.lost or one.emptied for one in salvaged.topics) or bool(salvaged.files.lost)
    if newer and loses:
        return _("ไฟล์นี้มีงานที่ใหม่กว่าสำเนา แต่มีบางรายการหายไป กรุณาดูตารางแล้วเลือก")
    if newer:
        return _("ไฟล์นี้มีงานที่ใหม่กว่าสำเนา และไม่พบว่ามีรายการใดหาย ควรกู้ข้อมูล")
    if loses:
        return _("สำเนาสำรองมีงานถึงเวลาเดียวกันหรือใหม่กว่า และครบกว่า ควรใช้สำเนาสำรอง")
    return _("สำเนาสำรองมีงานถึงเวลาเดียวกันหรือใหม่กว่า ใช้ทางใดก็ได้")
