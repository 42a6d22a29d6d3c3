"""Qt views of Daoan: the only package that imports PySide6 and pyqtgraph."""
