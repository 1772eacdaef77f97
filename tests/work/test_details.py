"""A few words tell a record from another of the same name."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.committees import Committee
from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.rules import Rule
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import lists
from desktop.work.details import details

TAMBON = "240606"


def detail(district, record):
    """Keep a record, and give the words that describe it."""
    with district.working() as session:
        id_ = store.add(session, record)
        return details(session, type(record), [id_])[id_]


def test_a_person_is_told_by_village_and_occupation(district):
    village = district.villages[0]
    assert detail(district, Person(first_name="ก", village=village, tambon=TAMBON, occupation="ช่างไม้")) == (
        "หมู่ 1 บ้านบ้าน1 ต.ท่าถ่าน · ช่างไม้"
    )
    assert detail(district, Person(first_name="ก", occupation="ทำนา")) == "ทำนา"
    assert detail(district, Person(first_name="ก")) == ""


def test_a_group_is_told_by_kind_and_village(district):
    group = Organisation(name="กลุ่ม", kind="กลุ่มสตรี", village=district.villages[1], tambon=TAMBON)
    assert detail(district, group) == "กลุ่มสตรี · หมู่ 2 บ้านบ้าน2 ต.ท่าถ่าน"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2008, 5, 8), date(2012, 5, 7), "คณะกรรมการ ศอช. · วาระ 8 พ.ค. 2551 – 7 พ.ค. 2555"),
        (date(2008, 5, 8), None, "คณะกรรมการ ศอช. · วาระ 8 พ.ค. 2551 –"),
        (None, None, "คณะกรรมการ ศอช."),
    ],
)
def test_a_committee_is_told_by_its_term(district, start, end, words):
    assert detail(district, Committee(centre=district.centre, name="คณะ", start=start, end=end)) == words


def test_a_paper_is_told_by_date_and_state(district):
    paper = Paper(kind="order", state="issued", dated=date(2008, 3, 19), subject="แต่งตั้ง")
    assert detail(district, paper) == "19 มี.ค. 2551 · ออกแล้ว"
    assert detail(district, Paper(kind="order", subject="แต่งตั้ง")) == "ร่าง"


def test_a_village_is_told_by_its_tambon_and_a_code_of_none_stays(district):
    assert detail(district, Village(tambon="240601", number=1)) == "ต.เกาะขนุน"
    assert detail(district, Village(tambon="999999", number=1)) == "ต.999999"


def test_a_signer_is_told_by_post_and_for_whom(district):
    signer = Signer(name="ก", position="ปลัดอำเภอ", acting="caretaker", start=date(2009, 1, 1))
    assert detail(district, signer) == "ปลัดอำเภอ · รักษาราชการแทน"
    assert detail(district, Signer(name="ก", position="นายอำเภอ", start=date(2009, 1, 1))) == "นายอำเภอ"


def test_a_centre_is_told_by_level_and_place(district):
    with reading(district.store) as session:
        [hit] = lists.suggest(session, "centres", "")
    assert hit.detail == "ตำบล (ศอช.ต.)"


def test_a_topic_that_is_not_offered_has_no_words(district):
    with reading(district.store) as session:
        rules = [rule.id for rule in store.find(session, Rule)]
        assert details(session, Rule, rules) == {}


def test_every_topic_that_is_searched_is_described(district):
    from desktop.work.details import _WORDS

    assert set(_WORDS) == set(lists.SEARCHED)


def test_what_is_offered_and_found_carries_its_words_and_what_it_was_found_among(district):
    with district.working() as session:
        store.add(session, Person(first_name="ขนุน", village=district.villages[2], wisdom="จักสาน"))
        [hit] = lists.suggest(session, "people", "จักสาน")
        assert (hit.label, hit.detail, hit.matched) == ("ขนุน", "หมู่ 3 บ้านบ้าน3", "ขนุน จักสาน")
        assert lists.search(session, "จักสาน") == (hit,)
