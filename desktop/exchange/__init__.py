"""Workbooks and lists in and out, every refusal with its cell.

In: `workbook.read` (guard → child process → sheets), then `committees.read_committee` or `topics.read_rows`.
Out: `export.write_rows`. What a cell may say for a described field is decided in `values` alone.
Nothing here writes records: plain values go to the functions of `work`.
"""
