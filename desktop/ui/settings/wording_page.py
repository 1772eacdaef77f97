"""The office's own words for its papers: a template by parts, with the fields shown by name to be put in."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.papers import KINDS, Wording
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.cards import Card
from desktop.ui.parts.lines import Line
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage
from desktop.ui.records.topic_page import TopicPage, topic_page

if TYPE_CHECKING:
    from desktop.domain.records import Record
    from desktop.ui.records.asking import Read

PARTS = ("subject", "cause", "resolve", "duties", "closing")


class WordingPage(RecordPage):
    """Begins with the words that come with the program; a row of the fields' card puts its field in."""

    def __init__(self, jobs: Jobs, description: Description, parent: QWidget | None = None) -> None:
        super().__init__(jobs, description, parent)
        self.fields = Card(_("ช่องข้อมูลที่ใช้ได้"), most=100)
        self.fields.opened.connect(self._insert)
        self.add_card(self.fields)
        self._last = PARTS[1]
        self._words_of = ""  # the kind whose own words stood here first
        for part in PARTS:
            self.form.editor(part).installEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Remember which part was written in last."""
        from PySide6.QtCore import QEvent

        if event.type() == QEvent.Type.FocusIn:
            self._last = next((part for part in PARTS if self.form.editor(part) is watched), self._last)
        return super().eventFilter(watched, event)

    def _begin(self, read: Read) -> Record:  # noqa: ARG002
        """Give the words that come with the program, from today on."""
        return dataclasses.replace(_default("announcement"), start=date.today())

    def _show(self, read: Read) -> None:
        super()._show(read)
        kept = read.opened.record is not None
        self.show_side(True)
        self.changes.setVisible(kept)
        self._words_of = str(self.form.settled()["kind"])
        self._show_fields(self._words_of)

    def _hear(self, name: str) -> None:
        """Change to the words of another kind while nobody changed them."""
        super()._hear(name)
        values = self.form.settled()
        kind, before = str(values["kind"]), self._words_of
        if name != "kind" or kind not in KINDS:
            return
        self._show_fields(kind)
        self._words_of = kind
        if all(values[part] == getattr(_default(before), part) for part in PARTS):
            for part in PARTS:
                self.form.set_value(part, getattr(_default(kind), part))

    def _show_fields(self, kind: str) -> None:
        from desktop.documents.contents.papers import PAPERS

        if kind in PAPERS:
            fields = PAPERS[kind].fields
            self.fields.show_lines(
                [Line(name, "{" + name + "}", _(meaning)) for name, meaning in fields.items()]
            )

    def _insert(self, name: str) -> None:
        editor = self.form.editor(self._last)
        field = "{" + name + "}"
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(field)
        elif isinstance(editor, QLineEdit):
            editor.insert(field)
        editor.setFocus()


def _default(kind: str) -> Wording:
    """Give the words that come with the program for a kind of paper."""
    from desktop.documents.contents.papers import PAPERS

    return dataclasses.replace(PAPERS[kind].default, id="", version=0)


def make_wordings(jobs: Jobs) -> TopicPage:
    """Make the place of wordings."""
    description = Description(
        kind=Wording,
        icon="pencil",
        add=_("แก้ถ้อยคำ"),
        teach=_("ขณะนี้ใช้ถ้อยคำที่มากับโปรแกรม เพิ่มเมื่อสำนักงานต้องการถ้อยคำของตนเอง"),
        sections=((N_("ถ้อยคำ"), ("kind", "start", *PARTS, "source", "confirmed_by")),),
    )
    return topic_page(jobs, description, WordingPage)
