"""Printing a sheet that is not kept: its pages onto the chosen printer, as a paper's."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtPrintSupport import QPrinter

from desktop.ui.jobs import Progress
from desktop.ui.papers.printing import Printing, Sheets, print_pages
from desktop.ui.parts import pdf_pages


class SheetPrinting(Printing):
    """Prints the bytes of a PDF that was handed in."""

    _pdf = b""

    def ask_for(self, pdf: bytes, title: str) -> None:
        """Ask which printer, which pages and how many copies, and print."""
        self._pdf = pdf
        self._jobs.aside(partial(_sheets, pdf), partial(self.ask_about, "", title))

    def start(self, paper: str, *, bears_emblem: bool = False) -> None:  # noqa: ARG002
        """Print on the printer that was chosen."""
        assert self._printer is not None
        self.run(partial(_print, pdf=self._pdf, printer=self._printer))


def _sheets(pdf: bytes) -> Sheets:
    return Sheets(pdf_pages.count(pdf), has_emblem=False)


def _print(_session: Any, progress: Progress, pdf: bytes, printer: QPrinter) -> None:
    print_pages(pdf, printer, progress.step)
