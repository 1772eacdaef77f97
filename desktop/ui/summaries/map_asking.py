"""What the map and the matrix ask of `work`: every function takes a session first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.i18n import _
from desktop.ui.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.community_map import Graph
    from desktop.domain.map_layout import Layout
    from desktop.domain.support_matrix import Cell, Matrix
    from desktop.work.community_map import Offered


@dataclass(frozen=True)
class Narrowed:
    """What of the map is asked for, as the window says it."""

    tambon: str = ""
    villages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    people: str = "bridges"
    agencies: bool = True


@dataclass(frozen=True)
class Found:
    """The map with all that stands on it, and who bridges groups."""

    graph: Graph
    layout: Layout
    bridges: tuple[str, ...]


def offered(session: Any, tambon: str) -> Offered:
    """List what a map can be narrowed to."""
    from desktop.work import community_map

    return community_map.offered(session, tambon)


def found(session: Any, progress: Progress, narrowed: Narrowed) -> Found:
    """Gather the map and find a place for everything."""
    from desktop.domain.community_map import bridges
    from desktop.domain.map_layout import lay_out
    from desktop.work import community_map

    graph = community_map.gather(session, community_map.Asked(**vars(narrowed)))
    return Found(graph, lay_out(graph, progress.step), bridges(graph))


def poster(session: Any, layout: Layout, tambon: str, sheet: str) -> Path:
    """Draw the map as a poster to be read and printed."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import community_map

    pdf = community_map.drawn(session, layout, tambon, sheet, draw)
    return files.sheet_for_reading(pdf, "map", _("แผนภาพ") + ".pdf")


def matrix(session: Any, tambon: str, year: int | None, *, supported_only: bool) -> Matrix:
    """Tell which agencies supported which groups."""
    from desktop.work import support_matrix

    return support_matrix.matrix(session, tambon, year, supported_only=supported_only)


def matrix_sheet(session: Any, shown: Matrix, tambon: str) -> Path:
    """Draw the matrix to be read and printed."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import support_matrix

    pdf = support_matrix.drawn(session, shown, tambon, draw)
    return files.sheet_for_reading(pdf, "matrix", _("ตารางการสนับสนุน") + ".pdf")


def export(path: Path, title: str, titles: Sequence[str], shown: Matrix, passphrase: str = "") -> int:
    """Write the matrix as a workbook, plain text or JSON, and give the number of its rows."""
    from desktop.domain.records import Kind
    from desktop.exchange.export import Column, write_rows

    columns = [
        Column(titles[0]),
        Column(titles[1]),
        *(Column(agency, Kind.MONEY) for agency in shown.agencies),
        Column(titles[2], Kind.MONEY),
    ]
    rows = [[row.name, row.village, *(_value(cell) for cell in row.cells), row.amount] for row in shown.rows]
    write_rows(path, title, columns, rows, passphrase)
    return len(rows)


def _value(cell: Cell | None) -> int | str | None:
    """Give the satang of a cell, or the tick of one without any."""
    if cell is None:
        return None
    return cell.words if cell.amount is None else cell.amount
