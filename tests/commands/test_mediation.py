"""mediation-report writes the statistics for everybody and gives what they tell."""

from __future__ import annotations

import pypdf
import pytest

from desktop.store import opening
from desktop.store.session import writing
from desktop.work import cases
from tests.conftest import PASSPHRASE


def text_of(path):
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_the_public_statistics_of_a_year_are_written_with_what_they_tell(here, tmp_path):
    out = tmp_path / "สถิติ.pdf"
    ran = here("mediation-report", "--year", "๒๕๕๕", "--out", out)
    said = ran.json["mediation_report"]
    assert (ran.code, said["path"], said["start"], said["end"]) == (0, str(out), "2011-10-01", "2012-09-30")
    assert (said["whole"]["came"], said["whole"]["agreed"]) == (4, None)  # one case is told to nobody
    assert len(said["months"]) == 12
    text = text_of(out)
    assert "สำหรับเผยแพร่" in text
    assert not any(word in text for word in ("ละออง", "กก.", "แนวเขตสวน"))


def test_a_month_is_one_of_its_fiscal_year(run, office, tmp_path):
    out = tmp_path / "x.pdf"
    ran = run("mediation-report", "--year", "2555", "--month", "12", "--out", out, "--office", office)
    title = "สถิติการไกล่เกลี่ยข้อพิพาท (สำหรับเผยแพร่) เดือนธันวาคม ๒๕๕๔"
    assert (ran.code, ran.out.splitlines()) == (0, [title, str(out)])


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--year", "2012"), "--year ต้องเป็นปี พ.ศ. เช่น 2569"),
        (("--year", "ปีนี้"), "--year ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("--year", "2555", "--month", "13"), "--month ต้องเป็นเดือน 1 ถึง 12"),
    ],
)
def test_what_is_no_period_is_refused_and_nothing_written(here, tmp_path, argv, message):
    ran = here("mediation-report", *argv, "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.json["error"]["message"]) == (2, message)
    assert not (tmp_path / "x.pdf").exists()


def test_who_may_not_open_cases_gets_no_statistics(here, office, tmp_path, monkeypatch):
    from desktop.domain.users import EVERYTHING, MEDIATION
    from desktop.store import permits

    monkeypatch.setattr(permits, "held", lambda _session: EVERYTHING - {MEDIATION})
    ran = here("mediation-report", "--year", "2555", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "rule")
    assert not (tmp_path / "x.pdf").exists()


def test_the_statistics_are_no_reading_of_a_case(here, office, tmp_path):
    here("mediation-report", "--year", "2555", "--out", tmp_path / "x.pdf")
    store = opening.open_office(office, PASSPHRASE)
    from desktop.store import tables

    with writing(store, "ก", "ดู") as session:
        assert session.connection.execute(tables.readings.select()).all() == []
        assert cases.years(session) == (2555, 2552)
    store.close()
