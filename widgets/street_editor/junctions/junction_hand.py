"""What panel and tool do to junctions: each one undo entry, with what the law says of it; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.streets.street_document import StreetDocument
from gis.problems import Problem
from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_arms import ArmEnd, arms_of, design_of
from gis.streets.drawing.junction_edits import (
    by_rule,
    no_lesser_street,
    preset_applied,
    with_control,
    with_island,
    with_radius,
    with_red_kerb,
    with_stop_signs,
    with_wish,
)
from gis.streets.drawing.junction_law import area_of, refusal, shortfalls
from gis.streets.drawing.junction_paint import Painted, painted_at, wished
from gis.streets.drawing.presets import JunctionPreset
from gis.streets.remake.change import StreetChange
from widgets.street_editor.around import EditorAround
from widgets.street_editor.junctions.junction_names import (
    BACK_TO_RULE,
    CONTROL,
    ISLAND,
    PAINTED,
    RADIUS,
    RED_KERB,
)

Say = Callable[[str], str]
"""The officer's words for a source text."""


class JunctionHand:
    """Makes decisions at arms; tells what is forbidden or lacked room, and leaves that out."""

    def __init__(self, around: EditorAround, say: Say) -> None:
        self._around, self._say = around, say

    @property
    def document(self) -> StreetDocument:
        """The streets."""
        return self._around.document

    def arms(self, areas: Iterable[str]) -> list[ArmEnd]:
        """All arms of areas."""
        standing = self.document.standing
        return [arm for area in areas for arm in arms_of(standing, area)]

    # --- decisions

    def set_control(self, areas: Sequence[str], control: Control | None) -> None:
        """How traffic is regulated at whole junctions; SIGN: the lesser street stops."""
        network = self.document.network
        if control is Control.SIGN:
            each = [self.arms([area]) for area in areas]
            standing = self.document.standing
            told = [problem for area in areas for problem in no_lesser_street(standing, area)]
            self._run(with_stop_signs(network, each), CONTROL, told[0] if told else None)
        else:
            self._run(with_control(network, self.arms(areas), control), CONTROL)

    def set_wish(self, arms: Sequence[ArmEnd], what: Painted, wish: Wish) -> None:
        """Something wanted, not wanted or by rule; what the law forbids is told and left out."""
        standing = self.document.standing
        told, allowed = None, list(arms)
        if wish is Wish.YES:
            found = {
                arm: refusal(
                    standing, arm, what, wished(design_of(standing.network, arm), what, wish)
                )
                for arm in arms
            }
            told = next((problem for problem in found.values() if problem is not None), None)
            allowed = [arm for arm, problem in found.items() if problem is None]
        self._run(with_wish(standing.network, allowed, what, wish), PAINTED[what], told)

    def toggle(self, arms: Sequence[ArmEnd], what: Painted) -> None:
        """Take away what stands at the first of the arms, or want it at all of them."""
        area = area_of(self.document.standing, arms[0])
        if area is None:
            return
        stands = what in painted_at(self.document.standing, area, arms[:1])[arms[0]]
        self.set_wish(arms, what, Wish.NO if stands else Wish.YES)

    def set_red_kerb(self, arms: Sequence[ArmEnd], length_m: float | None) -> None:
        """Length of red lines from the mouths; None by rule."""
        self._attempt(lambda: with_red_kerb(self.document.network, arms, length_m), RED_KERB)

    def set_radius(self, arms: Sequence[ArmEnd], radius_m: float | None) -> None:
        """Radius of the arms' corners; None by rule."""
        self._attempt(lambda: with_radius(self.document.network, arms, radius_m), RADIUS)

    def set_island(self, arms: Sequence[ArmEnd], island: bool) -> None:
        """Islands in the arms' corners, or none."""
        self._run(with_island(self.document.network, arms, island), ISLAND)

    def back_to_rule(self, arms: Sequence[ArmEnd]) -> None:
        """Take back all decisions at arms."""
        self._run(by_rule(self.document.network, arms), BACK_TO_RULE)

    def apply(self, areas: Sequence[str], preset: JunctionPreset, name: str) -> None:
        """A preset on all arms of all areas; `name` stands in the undo list."""
        standing = self.document.standing
        try:
            made = preset_applied(standing, areas, preset, self._around.new_id)
        except Problem as problem:
            self._around.tell(problem)
            return
        self._run(made.change, name, made.told[0] if made.told else None)

    # --- inside

    def _attempt(self, change: Callable[[], StreetChange], name: str) -> None:
        try:
            made = change()
        except Problem as problem:
            self._around.tell(problem)
            return
        self._run(made, name)

    def _run(self, change: StreetChange, name: str, told: Problem | None = None) -> None:
        """Store a change unless it is none, and tell what is to be told of it."""
        document = self.document
        document.drop_preview()
        if change.new:
            before = {str(problem) for problem in self._short(change)}
            try:
                document.run(change, self._say(name))
            except Problem as problem:
                self._around.tell(problem)
                return
            lacking = (one for one in self._short(change) if str(one) not in before)
            told = told or next(lacking, None)
        self._around.tell(told)

    def _short(self, change: StreetChange) -> list[Problem]:
        """What has no room in the areas at the ends of changed roads."""
        standing = self.document.standing
        ends = (ArmEnd(one.road.uid, end) for one in change.new for end in (0, 1))
        areas = sorted({area for arm in ends if (area := area_of(standing, arm)) is not None})
        return [problem for area in areas for problem in shortfalls(standing, area)]
