"""The page of one of the office's own fields: only what its kind asks for, and its place among the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from desktop.domain.own_fields import OwnField
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read

MOVED = N_("ย้ายลำดับช่อง")
OF_KIND = {"choices": ("choice",), "least": ("number", "money"), "most": ("number", "money")}


class OwnFieldPage(RecordPage):
    """Edits a field; ขึ้น and ลง move it within the form it stands in."""

    def _acts(self) -> list[QPushButton]:
        self.up_button = button(_("เลื่อนขึ้น"), self.move_up, "chevron-up", quiet=True)
        self.down_button = button(_("เลื่อนลง"), self.move_down, "chevron-down", quiet=True)
        back, remove, save = super()._acts()
        return [back, self.up_button, self.down_button, remove, save]

    def move_up(self) -> None:
        """Put the field before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the field after the one below it."""
        self._move(1)

    def _show(self, read: Read) -> None:
        super()._show(read)
        for one in (self.up_button, self.down_button):
            one.setVisible(bool(self._record.id))
        self._show_of_kind()

    def _hear(self, name: str) -> None:
        super()._hear(name)
        if name == "kind":
            self._show_of_kind()

    def _show_of_kind(self) -> None:
        """Ask only for what means something for the kind."""
        kind = self.form.settled()["kind"]
        for name, kinds in OF_KIND.items():
            self.form.show_field(name, kind in kinds)

    def _move(self, by: int) -> None:
        act = partial(_move, id_=self._record.id, by=by)
        self._jobs.write(act, self._moved, OwnField.topic, action=MOVED)

    def _moved(self, moved: bool) -> None:
        if moved:
            self.said.emit(_("ย้ายลำดับแล้ว"), partial(self._undo, ""))
        else:
            self.said.emit(_("ช่องนี้อยู่ปลายสุดแล้ว"), None)


def _move(session: Any, id_: str, by: int) -> bool:
    from desktop.work import own_fields

    return own_fields.move(session, id_, by)
