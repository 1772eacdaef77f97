"""A paper's file outside the office: copies for reading are private and go away, saving says what is wrong."""

import stat
import sys

import pytest

from desktop import paths
from desktop.domain.papers import Paper
from desktop.errors import Trouble
from desktop.ui.papers import files
from desktop.work.papers import Issued

ISSUED = Issued(paper=Paper(id="p1", kind="order", number=111, year=2551), pdf=b"%PDF-1.7 one")


@pytest.fixture(autouse=True)
def fresh():
    """Let each test make the folder of copies anew."""
    files._folder.cache_clear()
    yield
    files._folder.cache_clear()


def test_a_copy_for_reading_stands_in_the_machines_folder():
    path = files.copy_for_reading(ISSUED)
    assert path == paths.machine_folder() / "reading" / "p1" / "คำสั่งอำเภอ 111-2551.pdf"
    assert path.read_bytes() == b"%PDF-1.7 one"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder to its user by other means")
def test_only_the_officer_may_look_into_the_folder_of_copies():
    folder = files.copy_for_reading(ISSUED).parent.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_copy_that_a_reader_holds_is_not_written_again(monkeypatch):
    path = files.copy_for_reading(ISSUED)
    before = path.stat().st_mtime_ns
    assert files.copy_for_reading(ISSUED).stat().st_mtime_ns == before


def test_copies_left_by_a_kill_go_at_the_next_start():
    left = paths.machine_folder() / "reading" / "old" / "ค้าง.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"%PDF")
    files.copy_for_reading(ISSUED)
    assert not left.exists()


def test_copies_are_forgotten():
    path = files.copy_for_reading(ISSUED)
    files.forget_copies()
    assert not path.exists()


def test_a_reader_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(files.QDesktopServices, "openUrl", lambda url: False)
    with pytest.raises(Trouble, match="ไม่มีโปรแกรมเปิดไฟล์ PDF"):
        files.open_in_reader(tmp_path / "x.pdf")


def test_saving_replaces_a_file_whole(tmp_path):
    path = tmp_path / "คำสั่ง.pdf"
    path.write_bytes(b"old")
    files.save(b"%PDF new", path)
    assert path.read_bytes() == b"%PDF new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path):
    with pytest.raises(Trouble, match="เลือกโฟลเดอร์อื่น"):
        files.save(b"%PDF", tmp_path / "ไม่มี" / "คำสั่ง.pdf")
    (tmp_path / "เป็นโฟลเดอร์.pdf").mkdir()
    with pytest.raises(Trouble, match="ปิดไฟล์เดิมก่อน"):
        files.save(b"%PDF", tmp_path / "เป็นโฟลเดอร์.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["เป็นโฟลเดอร์.pdf"]


def test_a_copy_that_cannot_be_made_is_told(machine_folder):
    (machine_folder / "reading").parent.mkdir(exist_ok=True)
    files._folder().joinpath("p1").write_text("a file where a folder should be")
    with pytest.raises(Trouble, match="บันทึก PDF"):
        files.copy_for_reading(ISSUED)
