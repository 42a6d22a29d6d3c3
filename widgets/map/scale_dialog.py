"""Asks between which scales a layer is seen."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gis.mapping.layers import ScaleRange
from widgets.map.layer_words import scale_text

LARGEST = 100_000_000
STEPS = (250, 500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)
USUAL_FINEST, USUAL_COARSEST = 500, 10_000


class ScaleBox(QSpinBox):
    """A scale denominator; arrows go from one usual scale to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, LARGEST)
        self.setPrefix("1:")
        self.setGroupSeparatorShown(True)

    def stepBy(self, steps: int) -> None:
        """The next usual scale in the direction of the arrow."""
        for _ in range(abs(steps)):
            if steps > 0:
                self.setValue(next((s for s in STEPS if s > self.value()), self.value()))
            else:
                self.setValue(next((s for s in reversed(STEPS) if s < self.value()), self.value()))

    def validate(self, text: str, position: int) -> object:
        """A number with or without "1:"."""
        plain = _digits(text)
        if not plain:
            return QValidator.State.Intermediate, text, position
        fits = plain.isdecimal() and 1 <= int(plain) <= LARGEST
        state = QValidator.State.Acceptable if fits else QValidator.State.Invalid
        return state, text, position

    def valueFromText(self, text: str) -> int:
        """The number in the text."""
        plain = _digits(text)
        return int(plain) if plain.isdecimal() else self.value()


def _digits(text: str) -> str:
    """The number of a scale; whoever types "1:" does so behind the box's own."""
    plain = text.replace(QLocale().groupSeparator(), "").strip()
    while plain.startswith("1:"):
        plain = plain.removeprefix("1:").strip()
    return plain


class ScaleDialog(QDialog):
    """Two limits, each of which may be left open."""

    def __init__(
        self, name: str, scales: ScaleRange, denominator: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Scales of a layer"))
        said = QLabel(self.tr("At which scales “{layer}” is seen").format(layer=name))
        said.setWordWrap(True)
        self.from_far = QCheckBox(self.tr("Not when zoomed &out beyond"))
        self.coarsest = ScaleBox()
        self.coarsest.setAccessibleName(self.tr("Smallest scale"))
        self.from_near = QCheckBox(self.tr("Not when zoomed &in beyond"))
        self.finest = ScaleBox()
        self.finest.setAccessibleName(self.tr("Largest scale"))
        self.wrong = QLabel(self.tr("The limits exclude each other: nothing would be seen."))
        self.wrong.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out(said, denominator)
        self._show(scales)
        for switch, box in ((self.from_far, self.coarsest), (self.from_near, self.finest)):
            switch.toggled.connect(box.setEnabled)
            switch.toggled.connect(self._check)
            box.valueChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def _lay_out(self, said: QLabel, denominator: float) -> None:
        grid = QGridLayout()
        grid.addWidget(self.from_far, 0, 0)
        grid.addWidget(self.coarsest, 0, 1)
        grid.addWidget(self.from_near, 1, 0)
        grid.addWidget(self.finest, 1, 1)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addLayout(grid)
        if denominator:
            now = QFormLayout()
            now.addRow(self.tr("The map's scale now:"), QLabel(scale_text(denominator)))
            column.addLayout(now)
        column.addWidget(self.wrong)
        column.addStretch()
        column.addWidget(self.buttons)

    def _show(self, scales: ScaleRange) -> None:
        far, near = not math.isinf(scales.coarsest), scales.finest > 0
        self.from_far.setChecked(far)
        self.from_near.setChecked(near)
        self.coarsest.setEnabled(far)
        self.finest.setEnabled(near)
        self.coarsest.setValue(round(scales.coarsest) if far else USUAL_COARSEST)
        self.finest.setValue(round(scales.finest) if near else USUAL_FINEST)

    def scales(self) -> ScaleRange:
        """What was answered."""
        finest = float(self.finest.value()) if self.from_near.isChecked() else 0.0
        coarsest = float(self.coarsest.value()) if self.from_far.isChecked() else math.inf
        return ScaleRange(finest, coarsest)

    def _check(self) -> None:
        scales = self.scales()
        fits = scales.finest <= scales.coarsest
        policy = self.wrong.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.wrong.setSizePolicy(policy)
        self.wrong.setVisible(not fits)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fits)
