"""A field for the new folder that an office is put into, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.records import Field, Kind
from desktop.i18n import _
from desktop.ui.parts.buttons import button
from desktop.ui.parts.editors import editor_for
from desktop.ui.parts.field_box import FieldBox


class NewFolder(FieldBox):
    """Asks for an empty folder; a chosen one that is not empty gets a new one in it."""

    def __init__(self, title: str) -> None:
        field = Field("folder", Kind.TEXT, title, required=True)
        super().__init__(field, editor_for(field, None))
        self.add_beside(button(_("เลือกโฟลเดอร์…"), self.choose, "folder-open"))

    def folder(self) -> Path:
        """Give the folder that was typed or chosen."""
        return Path(str(self.editor.value() or "").strip())

    def check(self) -> bool:
        """Tell whether a folder is named; beside the field it is said where none is."""
        named = bool(str(self.editor.value() or "").strip())
        self.refuse("" if named else _("กรุณาเลือกโฟลเดอร์ใหม่ที่จะกู้คืนลง"))
        return named

    def refuse(self, sentence: str) -> None:
        """Put a sentence beside the field, where the keyboard then stands; "" for none."""
        self.say(sentence)
        if sentence:
            self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์"), str(self.folder().parent))
        if chosen:
            self.editor.set_value(str(_empty_in(Path(chosen), self.folder().name)))


def _empty_in(chosen: Path, name: str) -> Path:
    """Mean a new folder in a chosen one that is not empty, as a disk seldom is."""
    return chosen / name if any(chosen.iterdir()) else chosen
