"""What the summaries of a tambon's survey share: their head and foot, amounts in words, doubts told, and graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.contents.blocks import Block, Contents, Divider, Graph, Heading, Line, Series, mapped
from desktop.domain.organisations import Organisation, Product
from desktop.domain.summaries import AMOUNTS, COVERED, Coverage, Figure, Group
from desktop.domain.surveys import Survey
from desktop.thai import dates, digits

_SMALL = 14.0
NONE = "–"
COVERAGE_TITLE = "ความคืบหน้าการสำรวจตามหมู่บ้าน (กลุ่ม)"


@dataclass(frozen=True, kw_only=True)
class About:
    """Which tambon and year a summary is of, and how it is printed."""

    office: str  # such as อำเภอพนมสารคาม
    province: str
    tambon: str  # its name, without ตำบล
    year: int
    made: date
    thai_digits: bool = True


@dataclass(frozen=True, kw_only=True)
class Row:
    """One organisation as a summary tells it; `survey` is `None` where the round did not ask it."""

    organisation: Organisation
    village: str
    chair: str
    survey: Survey | None
    products: Sequence[Product] = ()
    grade: str = ""


def finished(about: About, kind: str, title: str, blocks: Iterable[Block], paper: str = "A4") -> Contents:
    """Close a summary: its head, its blocks, where the figures are from, in one kind of digits."""
    change = digits.to_thai if about.thai_digits else digits.to_arabic
    head = (title, f"ตำบล{about.tambon} {about.office} จังหวัด{about.province} ปี พ.ศ. {about.year}")
    names = (f"ตำบล{about.tambon}", about.office, f"จังหวัด{about.province}")
    foot = f"ที่มา: แบบสำรวจกลุ่ม/องค์กร ปี พ.ศ. {about.year} จัดทำเมื่อวันที่ {dates.long(about.made)}"
    named = change(f"{title} ตำบล{about.tambon} ปี {about.year}")
    return Contents(
        kind=kind,
        title=named,
        subject=named,
        blocks=mapped((Heading(head, names), Divider(), *blocks, Line(foot, size=_SMALL)), change),
        dated=about.made.isoformat(),
        emblem="none",
        thai_digits=about.thai_digits,
        paper=paper,
        header=named,
    )


def said(measure: str, amount: int | None) -> str:
    """Write an amount of a measure; a dash where there is none.

    >>> said("fund", 1250050), said("members", 1200), said("members", None)
    ('12,500.50', '1,200', '–')
    """
    if amount is None:
        return NONE
    return digits.baht(amount) if measure in AMOUNTS else f"{amount:,}"


def shown(measure: str, figure: Figure) -> str:
    """Write a figure; a dash where nobody said anything of it."""
    return said(measure, figure.amount if figure.known else None)


def changed(measure: str, amount: int) -> str:
    """Write a change with its sign.

    >>> changed("members", 12), changed("members", -3), changed("fund", 0)
    ('+12', '-3', '0')
    """
    return f"{'+' if amount > 0 else ''}{said(measure, amount)}"


def doubt(figure: Figure) -> str:
    """Say how much of a figure nobody confirmed, knows or asked; "" where all is sure."""
    told = (
        ("ยังไม่ยืนยัน {0}", figure.having("")),
        ("ไม่ทราบ {0}", figure.having("unknown")),
        ("ไม่มีข้อมูล {0}", len(figure.missing)),
    )
    return " ".join(words.format(f"{count:,}") for words, count in told if count)


def bars(title: str, groups: Sequence[Group], measure: str) -> Graph:
    """Draw one measure of groups as bars."""
    return graph("bars", title, groups, {"": measure})


def line(title: str, groups: Sequence[Group], series: Mapping[str, str]) -> Graph:
    """Draw measures by their names over the years, as bars where there is one year only."""
    return graph("line" if len(groups) > 1 else "stacked", title, groups, series)


def graph(kind: str, title: str, groups: Sequence[Group], series: Mapping[str, str]) -> Graph:
    """Draw measures of groups, `series` naming each; its words say every value."""
    figures = {
        name: (measure, [group.figures[measure] for group in groups]) for name, measure in series.items()
    }
    made = tuple(
        Series(name, tuple(one.amount for one in those), tuple(shown(measure, one) for one in those))
        for name, (measure, those) in figures.items()
    )
    return told(Graph(kind, title, tuple(group.label for group in groups), made))


def covered(groups: Sequence[Coverage]) -> Graph:
    """Draw how far the survey of each village has come."""
    shown = [group for group in groups if group.count]
    series = []
    for how, name in COVERED.items():
        counts = [group.figures[how].count for group in shown]
        series.append(Series(name, tuple(counts), tuple(map(str, counts))))
    return told(Graph("stacked", COVERAGE_TITLE, tuple(group.label for group in shown), tuple(series)))


def told(graph: Graph) -> Graph:
    """Put the values of a graph into words for who cannot see it; labels are not cut."""
    of_each = (
        f"{label} {' '.join(f'{each.name} {each.words[at]}'.strip() for each in graph.series)}"
        for at, label in enumerate(graph.labels)
    )
    words = ", ".join(of_each)
    return Graph(graph.kind, graph.title, graph.labels, graph.series, f"แผนภูมิ {graph.title}: {words}")
