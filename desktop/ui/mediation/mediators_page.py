"""The register of mediators: who, registered and trained until when; a day that is past is told by sign and word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStyleOptionViewItem

from desktop import settings
from desktop.domain.mediators import Mediator, lapsed
from desktop.domain.records import fields_of
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.page import Page
from desktop.ui.parts.record_table import RowDelegate
from desktop.ui.parts.table_model import Index, Row, TopicRows
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.shell import icons

PAST = {  # fields whose day can be past, and how that is said
    "expires": N_("หมดอายุแล้ว"),
    "trained_until": N_("การอบรมหมดอายุแล้ว"),
}
HIDDEN = ("name",)  # until it is asked for: it mostly says what the person does
LAPSED = N_("{day} (หมดอายุ)")


def make(jobs: Jobs) -> Page:
    """Make the page of mediators."""
    told = description()
    shown = ListPage(
        jobs, Mediator, icon=told.icon, add=told.add, teach=told.teach, bulk=True, source=MediatorRows(Mediator.topic)
    )  # fmt: skip
    for name in PAST:
        shown.table.setItemDelegateForColumn(_column(name), LapsedDays(shown.table))
    page = TopicPage(jobs, shown, partial(RecordPage, jobs, told), Mediator.topic)
    if Mediator.topic not in settings.get("columns"):
        shown.table.hide_only(HIDDEN)
    return page


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Mediator,
        icon="users-group",
        add=_("เพิ่มผู้ไกล่เกลี่ย"),
        teach=_(
            "ผู้ที่ผ่านการอบรมและขึ้นทะเบียนเป็นผู้ไกล่เกลี่ย เลือกตั้งในแต่ละเรื่องได้จากที่นี่ ผู้ผ่านการอบรมเข้าทะเบียนจากแท็บการอบรม"
        ),
        sections=(
            (N_("ผู้ไกล่เกลี่ย"), ("person", "name")),
            (N_("ทะเบียนและการอบรม"), ("registered_no", "registered", "expires", "trained_until", "left")),
            (N_("หมายเหตุ"), ("note",)),
        ),
        keys={"person": "P", "name": "N", "registered_no": "R", "expires": "X", "trained_until": "T"},
        warns=warns,
    )


def warns(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Say which day is past."""
    typed = Mediator(**{name: values[name] for name in PAST})
    return {name: _(PAST[name]) for name in lapsed(typed, date.today())}


class MediatorRows(TopicRows):
    """The rows of the register; a day that is past says so."""

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work.lists import Row as Shown
        from desktop.work.mediators import lapsed_of

        rows = super().page(session, numbers)
        past = lapsed_of(session, [row.id for row in rows if row], date.today())
        return [row and Shown(row.no, row.id, _told(row.cells, past.get(row.id, ()))) for row in rows]


class LapsedDays(RowDelegate):
    """Puts a sign before a day that is past."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Add the sign to what the cell says."""
        super().initStyleOption(option, index)
        if str(index.data() or "").endswith(_(LAPSED).partition("}")[2]):
            option.icon = icons.icon("alert-triangle", "warn")
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


def _told(cells: Sequence[str], past: Sequence[str]) -> tuple[str, ...]:
    places = set(map(_column, past))
    return tuple(_(LAPSED).format(day=cell) if n in places else cell for n, cell in enumerate(cells))


def _column(name: str) -> int:
    return [field.name for field in fields_of(Mediator) if field.listed].index(name)
