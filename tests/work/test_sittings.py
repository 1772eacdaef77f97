"""Invitations counted by party, sessions numbered, who came noted once; a no-show may be closed after n invitations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.case_way import absences, may_close_for_absence
from desktop.domain.sittings import Sitting, Summons
from desktop.errors import CannotDo
from desktop.work import case_way, sittings
from tests.work.mediated import TODAY, Desk


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def case(desk):
    return desk.begin()


@pytest.fixture
def parties(desk, case):
    return [one.id for one in desk.whole(case).parties]


def invite(desk, case, parties, after=7):
    day = TODAY + timedelta(after)
    desk.do(sittings.invite, Summons(case=case, sent=day - timedelta(5), appointed=day), parties)
    return day


def refused(desk, act, *given):
    with pytest.raises(CannotDo) as said:
        desk.do(act, *given)
    return said.value.field


def test_a_no_show_is_closed_after_as_many_invitations_as_the_track_says(desk, case, parties):
    desk.do(case_way.choose_track, case, "village", "กรรมการหมู่บ้านรับไว้")
    asker, other = parties
    for round_ in (1, 2, 3):
        day = invite(desk, case, parties, 7 * round_)
        track = desk.way(case).way.track
        assert not may_close_for_absence(track, desk.whole(case).summonses, other)
        desk.do(sittings.keep, Sitting(case=case, held=day, came=(asker,), outcome="goes_on"))
    whole = desk.whole(case)
    assert [one.round for one in whole.summonses if one.party == other] == [1, 2, 3]
    assert [one.number for one in whole.sittings] == [1, 2, 3]
    assert absences(whole.summonses, other) == 3
    assert may_close_for_absence(track, whole.summonses, other)
    assert not may_close_for_absence(track, whole.summonses, asker)
    desk.do(case_way.end, case, "absent", day, "เชิญครบ 3 ครั้งแล้วไม่มา")
    assert desk.way(case).way.ended


def test_each_party_has_its_own_rounds(desk, case, parties):
    invite(desk, case, parties[:1])
    invite(desk, case, parties, 14)
    rounds = {(one.party, one.round) for one in desk.whole(case).summonses}
    assert rounds == {(parties[0], 1), (parties[0], 2), (parties[1], 1)}


def test_an_invitation_needs_somebody_and_a_day_after_it_is_sent(desk, case, parties):
    late = Summons(case=case, sent=TODAY, appointed=TODAY - timedelta(1))
    assert refused(desk, sittings.invite, late, parties) == "appointed"
    assert refused(desk, sittings.invite, Summons(case=case, sent=TODAY, appointed=TODAY), []) == "party"
    assert refused(desk, sittings.invite, Summons(case=case, sent=TODAY), parties) == "appointed"


def test_a_postponed_session_says_why_and_excuses_who_was_invited(desk, case, parties):
    day = invite(desk, case, parties)
    assert refused(desk, sittings.postpone, case, day, None, " ") == "postponed"
    assert refused(desk, sittings.postpone, case, day, day, "ป่วย") == "next"
    desk.do(sittings.postpone, case, day, day + timedelta(7), "ฝ่ายที่ 2 ป่วย")
    whole = desk.whole(case)
    assert [one.came for one in whole.summonses] == ["excused", "excused"]
    [one] = whole.sittings
    assert (one.number, one.outcome, one.postponed, one.next) == (
        1,
        "postponed",
        "ฝ่ายที่ 2 ป่วย",
        day + timedelta(7),
    )
    assert absences(whole.summonses, parties[1]) == 0


def test_what_was_noted_by_hand_stays_and_removed_sessions_close_the_ranks(desk, case, parties):
    import dataclasses

    day = invite(desk, case, parties)
    one = desk.whole(case).summonses[0]
    desk.do(sittings.keep_summons, dataclasses.replace(one, came="excused", delivery="received"))
    for after in (0, 1, 2):
        desk.do(sittings.keep, Sitting(case=case, held=day + timedelta(after), came=tuple(parties)))
    assert sorted(one.came for one in desk.whole(case).summonses) == ["came", "excused"]
    desk.do(sittings.remove, desk.whole(case).sittings[0].id)
    assert [(one.number, one.held) for one in desk.whole(case).sittings] == [
        (1, day + timedelta(1)), (2, day + timedelta(2))
    ]  # fmt: skip
    changed = dataclasses.replace(desk.whole(case).sittings[1], place="ศาลา")
    desk.do(sittings.keep, changed)
    assert [one.number for one in desk.whole(case).sittings] == [1, 2]
