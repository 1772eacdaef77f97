"""Whom an organisation is tied to, who is tied to it, and which agencies support it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.organisations import Tie
from desktop.domain.records import field_of
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.organisations import descriptions
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.table_model import Asked, TableModel, TopicRows
from desktop.ui.records import asking
from desktop.ui.records.parts_tab import LEAST, NOBODY, PartsTab, PartsTable

INCOMING = ("organisation", "relation", "start", "end")


class NetworkTab(QWidget):
    """Shows ties both ways on the left, supports on the right."""

    said = Signal(str, object)
    open_asked = Signal(str, str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.ties = PartsTab(jobs, descriptions.ties(), title=_("เชื่อมโยงกับ"), goes="other", go=_("ไปที่กลุ่มนั้น"))
        self.supports = PartsTab(jobs, descriptions.supports(), title=_("หน่วยงานที่สนับสนุน"))
        columns = [field_of(Tie, name) for name in INCOMING]
        self.model = TableModel(jobs, TopicRows(Tie.topic, columns), columns, self)
        self.model.asked = Asked(exactly=(("other", NOBODY),))
        self.incoming = PartsTable(self.model, _("กลุ่มที่เชื่อมโยงมา"))
        self.incoming.setMinimumHeight(gap(self, LEAST))
        self.incoming.opened.connect(self._go)
        self._none = TextLabel(_("ยังไม่มีกลุ่มอื่นเชื่อมโยงมาที่กลุ่มนี้"), "hint")
        self.model.counted.connect(self._counted)
        self.model.dataChanged.connect(self.incoming.fit_columns)
        for one in (self.ties, self.supports):
            one.said.connect(self.said)
            one.open_asked.connect(self.open_asked)
        self._lay_out()

    def show_record(self, id_: str, tambon: str = "") -> None:
        """Show the network of another organisation."""
        self.ties.show_record(id_, tambon)
        self.supports.show_record(id_, tambon)
        self.model.ask(Asked(exactly=(("other", id_ or NOBODY),)))

    def refresh(self, topic: str) -> None:
        """Read again what may show what was written."""
        self.ties.refresh(topic)
        self.supports.refresh(topic)
        if topic in (Tie.topic, "organisations"):
            self.model.refresh()

    def show_part(self, topic: str, id_: str) -> None:
        """Go to a tie or a support."""
        (self.ties if topic == Tie.topic else self.supports).choose(id_)

    def _lay_out(self) -> None:
        air = gap(self)
        left = QVBoxLayout()
        left.setSpacing(air // 2)
        left.addWidget(self.ties, 3)
        left.addWidget(TextLabel(_("กลุ่มที่เชื่อมโยงมา"), "section"))
        left.addWidget(self.incoming, 2)
        left.addWidget(self._none)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(air)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)  # one of the two is enough
        self._row.addLayout(left, 1)
        self._row.addWidget(self.supports, 1)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one of the two only: they stand one over the other where there is no more."""
        hint = super().minimumSizeHint()
        widest = max(one.minimumSizeHint().width() for one in (self.ties, self.supports))
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the supports beside the ties, or below."""
        super().resizeEvent(event)
        both = self.ties.minimumSizeHint().width() + self.supports.minimumSizeHint().width() + gap(self)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if self.width() >= both else directions.TopToBottom)

    def _counted(self, count: int) -> None:
        self.incoming.setVisible(count > 0)
        self._none.setVisible(not count)

    def _go(self, id_: str) -> None:
        act = partial(asking.held, kind=Tie, id_=id_, field="organisation")
        self._jobs.read(act, self._opened)

    def _opened(self, held: tuple[str, str]) -> None:
        self.open_asked.emit("organisations", held[0])
