"""to-server, and every command in the shared office that it leaves: by its address, and as the one opened last."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from desktop import paths, settings
from desktop.commands import office as offices
from desktop.errors import CannotDo, Trouble
from desktop.work import serving
from tests import server
from tests.conftest import PASSPHRASE


@pytest.fixture
def address(database_server):
    made = server.database(database_server)
    yield made
    server.drop(made)


@pytest.fixture
def moved(here, address):
    """Move the practice office to the server; give its address."""
    assert here("to-server", address, "--yes").code == 0
    return address


class Terminal(StringIO):
    def isatty(self):
        return True


def test_the_office_is_moved_and_worked_in_by_its_address(run, here, office, address, tmp_path):
    before = here("list", "people").json["total"]
    ran = run("to-server", address, "--yes", "--office", office)
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("ย้ายสำนักงานขึ้นเครื่องแม่ข่ายแล้ว")
    assert str(office) in ran.out.splitlines()[1]
    assert settings.get("office").startswith(str(paths.shared_folder()))
    assert run("list", "people", "--json").json["total"] == before
    assert run("list", "people", "--json", "--office", address).json["total"] == before
    assert [run(*one, "--office", address).code for one in (("check",), ("backup",), ("user-list",))] == [
        0,
        0,
        0,
    ]
    ran = here("issue", "notice", "--set", "subject=ก", "--set", "body=ข", "--out", tmp_path / "x.pdf")
    assert (ran.code, serving.HOLDER in ran.err) == (1, True)


def test_it_is_asked_for_at_a_terminal(run, office, address, monkeypatch):
    assert run("to-server", address, "--office", office).code == 2
    monkeypatch.setattr(sys, "stdin", Terminal("no\n"))
    ran = run("to-server", address, "--office", office)
    assert (ran.code, ran.err.endswith("ไม่ได้ย้าย สำนักงานอยู่ที่เดิม\n")) == (2, True)
    monkeypatch.setattr(sys, "stdin", Terminal("YES\n"))
    assert run("to-server", address, "--office", office).code == 0


def test_a_passphrase_changed_here_is_the_servers(run, moved, tmp_path):
    (tmp_path / "new").write_text("รหัสใหม่ที่ยาวพอ", encoding="utf-8")
    ran = run("user-passphrase", "--new-passphrase-file", tmp_path / "new", "--office", moved)
    assert ran.code == 0
    [folder] = paths.shared_folder().iterdir()
    folder.rename(tmp_path / "of another machine")
    assert run("list", "people", "--office", moved).code == 1
    (tmp_path / "old").write_text(PASSPHRASE, encoding="utf-8")
    assert run("list", "people", "--office", moved, "--passphrase-file", tmp_path / "new").code == 0


@pytest.mark.parametrize(
    "typed",
    [
        ("new", "ADDRESS", "--name", "ก", "--tambon", "240601"),
        ("practice", "ADDRESS"),
        ("import", "--all", "x", "--office", "ADDRESS"),
        ("salvage", "x", "ADDRESS"),
        ("restore", ".", "ADDRESS"),
    ],
)
def test_an_office_is_made_in_a_folder_first(run, typed):
    ran = run(*(one.replace("ADDRESS", "postgresql://nok@localhost/office") for one in typed))
    assert (ran.code, "สำนักงานต้องอยู่ในโฟลเดอร์ก่อน" in ran.err) == (2, True)


def test_what_is_no_shared_office_is_one_sentence(run, address):
    assert run("list", "people", "--office", address).err.startswith("ยังไม่มีสำนักงานในฐานข้อมูลนี้")
    assert run("list", "people", "--office", "postgresql://a:b@h/d").err.startswith("ที่อยู่ต้องไม่มีรหัสผ่าน")


def test_the_folder_of_a_shared_office_has_nothing_to_salvage(run, moved, tmp_path):
    [folder] = paths.shared_folder().iterdir()
    ran = run("salvage", folder, tmp_path / "new")
    assert (ran.code, "อยู่บนเครื่องแม่ข่าย" in ran.err) == (1, True)


def refuse(_password):
    raise CannotDo("เครื่องแม่ข่ายไม่ให้เข้า", "server_password")


def test_the_servers_password_is_asked_for_at_a_terminal_once(monkeypatch):
    offices.server_password.cache_clear()
    asked = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda question, _to: asked.append(question) or "ต้นกล้า")
    assert offices.let_in(lambda password: password or refuse(password)) == "ต้นกล้า"
    assert offices.let_in(lambda password: password or refuse(password)) == "ต้นกล้า"
    assert asked == ["รหัสผ่านของเครื่องแม่ข่าย: "]
    offices.server_password.cache_clear()


def test_elsewhere_the_systems_ways_are_named(monkeypatch):
    monkeypatch.setattr(sys, "stdin", StringIO())
    with pytest.raises(Trouble, match="PGPASSWORD"):
        offices.let_in(refuse)
    with pytest.raises(CannotDo, match="อื่น"):
        offices.let_in(lambda _password: _other())


def _other():
    raise CannotDo("อื่น", "passphrase")
