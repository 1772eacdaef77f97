"""Opens a workbook or list that an officer chose and gives its sheets, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import Trouble
from desktop.exchange import delimited, guard
from desktop.exchange.sheets import Sheet

LARGEST = 50_000_000  # bytes
LISTS = (".csv", ".txt", ".tsv")
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", *LISTS)  # offered when choosing a file


def read(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of .xlsx, .xlsm, .xls, .ods or .csv; `Trouble` says why a file is not opened."""
    data = _bytes_of(path)
    if not guard.is_workbook(data) and path.suffix.lower() in LISTS:
        return (delimited.sheet(data, path.stem),)
    found = guard.look(data)
    from desktop.exchange import reading

    return reading.sheets(data, found)


def _bytes_of(path: Path) -> bytes:
    """Read a file once, so that what was looked at is what is read, and never more than the guard allows."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Trouble("ไม่พบไฟล์ {name} กรุณาตรวจชื่อและที่เก็บไฟล์", name=path.name) from error
    except OSError as error:
        raise Trouble("เปิดไฟล์ {name} ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่นแล้วลองใหม่", name=path.name) from error
    if not data:
        raise Trouble("ไฟล์ {name} ว่างเปล่า กรุณาเลือกไฟล์อื่น", name=path.name)
    if len(data) > LARGEST:
        raise Trouble("ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาแบ่งเป็นหลายไฟล์", most=LARGEST // 1_000_000)
    return data
