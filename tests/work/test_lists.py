"""Lists of any length: order, filter, tambon, pages, and what the search box finds."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.committees import Committee
from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import lists, records
from desktop.work.lists import Listing
from tests.work.conftest import OFFICER, TAMBON

MANY = 5_000
FIRST_NAMES = ("แก้ว", "ไก่", "กา", "เกวียน", "กำแพง", "ขวัญ", "เขียว", "ดำ", "แดง", "อำนวย")
OTHER_TAMBON = "240601"


def listed(session, topic, **asked):
    """Give the labels of a listing in its order."""
    numbers = lists.order(session, Listing(topic=topic, **asked))
    table = kept.tables.of(lists.TOPICS[topic])
    labels = dict(session.connection.execute(kept.sa.select(table.c.no, table.c.label)).all())
    return [labels[number] for number in numbers]


def shown(session, topic, **asked):
    """Give the shown cells of a listing by field."""
    numbers = lists.order(session, Listing(topic=topic, **asked))
    columns = [field.name for field in lists.columns(lists.TOPICS[topic])]
    return [dict(zip(columns, row.cells, strict=True)) for row in lists.page(session, topic, numbers)]


@pytest.fixture(scope="module")
def crowd(made_office, tmp_path_factory):
    """Fill an office with 5,000 people of two tambons."""
    from tests.conftest import opened

    for store in opened(made_office, tmp_path_factory.mktemp("crowd") / "office"):
        with writing(store, OFFICER, "นำเข้า") as session:
            villages = kept.add_many(
                session, [Village(tambon=code, number=n) for code in (TAMBON, OTHER_TAMBON) for n in (1, 2)]
            )
            kept.add_many(session, [person(number, villages) for number in range(MANY)])
        yield store


def person(number, villages):
    return Person(
        first_name=FIRST_NAMES[number % 10],
        last_name=f"สกุล{number:04d}",
        born=date(1940 + number % 60, 1, 1) if number % 7 else None,
        tambon=TAMBON if number % 4 < 2 else OTHER_TAMBON,
        village=villages[number % 4],
        occupation="ทำนา" if number % 2 else "",
    )


def test_all_of_many_come_in_thai_order(crowd):
    with reading(crowd) as session:
        names = [label.split()[0] for label in listed(session, "people")]
    assert len(names) == MANY
    assert list(dict.fromkeys(names)) == [
        "กา", "กำแพง", "เกวียน", "แก้ว", "ไก่", "ขวัญ", "เขียว", "ดำ", "แดง", "อำนวย",
    ]  # fmt: skip


def test_the_order_is_compact_and_the_other_way_round_where_asked(crowd):
    with reading(crowd) as session:
        up = lists.order(session, Listing(topic="people"))
        down = lists.order(session, Listing(topic="people", descending=True))
    assert isinstance(up, array)
    assert up.itemsize == 8
    assert list(down) == list(reversed(up))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", MANY),
        ("แก้ว", 500),
        ("สกุล0042", 1),
        ("สกุล๐๐๔๒", 1),
        ("กา  สกุล004", 1),
        ("สกุล00 กา", 10),
        ("ทำนา", 2500),
        ("ทํานา", 2500),
        ("เเก้ว", 500),
        ("แก้ว\u200b", 500),
        ("ไม่มีใคร", 0),
        ("%", 0),
        ("_", 0),
    ],
)
def test_a_filter_finds_every_word_however_it_is_typed(crowd, text, count):
    with reading(crowd) as session:
        assert len(lists.order(session, Listing(topic="people", text=text))) == count


def test_a_list_follows_the_tambon_and_the_filter_together(crowd):
    with reading(crowd) as session:
        here, there = (lists.count(session, "people", code) for code in (TAMBON, OTHER_TAMBON))
        assert (here, there) == (MANY // 2, MANY // 2)
        assert lists.count(session, "people") == MANY
        assert len(lists.order(session, Listing(topic="people", text="ขวัญ", tambon=TAMBON))) == 250
        assert lists.count(session, "villages", TAMBON) == 2
        assert len(lists.order(session, Listing(topic="people", tambon="999999"))) == 0


@pytest.mark.parametrize("descending", [False, True])
def test_dates_sort_as_dates_and_those_without_one_are_last(crowd, descending):
    with reading(crowd) as session:
        numbers = lists.order(session, Listing(topic="people", sort="born", descending=descending))
        table = kept.tables.of(Person)
        born = dict(session.connection.execute(kept.sa.select(table.c.no, table.c.born)).all())
    dates = [born[number] for number in numbers]
    known = [day for day in dates if day]
    assert known == sorted(known, reverse=descending)
    assert dates == known + [None] * (MANY - len(known))


def test_a_link_sorts_by_the_order_of_what_it_names(crowd):
    with reading(crowd) as session:
        rows = shown(session, "people", sort="village")
    assert [row["village"] for row in rows] == [
        name for name in ("หมู่ 1", "หมู่ 2") * 2 for _ in range(MANY // 4)
    ]


def test_of_equal_values_the_topics_own_order_stays(crowd):
    with reading(crowd) as session:
        rows = shown(session, "people", sort="occupation", descending=True)
    working = [row["first_name"] for row in rows if row["occupation"]]
    assert [row["occupation"] for row in rows[: MANY // 2]] == ["ทำนา"] * (MANY // 2)
    assert list(dict.fromkeys(working)) == ["เกวียน", "ไก่", "ขวัญ", "ดำ", "อำนวย"]


def test_a_page_gives_rows_as_shown_in_the_order_asked_and_gaps_for_what_is_gone(crowd):
    with reading(crowd) as session:
        numbers = lists.order(session, Listing(topic="people", text="สกุล000"))
        page = lists.page(session, "people", [numbers[3], 10**9, numbers[0]])
        cells = dict(zip([f.name for f in lists.columns(Person)], page[2].cells, strict=True))
    assert [row.no if row else None for row in page] == [numbers[3], None, numbers[0]]
    assert cells == {
        "title": "", "first_name": "กา", "last_name": "สกุล0002", "village": "หมู่ 1", "occupation": "",
    }  # fmt: skip


def test_a_suggestion_offers_words_that_begin_so_before_words_that_hold_it(store):
    with writing(store, OFFICER, "เพิ่ม") as session:
        for first, last in (("สมชาย", "ใจดี"), ("ก้อง", "สมใจ"), ("นก", "ทองสมบัติ"), ("สม", "ใจงาม")):
            records.add(session, Person(title="นาย", first_name=first, last_name=last))
        offered = [hit.label for hit in lists.suggest(session, "people", "สม")]
        assert offered == ["นายสม ใจงาม", "นายก้อง สมใจ", "นายสมชาย ใจดี", "นายนก ทองสมบัติ"]
        assert [hit.label for hit in lists.suggest(session, "people", "แ")] == []
        assert len(lists.suggest(session, "people", "", limit=2)) == 2


def test_a_suggestion_begins_with_a_tone_mark_half_typed(store):
    with writing(store, OFFICER, "เพิ่ม") as session:
        for first in ("แก้ว", "นกแก้"):
            records.add(session, Person(first_name=first))
        assert [hit.label for hit in lists.suggest(session, "people", "แก้")] == ["แก้ว", "นกแก้"]


# What was set aside, parts, and choices


def test_what_was_set_aside_is_in_no_list(district):
    with district.working() as session:
        village = records.add(session, Village(tambon=TAMBON, number=9))
        before = lists.count(session, "villages")
        records.remove(session, Village, village)
        assert lists.count(session, "villages") == before - 1
        assert "หมู่ 9" not in listed(session, "villages")
        assert lists.suggest(session, "villages", "หมู่ 9") == ()
        number = session.connection.scalar(
            kept.sa.select(kept.tables.of(Village).c.no).where(kept.tables.of(Village).c.id == village)
        )
        assert lists.page(session, "villages", [number]) == (None,)


def test_committees_seats_and_papers_follow_the_tambon_of_their_centre(district):
    with reading(district.store) as session:
        for topic, count in (("centres", 1), ("committees", 2), ("seats", 5), ("selections", 1)):
            assert lists.count(session, topic, TAMBON) == count
            assert lists.count(session, topic, OTHER_TAMBON) == 0
        assert lists.count(session, "signers", OTHER_TAMBON) == 1  # the office's, of every tambon


def test_choices_are_shown_and_sorted_by_their_words(district):
    with district.working() as session:
        for status in ("active", "paused", "closed"):
            records.add(session, Organisation(name=f"กลุ่ม {status}", status=status))
        rows = shown(session, "organisations", sort="status")
    assert [row["status"] for row in rows] == ["ดำเนินการ", "เลิกแล้ว", "หยุดชั่วคราว"]


def test_numbers_sort_as_numbers(district):
    with district.working() as session:
        records.add(session, Village(tambon=TAMBON, number=10))
        rows = shown(session, "villages", sort="number")
    assert [row["number"] for row in rows] == [*map(str, range(1, 8)), "10"]


def test_lists_of_links_show_names(district):
    with reading(district.store) as session:
        [first, _second] = shown(session, "committees")
    assert (first["centre"], first["kind"], first["start"]) == (
        "ศอช.ต.ท่าถ่าน", "คณะกรรมการ ศอช.", "8 พ.ค. 2551",
    )  # fmt: skip


# Searching


def test_a_search_looks_in_every_topic_and_groups_by_it(district):
    with reading(district.store) as session:
        hits = lists.search(session, "ท่าถ่าน")
        assert [(hit.topic, hit.label) for hit in hits] == [
            ("committees", "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน"),
            ("committees", "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"),
            ("centres", "ศอช.ต.ท่าถ่าน"),
        ]
        assert {hit.id for hit in hits} == {district.committee, district.group, district.centre}
        assert lists.search(session, "ท่าถ่าน", limit=1, topics=("committees",)) == hits[:1]
        assert lists.search(session, "  ") == ()


def test_a_search_for_a_signer_or_a_paper_finds_it(district):
    with district.working() as session:
        kept.add(session, Paper(kind="order", number=111, year=2551, state="issued", subject="แต่งตั้งคณะทำงาน"))
        assert [hit.label for hit in lists.search(session, "111/2551")] == [
            "คำสั่งอำเภอ 111/2551 แต่งตั้งคณะทำงาน"
        ]
        assert [hit.label for hit in lists.search(session, "๑๑๑/๒๕๕๑")] == [
            "คำสั่งอำเภอ 111/2551 แต่งตั้งคณะทำงาน"
        ]
        assert [hit.topic for hit in lists.search(session, "แบบอย่าง")] == ["signers"]


@pytest.mark.parametrize("typed", ["1234567890121", "1-2345-67890-12-1", "๑๒๓๔๕๖๗๘๙๐๑๒๑", " 1234567890121 "])
def test_a_whole_national_id_finds_its_person_and_nobody_else(district, typed):
    with district.working() as session:
        id_ = records.add(session, Person(first_name="บุญมี", national_id="1234567890121"))
        records.add(session, Person(first_name="1234567890121"))  # typed into the wrong field
        [hit] = lists.search(session, typed)
        assert hit.id == id_
        assert "1234567890121" not in hit.matched
        assert len(lists.order(session, Listing(topic="people", text=typed))) == 1


@pytest.mark.parametrize("part", ["1234567890", "12-1", "xxxx", "x-xxxx-xxxxx-12-1"])
def test_part_of_a_national_id_finds_nobody(district, part):
    with district.working() as session:
        records.add(session, Person(first_name="บุญมี", national_id="1234567890121"))
        assert lists.search(session, part, topics=("people",)) == ()


def test_a_name_is_found_by_its_new_spelling_after_an_edit_and_by_the_old_after_its_undo(district):
    with district.working() as session:
        id_ = records.add(session, Person(first_name="บุญมี"))
    with district.working("แก้ไข") as session:
        records.save(session, replace(records.read(session, Person, id_), first_name="อำนวย"))
        assert (len(lists.search(session, "อำนวย")), len(lists.search(session, "บุญมี"))) == (1, 0)
    with district.working("เลิกทำ") as session:
        records.undo(session)
        assert (len(lists.search(session, "อำนวย")), len(lists.search(session, "บุญมี"))) == (0, 1)


def test_every_searched_topic_shows_columns():
    for topic in lists.SEARCHED:
        assert lists.columns(lists.TOPICS[topic])
    assert [field.name for field in lists.columns(Signer)] == ["name", "position", "acting", "start", "end"]
    assert [field.name for field in lists.columns(Committee)] == ["centre", "kind", "name", "start", "end"]


def test_a_list_is_narrowed_to_exact_values(district):
    for dated in (date(2009, 3, 19), date(2010, 1, 5)):
        district.issue(dated=dated)
    district.issue("announcement", dated=date(2010, 2, 1))
    with reading(district.store) as session:
        orders = shown(session, "papers", exactly=(("kind", "order"),))
        assert [(row["kind"], row["year"]) for row in orders] == [
            ("คำสั่งอำเภอ", "2552"),
            ("คำสั่งอำเภอ", "2553"),
        ]
        both = shown(session, "papers", exactly=(("kind", "order"), ("year", 2553)))
        assert [row["dated"] for row in both] == ["5 ม.ค. 2553"]


def test_what_was_found_is_counted_by_topic_as_far_as_it_is_ranked(crowd):
    with reading(crowd) as session:
        [group] = lists.found(session, "สกุล0042")
        assert (group.topic, [hit.label for hit in group.hits], group.count, group.more) == (
            "people", ["กา สกุล0042"], 1, False,
        )  # fmt: skip
        [group] = lists.found(session, "สกุล000", limit=4)
        assert (len(group.hits), group.count, group.more) == (4, 10, False)
        [group] = lists.found(session, "กา", limit=4)
        assert (len(group.hits), group.count, group.more) == (4, lists.RANKED, True)
        assert {hit.label.split()[0] for hit in group.hits} == {"กา"}
        assert lists.found(session, "ก") == ()


def test_one_letter_is_found_too(store):
    with writing(store, OFFICER, "เพิ่ม") as session:
        for first in ("ฬา", "กฬ", "นก", "ฬ ก"):
            records.add(session, Person(first_name=first))
        assert [hit.label for hit in lists.suggest(session, "people", "ฬ")] == ["ฬา", "ฬ ก", "กฬ"]
        assert listed(session, "people", text="ฬ ก") == ["กฬ", "ฬ ก"]


def test_of_very_many_those_whose_names_begin_so_are_first(store):
    with writing(store, OFFICER, "เพิ่ม") as session:
        kept.add_many(session, [Organisation(name=f"ชมสวน {n}") for n in range(lists.RANKED * 2)])
        kept.add_many(session, [Organisation(name=name) for name in ("บ้านเก่า สวนใหญ่", "สวนครัว", "สวน")])
        offered = [hit.label for hit in lists.suggest(session, "organisations", "สวน", limit=4)]
        assert offered[:3] == ["สวน", "สวนครัว", "บ้านเก่า สวนใหญ่"]
        assert offered[3].startswith("ชมสวน")


@pytest.mark.parametrize("sort", ["", "village", "occupation", "born"])
def test_a_narrowed_list_is_sorted_as_the_whole_is(crowd, sort, monkeypatch):
    with reading(crowd) as session:
        whole = lists.order(session, Listing(topic="people", sort=sort))
        some = lists.order(session, Listing(topic="people", sort=sort, text="กา"))
        assert [no for no in whole if no in set(some)] == list(some)
        monkeypatch.setattr(lists, "SPARSE", 1)
        assert lists.order(session, Listing(topic="people", sort=sort, text="กา")) == some
