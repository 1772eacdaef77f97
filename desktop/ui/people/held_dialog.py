"""All that is held on one person, by kind, with its legal basis; printed, put right, restricted or erased from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form_dialog import FormDialog, ReasonDialog, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line, LineList
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.people import privacy_asking as asking
from desktop.ui.people import privacy_words as words

if TYPE_CHECKING:
    from desktop.work.erasing import Plan
    from desktop.work.privacy import Group, Held, Item

WIDE, HIGH = 56, 36  # lines' heights
LEFT = 18.5
WIDTHS = (13,)  # of the columns but the last
PRINTED, RESTRICTED = N_("พิมพ์ข้อมูลที่เก็บไว้ของบุคคล"), N_("ระงับการใช้ข้อมูลส่วนบุคคล")
LIFTED, ERASED = N_("ยกเลิกการระงับการใช้ข้อมูลส่วนบุคคล"), N_("ลบข้อมูลส่วนบุคคล")
TOPIC = "people"


class HeldDialog(QDialog):
    """Shows the kinds on the left and what is held of the chosen one; `fix_asked` names a record and its field."""

    fix_asked = Signal(str, str, str)  # topic, id, field ("" for none)
    said = Signal(str, object)

    def __init__(self, jobs: Jobs, id_: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ข้อมูลส่วนบุคคลที่เก็บไว้"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs, self._id = jobs, id_
        self._held: Held | None = None
        self._group: Group | None = None
        self.name = TextLabel(label, "subtitle")
        self.banner = Banner()
        self.kinds = LineList(_("ข้อมูลตามชนิด"))
        self.kinds.currentItemChanged.connect(self._choose)
        self.about, self.basis = TextLabel(" ", "section"), TextLabel(" ", "hint")
        self.table = PlainTable(_("ข้อมูลที่เก็บไว้"), (_("ข้อมูล"), _("อยู่ที่ หรือค่าที่เก็บ")), WIDTHS)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(lambda _item: self.fix())
        self.refused = TextLabel("", "error")
        self.erase_button = button(_("ลบข้อมูลส่วนบุคคล…"), self.erase, "trash", quiet=True)
        self.restrict_button = button(_("ระงับการใช้…"), self.restrict, "lock", quiet=True)
        self.fix_button = button(_("แก้ไขให้ถูกต้อง"), self.fix, "pencil")
        self.print_button = button(_("พิมพ์…"), self.print_, "printer", primary=True)
        self._lay_out()
        self.refused.hide()
        jobs.changed.connect(self._hear)
        self._enable()
        self._ask()

    def chosen(self) -> Item | None:
        """Give what is chosen in the table."""
        row = self.table.currentRow()
        if self._group is None or not self.table.selectedItems() or not 0 <= row < len(self._group.items):
            return None
        return self._group.items[row]

    # acts

    def fix(self) -> None:
        """Go to where what is chosen can be put right."""
        item = self.chosen()
        if item is not None and item.id:
            self.accept()
            self.fix_asked.emit(item.topic, item.id, item.field)

    def print_(self) -> None:
        """Draw the sheet for the person, once it is said why."""
        sentence = _("โปรแกรมจะบันทึกว่าใครพิมพ์ข้อมูลนี้ เมื่อใด และเพราะเหตุใด")
        dialog = ReasonDialog(_("พิมพ์ข้อมูลที่เก็บไว้"), sentence, "", _("พิมพ์"), self)
        dialog.asked.connect(partial(self._draw, dialog))
        dialog.open()

    def _draw(self, dialog: ReasonDialog, said: dict[str, Any]) -> None:
        act = partial(asking.sheet, id_=self._id, reason=said["reason"])
        then = partial(self._drawn, dialog)
        self._jobs.write(act, then, TOPIC, action=PRINTED, failed=dialog.take, owner=dialog)

    def _drawn(self, dialog: ReasonDialog, pdf: bytes) -> None:
        from desktop.ui.people.privacy_dialogs import HeldSheet

        dialog.accept()
        window = HeldSheet(self._jobs, pdf, self)
        window.said.connect(self.said)
        window.open()

    def restrict(self) -> None:
        """Let the data rest, or be used again, for a reason."""
        if self._held is None:
            return
        rests = bool(self._held.person.restricted_since)
        title, sentence, verb = words.restricting(rests=rests)
        dialog = ReasonDialog(title, sentence, "", verb, self)
        dialog.asked.connect(partial(self._restrict, dialog, rests))
        dialog.open()

    def _restrict(self, dialog: ReasonDialog, rests: bool, said: dict[str, Any]) -> None:
        ask, action = (asking.lift, LIFTED) if rests else (asking.restrict, RESTRICTED)
        act = partial(ask, id_=self._id, reason=said["reason"])
        then = partial(self._done, dialog, _("ใช้ข้อมูลได้ตามเดิมแล้ว") if rests else _("ระงับการใช้ข้อมูลแล้ว"))
        self._jobs.write(act, then, TOPIC, action=action, failed=dialog.take, owner=dialog)

    def erase(self) -> None:
        """Look at what erasing would do, before anything is asked."""
        self._say_refused("")
        self._jobs.read(partial(asking.plan, id_=self._id), self._show_plan, failed=self._not_erased)

    def _show_plan(self, plan: Plan) -> None:
        from desktop.ui.people.privacy_dialogs import EraseDialog

        dialog = EraseDialog(plan, self)
        dialog.asked.connect(partial(self._erase, dialog))
        dialog.open()

    def _erase(self, dialog: FormDialog, said: dict[str, Any]) -> None:
        act = partial(asking.erase, id_=self._id, **said)
        then = partial(self._done, dialog, _("ลบข้อมูลส่วนบุคคลแล้ว"))
        self._jobs.write(act, then, TOPIC, action=ERASED, failed=dialog.take, owner=dialog)

    def _not_erased(self, error: Exception) -> bool:
        if isinstance(error, Refusal):
            self._say_refused(error.say(_))
        return isinstance(error, Refusal)

    def _done(self, dialog: QDialog, sentence: str, _nothing: object) -> None:
        dialog.accept()
        self.said.emit(sentence, None)

    # what is shown

    def _hear(self, topic: str) -> None:
        if topic != "drafts":
            self._ask()

    def _ask(self) -> None:
        self._jobs.read(partial(asking.held, id_=self._id), self._show, owner=self)

    def _show(self, held: Held) -> None:
        place = self.kinds.currentRow() if self._held is not None else 0
        self._held = held
        self.name.setText(held.person.label)
        self.banner.say(words.state(held.person))
        self.kinds.show_lines(tuple(_line(group) for group in held.groups))
        self.kinds.setCurrentRow(max(0, min(place, len(held.groups) - 1)))
        rests = bool(held.person.restricted_since)
        self.restrict_button.setText(_("ยกเลิกการระงับ…") if rests else _("ระงับการใช้…"))
        self._enable()

    def _choose(self, shown: QListWidgetItem | None, _before: object = None) -> None:
        line = self.kinds.line(shown)
        self._group = line.key if line is not None else None
        if self._group is not None:
            self.about.setText(self._group.title)
            self.basis.setText(words.basis(self._group.basis))
            self.table.show_rows([(item.what, item.where) for item in self._group.items])
            self.table.clearSelection()
        self._enable()

    def _enable(self) -> None:
        held, item = self._held, self.chosen()
        self.fix_button.setEnabled(item is not None and bool(item.id))
        self.print_button.setEnabled(held is not None)
        self.erase_button.setEnabled(held is not None)
        self.restrict_button.setEnabled(held is not None and not held.person.erased)

    def _say_refused(self, sentence: str) -> None:
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        air = gap(self)
        self.kinds.setFixedWidth(gap(self, LEFT))
        right, middle, acts = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        right.setSpacing(air // 2)
        right.addWidget(self.about)
        right.addWidget(self.basis)
        right.addWidget(self.table, 1)
        middle.setSpacing(air)
        middle.addWidget(self.kinds)
        middle.addLayout(right, 1)
        for each in (self.erase_button, self.restrict_button):
            acts.addWidget(each)
        acts.addStretch(1)
        close = button(_("ปิด"), self.reject)  # Enter in a list of this dialog presses nothing
        for each in (close, self.fix_button, self.print_button):
            acts.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(self.windowTitle(), "large"))
        column.addWidget(self.name)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.refused)
        column.addLayout(acts)
        resize_within(self, WIDE, HIGH)


def _line(group: Group) -> Line:
    return Line(group, group.title, words.count(group.count))
