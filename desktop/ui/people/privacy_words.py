"""What the windows about a person's data say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.people import Person
from desktop.domain.privacy import Basis
from desktop.i18n import _
from desktop.thai import dates

if TYPE_CHECKING:
    from desktop.work.erasing import Plan


def state(person: Person) -> str:
    """Say whether a person's data rests or was erased; "" for one whose data is used."""
    if person.erased:
        return _("ลบข้อมูลส่วนบุคคลแล้วเมื่อ {on} หนังสือที่ออกแล้วคงไว้เป็นสำเนาตามระเบียบ").format(
            on=dates.short(person.erased)
        )
    if person.restricted_since:
        return _("ระงับการใช้ข้อมูลตั้งแต่ {since}: {reason}").format(
            since=dates.short(person.restricted_since), reason=person.restricted_reason
        )
    return ""


def basis(found: Basis) -> str:
    """Say by which legal basis something is held, and that nobody confirmed it."""
    return _("ฐานตามกฎหมาย: {section} {words} (ยังไม่ยืนยัน)").format(section=found.section, words=_(found.words))


def count(number: int) -> str:
    """Say how many there are."""
    return _("{count} รายการ").format(count=f"{number:,}")


def restricting(*, rests: bool) -> tuple[str, str, str]:
    """Give title, sentence and verb of letting data rest, or be used again."""
    if rests:
        sentence = _("บุคคลนี้จะเลือกใส่ในตำแหน่ง หนังสือ และรายการที่ส่งออกได้อีก")
        return _("ยกเลิกการระงับการใช้ข้อมูล"), sentence, _("ยกเลิกการระงับ")
    sentence = _("ข้อมูลยังเก็บอยู่ แต่จะเลือกบุคคลนี้ใส่ในตำแหน่งใหม่ หนังสือใหม่ การประชุม หรือส่งออกไม่ได้ จนกว่าจะยกเลิกการระงับ")
    return _("ระงับการใช้ข้อมูล"), sentence, _("ระงับการใช้")


def erasing(plan: Plan) -> str:
    """Say what erasing means."""
    said = [_("ลบแล้วเลิกทำไม่ได้ ที่เหลือในรายการมีเพียงรหัส หนังสือที่ออกแล้วคงไว้เป็นสำเนาตามระเบียบ")]
    if plan.linked:
        said.append(_("เคยลบแล้ว แต่รายการที่มาจากเครื่องอื่นภายหลังอาจยังมีชื่อ กรุณาดูด้านล่าง แล้วพิมพ์ชื่อที่ยังพบเพื่อลบอีกครั้ง"))
    if plan.typed:
        said.append(_("ชื่อที่พิมพ์ไว้ในรายการอื่นโปรแกรมไม่แก้ให้ กรุณาแก้ตามรายการด้านล่าง"))
    if plan.backups and plan.backups_until:
        said.append(
            _(
                "สำเนาสำรองในเครื่องนี้ {count} ชุดยังมีข้อมูลเดิม ถ้าสำรองทุกวัน ชุดสุดท้ายจะถูกลบเองภายใน {until} "
                "ถ้าต้องการให้หมดก่อน ให้ลบโฟลเดอร์สำเนาสำรองที่ทำก่อนวันนี้ สำเนาในแฟลชไดรฟ์ต้องลบเอง"
            ).format(count=f"{plan.backups:,}", until=dates.short(plan.backups_until))
        )
    return "\n".join(said)
