"""Qt's own strings: which ones an officer can meet, what is missing in `i18n/qtbase-th.po`, and its compiling.

Qt ships no Thai. What it ships in another language names every string with its context, so a new Qt shows here
at once which strings came and went.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

QT = Path(PySide6.__file__).parent
COMPLETE = "qtbase_de.qm"  # the translation that Qt keeps complete
COMPILED = "qtbase_th.qm"

# Contexts of what has no face: files of other systems, network, databases, parsers, start-up switches.
UNSEEN = re.compile(
    r"Q(AbstractSocket|Android|Ax|CommandLine|Core|DB2|Dns|Dom|Dtls|Factory|GuiApplication|Host|Http|IBase|Json|Library"
    r"|Local|Mimer|MYSQL|Native|Network|OCI|ODBC|Plugin|PSQL|Process|Regular|Sctp|Shared|Socks|SQLite|Ssl|System|Tcp|Tga"
    r"|Udp|WindowsDirect|Xml).*|quiaccessibility.*"
)
_PLACE = re.compile(r"%p%|%L?\d|%n")

# Sections of a .qm file and the tags of its messages, as Qt's QTranslator reads them.
_HASHES, _MESSAGES = 0x42, 0x69
_END, _SOURCE, _CONTEXT = 1, 6, 7


def shown() -> list[tuple[str, str]]:
    """List the (context, source) of Qt's strings that an officer can meet."""
    found = strings_of((QT / "Qt" / "translations" / COMPLETE).read_bytes())
    return sorted(
        {(context, source) for context, source in found if source and not UNSEEN.fullmatch(context)}
    )


def strings_of(compiled: bytes) -> Iterator[tuple[str, str]]:
    """Read the (context, source) of each message in a .qm file."""
    sections = dict(_sections(compiled))
    for (offset,) in struct.iter_unpack(">4xI", sections[_HASHES]):
        said = dict(_tagged(sections[_MESSAGES], offset))
        yield said.get(_CONTEXT, b"").decode(), said.get(_SOURCE, b"").decode()


def _sections(compiled: bytes) -> Iterator[tuple[int, bytes]]:
    at = 16  # after the signature
    while at < len(compiled):
        tag, length = struct.unpack_from(">BI", compiled, at)
        yield tag, compiled[at + 5 : at + 5 + length]
        at += 5 + length


def _tagged(messages: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while (tag := messages[at]) != _END:
        (length,) = struct.unpack_from(">I", messages, at + 1)
        length = 0 if length == 0xFFFF_FFFF else length
        yield tag, messages[at + 5 : at + 5 + length]
        at += 5 + length


def read(path: Path) -> Catalog:
    """Read the Thai of Qt's strings."""
    with path.open("rb") as file:
        return pofile.read_po(file, locale="th")


def updated(kept: Catalog) -> Catalog:
    """Give the catalogue of this Qt's strings with the translations kept so far."""
    fresh = Catalog("th", fuzzy=False)
    for context, source in shown():
        old = kept.get(source, context)
        fresh.add(source, old.string if old else "", context=context)
    return fresh


def findings(kept: Catalog) -> list[str]:
    """Say which of Qt's strings have no Thai or one that does not hold."""
    pairs = ((context, source, kept.get(source, context)) for context, source in shown())
    return [
        f"{context}: {fault}: {source!r}"
        for context, source, message in pairs
        for fault in _faults(source, message)
    ]


def _faults(source: str, message: Message | None) -> Iterator[str]:
    thai = str(message.string) if message else ""
    if not thai:
        yield "no Thai"
        return
    if sorted(_PLACE.findall(source)) != sorted(_PLACE.findall(thai)):
        yield "other placeholders"
    if _mnemonic(source).upper() != _mnemonic(thai):
        yield "other mnemonic"


def _mnemonic(text: str) -> str:
    found = re.search(r"&(\w)(?!\w*;)", text)
    return found[1] if found else ""


def compile_to(kept: Catalog, folder: Path) -> Path:
    """Make the .qm that QTranslator loads; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / COMPILED
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "qtbase_th.ts"
        source.write_bytes(_as_ts(kept))
        lrelease = QT / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
        subprocess.run([lrelease, "-silent", source, "-qm", target], check=True)
    return target


def _as_ts(kept: Catalog) -> bytes:
    """Write the catalogue as Qt Linguist's XML, which lrelease compiles."""
    root = ET.Element("TS", version="2.1", language="th_TH", sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for message in kept:
        if not (message.id and message.string):
            continue
        name = message.context or ""
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        entry = ET.SubElement(contexts[name], "message")
        ET.SubElement(entry, "source").text = str(message.id)
        ET.SubElement(entry, "translation").text = str(message.string)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
