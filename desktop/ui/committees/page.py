"""The list of committees and the page of each; a committee can be taken in from a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from desktop.domain.committees import Committee
from desktop.i18n import _
from desktop.ui.committees.committee_page import CommitteePage
from desktop.ui.committees.import_dialog import ImportDialog, ask_file
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.records.topic_page import TopicPage


def make(jobs: Jobs) -> TopicPage:
    """Make the place of committees."""
    return CommitteesPage(jobs)


class CommitteesPage(TopicPage):
    """The list, one committee, and the way in from a workbook."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            Committee,
            icon="users-group",
            add=_("เพิ่มคณะกรรมการ"),
            teach=_(
                "คณะกรรมการของศูนย์และคณะทำงานส่งเสริม แต่ละวาระเป็นหนึ่งรายการ พิมพ์ชื่อเอง วางจาก Excel หรือนำเข้าทั้งไฟล์ก็ได้"
            ),
        )
        super().__init__(jobs, shown, self._committee_page, Committee.topic)
        for place in (shown.head, shown.empty):
            place.add(button(_("นำเข้าจาก Excel…"), self.import_, "table-import"))
        shown.head.add(button(_("ออกหนังสือหลายฉบับ…"), self.issue_many, "copy"))

    def import_(self) -> None:
        """Ask for a file, once the committee on show may be left."""
        if self.can_leave(self._ask_file):
            self._ask_file()

    def import_file(self, path: Path) -> None:
        """Show what taking in a file would do."""
        dialog = ImportDialog(self._jobs, path, self._tambon, self)
        dialog.imported.connect(partial(self.open, Committee.topic))
        dialog.open()

    def issue_many(self) -> None:
        """Ask for papers of the chosen committees, or of all on show while fewer than two are chosen."""
        from desktop.ui.papers.batch_dialog import BatchDialog

        BatchDialog(self._jobs, "committee", Committee.topic, self.list.chosen_or_all(), self).open()

    def _committee_page(self) -> CommitteePage:
        page = CommitteePage(self._jobs)
        page.import_asked.connect(self.import_)
        return page

    def _ask_file(self) -> None:
        path = ask_file(self)
        if path is not None:
            self.import_file(path)
