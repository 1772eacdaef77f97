"""The house's layers: who may import whom, by reading every import of the program."""

import ast
import subprocess
import sys

import pytest

from desktop import paths

PROGRAM = paths.root() / "desktop"
EVERYTHING = ("",)
EVERYWHERE = ("desktop.errors", "desktop.i18n")  # besides the standard library and the layer itself
QUESTIONS = tuple(  # a layer above the store asks and never writes past it
    f"sqlalchemy.{name}"
    for name in (
        "ColumnElement",
        "RowMapping",
        "Select",
        "Integer",
        "and_",
        "case",
        "cast",
        "exists",
        "func",
        "not_",
        "or_",
        "select",
    )
)
SEALS = ("alembic", "argon2", "cryptography", "psycopg", "sqlalchemy", "sqlcipher3")
PAGES = ("PIL", "pikepdf", "reportlab", "segno", "uharfbuzz")
WORD = ("PIL", "docx", "segno")
THAI, DOMAIN, STORE, WORK = "desktop.thai", "desktop.domain", "desktop.store", "desktop.work"
CONTENTS, PDF = "desktop.documents.contents", "desktop.documents.pdf"
DOCX, PICTURES = "desktop.documents.docx", "desktop.documents.pictures"

LAYERS = {
    "__init__": (),
    "documents": (),
    "documents.pictures": ("PIL",),
    "errors": (),
    "paths": ("platformdirs",),
    "i18n": ("desktop.paths",),
    "log": ("desktop.paths",),
    "settings": ("desktop.paths",),
    "thai": ("desktop.paths",),
    "domain": (THAI,),
    "store": (THAI, DOMAIN, "desktop.paths", *SEALS),
    "documents.contents": (THAI, DOMAIN),
    "documents.pdf": (THAI, CONTENTS, PICTURES, "desktop.paths", *PAGES),
    "documents.docx": (THAI, CONTENTS, PICTURES, "desktop.paths", *WORD),
    "work": (THAI, DOMAIN, STORE, CONTENTS, "desktop.paths", "geothai", *QUESTIONS),
    "exchange": (THAI, DOMAIN, WORK, "desktop.paths", "python_calamine", "pyzipper", "xlsxwriter"),
    "printing": (CONTENTS, PDF, DOCX, WORK),
    "ui": (
        THAI, DOMAIN, WORK, CONTENTS, PDF, "desktop.exchange", "desktop.paths", "desktop.printing",
        "desktop.settings", "desktop.log", "PySide6", "shiboken6", "pypdfium2",
    ),
    "office": (STORE, WORK, "desktop.printing", "desktop.ui"),
    "app": EVERYTHING,
    "commands": EVERYTHING,
    "__main__": EVERYTHING,
}  # fmt: skip


def imports_of(code):
    """List the full names that a module imports, those in functions too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{one.name}" for one in node.names)


def layer_of(path):
    parts = path.relative_to(PROGRAM).with_suffix("").parts
    return ".".join(parts[:2]) if parts[0] == "documents" and parts[1] != "__init__" else parts[0]


def broken(layer, code):
    """List the imports of a module that its layer may not have."""
    allowed = (*LAYERS[layer], *EVERYWHERE, f"desktop.{layer}")
    return [name for name in imports_of(code) if not any(within(name, one) for one in allowed)]


def within(name, allowed):
    return (
        allowed == ""
        or name.split(".")[0] in sys.stdlib_module_names
        or name == allowed
        or name.startswith(allowed + ".")
    )


def test_every_module_keeps_to_its_layer():
    modules = sorted(PROGRAM.rglob("*.py"))
    assert len(modules) > 40
    found = {path.relative_to(PROGRAM): broken(layer_of(path), path.read_text("utf-8")) for path in modules}
    assert {str(path): names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("layer", "code", "names"),
    [
        ("thai", "from desktop.domain import people", ["desktop.domain.people"]),
        ("domain", "import sqlalchemy", ["sqlalchemy"]),
        ("domain", "def late():\n    from PySide6.QtCore import QDate", ["PySide6.QtCore.QDate"]),
        ("store", "from desktop.work import papers", ["desktop.work.papers"]),
        ("documents.contents", "import reportlab.lib", ["reportlab.lib"]),
        ("documents.contents", "from desktop.documents.pdf import draw", ["desktop.documents.pdf.draw"]),
        ("documents.pdf", "from desktop.store import session", ["desktop.store.session"]),
        ("documents.docx", "from desktop.documents.pdf import draw", ["desktop.documents.pdf.draw"]),
        ("work", "from sqlalchemy import select, insert", ["sqlalchemy.insert"]),
        ("work", "import sqlalchemy.orm", ["sqlalchemy.orm"]),
        ("exchange", "from desktop.store import session", ["desktop.store.session"]),
        ("ui", "from desktop.store.session import reading", ["desktop.store.session.reading"]),
        ("ui", "from sqlalchemy import select", ["sqlalchemy.select"]),
        ("ui", "from . import parts", ["..parts"]),
        ("ui", "from desktop import app", ["desktop.app"]),
    ],
)
def test_an_import_against_the_layers_is_seen(layer, code, names):
    assert broken(layer, code) == names


HEAVY = (
    "PySide6",
    "sqlalchemy",
    "reportlab",
    "babel",
    "uharfbuzz",
    "docx",
    "geothai",
    "pikepdf",
    "alembic",
    "cryptography",
    "pypdfium2",
)


@pytest.mark.parametrize(
    ("module", "light"),
    [("desktop.__main__", HEAVY), ("desktop.app", HEAVY[1:]), ("desktop.commands.arguments", HEAVY)],
)
def test_starting_imports_nothing_heavy(module, light):
    script = f"import sys, {module}; print(*[one for one in {light} if one in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=paths.root(), capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []
