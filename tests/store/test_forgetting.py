"""What an erasure leaves on the disk goes at the next opening where the program died before: killed at each step in turn.

A death is the folder as it stands at that moment, copied, with the WAL that nobody emptied.
"""

from __future__ import annotations

import os
import shutil
import time
from hashlib import sha256

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import (
    attachments,
    backups,
    cipher,
    device,
    drafts,
    forgetting,
    keys,
    opening,
    records,
    search,
    server,
    settling,
    shared,
    wal,
    withheld,
)
from desktop.store.session import reading, rehearsing, writing
from tests.conftest import SHARED
from tests.journeys.test_closed import everything

NAME, PICTURE = "ฦฦฦฦลืมแล้ว", b"\x89PNG\r\n\x1a\n" + b"forgotten"
RUNS = b"ge26"  # letters of the name as the index has them
STEPS = {
    "nothing was cleared": (forgetting, "_forget"),
    "the file goes": (attachments, "remove"),
    "the index is cleared": (search, "forget"),
    "the WAL is emptied": (cipher, "write_back"),
    "only the note is left": (wal, "holds_any"),
}


class Killed(BaseException):
    """The program dies here."""


@pytest.fixture
def person(store):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        sha = attachments.put(store, PICTURE)
        id_ = records.add(session, Person(first_name=NAME, portrait=sha))
        drafts.keep(session, f"people:{id_}", {"first_name": NAME})
    return id_


@pytest.fixture
def open_again(made_office):
    opened = []

    def again(folder):
        opened.append(opening._open(folder, lambda: made_office[1]))
        return opened[-1]

    yield again
    for one in opened:
        one.close()


def erase(session, row):
    names = [(one.device, one.seq) for one in settling.changes_of(session, "people", [row])[row]]
    withheld.withhold(session, names, withheld.ERASED)
    settling.settle(session, Person, [row])


def erase_now(store, row):
    with writing(store, "สมศรี", "ลบข้อมูล") as session:
        erase(session, row)


def die(monkeypatch, store, died, module, name):
    """Let the program die where it calls a function; what stands in the folder then is `died`."""

    def killed(*_given, **_named):
        shutil.copytree(store.folder, died)
        raise Killed

    monkeypatch.setattr(module, name, killed)


def rests(folder, vault):
    """Name what is left of the person in a folder: the name, its runs in the index, the picture, a note."""
    found = {path.parent.name for path, data in everything(folder, vault) if data == PICTURE}
    pages = [data for path, data in everything(folder, vault) if path.name.startswith(cipher.DATA)]
    found |= {one for one in (NAME.encode(), RUNS) if any(one in data for data in pages)}
    return found | {path.parent.name for path in (folder / forgetting.FOLDER).glob("*")}


@pytest.mark.parametrize("step", STEPS)
def test_the_next_opening_clears_what_a_death_left(store, person, tmp_path, monkeypatch, open_again, step):
    picture = attachments.path_of(store.folder, read(store, person).portrait)
    assert rests(store.folder, store.vault) == {NAME.encode(), RUNS, picture.parent.name}
    died = tmp_path / "died"
    with monkeypatch.context() as patch:
        die(patch, store, died, *STEPS[step])
        with pytest.raises(Killed):
            erase_now(store, person)
    left = rests(died, store.vault)
    assert forgetting.FOLDER in left
    done = [*STEPS].index(step)
    assert (picture.parent.name in left, NAME.encode() in left) == (done < 2, done < 4)
    assert (RUNS in left) or done == 4
    again = open_again(died)
    assert rests(died, again.vault) == set()
    assert read(again, person).first_name == ""
    with reading(again) as session:
        assert drafts.find(session) == ()


def read(store, row):
    with reading(store) as session:
        return records.read(session, Person, row)


def test_nothing_is_left_of_what_was_cleared_at_once(store, person):
    erase_now(store, person)
    assert rests(store.folder, store.vault) == set()


def erase_and_fail(store, row, died):
    with writing(store, "สมศรี", "ลบข้อมูล") as session:
        erase(session, row)
        shutil.copytree(store.folder, died)
        raise Killed


@pytest.mark.parametrize("again", ["killed and opened", "erased another"])
def test_what_was_noted_and_rolled_back_stays(store, person, tmp_path, open_again, again):
    with pytest.raises(Killed):
        erase_and_fail(store, person, tmp_path / "died")
    if again == "erased another":
        with writing(store, "สมศรี", "เพิ่ม") as session:
            other = records.add(session, Person(first_name="มานี"))
        erase_now(store, other)
        store.close()
    kept = open_again(store.folder if again == "erased another" else tmp_path / "died")
    assert read(kept, person).first_name == NAME
    assert attachments.get(kept, read(kept, person).portrait) == PICTURE
    with reading(kept) as session:
        assert [one.key for one in drafts.find(session)] == [f"people:{person}"]
    assert not any((kept.folder / forgetting.FOLDER).iterdir())


def test_a_file_that_is_used_meanwhile_stays(store, person, tmp_path, monkeypatch, open_again):
    sha = read(store, person).portrait
    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "_forget", raising(Killed))
        with pytest.raises(Killed):
            erase_now(store, person)
    with writing(store, "สมศรี", "เพิ่ม") as session:
        records.add(session, Person(first_name="มานี", portrait=attachments.put(store, PICTURE)))
    store.close()
    assert attachments.get(open_again(store.folder), sha) == PICTURE
    assert not any((store.folder / forgetting.FOLDER).iterdir())


def raising(error):
    def refuse(*_given, **_named):
        raise error

    return refuse


def test_where_the_disk_refuses_a_later_opening_clears(store, person, monkeypatch, open_again):
    with monkeypatch.context() as patch:
        patch.setattr(attachments, "remove", raising(PermissionError(13, "refused")))
        with pytest.raises(Trouble):
            erase_now(store, person)
        store.close()
        again = open_again(store.folder)
        assert forgetting.FOLDER in rests(store.folder, again.vault)
        again.close()
    again = open_again(store.folder)
    assert rests(store.folder, again.vault) == set()


def test_an_erasure_beside_a_reader_is_finished_at_the_next_opening(store, person, monkeypatch, open_again):
    monkeypatch.setattr(cipher, "_PATIENCE", 0.0)
    with reading(store) as session:
        assert records.read(session, Person, person).first_name == NAME
        erase_now(store, person)  # older pages are read just now
        assert forgetting.FOLDER in rests(store.folder, store.vault)
    store.close()
    again = open_again(store.folder)
    assert rests(store.folder, again.vault) == set()


def test_where_nothing_can_be_noted_nothing_is_erased(store, person, monkeypatch):
    monkeypatch.setattr(forgetting, "write_whole", raising(OSError(28, "full")))
    with pytest.raises(Trouble, match="เต็ม"):
        erase_now(store, person)
    assert read(store, person).first_name == NAME


def test_many_erasures_of_one_unit_have_one_note(store, person, monkeypatch):
    noted = []
    forget = forgetting._forget
    monkeypatch.setattr(forgetting, "_forget", lambda store, path: (noted.append(path), forget(store, path)))
    with writing(store, "สมศรี", "เพิ่ม") as session:
        others = [records.add(session, Person(first_name=f"มานี {n}")) for n in range(3)]
    with writing(store, "สมศรี", "ลบข้อมูล") as session:
        session.afterwards = lambda: noted.append("before")
        for row in (*others, person):
            erase(session, row)
        [note] = (store.folder / forgetting.FOLDER).iterdir()
        sha = records.read(session, Person, person).portrait
        assert sha == ""
        assert note.read_text() == f"{sha256(PICTURE).hexdigest()}\npeople\n"
    assert noted == ["before", note]


def test_a_rehearsal_notes_nothing(store, person):
    with rehearsing(store, "สมศรี", "ลบข้อมูล") as session:
        erase(session, person)
    assert not (store.folder / forgetting.FOLDER).exists()
    erase_now(store, person)
    with writing(store, "สมศรี", "ลบข้อมูล") as session:
        erase(session, person)  # of which nothing is left
        assert session.afterwards is None


def test_lines_that_name_no_attachment_remove_nothing(store, person, open_again):
    sha = read(store, person).portrait
    folder = store.folder / forgetting.FOLDER
    folder.mkdir()
    (folder / "note").write_bytes(
        f"../../{keys.NAME}\n/{sha}\n../{sha}\n\n\xff\nno_topic\n{sha}\n".encode("latin-1")
    )
    (folder / "half.part").write_bytes(b"")
    store.close()
    again = open_again(store.folder)
    assert attachments.get(again, sha) == PICTURE  # it is in use
    assert (again.folder / keys.NAME).is_file()
    assert not any(folder.iterdir())


def test_notes_do_not_travel(store, person, tmp_path):
    folder = store.folder / forgetting.FOLDER
    folder.mkdir()
    (folder / "note").write_text("people\n")
    device.make_copy(store, tmp_path / "laptop", "โน้ตบุ๊ก", lambda _done, _total: None)
    backups.make(store, "asked", lambda _done, _total: None)
    copied = [*(tmp_path / "laptop").rglob("*"), *(store.folder / "backups").rglob("*")]
    assert forgetting.FOLDER not in {path.name for path in copied}


@pytest.mark.parametrize("store", [SHARED], indirect=True)
def test_a_machine_of_a_shared_office_clears_the_server_at_its_next_opening(
    store, person, monkeypatch, open_again
):
    sha = read(store, person).portrait
    with monkeypatch.context() as patch:
        patch.setattr(attachments, "remove", raising(Killed))
        with pytest.raises(Killed):
            erase_now(store, person)
    assert sha in on_server(store)
    again = open_again(store.folder)
    assert on_server(again) == {keys.NAME}
    assert not attachments.path_of(again.folder, sha).exists()
    assert not any((again.folder / forgetting.FOLDER).iterdir())


@pytest.mark.parametrize("store", [SHARED], indirect=True)
def test_another_machine_lets_its_copy_of_an_erased_file_go_at_its_next_opening(
    store, person, made_office, tmp_path, open_again
):
    kept = read(store, person).portrait
    with writing(store, "สมศรี", "เพิ่ม") as session:
        used = attachments.put(store, b"of another person")
        records.add(session, Person(first_name="ก้าน", portrait=used))
    folder = tmp_path / "other"
    shared.join(folder, shared.read(store.folder).address)
    other = opening._open(folder, lambda: made_office[1])
    try:
        for sha in (kept, used):
            attachments.get(other, sha)
        in_a_form = attachments.put(other, b"of a form that is half typed")
        just_put = attachments.put(other, b"of a form that is open now")
        with writing(other, "สมศรี", "พิมพ์") as session:
            session.store.shared.unsent.clear()
            drafts.keep(session, "people:new", {"portrait": in_a_form})
        age(folder, kept, used, in_a_form)
        erase_now(store, person)
    finally:
        other.close()
    again = open_again(folder)
    assert {path.name for path in attachments.kept(again.folder)} == {used, in_a_form, just_put}
    assert attachments.get(again, used) == b"of another person"


def age(folder, *shas):
    for sha in shas:
        os.utime(attachments.path_of(folder, sha), (time.time() - 90_000,) * 2)


def on_server(store):
    with reading(store) as session:
        names = session.connection.scalars(sa.select(server.files.c.name)).all()
    return {name.rpartition("/")[2] for name in names}
