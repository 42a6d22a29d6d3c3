"""Coordinates of the mouse and the scale, for the status bar."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.mapping.coordinates import CoordinateSystem, accuracy_m, format_place

OFFERED_SCALES = (200, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000)
FINEST, COARSEST = 10, 10_000_000
SYSTEM_NAMES: Mapping[CoordinateSystem, str] = {
    CoordinateSystem.TWD97_121: QT_TRANSLATE_NOOP("CoordinateBar", "TWD97 TM2 zone 121"),
    CoordinateSystem.TWD97_119: QT_TRANSLATE_NOOP(
        "CoordinateBar", "TWD97 TM2 zone 119 (Penghu, Kinmen, Matsu)"
    ),
    CoordinateSystem.WGS84_DEGREES: QT_TRANSLATE_NOOP("CoordinateBar", "WGS84 degrees"),
    CoordinateSystem.WGS84_DMS: QT_TRANSLATE_NOOP(
        "CoordinateBar", "WGS84 degrees, minutes, seconds"
    ),
    CoordinateSystem.TWD67_121: QT_TRANSLATE_NOOP("CoordinateBar", "TWD67 TM2 zone 121 (old)"),
}
SHORT_NAMES = {
    CoordinateSystem.TWD97_121: "TWD97-121",
    CoordinateSystem.TWD97_119: "TWD97-119",
    CoordinateSystem.WGS84_DEGREES: "WGS84",
    CoordinateSystem.WGS84_DMS: "WGS84",
    CoordinateSystem.TWD67_121: "TWD67-121",
}
LONGEST = {
    CoordinateSystem.WGS84_DMS: "23°28′48.00″N 120°27′00.00″E",
}
"""A sample where it is longer than metres."""
_SCALE = re.compile(r"^\s*(?:1\s*[:：/]\s*)?([0-9][0-9,\s]*)\s*$")


def read_scale(text: str) -> float | None:
    """The denominator of "1:500", "1/500", "500", "1:25,000"; None for anything else."""
    found = _SCALE.match(text)
    if found is None:
        return None
    number = float(re.sub(r"[,\s]", "", found[1]))
    return number if FINEST <= number <= COARSEST else None


class CoordinateBar(QWidget):
    """Where the mouse is, in a system that a click changes, and the scale to read or type."""

    system_changed = Signal(object)
    """Tells a `CoordinateSystem`."""
    scale_wanted = Signal(float)
    """Tells a denominator that somebody typed or chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._system = CoordinateSystem.TWD97_121
        self._epsg = TAIWAN_EPSG
        self._at: Point | None = None
        self._denominator = 0.0
        self.coordinates = QToolButton()
        self.coordinates.setAutoRaise(True)
        self.coordinates.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.coordinates.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.coordinates.clicked.connect(self.next_system)
        self._systems = QActionGroup(self)
        self._make_menu()
        self.scale_label = QLabel()
        self.scale = QComboBox()
        self.scale.setEditable(True)
        self.scale.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.scale.addItems([f"1:{number}" for number in OFFERED_SCALES])
        self.scale.setMinimumContentsLength(8)
        self.scale.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.scale_label.setBuddy(self.scale)
        self.scale.activated.connect(self._on_scale)
        line = self.scale.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._on_scale)
            line.editingFinished.connect(self._show_scale)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.coordinates)
        row.addWidget(self.scale_label)
        row.addWidget(self.scale)
        self.retranslate()
        self._show_scale()

    @property
    def system(self) -> CoordinateSystem:
        """The system that is shown."""
        return self._system

    def set_system(self, system: CoordinateSystem) -> None:
        """Show another system; tells it where it is another one."""
        if system is self._system:
            return
        self._system = system
        for action in self._systems.actions():
            action.setChecked(action.data() == system.value)
        self._reserve()
        self._show_place()
        self.system_changed.emit(system)

    def next_system(self) -> None:
        """The system after this one, from the last to the first."""
        systems = list(CoordinateSystem)
        self.set_system(systems[(systems.index(self._system) + 1) % len(systems)])

    def use_epsg(self, epsg: int) -> None:
        """Take points in the CRS of another store."""
        self._epsg = epsg
        self._show_place()

    def show_pointer(self, at: Point | None) -> None:
        """Show where the mouse is, metres of the store's CRS; None where it is not on the map.

        The last place stays in sight, so that it can be copied.
        """
        if at is not None:
            self._at = at
            self._show_place()

    def show_scale(self, denominator: float) -> None:
        """Show the scale of the view, unless somebody is typing one."""
        self._denominator = denominator
        line = self.scale.lineEdit()
        if line is None or not (line.hasFocus() and line.isModified()):
            self._show_scale()

    def text(self) -> str:
        """The coordinates in sight, to be copied; empty before the mouse was on the map."""
        return "" if self._at is None else format_place(self._at, self._system, epsg=self._epsg)

    def copy(self) -> None:
        """Put the coordinates on the clipboard."""
        if self._at is not None:
            QGuiApplication.clipboard().setText(self.text())

    def _make_menu(self) -> None:
        menu = QMenu(self)
        for system in CoordinateSystem:
            action = QAction(self)
            action.setData(system.value)
            action.setCheckable(True)
            action.setChecked(system is self._system)
            self._systems.addAction(action)
            menu.addAction(action)
        self._systems.triggered.connect(self._on_chosen)
        menu.addSeparator()
        self.copy_action = QAction(self)
        self.copy_action.triggered.connect(self.copy)
        menu.addAction(self.copy_action)
        self.coordinates.setMenu(menu)

    def _on_chosen(self, action: QAction) -> None:
        self.set_system(CoordinateSystem(action.data()))

    def _on_scale(self) -> None:
        wanted = read_scale(self.scale.currentText())
        # Qt tells the scale in sight as chosen, too, once it is put back into the field
        if wanted is None or wanted == _rounded(self._denominator):
            self._show_scale()
        else:
            line = self.scale.lineEdit()
            if line is not None:
                line.setModified(False)
            self.scale_wanted.emit(wanted)

    def _show_scale(self) -> None:
        said = f"1:{_rounded(self._denominator):,}" if self._denominator > 0 else ""
        self.scale.setEditText(said)

    def _show_place(self) -> None:
        said = self.text() or "—"
        error = accuracy_m(self._system)
        if error and self._at is not None:
            said = f"{said} (±{error:.0f} m)"
        self.coordinates.setText(f"{SHORT_NAMES[self._system]}  {said}")
        self.coordinates.setAccessibleDescription(said)

    def retranslate(self) -> None:
        """Words in the language of the window."""
        for action, system in zip(self._systems.actions(), CoordinateSystem, strict=True):
            action.setText(self.tr(SYSTEM_NAMES[system]))
        self.copy_action.setText(self.tr("&Copy coordinates"))
        self.coordinates.setAccessibleName(self.tr("Coordinates of the mouse"))
        self.coordinates.setToolTip(
            self.tr(
                "Coordinates of the mouse; a click shows the next system. "
                "TWD67 is converted by published parameters and may be off by 2 m."
            )
        )
        self.scale_label.setText(self.tr("Sca&le"))
        self.scale.setAccessibleName(self.tr("Scale"))
        if (line := self.scale.lineEdit()) is not None:
            line.setAccessibleName(self.tr("Scale"))
        self.scale.setToolTip(self.tr("Scale of the map; choose one, or type one like 1:800"))
        self._reserve()
        self._show_place()

    def _reserve(self) -> None:
        """Room for the longest coordinates of the system, so that nothing beside them jumps."""
        name, error = SHORT_NAMES[self._system], accuracy_m(self._system)
        off = f" (±{error:.0f} m)" if error else ""
        sample = LONGEST.get(self._system, "E 193819.0 N 2597544.0")
        metrics = self.coordinates.fontMetrics()
        width = metrics.horizontalAdvance(f"{name}  {sample}{off}")
        self.coordinates.setMinimumWidth(width + 2 * metrics.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _rounded(denominator: float) -> int:
    """Three figures: more would claim an exactness that no screen has."""
    return int(float(f"{denominator:.3g}"))
