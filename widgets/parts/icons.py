"""Pictures of actions: our SVG files, drawn in the colours of the palette."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZES = (20, 40, 60)


def icon(name: str, *, chosen: QPalette.ColorRole | None = None) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the text colour, paler where disabled.

    `chosen` is the colour of an action that is checked.
    """
    source = _source(name)
    palette = QGuiApplication.palette()
    active, text = QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText
    looks = [
        (QIcon.Mode.Normal, QIcon.State.Off, palette.color(active, text)),
        (QIcon.Mode.Disabled, QIcon.State.Off, palette.color(QPalette.ColorGroup.Disabled, text)),
    ]
    if chosen is not None:
        looks.append((QIcon.Mode.Normal, QIcon.State.On, palette.color(active, chosen)))
    made = QIcon()
    for mode, state, colour in looks:
        recoloured = source.replace("currentColor", colour.name())
        for size in SIZES:
            key = f"daoan icon {name} {colour.name()} {size}"
            made.addPixmap(_kept(key, recoloured, size), mode, state)
    return made


@cache
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def _kept(key: str, source: str, size: int) -> QPixmap:
    """A picture from Qt's own store of pictures, painted when it is not there."""
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _painted(source, size)
        QPixmapCache.insert(key, picture)
    return picture


def _painted(source: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
