"""list, show, history, search: their JSON and their lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desktop.domain.people import Person
from desktop.domain.topics import OPEN, TOPICS
from desktop.store.opening import open_office
from desktop.store.session import writing
from desktop.work import people, records
from tests.conftest import PASSPHRASE

NAME = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
GROUP = "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
THIRTEEN = re.compile(r"\d{13}|\d-\d{4}-\d{5}-\d\d-\d")


@pytest.mark.parametrize("topic", OPEN)
def test_every_topic_can_be_listed(here, topic):
    ran = here("list", topic)
    assert ran.code == 0
    assert (ran.json["topic"], ran.json["total"]) == (topic, len(ran.json["rows"]))
    assert all(row["id"] for row in ran.json["rows"])


def test_a_list_stands_in_thai_order_and_gives_dates_as_iso(here):
    rows = here("list", "villages").json["rows"]
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    first, last = (
        here("list", "signers", "--where", "แบบอย่าง").json["rows"],
        here("list", "people").json["rows"],
    )
    assert (first[0]["start"], first[0]["end"]) == ("2007-10-01", "2012-09-30")
    names = [row["first_name"] for row in last]
    assert (
        names.index("เสน่ห์") > names.index("สุรชัย") > names.index("สมหมาย")
    )  # the vowel before is not its first letter


def test_a_limit_leaves_the_total_as_it_is(here):
    answer = here("list", "people", "--limit", "๕").json
    assert (answer["total"], len(answer["rows"])) == (46, 5)


def test_words_narrow_a_list_in_thai_digits_too(here):
    assert here("list", "villages", "--where", "หมู่ ๕").json["total"] == 1
    assert here("list", "villages", "--where", "ไม่มีบ้านนี้").json == {
        "topic": "villages",
        "total": 0,
        "rows": [],
    }


def test_a_list_for_people_shows_titles_and_short_thai_dates(run, office):
    ran = run("list", "committees", "--office", office, "--limit", "1")
    head, row, count = ran.out.splitlines()
    assert head == "ID\tศูนย์\tชนิด\tชื่อคณะ\tเริ่มวาระ\tสิ้นสุดวาระ"
    assert row.split("\t")[1:] == ["ศอช.ต.ท่าถ่าน", "คณะกรรมการ ศอช.", NAME, "8 พ.ค. 2551", "7 พ.ค. 2555"]
    assert count == "แสดง 1 จาก 2 รายการ"


@pytest.mark.parametrize("argv", [("list", "people"), ("search", "นาย"), ("list", "people", "--json")])
def test_no_national_id_is_ever_whole(run, office, argv):
    ran = run(*argv, "--office", office)
    assert ran.code == 0
    assert not THIRTEEN.search(ran.out)


def test_a_person_is_shown_whole_but_masked_with_what_is_linked(here):
    person = here("list", "people", "--where", "ประเสริฐ ปานเสริม").json["rows"][0]
    answer = here("show", "people", person["id"]).json
    record = answer["record"]
    assert (answer["topic"], record["id"], record["title"], record["born"]) == (
        "people",
        person["id"],
        "นาย",
        "1961-01-19",
    )
    assert re.fullmatch(r"x-xxxx-xxxxx-\d\d-\d", record["national_id"])
    links = [(link["topic"], link["label"], link["field"]) for link in answer["links"]]
    assert links == [
        ("villages", "หมู่ 7 บ้านเนินสาธิต", "หมู่บ้าน"),
        ("organisations", "กลุ่มสตรีบ้านเนินสาธิต", "กลุ่ม/องค์กร"),
        ("committees", "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", "กรรมการ"),
        ("meetings", "ครั้งที่ 1/2551 (15 พ.ค. 2551)", "ผู้เข้าประชุม"),
        ("meetings", "ครั้งที่ 2/2551 (12 มิ.ย. 2551)", "ผู้เข้าประชุม"),
        ("meetings", "ครั้งที่ 3/2551 (10 ก.ค. 2551)", "ผู้เข้าประชุม"),
        ("organisations", "กลุ่มออมทรัพย์บ้านเนินสาธิต", "กรรมการและสมาชิกกลุ่ม"),
        ("organisations", "กองทุนหมู่บ้านบ้านเนินสาธิต", "กรรมการและสมาชิกกลุ่ม"),
        ("organisations", "กลุ่มสตรีบ้านเนินสาธิต", "แบบสำรวจ"),
    ]


@pytest.mark.parametrize("name", ["นายประเสริฐ ปานเสริม", "ประเสริฐ ปานเสริม", "นายประเสริฐ  ปานเสริม"])
def test_a_record_is_found_by_its_whole_name(here, name):
    assert here("show", "people", name).json["record"]["last_name"] == "ปานเสริม"


def test_a_name_in_several_words_needs_no_quotes(here):
    assert here("show", "people", "ประเสริฐ", "ปานเสริม").json["record"]["last_name"] == "ปานเสริม"


def test_a_committee_is_shown_with_its_seats_selection_and_faults(here):
    record = here("show", "committees", NAME).json["record"]
    assert len(record["seats"]) == 21
    assert (record["seats"][0]["place"], record["seats"][0]["position"]) == (1, "ประธานกรรมการ")
    assert record["selection"]["held"] == "2008-04-21"
    assert [fault["message"] for fault in record["faults"]] == ["ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555"]


def test_a_committee_for_people_lists_its_members_and_faults(run, office):
    lines = run("show", "committees", GROUP, "--office", office).out.splitlines()
    assert lines[0] == "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน (2551)"
    assert "เริ่มวาระ: 19 มี.ค. 2551" in lines
    assert any(line.startswith("25  ") and "คณะทำงานและผู้ช่วยเลขานุการ" in line for line in lines)
    assert "! คำสั่งลงวันที่ 19 มีนาคม 2551 ก่อนประกาศ 50 วัน" in lines
    assert not any("[seats" in line for line in lines)


def test_a_paper_is_shown_by_kind_and_number(here):
    record = here("show", "papers", "order", "111/2551").json["record"]
    assert (record["state"], record["dated"]) == ("issued", "2008-03-19")
    assert "contents" in record
    assert "contents" not in here("list", "papers").json["rows"][0]


def test_a_paper_that_is_not_there_is_said(here):
    ran = here("show", "papers", "order 7/2551")
    assert (ran.code, ran.json["error"]["message"]) == (1, "ไม่มีคำสั่งอำเภอ เลขที่ 7/2551 ในทะเบียน")


@pytest.mark.parametrize(
    "name", ["order 99999999999999999999/2551", "order ²/2551", "order 111", "111/2551", ""]
)
def test_a_paper_named_oddly_is_not_found(here, name):
    assert here("show", "papers", name).code == 1


@pytest.mark.parametrize("limit", ["0", "-1", "9" * 30, "มาก", "1.5"])
def test_a_limit_that_is_no_number_is_wrong_usage(here, limit):
    ran = here("search", "นาย", f"--limit={limit}")
    assert (ran.code, ran.json["error"]["message"]) == (2, "--limit ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป")


@pytest.fixture
def edited(office):
    """Edit one person's phone."""
    store = open_office(office, PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "บันทึกบุคคล") as session:
        id_ = people.probable_doubles(session, Person(first_name="ประเสริฐ", last_name="ปานเสริม"))[0].id
        kept = records.read(session, Person, id_)
        records.save(session, replace(kept, phone="081-000-0000"))
    store.close()
    return kept


def test_a_history_tells_who_changed_what_from_what(here, run, office, edited):
    changes = here("history", "people", edited.id).json["changes"]
    assert [change["new"] for change in changes] == ["เพิ่มรายการ", "081-000-0000"]
    edit = changes[1]
    assert (edit["actor"], edit["action"], edit["field"]) == ("นางสาวฝึกหัด ตั้งใจ", "บันทึกบุคคล", "โทรศัพท์")
    assert edit["old"] == edited.phone
    line = run("history", "people", edited.id, "--office", office).out.splitlines()[1]
    assert line.endswith(f"บันทึกบุคคล\tโทรศัพท์\t{edited.phone} → 081-000-0000")


def test_search_looks_over_all_topics(here):
    hits = here("search", "สมมติ").json["hits"]
    assert {hit["topic"] for hit in hits} == {"people", "organisations", "villages", "signers"} & {
        h["topic"] for h in hits
    }
    assert ("villages", "หมู่ 1 บ้านหนองสมมติ") in [(hit["topic"], hit["title"]) for hit in hits]
    assert all("สมมติ" in hit["matched"] for hit in hits)


def test_search_keeps_to_its_limit(here):
    assert len(here("search", "นาย", "--limit", "3").json["hits"]) == 3


def test_search_that_finds_nothing_says_so(run, office):
    ran = run("search", "ไม่มีคำนี้เลย", "--office", office)
    assert (ran.code, ran.out) == (0, "ไม่พบ\n")


@pytest.mark.parametrize("topic", sorted(TOPICS.keys() - OPEN.keys()))
@pytest.mark.parametrize("command", ["list", "export"])
def test_what_is_closed_is_told_to_be_of_the_window(here, topic, command):
    ran = here(command, topic, *(["x.csv"] if command == "export" else []))
    assert ran.code == 1
    assert "เปิดและบันทึกได้ในหน้าต่างของโปรแกรมเท่านั้น" in ran.out + ran.err
