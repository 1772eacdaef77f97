"""A sheet about cases in sum, or about outreach, as it prints: which one, of which register, how large."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.case_statistics import OF_NO_CASE, SHEETS, Period, fiscal_year
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import statistics_asking as asking
from desktop.ui.papers.sheet_window import Sheet, SheetWindow

if TYPE_CHECKING:
    from desktop.ui.mediation.statistics_asking import Shown

SIZES = ("A3", "A4")
YEARS = 5  # of outreach, beside the period on show
NOTED = N_("พิมพ์ทะเบียนคดี")


def offered(shown: Shown) -> list[str]:
    """List the sheets that the user may see now; a month is reported as quiet only where it was."""
    return [
        kind
        for kind in SHEETS
        if kind in OF_NO_CASE or (shown.opens and (kind != "zero" or shown.quiet is not None))
    ]


class CaseSheetDialog(SheetWindow):
    """Shows one of the sheets; another is drawn as soon as it is chosen."""

    def __init__(
        self, jobs: Jobs, shown: Shown, tambon: str, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, _("เอกสารงานไกล่เกลี่ย"), "mediation", parent)
        self._shown, self._tambon = shown, tambon
        self._reading = Latest(jobs.read, self)
        self._noting = Latest(partial(jobs.write, action=NOTED), self)
        self.kind, self.year, self.span, self.paper = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self._spans = _spans(shown.period)
        self._offer(kind)
        self._lay_out((self.kind, self.year, self.span, self.paper))
        self._choose()

    def _offer(self, kind: str) -> None:
        names = {
            self.kind: _("เอกสาร"), self.year: _("ปีของทะเบียน"), self.span: _("ช่วงเวลา"),
            self.paper: _("ขนาดกระดาษ"),
        }  # fmt: skip
        for key in offered(self._shown):
            self.kind.addItem(_(SHEETS[key]), key)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        last = dates.year(self._shown.period.end)
        for year in self._shown.books or (last,):
            self.year.addItem(_("พ.ศ. {year}").format(year=year), year)
        self.year.setCurrentIndex(max(self.year.findData(last), 0))
        for span in self._spans:
            self.span.addItem(span.words)
        for size in SIZES:
            self.paper.addItem(size, size)
        for box, name in names.items():
            box.setAccessibleName(name)
            box.currentIndexChanged.connect(self._choose)

    def _choose(self) -> None:
        """Draw what is chosen; the register, which tells of each case, is noted as read."""
        from desktop.work.case_statistics import Wanted

        kind = self.kind.currentData()
        self.year.setVisible(kind == "register")
        self.span.setVisible(kind == "outreach")
        self.paper.setVisible(kind == "board")
        self.show_sheet(None)
        wanted = Wanted(
            kind=kind, period=self._period(kind), tambon=self._tambon,
            year=self.year.currentData() or 0, size=self.paper.currentData(),
        )  # fmt: skip
        latest = self._noting if kind == "register" else self._reading
        latest.ask(partial(asking.sheet, wanted=wanted), partial(self._take, kind))

    def _period(self, kind: str) -> Period:
        if kind == "outreach":
            return self._spans[self.span.currentIndex()]
        quiet = self._shown.quiet
        return quiet if kind == "zero" and quiet is not None else self._shown.period

    def _take(self, kind: str, sheet: Sheet) -> None:
        if kind == self.kind.currentData():
            self.show_sheet(sheet)


def _spans(shown: Period) -> list[Period]:
    """Offer the period on show and the last fiscal years up to its own."""
    last = dates.fiscal_year(shown.end)
    years = (fiscal_year(year) for year in range(last, last - YEARS, -1))
    return list(dict.fromkeys((shown, *years)))
