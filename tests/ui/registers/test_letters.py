"""Letters received in the window: entered by Enter alone, listed by year, stamped, noted and struck out."""

from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from desktop.domain.received import Received
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.papers import files
from desktop.ui.registers import page as registers
from desktop.work import papers, received
from tests.ui.registers.conftest import DAY, error, press, rows


@pytest.fixture
def place(qtbot, jobs, settle):
    made = registers.received(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.heard = []
    made.said.connect(lambda sentence, _undo: made.heard.append(sentence))
    jobs.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def read_aloud(monkeypatch):
    """Keep the files that would be opened in the system's reader."""
    opened = []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    return opened


def letters(ask):
    return ask(store.find, Received)


def test_a_letter_is_received_by_the_keyboard_alone_and_enter_opens_its_stamp(
    place, settle, shown, press, ask, read_aloud, letter
):
    letter(came=date.today() - timedelta(days=366))

    def press_enter():
        press(QApplication.focusWidget(), Qt.Key.Key_Return)

    place.new()
    dialog = shown()
    year = dates.year(date.today())
    assert f"จะได้เลขรับ 1/{year}" in dialog.sentence.text()
    for words in ("ฉช 0018/ว 123", "2 พ.ค. 2551", "จังหวัดฉะเชิงเทรา", "", "การคัดเลือกผู้แทน"):
        press(QApplication.focusWidget(), words)
        press_enter()
    assert QApplication.focusWidget() is dialog.verb
    press_enter()
    settle()
    kept = next(one for one in letters(ask) if one.year == year)
    assert (kept.number, kept.came, kept.reference) == (1, date.today(), "ฉช 0018/ว 123")
    assert (kept.dated, kept.sender, kept.subject) == (
        date(2008, 5, 2),
        "จังหวัดฉะเชิงเทรา",
        "การคัดเลือกผู้แทน",
    )
    assert len(kept.at) == len("09.30")
    assert place.title() == f"หนังสือรับ เลขรับ 1/{year}"
    assert place.heard == [f"ลงรับแล้ว เลขรับ 1/{year}"]
    assert place.focusWidget() is place.record.stamp_button
    press(place.record.stamp_button, Qt.Key.Key_Return)
    settle()
    [path] = read_aloud
    assert path.name == f"ตรารับ 1-{year}.pdf"
    assert "เลขรับ ๑/" in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()


def test_the_number_to_come_follows_the_day(place, shown, letter, settle):
    letter()
    place.new()
    dialog = shown()
    dialog.form.editor("came").setText("8 พ.ค. 2551")
    dialog.form.values()
    settle()
    assert "จะได้เลขรับ 2/2551" in dialog.sentence.text()


def test_earlier_senders_and_addressees_are_offered_the_latest_first(place, shown, letter):
    letter(sender="กรมการพัฒนาชุมชน", addressee="พัฒนาการอำเภอ")
    letter()
    letter(sender="กรมการพัฒนาชุมชน")
    place.new()

    def offered(name):
        model = dialog.form.editor(name).completer().model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    dialog = shown()
    assert offered("sender") == ["กรมการพัฒนาชุมชน", "จังหวัดฉะเชิงเทรา"]
    assert offered("addressee") == ["พัฒนาการอำเภอ"]


def test_what_a_letter_must_say_stands_beside_its_field(place, shown, settle, ask):
    place.new()
    dialog = shown()
    dialog.ask()
    assert dialog.form.errors() == ("sender", "subject")
    for name, value in {"sender": "จังหวัด", "subject": "ประชุม", "at": "9 โมง"}.items():
        dialog.form.set_value(name, value)
    dialog.ask()
    settle()
    assert error(dialog, "at") == "เวลาต้องเป็นชั่วโมงกับนาที เช่น 09.30"
    dialog.form.set_value("at", "9.30")
    dialog.form.set_value("came", date.today() + timedelta(days=1))
    dialog.ask()
    settle()
    assert error(dialog, "came") == "วันที่รับอยู่หลังวันนี้ กรุณาตรวจวันที่"
    assert letters(ask) == []
    assert dialog.verb.isEnabled()


def test_the_scan_is_kept_shown_and_stamped(place, shown, settle, ask, made, tmp_path, read_aloud):
    scan = ask(papers.reprint, made.order).pdf
    (tmp_path / "สแกน.pdf").write_bytes(scan)
    place.new()
    dialog = shown()
    dialog.form.file_chosen.emit("scan", tmp_path / "สแกน.pdf")
    settle()
    assert dialog.form.editor("scan")._name.text() == "สแกน.pdf"
    assert QApplication.focusWidget() is dialog.form.editor("reference")
    dialog.form.set_value("sender", "จังหวัด")
    dialog.form.set_value("subject", "ประชุม")
    dialog.ask()
    settle()
    [kept] = letters(ask)
    assert ask(received.view, kept.id).scan == scan
    assert place.record.scan.currentWidget() is place.record.scan.preview
    place.print_()
    settle()
    stamped = pypdfium2.PdfDocument(read_aloud[0])
    assert len(stamped) == len(pypdfium2.PdfDocument(scan))
    assert "เลขรับ" in stamped[0].get_textpage().get_text_range()


def test_a_scan_that_is_no_pdf_is_refused(place, shown, settle, ask, tmp_path):
    (tmp_path / "ภาพ.jpg").write_bytes(b"\xff\xd8\xff")
    place.new()
    dialog = shown()
    dialog.form.file_chosen.emit("scan", tmp_path / "ภาพ.jpg")
    settle()
    dialog.form.set_value("sender", "จังหวัด")
    dialog.form.set_value("subject", "ประชุม")
    dialog.ask()
    settle()
    assert error(dialog, "scan") == "สำเนาที่สแกนต้องเป็นไฟล์ PDF"
    dialog.form.file_chosen.emit("scan", tmp_path / "ไม่มี.pdf")
    settle()
    assert error(dialog, "scan") == "เปิดไฟล์นี้ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่ และไม่มีโปรแกรมอื่นเปิดค้าง"
    assert letters(ask) == []


def choose(place, name, word):
    box = next(one for one in place.list.findChildren(QComboBox) if one.accessibleName() == name)
    assert box.findText(word) >= 0
    box.setCurrentIndex(box.findText(word))


def test_the_list_is_by_year_the_newest_first_and_tells_what_was_struck_out(place, letter, do, settle):
    letter(came=date(2007, 3, 1), subject="ปีก่อน")
    do(received.note, letter().id, action="แจ้งทุกตำบลแล้ว")
    do(received.strike, letter(subject="ลงซ้ำ").id, "ลงซ้ำกับเลขรับ 1")
    letter(subject="ยังไม่ทำ")
    place.refresh("received")

    def shown():
        return [[row[0], row[1], row[-2], row[-1]] for row in rows(place, settle)]

    old, done = ["1", "2550", "ปีก่อน", ""], ["1", "2551", "การคัดเลือกผู้แทน", "แจ้งทุกตำบลแล้ว"]
    gone, open_ = ["2", "2551", "ลงซ้ำ", "ยกเลิกเลขรับ: ลงซ้ำกับเลขรับ 1"], ["3", "2551", "ยังไม่ทำ", ""]
    assert shown() == [open_, gone, done, old]
    choose(place, "การปฏิบัติ", "รอการปฏิบัติ")
    assert shown() == [open_, old]
    choose(place, "ปี พ.ศ.", "พ.ศ. 2550")
    assert shown() == [old]
    place.back()
    place.list.model.sort(0)
    assert [row[0] for row in shown()] == ["1", "1", "2", "3"]
    place.show_tambon("240699")
    assert len(shown()) == 4, "letters are of the whole office"


def test_what_was_done_is_noted_and_the_number_stays(place, settle, shown, ask, letter):
    one = letter()
    place.open("received", one.id)
    settle()
    assert place.record.badge.accessibleName() == "รอการปฏิบัติ"
    press(place.record, "บันทึกการปฏิบัติ…")
    dialog = shown()
    for name, value in {"addressee": "ปลัดอำเภอ", "action": "แจ้งแล้ว", "remark": "สำเนาให้ทุกตำบล"}.items():
        dialog.form.set_value(name, value)
    dialog.form.set_value("action", "ก" * 501)
    dialog.ask()
    assert error(dialog, "action") == "“การปฏิบัติ” ยาวเกิน 500 ตัวอักษร กรุณาย่อให้สั้นลง"
    dialog.form.set_value("action", "แจ้งแล้ว")
    dialog.ask()
    settle()
    kept = ask(store.read, Received, one.id)
    assert (kept.number, kept.addressee, kept.action, kept.remark) == (
        1,
        "ปลัดอำเภอ",
        "แจ้งแล้ว",
        "สำเนาให้ทุกตำบล",
    )
    assert place.record.badge.accessibleName() == "บันทึกการปฏิบัติแล้ว"


def test_a_number_is_struck_out_with_a_reason_once(place, settle, shown, ask, letter, do):
    one = letter()
    place.open("received", one.id)
    settle()
    press(place.record, "ยกเลิกเลขรับ…")
    dialog = shown()
    dialog.ask()
    settle()
    assert error(dialog, "reason") == "ต้องบอกเหตุผลที่ยกเลิก"
    do(received.strike, one.id, "ลงซ้ำ")
    dialog.form.set_value("reason", "ลงผิดปี")
    dialog.ask()
    settle()
    assert error(dialog, "") == "เลขรับนี้ยกเลิกไปแล้ว"
    dialog.reject()
    place.refresh("received")
    settle()
    assert place.record.badge.accessibleName() == "ยกเลิกเลขรับ"
    assert not place.record.strike_button.isVisible()
    assert ask(store.read, Received, one.id).cancelled == "ลงซ้ำ"


def test_striking_out_shows_at_once(place, settle, shown, letter):
    place.open("received", letter().id)
    settle()
    place.record.strike()
    dialog = shown()
    dialog.form.set_value("reason", "ลงผิดปี")
    dialog.ask()
    settle()
    assert place.record.badge.accessibleName() == "ยกเลิกเลขรับ"
    place.back()
    assert rows(place, settle)[0][-1] == "ยกเลิกเลขรับ: ลงผิดปี"


def test_the_register_of_the_year_on_show_is_printed(place, settle, shown, letter, read_aloud):
    letter()
    place.refresh("received")
    settle()
    choose(place, "ปี พ.ศ.", "พ.ศ. 2551")
    settle()
    press(place.list.head, "พิมพ์ทะเบียน…")
    dialog = shown()
    assert dialog.form.values() == {"book": "received", "year": 2551}
    dialog.ask()
    settle()
    assert "การคัดเลือก" in pypdfium2.PdfDocument(read_aloud[0])[0].get_textpage().get_text_range().replace(
        "\ufffe", ""
    )


def test_a_laptop_receives_no_letters(qtbot, jobs, settle, shown, practice_store, monkeypatch):
    monkeypatch.setattr(practice_store, "holder", "โน้ตบุ๊ก 1", raising=False)
    place = registers.received(jobs)
    qtbot.addWidget(place)
    place.show()
    place.new()
    dialog = shown()
    refused = "หนังสือรับลงทะเบียนที่สำนักงานเท่านั้น เครื่องนี้ใช้สำเนาที่นำออกมา"
    assert dialog.sentence.text() == refused
    for name, value in {"sender": "จังหวัด", "subject": "ประชุม", "came": DAY}.items():
        dialog.form.set_value(name, value)
    dialog.ask()
    settle()
    assert error(dialog, "") == refused
