"""One record: its name large, its form, what it is linked with, and its history."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain import own_fields
from desktop.domain.records import Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import Stale
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.records import asking
from desktop.ui.records.description import Description
from desktop.ui.records.history_dialog import moment
from desktop.ui.records.record_form import ADDED, RecordForm
from desktop.ui.records.record_history import RecordHistory

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read
    from desktop.work.records import Change, Link

CHANGED, UNDONE, REMOVED = N_("แก้ไขรายการ"), N_("เลิกทำ"), N_("นำออกจากรายการ")
KEPT, DROPPED = N_("เก็บร่าง"), N_("ทิ้งร่าง")
SIDE = 17  # lines' heights
# an area that scrolls by itself: the page asks for no more height
SCROLLS = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


class RecordPage(Page):
    """Edits one record of a topic; `closed` goes back to the list."""

    closed = Signal()

    def __init__(self, jobs: Jobs, description: Description, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self.description = jobs, description
        self._kind = description.kind
        self._places = asking.place_fields(self._kind)
        self._record: Record = self._kind()
        self._asked = ""  # the id of the record asked for last
        self._shown: Read | None = None
        self._theirs: Mapping[str, str] = {}  # sentences of what was saved in between, by field
        self._saving = False
        self._written: Mapping[str, Any] = {}  # what is being saved
        self._go_on: Callable[[], object] | None = None
        self._tambon = ""
        self.head = PageHead(" ", " ")
        self.form = self._make_form()
        self.links = Card(_("เกี่ยวข้องกับ"), _("ยังไม่มีรายการที่เกี่ยวข้อง"))
        self.links.opened.connect(self._open_link)
        self.links.all_asked.connect(self.links.show_all)
        self.changes = Card(_("ประวัติการแก้ไข"), _("ยังไม่มีการแก้ไข"))
        self.changes.opened.connect(self._show_history)
        self.changes.all_asked.connect(self._show_history)
        self._lay_out()

    def title(self) -> str:
        """Name the record."""
        return self._record.label or _(self._kind.titled)

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a record; "" begins a new one."""
        self._asked = id_
        self._ask(self._open)

    def refresh(self, topic: str) -> None:
        """Read the record again where it may tell of what was written, unless something is being typed."""
        if topic != "drafts" and self._record.id and self._record.id == self._asked and not self.form.dirty:
            self._ask(self._show_again)

    def show_tambon(self, code: str) -> None:
        """Begin new records in the tambon on show."""
        self._tambon = code

    def save(self) -> None:
        """Save what stands here, after asking about what is doubtful."""
        if self._saving:
            return
        holds = self.form.check()
        self._warn()
        if not holds:
            self._go_on = None
            return
        self._saving = True
        record = self._typed()
        self._written = self.form.settled()
        if self.description.doubts is not None and not record.id:
            act = partial(asking.doubts, description=self.description, record=record)
            self._jobs.read(act, partial(self._settle, record), failed=self._refused)
        else:
            self._write(record)

    def back(self) -> None:
        """Go back to the list."""
        if self.can_leave(self.closed.emit):
            self.closed.emit()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved; what is left behind is forgotten."""
        self._go_on = go_on
        may_leave = self.form.confirm_leave(self.save)
        if not self._saving:
            self._go_on = None
        if may_leave and self.form.dirty:
            self._forget()
        return may_leave

    def _make_form(self) -> RecordForm:
        own = [field.name for field in fields_of(self._kind) if own_fields.id_of(field.name)]
        form = RecordForm(
            self._jobs,
            self._kind,
            (*self.description.sections, *([(N_("ช่องของสำนักงาน"), own)] if own else [])),
            self._shown_tambon,
            save_draft=self._keep_draft,
            keys=self.description.keys,
        )
        form.setSizePolicy(*SCROLLS)
        form.edited.connect(self._hear)
        form.file_chosen.connect(self._take_file)
        form.said.connect(self.said)
        return form

    def _take_file(self, name: str, path: Path) -> None:
        self.form.attach(name, path)

    def _lay_out(self) -> None:
        self.back_button = button(_("กลับ"), self.back, "arrow-left", quiet=True)
        self.remove_button = button(_("นำออก…"), self._ask_remove, "trash", quiet=True)
        for one in self._acts():
            self.head.add(one)
        air = gap(self)
        side = QWidget()
        side.setProperty("role", "body")
        self._cards = QVBoxLayout(side)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(air * 3 // 4)
        self._cards.addStretch(1)
        for card in (self.links, self.changes):
            self.add_card(card)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(side)
        self._side.setMaximumWidth(gap(self, SIDE))
        self._side.setSizePolicy(*SCROLLS)
        middle = QWidget()
        self._row = QHBoxLayout(middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(air)
        self._row.addWidget(self.form, 2)
        self._row.addWidget(self._side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self._stand(middle), 1)

    def _acts(self) -> list[QPushButton]:
        """List the buttons of the head, the likeliest act last."""
        save = button(_("บันทึก"), self.save, "device-floppy", primary=True)
        return [self.back_button, self.remove_button, save]

    def _stand(self, middle: QWidget) -> QWidget:
        """Give what stands under the head: the form with the cards beside it."""
        return middle

    def add_card(self, card: Card) -> None:
        """Put a card beside the form, under those that stand there."""
        self._cards.insertWidget(self._cards.count() - 1, card)

    def show_side(self, shown: bool) -> None:
        """Show the cards beside the form; a new record has nothing to tell there."""
        self._side.setVisible(shown)

    # reading

    def _ask(self, then: Callable[[str, Read], None]) -> None:
        act = partial(asking.read, description=self.description, id_=self._asked)
        self._jobs.read(act, partial(then, self._asked), failed=self._not_read)

    def _not_read(self, _error: Exception) -> bool:
        """Go back to the list, where the window tells why."""
        self.closed.emit()
        return False

    def _open(self, id_: str, read: Read) -> None:
        if id_ != self._asked:
            return  # another record was asked for since
        self._show(read)
        draft = read.opened.draft
        if draft is not None:
            version = draft.values.get(asking.VERSION, self._record.version)
            self._record = dataclasses.replace(self._record, version=version)
            self.form.restore(draft.values)
            self._warn()
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)
        self.form.focus(self.description.sections[0][1][0])

    def _show_again(self, id_: str, read: Read) -> None:
        if id_ == self._asked and not self.form.dirty:
            self._show(read)

    def _show(self, read: Read) -> None:
        self._shown, self._theirs = read, {}
        self._fit(read.kind)
        record = self._record = read.opened.record or self._begin(read)
        self.head.title.setText(record.label if record.id else self.description.add)
        self.head.subtitle.setText(_(self._kind.titled))
        self.show_side(bool(record.id))
        self.remove_button.setVisible(bool(record.id and self.description.add))
        self._offer(read.tambons, record)
        self.form.offer_words(read.words)
        self.form.load({f.name: getattr(record, f.name) for f in fields_of(self._kind)}, read.labels)
        self.links.show_lines([*map(_link_line, read.opened.links), *([_more()] if read.opened.more else [])])
        self.links.setVisible(bool(read.opened.links))
        self.changes.show_lines([change_line(change) for change in reversed(read.opened.changes)])

    def _fit(self, kind: type[Record]) -> None:
        """Make the form anew where the office's own fields are others than before."""
        if kind is self._kind:
            return
        self._kind, old = kind, self.form
        self.form = self._make_form()
        self._row.replaceWidget(old, self.form)
        old.deleteLater()

    def _offer(self, tambons: Sequence[tuple[str, str]], record: Record) -> None:
        """Offer tambons to choose from; where there is but one, nothing is asked."""
        for name in self._places:
            self.form.editor(name).offer(tambons)  # type: ignore[attr-defined]
            codes = {getattr(record, name), *(code for code, _name in tambons)} - {""}
            self.form.show_field(name, len(codes) != 1)

    def _begin(self, read: Read) -> Record:
        """Give an empty record, of the tambon on show."""
        only = read.tambons[0][0] if len(read.tambons) == 1 else ""
        values: dict[str, Any] = dict.fromkeys(self._places, self._tambon or only)
        return dataclasses.replace(self._kind(), **values)

    # typing

    def _typed(self) -> Record:
        """Give the record as it stands in the form."""
        return dataclasses.replace(self._record, **self.form.values())

    def _hear(self, name: str) -> None:
        """Follow an edit: warn of what is odd, and let the tambon be the village's."""
        self._warn()
        village = self.form.settled().get("village") if name == "village" else ""
        if village and self._places:
            act = partial(asking.tambon_of, village=village)
            self._jobs.read(act, partial(self._follow_village, village))

    def _follow_village(self, village: str, tambon: tuple[str, str]) -> None:
        if self.form.settled().get("village") == village:
            for name in self._places:
                self.form.set_value(name, *tambon)

    def _warn(self) -> None:
        """Put warnings beside their fields: what is odd, and what was saved in between."""
        warns = self.description.warns
        self.form.set_warnings({**(warns(self.form.settled()) if warns else {}), **self._theirs})

    def _keep_draft(self, values: dict[str, Any]) -> None:
        from desktop.work import records

        if not self._saving:
            kept = {**values, asking.VERSION: self._record.version}
            act = partial(records.keep_draft, key=asking.draft_key(self._record), values=kept)
            self._jobs.write(act, topic="drafts", action=KEPT, owner=self)

    def _forget(self) -> None:
        """Leave what was typed behind: its draft goes, and the saved values stand here again."""
        from desktop.work import records

        act = partial(records.drop_draft, key=asking.draft_key(self._record))
        self._jobs.write(act, topic="drafts", action=DROPPED, owner=self)
        if self._shown is not None:
            self._show(self._shown)
        self.refresh(self._kind.topic)

    # saving

    def _settle(self, record: Record, doubts: Sequence[str]) -> None:
        """Ask about what is doubtful, and save where it is meant so."""
        sentence = _("พบรายการที่อาจเป็นรายการเดียวกัน") + "\n" + "\n".join(doubts)
        if not doubts or messages.ask(self, _("อาจซ้ำกับที่มีอยู่"), sentence, _("บันทึกเป็นรายการใหม่"), danger=True):
            self._write(record)
        else:
            self._saving, self._go_on = False, None

    def _write(self, record: Record) -> None:
        action = CHANGED if record.id else ADDED
        then = partial(self._saved, not record.id)
        act = partial(asking.write, record=record)
        self._jobs.write(act, then, self._kind.topic, action=action, failed=self._refused)

    def _saved(self, new: bool, kept: Record) -> None:
        """Take the record as it is kept now; what was typed on meanwhile stays as typed."""
        self._saving, self._theirs = False, {}
        self._record, self._asked = kept, kept.id
        if self.form.settled() == self._written:
            self.form.mark_saved()
        self.said.emit(_("บันทึกแล้ว"), partial(self._undo, kept.id if new else ""))
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    def _refused(self, error: Exception) -> bool:
        self._saving, self._go_on = False, None
        if isinstance(error, Stale):
            act = partial(asking.theirs, record=self._record, names=tuple(error.theirs))
            self._jobs.read(act, partial(self._show_both, error))
            return True
        return self.form.take(error)

    def _show_both(self, error: Stale, theirs: tuple[int, dict[str, str]]) -> None:
        """Put the other's values under ours; the next save is meant to replace them."""
        version, self._theirs = theirs
        self._record = dataclasses.replace(self._record, version=version)
        self.form.set_errors({"": error.say(i18n._)})
        self._warn()
        for name in [name for name in self._theirs if name in self.form.settled()][:1]:
            self.form.focus(name)

    def _undo(self, added: str) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, partial(self._undone, added), self._kind.topic, action=UNDONE)

    def _undone(self, added: str, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        if added and added == self._record.id:
            self._leave_removed()

    # taking out

    def _ask_remove(self) -> None:
        sentence = _("{label} จะหายจากรายการและการค้นหา แต่ประวัติยังอยู่ และเลิกทำได้").format(
            label=self._record.label
        )
        if messages.ask(self, _("นำออกจากรายการ"), sentence, _("นำออก"), danger=True):
            act = partial(asking.remove, record=self._record)
            self._jobs.write(act, self._removed, self._kind.topic, action=REMOVED)

    def _removed(self, _nothing: None) -> None:
        self.form.mark_saved()
        self.said.emit(_("นำออกแล้ว"), partial(self._undo, ""))
        self._leave_removed()

    def _leave_removed(self) -> None:
        """Go back to the list; what is typed on stays, as a new record."""
        self._record, self._asked = dataclasses.replace(self._record, id="", version=0), ""
        if not self.form.dirty:
            self.closed.emit()

    def _shown_tambon(self) -> str:
        return self._tambon

    def _open_link(self, key: tuple[str, str]) -> None:
        self.open_asked.emit(*key)

    def _show_history(self, _change: object = None) -> None:
        if self._shown is not None:
            changes = tuple(reversed(self._shown.opened.changes))
            dialog = RecordHistory(self._jobs, self._record, changes, self, allowed=not self.form.dirty)
            dialog.given_back.connect(partial(self.said.emit, _("คืนค่าเดิมแล้ว"), partial(self._undo, "")))
            dialog.open()


def _link_line(link: Link) -> Line:
    topic = _(TOPICS[link.topic].titled)
    detail = topic if link.field == topic else f"{link.field} · {topic}"
    return Line((link.topic, link.id), link.label, detail, "chevron-right")


def _more() -> Line:
    return Line(None, _("ยังมีมากกว่านี้ ดูทั้งหมดได้ในรายการของแต่ละเรื่อง"))


def change_line(change: Change) -> Line:
    """Show a line of a record's history: what was changed from what, over when and by whom."""
    what = f"{change.field}: {change.old or '–'} → {change.new or '–'}" if change.field else change.new
    return Line(change, what, f"{moment(change)} · {change.actor}", "history")
