"""Whole numbers and amounts of baht in Thai words."""

from __future__ import annotations

from decimal import Decimal

from desktop.errors import CannotDo

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 10 ** len(_PLACES)


def number(value: int) -> str:
    """Say a whole number of any size in words.

    >>> number(2_000_021), number(-11)
    ('สองล้านยี่สิบเอ็ด', 'ลบสิบเอ็ด')
    """
    if value == 0:
        return "ศูนย์"
    return f"ลบ{_positive(-value)}" if value < 0 else _positive(value)


def baht(amount: Decimal) -> str:
    """Say an amount of money in words, ถ้วน where there is no satang; refuses parts of a satang.

    >>> baht(Decimal("1250.50"))
    'หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์'
    """
    whole, satang = divmod(abs(_satang(amount)), 100)
    said = f"{number(whole)}บาท" if whole or not satang else ""
    said += f"{number(satang)}สตางค์" if satang else "ถ้วน"
    return f"ลบ{said}" if amount < 0 else said


def _satang(amount: Decimal) -> int:
    if not amount.is_finite():
        raise CannotDo("จำนวนเงินต้องเป็นตัวเลข เช่น 1250.50 กรุณาพิมพ์ใหม่")
    numerator, denominator = amount.as_integer_ratio()  # exact; arithmetic on Decimal would round
    satang, rest = divmod(numerator * 100, denominator)
    if rest:
        raise CannotDo("จำนวนเงิน {amount} มีทศนิยมเกินสองตำแหน่ง กรุณาปัดเป็นสตางค์ก่อน", amount=amount)
    return satang


def _positive(value: int) -> str:
    """Say the groups of six digits from the left, with ล้าน after each but the last."""
    groups: list[int] = []
    while value:
        value, group = divmod(value, _MILLION)
        groups.append(group)
    groups.reverse()
    return "ล้าน".join(_group(group, leading=place == 0) for place, group in enumerate(groups))


def _group(value: int, leading: bool) -> str:
    """Say a number below a million; a last 1 after anything greater is เอ็ด."""
    figures = f"{value:06d}"
    said = "".join(_figure(int(figure), 5 - at) for at, figure in enumerate(figures[:-1]))
    if value % 10 == 1 and (value > 1 or not leading):
        return said + "เอ็ด"
    return said + _DIGITS[value % 10]


def _figure(figure: int, place: int) -> str:
    """Say one digit at a place of ten or more: สิบ and ยี่สิบ are irregular."""
    if not figure:
        return ""
    if place == 1 and figure <= 2:
        return "สิบ" if figure == 1 else "ยี่สิบ"
    return _DIGITS[figure] + _PLACES[place]
