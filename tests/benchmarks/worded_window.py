"""A PySide6 window with one line of Thai, which loads a font."""

from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
window = QLabel("ศอช. ตำบล")
window.resize(1100, 680)
window.show()
app.exec()
