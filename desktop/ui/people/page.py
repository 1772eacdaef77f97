"""The list and the page of people; a new one is looked up among those already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.people import Person, id_fault
from desktop.domain.records import Record
from desktop.i18n import N_, _
from desktop.thai import ids
from desktop.ui.imports.offering import offer
from desktop.ui.jobs import Jobs
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.topic_page import TopicPage, topic_page


def make(jobs: Jobs) -> TopicPage:
    """Make the place of people."""
    return offer(jobs, topic_page(jobs, description(), _person_page), (Person,))


def _person_page(jobs: Jobs, described: Description) -> Page:
    from desktop.ui.people.person_page import PersonPage

    return PersonPage(jobs, described)


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Person,
        icon="users",
        add=_("เพิ่มบุคคล"),
        teach=_(
            "กรรมการ ประธานกลุ่ม และผู้นำในตำบล เพิ่มครั้งเดียวใช้ได้ทุกหน้า เมื่อนำเข้าคณะกรรมการจาก Excel รายชื่อจะเข้ามาที่นี่ด้วย"
        ),
        sections=(
            (N_("ชื่อ"), ("title", "first_name", "last_name", "national_id", "born")),
            (N_("ที่อยู่และติดต่อ"), ("village", "tambon", "address", "phone")),
            (N_("ความสามารถ"), ("occupation", "wisdom", "note")),
            (N_("ประกาศความเป็นส่วนตัว"), ("notice_on", "notice")),
        ),
        keys={
            "title": "T",
            "first_name": "F",
            "last_name": "L",
            "national_id": "I",
            "born": "B",
            "village": "V",
            "phone": "P",
        },
        doubts=doubts,
        warns=warns,
    )


def warns(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Say where a whole national id was typed whose last digit does not follow from the others."""
    typed = str(values["national_id"])
    whole = sum(letter.isdigit() for letter in typed) == ids.LENGTH
    return {"national_id": _(id_fault(typed))} if whole else {}


def doubts(session: Any, record: Record) -> Sequence[str]:
    """Say which kept people a new one probably is, and why."""
    from desktop.work.people import probable_doubles

    assert isinstance(record, Person)
    return [f"• {double.label} – {_(double.why)}" for double in probable_doubles(session, record)]
