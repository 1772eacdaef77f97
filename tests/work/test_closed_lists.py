"""Lists of cases: searched, narrowed and sorted in memory, as lists of open topics are by the database."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.domain.cases import Case
from desktop.domain.filters import BETWEEN, EMPTY, FILLED, HOLDS, IS, IS_NOT, NO, YES, Condition
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import lists

SUBJECTS = ("หนี้สินของกลุ่ม", "แนวเขตที่นา ๒ แปลง", "เสียงดังยามค่ำ")


@pytest.fixture
def ids(store):
    with writing(store, "สมศรี", "รับเรื่อง") as session:
        kind = kept.add(session, DisputeKind(name="หนี้สิน", nature="civil"))
        cases = [
            Case(
                code=f"กก.0{number}/2569", number=number, year=2569, received=date(2026, 1, number), subject=subject,
                kind=kind, value=(None, 500_000, 20_000)[number - 1], tambon=("240606", "", "240606")[number - 1],
                result=("", "agreed", "not_agreed")[number - 1], violent=number == 3,
            )
            for number, subject in enumerate(SUBJECTS, start=1)
        ]  # fmt: skip
        return kept.add_many(session, cases)


def shown(store, **asked):
    """List the numbers of the cases of a listing, as 1 to 3."""
    with reading(store) as session:
        numbers = lists.order(session, lists.Listing(topic="cases", **asked))
        return [int(row.cells[0][3:5]) for row in lists.page(session, "cases", numbers)]


def test_the_newest_case_stands_first_and_each_column_sorts(store, ids):
    assert shown(store) == [3, 2, 1]
    assert shown(store, descending=True) == [1, 2, 3]
    assert shown(store, sort="received") == [1, 2, 3]
    assert shown(store, sort="value") == [3, 2, 1]
    assert shown(store, sort="subject") == [2, 3, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [("หนี้", [1]), ("ที่นา 2", [2]), ("กก.03", [3]), ("กก.", [3, 2, 1]), ("ไม่มี", []), ("เสียง ค่ำ", [3])],
)
def test_a_text_is_found_in_what_is_sealed(store, ids, text, found):
    assert shown(store, text=text) == found


def test_a_search_sees_what_was_written_since_the_last_one(store, ids):
    assert shown(store, text="กลองยาว") == []
    with writing(store, "สมศรี", "แก้ไข") as session:
        case = kept.read(session, Case, ids[2])
        kept.save(session, dataclasses.replace(case, subject="เสียงกลองยาว"))
    assert shown(store, text="กลองยาว") == [3]
    assert shown(store, text="ดังยาม") == []


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Condition("result", IS, "agreed"), [2]),
        (Condition("result", IS_NOT, "agreed"), [3, 1]),
        (Condition("result", EMPTY), [1]),
        (Condition("value", FILLED), [3, 2]),
        (Condition("value", BETWEEN, 20_000, 100_000), [3]),
        (Condition("value", BETWEEN, None, 500_000), [3, 2]),
        (Condition("received", BETWEEN, date(2026, 1, 2), None), [3, 2]),
        (Condition("subject", HOLDS, "นา 2"), [2]),
        (Condition("violent", YES), [3]),
        (Condition("violent", NO), [2, 1]),
    ],
)
def test_a_condition_narrows_to_those_that_meet_it(store, ids, condition, found):
    assert shown(store, conditions=(condition,)) == found


def test_a_tambon_and_given_values_narrow_too(store, ids):
    assert shown(store, tambon="240606") == [3, 1]
    assert shown(store, exactly=(("result", "agreed"),)) == [2]
    with reading(store) as session:
        assert lists.count(session, "cases", "240606") == 2
        assert lists.suggest(session, "cases", "หนี้") == ()


def test_without_the_permission_there_is_no_list_no_page_and_no_count(store, ids):
    store.permits = EVERYTHING - {MEDIATION}
    with reading(store) as session:
        for ask in (
            lambda: lists.order(session, lists.Listing(topic="cases")),
            lambda: lists.order(session, lists.Listing(topic="cases", sort="value")),
            lambda: lists.page(session, "cases", [1, 2, 3]),
            lambda: lists.count(session, "cases"),
        ):
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                ask()
        assert lists.found(session, "หนี้สินของกลุ่ม") == ()
