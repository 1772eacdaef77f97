"""Two desks and a laptop on one shared office: what one saves the other sees, numbers stay exact, the laptop comes back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from desktop import app as program
from desktop import settings
from desktop.domain.people import Person
from desktop.store import opening, records, shared
from desktop.store.session import reading, writing
from desktop.work import merging, number_blocks, offices, serving
from tests import server
from tests.conftest import PASSPHRASE
from tests.test_app import desk, settled  # noqa: F401 - fixtures

SECRET = "ชุดข้อมูลของเครื่องนี้"


@pytest.fixture
def address(shared_office, tmp_path):
    """Give the address of a shared office that has one person."""
    for store in shared_office(tmp_path / "first"):
        save(store, lambda session: records.add(session, Person(first_name="กานดา", last_name="ตัวอย่าง")))
        yield shared.read(store.folder).address


@pytest.fixture
def other(address, tmp_path):
    """Open the office on another machine."""
    shared.join(tmp_path / "other", address)
    store = opening.open_office(tmp_path / "other", PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def here(desk, settled, address):  # noqa: F811
    """Come into the office by its address and the passphrase."""
    desk.begin(address)
    desk.entrance.currentWidget().enter()
    settled()
    desk.entrance.currentWidget().passphrase_given.emit(PASSPHRASE)
    settled()
    settled()
    return desk


def save(store, change):
    with writing(store, "นายอีกคน ช่วยงาน", "แก้ไข") as session:
        return change(session)


def person_page(here, settled):  # noqa: F811
    here.window.go("people")
    settled()
    place = here.window.page()
    place.list.table.selectRow(0)
    place.list.table.open_current()
    settled()
    return place


def rows(place):
    return place.list.table.model().rowCount()


def test_what_the_other_saves_comes_into_the_list(here, other, address, settled):  # noqa: F811
    here.window.go("people")
    settled()
    assert rows(here.window.page()) == 1
    save(other, lambda session: records.add(session, Person(first_name="มาใหม่")))
    here._others.look()
    settled()
    assert rows(here.window.page()) == 2
    assert settings.get("office") == str(program.last_office()) == str(shared.folder_of(address))
    assert not here.keeping._timer.isActive(), "no desk of many backs up by itself"
    assert not (shared.folder_of(address) / "backups").exists()


def test_what_the_other_saves_disturbs_no_typing_and_both_are_chosen_from(here, other, settled):  # noqa: F811
    page = person_page(here, settled).record
    page.form.set_value("address", "พิมพ์ค้าง")
    id_ = page._record.id
    save(other, lambda session: _rename(session, id_, "ชื่อจากอีกเครื่อง"))
    here._others.look()
    settled()
    assert (page.form.values()["address"], page.form.values()["first_name"]) == ("พิมพ์ค้าง", "กานดา")
    page.save()
    settled()
    assert page._theirs["first_name"].endswith("ชื่อจากอีกเครื่อง")
    with reading(other) as session:
        assert records.read(session, Person, id_).address == "", (
            "nothing is written over before a person chose"
        )


def _rename(session, id_, name):
    records.save(session, replace(records.read(session, Person, id_), first_name=name))


def test_it_unlocks_without_the_network_and_says_so_when_something_is_saved(here, address, settled):  # noqa: F811
    place = person_page(here, settled)
    place.record.form.set_value("address", "พิมพ์ค้าง")
    said = []
    here.jobs.trouble.disconnect(here.window._advise)
    here.jobs.trouble.connect(lambda error: said.append(str(error)))
    name = server.name_of(address)
    admin = address.replace(name, "postgres")
    server.ask(admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    server.ask(admin, cut, name)
    here.lock()
    here.entrance.currentWidget().passphrase_given.emit(PASSPHRASE)
    settled()
    assert here.window.isVisible()
    place.save()
    settled()
    assert said
    assert place.record.form.values()["address"] == "พิมพ์ค้าง"
    server.ask(admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    place.save()
    settled()
    assert not place.record.form.dirty


def test_keys_changed_on_another_machine_are_taken_with_the_unlocking(here, other, settled):  # noqa: F811
    from desktop.work import users

    save(other, lambda session: users.change_passphrase(session, PASSPHRASE, "รหัสใหม่ที่ยาวพอ ๑๒"))
    here.lock()
    page = here.entrance.currentWidget()
    page.passphrase_given.emit(PASSPHRASE)
    settled()
    assert not here.window.isVisible(), "the passphrase of before opens nothing any more"
    page.passphrase_given.emit("รหัสใหม่ที่ยาวพอ ๑๒")
    settled()
    assert here.window.isVisible()
    with here.office.writing("เพิ่ม") as session:
        records.add(session, Person(first_name="หลังเปลี่ยนรหัส"))
    here.office.change_passphrase("รหัสใหม่ที่ยาวพอ ๑๒", PASSPHRASE)
    shared.join(other.folder, shared.read(other.folder).address)
    opening.open_office(other.folder, PASSPHRASE).close()


def test_a_laptop_takes_a_copy_from_the_server_and_comes_back_by_package(other, tmp_path):
    save(other, offices.complete)
    save(other, lambda session: number_blocks.reserve(session, "order", 3, "โน้ตบุ๊ก"))
    take = partial(
        number_blocks.take_along, folder=tmp_path / "laptop", holder="โน้ตบุ๊ก", step=lambda _a, _b: None
    )
    save(other, take)
    laptop = opening.open_office(tmp_path / "laptop", PASSPHRASE)
    id_ = save(laptop, lambda session: records.add(session, Person(first_name="จากหมู่บ้าน")))
    here = save(other, lambda session: records.add(session, Person(first_name="ที่สำนักงาน")))
    save(laptop, lambda session: merging.pack(session, tmp_path / "from.tdp", SECRET, ""))
    save(other, lambda session: merging.pack(session, tmp_path / "to.tdp", SECRET, ""))
    mark = save(laptop, lambda session: merging.look(session, tmp_path / "to.tdp")).mark
    save(laptop, lambda session: merging.take(session, tmp_path / "to.tdp", SECRET, mark))
    mark = save(other, lambda session: merging.look(session, tmp_path / "from.tdp")).mark
    seen = save(other, lambda session: serving.news(session, None))[0]
    save(other, lambda session: merging.take(session, tmp_path / "from.tdp", SECRET, mark))
    for store in (laptop, other):
        with reading(store) as session:
            assert [records.read(session, Person, one).first_name for one in (id_, here)] == [
                "จากหมู่บ้าน",
                "ที่สำนักงาน",
            ]
    with reading(other) as session:
        assert serving.news(session, seen)[1] == serving.EVERYTHING
    laptop.close()
