"""ตั้งค่า: a tab for each thing that an office sets."""

from __future__ import annotations

import pytest

from desktop.domain.offices import Signer
from desktop.domain.registers import Register
from desktop.store import records as store
from desktop.ui.settings.page import make


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make(jobs, lambda: None, lambda _old, _new: None)
    qtbot.addWidget(made)
    jobs.changed.connect(made.refresh)
    made.resize(1200, 760)
    made.show()
    settle()
    return made


def test_each_thing_has_its_tab(place):
    assert [place.tabs.tabText(n) for n in range(place.tabs.count())] == [
        "สำนักงาน", "ผู้ลงนาม", "ทะเบียนเลขหนังสือ", "เกณฑ์ตามระเบียบ", "เกณฑ์จัดระดับ", "ถ้อยคำหนังสือ", "ประเภทกลุ่ม",
        "ช่องของสำนักงาน", "หน้าจอ", "รหัสผ่าน",
    ]  # fmt: skip


def test_a_signer_is_added_and_one_without_whom_he_acts_for_is_refused(place, settle, ask):
    place.open("signers", "")
    settle()
    form = place.pages["signers"].record.form
    for name, value in (("name", "นายรอง คนใหม่"), ("position", "ปลัดอำเภอ"), ("acting", "caretaker")):
        form.set_value(name, value)
    form.editor("start").setText("1/10/2569")
    place.save()
    settle()
    assert form.editor("acting_for").accessibleDescription() == (
        "ต้องบอกว่าลงนามแทนตำแหน่งใด เช่น นายอำเภอพนมสารคาม"
    )
    form.set_value("acting_for", "นายอำเภอพนมสารคาม")
    place.save()
    settle()
    assert "นายรอง คนใหม่" in [signer.name for signer in ask(store.find, Signer)]


def test_a_register_is_changed_but_none_is_added_or_taken_out(place, settle, ask):
    register = ask(store.find, Register)[0]
    place.open("registers", register.id)
    settle()
    registers = place.pages["registers"]
    assert not registers.record.remove_button.isVisible()
    registers.record.form.set_value("way", "given")
    place.save()
    settle()
    assert ask(store.read, Register, register.id).way == "given"
    place.back()
    place.new()
    settle()
    assert registers.title() == "ทะเบียนเลขหนังสือ"


def test_rules_that_nobody_confirmed_say_so(place, settle):
    place.tabs.setCurrentWidget(place.pages["rules"])
    settle()
    model = place.pages["rules"].list.model
    names = [field.name for field in model.fields]
    row = model.row_at(0)
    assert row.cells[names.index("confirmed_by")] == "ยังไม่ยืนยัน"
    assert row.cells[names.index("value")] == "15"
