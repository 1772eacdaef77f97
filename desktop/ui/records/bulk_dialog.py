"""One field of many records changed at once: which value, what becomes of each, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Record
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.editors import PickerMaker, PlaceEditor, editor_for
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.parts.text_editor import Editor

if TYPE_CHECKING:
    from desktop.work.bulk import Outcome

CHANGED = N_("แก้ไขหลายรายการ")
WIDE, HIGH = 46, 30  # lines' heights
_WHY = 3  # the column of what stands against a change
Tambons = Sequence[tuple[str, str]]  # codes and names


class BulkDialog(QDialog):
    """Asks for a field and its new value, shows old and new of every record, then changes those that can be."""

    changed = Signal(int)  # how many

    def __init__(
        self, jobs: Jobs, kind: type[Record], numbers: Sequence[int], fields: Sequence[Field], tambons: Tambons,
        picker: PickerMaker, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._jobs, self._kind, self._numbers = jobs, kind, list(numbers)
        self._fields, self._tambons, self._picker = {field.name: field for field in fields}, tambons, picker
        self._progress: Progress | None = None
        self._seen: tuple[str, Any] | None = None  # the field and value whose preview is on show
        self.setWindowTitle(_(CHANGED))
        self.fields, self.bar = QComboBox(), QProgressBar()
        self.said, self.trouble = TextLabel(role="subtitle"), TextLabel(role="error")
        titles = (_("รายการ"), _("ค่าเดิม"), _("ค่าใหม่"), _("เหตุที่แก้ไขไม่ได้"))
        self.table = PlainTable(_("ตัวอย่างการแก้ไข"), titles, (10, 6, 6))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.look = button(_("ดูตัวอย่าง"), self.preview)
        self.verb = dialog_button("", self.change, primary=True)
        self._value = QHBoxLayout()
        self._editor: QWidget | None = None
        self._lay_out()
        for field in fields:
            self.fields.addItem(_(field.heading), field.name)
        self.fields.currentIndexChanged.connect(self._show_editor)
        self._show_editor()
        resize_within(self, WIDE, HIGH)

    def preview(self) -> None:
        """Show what would become of the records."""
        given = self._given()
        if given is not None:
            self._seen = given
            self._progress = self._jobs.long(
                self._work(_preview, given), self._previewed, self._step, failed=self._failed
            )

    def change(self) -> None:
        """Change the records as the preview shows."""
        if self._seen is not None:
            self._progress = self._jobs.long(
                self._work(_change, self._seen), self._changed, self._step,
                topic=self._kind.topic, action=CHANGED, failed=self._failed,
            )  # fmt: skip

    def reject(self) -> None:
        """Stop what runs, of which nothing stays; or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def _lay_out(self) -> None:
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        words = _("แก้ไข {count} รายการในครั้งเดียว").format(count=f"{len(self._numbers):,}")
        column.addWidget(TextLabel(words, "large"))
        self.fields.setAccessibleName(_("ช่องที่จะแก้ไข"))
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        asked = QHBoxLayout()
        asked.addWidget(self.fields, 1)
        asked.addLayout(self._value, 2)
        asked.addWidget(self.look)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(dialog_button(_("กลับ"), self.reject))
        row.addWidget(self.verb)
        column.addLayout(asked)
        for part in (self.trouble, self.said, self.bar):
            column.addWidget(part)
            part.hide()
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _show_editor(self) -> None:
        if self._editor is not None:
            self._editor.setParent(None)
            self._editor.deleteLater()
        made = self._editor = editor_for(self._fields[self.fields.currentData()], self._picker)
        made.setAccessibleName(_("ค่าใหม่"))
        if isinstance(made, PlaceEditor):
            made.offer(self._tambons)
        cast(Editor, made).changed.connect(self._forget)
        self._value.addWidget(made, 1)
        self._forget()

    def _forget(self) -> None:
        """Take the preview away: it was of another value."""
        self._seen = None
        self.table.show_rows([])
        self.trouble.hide()
        self.said.hide()
        self._offer(0)

    def _offer(self, count: int) -> None:
        self.verb.setText(_("แก้ไข {count} รายการ").format(count=f"{count:,}") if count else _("แก้ไข"))
        self.verb.setEnabled(count > 0)

    def _given(self) -> tuple[str, Any] | None:
        """Give the field and the value as they stand, `None` where what is typed is no value."""
        editor = cast(Editor, self._editor)
        editor.commit()
        if problem := editor.problem():
            self._say_trouble(problem)
            return None
        return self.fields.currentData(), editor.value()

    def _work(self, act: Callable[..., Outcome], given: tuple[str, Any]) -> Callable[..., Outcome]:
        self._show_running(True)
        field, value = given
        return partial(act, topic=self._kind.topic, numbers=self._numbers, field=field, value=value)

    def _previewed(self, outcome: Outcome) -> None:
        self._show_running(False)
        say = i18n._
        rows = [(one.label, one.old, one.new, one.why.say(say) if one.why else "") for one in outcome.lines]
        self.table.show_rows(rows)
        self.table.setColumnHidden(_WHY, outcome.refused == 0)
        words = _("จะแก้ไข {changed} รายการ เป็นค่านี้อยู่แล้ว {same} รายการ แก้ไขไม่ได้ {refused} รายการ")
        self._say(
            words.format(
                changed=f"{outcome.changed:,}", same=f"{outcome.same:,}", refused=f"{outcome.refused:,}"
            )
        )
        self._offer(outcome.changed)

    def _changed(self, outcome: Outcome) -> None:
        self._show_running(False)
        self.changed.emit(outcome.changed)
        self.accept()

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _failed(self, error: Exception) -> bool:
        self._show_running(False)
        if isinstance(error, Cancelled):
            self._say(_("หยุดแล้ว ไม่มีรายการใดถูกแก้ไข"))
            return True
        if isinstance(error, CannotDo):
            self._say_trouble(error)
            return True
        return False

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    def _say_trouble(self, error: CannotDo) -> None:
        self.trouble.setText(str(error))
        self.trouble.show()

    def _show_running(self, running: bool) -> None:
        self._progress = self._progress if running else None
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        for part in (self.fields, self._editor, self.look):
            assert part is not None
            part.setEnabled(not running)
        self.verb.setEnabled(False)


def asked(session: Any, topic: str) -> tuple[Sequence[Field], Tambons]:
    """Read what the dialog offers: the fields that can be changed, and the tambons."""
    from desktop.work import bulk, offices

    return bulk.fields(TOPICS[topic]), offices.tambons(session)


def _preview(session: Any, progress: Progress, **given: Any) -> Outcome:
    from desktop.work import bulk

    return bulk.preview(session, given.pop("topic"), step=progress.step, **given)


def _change(session: Any, progress: Progress, **given: Any) -> Outcome:
    from desktop.work import bulk

    return bulk.change(session, given.pop("topic"), step=progress.step, **given)
