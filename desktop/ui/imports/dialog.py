"""Taking in a file in three steps: its table, what each column holds, what will happen; then the button."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import i18n, paths
from desktop.domain.records import Record
from desktop.exchange import importing
from desktop.exchange.importing import Choices, Found, Tried, missing
from desktop.i18n import N_, _
from desktop.ui.imports.columns_grid import ColumnsGrid
from desktop.ui.imports.outcome_tabs import OutcomeTabs
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.stack import Stack
from desktop.ui.settings.backups_asking import before_import

if TYPE_CHECKING:
    from desktop.exchange.rows import Rows
    from desktop.exchange.sheets import Sheet
    from desktop.work.importing import Outcome

TRIED = N_("ลองนำเข้า")
FILES = N_("ตาราง (*.xlsx *.xls *.ods *.csv *.tsv *.txt)")
PAUSE = 300  # milliseconds after a choice before it is tried again


class ImportDialog(QDialog):
    """Reads a file for one topic, tries it, and takes it in; `imported` gives a sentence of what was done."""

    imported = Signal(str)
    stepped = Signal(int, int)

    def __init__(
        self, jobs: Jobs, kind: type[Record], path: Path, tambon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._kind, self._path, self._tambon = jobs, kind, path, tambon
        self._sheets: tuple[Sheet, ...] = ()
        self._found: Found | None = None
        self._rows: Rows | None = None
        self._running: Progress | None = None
        self._asked = 0  # counts what was asked for: older answers are dropped
        self.setWindowTitle(_("นำเข้า{titled}").format(titled=_(kind.titled)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file, self.told = TextLabel(role="subtitle"), TextLabel()
        self.sheets, self.tambons, self.rounds = (
            _box(name) for name in (_("แผ่นงาน"), _("ตำบล"), _("รอบสำรวจ"))
        )
        self.hidden = QCheckBox(_("นำเข้าแถวที่ซ่อนอยู่ด้วย"))
        self.grid, self.outcome = ColumnsGrid(), OutcomeTabs()
        self.steps = Stack()
        self.back_button = dialog_button(_("ย้อนกลับ"), self.show_columns)
        self.next_button = dialog_button(_("ดูว่าจะเกิดอะไรขึ้น"), self.try_, primary=True)
        self.verb = dialog_button(_("นำเข้า"), self.take_in, primary=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._rehearse)
        self._lay_out()
        self._connect()
        self.read(path)

    def read(self, path: Path) -> None:
        """Read a file."""
        self._path, self._found = path, None
        self._say(_("กำลังอ่าน {name}").format(name=path.name))
        self._jobs.aside(partial(importing.read, path), self._take_file, failed=self._not_read)

    def choose(self) -> None:
        """Ask for another file."""
        path = ask_file(self)
        if path is not None:
            self.read(path)

    def show_columns(self) -> None:
        """Go back to the columns."""
        self._stop()
        self.steps.setCurrentWidget(self.grid)
        self._columns_chosen()

    def try_(self) -> None:
        """Read all rows and show what taking them in would do."""
        if self._found is None or missing(self._found, self.grid.columns()):
            return
        self.outcome.doubles.forget()
        self._say(_("กำลังอ่านแถวทั้งหมด"))
        act = partial(importing.read_rows, self._found, self._choices(), self._progress().step)
        self._jobs.aside(act, partial(self._take_rows, self._asked), failed=self._failed)

    def take_in(self) -> None:
        """Back up what there is, then write what was tried."""
        if self._found is None or self._rows is None:
            return
        self.verb.setEnabled(False)
        self._say(_("กำลังสำรองข้อมูลก่อนนำเข้า"))
        then = partial(self._write, self._asked)
        self._running = self._jobs.long(before_import, then, topic="backups", failed=self._failed)

    def _write(self, asked: int, _backup: None) -> None:
        if asked != self._asked or self._found is None or self._rows is None:
            return
        choices, topic = self._choices(), self._kind.topic
        act = partial(importing.write, found=self._found, rows=self._rows, topic=topic, choices=choices)
        action = _("นำเข้า{titled}").format(titled=_(self._kind.titled))
        self._running = self._jobs.long(
            act, self._done, self._show_progress, topic=topic, action=action, failed=self._failed
        )

    def reject(self) -> None:
        """Stop what runs, and close; nothing was written."""
        self._stop()
        super().reject()

    def _lay_out(self) -> None:
        air = gap(self)
        for step in (self.grid, self.outcome):
            self.steps.addWidget(step)
        head = QHBoxLayout()
        head.addWidget(self.file, 1)
        for box in (self.sheets, self.rounds, self.tambons):
            head.addWidget(box)
        row = QHBoxLayout()
        row.addWidget(button(_("เลือกไฟล์อื่น…"), self.choose, "folder-open"))
        row.addWidget(self.hidden)
        row.addStretch(1)
        row.addWidget(dialog_button(_("ยกเลิก"), self.reject))
        for one in (self.back_button, self.next_button, self.verb):
            row.addWidget(one)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 2 // 3)
        page.addWidget(TextLabel(self.windowTitle(), "title"))
        page.addLayout(head)
        page.addWidget(self.told)
        page.addWidget(self.steps, 1)
        page.addLayout(row)
        resize_within(self, 66, 36)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._columns_chosen)
        self.sheets.textActivated.connect(self._find)
        self.hidden.clicked.connect(self._columns_chosen)
        for box in (self.tambons, self.rounds):
            box.activated.connect(self._columns_chosen)
        self.outcome.decided.connect(self._pause.start)
        self.stepped.connect(self._show_progress)

    def _take_file(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        self._find("")

    def _find(self, sheet: str) -> None:
        act = partial(importing.find, sheets=self._sheets, topic=self._kind.topic, sheet=sheet)
        self._jobs.read(act, self._take_table, failed=self._not_read)

    def _take_table(self, found: Found) -> None:
        self._found = found
        sheet = found.table.sheet
        self.file.setText(_("{name} · แผ่นงาน {sheet}").format(name=self._path.name, sheet=sheet.name))
        _fill(self.sheets, [(name, name) for name in (sheet.name, *found.others)])
        _fill(self.tambons, found.tambons, self._tambon)
        _fill(self.rounds, found.rounds)
        self.hidden.setText(_("นำเข้าแถวที่ซ่อนอยู่ {count} แถวด้วย").format(count=self._unseen()))
        self.hidden.setChecked(True)
        self.grid.show_table(found)
        self.show_columns()

    def _unseen(self) -> int:
        """Count the hidden rows of the table."""
        if self._found is None:
            return 0
        return sum(row > self._found.table.body for row in self._found.table.sheet.hidden_rows)

    def _columns_chosen(self) -> None:
        """Say what is missing before the rows can be tried."""
        if self._found is None:
            return
        self.steps.setCurrentWidget(self.grid)
        sentence = missing(self._found, self.grid.columns())
        unseen = self._found.table.sheet.hidden_columns
        if not sentence and unseen:
            sentence = _("มีคอลัมน์ที่ซ่อนอยู่ {count} คอลัมน์ กรุณาตรวจว่าจะนำเข้าหรือไม่").format(count=len(unseen))
        self._say(sentence or _("เลือกว่าแต่ละคอลัมน์คือช่องใด คอลัมน์ที่ไม่ต้องการให้เลือก “ไม่นำเข้า”"))
        self._show_buttons(trying=False)
        self.next_button.setEnabled(not missing(self._found, self.grid.columns()))

    def _take_rows(self, asked: int, rows: Rows) -> None:
        if asked == self._asked:
            self._rows = rows
            self._rehearse()

    def _rehearse(self) -> None:
        """Take the rows in for real and roll it back."""
        if self._found is None or self._rows is None:
            return
        self.verb.setEnabled(False)
        act = partial(
            importing.tried, found=self._found, rows=self._rows, topic=self._kind.topic, choices=self._choices(),
            step=self._progress().step,
        )  # fmt: skip
        self._jobs.rehearse(act, partial(self._show, self._asked), action=TRIED, failed=self._failed)

    def _show(self, asked: int, tried: Tried) -> None:
        """Show what would happen."""
        if asked != self._asked:
            return
        self._running = None
        self.outcome.show_tried(tried)
        self.steps.setCurrentWidget(self.outcome)
        self._show_buttons(trying=True)
        self._say(summary(tried.outcome, len(tried.refused)))
        count = tried.outcome.added + tried.outcome.changed
        self.verb.setText(_("นำเข้า {count} รายการ").format(count=f"{count:,}") if count else _("นำเข้า"))
        self.verb.setEnabled(count > 0 and not tried.outcome.undecided)

    def _show_buttons(self, *, trying: bool) -> None:
        self.back_button.setVisible(trying)
        self.verb.setVisible(trying)
        self.next_button.setVisible(not trying)
        self.hidden.setVisible(not trying and bool(self._unseen()))
        (self.verb if trying else self.next_button).setFocus()

    def _choices(self) -> Choices:
        return Choices(
            columns=self.grid.columns(), hidden=self.hidden.isChecked(), tambon=self.tambons.currentData() or "",
            round=self.rounds.currentData() or "", rest=self.outcome.rest(),
            decisions=dict(self.outcome.doubles.decisions),
        )  # fmt: skip

    def _progress(self) -> Progress:
        """Begin work whose older answers are dropped."""
        self._stop()
        self._running = Progress(self.stepped.emit)
        return self._running

    def _stop(self) -> None:
        self._asked += 1
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _show_progress(self, done: int, total: int) -> None:
        if self._running is not None:
            self._say(_("ทำแล้ว {percent}%").format(percent=100 * done // max(1, total)))

    def _done(self, outcome: Outcome) -> None:
        self._running = None
        if outcome.people:
            self._jobs.changed.emit("people")
        self.imported.emit(summary(outcome, 0, done=True))
        self.accept()

    def _not_read(self, error: Exception) -> bool:
        """Say what is wrong with the file, where it is a matter of the file."""
        if not hasattr(error, "say"):
            return False
        self.file.setText(self._path.name)
        self._say(error.say(i18n._))
        self._show_buttons(trying=False)
        self.next_button.setEnabled(False)
        return True

    def _failed(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        if isinstance(error, Cancelled) or not hasattr(error, "say"):
            return isinstance(error, Cancelled)
        self._say(error.say(i18n._))
        return True

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)


def ask_file(parent: QWidget) -> Path | None:
    """Ask for a workbook or list."""
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("เลือกไฟล์ที่จะนำเข้า"), str(paths.documents_folder()), _(FILES)
    )
    return Path(name) if name else None


def summary(outcome: Outcome, refused: int, *, done: bool = False) -> str:
    """Say in a sentence what taking in would do, or did."""
    if not outcome.added + outcome.changed + outcome.undecided + refused:
        return _("ทุกแถวมีอยู่แล้ว ไม่มีอะไรต้องนำเข้า")
    told = [_("นำเข้าแล้ว") if done else _("เมื่อนำเข้า")]
    counts = (
        (_("เพิ่ม {count} รายการ"), outcome.added), (_("แก้ไข {count} รายการ"), outcome.changed),
        (_("เพิ่มบุคคลที่ถูกอ้างถึง {count} คน"), outcome.people), (_("เหมือนเดิม {count} แถว"), outcome.same),
        (_("ไม่นำเข้าตามที่เลือก {count} แถว"), outcome.skipped), (_("ยังไม่ได้เลือก {count} แถว"), outcome.undecided),
        (_("ไม่รับ {count} ช่อง"), refused),
    )  # fmt: skip
    told += [sentence.format(count=f"{count:,}") for sentence, count in counts if count]
    return " · ".join(told)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.hide()
    return box


def _fill(box: QComboBox, values: Any, chosen: str = "") -> None:
    """Offer values; a choice of one needs no box."""
    with QSignalBlocker(box):
        box.clear()
        for value, word in values:
            box.addItem(word, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setVisible(len(values) > 1)
