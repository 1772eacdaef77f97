"""The cases behind a number of the statistics, as their own list shows them; each opens its page."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases import Case
from desktop.domain.records import Field, fields_of
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.mediation.page import COLUMNS, HIDDEN, CaseRows
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.record_table import RecordTable
from desktop.ui.parts.table_model import Asked, TableModel


class ChosenCases(CaseRows):
    """The rows of some cases, the newest first, unless sorted by a column."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__(Case.topic, fields)
        self.ids: Collection[str] = ()

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        from desktop.work import case_statistics

        wanted = case_statistics.numbers_of(session, self.ids)
        if not asked.sort:
            return wanted
        chosen = set(wanted)
        return array("q", (number for number in super().order(session, asked) if number in chosen))


class BehindCases(QWidget):
    """Names the number over the list of its cases; `opened` gives the id of a case, `closed` goes back."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        listed = [field for field in fields_of(Case) if field.listed]
        fields = [replace(field, title=COLUMNS.get(field.name, field.title)) for field in listed]
        self._source = ChosenCases(fields)
        self.model = TableModel(jobs, self._source, fields, self)
        self.table = RecordTable(self.model, _(Case.titled))
        self.table.hide_only(HIDDEN)
        self.head = PageHead(" ", " ")
        self.head.add(button(_("กลับไปสถิติ"), self.closed.emit, "arrow-left", quiet=True))
        self.table.opened.connect(self.opened)
        self.model.counted.connect(self._counted)
        self.model.dataChanged.connect(self.table.fit_columns)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)

    def show_cases(self, title: str, ids: Collection[str]) -> None:
        """Show the cases behind a number."""
        self.head.title.setText(title)
        self._source.ids = frozenset(ids)
        self.model.refresh()
        self.table.setFocus()

    def forget(self) -> None:
        """Show no cases."""
        self._source.ids = ()
        self.model.show_fields(self.model.fields, self._source)

    def _counted(self, count: int) -> None:
        self.head.subtitle.setText(_("{count} เรื่อง").format(count=f"{count:,}"))
