"""Choosing a basemap: which one or none, an own address, what is sent where, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.mapping.basemap import BasemapMode, BasemapState
from app.mapping.basemap_sources import OWN_ID, BasemapSource, known_sources, own_source
from app.mapping.tile_cache import MEGABYTE, USUAL_LIMIT_BYTES
from app.messages import Language, explain, say
from app.signal import Signal as AppSignal
from gis.problems import Problem
from widgets.parts.words import language_code, moment_text

OFF_ID = ""
LEAST_MB, MOST_MB = 20, 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapChoice:
    """What was chosen, for the settings: `source_of(source_id, own_template)` gives the source."""

    source_id: str = OFF_ID
    own_template: str = ""
    limit_mb: int = USUAL_LIMIT_BYTES // MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheDoor:
    """What the dialog may ask of the tiles on disk."""

    size_bytes: Callable[[], int]
    clear: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerDoor:
    """What the dialog may ask of the basemap that is shown."""

    state: BasemapState
    """As it is when the dialog opens."""
    changed: AppSignal[BasemapState]
    try_again: Callable[[], None]


class BasemapDialog(QDialog):
    """Tells `chosen` when it is accepted with a valid choice."""

    chosen = Signal(object)
    """Tells a `BasemapChoice`."""

    def __init__(
        self,
        choice: BasemapChoice,
        cache: CacheDoor,
        server: ServerDoor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._server = cache, server
        self._known = known_sources()
        self._choices = QButtonGroup(self)
        self.off = self._radio(OFF_ID, choice)
        self.sources = [self._radio(source.id, choice) for source in self._known]
        self.own = self._radio(OWN_ID, choice)
        self.address = QLineEdit(choice.own_template)
        self.address.setPlaceholderText("https://example.org/{z}/{x}/{y}.png")
        self.address.textEdited.connect(self._on_typed)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.offline = QLabel()
        self.offline.setWordWrap(True)
        self.again = QPushButton()
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._on_again)
        self.offline.hide()
        self.again.hide()
        self.kept = QGroupBox()
        self.size = QLabel()
        self.limit_label = QLabel()
        self.limit = QSpinBox()
        self.limit.setRange(LEAST_MB, MOST_MB)
        self.limit.setSingleStep(50)
        self.limit.setValue(choice.limit_mb)
        self.limit_label.setBuddy(self.limit)
        self.clear = QPushButton()
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self._on_clear)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._on_accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._choices.buttonToggled.connect(self._show_notice)
        self._state = server.state if server is not None else BasemapState(mode=BasemapMode.OFF)
        if server is not None:
            server.changed.connect(self._follow)
        self.retranslate()

    def done(self, result: int) -> None:
        """Hear of the server no more."""
        if self._server is not None:
            self._server.changed.disconnect(self._follow)
        super().done(result)

    def _radio(self, source_id: str, choice: BasemapChoice) -> QRadioButton:
        button = QRadioButton()
        button.setProperty("source", source_id)
        button.setChecked(source_id == choice.source_id)
        self._choices.addButton(button)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        for button in (self.off, *self.sources, self.own):
            column.addWidget(button)
        indent = QVBoxLayout()
        indent.setContentsMargins(2 * self.fontMetrics().height(), 0, 0, 0)
        indent.addWidget(self.address)
        indent.addWidget(self.problem)
        column.addLayout(indent)
        column.addWidget(self.notice)
        trouble = QHBoxLayout()
        trouble.addWidget(self.offline, 1)
        trouble.addWidget(self.again)
        column.addLayout(trouble)
        row = QHBoxLayout()
        row.addWidget(self.size, 1)
        row.addWidget(self.limit_label)
        row.addWidget(self.limit)
        row.addWidget(self.clear)
        self.kept.setLayout(row)
        column.addWidget(self.kept)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(34 * self.fontMetrics().height())

    @property
    def source_id(self) -> str:
        """The id of what is marked."""
        marked = self._choices.checkedButton()
        return str(marked.property("source")) if marked is not None else OFF_ID

    def choice(self) -> BasemapChoice:
        """What is marked and typed.

        Raises:
            Problem: where an own address is marked and cannot be used.
        """
        template = self.address.text().strip()
        if self.source_id == OWN_ID:
            own_source(template)
        return BasemapChoice(
            source_id=self.source_id, own_template=template, limit_mb=self.limit.value()
        )

    def _on_typed(self) -> None:
        self.own.setChecked(True)
        self.problem.hide()
        self._show_notice()

    def _on_accept(self) -> None:
        try:
            choice = self.choice()
        except Problem as problem:
            self.problem.setText(explain(problem, _language()))
            self.problem.show()
            self._make_room()
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen.emit(choice)
        self.accept()

    def _on_clear(self) -> None:
        self._cache.clear()
        self._show_size()

    def _show_size(self) -> None:
        size = self._cache.size_bytes()
        self.size.setText(self.tr("Now: {size:.1f} MB").format(size=size / MEGABYTE))
        self.clear.setEnabled(size > 0)

    def _show_notice(self) -> None:
        """What is sent where, in plain words."""
        source = self._marked_source()
        if self.source_id == OFF_ID:
            self.notice.setText(
                self.tr("Off: the program asks no server and sends nothing over the network.")
            )
        else:
            host = source.host if source is not None else self.tr("the server entered above")
            self.notice.setText(
                self.tr(
                    "Source of the pictures: {host}. That server learns which area is looked at, "
                    "and this computer's network address. No crash data and no names are sent. "
                    "Map pictures are kept on this computer and shown without a network, too."
                ).format(host=host)
            )
        self._make_room()

    def _on_again(self) -> None:
        """Ask the server at once; what comes of it is told by the basemap."""
        if self._server is not None:
            self.again.setEnabled(False)
            self.offline.setText(self.tr("Asking the server…"))
            self._server.try_again()

    def _follow(self, state: BasemapState) -> None:
        self._state = state
        self._show_server()

    def _show_server(self) -> None:
        """Where the server cannot be reached, say so and offer to ask it again."""
        state = self._state
        offline = state.mode is BasemapMode.OFFLINE
        self.offline.setVisible(offline)
        self.again.setVisible(offline)
        self.again.setEnabled(True)
        if offline:
            since = moment_text(state.since) if state.since is not None else "–"
            words = self.tr("Offline since {moment}.").format(moment=since)
            why = say(state.reason, _language()) if state.reason else ""
            self.offline.setText(f"{words} {why}".strip())
        self._make_room()

    def _make_room(self) -> None:
        """Grow with the words: Qt squeezes wrapped lines into an open window otherwise."""
        column = self.layout()
        if column is not None:
            column.activate()
            needed = column.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _marked_source(self) -> BasemapSource | None:
        if self.source_id == OWN_ID:
            try:
                return own_source(self.address.text())
            except Problem:
                return None
        return next((source for source in self._known if source.id == self.source_id), None)

    def retranslate(self) -> None:
        """Words in the language of the window."""
        language = _language()
        self.setWindowTitle(self.tr("Basemap"))
        self.off.setText(self.tr("&Off"))
        for button, source in zip(self.sources, self._known, strict=True):
            button.setText(source.title(language))
        self.own.setText(self.tr("O&wn address (XYZ or WMTS)"))
        self.address.setAccessibleName(self.tr("Own address"))
        self.address.setToolTip(
            self.tr(
                "{z} level, {x} column, {y} row from the north, {-y} row from the south; "
                "or {TileMatrix}, {TileCol}, {TileRow}"
            )
        )
        self.problem.setAccessibleName(self.tr("What is wrong with the address"))
        self.kept.setTitle(self.tr("Map pictures kept on this computer"))
        self.limit_label.setText(self.tr("At &most"))
        self.limit.setSuffix(" MB")
        self.limit.setAccessibleName(self.tr("Largest size of the kept map pictures"))
        self.clear.setText(self.tr("&Delete them"))
        self.again.setText(self.tr("&Try again"))
        self.again.setToolTip(self.tr("Ask the server at once instead of after the pause"))
        self._show_size()
        self._show_notice()
        self._show_server()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _language() -> Language:
    return Language(language_code())
