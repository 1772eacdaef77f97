"""The office's own record, its emblem and its fonts: a file is kept at once, or refused in a sentence."""

from __future__ import annotations

import struct
import zlib

import pytest

from desktop import paths
from desktop.domain.offices import Office
from desktop.store import attachments
from desktop.ui.settings.office_page import OfficePage
from desktop.work.facts import the_office


@pytest.fixture
def page(qtbot, jobs, settle):
    made = OfficePage(jobs)
    qtbot.addWidget(made)
    made.words = []
    made.said.connect(lambda word, _undo: made.words.append(word))
    jobs.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    settle()
    return made


def png(width=2, height=2):
    """Make a small white picture."""

    def chunk(tag, data):
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    rows = b"".join(b"\0" + b"\xff" * 3 * width for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def choose(page, settle, name, path):
    page.form.file_chosen.emit(name, path)
    settle()


def under(page, name):
    return page.form.editor(name).accessibleDescription()


def test_the_office_is_shown_and_cannot_be_taken_out(page):
    assert page.head.title.text() == "อำเภอพนมสารคาม"
    assert page.form.values()["province"] == "ฉะเชิงเทรา"
    assert not page.remove_button.isVisible()
    assert not page.back_button.isVisible()
    assert not page.links.isVisible()


def test_an_emblem_is_kept_at_once_and_printed_from_now_on(page, settle, ask, tmp_path, practice_store):
    (tmp_path / "garuda.png").write_bytes(png())
    choose(page, settle, "emblem", tmp_path / "garuda.png")
    kept = ask(the_office)
    assert kept.emblem_way == "file"
    assert attachments.get(practice_store, kept.emblem) == png()
    assert page.words == ["บันทึกไฟล์แล้ว หนังสือฉบับต่อไปจะใช้ไฟล์นี้"]
    assert page.form.values()["emblem_way"] == "file"
    assert not page.form.dirty


def test_a_file_keeps_what_is_being_typed_and_the_next_save_keeps_both(page, settle, ask, tmp_path):
    page.form.set_value("officer_position", "พัฒนาการอำเภอ")
    (tmp_path / "garuda.png").write_bytes(png())
    choose(page, settle, "emblem", tmp_path / "garuda.png")
    assert page.form.values()["officer_position"] == "พัฒนาการอำเภอ"
    assert page.form.dirty
    page.save()
    settle()
    kept = ask(the_office)
    assert (kept.officer_position, kept.emblem_way) == ("พัฒนาการอำเภอ", "file")


def test_a_font_is_kept(page, settle, ask):
    choose(page, settle, "font_bold", paths.resources() / "fonts" / "Sarabun-Bold.ttf")
    assert ask(the_office).font_bold
    assert under(page, "font_bold") == ""


@pytest.mark.parametrize(
    ("field", "data", "sentence"),
    [
        ("emblem", b"GIF89a", "ไฟล์ตราครุฑต้องเป็นภาพ PNG หรือ JPG"),
        ("emblem", png()[:40], "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        ("font_regular", b"%PDF-1.7", "ไฟล์แบบอักษรต้องเป็น TrueType (.ttf)"),
        ("font_regular", b"\0\1\0\0" + b"x" * 400,
         "ไฟล์นี้ไม่ใช่แบบอักษร TrueType ที่ใช้พิมพ์ได้ กรุณาเลือกไฟล์ .ttf ของแบบอักษร TH Sarabun"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_printed_with_is_refused_beside_its_field(
    page, settle, ask, tmp_path, field, data, sentence
):
    before = ask(the_office)
    (tmp_path / "file").write_bytes(data)
    choose(page, settle, field, tmp_path / "file")
    assert under(page, field) == sentence
    assert ask(the_office) == before


def test_a_file_that_is_gone_is_one_sentence(page, settle, refusals, tmp_path):
    choose(page, settle, "emblem", tmp_path / "gone.png")
    assert refusals == ["อ่านไฟล์ gone.png ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่"]


def test_the_officers_name_is_needed(page, settle, ask):
    page.form.set_value("officer", "")
    page.save()
    settle()
    assert under(page, "officer") == "ต้องกรอก “ชื่อเจ้าหน้าที่” ก่อนบันทึก"
    assert isinstance(ask(the_office), Office)
