"""Rules of the regulation as dated data: a number, from when it holds, its source, and who confirmed it.

The gazette's numbers are not known for sure, so none stands in code: an office edits these rows,
and a row nobody confirmed is shown as ยังไม่ยืนยัน.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.committees import KINDS as COMMITTEE_KINDS
from desktop.domain.records import Record, choice, day, long, text, whole
from desktop.i18n import N_

KEYS = {
    "size_least": N_("จำนวนกรรมการอย่างน้อย (คน)"),
    "size_most": N_("จำนวนกรรมการอย่างมาก (คน)"),
    "term_years": N_("วาระการดำรงตำแหน่ง (ปี)"),
    "seats_per_village": N_("ผู้แทนอย่างน้อยต่อหมู่บ้าน (คน)"),
    "quorum_percent": N_("องค์ประชุมอย่างน้อย (ร้อยละ)"),
    "vacancy_days": N_("ตำแหน่งว่างได้ไม่เกิน (วัน)"),
    "level_1_least": N_("กชช.2ค ระดับ 1 เมื่อตัวชี้วัดที่ได้ 1 คะแนนมีอย่างน้อย (ตัว)"),
    "level_2_least": N_("กชช.2ค ระดับ 2 เมื่อตัวชี้วัดที่ได้ 1 คะแนนมีอย่างน้อย (ตัว)"),
    "majority_age": N_("บรรลุนิติภาวะเมื่ออายุครบ (ปี)"),
}
UNCONFIRMED = N_("ยังไม่ยืนยัน")


@dataclass(frozen=True, kw_only=True)
class Rule(Record):
    """One number of a rule, from a date on."""

    topic: ClassVar[str] = "rules"
    titled: ClassVar[str] = N_("เกณฑ์ตามระเบียบ")
    key: str = choice(N_("เกณฑ์"), KEYS, required=True, listed=True)
    committee_kind: str = choice(N_("ใช้กับ"), COMMITTEE_KINDS, listed=True, blank=N_("ทุกคณะ"))
    value: int | None = whole(N_("ค่า"), listed=True, most=10_000, hint=N_("เว้นว่างไว้ถ้ายังไม่ทราบ"))
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the rule."""
        return KEYS.get(self.key, self.key)

    @property
    def sort_text(self) -> str:
        """Sort by key, the oldest first within it."""
        return f"{list(KEYS).index(self.key):02d} {self.start}"


def rule_on(rules: Iterable[Rule], key: str, committee_kind: str, on: date) -> Rule | None:
    """Choose the rule that held on a date: the newest of the kind of committee, else the newest for all."""
    held = [
        r for r in rules
        if r.key == key and r.committee_kind in ("", committee_kind) and r.start and r.start <= on and r.value is not None
    ]  # fmt: skip
    return max(held, key=lambda r: (r.committee_kind != "", r.start or date.min), default=None)
