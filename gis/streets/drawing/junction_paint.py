"""What may be wanted or not at the arms of junctions, and what of it stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import Any

from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.drawing.junction_arms import ArmEnd
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.remake.standing import Standing


class Painted(Enum):
    """What somebody may want or not want painted at an arm; the value is the field's name."""

    CROSSWALK = "crosswalk"
    STOP_LINE = "stop_line"
    WAITING_BOX = "waiting_box"
    TWO_STAGE_BOX = "two_stage_box"
    ARROWS = "arrows"
    BOX_JUNCTION = "box_junction"

    def of(self, design: ArmDesign) -> Wish:
        """The wish of a design."""
        wish: Wish = getattr(design, self.value)
        return wish


KINDS = {
    MarkingKind.CROSSWALK: Painted.CROSSWALK,
    MarkingKind.STOP_LINE: Painted.STOP_LINE,
    MarkingKind.MOTORCYCLE_BOX: Painted.WAITING_BOX,
    MarkingKind.TWO_STAGE_BOX: Painted.TWO_STAGE_BOX,
    MarkingKind.LANE_ARROW: Painted.ARROWS,
    MarkingKind.BOX_JUNCTION: Painted.BOX_JUNCTION,
}


def wished(design: ArmDesign, what: Painted, wish: Wish) -> ArmDesign:
    """The design with another wish."""
    changes: dict[str, Any] = {what.value: wish}
    return replace(design, **changes)


def painted_at(
    standing: Standing, area: str, arms: Iterable[ArmEnd]
) -> dict[ArmEnd, frozenset[Painted]]:
    """What stands at each arm of an area; a box junction stands at all of them.

    Where both ends of a road are arms of one area, both are told the same.
    """
    inside = standing.markings.get(area, {}).values()
    shared = {Painted.BOX_JUNCTION} if _has_box(one.kind for one in inside) else set[Painted]()
    found = {}
    for arm in arms:
        own = standing.markings.get(arm.road, {}).values()
        kinds = {KINDS.get(MarkingKind(one.kind)) for one in own if one.junction == area}
        found[arm] = frozenset({kind for kind in kinds if kind is not None} | shared)
    return found


def _has_box(kinds: Iterable[str]) -> bool:
    return MarkingKind.BOX_JUNCTION.value in kinds
