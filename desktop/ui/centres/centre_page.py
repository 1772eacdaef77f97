"""The page of a centre: the chosen tambon gives its name, and the centre its official one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desktop.domain.centres import Centre, full_name
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.records import Record
    from desktop.ui.jobs import Jobs
    from desktop.ui.records.asking import Read
    from desktop.ui.records.description import Description


class CentrePage(RecordPage):
    """Names a centre after its tambon as long as nobody gave it another name."""

    def __init__(self, jobs: Jobs, description: Description) -> None:
        super().__init__(jobs, description)
        self._names: Mapping[str, str] = {}  # of tambons by code

    def _show(self, read: Read) -> None:
        self._names = read.labels
        super()._show(read)

    def _begin(self, read: Read) -> Record:
        """Give a new centre of the tambon on show, named after it."""
        begun = super()._begin(read)
        assert isinstance(begun, Centre)
        return dataclasses.replace(begun, name=self._usual(begun.tambon))

    def _hear(self, name: str) -> None:
        """Follow the tambon with the name."""
        super()._hear(name)
        values = self.form.settled()
        if name == "tambon" and values["name"] in ("", *map(self._usual, self._names)):
            self.form.set_value("name", self._usual(values["tambon"]))

    def _typed(self) -> Record:
        """Give the centre with the name of its tambon."""
        typed = super()._typed()
        assert isinstance(typed, Centre)
        return dataclasses.replace(typed, tambon_name=self._names.get(typed.tambon, typed.tambon_name))

    def _usual(self, code: str) -> str:
        """Give the official name of the centre of a tambon; "" for none."""
        return full_name(self._names[code]) if code in self._names else ""
