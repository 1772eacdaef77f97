"""What is asked of a passphrase: of an office, and of a file that other programs open."""

from __future__ import annotations

import unicodedata

from desktop.errors import CannotDo
from desktop.i18n import N_

SHORTEST = 8  # characters
GOOD = 12  # characters, of them
VARIED = 6  # different ones

SHORT_WORDS = N_("สั้นเกินไป ต้องมีอย่างน้อย 8 ตัวอักษร")
WEAK_WORDS = N_("ใช้ได้ แต่เดาง่าย ควรยาวกว่านี้ เช่น คำสามสี่คำที่จำได้")
GOOD_WORDS = N_("ดี")


def strength(passphrase: str) -> str:
    """Say in words how hard a passphrase is to guess.

    >>> strength("ฉันรักป่าไม้ริมคลอง")
    'ดี'
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < SHORTEST:
        return SHORT_WORDS
    if len(text) < GOOD or len(set(text)) < VARIED or text.isdigit():
        return WEAK_WORDS
    return GOOD_WORDS


def check(passphrase: str) -> None:
    """Refuse a passphrase that is too short."""
    if strength(passphrase) == SHORT_WORDS:
        raise CannotDo("รหัสผ่านต้องมีอย่างน้อย {least} ตัวอักษร ควรเป็นคำสามสี่คำที่จำได้", "passphrase", least=SHORTEST)


def check_carried(passphrase: str) -> None:
    """Refuse what would not do for a .zip that is carried: such a file lets whoever has it guess fast and without end.

    Thai letters too: programs that open it do not agree how they are read.
    """
    if not passphrase.isascii() or not passphrase.isprintable():
        raise CannotDo(
            "รหัสผ่านของไฟล์ที่เข้ารหัสใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข และเครื่องหมาย เพราะโปรแกรมที่เปิดอ่านอักษรไทยไม่ตรงกัน",
            "passphrase",
        )
    if len(passphrase) < GOOD:
        raise CannotDo("รหัสผ่านของไฟล์ที่เข้ารหัสต้องมีอย่างน้อย {least} ตัวอักษร", "passphrase", least=GOOD)
