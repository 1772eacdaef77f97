"""What each role may do, and the rules of changing users."""

from __future__ import annotations

import pytest

from desktop.domain import users
from desktop.domain.cases import Case
from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, MEDIATION, ROLES, USERS, WRITE, User, needed, permissions_of
from desktop.errors import CannotDo

HEAD = User(id="1", name="นางหัวหน้า", role="head")
OFFICER = User(id="2", name="นายพัฒนากร", role="officer")
GONE = User(id="3", name="นายย้าย", role="head", mediation=True, left=True)


def test_where_no_users_are_kept_everything_is_allowed():
    assert permissions_of(None) == EVERYTHING


@pytest.mark.parametrize("role", ROLES)
def test_only_a_head_looks_after_users_and_the_cases_are_given_apart(role):
    allowed = permissions_of(User(name="ใคร", role=role))
    assert (USERS in allowed) is (role == "head")
    assert (WRITE in allowed) is (role in ("head", "officer"))
    assert MEDIATION not in allowed
    assert permissions_of(User(name="ใคร", role=role, mediation=True)) == allowed | {MEDIATION}


def test_who_left_or_has_an_unknown_role_may_do_nothing():
    assert permissions_of(GONE) == permissions_of(User(name="ใคร", role="chief")) == frozenset()


def test_each_topic_needs_its_permission():
    assert (needed(User), needed(Case), needed(Person)) == (USERS, MEDIATION, WRITE)


def refused(rule, *given):
    with pytest.raises(CannotDo) as refusal:
        rule(*given)
    return str(refusal.value), refusal.value.field


def test_a_permission_that_is_not_held_is_named():
    users.check_permission({WRITE}, WRITE)
    assert refused(users.check_permission, {WRITE}, USERS) == (
        "บทบาทของคุณในสำนักงานนี้ไม่มีสิทธิ์ “จัดการผู้ใช้และกุญแจของสำนักงาน”", "",
    )  # fmt: skip


def test_an_office_keeps_a_head():
    users.check_heads([])
    users.check_heads([HEAD, OFFICER])
    assert refused(users.check_heads, [OFFICER, GONE]) == ("สำนักงานต้องมีหัวหน้าอย่างน้อยหนึ่งคน", "role")


def test_two_who_work_here_have_two_names():
    users.check_name(HEAD, [HEAD, OFFICER])
    users.check_name(User(name=GONE.name), [HEAD, GONE])
    assert refused(users.check_name, User(name=HEAD.name), [HEAD])[1] == "name"


def test_the_cases_are_given_only_by_who_opens_them():
    opens = User(id="2", name="นายพัฒนากร", mediation=True)
    users.check_giving(OFFICER, opens, {MEDIATION})
    users.check_giving(opens, opens, {USERS})
    users.check_giving(opens, OFFICER, {USERS})
    for before in (None, OFFICER):
        assert refused(users.check_giving, before, opens, {USERS})[1] == "mediation"


def test_nobody_removes_oneself_nor_who_is_gone():
    users.check_removal(OFFICER, HEAD)
    users.check_removal(OFFICER, None)
    assert refused(users.check_removal, HEAD, HEAD)[0].startswith("นำตัวเองออกจากผู้ใช้ไม่ได้")
    assert refused(users.check_removal, GONE, HEAD)[0].startswith("ผู้ใช้คนนี้พ้นจากสำนักงานแล้ว")


def test_a_user_is_named_by_the_name():
    assert HEAD.label == "นางหัวหน้า"
