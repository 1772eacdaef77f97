"""What each column holds is guessed from its header and its values, with how sure that is."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.domain.surveys import Survey
from desktop.exchange import mapping
from desktop.exchange.headers import Column, Table
from desktop.exchange.sheets import Sheet
from desktop.work.import_rows import SUBMISSION, WHOLE

PEOPLE = (WHOLE, *fields_of(Person), SUBMISSION)
GROUPS = tuple(one for one in fields_of(Organisation) if one.kind not in (Kind.FILE, Kind.MAP))
SURVEYS = (*(one for one in fields_of(Survey) if one.kind is not Kind.MAP), SUBMISSION)


def table(*cells):
    sheet = Sheet("ก", tuple(map(tuple, cells)))
    return Table(sheet, 0, 1, tuple(Column(at, str(title), "") for at, title in enumerate(cells[0]) if title))


def guessed(fields, *cells):
    guesses = mapping.guess(table(*cells), fields, date(2025, 6, 1))
    return {cells[0][place]: (guess.field, guess.sure) for place, guess in guesses.items()}


def test_titles_and_synonyms_are_sure():
    assert guessed(PEOPLE, ("คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตรประชาชน", "หมู่ที่", "เบอร์โทร")) == {
        "คำนำหน้า": ("title", True), "ชื่อ": ("first_name", True), "นามสกุล": ("last_name", True),
        "เลขบัตรประชาชน": ("national_id", True), "หมู่ที่": ("village", True), "เบอร์โทร": ("phone", True),
    }  # fmt: skip


def test_near_titles_are_guesses_and_strange_ones_nothing():
    found = guessed(GROUPS, ("ชื่อกลุ่มในตำบล", "วันก่อตั้งกลุ่ม", "คะแนนประกวด"), ("กลุ่มสตรี", "8/5/2540", 7))
    assert found == {
        "ชื่อกลุ่มในตำบล": ("name", False),
        "วันก่อตั้งกลุ่ม": ("founded", False),
        "คะแนนประกวด": ("", False),
    }


def test_values_that_do_not_fit_make_a_title_doubtful():
    fitting = guessed(PEOPLE, ("วันเกิด", "ก"), ("8/5/2510", 1))
    doubtful = guessed(PEOPLE, ("วันเกิด", "ก"), ("บางคล้า", 1), ("พนมสารคาม", 1))
    assert (fitting["วันเกิด"], doubtful["วันเกิด"]) == (("born", True), ("born", False))


def test_columns_without_a_telling_title_are_known_by_their_values():
    rows = [("1-2345-67890-12-1", "081-234-5678", "นายสมชาย ใจดี", "หมู่ 3")] * 3
    found = guessed(PEOPLE, ("ก", "ข", "ค", "ง"), *rows)
    assert [field for field, _sure in found.values()] == ["national_id", "phone", "whole", "village"]


def test_a_field_is_given_to_one_column_only():
    found = guessed(GROUPS, ("ชื่อกลุ่ม", "กลุ่ม"), ("กลุ่มสตรี", "อาชีพ"))
    assert [field for field, _sure in found.values()].count("name") == 1


def test_exports_of_telephones_are_known_by_their_paths():
    titles = (
        "start",
        "end",
        "survey/organisation",
        "survey/members_men",
        "ทุน/fund",
        "_uuid",
        "_submission_time",
        "_id",
    )
    row = ("2569-01-01", "x", "กลุ่มสตรี", 4, 1200, "aa-bb", "2026-01-01", 1)
    assert {title: field for title, (field, _sure) in guessed(SURVEYS, titles, row).items() if field} == {
        "survey/organisation": "organisation", "survey/members_men": "members_men", "ทุน/fund": "fund",
        "_uuid": "submission",
    }  # fmt: skip


def test_a_shape_is_the_set_of_bare_headers():
    assert mapping.shape("people", ["ชื่อ ", "หมู่ที่"]) == mapping.shape("people", ["หมู่ที่", "ชื่อ"])
    assert mapping.shape("people", ["ชื่อ"]) != mapping.shape("organisations", ["ชื่อ"])


def test_what_was_chosen_is_given_again_where_two_headers_are_alike():
    two = table(("ชื่อ", "ชื่อ", "หมู่"))
    assert mapping.keys(two) == ["ชื่อ", "ชื่อ 2", "หมู่"]
    found = mapping.remembered(two, {"ชื่อ 2": "first_name", "หมู่": "village"})
    assert [guess.field for guess in found.values()] == ["", "first_name", "village"]


@pytest.mark.parametrize("fields", [PEOPLE, GROUPS, SURVEYS])
def test_an_export_of_the_program_is_sure_of_every_column(fields):
    told = [one for one in fields if one is not SUBMISSION]
    found = mapping.guess(table([one.title for one in told]), told)
    assert [guess.field for guess in found.values()] == [one.name for one in told]
    assert all(guess.sure for guess in found.values())


def test_a_title_in_the_language_of_the_screen_is_known(monkeypatch):
    monkeypatch.setattr(mapping, "_", lambda text: {"อาชีพ": "Occupation"}.get(text, text))
    field = dataclasses.replace(next(one for one in PEOPLE if one.name == "occupation"))
    assert mapping.guess(table(("Occupation", "x")), [field])[0].sure
