"""The menu of a place on the map: what one may want there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gis.angles import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMenuDoor:
    """What the menu calls; points are metres of the store's CRS."""

    words: Callable[[Point], str]
    """A place as it is copied."""
    open_site: Callable[[Point], object]
    identify: Callable[[Point], object]
    measure: Callable[[Point], object]
    has_area: Callable[[], bool]
    open_area: Callable[[], object]
    forget_area: Callable[[], object]
    draw_scene: Callable[[Point], object]


class MapMenu(QMenu):
    """Site, what is here, coordinates, measuring; what is of an area only where one is drawn."""

    def __init__(self, door: MapMenuDoor, parent: QWidget) -> None:
        super().__init__(parent)
        self._door = door
        self._at: Point = (0.0, 0.0)
        self.site = self.addAction("", lambda: door.open_site(self._at))
        self.identify = self.addAction("", lambda: door.identify(self._at))
        self.measure = self.addAction("", lambda: door.measure(self._at))
        self.scene = self.addAction("", lambda: door.draw_scene(self._at))
        self.copy = self.addAction("", self._copy)
        self.addSeparator()
        self.area_site = self.addAction("", door.open_area)
        self.area_forget = self.addAction("", door.forget_area)
        self.retranslate()

    def show_at(self, at: Point, where: QPoint) -> None:
        """Offer what can be done at a place of the ground, at a point of the screen."""
        self._at = at
        self._name_copy()
        for action in (self.area_site, self.area_forget):
            action.setVisible(self._door.has_area())
        self.popup(where)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._door.words(self._at))

    def _name_copy(self) -> None:
        place = self._door.words(self._at)
        self.copy.setText(self.tr("&Copy coordinates: {place}").format(place=place))

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(self.tr("This place of the map"))
        self.site.setText(self.tr("&Site page of this place"))
        self.identify.setText(self.tr("&What is here"))
        self.measure.setText(self.tr("&Measure from here"))
        self.scene.setText(self.tr("&Draw a scene here"))
        self.area_site.setText(self.tr("Site page of the drawn &area"))
        self.area_forget.setText(self.tr("&Forget the drawn area"))
        self._name_copy()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
