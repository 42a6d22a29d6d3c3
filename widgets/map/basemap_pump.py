"""Polls a basemap while something is awaited."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.mapping.basemap import Basemap


class BasemapPump(QObject):
    """Polls a basemap in the window's thread while something is awaited, and rests otherwise."""

    def __init__(self, basemap: Basemap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._basemap = basemap
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._poll)
        basemap.asked.connect(self._on_asked)

    def stop(self) -> None:
        """Poll no more."""
        self._basemap.asked.disconnect(self._on_asked)
        self._timer.stop()

    def _on_asked(self, nothing: None) -> None:
        self._wind()

    def _poll(self) -> None:
        self._basemap.poll()
        self._wind()

    def _wind(self) -> None:
        pause = self._basemap.next_poll_s()
        if pause is not None:
            self._timer.start(max(int(pause * 1000), 1))
