"""หน้าแรก: what is to be done, what was begun and what came last; each row opens what it tells of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from desktop import settings
from desktop.domain.cases import Case
from desktop.domain.committees import Committee
from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.store import backups as store_backups
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.home import page as home
from desktop.ui.home.page import HomePage, paper_line
from desktop.work import number_blocks, received, records
from desktop.work.case_reminders import KINDS, Reminder
from desktop.work.committees import EndingTerm
from desktop.work.home import FIRST


@pytest.fixture
def page(qtbot, jobs, settle):
    made = HomePage(jobs)
    qtbot.addWidget(made)
    made.opens, made.places = [], []
    made.open_asked.connect(lambda *asked: made.opens.append(asked))
    made.place_asked.connect(made.places.append)
    jobs.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    settle()
    return made


def rows(card):
    lines = (card._list.line(card._list.item(n)) for n in range(card._list.count()))
    return [(line.label, line.detail) for line in lines]


def click(card, row):
    card._list.itemClicked.emit(card._list.item(row))


def test_the_cards_tell_of_the_practice_office(page):
    [term] = rows(page.terms)
    assert term == ("คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", "ครบวาระแล้วเมื่อ 7 พ.ค. 2555")
    assert len(rows(page.faults)) == 2
    assert [detail for _label, detail in rows(page.papers)] == [
        "ออกแล้ว · 16 มิ.ย. 2551",
        "ออกแล้ว · 8 พ.ค. 2551",
        "ออกแล้ว · 19 มี.ค. 2551",
    ]
    assert ("บุคคล", "46 รายการ") in rows(page.counts)
    assert not page.counts._count.isVisible()


def test_rows_open_their_record_or_their_place(page, ask):
    click(page.terms, 0)
    [committee] = [one for one in ask(store.find, Committee) if one.kind == "centre"]
    assert page.opens == [("committees", committee.id)]
    click(page.counts, 1)
    assert (page.opens[1:], page.places) == ([], ["people"])


@pytest.mark.parametrize(
    ("name", "topic"), [("เพิ่มบุคคล", "people"), ("ออกหนังสือ", "papers"), ("เพิ่มคณะกรรมการ", "committees")]
)
def test_the_quick_acts_begin_a_new_record(page, name, topic):
    next(b for b in page.findChildren(QPushButton) if b.text() == name).click()
    assert page.opens == [(topic, "")]


def test_a_draft_is_named_by_its_words_and_opened(page, do, jobs, settle, ask):
    village = ask(store.find, records.TOPICS["villages"])[0]
    values = {
        "title": "นาย", "first_name": "ค้าง", "national_id": "1234567890121", "village": village.id,
        "tambon": "240606", "born": "2008-05-08", "version": 0,
    }  # fmt: skip
    do(records.keep_draft, "people:", values)
    jobs.changed.emit("drafts")
    settle()
    [(label, detail)] = rows(page.drafts)
    assert label == "นาย ค้าง"
    assert detail.startswith("บุคคล · ")
    click(page.drafts, 0)
    assert page.opens == [("people", "")]


def test_a_draft_with_nothing_to_name_it_by_is_named_by_its_topic(page, do, jobs, settle):
    do(records.keep_draft, "people:p1", {"born": "2008-05-08"})
    do(records.keep_draft, "boats:", {"name": "เรื่องที่ไม่มีในโปรแกรมนี้"})
    jobs.changed.emit("drafts")
    settle()
    assert [label for label, _detail in rows(page.drafts)] == ["บุคคล"]


def test_a_long_card_goes_to_its_place(page):
    for card, place in (
        (page.terms, "committees"),
        (page.faults, "committees"),
        (page.papers, "papers"),
        (page.waiting, "papers"),
    ):
        card.all_asked.emit()
        assert page.places.pop() == place


def test_many_drafts_open_out(page, do, jobs, settle):
    for number in range(9):
        do(records.keep_draft, f"people:{number}", {"first_name": f"ค้าง {number}"})
    jobs.changed.emit("drafts")
    settle()
    assert rows(page.drafts)[-1][0] == "ดูทั้งหมด 9 รายการ"
    page.drafts.all_asked.emit()
    assert len(rows(page.drafts)) == 9


def test_an_office_that_has_everything_is_not_told_how_to_begin(page):
    assert not page.first.isVisible()


def test_an_office_that_begins_is_told_what_comes_first(page, do, jobs, settle, ask):
    for signer in ask(store.find, records.TOPICS["signers"]):
        do(store.remove, type(signer), signer.id)
    jobs.changed.emit("signers")
    settle()
    assert rows(page.first) == [("เพิ่มผู้ลงนาม", "นายอำเภอที่ลงนามในหนังสือ")]
    assert page.first.isVisible()
    click(page.first, 0)
    assert page.opens == [("signers", "")]


def test_each_first_step_is_told_in_words():
    assert set(home.FIRST_STEPS) == set(FIRST)


def test_one_tambon_is_shown_alone(page, settle):
    page.show_tambon("240601")
    settle()
    assert rows(page.terms) == rows(page.faults) == rows(page.papers) == []
    assert page.terms._empty.text() == "ไม่มีวาระที่จะครบใน 90 วัน"


def test_out_of_sight_it_reads_when_it_is_seen(page, jobs, settle, do):
    page.hide()
    do(records.keep_draft, "people:", {"first_name": "ค้าง"})
    jobs.changed.emit("drafts")
    settle()
    assert rows(page.drafts) == []
    page.show()
    settle()
    assert [label for label, _detail in rows(page.drafts)] == ["ค้าง"]


@pytest.mark.parametrize(
    ("days", "colour", "words"),
    [
        (-1, "bad", "ครบวาระแล้วเมื่อ 7 พ.ค. 2555"),
        (30, "bad", "ครบวาระ 7 พ.ค. 2555 อีก 30 วัน"),
        (60, "warn", "ครบวาระ 7 พ.ค. 2555 อีก 60 วัน"),
        (90, "muted", "ครบวาระ 7 พ.ค. 2555 อีก 90 วัน"),
    ],
)
def test_a_term_is_the_louder_the_nearer_its_end(days, colour, words):
    line = home._term(EndingTerm("c1", "คณะกรรมการ", date(2012, 5, 7), days))
    assert (line.colour, line.detail) == (colour, words)


@pytest.mark.parametrize(
    ("paper", "label", "detail", "icon"),
    [
        (Paper(kind="order", state="issued", number=111, year=2551, dated=date(2008, 3, 19), subject="แต่งตั้ง"),
         "คำสั่งอำเภอ 111/2551 แต่งตั้ง", "ออกแล้ว · 19 มี.ค. 2551", "file-text"),
        (Paper(kind="announcement", state="draft", subject="รับรอง"), "ประกาศอำเภอ รับรอง", "ร่าง", "pencil"),
        (Paper(kind="announcement", state="cancelled", way="none", number=3, year=2551, subject="รับรอง"),
         "ประกาศอำเภอ รับรอง", "ยกเลิกแล้ว", "x"),
    ],
)  # fmt: skip
def test_a_paper_is_one_row(paper, label, detail, icon):
    line = paper_line(paper)
    assert (line.label, line.detail, line.icon) == (label, detail, icon)


def test_letters_that_wait_and_numbers_out_for_long_are_told_of(page, do, settle):
    assert page.registers.isHidden()
    letter = do(
        received.receive, Received(came=date(2008, 5, 8), sender="จังหวัดฉะเชิงเทรา", subject="ขอเชิญประชุม")
    )
    block = do(number_blocks.reserve, "order", 5, "โน้ตบุ๊ก 1", date(2008, 5, 8))
    page.refresh("received")
    settle()
    assert rows(page.registers) == [
        ("112–116/2551 โน้ตบุ๊ก 1", "เลขที่จองไว้ยังไม่คืน ตั้งแต่ 8 พ.ค. 2551"),
        ("1/2551 ขอเชิญประชุม", "รอการปฏิบัติ รับเมื่อ 8 พ.ค. 2551 · จังหวัดฉะเชิงเทรา"),
    ]
    click(page.registers, 0)
    click(page.registers, 1)
    assert page.opens == [("number_blocks", block.id), ("received", letter.id)]


def test_what_is_due_of_cases_is_told_by_number_and_opened_by_those_allowed(
    page, settle, practice_store, ask
):
    shown = rows(page.cases)
    assert [label for label, _detail in shown] == ["กก.01/2555", "กก.04/2555", "กก.04/2555"]
    assert shown[1][1].startswith("วันนัดไกล่เกลี่ย 21 พ.ค. 2555 เลยมา ")
    click(page.cases, 0)
    [(topic, id_)] = page.opens
    assert (topic, ask(store.read, Case, id_).code) == ("cases", "กก.01/2555")
    practice_store.permits = EVERYTHING - {MEDIATION}
    page.refresh("users")
    settle()
    assert not page.cases.isVisible()
    assert rows(page.cases) == []


@pytest.mark.parametrize(
    ("left", "words", "colour"),
    [
        (-3, "ครบกำหนดไกล่เกลี่ย 5 มี.ค. 2569 เลยมา 3 วัน", "bad"),
        (0, "ครบกำหนดไกล่เกลี่ย 5 มี.ค. 2569 วันนี้", "warn"),
        (5, "ครบกำหนดไกล่เกลี่ย 5 มี.ค. 2569 อีก 5 วัน", "muted"),
    ],
)
def test_a_case_says_what_is_due_and_when(left, words, colour):
    line = home._case(Reminder("id", "กก.01/2569", "deadline", date(2026, 3, 5), left))
    assert (line.key, line.label, line.detail, line.colour) == (("cases", "id"), "กก.01/2569", words, colour)


def test_every_kind_of_reminder_has_its_words():
    assert home.CASE_KINDS == KINDS


def test_backups_are_told_of_only_where_the_last_is_old_or_failed(
    page, jobs, settle, practice_store, monkeypatch
):
    assert not page.backups.isVisible(), "the office is new"
    now = datetime.now().astimezone()
    monkeypatch.setattr(store_backups, "_now", lambda: now - timedelta(days=8))
    store_backups.make(practice_store, "automatic", lambda _d, _t: None)
    jobs.changed.emit("backups")
    settle()
    [(label, detail)] = rows(page.backups)
    assert label == "ไม่ได้สำรองข้อมูลมานาน"
    assert detail == f"ข้อมูลหลังจาก {dates.short((now - timedelta(days=8)).date())} ยังไม่มีสำเนา"
    click(page.backups, 0)
    assert page.opens == [("backups", "")]
    monkeypatch.undo()
    store_backups.make(practice_store, "automatic", lambda _d, _t: None)
    jobs.changed.emit("backups")
    settle()
    assert not page.backups.isVisible()
    settings.put("backup_failed", True)
    jobs.changed.emit("backups")
    settle()
    assert rows(page.backups)[0][0] == "สำรองข้อมูลครั้งล่าสุดไม่สำเร็จ"


def test_what_waits_since_copies_met_is_told_and_opens_the_page_of_merging():
    lines = list(home._copies(3, 1))
    assert [(line.key, line.label, line.detail) for line in lines] == [
        (("merging", ""), "ค่าที่บันทึกต่างกัน", "3 แห่งรอการเลือก"),
        (("merging", ""), "รายการที่อาจซ้ำ", "1 คู่รอคำตอบ"),
    ]
    assert list(home._copies(0, 0)) == []
