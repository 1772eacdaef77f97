"""Pictures of a damaged office: the sentence with both ways, what can be read, and what came of it."""

from __future__ import annotations

import shutil

from desktop.store import key_slots
from desktop.ui.settings.salvage_dialog import SalvageDialog, SalvageSheet
from tests.conftest import PASSPHRASE
from tests.shots.taking import picture, settle
from tests.store.damaging import leaves_of, zero


def picture_a_salvage(made, folder, opened_keys, qtbot):
    """Picture the way from a damaged office to the salvaged one; the program shows its way in before and after."""
    damaged = folder.with_name("damaged")
    shutil.copytree(folder, damaged)
    key = key_slots.derive(opened_keys.keys.data[-1], "database")
    for table, number in (("people", 0), ("changes", 1), ("changes", 2), ("committees", 0)):
        zero(damaged / "office.db", leaves_of(folder / "office.db", key, table)[number])
    entrance = made.entrance
    entrance.unlock(damaged)
    settle(qtbot, made)
    entrance.currentWidget().passphrase_given.emit(PASSPHRASE)
    settle(qtbot, made)
    picture(made, entrance, "entrance-damaged")
    entrance.currentWidget().salvage_asked.emit()
    settle(qtbot, made)
    [dialog] = entrance.findChildren(SalvageDialog)
    picture(made, dialog, "salvage-1")
    dialog.secrets.boxes["passphrase"].editor.set_value(PASSPHRASE)
    dialog.go_on()
    settle(qtbot, made)
    picture(made, dialog, "salvage-2")
    new = folder.with_name("salvaged")
    dialog.found.folder.editor.set_value(str(new))
    dialog.go_on()
    settle(qtbot, made)
    assert new.is_dir(), dialog.told.text()
    picture(made, dialog, "salvage-3")
    dialog.print_()
    settle(qtbot, made)
    [sheet] = dialog.findChildren(SalvageSheet)
    picture(made, sheet, "salvage-sheet")
    sheet.reject()
    dialog.reject()
