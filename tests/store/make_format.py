"""Writes the real office of today's format that the tests keep: `python tests/store/make_format.py`.

Run it once when a format is released; a released one is never written again.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain.cases import Case, Party
from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.domain.tracks import DisputeKind
from desktop.domain.villages import Village
from desktop.store import attachments, migrations, opening, records
from desktop.store.session import writing

DATA = Path(__file__).parent / "data"
OFFICER = "นางสาวฝึกหัด ตั้งใจ"


def make() -> Path:
    """Write the folder anew and give it; its passphrase is "practice"."""
    folder = DATA / f"format-{migrations.FORMAT}"
    shutil.rmtree(folder, ignore_errors=True)
    office = Office(district="พนมสารคาม", province="ฉะเชิงเทรา", officer=OFFICER, practice=True)
    store, _code = opening.create(folder, office, "practice")
    with writing(store, OFFICER, "ทำข้อมูลฝึกหัด") as session:
        records.add(session, Village(tambon="240606", number=1, name="ตัวอย่าง"))
        someone = records.add(
            session, Person(first_name="สมมติ", last_name="ตัวอย่าง", national_id="0000000000001")
        )
        records.save(session, replace(records.read(session, Person, someone), note="แก้ไขแล้ว"))
        [kept] = records.find(session, Office)
        records.save(session, replace(kept, emblem=attachments.put(store, b"a picture")))
        kind = records.add(session, DisputeKind(name="หนี้สิน", nature="civil"))
        case = Case(
            code="กก.01/2569", number=1, year=2569, received=date(2026, 1, 5), subject="หนี้สมมติ", kind=kind
        )
        records.add(session, Party(case=records.add(session, case), side="1", first_name="สมมติ"))
    store.close()
    return folder


if __name__ == "__main__":
    make()
