"""Pictures of the page of the shared office: the way to a server, what it refuses, while it moves, and once it is there."""

from __future__ import annotations

from tests.shots.taking import picture, settle


def picture_the_server(made, qtbot):
    """Picture the page of an office of this machine, and as it stands for one that is on a server."""
    window = made.window
    window.go("settings")
    window.page().show_page("server")
    settle(qtbot, made)
    page = window.page().page("server")
    picture(made, window, "server")
    page.boxes["address"].editor.set_value("server.example")
    page.save()
    settle(qtbot, made)
    picture(made, window, "server-refused")
    page._show_running(True)
    page._step(1_200, 4_800)
    settle(qtbot, made)
    picture(made, window, "server-moving")
    page._end()
    page._show("office ที่ server.example")
    settle(qtbot, made)
    picture(made, window, "server-shared")
    page._show("")
