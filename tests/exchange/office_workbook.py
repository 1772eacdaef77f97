"""Makes a committee's workbook as offices have them, of invented people: `python -m tests.exchange.office_workbook`.

It writes the sample that the program brings along. Title rows merged across, two header rows, Thai digits here and
there, birth dates as text or as true dates 543 years off, ids as numbers, a total and a remark.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from desktop import paths

SAMPLE = paths.resources() / "samples" / "คณะกรรมการ ศอช.ต.ท่าถ่าน.xlsx"
TITLES = (
    "รายชื่อคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา",
    "วาระการดำรงตำแหน่ง ๔ ปี ตั้งแต่วันที่ ๘ พฤษภาคม ๒๕๕๕ ถึงวันที่ ๗ พฤษภาคม ๒๕๕๙",
    "คัดเลือกเมื่อวันที่ ๒๓ เมษายน ๒๕๕๕ ณ ศาลาประชาคม อบต.ท่าถ่าน",
)
UPPER = ("ลำดับ", "ชื่อ – สกุล", "ตำแหน่ง", "เป็นผู้แทน", None, "ข้อมูลส่วนตัว", None, None, None)
LOWER = (
    None,
    None,
    None,
    "กลุ่ม/องค์กร",
    "หมู่ที่",
    "เลขประจำตัวประชาชน\n(๑๓ หลัก)",
    "วัน เดือน ปีเกิด",
    "อาชีพ",
    "โทรศัพท์",
)
HEADER, FIRST = 5, 7  # rows, from 1
MERGED = ("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:I5")
# Name, position, group, village, id, birth date and phone as the office typed them; every id is invented.
MEMBERS = (
    ("นายสมหมาย ทองสมบูรณ์", "ประธานกรรมการ", "คณะกรรมการหมู่บ้าน", 1, 11012345671, "๑๒ มี.ค. ๒๔๙๘", "ทำนา", "081-000-0101"),
    ("นางบุญเรือน แก้วมงคล", "รองประธานกรรมการ", "กลุ่มสตรีบ้านหนองสมมติ", 1, 11012345672, date(2503, 8, 5), "ค้าขาย", None),
    ("นางสาวมาลี ศรีวัฒนา", "กรรมการ", "กลุ่มออมทรัพย์เพื่อการผลิต", 1, 11012345673, "5/8/2510", "เย็บผ้า", "๐๘๑-๐๐๐-๐๑๐๓"),
    ("นายประเสริฐ ชัยพิทักษ์", "กรรมการ", "กองทุนหมู่บ้าน", 2, 11012345674, date(2496, 1, 31), "ทำสวน", "081-000-0201"),
    ("ว่าที่ ร.ต. วิชัย สุขถาวร", "กรรมการและเลขานุการ", "กลุ่มผู้สูงอายุ", 2, 11012345675, "29 ก.พ. 2499", "ข้าราชการ", "081-000-0202"),
    ("นางสุภาพร วงศ์งาม", "เหรัญญิก", "กลุ่มสตรีบ้านโคกตัวอย่าง", 2, 11012345676, "๑/๔/๒๕๐๔", "ค้าขาย", None),
    ("นายมานะ พงษ์เสริม", "กรรมการ", "กข.คจ.", 3, 11012345677, date(2501, 12, 9), "ทำนา", "081-000-0301"),
    ("นางอารีย์ เพชรไพบูลย์", "กรรมการ", "กลุ่มจักสานบ้านดอนฝึกหัด", 3, 11012345678, "14 กรกฎาคม 2506", "จักสาน", None),
    ("น.ส. ลำดวน จันทร์รักษา", "กรรมการ", "อสม.", 3, 11012345679, date(2515, 6, 20), "รับจ้าง", "081-000-0303"),
    ("นายธีระ ใจอนันต์", "รองประธานกรรมการ", "คณะกรรมการหมู่บ้าน", 4, 11012345680, "7 ม.ค. 2482", "ทำนา", "081-000-0401"),
    ("นายอำนวย คำประเสริฐ", "กรรมการ", "อาสาพัฒนาชุมชน (อช.)", 4, 11012345681, "๒๐ ต.ค. ๒๕๐๙", "ทำไร่", None),
    ("นางวันเพ็ญ มั่นกุล", "กรรมการ", "กลุ่มแม่บ้านเกษตรกร", 4, 11012345682, date(2508, 9, 17), "ค้าขาย", "081-000-0403"),
    ("นายไพโรจน์ รุ่งวัฒนา", "กรรมการ", "กองทุนหมู่บ้าน", 5, 11012345683, "3 พ.ย. 2512", "เลี้ยงปลา", "081-000-0501"),
    ("นางรัตนา เจริญสมบูรณ์", "ประชาสัมพันธ์", "กลุ่มดอกไม้ประดิษฐ์", 5, 11012345684, date(2511, 2, 14), "รับจ้าง", None),
    ("นายชัยวัฒน์ ปานมงคล", "กรรมการ", "กลุ่มเยาวชนตำบลท่าถ่าน", 5, 11012345685, "25 ธ.ค. 2529", "รับจ้าง", "081-000-0503"),
    ("นายสำราญ ศรีพิทักษ์", "กรรมการ", "วิสาหกิจชุมชนข้าวปลอดภัย", 6, 11012345686, "๑๙ ส.ค. ๒๔๙๔", "ทำนา", "๐๘๑-๐๐๐-๐๖๐๑"),
    ("นางสายหยุด ทองถาวร", "กรรมการ", "กลุ่มฌาปนกิจสงเคราะห์", 6, 11012345687, date(2499, 5, 1), "ค้าขาย", None),
    ("นางสาวนิภา บุญงาม", "กรรมการและผู้ช่วยเลขานุการ", "กลุ่มออมทรัพย์", 6, 11012345688, "11/11/2520", "ธุรการ", "081-000-0603"),
    ("นายณรงค์ แก้วเสริม", "กรรมการ", "คณะกรรมการหมู่บ้าน", 7, 11012345689, "2 มิ.ย. 2500", "ทำสวน", "081-000-0701"),
    ("นางทองสุข สุขไพบูลย์", "กรรมการ", "กองทุนแม่ของแผ่นดิน", 7, 11012345690, date(2502, 10, 23), "ทำนา", None),
    ("นายพิชิต วงศ์รักษา", "กรรมการ", "ศูนย์เรียนรู้เศรษฐกิจพอเพียง", 7, 11012345691, "๓๐ เม.ย. ๒๕๑๔", "ทำเกษตร", "081-000-0703"),
)  # fmt: skip
_THIN = Border(*[Side(style="thin")] * 4)


def made_up_id(first_eleven: int) -> int:
    """Complete an id with its check digit; its first digit is 0, which is given to no Thai citizen."""
    first = f"{first_eleven:012d}"
    total = sum((13 - place) * int(digit) for place, digit in enumerate(first))
    return int(f"{first}{(11 - total % 11) % 10}")


def thai(number: int) -> str:
    return "".join(chr(ord("๐") + int(digit)) for digit in str(number))


def row_of(place: int, member: tuple) -> tuple:
    """Give the cells of a member: every third number and village is typed in Thai digits, every fifth id as text."""
    name, position, group, village, eleven, born, work, phone = member
    number = made_up_id(eleven)
    dashed = f"{number:013d}"
    dashed = f"{dashed[0]}-{dashed[1:5]}-{dashed[5:10]}-{dashed[10:12]}-{dashed[12]}"
    odd = place % 3 == 0
    return (
        thai(place) if odd else place, name, position, group, thai(village) if village % 2 else village,
        dashed if place % 5 == 0 else number, born, work, phone,
    )  # fmt: skip


def make(members: tuple = MEMBERS) -> Workbook:
    """Make the workbook."""
    book = Workbook()
    book.properties.creator = "ข้อมูลสมมติ"
    book.properties.created = book.properties.modified = datetime(2012, 5, 8, tzinfo=UTC)
    sheet = book.active
    sheet.title = "คณะกรรมการ"
    _titles(sheet)
    _header(sheet)
    for place, member in enumerate(members, start=1):
        _put(sheet, FIRST + place - 1, row_of(place, member))
    _villages(sheet, members)
    last = FIRST + len(members)
    _put(sheet, last, ("รวม", None, f"{thai(len(members))} คน", *[None] * 6))
    sheet.merge_cells(start_row=last, end_row=last, start_column=1, end_column=2)
    sheet.cell(last + 2, 1, "หมายเหตุ  รายชื่อ เลขประจำตัว และวันเกิดทั้งหมดเป็นข้อมูลสมมติสำหรับฝึกใช้โปรแกรม")
    sheet.merge_cells(start_row=last + 2, end_row=last + 2, start_column=1, end_column=9)
    _dress(sheet)
    return book


def _titles(sheet) -> None:
    for row, text in enumerate(TITLES, start=1):
        cell = sheet.cell(row, 1, text)
        cell.font = Font(name="TH Sarabun New", size=16, bold=True)
        cell.alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=9)


def _header(sheet) -> None:
    _put(sheet, HEADER, UPPER)
    _put(sheet, HEADER + 1, LOWER)
    for area in MERGED:
        sheet.merge_cells(area)
    for row in sheet.iter_rows(HEADER, HEADER + 1):
        for cell in row:
            cell.font = Font(name="TH Sarabun New", size=16, bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _put(sheet, row: int, cells: tuple) -> None:
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column, value)
        cell.font = Font(name="TH Sarabun New", size=16)
        cell.border = _THIN
        cell.alignment = Alignment(vertical="top", horizontal="center" if column in (1, 5, 6) else None)
        if isinstance(value, date):
            cell.number_format = "d/m/yyyy"
        elif column == 6 and isinstance(value, int):
            cell.number_format = "0"


def _villages(sheet, members: tuple) -> None:
    """Write the number of village 4 once, in a cell merged over its members."""
    rows = [FIRST + place for place, member in enumerate(members) if member[3] == 4]
    if len(rows) > 1:
        for row in rows[1:]:
            sheet.cell(row, 5).value = None
        sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=5, end_column=5)


def _dress(sheet) -> None:
    for letter, width in zip("ABCDEFGHI", (7, 27, 25, 29, 8, 22, 19, 19, 15), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[HEADER + 1].height = 46
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER}:{HEADER + 1}"


def save(path: Path = SAMPLE) -> None:
    """Write the sample."""
    path.parent.mkdir(parents=True, exist_ok=True)
    make().save(path)


if __name__ == "__main__":
    save()
