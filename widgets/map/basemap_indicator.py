"""How the basemap is, for the status bar: a picture, a word, and the reason on pointing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from app.mapping.basemap import Basemap, BasemapMode, BasemapState
from app.messages import Language, say
from widgets.parts.icons import icon
from widgets.parts.words import language_code, moment_text

ICONS = {
    BasemapMode.OFF: "basemap_off",
    BasemapMode.LOADING: "basemap_loading",
    BasemapMode.SHOWN: "basemap",
    BasemapMode.EMPTY: "basemap_offline",
    BasemapMode.OFFLINE: "basemap_offline",
}


class BasemapIndicator(QToolButton):
    """A button that tells the state of a basemap; a click is for its dialog."""

    def __init__(self, basemap: Basemap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._basemap = basemap
        basemap.state_changed.connect(self._on_state)
        self._show(basemap.state)

    def _on_state(self, state: BasemapState) -> None:
        self._show(state)

    def _show(self, state: BasemapState) -> None:
        words = {
            BasemapMode.OFF: self.tr("Basemap off"),
            BasemapMode.LOADING: self.tr("Basemap loading"),
            BasemapMode.SHOWN: self.tr("Basemap on"),
            BasemapMode.EMPTY: self.tr("Basemap: nothing here"),
            BasemapMode.OFFLINE: self.tr("Basemap offline"),
        }
        self.setText(words[state.mode])
        self.setIcon(icon(ICONS[state.mode]))
        told = self._told(state)
        self.setToolTip(told)
        self.setAccessibleName(words[state.mode])
        self.setAccessibleDescription(told)

    def _told(self, state: BasemapState) -> str:
        """What the state means and what to do."""
        language = Language(language_code())
        lines = []
        source = self._basemap.source
        if source is not None:
            lines.append(source.title(language))
        if state.since is not None:
            lines.append(self.tr("Offline since {moment}").format(moment=moment_text(state.since)))
        if state.reason:
            lines.append(say(state.reason, language))
        if state.mode is BasemapMode.OFFLINE:
            lines.append(self.tr("What was loaded before is still shown."))
        lines.append(self.tr("Click to choose a basemap or to turn it off."))
        return "\n".join(lines)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._show(self._basemap.state)
        super().changeEvent(event)
