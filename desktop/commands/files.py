"""Files that the commands read and write: whole or not at all, and no file lost by a mistyped name."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import CannotDo, Trouble

PDF = b"%PDF"


def read(path: Path) -> bytes:
    """Read a file; `Trouble` where it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble("อ่านไฟล์ {path} ไม่ได้ กรุณาตรวจชื่อไฟล์และโฟลเดอร์", path=path) from error


@contextmanager
def placing(path: Path, replaces: bytes = b"") -> Iterator[Callable[[bytes], None]]:
    """Give a function that writes the file beside its place; it takes its name when all inside went well.

    Where nothing was written, what stands in the place stays. `CannotDo` where a file of that name stands that does
    not begin with `replaces`; `Trouble` where the place cannot be written. Both are told before anything inside is
    done.
    """
    _check(path, replaces)
    part = path.with_name(path.name + ".part")
    try:
        with _unwritable(path):
            part.touch()
        yield lambda data: _write(part, data, path)
        with _unwritable(path):
            if part.stat().st_size:
                part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def check_new(path: Path) -> None:
    """Refuse the name of a file that stands already: somebody may have worked on it."""
    with _unwritable(path):
        stands = path.exists()
    if stands:
        raise CannotDo("มีไฟล์ {path} อยู่แล้ว กรุณาใช้ชื่ออื่น", "out", path=path)


def check_folder(path: Path) -> None:
    """Refuse a folder that is not there; `Trouble` with what can be done."""
    if not path.is_dir():
        raise Trouble("ไม่มีโฟลเดอร์ {path} กรุณาสร้างโฟลเดอร์ก่อน หรือใช้ชื่อไฟล์ที่ลงท้ายด้วย .pdf", path=path)


def free(path: Path, given: Container[Path]) -> Path:
    """Give a name like that of the path which no file has and none of those given."""
    name, again = path, 1
    while name in given or name.exists():
        again += 1
        name = path.with_name(f"{path.stem} ({again}){path.suffix}")
    return name


def _check(path: Path, replaces: bytes) -> None:
    """Look at what stands in the place already, so that nothing is issued that cannot be written."""
    with _unwritable(path):
        begins = _begins(path, len(replaces))
    if begins not in (b"", replaces):
        raise CannotDo("มีไฟล์ {path} อยู่แล้วและไม่ใช่ PDF กรุณาใช้ชื่ออื่น", "out", path=path)


def _begins(path: Path, length: int) -> bytes:
    if not path.exists():
        return b""
    if not path.is_file():  # a device, which a file would take the place of
        raise OSError
    with path.open("r+b") as standing:  # not writable, or open in a program that holds it, is told here
        return standing.read(length)


def _write(part: Path, data: bytes, path: Path) -> None:
    with _unwritable(path):
        part.write_bytes(data)


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble(
            "เขียนไฟล์ {path} ไม่ได้ กรุณาตรวจว่าโฟลเดอร์มีอยู่และเขียนได้ ดิสก์ไม่เต็ม และไฟล์ไม่ได้เปิดค้างอยู่", path=path
        ) from error
