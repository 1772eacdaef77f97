"""What is said about a paper, in whole sentences."""

from datetime import date

import pytest

from desktop.domain.offices import Signer
from desktop.domain.papers import STATES, Paper
from desktop.ui.papers import words
from desktop.ui.parts.buttons import STATES as LOOKS

ORDER = Paper(kind="order", number=111, year=2551, dated=date(2008, 3, 19))
ANNOUNCED = Paper(kind="announcement", way="none", number=4, year=2551, dated=date(2008, 5, 8))
BLANK = Paper(kind="order", way="blank")


@pytest.mark.parametrize(
    ("paper", "name"),
    [(ORDER, "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑"), (ANNOUNCED, "ประกาศอำเภอ"), (BLANK, "คำสั่งอำเภอ")],
)
def test_a_paper_is_named_by_its_kind_and_the_number_on_it(paper, name):
    assert words.name(paper) == name


def test_a_number_is_written_in_the_digits_of_the_paper():
    assert words.numbered(ORDER) == "๑๑๑/๒๕๕๑"
    assert words.numbered(Paper(kind="order", number=111, year=2551, thai_digits=False)) == "111/2551"
    assert words.numbered(BLANK) == ""


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (ORDER, "จะได้เลขที่ ๑๑๑/๒๕๕๑"),
        (ANNOUNCED, "ไม่มีเลขบนหนังสือ ในทะเบียนเป็นลำดับที่ ๔/๒๕๕๑"),
        (BLANK, "เว้นเลขที่และวันที่ไว้เขียนด้วยมือ"),
        (Paper(kind="agenda"), "หนังสือชนิดนี้ไม่ใช้เลขทะเบียน"),
    ],
)
def test_the_number_to_come_is_said(paper, said):
    assert words.number_to_take(paper) == said


def test_a_letter_bears_the_letters_of_the_office_and_no_year():
    letter = Paper(kind="letter", number=123, year=2569)
    assert words.name(letter, "ฉช 0000") == "หนังสือภายนอก ที่ ฉช ๐๐๐๐/๑๒๓"
    assert words.number_to_take(letter, "ฉช 0000") == "จะได้เลขที่ ฉช ๐๐๐๐/๑๒๓"
    assert words.printed(letter) == "๑๒๓"  # of an office that has no letters yet
    assert words.numbered(letter) == "๑๒๓/๒๕๖๙"


def test_a_back_dated_number_has_its_sub_number():
    back = Paper(kind="order", number=111, sub_number=1, year=2551, thai_digits=False)
    assert words.printed(back) == "111.1/2551"


def test_who_signs_is_said_in_the_words_of_the_paper():
    caretaker = Signer(
        name="นายตัวอย่าง ดีงาม", position="ปลัดอำเภอ", acting="caretaker", acting_for="นายอำเภอพนมสารคาม"
    )
    assert words.signed_by(None) == ""
    assert words.signed_by(caretaker) == "ลงนามโดย นายตัวอย่าง ดีงาม ปลัดอำเภอ รักษาราชการแทน นายอำเภอพนมสารคาม"


@pytest.mark.parametrize(
    ("paper", "cancels", "said"),
    [
        (ORDER, None, "คำสั่งอำเภอจะลงวันที่ 19 มีนาคม 2551 เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องออกหนังสือยกเลิก"),
        (
            BLANK,
            None,
            "คำสั่งอำเภอจะพิมพ์โดยเว้นเลขที่และวันที่ไว้ แล้วรอลงนามจนกว่าจะบันทึกเลขที่และวันที่ที่เขียนด้วยมือ เนื้อความแก้ไขไม่ได้อีก",
        ),
        (
            Paper(kind="certificate", dated=date(2008, 3, 20)),
            None,
            "หนังสือรับรองจะลงวันที่ 20 มีนาคม 2551 เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องยกเลิกในทะเบียนโดยบอกเหตุผล",
        ),
        (
            Paper(kind="agenda", dated=date(2008, 3, 20)),
            None,
            (
                "ระเบียบวาระการประชุมจะลงวันที่ 20 มีนาคม 2551 ไม่ใช้เลขทะเบียน เมื่อออกแล้วแก้ไขไม่ได้อีก "
                "ถ้าผิดให้ยกเลิกโดยบอกเหตุผลแล้วออกใหม่"
            ),
        ),
        (
            Paper(kind="cancellation", dated=date(2008, 3, 20)),
            ORDER,
            (
                "คำสั่งยกเลิกจะลงวันที่ 20 มีนาคม 2551 เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องออกหนังสือยกเลิก "
                "และคำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑ จะเป็นหนังสือที่ยกเลิกแล้ว โดยเลขยังอยู่ในทะเบียน"
            ),
        ),
    ],
)
def test_what_issuing_does_is_said_before(paper, cancels, said):
    assert words.what_happens(paper, cancels) == said


def test_every_state_has_a_look():
    assert set(words.BADGES) == set(STATES)
    assert set(words.BADGES.values()) <= set(LOOKS)
