"""The list of papers as a register: numbers in order, narrowed to a book and a year, the chosen paper beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSplitter, QWidget

from desktop.domain.papers import KINDS, STATES, Paper
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers import asking
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.table_model import Asked, Row, TopicRows

WIDE = 46  # lines' heights of width: narrower, the list has all the room
NARROW = 30  # the least of the list alone
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
PAUSE = 150  # milliseconds after the last step in the list before the paper is read


@dataclass(frozen=True)
class _Row:
    """A row whose number has its sub-number."""

    no: int
    id: str
    cells: Sequence[str]


class RegisterRows(TopicRows):
    """The papers from the newest to the oldest, unless sorted by a column, with whole numbers such as 111.1."""

    def __init__(self) -> None:
        super().__init__(Paper.topic)

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        return super().order(session, asked if asked.sort else replace(asked, descending=True))

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work import lists, paper_views

        rows = super().page(session, numbers)
        subs = paper_views.sub_numbers(session, [row.id for row in rows if row is not None])
        column = [field.name for field in lists.columns(Paper)].index("number")
        return [_numbered(row, column, subs.get(row.id)) if row is not None else None for row in rows]


def _numbered(row: Row, column: int, sub: int | None) -> Row:
    if sub is None:
        return row
    cells = list(row.cells)
    cells[column] = f"{cells[column]}.{sub}"
    return _Row(row.no, row.id, tuple(cells))


class RegisterList(ListPage):
    """Shows the paper of the chosen row beside the list, where there is room."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(
            jobs,
            Paper,
            icon="file-text",
            add=_("ออกหนังสือ…"),
            teach=_(
                "หนังสือของอำเภอพร้อมทะเบียนเลข ออกใหม่ได้จากที่นี่หรือจากหน้าคณะกรรมการ หนังสือเก่าบันทึกพร้อมสำเนาที่สแกนได้"
            ),
            source=RegisterRows(),
        )
        self.filter.setPlaceholderText(_("กรองเลขที่หรือเรื่อง เช่น 111/2551"))
        self.add_choice("register", _("ทุกทะเบียน"))
        self.add_choice("year", _("ทุกปี"))
        self.add_choice("kind", _("ทุกชนิด"), _words(KINDS))
        self.add_choice("state", _("ทุกสถานะ"), _words(STATES))
        self.preview = PaperPane(jobs)
        self._shown = ""  # the id of the paper beside the list
        self._latest = Latest(jobs.read, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(PAUSE)
        self._settle.timeout.connect(self._show_chosen)
        self._part_the_bar()
        self._stand_beside()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.model.dataChanged.connect(self._chosen)
        self._say_choose()

    def chosen_value(self, field: str) -> Any:
        """Give what the list is narrowed to by a field; None for all."""
        return self._choices[field].currentData()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the list alone: what stands beside it goes where there is less."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), gap(self, NARROW)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the paper beside the list only where both have room."""
        super().resizeEvent(event)
        wide = self.width() >= gap(self, WIDE)
        self._row.setDirection(_BESIDE if wide else _BELOW)
        self.preview.setVisible(wide)
        self._chosen()

    def _part_the_bar(self) -> None:
        """Put the choices before the line to search in, or over it where there is less room."""
        choices = list(self._choices.values())
        parts = [item.widget() for n in range(self._row.count()) if (item := self._row.itemAt(n)) is not None]
        search = [part for part in parts if part is not None and part not in choices]
        self._row.addWidget(_side_by_side(choices), 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(_side_by_side(search), 1)
        for before, after in pairwise((*choices, *search)):
            QWidget.setTabOrder(before, after)

    def _stand_beside(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(gap(self))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._middle, split)
        split.addWidget(self._middle)
        split.addWidget(self.preview)
        split.setSizes([gap(self, 32), gap(self, 20)])
        split.setStretchFactor(0, 1)
        self.preview.setMinimumWidth(gap(self, 14))

    def _chosen(self, *_where: object) -> None:
        self._settle.start()

    def _show_chosen(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is None or not self.preview.isVisible():
            self._shown = ""
            self._say_choose()
        else:
            self._shown = row.id
            self._latest.ask(partial(asking.pdf_of, id_=row.id), partial(self._show, row.id))

    def _show(self, id_: str, pdf: bytes) -> None:
        if id_ != self._shown:
            return
        if pdf:
            self.preview.show_pdf(pdf)
        else:
            self.preview.say(_("ฉบับนี้ยังเป็นร่าง หรือบันทึกย้อนหลังโดยไม่มีสำเนา กด Enter เพื่อเปิด"))

    def _say_choose(self) -> None:
        self.preview.say(_("เลือกหนังสือในรายการ แล้วหนังสือจะปรากฏที่นี่ กด Enter เพื่อเปิด"))


def _side_by_side(parts: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    return holder


def _words(named: dict[str, str]) -> list[tuple[object, str]]:
    return [(key, _(word)) for key, word in named.items()]
