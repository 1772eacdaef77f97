"""The page of one sheet: last year beside this year, line by line, saved and followed by the next of the village."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.surveys import Survey
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button, gap, tool
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import known
from desktop.ui.records import quick
from desktop.ui.records.whole_page import WholePage
from desktop.ui.surveys import asking, words
from desktop.ui.surveys.asking import Opened
from desktop.ui.surveys.bars import BarLabel
from desktop.ui.surveys.entry_body import EntryBody
from desktop.ui.surveys.sheet_code import SheetCode

if TYPE_CHECKING:
    from desktop.domain.records import Record
    from desktop.work.survey_sheets import Sheet

ADDED = N_("เพิ่มบุคคล")


class EntryPage(WholePage):
    """Fills in one sheet; `closed` goes back to its round."""

    topic = Survey.topic
    kinds = (Survey,)
    saved_as = N_("บันทึกแบบสำรวจ")
    round_asked = Signal(str, str)  # the round's id, the id of the village to show of it
    body: EntryBody

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, asking, parent)
        self._asked = self._shown = self._tambon = (
            ""  # ids of the sheet asked for and on show; a tambon's code
        )
        self._sheet: Sheet | None = None
        self._who: dict[str, Any] = {}  # told and asked on the last sheet of this session
        self.body = EntryBody(jobs, known(jobs, self._shown_tambon, adds=("people",)))
        self.head = PageHead(_("แบบสำรวจ"), " ")
        self.bar = BarLabel()
        self.code = SheetCode(jobs)
        self.same = button(_("ทุกค่าเหมือนเดิม"), self.body.confirm_all, "check")
        self.go_on = button(_("บันทึกและไปกลุ่มถัดไป"), self.save_and_go_on, "device-floppy", primary=True)
        self.go_on.setAutoDefault(True)  # so that Enter presses it
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Name the organisation."""
        return self._sheet.organisation.name if self._sheet else _("แบบสำรวจ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a sheet."""
        self._asked = id_
        self._jobs.read(partial(asking.sheet, id_=id_), partial(self._open, id_), failed=self._gone)

    def show_tambon(self, code: str) -> None:
        """Offer people of the tambon on show."""
        self._tambon = code

    def refresh(self, topic: str) -> None:
        """Read again what was written elsewhere, unless something is being typed here."""
        if topic in (Survey.topic, "organisations", "own_fields") and self._shown and not self.body.dirty:
            self.open(topic, self._asked)

    def save_and_go_on(self) -> None:
        """Save the sheet and open the next of its village."""
        self.body.settle()
        if self.body.dirty:
            self._leaving = partial(self._go_to_next, saved=True)
            self.save()
        else:
            self._go_to_next()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved."""
        return self._sheet is None or super().can_leave(go_on)

    def back(self) -> None:
        """Go back to the round, at the village."""
        if self.can_leave(self._go_back):
            self._go_back()

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(self.same)
        self.head.add(self.go_on)
        first = QHBoxLayout()
        first.addWidget(
            tool("arrow-left", _("กลับไปที่รอบสำรวจ (Esc)"), self.back), 0, Qt.AlignmentFlag.AlignTop
        )
        first.addWidget(self.head, 1)
        hint = _("Enter ยืนยันค่าเดิม · พิมพ์เพื่อเปลี่ยน · F3 ไม่ทราบ · Shift+Enter ขึ้นบรรทัดใหม่ · Ctrl+Enter ไปกลุ่มถัดไป")
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air // 2)
        page.setSpacing(air // 3)
        page.addLayout(first)
        page.addWidget(self.bar)
        second = QHBoxLayout()
        second.setSpacing(air)
        second.addWidget(TextLabel(hint, "hint"), 1)
        second.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(second)
        page.addWidget(self.body.heading())
        page.addWidget(self.body, 1)

    def _connect(self) -> None:
        self.body.edited.connect(self._edited)
        self.body.add_requested.connect(self._add_on_the_spot)
        self.body.finished.connect(self._ask_to_go_on)
        self.code.found.connect(self._open_found)
        for key, act in (
            ("F3", self.body.mark_unknown), ("Ctrl+Return", self.save_and_go_on), ("Ctrl+Enter", self.save_and_go_on),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # reading

    def _open(self, id_: str, opened: Opened) -> None:
        if id_ != self._asked or (self.body.dirty and id_ == self._shown):
            return  # another was asked for since, or this one is being typed in
        fresh = id_ != self._shown
        self._shown, self._sheet = id_, opened.sheet
        self.body.show_sheet(opened, self._beginning(opened.sheet))
        self._show_head(opened.sheet)
        draft = opened.sheet.draft
        if draft is not None:
            self.body.restore(draft.values)
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)
        if fresh:
            self.body.begin()

    def _beginning(self, sheet: Sheet) -> Mapping[str, Any]:
        """Say who told and asked, as on the last sheet; the officer, today, on the first."""
        return self._who or {"surveyor": sheet.surveyor, "surveyed": date.today()}

    def _show_head(self, sheet: Sheet) -> None:
        village = sheet.village
        self.code.show_round(sheet.round.id)
        self.head.title.setText(sheet.organisation.name)
        parts = (sheet.round.label, sheet.organisation.kind, village.label)
        self.head.subtitle.setText(" · ".join(filter(None, parts)))
        said = _("{village}: {done}").format(
            village=village.short, done=words.done(village.done, village.total)
        )
        self.bar.show_bar(said, village.done, village.total)
        self.same.setVisible(sheet.last is not None)

    def _gone(self, _error: Exception) -> bool:
        self._shown = self._asked = ""
        self.closed.emit()
        return False

    # typing

    def _edited(self) -> None:
        self._draft_pause.start()

    def _ask_to_go_on(self) -> None:
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_on_the_spot(self, name: str, text: str) -> None:
        """Add the person that a line names, and answer with it."""
        assert self._sheet is not None
        record = quick.made("people", text, self._sheet.round.tambon)
        then = partial(self._choose, name)
        self._jobs.write(partial(_write, record=record), then, "people", action=ADDED)

    def _choose(self, name: str, added: Record) -> None:
        self.body.choose(name, added.id, added.label)
        self.said.emit(_("เพิ่ม {label} แล้ว").format(label=added.label), None)

    # saving

    def _saved(self, id_: str) -> None:
        self._who = self.body.who()
        left = self.body.left()
        super()._saved(id_)
        if left and self.body.page().done is None:
            self.said.emit(_("บันทึกแล้ว ยังเหลือ {count} ช่องที่ยังไม่ได้ยืนยัน").format(count=left), self._undo)

    def _open_found(self, id_: str) -> None:
        """Open the sheet whose code was scanned, once this one may be left."""
        go_on = partial(self.open, self.topic, id_)
        if self.can_leave(go_on):
            go_on()

    def _go_to_next(self, *, saved: bool = False) -> None:
        then = partial(self._open_next, saved)
        self._jobs.read(partial(asking.next_sheet, id_=self._shown), then)

    def _open_next(self, saved: bool, id_: str) -> None:
        if id_ and id_ != self._shown:
            self.open(self.topic, id_)
            return
        assert self._sheet is not None
        whole = self.body.page().done is not None
        sentence = _("กรอกครบทุกกลุ่มของ{village}แล้ว") if whole else _("{village}เหลือเพียงกลุ่มนี้ที่ยังกรอกไม่ครบ")
        self.said.emit(sentence.format(village=self._sheet.village.label), self._undo if saved else None)
        self._go_back()

    def _go_back(self) -> None:
        sheet, self._shown, self._asked = self._sheet, "", ""
        if sheet is None:
            self.closed.emit()
        else:
            self.round_asked.emit(sheet.round.id, sheet.village.id)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)

    def _is_new(self) -> bool:
        return False

    def _follow(self) -> None:
        """Have nothing that follows apart from the lines themselves."""

    def _shown_tambon(self) -> str:
        return self._sheet.round.tambon if self._sheet else self._tambon


def _write(session: Any, record: Record) -> Record:
    from desktop.work import records

    return records.read(session, type(record), records.add(session, record))
