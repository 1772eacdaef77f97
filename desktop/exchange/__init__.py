"""Workbooks and lists in and out, every refusal with its cell.

In: `workbook.read` (guard → child process → sheets), then `committees.read_committee`, `topics.read_rows` for a file
with the headers of a topic, or for any other `importing`: `mapping.guess` and `rows.read`, whose rows
`work.importing` takes in. Out: `export.write_rows`, and `xlsform.write` for telephones. A whole office goes out and
comes in by `dump`. What a cell may say for a field is decided in `values` alone.
Nothing here writes records: plain values go to the functions of `work`.
"""
