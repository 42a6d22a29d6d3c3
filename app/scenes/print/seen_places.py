"""Places of a scene that its drawing must show."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gis.angles import Point
from gis.scenes.scene import Pose, Scene
from gis.scenes.symbols import SymbolLibrary, placed_anchor
from gis.scenes.targets import poses_of

SEEN_M = 6.0
"""Of an approach path: what must be seen before the contact; the frame may cut the rest."""


def seen_points(scene: Scene, library: SymbolLibrary) -> Iterator[Point]:
    """Places of a scene that its drawing must show, metres of the scene's CRS."""
    for party in scene.parties:
        symbol = library.of_party(party)
        reach = symbol.length_m / 2.0 + symbol.trailer_m
        for pose in poses_of(party).values():
            yield from _ends(pose, reach)
        yield from _near_end(party.approach, SEEN_M)
    for mark in scene.marks:
        yield from mark.points
    yield from (one.at for one in scene.objects)
    yield from (one.at for one in scene.photos if one.at is not None)
    yield from (one.at for one in scene.texts)
    yield from (kept.point.at for kept in scene.fixed_points)
    for one in scene.dimensions:
        yield from (one.start, one.end)
    if scene.impact is not None:
        yield scene.impact


def _ends(pose: Pose, reach: float) -> Iterator[Point]:
    yield placed_anchor(pose, (reach, 0.0))
    yield placed_anchor(pose, (-reach, 0.0))


def _near_end(path: tuple[Point, ...], most_m: float) -> Iterator[Point]:
    """The last metres of a path."""
    if not path:
        return
    yield path[-1]
    left = most_m
    for at in range(len(path) - 1, 0, -1):
        here, before = path[at], path[at - 1]
        long = math.dist(here, before)
        if long >= left:
            share = left / long if long else 0.0
            yield (
                here[0] + (before[0] - here[0]) * share,
                here[1] + (before[1] - here[1]) * share,
            )
            return
        yield before
        left -= long
