"""Set up, run and test the program: `python3 packaging/dev.py run|test|bench|campaign|shots|lock`.

Standard library only: on a fresh machine nothing else is there. Whatever is missing is installed first, from
Debian for the system's libraries and from the hashes in requirements.txt for everything else.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "packaging" / "requirements.txt"
PEERS = ROOT / "build" / "bench" / "peers"  # apart, so that the program can never come to lean on them
PEERS_LOCK = ROOT / "packaging" / "requirements-bench.txt"
UV = "uv==0.13.8"
CATALOGUES = ROOT / "build" / "i18n"
APT_INSTALL = "apt-get install --yes --no-install-recommends"
SYSTEM_IS_MISSING = 3  # the exit code where only a person with the system's password can go on

# What Qt needs of Debian (libthai0 breaks lines between Thai words), and the certificates to fetch the rest.
LIBRARIES = (
    "ca-certificates", "libcups2", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libthai0",
    "libwayland-cursor0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0", "libxkbcommon0",
)  # fmt: skip
TEST_TOOLS = (
    "libreoffice-writer-nogui",
    "mupdf-tools",
    "poppler-utils",
    "qpdf",  # so far other readers of the papers
    "postgresql",  # a shared office is kept on it; the tests start a server of their own
    "strace",  # records what a power cut may lose
)
KEEP = {"PYTHONDONTWRITEBYTECODE": ""}  # else, where it is set, every process compiles all that it imports
# The same examples of every property each time, so that a change is judged by itself; `campaign` tries new ones.
SAME_EXAMPLES = ("--hypothesis-profile", "ci")
PEER_LIBRARIES = ("libharfbuzz-subset0", "libpango-1.0-0", "libpangoft2-1.0-0")  # what WeasyPrint loads


def say(thai: str, english: str) -> None:
    """Print one line in both languages, before whatever a started program prints."""
    print(f"» {thai} · {english}", flush=True)


def call(*command: str | Path, **settings: str) -> int:
    """Start a program in the project's folder, wait, and give its exit code."""
    try:
        return subprocess.call(
            [str(part) for part in command], cwd=ROOT, env={**os.environ, **KEEP, **settings}
        )
    except KeyboardInterrupt:
        return 130


def must(code: int) -> None:
    """Stop with the exit code of a step that failed."""
    if code:
        say(f"หยุด: ขั้นนี้ไม่สำเร็จ ({code})", "stopped: this step failed")
        sys.exit(code)


# The system's packages


def missing_packages(names: Sequence[str]) -> list[str]:
    """List which packages this Debian lacks; a library that was renamed for 64-bit time counts as itself."""
    if not shutil.which("dpkg-query"):
        return []
    both = [name + ending for name in names for ending in ("", "t64")]
    asked = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *both]
    shown = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    there = {line.split()[0] for line in shown if line.endswith(" installed")}
    return [name for name in names if there.isdisjoint((name, name + "t64"))]


def name_here(name: str) -> str:
    """Give the name that this Debian's archive has for a package: Debian 13 ended some in t64."""
    shown = subprocess.run(["apt-cache", "show", name + "t64"], capture_output=True, check=False)
    return name if shown.returncode else name + "t64"


def install_packages(names: Sequence[str]) -> None:
    """Install with apt what is missing, or say what to type and stop where nobody may."""
    missing = missing_packages(names)
    if not missing:
        return
    say(f"ติดตั้งส่วนของระบบ: {' '.join(missing)}", "installing the system's parts")
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo"):
        prefix = ["sudo"]
    else:
        tell_what_to_type(missing)
    install = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *APT_INSTALL.split()]
    if call(*prefix, "apt-get", "update") or call(*install, *map(name_here, missing)):
        tell_what_to_type(missing)


def tell_what_to_type(names: Sequence[str]) -> NoReturn:
    """Print the line that installs some packages, and stop."""
    say("กรุณาให้ผู้ดูแลเครื่องพิมพ์บรรทัดนี้ แล้วเริ่มใหม่", "have this line typed by who may, then start again:")
    print(f"su -c 'apt-get update && {APT_INSTALL} {' '.join(names)}'", flush=True)
    sys.exit(SYSTEM_IS_MISSING)


# The project's own environment


def set_up(*more_packages: str) -> None:
    """Bring the system's parts, `.venv` and the catalogues to what the program needs; quick when they are there."""
    packages = (*LIBRARIES, *more_packages)
    if importlib.util.find_spec("ensurepip") is None:  # Debian cuts it out of Python
        packages += ("python3-venv",)
    install_packages(packages)
    fill_environment()
    compile_catalogues()


def fingerprint(*paths: Path) -> str:
    """Give the SHA-256 of some files, names and contents."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def made_as() -> str:
    """Say how `.venv` is made here; one made otherwise, by another Python or elsewhere, is made anew."""
    return f"{ENVIRONMENT} Python {sys.version_info[0]}.{sys.version_info[1]} {UV}"


def fill_environment() -> None:
    """Make `.venv` if it is not whole, and install what the lock names if the lock is another."""
    stamp = ENVIRONMENT / "set-up-by-dev"
    wanted = f"{made_as()}\n{fingerprint(LOCK)}\n"
    kept = stamp.read_text(encoding="utf-8") if stamp.exists() and os.access(PYTHON, os.X_OK) else ""
    if kept == wanted:
        return
    if kept.split("\n")[0] != made_as():
        make_environment()
    stamp.unlink(missing_ok=True)
    say("ติดตั้งส่วนประกอบของโปรแกรม", "installing what the program is made of")
    must(uv("pip", "install", "--python", PYTHON, "--require-hashes", "--requirement", LOCK))
    stamp.write_text(wanted, encoding="utf-8")


def fill_peers() -> None:
    """Install what the papers are measured against; where that fails, the table names what is missing."""
    stamp = PEERS / "set-up-by-dev"
    wanted = f"{made_as()}\n{fingerprint(PEERS_LOCK)}\n"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("ติดตั้งโปรแกรมที่ใช้เทียบความเร็ว", "installing the peers to measure against")
    shutil.rmtree(PEERS, ignore_errors=True)
    install = ("pip", "install", "--python", PYTHON, "--target", PEERS)
    if uv(*install, "--require-hashes", "--requirement", PEERS_LOCK):
        say("ติดตั้งไม่ได้ จึงวัดโดยไม่เทียบ", "they could not be installed: measuring without them")
        return
    stamp.write_text(wanted, encoding="utf-8")


def make_environment() -> None:
    """Make an empty `.venv` with nothing but the pinned uv."""
    say("สร้างสภาพแวดล้อม .venv", "making the environment .venv")
    venv.create(ENVIRONMENT, clear=True, symlinks=os.name != "nt", with_pip=True)
    must(call(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV))


def uv(*arguments: str | Path) -> int:
    """Start the pinned uv: with the Python that is here and the certificates that the system trusts."""
    return call(PYTHON, "-m", "uv", *arguments, UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="true")


def compile_catalogues() -> None:
    """Compile the translations if one was changed since."""
    stamp = CATALOGUES / "compiled-of"
    wanted = fingerprint(*sorted((ROOT / "i18n").glob("*.po")))
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("แปลงคำแปล", "compiling the translations")
    must(call(PYTHON, "packaging/catalogues.py", "compile"))
    stamp.write_text(wanted, encoding="utf-8")


# The commands


def run(arguments: list[str]) -> int:
    """Open the program; what follows `run` is passed on, and without a display the demonstration runs instead."""
    set_up()
    if not arguments and not has_display():
        say("ไม่มีจอภาพ จึงทำงานเดียวกันโดยไม่เปิดหน้าต่าง", "no display: doing the same job without a window")
        arguments = ["demo"]
    return call(PYTHON, "-m", "desktop", *arguments)


def has_display() -> bool:
    """Tell whether a window can open here."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def test(arguments: list[str]) -> int:
    """Check everything, stopping at the first step that fails; what follows `test` goes to pytest."""
    set_up(*TEST_TOOLS)
    steps: tuple[tuple[str, str, list[str]], ...] = (
        ("ตรวจโค้ด", "linting", ["-m", "ruff", "check", "."]),
        ("ตรวจการจัดรูปโค้ด", "checking the formatting", ["-m", "ruff", "format", "--check", "."]),
        ("ตรวจชนิดข้อมูล", "checking the types", ["-m", "mypy"]),
        ("ตรวจคำแปล", "checking the translations", ["packaging/catalogues.py", "check"]),
        ("ทดสอบ", "testing", ["-m", "pytest", "-n", "2", *SAME_EXAMPLES, *arguments]),
    )
    for thai, english, command in steps:
        say(thai, english)
        must(windowless(*command))
    say("ผ่านทุกขั้น", "everything passed")
    return 0


def windowless(*command: str) -> int:
    """Start the environment's Python without any window."""
    return call(PYTHON, *command, QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """Measure the program against the floors and peers of one run and print the ratios."""
    set_up(*TEST_TOOLS, *PEER_LIBRARIES)
    fill_peers()
    return windowless("-m", "pytest", "-n", "0", "-s", "tests/benchmarks", *arguments)


def campaign(arguments: list[str]) -> int:
    """Run at whole length what every test run does in small, properties on new examples, and print what was found."""
    set_up(*TEST_TOOLS)
    # a campaign takes longer than a test that hangs, and each limits what may hang in it by itself
    patient = ("-o", "faulthandler_timeout=0", "--durations", "0")
    which = ("-m", "campaign or hypothesis")
    command = ("-m", "pytest", "-n", "2", "--dist", "worksteal", "-v", *which, *patient, *arguments)
    return call(PYTHON, *command, QT_QPA_PLATFORM="offscreen", TAMBON_DESK_CAMPAIGN="whole")


def shots(arguments: list[str]) -> int:
    """Take pictures of every window and paper into build/shots."""
    set_up(*TEST_TOOLS)
    command = ("-m", "pytest", "-n", "0", "tests/shots", *arguments)
    return call(PYTHON, *command, QT_QPA_PLATFORM="offscreen", TAMBON_DESK_SHOTS="all")


def lock(arguments: list[str]) -> int:
    """Write both locks anew from pyproject.toml, for every system; `lock --upgrade` takes newer versions."""
    set_up()
    must(compile_lock(LOCK, "pyproject.toml", "--extra", "test", *arguments))
    return compile_lock(PEERS_LOCK, "--group", "bench", "--constraints", LOCK, *arguments)


def compile_lock(path: Path, *what: str | Path) -> int:
    """Write the versions and hashes of what is wanted into a file."""
    return uv(
        "pip", "compile", *what, "--universal", "--generate-hashes", "--python-version", "3.11",
        "--no-header", "--no-annotate", "--quiet", "--output-file", path,
    )  # fmt: skip


COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "run": (run, "เปิดโปรแกรม · open the program"),
    "test": (test, "ตรวจทุกอย่าง · check everything"),
    "bench": (bench, "วัดความเร็ว · measure"),
    "campaign": (campaign, "ทดสอบความทนทานเต็มขนาด · run the long campaigns"),
    "shots": (shots, "ถ่ายภาพหน้าต่างและเอกสาร · picture the windows and papers"),
    "lock": (lock, "ปรับรุ่นของส่วนประกอบ · renew the locked versions"),
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks; gives the exit code, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles may not know Thai
    if sys.version_info < (3, 11):  # noqa: UP036 - said here, before anything newer fails without a word
        say("ต้องใช้ Python 3.11 ขึ้นไป", "Python 3.11 or newer is needed")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print("python3 packaging/dev.py …")
        print("\n".join(f"  {name:8} {what}" for name, (_do, what) in COMMANDS.items()))
        return 2
    return COMMANDS[arguments[0]][0](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
