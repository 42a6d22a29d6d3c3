"""Decisions at junctions as changes of roads: control, wishes, red kerbs, corners, presets.

Every function gives one `StreetChange`; it holds only roads that are not as wanted already, so it
is empty where there is nothing to do, and making it twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.arm_design import BY_RULE, ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.derived import StreetRoad
from gis.streets.drawing.junction_arms import ArmEnd, arms_of, design_of
from gis.streets.drawing.junction_law import lawful
from gis.streets.drawing.junction_paint import Painted, wished
from gis.streets.drawing.junction_ranks import lesser_arms
from gis.streets.drawing.presets import JunctionPreset, applied_to_junctions
from gis.streets.drawing.strokes import IdMaker
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Network, Standing

MOST_RADIUS_M = 45.0
MOST_RED_KERB_M = 200.0


def redesigned(network: Network, designs: Mapping[ArmEnd, ArmDesign]) -> StreetChange:
    """The change that gives arms designs."""
    new: dict[RoadUid, StreetRoad] = {}
    for arm, design in sorted(designs.items(), key=lambda item: item[0]):
        street = new.get(arm.road, network.streets[arm.road])
        if street.ends[arm.end] != design:
            start, end = street.ends
            ends = (design, end) if arm.end == 0 else (start, design)
            new[arm.road] = replace(street, ends=ends)
    return StreetChange(gone=frozenset(new), new=tuple(new.values()))


def changed(
    network: Network, arms: Iterable[ArmEnd], how: Callable[[ArmDesign], ArmDesign]
) -> StreetChange:
    """The same done to the designs of arms."""
    return redesigned(network, {arm: how(design_of(network, arm)) for arm in arms})


def with_control(network: Network, arms: Iterable[ArmEnd], control: Control | None) -> StreetChange:
    """How traffic is regulated at arms; a 網狀線 that was wanted goes where signals come (173)."""

    def how(design: ArmDesign) -> ArmDesign:
        kept = replace(design, control=control)
        if control is Control.SIGNAL and design.box_junction is Wish.YES:
            return replace(kept, box_junction=Wish.RULE)
        return kept

    return changed(network, arms, how)


def with_stop_signs(network: Network, junctions: Iterable[Collection[ArmEnd]]) -> StreetChange:
    """Stop signs at the lesser streets of junctions, each given by all its arms.

    Where no street is lesser, every arm must stop.
    """
    designs = {}
    for arms in junctions:
        stopped = lesser_arms(network, arms) or frozenset(arms)
        for arm in arms:
            control = Control.SIGN if arm in stopped else Control.NONE
            designs[arm] = replace(design_of(network, arm), control=control)
    return redesigned(network, designs)


def no_lesser_street(standing: Standing, area: str) -> list[Problem]:
    """A word on areas where no street is lesser, so that all arms must stop."""
    if lesser_arms(standing.network, arms_of(standing, area)):
        return []
    return [Problem("JUNCTION_NO_LESSER_STREET", name=standing.areas[area].name)]


def with_wish(network: Network, arms: Iterable[ArmEnd], what: Painted, wish: Wish) -> StreetChange:
    """Something wanted, not wanted, or left to the rule at arms."""
    return changed(network, arms, lambda design: wished(design, what, wish))


def with_red_kerb(network: Network, arms: Iterable[ArmEnd], length_m: float | None) -> StreetChange:
    """Red lines from the mouths along both kerbs; None by rule. Raises `Problem`."""
    if length_m is not None and not 0.0 <= length_m <= MOST_RED_KERB_M:
        raise Problem("JUNCTION_RED_KERB_LENGTH", most=MOST_RED_KERB_M)
    return changed(network, arms, lambda design: replace(design, red_kerb_m=length_m))


def with_radius(network: Network, arms: Iterable[ArmEnd], radius_m: float | None) -> StreetChange:
    """Kerb radius of the arms' corners; None by rule. Raises `Problem`."""
    if radius_m is not None and not 0.0 <= radius_m <= MOST_RADIUS_M:
        raise Problem("JUNCTION_RADIUS_RANGE", most=MOST_RADIUS_M)
    return changed(network, arms, lambda design: replace(design, corner_radius_m=radius_m))


def with_island(network: Network, arms: Iterable[ArmEnd], island: bool) -> StreetChange:
    """Islands inside the arms' corners, or none."""
    return changed(network, arms, lambda design: replace(design, corner_island=island))


def by_rule(network: Network, arms: Iterable[ArmEnd]) -> StreetChange:
    """All decisions at arms taken back."""
    return changed(network, arms, lambda design: BY_RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetApplied:
    """What a preset makes of junctions."""

    change: StreetChange
    told: tuple[Problem, ...] = ()
    """What of it the law does not allow there and was left to the rule, each sentence once."""


def preset_applied(
    standing: Standing, areas: Iterable[str], preset: JunctionPreset, new_id: IdMaker
) -> PresetApplied:
    """A preset on all arms of all areas, in one change.

    Its design replaces all decisions but radii and islands of corners, unless it gives them.
    """
    network = standing.network
    wanted = sorted({uid for uid in areas if uid in standing.areas})
    designs: dict[ArmEnd, ArmDesign] = {}
    told: dict[tuple[str, str], Problem] = {}
    for area in wanted:
        refused = no_lesser_street(standing, area) if preset.lesser is not None else []
        for arm, design in _designs(standing, area, preset).items():
            designs[arm], forbidden = lawful(standing, arm, design)
            refused += forbidden
        for problem in refused:
            told.setdefault((problem.code, str(sorted(problem.params.items()))), problem)
    change = redesigned(network, designs)
    if preset.section is not None:
        after = network.changed(change.gone, change.new)
        nodes = {node for area in wanted for node in standing.nodes_of_area(area)}
        inner = {uid for uid in network.roads_at(nodes) if standing.is_inner(uid)}
        more = applied_to_junctions(after, nodes, preset, new_id, kept=inner)
        change = _both(network, change, more)
    return PresetApplied(change=change, told=tuple(told.values()))


def _designs(standing: Standing, area: str, preset: JunctionPreset) -> dict[ArmEnd, ArmDesign]:
    """The designs that a preset gives the arms of one area."""
    network, arms = standing.network, arms_of(standing, area)
    lesser = lesser_arms(network, arms) or frozenset(arms)
    if preset.lesser is None:
        lesser = frozenset()
    found = {}
    for arm in arms:
        design = preset.lesser if arm in lesser else preset.design
        if design is None:
            continue
        kept = design_of(network, arm)
        if design.corner_radius_m is None and not design.corner_island:
            design = replace(
                design, corner_radius_m=kept.corner_radius_m, corner_island=kept.corner_island
            )
        found[arm] = design
    return found


def _both(network: Network, first: StreetChange, then: StreetChange) -> StreetChange:
    """Two changes, one after the other, as one."""
    made = {one.road.uid: one for one in first.new if one.road.uid not in then.gone}
    made |= {one.road.uid: one for one in then.new}
    gone = (first.gone | then.gone) & frozenset(network.streets)
    return StreetChange(gone=gone, new=tuple(made.values()))
