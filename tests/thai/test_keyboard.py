"""What was typed on a Thai keyboard is read by its keys."""

import pytest

from desktop.thai import keyboard


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ๅ/-ภถุึคตจ", "1234567890"),
        ("ฟิแกำด", "abcdef"),
        ("ฤฺฉฏฎโ", "ABCDEF"),
        ("2569-03", "2569303"),
        ("ABC 12", "ABC 12"),
        ("", ""),
    ],
)
def test_the_keys_of_a_text(typed, said):
    assert keyboard.latin(typed) == said


@pytest.mark.parametrize(
    ("typed", "thai"), [("ๅ", True), ("2569-03-07", False), ("1/2", False), ("aฟ", True)]
)
def test_only_what_no_latin_keyboard_gives_is_thai(typed, thai):
    assert keyboard.is_thai(typed) is thai
