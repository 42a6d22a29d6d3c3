"""The list of the map's layers: what is seen, how strongly, in which order, and its legend."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.mapping.layer_stack import LayerStack
from gis.mapping.layers import LayerId, MapLayer
from widgets.map.layer_marks import LayerMark, LayerMarks
from widgets.map.layer_model import LayerModel
from widgets.map.layer_words import layer_name
from widgets.map.legend import SAMPLE_SIZE
from widgets.map.scale_dialog import ScaleDialog
from widgets.parts.picture_actions import name_action, paint_pictures, picture_action

BUTTON_ICON = QSize(18, 18)


class LayerTree(QTreeView):
    """A tree whose arrows stand on the plain ground: on the chosen row's colour they vanish."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The arrow of a row, on plain ground."""
        painter.fillRect(rect, self.palette().brush(QPalette.ColorRole.Base))
        super().drawBranches(painter, rect, index)


class LayerPanel(QWidget):
    """Shows a stack and changes it; what concerns the map or files it asks for by signals."""

    zoom_wanted = Signal(str)
    """LayerId: bring the layer into view."""
    file_wanted = Signal()
    """A file is to be chosen and shown."""
    attributes_wanted = Signal(str)
    """LayerId: tell how a guest layer was read, or read it otherwise."""
    removed = Signal(str)
    """LayerId: a guest layer was taken away."""

    def __init__(self, stack: LayerStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = stack
        self.model = LayerModel(stack, self)
        self.tree = LayerTree()
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity_label, self.opacity_value = QLabel(), QLabel()
        self.empty_text = QLabel()
        self.empty_button = QPushButton()
        self._current: LayerId | None = None
        self._closed: set[LayerId] = set()
        self._make_actions()
        self._set_up_tree()
        self._set_up_opacity()
        self._lay_out()
        self.model.rebuilt.connect(self._find_again)
        self.model.dataChanged.connect(self._show_current)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.retranslate()
        self._find_again()

    # Making

    def _make_actions(self) -> None:
        self.add_action = picture_action(self, "layer_add", "", self.file_wanted.emit)
        self.up_action = picture_action(self, "layer_up", "Alt+Up", lambda: self._step(-1))
        self.down_action = picture_action(self, "layer_down", "Alt+Down", lambda: self._step(1))
        self.zoom_action = picture_action(self, "layer_zoom", "", self._zoom)
        self.scale_action = picture_action(self, "layer_scale", "", self.ask_scales)
        self.lock_action = picture_action(
            self, "layer_lock", "Alt+L", lambda: self._change_mark(LayerMark.LOCK)
        )
        self.print_action = picture_action(
            self, "print", "Alt+P", lambda: self._change_mark(LayerMark.PRINT)
        )
        self.about_action = picture_action(self, "layer_about", "", self._ask_about)
        self.remove_action = picture_action(self, "layer_remove", "Delete", self._remove)
        self.actions_in_order = (
            *(self.add_action, self.up_action, self.down_action, self.zoom_action),
            *(self.scale_action, self.lock_action, self.print_action),
            *(self.about_action, self.remove_action),
        )

    def _set_up_tree(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(LayerMarks(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIconSize(SAMPLE_SIZE)
        self.tree.setIndentation(18)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.tree.setDropIndicatorShown(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.tree.addActions(list(self.actions_in_order))
        self.tree.activated.connect(lambda index: self._zoom())
        self.tree.collapsed.connect(lambda index: self._fold(index, closed=True))
        self.tree.expanded.connect(lambda index: self._fold(index, closed=False))

    def _set_up_opacity(self) -> None:
        self.opacity.setRange(0, 100)
        self.opacity.setSingleStep(5)
        self.opacity.setPageStep(20)
        self.opacity_label.setBuddy(self.opacity)
        widest = self.opacity_value.fontMetrics().horizontalAdvance("100 %")
        self.opacity_value.setFixedWidth(widest + 2)
        self.opacity_value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.opacity.valueChanged.connect(self._set_opacity)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in self.actions_in_order:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setIconSize(BUTTON_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch()
        strength = QHBoxLayout()
        for part in (self.opacity_label, self.opacity, self.opacity_value):
            strength.addWidget(part)
        self.filled = QWidget()
        column = QVBoxLayout(self.filled)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.tree, 1)
        column.addLayout(strength)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.filled)
        self.pages.addWidget(self._empty_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.empty_text.setWordWrap(True)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty_button.clicked.connect(self.file_wanted.emit)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        column.addWidget(self.empty_text)
        column.addWidget(self.empty_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    # What is chosen

    @property
    def current(self) -> MapLayer | None:
        """The chosen layer."""
        return None if self._current is None else self.stack.get(self._current)

    def choose(self, layer_id: LayerId) -> None:
        """Choose a layer in the list."""
        index = self.model.index_of(layer_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def show_scale(self, denominator: float) -> None:
        """Grey the layers that the map does not show at a scale of 1:`denominator`."""
        self.model.show_scale(denominator)

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        layer = self.model.layer_at(current)
        self._current = None if layer is None else layer.id
        self._show_current()

    def _fold(self, index: QModelIndex, *, closed: bool) -> None:
        """Keep in mind whose legend is folded away."""
        layer = self.model.layer_at(index)
        if layer is not None:
            (self._closed.add if closed else self._closed.discard)(layer.id)

    def _find_again(self) -> None:
        """After rows were made anew: the same layer is chosen, legends are open as they were."""
        self.pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        for place in range(self.model.rowCount()):
            row = self.model.index(place, 0)
            layer = self.model.layer_at(row)
            self.tree.setExpanded(row, layer is not None and layer.id not in self._closed)
        wanted = self._current
        index = QModelIndex() if wanted is None else self.model.index_of(wanted)
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0, 0)
        self.tree.setCurrentIndex(index)
        self._choose(index, QModelIndex())

    def _show_current(self) -> None:
        layer = self.current
        place = self.model.index_of(layer.id).row() if layer is not None else -1
        guest = layer is not None and layer.foreign
        self.up_action.setEnabled(place > 0)
        self.down_action.setEnabled(0 <= place < self.model.rowCount() - 1)
        self.zoom_action.setEnabled(layer is not None and layer.bounds is not None)
        self.scale_action.setEnabled(layer is not None)
        for action in (self.lock_action, self.print_action):
            action.setEnabled(layer is not None)
        self.about_action.setEnabled(guest)
        self.remove_action.setEnabled(guest)
        self.opacity.setEnabled(layer is not None)
        percent = 100 if layer is None else round(layer.opacity * 100)
        self.opacity.blockSignals(True)
        self.opacity.setValue(percent)
        self.opacity.blockSignals(False)
        self.opacity_value.setText(f"{percent} %")

    # What is done

    def _set_opacity(self, percent: int) -> None:
        if self._current is not None:
            self.stack.change(self._current, opacity=percent / 100)

    def _step(self, rows: int) -> None:
        if self._current is not None:
            self.model.move(self._current, self.model.index_of(self._current).row() + rows)

    def _zoom(self) -> None:
        layer = self.current
        if layer is not None and layer.bounds is not None:
            self.zoom_wanted.emit(layer.id)

    def _change_mark(self, mark: LayerMark) -> None:
        layer = self.current
        if layer is not None:
            self.model.change_mark(layer, mark)

    def _ask_about(self) -> None:
        if self._current is not None:
            self.attributes_wanted.emit(self._current)

    def _remove(self) -> None:
        layer = self.current
        if layer is not None and layer.foreign:
            self.stack.remove(layer.id)
            self.removed.emit(layer.id)

    def ask_scales(self) -> None:
        """Ask between which scales the chosen layer is seen."""
        layer = self.current
        if layer is None:
            return
        dialog = ScaleDialog(layer_name(layer), layer.scales, self.model.denominator, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.stack.change(layer.id, scales=dialog.scales())
        dialog.deleteLater()

    # Language and colours

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words anew."""
        name_action(self.add_action, self.tr("Add layer from file…"))
        name_action(self.up_action, self.tr("Move layer up"))
        name_action(self.down_action, self.tr("Move layer down"))
        name_action(self.zoom_action, self.tr("Zoom to layer"))
        name_action(self.scale_action, self.tr("Scales of the layer…"))
        name_action(self.lock_action, self.tr("Lock layer or unlock it"))
        name_action(self.print_action, self.tr("Print layer: as shown, always, never"))
        name_action(self.about_action, self.tr("How the file is read…"))
        name_action(self.remove_action, self.tr("Remove file layer"))
        self.tree.setAccessibleName(self.tr("Layers, the topmost first"))
        self.opacity_label.setText(self.tr("&Opacity"))
        self.opacity.setAccessibleName(self.tr("Opacity of the layer, percent"))
        self.empty_text.setText(
            self.tr(
                "There are no layers yet. Open a store, or drop a GeoPackage, Shapefile, "
                "GeoJSON or CSV file here."
            )
        )
        self.empty_button.setText(self.tr("Add layer from file…"))
        self._paint_icons()
        self.model.refresh()

    def _paint_icons(self) -> None:
        paint_pictures(self.actions_in_order)
        self.model.ratio = self.devicePixelRatioF()
