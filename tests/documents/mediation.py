"""Registers, statistics and lists of a made-up centre's disputes, for tests that hold for all of them."""

from datetime import date, timedelta

from desktop.documents.contents import (
    case_register,
    case_statistics,
    mediation_board,
    outreach_list,
    training_list,
    zero_report,
)
from desktop.documents.contents.case_sheets import About
from desktop.documents.contents.zero_report import Reporter
from desktop.domain.case_statistics import CaseRow, Period, fiscal_year, month_of, statistics
from desktop.domain.cases import RESULTS
from desktop.domain.initials import initials
from desktop.domain.mediators import OUTREACH_KINDS, Outreach, Training
from desktop.domain.public_statistics import public
from tests.documents import samples

ABOUT = About(
    centre=samples.CENTRE,
    office="อำเภอพนมสารคาม",
    province="ฉะเชิงเทรา",
    made=date(2026, 11, 30),
    thai_digits=False,
)
KINDS = (
    ("หนี้สินและเงินกู้", "civil"), ("ที่ดินและแนวเขต", "civil"), ("มรดก", "civil"), ("เสียงดังและเพื่อนบ้าน", "civil"),
    ("ทำร้ายร่างกายเล็กน้อย", "criminal"), ("บริการโทรคมนาคม", "consumer"),
)  # fmt: skip
PLACES = (("หมู่ 1 บ้านทุ่งส่อหงษา", "ท่าถ่าน"), ("หมู่ 2 บ้านท่าถ่าน", "ท่าถ่าน"), ("หมู่ 1 บ้านหนองยาว", "หนองยาว"), ("", ""))
TRACKS = ("informal", "village", "district_civil", "act", "")
NOVEMBER = month_of(date(2026, 11, 1))
YEAR = fiscal_year(2570)
UNTIL = Period(YEAR.start, NOVEMBER.end)


def case(number, *, first=date(2026, 10, 1), days=300):
    """Make up a case; of each five one is still open."""
    received = first + timedelta(number * 37 % days)
    kind, nature = KINDS[number * number % len(KINDS)]
    village, tambon = PLACES[number % 4 if number % 7 else 0]
    result = [*RESULTS, "agreed", "agreed"][number % 9] if number % 5 else ""
    agreed = result == "agreed"
    return CaseRow(
        id=f"c{number}",
        number=f"กก.{number:02d}/2569",
        received=received,
        ended=received + timedelta(number * 13 % 90) if result else None,
        result=result,
        kind=kind,
        nature=nature,
        track=TRACKS[number % 5],
        village=village,
        tambon=tambon,
        value=number * 123_456 % 9_000_000 if number % 3 else None,
        agreed_value=number * 98_765 % 5_000_000 if agreed else None,
        sessions=number % 4,
        keeping=("kept", "partly", "broken", "")[number % 4] if agreed else "",
        referred=result == "referred",
        parties=f"{initials(samples.name(number))} กับ {initials(samples.name(number + 40))}",
        mediators=(samples.name(number + 90),),
    )


def cases(count, **more):
    """Make up so many cases."""
    return [case(number, **more) for number in range(1, count + 1)]


def act(number):
    """Make up an act of outreach."""
    return Outreach(
        id=f"o{number}",
        kind=[*OUTREACH_KINDS][number % 6],
        title="รู้สิทธิ รู้หน้าที่ เรื่องหนี้และการค้ำประกัน",
        held=date(2026, 10, 1) + timedelta(number * 11),
        village="v1" if number % 2 else "",
        place="ศาลาอเนกประสงค์",
        audience="สมาชิกกลุ่มสตรี",
        count=number * 9 if number % 4 else None,
    )


TRAINING = Training(
    id="t",
    course="หลักสูตรพื้นฐานการจัดการความขัดแย้งด้วยสันติวิธี",
    held=date(2026, 11, 2),
    until=date(2026, 11, 4),
    hours=18,
    valid_months=60,
    place="ศูนย์เรียนรู้ชุมชนตำบลท่าถ่าน",
    organiser="ศูนย์ยุติธรรมชุมชนพนมสารคาม",
)
VILLAGES = {"v1": "หมู่ 1 บ้านทุ่งส่อหงษา"}
PEOPLE = [
    training_list.Row(
        name=samples.name(number),
        village="หมู่ 1 บ้านทุ่งส่อหงษา",
        passed=number % 6 != 0,
        certificate=f"{number}/2569",
    )
    for number in range(1, 13)
]
REPORTER = Reporter(name="นางลำดวน ศรีสุข", position="เลขานุการ", phone="038 000 000")


def _month(about, rows):
    return case_statistics.write(about, statistics(rows, NOVEMBER), statistics(rows, UNTIL))


KINDS_OF_SHEETS = {
    "register": lambda about, rows: case_register.write(about, 2569, rows),
    "month": _month,
    "year": lambda about, rows: case_statistics.write(about, statistics(rows, YEAR)),
    "public": lambda about, rows: case_statistics.write(about, public(statistics(rows, YEAR))),
    "zero": lambda about, _rows: zero_report.write(about, statistics([], NOVEMBER), REPORTER),
    "board": lambda about, _rows: mediation_board.write(
        about, mediation_board.DEFAULT, "ศูนย์เรียนรู้ชุมชนตำบลท่าถ่าน หมู่ 2", "038 000 000"
    ),
    "outreach": lambda about, rows: outreach_list.write(
        about, YEAR, [act(number) for number in range(1, 13)] if rows else [], VILLAGES
    ),
    "training": lambda about, rows: training_list.write(about, TRAINING, PEOPLE if rows else []),
}


def written(kind, about=ABOUT, count=60):
    """Write one of KINDS_OF_SHEETS of so many cases."""
    return KINDS_OF_SHEETS[kind](about, cases(count))
