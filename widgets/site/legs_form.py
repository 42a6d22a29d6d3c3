"""The form for legs and movements: one screen, every party a row, checked while it is filled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.diagrams.leg_cases import CaseParty, LegCase, SiteLegs
from gis.diagrams.leg_answers import AnsweredParty
from gis.diagrams.party_kinds import PartyKind
from gis.scenes.record import Movement
from widgets.parts.fonts import emphasised
from widgets.parts.words import list_text, moment_text
from widgets.site.leg_map import LegMap
from widgets.site.leg_words import COMPASS, leg_text, movement_words, said

ON_WHEELS = (
    *(Movement.STRAIGHT, Movement.LEFT, Movement.RIGHT, Movement.U_TURN, Movement.STARTING),
    *(Movement.STOPPING, Movement.STOPPED, Movement.PARKED, Movement.REVERSING),
    *(Movement.LANE_CHANGE_LEFT, Movement.LANE_CHANGE_RIGHT, Movement.OVERTAKING),
    *(Movement.FELL, Movement.UNKNOWN),
)
ON_FOOT = (Movement.CROSSING, Movement.ALONG, Movement.STANDING, Movement.UNKNOWN)
STEP_DEG = 45.0


class PartyRow:
    """The boxes of one party."""

    def __init__(self, party: CaseParty) -> None:
        self.party = party
        self.on_foot = party.kind is PartyKind.PEDESTRIAN
        self.movement, self.leg_in, self.leg_out = QComboBox(), QComboBox(), QComboBox()
        """On foot the third box says which way the person walked."""

    @property
    def boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        """In the order of the columns."""
        return (self.movement, self.leg_in, self.leg_out)

    def said(self) -> AnsweredParty:
        """What is chosen now."""
        leg_in, last = self.leg_in.currentData(), self.leg_out.currentData()
        return AnsweredParty(
            no=self.party.no,
            movement=Movement(self.movement.currentData()),  # Qt keeps the bare text
            leg_in=leg_in or None,
            leg_out=None if self.on_foot else last or None,
            heading_deg=last if self.on_foot else None,
        )


class LegsForm(QDialog):
    """Asks for leg and movement of every party of one crash."""

    entered = Signal(object, object)
    """The case and a tuple of `AnsweredParty`."""

    def __init__(self, case: LegCase, legs: SiteLegs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case, self._legs = case, legs
        self.rows = [
            PartyRow(party) for party in case.parties if party.kind is not PartyKind.OBJECT
        ]
        self._build()
        self._fill()
        self._wire()
        self.retranslate()
        self._look()

    def _build(self) -> None:
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.titles = [QLabel() for _ in range(4)]
        self._names = [QLabel() for _ in self.rows]
        grid = QGridLayout()
        for column, title in enumerate(self.titles):
            title.setFont(emphasised(self.font()))
            grid.addWidget(title, 0, column)
        for line, (row, name) in enumerate(zip(self.rows, self._names, strict=True), start=1):
            name.setWordWrap(True)
            name.setBuddy(row.movement)
            grid.addWidget(name, line, 0)
            for column, box in enumerate(row.boxes, start=1):
                grid.addWidget(box, line, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, 9 * self.fontMetrics().horizontalAdvance("國"))
        grid.setRowStretch(len(self.rows) + 1, 1)
        self.map = LegMap()
        self.faults = QLabel()
        self.faults.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.addLayout(grid, 2)
        row.addWidget(self.map, 1)
        column.addLayout(row, 1)
        column.addWidget(self.faults)
        column.addWidget(self.buttons)
        self.resize(1040, 440)

    def _fill(self) -> None:
        """Offer what can be chosen, and choose what is known."""
        for row in self.rows:
            movements = ON_FOOT if row.on_foot else ON_WHEELS
            for movement in movements:
                row.movement.addItem("", movement)
            row.leg_in.addItem("", "")
            row.leg_out.addItem("", None if row.on_foot else "")
            for arm in self._legs.arms:
                row.leg_in.addItem("", arm.name)
                if not row.on_foot:
                    row.leg_out.addItem("", arm.name)
            if row.on_foot:
                for place in range(len(COMPASS)):
                    row.leg_out.addItem("", place * STEP_DEG)
            last = row.party.heading_deg if row.on_foot else row.party.leg_out or ""
            known = row.party.movement if row.party.movement in movements else Movement.UNKNOWN
            for box, value in zip(row.boxes, (known, row.party.leg_in or "", last), strict=True):
                box.setCurrentIndex(max(box.findData(value), 0))

    def _wire(self) -> None:
        for row in self.rows:
            for box in row.boxes:
                box.currentIndexChanged.connect(lambda _: self._look())
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)

    def said(self) -> tuple[AnsweredParty, ...]:
        """What is chosen now, party by party."""
        return tuple(row.said() for row in self.rows)

    def _look(self) -> None:
        """Draw what is chosen and tell what is wrong or missing."""
        said_now = self.said()
        faults = self._legs.faults(self._case.case_no, said_now)
        self.faults.setText("\n".join(faults))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not faults)
        picture = self._legs.entered_picture(self._case.case_no, said_now)
        self.map.show_picture(self._legs.arms, picture)
        for row in self.rows:
            self._say_exit(row)

    def _say_exit(self, row: PartyRow) -> None:
        """Say in the first entry of the exits which leg the movement alone leads to."""
        if row.on_foot:
            return
        exits = self._legs.exits(
            row.leg_in.currentData() or "", Movement(row.movement.currentData())
        )
        words = self.tr("not said")
        if len(exits) == 1:
            words = self.tr("by the movement: {leg}").format(leg=exits[0])
        row.leg_out.setItemText(0, words)

    def _save(self) -> None:
        self.entered.emit(self._case, self.said())
        self.accept()

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Legs of case {case}").format(case=self._case.case_no))
        facts = [moment_text(self._case.occurred_at), self._case.type_name]
        self.head.setText(
            "\n".join(text for text in (list_text(f for f in facts if f), self._case.why) if text)
        )
        titles = (
            self.tr("Party"),
            self.tr("Movement"),
            self.tr("Came from leg"),
            self.tr("Left by leg / walked towards"),
        )
        for label, words in zip(self.titles, titles, strict=True):
            label.setText(words)
        for row, name in zip(self.rows, self._names, strict=True):
            self._say_row(row, name)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.map.setAccessibleName(self.tr("The crash as it would be drawn"))
        self.faults.setAccessibleName(self.tr("What is missing"))

    def _say_row(self, row: PartyRow, name: QLabel) -> None:
        party = row.party
        unknown = self.tr("class not known")
        title = self.tr("{no}: {what}").format(no=party.no, what=party.class_name or unknown)
        name.setText(title)
        for place in range(row.movement.count()):
            row.movement.setItemText(place, movement_words(Movement(row.movement.itemData(place))))
        row.leg_in.setItemText(0, self.tr("not said"))
        row.leg_out.setItemText(0, self.tr("not said"))
        for place, arm in enumerate(self._legs.arms, start=1):
            row.leg_in.setItemText(place, leg_text(arm))
            if not row.on_foot:
                row.leg_out.setItemText(place, leg_text(arm))
        if row.on_foot:
            for place, source in enumerate(COMPASS.values(), start=1):
                row.leg_out.setItemText(place, said(source))
        for box, words in zip(row.boxes, (t.text() for t in self.titles[1:]), strict=True):
            box.setAccessibleName(f"{title}: {words}")
        self._say_exit(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._look()
        super().changeEvent(event)

    def open_beside(self) -> None:
        """Show the form without stopping the window."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open()
