"""The survey on paper: sheets in the order of entry with last year's answers, blank ones, bundles that can be stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.documents.contents.blocks import Form, Table
from desktop.documents.contents.frozen import from_json
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.printing import draw, merged
from desktop.store import records, tables
from desktop.store.session import reading, writing
from desktop.work import facts, privacy_start, survey_paper, surveys
from desktop.work.looks import look
from desktop.work.survey_paper import Wanted
from tests.work import surveyed
from tests.work.conftest import plain_draw


@pytest.fixture
def office(store):
    """Give an office with a tambon of two villages, four groups and a village of no group, and its round."""
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "ทดสอบ") as session:
        villages = [
            records.add(session, Village(tambon=surveyed.TAMBON, number=n, name=f"บ้าน{n}")) for n in (1, 2, 3)
        ]
        chair = records.add(session, Person(title="นาง", first_name="มาลี", last_name="ทองคำ"))
        made = [
            Organisation(name="ข", tambon=surveyed.TAMBON, village=villages[1], village_place=2, chair=chair),
            Organisation(name="ค", tambon=surveyed.TAMBON, village=villages[1], kind="กลุ่มสตรี"),
            Organisation(name="ก", tambon=surveyed.TAMBON, village=villages[1], village_place=1),
            Organisation(name="ฮ", tambon=surveyed.TAMBON, village=villages[0]),
            Organisation(name="ไร้บ้าน", tambon=surveyed.TAMBON),
        ]
        ids = dict(zip("ขคกฮร", records.add_many(session, made), strict=True))
        old = records.add(session, SurveyRound(year=2568, tambon=surveyed.TAMBON))
        records.add(
            session,
            Survey(
                organisation=ids["ข"], round=old, chair=chair, board_men=0, board_women=4, members=1045, fund=12_500_050,
                products="ผ้าทอ", bylaws="drafting", done=date(2025, 6, 1),
            ),
        )  # fmt: skip
        now = surveys.open_round(session, 2569, surveyed.TAMBON)
    return store, now, villages, ids


@pytest.fixture
def session(office):
    with reading(office[0]) as unit:
        yield unit


def forms(papers):
    return [block for paper in papers for block in paper.blocks if isinstance(block, Form)]


def lists(papers):
    return [block for paper in papers for block in paper.blocks if isinstance(block, Table)]


def answers(form):
    return {one.title: one.last for one in form.questions if one.last}


def test_sheets_stand_in_the_order_in_which_they_are_entered(office, session):
    made = survey_paper.papers(session, Wanted(round=office[1]))
    assert [form.name.text for form in forms(made)] == ["ฮ", "ก", "ข", "ค", "ไร้บ้าน"]
    entered = [line.name for village in surveys.progress(session, office[1]) for line in village.lines]
    assert [form.name.text for form in forms(made)] == entered
    assert [[row[1] for row in table.rows] for table in lists(made)] == [["ฮ"], ["ก", "ข", "ค"], ["ไร้บ้าน"]]


def test_why_personal_data_is_asked_for_stands_on_every_sheet(office):
    wanted = Wanted(round=office[1], blank=1)
    with reading(office[0]) as session:
        assert {form.notice for form in forms(survey_paper.papers(session, wanted))} == {""}
    with writing(office[0], "ก", "เริ่มใช้") as session:
        privacy_start.begin(session)
    with reading(office[0]) as session:
        [notice] = {form.notice for form in forms(survey_paper.papers(session, wanted))}
    assert notice.startswith("สำนักงานเก็บข้อมูลนี้")
    assert notice.endswith("(ประกาศความเป็นส่วนตัว รุ่นที่ ๑)")


def test_a_sheet_has_last_years_answers_in_thai_words(office, session):
    [sheet] = forms(survey_paper.papers(session, Wanted(round=office[1], organisation=office[3]["ข"])))
    assert answers(sheet) == {
        "ประธาน": "นางมาลี ทองคำ",
        "กรรมการชาย (คน)": "๐",
        "กรรมการหญิง (คน)": "๔",
        "สมาชิกทั้งหมด (คน)": "๑,๐๔๕",
        "เงินทุนปัจจุบัน (บาท)": "๑๒๕,๐๐๐.๕๐",
        "ผลิตภัณฑ์/บริการ": "ผ้าทอ",
        "ระเบียบข้อบังคับ": "กำลังจัดทำ",
    }
    assert sheet.title == "แบบสำรวจกลุ่ม/องค์กร ปี ๒๕๖๙ · แผ่นที่ ๒ จาก ๓"
    assert {one.names for one in sheet.questions} == {("นางมาลี ทองคำ",)}


def test_what_is_answered_this_year_does_not_stand_among_last_years_answers(office):
    store, round_id, _villages, ids = office
    with writing(store, "ก", "ข") as session:
        [kept] = records.find(session, Survey, *_of(ids["ก"], round_id))
        records.save(session, replace(kept, members=9, needs="เงิน", states={"members": "changed"}))
        [sheet] = forms(survey_paper.papers(session, Wanted(round=round_id, organisation=ids["ก"])))
        assert answers(sheet) == {"ความต้องการ": "เงิน"}  # taken over from elsewhere and not confirmed yet


def test_own_fields_come_last_each_in_its_words(office):
    store, round_id, _villages, ids = office
    with writing(store, "ก", "ข") as session:
        kinds = {"number": "1500", "money": "250", "day": "2026-05-08", "flag": "1", "choice": "มาก"}
        own = {
            records.add(
                session, OwnField(of="surveys", title=kind, kind=kind, choices=("มาก", "น้อย"), place=place)
            ): value
            for place, (kind, value) in enumerate(kinds.items())
        }
        [kept] = records.find(session, Survey, *_of(ids["ก"], round_id))
        records.save(session, replace(kept, own=own))
        [sheet] = forms(survey_paper.papers(session, Wanted(round=round_id, organisation=ids["ก"])))
    assert [(one.title, one.last) for one in sheet.questions[-5:]] == [
        ("number", "๑,๕๐๐"), ("money", "๒.๕๐"), ("day", "๘ พ.ค. ๒๕๖๙"), ("flag", "ใช่"), ("choice", "มาก"),
    ]  # fmt: skip


def _of(organisation, round_id):
    table = tables.of(Survey)
    return table.c.organisation == organisation, table.c.round == round_id


def test_without_last_answers_every_sheet_is_room_to_write(office, session):
    made = forms(survey_paper.papers(session, Wanted(round=office[1], last=False)))
    assert {form.same for form in made} == {""}
    assert [answers(form) for form in made] == [{}] * 5


def test_a_group_of_which_nothing_is_known_has_no_column_of_last_answers(office, session):
    [sheet] = forms(survey_paper.papers(session, Wanted(round=office[1], organisation=office[3]["ค"])))
    assert (sheet.same, sheet.title.endswith("· กลุ่มสตรี")) == ("", True)


def test_blank_sheets_follow_those_of_each_village_and_free_ones_come_last(office, session):
    made = survey_paper.papers(session, Wanted(round=office[1], blank=1, free=1))
    named = [form.name.text or form.labels[-1][0].text for form in forms(made)]
    here = "ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"
    assert named == [
        "ฮ", f"หมู่ ๑ บ้านบ้าน๑ {here}", "ก", "ข", "ค", f"หมู่ ๒ บ้านบ้าน๒ {here}", f"หมู่ ๓ บ้านบ้าน๓ {here}",
        "ไร้บ้าน", "", "",
    ]  # fmt: skip
    assert [form.code for form in forms(made) if not form.name.text] == [""] * 5


def test_chosen_villages_only(office, session):
    wanted = Wanted(round=office[1], villages=(office[2][0], office[2][2]), blank=2)
    made = survey_paper.papers(session, wanted)
    assert [form.name.text for form in forms(made)] == ["ฮ", "", "", "", ""]
    assert survey_paper.count(session, wanted) == 5


def test_the_villages_to_choose_from_have_those_without_a_group(office, session):
    found = survey_paper.villages(session, records.read(session, SurveyRound, office[1]))
    assert [(one.label, one.short, one.total) for one in found] == [
        ("หมู่ 1 บ้านบ้าน1", "หมู่ 1", 1), ("หมู่ 2 บ้านบ้าน2", "หมู่ 2", 3), ("หมู่ 3 บ้านบ้าน3", "หมู่ 3", 0),
        ("ไม่ระบุหมู่บ้าน", "ไม่ระบุหมู่บ้าน", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "count"),
    [({}, 5), ({"blank": 2, "free": 3}, 16), ({"villages": ()}, 0), ({"villages": (), "free": 1}, 1)],
)
def test_sheets_are_counted(office, session, more, count):
    wanted = Wanted(round=office[1], **more)
    assert survey_paper.count(session, wanted) == count == len(forms(survey_paper.papers(session, wanted)))


def test_one_groups_sheet_comes_alone_without_the_list_and_blank_ones(office, session):
    wanted = Wanted(round=office[1], organisation=office[3]["ข"], villages=(), blank=3, free=2)
    made = survey_paper.papers(session, wanted)
    assert (len(made), len(forms(made)), lists(made)) == (1, 1, [])
    assert survey_paper.count(session, wanted) == 1
    assert (
        survey_paper.bundle(session, wanted, draw, merged)
        == draw(made[0], look(session, made[0]), draft=False)[0]
    )


def test_a_bundle_is_one_pdf_with_a_bookmark_for_each_part_and_the_same_each_time(office, session, tmp_path):
    wanted, steps = Wanted(round=office[1], blank=1), []
    pdf = survey_paper.bundle(session, wanted, draw, merged, lambda done, total: steps.append((done, total)))
    assert pdf == survey_paper.bundle(session, wanted, draw, merged)
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf)
    with pypdf.PdfReader(path) as read:
        assert len(read.pages) == 13  # nine sheets, four lists
        assert read.metadata.title == "แบบสำรวจกลุ่ม/องค์กร ปี 2569 ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"
        assert [one.title for one in read.outline][:2] == ["หมู่ ๑ บ้านบ้าน๑ ปี ๒๕๖๙"] * 2
    assert steps[0] == (0, 9)
    assert steps[-1] == (9, 9)
    assert steps == sorted(steps)


def test_a_bundle_is_stopped_between_its_parts(office, session):
    drawn = []

    def counting(contents, look, *, draft):
        drawn.append(contents)
        return plain_draw(contents, look, draft=draft)

    def step(done, _total):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        survey_paper.bundle(session, Wanted(round=office[1]), counting, merged, step)
    assert len(drawn) == 2


def test_a_preview_is_the_beginning_of_the_bundle(office, session):
    def gathered(pdfs, _title):
        return b"\n".join(pdfs)

    shown = survey_paper.preview(session, Wanted(round=office[1]), plain_draw, gathered).split(b"\n")
    whole = survey_paper.bundle(session, Wanted(round=office[1]), plain_draw, gathered).split(b"\n")
    assert shown == whole[:2]
    assert survey_paper.preview(session, Wanted(round=office[1], villages=()), plain_draw, gathered) == b""


def test_digits_are_those_of_the_office(office):
    store, round_id, _villages, _ids = office
    with writing(store, "ก", "ข") as session:
        records.save(session, replace(facts.the_office(session), thai_digits=False))
        [first, *_rest] = forms(survey_paper.papers(session, Wanted(round=round_id)))
    assert first.title == "แบบสำรวจกลุ่ม/องค์กร ปี 2569 · แผ่นที่ 1 จาก 1"


def test_a_village_of_many_groups_is_drawn_in_parts(store):
    with writing(store, "ก", "ข") as session:
        surveyed.fill(session, count=25, villages=1, years=(2569,))
        [round_] = records.find(session, SurveyRound)
        drawn = survey_paper.papers(session, Wanted(round=round_.id))
    assert [len(forms([one])) for one in drawn] == [0, 10, 10, 5]


def test_a_file_is_named_by_year_and_place(office, session):
    assert survey_paper.file_name(session, Wanted(round=office[1])) == (
        "แบบสำรวจกลุ่ม-องค์กร 2569 ตำบลท่าถ่าน.pdf"
    )
    one = Wanted(round=office[1], villages=(office[2][1],), organisation=office[3]["ข"])
    assert survey_paper.file_name(session, one) == "แบบสำรวจกลุ่ม-องค์กร 2569 ตำบลท่าถ่าน หมู่ 2.pdf"


@pytest.mark.parametrize("more", [{"blank": 201}, {"free": 201}, {"blank": -1}])
def test_too_many_blank_sheets_are_refused(office, session, more):
    with pytest.raises(CannotDo) as refused:
        survey_paper.count(session, Wanted(round=office[1], **more))
    assert str(refused.value) == "แบบเปล่าพิมพ์ได้ครั้งละไม่เกิน 200 แผ่น"
    assert refused.value.field == next(iter(more))


def test_a_bundle_of_nothing_is_refused(office, session):
    with pytest.raises(CannotDo) as refused:
        survey_paper.bundle(session, Wanted(round=office[1], villages=()), plain_draw, merged)
    assert str(refused.value) == "ไม่มีแผ่นให้พิมพ์ กรุณาเลือกหมู่บ้านที่มีกลุ่ม หรือบอกจำนวนแบบเปล่า"
    assert refused.value.field == "blank"


def test_sheets_say_nothing_about_people_in_their_codes(office, session):
    pdf = survey_paper.bundle(
        session, Wanted(round=office[1], organisation=office[3]["ข"]), plain_draw, merged
    )
    [form] = from_json(pdf.removeprefix(b"%PDF-").decode()).blocks
    assert form.scanned.replace("-", "").isalnum()
    assert form.code == "2569-02-02"
