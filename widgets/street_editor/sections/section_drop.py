"""A card dragged onto the map: the approach under it shows the cross-section, and gets it."""

from __future__ import annotations

from collections.abc import Callable

import shapely
from shapely.ops import substring

from app.section_shelf import SectionShelf
from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.drawing.approaches import Approach, approach_at, preset_dropped
from gis.streets.drawing.presets import SectionPreset
from gis.streets.remake.change import StreetChange
from widgets.street_editor.around import EditorAround

SECTION_MIME = "application/x-daoan-section"
OVERLAY = "section drop"
REACH_PX = 12.0
"""So far beside a road it is still meant."""


class SectionDrop:
    """Takes cards (their code as text) on the map, one undo entry each."""

    mime = SECTION_MIME

    def __init__(
        self, around: EditorAround, shelf: SectionShelf, undo_name: Callable[[SectionPreset], str]
    ) -> None:
        self._around, self._shelf, self._undo_name = around, shelf, undo_name
        self._shown: tuple[str, Approach] | None = None
        """What is previewed now."""

    def over(self, text: str, at: Point) -> bool:
        """Show the cross-section on the approach here; whether there is one."""
        found = self._found(text, at)
        if found is None:
            self.away()
            return False
        preset, approach = found
        if self._shown == (text, approach):
            return True
        self._shown = (text, approach)
        try:
            change = self._change(preset, approach)
        except Problem as problem:  # said at once: the card must not be let go here
            self.away()
            self._around.tell(problem)
            return False
        self._around.document.preview(lambda _: change, self._around.tell)
        self._around.canvas.show_overlay(OVERLAY, self._marks(approach))
        return True

    def away(self) -> None:
        """Nothing is dragged here any more."""
        if self._shown is not None:
            self._shown = None
            self._around.document.drop_preview()
        self._around.canvas.show_overlay(OVERLAY, ())

    def dropped(self, text: str, at: Point) -> bool:
        """Put the cross-section on the approach here; whether there is one."""
        self.away()
        self._around.count.count(UserAction.DRAG)
        found = self._found(text, at)
        if found is None:
            self._around.tell(Problem("DROP_ON_ROAD"))
            return False
        preset, approach = found
        try:
            change = self._change(preset, approach)
            self._around.document.run(change, self._undo_name(preset))
        except Problem as problem:
            self._around.tell(problem)
            return False
        self._around.tell(None)
        self._choose(change, preset)
        self._shelf.used(preset.code)
        return True

    def _found(self, text: str, at: Point) -> tuple[SectionPreset, Approach] | None:
        preset = self._shelf.preset(text)
        reach = REACH_PX * self._around.canvas.metres_per_pixel
        approach = approach_at(self._around.document.standing, at, reach)
        return None if preset is None or approach is None else (preset, approach)

    def _change(self, preset: SectionPreset, approach: Approach) -> StreetChange:
        around = self._around
        return preset_dropped(around.document.standing, approach, preset, around.new_id)

    def _choose(self, change: StreetChange, preset: SectionPreset) -> None:
        """The piece that got the cross-section is what the officer works on next."""
        made = [one for one in change.new if _has(one, preset)]
        if made:
            uid = made[0].road.uid
            self._around.document.choose(Chosen(kind=ChosenKind.ROAD, uid=uid))

    def _marks(self, approach: Approach) -> tuple[OverlayShape, ...]:
        line = self._around.document.network.streets[approach.road].road.line
        if approach.end == 0:
            line = substring(line, 0.0, approach.back_m)
        elif approach.end == 1:
            line = substring(line, max(0.0, line.length - approach.back_m), line.length)
        points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
        return (OverlayShape(points=points, look=OverlayLook.HOVERED),)


def _has(street: StreetRoad, preset: SectionPreset) -> bool:
    widths = sorted(one.width_m for one in preset.elements)
    return sorted(one.width_m for one in street.section.elements) == widths
