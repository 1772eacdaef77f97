"""Takes in a workbook of people by the program's own way, and tells how long it took and how much memory, as JSON."""

import json
import sys
import time
from pathlib import Path

from desktop.exchange import mapping, rows, workbook
from desktop.store import opening
from desktop.store.session import writing
from desktop.work import import_rows, importing, practice
from tests.benchmarks.measuring import memory

OFFICE, FILE = map(Path, sys.argv[1:])

store = opening.open_office(OFFICE, practice.PASSPHRASE)
before = memory()[0]
began = time.perf_counter()
(sheet,) = workbook.read(FILE)
read = time.perf_counter()
with writing(store, "นางสาวฝึกหัด ตั้งใจ", "นำเข้าบุคคล") as session:
    fields = import_rows.fields(session, "people")
    table = rows.find(sheet, mapping.words(fields))
    chosen = {place: guess.field for place, guess in mapping.guess(table, fields).items()}
    said = rows.read(table, fields, chosen)
    request = importing.Request(topic="people", rows=said.said, tambon="240606", rest="new")
    outcome = importing.take(session, request)
took = time.perf_counter() - began
store.close()
told = {"took": took, "read": read - began, "before": before, "most": memory()[1]}
print(json.dumps({**told, "added": outcome.added, "refused": len(said.refused) + len(outcome.refused)}))
