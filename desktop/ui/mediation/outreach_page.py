"""Acts of teaching about mediation and law: when, what, to whom; their list and the poster print from here."""

from __future__ import annotations

from datetime import date
from functools import partial

from desktop.domain.case_statistics import fiscal_year
from desktop.domain.mediators import Outreach
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.mediation.case_sheet_dialog import CaseSheetDialog
from desktop.ui.mediation.statistics_asking import Shown
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage
from desktop.ui.records.topic_page import TopicPage


def make(jobs: Jobs) -> Page:
    """Make the page of outreach."""
    return OutreachPage(jobs)


class OutreachPage(TopicPage):
    """The list of acts, and the form of each."""

    def __init__(self, jobs: Jobs) -> None:
        told = description()
        shown = ListPage(jobs, Outreach, icon=told.icon, add=told.add, teach=told.teach, bulk=True)
        super().__init__(jobs, shown, partial(RecordPage, jobs, told), Outreach.topic)
        shown.head.add(button(_("พิมพ์รายการหรือโปสเตอร์…"), self.print_, "printer"))

    def print_(self) -> None:
        """Show the list of this fiscal year as it prints."""
        this_year = Shown(False, fiscal_year(dates.fiscal_year(date.today())))
        dialog = CaseSheetDialog(self._jobs, this_year, self._tambon, "outreach", self)
        dialog.said.connect(self.said)
        dialog.open()


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Outreach,
        icon="school",
        add=_("บันทึกการเผยแพร่"),
        teach=_("ติดบอร์ด วิทยุชุมชน เวที หรือโรงเรียน บันทึกวัน เรื่อง และจำนวนผู้ฟัง แล้วพิมพ์รายการของปีได้"),
        sections=(
            (N_("การเผยแพร่"), ("kind", "title", "held", "speaker")),
            (N_("ที่ไหน ใครฟัง"), ("centre", "village", "place", "audience", "count")),
            (N_("หมายเหตุ"), ("note",)),
        ),
        keys={"kind": "K", "title": "T", "held": "D", "village": "V", "audience": "A", "count": "N"},
    )
