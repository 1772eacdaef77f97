"""Records that a picker adds on the spot out of the text typed into it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.thai import names


def _person(text: str, tambon: str) -> Person:
    name = names.split(text)
    return Person(title=name.title, first_name=name.first, last_name=name.last, tambon=tambon)


def _organisation(text: str, tambon: str) -> Organisation:
    return Organisation(name=text, tambon=tambon)


TOPICS: dict[str, Callable[[str, str], Record]] = {"people": _person, "organisations": _organisation}


def made(topic: str, text: str, tambon: str) -> Record:
    """Make a record of a topic out of its typed name."""
    return TOPICS[topic](text.strip(), tambon)
