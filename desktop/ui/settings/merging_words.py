"""The words about copies of the office that come together, for their page and dialogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.i18n import N_, _
from desktop.ui.settings.backups_words import when

if TYPE_CHECKING:
    from desktop.ui.settings.merging_asking import Overview
    from desktop.work.conflicts import Conflict, Doubled, Stranded, Value
    from desktop.work.doubles import Pair, Side
    from desktop.work.merging import Exchange, Looked, Packed, Taken

_WAYS = {"in": N_("รับจาก"), "out": N_("ส่งให้"), "copy": N_("ทำสำเนาให้")}
_NAMED = 5  # of each list that is told in a sentence
_MORE = N_("และอีก {more:,} รายการ")


def this_copy(overview: Overview) -> str:
    """Say what this copy is called, and the mark that others compare."""
    this = overview.copies[0]
    if not this.mark:
        return _("เครื่องนี้คือ “{name}”").format(name=this.called)
    return _("เครื่องนี้คือ “{name}” รหัสเครื่อง {mark}").format(name=this.called, mark=this.mark)


def exchange(one: Exchange) -> tuple[str, ...]:
    """Write the row of a package."""
    way = _("{way} {copy}").format(way=_(_WAYS[one.direction]), copy=one.copy or _("ทุกเครื่อง"))
    return when(one.at), way, one.actor, f"{one.changes:,}"


def conflict(one: Conflict) -> tuple[str, ...]:
    """Write the row of a cell that has several values."""
    return one.label or _(one.titled), one.title, " / ".join(value.said or _("(ว่าง)") for value in one.values)


def value(one: Value) -> str:
    """Say who gave a value, when and where."""
    told = _("{actor} · {when} · เครื่อง “{copy}”") if one.copy else _("{actor} · {when}")
    return told.format(actor=one.actor, when=when(one.at), copy=one.copy)


def pair(one: Pair) -> tuple[str, ...]:
    """Write the row of two records that are probably one."""
    return _(one.titled), one.one.label, one.two.label, _(one.why)


def side(one: Side) -> str:
    """Say of one of two records who added it, when and where."""
    told = (
        _("{label} เพิ่มโดย {actor} · {when} · เครื่อง “{copy}”")
        if one.copy
        else _("{label} เพิ่มโดย {actor} · {when}")
    )
    return told.format(label=one.label, actor=one.actor, when=when(one.at), copy=one.copy)


def joining(one: Pair, stays: str) -> str:
    """Say what joining two records does."""
    kept, goes = (one.one, one.two) if stays == one.one.id else (one.two, one.one)
    told = _(
        "อยู่ต่อ: {kept}\nรวมเข้ามา: {goes}\n"
        "ทุกสิ่งที่อ้างถึงรายการที่รวมเข้ามาจะอ้างถึงรายการที่อยู่ต่อ หนังสือที่ออกแล้วไม่เปลี่ยน เลิกทำได้"
    )
    return told.format(kept=side(kept), goes=side(goes))


def number(one: Doubled) -> tuple[str, ...]:
    """Write the row of a number that stands twice."""
    return one.book, one.number, "\n".join(label for _id, label in one.records)


def voiding(one: Doubled, place: int) -> str:
    """Say what cancelling one of those of the same number does."""
    told = _("“{label}” จะยกเลิก เพราะเลขที่ {number} เป็นของอีกฉบับ ทั้งสองฉบับยังอยู่ในทะเบียน เลิกทำได้")
    return told.format(label=one.records[place][1], number=one.number)


def packed(one: Packed) -> str:
    """Say what was packed and what to do with it."""
    told = _(
        "ทำชุดข้อมูลแล้วที่ {path} มีการบันทึก {changes:,} รายการ ไฟล์แนบ {files:,} ไฟล์\n"
        "บอกรหัสผ่านแก่ผู้รับด้วยวิธีอื่นที่ไม่ใช่ไฟล์นี้ เมื่อรับครั้งแรกให้เทียบรหัสเครื่อง {mark}"
    )
    return told.format(path=one.path, changes=one.changes, files=one.files, mark=one.mark)


def maker(one: Looked) -> str:
    """Say whose package it is and when it was made."""
    told = _("ชุดข้อมูลจากเครื่อง “{name}” ทำเมื่อ {made} มีการบันทึก {changes:,} รายการ เป็นของใหม่ {new:,} รายการ")
    return told.format(name=one.name, made=when(one.made), changes=one.changes, new=one.new)


def unknown(one: Looked) -> str:
    """Ask to compare the mark of a copy that was never heard of."""
    return _("ยังไม่เคยรับจากเครื่องนี้ เทียบแล้ว รหัสเครื่อง {mark} ตรงกับเครื่องต้นทาง").format(mark=one.mark)


def taken(one: Taken) -> str:
    """Say what a package brings, and what waits for a person then."""
    lines = []
    if one.renewed:
        told = _("เครื่องนี้เป็นเครื่องใหม่ พร้อมการบันทึกของเครื่องนี้ {count:,} รายการ")
        lines.append(told.format(count=one.renewed))
    if not one.changes:
        lines.append(_("ไม่มีอะไรใหม่ เพราะมีข้อมูลในชุดนี้ครบแล้ว"))
    for came in one.came:
        told = _("{title}: เพิ่ม {added:,} รายการ เปลี่ยน {changed:,} รายการ")
        lines.append(told.format(title=_(came.titled), added=came.added, changed=came.changed))
    if one.conflicts:
        lines.append(_("ค่าที่บันทึกต่างกันรอการเลือก {count:,} แห่ง").format(count=len(one.conflicts)))
    return "\n".join([*lines, *others(one.doubled, one.stranded)])


def others(doubled: Sequence[Doubled], stranded: Sequence[Stranded]) -> Iterator[str]:
    """Say which numbers stand twice and which records name what was set aside, some of each."""
    for double in doubled[:_NAMED]:
        told = _("{book} เลขที่ {number} มีมากกว่าหนึ่งฉบับ: {records}")
        labels = ", ".join(label for _id, label in double.records)
        yield told.format(book=double.book, number=double.number, records=labels)
    for one in stranded[:_NAMED]:
        told = _("{label} · {title} อ้างถึง “{missing}” ที่นำออกจากรายการแล้ว")
        yield told.format(label=one.label, title=one.title, missing=one.missing)
    more = sum(max(0, len(found) - _NAMED) for found in (doubled, stranded))
    if more:
        yield _(_MORE).format(more=more)
