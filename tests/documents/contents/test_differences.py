"""What changed since a paper was written, in sentences that an officer can read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import announcement, order
from desktop.documents.contents.blocks import Contents, Paragraph
from desktop.documents.contents.differences import between
from tests.documents import samples


def written(**changed):
    return announcement.write(replace(samples.FACTS, **changed), announcement.DEFAULT)


def test_the_same_paper_has_no_differences():
    assert between(written(), written()) == ()


def test_who_left_who_came_and_who_has_another_position():
    members = list(samples.members(5))
    now = [replace(members[0], position="ที่ปรึกษา"), *members[2:], replace(members[1], name="นางสาวใหม่ มาแทน")]
    now = [replace(member, place=place) for place, member in enumerate(now, 1)]
    said = between(written(members=tuple(members)), written(members=tuple(now)))
    assert f"“{members[1].name}” ไม่อยู่ในรายชื่อแล้ว" in said
    assert "“นางสาวใหม่ มาแทน” เพิ่มเข้ามาในรายชื่อ" in said
    [moved] = [one for one in said if one.startswith(f"“{members[0].name}” เดิม")]
    assert members[0].position in moved
    assert moved.endswith("ที่ปรึกษา”")
    assert len(said) == 3  # another place in the list alone is no change


def test_a_changed_word_is_quoted_with_a_few_words_around_it():
    said = between(written(), written(signer_name="นายอื่น คนใหม่"))
    assert said == (f"ข้อความ “({samples.FACTS.signer_name})” ปัจจุบันเป็น “(นายอื่น คนใหม่)”",)


def test_a_paragraph_that_went_or_came_is_said():
    one, two = (
        Contents("notice", "ก", "ก", tuple(map(Paragraph, words)))
        for words in (("หนึ่ง", "สอง"), ("สอง", "สาม"))
    )
    assert between(one, two) == ("ไม่มีข้อความ “หนึ่ง” แล้ว", "มีข้อความ “สาม” เพิ่มขึ้น")


def test_plain_lists_are_compared_by_name_too():
    facts = samples.FACTS
    before = order.write(facts, order.DEFAULT)
    after = order.write(replace(facts, members=facts.members[1:]), order.DEFAULT)
    assert f"“{facts.members[0].name}” ไม่อยู่ในรายชื่อแล้ว" in between(before, after)


@given(
    st.lists(st.text("กขค งจ", min_size=1), max_size=4), st.lists(st.text("กขค งจ", min_size=1), max_size=4)
)
def test_there_is_a_sentence_exactly_where_the_words_differ(old, new):
    one, two = (Contents("notice", "ก", "ก", tuple(map(Paragraph, words))) for words in (old, new))
    assert bool(between(one, two)) == (old != new)
