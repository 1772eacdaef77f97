"""The catalogues in `i18n/`: taken from the code, completed by translators, checked and compiled.

`.venv/bin/python packaging/catalogues.py update|check|compile`
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import qt_strings
from babel.messages import extract, mofile, pofile
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from desktop.i18n import LANGUAGES, placeholders  # noqa: E402 - by itself this file does not see the program

FOLDER = ROOT / "i18n"
TEMPLATE = FOLDER / "desktop.pot"
QT_THAI = FOLDER / "qtbase-th.po"
BUILT = ROOT / "build" / "i18n"
SOURCE = "th"  # every string is written in Thai
UPDATE = "python packaging/catalogues.py update"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "CannotDo": (1,),
    "Trouble": (1,),
    "Usage": (1,),
}

# No dates, names or tools: the file changes only when a string does.
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def extracted(root: Path = ROOT) -> Catalog:
    """Collect the strings for people from the program's code, with the files they stand in."""
    catalog = Catalog(fuzzy=False)
    found = extract.extract_from_dir(root / "desktop", keywords=KEYWORDS, strip_comment_tags=True)
    for file, _line, message, _comments, context in found:
        catalog.add(message, locations=[(f"desktop/{file}".replace("\\", "/"), 0)], context=context)
    return catalog


def as_text(catalog: Catalog) -> str:
    """Write a catalogue so that the same strings always give the same text."""
    plurals = catalog.plural_forms if catalog.locale else "nplurals=1; plural=0;"
    body = io.BytesIO()
    pofile.write_po(
        body,
        catalog,
        width=0,
        omit_header=True,
        sort_by_file=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    language = catalog.locale_identifier or ""
    return HEADER.format(language=language, plurals=plurals) + body.getvalue().decode("utf-8")


def read(language: str) -> Catalog:
    """Read the translations of one language; an empty catalogue where there is no file yet."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(language, fuzzy=False)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language)


def updated(language: str, template: Catalog, kept: Catalog) -> Catalog:
    """Give the template's strings with the translations kept so far; the source language says them as they are."""
    fresh = Catalog(language, fuzzy=False)
    for message in _messages(template):
        old = kept.get(message.id, message.context)
        said = _itself(message) if language == SOURCE else old.string if old else ""
        fresh.add(message.id, said, message.locations, context=message.context)
    return fresh


def update() -> None:
    """Bring every catalogue in step with the code and with the Qt that is installed."""
    template = extracted()
    texts = {TEMPLATE: as_text(template)}
    texts |= {FOLDER / f"{one}.po": as_text(updated(one, template, read(one))) for one in LANGUAGES}
    texts[QT_THAI] = as_text(qt_strings.updated(qt_strings.read(QT_THAI)))
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")


def check() -> list[str]:
    """Say what keeps the catalogues from being complete; nothing when they are."""
    template = extracted()
    found = []
    if not TEMPLATE.exists() or TEMPLATE.read_text(encoding="utf-8") != as_text(template):
        found.append(f"desktop.pot: not in step with the code: {UPDATE}")
    for language in LANGUAGES:
        found += [f"{language}.po: {fault}" for fault in findings(template, read(language))]
    found += [f"{QT_THAI.name}: {fault}" for fault in qt_strings.findings(qt_strings.read(QT_THAI))]
    return found


def findings(template: Catalog, translated: Catalog) -> list[str]:
    """Say which strings of the template are not translated, or not so that they hold."""
    pairs = ((message, translated.get(message.id, message.context)) for message in _messages(template))
    return [
        f"{fault}: {_forms(message.id)[0]!r}" for message, said in pairs for fault in _faults(message, said)
    ]


def _faults(message: Message, said: Message | None) -> Iterator[str]:
    forms = _forms((said and said.string) or "")
    if not all(forms):
        yield "not translated"
        return
    if said and said.fuzzy:
        yield "fuzzy"
    allowed = [_places(source) for source in _forms(message.id)]
    if any(_places(form) not in allowed for form in forms):
        yield "other placeholders"


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _itself(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else (message.id[0],)


def _places(text: str) -> set[str]:
    try:
        return placeholders(text)
    except ValueError:
        return {"a brace that is not closed"}


def compile_to(folder: Path) -> None:
    """Make what the program and Qt load: `<language>/LC_MESSAGES/desktop.mo` and Qt's Thai."""
    for language in LANGUAGES:
        target = folder / language / "LC_MESSAGES" / "desktop.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            mofile.write_mo(file, read(language))
    qt_strings.compile_to(qt_strings.read(QT_THAI), folder)


def main(arguments: list[str]) -> int:
    """Do what the command line asks: 0 done, 1 incomplete, 2 wrong usage."""
    if arguments == ["update"]:
        update()
    elif arguments == ["compile"]:
        compile_to(BUILT)
    elif arguments == ["check"]:
        found = check()
        print("\n".join(found))
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
