import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from desktop import paths

LOCK = (paths.root() / "packaging" / "requirements.txt").read_text("utf-8")
PROJECT = tomllib.loads((paths.root() / "pyproject.toml").read_text("utf-8"))["project"]
ASKED = [Requirement(one) for one in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]


def locked(lock):
    """Give the requirement and the hashes of each entry of a lock."""
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", " ").strip())
    return [
        (Requirement(re.split(r"\s+--hash=", entry)[0]), re.findall(r"--hash=(\S+)", entry))
        for entry in entries
    ]


def hosts_in(lock):
    """List whatever says where packages come from, or where they lay on somebody's machine."""
    return re.findall(r"\w+://\S*|--(?!hash=sha256:)\S+|@ \S+|^[./~].*|\b[A-Za-z]:\\\S*", lock, re.MULTILINE)


def test_the_lock_names_no_host_and_no_place():
    assert hosts_in(LOCK) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pypi.example/simple",
        "--extra-index-url http://mirror",
        "--find-links /opt/wheels",
        "babel @ file:///tmp/babel.whl",
        "./vendor/babel.whl",
        "C:\\wheels\\babel.whl",
    ],
)
def test_a_host_or_place_in_the_lock_is_seen(line):
    assert hosts_in("babel==2.18.0 \\\n    --hash=sha256:00\n" + line) != []


def test_every_entry_is_one_exact_version_with_hashes():
    for asked, hashes in locked(LOCK):
        assert [one.operator for one in asked.specifier] == ["=="], asked
        assert hashes, asked
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in hashes), asked


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_lock_holds_what_the_project_asks_for(asked):
    found = [
        one for one, _hashes in locked(LOCK) if canonicalize_name(one.name) == canonicalize_name(asked.name)
    ]
    assert found
    for one in found:
        (version,) = [specifier.version for specifier in one.specifier]
        assert asked.specifier.contains(version, prereleases=True)


def test_windows_gets_its_time_zones():
    (zones,) = [one for one, _hashes in locked(LOCK) if one.name == "tzdata"]
    assert zones.marker.evaluate({"sys_platform": "win32"})


def test_qt_stays_below_the_release_that_breaks_python_3_11():
    (qt,) = [one for one in ASKED if one.name == "PySide6-Essentials"]
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")
    assert PROJECT["requires-python"] == ">=3.11"
