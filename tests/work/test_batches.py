"""Many papers in one action: numbers in a row, a failed one named, a cancelled batch without a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.committees import Committee
from desktop.domain.papers import Paper
from desktop.errors import CannotDo
from desktop.store.session import reading
from desktop.work import batches, committees, lists, records
from desktop.work.committees import Form
from desktop.work.papers import Request
from tests.work.conftest import line, plain_draw, words

MARCH = date(2008, 3, 19)
ORDER = Request(kind="order", dated=MARCH)


class Stopped(Exception):
    """What a cancelled work raises."""


@pytest.fixture
def groups(district):
    """Give the ids of three working groups, the one in the middle without anybody."""
    made = []
    with district.working() as session:
        for name in ("ก", "ข", "ค"):
            form = Form(
                committee=Committee(centre=district.centre, kind="other", name=f"คณะ{name}"),
                lines=() if name == "ข" else (line(f"คน{name}", "ใจดี"),),
            )
            made.append(committees.appoint(session, form))
    return made


def issue(district, ids, request=ORDER, step=None):
    with district.working() as session:
        return batches.issue_all(session, batches.wanted(session, request, ids), plain_draw, step)


def papers_of(district):
    with reading(district.store) as session:
        return lists.count(session, "papers")


def test_each_gets_its_number_and_one_that_cannot_be_issued_is_named(district, groups):
    batch = issue(district, groups)
    assert [(one.number, one.subject) for one in batch.issued] == [(1, "แต่งตั้งคณะก"), (2, "แต่งตั้งคณะค")]
    [refused] = batch.refused
    assert refused.label == "คณะข · คณะอื่น"
    assert refused.why.field == "members"
    assert district.issue(dated=MARCH).paper.number == 3


def test_the_steps_are_told_to_the_end(district, groups):
    told = []
    issue(district, groups, step=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_cancelled_batch_issues_nothing_and_uses_no_number(district, groups):
    def stop(done, _total):
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        issue(district, groups, step=stop)
    assert papers_of(district) == 0
    assert district.issue(dated=MARCH).paper.number == 1


def test_the_same_committee_chosen_twice_gets_one_paper(district, groups):
    assert len(issue(district, [groups[0], groups[0]]).issued) == 1


def test_a_typed_paper_is_issued_one_at_a_time(district):
    with pytest.raises(CannotDo, match="หนังสือชนิดนี้ออกครั้งละฉบับ") as refused:
        issue(district, ["x"], replace(ORDER, kind="letter"))
    assert refused.value.field == "kind"


def test_files_have_names_of_their_own(district, groups):
    orders = issue(district, [groups[0], groups[2]]).issued
    announced = district.issue("announcement", dated=MARCH).paper  # without a number of its own
    with reading(district.store) as session:
        found = dict(batches.files(session, [*orders, announced, announced]))
    assert list(found) == [
        "คำสั่งอำเภอ 1-2551.pdf",
        "คำสั่งอำเภอ 2-2551.pdf",
        "ประกาศอำเภอ.pdf",
        "ประกาศอำเภอ (2).pdf",
    ]
    assert "แต่งตั้งคณะก" in found["คำสั่งอำเภอ 1-2551.pdf"].decode()


def test_an_issued_batch_is_frozen_like_any_other_paper(district, groups):
    [paper] = issue(district, [groups[0]]).issued
    kept = district.read(Paper, paper.id)
    assert kept.contents_hash
    assert kept.state == "issued"
    with pytest.raises(CannotDo), district.working() as session:
        records.remove(session, Paper, paper.id)
    assert words(district.cancel(paper.id))
