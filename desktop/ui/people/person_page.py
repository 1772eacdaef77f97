"""The page of a person: the form of every record, and the whole national id shown once to who says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.domain.people import Person
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read

SEEN = N_("ดูเลขประจำตัวประชาชน")


class PersonPage(RecordPage):
    """Has a button under the national id that asks why it is to be seen."""

    def __init__(self, jobs: Jobs, description: Description) -> None:
        super().__init__(jobs, description)
        self.id_button = button(_("ดูเลขประจำตัว…"), self._ask_why, "lock", quiet=True)
        self.form.add_button("national_id", self.id_button)

    def _show(self, read: Read) -> None:
        super()._show(read)
        record = read.opened.record
        self.id_button.setVisible(isinstance(record, Person) and bool(record.national_id))

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
