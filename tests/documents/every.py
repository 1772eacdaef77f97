"""One written paper of every kind, for tests that hold for all of them; a forgotten kind fails the first of these."""

from dataclasses import replace

from desktop.documents.contents.facts import Typed
from desktop.documents.contents.papers import WORDED
from desktop.domain.case_papers import CASE_PAPERS
from tests.documents import cases, letters, samples
from tests.documents.contents import test_meetings as meetings

CENTRE = replace(
    samples.FACTS, chair="นายสมชาย ใจดี", typed=Typed(body="หมวด 1 ทั่วไป\nระเบียบนี้ใช้บังคับแก่สมาชิก\n(ก) ทุกคน")
)
FACTS = {
    "announcement": samples.FACTS,
    "order": samples.ORDER_FACTS,
    "cancellation": samples.CANCEL_FACTS,
    "withdrawal": samples.CANCEL_FACTS,
    **letters.FACTS,
    **dict.fromkeys(("agenda", "attendance", "minutes"), replace(samples.FACTS, meeting=meetings.MEETING)),
    "bylaws": CENTRE,
    "chart": samples.FACTS,
    **{f"case_{kind}": cases.FACTS for kind in CASE_PAPERS},
    "mediation_board": cases.FACTS,
}


def written(kind, **changes):
    """Write the paper of a kind in its shipped wording, with some facts changed."""
    return WORDED[kind].write(replace(FACTS[kind], **changes), WORDED[kind].default)
