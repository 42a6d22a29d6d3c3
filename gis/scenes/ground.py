"""The ground that a symbol covers as it stands or lies."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely import Polygon

from gis.angles import Point
from gis.scenes.scene import Pose, PoseState
from gis.scenes.symbols import Symbol, SymbolKind, placed_anchor, turned_about_coupling

SMALL_WHEEL_M = 0.33
"""Radius of the largest wheel of a two-wheeler seen from the side."""
_TALL_M, _ARMS_M = 1.7, 0.45
"""A person who lies: how long, and half how wide."""
_BAR_M = 0.4
"""How wide the bar of a full trailer is taken to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a symbol covers in a state: metres ahead and right of its middle."""

    rear: float
    front: float
    left: float
    right: float


def ground_of(symbol: Symbol, state: str) -> Ground:
    """The box about a symbol in its own frame, its trailer straight.

    What fell over is as wide as it is high: a two-wheeler from its wheels to the side it fell to.
    """
    half, side = symbol.length_m / 2.0, symbol.width_m / 2.0
    on_side = state in (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE)
    fallen = on_side or state == PoseState.LYING
    if symbol.kind is SymbolKind.PERSON and fallen:
        half = max(half, _TALL_M / 2.0)
        return Ground(rear=-half, front=half, left=-_ARMS_M, right=_ARMS_M)
    if symbol.kind is SymbolKind.TWO_WHEELER and fallen:
        wheel = min(symbol.front_overhang_m, SMALL_WHEEL_M)
        high = symbol.height_m - wheel
        left, right = (-wheel, high) if state == PoseState.RIGHT_SIDE else (-high, wheel)
        return Ground(rear=-half, front=half, left=left, right=right)
    if symbol.kind is SymbolKind.CAR and on_side:
        side = symbol.height_m / 2.0
    return Ground(rear=-half, front=half, left=-side, right=side)


def pose_ground(symbol: Symbol, pose: Pose) -> Polygon:
    """The ground a symbol covers where it is placed, metres of the scene's CRS."""
    own = ground_of(symbol, pose.state)
    if symbol.kind is not SymbolKind.ARTICULATED or not pose.trailer_deg:
        return _placed(pose, _box(own))
    half = symbol.length_m / 2.0
    tractor = Ground(
        rear=half - symbol.tractor_length_m, front=half, left=own.left, right=own.right
    )
    trailer = Ground(rear=-half, front=symbol.trailer_m - half, left=own.left, right=own.right)
    bar = Ground(rear=-half, front=half - symbol.coupling_m, left=-_BAR_M / 2, right=_BAR_M / 2)
    parts = [_placed(pose, _box(tractor))]
    for part in (trailer, bar):
        ring = [turned_about_coupling(symbol, pose.trailer_deg, at) for at in _box(part)]
        parts.append(_placed(pose, ring))
    whole = shapely.union_all(parts)
    return whole if isinstance(whole, Polygon) else Polygon(_placed(pose, _box(own)).exterior)


def _box(own: Ground) -> list[Point]:
    return [
        (own.front, own.left),
        (own.front, own.right),
        (own.rear, own.right),
        (own.rear, own.left),
    ]


def _placed(pose: Pose, ring: list[Point]) -> Polygon:
    return Polygon([placed_anchor(pose, at) for at in ring])
