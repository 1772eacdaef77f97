"""Facts of a made-up case: one that says all, with three parties a side and twelve instalments, and one of little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents.case_facts import (
    AgreedTerm,
    CaseFacts,
    CaseParty,
    Check,
    ChosenMediator,
    FollowedTerm,
    HeldSession,
    Invitation,
)
from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.contents.facts import Typed, Writer
from tests.documents.samples import CENTRE

ASKERS = (
    CaseParty(
        side="1",
        name="นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",
        age=61,
        national_id="1-2345-67890-12-1",
        occupation="ทำนา",
        address="เลขที่ 99/12 หมู่ที่ 3 ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา",
        phone="08 1234 5678",
        consent="yes",
        consented=date(2026, 2, 9),
    ),
    CaseParty(side="1", name="นางลำดวน วงศ์สวัสดิ์เจริญผล", age=58, occupation="ทำนา", address="ที่เดียวกัน"),
    CaseParty(
        side="1",
        name="เด็กชายบุญมี วงศ์สวัสดิ์เจริญผล",
        age=12,
        address="ที่เดียวกัน",
        capacity="minor",
        represented_by="นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",
        representation="บิดา",
    ),
)
OTHERS = (
    CaseParty(
        side="2",
        name="นางสาวกัลยา รักชาติ",
        age=35,
        national_id="1-2345-67890-12-1",
        occupation="ค้าขาย",
        address="เลขที่ 5 หมู่ที่ 4 ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา",
        phone="08 7654 3210",
    ),
    CaseParty(side="2", name="นายทองคำ รักชาติ", age=70, address="ที่เดียวกัน"),
    CaseParty(
        side="2",
        name="กลุ่มออมทรัพย์เพื่อการผลิตบ้านท่าถ่าน",
        address="หมู่ที่ 4 ตำบลท่าถ่าน",
        organisation=True,
        represented_by="นายณรงค์ อยู่เย็น",
        representation="ประธานกลุ่ม",
    ),
)
MEDIATORS = (
    ChosenMediator(
        name="นายสำราญ มั่นคง",
        registered_no="ฉช 12/2567",
        expires=date(2029, 9, 30),
        chosen="ทั้งสองฝ่ายเลือก",
        chair=True,
    ),
    ChosenMediator(
        name="นางพรทิพย์ ทองอยู่",
        registered_no="ฉช 15/2567",
        chosen="ฝ่ายที่ 1 เลือก",
        interests="เคยเรียนร่วมชั้นกับฝ่ายที่ 1",
    ),
    ChosenMediator(name="นางสาวจำเนียร น้ำเพชร", chosen="ฝ่ายที่ 2 เลือก"),
)
MONTHS = [(2026 + (month + 2) // 12, (month + 2) % 12 + 1) for month in range(12)]
INSTALMENTS = tuple(
    AgreedTerm(
        number=4 + place, kind="instalment", amount=416_650, due=date(year, month, 28), by="คู่พิพาทฝ่ายที่ 2"
    )
    for place, (year, month) in enumerate(MONTHS)
)
TERMS = (
    AgreedTerm(
        number=1, words="คู่พิพาทฝ่ายที่ 2 ยอมรับว่าได้ยืมเงินไปจริง และจะรื้อรั้วที่ล้ำแนวเขตออก", due=date(2026, 4, 15)
    ),
    AgreedTerm(number=2, words="คู่พิพาทฝ่ายที่ 1 จะคืนสัญญากู้ยืมเมื่อได้รับเงินครบถ้วนแล้ว"),
    AgreedTerm(number=3, kind="down", amount=1_000_000, due=date(2026, 3, 2), by="คู่พิพาทฝ่ายที่ 2"),
    *INSTALMENTS,
)
FACTS = replace(
    SAMPLE,
    district="พนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="ท่าถ่าน",
    centre=CENTRE,
    signer_name="นายวีระพงษ์ สุขประเสริฐ",
    signer_lines=(f"ประธานกรรมการ{CENTRE}",),
    writer=Writer(phone="0 3800 0000"),
    number="12",
    received_by="นางสาวฝึกหัด ตั้งใจ",
    screened_by="นางสาวฝึกหัด ตั้งใจ",
    written_at=CENTRE,
    about="เงินยืมและรั้วที่ล้ำแนวเขตที่ดินของกันและกัน",
    account=(
        "เมื่อปี 2567 คู่พิพาทฝ่ายที่ 2 ยืมเงินผู้ร้องไป 60,000 บาท สัญญาว่าจะคืนภายในหนึ่งปี เมื่อครบกำหนดแล้วไม่คืน\n"
        "ต่อมาคู่พิพาทฝ่ายที่ 2 สร้างรั้วล้ำเข้ามาในที่ดินของผู้ร้องประมาณครึ่งเมตร ตักเตือนแล้วไม่รื้อ"
    ),
    asks="1. ขอให้คืนเงินทั้งหมด\n2. ขอให้รื้อรั้วที่ล้ำแนวเขต",
    value=6_000_000,
    enclosed=("สำเนาสัญญากู้ยืม จำนวน 1 แผ่น", "ภาพถ่ายรั้ว จำนวน 3 ภาพ"),
    violent=True,
    track_reason="คู่พิพาททั้งสองฝ่ายขอให้ไกล่เกลี่ยที่ตำบลก่อน",
    checks=(
        Check("ข้อพิพาทอยู่ในเขตหรือไม่", "เหตุเกิดในหมู่ที่ 3 ตำบลท่าถ่าน", True),
        Check("ประเภทข้อพิพาทไกล่เกลี่ยได้หรือไม่", "ได้ (ทางแพ่ง: กู้ยืม)", True),
        Check("ทุนทรัพย์ไม่เกินที่กำหนดหรือไม่", "60,000 บาท ไม่กำหนดเพดาน", True),
        Check("อยู่ระหว่างคดีในศาลหรือไม่", "ผู้ร้องรับรองว่าไม่อยู่ระหว่างคดี", True),
    ),
    parties=(*ASKERS, *OTHERS, CaseParty(side="witness", name="นายเห็นการณ์ มีดี")),
    party=OTHERS[0],
    mediators=MEDIATORS,
    invitation=Invitation(
        round=3, appointed=date(2026, 2, 20), at="09.30", place="ศาลาอเนกประสงค์ หมู่ที่ 3 ตำบลท่าถ่าน",
        missed=(date(2026, 2, 6), date(2026, 2, 13)),
    ),
    session=HeldSession(
        number=2,
        held=date(2026, 2, 20),
        begins="09.30",
        ends="12.00",
        place="ศาลาอเนกประสงค์ หมู่ที่ 3 ตำบลท่าถ่าน",
        way="ทั้งพร้อมกันและทีละฝ่าย",
        came=(ASKERS[0].name, ASKERS[1].name, OTHERS[0].name),
        away=(OTHERS[1].name,),
        others="ผู้ใหญ่บ้าน หมู่ที่ 3",
        outcome="เลื่อนไป",
        postponed="คู่พิพาทฝ่ายที่ 2 บางคนป่วย",
        next=date(2026, 2, 27),
    ),
    terms=TERMS,
    agreed=6_000_000 - 200,
    agreed_at=CENTRE,
    witnesses=("นายสุนทร แก้วมณี", "นางปิ่น คุ้มญาติ"),
    followed=(
        FollowedTerm(number=3, looked=date(2026, 3, 3), result="kept", paid=1_000_000, by="นางสาวฝึกหัด ตั้งใจ"),
        FollowedTerm(number=4, looked=date(2026, 4, 1), result="partly", paid=200_000, by="นางสาวฝึกหัด ตั้งใจ"),
        FollowedTerm(number=None, looked=date(2026, 4, 2), result="partly", again=True, by="นางสาวฝึกหัด ตั้งใจ"),
    ),
)  # fmt: skip
SPARSE = CaseFacts(
    district="พนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="",
    centre="",
    signer_name="นายวีระพงษ์ สุขประเสริฐ",
    signer_lines=("นายอำเภอพนมสารคาม",),
    case_number="กก.01/2569",
    received=date(2026, 2, 2),
    about="เงินยืม",
    track="ศอช.ต. ไกล่เกลี่ยโดยไม่เป็นทางการ",
    checks=(Check("ช่องทางนี้รับเรื่องทางแพ่งหรือไม่", "ไม่รับ", False),),
    parties=(CaseParty(side="1", name="นาย ก"), CaseParty(side="2", name="นาง ข")),
    party=CaseParty(side="2", name="นาง ข"),
    mediators=(ChosenMediator(name="นาย ค"),),
    invitation=Invitation(round=1, appointed=date(2026, 2, 20), at="09.30", place="ศาลา"),
    session=HeldSession(number=1, held=date(2026, 2, 20), outcome="นัดต่อ", came=("นาย ก",)),
    extension=replace(SAMPLE.extension, before=None) if SAMPLE.extension else None,
    terms=(AgreedTerm(number=1, words="ต่างคนต่างอยู่"),),
    result="ตกลงกันไม่ได้",
    ended=date(2026, 3, 2),
    end_reason="คู่พิพาทตกลงกันไม่ได้",
    refer_to="ศูนย์ดำรงธรรมอำเภอพนมสารคาม",
)
BLANK = CaseFacts(
    district="พนมสารคาม", province="ฉะเชิงเทรา", tambon="ท่าถ่าน", centre=CENTRE, signer_name="", signer_lines=()
)


def written(kind, facts=FACTS, wording=None, **changes):
    """Write a paper of a case in its shipped wording, with some facts changed."""
    paper = CASE_WRITINGS[kind]
    return paper.write(replace(facts, **changes), wording or paper.default)


def referral(facts=FACTS):
    """Give facts with what is typed for a referral."""
    return replace(facts, typed=Typed(to="ผู้อำนวยการศูนย์ดำรงธรรมอำเภอพนมสารคาม", body="ผู้ร้องประสงค์ให้ตรวจแนวเขต"))
