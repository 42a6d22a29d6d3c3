"""The cross-section panel over roads in memory, with or without a canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.mapping.layer_stack import LayerStack
from app.messages import Language
from app.section_shelf import SectionShelf
from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.display.primitives import Bounds
from gis.drafting.user_actions import ActionCount
from gis.streets.cross_section import CrossSection
from gis.streets.derived import StreetRoad
from tests.helpers.memory_streets import document_of, new_ids
from widgets.map.canvas import MapCanvas
from widgets.street_editor.around import EditorAround
from widgets.street_editor.sections.section_panel import SectionDoor, SectionPanel


class NoSnaps:
    """Nothing to snap to."""

    def snap(self, *_, **__):
        return None


class Desk:
    """A panel with what stands around it."""

    def __init__(self, qtbot, streets: Sequence[StreetRoad], size=(340, 900)) -> None:
        self.document = document_of(streets)
        self.canvas = MapCanvas(LayerStack())
        qtbot.addWidget(self.canvas, before_close_func=lambda canvas: canvas.finish())
        self.canvas.resize(700, 500)
        self.told, self.drawn_with, self.text = [], [], ""
        self.count = ActionCount()
        self.around = EditorAround(
            canvas=self.canvas,
            document=self.document,
            snapper=NoSnaps(),
            count=self.count,
            new_id=new_ids(),
            tell=self.told.append,
        )
        self.shelf = SectionShelf(lambda: self.text, self._keep)
        self.door = SectionDoor(
            shelf=self.shelf,
            language=lambda: Language.ENGLISH,
            draw_with=self.drawn_with.append,
            drops=self.canvas.drops,
        )
        self.panel = SectionPanel(self.around, self.door)
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        for widget in (self.canvas, self.panel):
            widget.show()
            qtbot.waitExposed(widget)

    def _keep(self, text: str) -> None:
        self.text = text

    def choose(self, *uids: str) -> None:
        """Choose roads as a tool would."""
        self.document.choose(*(Chosen(kind=ChosenKind.ROAD, uid=uid) for uid in uids))
        QApplication.processEvents()

    def section(self, uid: str) -> CrossSection:
        """What a road's cross-section is now."""
        return self.document.network.streets[RoadUid(uid)].section

    def widths(self, uid: str) -> list[float]:
        """Of its strips."""
        return [one.width_m for one in self.section(uid).elements]

    @property
    def problem(self):
        """What was told last."""
        return self.told[-1] if self.told else None

    def press_edge(self, edge: int, dx: int, keys=Qt.KeyboardModifier.NoModifier) -> QPointF:
        """Take an edge of the picture and move it by pixels, in steps; the button stays down."""
        picture = self.panel.picture
        across = picture.across()
        start = QPointF(across.edges[edge], across.room.center().y()).toPoint()
        left = Qt.MouseButton.LeftButton
        QTest.mouseMove(picture, start)
        QTest.mousePress(picture, left, keys, start)
        for k in (1, 2, 3):
            at = start + QPointF(dx * k / 3, 0).toPoint()
            move(picture, at, keys)
            QApplication.processEvents()
        return at

    def drag_edge(self, edge: int, dx: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """The same, and let go."""
        at = self.press_edge(edge, dx, keys)
        QTest.mouseRelease(self.panel.picture, Qt.MouseButton.LeftButton, keys, at)

    def look_at(self, bounds: Bounds) -> None:
        """Show a part of the map."""
        self.canvas.zoom_to(bounds)

    def drag_card(self, code: str, *places: Point, drop: bool = True) -> None:
        """A card dragged over places of the map, and let go over the last."""
        self.panel.presets.cards.choose(code)
        cards = self.panel.presets.cards
        data = self.panel.presets.model.mimeData(cards.selectedIndexes())
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        pixels = [QPointF(*self.canvas.window_.view.to_pixels(at)) for at in places]
        enter = QDragEnterEvent(pixels[0].toPoint(), copy, data, buttons, keys)
        QApplication.sendEvent(self.canvas, enter)
        assert enter.isAccepted()
        for at in pixels:
            over = QDragMoveEvent(at.toPoint(), copy, data, buttons, keys)
            QApplication.sendEvent(self.canvas, over)
        if drop:
            QApplication.sendEvent(self.canvas, QDropEvent(pixels[-1], copy, data, buttons, keys))
        else:
            QApplication.sendEvent(self.canvas, QDragLeaveEvent())


def move(widget: QWidget, at, keys) -> None:
    """Move the mouse with the left button and keys held (QTest holds none)."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    place = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        left,
        keys,
    )
    QApplication.sendEvent(widget, event)
