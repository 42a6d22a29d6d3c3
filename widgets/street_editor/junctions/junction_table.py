"""The table of a junction's arms: what is decided at each, and at all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from gis.drafting.typed import read_number
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from gis.streets.drawing.junction_arms import ArmEnd
from gis.streets.drawing.junction_paint import Painted
from widgets.street_editor.junctions.junction_cells import MetresCell, WishCell
from widgets.street_editor.junctions.junction_facts import ArmFacts, JunctionFacts
from widgets.street_editor.junctions.junction_hand import JunctionHand
from widgets.street_editor.junctions.junction_names import ISLAND, RADIUS, RED_KERB
from widgets.street_editor.junctions.junction_words import painted_words, say

ROWS = (
    Painted.CROSSWALK,
    Painted.STOP_LINE,
    Painted.WAITING_BOX,
    Painted.TWO_STAGE_BOX,
    Painted.ARROWS,
)
SHOWN_ARMS = 8
"""Of more arms only the column of all is shown."""


class JunctionTable(QWidget):
    """A column for all arms and one for each; a row for each thing that may be decided."""

    def __init__(
        self,
        hand: JunctionHand,
        count: ActionCount,
        tell: Callable[[Problem | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hand, self._count, self._tell = hand, count, tell
        self._facts: JunctionFacts | None = None
        self.wishes: dict[tuple[Painted, int], WishCell] = {}
        self.red: dict[int, MetresCell] = {}
        self.radii: dict[int, MetresCell] = {}
        self.islands: dict[int, QCheckBox] = {}
        self._heads: dict[int, QLabel] = {}
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(2)
        self._columns: tuple[int, ...] = ()

    def show_facts(self, facts: JunctionFacts) -> None:
        """Show the arms of the chosen junctions: each of one junction, else only all."""
        self._facts = facts
        single = len(facts.areas) == 1 and len(facts.arms) <= SHOWN_ARMS
        columns = (0, *(one.number for one in facts.arms)) if single else (0,)
        if columns != self._columns:
            self._make(columns)
        self._fill()

    # --- making

    def _make(self, columns: tuple[int, ...]) -> None:
        for cell in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._columns, self._labels = columns, [QLabel() for _ in range(len(ROWS) + 3)]
        self.wishes, self.red, self.radii, self.islands, self._heads = {}, {}, {}, {}, {}
        for row, label in enumerate(self._labels, 1):
            label.setWordWrap(True)
            self._grid.addWidget(label, row, 0)
        self._grid.setColumnStretch(0, 3)
        for place, number in enumerate(columns, 1):
            self._make_column(place, number)

    def _make_column(self, place: int, number: int) -> None:
        head = self._heads[number] = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(head, 0, place)
        self._grid.setColumnStretch(place, 2)
        for row, what in enumerate(ROWS, 1):
            cell = self.wishes[what, number] = WishCell()
            cell.picked.connect(
                lambda wish, what=what, number=number: self._picked(number, what, wish)
            )
            self._grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignCenter)
        red = self.red[number] = MetresCell()
        red.entered.connect(lambda text, number=number: self._red(number, text))
        radius = self.radii[number] = MetresCell()
        radius.entered.connect(lambda text, number=number: self._radius(number, text))
        island = self.islands[number] = QCheckBox()
        island.clicked.connect(lambda on, number=number: self._island(number, on=on))
        row = len(ROWS) + 1
        for cell in (red, radius):
            cell.setMinimumWidth(cell.fontMetrics().horizontalAdvance("00.0") + 14)
            self._grid.addWidget(cell, row, place)
            row += 1
        self._grid.addWidget(island, row, place, Qt.AlignmentFlag.AlignCenter)

    # --- showing

    def _fill(self) -> None:
        facts = self._facts
        if facts is None:
            return
        names = [painted_words(what) for what in ROWS]
        names += [f"{say(RED_KERB)} (m)", f"{say(RADIUS)} (m)", say(ISLAND)]
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        for number in self._columns:
            arms = self._arms(number)
            where = say("All arms")
            if number:
                where = f"{number} {arms[0].name}".strip()
            head = self._heads[number]
            head.setText(say("All") if number == 0 else str(number))
            head.setToolTip(where)
            self._fill_column(number, arms, where)

    def _fill_column(self, number: int, arms: Sequence[ArmFacts], where: str) -> None:
        for what in ROWS:
            self.wishes[what, number].show_state(
                f"{painted_words(what)} · {where}",
                {what.of(one.design) for one in arms},
                {what in one.stands for one in arms},
            )
        about = f"{say(RED_KERB)} · {where}"
        self.red[number].show_values(about, {one.design.red_kerb_m for one in arms}, say("rule"))
        corners = [one for one in arms if one.corner is not None]
        radii = {one.design.corner_radius_m for one in corners}
        stand = {f"{one.corner.radius_m:.1f}" for one in corners if one.corner is not None}
        cell = self.radii[number]
        cell.show_values(
            f"{say('Corner to the right of those who come in')} · {where}",
            radii or {None},
            stand.pop() if len(stand) == 1 else say("rule"),
        )
        cell.setEnabled(bool(corners))
        island = self.islands[number]
        island.setEnabled(bool(corners))
        island.setChecked(bool(corners) and all(one.design.corner_island for one in corners))
        island.setToolTip(f"{say(ISLAND)} · {where}")
        island.setAccessibleName(f"{say(ISLAND)} · {where}")

    def _arms(self, number: int) -> list[ArmFacts]:
        facts = self._facts
        arms = () if facts is None else facts.arms
        return [one for one in arms if number in (0, one.number)]

    def _ends(self, number: int, *, with_corner: bool = False) -> list[ArmEnd]:
        return [one.arm for one in self._arms(number) if one.corner is not None or not with_corner]

    # --- deciding

    def _picked(self, number: int, what: Painted, wish: object) -> None:
        self._count.count(UserAction.PICK)
        self._hand.set_wish(self._ends(number), what, wish)  # type: ignore[arg-type]
        self._fill()

    def _red(self, number: int, text: str) -> None:
        self._enter(text, lambda length: self._hand.set_red_kerb(self._ends(number), length))

    def _radius(self, number: int, text: str) -> None:
        self._enter(
            text,
            lambda radius: self._hand.set_radius(self._ends(number, with_corner=True), radius),
        )

    def _enter(self, text: str, act: Callable[[float | None], None]) -> None:
        self._count.count(UserAction.TYPED)
        try:
            value = read_number(text) if text.strip() else None
        except Problem as problem:
            self._tell(problem)
        else:
            act(value)
        self._fill()

    def _island(self, number: int, *, on: bool) -> None:
        self._count.count(UserAction.CLICK)
        self._hand.set_island(self._ends(number, with_corner=True), on)
        self._fill()
