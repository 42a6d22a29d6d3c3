"""Paints tiles of a basemap, decoded beforehand and a few at a time."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

from app.mapping.basemap import Basemap, BasemapTile
from widgets.parts.view_transform import ViewTransform

FEWEST_HELD = 128
"""Decoded tiles kept at least: 32 MB; more where a view needs more."""
STEP_MS = 8
"""Decoding between two looks at events."""
SEAM_PX = 0.5
"""Each tile is painted wider by this, so that no hair of background shows between two."""

_Key = tuple[str, int, int, int]


class BasemapPainter(QObject):
    """Decodes tiles between events, so that no frame waits for it; tells when to paint again."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: OrderedDict[_Key, QImage] = OrderedDict()
        self._waiting: deque[BasemapTile] = deque()
        self._limit = FEWEST_HELD
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._decode_some)

    @property
    def waiting(self) -> int:
        """How many tiles are still to be decoded."""
        return len(self._waiting)

    def paint(self, painter: QPainter, tiles: Iterable[BasemapTile], view: ViewTransform) -> None:
        """Paint the tiles that are decoded, in their order; the others are decoded after."""
        listed = list(tiles)
        self._limit = max(FEWEST_HELD, 2 * len(listed))
        self._waiting = deque(tile for tile in listed if tile.key not in self._images)
        if self._waiting and not self._timer.isActive():
            self._timer.start(0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        base = painter.transform()
        for tile in listed:
            image = self._images.get(tile.key)
            if image is None or image.isNull():
                continue
            self._images.move_to_end(tile.key)
            transform = quad_transform(tile, image, view)
            if transform is not None:
                painter.setTransform(transform * base)
                painter.drawImage(QPointF(0.0, 0.0), image)
        painter.restore()

    def stop(self) -> None:
        """Decode no more and forget all."""
        self._timer.stop()
        self._waiting.clear()
        self._images.clear()

    def _decode_some(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        while self._waiting:
            tile = self._waiting.popleft()
            self._images[tile.key] = decoded(tile.data)
            if spent.elapsed() >= STEP_MS:
                break
        while len(self._images) > self._limit:
            self._images.popitem(last=False)
        if self._waiting:
            self._timer.start(0)
        self.ready.emit()


def decoded(data: bytes) -> QImage:
    """The picture of encoded bytes in the form that is painted fastest; null where it is none."""
    image = QImage.fromData(data)
    if image.isNull():
        return image
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def quad_transform(tile: BasemapTile, image: QImage, view: ViewTransform) -> QTransform | None:
    """From pixels of a tile to pixels of the view; None where its corners span nothing."""
    corners = [view.to_pixels(corner) for corner in tile.corners]
    middle_x = sum(x for x, _ in corners) / 4
    middle_y = sum(y for _, y in corners) / 4
    wider = QPolygonF(
        [QPointF(x + _away(x - middle_x), y + _away(y - middle_y)) for x, y in corners]
    )
    width, height = float(image.width()), float(image.height())
    source = QPolygonF(
        [QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)]
    )
    made = QTransform.quadToQuad(source, wider)
    return made if isinstance(made, QTransform) else None


def _away(offset: float) -> float:
    return SEAM_PX if offset > 0 else -SEAM_PX


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
