"""Where a symbol stands when its anchors are put on places: the pose of a party or thing."""

from __future__ import annotations

import math

from gis.angles import Point, bearing_deg, unit_vector
from gis.problems import Problem
from gis.scenes.scene import Pose
from gis.scenes.symbols import Symbol, SymbolKind, anchors_of, placed_anchor

CENTRE = "centre"
LONGEST_SHARE = 3.0
"""Anchors shown this many times farther apart than they are cannot be meant: a slip."""


def pose_at(at: Point, heading_deg: float, anchor: Point = (0.0, 0.0), *, state: str = "") -> Pose:
    """The pose of a heading whose anchor (ahead, right of the middle, metres) lies at a place."""
    at_origin = placed_anchor(Pose(at=(0.0, 0.0), heading_deg=heading_deg), anchor)
    middle = (at[0] - at_origin[0], at[1] - at_origin[1])
    return Pose(at=middle, heading_deg=heading_deg % 360.0, state=state)


def pose_by_two(
    symbol: Symbol, first: tuple[str, Point], second: tuple[str, Point], *, state: str = ""
) -> Pose:
    """The pose that puts the first anchor on its place and the second in its direction.

    Each pair is the name of an anchor and where it was measured. The distance of the anchors is
    the symbol's: what was measured longer or shorter is shared, so that both lie off their places
    by half the difference (the rigid least squares of two points).

    Raises:
        Problem: ANCHORS_TOO_NEAR where both places (or anchors) are one, ANCHORS_TOO_FAR where
            they lie farther apart than the symbol can be.
    """
    anchors = anchors_of(symbol)
    (name_a, at_a), (name_b, at_b) = first, second
    own_a, own_b = anchors[name_a], anchors[name_b]
    between, own = math.dist(at_a, at_b), math.dist(own_a, own_b)
    if not between or not own:
        raise Problem("ANCHORS_TOO_NEAR")
    if between > LONGEST_SHARE * own:
        raise Problem("ANCHORS_TOO_FAR", measured=round(between, 2), own=round(own, 2))
    # (ahead, right) as (north, east) of a heading of 0.
    own_bearing = bearing_deg((own_a[1], own_a[0]), (own_b[1], own_b[0]))
    heading = (bearing_deg(at_a, at_b) - own_bearing) % 360.0
    middle = ((at_a[0] + at_b[0]) / 2.0, (at_a[1] + at_b[1]) / 2.0)
    anchor = ((own_a[0] + own_b[0]) / 2.0, (own_a[1] + own_b[1]) / 2.0)
    return pose_at(middle, heading, anchor, state=state)


def anchor_pairs(symbol: Symbol) -> tuple[tuple[str, str], ...]:
    """Pairs of anchors that a drag can put on the road, the usual one first: (start, end).

    The start is where the drag begins: behind, so that it runs the way the nose points.
    """
    if symbol.kind in (SymbolKind.PERSON, SymbolKind.THING, SymbolKind.ANIMAL):
        return ((CENTRE, ""),)
    if symbol.kind is SymbolKind.TWO_WHEELER:
        return ((CENTRE, ""), ("rear_wheel", "front_wheel"), ("rear", "front"))
    return (
        (CENTRE, ""),
        ("rear_left_wheel", "front_left_wheel"),
        ("rear_right_wheel", "front_right_wheel"),
        ("rear_left_wheel", "rear_right_wheel"),
        ("front_left_wheel", "front_right_wheel"),
        ("rear_left_corner", "front_left_corner"),
        ("rear_right_corner", "front_right_corner"),
        ("rear", "front"),
    )


def ahead_of(pose: Pose, metres: float) -> Point:
    """The place so far ahead of the middle of a pose."""
    east, north = unit_vector(pose.heading_deg)
    return (pose.at[0] + east * metres, pose.at[1] + north * metres)
