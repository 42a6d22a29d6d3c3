"""Scenes as cards in as many columns as fit."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from app.scenes.scene_list import ListedScene
from widgets.scenes.scene_card import LEAST_EM, SceneCards
from widgets.scenes.scene_rows_model import SceneRowsModel
from widgets.scenes.scene_thumbnails import SceneThumbnails

SCROLL_PX = 24


class SceneListView(QListView):
    """One scene is chosen at a time; Enter and double click open it."""

    scene_opened = Signal(object)
    chosen_changed = Signal()
    menu_asked = Signal(object)
    """Where on the screen a menu for the chosen scene is wanted."""

    def __init__(self, thumbnails: SceneThumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.rows = SceneRowsModel(self)
        self.cards = SceneCards(thumbnails, self)
        self._quiet = False
        self.setModel(self.rows)
        self.setItemDelegate(self.cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(SCROLL_PX)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        thumbnails.arrived.connect(self._show_pictures)

    # --- scenes

    def show_scenes(self, scenes: tuple[ListedScene, ...]) -> None:
        """Show other scenes; the chosen one stays chosen where it is among them."""
        chosen = self.chosen
        self._thumbnails.forget_wishes()
        self._quiet = True
        self.rows.show_scenes(scenes)
        self._quiet = False
        if chosen is None or not self.choose(chosen.uid):
            self.chosen_changed.emit()

    @property
    def chosen(self) -> ListedScene | None:
        """The chosen scene."""
        rows = self.selectionModel().selectedIndexes()
        place = rows[0].row() if rows else -1
        return self.rows.scenes[place] if 0 <= place < len(self.rows.scenes) else None

    def choose(self, uid: str) -> bool:
        """Choose a scene and bring it into sight; whether it is shown."""
        for row in self.rows.rows_of(frozenset({uid})):
            index = self.rows.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            return True
        return False

    def _tell_chosen(self, now: QItemSelection, before: QItemSelection) -> None:
        if not self._quiet:
            self.chosen_changed.emit()

    def _open(self, index: QModelIndex) -> None:
        self.scene_opened.emit(self.rows.scenes[index.row()])

    def _show_pictures(self, uids: frozenset[str]) -> None:
        for row in self.rows.rows_of(uids):
            self.update(self.rows.index(row))

    # --- the screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit, as wide as there is room."""
        self._make_columns()
        super().resizeEvent(event)

    def _make_columns(self) -> None:
        metrics = self.fontMetrics()
        em = metrics.horizontalAdvance("國")
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.maximumViewportSize().width() - bar - 1  # Qt keeps the bar's place always
        picture = self.cards.picture_size(metrics).width()
        columns = max(1, room // round(LEAST_EM * em + picture))
        width = max(room // columns, 1)
        if width != self.cards.width_px or self.gridSize().isEmpty():
            self.cards.width_px = width
            self.setGridSize(QSize(width, self.cards.height_px(metrics)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys that come here have a scene to act on."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_first()

    def choose_first(self) -> None:
        """Choose the first scene where none is chosen."""
        if self.chosen is None and self.rows.scenes:
            self.setCurrentIndex(QModelIndex())
            self.choose(self.rows.scenes[0].uid)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the scene below the mouse, or by key for the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())
        elif self.chosen is not None:
            box = self.visualRect(self.currentIndex())
            self.menu_asked.emit(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom())))
