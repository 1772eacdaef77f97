"""The มชช. of every year: the list by year and stage, and the page of each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from desktop.domain.strength import STAGES, SUBJECTS, Assessment
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.table_model import Asked, TopicRows
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.strength.assessment_page import AssessmentPage
from desktop.ui.strength.dialogs import ApplyDialog, BlankDialog

YEARS = 8  # back from this one, to choose from


class AssessmentRows(TopicRows):
    """The newest year first, unless sorted by a column; the tambon does not narrow: subjects are of three kinds."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        return super().order(session, replace(asked, tambon=""))


class AssessmentsPage(TopicPage):
    """The list and one assessment; a new one begins with who applies."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            Assessment,
            icon="award",
            add=_("สมัคร มชช.…"),
            teach=_("การประเมินมาตรฐานการพัฒนาชุมชนของผู้นำ กลุ่ม เครือข่าย และชุมชน ตั้งแต่สมัครจนรับรอง"),
            title=_("มชช."),
            source=AssessmentRows(Assessment.topic),
        )
        super().__init__(jobs, shown, partial(AssessmentPage, jobs), Assessment.topic)
        shown.add_choice("year", _("ทุกปี"), _years(dates.fiscal_year(date.today())))
        shown.add_choice("stage", _("ทุกขั้น"), [(key, _(word)) for key, word in STAGES.items()])
        shown.add_choice("subject", _("ทุกประเภท"), [(key, _(word)) for key, word in SUBJECTS.items()])
        shown.head.add(button(_("พิมพ์แบบเปล่า…"), self.print_blank, "printer"))

    def open(self, topic: str, id_: str) -> None:
        """Show an assessment; for a new one ask who applies."""
        if id_:
            super().open(topic, id_)
            return
        dialog = ApplyDialog(self._jobs, self._shown_tambon, self)
        dialog.entered.connect(partial(self.open, topic))
        dialog.open()

    def print_blank(self) -> None:
        """Ask which paper is to be filled in by hand."""
        BlankDialog(self._jobs, self).open()

    def _shown_tambon(self) -> str:
        return self._tambon


def _years(now: int) -> Sequence[tuple[object, str]]:
    return [(year, _("พ.ศ. {year}").format(year=year)) for year in range(now + 1, now - YEARS, -1)]
