"""The announcements that are measured: 2 pages with 25 names, no two alike, the same ones in every run."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from functools import cache

import geothai

from desktop import paths
from desktop.documents.contents.facts import Facts, Member
from desktop.domain.centres import full_name

MEMBERS = 25
DISTRICT = "2406"  # อ.พนมสารคาม
SELECTED = date(2008, 4, 29)
PLACES = ("ศาลาอเนกประสงค์", "ที่ว่าการอำเภอ", "ห้องประชุมองค์การบริหารส่วนตำบล", "วัดประจำตำบล")
GROUPS = (
    "กองทุนหมู่บ้านและชุมชนเมือง",
    "กลุ่มสตรี",
    "กลุ่มฌาปนกิจสงเคราะห์",
    "อสม.",
    "วิสาหกิจชุมชนข้าวปลอดภัย",
    "กลุ่มออมทรัพย์",
    "กองทุนแม่ของแผ่นดิน",
    "กลุ่มผู้สูงอายุ",
)
POSITIONS = ("ประธานกรรมการ", "รองประธานกรรมการ", "เลขานุการ", "เหรัญญิก")


def of_the_country(number):
    """Make up the facts of one announcement, each of another tambon."""
    return facts(number, nth(tambons(""), number * 7))


def of_one_district(number):
    """Make up the facts of one announcement, the tambons of a district taken in turn as an office has them."""
    return facts(number, nth(tambons(DISTRICT), number))


def nth(codes, number):
    return codes[number % len(codes)]


def facts(number, code):
    rng = random.Random(2551 + number)
    tambon, district, province = place(code)
    centre = full_name(tambon)
    selected = SELECTED + timedelta(days=number % 900)
    return Facts(
        district=district,
        province=province,
        tambon=tambon,
        centre=centre,
        committee=f"คณะกรรมการ{centre}",
        members=tuple(member(rng, n) for n in range(1, MEMBERS + 1)),
        selection_date=selected,
        selection_place=rng.choice(PLACES),
        selection_attended=rng.randint(40, 90),
        dated=selected + timedelta(days=9),
        signer_name=name(rng, "นาย", "men"),
        signer_lines=(f"นายอำเภอ{district}",),
    )


def member(rng, number):
    title, first = rng.choice((("นาย", "men"), ("นาง", "women"), ("นางสาว", "women")))
    position = POSITIONS[number - 1] if number <= len(POSITIONS) else "กรรมการ"
    group = GROUPS[number % len(GROUPS)]
    return Member(number, name(rng, title, first), position, "", group, f"หมู่ที่ {number % 7 + 1}")


def name(rng, title, first):
    known = words()
    family = rng.choice(known["surname_beginnings"]) + rng.choice(known["surname_ends"])
    return f"{title}{rng.choice(known[first])} {family}"


@cache
def words():
    return json.loads((paths.resources() / "samples" / "practice.json").read_text("utf-8"))


def place(code):
    """Give the names of a tambon, its district and its province."""
    found = geothai.address(code)
    return found.subdistrict.name_th, found.district.name_th, found.province.name_th


@cache
def tambons(of):
    """List the codes of all tambons that begin with a code."""
    districts = [one.code for province in geothai.provinces() for one in geothai.districts(province.code)]
    found = [tambon.code for code in districts for tambon in geothai.subdistricts(code)]
    return [code for code in found if code.startswith(of)]
