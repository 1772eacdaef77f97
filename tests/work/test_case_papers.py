"""Papers of cases: made of a filled case, numbered once, frozen and sealed; taking one out is noted; closed to others."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.documents.contents.frozen import from_json
from desktop.domain.case_papers import CASE_PAPERS, CasePaper
from desktop.domain.cases import Party
from desktop.domain.offices import Signer
from desktop.domain.papers import Wording
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.printing import draw, word
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import reading, rehearsing
from desktop.thai import dates
from desktop.work import case_papers, cases, records
from desktop.work.case_papers import Request
from desktop.work.facts import the_office
from desktop.work.registers import register_of, taken_numbers
from tests.work.conftest import OFFICER, plain_draw
from tests.work.filled_case import ASKER, MASKED_ID, NATIONAL_ID, OTHER, RECEIVED, SUBJECT, WHOLE_ID, fill

DAY, YEAR = date(2026, 3, 2), 2569
NUMBERED = [key for key, kind in CASE_PAPERS.items() if kind.numbered]
SCAN = b"%PDF-1.4 signed by " + OTHER.encode()


@pytest.fixture
def filled(district):
    with district.working() as session:
        return fill(session)


def asked(filled, kind="summons", **more):
    said = {
        "case": filled.case,
        "kind": kind,
        "about": filled.about(kind),
        "dated": DAY,
        "typed": {"to": "ศาล"},
    }
    return Request(**{**said, **more})


def issue(district, filled, kind="summons", drawn=plain_draw, **more):
    with district.working("ออกหนังสือ") as session:
        return case_papers.issue(session, asked(filled, kind, **more), drawn)


def said(district, paper, purpose="mediate"):
    with district.working() as session:
        return case_papers.reprint(session, paper.id, purpose).pdf.decode()


def noted(district):
    with reading(district.store) as session:
        rows = session.execute(sa.select(tables.readings).order_by(tables.readings.c.at)).mappings()
        return [(row["actor"], row["row"], row["field"], row["reason"]) for row in rows]


def previewed(district, request, drawn=plain_draw):
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        return case_papers.preview(session, request, drawn)


# Every paper


@pytest.mark.parametrize("kind", CASE_PAPERS)
def test_every_paper_is_drawn_from_a_filled_case_and_reprinted_with_the_same_bytes(district, filled, kind):
    first = previewed(district, asked(filled, kind), draw)
    paper = issue(district, filled, kind, draw)
    with district.working() as session:
        again = [case_papers.reprint(session, paper.id, "mediate") for _ in range(2)]
    assert again[0].pdf == again[1].pdf
    assert again[0].pdf.startswith(b"%PDF-")
    assert first.pdf.startswith(b"%PDF-")
    assert first.pdf != again[0].pdf  # overprinted ร่าง
    assert paper.pages == first.paper.pages >= 1
    assert from_json(paper.contents).kind == f"case_{kind}"
    assert (paper.number, paper.year) == ((1, YEAR) if CASE_PAPERS[kind].numbered else (None, None))


def test_what_is_issued_is_drawn_from_the_frozen_words_at_every_reprint(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        case = cases.whole(session, filled.case).case
        cases.save(session, dataclasses.replace(case, subject="เรื่องที่แก้ภายหลัง"))
    assert SUBJECT in said(district, paper)
    assert "เรื่องที่แก้ภายหลัง" not in said(district, paper)


def test_a_preview_uses_no_number_and_leaves_nothing(district, filled):
    before = set(district.store.folder.rglob("attachments/*/*"))
    for _each in range(2):
        assert previewed(district, asked(filled)).paper.number == 1
    assert set(district.store.folder.rglob("attachments/*/*")) == before
    with reading(district.store) as session:
        assert cases.whole(session, filled.case).papers == ()
    assert noted(district) == []


def test_a_preview_is_never_kept(district, filled):
    with district.working() as session, pytest.raises(AssertionError):
        case_papers.preview(session, asked(filled), plain_draw)


# National ids


@pytest.mark.parametrize("kind", ["request", "agreement"])
def test_the_whole_national_id_stands_where_the_form_asks_for_it_but_in_no_preview(district, filled, kind):
    drawn = previewed(district, asked(filled, kind, thai_digits=False)).pdf.decode()
    assert MASKED_ID in drawn
    assert WHOLE_ID not in drawn
    assert WHOLE_ID in said(district, issue(district, filled, kind, thai_digits=False))


@pytest.mark.parametrize("kind", [kind for kind in CASE_PAPERS if kind not in ("request", "agreement")])
def test_no_other_paper_says_a_national_id(district, filled, kind):
    text = said(district, issue(district, filled, kind, thai_digits=False))
    assert WHOLE_ID not in text
    assert NATIONAL_ID not in text


def test_whoever_looks_at_an_issued_paper_sees_no_whole_national_id_and_else_the_very_file(district, filled):
    request, letter = (issue(district, filled, kind, thai_digits=False) for kind in ("request", "summons"))
    with reading(district.store) as session:
        seen = case_papers.look_at(session, request.id, plain_draw).decode()
        assert case_papers.look_at(session, letter.id, plain_draw).decode() == said(district, letter)
    assert MASKED_ID in seen
    assert WHOLE_ID not in seen


# Numbers


def test_letters_take_one_number_after_the_other_whatever_their_kind(district, filled):
    papers = [issue(district, filled, kind) for kind in NUMBERED]
    assert [paper.number for paper in papers] == list(range(1, len(NUMBERED) + 1))
    assert issue(district, filled, dated=date(2027, 1, 4)).number == 1


def test_a_number_given_by_the_registry_is_taken_once(district, filled):
    assert issue(district, filled, number=12).number == 12
    with pytest.raises(CannotDo, match="เลขที่ 12 ใช้ไปแล้วในทะเบียนของปีนี้") as refused:
        issue(district, filled, number=12)
    assert refused.value.field == "number"
    assert issue(district, filled).number == 13


def test_the_number_of_a_cancelled_paper_is_not_given_again(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        case_papers.cancel(session, paper.id, "พิมพ์ผิด")
    assert issue(district, filled).number == 2
    with reading(district.store) as session:
        assert taken_numbers(session, "case_papers", YEAR) == {1, 2}


def test_a_register_whose_numbers_are_given_asks_for_one(district, filled):
    with district.working() as session:
        register = register_of(session, "case_papers")
        records.save(session, dataclasses.replace(register, way="given"))
        assert case_papers.usual(session).way == "given"
    with pytest.raises(CannotDo, match="ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ"):
        issue(district, filled)
    assert issue(district, filled, number=7).number == 7
    assert issue(district, filled, way="auto").number == 8


def test_a_paper_that_cannot_be_drawn_takes_no_number_and_leaves_nothing(district, filled):
    def torn(contents, look, *, draft):
        raise CannotDo("แบบอักษรนี้ไม่มีตัวอักษร")

    with pytest.raises(CannotDo, match="แบบอักษรนี้ไม่มีตัวอักษร"):
        issue(district, filled, drawn=torn)
    assert issue(district, filled).number == 1


def test_the_qr_of_a_numbered_paper_names_the_register_alone(district, filled):
    with district.working() as session:
        records.save(session, dataclasses.replace(the_office(session), code=True))
    code = from_json(issue(district, filled).contents).code
    assert code.startswith("CASE_PAPERS 1/2569 ")
    assert from_json(issue(district, filled, "request").contents).code == ""


# What a paper is made from


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("consent", "ต้องเลือกคู่กรณีก่อนออกหนังสือ"), ("summons", "ต้องเลือกการนัดของคู่กรณีก่อนออกหนังสือ"),
        ("session", "ต้องเลือกครั้งที่นั่งไกล่เกลี่ยก่อนออกหนังสือ"), ("extension", "ต้องเลือกการขยายเวลาก่อนออกหนังสือ"),
    ],
)  # fmt: skip
def test_a_paper_without_what_it_is_made_from_is_refused(district, filled, kind, sentence):
    for about in ("", filled.case):
        with pytest.raises(CannotDo, match=sentence) as refused:
            issue(district, filled, kind, about=about)
        assert refused.value.field == "about"


def test_a_letter_is_signed_by_who_signs_on_its_date_and_a_record_by_its_parties(district, filled):
    with district.working() as session:
        deputy = records.add(session, Signer(name="นายรอง สมมติ", position="ปลัดอำเภอ", start=date(2020, 1, 1)))
    assert issue(district, filled, signer=district.signer).signer == district.signer
    assert issue(district, filled).signer == deputy  # began later
    assert issue(district, filled, "consent").signer == ""
    with pytest.raises(CannotDo, match="ไม่มีผู้ลงนามในวันที่"):
        issue(district, filled, dated=date(1999, 1, 5))


def test_the_words_are_those_that_hold_on_the_date_of_the_paper(district, filled):
    shipped = case_papers.CASE_WRITINGS["summons"].default
    own = dataclasses.replace(shipped, start=date(2026, 1, 1), resolve="จึงเรียนเชิญตามแบบใหม่")
    with district.working() as session:
        store.add(session, Wording(**{name: getattr(own, name) for name in _said(own)}))
    assert "จึงเรียนเชิญตามแบบใหม่" in said(district, issue(district, filled))
    assert "จึงเรียนเชิญตามแบบใหม่" not in said(district, issue(district, filled, dated=date(2025, 12, 31)))


def _said(wording):
    return [field.name for field in dataclasses.fields(wording) if field.name not in ("id", "version")]


def test_typed_words_reach_only_the_paper_that_takes_them(district, filled):
    typed = {"to": "สำนักงานยุติธรรมจังหวัด", "body": "พร้อมสำเนาคำร้อง"}
    referral = issue(district, filled, "referral", typed=typed)
    assert (referral.to, referral.body) == ("สำนักงานยุติธรรมจังหวัด", "พร้อมสำเนาคำร้อง")
    assert "พร้อมสำเนาคำร้อง" in said(district, referral)
    assert issue(district, filled, typed=typed).to == ""


def test_a_consent_keeps_which_notice_it_bears(district, filled):
    issue(district, filled, "consent")
    assert district.read(Party, filled.asker).notice == "1/2569"
    issue(district, filled, "consent", thai_digits=False)
    assert district.read(Party, filled.asker).version == 2  # said already


def test_digits_are_the_offices_unless_others_are_asked_for(district, filled):
    number = f"ที่ {1}/{dates.year(DAY)}"
    assert number not in said(district, issue(district, filled))
    assert "ที่ 2/2569" in said(district, issue(district, filled, thai_digits=False))


# After it was issued


def test_cancelling_keeps_paper_number_and_reason(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        with pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ยกเลิก") as refused:
            case_papers.cancel(session, paper.id, " ")
        cancelled = case_papers.cancel(session, paper.id, " พิมพ์ผิด ")
        with pytest.raises(CannotDo, match="ยกเลิกได้เฉพาะหนังสือที่ออกแล้วและยังไม่ยกเลิก"):
            case_papers.cancel(session, paper.id, "อีกครั้ง")
    assert refused.value.field == "reason"
    assert (cancelled.state, cancelled.reason, cancelled.number) == ("cancelled", "พิมพ์ผิด", 1)
    assert cancelled.contents == paper.contents
    assert SUBJECT in said(district, cancelled)


def test_the_signed_scan_is_sealed_and_read_again(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        with pytest.raises(CannotDo, match="หนังสือนี้ยังไม่มีสำเนาที่ลงนามแล้ว"):
            case_papers.scan_of(session, paper.id, "mediate")
        with pytest.raises(CannotDo, match="แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF"):
            case_papers.enter_scan(session, paper.id, b"MZ")
        kept = case_papers.enter_scan(session, paper.id, SCAN)
        assert case_papers.scan_of(session, paper.id, "mediate") == ("หนังสือเชิญคู่กรณี 1-2569", SCAN)
        assert OTHER.encode() not in attachments.get(district.store, kept.scan)
        case_papers.cancel(session, paper.id, "พิมพ์ผิด")
        with pytest.raises(CannotDo, match="แนบสำเนาที่ลงนามได้เฉพาะหนังสือที่ออกแล้วและยังไม่ยกเลิก"):
            case_papers.enter_scan(session, paper.id, SCAN)


def test_the_word_copy_is_written_from_the_frozen_words(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        name, data = case_papers.word(session, paper.id, "mediate", word)
    assert name == "หนังสือเชิญคู่กรณี 1-2569.docx"
    assert data.startswith(b"PK")


def test_no_file_name_says_anything_of_the_case(district, filled):
    issued = [issue(district, filled, kind) for kind in CASE_PAPERS]
    for paper in issued:
        number = f" {paper.number}-2569" if paper.number else ""
        assert case_papers.named(paper) == f"{CASE_PAPERS[paper.kind].title}{number}.pdf"


def test_no_form_changes_or_removes_an_issued_paper(district, filled):
    paper = issue(district, filled)
    with district.working() as session:
        for act in (
            lambda: records.save(session, dataclasses.replace(paper, reason="แก้")),
            lambda: records.remove(session, CasePaper, paper.id),
            lambda: records.add(session, paper),
        ):
            with pytest.raises(CannotDo, match="แก้ไขหรือนำหนังสือของเรื่องไกล่เกลี่ยออกโดยตรงไม่ได้"):
                act()


@pytest.mark.parametrize("act", ["issue", "cancel"])
def test_what_was_issued_or_cancelled_is_never_undone(district, filled, act):
    paper = issue(district, filled)
    with district.working() as session:
        if act == "cancel":
            case_papers.cancel(session, paper.id, "พิมพ์ผิด")
    with reading(district.store) as session:
        last = session.execute(sa.select(tables.units.c.final).order_by(tables.units.c.clock.desc())).scalar()
    assert last


# Who took it out, and who may not


def test_issuing_and_every_taking_out_is_noted_with_its_purpose(district, filled):
    paper = issue(district, filled, purpose="follow")
    with district.working() as session:
        case_papers.reprint(session, paper.id, "party")
        case_papers.word(session, paper.id, "law", lambda contents, look: b"PK")
        case_papers.enter_scan(session, paper.id, SCAN)
        case_papers.scan_of(session, paper.id, "review")
    expected = ["follow", "party", "law", "review"]
    assert sorted(noted(district)) == sorted(
        (OFFICER, filled.case, "printed", purpose) for purpose in expected
    )


@pytest.mark.parametrize("purpose", ["", "เพราะอยากดู"])
def test_nothing_leaves_the_seal_without_a_purpose(district, filled, purpose):
    paper = issue(district, filled)
    with district.working() as session:
        for act in (
            lambda: case_papers.reprint(session, paper.id, purpose),
            lambda: case_papers.scan_of(session, paper.id, purpose),
            lambda: case_papers.word(session, paper.id, purpose, word),
            lambda: case_papers.issue(session, asked(filled, purpose=purpose), plain_draw),
        ):
            with pytest.raises(CannotDo, match="ต้องบอกว่าพิมพ์หนังสือของเรื่องไกล่เกลี่ยเพื่ออะไร") as refused:
                act()
            assert refused.value.field == "purpose"


def test_nobody_without_the_permission_does_anything_with_a_paper(district, filled):
    paper = issue(district, filled)
    district.store.permits -= {MEDIATION}
    with district.working() as session:
        for act in (
            lambda: case_papers.issue(session, asked(filled), plain_draw),
            lambda: case_papers.reprint(session, paper.id, "mediate"),
            lambda: case_papers.look_at(session, paper.id, plain_draw),
            lambda: case_papers.word(session, paper.id, "mediate", word),
            lambda: case_papers.scan_of(session, paper.id, "mediate"),
            lambda: case_papers.enter_scan(session, paper.id, SCAN),
            lambda: case_papers.cancel(session, paper.id, "พิมพ์ผิด"),
        ):
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                act()
    with rehearsing(district.store, OFFICER, "ดู") as session, pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        case_papers.preview(session, asked(filled), plain_draw)


def test_the_data_key_alone_opens_neither_a_name_nor_a_subject(district, filled):
    for kind in CASE_PAPERS:
        issue(district, filled, kind, draw if kind == "request" else plain_draw)
    with district.working() as session:
        paper = cases.whole(session, filled.case).papers[0]
        case_papers.enter_scan(session, paper.id, SCAN)
    secrets = [word_.encode() for word_ in (ASKER, OTHER, SUBJECT, NATIONAL_ID, WHOLE_ID, "คำร้องขอให้มี")]
    assert not [secret for secret in secrets if secret in everything(district.store)]


def everything(store_):
    """Read the whole office as who holds the data key alone: every cell of every table, and every attachment."""
    with store_.engine.connect() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        rows = [list(row) for name in names for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
    kept = [
        store_.vault.decrypt(path.read_bytes())
        for path in store_.folder.rglob("attachments/*/*")
        if path.is_file()
    ]
    assert len(kept) >= len(CASE_PAPERS)
    return json.dumps(rows, ensure_ascii=False, default=str).encode() + b"".join(kept)


def test_the_request_is_dated_as_asked(district, filled):
    assert issue(district, filled, "request", dated=RECEIVED).dated == RECEIVED
    assert issue(district, filled, "request", dated=None).dated == date.today()
