"""Issuing a paper: its number, signer and page are seen before, refusals stand beside their field."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.offices import Signer
from desktop.domain.papers import Paper
from desktop.domain.records import field_of
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.papers.asked import Asked
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.work import papers, records
from desktop.work.facts import the_office
from desktop.work.paper_views import request_of
from desktop.work.papers import Request

YEAR = dates.year(date.today())


@pytest.fixture
def show(desk, jobs, settle):
    """Open the dialog for a request; `given` is what it told of."""

    def show(request, **named):
        made = IssueDialog(jobs, request, desk, **named)
        made.told = []
        made.issued.connect(lambda id_: made.told.append(("issued", id_)))
        made.kept.connect(lambda id_: made.told.append(("kept", id_)))
        made.open()
        settle()
        return made

    return show


@pytest.fixture
def change(settle):
    """Change a field as the officer does, and see the page drawn anew."""

    def change(dialog, **values):
        for name, value in values.items():
            dialog.form.set_value(name, value)
            dialog._edited(name)
            settle()
        dialog._rehearse()
        settle()

    return change


def shown(dialog):
    return {name for name, box in dialog.form._boxes.items() if box.isVisibleTo(dialog.form)}


def error(dialog, name):
    return dialog.form._boxes[name]._message._words.text()


def kept(ask):
    return sorted(ask(store.find, Paper), key=lambda paper: paper.sort_text)


def test_an_order_shows_the_number_it_will_take_its_signer_and_its_page(show, made, ask):
    before = len(kept(ask))
    dialog = show(Request(kind="order", committee=made.working_group))
    assert dialog.number.text() == f"จะได้เลขที่ {to_thai(1)}/{to_thai(YEAR)}"
    assert dialog.signer.text() == "ลงนามโดย นางสาวฝึกฝน มั่นคง นายอำเภอพนมสารคาม"
    assert dialog.sentence.text().startswith(f"คำสั่งอำเภอจะลงวันที่ {dates.long(date.today())} ")
    assert len(dialog.paper.preview.pictures()) == 2
    assert shown(dialog) == {"kind", "way", "dated", "signer", "thai_digits", "backdated"}
    assert dialog.form.settled()["way"] == "auto"
    assert dialog.form.settled()["thai_digits"] is True
    assert len(kept(ask)) == before  # nothing was written


def to_thai(number):
    return str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def test_issuing_takes_the_number_and_tells_of_the_paper(show, made, ask, settle, desk):
    dialog = show(Request(kind="order", committee=made.working_group))
    dialog.issue()
    settle()
    [(told, id_)] = dialog.told
    paper = ask(records.read, Paper, id_)
    assert (told, paper.number, paper.year, paper.dated, paper.state) == (
        "issued",
        1,
        YEAR,
        date.today(),
        "issued",
    )
    assert desk.findChildren(IssueDialog) == []


def test_an_announcement_bears_no_number_and_old_faults_are_told(show, made):
    dialog = show(Request(kind="announcement", committee=made.committee))
    assert dialog.number.text() == f"ไม่มีเลขบนหนังสือ ในทะเบียนเป็นลำดับที่ {to_thai(1)}/{to_thai(YEAR)}"
    assert dialog.warning.text() == "คณะนี้ยังมีข้อสังเกต 1 ข้อ ออกหนังสือได้ แต่ควรตรวจก่อน"


def test_the_date_changes_the_year_and_the_signer(show, made, change):
    dialog = show(Request(kind="order", committee=made.working_group))
    change(dialog, dated=date(2012, 11, 1))
    assert dialog.number.text() == "จะได้เลขที่ ๑/๒๕๕๕"
    assert dialog.signer.text() == (
        "ลงนามโดย นายตัวอย่าง ดีงาม ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ) รักษาราชการแทน นายอำเภอพนมสารคาม"
    )
    change(dialog, dated=date(2000, 1, 1))
    assert dialog.paper.missing.sentence.text() == (
        "ไม่มีผู้ลงนามในวันที่ 1 มกราคม 2543 กรุณาเพิ่มผู้ลงนามของวันนั้นในหน้าตั้งค่า"
    )
    assert not dialog.number.isVisible()


def test_the_registrys_number_is_typed_and_refused_beside_its_field(show, made, change, settle, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    change(dialog, way="given", dated=date(2008, 4, 1))
    assert "number" in shown(dialog)
    dialog.issue()
    settle()
    assert error(dialog, "number") == "ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ"
    change(dialog, number=111)
    dialog.issue()
    settle()
    assert error(dialog, "number") == "เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน"
    assert dialog.verb.isEnabled()
    change(dialog, number=112)
    dialog.issue()
    settle()
    assert dialog.told[0][0] == "issued"
    assert ask(records.read, Paper, dialog.told[0][1]).number == 112


def test_number_and_date_may_be_left_to_be_written_by_hand(show, made, change, settle, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    change(dialog, way="blank")
    assert shown(dialog) == {"kind", "way", "signer", "thai_digits"}
    assert dialog.number.text() == "เว้นเลขที่และวันที่ไว้เขียนด้วยมือ"
    dialog.issue()
    settle()
    paper = ask(records.read, Paper, dialog.told[0][1])
    assert (paper.state, paper.number, paper.dated) == ("out", None, None)


def test_arabic_digits_by_one_switch(show, made, change, settle, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    change(dialog, thai_digits=False)
    assert dialog.number.text() == f"จะได้เลขที่ 1/{YEAR}"
    dialog.issue()
    settle()
    assert ask(papers.contents_of, dialog.told[0][1]).subject
    assert ask(records.read, Paper, dialog.told[0][1]).thai_digits is False


def test_another_kind_is_issued_in_its_own_way_but_the_digits_stay(show, made, change):
    dialog = show(Request(kind="order", committee=made.committee))
    change(dialog, thai_digits=False, kind="announcement")
    assert dialog.form.settled()["way"] == "none"
    assert dialog.form.settled()["thai_digits"] is False


def test_a_draft_is_kept_and_issued_later(show, made, change, settle, ask):
    before = len(kept(ask))
    dialog = show(Request(kind="order", committee=made.working_group))
    change(dialog, dated=date(2013, 2, 1))
    dialog.keep()
    settle()
    [(told, id_)] = dialog.told
    draft = ask(records.read, Paper, id_)
    assert (told, draft.state, draft.number, draft.dated) == ("kept", "draft", None, date(2013, 2, 1))
    again = show(
        Request(kind="order", committee=made.working_group, draft=id_, dated=draft.dated, way=draft.way)
    )
    assert again.form.settled()["dated"] == date(2013, 2, 1)
    again.issue()
    settle()
    assert again.told == [("issued", id_)]
    assert len(kept(ask)) == before + 1


def test_without_a_committee_one_is_chosen_first(show, made, change, settle):
    dialog = show(Request(kind="announcement"))
    assert "committee" in shown(dialog)
    assert dialog.paper.missing.sentence.text() == "เลือกคณะกรรมการ แล้วหนังสือจะปรากฏที่นี่"
    dialog.issue()
    assert error(dialog, "committee") == "ต้องกรอก “คณะกรรมการ” ก่อนบันทึก"
    dialog.form.set_value("committee", made.committee, "คณะกรรมการ")
    change(dialog)
    assert dialog.paper.currentWidget() is dialog.paper.preview
    dialog.issue()
    settle()
    assert dialog.told[0][0] == "issued"


def test_a_paper_is_cancelled_by_another_with_a_reason(show, made, change, settle, ask):
    order = ask(records.read, Paper, made.order)
    dialog = show(Request(kind="cancellation", committee=order.committee), cancels=order)
    assert shown(dialog) == {"reason", "way", "dated", "signer", "thai_digits"}
    assert not dialog.draft.isVisible()
    assert dialog.verb.text() == "ออกหนังสือยกเลิก"
    assert dialog.paper.missing.sentence.text() == "พิมพ์เหตุผลที่ยกเลิก แล้วหนังสือจะปรากฏที่นี่"
    dialog.issue()
    settle()
    assert error(dialog, "reason") == "ต้องกรอก “เหตุผลที่ยกเลิก” ก่อนบันทึก"
    change(dialog, reason="พิมพ์ชื่อผิด")
    assert "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑ จะเป็นหนังสือที่ยกเลิกแล้ว" in dialog.sentence.text()
    dialog.issue()
    settle()
    [(_told, id_)] = dialog.told
    assert ask(records.read, Paper, id_).refers_to == made.order
    assert ask(records.read, Paper, made.order).state == "cancelled"


def test_an_order_amends_another(show, made, settle, ask):
    dialog = show(
        Request(kind="amendment", committee=made.working_group, amends=made.order, thai_digits=False)
    )
    assert dialog.windowTitle() == "ออกคำสั่งแก้ไขเพิ่มเติม"
    assert shown(dialog) == {"body", "way", "dated", "signer", "thai_digits", "backdated"}
    dialog.form.set_value("body", "ให้แก้ไขรายชื่อลำดับที่ 3")
    assert dialog.form.settled()["thai_digits"] is False
    dialog.issue()
    settle()
    paper = ask(records.read, Paper, dialog.told[0][1])
    assert (paper.refers_to, paper.relation) == (made.order, "amends")


def test_nobody_to_sign_is_said_beside_the_signer(show, made, settle, do, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    for signer in ask(store.find, Signer):
        do(records.save, replace(signer, start=date(2000, 1, 1), end=date(2000, 1, 2)))
    dialog.issue()
    settle()
    assert error(dialog, "signer").startswith("ไม่มีผู้ลงนามในวันที่")
    assert dialog.told == []


def test_what_is_typed_is_drawn_after_a_pause(show, made, qtbot):
    dialog = show(Request(kind="order", committee=made.working_group))
    dialog.form.set_value("dated", date(2010, 1, 1))
    dialog.form.edited.emit("dated")
    qtbot.waitUntil(lambda: dialog.number.text() == "จะได้เลขที่ ๑/๒๕๕๓")


# every kind


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("letter", {"subject", "to", "body", "cites", "encloses", "copies_to", "urgency", "secrecy"}),
        ("memo", {"subject", "to", "body", "urgency", "secrecy"}),
        ("notice", {"subject", "body"}),
        ("certificate", {"committee", "person", "body"}),
        ("invitation", {"meeting", "to", "cites", "encloses", "copies_to", "urgency", "secrecy"}),
    ],
)
def test_a_numbered_kind_asks_for_just_its_own_fields(show, kind, fields):
    dialog = show(Request(kind=kind))
    assert shown(dialog) == {*fields, "way", "dated", "signer", "thai_digits", "backdated"}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("cover", {"subject", "to", "body", "urgency"}),
        ("chart", {"committee", "size"}),
        ("agenda", {"meeting"}),
        ("bylaws", {"centre", "body"}),
    ],
)
def test_a_kind_without_a_register_asks_for_no_number(show, kind, fields):
    dialog = show(Request(kind=kind))
    assert shown(dialog) == {*fields, "dated", "thai_digits"}


def test_the_fields_are_those_described_for_a_paper():
    for name in ("subject", "to", "cites", "encloses", "body", "copies_to", "urgency", "secrecy", "size"):
        assert field_of(Asked, name) == field_of(Paper, name)


def test_a_letter_shows_the_letters_of_the_office_before_its_number(show, change, settle, ask, do):
    do(records.save, replace(ask(the_office), letter_code="ฉช 0000"))
    dialog = show(Request(kind="letter"))
    assert "กรุณากรอก" in dialog.paper.missing.sentence.text()
    change(dialog, subject="ขอเชิญเป็นวิทยากร", to="นายก อบต.ท่าถ่าน", body="ด้วยอำเภอจะจัดอบรม")
    assert dialog.number.text() == "จะได้เลขที่ ฉช ๐๐๐๐/๑"
    assert dialog.sentence.text().endswith("ถ้าผิดต้องออกหนังสือยกเลิก")
    dialog.issue()
    settle()
    paper = ask(records.read, Paper, dialog.told[0][1])
    assert (paper.register, paper.number, paper.to) == ("sent", 1, "นายก อบต.ท่าถ่าน")


def test_a_kind_without_a_register_says_that_no_number_is_used(show, made, change):
    dialog = show(Request(kind="chart", committee=made.committee))
    assert dialog.number.text() == "หนังสือชนิดนี้ไม่ใช้เลขทะเบียน"
    assert "ไม่ใช้เลขทะเบียน" in dialog.sentence.text()
    assert not dialog.signer.isVisible()


def test_kinds_about_the_same_committee_may_be_chosen_still(show, made, change):
    dialog = show(Request(kind="order", committee=made.committee))
    box = dialog.form.editor("kind")
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == ["ประกาศอำเภอ", "คำสั่งอำเภอ", "หนังสือรับรอง", "แผนผังคณะกรรมการ"]
    change(dialog, kind="chart")
    assert shown(dialog) == {"kind", "size", "dated", "thai_digits"}
    assert dialog.number.text() == "หนังสือชนิดนี้ไม่ใช้เลขทะเบียน"


def test_a_certificate_is_about_one_who_sits_on_the_committee(show, made, change, ask, settle):
    dialog = show(Request(kind="certificate", committee=made.committee))
    change(dialog, kind="certificate", dated=date(2010, 1, 5))
    offered = ask(dialog._members, "")
    assert len(offered) == 12  # of 21: more are found by typing
    assert ask(dialog._members, "ประธาน")[0].detail == "ประธานกรรมการ"
    dialog.form.set_value("person", offered[0].id, offered[0].label)
    change(dialog, body="เพื่อใช้เป็นหลักฐาน")
    assert dialog.paper.currentWidget() is dialog.paper.preview
    dialog.issue()
    settle()
    assert ask(records.read, Paper, dialog.told[0][1]).person == offered[0].id


def test_only_those_who_hold_on_the_date_may_sign(show, made, change, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    assert [one.label for one in ask(dialog._signers, "")] == ["นางสาวฝึกฝน มั่นคง"]
    change(dialog, dated=date(2012, 11, 1))
    [caretaker] = ask(dialog._signers, "")
    assert caretaker.detail.endswith("รักษาราชการแทน นายอำเภอพนมสารคาม")
    dialog.form.set_value("signer", caretaker.id, caretaker.label)
    change(dialog, dated=date(2013, 5, 1))
    assert dialog.paper.missing.sentence.text().startswith("ไม่มีผู้ลงนามในวันที่")


def test_a_back_dated_paper_stands_behind_another_with_a_reason(show, made, change, settle, ask):
    dialog = show(Request(kind="order", committee=made.working_group))
    assert not {"behind", "back_reason"} & shown(dialog)
    change(dialog, backdated=True, dated=date(2008, 3, 20), behind=111)
    assert {"behind", "back_reason"} <= shown(dialog)
    assert "way" not in shown(dialog)
    dialog.issue()
    settle()
    assert error(dialog, "back_reason") == "ต้องบอกเหตุผลที่ออกเลขย้อนหลัง"
    change(dialog, back_reason="ตกหล่นในวันประชุม")
    assert dialog.number.text() == "จะได้เลขที่ ๑๑๑.๑/๒๕๕๑"
    dialog.issue()
    settle()
    paper = ask(records.read, Paper, dialog.told[0][1])
    assert (paper.number, paper.sub_number, paper.back_reason) == (111, 1, "ตกหล่นในวันประชุม")


def test_a_draft_keeps_everything_and_goes_on(show, made, change, settle, ask):
    signer = ask(store.find, Signer)[0]
    dialog = show(Request(kind="certificate", committee=made.committee))
    member = ask(dialog._members, "")[0]
    dialog.form.set_value("person", member.id, member.label)
    dialog.form.set_value("signer", signer.id, signer.label)
    change(dialog, body="ใช้ประกอบคำขอ", backdated=True, behind=7, back_reason="ออกช้า")
    dialog.keep()
    settle()
    again = show(request_of(ask(records.read, Paper, dialog.told[0][1])))
    said = again.form.settled()
    assert (said["person"], said["signer"], said["body"]) == (member.id, signer.id, "ใช้ประกอบคำขอ")
    assert (said["backdated"], said["behind"], said["back_reason"]) == (True, 7, "ออกช้า")
    assert again.form.editor("person").text() == member.label
    assert again.form.editor("signer").text() == signer.label
