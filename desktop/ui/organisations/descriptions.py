"""How the parts of an organisation are added and shown: members, products, ties, supports, pictures and papers."""

from __future__ import annotations

from desktop.domain.organisations import Member, Product, Scan, Support, Tie
from desktop.i18n import _
from desktop.ui.records.description import Description


def members() -> Description:
    """Describe members and officers."""
    return Description(
        kind=Member,
        icon="users",
        add=_("เพิ่มกรรมการหรือสมาชิก…"),
        teach=_("รองประธาน เลขานุการ เหรัญญิก กรรมการ และสมาชิกของกลุ่ม ส่วนประธานอยู่ในแท็บข้อมูล"),
        sections=(("", ("person", "role", "number", "start", "end", "shares", "note")),),
        keys={"person": "P", "role": "R"},
    )


def products() -> Description:
    """Describe products."""
    return Description(
        kind=Product,
        icon="package",
        add=_("เพิ่มผลิตภัณฑ์…"),
        teach=_("สินค้าหรือบริการของกลุ่ม ราคา กำลังผลิต ตลาด มาตรฐาน และภาพ ใช้พิมพ์บัญชีผลิตภัณฑ์ของตำบล"),
        sections=(
            (
                "",
                (
                    "name", "kind", "price", "unit", "capacity", "market", "stars", "ended", "standards", "photo", "note",
                ),
            ),
        ),
        keys={"name": "N", "kind": "K", "price": "P"},
    )  # fmt: skip


def ties() -> Description:
    """Describe links to other organisations."""
    return Description(
        kind=Tie,
        icon="link",
        add=_("เพิ่มความเชื่อมโยง…"),
        teach=_("เครือข่ายที่กลุ่มนี้เป็นสมาชิก กลุ่มที่ช่วยเหลือ ซื้อขาย หรือทำงานร่วมกัน"),
        sections=(("", ("relation", "other", "start", "end", "note")),),
        keys={"relation": "R", "other": "O"},
    )


def supports() -> Description:
    """Describe what agencies gave."""
    return Description(
        kind=Support,
        icon="coin",
        add=_("เพิ่มการสนับสนุน…"),
        teach=_("หน่วยงานที่สนับสนุนกลุ่มนี้ เรื่องใด ปีใด เป็นเงินเท่าใด"),
        sections=(("", ("agency", "what", "year", "amount", "note")),),
        keys={"agency": "A", "what": "W"},
    )


def scans() -> Description:
    """Describe pictures and scanned papers."""
    return Description(
        kind=Scan,
        icon="photo",
        add=_("เพิ่มภาพหรือเอกสาร…"),
        teach=_("ภาพกิจกรรม ทะเบียนกลุ่ม รายงานการประชุม และเอกสารอื่นที่สแกนไว้ (JPG PNG PDF)"),
        sections=(("", ("name", "taken", "file", "note")),),
        keys={"name": "N", "file": "F"},
    )
