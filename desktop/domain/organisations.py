"""Groups and organisations of a village (กลุ่ม/องค์กร): what lasts about them; what changes each year is a survey's.

The fields are those of the survey of source 001 and of published village data; `own` has the office's own fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import (
    Record,
    attachment,
    choice,
    day,
    link,
    long,
    many,
    mapping,
    money,
    tambon_code,
    text,
    whole,
)
from desktop.errors import CannotDo
from desktop.i18n import N_

KINDS = (
    N_("คณะกรรมการหมู่บ้าน"), N_("กองทุนหมู่บ้านและชุมชนเมือง"), N_("กลุ่มออมทรัพย์เพื่อการผลิต"), N_("กลุ่มสตรี"),
    N_("กลุ่มอาชีพ"), N_("วิสาหกิจชุมชน"), N_("กลุ่มผู้ผลิต OTOP"), N_("กลุ่มฌาปนกิจสงเคราะห์"), N_("สวัสดิการชุมชน"),
    N_("โครงการแก้ไขปัญหาความยากจน (กข.คจ.)"), N_("กองทุนแม่ของแผ่นดิน"), N_("กลุ่มผู้สูงอายุ"), N_("กลุ่มผู้พิการ"),
    N_("กลุ่มเยาวชน"), N_("กลุ่มผู้บริโภค"), N_("โครงการ SML"), N_("กองทุนพัฒนาบทบาทสตรี"), N_("คณะกรรมการพัฒนาสตรี (กพสม.)"),
    N_("อาสาพัฒนาชุมชน (อช.)"), N_("อสม."), N_("อปพร."), N_("อาสาปศุสัตว์"), N_("อาสากาชาด"), N_("อาสาสมัครเกษตร"),
    N_("หมอดินอาสา"), N_("ผู้ไกล่เกลี่ยข้อพิพาท"), N_("ศูนย์เรียนรู้"), N_("สภาองค์กรชุมชน"), N_("เครือข่ายองค์กรชุมชน"),
)  # fmt: skip
NETWORK = "เครือข่ายองค์กรชุมชน"  # the kind whose ties are its members
STATUSES = {"active": N_("ดำเนินการ"), "paused": N_("หยุดชั่วคราว"), "closed": N_("เลิกแล้ว")}
ROLES = {  # of people beside the chair, who stands on the organisation itself
    "vice": N_("รองประธาน"),
    "secretary": N_("เลขานุการ"),
    "treasurer": N_("เหรัญญิก"),
    "board": N_("กรรมการ"),
    "adviser": N_("ที่ปรึกษา"),
    "member": N_("สมาชิก"),
}
RELATIONS = {
    "member": N_("เป็นสมาชิกของเครือข่าย"),
    "supports": N_("สนับสนุน"),
    "trades": N_("ซื้อขาย/แลกเปลี่ยน"),
    "works": N_("ทำงานร่วมกัน"),
}
PRODUCT_KINDS = (
    N_("อาหาร"), N_("เครื่องดื่ม"), N_("ผ้าและเครื่องแต่งกาย"), N_("ของใช้ ของตกแต่ง ของที่ระลึก"), N_("สมุนไพรที่ไม่ใช่อาหาร"),
    N_("บริการและท่องเที่ยว"),
)  # fmt: skip
AGENCIES = (
    N_("อบต."), N_("เทศบาล"), N_("สำนักงานพัฒนาชุมชนอำเภอ"), N_("สำนักงานเกษตรอำเภอ"), N_("ธ.ก.ส."), N_("ธนาคารออมสิน"),
    N_("พมจ."), N_("พอช."), N_("สกร. (กศน.)"), N_("รพ.สต."),
)  # fmt: skip
_POSITION = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)")
_THAILAND = (range(5, 21), range(97, 106))  # whole degrees


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """One group or organisation."""

    topic: ClassVar[str] = "organisations"
    titled: ClassVar[str] = N_("กลุ่ม/องค์กร")
    name: str = text(N_("ชื่อกลุ่ม"), required=True, listed=True, searched=True)
    kind: str = text(N_("ประเภท"), listed=True, searched=True, suggests=KINDS)
    tambon: str = tambon_code()
    village: str = link(N_("หมู่บ้าน"), "villages", listed=True)
    chair: str = link(N_("ประธาน"), "people", listed=True)
    founded: date | None = day(N_("วันก่อตั้ง"))
    status: str = choice(N_("สถานะ"), STATUSES, default="active", listed=True)
    closed: date | None = day(N_("หยุดหรือเลิกเมื่อ"))
    registration: str = text(N_("ทะเบียนเลขที่"), searched=True)
    registrar: str = text(N_("หน่วยงานที่รับรอง"), searched=True)
    office: str = text(N_("ที่ทำการ"))
    phone: str = text(N_("โทรศัพท์"), most=60)
    coordinates: str = text(N_("พิกัด"), hint=N_("เช่น 13.74512, 101.35021"))
    fund_start: int | None = money(N_("เงินทุนเริ่มต้น (บาท)"))
    village_place: int | None = whole(N_("ลำดับในบัญชีของหมู่บ้าน"), most=999)
    welfare: str = long(N_("สวัสดิการที่จัดให้"))
    bylaws: str = attachment(N_("ระเบียบข้อบังคับ"))
    photo: str = attachment(N_("ภาพถ่าย"))
    note: str = long(N_("หมายเหตุ"))
    own: dict[str, str] = mapping(N_("ช่องของสำนักงาน"), searched=True)

    @property
    def label(self) -> str:
        """Name the organisation."""
        return self.name


def check_organisation(organisation: Organisation) -> None:
    """Refuse what does not hold across fields: a place outside of the country, an end before the beginning."""
    if organisation.coordinates and degrees(organisation.coordinates) is None:
        raise CannotDo("พิกัดต้องเป็นละติจูด, ลองจิจูด ในประเทศไทย เช่น 13.74512, 101.35021", "coordinates")
    if organisation.founded and organisation.closed and organisation.closed < organisation.founded:
        raise CannotDo("วันที่หยุดหรือเลิกต้องไม่ก่อนวันก่อตั้ง", "closed")


def degrees(text: str) -> tuple[float, float] | None:
    """Read latitude and longitude in degrees; `None` for what is no place in Thailand.

    >>> degrees("13.74512, 101.35021"), degrees("101.3, 13.7")
    ((13.74512, 101.35021), None)
    """
    found = _POSITION.fullmatch(text.strip())
    if not found:
        return None
    place = float(found[1]), float(found[2])
    return place if all(int(one) in span for one, span in zip(place, _THAILAND, strict=True)) else None


@dataclass(frozen=True, kw_only=True)
class OrganisationKind(Record):
    """A kind that the office added to those that came with the program."""

    topic: ClassVar[str] = "organisation_kinds"
    titled: ClassVar[str] = N_("ประเภทกลุ่ม")
    name: str = text(N_("ชื่อประเภท"), required=True, listed=True)
    source: str = text(N_("ที่มา"), listed=True)
    retired: date | None = day(N_("เลิกใช้เมื่อ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the kind."""
        return self.name


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """One person of an organisation, but for its chair, from a date to a date."""

    topic: ClassVar[str] = "members"
    titled: ClassVar[str] = N_("กรรมการและสมาชิกกลุ่ม")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    person: str = link(N_("บุคคล"), "people", required=True, listed=True)
    role: str = choice(N_("หน้าที่"), ROLES, default="member", required=True, listed=True)
    number: str = text(N_("เลขที่สมาชิก"), listed=True, most=40)
    start: date | None = day(N_("ตั้งแต่"), listed=True)
    end: date | None = day(N_("ถึง"), listed=True)
    shares: int | None = money(N_("หุ้น/เงินสัจจะ (บาท)"), listed=True)
    note: str = text(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Say in which role."""
        return ROLES.get(self.role, "")

    @property
    def sort_text(self) -> str:
        """Sort by role, officers first."""
        return f"{[*ROLES].index(self.role) if self.role in ROLES else 99:02d} {self.number}"


@dataclass(frozen=True, kw_only=True)
class Product(Record):
    """One thing that an organisation makes or offers."""

    topic: ClassVar[str] = "products"
    titled: ClassVar[str] = N_("ผลิตภัณฑ์")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    name: str = text(N_("ชื่อผลิตภัณฑ์"), required=True, listed=True, searched=True)
    kind: str = text(N_("ประเภทผลิตภัณฑ์"), listed=True, suggests=PRODUCT_KINDS)
    price: int | None = money(N_("ราคา (บาท)"), listed=True)
    unit: str = text(N_("ต่อหน่วย"), listed=True, most=60, hint=N_("เช่น ชิ้น กิโลกรัม ผืน"))
    capacity: str = text(N_("กำลังผลิต"), hint=N_("เช่น 200 ชิ้นต่อเดือน"))
    market: str = text(N_("ตลาด/ช่องทางขาย"))
    standards: tuple[str, ...] = many(
        N_("มาตรฐานที่ได้รับ"), hint=N_("บรรทัดละหนึ่งอย่าง เช่น อย. มผช. GAP ฮาลาล"), searched=True
    )
    stars: int | None = whole(N_("ดาว OTOP"), least=1, most=5, listed=True)
    photo: str = attachment(N_("ภาพผลิตภัณฑ์"))
    ended: date | None = day(N_("เลิกผลิตเมื่อ"))
    note: str = long(N_("รายละเอียด"))

    @property
    def label(self) -> str:
        """Name the product."""
        return self.name


@dataclass(frozen=True, kw_only=True)
class Tie(Record):
    """One link from an organisation to another."""

    topic: ClassVar[str] = "ties"
    titled: ClassVar[str] = N_("เครือข่าย")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    relation: str = choice(N_("ความสัมพันธ์"), RELATIONS, default="member", required=True, listed=True)
    other: str = link(N_("กับกลุ่ม/องค์กร"), "organisations", required=True, listed=True)
    start: date | None = day(N_("ตั้งแต่"), listed=True)
    end: date | None = day(N_("ถึง"), listed=True)
    note: str = text(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Say what ties them."""
        return RELATIONS.get(self.relation, "")


@dataclass(frozen=True, kw_only=True)
class Support(Record):
    """What an agency gave an organisation in a year."""

    topic: ClassVar[str] = "supports"
    titled: ClassVar[str] = N_("การสนับสนุน")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    agency: str = text(
        N_("หน่วยงาน"), required=True, listed=True, suggests=AGENCIES,
    )  # fmt: skip
    what: str = text(N_("สนับสนุนเรื่อง"), listed=True)
    year: int | None = whole(N_("ปี พ.ศ."), least=2400, most=2700, listed=True)
    amount: int | None = money(N_("เป็นเงิน (บาท)"), listed=True)
    note: str = text(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Say who helped with what."""
        return " ".join(filter(None, (self.agency, self.what)))


@dataclass(frozen=True, kw_only=True)
class Scan(Record):
    """A picture or scanned paper of an organisation."""

    topic: ClassVar[str] = "scans"
    titled: ClassVar[str] = N_("ภาพและเอกสาร")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    name: str = text(N_("เรื่อง"), required=True, listed=True)
    taken: date | None = day(N_("เมื่อ"), listed=True)
    file: str = attachment(N_("ไฟล์"), listed=True)
    note: str = text(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Say what it shows."""
        return self.name
