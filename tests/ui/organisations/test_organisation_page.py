"""The page of an organisation: its form with the office's own fields, its tabs, its end."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain import own_fields as domain
from desktop.domain.committees import Seat
from desktop.domain.organisations import Organisation, Product, Tie
from desktop.domain.own_fields import OwnField
from desktop.store import records as store
from desktop.ui.organisations import page as organisations
from desktop.ui.organisations.organisation_page import TABS, CloseDialog, OrganisationPage
from desktop.ui.parts import messages
from desktop.work import own_fields, records
from tests.ui.forms import under
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def women(ask):
    """Give a women's group of the practice office."""
    return next(one for one in ask(store.find, Organisation) if one.kind == "กลุ่มสตรี")


@pytest.fixture
def open_page(make_page):
    def open_page(id_=""):
        return make_page(organisations.description(), id_, OrganisationPage)

    return open_page


def test_every_tab_shows_the_organisation_and_has_a_name_for_everything(open_page, women, settle):
    page = open_page(women.id)
    titles = [page.tabs.tabText(n) for n in range(page.tabs.count())]
    assert titles == [
        "ข้อมูล", "กรรมการและสมาชิก", "ผลิตภัณฑ์", "เครือข่ายและหน่วยสนับสนุน", "แบบสำรวจรายปี", "ความเข้มแข็ง",
        "ภาพและเอกสาร",
    ]  # fmt: skip
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        settle()
        assert nameless(page) == []
    assert page.tab("members").model.rowCount() > 3
    assert page.tab("products").model.rowCount() == 1
    assert page.tab("network").ties.model.rowCount() == 1
    assert page.tab("network").model.rowCount() == 2


def test_every_part_topic_of_an_organisation_has_its_tab(open_page, women):
    page = open_page(women.id)
    parts = {topic for topic, kind in records.TOPICS.items() if kind.part_of == "organisation"}
    assert parts == set(TABS)
    for topic in parts:
        page.show_part(topic, "")
        assert page.tabs.currentIndex() == page._at(TABS[topic])
    page.show_part("seats", "")
    assert page.tabs.currentIndex() == page._at(TABS[topic])


def test_a_new_organisation_has_no_tabs_until_it_is_saved(open_page, settle):
    page = open_page()
    assert not page.tabs.tabBar().isVisible()
    page.form.set_value("name", "กลุ่มคนรักป่า")
    page.save()
    settle()
    assert page.tabs.tabBar().isVisible()


def test_a_part_is_shown_in_its_row(open_page, women, ask, settle):
    page = open_page(women.id)
    tie = next(one for one in ask(store.find, Tie) if one.organisation == women.id)
    page.show_part("ties", tie.id)
    settle()
    assert page.tab("network").ties.table.current_row().id == tie.id


def test_who_is_tied_to_it_is_opened_from_its_row(open_page, women, settle, ask):
    page = open_page(women.id)
    page.tabs.setCurrentIndex(page._at("network"))
    settle()
    incoming = page.tab("network").incoming
    incoming.selectRow(0)
    incoming.open_current()
    settle()
    [(topic, id_)] = page.opens
    assert topic == "organisations"
    assert ask(store.read, Organisation, id_).label == incoming.current_row().cells[0]


def test_the_office_own_fields_stand_in_the_form_and_are_saved(open_page, women, do, ask, settle):
    page = open_page(women.id)
    before = page.form
    account = do(records.add, OwnField(title="เลขบัญชี", required=True))
    page._jobs.changed.emit("own_fields")
    settle()
    assert page.form is not before
    name = domain.name_of(ask(store.read, OwnField, account))
    page.save()
    settle()
    assert under(page, name) == ("ต้องกรอก “เลขบัญชี” ก่อนบันทึก", "invalid")
    page.form.set_value(name, "123-4")
    page.save()
    settle()
    assert ask(store.read, Organisation, women.id).own == {account: "123-4"}
    do(records.save, ask(store.read, OwnField, account).__class__(
        id=account, version=1, title="เลขบัญชี", retired=date(2009, 1, 1)
    ))  # fmt: skip
    page._jobs.changed.emit("own_fields")
    settle()
    assert name not in page.form.settled()


def test_an_own_value_that_was_saved_elsewhere_stands_under_ours(open_page, women, do, ask, settle):
    account = do(records.add, OwnField(title="เลขบัญชี"))
    page = open_page(women.id)
    kind = ask(own_fields.kind_of, "organisations")
    name = domain.name_of(ask(store.read, OwnField, account))
    page.form.set_value(name, "ของเรา")
    theirs = ask(records.read, kind, women.id)
    do(records.save, kind(**{**vars(theirs), name: "ของเขา"}))
    page.save()
    settle()
    assert under(page, name) == ("ค่าที่บันทึกจากที่อื่น: ของเขา", "warned")
    page.save()
    settle()
    assert ask(store.read, Organisation, women.id).own == {account: "ของเรา"}


def test_the_kinds_to_choose_from_are_offered(open_page, women, do):
    do(records.add, Organisation(name="ชมรม", kind="ชมรมจักรยาน"))
    page = open_page(women.id)
    model = page.form.editor("kind").completer().model()
    offered = [model.index(n, 0).data() for n in range(model.rowCount())]
    assert offered[0] == "คณะกรรมการหมู่บ้าน"
    assert offered[-1] == "ชมรมจักรยาน"


def test_the_day_of_the_end_is_asked_for_where_there_is_one(open_page, women):
    page = open_page(women.id)
    box = page.form._boxes["closed"]
    assert box.left_out
    page.form.set_value("status", "closed")
    page._hear("status")
    assert not box.left_out
    assert under(page, "closed") == ("ยังไม่ได้บอกวันที่หยุดหรือเลิก", "warned")
    page.form.set_value("closed", date(2010, 1, 1))
    page._hear("closed")
    assert under(page, "closed")[1] == ""


def test_an_organisation_is_closed_by_its_button_and_that_is_undone(open_page, women, ask, settle):
    page = open_page(women.id)
    page.ask_close()
    dialog = page.findChild(CloseDialog)
    dialog.form.set_value("closed", None)
    dialog.ask()
    settle()
    assert dialog.form._boxes["closed"].widget.accessibleDescription() == "ต้องบอกวันที่หยุดหรือเลิก"
    dialog.form.set_value("closed", date(2010, 1, 1))
    dialog.ask()
    settle()
    kept = ask(store.read, Organisation, women.id)
    assert (kept.status, kept.closed) == ("closed", date(2010, 1, 1))
    assert not page.close_button.isVisible()
    page._undo("")
    settle()
    assert ask(store.read, Organisation, women.id).status == "active"


def test_one_with_seats_or_surveys_is_not_taken_out(open_page, ask, settle, refusals, monkeypatch):
    monkeypatch.setattr(messages, "ask", lambda *said, **_more: True)
    page = open_page(next(seat.organisation for seat in ask(store.find, Seat) if seat.organisation))
    page._ask_remove()
    settle()
    assert refusals == ["กลุ่มนี้มีแบบสำรวจหรือผู้แทนในคณะกรรมการแล้ว จึงนำออกไม่ได้ ให้ใช้ “หยุดหรือเลิก…” พร้อมวันที่แทน"]


def test_a_double_is_asked_about(open_page, women, ask, settle, monkeypatch):
    said = []
    monkeypatch.setattr(
        messages, "ask", lambda _page, _title, sentence, *_more, **_named: said.append(sentence)
    )
    page = open_page()
    page.form.set_value("name", women.name)
    page.form.set_value("tambon", women.tambon, "ท่าถ่าน")
    page.save()
    settle()
    assert women.name in said[0]
    assert len([one for one in ask(store.find, Organisation) if one.name == women.name]) == 1


def test_a_place_outside_of_the_country_is_refused_beside_its_field(open_page, women, settle):
    page = open_page(women.id)
    page.form.set_value("coordinates", "0, 0")
    page.save()
    settle()
    assert under(page, "coordinates") == (
        "พิกัดต้องเป็นละติจูด, ลองจิจูด ในประเทศไทย เช่น 13.74512, 101.35021", "invalid",
    )  # fmt: skip


def test_tabs_follow_to_another_organisation(open_page, women, ask, settle):
    page = open_page(women.id)
    page.show_part("products", "")
    settle()
    other = next(
        one
        for one in ask(store.find, Organisation)
        if not any(p.organisation == one.id for p in ask(store.find, Product))
    )
    page.open("organisations", other.id)
    settle()
    assert page.tabs.currentIndex() == 0
    page.tabs.setCurrentIndex(page._at("products"))
    settle()
    assert page.tab("products").model.rowCount() == 0
    assert page.tab("products").empty.isVisible()
