"""What the junction panel shows of the chosen junctions; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gis.streets.arm_design import ArmDesign
from gis.streets.control import Control
from gis.streets.cross_section import Direction
from gis.streets.derived import StreetRoad
from gis.streets.drawing.junction_arms import ArmEnd, Corner, arms_of, corners_of
from gis.streets.drawing.junction_law import lanes_in
from gis.streets.drawing.junction_paint import Painted, painted_at
from gis.streets.remake.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmFacts:
    """One arm of a chosen junction."""

    arm: ArmEnd
    number: int
    """From 1, clockwise from north."""
    name: str
    lanes_in: int
    lanes_out: int
    limit_kmh: int | None
    design: ArmDesign
    stands: frozenset[Painted]
    corner: Corner | None
    """The corner that belongs to the arm; None where the kerb runs through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JunctionFacts:
    """All arms of the chosen junctions; `control` and wishes None where they differ."""

    areas: tuple[str, ...]
    names: tuple[str, ...]
    arms: tuple[ArmFacts, ...]
    control: Control | None
    is_decided: bool
    """Whether somebody decided the control of all of them."""

    @property
    def ends(self) -> list[ArmEnd]:
        """The arms themselves."""
        return [one.arm for one in self.arms]


def facts_of(standing: Standing, areas: Sequence[str]) -> JunctionFacts:
    """What there is to know of areas that stand."""
    held = [uid for uid in areas if uid in standing.areas]
    each = [_arms(standing, uid) for uid in held]
    controls = {standing.areas[uid].control for uid in held}
    decided = [any(one.design.control is not None for one in arms) for arms in each]
    return JunctionFacts(
        areas=tuple(held),
        names=tuple(_name(standing, uid) for uid in held),
        arms=tuple(one for arms in each for one in arms),
        control=controls.pop() if len(controls) == 1 else None,
        is_decided=bool(decided) and all(decided),
    )


def _name(standing: Standing, area: str) -> str:
    """The name of a junction: its own, else those of the streets that meet."""
    if standing.areas[area].name:
        return standing.areas[area].name
    streets = standing.network.streets
    names = (streets[arm.road].road.name for arm in arms_of(standing, area))
    return " / ".join(dict.fromkeys(name for name in names if name))


def _arms(standing: Standing, area: str) -> list[ArmFacts]:
    arms = arms_of(standing, area)
    stands = painted_at(standing, area, arms)
    corners = {one.arm: one for one in corners_of(standing, area)}
    return [
        _arm(standing.network.streets[arm.road], arm, number, stands[arm], corners.get(arm))
        for number, arm in enumerate(arms, 1)
    ]


def _arm(
    street: StreetRoad,
    arm: ArmEnd,
    number: int,
    stands: frozenset[Painted],
    corner: Corner | None,
) -> ArmFacts:
    away = {Direction.BACKWARD if arm.end else Direction.FORWARD, Direction.BOTH}
    out = sum(one.is_lane and one.direction in away for one in street.section.elements)
    return ArmFacts(
        arm=arm,
        number=number,
        name=street.road.name,
        lanes_in=lanes_in(street, arm.end),
        lanes_out=out,
        limit_kmh=street.speed_limit_kmh,
        design=street.ends[arm.end],
        stands=stands,
        corner=corner,
    )
