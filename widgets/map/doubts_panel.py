"""Street remarks: what was doubtful in street files, in a list that leads to each place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.messages import Language, say
from app.store.store import Store
from app.tasks import Progress
from gis.streets.records import StreetDiagnostic
from widgets.parts.background import Background, Job
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView

CHANNEL = "street doubts"
ReadDoubts = Callable[[Store, Progress], tuple[StreetDiagnostic, ...]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A doubt with its sentence."""

    found: StreetDiagnostic
    words: str


COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Remark"),
        text=lambda row: row.words,
        order=lambda row: row.words,
        stretch=True,
        width_em=12.0,
    ),
)


class DoubtsPanel(QWidget):
    """Reads once it is in sight; `place_wanted` tells a point of the map to go to."""

    place_shown = Signal(object)
    """The point of the current row, None without one: for marking it on the map."""
    place_wanted = Signal(object)
    """The same, clicked or Enter."""
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        language: Callable[[], Language],
        read: ReadDoubts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._language, self._read = background, language, read
        self._store: Store | None = None
        self._stale = False
        self._found: tuple[StreetDiagnostic, ...] | None = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.table = RecordsView(COLUMNS)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)
        self.search.textChanged.connect(self.table.search)
        self.table.record_selected.connect(self._show_place)
        self.table.record_opened.connect(self._go)
        self.table.clicked.connect(lambda: self._go(self.table.current_record()))
        self.retranslate()

    # --- outside

    def open_store(self, store: Store) -> None:
        """Tell of the streets of another store, or of the same after a change."""
        if store is not self._store:
            self._show(None)
        self._store, self._stale = store, True
        if self.isVisible():
            self._read_again()

    # --- inside

    def _read_again(self) -> None:
        store = self._store
        if store is None or not self._stale:
            return
        self._stale = False
        self._background.run(
            Job(
                work=lambda progress: self._read(store, progress),
                channel=CHANNEL,
                on_done=self._show,
                on_failed=self.failed.emit,
                title=self.tr("Reading street remarks"),
            )
        )

    def _show(self, found: tuple[StreetDiagnostic, ...] | None) -> None:
        self._found = found
        language = self._language()
        rows = [_Row(one, say(one.code, language, detail=one.detail)) for one in found or ()]
        self.table.show_records(rows)
        for part in (self.search, self.table):
            part.setVisible(bool(rows))
        self._say_summary()
        self._show_place(None)

    def _say_summary(self) -> None:
        if not self._found:
            said = self.tr("No street file left a doubt. Remarks appear here after an import.")
        else:
            said = self.tr("{count} remarks. A click or Enter goes to the place.").format(
                count=QLocale().toString(len(self._found))
            )
        self.summary.setText(said)

    def _show_place(self, row: _Row | None) -> None:
        self.sentence.setText("" if row is None else row.words)
        self.sentence.setVisible(row is not None)
        self.place_shown.emit(None if row is None else row.found.at)

    def _go(self, row: _Row | None) -> None:
        if row is None:
            return
        if row.found.at is None:
            self.summary.setText(self.tr("This remark is about the whole file and has no place."))
        else:
            self.place_wanted.emit(row.found.at)

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is worth reading."""
        super().showEvent(event)
        self._read_again()

    def retranslate(self) -> None:
        """Write all words again."""
        self.search.setPlaceholderText(self.tr("Search the remarks"))
        self.search.setAccessibleName(self.tr("Search the remarks"))
        self.table.setAccessibleName(self.tr("Street remarks"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.retranslate()
        self._show(self._found)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
