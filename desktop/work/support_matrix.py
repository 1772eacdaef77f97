"""The matrix of groups by supporting agencies out of the records, and printed as a PDF."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, func, select

from desktop.documents.contents import support_matrix as contents
from desktop.domain import support_matrix as domain
from desktop.domain.organisations import Organisation, Support
from desktop.domain.support_matrix import Matrix
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import places
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look

MOST_ROWS = 2_000  # more groups are no table that anybody reads


def matrix(
    session: Session, tambon: str = "", year: int | None = None, *, supported_only: bool = False
) -> Matrix:
    """Tell which agencies supported the groups of a tambon; `CannotDo` where there are too many groups."""
    table, support = tables.of(Organisation), tables.of(Support)
    where: list[ColumnElement[bool]] = [table.c.status != "closed"]
    if tambon:
        where.append(table.c.tambon == tambon)
    if supported_only:
        where.append(table.c.id.in_(select(support.c.organisation).where(~support.c.deleted)))
    count = session.connection.scalar(select(func.count()).where(~table.c.deleted, *where)) or 0
    if count > MOST_ROWS:
        raise CannotDo("มีกลุ่ม {count} กลุ่ม กรุณาเลือกตำบลก่อน", count=f"{count:,}")
    groups = store.find(session, Organisation, *where)
    villages = store.by_ids(session, Village, [one.village for one in groups])
    named = [
        (one.id, one.name, villages[one.village].label if one.village in villages else "") for one in groups
    ]
    here = select(table.c.id).where(~table.c.deleted, *where)
    found = store.find(session, Support, support.c.organisation.in_(here))
    made = domain.make(named, found, year)
    return domain.supported(made) if supported_only else made


def drawn(session: Session, shown: Matrix, tambon: str, draw: Draw) -> bytes:
    """Draw a matrix as a PDF; it takes no number and is not kept."""
    office = the_office(session)
    words = contents.write(
        shown,
        f"ตำบล{places.name_of(tambon)}" if tambon else "",
        office.label,
        dates.long(date.today()),
        thai_digits=office.thai_digits,
    )
    return draw(words, look(session, words), draft=False)[0]
