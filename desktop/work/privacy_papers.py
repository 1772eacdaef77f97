"""The sheets about personal data that print: a notice for the board, and a list of what is to be destroyed."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import disposal_list, notice_board
from desktop.documents.contents.disposal_list import Kept, Row
from desktop.domain.notices import Notice
from desktop.domain.retention import RETAINED, RetentionRule, rule_on
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import disposal
from desktop.work.disposal import Whole
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look


def notice(session: Session, id_: str, draw: Draw) -> bytes:
    """Draw one version of the privacy notice as a PDF."""
    contents = notice_board.write(store.read(session, Notice, id_), the_office(session))
    return draw(contents, look(session, contents), draft=False)[0]


def disposal_sheet(session: Session, id_: str, draw: Draw) -> bytes:
    """Draw a list of what is to be destroyed as a PDF; cases are on it for those only who may open them."""
    whole = disposal.whole(session, id_)
    rows = [Row(one.item, one.label) for one in whole.items]
    contents = disposal_list.write(whole.listing, rows, _rules(session, whole), the_office(session))
    return draw(contents, look(session, contents), draft=False)[0]


def _rules(session: Session, whole: Whole) -> list[Kept]:
    """Tell by which times the items of a list were found, in the order of the kinds."""
    rules, on = store.find(session, RetentionRule), whole.listing.made or date.today()
    named = {one.item.of for one in whole.items}
    held = (rule_on(rules, of, on) for of in RETAINED if of in named)
    return [Kept(one.of, one.years, one.source, bool(one.confirmed_by)) for one in held if one and one.years]
