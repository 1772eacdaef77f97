"""Groups and organisations of a village (กลุ่ม/องค์กร): their names and chairs; the yearly survey joins later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, link, long, tambon_code, text
from desktop.i18n import N_

KINDS = (
    N_("คณะกรรมการหมู่บ้าน"), N_("กองทุนหมู่บ้านและชุมชนเมือง"), N_("กลุ่มออมทรัพย์เพื่อการผลิต"), N_("กลุ่มสตรี"),
    N_("กลุ่มอาชีพ"), N_("วิสาหกิจชุมชน"), N_("กลุ่มผู้ผลิต OTOP"), N_("กลุ่มฌาปนกิจสงเคราะห์"), N_("สวัสดิการชุมชน"),
    N_("โครงการแก้ไขปัญหาความยากจน (กข.คจ.)"), N_("กองทุนแม่ของแผ่นดิน"), N_("กลุ่มผู้สูงอายุ"), N_("กลุ่มเยาวชน"),
    N_("อาสาพัฒนาชุมชน (อช.)"), N_("อสม."), N_("ศูนย์เรียนรู้"), N_("สภาองค์กรชุมชน"),
)  # fmt: skip
STATUSES = {"active": N_("ดำเนินการ"), "paused": N_("หยุดชั่วคราว"), "closed": N_("เลิกแล้ว")}


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
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the organisation."""
        return self.name
