"""The request of a case: its own fields as a form, with their history beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.cases import Case
from desktop.errors import Stale
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import asking
from desktop.ui.mediation.case_form import CaseForm
from desktop.ui.mediation.tab import CaseTab
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.cards import Card
from desktop.ui.records.asking import theirs
from desktop.ui.records.history_dialog import HistoryDialog
from desktop.ui.records.record_page import CHANGED, DROPPED, KEPT, SCROLLS, SIDE, UNDONE, change_line

if TYPE_CHECKING:
    from desktop.work.cases import Whole

SECTIONS = (
    (N_("การรับเรื่อง"), ("received", "received_at", "channel", "received_by", "written_at", "tambon")),
    (N_("ข้อพิพาท"), ("kind", "subject", "facts", "asks", "value")),
    (N_("เหตุเกิดที่"), ("village", "place", "happened", "outside")),
    (N_("คำรับรองและข้อควรระวัง"), ("no_court_case", "violent", "child", "sexual")),
    (N_("เอกสารแนบและหมายเหตุ"), ("encloses", "note")),
)  # fmt: skip
FIELDS = tuple(name for _title, names in SECTIONS for name in names)


class RequestTab(CaseTab):
    """Edits what was said when the case was brought."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._case = Case()
        self._shown: asking.Form | None = None  # what stands beside the fields
        self._theirs: Mapping[str, str] = {}  # sentences of what was saved in between, by field
        self._saving = False
        self._written: Mapping[str, Any] = {}
        self._go_on: Callable[[], object] | None = None
        self._forms = Latest(jobs.read, self)
        self.form = CaseForm(jobs, SECTIONS, self._tambon, self._keep_draft)
        self.form.setSizePolicy(*SCROLLS)
        self.form.edited.connect(self._warn)
        self.changes = Card(_("ประวัติการแก้ไข"), _("ยังไม่มีการแก้ไข"))
        self.changes.opened.connect(self._show_history)
        self.changes.all_asked.connect(self._show_history)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setMaximumWidth(gap(self, SIDE))
        side.setSizePolicy(*SCROLLS)
        body = QWidget()
        body.setProperty("role", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.changes)
        column.addStretch(1)
        side.setWidget(body)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(self))
        row.addWidget(self.form, 2)
        row.addWidget(side, 1)

    def show_whole(self, whole: Whole) -> None:
        """Show a case; what is being typed stays, where the same case only grew elsewhere."""
        super().show_whole(whole)
        case = whole.case
        if case.id == self._case.id and self.form.dirty:
            if all(getattr(case, name) == getattr(self._case, name) for name in FIELDS):
                self._case = case
            return
        other, self._case = case.id != self._case.id, case
        self._theirs = {}
        if other:
            self.form.load({})
        self._forms.ask(partial(asking.form_of, id_=case.id), partial(self._show, case.id))

    def save(self) -> None:
        """Save the fields."""
        if self._saving:
            return
        if not self.form.check():
            self._go_on = None
            return
        self._saving, self._written = True, self.form.settled()
        case = dataclasses.replace(self._case, **self._written)
        act = partial(asking.save_case, case=case)
        self.jobs.write(act, self._saved, Case.topic, action=CHANGED, failed=self._refused)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved; what is left behind is forgotten."""
        self._go_on = go_on
        may_leave = self.form.confirm_leave(self.save)
        if not self._saving:
            self._go_on = None
        if may_leave and self.form.dirty:
            act = partial(asking.drop_form, id_=self._case.id)
            self.jobs.write(act, topic="drafts", action=DROPPED, owner=self)
            self._load()
        return may_leave

    def _show(self, id_: str, shown: asking.Form) -> None:
        if id_ != self._case.id or self.form.dirty:
            return
        self._shown = shown
        self.form.offer(shown.kinds, shown.tambons, self._case.tambon)
        self._load()
        self.changes.show_lines([change_line(change) for change in reversed(shown.changes)])
        if shown.draft is not None:
            self._restore(shown.draft)

    def _load(self) -> None:
        labels = self.whole.labels if self.whole is not None else {}
        tambons = dict(self._shown.tambons) if self._shown is not None else {}
        self.form.show_case(self._case, {**tambons, **labels})

    def _restore(self, draft: Mapping[str, Any]) -> None:
        version = draft.get(asking.VERSION, self._case.version)
        self._case = dataclasses.replace(self._case, version=version)
        self.form.restore(draft)
        self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)

    def _keep_draft(self, values: dict[str, Any]) -> None:
        if not self._saving:
            kept = {**values, asking.VERSION: self._case.version}
            act = partial(asking.keep_form, id_=self._case.id, values=kept)
            self.jobs.write(act, topic="drafts", action=KEPT, owner=self)

    def _saved(self, kept: Case) -> None:
        """Take the case as it is kept now; what was typed on meanwhile stays as typed."""
        self._saving, self._theirs, self._case = False, {}, kept
        if self.form.settled() == self._written:
            self.form.mark_saved()
        self.said.emit(_("บันทึกแล้ว"), self._undo)
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    def _refused(self, error: Exception) -> bool:
        self._saving, self._go_on = False, None
        if isinstance(error, Stale):
            act = partial(theirs, record=self._case, names=tuple(error.theirs))
            self.jobs.read(act, partial(self._show_both, error))
            return True
        return self.form.take(error)

    def _show_both(self, error: Stale, kept: tuple[int, dict[str, str]]) -> None:
        """Put the other's values under ours; the next save is meant to replace them."""
        version, self._theirs = kept
        self._case = dataclasses.replace(self._case, version=version)
        self.form.set_errors({"": error.say(i18n._)})
        self._warn()
        for name in [name for name in self._theirs if name in FIELDS][:1]:
            self.form.focus(name)

    def _warn(self, _name: str = "") -> None:
        self.form.set_warnings(self._theirs)

    def _undo(self) -> None:
        from desktop.work import records

        self.jobs.write(records.undo, self._undone, Case.topic, action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)

    def _show_history(self, _change: object = None) -> None:
        if self._shown is not None:
            HistoryDialog(self._case.label, tuple(reversed(self._shown.changes)), self).open()

    def _tambon(self) -> str:
        return self._case.tambon
