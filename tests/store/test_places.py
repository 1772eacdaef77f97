from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.errors import CannotDo, Trouble
from desktop.store import places

REMOTE = "โฟลเดอร์นี้อยู่บนไดรฟ์เครือข่าย ซึ่งอาจทำให้ข้อมูลเสียหาย กรุณาวางโฟลเดอร์ของสำนักงานไว้ในเครื่องนี้หรือในแฟลชไดรฟ์"
TOO_LONG = "ชื่อหรือที่อยู่ของโฟลเดอร์ยาวเกินไปสำหรับเครื่องนี้ กรุณาใช้ชื่อที่สั้นลง หรือวางไว้ในโฟลเดอร์ที่ซ้อนกันน้อยกว่านี้"
LINUX = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home/net nfs4 rw 0 0
//server/share /mnt/งาน\\040กลาง cifs rw 0 0
/dev/sdb1 /home/net/stick vfat rw 0 0
someone@host: /home/far fuse.sshfs rw 0 0
tmpfs /twice tmpfs rw 0 0
server:/x /twice nfs rw 0 0
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the list of mounts is Linux's")


@linux_only
@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/officer/office", False),
        ("/home/net", True),
        ("/home/net/a/b", True),
        ("/home/network", False),
        ("/home/net/stick/office", False),
        ("/mnt/งาน กลาง/สำนักงาน", True),
        ("/home/far/office", True),
        ("/twice/office", True),
    ],
)
def test_a_network_drive_is_known_by_its_mount(monkeypatch, folder, remote):
    monkeypatch.setattr(places, "mounted", lambda: LINUX)
    assert places.is_remote(Path(folder)) is remote


@linux_only
def test_a_link_to_a_network_drive_is_one(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "mounted", lambda: LINUX)
    (tmp_path / "link").symlink_to("/home/net/office")
    with pytest.raises(Trouble) as trouble:
        places.check(tmp_path / "link")
    assert str(trouble.value) == REMOTE


def test_macos_lists_its_mounts_in_its_own_way():
    line = "//officer@server/share on /Volumes/งาน กลาง (smbfs, nodev, nosuid, mounted by officer)"
    assert places._read_macos(line) == (Path("/Volumes/งาน กลาง"), "smbfs")


def test_this_machine_is_no_network_drive(tmp_path):
    places.check(tmp_path / "สำนักงาน")


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is POSIX's")
def test_a_path_of_464_bytes_is_the_longest():
    longest = Path("/1" + "ก" * 154)
    places.check(longest)
    with pytest.raises(Trouble) as trouble:
        places.check(Path(f"{longest}1"))
    assert str(trouble.value) == TOO_LONG


def test_a_new_office_stands_in_no_other_one_s_folder(tmp_path):
    inner = tmp_path / "office" / "งาน" / "ใหม่"
    places.check_new(inner)
    inner.parent.mkdir(parents=True)
    (tmp_path / "office" / "keys.json").write_text("")
    with pytest.raises(CannotDo, match="ต้องอยู่นอกโฟลเดอร์ของสำนักงาน") as refused:
        places.check_new(inner)
    assert refused.value.field == "folder"
    places.check_new(tmp_path / "office")  # itself: whoever makes one asks whether it is empty
    places.check_new(tmp_path / "อีกแห่ง")
