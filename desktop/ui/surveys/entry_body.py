"""The lines of a sheet: answers with undo, what is odd or wrong about them while they are typed, the keyboard's way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.organisations import Organisation
from desktop.domain.records import Field, field_of
from desktop.domain.surveys import Survey, check_survey, doubts, settle, state_of
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.edit import Edit
from desktop.ui.parts.editors import PickerMaker, restored
from desktop.ui.parts.labels import TextLabel
from desktop.ui.surveys.asking import Opened
from desktop.ui.surveys.entry_keys import EntryKeys
from desktop.ui.surveys.entry_row import BEFORE, DOUBT, STATE, TITLE, Answer, EntryRow

if TYPE_CHECKING:
    from desktop.work.survey_sheets import Answers, Sheet

ABOUT = (  # of the sheet itself, under what it asks
    field_of(Survey, "informant"), field_of(Survey, "surveyor"), field_of(Survey, "surveyed"),
    field_of(Organisation, "status"), field_of(Organisation, "closed"),
)  # fmt: skip
WHO = ("informant", "surveyor", "surveyed")


class EntryBody(QScrollArea):
    """Holds one sheet as it is answered."""

    edited = Signal()
    add_requested = Signal(str, str)  # a linking field's name, the text typed there
    finished = Signal()  # Enter in the last line

    def __init__(self, jobs: Jobs, picker: PickerMaker) -> None:
        super().__init__()
        self._jobs, self._picker = jobs, picker
        self.rows: dict[str, EntryRow] = {}
        self._fields: tuple[Field, ...] = ()
        self._answers: dict[str, Answer] = {}
        self._labels: dict[str, str] = {}
        self._sheet: Sheet | None = None
        self._refused: tuple[str, str] | None = (
            None  # a field and what was said of it when it was to be saved
        )
        self.undo = QUndoStack(self)
        self._keys = EntryKeys(self)
        self._keys.undo_asked.connect(self._undo)
        self._keys.redo_asked.connect(self.undo.redo)
        self._keys.went_on.connect(self._go_on)
        self.titles = [TextLabel(role="hint") for _column in range(4)]
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # showing

    def show_sheet(self, opened: Opened, who: Mapping[str, Any]) -> None:
        """Show a sheet as it is kept; `who` told and asked the last time stands where nobody is named yet."""
        self._sheet = sheet = opened.sheet
        self._make_rows(sheet.fields)
        self._labels = dict(sheet.labels)
        self._answers = _kept(sheet, who)
        self._refused = None
        self._title_columns(sheet)
        for name, row in self.rows.items():
            row.show_before(opened.before.get(name, ""))
            row.put(self._answers[name], self._label(name))
        self.undo.clear()
        self.undo.setClean()
        self._judge()

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put a draft over the sheet, as edits not yet saved."""
        for name, value in draft["answers"].items():
            if name in self.rows:
                self._change(name, Answer(restored(self.rows[name].field, value), answered=True))
        for name, why in draft["unknown"].items():
            if name in self.rows:
                self._change(name, replace(self._answers[name], unknown=why))
        for name, value in draft["about"].items():
            self._change(name, Answer(restored(self.rows[name].field, value)))
        for name, row in self.rows.items():
            row.put(self._answers[name], self._label(name))
        self._judge()

    def begin(self) -> None:
        """Stand at the top, or at the first value that is not settled."""
        self.verticalScrollBar().setValue(0)
        for name in (*self._left(), *self.rows):
            self._focus(name)
            return

    # what the page asks

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return not self.undo.isClean()

    def page(self) -> Answers:
        """Give the sheet as it stands."""
        from desktop.work.survey_sheets import Answers

        assert self._sheet is not None
        survey, asked = self._sheet.survey, [f.name for f in self._fields]
        about = {field.name: self._answers[field.name].value for field in ABOUT}
        whole = not self._left() or about["status"] in ("paused", "closed")
        return Answers(
            survey=survey.id,
            version=survey.version,
            values={
                n: self._answers[n].value
                for n in asked
                if self._settled(n) and self._answers[n].unknown is None
            },
            unknown={n: why for n in asked if (why := self._answers[n].unknown) is not None},
            done=(survey.done or date.today()) if whole else None,
            **about,
        )

    def who(self) -> dict[str, Any]:
        """Give who told, who asked and when, for the next sheet."""
        return {name: self._answers[name].value for name in WHO}

    def left(self) -> int:
        """Count the values that are not settled."""
        return len(self._left())

    def settle(self) -> None:
        """Read what is being typed."""
        for row in self.rows.values():
            row.editor.commit()

    def holds(self) -> bool:
        """Go to the first line that does not hold, and tell whether all is well."""
        self.settle()
        self._judge()
        for name, row in self.rows.items():
            if row.error:
                self._focus(name)
                return False
        return True

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its line."""
        if not isinstance(error, CannotDo) or error.field not in self.rows:
            return False
        self._refused = (error.field, error.say(i18n._))
        self._judge()
        self._focus(error.field)
        return True

    def mark_saved(self) -> None:
        """Take what stands here as saved."""
        self.undo.setClean()

    # answering

    def confirm_all(self) -> None:
        """Confirm every value that is not settled as it stands."""
        self.settle()
        self.undo.beginMacro(_("ทุกค่าเหมือนเดิม"))
        for name in self._left():
            self._change(name, replace(self._answers[name], answered=True))
        self.undo.endMacro()
        self._judge()
        self.edited.emit()

    def mark_unknown(self) -> None:
        """Mark the value where the keyboard is as unknown and ask why, or take that back."""
        for name, row in self.rows.items():
            if row.asked and row.holds(QApplication.focusWidget()):
                row.editor.commit()
                before = self._answers[name]
                unknown = "" if before.unknown is None else None
                last = self._last(name, before.value)
                self._change(name, Answer(last, unknown=unknown))
                row.put(self._answers[name], self._label(name))
                self._after(name)
                self._focus(name)
                self._judge()  # the reason is not missed before it could be typed
                return

    def choose(self, name: str, id_: str, label: str) -> None:
        """Answer a link with a record that has just been added."""
        self._labels[id_] = label
        self._change(name, Answer(id_, answered=True))
        self.rows[name].put(self._answers[name], label)
        self._after(name)

    def apply(self, name: str, answer: Answer) -> None:
        """Take an answer that undo or redo gives back."""
        self._answers[name] = answer
        self.rows[name].put(answer, self._label(name))
        self._after(name)
        self._focus(name)

    def _edited(self, name: str, value: Any, label: str) -> None:
        if label:
            self._labels[value] = label
        self._change(name, Answer(value, answered=self.rows[name].asked))
        self._after(name)

    def _why_edited(self, name: str, why: str) -> None:
        self._change(name, replace(self._answers[name], unknown=why))
        self._after(name)

    def _change(self, name: str, answer: Answer) -> None:
        before = self._answers[name]
        if answer != before:
            self._answers[name] = answer
            self.undo.push(Edit(self.apply, name, before, answer, _joined))

    def _after(self, name: str) -> None:
        if self._refused and self._refused[0] == name:
            self._refused = None
        self._judge()
        self.edited.emit()

    def _undo(self) -> None:
        self.settle()
        self.undo.undo()

    def _go_on(self) -> None:
        """Confirm the line as it stands and go to the next; one that does not hold keeps the keyboard."""
        names = list(self.rows)
        for place, name in enumerate(names):
            row = self.rows[name]
            if not row.holds(QApplication.focusWidget()):
                continue
            row.editor.commit()
            answer = self._answers[name]
            if row.asked and answer.unknown is None and not answer.answered:
                self._change(name, replace(answer, answered=True))
                self._after(name)
            if fault := row.fault(self._answers[name]):
                row.say(fault)
            elif following := [one for one in names[place + 1 :] if not self.rows[one].isHidden()]:
                self._focus(following[0])
            else:
                self.finished.emit()
            return

    # judging

    def _judge(self) -> None:
        """Say of each line what became of it, and what is wrong or odd."""
        assert self._sheet is not None
        sheet = self._sheet
        now = self._now(sheet)
        self.rows["closed"].setVisible(self._answers["status"].value != "active")
        wrong = self._wrong(now)
        odd = doubts(now, sheet.last, sheet.organisation.fund_start)
        for name, row in self.rows.items():
            answer = self._answers[name]
            row.show_state(answer, state_of(now, name) if row.asked else "", compared=sheet.last is not None)
            touched = self._settled(name) or not row.asked
            fault = (row.fault(answer) if touched else "") or wrong.get(name, "")
            if fault and not (answer.unknown == "" and row.why.hasFocus()):
                row.say(fault)
            else:
                row.say(_(odd[name]) if name in odd and touched else "", DOUBT)

    def _now(self, sheet: Sheet) -> Survey:
        """Give the survey as it would be saved."""
        asked = [f.name for f in self._fields if self._settled(f.name)]
        values = {n: self._answers[n].value for n in asked if self._answers[n].unknown is None}
        unknown = {n: self._answers[n].unknown or "?" for n in asked if self._answers[n].unknown is not None}
        return settle(replace(sheet.survey, states={}), sheet.last, values, unknown)

    def _wrong(self, now: Survey) -> dict[str, str]:
        wrong = dict([self._refused]) if self._refused else {}
        try:
            check_survey(now)
        except CannotDo as error:
            wrong[error.field] = error.say(i18n._)
        return wrong

    def _settled(self, name: str) -> bool:
        answer = self._answers[name]
        return answer.answered or answer.unknown is not None

    def _left(self) -> tuple[str, ...]:
        return tuple(field.name for field in self._fields if not self._settled(field.name))

    def _last(self, name: str, otherwise: Any) -> Any:
        assert self._sheet is not None
        return getattr(self._sheet.last, name) if self._sheet.last else otherwise

    def _label(self, name: str) -> str:
        value = self._answers[name].value
        return self._labels.get(value, "") if isinstance(value, str) else ""

    # standing

    def _focus(self, name: str) -> None:
        row = self.rows[name]
        row.target().setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(row)

    def _make_rows(self, fields: tuple[Field, ...]) -> None:
        """Make the lines anew where the office's own fields are others than before."""
        if fields == self._fields:
            return
        self._fields = fields
        self.rows = {f.name: self._make_row(f, asked=True) for f in fields}
        self.rows |= {f.name: self._make_row(f, asked=False) for f in ABOUT}
        body = QWidget()
        body.setProperty("role", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, gap(self, 0.5), 0)
        column.setSpacing(gap(self, 0.15))
        for name, row in self.rows.items():
            if name == ABOUT[0].name:
                column.addWidget(TextLabel(_("ผู้ให้ข้อมูลและสถานะกลุ่ม"), "section"))
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(body)

    def _make_row(self, field: Field, *, asked: bool) -> EntryRow:
        row = EntryRow(field, self._picker, asked=asked)
        row.edited.connect(self._edited)
        row.why_edited.connect(self._why_edited)
        row.add_requested.connect(self.add_requested)
        for widget in (row.widget, row.why):
            widget.installEventFilter(self._keys)
        return row

    def _title_columns(self, sheet: Sheet) -> None:
        last = _("ปี {year}").format(year=sheet.last_year) if sheet.last_year else _("ปีก่อน (ไม่มี)")
        now = _("ปี {year}").format(year=sheet.round.year)
        for label, text in zip(self.titles, (_("รายการ"), last, now, _("สถานะ")), strict=True):
            label.setText(text)

    def heading(self) -> QWidget:
        """Make what stands over the columns."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, gap(self, 0.5) + self.verticalScrollBar().sizeHint().width(), 0)
        row.setSpacing(gap(self) // 2)
        for label, wide in zip(self.titles, (TITLE, BEFORE, 0, STATE), strict=True):
            if wide:
                label.setFixedWidth(gap(self, wide))
            row.addWidget(label, 0 if wide else 1)
        return made


def _kept(sheet: Sheet, who: Mapping[str, Any]) -> dict[str, Answer]:
    """Give the answers of a sheet as it is kept, and who told and asked."""
    from desktop.work.survey_sheets import answers_of

    said = answers_of(sheet)
    answers = {
        field.name: Answer(
            getattr(sheet.survey, field.name), field.name in said.values, said.unknown.get(field.name)
        )
        for field in sheet.fields
    }
    for name in WHO:
        answers[name] = Answer(
            getattr(sheet.survey, name) or who.get(name) or cast(Any, field_of(Survey, name).empty)
        )
    for name in ("status", "closed"):
        answers[name] = Answer(getattr(sheet.organisation, name))
    return answers


def _joined(before: Answer, after: Answer) -> bool:
    """Tell whether letters typed one after the other are one change: not where it became unknown, or no longer is."""
    return (before.unknown is None) == (after.unknown is None)
