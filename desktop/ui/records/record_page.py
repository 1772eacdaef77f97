"""One record: its name large, its form, what it is linked with, and its history."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import Stale
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.form import Form
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.parts.picker import known
from desktop.ui.records import quick
from desktop.ui.records.description import Description

if TYPE_CHECKING:
    from desktop.work.records import Change, Link, Opened

ADDED, CHANGED, UNDONE, REMOVED = N_("เพิ่มรายการ"), N_("แก้ไขรายการ"), N_("เลิกทำ"), N_("นำออกจากรายการ")
SIDE = 17  # lines' heights


class RecordPage(Page):
    """Edits one record of a topic; `closed` goes back to the list."""

    closed = Signal()

    def __init__(self, jobs: Jobs, description: Description, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self.description = jobs, description
        self._kind = description.kind
        self._record: Record = self._kind()
        self._go_on: Callable[[], object] | None = None
        self._tambon = ""
        self.head = PageHead(" ", " ")
        self.form = Form(
            self._kind,
            description.sections,
            picker=known(jobs, self._shown_tambon, adds=quick.TOPICS),
            save_draft=self._keep_draft,
            keys=description.keys,
        )
        self.form.add_requested.connect(self._add_on_the_spot)
        self.links = Card(_("เกี่ยวข้องกับ"), _("ยังไม่มีรายการที่เกี่ยวข้อง"))
        self.links.opened.connect(self._open_link)
        self.changes = Card(_("ประวัติการแก้ไข"), _("ยังไม่มีการแก้ไข"))
        self._lay_out()

    def title(self) -> str:
        """Name the record."""
        return self._record.label or _(self._kind.titled)

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a record; "" begins a new one."""
        from desktop.work import records

        self._jobs.read(partial(records.opened, topic=self._kind, id_=id_), self._show)

    def show_tambon(self, code: str) -> None:
        """Begin new records in the tambon on show."""
        self._tambon = code

    def save(self) -> None:
        """Save what stands here, after asking about what is doubtful."""
        if not self.form.check():
            return
        record = dataclasses.replace(self._record, **self.form.values())
        doubts = self.description.doubts
        if doubts is not None and not record.id:
            self._jobs.read(
                partial(_ask, doubts, record), partial(self._settle, record), failed=self.form.take
            )
        else:
            self._write(record)

    def back(self) -> None:
        """Go back to the list."""
        if self.can_leave(self.closed.emit):
            self.closed.emit()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved; what is left behind is forgotten."""
        self._go_on = go_on
        if not self.form.confirm_leave(self.save):
            return False
        self._go_on = None
        if self.form.dirty:
            self._drop_draft()
            self.form.mark_saved()
        return True

    def _lay_out(self) -> None:
        self.back_button = button(_("กลับ"), self.back, "arrow-left", quiet=True)
        self.remove_button = button(_("นำออก…"), self._ask_remove, "trash", quiet=True)
        self.head.add(self.back_button)
        self.head.add(self.remove_button)
        self.head.add(button(_("บันทึก"), self.save, "device-floppy", primary=True))
        air = gap(self)
        side = QWidget()
        side.setProperty("role", "body")
        self._cards = QVBoxLayout(side)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.addStretch(1)
        for card in (self.links, self.changes):
            self.add_card(card)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(side)
        self._side.setMaximumWidth(gap(self, SIDE))
        row = QHBoxLayout()
        row.setSpacing(air)
        row.addWidget(self.form, 2)
        row.addWidget(self._side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def add_card(self, card: Card) -> None:
        """Put a card beside the form, under those that stand there."""
        self._cards.insertWidget(self._cards.count() - 1, card)

    def show_side(self, shown: bool) -> None:
        """Show the cards beside the form; a new record has nothing to tell there."""
        self._side.setVisible(shown)

    def _show(self, opened: Opened) -> None:
        record = opened.record or self._begin()
        self._record = record
        self.head.title.setText(record.label if record.id else self.description.add)
        self.head.subtitle.setText(_(self._kind.titled))
        self.show_side(bool(record.id))
        self.remove_button.setVisible(bool(record.id) and not self.back_button.isHidden())
        self.form.load({f.name: getattr(record, f.name) for f in fields_of(self._kind)}, opened.labels)
        self.links.show_lines([_link_line(link) for link in opened.links])
        self.changes.show_lines([change_line(change) for change in reversed(opened.changes)])
        if opened.draft is not None:
            self.form.restore(opened.draft.values)
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)
        self.form.focus(self.description.sections[0][1][0])

    def _begin(self) -> Record:
        """Give an empty record, of the tambon on show."""
        has_tambon = any(f.name == "tambon" for f in fields_of(self._kind))
        values: dict[str, Any] = {"tambon": self._tambon} if has_tambon else {}
        return dataclasses.replace(self._kind(), **values)

    def _settle(self, record: Record, doubts: Sequence[str]) -> None:
        """Ask about what is doubtful, and save where it is meant so."""
        sentence = _("พบรายการที่อาจเป็นรายการเดียวกัน") + "\n" + "\n".join(doubts)
        if not doubts or messages.ask(self, _("อาจซ้ำกับที่มีอยู่"), sentence, _("บันทึกเป็นรายการใหม่"), danger=True):
            self._write(record)

    def _write(self, record: Record) -> None:
        action = CHANGED if record.id else ADDED
        act = partial(_write, record=record)
        self._jobs.write(act, self._saved, self._kind.topic, action=action, failed=self._refused)

    def _saved(self, id_: str) -> None:
        self.form.mark_saved()
        self.said.emit(_("บันทึกแล้ว"), self._undo)
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()
        else:
            self.open(self._kind.topic, id_)

    def _refused(self, error: Exception) -> bool:
        self._go_on = None
        if isinstance(error, Stale):
            self._show_both(error)
            return True
        return self.form.take(error)

    def _show_both(self, error: Stale) -> None:
        """Put the other's values under ours; the next save is meant to replace them."""
        self._record = dataclasses.replace(self._record, version=self._record.version + 1)
        self.form.set_errors({"": error.say(i18n._)})
        values = {f.name: f for f in fields_of(self._kind)}
        words = _("ค่าที่บันทึกจากที่อื่น: {value}")
        self.form.set_warnings(
            {name: words.format(value=_shown(values[name], value)) for name, value in error.theirs.items()}
        )

    def _undo(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, self._kind.topic, action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        self.closed.emit()

    def _ask_remove(self) -> None:
        sentence = _("{label} จะหายจากรายการและการค้นหา แต่ประวัติยังอยู่ และเลิกทำได้").format(
            label=self._record.label
        )
        if messages.ask(self, _("นำออกจากรายการ"), sentence, _("นำออก"), danger=True):
            from desktop.work import records

            act = partial(records.remove, topic=self._kind, id_=self._record.id)
            self._jobs.write(act, self._removed, self._kind.topic, action=REMOVED)

    def _removed(self, _nothing: None) -> None:
        self.form.mark_saved()
        self.said.emit(_("นำออกแล้ว"), self._undo)
        self.closed.emit()

    def _keep_draft(self, values: dict[str, Any]) -> None:
        from desktop.work import records

        act = partial(records.keep_draft, key=self._draft_key(), values=values)
        self._jobs.write(act, topic="drafts", action=N_("เก็บร่าง"), owner=self)

    def _drop_draft(self) -> None:
        from desktop.work import records

        act = partial(records.drop_draft, key=self._draft_key())
        self._jobs.write(act, topic="drafts", action=N_("ทิ้งร่าง"), owner=self)

    def _draft_key(self) -> str:
        return f"{self._kind.topic}:{self._record.id}"

    def _add_on_the_spot(self, name: str, text: str) -> None:
        """Add the record that a linking field names, and choose it."""
        field = next(f for f in fields_of(self._kind) if f.name == name)
        record = quick.made(field.topic, text, self.form.values().get("tambon", self._tambon))
        self._jobs.write(
            partial(_write, record=record),
            partial(self._choose, name, record.label),
            field.topic,
            action=ADDED,
        )

    def _choose(self, name: str, label: str, id_: str) -> None:
        self.form.set_value(name, id_, label)

    def _shown_tambon(self) -> str:
        return self._tambon

    def _open_link(self, key: tuple[str, str]) -> None:
        self.open_asked.emit(*key)


def _ask(doubts: Callable[[Any, Record], Sequence[str]], record: Record, session: Any) -> Sequence[str]:
    return doubts(session, record)


def _write(session: Any, record: Record) -> str:
    """Add or save a record, forget its half-typed form, and give its id."""
    from desktop.work import records

    records.drop_draft(session, f"{type(record).topic}:{record.id}")
    return records.save(session, record).id if record.id else records.add(session, record)


def _link_line(link: Link) -> Line:
    return Line(
        (link.topic, link.id), link.label, f"{link.field} · {_(TOPICS[link.topic].titled)}", "chevron-right"
    )


def change_line(change: Change) -> Line:
    """Show a line of a record's history: what was changed from what, over when and by whom."""
    what = f"{change.field}: {change.old or '–'} → {change.new or '–'}" if change.field else change.new
    when = f"{dates.short(change.at.astimezone().date())} {change.at.astimezone():%H:%M}"
    return Line(None, what, f"{when} · {change.actor}", "history")


def _shown(field: Field, value: Any) -> str:
    from desktop.work.records import shown

    return shown(field, value) or _("(ว่าง)")
