"""A list of any length is read by page, beside the window, and keeps its place when it is read again."""

from __future__ import annotations

import threading
import tracemalloc
from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.errors import Trouble
from desktop.ui.parts.table_model import KEPT, NOT_YET, PAGE, Asked, TableModel, TopicRows

LISTED = [field for field in fields_of(Person) if field.listed]


@pytest.fixture
def open_list(jobs, settle):
    def open_list(source):
        model = TableModel(jobs, source, LISTED)
        model.refresh()
        settle()
        return model

    return open_list


def shown(model, row, column=1):
    return model.index(row, column).data()


def test_a_row_shows_a_placeholder_until_its_page_is_read(open_list, made_list, settle):
    model = open_list(made_list(1000))
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    assert shown(model, 450) == NOT_YET
    settle()
    assert shown(model, 450).endswith(" 451")
    assert told == [(450, 499)]


def test_a_million_rows_are_known_by_number_only(open_list, made_list, settle):
    source = made_list(1_000_000)
    tracemalloc.start()
    model = open_list(source)
    for row in range(0, 1_000_000, 3_001):
        shown(model, row)
        settle()
    kept, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert model.rowCount() == 1_000_000
    assert len(model._pages) == KEPT
    assert kept < 40 * 2**20
    assert all(len(page) <= PAGE for page in source.read)


def test_pages_scrolled_past_are_not_read(open_list, made_list, settle):
    source = made_list(100_000)
    model = open_list(source)
    gate = threading.Event()
    page = source.page
    source.page = lambda session, numbers: gate.wait(5) and page(session, numbers)
    for row in range(0, 100_000, PAGE):
        shown(model, row)
    gate.set()
    settle()
    assert len(source.read) <= 6
    assert shown(model, 99_999) != NOT_YET


def test_reading_again_shows_the_rows_known_until_they_are_read_anew(open_list, made_list, settle):
    source = made_list(500)
    model = open_list(source)
    shown(model, 0)
    settle()
    known = shown(model, 0)
    changed = replace(source.row(1), cells=("", "ใหม่", "", "", ""))
    source.row = lambda n: changed
    model.refresh()
    settle()
    assert shown(model, 0) == known
    settle()
    assert shown(model, 0) == "ใหม่"


def test_a_removed_row_shifts_the_others_and_resets(open_list, made_list, settle):
    source = made_list(500)
    model = open_list(source)
    resets, counts = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.counted.connect(counts.append)
    source.numbers = array("q", range(2, 501))
    model.refresh()
    settle()
    assert (resets, counts, model.rowCount()) == ([1], [499], 499)
    assert (model.row_of(2), model.row_of(1)) == (0, -1)


def test_reading_the_same_order_does_not_reset(open_list, made_list, settle):
    model = open_list(made_list(500))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.refresh()
    settle()
    assert resets == []


def test_filter_and_sort_are_asked_of_the_source(open_list, made_list, settle):
    source = made_list(500)
    model = open_list(source)
    model.ask(Asked(text="กฤษฎา", tambon="240606"))
    settle()
    assert model.rowCount() == 100
    model.sort(1, Qt.SortOrder.DescendingOrder)
    settle()
    model.sort(-1)
    settle()
    assert source.asked[1:] == [
        Asked(text="กฤษฎา", tambon="240606"),
        Asked(text="กฤษฎา", tambon="240606", sort="first_name", descending=True),
        Asked(text="กฤษฎา", tambon="240606"),
    ]


def test_the_next_row_that_begins_so_is_found_and_found_round_the_end(open_list, made_list, settle):
    model = open_list(made_list(1000))
    found = []
    model.seek("กฤษฎา", 3, found.append)
    settle()
    model.seek("เกศินี 5", 999, found.append)
    settle()
    model.seek("ไม่มีใคร", 0, found.append)
    settle()
    assert found == [7, 4, -1]


def test_rows_are_copied_with_titles_and_tabs(open_list, made_list, settle):
    model = open_list(made_list(1000))
    copied = []
    model.copy_of([0, 999], [1, 4], copied.append)
    settle()
    assert copied == ["ชื่อ\tอาชีพ\nไพบูลย์ 1\tทำนา\nเกศินี 1000\tทำนา\n"]


def test_a_row_that_is_gone_shows_a_placeholder(open_list, made_list, settle):
    source = made_list(10)
    source.numbers[3] = -1
    model = open_list(source)
    shown(model, 3)
    settle()
    assert shown(model, 3) == NOT_YET
    assert model.row_at(3) is None


def test_a_page_that_cannot_be_read_is_told_once_and_asked_for_again_at_the_next_refresh(
    open_list, made_list, settle, jobs
):
    source = made_list(10)
    model = open_list(source)
    told, page = [], source.page
    jobs.trouble.connect(told.append)

    def broken(session, numbers):
        raise Trouble("อ่านไม่ได้")

    source.page = broken
    for _paint in range(3):
        shown(model, 0)
        settle()
    assert len(told) == 1
    source.page = page
    model.refresh()
    settle()
    shown(model, 0)
    settle()
    assert shown(model, 0) != NOT_YET


def test_columns_are_titled_and_numbers_stand_right(open_list, made_list):
    from desktop.domain.villages import Village

    model = open_list(made_list(1))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "ชื่อ"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    model.fields = tuple(field for field in fields_of(Village) if field.listed)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    place = [field.name for field in model.fields].index("number")
    assert model.index(0, place).data(Qt.ItemDataRole.TextAlignmentRole) == right


def test_the_model_keeps_to_the_rules_of_models(open_list, made_list, settle, qtmodeltester):
    model = open_list(made_list(30))
    shown(model, 0)
    settle()
    qtmodeltester.check(model)


def test_rows_of_a_topic_come_from_the_office(practice_store):
    from desktop.store.session import reading

    source = TopicRows("people")
    with reading(practice_store) as session:
        numbers = source.order(session, Asked())
        rows = source.page(session, numbers[:3])
        narrowed = source.order(session, Asked(text=rows[0].cells[1]))
    assert len(numbers) > 20
    assert [row.no for row in rows] == list(numbers[:3])
    assert rows[0].no in narrowed
    assert len(rows[0].cells) == len(LISTED)
