"""A half-typed committee survives as JSON, whole."""

from __future__ import annotations

import json
from datetime import date

from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.people import Person
from desktop.store.session import reading, writing
from desktop.work import committee_drafts, committees, records
from desktop.work.committees import Form, Line

FORM = Form(
    committee=Committee(centre="c", name="คณะกรรมการ", start=date(2008, 5, 8)),
    lines=(
        Line(person=Person(title="นาย", first_name="สมชาย", born=date(1956, 2, 29)), organisation="กลุ่มสตรี"),
        Line(seat=Seat(id="s", version=3, place=2, person="p", position="กรรมการ", end=date(2009, 1, 1))),
    ),
    selection=Selection(held=date(2008, 4, 21), attended=50),
    read=frozenset({"s", "t"}),
)


def through_json(form):
    return committee_drafts.from_values(json.loads(json.dumps(committee_drafts.to_values(form))))


def test_what_was_typed_comes_back_whole():
    assert through_json(FORM) == FORM


def test_a_field_of_a_later_program_is_left_out():
    values = committee_drafts.to_values(FORM)
    values["committee"]["flavour"] = "หวาน"
    assert committee_drafts.from_values(values).committee == FORM.committee


def test_the_practice_committee_is_kept_and_found_again(practice_store, made):
    with writing(practice_store, "ก", "เก็บร่าง") as session:
        form = committees.form_of(session, made.committee)
        records.keep_draft(session, f"committees:{made.committee}", committee_drafts.to_values(form))
    with reading(practice_store) as session:
        kept = records.opened(session, Committee, made.committee).draft
        assert committee_drafts.from_values(kept.values) == form


def test_who_compared_saves_over_what_came_between(practice_store, made):
    with writing(practice_store, "ก", "อ่าน") as session:
        page = committees.form_of(session, made.committee)
        committees.save(session, page)
        row = records.read(session, Committee, made.committee)
        records.save(session, committee_drafts.dataclasses.replace(row, note="จากที่อื่น"))
        committees.save(session, committee_drafts.rebased(session, page))
        assert records.read(session, Committee, made.committee).note == page.committee.note
