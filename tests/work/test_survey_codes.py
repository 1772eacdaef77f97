"""A sheet is found again by what its QR says or by the short code under it, typed in any digits and on any keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records, tables
from desktop.store.session import reading, writing
from desktop.work import survey_codes, surveys

TAMBON, OTHER = "240606", "240605"
# the keys of an English keyboard and what they type on a Thai one (Kedmanee, TIS 820-2538), as scanners meet them
KEYS = dict(zip("1234567890-ABCDEFabcdef", "ๅ/-ภถุึคตจขฤฺฉฏฎโฟิแกำด", strict=True))


@pytest.fixture
def office(store):
    """Give two tambons with the same villages and places, each with a round of the same year."""
    with writing(store, "ก", "ข") as session:
        rounds = {}
        for tambon in (TAMBON, OTHER):
            village = records.add(session, Village(tambon=tambon, number=3))
            for name, place in (("หนึ่ง", 1), ("สอง", 7), ("สาม", None), ("สี่", 12), ("ห้า", 12), ("หก", 120)):
                records.add(
                    session,
                    Organisation(
                        name=f"{name} {tambon}", tambon=tambon, village=village, village_place=place
                    ),
                )
            records.add(session, Organisation(name=f"ไร้ {tambon}", tambon=tambon))
            rounds[tambon] = surveys.open_round(session, 2569, tambon)
    return store, rounds


@pytest.fixture
def session(office):
    with reading(office[0]) as unit:
        yield unit


def codes(session, round_id):
    """Give the code of each survey of a round by the group's name."""
    round_ = records.read(session, SurveyRound, round_id)
    found = {}
    for village in surveys.progress(session, round_id):
        number = records.read(session, Village, village.id).number if village.id else 0
        made = survey_codes.codes(session, round_, number, village)
        found.update({line.name.split()[0]: (made[line.organisation], line.survey) for line in village.lines})
    return found


def test_a_code_says_year_village_and_place_and_a_number_where_that_is_not_enough(office, session):
    said = {name: code for name, (code, _survey) in codes(session, office[1][TAMBON]).items()}
    assert [said[name] for name in ("หนึ่ง", "สอง", "หก")] == ["2569-03-01", "2569-03-07", "2569-03-120"]
    assert [said[name].rpartition("-")[0] for name in ("สาม", "สี่", "ห้า", "ไร้")] == [
        "2569-03-00", "2569-03-12", "2569-03-12", "2569-00-00",
    ]  # fmt: skip
    assert len(set(said.values())) == 7


@pytest.mark.parametrize("tambon", [TAMBON, OTHER])
def test_every_sheet_is_found_by_its_code_and_by_its_qr(office, session, tambon):
    round_id = office[1][tambon]
    for code, survey in codes(session, round_id).values():
        assert survey_codes.find(session, code, round_id) == survey
        assert survey_codes.find(session, survey_codes.scanned(round_id, survey)) == survey


@pytest.mark.parametrize("typed", ["๒๕๖๙-๐๓-๐๗", " 2569/3/7 ", "2569 03 07", "2569 - 3 - 7", "2569.03.07"])
def test_a_code_is_read_as_people_type_it(office, session, typed):
    found = survey_codes.find(session, typed, office[1][TAMBON])
    assert found == codes(session, office[1][TAMBON])["สอง"][1]


def test_a_scanner_on_a_thai_keyboard_is_understood(office, session):
    round_id = office[1][TAMBON]
    for code, survey in codes(session, round_id).values():
        whole = survey_codes.scanned(round_id, survey)
        for text in (code, whole, whole.lower()):
            typed = "".join(KEYS[sign] for sign in text)
            assert survey_codes.find(session, typed, round_id) == survey


def test_what_a_qr_says_is_short_and_of_signs_that_it_holds_well(office, session):
    said = survey_codes.scanned(office[1][TAMBON], codes(session, office[1][TAMBON])["สอง"][1])
    assert len(said) == 65
    assert set(said) <= set("0123456789ABCDEF-")


@pytest.mark.parametrize("code", ["", "   "])
def test_nothing_typed_is_asked_for(session, code):
    check(session, code, "กรุณาพิมพ์รหัสใต้คิวอาร์โค้ดบนแผ่น หรือสแกนคิวอาร์โค้ด")


@pytest.mark.parametrize(
    "code", ["กลุ่มสตรี", "2569-03", "2569-03-07-", "https://example.org", "69-03-07", "²569-03-07"]
)
def test_what_is_no_code_is_told(session, code):
    check(session, f" {code} ", f"รหัสบนแผ่นมีรูปแบบอย่าง 2569-03-07 แต่ที่พิมพ์คือ “{code}”")


@pytest.mark.parametrize(
    "code", ["2569-03-99", "2568-03-07", "2569-04-07", "2569-03-00-999999", "A" * 32 + "-" + "B" * 32]
)
def test_a_code_of_no_sheet_is_told(session, code):
    check(session, code, f"ไม่พบแผ่นที่มีรหัส “{code}” กรุณาตรวจรหัสใต้คิวอาร์โค้ดอีกครั้ง")


def test_a_code_of_two_tambons_is_told_unless_the_round_is_known(office, session):
    sentence = "รหัส “2569-03-07” มีมากกว่าหนึ่งแผ่น กรุณาสแกนคิวอาร์โค้ด หรือเปิดรอบสำรวจของตำบลนั้นก่อน"
    check(session, "2569-03-07", sentence)
    found = [survey_codes.find(session, "2569-03-07", office[1][one]) for one in (TAMBON, OTHER)]
    assert len(set(found)) == 2


def test_a_place_that_two_groups_were_given_since_is_told(office, session):
    code, _survey = codes(session, office[1][TAMBON])["สี่"]
    check(
        session, code.rpartition("-")[0],
        "รหัส “2569-03-12” มีมากกว่าหนึ่งแผ่น กรุณาสแกนคิวอาร์โค้ด หรือเปิดรอบสำรวจของตำบลนั้นก่อน", office[1][TAMBON],
    )  # fmt: skip


def test_a_sheet_that_was_set_aside_is_not_found(office):
    store, rounds = office
    with writing(store, "ก", "ข") as session:
        code, survey = codes(session, rounds[TAMBON])["สาม"]
        assert survey_codes.find(session, code) == survey
        records.remove(session, Survey, survey)
        for one in (code, survey_codes.scanned(rounds[TAMBON], survey)):
            with pytest.raises(CannotDo, match="ไม่พบแผ่นที่มีรหัส"):
                survey_codes.find(session, one)


def test_a_number_keeps_its_group_when_places_change(office):
    store, rounds = office
    with writing(store, "ก", "ข") as session:
        code, survey = codes(session, rounds[TAMBON])["สาม"]
        [group] = records.find(session, Organisation, tables.of(Organisation).c.name == f"สาม {TAMBON}")
        records.save(session, replace(group, village_place=2))
        assert survey_codes.find(session, code, rounds[TAMBON]) == survey


def check(session, code, sentence, round_id=""):
    """Expect a refusal beside the line that is typed in."""
    with pytest.raises(CannotDo) as refused:
        survey_codes.find(session, code, round_id)
    assert (str(refused.value), refused.value.field) == (sentence, "code")
