"""Letters, memos and the other papers that a district writes about what is typed, a meeting or a person."""

from dataclasses import replace
from datetime import date

from desktop.documents.contents.facts import Earlier, Facts, Gathering, Matter, Typed, Writer
from desktop.documents.contents.papers import PAPERS
from tests.documents import samples

WRITER = Writer(
    letter_code="ฉช 0000",
    address=("ที่ว่าการอำเภอพนมสารคาม", "ถนนตัวอย่าง ฉช 24000"),
    section="สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม",
    phone="0 3800 0000",
    email="cdd24@example.go.th",
    officer="นางสาวฝึกหัด ตั้งใจ",
    officer_position="นักวิชาการพัฒนาชุมชนชำนาญการ",
)
TYPED = Typed(
    subject="ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน",
    to="นายกองค์การบริหารส่วนตำบลท่าถ่าน",
    body=(
        "ด้วยอำเภอพนมสารคามกำหนดจัดกิจกรรมวันพัฒนาชุมชน ในวันที่ 15 กรกฎาคม 2551 ณ ศาลาอเนกประสงค์ ตำบลท่าถ่าน "
        "เพื่อให้กลุ่มและองค์การชุมชนได้แลกเปลี่ยนเรียนรู้ร่วมกัน\n"
        "ในการนี้ จึงขอเชิญท่านร่วมกิจกรรม ดังนี้\n"
        "1. พิธีเปิดและมอบเกียรติบัตรแก่กลุ่มดีเด่น\n"
        "2. นิทรรศการผลงานของกลุ่มและองค์การชุมชน โดยมีกลุ่มเข้าร่วมทุกหมู่บ้านในตำบล รวมทั้งวิสาหกิจชุมชน"
    ),
    copies_to="กำนันตำบลท่าถ่าน",
)
OFFICE = Facts(
    district="พนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="",
    centre="",
    committee="",
    number="123",
    year=2551,
    dated=date(2008, 5, 8),
    signer_name="นายวีระพงษ์ สุขประเสริฐ",
    signer_lines=("นายอำเภอพนมสารคาม",),
    writer=WRITER,
    typed=TYPED,
)
MEETING = Gathering(
    number=3,
    year=2551,
    kind="สามัญ",
    held=date(2008, 5, 22),
    begins="09.30",
    place="ศาลาอเนกประสงค์ องค์การบริหารส่วนตำบลท่าถ่าน",
    agenda=(
        Matter(part="1", title="ข่าวสารจากอำเภอ"),
        Matter(part="4", title="แผนปฏิบัติงานประจำปีของศูนย์"),
        Matter(part="4", title="การสมทบกองทุนสวัสดิการชุมชน"),
    ),
)
LETTER = Earlier("letter", "ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน", "120", 2551, date(2008, 5, 2))
ORDER = Earlier("order", f"แต่งตั้ง{samples.ORDER_FACTS.committee}", "111", 2551, date(2008, 3, 19))
ABOUT_COMMITTEE = replace(
    OFFICE,
    tambon=samples.FACTS.tambon,
    centre=samples.CENTRE,
    committee=samples.FACTS.committee,
    members=samples.members(5),
    start=date(2008, 5, 8),
    typed=Typed(),
)
FACTS = {
    "letter": OFFICE,
    "memo": replace(OFFICE, signer_name="", signer_lines=()),
    "notice": replace(OFFICE, number=""),
    "cover": replace(OFFICE, number="", year=None, signer_name="", signer_lines=()),
    "invitation": replace(ABOUT_COMMITTEE, meeting=MEETING),
    "recall": replace(
        OFFICE, typed=Typed(to="นายกองค์การบริหารส่วนตำบลท่าถ่าน"), cancels=LETTER, reason="เลื่อนการจัดกิจกรรมออกไป"
    ),
    "certificate": replace(ABOUT_COMMITTEE, number="5", person=samples.members(1)[0]),
    "amendment": replace(
        ABOUT_COMMITTEE,
        committee=samples.ORDER_FACTS.committee,
        members=samples.officials(6),
        number="230",
        amends=ORDER,
        left=(replace(samples.officials(9)[8], position="คณะทำงานและเลขานุการ"),),
        joined=samples.officials(6)[4:],
    ),
}


def written(kind, wording=None, **changes):
    """Write a paper of a kind in its shipped wording, with some facts changed."""
    paper = PAPERS[kind]
    return paper.write(replace(FACTS[kind], **changes), wording or paper.default)


def typed(kind, **changes):
    """Write a paper of a kind with some of what is typed changed."""
    return written(kind, typed=replace(FACTS[kind].typed, **changes))
