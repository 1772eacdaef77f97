"""What tests answer where a file is to leave: open, or under a passphrase."""

from PySide6.QtWidgets import QApplication

from desktop.ui.parts.sealing import SealDialog


def asked():
    """Give the dialog that asks whether a file is to be encrypted."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, SealDialog) and one.isVisible()]
    (dialog,) = shown
    return dialog


def waits():
    """Tell whether it is asked."""
    return any(isinstance(one, SealDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def leave_open():
    """Let the file leave as it is."""
    dialog = asked()
    dialog.tick.setChecked(False)
    dialog.verb.click()


def leave_sealed(passphrase, again=None):
    """Let the file leave under a passphrase."""
    dialog = asked()
    dialog.tick.setChecked(True)
    dialog.form.load({"passphrase": passphrase, "again": passphrase if again is None else again})
    dialog.verb.click()
    return dialog
