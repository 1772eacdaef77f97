"""The list and the page of groups and organisations."""

from __future__ import annotations

from desktop.domain.organisations import Organisation
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.records.description import Description
from desktop.ui.records.topic_page import TopicPage, topic_page


def make(jobs: Jobs) -> TopicPage:
    """Make the place of groups and organisations."""
    return topic_page(jobs, description())


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Organisation,
        icon="building-community",
        add=_("เพิ่มกลุ่ม/องค์กร"),
        teach=_("กลุ่มและองค์กรในตำบล เช่น กลุ่มออมทรัพย์ กลุ่มสตรี กองทุนหมู่บ้าน ซึ่งส่งผู้แทนเป็นกรรมการของศูนย์"),
        sections=(
            (N_("กลุ่ม"), ("name", "kind", "chair", "founded", "status")),
            (N_("ที่ตั้ง"), ("village", "tambon", "note")),
        ),
        keys={"name": "N", "kind": "K", "chair": "C", "village": "V"},
    )
