"""Where the server is, entered by hand: for computers on which no administrator set one up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from app.server_settings import ServerSettings

USUAL_PORT = 5432
LARGEST_PORT = 65535
SPACING = 10
"""Between lines of a login, here and below."""


class ServerFields(QWidget):
    """Host, port, database and the certificate to check the server with."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.host, self.database, self.certificate = QLineEdit(), QLineEdit("daoan"), QLineEdit()
        self.port = QSpinBox()
        self.port.setRange(1, LARGEST_PORT)
        self.port.setValue(USUAL_PORT)
        self.lines = (self.host, self.database)
        parts = (self.host, self.port, self.database, self.certificate)
        self.labels = tuple(QLabel() for _ in parts)
        form = QFormLayout()
        form.setSpacing(SPACING)
        for label, part in zip(self.labels, parts, strict=True):
            label.setBuddy(part)
            form.addRow(label, part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addLayout(form)
        for line in (self.host, self.database):
            line.textChanged.connect(lambda _: self.changed.emit())
        self.retranslate()

    def settings(self) -> ServerSettings | None:
        """What was entered; None while something is missing."""
        from app.server_settings import ServerSettings

        host, database = self.host.text().strip(), self.database.text().strip()
        if not host or not database:
            return None
        return ServerSettings(
            host=host,
            port=self.port.value(),
            database=database,
            root_certificate=self.certificate.text().strip(),
        )

    def retranslate(self) -> None:
        """Write all words again."""
        self.text.setText(
            self.tr(
                "No server is set up on this computer yet. Enter it once, as your administrator "
                "named it; it is remembered after the first login."
            )
        )
        words = (
            self.tr("&Server:"),
            self.tr("P&ort:"),
            self.tr("&Database:"),
            self.tr("Root &certificate:"),
        )
        for label, text in zip(self.labels, words, strict=True):
            label.setText(text)
        self.certificate.setPlaceholderText(self.tr("of the system"))
        self.certificate.setToolTip(
            self.tr("File with the certificate of the authority that signed the server's")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
