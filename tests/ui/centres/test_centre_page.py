"""The page of a centre: its tambon is chosen by name, and gives the centre its official name."""

from __future__ import annotations

import pytest

from desktop.domain.centres import Centre
from desktop.store import records as store
from desktop.ui.centres import page as centres
from desktop.ui.centres.centre_page import CentrePage

OFFICIAL = "ศูนย์ประสานงานองค์การชุมชนตำบล"


@pytest.fixture
def page(make_page):
    return make_page(centres.centres(), make=CentrePage)


def choose(page, name):
    chooser = page.form.editor("tambon")
    chooser.setCurrentIndex(chooser.findText(name))


def test_every_tambon_of_the_district_can_be_chosen(page):
    chooser = page.form.editor("tambon")
    assert [chooser.itemText(n) for n in range(chooser.count())] == [
        "ยังไม่ระบุ", "เกาะขนุน", "บ้านซ่อง", "พนมสารคาม", "เมืองเก่า", "หนองยาว", "ท่าถ่าน", "หนองแหน", "เขาหินซ้อน",
    ]  # fmt: skip


def test_the_chosen_tambon_names_the_centre_and_is_kept_with_its_code(page, settle, ask):
    choose(page, "เกาะขนุน")
    assert page.form.values()["name"] == OFFICIAL + "เกาะขนุน"
    choose(page, "หนองแหน")
    assert page.form.values()["name"] == OFFICIAL + "หนองแหน"
    page.save()
    settle()
    [kept] = ask(store.find, Centre, store.tables.of(Centre).c.tambon_name == "หนองแหน")
    assert (kept.tambon, kept.name) == ("240607", OFFICIAL + "หนองแหน")
    assert page.head.title.text() == "ศอช.ต.หนองแหน"


def test_a_name_of_ones_own_stays_when_the_tambon_changes(page):
    choose(page, "เกาะขนุน")
    page.form.set_value("name", "ศูนย์ประสานงานเทศบาล")
    choose(page, "หนองแหน")
    assert page.form.values()["name"] == "ศูนย์ประสานงานเทศบาล"


def test_a_new_centre_is_of_the_tambon_on_show(page, settle):
    page.show_tambon("240602")
    page.open("centres", "")
    settle()
    assert page.form.editor("tambon").currentText() == "บ้านซ่อง"
    assert page.form.values()["name"] == OFFICIAL + "บ้านซ่อง"
    assert not page.form.dirty


def test_without_a_tambon_one_sentence_says_so(page):
    page.form.set_value("name", "ศูนย์")
    page.save()
    assert page.form.errors() == ("tambon",)
    assert page.form.editor("tambon").accessibleDescription() == "ต้องกรอก “ตำบล” ก่อนบันทึก"


def test_a_kept_centre_shows_its_tambon(make_page, ask):
    centre = ask(store.find, Centre)[0]
    page = make_page(centres.centres(), centre.id, make=CentrePage)
    assert page.form.editor("tambon").currentText() == "ท่าถ่าน"
    assert not page.form.dirty


def test_a_village_of_the_only_tambon_is_not_asked_which(make_page, settle, ask):
    from desktop.domain.villages import Village

    page = make_page(centres.villages())
    assert not page.form._boxes["tambon"].isVisible()
    page.form.set_value("number", 8)
    page.save()
    settle()
    assert [one.tambon for one in ask(store.find, Village) if one.number == 8] == ["240606"]
