"""What is here: features under a click layer by layer, and the attributes of one."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.map.identified import Identified, IdentifiedFeature
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView

FEATURE_ROLE = Qt.ItemDataRole.UserRole
NAME_EDGES_PX = 12
ATTRIBUTE_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Attribute"),
        text=lambda row: row[0],
        order=lambda row: row[0],
        width_em=6.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Value"),
        text=lambda row: row[1],
        order=lambda row: row[1],
        stretch=True,
        width_em=6.0,
    ),
)


class IdentifyPanel(QWidget):
    """Shows `Identified`; tells which feature is looked at, and which is to be gone to."""

    feature_shown = Signal(object)
    """An `IdentifiedFeature`, None without any: for marking it on the map."""
    feature_opened = Signal(object)
    """The same, double-clicked or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Identified | None = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.attributes = RecordsView(ATTRIBUTE_COLUMNS)
        self.copy = QPushButton()
        self._lists = QSplitter(Qt.Orientation.Vertical)
        self._lists.addWidget(self.tree)
        self._lists.addWidget(self.attributes)
        self._lists.setStretchFactor(0, 1)
        self._lists.setStretchFactor(1, 1)
        self._lists.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(self._lists, 1)
        column.addLayout(buttons)
        self.tree.currentItemChanged.connect(lambda now, before: self._show_current())
        self.tree.itemActivated.connect(self._open)
        self.copy.clicked.connect(self.copy_attributes)
        self.retranslate()

    # --- outside

    def show_found(self, found: Identified | None) -> None:
        """Show what lies at a point; None forgets it."""
        self._found = found
        self.tree.blockSignals(True)
        self.tree.clear()
        first: QTreeWidgetItem | None = None
        for layer in found.layers if found else ():
            top = QTreeWidgetItem([self._layer_words(layer.title, len(layer.features))])
            self.tree.addTopLevelItem(top)
            for feature in layer.features:
                item = QTreeWidgetItem([feature.name or self._nameless(feature)])
                item.setData(0, FEATURE_ROLE, feature)
                top.addChild(item)
                first = first or item
            top.setExpanded(True)
        self.tree.blockSignals(False)
        self.tree.setCurrentItem(first)
        self._say_summary()
        self._show_current()

    @property
    def current(self) -> IdentifiedFeature | None:
        """The feature whose attributes are shown."""
        item = self.tree.currentItem()
        return None if item is None else item.data(0, FEATURE_ROLE)

    def copy_attributes(self) -> None:
        """Copy the attributes of the feature shown, one in a line."""
        feature = self.current
        if feature is not None:
            lines = [f"{name}\t{value}" for name, value in feature.attributes]
            QGuiApplication.clipboard().setText("\n".join([feature.name, *lines]))

    # --- inside

    def _show_current(self) -> None:
        feature = self.current
        self.attributes.show_records(feature.attributes if feature else ())
        self._fit_names()
        self.copy.setEnabled(feature is not None)
        self.feature_shown.emit(feature)

    def _fit_names(self) -> None:
        """Give the names the room they need, up to half of what there is."""
        most = self.attributes.viewport().width() // 2
        title = self.attributes.horizontalHeader().sectionSizeHint(0)
        wanted = max(self.attributes.sizeHintForColumn(0) + NAME_EDGES_PX, title)
        if self.attributes.records.rowCount():
            self.attributes.setColumnWidth(0, max(min(wanted, most), NAME_EDGES_PX))
            self.attributes.stretch()

    def _open(self, item: QTreeWidgetItem) -> None:
        feature = item.data(0, FEATURE_ROLE)
        if feature is not None:
            self.feature_opened.emit(feature)

    def _layer_words(self, title: str, number: int) -> str:
        return self.tr("{layer} ({number})").format(layer=title, number=number)

    def _nameless(self, feature: IdentifiedFeature) -> str:
        return self.tr("No. {number}").format(number=feature.index + 1)

    def _say_summary(self) -> None:
        found = self._found
        something = found is not None and bool(found.layers)
        self._lists.setVisible(something)
        self.copy.setVisible(something)
        if found is None:
            said = self.tr('Choose "What is here" and click a place on the map.')
        elif not found.layers:
            said = self.tr("Nothing lies at {place}. Zoom in, or click closer to a feature.")
        else:
            said = self.tr("At {place}")
        self.summary.setText(said.format(place=found.place if found else ""))

    def retranslate(self) -> None:
        """Write all words again."""
        self.tree.setAccessibleName(self.tr("Features here, by layer"))
        self.attributes.setAccessibleName(self.tr("Attributes"))
        self.attributes.retranslate()
        self.copy.setText(self.tr("&Copy attributes"))
        self.show_found(self._found)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
