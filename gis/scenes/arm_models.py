"""How well a drawn path fits the way from one arm into another: model paths and their distance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import Point, moved, turn_deg, unit_vector
from gis.display.primitives import arc_points
from gis.scenes.paths import dense, farthest_m, forward_m, lateral_m, length_m
from gis.scenes.scene import Arm

TELLING_M = 1.0
"""Two arms are told apart where the drawn path lies nearer to one model by more than this."""
_LOOK_AHEAD_M = 2.5
"""The nose shows where a path leads: the fit is also judged this far ahead of its end."""
_SHORTEST_RADIUS_M = 3.5
"""What a motorcycle turns in a junction at walking pace."""
_LONGEST_M = 200.0
_MOST_PROBES = 400
"""Of a drawn path, a metre apart where it is no longer than twice the longest model."""
_STARTS = 8
_LINE_STEP = 0.35
"""A turn ends up to this share of half a road's width beside where it began: about a lane."""


def misfit_m(
    path: Sequence[Point],
    start_deg: float,
    end_deg: float,
    arm: Arm,
    centre: Point,
    mouth_m: float,
    keep: float,
) -> float:
    """Largest distance of the drawn path from the best model into `arm`, in metres.

    A model runs along the path's first direction, turns and leaves along a line beside the arm's
    axis, about as far to that side as the party came in. Where the turn begins is free, and so is
    its shape between a circle and a smooth curve from mouth to mouth; inf where no turn fits.

    Args:
        path: the smoothed path from just outside the junction on, in travel order.
        start_deg: its direction of travel there.
        end_deg: the direction of travel at its end.
        arm: the arm that it might lead to.
        centre: the junction's centre.
        mouth_m: distance of the arm's mouth from the centre.
        keep: how far right of its own arm's axis the party came in, as a share of half its width.
    """
    step_m = max(1.0, length_m(path) / _MOST_PROBES)
    probe = [*dense(path, step_m), moved(path[-1], end_deg, _LOOK_AHEAD_M)]
    best = math.inf
    for step in (0.0, -_LINE_STEP, _LINE_STEP):
        share = max(-0.9, min(0.9, keep + step))
        line_at = moved(centre, arm.bearing_deg + 90.0, share * arm.half_width_m)
        for model in _models(path[0], start_deg, arm.bearing_deg, line_at, mouth_m):
            best = min(best, farthest_m(probe, model, at_least_m=best))
    return best


def _models(
    start: Point, start_deg: float, out_deg: float, line_at: Point, mouth_m: float
) -> list[tuple[Point, ...]]:
    """Ways from the start's line onto the line through `line_at`, with late and early bends."""
    change = turn_deg(start_deg, out_deg)
    if abs(change) < 8.0:
        return [_shift(start, start_deg, out_deg, line_at)]
    if abs(change) > 165.0:
        return _u_turns(start, start_deg, out_deg, line_at)
    ahead = _meeting_ahead(start, start_deg, out_deg, line_at)
    if ahead is None:
        return []
    corner = moved(start, start_deg, ahead)
    half = math.tan(math.radians(abs(change) / 2))
    longest = min(ahead, max(mouth_m + forward_m(corner, out_deg, line_at), 0.0) + 8.0)
    shortest = min(_SHORTEST_RADIUS_M * half, longest)
    tangents = [shortest + (longest - shortest) * i / _STARTS for i in range(_STARTS + 1)]
    fillets = [_fillet(start, start_deg, corner, change, tangent) for tangent in tangents]
    mouth = moved(line_at, out_deg, mouth_m)
    return fillets + [
        _curve(moved(start, start_deg, begin), start_deg, mouth, out_deg, start)
        for begin in (0.0, 5.0, 10.0)
        if begin < ahead
    ]


def _curve(
    begin: Point, start_deg: float, end: Point, out_deg: float, start: Point
) -> tuple[Point, ...]:
    """Straight to `begin`, a cubic curve to `end` with both directions, straight on."""
    pull = 0.45 * math.dist(begin, end)
    first, second = moved(begin, start_deg, pull), moved(end, out_deg, -pull)
    curve = []
    for step in range(17):
        t = step / 16
        shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        points = (begin, first, second, end)
        curve.append(
            (
                sum(share * p[0] for share, p in zip(shares, points, strict=True)),
                sum(share * p[1] for share, p in zip(shares, points, strict=True)),
            )
        )
    return (start, *curve, moved(end, out_deg, _LONGEST_M))


def _meeting_ahead(start: Point, start_deg: float, out_deg: float, line_at: Point) -> float | None:
    """How far ahead the start's line meets the line along `out_deg`; None if behind."""
    east, north = unit_vector(start_deg)
    out_east, out_north = unit_vector(out_deg)
    cross = east * out_north - north * out_east
    if abs(cross) < 1e-9:
        return None
    dx, dy = line_at[0] - start[0], line_at[1] - start[1]
    ahead = (dx * out_north - dy * out_east) / cross
    return ahead if 0.0 < ahead < _LONGEST_M * 5 else None


def _fillet(
    start: Point, start_deg: float, corner: Point, change: float, tangent: float
) -> tuple[Point, ...]:
    """Straight, arc, straight around a corner, the arc beginning `tangent` before it."""
    if tangent <= 1e-6:
        return (start, corner, moved(corner, start_deg + change, _LONGEST_M))
    radius = tangent / math.tan(math.radians(abs(change) / 2))
    side = math.copysign(90.0, change)
    begin = moved(corner, start_deg, -tangent)
    middle = moved(begin, start_deg + side, radius)
    first = start_deg - side
    arc = arc_points(middle, radius, from_deg=first, to_deg=first + change, sagitta_m=0.05)
    return (start, *arc, moved(arc[-1], start_deg + change, _LONGEST_M))


def _shift(start: Point, start_deg: float, out_deg: float, line_at: Point) -> tuple[Point, ...]:
    """Nearly straight on, over to the line through `line_at` by the time it is passed."""
    passed = moved(line_at, out_deg, 0.0)
    ahead = forward_m(start, start_deg, passed)
    if ahead < 1.0:
        return (start, moved(start, out_deg, _LONGEST_M))
    return (start, passed, moved(passed, out_deg, _LONGEST_M))


def _u_turns(
    start: Point, start_deg: float, out_deg: float, line_at: Point
) -> list[tuple[Point, ...]]:
    """Half circles onto the line through `line_at`, begun at several places ahead."""
    aside = lateral_m(start, start_deg, line_at)
    radius = abs(aside) / 2
    if radius < 1.0:
        return []
    side = math.copysign(90.0, aside)
    models = []
    for step in range(12):
        begin = moved(start, start_deg, 3.0 * step)
        middle = moved(begin, start_deg + side, radius)
        first = start_deg - side
        arc = arc_points(middle, radius, from_deg=first, to_deg=first + 2 * side, sagitta_m=0.05)
        models.append((start, *arc, moved(arc[-1], out_deg, _LONGEST_M)))
    return models
