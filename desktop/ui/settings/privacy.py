"""How the pages about personal data are described: versions of the notice, and how long data are kept."""

from __future__ import annotations

from desktop.domain.notices import Notice
from desktop.domain.retention import RetentionRule
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description


def notices() -> Description:
    """Describe the list and the form of the versions of the privacy notice."""
    return Description(
        kind=Notice,
        icon="file-text",
        add=_("เพิ่มรุ่นใหม่"),
        teach=_("ข้อความที่แจ้งประชาชนว่าเก็บข้อมูลอะไร เพื่ออะไร นานเท่าใด ตามมาตรา 23 เก็บทุกรุ่นไว้ แก้ข้อความคือทำรุ่นใหม่"),
        sections=(
            (N_("ข้อความ"), ("start", "collected", "purpose", "basis", "kept", "given", "rights", "contact")),
            (N_("ในแบบพิมพ์"), ("short",)),
            (N_("ที่มา"), ("source", "confirmed_by")),
        ),
        keys={"start": "D", "collected": "C", "purpose": "P", "source": "S"},
    )


def retention_rules() -> Description:
    """Describe the list and the form of how long data are kept."""
    return Description(
        kind=RetentionRule,
        icon="clock",
        add=_("เพิ่มกำหนดเวลา"),
        teach=_(
            "ข้อมูลแต่ละประเภทเก็บนานเท่าใด ใช้หาข้อมูลที่พ้นกำหนดเพื่อทำบัญชีขอทำลาย โปรแกรมไม่ลบเอง ค่าที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"
        ),
        sections=(
            (N_("กำหนดเวลา"), ("of", "years", "start")),
            (N_("ที่มา"), ("source", "confirmed_by", "note")),
        ),
        keys={"of": "K", "years": "Y", "start": "D", "source": "S", "confirmed_by": "C"},
    )


def notice_page(jobs: Jobs, described: Description) -> Page:
    """Make the page of one version."""
    from desktop.ui.settings.notice_page import NoticePage

    return NoticePage(jobs, described)


def disposal_page(jobs: Jobs) -> Page:
    """Make the place of the lists of what is to be destroyed."""
    from desktop.ui.settings.disposal_page import make

    return make(jobs)
