"""The classes of a tambon's groups: how many of each, the list, and judging by the keys A, B and C."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.records import field_of, fields_of
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest, Progress
from desktop.ui.papers import files
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.list_page import Export, ListPage
from desktop.ui.records import taking_out
from desktop.ui.strength import asking, words
from desktop.ui.strength.dialogs import JudgeDialog, TasksDialog
from desktop.ui.strength.grade_rows import GroupRows, ListedGroup
from desktop.ui.strength.start_banner import StartBanner

SHOWN = ("organisations", "grades", "surveys", "survey_rounds", "criteria", "villages")


class GradesPage(ListPage):
    """The list of groups under the counts of their classes; a count narrows the list."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(
            jobs,
            ListedGroup,
            icon="award",
            teach=_("เมื่อมีกลุ่มในตำบล จะจัดระดับ A B C ได้ที่นี่ พร้อมเหตุผลและข้อเสนอจากแบบสำรวจ"),
            source=GroupRows(),
        )
        self._jobs = jobs
        self._latest = Latest(jobs.read, self)
        self.banner = StartBanner(jobs)
        self.tiles = {
            grade: GradeTile(grade, partial(self._narrow_to, grade)) for grade in ("A", "B", "C", "")
        }
        self.moves, self.hint = (
            TextLabel(role="subtitle"),
            TextLabel(_("กด A B หรือ C เพื่อจัดระดับแถวที่เลือก"), "hint"),
        )
        self.filter.setPlaceholderText(_("กรองชื่อกลุ่ม"))
        self.add_choice("grade", _("ทุกระดับ"), [(grade, words.grade(grade)) for grade in self.tiles])
        self.head.add(button(_("พิมพ์รายงาน"), self.print_, "printer"))
        self.head.add(button(_("จัดระดับ…"), self.judge, "award", primary=True))
        self._put_overview()
        self.table.installEventFilter(self)
        self.opened.connect(partial(self.open_asked.emit, "organisations"))
        self.export_asked.connect(self._write_list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge the chosen rows by a letter."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            grade = words.key_of(event.text()) if event.text() else ""
            if grade and self.table.chosen():
                self.judge(grade)
                return True
        return super().eventFilter(watched, event)

    def judge(self, grade: object = "") -> None:
        """Ask for the class of the chosen groups."""
        numbers = self.model.numbers()
        chosen = [numbers[place] for place in self.table.chosen()]
        if not chosen:
            self.said.emit(_("กรุณาเลือกกลุ่มในรายการก่อน"), None)
            return
        act = partial(asking.ids_of, topic="organisations", numbers=chosen)
        self._jobs.read(act, partial(self._ask, grade if isinstance(grade, str) else ""))

    def print_(self) -> None:
        """Open the report of the tambon on show."""
        self._jobs.read(partial(asking.report, tambon=self._tambon), files.open_in_reader, owner=self)

    def refresh(self, topic: str) -> None:
        """Read list and counts again where they show the topic."""
        super().refresh("organisations" if topic in SHOWN else topic)
        if topic in SHOWN and self.isVisible():
            self._count()

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        super().show_tambon(code)
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Count at each sight."""
        super().showEvent(event)
        self._count()

    def _put_overview(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(gap(self, 0.5))
        for tile in self.tiles.values():
            row.addWidget(tile)
        row.addWidget(self.moves, 1)
        holder = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.banner)
        column.insertWidget(2, holder)
        column.addWidget(self.hint)

    def _count(self) -> None:
        self._latest.ask(partial(asking.overview, tambon=self._tambon), self._show)

    def _show(self, found: asking.Overview) -> None:
        self.banner.setVisible(found.lacking)
        for grade, tile in self.tiles.items():
            tile.show_count(found.counts[grade])
        said = [_("เทียบสิ้นปีก่อน")]
        said += [f"{_(words.MOVES[way])} {count:,}" for way, count in found.moves.items()]
        self.moves.setText(" · ".join(said))

    def _narrow_to(self, grade: str) -> None:
        box = self._choices["grade"]
        box.setCurrentIndex(box.findData(grade))

    def _ask(self, grade: str, ids: Sequence[str]) -> None:
        dialog = JudgeDialog(self._jobs, ids, grade, self)
        dialog.judged.connect(self._judged)
        dialog.open()

    def _judged(self, grade: str, ids: Sequence[str]) -> None:
        self.said.emit(_("จัดระดับ {count} กลุ่มแล้ว").format(count=len(ids)), None)
        if grade == "C":
            TasksDialog(self._jobs, ids, self).open()

    def _write_list(self, export: Export) -> None:
        taking_out.ask(self, self.title(), partial(self._write_out, export))

    def _write_out(self, export: Export, path: Path, passphrase: str) -> None:
        act = partial(_export, export=export, path=path, passphrase=passphrase)
        go_on = partial(self._jobs.long, act, self._exported)
        taking_out.noted(self._jobs, "organisations", passphrase, go_on, self)

    def _exported(self, count: int) -> None:
        self.said.emit(_("ส่งออก {count} รายการแล้ว").format(count=f"{count:,}"), None)


class GradeTile(QPushButton):
    """How many groups have a class; a click shows them."""

    def __init__(self, grade: str, act: Any) -> None:
        super().__init__()
        self._grade = grade
        self.setAutoDefault(False)
        self.clicked.connect(act)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another count."""
        self.setText(f"{words.grade(self._grade)}  {count:,}")


def _export(session: Any, progress: Progress, export: Export, path: Path, passphrase: str) -> int:
    """Write the list as it is shown and give the number of its rows."""
    from desktop.exchange.export import Column, write_rows

    fields = [field_of(ListedGroup, name) for name in export.columns]
    every = [field.name for field in fields_of(ListedGroup)]
    places = [every.index(field.name) for field in fields]
    rows = []
    for start in range(0, len(export.numbers), 200):
        progress.step(start, len(export.numbers))
        found = GroupRows().page(session, export.numbers[start : start + 200])
        rows += [[row.cells[place] for place in places] for row in found if row is not None]
    columns = [Column(_(f.heading), f.kind, f.name) for f in fields]
    write_rows(path, _(ListedGroup.titled), columns, rows, passphrase)
    return len(rows)
