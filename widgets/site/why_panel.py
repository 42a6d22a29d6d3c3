"""Why a crash is drawn as it is, or why not: words to read, to copy, and the way to mend it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from widgets.parts.fonts import emphasised


class WhyPanel(QWidget):
    """Shows the words of one crash; holds none of its facts."""

    legs_wanted = Signal(str)
    """The case whose legs are to be told or corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case_no = ""
        self.title = QLabel()
        self.title.setFont(emphasised(self.font()))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.copy = QPushButton()
        self.legs = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addWidget(self.legs)
        self.copy.clicked.connect(self.copy_words)
        self.legs.clicked.connect(lambda: self.legs_wanted.emit(self._case_no))
        self.setMinimumWidth(180)
        self.retranslate()

    def show_crash(self, case_no: str, title: str, words: str, *, legs: bool) -> None:
        """Show what is known of a crash; `legs` says whether its legs can be told here."""
        self._case_no = case_no
        self.title.setText(title or self.tr("No crash chosen"))
        self.words.setPlainText(words)
        self.copy.setEnabled(bool(words))
        self.copy.setVisible(bool(words))
        self.legs.setVisible(legs)

    def copy_words(self) -> None:
        """Put title and words on the clipboard."""
        text = f"{self.title.text()}\n{self.words.toPlainText()}"
        QGuiApplication.clipboard().setText(text)

    def retranslate(self) -> None:
        """Write all words again."""
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy these words"))
        self.legs.setText(self.tr("Tell legs…"))
        self.legs.setToolTip(self.tr("Tell or correct the legs that the parties came from"))
        self.words.setAccessibleName(self.tr("Why the crash is drawn so"))
        self.words.setPlaceholderText(
            self.tr("Click a symbol of the diagram to read why it is drawn so.")
        )
        if not self._case_no:
            self.title.setText(self.tr("No crash chosen"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
