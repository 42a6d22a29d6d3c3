"""Parties on the drawing: new ones of a symbol, their path, contact, rest and places between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from shapely import Polygon

from gis.angles import Point, bearing_deg, unit_vector
from gis.crashes.records import PartyRole
from gis.problems import Problem
from gis.scenes.footprint import Footprint, gap_m, touching_point
from gis.scenes.paths import end_heading
from gis.scenes.scene import Pose, Scene, SceneParty
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary
from gis.scenes.targets import CONTACT

REST = ""
TOUCH_REACH_M = 2.0
"""Who is drawn within this of another party's footprint is meant to touch it."""
TOUCH_STEPS = 40
"""Halvings of the reach: far below a millimetre."""
TOUCH_M = 0.005
_ROLES = {
    SymbolKind.TWO_WHEELER: PartyRole.RIDER,
    SymbolKind.PERSON: PartyRole.PEDESTRIAN,
    SymbolKind.THING: PartyRole.OBJECT,
    SymbolKind.ANIMAL: PartyRole.OBJECT,
}


def new_party(scene: Scene, symbol: Symbol) -> SceneParty:
    """The next party, drawn by a symbol in its size; its class only where the symbol has one."""
    codes = symbol.class_codes
    return SceneParty(
        no=max((party.no for party in scene.parties), default=0) + 1,
        class_code=codes[0] if len(codes) == 1 else None,
        role=_ROLES.get(symbol.kind, PartyRole.DRIVER),
        symbol=symbol.id,
        length_m=symbol.length_m,
        width_m=symbol.width_m,
    )


def party_of(scene: Scene, no: int) -> SceneParty | None:
    """The party of a number."""
    return next((party for party in scene.parties if party.no == no), None)


def with_party(scene: Scene, party: SceneParty) -> Scene:
    """The scene with a party in place of the one of its number, or as the last."""
    if party_of(scene, party.no) is None:
        return replace(scene, parties=(*scene.parties, party))
    parties = tuple(party if one.no == party.no else one for one in scene.parties)
    return replace(scene, parties=parties)


def with_pose(party: SceneParty, name: str, pose: Pose | None) -> SceneParty:
    """The party at a place called as `poses_of` does; None takes the place away.

    "contact" brings the end of the path along; a number past the last is a place more between
    contact and rest.
    """
    if name == CONTACT:
        path = party.approach
        if pose is not None and path and party.contact is not None:
            near = math.dist(path[-1], party.contact.at) < TOUCH_M
            path = (*path[:-1], pose.at) if near else path
        return replace(party, contact=pose, approach=path)
    if name == REST:
        return replace(party, rest=pose)
    place = int(name) - 1
    before, after = party.positions[:place], party.positions[place + 1 :]
    return replace(party, positions=(*before, *(() if pose is None else (pose,)), *after))


def with_approach(party: SceneParty, path: Sequence[Point]) -> SceneParty:
    """The party that came along a path: at its end it stands at first contact, nose ahead.

    Raises:
        Problem: PATH_TOO_SHORT of one that shows no travel.
    """
    heading = end_heading(path, look_m=1.0)
    if heading is None:
        raise Problem("PATH_TOO_SHORT")
    state = "" if party.contact is None else party.contact.state
    contact = Pose(at=path[-1], heading_deg=heading, state=state)
    return replace(party, approach=tuple(path), contact=contact)


def footprint_of(party: SceneParty, pose: Pose, library: SymbolLibrary) -> Footprint:
    """The ground that a party covers at a place."""
    symbol = library.of_party(party)
    return Footprint(
        at=pose.at,
        heading_deg=pose.heading_deg,
        length_m=symbol.length_m,
        width_m=symbol.width_m,
    )


def contact_footprints(scene: Scene, library: SymbolLibrary, *, but: int) -> tuple[Footprint, ...]:
    """Footprints at first contact of all parties but one."""
    return tuple(
        footprint_of(party, party.contact, library)
        for party in scene.parties
        if party.no != but and party.contact is not None
    )


def touching_end(
    path: Sequence[Point], party: SceneParty, others: Sequence[Footprint], library: SymbolLibrary
) -> tuple[Point, ...]:
    """The path ended where the party's footprint just touches the nearest other one.

    Along its last heading, by `TOUCH_REACH_M` at most forwards or back; as drawn where no
    footprint can be touched so.
    """
    heading = end_heading(path, look_m=1.0)
    if heading is None or not others:
        return tuple(path)
    east, north = unit_vector(heading)
    shapes = [Polygon(other.corners) for other in others]

    def apart_m(ahead_m: float) -> float:
        at = (path[-1][0] + east * ahead_m, path[-1][1] + north * ahead_m)
        own = Polygon(footprint_of(party, Pose(at=at, heading_deg=heading), library).corners)
        return min(float(own.distance(shape)) for shape in shapes)

    if apart_m(0.0) > 0.0:
        low, high = 0.0, TOUCH_REACH_M
    else:
        low, high = -TOUCH_REACH_M, 0.0
    if apart_m(low) <= 0.0 or apart_m(high) > 0.0:
        return tuple(path)
    for _ in range(TOUCH_STEPS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if apart_m(middle) > 0.0 else (low, middle)
    return ended(path, (path[-1][0] + east * high, path[-1][1] + north * high))


def ended(path: Sequence[Point], at: Point) -> tuple[Point, ...]:
    """The path with another end ahead of or behind its own; what lies beyond is left out."""
    if len(path) < 2:
        return (*path[:-1], at)
    kept = list(path[:-1])
    heading = bearing_deg(path[-2], path[-1])
    east, north = unit_vector(heading)
    while len(kept) > 1 and (at[0] - kept[-1][0]) * east + (at[1] - kept[-1][1]) * north <= 0.0:
        kept.pop()
    return (*kept, at)


def touch_of(scene: Scene, library: SymbolLibrary) -> Point | None:
    """Where the two parties nearest to each other at first contact touch; None of fewer."""
    prints = [
        footprint_of(party, party.contact, library)
        for party in scene.parties
        if party.contact is not None
    ]
    pairs = [(gap_m(a, b), a, b) for k, a in enumerate(prints) for b in prints[k + 1 :]]
    if not pairs:
        return None
    apart, a, b = min(pairs, key=lambda pair: pair[0])
    return touching_point(a, b) if apart <= TOUCH_REACH_M else None
