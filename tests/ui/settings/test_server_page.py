"""The way of an office to a server in the window: tried, asked, moved, stopped; and where a shared office is."""

from __future__ import annotations

import pytest

from desktop.errors import CannotDo
from desktop.store import session, shared
from desktop.ui.jobs import Access, Jobs
from desktop.ui.parts import messages
from desktop.ui.settings import server_asking
from desktop.ui.settings.server_page import ServerPage
from desktop.work import serving
from tests import server


@pytest.fixture
def jobs(qapp, store):
    """Give jobs over an empty office."""
    made = Jobs(
        Access(
            lambda: session.reading(store),
            lambda action: session.writing(store, "สมศรี", action),
            lambda action: session.rehearsing(store, "สมศรี", action),
        )
    )
    yield made
    made.close()


@pytest.fixture
def address(database_server):
    made = server.database(database_server)
    yield made
    server.drop(made)


@pytest.fixture
def page(qtbot, jobs, settle):
    made = ServerPage(jobs, lambda folder: made.gone.append(folder))
    made.gone, made.words = [], []
    made.said.connect(lambda word, _undo: made.words.append(word))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


@pytest.fixture
def agreed(monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _page, *said: asked.append(said) or True)
    return asked


def seen(page):
    shown = (*page.boxes.values(), page.move_button, page.stop_button, page.open_button, page.bar)
    return [one.isVisible() for one in shown]


def move(page, settle, address):
    page.boxes["address"].editor.set_value(address)
    page.save()
    settle()


def test_the_office_is_moved_and_gone_to(page, store, address, agreed, settle):
    assert seen(page) == [True, True, True, False, False, False]
    move(page, settle, address)
    [(_title, sentence, verb)] = agreed
    assert (server.name_of(address) in sentence, verb) == (True, "ย้าย")
    assert seen(page) == [False, False, False, False, True, False]
    assert page.told.text().startswith("ย้ายสำนักงานขึ้นเครื่องแม่ข่ายแล้ว")
    assert page.counted.text() == ""
    assert store.holder == serving.HOLDER
    page.enter()
    assert page.gone == [shared.folder_of(address)]


def test_turning_back_moves_nothing(page, store, address, settle, monkeypatch):
    monkeypatch.setattr(messages, "ask", lambda *_asked: False)
    move(page, settle, address)
    assert (store.holder, seen(page)) == ("", [True, True, True, False, False, False])


def test_what_does_not_hold_stands_beside_its_field(page, address, settle, agreed):
    for typed, said in (
        (" ", "กรุณาพิมพ์ที่อยู่ของฐานข้อมูล"),
        ("ไม่ใช่", "อ่านที่อยู่ของสำนักงานร่วมไม่ได้"),
        ("postgresql://a:b@server.example/office", "ที่อยู่ต้องไม่มีรหัสผ่าน"),
    ):
        move(page, settle, typed)
        assert page.boxes["address"].widget.accessibleDescription().startswith(said)
    server.ask(address, "CREATE TABLE other (id int)")
    move(page, settle, address)
    assert page.boxes["address"].widget.accessibleDescription().startswith("ฐานข้อมูลนี้มีข้อมูลอยู่แล้ว")
    assert (agreed, seen(page)) == ([], [True, True, True, False, False, False])


def test_the_servers_password_is_asked_for_beside_its_field(page, settle, agreed, monkeypatch):
    def refuse(_session, _progress, address, password):
        raise CannotDo("เครื่องแม่ข่ายไม่ให้เข้า", "server_password")

    monkeypatch.setattr(server_asking, "check", refuse)
    move(page, settle, "postgresql://nok@server.example/office")
    assert page.boxes["server_password"].widget.accessibleDescription() == "เครื่องแม่ข่ายไม่ให้เข้า"


def test_it_is_stopped_and_nothing_was_moved(page, store, address, agreed, settle, monkeypatch):
    move_up = server_asking.move_up

    def stopped(unit, progress, **said):
        progress.cancel()
        return move_up(unit, progress, **said)

    monkeypatch.setattr(server_asking, "move_up", stopped)
    move(page, settle, address)
    assert page.words == ["หยุดแล้ว สำนักงานอยู่ที่เดิม"]
    assert (store.holder, seen(page)) == ("", [True, True, True, False, False, False])


@pytest.mark.parametrize("store", ["shared"], indirect=True)
def test_a_shared_office_tells_where_it_is(page, store):
    assert serving.named(store.folder) in page.told.text()
    assert seen(page) == [False] * 6
    page.save()
    assert page.bar.isVisible() is False
