"""A made-up case on which new words are tried: no real case is ever read for a trial."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents.case_facts import (
    AgreedTerm,
    CaseFacts,
    CaseParty,
    Check,
    ChosenMediator,
    Extension,
    FollowedTerm,
    HeldSession,
    Invitation,
)
from desktop.documents.contents.facts import Typed

_ASKER = CaseParty(
    side="1",
    name="นายผู้ร้อง ตัวอย่าง",
    age=52,
    occupation="ทำนา",
    address="เลขที่ 1 หมู่ที่ 1 ตำบลตัวอย่าง",
    phone="08 0000 0001",
    consent="yes",
    consented=date(2026, 2, 9),
)
_OTHER = CaseParty(
    side="2",
    name="นางคู่กรณี ตัวอย่าง",
    age=47,
    occupation="ค้าขาย",
    address="เลขที่ 2 หมู่ที่ 1 ตำบลตัวอย่าง",
    phone="08 0000 0002",
    consent="yes",
    consented=date(2026, 2, 10),
)
SAMPLE = CaseFacts(
    district="ตัวอย่าง",
    province="ตัวอย่าง",
    tambon="ตัวอย่าง",
    centre="ศูนย์ประสานงานองค์การชุมชนตำบลตัวอย่าง",
    signer_name="นายลงนาม ตัวอย่าง",
    signer_lines=("ประธานกรรมการศูนย์ประสานงานองค์การชุมชนตำบลตัวอย่าง",),
    number="1",
    year=2569,
    dated=date(2026, 3, 2),
    typed=Typed(to="หน่วยงานตัวอย่าง", body="ข้อความตัวอย่างที่พิมพ์สำหรับหนังสือฉบับนี้"),
    case_number="กก.01/2569",
    received=date(2026, 2, 2),
    received_at="09.30",
    received_by="นางสาวรับเรื่อง ตัวอย่าง",
    channel="มาด้วยตนเอง",
    written_at="ศูนย์ประสานงานองค์การชุมชนตำบลตัวอย่าง",
    about="เงินยืมตัวอย่าง",
    kind="หนี้สินและกู้ยืม",
    nature="ทางแพ่ง",
    legal="กู้ยืม",
    account="ข้อเท็จจริงตัวอย่าง",
    asks="ขอให้คืนเงินตามตัวอย่าง",
    value=2_000_000,
    place="หมู่ที่ 1 ตำบลตัวอย่าง",
    happened=date(2025, 6, 1),
    no_court_case=True,
    enclosed=("สำเนาสัญญากู้ยืมตัวอย่าง",),
    track="ศอช.ต. ไกล่เกลี่ยโดยไม่เป็นทางการ",
    law="ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 850",
    checks=(Check("ช่องทางนี้รับเรื่องทางแพ่งหรือไม่", "รับ", True), Check("ทุนทรัพย์เกินที่กำหนดหรือไม่", "ไม่เกิน", True)),
    screened=date(2026, 2, 3),
    screened_by="นางสาวรับเรื่อง ตัวอย่าง",
    parties=(_ASKER, _OTHER),
    party=_OTHER,
    mediators=(
        ChosenMediator(
            name="นายคนกลาง ตัวอย่าง",
            registered_no="1/2568",
            expires=date(2030, 9, 30),
            chosen="ทั้งสองฝ่ายเลือก",
            chair=True,
        ),
    ),
    chosen_by="คู่กรณีเลือก",
    invitation=Invitation(round=1, appointed=date(2026, 2, 20), at="09.30", place="ศาลาประชาคม"),
    session=HeldSession(
        number=1,
        held=date(2026, 2, 20),
        begins="09.30",
        ends="11.30",
        place="ศาลาประชาคม",
        way="พร้อมกันทั้งสองฝ่าย",
        came=(_ASKER.name, _OTHER.name),
        outcome="ตกลงกันได้",
    ),
    extension=Extension(
        on=date(2026, 2, 20),
        until=date(2026, 8, 1),
        before=date(2026, 5, 1),
        reason="คู่พิพาทขอเวลารวบรวมเอกสาร",
    ),
    terms=(
        AgreedTerm(number=1, words="คู่พิพาทฝ่ายที่ 1 คืนสัญญากู้ยืมเมื่อได้รับเงินครบ"),
        AgreedTerm(number=2, kind="instalment", amount=1_000_000, due=date(2026, 3, 31), by="คู่พิพาทฝ่ายที่ 2"),
        AgreedTerm(number=3, kind="instalment", amount=1_000_000, due=date(2026, 4, 30), by="คู่พิพาทฝ่ายที่ 2"),
    ),
    agreed=2_000_000,
    agreed_at="ศาลาประชาคม",
    result="ตกลงกันได้",
    ended=date(2026, 3, 2),
    end_reason="คู่พิพาทตกลงกันได้",
    prescription="ไม่กระทบอายุความ",
    refer_to="หน่วยงานตัวอย่าง",
    followed=(
        FollowedTerm(
            number=2, looked=date(2026, 4, 1), result="kept", paid=1_000_000, by="นางสาวรับเรื่อง ตัวอย่าง"
        ),
    ),
)
