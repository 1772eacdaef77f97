"""One paper: the page as it was issued, its story beside it, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop import paths
from desktop.domain.papers import CANCELLED_BY, RELATIONS, STATES, Paper
from desktop.domain.records import field_of
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.home.page import paper_line
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking, files, words
from desktop.ui.papers.dialogs import NumberDialog
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.papers.printing import Printing
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.facts_card import FactsCard
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.records.record_page import change_line

if TYPE_CHECKING:
    from desktop.work.paper_views import View
    from desktop.work.papers import Issued

DROPPED, NOT_SIGNED = N_("ทิ้งร่างหนังสือ"), N_("ยกเลิกหนังสือที่ไม่ได้ลงนาม")
NOT_TOLD = ("contents", "contents_hash", "file", "scan", "pages", "register")  # of the history: for the program
PDF_KIND = "PDF (*.pdf)"
