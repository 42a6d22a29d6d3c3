"""What 道路交通標誌標線號誌設置規則 does not allow at a junction, and what had no room there."""

from __future__ import annotations

from gis.problems import Problem
from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.cross_section import Direction
from gis.streets.derived import StreetRoad
from gis.streets.drawing.junction_arms import ArmEnd, arms_of, corners_of, design_of
from gis.streets.drawing.junction_paint import Painted, painted_at, wished
from gis.streets.markings.zones import BOX_SPEED_KMH
from gis.streets.remake.standing import Standing

RADIUS_OFF_M = 0.25
"""A radius that stands this much below the one wanted had no room."""


def area_of(standing: Standing, arm: ArmEnd) -> str | None:
    """The area that an arm leaves."""
    shape = standing.shapes.get(arm.road)
    if shape is None:
        return None
    return shape.end_area if arm.end else shape.start_area


def lanes_in(street: StreetRoad, end: int) -> int:
    """Lanes that lead to the junction at an end of a road."""
    towards = {Direction.FORWARD if end else Direction.BACKWARD, Direction.BOTH}
    return sum(one.is_lane and one.direction in towards for one in street.section.elements)


def refusal(standing: Standing, arm: ArmEnd, what: Painted, design: ArmDesign) -> Problem | None:
    """Why the law does not allow something at an arm that has a design; None where it does.

    The control is the design's, or what the junction has now.
    """
    control = design.control or control_at(standing, arm)
    street = standing.network.streets[arm.road]
    name, area = name_of(standing, arm), area_of(standing, arm)
    needs_lanes = what not in (Painted.CROSSWALK, Painted.BOX_JUNCTION)
    if needs_lanes and not lanes_in(street, arm.end):
        return Problem("JUNCTION_NO_LANES_IN", name=name)
    if what is Painted.BOX_JUNCTION and control is Control.SIGNAL:
        return Problem("JUNCTION_BOX_AT_SIGNALS")
    if what is Painted.WAITING_BOX:
        return _no_waiting_box(street, control, name)
    if what is Painted.TWO_STAGE_BOX and control is not Control.SIGNAL:
        return Problem("JUNCTION_TWO_STAGE_WITHOUT_SIGNALS")
    if what is Painted.STOP_LINE and control in (None, Control.NONE):
        crossed = _has_crosswalk(standing, arm, area, design)
        return None if crossed else Problem("JUNCTION_STOP_LINE_WITHOUT_CAUSE", name=name)
    if what is Painted.CROSSWALK and area is not None and len(arms_of(standing, area)) < 3:
        return Problem("JUNCTION_CROSSWALK_AT_BEND")
    return None


def _has_crosswalk(standing: Standing, arm: ArmEnd, area: str | None, design: ArmDesign) -> bool:
    if design.crosswalk is not Wish.RULE or area is None:
        return design.crosswalk is Wish.YES
    return Painted.CROSSWALK in painted_at(standing, area, [arm])[arm]


def _no_waiting_box(street: StreetRoad, control: Control | None, name: str) -> Problem | None:
    limit = street.speed_limit_kmh
    if limit is not None and limit > BOX_SPEED_KMH:
        return Problem("JUNCTION_WAITING_BOX_SPEED", name=name, limit=limit)
    if control is not Control.SIGNAL:
        return Problem("JUNCTION_WAITING_BOX_WITHOUT_SIGNALS")
    return None


def control_at(standing: Standing, arm: ArmEnd) -> Control | None:
    """How the junction at an arm is regulated now."""
    area = standing.areas.get(area_of(standing, arm) or "")
    return None if area is None else area.control


def lawful(standing: Standing, arm: ArmEnd, design: ArmDesign) -> tuple[ArmDesign, list[Problem]]:
    """A design with what the law does not allow left to the rule, and why."""
    told = []
    for what in Painted:
        if what.of(design) is Wish.YES:
            problem = refusal(standing, arm, what, design)
            if problem is not None:
                design = wished(design, what, Wish.RULE)
                told.append(problem)
    return design, told


def shortfalls(standing: Standing, area: str) -> list[Problem]:
    """What is wanted in an area and had no room: nothing is left out silently."""
    if area not in standing.areas:
        return []
    arms = arms_of(standing, area)
    stands = painted_at(standing, area, arms)
    found = []
    for arm in arms:
        design, name = design_of(standing.network, arm), name_of(standing, arm)
        for what in Painted:
            if what.of(design) is Wish.YES and what not in stands[arm]:
                found.append(Problem(f"JUNCTION_NO_ROOM_{what.name}", name=name))
    return found + _corners(standing, area)


def _corners(standing: Standing, area: str) -> list[Problem]:
    found = []
    rounded = {corner.arm: corner for corner in corners_of(standing, area)}
    islands = len(standing.islands.get(area, {}))
    wanted = 0
    for arm, corner in rounded.items():
        design = design_of(standing.network, arm)
        wanted += design.corner_island
        radius = design.corner_radius_m
        if radius is not None and corner.radius_m < radius - RADIUS_OFF_M:
            found.append(
                Problem(
                    "JUNCTION_RADIUS_NO_ROOM",
                    name=name_of(standing, arm),
                    wanted=radius,
                    made=round(corner.radius_m, 1),
                )
            )
    if wanted > islands:
        found.append(Problem("JUNCTION_ISLAND_NO_ROOM"))
    return found


def name_of(standing: Standing, arm: ArmEnd) -> str:
    """The arm's number in its area and the name of its street, as the panel shows them."""
    area = area_of(standing, arm)
    arms = () if area is None else arms_of(standing, area)
    number = str(arms.index(arm) + 1) if arm in arms else ""
    return f"{number} {standing.network.streets[arm.road].road.name}".strip()
