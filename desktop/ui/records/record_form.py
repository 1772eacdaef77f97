"""The form of a record: its pickers offer what is known or add it on the spot, its files are kept as they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.records import Kind, Record, field_of
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form import Form, Sections
from desktop.ui.parts.picker import known
from desktop.ui.parts.text_editor import TextEditor
from desktop.ui.records import asking, quick
from desktop.ui.records.file_preview import FilePreview

ADDED, ATTACHED = N_("เพิ่มรายการ"), N_("แนบไฟล์")


class RecordForm(Form):
    """Asks `work` for what its pickers and files need; `said` tells what was done."""

    said = Signal(str, object)

    def __init__(
        self, jobs: Jobs, kind: type[Record], sections: Sections, tambon: Callable[[], str], *,
        save_draft: Callable[[dict[str, Any]], object] | None = None, keys: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make a form; `tambon` gives the code of the one whose people and groups are offered."""
        picker = known(jobs, tambon, adds=quick.TOPICS)
        super().__init__(kind, sections, picker=picker, save_draft=save_draft, keys=keys, parent=parent)
        self._jobs, self._kind, self._tambon = jobs, kind, tambon
        self._previews: dict[str, FilePreview] = {}
        for field in (field_of(kind, name) for _title, names in sections for name in names):
            if field.kind is Kind.FILE:
                self._previews[field.name] = FilePreview(jobs, _(field.title))
                self.add_button(field.name, self._previews[field.name])
        self.add_requested.connect(self._add)
        self.edited.connect(self._show_file)

    def attach(self, name: str, path: Path) -> None:
        """Keep a chosen file at once; the record names it when it is saved."""
        then = partial(self._attached, name, path.name)
        failed = partial(self._not_attached, name)
        self._jobs.write(
            partial(asking.attached, path=path), then, action=ATTACHED, failed=failed, owner=self
        )

    def offer_words(self, words: Mapping[str, Sequence[str]]) -> None:
        """Offer other words while a field is typed in."""
        for name, offered in words.items():
            editor = self.editor(name)
            assert isinstance(editor, TextEditor), name
            editor.offer(offered)

    def _put(self, name: str, value: Any) -> None:
        super()._put(name, value)
        self._show_file(name)

    def _show_file(self, name: str) -> None:
        if name in self._previews:
            self._previews[name].show_file(self._values[name])

    def _add(self, name: str, text: str) -> None:
        """Add the record that a linking field names, and choose it."""
        topic = field_of(self._kind, name).topic
        record = quick.made(topic, text, self._settled_tambon())
        act, then = partial(asking.write, record=record), partial(self._choose, name)
        self._jobs.write(act, then, topic, action=ADDED, owner=self)

    def _settled_tambon(self) -> str:
        places = asking.place_fields(self._kind)
        return (
            next((self._values[place] for place in places if self._values.get(place)), "") or self._tambon()
        )

    def _choose(self, name: str, added: Record) -> None:
        self.set_value(name, added.id, added.label)
        self.said.emit(_("เพิ่ม {label} แล้ว").format(label=added.label), None)

    def _attached(self, name: str, label: str, sha: str) -> None:
        self.set_value(name, sha, label)

    def _not_attached(self, name: str, error: Exception) -> bool:
        return isinstance(error, CannotDo) and self.take(error.about(name))
