"""An encrypted .zip: opened with its passphrase alone, whole or not there, and nothing in the clear beside it."""

from __future__ import annotations

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.records import Kind
from desktop.errors import CannotDo, Trouble
from desktop.exchange import sealed_zip
from desktop.exchange.export import Column, write_rows

SECRET = "three plain words 7"
DATA = {"รายชื่อ.csv": "นางสาวลับสุด 089-999-9999".encode(), "ก/ข.pdf": b"%PDF-" + bytes(100_000)}


def opened(path, passphrase=SECRET):
    with pyzipper.AESZipFile(path) as archive:
        archive.setpassword(passphrase.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_is_opened_by_its_passphrase_alone(tmp_path):
    path = tmp_path / "ส่งออก.zip"
    sealed_zip.write(path, DATA, SECRET)
    assert opened(path) == DATA
    with pytest.raises(RuntimeError, match="Bad password"):
        opened(path, SECRET + "x")
    raw = path.read_bytes()
    assert "ลับสุด".encode() not in raw
    assert b"999" not in raw


def test_each_file_is_sealed_by_aes_256_in_the_form_that_7_zip_knows(tmp_path):
    path = tmp_path / "a.zip"
    sealed_zip.write(path, DATA, SECRET)
    with pyzipper.AESZipFile(path) as archive:
        assert {(one.wz_aes_vendor_id, one.wz_aes_strength) for one in archive.infolist()} == {(b"AE", 3)}
        assert all(one.flag_bits & 1 for one in archive.infolist())
        assert all(one.flag_bits & 0x800 for one in archive.infolist() if not one.filename.isascii())


@settings(max_examples=15, deadline=None)
@given(
    st.binary(max_size=5000),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=12, max_size=60),
)
def test_what_goes_in_comes_out(tmp_path_factory, data, passphrase):
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    sealed_zip.write(path, {"a": data}, passphrase)
    assert opened(path, passphrase) == {"a": data}


def test_a_changed_byte_is_told(tmp_path):
    path = tmp_path / "a.zip"
    sealed_zip.write(path, {"a": bytes(1000)}, SECRET)
    raw = bytearray(path.read_bytes())
    raw[60] ^= 1
    path.write_bytes(raw)
    with pytest.raises((RuntimeError, pyzipper.BadZipFile)):
        opened(path)


@pytest.mark.parametrize("passphrase", ["ฉันรักป่าไม้ริมคลอง", "with\ttab and more"])
def test_signs_that_other_programs_read_otherwise_are_refused(tmp_path, passphrase):
    with pytest.raises(CannotDo, match="เฉพาะอักษรอังกฤษ") as caught:
        sealed_zip.write(tmp_path / "a.zip", DATA, passphrase)
    assert caught.value.field == "passphrase"
    assert not list(tmp_path.iterdir())


def test_a_short_passphrase_is_refused(tmp_path):
    with pytest.raises(CannotDo, match="อย่างน้อย 12 ตัวอักษร"):
        sealed_zip.write(tmp_path / "a.zip", DATA, "eleven lett")


def test_a_place_that_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path):
    with pytest.raises(Trouble, match=r"บันทึกไฟล์ a\.zip ไม่ได้"):
        sealed_zip.write(tmp_path / "nowhere" / "a.zip", DATA, SECRET)


def test_what_fails_half_way_leaves_no_file(tmp_path):
    def fail(path):
        with sealed_zip.writing(path, SECRET) as put:
            put("a", b"one")
            raise ValueError

    with pytest.raises(ValueError):
        fail(tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_over(tmp_path):
    path = tmp_path / "รายชื่อ.xlsx"
    assert sealed_zip.place(path) == tmp_path / "รายชื่อ.zip"
    (tmp_path / "รายชื่อ.zip").touch()
    (tmp_path / "รายชื่อ (2).zip").touch()
    assert sealed_zip.place(path) == tmp_path / "รายชื่อ (3).zip"


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_a_list_under_a_passphrase_is_in_a_zip_of_its_name(tmp_path, ending):
    rows = [["นางสาวลับสุด", 7]]
    columns = [Column("ชื่อ", Kind.TEXT), Column("จำนวน", Kind.NUMBER)]
    open_, sealed = (tmp_path / name for name in ("open", "sealed"))
    for folder in (open_, sealed):
        folder.mkdir()
    write_rows(open_ / f"a{ending}", "รายการ", columns, rows)
    path = write_rows(sealed / f"a{ending}", "รายการ", columns, rows, SECRET)
    assert [one.name for one in sealed.iterdir()] == ["a.zip"]
    (content,) = opened(path).values()
    if ending != ".xlsx":  # a workbook has its hour in it
        assert content == (open_ / f"a{ending}").read_bytes()
    assert content[:2] == (open_ / f"a{ending}").read_bytes()[:2]
