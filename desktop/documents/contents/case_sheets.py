"""What the registers, statistics and lists of mediation share: their head, amounts and shares in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.documents.contents.blocks import Block, Contents, Divider, Heading, Line, mapped
from desktop.documents.contents.parts import in_digits
from desktop.documents.contents.totals import NONE
from desktop.domain.case_statistics import AMOUNTS
from desktop.domain.summaries import Figure
from desktop.thai import dates, digits

_SMALL = 14.0
FROM_REGISTER = "ที่มา: ทะเบียนเรื่องไกล่เกลี่ยของศูนย์ "


@dataclass(frozen=True, kw_only=True)
class About:
    """Which centre a sheet is of, and how it is printed."""

    centre: str  # such as ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน; "" for all of the office
    office: str  # such as อำเภอพนมสารคาม
    province: str
    made: date
    thai_digits: bool = True

    @property
    def place(self) -> str:
        """Say whose sheet it is."""
        return " ".join(filter(None, (self.centre, self.office, f"จังหวัด{self.province}")))

    @property
    def names(self) -> tuple[str, ...]:
        """List the names that no line cuts."""
        return tuple(filter(None, (self.centre, self.office, f"จังหวัด{self.province}")))


def finished(
    about: About,
    kind: str,
    title: str,
    of: str,
    blocks: Iterable[Block],
    paper: str = "A4",
    source: str = FROM_REGISTER,
) -> Contents:
    """Close a sheet: its head with what it is `of` and where it is from, its blocks, in one kind of digits."""
    made = Line(f"{source}จัดทำเมื่อวันที่ {dates.long(about.made)}", "right", size=_SMALL)
    head = Heading((title, of, about.place), about.names)
    return in_digits_of(about, kind, f"{title} {of}", (head, Divider(), made, *blocks), paper)


def in_digits_of(about: About, kind: str, title: str, blocks: Iterable[Block], paper: str = "A4") -> Contents:
    """Make contents of blocks in the office's digits; each further page says what it is."""
    change = in_digits(digits.to_thai if about.thai_digits else digits.to_arabic)
    return Contents(
        kind=kind,
        title=change(title),
        subject=change(title),
        blocks=mapped(blocks, change),
        dated=about.made.isoformat(),
        emblem="none",
        thai_digits=about.thai_digits,
        paper=paper,
        header=change(title),
    )


def shown(measure: str, figure: Figure) -> str:
    """Write a figure, money as baht; a dash where it is not known or not told."""
    if not figure.known:
        return NONE
    return digits.baht(figure.amount) if measure in AMOUNTS else f"{figure.amount:,}"


def decimal(value: float | None) -> str:
    """Write a mean or a share with one place; a dash where there is none.

    >>> decimal(66.666), decimal(None)
    ('66.7', '–')
    """
    return NONE if value is None else f"{value:,.1f}"
