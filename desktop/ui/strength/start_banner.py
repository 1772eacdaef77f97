"""The offer to an office of an earlier program: the tests and sets that a new office begins with."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons
from desktop.ui.strength import asking

BEGUN = N_("ใส่เกณฑ์ตั้งต้น")


class StartBanner(QFrame):
    """A calm sentence with its button; out of sight where nothing is lacking."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setProperty("role", "card")
        mark = QLabel()
        icons.put(mark, "info-circle", "accent")
        sentence = _("สำนักงานนี้ยังไม่มีเกณฑ์จัดระดับหรือชุดตัวชี้วัด ใส่ชุดตั้งต้นแล้วแก้ไขได้ทุกข้อ ทุกข้อยังไม่ยืนยัน")
        self.add_button = button(_(BEGUN), self.begin, "plus")
        air = gap(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(air, air // 3, air, air // 3)
        row.addWidget(mark)
        row.addWidget(TextLabel(sentence), 1)
        row.addWidget(self.add_button)
        self.hide()

    def read(self) -> None:
        """Look whether something is lacking."""
        self._jobs.read(asking.lacking, self.setVisible)

    def begin(self) -> None:
        """Give the office the tests and sets."""
        self._jobs.write(asking.begin_office, self._begun, "criteria", action=BEGUN)

    def _begun(self, _nothing: None) -> None:
        self.hide()
        for topic in ("standard_sets", "rules", "village_levels"):
            self._jobs.changed.emit(topic)
