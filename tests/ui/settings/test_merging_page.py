"""The page of merging: packages made and taken by its dialogs, conflicts decided by key, undone, and the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.users import EXPORT, WRITE
from desktop.store import backups, records
from desktop.store.session import reading
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.join_dialog import JoinDialog
from desktop.ui.settings.merging_dialogs import NameDialog, PackDialog, ReportWindow, TakeDialog
from desktop.ui.settings.merging_page import MergingPage
from desktop.ui.settings.other_value_dialog import OtherValueDialog
from desktop.work import merging
from tests.work.copies import SECRET, add, bring, copied, edit, pack, read, take, working


@pytest.fixture
def laptop(practice_store, tmp_path):
    with copied(practice_store, tmp_path / "laptop", "โน้ตบุ๊ก 1") as store:
        yield store


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "ชุดข้อมูล"


@pytest.fixture
def make(qtbot, jobs, settle):
    def make():
        page = MergingPage(jobs)
        qtbot.addWidget(page)
        page.words, page.undos, page.opens = [], [], []
        page.said.connect(lambda word, undo: (page.words.append(word), page.undos.append(undo)))
        page.open_asked.connect(lambda *asked: page.opens.append(asked))
        jobs.changed.connect(page.refresh)
        page.resize(1140, 760)
        page.show()
        settle()
        return page

    return make


@pytest.fixture
def differing(practice_store, laptop, stick):
    """Let both copies give a person another telephone, and meet at the office; gives the person."""
    person = add(practice_store, "สมชาย")
    bring(practice_store, laptop, stick)
    edit(practice_store, person, phone="111")
    edit(laptop, person, phone="222")
    bring(laptop, practice_store, stick)
    return person


def fill(dialog, **values):
    for name, value in values.items():
        dialog.form.set_value(name, str(value))
        dialog.form.edited.emit(name)


def people(store):
    with reading(store) as session:
        return [one.first_name for one in records.find(session, Person)]


# making


def test_an_office_alone_says_so_and_names_itself(make, settle, practice_store):
    page = make()
    assert page.title() == "รวมข้อมูล"
    assert page.this.text() == "เครื่องนี้คือ “สำนักงาน”"
    assert page.panel.told.text() == "ไม่มีค่าที่บันทึกต่างกัน"
    assert not page.panel.table.isVisible()
    assert page.table.rows() == []
    assert (page.table.isHidden(), page.none.isHidden()) == (True, False)
    page.rename()
    dialog = page.findChild(NameDialog)
    fill(dialog, name="เครื่องกลาง")
    dialog.ask()
    settle()
    assert page.this.text().startswith("เครื่องนี้คือ “เครื่องกลาง” รหัสเครื่อง ")


def test_a_package_is_made_for_a_copy(make, settle, practice_store, laptop, stick, monkeypatch):
    page = make()
    add(practice_store, "มาลี")
    page.pack()
    dialog = page.findChild(PackDialog)
    choices = [dialog.to.itemText(place) for place in range(dialog.to.count())]
    assert choices == ["ให้เครื่อง “โน้ตบุ๊ก 1”", "ให้เครื่องใดก็ได้ (ข้อมูลทั้งหมด)"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(stick), ""))
    dialog._choose()
    fill(dialog, passphrase="สั้น", again="สั้น")
    dialog.ask()
    assert "อย่างน้อย 8 ตัวอักษร" in dialog.form.editor("passphrase").accessibleDescription()
    fill(dialog, passphrase=SECRET, again="อีกอย่าง")
    dialog.ask()
    assert "สองครั้งไม่ตรงกัน" in dialog.form.editor("again").accessibleDescription()
    fill(dialog, again=SECRET)
    dialog.ask()
    settle()
    assert dialog.said.text().startswith(f"ทำชุดข้อมูลแล้วที่ {stick} มีการบันทึก 1 รายการ")
    assert not dialog.to.isVisible()
    assert take(laptop, stick).changes == 1
    assert page.table.rows()[0][1] == "ส่งให้ โน้ตบุ๊ก 1"
    assert (page.table.isHidden(), page.none.isHidden()) == (False, True)
    dialog.reject()


def test_a_package_that_cannot_be_written_leaves_the_dialog_open(make, settle, refusals, laptop, tmp_path):
    page = make()
    page.pack()
    dialog = page.findChild(PackDialog)
    fill(dialog, file=tmp_path / "gone" / "x", passphrase=SECRET, again=SECRET)
    dialog.ask()
    settle()
    assert refusals
    assert dialog.verb.isEnabled()
    dialog.reject()


def test_every_known_copy_can_be_named(make, settle, laptop):
    page = make()
    page.rename()
    dialog = page.findChild(NameDialog)
    said = [dialog.which.itemText(place) for place in range(dialog.which.count())]
    assert said[0].startswith("เครื่องนี้ “สำนักงาน”")
    assert said[1] == "เครื่อง “โน้ตบุ๊ก 1”"
    dialog.which.setCurrentIndex(1)
    assert dialog.form.values()["name"] == "โน้ตบุ๊ก 1"
    fill(dialog, name="โน้ตบุ๊กท่าถ่าน")
    dialog.ask()
    settle()
    assert [one.name for one in page._overview.copies][1:] == ["โน้ตบุ๊กท่าถ่าน"]


def test_packing_is_stopped_and_nothing_stays(make, settle, laptop, stick, jobs, monkeypatch):
    from desktop.work import merging as work

    monkeypatch.setattr(work.packages, "write", lambda *_given: _given[-1](1, 3) or stop(dialog, _given[-1]))
    page = make()
    page.pack()
    dialog = page.findChild(PackDialog)
    fill(dialog, file=stick, passphrase=SECRET, again=SECRET)
    dialog.ask()
    settle()
    assert dialog.said.text() == "หยุดแล้ว ยังไม่มีสิ่งใดเปลี่ยน"
    assert not stick.exists()
    assert dialog.bar.format() == "1 จาก 3"
    assert dialog.verb.isEnabled()
    dialog.reject()


def stop(dialog, step):
    dialog._progress.cancel()
    step(2, 3)


# taking


def test_a_package_is_looked_into_and_taken(make, settle, practice_store, laptop, stick, jobs, monkeypatch):
    add(laptop, "มาลี")
    pack(laptop, stick)
    before = people(practice_store)
    page = make()
    changed = []
    jobs.changed.connect(changed.append)
    page.new()
    dialog = page.findChild(TakeDialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(stick), ""))
    dialog._choose()
    fill(dialog, passphrase=SECRET)
    dialog.ask()
    settle()
    assert "ชุดข้อมูลจากเครื่อง “โน้ตบุ๊ก 1”" in dialog.said.text()
    assert "บุคคล: เพิ่ม 1 รายการ" in dialog.said.text()
    assert people(practice_store) == before
    assert dialog.accepted_mark.isVisible()
    assert not dialog.verb.isEnabled()
    dialog.accepted_mark.setChecked(True)
    assert dialog.verb.text() == "สำรองข้อมูลแล้วรวม"
    dialog.ask()
    settle()
    assert dialog.said.text().startswith("รวมข้อมูลแล้ว\n")
    assert sorted(people(practice_store)) == sorted([*before, "มาลี"])
    assert [one.manifest.why for one in backups.found(backups.place_of(practice_store))] == ["merge"]
    assert {"people", "merging", "backups"} <= set(changed)
    assert page.table.rows()[0][1:] == ["รับจาก โน้ตบุ๊ก 1", "นางสาวฝึกหัด ตั้งใจ", "1"]
    assert page.words == ["รวมข้อมูลแล้ว"]
    dialog.reject()


def test_another_file_or_passphrase_is_looked_into_anew(make, settle, practice_store, laptop, stick):
    add(laptop, "มาลี")
    pack(laptop, stick)
    page = make()
    page.new()
    dialog = page.findChild(TakeDialog)
    fill(dialog, file=stick, passphrase="อย่างอื่นทั้งหมด")
    dialog.ask()
    settle()
    assert "ไม่ถูกต้อง" in dialog.form.editor("passphrase").accessibleDescription()
    fill(dialog, passphrase=SECRET)
    dialog.ask()
    settle()
    assert dialog.accepted_mark.isVisible()
    fill(dialog, file="ไม่มี")
    assert not dialog.accepted_mark.isVisible()
    assert dialog.verb.text() == "ดูว่าจะได้อะไร"
    dialog.reject()


def test_a_copy_that_was_put_back_is_offered_to_be_set_up_as_new(make, settle, practice_store, laptop, stick):
    bring(practice_store, laptop, stick)
    add(laptop, "หนึ่ง")
    with working(practice_store) as session:
        session.execute(records.tables.device.update().values(id=laptop.device))
    practice_store.device = laptop.device  # as if this folder was that laptop's, put back
    add(practice_store, "สอง")
    pack(laptop, stick)
    page = make()
    page.new()
    dialog = page.findChild(TakeDialog)
    fill(dialog, file=stick, passphrase=SECRET)
    dialog.ask()
    settle()
    assert dialog.as_new.isVisible()
    dialog.as_new.setChecked(True)
    dialog.ask()
    settle()
    assert "เครื่องนี้เป็นเครื่องใหม่ พร้อมการบันทึกของเครื่องนี้ 1 รายการ" in dialog.said.text()
    assert dialog.verb.text() == "สำรองข้อมูลแล้วรวม"
    dialog.reject()


# deciding


def test_another_value_is_typed_by_the_number_after_the_values(
    make, settle, press, practice_store, differing
):
    page = make()
    assert page.panel.other_button.text() == "พิมพ์ค่าอื่น… (3)"
    press(page.panel.table, "3")
    dialog = page.findChild(OtherValueDialog)
    fill(dialog, phone="9" * 100)
    dialog.ask()
    settle()
    assert "ยาวเกิน" in dialog.form.editor("phone").accessibleDescription()
    fill(dialog, phone="333")
    dialog.ask()
    settle()
    assert read(practice_store, differing).phone == "333"
    assert (page.panel.table.rows(), page.words) == ([], ["เลือกค่าแล้ว"])
    page.undo_button.click()
    settle()
    assert len(page.panel.table.rows()) == 1
    with reading(practice_store) as session:
        units = records.tables.units
        last = session.execute(units.select().order_by(units.c.clock.desc()).limit(1)).one()
    assert (last.actor, bool(last.undoes)) == ("นางสาวฝึกหัด ตั้งใจ", True)  # who undid it


def test_nothing_to_undo_is_said(make, settle, refusals):
    page = make()
    page.undo()
    settle()
    assert "ไม่มีการเลือกให้เลิกทำ" in refusals[0]


# doubles


@pytest.fixture
def made_twice(practice_store, laptop, stick):
    """Let both copies add the same person, and meet at the office; gives both ids."""
    one, two = add(practice_store, "สมชาย", phone="1"), add(laptop, "สมชาย", phone="2", occupation="ครู")
    bring(laptop, practice_store, stick)
    return one, two


def test_doubles_are_joined_by_keys_and_parted_again_by_undo(make, settle, press, practice_store, made_twice):
    page = make()
    [row] = page.pairs.table.rows()
    assert row == ["บุคคล", "สมชาย", "สมชาย", "ชื่อคล้ายกันและอยู่หมู่บ้านเดียวกันหรือยังไม่ระบุ"]
    assert "เครื่อง “โน้ตบุ๊ก 1”" in page.pairs.said[1].text()
    press(page.pairs.table, "1")
    settle()
    dialog = page.findChild(JoinDialog)
    assert dialog.table.rows() == [["โทรศัพท์", "✓ 1", "2"], ["อาชีพ", "(ว่าง)", "✓ ครู"]]
    press(dialog.table, "2")
    press(dialog.table, "9")
    assert dialog.table.currentRow() == 1
    assert dialog.chosen == {"phone": 1, "occupation": 1}
    dialog.swap.click()
    settle()
    assert dialog.table.rows() == [["โทรศัพท์", "✓ 2", "1"], ["อาชีพ", "✓ ครู", "(ว่าง)"]]
    dialog.one.click()
    dialog.verb.click()
    settle()
    assert page.pairs.isHidden()
    assert [name for name in people(practice_store) if name == "สมชาย"] == ["สมชาย"]
    assert read(practice_store, made_twice[1]).phone == "2"
    assert page.words == ["รวมเป็นรายการเดียวแล้ว"]
    page.undos[0]()
    settle()
    assert len(page.pairs.table.rows()) == 1
    page.pairs._open()
    assert page.opens == [("people", made_twice[0])]


def test_that_they_are_two_is_kept_by_its_key(make, settle, press, made_twice):
    page = make()
    press(page.pairs.table, "4")
    press(page.pairs.table, "3")
    settle()
    assert page.pairs.isHidden()
    assert page.words == ["จำไว้แล้วว่าไม่ใช่รายการซ้ำ"]


def test_two_that_say_the_same_are_joined_at_once(make, settle, practice_store, laptop, stick):
    add(practice_store, "สมชาย"), add(laptop, "สมชาย")
    bring(laptop, practice_store, stick)
    page = make()
    page.pairs.answers[1].click()
    settle()
    dialog = page.findChild(JoinDialog)
    assert (dialog.table.isHidden(), dialog.none.isHidden()) == (True, False)
    dialog.choose(0)
    dialog._join()
    settle()
    assert page.pairs.isHidden()


def test_both_values_are_shown_and_one_is_chosen_by_its_key(make, settle, press, practice_store, differing):
    page = make()
    [row] = page.panel.table.rows()
    assert row == ["สมชาย", "โทรศัพท์", "222 / 111"]
    assert [one.text() for one in page.panel.value_buttons] == ["ใช้ค่านี้ (1)", "ใช้ค่านี้ (2)"]
    press(page.panel.table, Qt.Key.Key_Down)
    press(page.panel.table, "9")  # no such value
    press(page.panel.table, "2")
    settle()
    assert page.panel.table.rows() == []
    assert read(practice_store, differing).phone == "111"
    assert page.words == ["เลือกค่าแล้ว"]
    page.undos[0]()
    settle()
    assert len(page.panel.table.rows()) == 1
    assert page.words[-1] == "เลิกทำแล้ว"
    page.panel.value_buttons[0].click()
    settle()
    assert page.panel.table.rows() == []


def test_the_record_is_opened(make, differing):
    page = make()
    page.panel.open_button.click()
    assert page.opens == [("people", differing)]


def test_nothing_chosen_opens_and_decides_nothing(make):
    page = make()
    page.panel.choose(0)
    page.panel._open()
    assert (page.opens, page.words) == ([], [])


def test_who_may_not_write_sees_and_changes_nothing(make, settle, press, practice_store, differing):
    practice_store.permits -= {WRITE, EXPORT}
    page = make()
    assert not any(
        one.isEnabled()
        for one in (page.take_button, page.pack_button, page.name_button, *page.panel.value_buttons)
    )
    press(page.panel.table, "1")
    for act in (page.new, page.pack, page.rename):
        act()
    settle()
    assert len(page.panel.table.rows()) == 1
    assert not any(page.findChildren(kind) for kind in (TakeDialog, PackDialog, NameDialog))


def test_what_changed_while_it_was_not_seen_is_read_when_it_is(make, settle, practice_store, differing):
    page = make()
    page.hide()
    with working(practice_store) as session:
        [one] = merging.conflicts.conflicts(session)
        merging.conflicts.decide(session, one, 0)
    page.refresh("people")
    settle()
    assert len(page.panel.table.rows()) == 1
    page.show()
    settle()
    assert page.panel.table.rows() == []


def test_the_report_is_shown(make, settle, differing):
    page = make()
    page.print_()
    settle()
    window = page.findChild(ReportWindow)
    assert window.sheet.pdf.startswith(b"%PDF")
    window.reject()


def test_numbers_that_stand_twice_and_what_names_a_removed_one_are_told():
    from desktop.work.conflicts import Doubled, Stranded

    double = Doubled("papers", "ทะเบียนคำสั่ง", "1/2569", (("a", "คำสั่งหนึ่ง"), ("b", "คำสั่งสอง")))
    one = Stranded("committees", "c", "คณะหนึ่ง", "ศูนย์", "ศูนย์ ก")
    told = list(words.others((double,), (one,) * 7))
    assert told[0] == "ทะเบียนคำสั่ง เลขที่ 1/2569 มีมากกว่าหนึ่งฉบับ: คำสั่งหนึ่ง, คำสั่งสอง"
    assert told[1] == "คณะหนึ่ง · ศูนย์ อ้างถึง “ศูนย์ ก” ที่นำออกจากรายการแล้ว"
    assert told[-1] == "และอีก 2 รายการ"
    assert list(words.others((replace(double),), ())) == told[:1]


def test_one_of_two_with_the_same_number_is_cancelled_by_its_number_and_undone(
    make, settle, press, practice_store, laptop, stick
):
    letter = Received(number=900, year=2569, came=date(2026, 3, 5), sender="จังหวัด", subject="เชิญประชุม")
    for store in (practice_store, laptop):
        with working(store, "ลงรับ") as session:
            records.add(session, letter)
    bring(laptop, practice_store, stick)
    page = make()
    [row] = page.numbers.table.rows()
    assert row[:2] == ["หนังสือรับ", "900/2569"]
    assert row[2].count("900/2569 เชิญประชุม (ลงรับ ") == 2
    assert page.others.isHidden()
    first, second = page.numbers.chosen().records
    assert [one.text() for one in page.numbers.void_buttons] == ["ใช้ฉบับนี้ไม่ได้… (1)", "ใช้ฉบับนี้ไม่ได้… (2)"]
    page.numbers.choose(2)
    press(page.numbers.table, "2")
    dialog = page.findChild(ReasonDialog)
    assert second[1] in dialog.sentence.text()
    dialog.ask()
    settle()
    assert "ต้องบอกเหตุผล" in dialog.form.editor("reason").accessibleDescription()
    fill(dialog, reason="ลงเล่มก่อนแล้ว")
    dialog.ask()
    settle()
    assert (page.numbers.isHidden(), page.words) == (True, ["ยกเลิกฉบับที่เลขซ้ำแล้ว"])
    with reading(practice_store) as session:
        said = [records.read(session, Received, id_).cancelled for id_, _label in (first, second)]
    assert said == ["", "เลขซ้ำ ใช้ฉบับนี้ไม่ได้: ลงเล่มก่อนแล้ว"]
    page.undo_button.click()
    settle()
    assert len(page.numbers.table.rows()) == 1
    page.numbers.open_asked.emit("received", first[0])
    assert page.opens == [("received", first[0])]


def test_numbers_of_cases_are_told_and_not_cancelled_here():
    from desktop.work.conflicts import Doubled

    assert not Doubled("cases", "ทะเบียนเรื่องไกล่เกลี่ย", "1/2569", ()).may_void
