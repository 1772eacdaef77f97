"""summary writes a sheet and gives its figures."""

from __future__ import annotations

import pypdf
import pytest

from desktop.store import opening
from desktop.store.session import writing
from tests.conftest import PASSPHRASE
from tests.work import surveyed

TYPED = ("--tambon", surveyed.TAMBON, "--year", "๒๕๖๙")


@pytest.fixture
def surveyed_office(office):
    store = opening.open_office(office, PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "เตรียม") as session:
        surveyed.fill(session, 12, villages=3)
    store.close()
    return office


def text_of(path):
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_the_summary_of_a_tambon_is_written_with_its_figures(surveyed_office, here, tmp_path):
    out = tmp_path / "สรุป.pdf"
    ran = here("summary", "tambon", *TYPED, "--out", out)
    said = ran.json["summary"]
    assert (ran.code, said["kind"], said["year"], said["before"], said["path"]) == (
        0,
        "tambon",
        2569,
        2568,
        str(out),
    )
    assert said["whole"]["members"]["amount"] == sum(one["members"]["amount"] for one in said["villages"])
    assert said["coverage"]["done"]["rows"] <= said["whole"]["organisations"]["rows"]
    assert [one["key"] for one in said["years"]][-3:] == ["2567", "2568", "2569"]
    assert "สรุปข้อมูลกลุ่ม/องค์กร" in text_of(out)


def test_for_people_the_sheet_and_its_file_are_named(surveyed_office, run, tmp_path):
    out = tmp_path / "x.pdf"
    ran = run("summary", "village", *TYPED, "--village", "2", "--out", out, "--office", surveyed_office)
    assert ran.out.splitlines() == ["หน้าหมู่บ้าน ตำบลท่าถ่าน ปี ๒๕๖๙", str(out)]


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (("tambon", "--tambon", "240606", "--year", "ปีนี้"), 2, "--year ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("village", *TYPED, "--village", "0"), 2, "--village ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("village", *TYPED, "--village", "99"), 1, "ตำบลนี้ไม่มีหมู่ที่ 99 กรุณาตรวจเลขหมู่"),
        (
            ("poem", *TYPED),
            1,
            "ไม่มีเอกสารสรุปชนิด “poem” ใช้ได้เฉพาะ tambon, village, organisations, products, coverage",
        ),
        (
            ("tambon", "--tambon", "240606", "--year", "2490"),
            1,
            "ยังไม่ได้เปิดรอบสำรวจปี 2490 ของตำบลนี้",
        ),
    ],
)
def test_what_cannot_be_summed_up_is_refused_and_nothing_written(
    surveyed_office, here, tmp_path, argv, code, message
):
    ran = here("summary", *argv, "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.json["error"]["message"]) == (code, message)
    assert not (tmp_path / "x.pdf").exists()
