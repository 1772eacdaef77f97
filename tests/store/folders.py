"""Practice folders for the tests of the store."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager

from desktop.domain.offices import Office
from desktop.store import opening

OFFICE = Office(district="พนมสารคาม", province="ฉะเชิงเทรา", officer="นางสาวตัวอย่าง ทดลอง")
PASSPHRASE = "practice"


def make(folder):
    """Make an office and close it; gives its recovery code."""
    store, code = opening.create(folder, OFFICE, PASSPHRASE)
    store.close()
    return code


def taken(what, place, office):
    """Give a folder that holds something already, by what it is: "a file", "an office", or an open office itself."""
    if what == "the office itself":
        return office
    if what == "a file":
        place.write_text("งาน")
    else:
        make(place)
    return place


def hashed(folder):
    """Give the SHA-256 of every file below a folder, and every folder, by name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


@contextmanager
def without_privileges():
    """Let the permissions of files count also where the tests run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
