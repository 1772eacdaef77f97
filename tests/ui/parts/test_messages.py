"""Questions, advice and failures: whole sentences, verbs on buttons, nothing personal in the details."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.errors import CannotDo, Trouble
from desktop.ui.parts import messages
from desktop.ui.parts.labels import plain


@pytest.fixture
def answer(qapp):
    """Press a button of the next box, or Escape, or Enter; keep what the box said."""
    seen = {}

    def answer(text):
        def press():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            seen.update(
                title=box.text(),
                sentence=plain(box.informativeText()),
                buttons=[b.text() for b in box.buttons()],
            )
            if text == "Enter":
                box.defaultButton().click()
            elif text == "Escape":
                box.reject()
            else:
                next(b for b in box.buttons() if b.text() == text).click()

        QTimer.singleShot(0, press)
        return seen

    return answer


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ("บันทึก", messages.SAVE), ("ไม่บันทึก", messages.LEAVE), ("อยู่ที่หน้านี้", messages.STAY),
        ("Enter", messages.SAVE), ("Escape", messages.STAY),
    ],
)  # fmt: skip
def test_leaving_unsaved_has_three_answers(answer, pressed, expected):
    seen = answer(pressed)
    assert messages.leave(None) == expected
    assert seen["sentence"] == "มีการแก้ไขที่ยังไม่ได้บันทึก จะบันทึกก่อนออกหรือไม่"


@pytest.mark.parametrize(
    ("danger", "pressed", "expected"),
    [(False, "ออกหนังสือ", True), (False, "Enter", True), (True, "Enter", False), (False, "Escape", False)],
)
def test_a_question_carries_its_verb(answer, danger, pressed, expected):
    seen = answer(pressed)
    said = messages.ask(None, "ออกคำสั่งเลขที่ 12/2569", "เมื่อออกแล้วแก้ไขไม่ได้", "ออกหนังสือ", danger=danger)
    assert said is expected
    assert set(seen["buttons"]) == {"ออกหนังสือ", "กลับ"}


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CannotDo("ต้องกรอก “{title}” ก่อนบันทึก", "name", title="ชื่อ"), "ต้องกรอก “ชื่อ” ก่อนบันทึก"),
        (Trouble("ดิสก์เต็ม กรุณาลบไฟล์ที่ไม่ใช้ใน {place}", place="D:"), "ดิสก์เต็ม กรุณาลบไฟล์ที่ไม่ใช้ใน D:"),
    ],
)
def test_advice_is_the_sentence_of_the_refusal(answer, error, sentence):
    seen = answer("รับทราบ")
    messages.advise(None, error)
    assert (seen["title"], seen["sentence"]) == ("ทำไม่ได้", sentence)


def faulty():
    def inner(name):
        raise KeyError(name)

    try:
        inner("นายสมชาย ใจดี")
    except KeyError as error:
        return error


def test_a_failure_names_the_log_and_copies_details(answer):
    seen = answer("คัดลอกรายละเอียด")
    messages.fail(None, faulty(), Path("logs") / "desk.log")
    assert str(Path("logs") / "desk.log") in seen["sentence"]
    assert "ข้อมูลที่บันทึกไว้แล้วไม่เสียหาย" in seen["sentence"]
    assert QGuiApplication.clipboard().text().startswith("KeyError\n")


def test_details_name_places_and_no_values():
    told = messages.details(faulty())
    assert "ui/parts/test_messages.py" in told
    assert "inner" in told
    assert "สมชาย" not in told
    assert str(Path.home()) not in told
    assert str(Path(__file__).parents[3]) not in told
