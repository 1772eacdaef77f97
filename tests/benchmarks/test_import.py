"""How long 50,000 rows of a workbook take to become people with their history, and what it takes of the memory."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import subprocess
import sys
import time

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from desktop import paths
from desktop.domain.villages import Village
from desktop.store import opening
from desktop.store.session import writing
from desktop.thai import ids
from desktop.work import offices, practice, records
from tests.benchmarks import measuring

ROWS, ROUNDS = 50_000, 3
TITLES = ("ที่", "คำนำหน้า", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด", "หมู่ที่", "โทรศัพท์", "อาชีพ", "หมายเหตุ")
SYLLABLES = ["บุญ", "ทอง", "แก้ว", "ศรี", "ใจ", "ดี", "มี", "สุข", "พร", "ชัย", "วงศ์", "เจริญ", "รัตน์", "มณี"]
MADE = "made-1"


@pytest.fixture(scope="module")
def made():
    """Make an office with its villages and the workbook once."""
    folder = measuring.BUILD / "import"
    if not (folder / MADE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        store, _code = opening.create(folder / "office", practice.office(), practice.PASSPHRASE)
        with writing(store, "นางสาวฝึกหัด ตั้งใจ", "เตรียม") as session:
            offices.begin(session, practice.office())
            for number in range(1, 8):
                records.add(session, Village(tambon="240606", number=number))
        store.close()
        write(folder / "คน.xlsx")
        (folder / MADE).touch()
    return folder


def write(path):
    rng = random.Random(2551)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("คน")
        sheet.write_row(0, 0, TITLES)
        for number in range(1, ROWS + 1):
            sheet.write_row(number, 0, person(rng, number))


def person(rng, number):
    twelve = f"{rng.randrange(10**11, 9 * 10**11)}"
    first, last = ("".join(rng.choices(SYLLABLES, k=count)) for count in (2, 4))
    born = f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/{rng.randint(2484, 2550)}"
    return (
        number, rng.choice(("นาย", "นาง", "นางสาว")), first, last, twelve + str(ids.check_digit(twelve)), born,
        f"หมู่ {rng.randint(1, 7)}", f"08{rng.randrange(10**8):08d}", rng.choice(("ทำนา", "ค้าขาย", "รับจ้าง")),
        f"บันทึก {number}",
    )  # fmt: skip


def bare(made, folder):
    """Read the workbook and insert its rows into a table of an encrypted file, and no more; give the seconds."""
    began = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(made / "คน.xlsx")).get_sheet_by_index(0).to_python()
    connection = dbapi2.connect(str(folder / f"bare-{time.monotonic_ns()}.db"))
    connection.execute("PRAGMA key = \"x'" + "2a" * 32 + "'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"CREATE TABLE people ({', '.join(f'c{place}' for place in range(len(TITLES)))})")
    connection.executemany(f"INSERT INTO people VALUES ({', '.join('?' * len(TITLES))})", rows[1:])
    connection.commit()
    connection.close()
    return time.perf_counter() - began


def imported(made, folder):
    """Take the workbook in, in a program of its own, into a fresh copy of the office; give what it tells."""
    office = folder / f"office-{time.monotonic_ns()}"
    shutil.copytree(made / "office", office)
    command = [sys.executable, "-m", "tests.benchmarks.import_people", office, made / "คน.xlsx"]
    done = subprocess.run(
        command,
        cwd=paths.root(),
        env=measuring.environment(folder),
        capture_output=True,
        check=True,
        text=True,
    )
    shutil.rmtree(office)
    return json.loads(done.stdout)


def test_an_import(made, tmp_path, report):
    taken = measuring.in_turn(
        {"bare": lambda: bare(made, tmp_path), "import": lambda: imported(made, tmp_path)}, ROUNDS
    )
    told, floors = taken["import"], taken["bare"]
    assert {one["added"] for one in told} == {ROWS}
    seconds, floor = statistics.median(one["took"] for one in told), statistics.median(floors)
    how = f"{seconds:.1f} s, {statistics.median(one['read'] for one in told):.1f} s of it reading; bare {floor:.2f} s"
    report("import of 50,000 rows to bare read and insert", seconds / floor, "×", 12, how)
    if told[0]["most"] is None:
        report.missing("import of 50,000 rows, memory", "only Linux tells it")
    else:
        most = max(one["most"] for one in told)
        report(
            "import of 50,000 rows, memory", most, "MB", 400, f"{told[0]['before']:.0f} MB before it began"
        )
