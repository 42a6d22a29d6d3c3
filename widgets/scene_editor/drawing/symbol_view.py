"""The collision symbol of the scene, as soon as its parties have path and contact."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.scenes.form_lists import form_list
from gis.crashes.codes import CodeField
from gis.diagrams.diagram import NotDrawnReason
from gis.diagrams.glyphs import NUMBER_LAYER, item_points
from gis.diagrams.reasons import Refusal
from gis.diagrams.scene_symbol import CollisionSymbol, collision_symbol
from gis.display.primitives import Bounds, Item
from gis.scenes.scene import Scene
from gis.scenes.targets import letters
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import fitted
from widgets.scene_editor.around import SceneAround

MARGIN_PX, SIDE_PX = 10.0, 240
PAPER = QColor(255, 255, 255)


class SymbolPicture(QWidget):
    """A symbol dark on white, as the collision diagram prints it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol: CollisionSymbol | None = None
        self._items: tuple[Item, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SIDE_PX // 2, SIDE_PX // 2)
        self.setMaximumHeight(SIDE_PX)

    def sizeHint(self) -> QSize:
        """Large enough to see who came from where."""
        return QSize(SIDE_PX, SIDE_PX)

    def show_symbol(self, symbol: CollisionSymbol | None) -> None:
        """Another symbol, or none."""
        self.symbol = symbol
        items = () if symbol is None else symbol.items
        self._items = tuple(item for item in items if item.layer != NUMBER_LAYER)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper and the symbol on it."""
        points = [at for item in self._items for at in item_points(item)]
        if not points:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        bounds = Bounds(min(xs), min(ys), max(xs), max(ys))
        view = fitted(bounds, width_px=self.width(), height_px=self.height(), margin_px=MARGIN_PX)
        paint_items(painter, self._items, view, font=self.font())


class SymbolView(QWidget):
    """The symbol with the type it makes, or what is still to be drawn for one."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.picture, self.words = SymbolPicture(), QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addWidget(self.picture, 3)
        column.addWidget(self.words)
        column.addStretch(2)
        around.document.changed.connect(self._follow)
        self.retranslate()

    @property
    def symbol(self) -> CollisionSymbol | None:
        """What is shown."""
        return self.picture.symbol

    def close_panel(self) -> None:
        """Listen no more."""
        self._around.document.changed.disconnect(self._follow)

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.picture.setAccessibleName(self.tr("Collision symbol of this scene"))
        self._fill(self._around.document.scene)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow(self, _: object) -> None:
        self._fill(self._around.document.scene)

    def _fill(self, scene: Scene) -> None:
        made = collision_symbol(scene)
        if isinstance(made, Refusal):
            self.picture.show_symbol(None)
            self.words.setText(self._lacking(made, scene))
        else:
            self.picture.show_symbol(made)
            self.words.setText(self._type_words(made.record.type_code or ""))
        self.picture.setVisible(self.picture.symbol is not None)

    def _lacking(self, refusal: Refusal, scene: Scene) -> str:
        number = refusal.detail.params.get("no")
        if refusal.reason is NotDrawnReason.LEG_UNKNOWN and number is not None:
            said = self.tr("Which way party {no} came is not clear; draw its path from the road.")
            return said.format(no=letters(scene).get(int(number), number))
        return self.tr(
            "The collision symbol appears when two parties have a path and a place of contact."
        )

    def _type_words(self, code: str) -> str:
        choices = form_list(CodeField.TYPE, self._around.language())
        return next((one.shown for one in choices if one.code == code), code)
