"""The page of any record: saved, undone, removed, kept while half typed, and saved over another's values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.store import drafts
from desktop.store import records as store
from desktop.ui.organisations import page as organisations
from desktop.ui.parts import messages
from desktop.ui.parts.form import DRAFT_AFTER
from desktop.ui.people import page as people
from desktop.work import records
from tests.ui.forms import under

CTRL = Qt.KeyboardModifier.ControlModifier


def rows(card):
    """Give label and detail of each row of a card."""
    lines = (card._list.line(card._list.item(n)) for n in range(card._list.count()))
    return [(line.label, line.detail) for line in lines]


# saving


def test_an_edit_is_saved_told_and_written_in_the_history(page, kept, settle, person):
    page.form.set_value("occupation", "ช่างไม้ไผ่")
    page.save()
    settle()
    assert kept().occupation == "ช่างไม้ไผ่"
    assert page.words == ["บันทึกแล้ว"]
    assert not page.form.dirty
    what, who = rows(page.changes)[0]
    assert what == f"อาชีพ: {person.occupation} → ช่างไม้ไผ่"
    assert who.endswith("นางสาวฝึกหัด ตั้งใจ")


def test_saving_twice_at_once_saves_once(new_page, ask, settle):
    new_page.form.set_value("first_name", "มีคนเดียว")
    new_page.save()
    new_page.save()
    settle()
    assert len(ask(store.find, Person, store.tables.of(Person).c.first_name == "มีคนเดียว")) == 1


def test_what_is_typed_on_while_it_is_saved_stays_typed(page, kept, settle):
    page.form.set_value("occupation", "ทำนา")
    page.save()
    page.form.set_value("phone", "081-000-0000")
    settle()
    assert (kept().occupation, kept().phone) == ("ทำนา", page._shown.opened.record.phone)
    assert page.form.values()["phone"] == "081-000-0000"
    assert page.form.dirty
    page.save()
    settle()
    assert kept().phone == "081-000-0000"


def test_what_does_not_hold_is_one_sentence_and_loses_nothing(new_page, settle, ask):
    before = len(ask(store.find, Person))
    new_page.form.set_value("last_name", "มีแต่นามสกุล")
    new_page.form.editor("born").setText("31 เม.ย. 2567")
    new_page.save()
    settle()
    assert new_page.form.errors() == ("first_name", "born")
    assert under(new_page, "first_name")[0] == "ต้องกรอก “ชื่อ” ก่อนบันทึก"
    assert new_page.form.editor("born").text() == "31 เม.ย. 2567"
    assert len(ask(store.find, Person)) == before


def test_a_refusal_of_the_office_stands_beside_its_field(new_page, settle):
    new_page.form.set_value("first_name", "เลขสั้น")
    new_page.form.set_value("national_id", "12345")
    new_page.save()
    settle()
    assert under(new_page, "national_id") == (
        "เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พิมพ์ไว้ 5 หลัก กรุณาตรวจกับบัตร", "invalid",
    )  # fmt: skip
    assert new_page.form.dirty


def test_a_name_of_look_alike_signs_is_mended_when_it_is_saved(new_page, settle):
    new_page.form.set_value("first_name", "เเก้ว")
    new_page.save()
    settle()
    assert new_page.form.values()["first_name"] == "แก้ว"
    assert new_page.head.title.text() == "แก้ว"


# two who edit the same record


def test_a_save_over_anothers_shows_both_values_and_the_second_save_wins(page, kept, do, settle, person):
    do(records.save, replace(person, phone="02-111-1111"))
    do(records.save, replace(kept(), phone="02-222-2222"))  # saved twice since: the next save still is to win
    page.form.set_value("phone", "02-333-3333")
    page.save()
    settle()
    assert page.form._general.text() == ("มีการแก้ไข “โทรศัพท์” จากที่อื่นไปก่อนแล้ว กรุณาเทียบค่าทั้งสองแล้วบันทึกอีกครั้ง")
    assert page.form.values()["phone"] == "02-333-3333"
    assert under(page, "phone") == ("ค่าที่บันทึกจากที่อื่น: 02-222-2222", "warned")
    page.save()
    settle()
    assert kept().phone == "02-333-3333"
    assert under(page, "phone") == ("", "")


def test_the_others_village_is_shown_by_its_name(page, do, ask, settle, person):
    villages = ask(store.find, Village)
    theirs, mine = [one for one in villages if one.id != person.village][:2]
    do(records.save, replace(person, village=theirs.id))
    page.form.set_value("village", mine.id, mine.label)
    settle()
    page.save()
    settle()
    assert under(page, "village")[0] == f"ค่าที่บันทึกจากที่อื่น: {theirs.label}"


def test_an_emptied_value_of_another_is_said_in_a_word(page, do, settle, person):
    do(records.save, replace(person, phone=""))
    page.form.set_value("phone", "02-333-3333")
    page.save()
    settle()
    assert under(page, "phone")[0] == "ค่าที่บันทึกจากที่อื่น: (ว่าง)"


def test_a_record_changed_elsewhere_is_read_again_unless_something_is_typed(page, do, settle, person, jobs):
    do(records.save, replace(person, phone="02-111-1111"))
    jobs.changed.emit("people")
    settle()
    assert page.form.values()["phone"] == "02-111-1111"
    page.form.set_value("address", "99")
    do(records.save, replace(person, version=2, phone="02-222-2222"))
    jobs.changed.emit("people")
    settle()
    assert page.form.values()["phone"] == "02-111-1111"


def test_a_record_that_was_asked_for_later_is_the_one_shown(page, ask, settle):
    one, other = ask(store.find, Person)[1:3]
    page.open("people", one.id)
    page.open("people", other.id)
    settle()
    assert page.head.title.text() == other.label


def test_a_record_that_is_not_there_goes_back_to_the_list_with_a_sentence(page, settle, refusals):
    page.open("people", "no-such-id")
    settle()
    assert page.closes == [1]
    assert refusals == ["ไม่พบรายการนี้ในบุคคล อาจถูกนำออกไปแล้ว"]


# half typed


def found(ask, key):
    return [draft.values for draft in ask(drafts.find, key)]


def type_name(press, page, text):
    line = page.form.editor("first_name")
    line.setFocus()
    press(line, text)


def test_a_draft_is_kept_a_moment_after_typing(new_page, press, ask, qtbot, settle):
    type_name(press, new_page, "พิมพ์ค้าง")
    assert found(ask, "people:") == []
    qtbot.waitUntil(lambda: found(ask, "people:") != [], timeout=DRAFT_AFTER * 4)
    settle()
    [values] = found(ask, "people:")
    assert values["first_name"] == "พิมพ์ค้าง"


def test_a_draft_is_put_back_on_a_new_page_and_told(make_page, do, kept, settle):
    do(records.keep_draft, "people:", {"first_name": "ค้างจากเมื่อวาน", "born": "2008-05-08"})
    page = make_page(people.description())
    assert page.form.values()["first_name"] == "ค้างจากเมื่อวาน"
    assert page.form.values()["born"] == date(2008, 5, 8)
    assert page.form.dirty
    assert page.words == ["นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"]


def test_a_draft_begun_before_another_saved_does_not_save_over_it_unseen(make_page, do, person, kept, settle):
    do(
        records.keep_draft,
        f"people:{person.id}",
        {"phone": "02-333-3333", "address": person.address, "version": person.version},
    )
    do(records.save, replace(person, address="เลขที่ใหม่"))
    page = make_page(people.description(), person.id)
    page.save()
    settle()
    assert kept().address == "เลขที่ใหม่"
    assert under(page, "address")[0] == "ค่าที่บันทึกจากที่อื่น: เลขที่ใหม่"


def test_a_draft_is_forgotten_once_it_is_saved(new_page, ask, settle):
    new_page.form.set_value("first_name", "เก็บแล้ว")
    new_page.form._draft()
    settle()
    assert len(found(ask, "people:")) == 1
    new_page.save()
    settle()
    assert found(ask, "people:") == []


def test_no_draft_is_kept_of_what_is_just_being_saved(new_page, ask, settle):
    new_page.form.set_value("first_name", "กำลังบันทึก")
    new_page.save()
    new_page.form._draft()  # its time came while the save was under way
    settle()
    assert found(ask, "people:") == []


def test_leaving_without_saving_forgets_the_draft_and_shows_what_is_kept(page, ask, settle, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda _parent: messages.LEAVE)
    before = page.form.values()["occupation"]
    page.form.set_value("occupation", "ไม่เอา")
    page.form._draft()
    settle()
    assert page.can_leave(lambda: pytest.fail("gone on before the answer"))
    settle()
    assert found(ask, f"people:{page._record.id}") == []
    assert (page.form.values()["occupation"], page.form.dirty) == (before, False)


def test_staying_keeps_what_is_typed_and_a_later_save_goes_nowhere(page, settle, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda _parent: messages.STAY)
    page.form.set_value("occupation", "ทำนา")
    gone = []
    assert not page.can_leave(lambda: gone.append(1))
    page.save()
    settle()
    assert gone == []


def test_saving_before_leaving_goes_on_once_it_is_saved(page, kept, settle, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda _parent: messages.SAVE)
    page.form.set_value("occupation", "ทำสวนยาง")
    gone = []
    assert not page.can_leave(lambda: gone.append(kept().occupation))
    settle()
    assert gone == ["ทำสวนยาง"]


def test_what_cannot_be_saved_before_leaving_is_not_left_later_either(page, settle, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda _parent: messages.SAVE)
    page.form.set_value("first_name", "")
    gone = []
    assert not page.can_leave(lambda: gone.append(1))
    page.form.set_value("first_name", "กลับมา")
    page.save()
    settle()
    assert (gone, page.words) == ([], ["บันทึกแล้ว"])


# undo and taking out


def undo_of(page):
    """Catch what the next quiet word offers to take back."""
    undos = []
    page.said.connect(lambda _word, undo: undos.append(undo))
    return undos


def test_an_edit_is_taken_back_and_stays_on_show(page, kept, settle, person):
    undos = undo_of(page)
    page.form.set_value("occupation", "ช่างไม้ไผ่")
    page.save()
    settle()
    undos[0]()
    settle()
    assert kept().occupation == person.occupation
    assert page.form.values()["occupation"] == person.occupation
    assert (page.words[-1], page.closes) == ("เลิกทำแล้ว", [])


def test_a_new_record_taken_back_goes_to_the_list(new_page, ask, settle):
    undos = undo_of(new_page)
    new_page.form.set_value("first_name", "ชั่วคราว")
    new_page.save()
    settle()
    undos[0]()
    settle()
    assert new_page.closes == [1]
    assert ask(store.find, Person, store.tables.of(Person).c.first_name == "ชั่วคราว") == []


def test_what_is_typed_on_after_a_new_record_is_taken_back_is_a_new_record(new_page, ask, settle):
    undos = undo_of(new_page)
    new_page.form.set_value("first_name", "ชั่วคราว")
    new_page.save()
    settle()
    new_page.form.set_value("last_name", "พิมพ์ต่อ")
    undos[0]()
    settle()
    assert new_page.closes == []
    new_page.save()
    settle()
    [kept] = ask(store.find, Person, store.tables.of(Person).c.last_name == "พิมพ์ต่อ")
    assert kept.first_name == "ชั่วคราว"


def free_person(do):
    """Add a person whom nothing refers to."""
    return do(records.add, Person(first_name="ไม่มีใคร", last_name="อ้างถึง"))


def test_a_record_is_taken_out_after_a_question_and_brought_back(make_page, do, ask, settle, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **more: asked.append((words[2], more)) or True)
    page = make_page(people.description(), free_person(do))
    undos = undo_of(page)
    page.remove_button.click()
    settle()
    assert asked == [("ไม่มีใคร อ้างถึง จะหายจากรายการและการค้นหา แต่ประวัติยังอยู่ และเลิกทำได้", {"danger": True})]
    assert (page.words, page.closes) == (["นำออกแล้ว"], [1])
    named = store.tables.of(Person).c.first_name == "ไม่มีใคร"
    assert ask(store.find, Person, named) == []
    undos[0]()
    settle()
    assert len(ask(store.find, Person, named)) == 1


def test_a_removed_record_leaves_no_draft_behind(make_page, do, ask, settle, monkeypatch):
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: True)
    id_ = free_person(do)
    page = make_page(people.description(), id_)
    page.form.set_value("phone", "1")
    page.form._draft()
    page.remove_button.click()
    settle()
    assert found(ask, f"people:{id_}") == []


def test_a_record_that_others_refer_to_is_not_taken_out_and_one_sentence_says_why(
    page, settle, refusals, monkeypatch, kept
):
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: True)
    page.remove_button.click()
    settle()
    assert refusals == ["ยังนำออกไม่ได้ เพราะ “คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน (2551)” และอีก 3 รายการอ้างถึงรายการนี้"]
    assert page.closes == []
    assert kept().label


def test_turning_back_from_the_question_takes_nothing_out(page, settle, monkeypatch, kept):
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: False)
    page.remove_button.click()
    settle()
    assert (page.words, page.closes) == ([], [])


# what stands beside the form


def test_links_are_named_by_what_they_are_and_open_their_record(page, ask, person):
    village = ask(store.read, Village, person.village)
    assert rows(page.links)[0] == (village.label, "หมู่บ้าน")
    assert rows(page.links)[1] == ("คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน (2551)", "กรรมการ · คณะกรรมการ")
    page.links._list.itemClicked.emit(page.links._list.item(0))
    assert page.opens == [("villages", person.village)]


def test_a_long_list_of_links_opens_out(make_page, ask):
    from desktop.ui.centres import page as centres

    village = ask(store.find, Village)[0]
    page = make_page(centres.villages(), village.id)
    assert rows(page.links)[-1] == ("ดูทั้งหมด 14 รายการ", "")
    page.links._list.itemClicked.emit(page.links._list.item(6))
    assert len(rows(page.links)) == 14


def test_of_too_many_links_it_is_said_that_there_are_more(make_page, ask, monkeypatch):
    from desktop.ui.centres import page as centres

    monkeypatch.setattr(records, "LINKED", 3)
    page = make_page(centres.villages(), ask(store.find, Village)[0].id)
    page.links.show_all()
    assert rows(page.links)[-1] == ("ยังมีมากกว่านี้ ดูทั้งหมดได้ในรายการของแต่ละเรื่อง", "")
    page.links._list.itemClicked.emit(page.links._list.item(len(rows(page.links)) - 1))
    assert page.opens == []


def test_a_record_without_links_shows_no_card_of_them(make_page, do):
    page = make_page(people.description(), free_person(do))
    assert not page.links.isVisible()
    assert page.changes.isVisible()


def test_the_history_opens_whole_by_a_row(page, settle):
    for occupation in ("ทำนา", "ค้าขาย"):
        page.form.set_value("occupation", occupation)
        page.save()
        settle()
    page.changes._list.itemClicked.emit(page.changes._list.item(0))
    from desktop.ui.records.history_dialog import HistoryDialog

    [dialog] = page.findChildren(HistoryDialog)
    assert [row[2:] for row in dialog.table.rows()] == [
        ["อาชีพ", "ทำนา", "ค้าขาย"],
        ["อาชีพ", page._shown.opened.changes[1].old, "ทำนา"],
        ["เพิ่มรายการ", "", ""],
    ]
    dialog.accept()


def test_a_new_record_tells_nothing_beside_its_form(new_page):
    assert not new_page._side.isVisible()
    assert not new_page.remove_button.isVisible()
    assert new_page.head.title.text() == "เพิ่มบุคคล"
    assert new_page.form.editor("title").hasFocus()


# links chosen and added


def test_a_picker_adds_on_the_spot_and_chooses_what_it_added(make_page, settle, ask):
    page = make_page(organisations.description())
    page.form.set_value("name", "กลุ่มทดสอบ")
    page.form.editor("chair").add_requested.emit("นางสาวใหม่ มาแล้ว")
    settle()
    [added] = ask(store.find, Person, store.tables.of(Person).c.last_name == "มาแล้ว")
    assert (added.title, added.first_name, added.tambon) == ("นางสาว", "ใหม่", "240606")
    assert page.form.values()["chair"] == added.id
    assert page.form.editor("chair").text() == "นางสาวใหม่ มาแล้ว"
    assert page.words == ["เพิ่ม นางสาวใหม่ มาแล้ว แล้ว"]
    page.save()
    settle()
    [kept] = ask(store.find, Organisation, store.tables.of(Organisation).c.name == "กลุ่มทดสอบ")
    assert kept.chair == added.id


def test_a_name_that_cannot_be_added_is_one_sentence_and_stays(make_page, settle, refusals):
    page = make_page(organisations.description())
    chair = page.form.editor("chair")
    long = "ก" * 121
    chair.setText(long)
    chair.add_requested.emit(long)
    settle()
    assert refusals == ["“ชื่อ” ยาวเกิน 120 ตัวอักษร กรุณาย่อให้สั้นลง"]
    assert chair.text() == long


def test_the_picker_tells_people_of_one_name_apart(make_page, press, qtbot, settle):
    page = make_page(organisations.description())
    chair = page.form.editor("chair")
    chair.setFocus()
    press(chair, "กิตติ")
    qtbot.waitUntil(lambda: chair._offers.rowCount() > 1)
    from desktop.ui.parts.lines import DETAIL

    offered = [chair._offers.item(n) for n in range(chair._offers.rowCount())]
    assert [(one.text(), one.data(DETAIL)) for one in offered] == [
        ("นายกิตติ บุญประเสริฐ", "หมู่ 1 บ้านหนองสมมติ ต.ท่าถ่าน · ข้าราชการบำนาญ"),
        ("นายกิตติ วงศ์ประเสริฐ", "หมู่ 2 บ้านโคกตัวอย่าง ต.ท่าถ่าน · ข้าราชการบำนาญ"),
        ("นายกิตติ จันทร์พิทักษ์", "หมู่ 2 บ้านโคกตัวอย่าง ต.ท่าถ่าน · ช่างไม้"),
        ("+ เพิ่ม “กิตติ”", ""),
    ]


# tambons


def test_an_office_of_one_tambon_is_not_asked_which(new_page, settle, ask):
    assert not new_page.form._boxes["tambon"].isVisible()
    new_page.form.set_value("first_name", "ในตำบล")
    new_page.save()
    settle()
    [kept] = ask(store.find, Person, store.tables.of(Person).c.first_name == "ในตำบล")
    assert kept.tambon == "240606"


@pytest.fixture
def two_tambons(do):
    """Add a centre, and so a tambon, and a village there."""
    from desktop.domain.centres import Centre

    do(records.add, Centre(tambon="240601", tambon_name="เกาะขนุน", name="ศูนย์เกาะขนุน"))
    return do(records.add, Village(tambon="240601", number=3, name="เกาะ"))


def test_an_office_of_more_offers_their_names(two_tambons, new_page):
    chooser = new_page.form.editor("tambon")
    assert new_page.form._boxes["tambon"].isVisible()
    assert [chooser.itemText(n) for n in range(chooser.count())] == ["ยังไม่ระบุ", "เกาะขนุน", "ท่าถ่าน"]
    assert chooser.accessibleName() == "ตำบล"
    assert "ตำบล" in [label.text() for label in new_page.form.findChildren(QLabel)]


def test_a_new_record_begins_in_the_tambon_on_show(two_tambons, new_page, settle):
    assert new_page.form.values()["tambon"] == ""
    new_page.show_tambon("240601")
    new_page.open("people", "")
    settle()
    assert new_page.form.values()["tambon"] == "240601"


def test_the_tambon_follows_the_village(two_tambons, new_page, settle):
    new_page.form.set_value("first_name", "ตามหมู่บ้าน")
    village = new_page.form.editor("village")
    from desktop.ui.parts.picker import Match

    village.choose(Match(two_tambons, "หมู่ 3 บ้านเกาะ"))
    settle()
    assert new_page.form.values()["tambon"] == "240601"
    assert new_page.form.editor("tambon").currentText() == "เกาะขนุน"


def test_a_tambon_that_is_not_the_offices_keeps_its_name(make_page, do):
    id_ = do(records.add, Person(first_name="คนต่างถิ่น", tambon="100101"))
    page = make_page(people.description(), id_)
    assert page.form._boxes["tambon"].isVisible()
    assert page.form.editor("tambon").currentText() == "พระบรมมหาราชวัง"
    assert page.form.values()["tambon"] == "100101"


def test_the_history_names_tambons(make_page, do, two_tambons, ask):
    id_ = do(records.add, Person(first_name="ย้ายบ้าน", tambon="240606"))
    do(records.save, replace(ask(store.read, Person, id_), tambon="240601"))
    page = make_page(people.description(), id_)
    assert rows(page.changes)[0][0] == "ตำบล: ท่าถ่าน → เกาะขนุน"
