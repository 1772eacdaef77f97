"""Letters received: each takes the next number of the year it came in, and stays; its scan is stamped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop import printing
from desktop.domain.received import Received
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing
from desktop.thai import dates
from desktop.work import received, records, register_book
from desktop.work.checks import check
from tests.store.folders import hashed

CAME = date(2008, 5, 8)
LETTER = Received(
    came=CAME,
    at="9:05",
    reference="ฉช 0018/ว 123",
    dated=date(2008, 5, 2),
    sender="จังหวัดฉะเชิงเทรา",
    subject="การคัดเลือกผู้แทน",
)


def receive(district, scan=None, **said):
    with district.working("ลงรับ") as session:
        return received.receive(session, replace(LETTER, **said), scan)


def pdf(*pages, rotate=0):
    """Make a scan of empty pages of some sizes in mm."""
    made = pikepdf.new()
    for width, height in pages:
        made.add_blank_page(page_size=(width * 72 / 25.4, height * 72 / 25.4))
        made.pages[-1].rotate(rotate, relative=False)
    written = BytesIO()
    made.save(written, deterministic_id=True)
    return written.getvalue()


def stamped(district, id_):
    with reading(district.store) as session:
        return received.stamped(session, id_, printing.draw, printing.laid_over)


def test_letters_are_numbered_within_the_year_in_which_they_came(district):
    came = [CAME, date(2008, 3, 1), date(2009, 1, 5), CAME]
    letters = [receive(district, came=day) for day in came]
    assert [(one.number, one.year) for one in letters] == [(1, 2551), (2, 2551), (1, 2552), (3, 2551)]
    assert district.read(Received, letters[0].id) == letters[0]
    assert (letters[0].at, letters[0].label) == ("09.05", "1/2551 การคัดเลือกผู้แทน")


def test_a_rehearsal_takes_no_number_and_keeps_no_file(district):
    files = hashed(district.store.folder / "attachments")
    with rehearsing(district.store, "ก", "ลอง") as session:
        assert received.receive(session, LETTER, pdf((210, 297))).number == 1
    assert hashed(district.store.folder / "attachments") == files
    assert receive(district).number == 1


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"number": 5}, "number", "เลขรับออกให้ต่อเนื่องเมื่อบันทึก ไม่ต้องพิมพ์เลข"),
        ({"year": 2551}, "number", "เลขรับออกให้ต่อเนื่องเมื่อบันทึก ไม่ต้องพิมพ์เลข"),
        ({"came": None}, "came", "ต้องกรอก “วันที่รับ” ก่อนบันทึก"),
        ({"came": date(2600, 1, 1)}, "came", "วันที่รับอยู่หลังวันนี้ กรุณาตรวจวันที่"),
        ({"at": "25.00"}, "at", "เวลาต้องเป็นชั่วโมงกับนาที เช่น 09.30"),
        ({"sender": " "}, "sender", "ต้องกรอก “จาก” ก่อนบันทึก"),
        ({"subject": ""}, "subject", "ต้องกรอก “เรื่อง” ก่อนบันทึก"),
        ({"scan": b"\xff\xd8\xff"}, "scan", "สำเนาที่สแกนต้องเป็นไฟล์ PDF"),
    ],
)
def test_a_letter_that_does_not_hold_takes_no_number(district, said, field, sentence):
    with pytest.raises(CannotDo) as refused:
        receive(district, **said)
    assert (refused.value.field, str(refused.value)) == (field, sentence)
    assert receive(district).number == 1


def test_what_was_done_is_noted_and_what_came_stays(district):
    letter = receive(district)
    with district.working("บันทึกการปฏิบัติ") as session:
        received.note(session, letter.id, action="ส่งปลัดอำเภอ", addressee="นายอำเภอ")
    with district.working("บันทึกการปฏิบัติ") as session:
        noted = received.note(session, letter.id, remark="รอตอบ")
    assert noted == replace(
        letter, action="ส่งปลัดอำเภอ", addressee="นายอำเภอ", remark="รอตอบ", version=noted.version
    )
    with pytest.raises(CannotDo, match="ยาวเกิน 500") as refused, district.working() as session:
        received.note(session, letter.id, action="ก" * 501)
    assert refused.value.field == "action"
    with district.working("เลิกทำ") as session:
        assert records.undo(session) == "บันทึกการปฏิบัติ"


def test_a_number_that_was_struck_out_stays_with_its_reason(district):
    letter = receive(district)
    for reason, field in [("  ", "reason"), ("ก" * 501, "cancelled")]:
        with pytest.raises(CannotDo) as refused, district.working() as session:
            received.strike(session, letter.id, reason)
        assert refused.value.field == field
    with district.working() as session:
        assert received.strike(session, letter.id, " ลงรับซ้ำ ").cancelled == "ลงรับซ้ำ"
    with pytest.raises(CannotDo, match="เลขรับนี้ยกเลิกไปแล้ว"), district.working() as session:
        received.strike(session, letter.id, "อีกครั้ง")
    assert receive(district).number == 2


def test_a_letter_is_never_edited_as_a_form_removed_or_undone(district):
    letter = receive(district)
    for act in (records.save, records.add, lambda s, one: records.remove(s, Received, one.id)):
        with (
            pytest.raises(CannotDo, match="แก้ไขหรือนำหนังสือรับออกจากทะเบียนโดยตรงไม่ได้"),
            district.working() as session,
        ):
            act(session, letter)
    with pytest.raises(CannotDo, match="การบันทึกนี้เลิกทำไม่ได้"), district.working() as session:
        records.undo(session)


def test_letters_of_a_year_that_does_not_fit_or_with_one_number_are_found(district):
    letter = receive(district)
    with district.working() as session:
        kept.add(session, replace(letter, id="", year=2552))
        kept.add(session, replace(letter, id=""))
    with reading(district.store) as session:
        told = [str(one.said) for one in check(session)]
    assert sorted(told) == [
        "เลขของ “1/2552 การคัดเลือกผู้แทน” อยู่ในทะเบียนของปีอื่น กรุณาแจ้งผู้ดูแลโปรแกรม",
        "เลขที่ 1/2551 มีมากกว่าหนึ่งฉบับในทะเบียนเดียวกัน กรุณาตรวจกับทะเบียนของอำเภอ",
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(st.dates(date(2007, 11, 1), date(2009, 2, 1)), max_size=12),
    struck=st.sets(st.integers(0, 11)),
)
def test_whatever_order_letters_come_in_each_year_is_numbered_without_a_gap(district, days, struck):
    with rehearsing(district.store, "ก", "ลอง") as session:
        for place, day in enumerate(days):
            letter = received.receive(session, replace(LETTER, came=day))
            if place in struck:
                received.strike(session, letter.id, "ซ้ำ")
        for year in {dates.year(day) for day in days}:
            rows = register_book.rows(session, "received", year)
            assert [row.number for row in rows] == [str(n + 1) for n in range(len(rows))]
            assert len(rows) == sum(dates.year(day) == year for day in days)


# The stamp


def test_the_stamp_is_laid_on_the_first_page_of_the_scan(district):
    letter = receive(district, scan=pdf((210, 297), (210, 297)))
    made = stamped(district, letter.id)
    first, second = (page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    for words in ("เลขรับ", "๑/๒๕๕๑", "๘ พ.ค. ๒๕๕๑", "๐๙.๐๕ น."):
        assert words in first
    assert second == ""
    assert stamped(district, letter.id) == made
    with reading(district.store) as session:
        assert attachments.get(session.store, letter.scan) == pdf((210, 297), (210, 297))  # the scan stays


def test_without_a_scan_the_stamp_stands_on_a_sheet_with_what_came(district):
    letter = receive(district)
    text = PdfReader(BytesIO(stamped(district, letter.id))).pages[0].extract_text()
    for words in ("๑/๒๕๕๑", "ฉช ๐๐๑๘/ว ๑๒๓", "จังหวัดฉะเชิงเทรา", "การคัดเลือกผู้แทน", "๒ พฤษภาคม ๒๕๕๑"):
        assert words in text


def test_a_scan_that_is_lost_is_told(district):
    letter = receive(district, scan=pdf((210, 297)))
    attachments.path_of(district.store.folder, letter.scan).unlink()
    with pytest.raises(Trouble, match="ไฟล์แนบหายหรือเสียหาย"):
        stamped(district, letter.id)
