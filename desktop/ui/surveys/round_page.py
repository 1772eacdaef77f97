"""The page of one round: how far each village is, and its organisations, those not surveyed yet first to be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.organisations import STATUSES
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button, gap, tool
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.lines import Line as Shown
from desktop.ui.parts.lines import LineList, heading, item
from desktop.ui.parts.page import Page
from desktop.ui.surveys import asking, words
from desktop.ui.surveys.asking import OpenedRound
from desktop.ui.surveys.bars import ENTER, Bar, BarList
from desktop.ui.surveys.rounds_page import title
from desktop.ui.surveys.sheet_code import SheetCode

if TYPE_CHECKING:
    from desktop.work.surveys import Line, VillageSheets

ALL = ""  # the key of the row of all villages
FINISHED, REOPENED, COMPLETED = N_("ปิดรอบสำรวจ"), N_("เปิดรอบสำรวจอีกครั้ง"), N_("เพิ่มกลุ่มเข้ารอบสำรวจ")
UNDONE = N_("เลิกทำ")
NOWHERE = "."  # of the organisations without a village
SHOWN_FOR = ("survey_rounds", "surveys", "organisations", "villages")


class RoundPage(Page):
    """Shows one round; `sheet_asked` opens a sheet, `closed` goes back to the rounds."""

    closed = Signal()
    sheet_asked = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._asked, self._village = jobs, "", ALL
        self._opened: OpenedRound | None = None
        self.head = PageHead(_("รอบสำรวจ"), " ")
        self.add = button(_("เพิ่มกลุ่มที่ยังไม่มีแบบ"), self._add_missing, "plus")
        self.finish = button(_("ปิดรอบ…"), self._finish, "circle-check")
        self.reopen = button(_("เปิดรอบอีกครั้ง"), self._reopen, "arrow-back-up")
        self.fill = button(_("กรอกแบบสำรวจ"), self.fill_next, "pencil", primary=True)
        self.villages = BarList(_("หมู่บ้าน"))
        self.sheets = _SheetList(_("กลุ่ม/องค์กร"))
        self.missing = QCheckBox(_("เฉพาะที่ยังไม่สำรวจ"))
        self.code = SheetCode(jobs)
        self._lay_out()
        self.villages.chosen.connect(self._choose)
        self.villages.opened.connect(self._enter)
        self.sheets.opened.connect(self.sheet_asked)
        self.code.found.connect(self.sheet_asked)
        self.missing.toggled.connect(self._show_sheets)

    def title(self) -> str:
        """Name the round."""
        return title(self._opened.round.year, self._opened.tambon) if self._opened else _("รอบสำรวจ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a round."""
        self.show_round(id_, ALL)

    def show_round(self, id_: str, village: str) -> None:
        """Read a round and show one of its villages, or all."""
        self._asked, self._village = id_, village
        self.code.show_round(id_)
        self._read()

    def refresh(self, topic: str) -> None:
        """Read the round again where it shows the topic."""
        if topic in SHOWN_FOR and self._asked:
            self._read()

    def back(self) -> None:
        """Go back to the rounds."""
        self.closed.emit()

    def print_(self) -> None:
        """Ask for the paper sheets of the round."""
        if self._asked:
            self._print()

    def fill_next(self) -> None:
        """Open the first sheet that is not done, of the village on show or of the next."""
        lines = [line for village in self._turned() for line in village.missing]
        if lines:
            self.sheet_asked.emit(lines[0].survey)

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(button(_("พิมพ์แบบสำรวจ…"), self._print, "printer"))
        self.head.add(button(_("แบบสำหรับโทรศัพท์ (XLSForm)…"), self._ask_telephone_form, "table-export"))
        for one in (self.add, self.reopen, self.finish, self.fill):
            self.head.add(one)
            one.setVisible(one is self.fill)  # the others once it is known what the round needs
        first = QHBoxLayout()
        first.addWidget(
            tool("arrow-left", _("กลับไปที่รายการรอบ (Esc)"), self.back), 0, Qt.AlignmentFlag.AlignTop
        )
        first.addWidget(self.head, 1)
        right = QVBoxLayout()
        right.addWidget(self.code)
        right.addWidget(self.sheets, 1)
        right.addWidget(self.missing)
        columns = QHBoxLayout()
        columns.setSpacing(air)
        columns.addWidget(self.villages, 2)
        columns.addLayout(right, 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 3 // 4)
        page.addLayout(first)
        page.addLayout(columns, 1)

    # reading

    def _read(self) -> None:
        self._jobs.read(
            partial(asking.round_, id_=self._asked), partial(self._show, self._asked), failed=self._gone
        )

    def _gone(self, _error: Exception) -> bool:
        self._asked = ""
        self.closed.emit()
        return False

    def _show(self, id_: str, opened: OpenedRound) -> None:
        if id_ != self._asked:
            return  # another was asked for since
        self._opened = opened
        done, total = (sum(getattr(one, name) for one in opened.villages) for name in ("done", "total"))
        self.head.title.setText(self.title())
        self.head.subtitle.setText(_subtitle(opened, done, total))
        bars = [Bar(one.id or NOWHERE, one.label, one.done, one.total) for one in opened.villages]
        self.villages.show_bars([Bar(ALL, _("ทุกหมู่บ้าน"), done, total), *bars])
        self.villages.choose(self._village)
        finished = opened.round.finished is not None
        self.add.setText(_("เพิ่มกลุ่มที่ยังไม่มีแบบ {count} กลุ่ม").format(count=opened.without))
        self.add.setVisible(bool(opened.without) and not finished)
        self.finish.setVisible(not finished)
        self.reopen.setVisible(finished)
        self.fill.setVisible(done < total and not finished)
        self._show_sheets()

    def _choose(self, village: str) -> None:
        self._village = village
        self._show_sheets()

    def _enter(self, village: str) -> None:
        """Go to the organisations of a village."""
        self._choose(village)
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheets.stand_at_first()

    def _show_sheets(self) -> None:
        """Show the organisations of the village on show, or of all under their names."""
        self.sheets.clear()
        shown = [one for one in self._villages() if self._village in (ALL, one.id or NOWHERE)]
        for village in shown:
            lines = village.missing if self.missing.isChecked() else village.lines
            if self._village == ALL and lines:
                self.sheets.addItem(heading(village.label))
            for line in lines:
                self.sheets.addItem(item(_line(line)))

    def _villages(self) -> tuple[VillageSheets, ...]:
        return self._opened.villages if self._opened else ()

    def _turned(self) -> tuple[VillageSheets, ...]:
        """Give the villages, that on show first."""
        found = self._villages()
        at = next((n for n, one in enumerate(found) if (one.id or NOWHERE) == self._village), 0)
        return (*found[at:], *found[:at])

    # acting

    def _print(self) -> None:
        from desktop.ui.surveys import printing

        village = "" if self._village == NOWHERE else self._village
        printing.ask(self, self._jobs, self._asked, village)

    def _ask_telephone_form(self) -> None:
        from desktop.ui.surveys import telephone_form

        telephone_form.ask(self, self._jobs, self._asked, self.title())

    def _add_missing(self) -> None:
        from desktop.work import surveys

        act = partial(surveys.add_missing, round_id=self._asked)
        self._jobs.write(act, self._added, "surveys", action=COMPLETED)

    def _added(self, count: int) -> None:
        self.said.emit(_("เพิ่มแบบสำรวจ {count} กลุ่มแล้ว").format(count=count), self._undo)

    def _finish(self) -> None:
        left = sum(len(one.missing) for one in self._villages())
        if not left:
            self._close("", self._refused)
            return
        sentence = _("ยังสำรวจไม่ครบ เหลือ {count} กลุ่ม ถ้าจะปิดรอบ กรุณาบอกเหตุผล เหตุผลจะเก็บไว้ในหมายเหตุของรอบ")
        dialog = ReasonDialog(_("ปิดรอบสำรวจ"), sentence.format(count=left), "", _("ปิดรอบ"), self)
        dialog.asked.connect(partial(self._close_as_asked, dialog))
        dialog.open()

    def _close_as_asked(self, dialog: ReasonDialog, _values: object) -> None:
        self._close(dialog.reason(), dialog.take, dialog.accept)

    def _close(
        self, why: str, failed: Callable[[Exception], bool], then: Callable[[], object] | None = None
    ) -> None:
        from desktop.work import surveys

        act = partial(surveys.finish_round, round_id=self._asked, on=date.today(), why=why)
        done = partial(self._finished, then)
        self._jobs.write(act, done, "survey_rounds", action=FINISHED, failed=failed)

    def _refused(self, _error: Exception) -> bool:
        """Leave a refusal to the window: a sheet was added in between."""
        self._read()
        return False

    def _finished(self, then: Callable[[], object] | None, _round: object) -> None:
        if then is not None:
            then()
        self.said.emit(_("ปิดรอบสำรวจแล้ว"), self._undo)

    def _reopen(self) -> None:
        from desktop.work import surveys

        act = partial(surveys.reopen_round, round_id=self._asked)
        self._jobs.write(act, self._reopened, "survey_rounds", action=REOPENED)

    def _reopened(self, _round: object) -> None:
        self.said.emit(_("เปิดรอบสำรวจอีกครั้งแล้ว"), self._undo)

    def _undo(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, "surveys", action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        self._jobs.changed.emit("survey_rounds")


class _SheetList(LineList):
    """The organisations; arrows move, Enter or a click opens."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.itemClicked.connect(self._open)

    def stand_at_first(self) -> None:
        """Stand at the first organisation."""
        for row in range(self.count()):
            if self.line(self.item(row)) is not None:
                self.setCurrentRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in ENTER:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, shown: QListWidgetItem | None) -> None:
        line = self.line(shown)
        if line is not None:
            self.opened.emit(line.key)


def _line(line: Line) -> Shown:
    """Show one organisation with how far its sheet is."""
    if line.done is not None:
        state, icon, colour = _("สำรวจแล้ว {day}").format(day=dates.short(line.done)), "circle-check", "good"
    elif line.begun:
        state, icon, colour = _("กรอกค้างไว้"), "pencil", "warn"
    else:
        state, icon, colour = _("ยังไม่สำรวจ"), "clock", "muted"
    stopped = "" if line.status == "active" else _(STATUSES.get(line.status, ""))
    return Shown(line.survey, line.name, " · ".join(filter(None, (line.kind, state, stopped))), icon, colour)


def _subtitle(opened: OpenedRound, done: int, total: int) -> str:
    parts = [_("สำรวจแล้ว {done}").format(done=words.done(done, total))]
    if opened.round.opened:
        parts.append(_("เริ่ม {day}").format(day=dates.short(opened.round.opened)))
    if opened.round.finished:
        parts.append(_("ปิดเมื่อ {day}").format(day=dates.short(opened.round.finished)))
    return " · ".join([*parts, *filter(None, (opened.round.note,))])
