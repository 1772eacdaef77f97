"""The list and the page of groups and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from desktop import settings
from desktop.domain.organisations import Member, Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.records import Record
from desktop.i18n import N_, _
from desktop.ui.imports.offering import offer
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.organisations import asking
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.topic_page import TopicPage


def make(jobs: Jobs) -> TopicPage:
    """Make the place of groups and organisations."""
    return offer(jobs, OrganisationsPage(jobs), (Organisation, Member))


class OrganisationsPage(TopicPage):
    """The list with the office's own columns, and the page of the organisation that is open."""

    def __init__(self, jobs: Jobs) -> None:
        told = description()
        shown = ListPage(jobs, Organisation, icon=told.icon, add=told.add, teach=told.teach)
        super().__init__(jobs, shown, partial(_organisation_page, jobs, told), Organisation.topic)
        self._kinds = Latest(jobs.read, self)
        self._ask_kind()

    def refresh(self, topic: str) -> None:
        """Read again what the topic is shown in; other own fields are other columns."""
        super().refresh(topic)
        if topic == OwnField.topic:
            self._ask_kind()

    def _ask_kind(self) -> None:
        self._kinds.ask(asking.kind, self._take_kind)

    def _take_kind(self, kind: type[Record]) -> None:
        if self.list.show_kind(kind):
            self.list.table.hide_only(settings.get("columns").get(Organisation.topic, []))


def _organisation_page(jobs: Jobs, described: Description) -> Page:
    from desktop.ui.organisations.organisation_page import OrganisationPage

    return OrganisationPage(jobs, described)


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Organisation,
        icon="building-community",
        add=_("เพิ่มกลุ่ม/องค์กร"),
        teach=_("กลุ่มและองค์กรในตำบล เช่น กลุ่มออมทรัพย์ กลุ่มสตรี กองทุนหมู่บ้าน ซึ่งส่งผู้แทนเป็นกรรมการของศูนย์"),
        sections=(
            (
                N_("กลุ่ม"),
                ("name", "kind", "chair", "founded", "status", "closed", "registration", "registrar"),
            ),
            (N_("ที่ตั้งและการติดต่อ"), ("village", "tambon", "office", "phone", "coordinates", "village_place")),
            (N_("เงินทุน สวัสดิการ ระเบียบ"), ("fund_start", "bylaws", "welfare")),
            (N_("ภาพและหมายเหตุ"), ("photo", "note")),
        ),
        keys={"name": "N", "kind": "K", "chair": "C", "village": "V", "phone": "P"},
        doubts=asking.doubts,
        warns=warns,
        words=asking.words,
    )


def warns(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Say where it is not known since when an organisation rests or is no more."""
    if values["status"] in ("paused", "closed") and values["closed"] is None:
        return {"closed": _("ยังไม่ได้บอกวันที่หยุดหรือเลิก")}
    return {}
