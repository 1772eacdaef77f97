"""How long each kind of data is kept, and the lists by which what is past its time is destroyed after approval.

The times are dated data that an office edits; what nobody confirmed is shown as ยังไม่ยืนยัน.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, link, long, text, whole
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo
from desktop.i18n import N_

RETAINED = {  # kinds of data by the topic whose records are counted
    "people": N_("บุคคลที่ไม่มีรายการใดอ้างถึง"),
    "surveys": N_("แบบสำรวจของรอบที่ปิดแล้ว"),
    "received": N_("หนังสือรับ"),
    "meetings": N_("การประชุม"),
    "organisations": N_("กลุ่ม/องค์กรที่หยุดหรือเลิกแล้ว"),
    "cases": N_("เรื่องไกล่เกลี่ยที่สิ้นสุดแล้ว"),
    "papers": N_("คำสั่ง ประกาศ และหนังสือที่ออก"),
}
FROM = {  # the day from which the years are counted
    "people": N_("วันที่แก้ไขครั้งล่าสุด"),
    "surveys": N_("วันปิดรอบ"),
    "received": N_("วันที่รับ"),
    "meetings": N_("วันที่ประชุม"),
    "organisations": N_("วันที่หยุดหรือเลิก"),
    "cases": N_("วันที่สิ้นสุด"),
    "papers": N_("วันที่ของหนังสือ"),
}
FOREVER = N_("เก็บตลอดไป")
STATES = {"prepared": N_("รออนุมัติ"), "approved": N_("อนุมัติแล้ว"), "done": N_("ทำลายแล้ว")}
OUTCOMES = {"destroyed": N_("ทำลายแล้ว"), "kept": N_("เก็บต่อ")}


@dataclass(frozen=True, kw_only=True)
class RetentionRule(Record):
    """How long one kind of data is kept, from a date on."""

    topic: ClassVar[str] = "retention_rules"
    titled: ClassVar[str] = N_("กำหนดเวลาเก็บข้อมูล")
    of: str = choice(N_("ข้อมูล"), RETAINED, required=True, listed=True)
    years: int | None = whole(
        N_("เก็บกี่ปี"), listed=True, least=1, most=200, blank=FOREVER, hint=N_("เว้นว่าง = เก็บตลอดไป")
    )
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def forever(self) -> bool:
        """Tell whether this kind of data is never past its time."""
        return not self.years

    @property
    def label(self) -> str:
        """Name the kind of data."""
        return RETAINED.get(self.of, self.of)

    @property
    def sort_text(self) -> str:
        """Sort in the order of the kinds, the oldest rule first."""
        return f"{list(RETAINED).index(self.of) if self.of in RETAINED else 99:02d} {self.start}"


@dataclass(frozen=True, kw_only=True)
class DisposalList(Record):
    """One list of what an office asks to destroy, and how far it came."""

    topic: ClassVar[str] = "disposal_lists"
    titled: ClassVar[str] = N_("บัญชีขอทำลาย")
    number: int | None = whole(N_("บัญชีที่"), listed=True, least=1, most=9999)
    year: int | None = whole(N_("ปี พ.ศ."), listed=True, least=2400, most=2700)
    made: date | None = day(N_("จัดทำเมื่อ"), required=True, listed=True)
    made_by: str = text(N_("ผู้จัดทำ"), listed=True, most=120)
    state: str = choice(N_("สถานะ"), STATES, default="prepared", listed=True)
    approved_by: str = text(N_("ผู้อนุมัติ"), listed=True, most=120)
    approval: str = text(N_("หนังสืออนุมัติที่"), listed=True, most=120)
    approved: date | None = day(N_("ลงวันที่อนุมัติ"), listed=True)
    done: date | None = day(N_("ทำลายเมื่อ"), listed=True)
    done_by: str = text(N_("ผู้ทำลาย"), most=120)

    @property
    def label(self) -> str:
        """Name the list."""
        return f"บัญชีขอทำลายที่ {self.number or '–'}/{self.year or '–'}"

    @property
    def sort_text(self) -> str:
        """Sort the newest first."""
        return f"{9999 - (self.year or 0):04d} {9999 - (self.number or 0):04d}"


@dataclass(frozen=True, kw_only=True)
class DisposalItem(Record):
    """One record on a list, named by what may stay known of it once it is destroyed: never by a person's name."""

    topic: ClassVar[str] = "disposal_items"
    titled: ClassVar[str] = N_("รายการในบัญชีขอทำลาย")
    part_of: ClassVar[str] = "listing"
    listing: str = link(N_("บัญชี"), "disposal_lists", required=True)
    of: str = choice(N_("ข้อมูล"), RETAINED, required=True, listed=True)
    record: str = text(N_("รหัสของรายการ"), required=True, most=64)
    reference: str = text(N_("เลขที่หรือเรื่อง"), listed=True, most=500)
    since: date | None = day(N_("นับเวลาจาก"), listed=True)
    due: date | None = day(N_("ครบกำหนดเมื่อ"), listed=True)
    outcome: str = choice(N_("ผล"), OUTCOMES, listed=True)
    why: str = text(N_("เหตุที่เก็บต่อ"), listed=True, most=300)

    @property
    def label(self) -> str:
        """Name the item by its number or subject, or by its kind."""
        return self.reference or RETAINED.get(self.of, self.of)

    @property
    def sort_text(self) -> str:
        """Sort by kind, the longest overdue first."""
        return (
            f"{list(RETAINED).index(self.of) if self.of in RETAINED else 99:02d} {self.due} {self.reference}"
        )


def rule_on(rules: Iterable[RetentionRule], of: str, on: date) -> RetentionRule | None:
    """Choose the newest rule of a kind that held on a date."""
    held = [one for one in rules if one.of == of and one.start and one.start <= on]
    return max(held, key=lambda one: one.start or date.min, default=None)


def last_kept(rule: RetentionRule | None, today: date) -> date | None:
    """Give the newest day from which a record is past its time today; `None` where nothing of its kind ever is.

    >>> last_kept(RetentionRule(of="received", years=10), date(2026, 2, 28))
    datetime.date(2016, 2, 27)
    """
    if rule is None or rule.forever:
        return None
    return date.fromordinal(_moved(today, -(rule.years or 0)).toordinal() - 1)


def due(rule: RetentionRule, since: date) -> date:
    """Give the last day on which a record is kept."""
    return _moved(since, rule.years or 0)


def _moved(day_: date, years: int) -> date:
    """Give the same day of another year; 29 February is 28 where the year has none."""
    wanted = day_.year + years
    try:
        return day_.replace(year=wanted)
    except ValueError:
        return day_.replace(year=wanted, day=28)


def check_prepared(listing: DisposalList) -> None:
    """Refuse to approve a list twice."""
    if listing.state != "prepared":
        raise CannotDo("บัญชีนี้ได้รับอนุมัติแล้ว")


def check_approval(listing: DisposalList) -> None:
    """Refuse an approval that does not say who gave it, by which paper and when, or that is older than the list."""
    for name in ("approved_by", "approval"):
        if not getattr(listing, name).strip():
            raise CannotDo("ต้องบอกผู้อนุมัติ และเลขที่หนังสืออนุมัติ ก่อนบันทึก", name)
    if listing.approved is None:
        raise CannotDo("ต้องบอกวันที่ของหนังสืออนุมัติ", "approved")
    if listing.made and listing.approved < listing.made:
        raise CannotDo("วันที่อนุมัติต้องไม่ก่อนวันที่จัดทำบัญชี", "approved")


def check_approved(listing: DisposalList) -> None:
    """Refuse to destroy by a list that nobody approved, or a second time."""
    if listing.state == "prepared":
        raise CannotDo("บัญชีนี้ยังไม่ได้รับอนุมัติ จึงทำลายไม่ได้")
    if listing.state == "done":
        raise CannotDo("ทำลายตามบัญชีนี้แล้ว")
