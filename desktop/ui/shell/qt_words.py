"""Qt's own words, on its buttons, menus and dialogs, in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop import paths

COMPILED = "qtbase_th.qm"  # Qt ships no Thai: packaging/catalogues.py makes it of i18n/qtbase-th.po
NAME = "qt-words"


def install(app: QCoreApplication, language: str) -> bool:
    """Have Qt speak Thai, or its own English; False where the Thai was not built."""
    for installed in app.findChildren(QTranslator, NAME):
        app.removeTranslator(installed)
        installed.deleteLater()
    if language != "th":
        return True
    translator = QTranslator(app)  # the application keeps it
    translator.setObjectName(NAME)
    return translator.load(str(paths.catalogues() / COMPILED)) and app.installTranslator(translator)
