"""What can be done with a record of any topic: its links, its removal, its history in words, undo, half-typed forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Candidate, Committee, FaultNote, Seat, Selection
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.records import field_of
from desktop.domain.rules import Rule
from desktop.domain.villages import Village
from desktop.errors import CannotDo, Stale
from desktop.store import records as kept
from desktop.store.session import reading
from desktop.work import committees, papers, records
from desktop.work.papers import Request
from desktop.work.records import Link
from tests.work.conftest import OFFICER, TAMBON, plain_draw


def add(district, record, action="เพิ่มบุคคล"):
    with district.working(action) as session:
        return records.add(session, record)


def read(district, topic, id_):
    with reading(district.store) as session:
        return records.read(session, topic, id_)


def undo(district):
    with district.working("เลิกทำ") as session:
        return records.undo(session)


def names_of(district, topic):
    with reading(district.store) as session:
        return [one.label for one in kept.find(session, topic)]


# Adding and saving


def test_what_is_typed_wrong_but_looks_right_is_mended_before_it_is_kept(district):
    id_ = add(district, Person(first_name="  เเดง\u200b ", last_name="น้ํา", note="  บรรทัด\n  ย่อหน้า"))
    person = read(district, Person, id_)
    assert (person.first_name, person.last_name, person.note) == ("แดง", "น้ำ", "  บรรทัด\n  ย่อหน้า")


def test_a_record_that_does_not_hold_is_refused_beside_its_field(district):
    with pytest.raises(CannotDo, match="ต้องกรอก “ชื่อ” ก่อนบันทึก") as refused:
        add(district, Person(last_name="ใจดี", first_name=" \u200b"))
    assert refused.value.field == "first_name"


def test_a_topics_own_rules_hold_when_adding_and_when_saving(district):
    acting = Signer(name="นายแทน", position="ปลัดอำเภอ", acting="caretaker", start=date(2008, 1, 1))
    with pytest.raises(CannotDo, match="ต้องบอกว่าลงนามแทนตำแหน่งใด"):
        add(district, acting)
    with pytest.raises(CannotDo, match="วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"), district.working() as session:
        records.save(session, replace(records.read(session, Signer, district.signer), end=date(2000, 1, 1)))


def test_a_stale_edit_is_refused_with_both_values(district):
    id_ = add(district, Person(first_name="สมชาย"))
    mine = read(district, Person, id_)
    with district.working() as session:
        records.save(session, replace(mine, phone="1"))
    with pytest.raises(Stale) as refused, district.working() as session:
        records.save(session, replace(mine, phone="2"))
    assert str(refused.value) == "มีการแก้ไข “โทรศัพท์” จากที่อื่นไปก่อนแล้ว กรุณาเทียบค่าทั้งสองแล้วบันทึกอีกครั้ง"
    assert (refused.value.mine, refused.value.theirs) == ({"phone": "2"}, {"phone": "1"})


# Links and removal


def test_links_lead_both_ways(district):
    with district.working() as session:
        seat = committees.seats_of(session, district.committee)[0]
        group = records.add(session, Organisation(name="กลุ่มสตรี", tambon=TAMBON, chair=seat.person))
        records.save(session, replace(seat, organisation=group))
        announced = papers.issue(
            session,
            Request(kind="announcement", committee=district.committee, dated=date(2008, 5, 8)),
            plain_draw,
        )
        of_person = records.links(session, Person, seat.person)
        of_group = records.links(session, Organisation, group)
        of_committee = records.links(session, Committee, district.committee)
        of_paper = records.links(session, Paper, announced.paper.id)
    committee = Link("committees", district.committee, "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", "กรรมการ")
    assert of_person == (
        Link("villages", district.villages[0], "หมู่ 1 บ้านบ้าน1", "หมู่บ้าน"),
        Link("organisations", group, "กลุ่มสตรี", "กลุ่ม/องค์กร"),
        committee,
    )
    assert of_group == (Link("people", seat.person, "นายสมชาย ใจดี", "ประธาน"), committee)
    assert of_committee == (
        Link("centres", district.centre, "ศอช.ต.ท่าถ่าน", "ศูนย์"),
        Link("papers", announced.paper.id, announced.paper.label, "หนังสือราชการ"),
    )
    assert of_paper == (
        Link("committees", district.committee, "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", "คณะกรรมการ"),
        Link("signers", district.signer, "นายสมมติ แบบอย่าง", "ผู้ลงนาม"),
    )


def test_a_candidate_leads_to_the_committee_that_the_selection_is_of(district):
    with district.working() as session:
        person = records.add(session, Person(first_name="ผู้สมัคร"))
        selection = committees.form_of(session, district.committee).selection
        records.add(session, Candidate(selection=selection.id, person=person, votes=3))
        [found] = records.links_in(session, Person, person)
    assert (found.topic, found.id, found.field) == ("committees", district.committee, "ผู้ได้รับการเสนอชื่อ")


def test_a_record_is_not_removed_while_others_refer_to_it(district):
    with pytest.raises(CannotDo) as refused, district.working() as session:
        records.remove(session, Person, committees.seats_of(session, district.committee)[0].person)
    assert str(refused.value) == "ยังนำออกไม่ได้ เพราะ “คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)” อ้างถึงรายการนี้"


def test_of_many_that_refer_the_first_is_named_and_the_others_counted(district):
    with district.working() as session:
        village = records.add(session, Village(tambon=TAMBON, number=8))
        for name in ("หนึ่ง", "สอง", "สาม"):
            records.add(session, Person(first_name=name, village=village))
    with (
        pytest.raises(CannotDo, match="เพราะ “สอง” และอีก 2 รายการอ้างถึงรายการนี้"),
        district.working() as session,
    ):
        records.remove(session, Village, village)
    assert "หมู่ 8" in names_of(district, Village)


def test_a_record_that_nothing_refers_to_any_more_is_removed(district):
    with district.working() as session:
        person = records.add(session, Person(first_name="ประธานเก่า"))
        group = records.add(session, Organisation(name="กลุ่มเลิก", chair=person))
        records.remove(session, Organisation, group)
        records.remove(session, Person, person)
        assert records.links_in(session, Person, person) == ()
    assert "ประธานเก่า" not in names_of(district, Person)
    assert read(district, Person, person).label == "ประธานเก่า"  # set aside, not gone


def test_a_committee_is_removed_with_its_parts_and_comes_back_whole(district):
    with district.working() as session:
        committees.note_fault(session, district.committee, "size", "รอเลือกเพิ่ม")
        selection = committees.form_of(session, district.committee).selection.id
        person = committees.seats_of(session, district.committee)[0].person
        records.add(session, Candidate(selection=selection, person=person, votes=3))
    parts = (Seat, Selection, Candidate, FaultNote)
    before = [len(names_of(district, topic)) for topic in parts]
    with district.working("นำออก") as session:
        records.remove(session, Committee, district.committee)
    assert [len(names_of(district, topic)) for topic in parts] == [
        2,
        0,
        0,
        0,
    ]  # the working group's seats stay
    with district.working() as session:
        assert records.links_in(session, Person, person) == ()
    undo(district)
    assert [len(names_of(district, topic)) for topic in parts] == before == [5, 1, 1, 1]


def test_a_committee_with_a_paper_is_not_removed(district):
    with district.working() as session:
        papers.keep_draft(session, Request(kind="order", committee=district.group))
    with pytest.raises(CannotDo, match="เพราะ “คำสั่งอำเภอ คณะทำงานส่งเสริม"), district.working() as session:
        records.remove(session, Committee, district.group)
    assert len(names_of(district, Seat)) == 5


def test_removing_what_is_not_there_is_told(district):
    with pytest.raises(CannotDo, match="ไม่พบรายการนี้ในบุคคล"), district.working() as session:
        records.remove(session, Person, "ไม่มี")


# History and undo


def test_the_history_tells_in_words_who_changed_what_from_what_to_what(district):
    id_ = add(district, Person(first_name="สมชาย", born=date(1960, 2, 29)))
    with district.working("แก้ไขบุคคล") as session:
        person = records.read(session, Person, id_)
        changed = {"born": None, "village": district.villages[0], "national_id": "1234567890121"}
        records.save(session, replace(person, **changed))
    with district.working("นำออก") as session:
        records.remove(session, Person, id_)
    undo(district)
    with reading(district.store) as session:
        told = records.history(session, Person, id_)
    assert {one.actor for one in told} == {OFFICER}
    assert [(one.action, one.field, one.old, one.new) for one in told] == [
        ("เพิ่มบุคคล", "", "", "เพิ่มรายการ"),
        ("แก้ไขบุคคล", "เลขประจำตัวประชาชน", "", "•••"),
        ("แก้ไขบุคคล", "วันเกิด", "29 ก.พ. 2503", ""),
        ("แก้ไขบุคคล", "หมู่บ้าน", "", "หมู่ 1 บ้านบ้าน1"),
        ("นำออก", "", "", "นำออกจากรายการ"),
        ("เลิกทำ", "", "", "นำกลับเข้ารายการ"),
    ]


def test_no_history_shows_a_national_id(district):
    id_ = add(district, Person(first_name="สมชาย", national_id="1234567890121"))
    with district.working() as session:
        records.save(session, replace(records.read(session, Person, id_), national_id="0123456789010"))
    with reading(district.store) as session:
        assert not any(
            number in str(records.history(session, Person, id_)) for number in ("12345678901", "0123456789")
        )


def test_undo_says_what_it_took_back(district):
    add(district, Person(first_name="สมชาย"), "เพิ่มบุคคล")
    assert undo(district) == "เพิ่มบุคคล"
    assert "สมชาย" not in names_of(district, Person)


def test_undo_after_undo_goes_on_backwards_and_new_work_between_is_kept(district):
    first = add(district, Person(first_name="หนึ่ง"), "เพิ่มหนึ่ง")
    with district.working("แก้ไขหนึ่ง") as session:
        records.save(session, replace(records.read(session, Person, first), phone="1"))
    assert undo(district) == "แก้ไขหนึ่ง"
    add(district, Person(first_name="สอง"), "เพิ่มสอง")
    assert undo(district) == "เพิ่มสอง"
    assert read(district, Person, first).phone == ""
    assert undo(district) == "เพิ่มหนึ่ง"
    assert {"หนึ่ง", "สอง"}.isdisjoint(names_of(district, Person))


def test_an_office_that_was_just_made_has_nothing_to_take_back(store):
    from desktop.store.session import writing

    with pytest.raises(CannotDo, match="เลิกทำไม่ได้"), writing(store, OFFICER, "เลิกทำ") as session:
        records.undo(session)
    with reading(store) as session:
        assert len(kept.find(session, Office)) == 1


# Values in words


@pytest.mark.parametrize(
    ("topic", "field", "value", "words"),
    [
        (Person, "born", date(2008, 5, 8), "8 พ.ค. 2551"),
        (Person, "born", "2008-05-08", "8 พ.ค. 2551"),
        (Person, "born", None, ""),
        (Person, "first_name", "สมชาย", "สมชาย"),
        (Person, "national_id", "x-xxxx-xxxxx-12-1", "x-xxxx-xxxxx-12-1"),
        (Person, "national_id", "AbC+/==", "•••"),
        (Committee, "kind", "support", "คณะทำงานส่งเสริม ศอช."),
        (Committee, "kind", "of a newer program", "of a newer program"),
        (Village, "number", 5, "5"),
        (Office, "practice", True, "ใช่"),
        (Office, "practice", False, ""),
        (Office, "tambons", ("240606", "240601"), "240606, 240601"),
        (Office, "emblem", "ab12", "มีไฟล์แนบ"),
        (Office, "emblem", "", ""),
    ],
)
def test_a_value_is_written_as_lists_and_papers_show_it(topic, field, value, words):
    assert records.shown(field_of(topic, field), value) == words


def test_a_link_is_said_by_the_name_of_what_it_names(district):
    with reading(district.store) as session:
        centre = field_of(Committee, "centre")
        assert records.in_words(session, centre, district.centre) == "ศอช.ต.ท่าถ่าน"
        assert records.in_words(session, centre, "ไม่มี") == "?"
        assert records.in_words(session, centre, None) == ""


# Half-typed forms


def test_a_half_typed_form_survives_and_is_found_by_its_key(district):
    with district.working("เก็บร่าง") as session:
        records.keep_draft(session, "people:", {"first_name": "สมช", "born": date(2008, 5, 8)})
        records.keep_draft(session, f"committees:{district.committee}", {"name": "ก"})
    with reading(district.store) as session:
        typed = records.opened(session, Person, "").draft
        assert typed.values == {"first_name": "สมช", "born": "2008-05-08"}
        assert records.opened(session, Committee, district.committee).draft.values == {"name": "ก"}
        assert records.opened(session, Village, "").draft is None
    with district.working("บันทึก") as session:
        records.drop_draft(session, "people:")
        assert records.opened(session, Person, "").draft is None


def test_a_draft_survives_a_second_opening(district, made_office):
    from desktop.store import opening

    with district.working("เก็บร่าง") as session:
        records.keep_draft(session, "people:", {"first_name": "สมช"})
    district.store.close()
    again = opening._open(district.store.folder, lambda: made_office[1])
    with reading(again) as session:
        assert records.opened(session, Person, "").draft.values == {"first_name": "สมช"}
    again.close()


def test_a_page_opens_with_the_record_its_links_and_its_changes(district):
    with reading(district.store) as session:
        page = records.opened(session, Centre, district.centre)
        new = records.opened(session, Centre, "")
    assert page.record.label == "ศอช.ต.ท่าถ่าน"
    assert {link.topic for link in page.links} == {"committees"}
    assert [change.new for change in page.changes] == ["เพิ่มรายการ"]
    assert (new.record, new.links, new.changes, new.draft) == (None, (), (), None)


def test_of_very_many_that_refer_to_a_record_its_page_shows_the_first(district, monkeypatch):
    monkeypatch.setattr(records, "LINKED", 2)
    with district.working() as session:
        village = records.add(session, Village(tambon=TAMBON, number=8))
        page = records.opened(session, Village, village)
        assert (page.links, page.more) == ((), False)
        for name in ("หนึ่ง", "สอง", "สาม"):
            records.add(session, Person(first_name=name, village=village))
        records.add(session, Organisation(name="กลุ่มหนึ่ง", village=village))
        page = records.opened(session, Village, village)
        assert [link.label for link in page.links] == ["สอง", "หนึ่ง", "กลุ่มหนึ่ง"]
        assert page.more
        assert len(records.links_in(session, Village, village)) == 4


def test_nothing_said_is_told_in_the_words_of_its_field(district):
    with district.working() as session:
        rule = kept.find(session, Rule)[0]
        saved = records.save(session, replace(rule, confirmed_by="นายตรวจ แล้ว"))
        records.save(session, replace(saved, confirmed_by="", committee_kind=""))
        told = [(one.field, one.old, one.new) for one in records.history(session, Rule, rule.id)[1:]]
    assert told == [
        ("ผู้ยืนยัน", "ยังไม่ยืนยัน", "นายตรวจ แล้ว"),
        ("ใช้กับ", "คณะกรรมการ ศอช.", "ทุกคณะ"),
        ("ผู้ยืนยัน", "นายตรวจ แล้ว", "ยังไม่ยืนยัน"),
    ]
