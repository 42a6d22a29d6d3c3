"""Places and shapes of a scene's document in words, and how far they moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from app.scenes.changes.speaker import Speaker
from app.scenes.print.survey_words import place_words
from gis.angles import Point
from gis.scenes.scene import MarkForm

LEAST_SHOWN_M = 0.01
LEAST_M = 0.0005
"""Smaller moves are rounding."""


def as_points(value: Any) -> list[Point]:  # noqa: ANN401 - JSON
    """A point, a list of points or a geometry as points; none where it is no such thing."""
    if isinstance(value, dict):
        value = value.get("coordinates")
    if not isinstance(value, list):
        return []
    if len(value) == 2 and all(_is_number(one) for one in value):
        return [(float(value[0]), float(value[1]))]
    return [point for one in value for point in as_points(one)]


def _is_number(one: object) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool)


def shape_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A place by its coordinates; a line or area by its points and length or size."""
    points = as_points(value)
    if not points:
        return ""
    if len(points) == 1:
        return place_words(points[0])
    form = value.get("type") if isinstance(value, dict) else None
    if form == MarkForm.AREA:
        return speaker.say("SCENE_CHANGE_AREA", points=len(points) - 1, size=f"{_area(points):.2f}")
    length = sum(math.dist(a, b) for a, b in pairwise(points))
    return speaker.say("SCENE_CHANGE_LINE", points=len(points), length=f"{length:.2f}")


def _area(ring: Sequence[Point]) -> float:
    """Square metres inside a closed ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(_from_first(ring)))) / 2


def _from_first(ring: Sequence[Point]) -> list[Point]:
    """The ring about its first point: coordinates of a map are too large for products."""
    return [(x - ring[0][0], y - ring[0][1]) for x, y in ring]


def moved_words(before: Any, after: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """What happened to a place or shape that is there before and after; "" for nothing."""
    one, other = as_points(before), as_points(after)
    if not one or not other:
        return ""
    kinds = [value.get("type") if isinstance(value, dict) else "" for value in (before, after)]
    if len(one) != len(other) or kinds[0] != kinds[1]:
        return speaker.say("SCENE_CHANGE_RESHAPED")
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(one, other, strict=True)]
    farthest = max(math.hypot(*step) for step in steps)
    if farthest < LEAST_M:
        return ""
    as_one = all(math.dist(step, steps[0]) < LEAST_M for step in steps)
    code = "SCENE_CHANGE_MOVED" if as_one else "SCENE_CHANGE_BENT"
    return speaker.say(
        code, metres=f"{farthest:.2f}" if farthest >= LEAST_SHOWN_M else f"{farthest:.3f}"
    )
