"""The place of summaries and pictures of a tambon, each under its tab."""

from __future__ import annotations

from desktop.ui.jobs import Jobs
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.summaries.map_page import MapPage
from desktop.ui.summaries.matrix_page import MatrixPage
from desktop.ui.summaries.summary_page import SummaryPage


def make(jobs: Jobs) -> TabbedPage:
    """Make the place of summaries."""
    summary = SummaryPage(jobs)
    page = TabbedPage({"summaries": summary, "map": MapPage(jobs), "matrix": MatrixPage(jobs)})
    summary.place_asked.connect(page.place_asked)
    return page
