"""Pictures of the scenes on the screen: drawn beside the window, kept while the list is used.

They are kept in memory only: a picture of a scene lies nowhere outside the store.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QPalette

from app.scenes.scene_list import ListedScene
from app.scenes.thumbnail_size import ThumbnailSize
from app.store.store import Store
from app.tasks import Progress
from gis.display.primitives import DisplayList
from widgets.parts.background import Background, Job
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import fitted
from widgets.scenes.scene_list_door import SceneListDoor

CHANNEL = "scene thumbnails"
MOST = 600
"""Pictures that are kept: at 112 x 84 pixels about 23 MB."""
AT_ONCE = 6
"""Scenes of one job: other work waits no longer than for these."""
GATHER_MS = 30
Key = tuple[str, int, ThumbnailSize]


class SceneThumbnails(QObject):
    """Gives the picture of a scene or has it drawn; the last ones asked for come first."""

    arrived = Signal(object)
    """A frozenset of the uids whose pictures have come."""

    def __init__(
        self, door: SceneListDoor, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._store: Store | None = None
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._wanted: OrderedDict[Key, None] = OrderedDict()
        self._busy = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._draw_next)

    def use_store(self, store: Store | None) -> None:
        """Draw another store's scenes; pictures of the one before are forgotten."""
        self._store = store
        self._kept.clear()
        self.forget_wishes()
        self._background.drop(CHANNEL)
        self._busy = False

    def forget_wishes(self) -> None:
        """Draw no more of what was asked for: other scenes are on the screen."""
        self._wanted.clear()
        self._gather.stop()

    def picture(self, scene: ListedScene, size: QSize, ratio: float) -> QImage | None:
        """The picture of a scene in pixels of the screen; None where it is not there (yet)."""
        key = (scene.uid, scene.version, _size(size, ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if self._store is not None:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            if not self._busy and not self._gather.isActive():
                self._gather.start()
        return None

    def is_drawn(self, scene: ListedScene, size: QSize, ratio: float) -> bool:
        """Whether a scene was looked at, though there may be nothing to see in it."""
        return (scene.uid, scene.version, _size(size, ratio)) in self._kept

    def _draw_next(self) -> None:
        store = self._store
        if self._busy or store is None or not self._wanted:
            return
        newest = next(reversed(self._wanted))[2]
        keys = [key for key in reversed(self._wanted) if key[2] == newest][:AT_ONCE]
        for key in keys:
            del self._wanted[key]
        self._busy = True
        font = QFont(QGuiApplication.font())

        def work(progress: Progress) -> Mapping[str, QImage]:
            found = self._door.draw(store, [key[0] for key in keys], newest)
            return {uid: painted(drawing, newest, font) for uid, drawing in found.items()}

        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                on_done=lambda pictures: self._take(keys, pictures),
                on_failed=lambda error: self._take(keys, {}),  # a list without pictures is a list
                on_cancelled=lambda: self._take(keys, {}),
            )
        )

    def _take(self, keys: list[Key], pictures: Mapping[str, QImage]) -> None:
        self._busy = False
        for key in keys:
            self._kept[key] = pictures.get(key[0])
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.arrived.emit(frozenset(key[0] for key in keys))
        if self._wanted:
            self._gather.start()


def painted(drawing: DisplayList, size: ThumbnailSize, font: QFont) -> QImage:
    """A drawing as a picture on a clear ground."""
    image = QImage(size.width_px, size.height_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    view = fitted(drawing.frame, width_px=size.width_px, height_px=size.height_px, margin_px=0.0)
    painter = QPainter(image)
    try:
        paint_items(painter, drawing.items, view, font=font)
    finally:
        painter.end()
    return image


def _size(size: QSize, ratio: float) -> ThumbnailSize:
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return ThumbnailSize(
        width_px=round(size.width() * ratio),
        height_px=round(size.height() * ratio),
        dark=base.lightness() < 128,  # half of 255
    )
