"""The page of a person: the form of every record, the national id shown to who says why, and all that is held on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Person
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import button
from desktop.ui.people import privacy_words
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read

SEEN = N_("ดูเลขประจำตัวประชาชน")


class PersonPage(RecordPage):
    """Has a button under the national id that asks why it is to be seen, and one for all that is held."""

    def __init__(self, jobs: Jobs, description: Description) -> None:
        super().__init__(jobs, description)
        self.id_button = button(_("ดูเลขประจำตัว…"), self._ask_why, "lock", quiet=True)
        self.form.add_button("national_id", self.id_button)

    def _acts(self) -> list[QPushButton]:
        self.held_button = button(_("ข้อมูลที่เก็บไว้…"), self._show_held, "lock", quiet=True)
        back, *others = super()._acts()
        return [back, self.held_button, *others]

    def _stand(self, middle: QWidget) -> QWidget:
        self.banner = Banner()
        standing = QWidget()
        column = QVBoxLayout(standing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(super()._stand(middle), 1)
        return standing

    def _show(self, read: Read) -> None:
        super()._show(read)
        record = read.opened.record
        self.held_button.setVisible(record is not None)
        self.form.setEnabled(not (isinstance(record, Person) and record.erased))
        self.banner.say(privacy_words.state(record) if isinstance(record, Person) else "")
        self.id_button.setVisible(isinstance(record, Person) and bool(record.national_id))

    def _show_held(self) -> None:
        from desktop.ui.people.held_dialog import HeldDialog

        dialog = HeldDialog(self._jobs, self._record.id, self._record.label, self)
        dialog.said.connect(self.said)
        dialog.fix_asked.connect(self._fix)
        dialog.open()

    def _fix(self, topic: str, id_: str, field: str) -> None:
        """Go to the field of this person's form, or to the record that says it."""
        if id_ == self._record.id:
            QTimer.singleShot(0, partial(self.form.focus, field))  # once the window over it is gone
        else:
            self.open_asked.emit(topic, id_)

    def _ask_why(self) -> None:
        dialog = WhyDialog(self._record.label, self)
        dialog.asked.connect(partial(self._reveal, dialog))
        dialog.open()

    def _reveal(self, dialog: WhyDialog, values: dict[str, Any]) -> None:
        act = partial(_reveal, id_=self._record.id, reason=values["reason"])
        then = partial(self._show_id, dialog)
        self._jobs.write(act, then, action=SEEN, failed=dialog.take, owner=dialog)

    def _show_id(self, dialog: WhyDialog, national_id: str) -> None:
        dialog.accept()
        IdDialog(self._record.label, national_id, self).open()


def _reveal(session: Any, id_: str, reason: str) -> str:
    from desktop.work import people

    return people.reveal_national_id(session, id_, reason)
