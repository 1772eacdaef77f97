"""What came from which copy of the office, who decided where copies differed, what still waits: an appendix to file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Divider,
    Heading,
    Label,
    LabelLine,
    Paragraph,
    Signature,
    Subheading,
    Table,
    mapped,
)
from desktop.thai import dates, digits

_TITLE = "รายงานการรวมข้อมูลระหว่างเครื่อง"
_TAB = 38.0  # mm, where the words begin
_NONE = "ไม่มี"
_CLOSED = "ค่าในเรื่องไกล่เกลี่ยไม่พิมพ์ในรายงานนี้ ดูได้ในโปรแกรมโดยผู้มีสิทธิ์"
_CAME = (
    Column("รับเมื่อ", 38),
    Column("จากเครื่อง", 36, names=True),
    Column("ผู้รับ", 36, names=True),
    Column("การบันทึก", 20, "right"),
    Column("เพิ่ม", 16, "right"),
    Column("เปลี่ยน", 18, "right"),
)
_DECIDED = (
    Column("รายการ", 40, names=True),
    Column("ค่าที่เลือก", 34),
    Column("ค่าที่ไม่เลือก", 36),
    Column("ผู้เลือก", 30, names=True),
    Column("เลือกเมื่อ", 24),
)
_JOINED = (
    Column("รายการที่หนึ่ง", 42, names=True),
    Column("รายการที่สอง", 42, names=True),
    Column("คำตอบ", 30),
    Column("ผู้ตอบ", 30, names=True),
    Column("ตอบเมื่อ", 20),
)
_WAITING = (Column("รายการ", 48, names=True), Column("ค่าที่ต่างกัน และผู้บันทึก", 116))


@dataclass(frozen=True)
class Package:
    """One package that was taken."""

    at: datetime
    copy: str
    actor: str
    changes: int
    added: int
    changed: int


@dataclass(frozen=True)
class Decision:
    """One cell whose value a person chose: of which record, what was chosen and what was not, who and when."""

    label: str
    title: str
    chosen: str
    others: tuple[str, ...]
    actor: str
    at: datetime


@dataclass(frozen=True)
class Joined:
    """One answer about two records that are probably one: which they are, what was answered, by whom and when."""

    one: str
    two: str
    answer: str
    actor: str
    at: datetime


@dataclass(frozen=True)
class Waiting:
    """One cell that still has several values: each as (what it says, who gave it, when)."""

    label: str
    title: str
    values: tuple[tuple[str, str, datetime], ...]


@dataclass(frozen=True)
class Report:
    """What is printed of merging; `closed` counts the decisions and differences about cases, which are not printed."""

    office: str
    at: datetime
    this: str  # the name of this copy
    packages: tuple[Package, ...]
    decisions: tuple[Decision, ...]
    joined: tuple[Joined, ...]
    waiting: tuple[Waiting, ...]
    closed: int
    held: tuple[str, ...]  # the tambons that this copy has; none where it has the whole office
    withheld: int  # values of changes that are not in this copy, or that were erased
    signer: str
    position: str


def write(report: Report, *, thai_digits: bool) -> Contents:
    """Write the report with a line to sign on."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    title = change(f"{_TITLE} {dates.long_moment(report.at)}")
    return Contents(
        kind="merge_report",
        title=title,
        subject=title,
        blocks=mapped(tuple(_body(report)), change),
        dated=report.at.date().isoformat(),
        emblem="none",
        thai_digits=thai_digits,
    )


def _body(report: Report) -> Iterator[Block]:
    yield Heading((_TITLE, report.office))
    yield Divider()
    yield LabelLine((Label("พิมพ์เมื่อ", dates.long_moment(report.at)),), tab=_TAB, bold=True)
    yield LabelLine((Label("เครื่อง", report.this),), tab=_TAB, bold=True)
    if report.held:
        yield LabelLine(
            (Label("มีเฉพาะ", ", ".join(f"ต.{name}" for name in report.held)),), tab=_TAB, bold=True
        )
    if report.withheld:
        told = f"{report.withheld:,} ค่า อยู่ที่เครื่องอื่นหรือลบตามกฎหมายแล้ว ประวัติยังครบทุกลำดับ"
        yield LabelLine((Label("ค่าที่ไม่อยู่ที่นี่", told),), tab=_TAB, bold=True)
    yield Subheading("ข้อมูลที่รับจากเครื่องอื่น")
    yield _table(_CAME, tuple(_came(one) for one in report.packages))
    yield Subheading("ค่าที่บันทึกต่างกันและเลือกแล้ว")
    yield _table(_DECIDED, tuple(_decided(one) for one in report.decisions))
    yield Subheading("รายการที่อาจซ้ำและตอบแล้ว")
    yield _table(_JOINED, tuple(_answered(one) for one in report.joined))
    yield Subheading("ค่าที่บันทึกต่างกันและยังไม่ได้เลือก")
    yield _table(_WAITING, tuple(_waiting(one) for one in report.waiting))
    if report.closed:
        yield Paragraph(f"มีอีก {report.closed:,} แห่งในเรื่องไกล่เกลี่ย {_CLOSED}")
    yield Signature(f"({report.signer})" if report.signer else "", (report.position,), "ผู้รายงาน")


def _table(columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]) -> Block:
    return Table(columns, rows) if rows else Paragraph(_NONE)


def _came(one: Package) -> tuple[str, ...]:
    counts = (f"{count:,}" for count in (one.changes, one.added, one.changed))
    return _short(one.at), one.copy, one.actor, *counts


def _decided(one: Decision) -> tuple[str, ...]:
    others = " / ".join(map(_said, one.others))
    return f"{one.label} – {one.title}", _said(one.chosen), others, one.actor, _short(one.at)


def _answered(one: Joined) -> tuple[str, ...]:
    return one.one, one.two, one.answer, one.actor, dates.long_moment(one.at)


def _waiting(one: Waiting) -> tuple[str, ...]:
    values = " / ".join(f"{_said(said)} ({actor} {_short(at)})" for said, actor, at in one.values)
    return f"{one.label} – {one.title}", values


def _said(value: str) -> str:
    return value or "(ว่าง)"


def _short(at: datetime) -> str:
    return f"{dates.moment(at)} น."
