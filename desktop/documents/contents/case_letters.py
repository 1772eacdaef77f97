"""Letters of a case: asking the other party's will, inviting a party to a session, referring the case elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents import parts as of_papers
from desktop.documents.contents.blocks import (
    Block,
    Break,
    Choice,
    Choices,
    Contents,
    Signers,
)
from desktop.documents.contents.case_facts import CaseFacts
from desktop.documents.contents.case_fields import OF_CASE, SIDES, described, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

_FORM = "รูปแบบ: หนังสือภายนอก ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 แบบที่ 1"
ASKING = Wording(
    kind="case_asking",
    start=date(2008, 2, 28),
    subject="สอบถามความสมัครใจเข้าสู่การไกล่เกลี่ยข้อพิพาท",
    cause=(
        "ด้วย{ชื่อศูนย์}ได้รับคำร้องเลขที่ {เลขคำร้อง} เมื่อวันที่ {วันที่รับคำร้อง} จาก {ฝ่ายที่หนึ่ง} "
        "ขอให้ไกล่เกลี่ยข้อพิพาทเรื่อง {เรื่องพิพาท} ซึ่งท่านเป็นคู่พิพาทอีกฝ่ายหนึ่ง\n"
        "การไกล่เกลี่ยเป็นการพูดคุยโดยมีคนกลางช่วยให้คู่พิพาทหาทางออกร่วมกัน ไม่มีการตัดสินว่าฝ่ายใดถูกหรือผิด "
        "ไม่มีค่าใช้จ่าย สิ่งที่พูดคุยเป็นความลับ และจะทำได้ต่อเมื่อคู่พิพาททุกฝ่ายสมัครใจ"
    ),
    resolve=(
        "จึงเรียนมาเพื่อโปรดแจ้งว่าท่านสมัครใจเข้าสู่การไกล่เกลี่ยหรือไม่ ตามแบบแจ้งความประสงค์ท้ายหนังสือนี้ ภายใน 7 วันนับแต่วันที่ได้รับหนังสือนี้ "
        "หากพ้นกำหนดจะถือว่าท่านไม่ประสงค์เข้าสู่การไกล่เกลี่ย"
    ),
    closing="ขอแสดงความนับถือ",
    source=f"{_FORM}; ถ้อยคำและกำหนด 7 วัน: {parts.GENERAL}",
)
SUMMONS = replace(
    ASKING,
    kind="case_summons",
    subject="เชิญเข้าร่วมการไกล่เกลี่ยข้อพิพาท ครั้งที่ {ครั้งที่เชิญ}",
    cause=(
        "ตามที่ท่านเป็นคู่พิพาทตามคำร้องเลขที่ {เลขคำร้อง} เรื่อง {เรื่องพิพาท} ระหว่าง {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} "
        "ซึ่งอยู่ระหว่างการไกล่เกลี่ยของ{ชื่อศูนย์} นั้น\n"
        "เนื่องจากท่านมิได้มาตามนัดเมื่อวันที่ {วันที่ไม่มาตามนัด?} จึงขอเชิญท่านอีกครั้งหนึ่ง\n"
        "{ชื่อศูนย์}ขอเชิญท่านเข้าร่วมการไกล่เกลี่ย ในวัน{ชื่อวันนัด}ที่ {วันนัด} เวลา {เวลานัด} น. ณ {สถานที่นัด} "
        "โปรดนำบัตรประจำตัวประชาชนและเอกสารที่เกี่ยวข้องมาด้วย หากไม่อาจมาได้โปรดแจ้งก่อนวันนัด "
        "การไม่มาตามนัดโดยไม่แจ้งเหตุอาจทำให้การไกล่เกลี่ยสิ้นสุดลง"
    ),
    resolve="จึงเรียนมาเพื่อโปรดเข้าร่วมการไกล่เกลี่ยตามวัน เวลา และสถานที่ดังกล่าว",
    source=f"{_FORM}; ถ้อยคำ: {parts.GENERAL}",
)
REFERRAL = replace(
    ASKING,
    kind="case_referral",
    subject="ส่งเรื่องเพื่อพิจารณาดำเนินการ",
    cause=(
        "ด้วย{ชื่อศูนย์}ได้รับคำร้องเลขที่ {เลขคำร้อง} เมื่อวันที่ {วันที่รับคำร้อง} จาก {ฝ่ายที่หนึ่ง} "
        "ขอให้ไกล่เกลี่ยข้อพิพาทกับ {ฝ่ายที่สอง} เรื่อง {เรื่องพิพาท}\n"
        "ตรวจแล้วเห็นว่า{เหตุที่สิ้นสุด?}\n"
        "{เนื้อความ?}\n"
        "จึงขอส่งเรื่องดังกล่าวมายังท่าน และได้แจ้งผู้ร้องให้ทราบแล้ว"
    ),
    resolve="จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป",
    source=f"{_FORM}; ถ้อยคำ: {parts.GENERAL}",
)
FIELDS = {
    "asking": meanings((*OF_CASE, "คู่พิพาท")),
    "summons": meanings(
        (*OF_CASE, "คู่พิพาท", "ครั้งที่เชิญ", "ชื่อวันนัด", "วันนัด", "เวลานัด", "สถานที่นัด", "วันที่ไม่มาตามนัด")
    ),
    "referral": meanings((*OF_CASE, "เหตุที่สิ้นสุด", "ส่งต่อไปที่", "เนื้อความ")),
}
_ANSWER = "แบบแจ้งความประสงค์"


def ask(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the letter that asks a party's will, and the sheet to answer it on."""
    known = values(facts, FIELDS["asking"])
    letter = parts.letter(facts, wording, known, _receiver(facts))
    return parts.finished(
        facts, "asking", fill(wording.subject, known), [*letter, Break(), *_answer(facts)], letter=True
    )


def invite(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the letter that invites a party to a session."""
    known = values(facts, FIELDS["summons"])
    parts.required(facts.invitation, "วันนัด", "appointed")
    letter = parts.letter(facts, wording, known, _receiver(facts))
    return parts.finished(facts, "summons", fill(wording.subject, known), letter, letter=True)


def refer(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the letter that hands a case to another agency."""
    known = values(facts, FIELDS["referral"])
    to = facts.typed.to.strip() or facts.refer_to.strip()
    parts.required(to, "เรียน", "to")
    resolve = of_papers.beyond(wording.resolve, facts.typed.body)
    letter = parts.letter(facts, replace(wording, resolve=resolve), known, to)
    return parts.finished(facts, "referral", fill(wording.subject, known), letter, letter=True)


def _receiver(facts: CaseFacts) -> str:
    """Name the party whom a letter goes to, or who acts for them."""
    party = parts.the_party(facts)
    if party.represented_by and party.capacity in ("minor", "ward"):
        return f"{party.represented_by} ผู้แทนของ {party.name}"
    return party.name


def _answer(facts: CaseFacts) -> Iterator[Block]:
    """Write the sheet on which the party answers."""
    party = parts.the_party(facts)
    said = (
        f"ข้าพเจ้า {described(replace(party, national_id=''))} {SIDES[party.side]} "
        f"ตามคำร้องเลขที่ {facts.case_number} ได้ทราบเรื่องที่ขอให้ไกล่เกลี่ยแล้ว"
    )
    yield from parts.head(facts, _ANSWER)
    yield of_papers.paragraph(said, facts)
    yield Choices((Choice("สมัครใจเข้าสู่การไกล่เกลี่ย"),))
    yield Choices((Choice("ไม่สมัครใจเข้าสู่การไกล่เกลี่ย"),))
    yield Signers((parts.of_party(party), parts.thumb(party)))
