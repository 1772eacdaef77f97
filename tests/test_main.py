"""The program starts the window, a command, or the reading of a workbook, and loads no more than that."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __main__, app, commands, paths
from desktop.exchange import child
from tests.conftest import PASSPHRASE


def start(monkeypatch, *argv):
    monkeypatch.setattr(sys, "argv", ["tambon-desk", *argv])
    return __main__.main()


@pytest.mark.parametrize(
    ("argv", "office"),
    [
        ((), None),
        (("--office", "ก ข"), Path("ก ข")),
        (("--office", "postgresql://nok@db.example/office"), "postgresql://nok@db.example/office"),
    ],
)
def test_no_command_opens_the_window(monkeypatch, argv, office):
    monkeypatch.setattr(app, "main", lambda arguments, folder: (arguments, folder))
    assert start(monkeypatch, *argv) == ([], office)


def test_a_command_goes_to_the_command_line(monkeypatch):
    monkeypatch.setattr(commands, "run", lambda argv: argv)
    assert start(monkeypatch, "list", "people", "--office", "ก") == ["list", "people", "--office", "ก"]


def test_a_frozen_program_reads_workbooks_in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(child, "main", lambda: 7)
    assert start(monkeypatch, child.COMMAND) == 7


def test_starting_loads_nothing_heavy():
    heavy = (
        "PySide6",
        "sqlalchemy",
        "reportlab",
        "babel",
        "cryptography",
        "geothai",
        "python_calamine",
        "argparse",
        "psycopg",
    )
    program = (
        f"import desktop.__main__, json, sys; print(json.dumps([n for n in {heavy} if n in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=paths.root(), check=True
    )
    assert json.loads(done.stdout) == []


def test_an_office_in_a_folder_is_worked_in_without_the_library_of_servers(made_office, tmp_path):
    shutil.copytree(made_office[0], tmp_path / "office")
    checked = ["check", "--office", str(tmp_path / "office")]
    program = (
        f"import sys; from desktop import commands; commands.run({checked}); "
        "print('sqlcipher3' in sys.modules, 'psycopg' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=paths.root(), check=True,
        env={**os.environ, "TAMBON_DESK_PASSPHRASE": PASSPHRASE},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "True False"


def python(*argv, home, **variables):
    """Run Python with a machine folder of its own; bytes in, bytes out."""
    environment = {**os.environ, "TAMBON_DESK_HOME": str(home), **variables}
    return subprocess.run([sys.executable, *argv], capture_output=True, cwd=paths.root(), env=environment)


@pytest.mark.parametrize("encoding", ["cp874", "cp1252", "ascii", "utf-8"])
def test_thai_is_written_as_utf8_whatever_the_console_speaks(tmp_path, encoding):
    done = python("-m", "desktop", "check", home=tmp_path, PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert done.stderr.decode() == "ยังไม่รู้ว่าเป็นสำนักงานใด กรุณาบอกโฟลเดอร์ด้วย --office\n".replace(
        "\n", os.linesep
    )


@pytest.mark.skipif(sys.platform == "win32", reason="names there are always text")
def test_a_name_that_is_no_text_is_told_all_the_same(tmp_path):
    done = python("-m", "desktop", "check", "--office", b"/\xff\xfe", home=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode() == "มีตัวอักษรที่อ่านไม่ได้ กรุณาพิมพ์ด้วยรหัสตัวอักษร UTF-8\n"


def test_without_a_console_a_command_still_does_its_work(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert start(monkeypatch, "check") == 2
