"""What stands below the map: coordinates, scale, basemap; fewer words where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.map.basemap_indicator import BasemapIndicator
from widgets.map.coordinate_bar import CoordinateBar

GAP_PX = 8


class MapFoot(QWidget):
    """Leaves out, one after the other, the basemap's words, "scale", and the scale."""

    def __init__(self, coordinates: CoordinateBar, basemap: BasemapIndicator) -> None:
        super().__init__()
        self._coordinates, self._basemap = coordinates, basemap
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.addWidget(coordinates)
        row.addStretch(1)
        row.addWidget(basemap)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the map may be."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what finds no room."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        bar, style = self._coordinates, Qt.ToolButtonStyle
        self._basemap.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        words = self._basemap.sizeHint().width() + GAP_PX
        label = bar.scale_label.sizeHint().width() + GAP_PX
        scale = bar.scale.sizeHint().width() + GAP_PX
        place = bar.coordinates.minimumWidth() + GAP_PX
        picture = self._basemap.iconSize().width() + 2 * GAP_PX
        if place + label + scale + words > width:
            self._basemap.setToolButtonStyle(style.ToolButtonIconOnly)
        bar.scale_label.setVisible(place + label + scale + picture <= width)
        bar.scale.setVisible(place + scale + picture <= width)
