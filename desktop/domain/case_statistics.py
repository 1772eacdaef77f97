"""What a centre's disputes add up to in a month, a fiscal year or any span: how many came, closed, and how they ended.

A figure is the sum of its parts, and each part names the case that it comes from, as in `summaries`: whoever sees a
number can open the rows behind it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from desktop.domain.agreements import KEEPINGS
from desktop.domain.cases import OUTCOME_OF, OUTCOMES, Case
from desktop.domain.summaries import Figure, Group, Part
from desktop.domain.tracks import NATURES, TRACKS
from desktop.i18n import N_
from desktop.thai import dates, sorting

FLOW = {
    "carried": N_("ค้างจากก่อนหน้า"),
    "came": N_("รับใหม่"),
    "closed": N_("สิ้นสุด"),
    "left": N_("คงค้าง"),
}
RESULTS = {**OUTCOMES, "unsaid": N_("ไม่ระบุผล")}  # of what closed
KEPT = {**KEEPINGS, "unchecked": N_("ยังไม่ติดตาม")}  # of what was agreed
MEASURES = {
    **FLOW,
    **RESULTS,
    **KEPT,
    "referred": N_("ส่งต่อหน่วยงานอื่น"),
    "value": N_("ทุนทรัพย์ของเรื่องที่รับใหม่ (บาท)"),
    "agreed_value": N_("จำนวนเงินที่ตกลงกัน (บาท)"),
    "days": N_("จำนวนวันตั้งแต่รับจนสิ้นสุด"),
    "sessions": N_("จำนวนครั้งที่นั่งไกล่เกลี่ย"),
}
COUNTS = (*FLOW, *RESULTS, *KEPT, "referred")  # each case of them counts as one
AMOUNTS = ("value", "agreed_value")  # in satang
RATES = {  # what the agreed cases are divided by
    "decided": N_("ตกลงกันได้ ÷ (ตกลงกันได้ + ตกลงกันไม่ได้)"),
    "closed": N_("ตกลงกันได้ ÷ เรื่องที่สิ้นสุดทั้งหมด"),
}
SHEETS = {  # that are printed of many cases, or of none
    "statistics": N_("สถิติการไกล่เกลี่ย"),
    "public": N_("สถิติสำหรับเผยแพร่"),
    "zero": N_("รายงานเดือนที่ไม่มีเรื่อง"),
    "register": N_("ทะเบียนคดี"),
    "outreach": N_("รายการเผยแพร่ความรู้"),
    "board": N_("โปสเตอร์กระบวนการไกล่เกลี่ย"),
    "request": N_("แบบคำร้องเปล่า"),
}
OF_NO_CASE = ("outreach", "board", "request")  # which everybody may see
BY = {
    "nature": N_("ลักษณะ"),
    "kind": N_("ประเภทข้อพิพาท"),
    "track": N_("ช่องทาง"),
    "tambon": N_("ตำบล"),
    "village": N_("หมู่บ้าน"),
}
WITHIN = {"kind": "nature", "village": "tambon"}  # each kind is of one nature, each village of one tambon
UNSAID = {  # stands where a case does not say it
    "nature": N_("ไม่ระบุลักษณะ"),
    "kind": N_("ไม่ระบุประเภท"),
    "track": N_("ยังไม่เลือกช่องทาง"),
    "tambon": N_("ไม่ระบุตำบล"),
    "village": N_("ไม่ระบุหมู่บ้าน"),
}
JOINT = "\t"  # between the keys of what is within another
_OFFSET = 543


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case as registers and statistics tell it: its parties by initials, and nothing of what it is about."""

    id: str
    number: str = ""  # as กก.01/2569
    received: date
    ended: date | None = None
    result: str = ""  # a key of cases.RESULTS
    kind: str = ""  # its name
    nature: str = ""  # a key of tracks.NATURES
    track: str = ""  # a key of tracks.TRACKS
    village: str = ""
    tambon: str = ""
    value: int | None = None  # satang
    agreed_value: int | None = None
    sessions: int = 0
    keeping: str = ""  # a key of agreements.KEEPINGS
    referred: bool = False
    parties: str = ""  # by `initials`
    mediators: tuple[str, ...] = ()

    @property
    def closed(self) -> date | None:
        """The day it ended; one that was typed before it came counts as the day it came."""
        return max(self.ended, self.received) if self.ended else None

    @property
    def outcome(self) -> str:
        """Its result, as a key of RESULTS."""
        return OUTCOME_OF.get(self.result, "unsaid")


@dataclass(frozen=True)
class Period:
    """The days that are counted, the first and the last among them."""

    start: date
    end: date

    @property
    def words(self) -> str:
        """Say which month, fiscal year or days they are."""
        if self == month_of(self.start):
            return f"เดือน{dates.MONTHS[self.start.month - 1]} {dates.year(self.start)}"
        if self == fiscal_year(dates.fiscal_year(self.start)):
            return f"ปีงบประมาณ พ.ศ. {dates.fiscal_year(self.start)}"
        return f"วันที่ {dates.long(self.start)} ถึงวันที่ {dates.long(self.end)}"

    @property
    def days(self) -> str:
        """Name the first and the last day."""
        return f"{dates.short(self.start)} – {dates.short(self.end)}"

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is among them."""
        return self.start <= day <= self.end

    def months(self) -> tuple[Period, ...]:
        """Part the days by month; the first and the last month may be shorter."""
        found: list[Period] = []
        start = self.start
        while start <= self.end:
            end = min(month_of(start).end, self.end)
            found.append(Period(start, end))
            if end == self.end:
                break
            start = end + timedelta(1)
        return tuple(found)


def month_of(day: date) -> Period:
    """Give the month of a day."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def fiscal_year(year: int) -> Period:
    """Give a Buddhist fiscal year: 1 October of the year before to 30 September.

    >>> fiscal_year(2569).days
    '1 ต.ค. 2568 – 30 ก.ย. 2569'
    """
    return Period(date(year - _OFFSET - 1, 10, 1), date(year - _OFFSET, 9, 30))


@dataclass(frozen=True)
class Rate:
    """A share of cases with the rows on both sides of the division."""

    figure: Figure
    of: Figure

    @property
    def percent(self) -> float | None:
        """The share of a hundred, `None` where there is nothing to divide by or not all is told."""
        told = self.figure.known and self.of.known and self.of.amount
        return self.figure.amount * 100 / self.of.amount if told else None


@dataclass(frozen=True)
class Statistics:
    """The cases of a period, as a whole, by each of BY, and month by month; a public one has no row behind a number."""

    period: Period
    whole: Group
    by: Mapping[str, tuple[Group, ...]]
    months: tuple[Group, ...]
    public: bool = False


def statistics(rows: Iterable[CaseRow], period: Period) -> Statistics:
    """Count the cases that came in a period or were still open in it."""
    here = [row for row in rows if row.received <= period.end and _open_at(row, period.start)]
    months = ((dates.SHORT_MONTHS[one.start.month - 1], one) for one in period.months())
    return Statistics(
        period=period,
        whole=group_of("", "", here, period),
        by={by: _groups(by, here, period) for by in BY},
        months=tuple(
            group_of(one.start.isoformat(), f"{name} {dates.year(one.start) % 100:02d}", here, one)
            for name, one in months
        ),
    )


def _open_at(row: CaseRow, day: date) -> bool:
    """Tell whether a case had not closed before a day."""
    return row.closed is None or row.closed >= day


def group_of(key: str, label: str, rows: Iterable[CaseRow], period: Period) -> Group:
    """Add up some cases of a period, measure by measure."""
    here = [row for row in rows if _open_at(row, period.start)]
    came = [row for row in here if row.received in period]
    carried = [row for row in here if row.received < period.start]
    handled = [*carried, *came]
    closed = [row for row in handled if row.closed and row.closed <= period.end]
    agreed = [row for row in closed if row.outcome == "agreed"]
    figures = {
        "carried": _counted(carried),
        "came": _counted(came),
        "closed": _counted(closed),
        "left": _counted(row for row in handled if _open_at(row, period.end + timedelta(1))),
        **{result: _counted(row for row in closed if row.outcome == result) for result in RESULTS},
        **{kept: _counted(row for row in agreed if (row.keeping or "unchecked") == kept) for kept in KEPT},
        "referred": _counted(row for row in closed if row.referred),
        "value": _summed(came, lambda row: row.value),
        "agreed_value": _summed(agreed, lambda row: row.agreed_value),
        "days": _summed(closed, lambda row: (row.closed - row.received).days if row.closed else None),
        "sessions": _summed(closed, lambda row: row.sessions),
    }
    return Group(key, label, figures)


def _counted(rows: Iterable[CaseRow]) -> Figure:
    return Figure(tuple(Part(row.id) for row in rows), topic=Case.topic)


def _summed(rows: Sequence[CaseRow], amount: Callable[[CaseRow], int | None]) -> Figure:
    """Add up an amount; cases that do not say it are missing."""
    amounts = [(row.id, amount(row)) for row in rows]
    parts = tuple(Part(id_, known) for id_, known in amounts if known is not None)
    return Figure(parts, tuple(id_ for id_, known in amounts if known is None), Case.topic)


def _groups(by: str, rows: Iterable[CaseRow], period: Period) -> tuple[Group, ...]:
    """Part cases by one of BY: tracks and natures in their order, others the most frequent first, the unsaid last."""
    parted: dict[str, list[CaseRow]] = {}
    for row in rows:
        parted.setdefault(_key(by, row), []).append(row)
    several = len({key.partition(JOINT)[0] for key in parted}) > 1
    order = _placed(parted, {"nature": NATURES, "track": TRACKS}.get(by, {}))
    return tuple(group_of(key, _label(by, key, several=several), parted[key], period) for key in order)


def _key(by: str, row: CaseRow) -> str:
    value: str = getattr(row, by)
    return f"{getattr(row, WITHIN[by])}{JOINT}{value}" if by in WITHIN else value


def _label(by: str, key: str, *, several: bool) -> str:
    """Name a group; villages name their tambon where there are several."""
    above, _, name = key.rpartition(JOINT)
    named = {"nature": NATURES, "track": TRACKS}.get(by, {}).get(name, name) or UNSAID[by]
    return f"{named} ตำบล{above}" if by == "village" and several and above else named


def _placed(parted: Mapping[str, Sequence[CaseRow]], known: Mapping[str, str]) -> list[str]:
    places = {key: number for number, key in enumerate(known)}

    def place(key: str) -> tuple[bool, int, str]:
        return not key.rpartition(JOINT)[2], places.get(key, -len(parted[key])), sorting.key(key)

    return sorted(parted, key=place)


def rates(group: Group) -> dict[str, Rate]:
    """Give the share of agreed cases by both formulas of RATES."""
    agreed, other = group.figures["agreed"], group.figures["not_agreed"]
    missing = () if agreed.known and other.known else (*agreed.missing, *other.missing)
    decided = Figure(() if missing else (*agreed.parts, *other.parts), missing, Case.topic)
    return {"decided": Rate(agreed, decided), "closed": Rate(agreed, group.figures["closed"])}


def mean(figure: Figure) -> float | None:
    """Give the mean of a figure's parts, `None` where it has none."""
    return fmean(part.amount for part in figure.parts) if figure.parts else None


def middle(figure: Figure) -> float | None:
    """Give the median of a figure's parts, `None` where it has none."""
    return float(median(part.amount for part in figure.parts)) if figure.parts else None
