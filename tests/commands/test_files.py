"""Files are written whole or not at all, and none is lost by a mistyped name."""

import os

import pytest

from desktop.commands import files
from desktop.errors import CannotDo, Trouble


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def place(path, data, then=lambda: None):
    """Write a file, and do something more before it gets its name."""
    with files.placing(path, files.PDF) as put:
        put(data)
        then()


def test_a_file_takes_its_name_when_all_went_well(tmp_path):
    with files.placing(tmp_path / "x.pdf", files.PDF) as put:
        put(b"%PDF whole")
        assert names(tmp_path) == ["x.pdf.part"]
    assert names(tmp_path) == ["x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF whole"


def test_what_fails_inside_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError):
        place(tmp_path / "x.pdf", b"half", lambda: 1 / 0)
    assert names(tmp_path) == []


def test_what_fails_inside_leaves_the_old_file(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF old")
    with pytest.raises(ZeroDivisionError):
        place(tmp_path / "x.pdf", b"%PDF new", lambda: 1 / 0)
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF old"


def test_an_empty_file_of_that_name_may_be_replaced(tmp_path):
    (tmp_path / "x.pdf").touch()
    with files.placing(tmp_path / "x.pdf", files.PDF) as put:
        put(b"%PDF new")
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF new"


def test_a_file_of_another_kind_is_told_before_anything_is_done(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"PK\x03\x04")
    with pytest.raises(CannotDo, match="ไม่ใช่ PDF"), files.placing(tmp_path / "x.pdf", files.PDF):
        pytest.fail("nothing may be done here")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a thing of POSIX")
def test_what_is_no_file_is_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Trouble):
        place(tmp_path / "pipe", b"%PDF")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["nowhere/x.pdf", "folder", "folder/" + "ก" * 300])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_done(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(Trouble, match=r"^เขียนไฟล์ .* ไม่ได้"), files.placing(tmp_path / name, files.PDF):
        pytest.fail("nothing may be done here")


def test_a_full_disk_is_trouble_and_leaves_nothing(tmp_path, monkeypatch):
    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(Trouble, match="ดิสก์ไม่เต็ม"):
        place(tmp_path / "x.pdf", b"%PDF")
    assert names(tmp_path) == []


def test_a_place_taken_in_between_is_trouble(tmp_path):
    with pytest.raises(Trouble):
        place(tmp_path / "x.pdf", b"%PDF", (tmp_path / "x.pdf").mkdir)
    assert names(tmp_path) == ["x.pdf"]


def test_a_file_is_read_or_it_is_told_why_not(tmp_path):
    (tmp_path / "a").write_bytes(b"text")
    assert files.read(tmp_path / "a") == b"text"
    for name in ("b", "."):
        with pytest.raises(Trouble, match="กรุณาตรวจชื่อไฟล์และโฟลเดอร์"):
            files.read(tmp_path / name)


def test_where_nothing_is_written_the_place_stays_as_it_is(tmp_path):
    with files.placing(tmp_path / "x.pdf", files.PDF):
        pass
    assert names(tmp_path) == []
    (tmp_path / "x.pdf").write_bytes(b"%PDF old")
    with files.placing(tmp_path / "x.pdf", files.PDF):
        pass
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF old"


def test_a_new_file_has_a_name_of_its_own(tmp_path):
    files.check_new(tmp_path / "x.docx")
    (tmp_path / "x.docx").touch()
    with pytest.raises(CannotDo, match="อยู่แล้ว กรุณาใช้ชื่ออื่น"):
        files.check_new(tmp_path / "x.docx")
    with pytest.raises(Trouble, match="ไม่ได้"):
        files.check_new(tmp_path / ("ก" * 300))


def test_a_folder_must_be_there(tmp_path):
    files.check_folder(tmp_path)
    (tmp_path / "x").touch()
    for name in ("x", "nowhere"):
        with pytest.raises(Trouble, match="กรุณาสร้างโฟลเดอร์ก่อน"):
            files.check_folder(tmp_path / name)


def test_a_free_name_is_that_of_no_file_and_of_none_given(tmp_path):
    path = tmp_path / "คำสั่ง 1.pdf"
    assert files.free(path, ()) == path
    assert files.free(path, {path}) == tmp_path / "คำสั่ง 1 (2).pdf"
    path.touch()
    (tmp_path / "คำสั่ง 1 (2).pdf").touch()
    assert files.free(path, {tmp_path / "คำสั่ง 1 (3).pdf"}) == tmp_path / "คำสั่ง 1 (4).pdf"
