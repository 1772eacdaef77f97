"""The commands about registers: the printed book, and the numbers that a laptop takes along and gives back."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from desktop.commands import files, plain, typed
from desktop.commands.answers import Answer, showing
from desktop.commands.office import reading, writing
from desktop.domain.number_runs import written
from desktop.domain.scopes import of_tambons
from desktop.i18n import N_, _
from desktop.printing import draw
from desktop.work import number_blocks, register_book
from desktop.work.registers import register_of


def register(arguments: Namespace) -> Answer:
    """Write the register of a book and year as a PDF."""
    year, out = typed.count(arguments.year, "--year") or 0, Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        book = register_of(session, arguments.register)
        rows = register_book.rows(session, book.key, year)
        put(register_book.register_book(session, book.key, year, draw))
    document = {
        "key": book.key,
        "name": book.name,
        "year": year,
        "path": str(out),
        "rows": list(map(asdict, rows)),
    }
    return Answer({"register": document}, [f"{_(book.name)} {year}", str(out)])


def reserve(arguments: Namespace) -> Answer:
    """Reserve the next numbers of this year for a laptop."""
    count = typed.count(arguments.count, "COUNT") or 0
    with writing(arguments, N_("จองเลข")) as session:
        block = number_blocks.reserve(session, arguments.register, count, arguments.holder)
    return Answer({"block": plain.record(block)}, [block.label])


def take_along(arguments: Namespace) -> Answer:
    """Copy the office for the laptop that numbers are reserved for."""
    folder = Path(arguments.folder)
    with writing(arguments, N_("ทำสำเนาสำนักงานให้เครื่องที่นำไป")) as session:
        scope = of_tambons(arguments.tambon or (), cases=arguments.cases)
        number_blocks.take_along(session, folder, arguments.holder, showing(), scope)
        blocks = number_blocks.open_blocks(session, arguments.holder.strip())
    told = _("ทำสำเนาให้ “{holder}” แล้วที่ {folder}").format(holder=arguments.holder.strip(), folder=folder)
    copy = {
        "folder": str(folder),
        "holder": arguments.holder.strip(),
        "tambons": list(scope.tambons),
        "blocks": list(map(plain.record, blocks)),
    }
    return Answer({"copy": copy}, [told, *(block.label for block in blocks)])


def give_back(arguments: Namespace) -> Answer:
    """Take over what a laptop issued and end its blocks."""
    with writing(arguments, N_("รับคืนเลขที่จองไว้")) as session:
        back = number_blocks.give_back(session, Path(arguments.folder))
    told = _("รับหนังสือกลับมา {papers} ฉบับ เลขที่ไม่ได้ใช้: {unused}").format(
        papers=back.papers, unused=written(back.unused) or "-"
    )
    document = {
        "papers": back.papers,
        "unused": list(back.unused),
        "blocks": list(map(plain.record, back.blocks)),
    }
    return Answer({"given_back": document}, [told])
