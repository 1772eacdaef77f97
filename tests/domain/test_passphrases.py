from __future__ import annotations

import pytest

from desktop.domain import passphrases
from desktop.errors import CannotDo


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", passphrases.SHORT_WORDS),
        ("สั้น", passphrases.SHORT_WORDS),
        ("practice", passphrases.WEAK_WORDS),
        ("123456789012345", passphrases.WEAK_WORDS),
        ("กกกกกกกกกกกกกกกก", passphrases.WEAK_WORDS),
        ("ฉันรักป่าไม้ริมคลอง", passphrases.GOOD_WORDS),
        ("correct horse battery", passphrases.GOOD_WORDS),
    ],
)
def test_strength_in_words(passphrase, words):
    assert passphrases.strength(passphrase) == words


def test_a_composed_sign_counts_once():
    assert passphrases.strength("e\u0301" * 4 + "abc") == passphrases.SHORT_WORDS


def test_a_short_passphrase_is_refused_beside_its_field():
    with pytest.raises(CannotDo) as refused:
        passphrases.check("สั้น")
    assert refused.value.field == "passphrase"
    assert str(refused.value) == "รหัสผ่านต้องมีอย่างน้อย 8 ตัวอักษร ควรเป็นคำสามสี่คำที่จำได้"


@pytest.mark.parametrize("passphrase", ["รหัสผ่านภาษาไทย", "eleven lett", "", "tab\tin the middle"])
def test_a_file_that_is_carried_wants_more(passphrase):
    with pytest.raises(CannotDo) as caught:
        passphrases.check_carried(passphrase)
    assert caught.value.field == "passphrase"


def test_twelve_plain_signs_do_for_a_file_that_is_carried():
    passphrases.check_carried("twelve signs")
