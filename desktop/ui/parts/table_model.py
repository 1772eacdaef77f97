"""A table over any number of records: all their numbers in order, their rows by page, read beside the window."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.filters import Condition
from desktop.domain.records import Field, Kind
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest

PAGE = 50  # rows read at once: of a million they are all over the file
KEPT = 256  # pages kept, those seen last
WAITING = 4  # pages wanted at once; those scrolled past are forgotten
SOUGHT = 200  # pages that type-ahead looks through
NOT_YET = "…"

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which rows of a list, in which order."""

    text: str = ""  # found anywhere in the searched fields
    tambon: str = ""  # code; "" for all
    sort: str = ""  # a field's name; "" for the topic's own order
    descending: bool = False
    exactly: tuple[tuple[str, object], ...] = ()  # fields by name and the value they must have
    conditions: tuple[Condition, ...] = ()  # all of them met


class Row(Protocol):
    """One row as `work.lists.page` gives it."""

    @property
    def no(self) -> int:
        """Its number in the order."""

    @property
    def id(self) -> str:
        """Its record."""

    @property
    def cells(self) -> Sequence[str]:
        """The shown text of each column."""


class Source(Protocol):
    """Where rows come from; both are called beside the window, with a reading session."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers, in the order of the numbers; `None` for one that is gone."""


class TopicRows:
    """The rows of a topic, from `work.lists`; `fields` where they are not the columns of the topic itself."""

    def __init__(self, topic: str, fields: Sequence[Field] = ()) -> None:
        self._topic, self._fields = topic, tuple(fields)

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        from desktop.work import lists  # in the reading thread: it brings the database library

        return lists.order(
            session,
            lists.Listing(
                topic=self._topic, text=asked.text, tambon=asked.tambon,
                sort=asked.sort, descending=asked.descending, exactly=asked.exactly, conditions=asked.conditions,
            ),
        )  # fmt: skip

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work import lists

        return lists.page(session, self._topic, numbers, self._fields)


class TableModel(QAbstractTableModel):
    """Rows of a `Source` under columns of described fields; a row not read yet shows `…` for a moment."""

    counted = Signal(int)  # the number of rows, each time an order has come

    def __init__(
        self, jobs: Jobs, source: Source, fields: Sequence[Field], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.asked = Asked()
        self._jobs, self._source = jobs, source
        self._orders = Latest(jobs.read, self)
        self._numbers: array[int] = array("q")
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._before: dict[int, Row] = {}  # rows read before the last refresh, shown until they are read anew
        self._wanted: list[int] = []
        self._reading = False
        self._turn = 0  # counts orders, so that a page of an older one is dropped

    def ask(self, asked: Asked) -> None:
        """Show other rows, or the same in another order."""
        self.asked = asked
        self.refresh()

    def show_fields(self, fields: Sequence[Field], source: Source) -> None:
        """Show other columns, of the rows of a source that gives them, once they are read again."""
        self.beginResetModel()
        self.fields, self._source = tuple(fields), source
        self._numbers = array("q")
        self._pages.clear()
        self._before.clear()
        self._turn += 1  # what is being read still has the old columns
        self.endResetModel()

    def refresh(self) -> None:
        """Read the order again, and the rows as they are looked at."""
        self._orders.ask(partial(_order, self._source, self.asked), self._take_order)

    def numbers(self) -> array[int]:
        """Give the numbers of all rows in their order."""
        return self._numbers

    def row_of(self, number: int) -> int:
        """Find the row of a number; -1 where it is not in the list."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def row_at(self, place: int) -> Row | None:
        """Give the row at a place, `None` while it is not read."""
        page, within = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            self._pages.move_to_end(page)
            return rows[within]
        self._want(page)
        return self._before.get(self._numbers[place])

    def seek(self, typed: str, start: int, then: Callable[[int], object]) -> None:
        """Find the next row with a cell that begins with what was typed; `then` gets its place or -1."""
        act = partial(_seek, self._source, self._numbers, typed.casefold(), start)
        self._jobs.read(act, then)

    def copy_of(self, places: Sequence[int], columns: Sequence[int], then: Callable[[str], object]) -> None:
        """Give the text of some rows, tabs between columns, under their titles."""
        titles = [_(self.fields[column].heading) for column in columns]
        numbers = [self._numbers[place] for place in places]
        self._jobs.read(partial(_as_text, self._source, numbers, columns, titles), then)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count all rows."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the text and the alignment of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index.row())
            return NOT_YET if row is None else row.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.fields[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.fields[section].heading)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.fields[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the topic's own order."""
        name = self.fields[column].name if column >= 0 else ""
        asked = replace(self.asked, sort=name, descending=order == Qt.SortOrder.DescendingOrder)
        if asked != self.asked:  # a view also asks for the order that stands, when it is made
            self.ask(asked)

    def _take_order(self, numbers: array[int]) -> None:
        self._turn += 1
        self._wanted.clear()
        self._before = {row.no: row for page in self._pages.values() for row in page if row is not None}
        if numbers == self._numbers:
            self._pages.clear()
            self._tell_rows(0, len(numbers))
        else:
            self.beginResetModel()
            self._numbers = numbers
            self._pages.clear()
            self.endResetModel()
        self.counted.emit(len(numbers))

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-WAITING]
        if not self._reading:
            self._read_next()

    def _read_next(self) -> None:
        page = self._wanted[-1]
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]
        self._reading = True
        act = partial(_page, self._source, numbers)
        then = partial(self._take_page, self._turn, page)
        self._jobs.read(act, then, failed=partial(self._not_read, then, len(numbers)), owner=self)

    def _take_page(self, turn: int, page: int, rows: Sequence[Row | None]) -> None:
        self._reading = False
        if turn == self._turn:
            if page in self._wanted:
                self._wanted.remove(page)
            self._pages[page] = rows
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            self._tell_rows(page * PAGE, len(rows))
        if self._wanted:
            self._read_next()

    def _not_read(self, take: Callable[[Sequence[None]], object], count: int, _error: Exception) -> bool:
        """Keep the rows as unknown until the next refresh: asking at every paint would tell of it as often."""
        take([None] * count)
        return False

    def _tell_rows(self, first: int, count: int) -> None:
        if count:
            last = self.index(first + count - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(first, 0), last)


def _alignment(field: Field) -> Qt.AlignmentFlag:
    side = (
        Qt.AlignmentFlag.AlignRight if field.kind in (Kind.NUMBER, Kind.MONEY) else Qt.AlignmentFlag.AlignLeft
    )
    return side | Qt.AlignmentFlag.AlignVCenter


def _order(source: Source, asked: Asked, session: Any) -> array[int]:
    return source.order(session, asked)


def _page(source: Source, numbers: Sequence[int], session: Any) -> Sequence[Row | None]:
    return source.page(session, numbers)


def _seek(source: Source, numbers: array[int], typed: str, start: int, session: Any) -> int:
    """Look through the rows after `start`, and round to it again, for at most `SOUGHT` pages."""
    count = len(numbers)
    for page in range(0, min(count, SOUGHT * PAGE), PAGE):
        places = [(start + 1 + page + step) % count for step in range(min(PAGE, count - page))]
        for place, row in zip(places, source.page(session, [numbers[p] for p in places]), strict=True):
            if row is not None and any(cell.casefold().startswith(typed) for cell in row.cells):
                return place
    return -1


def _as_text(
    source: Source, numbers: Sequence[int], columns: Sequence[int], titles: Sequence[str], session: Any
) -> str:
    lines = ["\t".join(titles)]
    for start in range(0, len(numbers), PAGE):
        rows = source.page(session, numbers[start : start + PAGE])
        lines.extend(_line(row, columns) for row in rows if row is not None)
    return "\n".join(lines) + "\n"


def _line(row: Row, columns: Sequence[int]) -> str:
    return "\t".join(" ".join(row.cells[column].split()) for column in columns)
