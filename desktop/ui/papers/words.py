"""What is said about a paper: its name, its state, its number to come, who signs it, what issuing does."""

from __future__ import annotations

from desktop.domain.offices import Signer
from desktop.domain.papers import KINDS, Paper
from desktop.i18n import _
from desktop.thai import dates, digits

BADGES = {"draft": "", "out": "warn", "issued": "good", "cancelled": "bad"}  # the look of a state


def name(paper: Paper) -> str:
    """Name a paper by kind and the number that stands on it."""
    if paper.printed_number is None:
        return _(KINDS[paper.kind])
    return _("{kind} ที่ {number}").format(kind=_(KINDS[paper.kind]), number=numbered(paper))


def numbered(paper: Paper) -> str:
    """Write the number of a paper as 111/2551, in the digits of the paper; "" while it has none."""
    if not paper.number:
        return ""
    text = f"{paper.number}/{paper.year}"
    return digits.to_thai(text) if paper.thai_digits else text


def number_to_take(paper: Paper) -> str:
    """Say which number a rehearsed paper would take."""
    if paper.number is None:
        return _("เว้นเลขที่และวันที่ไว้เขียนด้วยมือ")
    if paper.printed_number is None:
        return _("ไม่มีเลขบนหนังสือ ในทะเบียนเป็นลำดับที่ {number}").format(number=numbered(paper))
    return _("จะได้เลขที่ {number}").format(number=numbered(paper))


def signed_by(signer: Signer) -> str:
    """Say who signs, with the lines under the signature."""
    return _("ลงนามโดย {name} {lines}").format(name=signer.name, lines=" ".join(signer.lines()))


def what_happens(paper: Paper, cancels: Paper | None) -> str:
    """Say in a sentence or two what issuing does, and what can no longer be done after."""
    kind = _(KINDS[paper.kind])
    if paper.dated is None:
        said = _(
            "{kind}จะพิมพ์โดยเว้นเลขที่และวันที่ไว้ แล้วรอลงนามจนกว่าจะบันทึกเลขที่และวันที่ที่เขียนด้วยมือ เนื้อความแก้ไขไม่ได้อีก"
        ).format(kind=kind)
    else:
        said = _("{kind}จะลงวันที่ {dated} เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องออกหนังสือยกเลิก").format(
            kind=kind, dated=dates.long(paper.dated)
        )
    if cancels is None:
        return said
    also = _("{said} และ{cancelled} จะเป็นหนังสือที่ยกเลิกแล้ว โดยเลขยังอยู่ในทะเบียน")
    return also.format(said=said, cancelled=name(cancels))
