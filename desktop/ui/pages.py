"""The places of the program and the page of each: a new place joins here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from desktop.i18n import N_
from desktop.ui.home.page import HomePage
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts.page import Page
from desktop.ui.shell.navigation import Place
from desktop.ui.shell.window import MainWindow

RenewKey = Callable[[Progress], None]  # runs beside the window, while nothing reads or writes
OpenOffice = Callable[[Path], None]  # leaves the open office for another

PLACES = (
    Place("home", N_("หน้าแรก"), "home"),
    Place("centres", N_("ศูนย์"), "affiliate", ("centres", "villages")),
    Place("people", N_("บุคคล"), "users", ("people",)),
    Place("organisations", N_("กลุ่ม/องค์กร"), "building-community", ("organisations",)),
    Place("surveys", N_("แบบสำรวจ"), "clipboard-list", ("survey_rounds", "surveys")),
    Place("strength", N_("ความเข้มแข็ง"), "award", ("assessments", "standard_sets", "village_levels")),
    Place("summaries", N_("สรุปและแผนภาพ"), "chart-bar"),
    Place("committees", N_("คณะกรรมการ"), "users-group", ("committees",)),
    Place("meetings", N_("การประชุม"), "calendar", ("meetings",)),
    Place("mediation", N_("ไกล่เกลี่ย"), "scale", ("cases", "mediators", "trainings", "outreaches")),
    Place("papers", N_("หนังสือราชการ"), "file-text", ("papers", "received", "number_blocks")),
    Place(
        "settings",
        N_("ตั้งค่า"),
        "settings",
        (
            "offices",
            "signers",
            "registers",
            "rules",
            "wordings",
            "organisation_kinds",
            "own_fields",
            "criteria",
            "tracks",
            "dispute_kinds",
            "scopes",
            "import_mappings",
            "notices",
            "retention_rules",
            "disposal_lists",
            "doubles",
            "users",
            "backups",
            "merging",
        ),
    ),
)


def make_window(
    jobs: Jobs, log: Path, restyle: Callable[[], None], change_passphrase: Callable[[str, str], None],
    renew_key: RenewKey | None = None, open_office: OpenOffice | None = None,
) -> MainWindow:  # fmt: skip
    """Make the main window at หน้าแรก, the other pages to come at their first visit; `log` is the log's file."""
    makers: dict[str, Callable[[], Page]] = {
        "home": partial(HomePage, jobs),
        "settings": partial(_settings, jobs, restyle, change_passphrase, renew_key, open_office),
        **{
            key: partial(_page, key, jobs)
            for key in (place.key for place in PLACES if place.key not in ("home", "settings"))
        },
    }
    window = MainWindow(jobs, PLACES, makers, log)
    window.go("home")
    return window


def name_office(window: MainWindow, jobs: Jobs) -> None:
    """Show whose office is open and who works in it, and offer its tambons."""
    jobs.read(_office, partial(_name, window), owner=window)


def _page(key: str, jobs: Jobs) -> Page:
    """Import and make the page of a place, when it is first visited."""
    from importlib import import_module

    page: Page = import_module(f"desktop.ui.{key}.page").make(jobs)
    return page


def _settings(
    jobs: Jobs, restyle: Callable[[], None], change_passphrase: Callable[[str, str], None],
    renew_key: RenewKey | None, open_office: OpenOffice | None,
) -> Page:  # fmt: skip
    from desktop.ui.settings.page import make

    return make(jobs, restyle, change_passphrase, renew_key, open_office)


def _office(session: Any) -> tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    from desktop.work import merging, users
    from desktop.work.facts import the_office
    from desktop.work.offices import tambons

    mine = users.mine(session)
    user = mine.name if mine is not None else ""
    return the_office(session).label, user, tambons(session), merging.held_tambons(session)


def _name(window: MainWindow, found: tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]) -> None:
    office, user, tambons, held = found
    window.navigation.name_office(office)
    window.navigation.name_user(user)
    window.show_tambons(tambons)
    window.show_part(held)
