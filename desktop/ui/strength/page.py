"""The place of strength: classes of groups, มชช., its sets, the levels of villages, and what helps weak groups."""

from __future__ import annotations

from functools import partial

from desktop.domain.strength import StandardSet
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.list_page import ListPage
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.strength.assessments_page import AssessmentsPage
from desktop.ui.strength.grades_page import GradesPage
from desktop.ui.strength.levels_page import LevelsPage
from desktop.ui.strength.set_page import SetPage
from desktop.ui.strength.tasks_page import TasksPage


def make(jobs: Jobs) -> TabbedPage:
    """Make the place of strength."""
    return TabbedPage(
        {
            "grades": GradesPage(jobs),
            "assessments": AssessmentsPage(jobs),
            "standard_sets": _sets(jobs),
            "village_levels": LevelsPage(jobs),
            "support_tasks": TasksPage(jobs),
        }
    )


def _sets(jobs: Jobs) -> TopicPage:
    shown = ListPage(
        jobs,
        StandardSet,
        icon="clipboard-list",
        add=_("เพิ่มชุดตัวชี้วัด"),
        teach=_("ชุดตัวชี้วัดของผู้นำ กลุ่ม เครือข่าย และชุมชน ตามปีที่ใช้ ชุดใหม่ทำสำเนาจากชุดเดิมแล้วแก้ไขได้"),
        title=_("ชุดตัวชี้วัด"),
    )
    return TopicPage(jobs, shown, partial(SetPage, jobs), StandardSet.topic)
