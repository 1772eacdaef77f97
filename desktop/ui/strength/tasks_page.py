"""What is done for weak groups: due and done, and noting a result by one key."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from desktop.domain.strength import SupportTask
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.table_model import Asked, TopicRows
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.strength import asking
from desktop.ui.strength.dialogs import FinishDialog

STATES = {"open": N_("ยังไม่เสร็จ"), "late": N_("เลยกำหนด"), "done": N_("ทำเสร็จแล้ว")}


class TaskRows(TopicRows):
    """The tasks of a tambon by their day, narrowed to those that are due, late or done."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        from desktop.work import strength

        plain = replace(asked, exactly=(), sort=asked.sort or "due", tambon="")
        numbers = super().order(session, plain)
        state = str(dict(asked.exactly).get("done", ""))
        return array("q", strength.tasks_in(session, numbers, asked.tambon, state, date.today()))


class TasksPage(TopicPage):
    """The list, and the form of one task."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            SupportTask,
            icon="clipboard-list",
            add=_("เพิ่มงานเสริม"),
            teach=_("งานที่ทำให้กลุ่มระดับ C เข้มแข็งขึ้น เพิ่มได้เมื่อจัดระดับกลุ่ม หรือจากที่นี่"),
            title=_("งานเสริม"),
            source=TaskRows(SupportTask.topic),
        )
        super().__init__(jobs, shown, partial(RecordPage, jobs, description()), SupportTask.topic)
        shown.add_choice("done", _("ทั้งหมด"), [(key, _(word)) for key, word in STATES.items()])
        shown.head.add(button(_("ทำเสร็จแล้ว…"), self.finish, "check"))

    def finish(self) -> None:
        """Ask when the chosen task was done, and what came of it."""
        chosen = self.list.table.chosen()
        if not chosen:
            self.said.emit(_("กรุณาเลือกงานในรายการก่อน"), None)
            return
        number = self.list.model.numbers()[chosen[0]]
        self._jobs.read(partial(asking.task_at, number=number), self._ask)

    def _ask(self, task: SupportTask | None) -> None:
        if task is not None:
            FinishDialog(self._jobs, task, self).open()


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=SupportTask,
        icon="clipboard-list",
        add=_("เพิ่มงานเสริม"),
        teach=_("งานที่ทำให้กลุ่มเข้มแข็งขึ้น"),
        sections=((N_("งานเสริม"), ("organisation", "what", "who", "due", "done", "result")),),
        keys={"organisation": "O", "what": "W", "due": "D"},
    )
