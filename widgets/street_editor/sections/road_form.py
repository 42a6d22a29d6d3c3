"""What the chosen roads are: name, class, level, speed limit, one-way, line, kerb lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from gis.streets.cross_section import KerbRule
from gis.streets.derived import StreetRoad
from gis.streets.drawing.road_edits import Common, common
from gis.streets.drawing.section_edits import line_place
from widgets.street_editor.quiet_fields import QuietCombo, QuietNumber
from widgets.street_editor.sections.section_words import CLASSES, DASH, KERBS, LINES, said

LIMITS_KMH = (20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 110)
NO_LIMIT = 0
LEVELS = (-5, 5)


class RoadForm(QWidget):
    """Tells what an officer enters; shows common values, and a dash where roads differ."""

    name_typed = Signal(str)
    class_picked = Signal(str)
    level_typed = Signal(int)
    limit_picked = Signal(object)
    """km/h; None where nothing is said."""
    one_way_clicked = Signal(bool)
    turn_clicked = Signal()
    line_picked = Signal(object)
    kerb_picked = Signal(bool, object)
    """Whether the left one, and the rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.road_class = QLineEdit(), QuietCombo()
        self.level, self.limit = QuietNumber(*LEVELS), QuietCombo()
        self.one_way, self.turn = QCheckBox(), QPushButton()
        self.line = QuietCombo()
        self.kerbs = {True: QuietCombo(), False: QuietCombo()}
        self._said_name = ""
        fields: tuple[QWidget, ...] = (
            *(self.name, self.road_class, self.limit, self.level, self.line),
            *(self.kerbs[True], self.kerbs[False]),
        )
        self._rows = [(QLabel(), field) for field in fields]
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for label, field in self._rows:
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.one_way, self.turn)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._name_entered)
        self.road_class.activated.connect(lambda _: self.class_picked.emit(self.road_class.value()))
        self.level.valueChanged.connect(self._level_changed)
        self.limit.activated.connect(lambda _: self.limit_picked.emit(self.limit.value() or None))
        self.one_way.clicked.connect(self._one_way)
        self.turn.clicked.connect(self.turn_clicked)
        self.line.activated.connect(lambda _: self.line_picked.emit(self.line.value()))
        for left, kerb in self.kerbs.items():
            kerb.activated.connect(
                lambda _, left=left, kerb=kerb: self.kerb_picked.emit(left, kerb.value())
            )

    def _name_entered(self) -> None:
        text = " ".join(self.name.text().split())
        if text != self._said_name:
            self._said_name = text
            self.name_typed.emit(text)

    def _level_changed(self, level: int) -> None:
        if level >= LEVELS[0]:
            self.level_typed.emit(level)

    def _one_way(self) -> None:
        self.one_way.setTristate(False)
        self.one_way_clicked.emit(self.one_way.isChecked())

    def show_roads(self, streets: Sequence[StreetRoad]) -> None:
        """Show what is common to roads."""
        name = common(one.road.name for one in streets)
        self._said_name = name.value or ""
        self.name.setText(self._said_name)
        self.name.setPlaceholderText(DASH if name.is_mixed else self.tr("no name"))
        self.road_class.show_value(_of(common(one.road.road_class for one in streets)))
        level = common(one.road.level for one in streets)
        self.level.show_value(level.value)
        limit = common(one.speed_limit_kmh or NO_LIMIT for one in streets)
        self.limit.show_value(limit.value)
        way = common(one.road.oneway for one in streets)
        self.one_way.setTristate(way.is_mixed)
        state = Qt.CheckState.Checked if way.value else Qt.CheckState.Unchecked
        self.one_way.setCheckState(Qt.CheckState.PartiallyChecked if way.is_mixed else state)
        self.line.show_value(common(line_place(one.section) for one in streets).value)
        for left, kerb in self.kerbs.items():
            rules = common(one.section.kerb_rules[0 if left else 1] for one in streets)
            kerb.show_value(rules.value)

    def retranslate(self) -> None:
        """Write all words again."""
        names = (
            *(self.tr("Name"), self.tr("Class"), self.tr("Speed limit"), self.tr("Level")),
            *(self.tr("Line lies at"), self.tr("Left kerb"), self.tr("Right kerb")),
        )
        for (label, field), name in zip(self._rows, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.road_class.offer((said(words), key) for key, words in CLASSES.items())
        none = (self.tr("not said"), NO_LIMIT)
        self.limit.offer([none, *((f"{kmh} km/h", kmh) for kmh in LIMITS_KMH)])
        self.line.offer((said(words), place) for place, words in LINES.items())
        for kerb in self.kerbs.values():
            kerb.offer((said(KERBS[rule]), rule) for rule in KerbRule)
        self.level.setToolTip(self.tr("0 on the ground, above it for bridges, below for tunnels"))
        self.line.setToolTip(self.tr("Where the road's line lies; the strips move, the line stays"))
        self.one_way.setText(self.tr("One-way"))
        self.turn.setText(self.tr("Turn the line round"))
        self.turn.setToolTip(
            self.tr("Lanes stay where they are; a one-way street is driven the other way then")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _of(found: Common[str]) -> str | None:
    return None if found.is_mixed else found.value
