"""People: who they are and where they live, when two records are probably one person, and whose data rests or is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import ClassVar

from desktop.domain.records import Record, attachment, day, link, long, secret, tambon_code, text
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates, ids, names

CODE = 8  # letters of an id that stand for an erased person
SIMILAR = 0.86  # of 1; found by trying misspelt surnames: อาญ…/อาจ… is 0.9, two strangers are below 0.8


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """One person as the office knows them."""

    topic: ClassVar[str] = "people"
    titled: ClassVar[str] = N_("บุคคล")
    title: str = text(
        N_("คำนำหน้า/ยศ"), listed=True, most=80, suggests=("นาย", "นาง", "นางสาว", "ว่าที่ ร.ต.", "ดร.")
    )
    first_name: str = text(N_("ชื่อ"), required=True, listed=True, searched=True, most=120)
    last_name: str = text(N_("นามสกุล"), listed=True, searched=True, most=120)
    national_id: str = secret(N_("เลขประจำตัวประชาชน"), hint=N_("13 หลัก เก็บแบบปิดผนึก แสดงเพียง 3 หลักท้าย"))
    born: date | None = day(N_("วันเกิด"))
    tambon: str = tambon_code()
    village: str = link(N_("หมู่บ้าน"), "villages", listed=True)
    address: str = text(N_("ที่อยู่"), hint=N_("บ้านเลขที่ ถนน"))
    phone: str = text(N_("โทรศัพท์"), most=60)
    occupation: str = text(N_("อาชีพ"), listed=True, searched=True)
    wisdom: str = text(N_("ภูมิปัญญาท้องถิ่น"), searched=True, hint=N_("เช่น จักสาน ยาสมุนไพร"))
    portrait: str = attachment(N_("รูปถ่าย"))
    note: str = long(N_("หมายเหตุ"))
    notice_on: date | None = day(
        N_("แจ้งเรื่องข้อมูลส่วนบุคคลเมื่อ"), blank=N_("ยังไม่ได้แจ้ง"), hint=N_("กรอกวันที่ แล้วโปรแกรมเลือกรุ่นของวันนั้นให้")
    )
    notice: str = link(N_("ประกาศที่แจ้ง"), "notices")
    restricted_since: date | None = day(N_("ระงับการใช้ตั้งแต่"), by_act=True)
    restricted_reason: str = long(N_("เหตุที่ระงับการใช้"), by_act=True, most=2000)
    erased: date | None = day(N_("ลบข้อมูลส่วนบุคคลเมื่อ"), by_act=True)

    @property
    def label(self) -> str:
        """Give title, first and last name as papers print them."""
        return f"{join_title(self.title, self.first_name)} {self.last_name}".strip()

    @property
    def sort_text(self) -> str:
        """Sort by first and last name, as Thai lists do, without the title."""
        return f"{self.first_name} {self.last_name}"


def join_title(title: str, first_name: str) -> str:
    """Put a title before a first name: joined in Thai, with a space after an abbreviation.

    >>> join_title("นาย", "สมชาย"), join_title("ว่าที่ ร.ต.", "สมชาย")
    ('นายสมชาย', 'ว่าที่ ร.ต. สมชาย')
    """
    return f"{title} {first_name}" if title.endswith(".") else f"{title}{first_name}"


def similar(one: Person, other: Person) -> bool:
    """Tell whether two records look like one person: near names, and no two different villages."""
    if one.village and other.village and one.village != other.village:
        return False
    ours, theirs = (names.clean(p.sort_text).casefold() for p in (one, other))
    return ours == theirs or SequenceMatcher(None, ours, theirs).ratio() >= SIMILAR


def id_fault(national_id: str) -> str:
    """Say what is wrong with a typed national id, "" if nothing; an id warns and never blocks."""
    if not national_id or ids.is_valid(national_id):
        return ""
    return N_("เลขประจำตัวประชาชนไม่ผ่านการตรวจหลักสุดท้าย กรุณาตรวจกับบัตร ถ้าเป็นเอกสารเก่าบันทึกต่อได้")


def check_usable(person: Person, field: str = "") -> None:
    """Refuse to name a person anew whose data rests or was erased; `CannotDo` is about the field that names them."""
    if person.erased:
        raise CannotDo("ลบข้อมูลส่วนบุคคลของ “{name}” แล้ว จึงเลือกใหม่ไม่ได้", field, name=person.label)
    if person.restricted_since:
        raise CannotDo(
            "ระงับการใช้ข้อมูลของ “{name}” ไว้ตั้งแต่ {since} จึงนำไปใช้ใหม่ไม่ได้ ถ้าหมดเหตุแล้ว ให้ยกเลิกการระงับในหน้าของบุคคลนี้ก่อน",
            field,
            name=person.label,
            since=dates.short(person.restricted_since),
        )


def check_changeable(person: Person) -> None:
    """Refuse to change the record of a person whose data was erased."""
    if person.erased:
        raise CannotDo("ลบข้อมูลส่วนบุคคลของรายการนี้แล้ว จึงแก้ไขไม่ได้ ถ้าต้องใช้อีก ให้เพิ่มเป็นบุคคลใหม่")


def nameless(id_: str) -> str:
    """Give what stands for the name of a person whose data was erased: a code that says nothing of them.

    >>> nameless("1a2b3c4d-0000")
    '(ลบข้อมูลแล้ว 1a2b3c4d)'
    """
    return f"(ลบข้อมูลแล้ว {id_[:CODE]})"
