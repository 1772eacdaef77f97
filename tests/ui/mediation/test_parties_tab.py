"""Both sides and the witnesses: added, changed, taken out; consent, minors, and the national id shown to who says why."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.cases import Party
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.store import tables
from desktop.ui.mediation.party_dialog import PartyDialog
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.work import cases
from tests.ui.forms import under
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def id_(begin):
    return begin()


@pytest.fixture
def page(open_page, id_):
    return open_page(id_, "parties")


@pytest.fixture
def tab(page):
    return page.tab("parties")


@pytest.fixture
def parties(ask, id_):
    table = tables.of(Party)
    return lambda: ask(store.find, Party, table.c.case == id_, order=(table.c.no,))


def dialog_of(tab):
    return tab.findChildren(PartyDialog)[-1]


def words_on(tab, side):
    column = tab.sides[side]
    return [
        [label.text() for label in column.cards.itemAt(n).widget().findChildren(QLabel) if label.text()]
        for n in range(column.cards.count())
    ]


def test_both_sides_stand_as_cards(tab):
    assert words_on(tab, "1") == [["นายสมมติ ใจร้อน", "ยังไม่ได้ให้ความยินยอม"]]
    assert words_on(tab, "2") == [["นางทดลอง ใจเย็น", "ยังไม่ได้ให้ความยินยอม"]]
    assert words_on(tab, "witness") == []
    assert nameless(tab) == []


def test_a_party_is_added_and_the_case_is_between_them(page, tab, parties, settle):
    tab.sides["2"].add_button.click()
    dialog = dialog_of(tab)
    dialog.form.set_value("title", "นาย")
    dialog.form.set_value("first_name", "มาเพิ่ม")
    dialog.ask()
    settle()
    assert [(one.side, one.name) for one in parties()][-1] == ("2", "นายมาเพิ่ม")
    assert page.head.title.text().endswith("นางทดลอง ใจเย็น (+1)")
    assert page.focusWidget() is tab._cards[parties()[-1].id].edit_button
    assert page.words == ["บันทึกแล้ว"]


def test_who_is_chosen_is_filled_in_with_the_national_id_unseen(tab, parties, do, settle):
    person = do(store.add, Person(
        title="นาง", first_name="รู้จัก", last_name="สมมติ", phone="081-0", national_id="1234567890121"
    ))  # fmt: skip
    tab.add("1")
    dialog = dialog_of(tab)
    dialog.form.set_value("person", person, "นางรู้จัก สมมติ")
    dialog.form.edited.emit("person")
    settle()
    said = dialog.form.settled()
    assert (said["first_name"], said["phone"], said["national_id"]) == ("รู้จัก", "081-0", "")
    dialog.ask()
    settle()
    assert parties()[-1].national_id == "x-xxxx-xxxxx-12-1"
    assert "เลขประจำตัวประชาชน x-xxxx-xxxxx-12-1" in words_on(tab, "1")[-1]


def test_an_organisation_has_its_own_fields(tab, parties, ask, settle):
    group = ask(store.find, Organisation)[0]
    tab.add("2")
    dialog = dialog_of(tab)
    assert dialog.form._boxes["organisation"].left_out
    dialog.form.set_value("kind", "organisation")
    dialog.form.edited.emit("kind")
    assert dialog.form._boxes["person"].left_out
    assert dialog.form._boxes["national_id"].left_out
    dialog.form.set_value("organisation", group.id, group.label)
    dialog.form.edited.emit("organisation")
    settle()
    dialog.ask()
    settle()
    assert (parties()[-1].name, parties()[-1].kind) == (group.name, "organisation")


def test_a_choice_that_was_changed_meanwhile_fills_in_nothing(tab, do, settle):
    person = do(store.add, Person(first_name="รู้จัก"))
    tab.add("1")
    dialog = dialog_of(tab)
    dialog.form.set_value("person", person, "รู้จัก")
    dialog.form.edited.emit("person")
    dialog.form.set_value("person", "")
    settle()
    assert dialog.form.settled()["first_name"] == ""


def test_a_witness_is_not_asked_for_consent(tab, settle, id_, parties):
    tab.add("witness")
    dialog = dialog_of(tab)
    assert dialog.form._boxes["consent"].left_out
    dialog.form.set_value("first_name", "พยานสมมติ")
    dialog.ask()
    settle()
    assert words_on(tab, "witness") == [["พยานสมมติ"]]
    assert "ความยินยอม…" not in [b.text() for b in tab._cards[parties()[-1].id].findChildren(QPushButton)]


def test_consent_is_of_today_unless_another_day_is_said(tab, parties, settle):
    first = parties()[0]
    tab.ask_consent(first)
    dialog = dialog_of(tab)
    dialog.form.set_value("consent", "yes")
    dialog.form.edited.emit("consent")
    assert dialog.form.settled()["consented"] == date.today()
    dialog.form.set_value("consented", date(2026, 8, 9))
    dialog.form.edited.emit("consent")
    dialog.ask()
    settle()
    assert words_on(tab, "1")[0][1] == "สมัครใจ เมื่อ 9 ส.ค. 2569"


def test_a_minor_without_a_representative_stands_out(tab, do, parties, jobs, settle, id_):
    do(cases.keep_part, dataclasses.replace(parties()[0], born=date(2010, 1, 1), occupation="นักเรียน"))
    jobs.changed.emit("cases")
    settle()
    assert words_on(tab, "1")[0][2:] == ["ผู้เยาว์ ยังไม่มีผู้แทน", "อายุ 16 ปี · นักเรียน"]
    do(cases.keep_part, dataclasses.replace(
        parties()[0], represented_by="นางมารดา สมมติ", representation="มารดา", capacity="minor"
    ))  # fmt: skip
    jobs.changed.emit("cases")
    settle()
    assert words_on(tab, "1")[0][2:4] == ["ผู้เยาว์ มีผู้แทน", "ผู้แทน นางมารดา สมมติ (มารดา)"]


def test_a_party_is_taken_out_and_brought_back(page, tab, parties, settle):
    tab.remove_party(parties()[1])
    settle()
    assert words_on(tab, "2") == []
    assert len(parties()) == 1
    tab._undo()
    settle()
    assert len(parties()) == 2
    assert words_on(tab, "2") == [["นางทดลอง ใจเย็น", "ยังไม่ได้ให้ความยินยอม"]]
    assert page.words == ["นำออกแล้ว", "เลิกทำแล้ว"]


def test_the_only_one_who_asks_stays(tab, parties, settle, refusals):
    tab.remove_party(parties()[0])
    settle()
    assert refusals == ["ต้องมีผู้ร้องอย่างน้อยหนึ่งคน"]
    assert len(parties()) == 2


def test_the_national_id_is_shown_to_who_says_why(tab, do, parties, jobs, settle, ask):
    do(cases.keep_part, dataclasses.replace(parties()[0], national_id="1234567890121"))
    jobs.changed.emit("cases")
    settle()
    card = tab._cards[parties()[0].id]
    next(b for b in card.findChildren(QPushButton) if b.text() == "ดูเลข…").click()
    why = tab.findChild(WhyDialog)
    why.ask()
    settle()
    assert why.form._boxes["reason"].widget.accessibleDescription() == "ต้องบอกเหตุผลที่ขอดูเลขประจำตัวประชาชน"
    why.form.set_value("reason", "ออกหนังสือเชิญ")
    why.ask()
    settle()
    assert tab.findChild(IdDialog).number.text() == "1-2345-67890-12-1"
    last = ask(lambda one: one.connection.execute(tables.readings.select()).all())[-1]
    assert (last.topic, last.field, last.reason) == ("cases", "national_id", "ออกหนังสือเชิญ")


def test_what_is_missing_or_odd_is_said_beside_its_field(tab, parties, settle):
    tab.edit(parties()[0])
    dialog = dialog_of(tab)
    dialog.form.set_value("national_id", "1234567890120")
    dialog.form.edited.emit("national_id")
    assert under(dialog, "national_id")[1] == "warned"
    dialog.form.set_value("first_name", "")
    dialog.ask()
    settle()
    assert under(dialog, "first_name")[1] == "invalid"
    assert dialog.isVisible()


def test_both_values_stand_where_somebody_saved_in_between(tab, parties, do, settle):
    tab.edit(parties()[0])
    dialog = dialog_of(tab)
    dialog.form.set_value("phone", "081-1")
    do(cases.keep_part, dataclasses.replace(parties()[0], phone="082-2"))
    dialog.ask()
    settle()
    assert under(dialog, "phone") == ("ค่าที่บันทึกจากที่อื่น: 082-2", "warned")
    dialog.ask()
    settle()
    assert parties()[0].phone == "081-1"


def test_the_sides_stand_above_one_another_where_it_is_narrow(tab):
    one, other = tab.sides["1"], tab.sides["2"]
    assert one.y() == other.y()
    tab.resize(400, 700)
    tab.layout().activate()
    assert tab._row.direction() == tab._row.Direction.TopToBottom


def test_a_case_without_its_date_is_shown_all_the_same(tab, settle):
    tab.show_whole(dataclasses.replace(tab.whole, case=dataclasses.replace(tab.whole.case, received=None)))
    assert words_on(tab, "1")[0][0] == "นายสมมติ ใจร้อน"
