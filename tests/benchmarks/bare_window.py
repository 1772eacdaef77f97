"""The floor of a start: a PySide6 window of the size of ours with nothing in it."""

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
window = QWidget()
window.resize(1100, 680)
window.show()
app.exec()
