"""The place of mediation: cases for those allowed, mediators, training, outreach and statistics, each under its tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import settings
from desktop.domain.cases import PURPOSES, RESULTS, Case
from desktop.domain.tracks import TRACKS
from desktop.domain.users import User
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest, Progress
from desktop.ui.mediation import asking, words
from desktop.ui.mediation.asking import Gate
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.list_page import Export, ListPage
from desktop.ui.parts.page import Page
from desktop.ui.parts.table_model import Row, TopicRows
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.records.topic_page import TopicPage

COLUMNS = {"value": N_("ทุนทรัพย์"), "track": N_("ช่องทาง"), "kind": N_("ประเภท")}

EXPORTED = N_("ส่งออกเรื่องไกล่เกลี่ยโดยไม่มีชื่อ")
HIDDEN = ("kind", "track")  # until they are asked for: the names of both sides need the room


def make(jobs: Jobs) -> TabbedPage:
    """Make the place of mediation."""
    from desktop.ui.mediation import mediators_page, outreach_page, statistics_page, trainings_page

    return TabbedPage(
        {
            Case.topic: CasesPage(jobs),
            "mediators": mediators_page.make(jobs),
            "trainings": trainings_page.make(jobs),
            "outreaches": outreach_page.make(jobs),
            "statistics": statistics_page.make(jobs),
        }
    )


class CaseRows(TopicRows):
    """The rows of cases, their tracks in one word: nine columns are to stand beside one another."""

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work.lists import Row as Shown

        short = {_(TRACKS[key]): _(word) for key, word in words.TRACKS.items()}
        rows = super().page(session, numbers)
        return [
            row and Shown(row.no, row.id, tuple(short.get(cell, cell) for cell in row.cells)) for row in rows
        ]


class CaseList(ListPage):
    """The list of cases under the purpose for which they are opened; it is chosen anew each time the program starts."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(
            jobs, Case, icon="scale", add=_("รับเรื่องใหม่"),
            teach=_("คำร้องที่ขอให้ไกล่เกลี่ย รับด้วยแป้นพิมพ์ในหน้าเดียว โปรแกรมให้เลข เก็บแบบปิดผนึก และเตือนวันครบกำหนดให้"),
        )  # fmt: skip
        columns = [replace(field, title=COLUMNS.get(field.name, field.title)) for field in self.model.fields]
        self.model.show_fields(columns, CaseRows(Case.topic, columns))
        self._purpose = QComboBox()
        for key, word in PURPOSES.items():
            self._purpose.addItem(_(word), key)
        label = QLabel(_("เปิดดูเพื่อ (&U)"))
        label.setBuddy(self._purpose)
        self._purpose.setAccessibleName(_("เปิดดูเพื่อ"))
        self._why = QWidget()
        row = QHBoxLayout(self._why)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(self, 0.6))
        row.addWidget(label)
        row.addWidget(self._purpose)
        row.addWidget(TextLabel(_("โปรแกรมจดไว้ว่าใครเปิดเรื่องใด เมื่อใด และเพื่ออะไร"), "hint"), 1)
        self.export_button = button(_("ส่งออกโดยไม่มีชื่อ…"), self._export, "table-export")
        row.addWidget(self.export_button)
        column = self.layout()
        column.insertWidget(1, self._why)  # type: ignore[union-attr]
        going = [("", _("กำลังดำเนินการ")), *((key, _(word)) for key, word in RESULTS.items())]
        self.add_choice("result", _("ทุกผล"), going)
        self.add_choice("year", _("ทุกปี"))
        self.filter.setPlaceholderText(_("กรองเรื่อง เช่น เลขคำร้อง ชื่อคู่กรณี คำในเรื่อง"))
        self.model.counted.connect(self._show_why)

    def purpose(self) -> str:
        """Give why a case is opened now."""
        return str(self._purpose.currentData())

    def show_years(self, years: tuple[int, ...]) -> None:
        """Offer the years that cases were received in."""
        now = dates.year(date.today())
        this_year, that_year = _("รับปีนี้ ({year})"), _("รับปี {year}")
        years = tuple(dict.fromkeys((now, *years)))
        self.show_values(
            "year", [(year, (this_year if year == now else that_year).format(year=year)) for year in years]
        )

    def _show_why(self, _count: int) -> None:
        self._why.setVisible(not self._bar.isHidden())


class ClosedPage(Page):
    """Says who may open cases, and nothing of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Empty("lock", _("เรื่องไกล่เกลี่ยเปิดได้เฉพาะผู้ที่ได้รับสิทธิ์"), " ")
        column = QVBoxLayout(self)
        column.addWidget(self.words)

    def title(self) -> str:
        """Name the page."""
        return _(Case.titled)

    def show_giving(self, names: tuple[str, ...]) -> None:
        """Say who can be asked for the permission."""
        asked = _("ถ้าต้องใช้ในการทำงาน กรุณาขอสิทธิ์จาก {names}").format(names=", ".join(names))
        self.words.sentence.setText(asked if names else _("ถ้าต้องใช้ในการทำงาน กรุณาขอสิทธิ์จากหัวหน้าของสำนักงาน"))


class CasesPage(TopicPage):
    """The list, the page of a new case, and the page of the case that is open; to others it stays closed."""

    list: CaseList

    def __init__(self, jobs: Jobs) -> None:
        shown = CaseList(jobs)
        super().__init__(jobs, shown, partial(_case_page, jobs, shown.purpose), Case.topic)
        if Case.topic not in settings.get("columns"):
            shown.table.hide_only(HIDDEN)
        self._new: Page | None = None
        self._opens = False
        self._waits: Callable[[], object] | None = None  # until it is known who may open cases
        self._gates = Latest(jobs.read, self)
        self.closed_page = ClosedPage()
        self._add_page(self.closed_page)
        self._blank = Page()
        self._add_page(self._blank)
        self._stack.setCurrentWidget(self._blank)

    def title(self) -> str:
        """Name what is on show."""
        return super().title() or _(Case.titled)

    def open(self, topic: str, id_: str) -> None:
        """Show a case, or the page of a new one."""
        if not self._opens:
            self._waits = partial(self.open, topic, id_)
        elif id_:
            super().open(topic, id_)
        else:
            self._stack.setCurrentWidget(self.new_page)
            self.new_page.open(topic, "")

    def new(self) -> None:
        """Begin a new case, once the open one may be left."""
        if self._opens:
            super().new()

    @property
    def new_page(self) -> Page:
        """Give the page of a new case."""
        if self._new is None:
            from desktop.ui.mediation.new_case import NewCase

            made = self._new = NewCase(self._jobs)
            self._add_page(made)
            made.show_tambon(self._tambon)
            made.closed.connect(self.show_list)
            made.begun.connect(self._open_id)
        return self._new

    def show_list(self) -> None:
        """Go back to the list."""
        if self._opens:
            super().show_list()

    def refresh(self, topic: str) -> None:
        """Read again what shows the topic; other users may open others than before."""
        if topic in (User.topic, Case.topic):
            self._ask_gate()
        if self._opens and topic != User.topic:
            super().refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        super().show_tambon(code)
        if self._new is not None:
            self._new.show_tambon(code)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask at each sight who may open cases."""
        super().showEvent(event)
        self._ask_gate()

    def _write_out(self, export: Export, path: Path, passphrase: str) -> None:
        """Write what is on show for the province, without names; it is noted."""
        act = partial(_export, numbers=export.numbers, path=path, passphrase=passphrase)
        then = partial(self._exported, len(export.numbers))
        self._jobs.long(act, then, self._exporting, action=EXPORTED)

    def _ask_gate(self) -> None:
        self._gates.ask(asking.gate, self._take_gate)

    def _take_gate(self, gate: Gate) -> None:
        self._opens = gate.opens
        if not gate.opens:
            self._close(gate.giving)
            return
        self.list.show_years(gate.years)
        self.list.export_button.setVisible(gate.exports)
        waits, self._waits = self._waits, None
        if self._shown() in (self._blank, self.closed_page):
            self._stack.setCurrentWidget(self.list)
        if waits is not None:
            waits()

    def _close(self, giving: tuple[str, ...]) -> None:
        """Show nothing of cases, and forget those that were shown."""
        self.closed_page.show_giving(giving)
        self._stack.setCurrentWidget(self.closed_page)
        self._waits = None
        for page in (self._record, self._new):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self._record = self._new = None


def _case_page(jobs: Jobs, purpose: Callable[[], str]) -> Page:
    from desktop.ui.mediation.case_page import CasePage

    return CasePage(jobs, purpose)


def _export(session: Any, progress: Progress, numbers: Sequence[int], path: Path, passphrase: str) -> int:
    from desktop.exchange import cases

    return cases.export(session, progress.step, numbers, path, passphrase)
