"""The form for telephones is taken by pyxform, and what it collects comes back by the import of surveys."""

from __future__ import annotations

import openpyxl
import pytest
from pyxform.xls2xform import convert

from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField, name_of
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.exchange import mapping, rows, workbook, xlsform
from desktop.store import records as store
from desktop.store.session import reading, writing
from desktop.work import import_rows, importing, offices, practice, records, survey_forms

OFFICER, HOME = "นางสาวฝึกหัด ตั้งใจ", "240606"


@pytest.fixture
def office(store):
    """Give an office with a round, two groups, one of them surveyed the year before, and a field of its own."""
    with writing(store, OFFICER, "เตรียม") as session:
        offices.begin(session, practice.office())
        village = records.add(session, Village(tambon=HOME, number=1, name="เหนือ"))
        group = records.add(session, Organisation(name='กลุ่มสตรี <1> & "ก"', tambon=HOME, village=village))
        records.add(session, Organisation(name="กลุ่มออมทรัพย์", tambon=HOME))
        records.add(session, Organisation(name="กลุ่มเลิกแล้ว", tambon=HOME, status="closed"))
        records.add(session, OwnField(of="surveys", title="มีคอมพิวเตอร์", kind="flag"))
        records.add(session, OwnField(of="surveys", title="ระดับ", kind="choice", choices=("ดี มาก", "พอใช้")))
        last = records.add(session, SurveyRound(year=2567, tambon=HOME))
        records.add(session, Survey(organisation=group, round=last, members=20, fund=500_050))
        round_ = records.add(session, SurveyRound(year=2568, tambon=HOME))
    return store, group, round_


@pytest.fixture
def written(office, tmp_path):
    """Write the form of the round."""
    with reading(office[0]) as session:
        xlsform.write(tmp_path / "แบบ.xlsx", survey_forms.survey_form(session, office[2]))
    return tmp_path / "แบบ.xlsx"


def test_pyxform_takes_the_form(written):
    made = convert(str(written), validate=False, pretty_print=False)
    assert made.warnings == []
    for part in ("กลุ่มสตรี", "ปีก่อน: ", "สำรวจปี 2568 ตำบลท่าถ่าน", "members_men", "มีคอมพิวเตอร์"):
        assert part in made.xform
    assert 'type="decimal"' in made.xform


def test_the_values_of_last_year_stand_with_their_group(written):
    choices = openpyxl.load_workbook(written)["choices"]
    titles = [cell.value for cell in choices[1]]
    found = {row[1].value: row for row in choices.iter_rows(min_row=2)}
    group = next(row for row in found.values() if str(row[2].value).startswith("กลุ่มสตรี"))
    assert group[titles.index("last_members")].value == "20"
    assert group[titles.index("last_fund")].value == "5,000.50"
    assert not any("เลิกแล้ว" in str(row[2].value) for row in found.values())


def test_what_was_collected_comes_back_once(office, tmp_path):
    store_, group, round_ = office
    titles = (
        "start",
        "ข้อมูล/village",
        "ข้อมูล/organisation",
        "members_men",
        "members_women",
        "fund",
        "_uuid",
        "__version__",
    )
    lines = [titles, ("2026-01-01T10:00", "", group, "3", "4", "6000.5", "8d9f-1", "v1")]
    (tmp_path / "ส่ง.csv").write_text("\n".join(";".join(line) for line in lines), "utf-8-sig")
    [sheet] = workbook.read(tmp_path / "ส่ง.csv")
    outcomes = []
    for _again in range(2):
        with writing(store_, OFFICER, "นำเข้า") as session:
            fields = import_rows.fields(session, "surveys")
            table = rows.find(sheet, mapping.words(fields))
            chosen = {place: guess.field for place, guess in mapping.guess(table, fields).items()}
            said = rows.read(table, fields, chosen).said
            request = importing.Request(topic="surveys", rows=said, round=round_)
            outcomes.append(importing.take(session, request))
    assert [(one.added, one.same, one.refused) for one in outcomes] == [(1, 0, []), (0, 1, [])]
    with reading(store_) as session:
        [made] = [one for one in store.find(session, Survey) if one.round == round_]
    assert (made.members, made.fund, made.states["fund"]) == (7, 600_050, "changed")


def test_a_tambon_without_groups_has_no_form(store, tmp_path):
    with writing(store, OFFICER, "รอบ") as session:
        round_ = records.add(session, SurveyRound(year=2568, tambon=HOME))
        form = survey_forms.survey_form(session, round_)
    with pytest.raises(CannotDo) as refused:
        xlsform.write(tmp_path / "แบบ.xlsx", form)
    assert str(refused.value) == "ตำบลนี้ยังไม่มีกลุ่มที่จะสำรวจ กรุณาเพิ่มหรือนำเข้ากลุ่มก่อน"
    assert not (tmp_path / "แบบ.xlsx").exists()


def test_own_fields_are_asked_by_their_names(office, written):
    with reading(office[0]) as session:
        own = store.find(session, OwnField)
    survey = openpyxl.load_workbook(written)["survey"]
    asked = {row[1].value: row[0].value for row in survey.iter_rows(min_row=2)}
    assert {asked[name_of(one)] for one in own} == {"select_one yes_no", f"select_one {name_of(own[1])}"}
