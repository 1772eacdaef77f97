"""Every setting of this machine once: its key, type, default and title; kept in one JSON file."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from desktop import paths
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_

_log = logging.getLogger(__name__)


class Setting(NamedTuple):
    """One setting; `title` is "" where the program remembers it by itself and no officer chooses it."""

    key: str
    kind: type[Any]
    default: Any
    title: str = ""
    choices: Mapping[str, str] = MappingProxyType({})
    least: int | None = None
    most: int | None = None


SETTINGS = (
    Setting("language", str, "th", N_("ภาษาของหน้าจอ"), {"th": N_("ไทย"), "en": N_("อังกฤษ")}),
    Setting(
        "dark", str, "auto", N_("สีของหน้าจอ"),
        {"auto": N_("ตามเครื่อง"), "light": N_("สว่าง"), "dark": N_("มืด")},
    ),
    Setting("text_size", int, 100, N_("ขนาดตัวอักษร (ร้อยละ)"), least=80, most=200),
    Setting("lock_minutes", int, 10, N_("ล็อกเมื่อไม่ได้ใช้งาน (นาที)"), least=1, most=480),
    Setting("office", str, ""),  # the folder of the office opened last
    Setting("user", str, ""),  # who opened an office last, where it has several users: the key slot
    Setting("columns", dict, {}),  # list → the names of its hidden columns
    Setting("filters", dict, {}),  # list → name → the conditions of a filter that was kept
    Setting("backup_automatic", bool, True),  # whether the program backs up by itself
    Setting("backup_failed", bool, False),  # whether it could not the last time
    Setting("second_place", str, ""),  # the folder where backups are brought too, as on a stick
    Setting("settings_page", str, ""),  # the page of settings that was on show last
    Setting("window", list, []),  # width and height, in pixels
)  # fmt: skip


def setting(key: str) -> Setting:
    """Find one setting by its key; KeyError if there is none."""
    return {one.key: one for one in SETTINGS}[key]


def get(key: str) -> Any:
    """Read a setting: its default where it was never put, cannot be read or does not fit."""
    one = setting(key)
    try:
        value = _read().get(key, one.default)
    except OSError:
        value = one.default
    return copy(value if _refusal(one, value) is None else one.default)


def put(key: str, value: Any) -> None:
    """Keep a setting; `CannotDo` where the value does not fit, `Trouble` where the file cannot be written."""
    refused = _refusal(setting(key), value)
    if refused is not None:
        raise refused
    try:
        _write({**_read(), key: value})
    except OSError as error:
        raise Trouble(
            "บันทึกการตั้งค่าไม่ได้ กรุณาตรวจว่าดิสก์ไม่เต็มและโฟลเดอร์ “{folder}” เขียนได้", folder=_file().parent
        ) from error


def _refusal(one: Setting, value: Any) -> CannotDo | None:
    if type(value) is not one.kind or (one.choices and value not in one.choices):
        return CannotDo("ค่า “{value}” ใช้กับ “{title}” ไม่ได้", one.key, value=value, title=one.title or one.key)
    if one.least is not None and one.most is not None and not one.least <= value <= one.most:
        return CannotDo(
            "“{title}” ต้องอยู่ระหว่าง {least} ถึง {most}",
            one.key,
            title=one.title,
            least=one.least,
            most=one.most,
        )
    return None


def _file() -> Path:
    return paths.machine_folder() / "settings.json"


def _read() -> dict[str, Any]:
    """Read all that is kept, unknown keys too; a file that cannot be understood is set aside."""
    if not _file().exists():
        return {}
    import json

    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except ValueError:
        kept = None
    if isinstance(kept, dict):
        return kept
    _log.warning("the settings file was damaged and set aside")
    _file().replace(_file().with_suffix(".damaged"))
    return {}


def _write(kept: dict[str, Any]) -> None:
    """Replace the file whole: a kill in between leaves the old one."""
    import json

    beside = _file().with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(kept, ensure_ascii=False, indent=2), encoding="utf-8")
    beside.replace(_file())
