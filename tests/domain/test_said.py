"""A sentence is said in Thai, or in the language it is translated to, with its values."""

from __future__ import annotations

from desktop.domain.said import Said

SAID = Said(sentence="ครบ {day} ({track})", values={"day": 8, "track": "อำเภอ"})


def test_the_text_is_thai():
    assert SAID.text == "ครบ 8 (อำเภอ)"
    assert Said().text == ""


def test_sentence_and_titles_in_it_are_translated():
    english = {"ครบ {day} ({track})": "Due {day} ({track})", "อำเภอ": "district"}
    assert SAID.say(lambda said: english.get(said, said)) == "Due 8 (district)"
