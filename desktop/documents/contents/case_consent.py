"""ใบยินยอม of one party, with the notice about personal data on the same sheet.

Source of the notice: พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 (facts of law §5.1); its words are a proposal, unconfirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents import parts as of_papers
from desktop.documents.contents.blocks import Block, Choice, Choices, Contents, Signers, Subheading
from desktop.documents.contents.case_facts import CaseFacts
from desktop.documents.contents.case_fields import OF_CASE, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates

SHIPPED_NOTICE = "1/2569"  # the version of the notice below
DEFAULT = Wording(
    kind="case_consent",
    start=date(2008, 2, 28),
    subject="ใบยินยอมเข้าสู่การไกล่เกลี่ยข้อพิพาท",
    cause=(
        "ข้าพเจ้า {รายละเอียดคู่พิพาท} เป็น{ฐานะคู่พิพาท} ตามคำร้องเลขที่ {เลขคำร้อง} เรื่อง {เรื่องพิพาท} "
        "ระหว่าง {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} ยินยอมเข้าสู่การไกล่เกลี่ยข้อพิพาทโดย{ชื่อศูนย์}ด้วยความสมัครใจ และรับทราบดังนี้"
    ),
    duties=(
        "การไกล่เกลี่ยเป็นไปโดยสมัครใจ ข้าพเจ้าถอนตัวเมื่อใดก็ได้\n"
        "ผู้ไกล่เกลี่ยเป็นกลาง ไม่มีหน้าที่ตัดสิน คู่พิพาทเป็นผู้ตกลงกันเอง\n"
        "ข้อเสนอและถ้อยคำในการไกล่เกลี่ยเป็นความลับ จะไม่นำไปใช้เป็นหลักฐานที่อื่น เว้นแต่กฎหมายกำหนด\n"
        "ไม่มีค่าใช้จ่ายในการไกล่เกลี่ย"
    ),
    resolve=(
        "ผู้เก็บข้อมูล: {ชื่อศูนย์} อำเภอ{อำเภอ} จังหวัด{จังหวัด}\n"
        "ข้อมูลที่เก็บ: ชื่อ อายุ เลขประจำตัวประชาชน ที่อยู่ โทรศัพท์ และเรื่องที่พิพาท เพื่อไกล่เกลี่ย ทำหนังสือ และติดตามผล\n"
        "ฐานตามกฎหมาย: การดำเนินภารกิจเพื่อประโยชน์สาธารณะและการปฏิบัติตามกฎหมาย "
        "ส่วนลายพิมพ์นิ้วมือและข้อมูลเกี่ยวกับความผิดอาญาเก็บเมื่อท่านยินยอมโดยชัดแจ้ง\n"
        "ผู้ที่เห็นข้อมูล: ผู้ไกล่เกลี่ยและเจ้าหน้าที่ที่ได้รับอนุญาต ไม่เปิดเผยต่อผู้อื่น เว้นแต่ท่านยินยอมหรือกฎหมายกำหนด\n"
        "ระยะเวลาที่เก็บ: 10 ปีนับแต่เรื่องสิ้นสุด แล้วทำลายตามระเบียบงานสารบรรณ\n"
        "สิทธิของท่าน: ขอดู ขอสำเนา ขอแก้ไข คัดค้าน ขอให้ลบ ถอนความยินยอม และร้องเรียนต่อคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล"
    ),
    closing="ข้าพเจ้าได้อ่านหรือฟังข้อความและคำแจ้งข้างต้นจนเข้าใจแล้ว จึงลงลายมือชื่อไว้เป็นสำคัญ",
    source=f"คำแจ้ง: พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 23 และ 26; ถ้อยคำ: {parts.GENERAL}",
)
FIELDS = meanings((*OF_CASE, "คู่พิพาท", "รายละเอียดคู่พิพาท", "ฐานะคู่พิพาท"))
_SENSITIVE = "ลายพิมพ์นิ้วมือและข้อมูลเกี่ยวกับความผิดอาญา ข้าพเจ้า"


def notice_version(wording: Wording) -> str:
    """Name the version of the notice in some words: the program's, or the day from which the office's own hold."""
    return dates.short(wording.start) if wording.id and wording.start else SHIPPED_NOTICE


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the consent of the party that the facts name; `resolve` of the wording is the notice."""
    party = parts.the_party(facts)
    parts.require_representative(party)
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks: list[Block] = [
        *parts.head(facts, subject),
        *parts.written(facts),
        *parts.paragraphs(wording.cause, known, facts),
        *of_papers.articles(wording.duties, known, facts),
        *_notice(facts, wording),
        *parts.paragraphs(wording.closing, known, facts),
        Signers((parts.of_party(party), parts.thumb(party), *parts.of_witnesses(facts))),
    ]
    return parts.finished(facts, "consent", subject, blocks)


def _notice(facts: CaseFacts, wording: Wording) -> Iterator[Block]:
    """Write the notice that was kept with the consent, or that of the words, and ask for what needs a clear yes."""
    said = facts.notice or fill(wording.resolve, values(facts, FIELDS))
    version = facts.notice_version or notice_version(wording)
    yield Subheading(f"คำแจ้งเรื่องข้อมูลส่วนบุคคล (รุ่น {version})")
    yield from of_papers.numbered_lines(said.splitlines(), facts)
    yield of_papers.paragraph(_SENSITIVE, facts)
    yield Choices((Choice("ยินยอมให้เก็บ"), Choice("ไม่ยินยอมให้เก็บ")))
