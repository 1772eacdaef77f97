"""The statistics of disputes in a month or fiscal year: tables and graphs, for the office or, withheld, for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Graph,
    Paragraph,
    Series,
    Subheading,
    Table,
)
from desktop.documents.contents.case_sheets import About, decimal, finished, shown
from desktop.documents.contents.totals import bars, graph, told
from desktop.domain.case_statistics import (
    BY,
    FLOW,
    KEPT,
    MEASURES,
    RATES,
    RESULTS,
    Statistics,
    mean,
    middle,
    rates,
)
from desktop.domain.public_statistics import LEAST, SHOWN
from desktop.domain.summaries import Group

TITLE = "สถิติการไกล่เกลี่ยข้อพิพาท"
_NOTHING = "ไม่มีเรื่องที่ต้องดำเนินการในช่วงนี้"
_WITHHELD = (
    f"– คือจำนวนที่ไม่เปิดเผย เพราะน้อยกว่า {LEAST} เรื่อง หรือเพราะคำนวณย้อนกลับไปหาจำนวนที่น้อยกว่า {LEAST} เรื่องได้ "
    "รวมถึงร้อยละ ค่าเฉลี่ย และจำนวนเงินของเรื่องเหล่านั้น"
)
_REFERRED = "ในจำนวนนี้ ส่งต่อหน่วยงานอื่น"
_MOST_BARS = 15  # groups drawn; the table has them all
_INNER = ("carried", "came", "closed", "agreed", "not_agreed", "left")
_DRAWN = {"kind": "ประเภท", "tambon": "ตำบล", "village": "หมู่บ้าน"}


def write(about: About, statistics: Statistics, year: Statistics | None = None) -> Contents:
    """Write the statistics; beside those of a month stand those of the `year` until then, but in no public paper."""
    beside = (statistics, *([year] if year and not statistics.public else []))
    blocks: list[Block] = [*_whole(beside)]
    if _empty(statistics):
        blocks.append(Paragraph(_NOTHING, indent=False))
    else:
        blocks += [*_months(statistics), *_results(statistics), *_groups(statistics)]
    if statistics.public:
        blocks.append(Paragraph(_WITHHELD, indent=False))
    title = f"{TITLE} (สำหรับเผยแพร่)" if statistics.public else TITLE
    return finished(about, "case_statistics", title, statistics.period.words, blocks)


def _empty(statistics: Statistics) -> bool:
    flow = [statistics.whole.figures[measure] for measure in FLOW]
    return all(figure.known and not figure.amount for figure in flow)


def _whole(beside: Sequence[Statistics]) -> Iterator[Block]:
    """Tell the whole: what came and closed, how it ended, money and time, and what was kept."""
    unsaid = any(one.whole.figures["unsaid"].count for one in beside)
    results = [result for result in RESULTS if result != "unsaid" or unsaid]
    yield Subheading("จำนวนเรื่อง")
    yield _table(beside, "เรื่อง", [_measured(measure, beside) for measure in FLOW])
    yield Subheading("ผลการไกล่เกลี่ยของเรื่องที่สิ้นสุด")
    referred = (_REFERRED, *_measured("referred", beside)[1:])
    yield _table(beside, "เรื่อง", [*(_measured(measure, beside) for measure in results), referred])
    yield Subheading("อัตราความสำเร็จ")
    yield _table(beside, "ร้อยละ", [_rate(formula, beside) for formula in RATES])
    yield Subheading("ทุนทรัพย์และเวลา")
    yield _table(beside, "จำนวน", [*_money_and_time(beside)])
    yield Subheading("การปฏิบัติตามข้อตกลงของเรื่องที่ตกลงกันได้")
    yield _table(beside, "เรื่อง", [_measured(measure, beside) for measure in KEPT])


def _table(beside: Sequence[Statistics], unit: str, rows: Sequence[tuple[str, ...]]) -> Table:
    titles = [unit] if len(beside) == 1 else [f"{unit} เดือนนี้", f"{unit} สะสมทั้งปี"]
    first = 160 - 37 * len(titles)
    return Table((Column("รายการ", first), *(Column(title, 37, "right") for title in titles)), tuple(rows))


def _measured(measure: str, beside: Sequence[Statistics]) -> tuple[str, ...]:
    return (MEASURES[measure], *(shown(measure, one.whole.figures[measure]) for one in beside))


def _rate(formula: str, beside: Sequence[Statistics]) -> tuple[str, ...]:
    return (RATES[formula], *(decimal(rates(one.whole)[formula].percent) for one in beside))


def _money_and_time(beside: Sequence[Statistics]) -> Iterator[tuple[str, ...]]:
    for measure in ("value", "agreed_value"):
        yield _measured(measure, beside)
    days = [one.whole.figures["days"] for one in beside]
    sessions = [one.whole.figures["sessions"] for one in beside]
    yield ("เวลาตั้งแต่รับจนสิ้นสุด เฉลี่ย (วัน)", *(decimal(mean(figure)) for figure in days))
    yield ("เวลาตั้งแต่รับจนสิ้นสุด ค่ากลาง (วัน)", *(decimal(middle(figure)) for figure in days))
    yield ("นั่งไกล่เกลี่ยเฉลี่ยต่อเรื่อง (ครั้ง)", *(decimal(mean(figure)) for figure in sessions))


def _months(statistics: Statistics) -> Iterator[Block]:
    if len(statistics.months) < 2:
        return
    series = {MEASURES["came"]: "came", MEASURES["closed"]: "closed"}
    figures = [month.figures[measure] for month in statistics.months for measure in series.values()]
    yield Subheading("รายเดือน")
    if all(figure.known for figure in figures):  # a line would show what is withheld as nought
        yield graph("line", "เรื่องรับใหม่และสิ้นสุดตามเดือน (เรื่อง)", statistics.months, series)
    yield _listed("เดือน", statistics.months, statistics.whole, SHOWN)


def _results(statistics: Statistics) -> Iterator[Block]:
    figures = {title: statistics.whole.figures[result] for result, title in RESULTS.items()}
    drawn = {title: figure for title, figure in figures.items() if figure.amount or not figure.known}
    if any(figure.amount for figure in drawn.values()):
        amounts = tuple(figure.amount for figure in drawn.values())
        series = Series("", amounts, tuple(shown("", figure) for figure in drawn.values()))
        yield told(Graph("bars", "ผลการไกล่เกลี่ย (เรื่อง)", tuple(drawn), (series,)))


def _groups(statistics: Statistics) -> Iterator[Block]:
    measures = SHOWN if statistics.public else _INNER
    for by, title in BY.items():
        groups = statistics.by[by]
        yield Subheading(f"ตาม{title}")
        if by in _DRAWN and any(group.figures["came"].amount for group in groups):
            more = f" {_MOST_BARS} อันดับแรก" if len(groups) > _MOST_BARS else ""
            yield bars(f"เรื่องรับใหม่ตาม{_DRAWN[by]}{more} (เรื่อง)", groups[:_MOST_BARS], "came")
        yield _listed(title, groups, statistics.whole, measures)


def _listed(first: str, groups: Sequence[Group], whole: Group, measures: Sequence[str]) -> Table:
    """List groups with their counts, and the whole under them."""
    width = min(24.0, 108.0 / len(measures))
    columns = (
        Column(first, 160 - width * len(measures)),
        *(Column(MEASURES[measure], width, "right") for measure in measures),
    )
    rows = tuple(
        (label, *(shown(measure, group.figures[measure]) for measure in measures))
        for label, group in (*((one.label, one) for one in groups), ("รวม", whole))
    )
    return Table(columns, rows, tuple(group.label for group in groups))
