"""ตั้งค่า: a tab for each thing that an office sets."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.offices import Signer
from desktop.domain.registers import Register
from desktop.domain.rules import Rule
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.records.description import Description
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.records.topic_page import TopicPage, topic_page
from desktop.ui.settings.machine_page import MachinePage
from desktop.ui.settings.office_page import OfficePage
from desktop.ui.settings.passphrase_page import PassphrasePage
from desktop.ui.settings.wordings_page import WordingsPage


def make(
    jobs: Jobs, restyle: Callable[[], None], change_passphrase: Callable[[str, str], None]
) -> TabbedPage:
    """Make the place of settings.

    `restyle` dresses the program anew after a setting of the screen changed; `change_passphrase` takes the
    present and the new one and runs beside the window.
    """
    return TabbedPage(
        {
            "offices": OfficePage(jobs),
            "signers": topic_page(jobs, signers()),
            "registers": topic_page(jobs, registers()),
            "rules": _rules(jobs),
            "wordings": WordingsPage(jobs),
            "machine": MachinePage(restyle),
            "passphrase": PassphrasePage(jobs, change_passphrase),
        }
    )


def signers() -> Description:
    """Describe the list and the form of signers."""
    return Description(
        kind=Signer,
        icon="rubber-stamp",
        add=_("เพิ่มผู้ลงนาม"),
        teach=_("นายอำเภอและผู้รักษาราชการแทน ตามช่วงวันที่ หนังสือย้อนหลังจะได้ชื่อที่ถูกต้องของวันนั้น"),
        sections=((N_("ผู้ลงนาม"), ("name", "position", "acting", "acting_for", "start", "end")),),
        keys={"name": "N", "position": "P"},
    )


def registers() -> Description:
    """Describe the list and the form of registers."""
    return Description(
        kind=Register,
        icon="archive",
        add="",
        teach=_("ทะเบียนคุมเลขคำสั่งและประกาศ และวิธีออกเลข"),
        sections=((N_("ทะเบียน"), ("name", "way", "first", "note")),),
    )


def _rules(jobs: Jobs) -> TopicPage:
    description = Description(
        kind=Rule,
        icon="info-circle",
        add=_("เพิ่มเกณฑ์"),
        teach=_("จำนวน วาระ องค์ประชุม ตามระเบียบ เกณฑ์ที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"),
        sections=(
            (N_("เกณฑ์"), ("key", "committee_kind", "value", "start", "source", "confirmed_by", "note")),
        ),
    )
    return topic_page(jobs, description)
