"""The arms that a party's way leads from and to, by the rules of the interchange contract.

Where the path crosses the junction's edge, the mouth it crosses tells the arm. A way that the
drawing does not show to its end is read from its bend, then from its action; legs from the
action are listed as assumed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from gis.angles import Point, gap_deg, unit_vector
from gis.scenes.action_exits import TURN_ACTIONS, U_TURN_ACTION, exits_by_action
from gis.scenes.arm_models import TELLING_M, misfit_m
from gis.scenes.junction_area import contains, junction_hull, mouth_distances, turn_between
from gis.scenes.paths import dense, distance_to_path, forward_m, lateral_m, start_heading
from gis.scenes.scene import Arm, SceneJunction
from gis.scenes.trace import STRAIGHT_DEG, PartyTrace

_OFF_ARM_M = 6.0
"""A path farther beside an arm than this does not come from it (a drive, a yard)."""
_OFF_MOUTH_DEG = 75.0
"""Nobody crosses a mouth more askew than this."""
_OVERTURNED_DEG = 30.0
"""Nobody steers this far past the direction of the arm that he turns into."""
_U_TURN_SHAPE_M = 1.5
"""U-turns have many shapes: one that the action names may fit worse than another arm by this."""
_AT_MOUTH_M = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A junction with its inside, ready for questions."""

    centre: Point
    arms: tuple[Arm, ...]
    polygon: tuple[Point, ...]
    mouths: dict[str, float]
    reach_m: float
    """From the centre to the farthest corner of the inside, and a little more."""

    def arm(self, name: str) -> Arm:
        """The arm of a name."""
        return next(arm for arm in self.arms if arm.name == name)

    def inside(self, point: Point) -> bool:
        """Whether the point lies inside the junction."""
        return math.dist(point, self.centre) <= self.reach_m and contains(self.polygon, point)


def site_of(junction: SceneJunction, polygon: Sequence[Point] | None = None) -> Site:
    """The junction's arms with its inside: the polygon given, or the hull of the arm mouths."""
    inside = tuple(polygon) if polygon is not None else junction_hull(junction)
    return Site(
        centre=junction.centre,
        arms=junction.arms,
        polygon=inside,
        mouths=mouth_distances(junction.arms),
        reach_m=max((math.dist(junction.centre, one) for one in inside), default=0.0) + 1.0,
    )


@dataclass(slots=True)
class Legs:
    """Legs found for one party, and how."""

    leg_in: str | None = None
    leg_out: str | None = None
    assumed: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(leg, how it was found) in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """Where a path crosses the junction's edge, as indices into its dense points."""

    points: list[Point]
    entered: int | None
    left: int | None


def find_legs(trace: PartyTrace, site: Site) -> Legs:
    """Legs of one vehicle at a junction."""
    legs = Legs()
    if trace.at is None or trace.travel_out_deg is None or not site.arms:
        return legs
    passage = _passage(trace, site)
    _drawn_legs(trace, site, passage, legs)
    if legs.leg_in is None and legs.leg_out is None and "leg_in" not in legs.unknown:
        _leg_in_by_heading(trace, site, legs)
    if legs.leg_out is None and legs.leg_in is not None:
        _way_out(trace, site, passage, legs)
    elif legs.leg_in is None and legs.leg_out is not None:
        _way_back(trace, site, legs)
    return legs


def _passage(trace: PartyTrace, site: Site) -> _Passage:
    points = dense(trace.path if trace.path else (trace.at or site.centre,))
    flags = [site.inside(point) for point in points]
    entered = next((i for i, inside in enumerate(flags) if inside), None)
    left = None
    if entered is not None:
        last = max(i for i, inside in enumerate(flags) if inside)
        left = last + 1 if last + 1 < len(points) else None
    return _Passage(points=points, entered=entered, left=left)


def _drawn_legs(trace: PartyTrace, site: Site, passage: _Passage, legs: Legs) -> None:
    """Legs that the path itself shows by crossing a mouth or running on an arm."""
    points, heading_in, heading_out = passage.points, trace.travel_in_deg, trace.travel_out_deg
    if heading_in is None or heading_out is None:
        return
    if passage.entered is None:
        _legs_beside(trace, site, points, legs)
        return
    if passage.entered > 0:
        before = points[max(0, passage.entered - 8)]
        outwards = (start_heading((before, points[passage.entered])) or heading_in) + 180.0
        legs.leg_in = _arm_at(site, points[passage.entered - 1], outwards)
        if legs.leg_in is None:
            legs.unknown.append("leg_in")
        else:
            _note(legs, "leg_in", "path")
    elif (near := _mouth_entered(trace, site, points[0])) is not None:
        legs.leg_in = near
        _note(legs, "leg_in", "path")
    if passage.left is not None:
        last = points[min(len(points) - 1, passage.left + 8)]
        outwards = start_heading((points[passage.left - 1], last)) or heading_out
        legs.leg_out = _arm_at(site, points[passage.left], outwards)
        if legs.leg_out is not None:
            _note(legs, "leg_out", "path")


def _legs_beside(trace: PartyTrace, site: Site, points: list[Point], legs: Legs) -> None:
    """Legs of a path that stays outside the junction: on an arm, towards it or away from it."""
    heading_in, heading_out = trace.travel_in_deg or 0.0, trace.travel_out_deg or 0.0
    first = _arm_on(site, points[0])
    last = _arm_on(site, points[-1])
    if first is None and last is None:
        legs.unknown.append("leg_in")
        return
    if first is not None and gap_deg(heading_in, first.bearing_deg) > 90.0:
        legs.leg_in = first.name
        _note(legs, "leg_in", "path")
    if last is not None and gap_deg(heading_out, last.bearing_deg) < 90.0:
        legs.leg_out = last.name
        _note(legs, "leg_out", "path")


def _mouth_entered(trace: PartyTrace, site: Site, start: Point) -> str | None:
    """The arm at whose mouth a path begins on its way in, or None."""
    heading = trace.travel_in_deg
    if heading is None or distance_to_path(start, [*site.polygon, *site.polygon[:1]]) > _AT_MOUTH_M:
        return None
    if forward_m(start, heading, site.centre) <= 0.0:
        return None
    arm = _arm_on(site, start)
    inward = arm is not None and gap_deg(heading, arm.bearing_deg + 180.0) <= 60.0
    return arm.name if arm is not None and inward else None


def _arm_at(site: Site, point: Point, outwards_deg: float) -> str | None:
    """The arm whose mouth a path crosses at `point`, heading outwards or coming from there.

    Where the inside bulges out beyond all mouths (arms on one side only), no mouth is crossed.
    """
    costs: dict[str, float] = {}
    for arm in site.arms:
        askew = gap_deg(outwards_deg, arm.bearing_deg)
        if askew <= _OFF_MOUTH_DEG:
            costs[arm.name] = _beside_m(site, arm, point) + askew / 30.0
    best = min(costs, key=lambda name: (costs[name], name), default=None)
    if best is None or _beside_m(site, site.arm(best), point) > _OFF_ARM_M:
        return None
    return best


def _arm_on(site: Site, point: Point) -> Arm | None:
    """The arm that a point outside the junction lies on, or None."""
    best = min(site.arms, key=lambda arm: (_beside_m(site, arm, point), arm.name))
    return best if _beside_m(site, best, point) <= _OFF_ARM_M else None


def _beside_m(site: Site, arm: Arm, point: Point) -> float:
    """How far a point lies beside or before an arm's strip; far out the arm may bend a little."""
    east, north = unit_vector(arm.bearing_deg)
    dx, dy = point[0] - site.centre[0], point[1] - site.centre[1]
    along, across = dx * east + dy * north, abs(dx * north - dy * east)
    slack = 0.1 * max(0.0, along - site.mouths[arm.name])
    aside = max(0.0, across - arm.half_width_m - slack)
    return math.hypot(aside, max(0.0, -along)) + 0.01 * across


def _leg_in_by_heading(trace: PartyTrace, site: Site, legs: Legs) -> None:
    """Legs of a party first drawn inside the junction: its heading there points back and on."""
    heading = trace.travel_in_deg
    if heading is None:
        return
    start = trace.path[0] if trace.path else site.centre
    past = forward_m(start, heading, site.centre) < -_AT_MOUTH_M
    if past and not trace.bent and trace.moving:
        out = _nearest_arm(site.arms, heading)
        if out is not None:
            legs.leg_out = out.name
            _note(legs, "leg_out", "heading")
            return
    back = _nearest_arm(site.arms, heading + 180.0)
    if back is not None:
        legs.leg_in = back.name
        legs.assumed.append("leg_in")
        _note(legs, "leg_in", "heading")


def _nearest_arm(arms: Sequence[Arm], bearing: float) -> Arm | None:
    """The arm most nearly along a bearing, within 30 deg."""
    if not arms:
        return None
    best = min(arms, key=lambda arm: (gap_deg(arm.bearing_deg, bearing), arm.name))
    return best if gap_deg(best.bearing_deg, bearing) < STRAIGHT_DEG else None


def _way_out(trace: PartyTrace, site: Site, passage: _Passage, legs: Legs) -> None:
    """The exit of a party whose drawing ends before it: from the bend, else from the action."""
    entry = site.arm(legs.leg_in or "")
    others = [arm for arm in site.arms if arm.name != entry.name]
    turns = {arm.name: turn_between(entry, arm) for arm in others}
    action = trace.party.action_code
    lane_change = action in ("07", "08") and abs(trace.change_deg) < STRAIGHT_DEG
    if trace.bent and not lane_change and passage.entered is not None:
        _exit_by_bend(trace, site, passage, legs, turns)
        return
    if trace.bent and not lane_change and abs(trace.change_deg) > 120.0:
        _set(legs, "leg_out", [entry.name], assumed=False)
        return
    wanted = exits_by_action(action, turns, entry.name, silent_is_straight=not trace.reversing)
    _settle(trace, site, passage, legs, "leg_out", wanted)


def _settle(
    trace: PartyTrace,
    site: Site,
    passage: _Passage,
    legs: Legs,
    leg: str,
    wanted: list[str] | None,
) -> None:
    """Take the only arm that the action allows; of several the one that the path tells apart."""
    if wanted is None:
        return
    if len(wanted) > 1:
        told = _told_apart(trace, site, passage, legs.leg_in, wanted)
        if told is None:
            legs.ambiguous.append(leg)
            return
        wanted = [told]
    if wanted:
        _set(legs, leg, wanted, assumed=True)
    else:
        legs.unknown.append(leg)


def _exit_by_bend(
    trace: PartyTrace, site: Site, passage: _Passage, legs: Legs, turns: dict[str, float]
) -> None:
    """The arm that a bend begun inside the junction leads to."""
    change = trace.change_deg
    side = math.copysign(1.0, change)
    action = trace.party.action_code
    turning = [name for name, turn in turns.items() if turn * side >= STRAIGHT_DEG]
    slight = [name for name, turn in turns.items() if 10.0 <= turn * side < STRAIGHT_DEG]
    candidates = turning + (slight if action not in TURN_ACTIONS else [])
    own = legs.leg_in or ""
    if action == U_TURN_ACTION or abs(change) > 110.0:
        candidates.append(own)
    reach = {name: abs(turn) for name, turn in turns.items()} | {own: 180.0}
    candidates = [
        name for name in candidates if abs(change) - reach[name] <= _OVERTURNED_DEG
    ] or candidates
    if not candidates:
        legs.unknown.append("leg_out")
        return
    if len(candidates) == 1:
        _set(legs, "leg_out", candidates, assumed=False)
        return
    fitting = _fitting(trace, site, passage, legs.leg_in, candidates)
    if len(fitting) == 1:
        _set(legs, "leg_out", fitting, assumed=False)
        return
    wanted = exits_by_action(action, turns, own, silent_is_straight=False) or []
    agreed = [name for name in fitting if name in wanted]
    if len(agreed) == 1:
        _set(legs, "leg_out", agreed, assumed=True)
    else:
        legs.ambiguous.append("leg_out")


def _told_apart(
    trace: PartyTrace, site: Site, passage: _Passage, leg_in: str | None, names: Sequence[str]
) -> str | None:
    """The arm whose model the path fits better than all others by more than 1 m, or None."""
    fitting = _fitting(trace, site, passage, leg_in, names)
    return fitting[0] if len(fitting) == 1 else None


def _fitting(
    trace: PartyTrace, site: Site, passage: _Passage, leg_in: str | None, names: Sequence[str]
) -> list[str]:
    """The arms whose models the path fits within 1 m of the best; all where nothing is drawn."""
    if not trace.moving or trace.travel_in_deg is None or trace.travel_out_deg is None:
        return list(names)
    begin = max(0, (passage.entered or 0) - 10)
    part = passage.points[begin:]
    if len(part) < 2:
        return list(names)
    early = start_heading(tuple(passage.points[: max(begin + 6, 8)]))
    misfits = {
        name: misfit_m(
            part,
            trace.travel_in_deg if early is None else early,
            trace.travel_out_deg,
            site.arm(name),
            site.centre,
            site.mouths[name],
            _side_kept(trace, site, leg_in),
        )
        for name in names
    }
    best = min(misfits.values())
    said = leg_in if trace.party.action_code == U_TURN_ACTION else None
    return [
        name
        for name, misfit in misfits.items()
        if misfit <= best + (_U_TURN_SHAPE_M if name == said else TELLING_M)
    ]


def _side_kept(trace: PartyTrace, site: Site, leg_in: str | None) -> float:
    """How far right of its arm's axis a party came in, as a share of half the arm's width."""
    if leg_in is None or not trace.path:
        return 0.0
    arm = site.arm(leg_in)
    right = lateral_m(site.centre, arm.bearing_deg + 180.0, trace.path[0])
    return right / arm.half_width_m


def _way_back(trace: PartyTrace, site: Site, legs: Legs) -> None:
    """The entry of a party first drawn on its way out: the action's rule backwards."""
    leaving = site.arm(legs.leg_out or "")
    others = [arm for arm in site.arms if arm.name != leaving.name]
    turns = {arm.name: turn_between(arm, leaving) for arm in others}
    wanted = exits_by_action(
        trace.party.action_code, turns, leaving.name, silent_is_straight=not trace.reversing
    )
    if wanted is None:
        return
    if len(wanted) == 1:
        _set(legs, "leg_in", wanted, assumed=True)
    elif wanted:
        legs.ambiguous.append("leg_in")
    else:
        legs.unknown.append("leg_in")


def _set(legs: Legs, leg: str, names: Sequence[str], *, assumed: bool) -> None:
    setattr(legs, leg, names[0])
    if assumed:
        legs.assumed.append(leg)
    _note(legs, leg, "action" if assumed else "bend")


def _note(legs: Legs, leg: str, how: str) -> None:
    legs.notes.append((leg, how))
