"""ตั้งค่า: a page for each thing that an office sets, in groups; a new page joins by one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.domain.offices import Signer
from desktop.domain.organisations import OrganisationKind
from desktop.domain.own_fields import OwnField
from desktop.domain.registers import Register
from desktop.domain.retention import DisposalList
from desktop.domain.rules import Rule
from desktop.domain.strength import Criterion
from desktop.domain.tracks import DisputeKind, Scope, Track
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.topic_page import topic_page
from desktop.ui.settings import privacy
from desktop.ui.settings.backups_page import BackupsPage
from desktop.ui.settings.machine_page import MachinePage
from desktop.ui.settings.merging_page import MergingPage
from desktop.ui.settings.office_page import OfficePage
from desktop.ui.settings.passphrase_page import PassphrasePage
from desktop.ui.settings.place import Entry, SettingsPlace
from desktop.ui.settings.server_page import ServerPage
from desktop.ui.settings.users_page import UsersPage
from desktop.ui.settings.wordings_page import WordingsPage

OFFICE, PAPERS, MEDIATION = N_("สำนักงาน"), N_("หนังสือและเกณฑ์"), N_("ไกล่เกลี่ย")
PRIVACY = N_("ข้อมูลส่วนบุคคล")
SAFETY, COPIES, MACHINE = N_("ผู้ใช้และความปลอดภัย"), N_("สำรองและส่งต่อ"), N_("เครื่องนี้")


def make(
    jobs: Jobs, restyle: Callable[[], None], change_passphrase: Callable[[str, str], None],
    renew_key: Callable[[Progress], None] | None = None, open_office: Callable[[Path], None] | None = None,
) -> SettingsPlace:  # fmt: skip
    """Make the place of settings.

    `restyle` dresses the program anew after a setting of the screen changed; `change_passphrase` takes the
    present and the new one and runs beside the window, as `renew_key` does, without which no new key is offered;
    `open_office` leaves the open office for one that was restored.
    """
    listed = partial(_listed, jobs)
    return SettingsPlace(
        (
            Entry(OFFICE, "offices", N_("สำนักงาน"), partial(OfficePage, jobs)),
            listed(OFFICE, signers),
            listed(OFFICE, organisation_kinds),
            listed(OFFICE, own_fields, _own_field_page),
            listed(PAPERS, registers),
            Entry(PAPERS, "wordings", N_("ถ้อยคำหนังสือ"), partial(WordingsPage, jobs)),
            listed(PAPERS, rules),
            listed(PAPERS, criteria),
            listed(MEDIATION, tracks),
            listed(MEDIATION, dispute_kinds),
            listed(MEDIATION, scopes),
            listed(PRIVACY, privacy.notices, privacy.notice_page),
            listed(PRIVACY, privacy.retention_rules),
            Entry(PRIVACY, "disposal_lists", DisposalList.titled, partial(privacy.disposal_page, jobs)),
            Entry(SAFETY, "users", N_("ผู้ใช้"), partial(UsersPage, jobs, renew_key)),
            Entry(SAFETY, "passphrase", N_("รหัสผ่าน"), partial(PassphrasePage, jobs, change_passphrase)),
            Entry(COPIES, "backups", N_("สำรองข้อมูล"), partial(BackupsPage, jobs, open_office)),
            Entry(COPIES, "merging", N_("รวมข้อมูล"), partial(MergingPage, jobs)),
            Entry(COPIES, "server", N_("สำนักงานร่วม"), partial(ServerPage, jobs, open_office)),
            Entry(MACHINE, "machine", N_("หน้าจอ"), partial(MachinePage, restyle)),
        )
    )


def _listed(
    jobs: Jobs, group: str, describe: Callable[[], Description],
    make_record: Callable[[Jobs, Description], Page] | None = None,
) -> Entry:  # fmt: skip
    """Give the entry of a topic that is one list and one form."""
    described = describe()
    title = described.kind.titled
    return Entry(group, described.kind.topic, title, partial(topic_page, jobs, described, make_record))


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


def criteria() -> Description:
    """Describe the list and the form of the tests by which a class of groups is suggested."""
    return Description(
        kind=Criterion,
        icon="award",
        add=_("เพิ่มเกณฑ์จัดระดับ"),
        teach=_("เกณฑ์ที่ใช้เสนอระดับ A B C ของกลุ่ม จากแบบสำรวจ แก้ไขได้ทุกข้อ ข้อที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"),
        sections=(
            (
                N_("เกณฑ์"),
                ("measure", "least", "most", "points", "start", "retired", "source", "confirmed_by"),
            ),
        ),
        keys={"measure": "M", "least": "L", "most": "X", "points": "P"},
    )


def tracks() -> Description:
    """Describe the list and the form of the tracks that a dispute can be mediated in."""
    return Description(
        kind=Track,
        icon="scale",
        add=_("เพิ่มช่องทางไกล่เกลี่ย"),
        teach=_(
            "ช่องทางที่รับไกล่เกลี่ยได้ตามวันที่ พร้อมทุนทรัพย์ กำหนดเวลา และอายุความ เรื่องเก่าใช้ค่าของวันนั้น ค่าที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"
        ),
        sections=(
            (N_("ช่องทาง"), ("key", "start", "end", "civil", "criminal", "consumer", "value_most", "where")),
            (
                N_("กำหนดเวลา"),
                ("months", "days", "more_months", "more_days", "most_months", "extensions", "absences"),
            ),
            (
                N_("ผู้ไกล่เกลี่ยและผล"),
                ("mediators", "registered", "prescription", "prescription_days", "enforced"),
            ),
            (N_("ที่มา"), ("source", "confirmed_by", "note")),
        ),
        keys={"key": "K", "start": "D", "value_most": "V", "source": "S", "confirmed_by": "C"},
    )


def dispute_kinds() -> Description:
    """Describe the list and the form of the kinds of disputes."""
    return Description(
        kind=DisputeKind,
        icon="clipboard-list",
        add=_("เพิ่มประเภทข้อพิพาท"),
        teach=_("ประเภทที่เลือกเมื่อรับเรื่อง ใช้คำที่ชาวบ้านเข้าใจ ชื่อตามกฎหมายใช้ค้นและพิมพ์ ลักษณะใช้เสนอช่องทาง"),
        sections=(
            (N_("ประเภทข้อพิพาท"), ("name", "nature", "legal", "unlimited", "place", "retired", "note")),
        ),
        keys={"name": "N", "nature": "T", "legal": "L"},
    )


def scopes() -> Description:
    """Describe the list and the form of what a track leaves out."""
    return Description(
        kind=Scope,
        icon="x",
        add=_("เพิ่มเรื่องที่ไกล่เกลี่ยไม่ได้"),
        teach=_(
            "ประเภทที่ช่องทางหนึ่งหรือทุกช่องทางไม่รับ พร้อมบทกฎหมายและที่ที่ควรส่งต่อ ใช้เตือนเมื่อตรวจเรื่อง ข้อที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"
        ),
        sections=(
            (N_("เรื่องที่ไกล่เกลี่ยไม่ได้"), ("track", "kind", "section", "refer_to", "start", "end")),
            (N_("ที่มา"), ("source", "confirmed_by")),
        ),
        keys={"track": "T", "kind": "K", "section": "L", "refer_to": "R", "source": "S", "confirmed_by": "C"},
    )


def organisation_kinds() -> Description:
    """Describe the list and the form of the office's own kinds of organisations."""
    return Description(
        kind=OrganisationKind,
        icon="building-community",
        add=_("เพิ่มประเภทกลุ่ม"),
        teach=_("ประเภทที่สำนักงานเพิ่มเอง นอกจากที่มีมากับโปรแกรม เช่น กลุ่มธนาคารขยะ จะเสนอให้เลือกเมื่อพิมพ์ประเภทของกลุ่ม"),
        sections=((N_("ประเภทกลุ่ม"), ("name", "source", "retired", "note")),),
        keys={"name": "N"},
    )


def own_fields() -> Description:
    """Describe the list and the form of the office's own fields."""
    return Description(
        kind=OwnField,
        icon="columns",
        add=_("เพิ่มช่อง"),
        teach=_(
            "ช่องที่สำนักงานต้องการเก็บเพิ่มเกี่ยวกับกลุ่มหรือในแบบสำรวจ เช่น เลขบัญชีธนาคาร มีในแบบกรอก รายการ การค้นหา และการส่งออก"
        ),
        sections=(
            (N_("ช่อง"), ("title", "of", "kind", "choices", "least", "most")),
            (N_("การกรอกและการแสดง"), ("required", "listed", "hint", "place", "retired")),
        ),
        keys={"title": "N", "kind": "K"},
    )


def rules() -> Description:
    """Describe the list and the form of the figures that a regulation sets."""
    return Description(
        kind=Rule,
        icon="info-circle",
        add=_("เพิ่มเกณฑ์"),
        teach=_("จำนวน วาระ องค์ประชุม ตามระเบียบ เกณฑ์ที่ยังไม่มีผู้ยืนยันจะแสดงว่า ยังไม่ยืนยัน"),
        sections=(
            (N_("เกณฑ์"), ("key", "committee_kind", "value", "start", "source", "confirmed_by", "note")),
        ),
    )


def _own_field_page(jobs: Jobs, described: Description) -> Page:
    from desktop.ui.settings.own_field_page import OwnFieldPage

    return OwnFieldPage(jobs, described)
