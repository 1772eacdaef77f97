"""The list and the page of centres, and those of villages beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.domain.centres import Centre
from desktop.domain.villages import Village
from desktop.i18n import N_, _
from desktop.ui.imports.offering import offer
from desktop.ui.jobs import Jobs
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.records.topic_page import topic_page


def make(jobs: Jobs) -> TabbedPage:
    """Make the place of centres and villages."""
    return TabbedPage(
        {
            "centres": topic_page(jobs, centres(), _centre_page),
            "villages": offer(jobs, topic_page(jobs, villages()), (Village,)),
        }
    )


def _centre_page(jobs: Jobs, described: Description) -> Page:
    from desktop.ui.centres.centre_page import CentrePage

    return CentrePage(jobs, described)


def _of_the_district(session: Any) -> Sequence[tuple[str, str]]:
    from desktop.work import offices

    return offices.tambons_of_district(session)


def centres() -> Description:
    """Describe the list and the form of centres."""
    return Description(
        kind=Centre,
        icon="affiliate",
        add=_("เพิ่มศูนย์"),
        teach=_("ศูนย์ประสานงานองค์การชุมชนของแต่ละตำบล ที่ทำการ และวันจัดตั้ง"),
        sections=(
            (N_("ศูนย์"), ("tambon", "level", "name")),
            (N_("ที่ทำการ"), ("office_place", "founded", "phone", "note")),
        ),
        keys={"tambon": "T", "name": "N", "office_place": "O"},
        tambons=_of_the_district,
    )


def villages() -> Description:
    """Describe the list and the form of villages."""
    return Description(
        kind=Village,
        icon="home",
        add=_("เพิ่มหมู่บ้าน"),
        teach=_("หมู่บ้านของตำบล หมู่ที่และชื่อบ้าน ใช้ตรวจว่าทุกหมู่บ้านมีผู้แทน"),
        sections=((N_("หมู่บ้าน"), ("number", "name", "start", "end", "tambon")),),
        keys={"number": "M", "name": "N"},
    )
