"""What a drawn scene gives the calculators: lengths, radii, directions and ways after contact."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gis.angles import Point, bearing_deg
from gis.problems import Problem
from gis.scenes.estimates.speeds import radius_of_mark
from gis.scenes.lengths import mark_length_m
from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm, MarkKind, Scene, SceneParty
from gis.scenes.targets import letters, mark_name, ordered
from gis.scenes.trace import trace_party

_LEAST_WAY_M = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFacts:
    """A line on the ground as the calculators take it."""

    name: str
    """What measurements call it."""
    kind: str
    party: str
    """Letter of the party that left it, "" where nobody said."""
    length_m: float
    """As measured, else as drawn."""
    radius_m: float | None
    """Of a curved one."""
    middle: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """A party as the calculator of momentum takes it; None where nothing is drawn."""

    number: int
    letter: str
    class_code: str | None
    approach_deg: float | None
    departure_deg: float | None
    way_m: float | None
    """From first contact to rest along the drawn places."""


def mark_facts(scene: Scene, kinds: Sequence[MarkKind]) -> tuple[MarkFacts, ...]:
    """Lines of some kinds, those of the first kind first."""
    by_number = letters(scene)
    found = [
        MarkFacts(
            name=mark_name(scene, place),
            kind=mark.kind,
            party=by_number.get(mark.party or 0, ""),
            length_m=mark_length_m(mark) or 0.0,
            radius_m=_radius(mark),
            middle=mark.points[len(mark.points) // 2],
        )
        for place, mark in enumerate(scene.marks)
        if mark.kind in kinds and mark.form is MarkForm.LINE and len(mark.points) > 1
    ]
    return tuple(sorted(found, key=lambda one: [*kinds].index(MarkKind(one.kind))))


def _radius(mark: Mark) -> float | None:
    try:
        return radius_of_mark(mark.points)
    except Problem:
        return None


def party_facts(scene: Scene) -> tuple[PartyFacts, ...]:
    """Vehicles and people in their order."""
    by_number = letters(scene)
    return tuple(
        PartyFacts(
            number=party.no,
            letter=by_number[party.no],
            class_code=party.class_code,
            approach_deg=trace_party(party).travel_out_deg,
            departure_deg=_departure(party),
            way_m=_way(party),
        )
        for party in ordered(scene)
    )


def _places(party: SceneParty) -> list[Point]:
    poses = [party.contact, *party.positions, party.rest]
    return [pose.at for pose in poses if pose is not None]


def _departure(party: SceneParty) -> float | None:
    """From first contact to the next place that lies off it."""
    places = _places(party)
    if party.contact is None:
        return None
    for at in places[1:]:
        if math.dist(places[0], at) > _LEAST_WAY_M:
            return bearing_deg(places[0], at)
    return None


def _way(party: SceneParty) -> float | None:
    if party.contact is None or party.rest is None:
        return None
    return length_m(_places(party))
