"""Many papers at once in the window: one file or many, the refused ones named, a stopped batch without a trace."""

from __future__ import annotations

import pypdfium2
import pytest
import pyzipper
import sqlalchemy as sa
from PySide6.QtWidgets import QFileDialog

from desktop.domain.committees import Committee
from desktop.domain.papers import Paper
from desktop.store import records as store
from desktop.store import tables
from desktop.ui.jobs import Cancelled
from desktop.ui.papers.batch_dialog import EACH, NOWHERE, TOGETHER, BatchDialog
from desktop.work import committees, lists
from desktop.work.committees import Form
from desktop.work.lists import Listing
from tests.ui.sealed import leave_open, leave_sealed, waits

EMPTY = "คณะว่าง"
SECRET = "three plain words 7"


@pytest.fixture
def show(desk, jobs, made, do, ask, settle):
    """Open the dialog for the two committees of the practice office and one without anybody."""
    centre = ask(lambda session: store.find(session, Committee))[0].centre
    do(committees.appoint, form=Form(committee=Committee(centre=centre, kind="other", name=EMPTY)))
    numbers = list(ask(lambda session: lists.order(session, Listing(topic="committees"))))
    dialog = BatchDialog(jobs, "committee", "committees", numbers, desk)
    dialog.open()
    settle()
    return dialog


def papers(ask):
    return ask(lambda session: store.find(session, Paper))


def issue(dialog, settle, **values):
    for name, value in values.items():
        dialog.form.set_value(name, value)
    dialog.ask()
    if waits():
        leave_open()
    settle()


def test_only_kinds_that_need_no_words_of_their_own_are_offered(show):
    box = show.form.editor("kind")
    offered = {box.itemData(at) for at in range(box.count())} - {""}
    assert offered == {"announcement", "order", "chart"}


def test_one_file_holds_all_and_the_one_that_failed_is_named(show, settle, ask, tmp_path, monkeypatch):
    before = len(papers(ask))
    place = tmp_path / "รวม.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(place), ""))
    issue(show, settle, kind="order", place=TOGETHER)
    issued = papers(ask)[before:]
    assert show.refused.rows() == [[f"{EMPTY} · คณะอื่น", "ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ"]]
    assert "ออกไม่ได้ 1 ฉบับ" in show.said.text()
    assert len(issued) == len(papers(ask)) - before > 1
    assert len(pypdfium2.PdfDocument(place)) == sum(paper.pages for paper in papers(ask) if paper in issued)
    assert not show.form.isVisibleTo(show)


def test_each_gets_a_file_and_none_is_written_over(show, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    (tmp_path / "ประกาศอำเภอ.pdf").write_bytes(b"older")
    issue(show, settle, kind="chart", place=EACH)
    written = sorted(path.name for path in tmp_path.glob("แผนผัง*.pdf"))
    assert len(written) > 1
    assert (tmp_path / "ประกาศอำเภอ.pdf").read_bytes() == b"older"
    assert all(path.read_bytes().startswith(b"%PDF-") for path in tmp_path.glob("แผนผัง*.pdf"))


def test_no_place_chosen_issues_nothing(show, settle, ask, monkeypatch):
    before = len(papers(ask))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    issue(show, settle, kind="order", place=TOGETHER)
    assert len(papers(ask)) == before
    assert show.form.isVisibleTo(show)


def test_a_stopped_batch_says_that_nothing_was_issued(show, settle, ask, monkeypatch):
    from desktop.work import batches

    def stopped(*_given):
        raise Cancelled

    before = len(papers(ask))
    monkeypatch.setattr(batches, "issue_all", stopped)
    issue(show, settle, kind="order", place=NOWHERE)
    assert show.said.text() == "หยุดแล้ว ไม่มีหนังสือใดถูกออกและไม่ได้ใช้เลข"
    assert show.verb.isEnabled()
    assert len(papers(ask)) == before


def test_a_date_without_a_signer_refuses_each_with_that_sentence(show, settle):
    from datetime import date

    issue(show, settle, kind="order", place=NOWHERE, dated=date(1999, 1, 1))
    assert all("ไม่มีผู้ลงนามในวันที่ 1 มกราคม 2542" in why for _label, why in show.refused.rows())


@pytest.mark.parametrize("place", [TOGETHER, EACH])
def test_what_goes_to_a_stick_is_in_one_encrypted_zip(show, settle, ask, tmp_path, monkeypatch, place):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "รวม.pdf"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    show.form.set_value("kind", "order")
    show.form.set_value("place", place)
    show.ask()
    leave_sealed(SECRET)
    settle()
    (path,) = tmp_path.glob("*.zip")
    assert not list(tmp_path.glob("*.pdf"))
    assert path.name in show.said.text()
    with pyzipper.AESZipFile(path) as archive:
        archive.setpassword(SECRET.encode())
        contents = [archive.read(name) for name in archive.namelist()]
    assert all(one.startswith(b"%PDF-") for one in contents)
    assert (len(contents) == 1) == (place == TOGETHER)
    noted = ask(lambda s: s.connection.execute(sa.select(tables.readings)).all())
    assert [(one.topic, one.field, one.reason) for one in noted][-1] == ("papers", "exported", "encrypted")
