"""What the window asks of a page; a page answers what it can and leaves the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One page in the middle of the window.

    It asks the window by signals: `open_asked(topic, id)` to go to a record, `place_asked(key)` to go to a place,
    `said(sentence, undo or None)` for the quiet word in the corner.
    """

    open_asked = Signal(str, str)
    place_asked = Signal(str)
    said = Signal(str, object)

    def title(self) -> str:
        """Name the page for the window's title."""
        return ""

    def new(self) -> None:
        """Begin a new record (Ctrl+N)."""

    def save(self) -> None:
        """Save (Ctrl+S)."""

    def print_(self) -> None:
        """Show or print the paper (Ctrl+P)."""

    def back(self) -> None:
        """Go back one step (Esc)."""

    def open(self, topic: str, id_: str) -> None:
        """Show a record; `id_` is "" for a new one."""

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to a part of the record that was opened, by its own topic."""

    def show_found(self, topic: str, text: str) -> None:
        """Show the list of a topic, narrowed to a text."""

    def refresh(self, topic: str) -> None:
        """Read again what is shown of a topic that was written."""

    def show_tambon(self, code: str) -> None:
        """Show one tambon only; "" for all."""

    def can_leave(self, go_on: Callable[[], object]) -> bool:  # noqa: ARG002
        """Tell whether the page may be left now.

        A page that is to save first answers no, and calls `go_on` once it is saved.
        """
        return True
