"""Which part of the chosen roads an edit of the cross-section is for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from gis.streets.drawing.section_edits import Kept
from widgets.street_editor.quiet_fields import QuietCombo, QuietMetres
from widgets.street_editor.sections.section_hand import ReachChoice, ReachKind
from widgets.street_editor.sections.section_words import KEPT, REACHES, said

LONGEST_M = 100_000.0


class ReachForm(QWidget):
    """The choice, with its distances; and what stays in place when widths change."""

    reach_chosen = Signal(object, bool)
    """A `ReachChoice`; whether a value was typed (else picked from the list)."""
    kept_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.kept = QuietCombo(), QuietCombo()
        self.back, self.start, self.stop = (QuietMetres(LONGEST_M) for _ in range(3))
        self._rows = [
            (QLabel(), field) for field in (self.kind, self.back, self.start, self.stop, self.kept)
        ]
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for label, field in self._rows:
            label.setBuddy(field)
            self._form.addRow(label, field)
        for field in (self.back, self.start, self.stop):
            field.setDecimals(1)
            field.setSingleStep(5.0)
            field.valueChanged.connect(lambda _: self._tell(True))
        self.kind.activated.connect(lambda _: self._tell(False))
        self.kept.activated.connect(lambda _: self.kept_picked.emit(self.kept.value()))
        self.retranslate()
        self.kept.show_value(Kept.MIDDLE)
        self.show_reach(ReachChoice())

    def _tell(self, is_typed: bool) -> None:
        kind = self.kind.value()
        choice = ReachChoice(
            kind=kind if isinstance(kind, ReachKind) else ReachKind.WHOLE,
            back_m=self.back.value(),
            from_m=self.start.value(),
            to_m=self.stop.value(),
        )
        self.show_reach(choice)
        self.reach_chosen.emit(choice, is_typed)

    def show_reach(self, choice: ReachChoice) -> None:
        """Show a choice, with the fields it needs."""
        self.kind.show_value(choice.kind)
        self.back.show_value(choice.back_m)
        self.start.show_value(choice.from_m)
        self.stop.show_value(choice.to_m)
        is_approach = choice.kind in (ReachKind.START, ReachKind.END)
        is_stretch = choice.kind is ReachKind.STRETCH
        for field, shown in ((self.back, is_approach), (self.start, is_stretch)):
            self._form.setRowVisible(field, shown)
        self._form.setRowVisible(self.stop, is_stretch)

    def retranslate(self) -> None:
        """Write all words again."""
        names = (
            *(self.tr("Applies to"), self.tr("Back from the junction"), self.tr("From station")),
            *(self.tr("To station"), self.tr("Width changes")),
        )
        for (label, field), name in zip(self._rows, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.kind.offer((said(words), kind) for kind, words in REACHES.items())
        self.kept.offer((said(words), kept) for kept, words in KEPT.items())
        self.kept.setToolTip(self.tr("What stays where it is when the road grows wider"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
