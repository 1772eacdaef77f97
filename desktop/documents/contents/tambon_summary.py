"""The summary of a tambon's organisations in a year: its totals beside last year's, graphs, movement, coverage, classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
from desktop.documents.contents.totals import (
    NONE,
    About,
    bars,
    changed,
    covered,
    doubt,
    finished,
    line,
    shown,
    told,
)
from desktop.domain.strength import GRADES
from desktop.domain.summaries import MEASURES, MOVES, NO_GRADE, Figure, Group, Summary

TITLE = "สรุปข้อมูลกลุ่ม/องค์กร"
_NOT_JUDGED = "ยังไม่จัดระดับ"
_MOST_BARS = 15  # kinds drawn; the table has them all
_NAMED = (("new", "ตั้งใหม่"), ("closed", "เลิกแล้ว"))


def write(about: About, summary: Summary, names: Mapping[str, str]) -> Contents:
    """Write the summary; `names` are those of organisations by id."""
    blocks = [
        *_totals(summary),
        *_graphs(summary),
        *_movement(summary, names),
        Subheading("ความครอบคลุมและความเข้มแข็ง"),
        Paragraph(_coverage(summary)),
        covered(summary.covered),
        _grades(summary),
        Subheading("ตารางตามหมู่บ้าน"),
        _table("หมู่บ้าน", summary.villages, summary.whole),
        Subheading("ตารางตามประเภท"),
        _table("ประเภท", summary.kinds, summary.whole),
    ]
    return finished(about, "tambon_summary", TITLE, blocks)


def _totals(summary: Summary) -> Iterator[Block]:
    before = next((group for group in summary.years if group.key == str(summary.before)), None)
    rows = [
        (
            title,
            *_compared(measure, summary.whole.figures[measure], before if measure != "products" else None),
        )
        for measure, title in MEASURES.items()
    ]
    columns = (
        Column("รายการ", 46),
        Column(f"ปี {summary.year}", 38, "right"),
        Column(f"ปี {summary.before or '–'}", 38, "right"),
        Column("เปลี่ยนแปลง", 38, "right"),
    )
    yield Table(columns, tuple(rows))
    doubts = {MEASURES[name]: doubt(figure) for name, figure in summary.whole.figures.items()}
    told_ = " · ".join(f"{title.partition(' ')[0]} {words}" for title, words in doubts.items() if words)
    if told_:
        yield Paragraph(f"ยอดที่ยังไม่แน่ (กลุ่ม): {told_}", indent=False)


def _compared(measure: str, figure: Figure, before: Group | None) -> tuple[str, str, str]:
    """Write a figure, that of the year before, and the change; a dash for what nobody knows."""
    last = before.figures[measure] if before else None
    both = last is not None and last.known and figure.known
    change = changed(measure, figure.amount - last.amount) if last is not None and both else NONE
    return shown(measure, figure), shown(measure, last) if last else NONE, change


def _graphs(summary: Summary) -> Iterator[Block]:
    kinds = [group for group in summary.kinds if group.figures["organisations"].count]
    rest = len(kinds) - _MOST_BARS
    more = f" {_MOST_BARS} ประเภทแรก" if rest > 0 else ""
    yield Subheading("ตามหมู่บ้าน")
    yield bars("จำนวนกลุ่ม/องค์กรตามหมู่บ้าน (กลุ่ม)", summary.villages, "organisations")
    yield bars("เงินทุนตามหมู่บ้าน (บาท)", summary.villages, "fund")
    yield Subheading("ตามประเภท")
    yield bars(f"จำนวนกลุ่ม/องค์กรตามประเภท{more} (กลุ่ม)", kinds[:_MOST_BARS], "organisations")
    yield Subheading("ตามปี")
    yield line("สมาชิกตามปี (คน)", summary.years, {"หญิง": "members_women", "ชาย": "members_men"})
    yield line("เงินทุนตามปี (บาท)", summary.years, {"": "fund"})


def _movement(summary: Summary, names: Mapping[str, str]) -> Iterator[Block]:
    if not summary.moves:
        return
    yield Subheading(f"การเปลี่ยนแปลงจากปี {summary.before}")
    rows = tuple(
        (title, *(_moved(measure, summary.moves[measure][move]) for measure in ("members", "fund")))
        for move, title in MOVES.items()
    )
    columns = (Column("กลุ่มที่", 40), Column("สมาชิก (คน)", 60), Column("เงินทุน (บาท)", 60))
    yield Table(columns, rows)
    named = {
        title: [names[part.id] for part in summary.moves["members"][move].parts] for move, title in _NAMED
    }
    listed = tuple((title, ", ".join(ones)) for title, ones in named.items() if ones)
    kept = tuple(name for ones in named.values() for name in ones)
    if listed:
        yield Table((Column("กลุ่มที่", 28), Column("ชื่อกลุ่ม/องค์กร", 132)), listed, kept)


def _moved(measure: str, figure: Figure) -> str:
    if not figure.count:
        return "–"
    change = f" ({changed(measure, figure.amount)})" if figure.amount else ""
    return f"{figure.count:,} กลุ่ม{change}"


def _coverage(summary: Summary) -> str:
    """Say how many villages and organisations were surveyed, and how many values nobody confirmed."""
    done, values = summary.coverage.figures["done"].count, summary.coverage.values
    villages = [one for one in summary.covered if one.key]
    reached = sum(one.figures["done"].count > 0 for one in villages)
    return (
        f"สำรวจเสร็จ {done:,} จาก {summary.coverage.count:,} กลุ่ม ใน {reached:,} จาก {len(villages):,} หมู่บ้าน "
        f"ค่าที่ยืนยันหรือแก้ไขแล้ว {values['confirmed'] + values['changed']:,} ไม่ทราบ {values['unknown']:,} "
        f"ยังไม่ยืนยัน {values['']:,} ค่า ค่าที่ยังไม่ยืนยันเป็นของปีก่อนและนับรวมในยอดข้างต้น"
    )


def _grades(summary: Summary) -> Graph:
    titles = {**GRADES, NO_GRADE: _NOT_JUDGED}
    counts = tuple(summary.grades[grade].count for grade in titles)
    series = Series("", counts, tuple(f"{count:,}" for count in counts))
    return told(Graph("bars", "ระดับความเข้มแข็งที่สำนักงานจัด (กลุ่ม)", tuple(titles.values()), (series,)))


def _table(first: str, groups: Sequence[Group], whole: Group) -> Table:
    measures = {
        "organisations": ("กลุ่ม", 13.0),
        "members": ("สมาชิก", 19.0),
        "fund": ("เงินทุน (บาท)", 36.0),
        "savings": ("เงินสัจจะ (บาท)", 30.0),
        "products": ("ผลิตภัณฑ์", 21.0),
    }
    columns = (Column(first, 41), *(Column(title, width, "right") for title, width in measures.values()))
    rows = tuple(
        (label, *(shown(measure, group.figures[measure]) for measure in measures))
        for label, group in (*((one.label, one) for one in groups), ("รวม", whole))
    )
    return Table(columns, rows, tuple(group.label for group in groups))
