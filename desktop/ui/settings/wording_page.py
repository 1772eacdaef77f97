"""The words of one kind of paper: a template by parts, the paper in these words beside it, and fields to put in."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import i18n
from desktop.domain.papers import WORDED, Wording
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line, LineList
from desktop.ui.records import asking as records
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import REMOVED, RecordPage
from desktop.ui.settings import wording_asking as asking
from desktop.ui.settings.wording_diff import PARTS, DifferencePane, differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.records import Record
    from desktop.ui.records.asking import Read

MOST_WIDE = 16_777_215  # Qt's own
PAUSE = 400  # milliseconds after an edit before the paper is drawn anew


def description() -> Description:
    """Describe the form of a wording; its kind is chosen before."""
    return Description(
        kind=Wording,
        icon="pencil",
        add=_("แก้ถ้อยคำ"),
        teach="",
        sections=(("", (*PARTS, "start", "source", "confirmed_by", "kind")),),
        keys={"subject": "S", "cause": "C", "resolve": "R", "duties": "D", "closing": "E", "start": "F"},
    )


class WordingPage(RecordPage):
    """Begins with the words that come with the program, or with the office's own; what is typed is drawn beside it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, description(), parent)
        self._paper_kind = "announcement"
        self._last = PARTS[1]  # the part that was written in last
        self.paper, self.fields, self.differences = PaperPane(jobs), FieldList(), DifferencePane()
        self._live = ""  # the part that the drawing refused
        self.tabs = self._make_tabs()
        self._stand_beside()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._follow)
        self.remove_button.setText(_("กลับไปใช้ถ้อยคำที่มากับโปรแกรม…"))
        self.form.show_field("kind", False)
        self.paper.drawn.connect(self._drawn)
        self.fields.chosen.connect(self._insert)
        for part in PARTS:
            self.form.editor(part).installEventFilter(self)

    def open_kind(self, kind: str, id_: str) -> None:
        """Edit the office's words of a kind; "" begins with those of the program."""
        self._paper_kind = kind
        self.open(Wording.topic, id_)

    def title(self) -> str:
        """Name the kind of paper."""
        return _(WORDED[self._paper_kind])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which part was written in last."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = next((part for part in PARTS if self.form.editor(part) is watched), self._last)
        return super().eventFilter(watched, event)

    def _make_tabs(self) -> QTabWidget:
        """Stand the paper, the fields and the difference beside the form, in place of the cards."""
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, gap(self, 0.4), 0, 0)
        column.addWidget(
            TextLabel(
                _(
                    "ดับเบิลคลิกหรือกด Enter เพื่อแทรกช่องตรงที่พิมพ์อยู่ ค่าจริงจะมาแทนเมื่อออกหนังสือ"
                    " ถ้าพิมพ์ ? ต่อท้ายชื่อช่อง ทั้งบรรทัดจะถูกเว้นเมื่อช่องนั้นว่าง"
                ),
                "hint",
            )
        )
        column.addWidget(self.fields, 1)
        column.addWidget(button(_("แทรกช่องที่เลือก"), self.fields.choose, "plus"), 0, Qt.AlignmentFlag.AlignLeft)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        for page, name in (
            (self.paper, _("ตัวอย่าง")),
            (fields, _("ช่องข้อมูล")),
            (self.differences, _("ต่างจากเดิม")),
        ):
            tabs.addTab(page, name)
        tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return tabs

    def _stand_beside(self) -> None:
        """Put the tabs in the place of the cards, which are the last of them."""
        self._row.replaceWidget(self._side, self.tabs)
        self._row.setStretch(0, 5)
        self._row.setStretch(1, 6)
        self._side.setMaximumWidth(MOST_WIDE)
        self._side.hide()  # until it has a tab

    def show_side(self, shown: bool) -> None:
        """Show the history; new words have none."""
        place = self.tabs.indexOf(self._side)
        if shown and place < 0:
            self.tabs.addTab(self._side, _("ประวัติ"))
        elif not shown and place >= 0:
            self.tabs.removeTab(place)

    def _begin(self, read: Read) -> Record:  # noqa: ARG002
        """Give the words that come with the program, from today on."""
        return dataclasses.replace(asking.shipped(self._paper_kind), start=date.today())

    def _open(self, id_: str, read: Read) -> None:
        """Show the words; what was half-typed for another kind waits until that is opened."""
        draft = read.opened.draft
        if not id_ and draft is not None and draft.values.get("kind") != self._paper_kind:
            read = dataclasses.replace(read, opened=dataclasses.replace(read.opened, draft=None))
        super()._open(id_, read)

    def _show(self, read: Read) -> None:
        super()._show(read)
        wording = self._now()
        self._paper_kind, self._live = wording.kind, ""
        self.head.title.setText(self.title())
        self.head.subtitle.setText(state_sentence(wording if wording.id else None, wording.confirmed_by))
        self.remove_button.setVisible(True)
        self.fields.show_fields(asking.fields(wording.kind))
        self._compare()
        self._follow()

    def _hear(self, name: str) -> None:
        super()._hear(name)
        self._compare()
        self._pause.start()

    def _now(self) -> Wording:
        """Give the words as they stand in the form, without settling what is being typed."""
        record = self._record
        assert isinstance(record, Wording)
        return dataclasses.replace(record, **self.form.settled())

    def _compare(self) -> None:
        self.differences.show_differences(tuple(differences(asking.shipped(self._paper_kind), self._now())))

    def _follow(self) -> None:
        """Draw the paper in these words."""
        self.paper.ask(partial(asking.trial, wording=self._now()))

    def _drawn(self, drawn: object) -> None:
        """Put what stands against the words beside their part while they are typed; take it away when it is mended."""
        field = drawn.field if isinstance(drawn, CannotDo) else ""
        if isinstance(drawn, CannotDo) and field in PARTS:
            self.form.set_errors({field: drawn.say(i18n._)})
            self._live = field
        elif self._live:
            self.form.set_errors({})
            self._live = ""

    def _insert(self, name: str) -> None:
        """Put a field where the keyboard was last."""
        editor = self.form.editor(self._last)
        field = "{" + name + "}"
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(field)
        elif isinstance(editor, QLineEdit):
            editor.insert(field)
            editor.textEdited.emit(editor.text())
        editor.setFocus()

    def _ask_remove(self) -> None:
        """Go back to the words of the program: out of the form, or for good where the office has kept its own."""
        if not self._record.id:
            shipped = asking.shipped(self._paper_kind)
            for part in PARTS:
                self.form.set_value(part, getattr(shipped, part))
            self._hear("")
            return
        sentence = _(
            "ถ้อยคำของสำนักงานจะถูกนำออก หนังสือฉบับต่อไปจะใช้ถ้อยคำที่มากับโปรแกรม หนังสือที่ออกแล้วไม่เปลี่ยน และเลิกทำได้"
        )
        if messages.ask(self, _("กลับไปใช้ถ้อยคำที่มากับโปรแกรม"), sentence, _("กลับไปใช้ถ้อยคำเดิม"), danger=True):
            act = partial(records.remove, record=self._record)
            self._jobs.write(act, self._removed, Wording.topic, action=REMOVED)


class FieldList(LineList):
    """The fields with what they mean; a double click or Enter chooses one."""

    chosen = Signal(str)  # a field's name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("ช่องข้อมูลที่ใช้ได้"), parent)
        self.itemDoubleClicked.connect(self.choose)

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Show the fields of a kind of paper."""
        lines = [Line(name, "{" + name + "}", _(meaning)) for name, meaning in fields.items()]
        self.show_lines(tuple(lines))
        self.setCurrentRow(0)

    def choose(self) -> None:
        """Choose the field that the keyboard is on."""
        line = self.line(self.currentItem())
        if line is not None:
            self.chosen.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            super().keyPressEvent(event)


def state_sentence(own: Wording | None, confirmed_by: str) -> str:
    """Say whose words a kind of paper has, and who confirmed them."""
    confirmed = _("ยืนยันโดย {name}").format(name=confirmed_by) if confirmed_by else _(UNCONFIRMED)
    if own is None:
        return " · ".join((_("ถ้อยคำที่มากับโปรแกรม"), confirmed))
    start = dates.short(own.start) if own.start else "…"
    return " · ".join((_("ถ้อยคำของสำนักงาน ใช้ตั้งแต่ {start}").format(start=start), confirmed))
