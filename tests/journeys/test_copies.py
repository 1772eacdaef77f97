"""Two laptops and the office by stick: a person made twice is joined, with all links, a cell decided by keys."""

from __future__ import annotations

import pytest

from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.store import records
from desktop.store.session import reading
from desktop.ui.settings.join_dialog import JoinDialog
from desktop.ui.settings.merging_dialogs import PackDialog, TakeDialog
from desktop.ui.settings.merging_page import MergingPage
from desktop.work import checks, merge_report
from tests.work.conftest import plain_draw
from tests.work.copies import SECRET, add, bring, edit, laptops, pack, read, take, working


@pytest.fixture
def three(practice_store, tmp_path):
    with laptops(practice_store, tmp_path, 2) as stores:
        yield stores


@pytest.fixture
def page(qtbot, jobs, settle):
    made = MergingPage(jobs)
    qtbot.addWidget(made)
    jobs.changed.connect(made.refresh)
    made.resize(1140, 760)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def fill(dialog, **values):
    for name, value in values.items():
        dialog.form.set_value(name, str(value))
        dialog.form.edited.emit(name)


def take_by_window(page, settle, stick):
    """Look into a package and take it, as an officer does."""
    page.new()
    dialog = page.findChild(TakeDialog)
    fill(dialog, file=stick, passphrase=SECRET)
    dialog.ask()
    settle()
    dialog.accepted_mark.setChecked(True)
    dialog.ask()
    settle()
    assert dialog.said.text().startswith("รวมข้อมูลแล้ว")
    dialog.reject()
    settle()


def test_three_copies_meet_by_stick(three, page, settle, press, tmp_path):
    office, first, second = three
    known = add(office, "อำนวย", last_name="แสงทอง")
    for laptop in (first, second):
        bring(office, laptop, tmp_path / f"ไป {laptop.holder}")
    # weeks in the villages: the same person added twice, the same telephone changed twice, and much that hangs on both
    here, there = (
        add(store, "มาลี", last_name="สองเครื่อง", phone=said) for store, said in ((first, "1"), (second, "2"))
    )
    with working(second) as session:
        committee = records.find(session, Committee)[0].id
        seat = records.add(session, Seat(committee=committee, person=there, position="กรรมการ"))
        group = records.add(session, Organisation(name="กลุ่มจักสาน", chair=there))
    edit(first, known, phone="081-111-1111")
    edit(second, known, phone="081-222-2222")
    # laptop to laptop, then home, in whatever order
    pack(second, tmp_path / "สอง")
    take(first, tmp_path / "สอง")
    pack(first, tmp_path / "หนึ่ง")
    take_by_window(page, settle, tmp_path / "หนึ่ง")
    assert take(office, tmp_path / "สอง").changes == 0  # it came with the other
    page.refresh("people")
    settle()
    # the telephone, by its key
    assert [row[1] for row in page.panel.table.rows()] == ["โทรศัพท์"]
    press(page.panel.table, "2")
    settle()
    assert read(office, known).phone == "081-111-1111"
    # the double, by keys: the first stays and takes the other's telephone
    assert len(page.pairs.table.rows()) == 1
    press(page.pairs.table, "1")
    settle()
    dialog = page.findChild(JoinDialog)
    press(dialog.table, "2")
    dialog.verb.click()
    settle()
    assert page.pairs.isHidden()
    # and back to both
    page.pack()
    dialog = page.findChild(PackDialog)
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    fill(dialog, file=tmp_path / "กลับ", passphrase=SECRET, again=SECRET)
    dialog.ask()
    settle()
    dialog.reject()
    for laptop in (second, first):
        take(laptop, tmp_path / "กลับ")
    for store in three:
        with reading(store) as session:
            stays = records.read(session, Seat, seat).person
            assert stays == records.read(session, Organisation, group).chair == here
            assert [one.id for one in records.find(session, Person) if one.first_name == "มาลี"] == [here]
            assert (records.read(session, Person, here).phone, records.read(session, Person, known).phone) == (
                "2", "081-111-1111",
            )  # fmt: skip
            assert checks.check(session) == ()
    with reading(office) as session:
        assert merge_report.report(session, plain_draw)
