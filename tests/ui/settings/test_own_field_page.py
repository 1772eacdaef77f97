"""The office's own kinds and fields in the settings: only what a kind asks for, moved, kept while in use."""

from __future__ import annotations

import pytest

from desktop.domain.organisations import Organisation, OrganisationKind
from desktop.domain.own_fields import OwnField
from desktop.store import records as store
from desktop.ui.settings import page as settings
from desktop.ui.settings.own_field_page import OwnFieldPage
from desktop.work import own_fields, records
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def fields(do):
    """Give the office two fields."""
    return [
        do(records.add, OwnField(title=title, place=place)) for title, place in (("หนึ่ง", 10), ("สอง", 20))
    ]


@pytest.fixture
def open_page(make_page):
    def open_page(id_=""):
        return make_page(settings.own_fields(), id_, OwnFieldPage)

    return open_page


def titles(ask):
    return [one.title for one in ask(own_fields.of, "organisations")]


@pytest.mark.parametrize(
    ("kind", "shown"), [("text", []), ("choice", ["choices"]), ("number", ["least", "most"]), ("day", [])]
)
def test_only_what_means_something_for_the_kind_is_asked(open_page, kind, shown):
    page = open_page()
    page.form.set_value("kind", kind)
    page._hear("kind")
    assert [name for name in ("choices", "least", "most") if not page.form._boxes[name].left_out] == shown
    assert nameless(page) == []


def test_a_field_is_added_and_stands_in_the_organisations_form(open_page, ask, settle):
    page = open_page()
    assert not page.up_button.isVisible()
    page.form.set_value("title", "เลขบัญชี")
    page.save()
    settle()
    assert titles(ask) == ["เลขบัญชี"]
    assert ask(own_fields.kind_of, "organisations") is not Organisation


def test_a_field_moves_up_and_down_and_that_is_undone(open_page, ask, settle, fields):
    page = open_page(fields[1])
    page.up_button.click()
    settle()
    assert titles(ask) == ["สอง", "หนึ่ง"]
    assert page.words == ["ย้ายลำดับแล้ว"]
    page.up_button.click()
    settle()
    assert page.words[-1] == "ช่องนี้อยู่ปลายสุดแล้ว"
    page.down_button.click()
    settle()
    assert titles(ask) == ["หนึ่ง", "สอง"]
    page._undo("")
    settle()
    assert titles(ask) == ["สอง", "หนึ่ง"]


def test_another_kind_is_refused_beside_it_while_values_would_be_lost(open_page, do, fields, settle):
    do(records.add, Organisation(name="กลุ่ม", own={fields[0]: "สิบสอง"}))
    page = open_page(fields[0])
    page.form.set_value("kind", "number")
    page.save()
    settle()
    assert page.form._boxes["kind"].widget.accessibleDescription() == (
        "เปลี่ยน “หนึ่ง” อย่างนี้ไม่ได้ เพราะมีค่าใน 1 รายการที่จะใช้ไม่ได้ ให้แก้ค่าเหล่านั้นก่อน หรือเพิ่มช่องใหม่แทน"
    )


def test_a_kind_of_the_office_is_added(make_page, ask, settle):
    page = make_page(settings.organisation_kinds())
    page.form.set_value("name", "กลุ่มธนาคารขยะ")
    page.save()
    settle()
    assert [one.name for one in ask(store.find, OrganisationKind)] == ["กลุ่มธนาคารขยะ"]
    assert nameless(page) == []
