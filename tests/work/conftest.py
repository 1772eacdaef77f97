"""A small district to work in: one tambon with seven villages, a signer, and a committee of three."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date

import pytest

from desktop.documents.contents.frozen import to_json
from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.offices import Signer
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.store.session import reading, writing
from desktop.work import committees, lists, offices, papers, practice, records
from desktop.work.committees import Form, Line
from desktop.work.papers import Request
from tests.conftest import SHARED, opened
from tests.work.copies import laptops
from tests.work.laptop import away  # noqa: F401 - a fixture

OFFICER = "นางสาวฝึกหัด ตั้งใจ"
TAMBON = "240606"
FIRST = date(2008, 5, 8)


@dataclass(frozen=True)
class District:
    """The open office and the ids of what it holds."""

    store: object
    centre: str
    villages: tuple[str, ...]
    signer: str
    committee: str
    group: str

    def working(self, action="ทดสอบ"):
        """Open a unit of work of the officer."""
        return writing(self.store, OFFICER, action)

    def issue(self, kind="order", **asked):
        """Issue an order of the working group, or an announcement of the committee, unless another is asked for."""
        asked.setdefault("committee", self.group if kind in ("order", "amendment") else self.committee)
        with self.working("ออกหนังสือ") as session:
            return papers.issue(session, Request(kind=kind, **asked), plain_draw)

    def cancel(self, id_, reason="พิมพ์ชื่อผิด", **asked):
        """Cancel a paper."""
        with self.working("ยกเลิกหนังสือ") as session:
            return papers.cancel(session, id_, reason, plain_draw, **asked)

    def read(self, topic, id_):
        """Read one record."""
        with reading(self.store) as session:
            return records.read(session, topic, id_)


def plain_draw(contents, look, *, draft):
    """Draw a paper as its bare words: quick, and one can read what would be printed."""
    return b"%PDF-" + (b"draft " if draft else b"") + to_json(contents).encode(), 1


def words(issued):
    """Give what `plain_draw` put on an issued paper."""
    return issued.pdf.decode()


def line(name, surname, position="กรรมการ", **seat):
    """Give a line of a committee's grid with a person who is not kept yet."""
    return Line(
        seat=Seat(position=position, **seat), person=Person(title="นาย", first_name=name, last_name=surname)
    )


def board(centre, villages):
    """Give a new committee of three as its page holds it."""
    return Form(
        committee=Committee(centre=centre, name="คณะกรรมการ ศอช.ต.ท่าถ่าน", start=FIRST, end=date(2012, 5, 7)),
        lines=(
            line("สมชาย", "ใจดี", "ประธานกรรมการ", village=villages[0], start=FIRST),
            line("ประเสริฐ", "ทองคำ", village=villages[1], start=FIRST),
            line("มาลี", "วัฒนา", "กรรมการและเลขานุการ", village=villages[2], start=FIRST),
        ),
        selection=Selection(held=date(2008, 4, 21), place="ศาลาประชาคม", attended=50, invited=63),
    )


def working_group(centre):
    """Give a new working group of two."""
    return Form(
        committee=Committee(centre=centre, kind="support", name="คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน"),
        lines=(line("วิชัย", "มงคล", "ประธานคณะทำงาน"), line("ณรงค์", "ถาวร", "คณะทำงานและเลขานุการ")),
    )


@pytest.fixture
def two(store, tmp_path):
    """Give an office and a laptop that is a copy of it."""
    with laptops(store, tmp_path, 1) as stores:
        yield stores


@pytest.fixture
def stick(tmp_path):
    """Give where a package is carried."""
    return tmp_path / "ชุดข้อมูล"


@pytest.fixture(scope="session")
def made_district(made_office, tmp_path_factory):
    """Make the district once, in an office of its own."""
    folder = tmp_path_factory.mktemp("district") / "office"
    for store in opened(made_office, folder):
        made = begun(store)
    return folder, made_office[1], made


@pytest.fixture
def district(request, made_district, tmp_path):
    """Give the district in a copy of that office of one test's own; on a server it is begun anew."""
    if os.environ.get("TAMBON_DESK_STORE") == SHARED:
        yield begun(request.getfixturevalue("store"))
        return
    for store in opened(made_district[:2], tmp_path / "office"):
        yield replace(made_district[2], store=store)


def begun(store):
    """Fill an empty office with the district."""
    with writing(store, OFFICER, "เตรียม") as session:
        offices.begin(session, practice.office())
        [centre] = [link.id for link in lists.suggest(session, "centres", "")]
        villages = tuple(
            records.add(session, Village(tambon=TAMBON, number=n, name=f"บ้าน{n}")) for n in range(1, 8)
        )
        signer = records.add(
            session, Signer(name="นายสมมติ แบบอย่าง", position="นายอำเภอพนมสารคาม", start=date(2007, 10, 1))
        )
        committee = committees.appoint(session, board(centre, villages))
        group = committees.appoint(session, working_group(centre))
    return District(store, centre, villages, signer, committee, group)
