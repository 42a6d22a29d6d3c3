"""Outlines that tools show for what would be drawn: vehicles, things, views."""

from __future__ import annotations

from gis.angles import Point, moved
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.scenes.footprint import Footprint
from gis.scenes.scene import Pose
from gis.scenes.symbols import Symbol, anchors_of, placed_anchor

NOSE_SHARE = 0.35
"""The nose's triangle takes so much of a vehicle's length."""
ARROW_SHARE = 0.18
WHEEL_M = 0.3
"""Half the tread of a wheel as it is shown."""


def vehicle_ghost(symbol: Symbol, pose: Pose, text: str = "") -> list[OverlayShape]:
    """A footprint with the triangle of its nose, and its anchors."""
    half, side = symbol.length_m / 2.0, symbol.width_m / 2.0
    print_ = Footprint(
        at=pose.at,
        heading_deg=pose.heading_deg,
        length_m=symbol.length_m,
        width_m=symbol.width_m,
    )
    back = half - NOSE_SHARE * symbol.length_m
    nose = tuple(placed_anchor(pose, one) for one in ((back, -side), (half, 0.0), (back, side)))
    wheels = [at for name, at in anchors_of(symbol).items() if name.endswith("wheel")]
    tread = min(WHEEL_M, symbol.length_m / 4.0)
    ticks = [
        OverlayShape(
            points=(
                placed_anchor(pose, (ahead - tread, right)),
                placed_anchor(pose, (ahead + tread, right)),
            )
        )
        for ahead, right in wheels
    ]
    # Written to the right below its point: there it covers nothing of the vehicle.
    corner = max(print_.corners, key=lambda at: at[0] - at[1])
    return [
        OverlayShape(points=print_.corners, closed=True),
        OverlayShape(points=nose),
        OverlayShape(points=(corner,), look=OverlayLook.RUBBER, text=text),
        *ticks,
    ]


def arrow(start: Point, bearing_deg: float, length_m: float, text: str = "") -> list[OverlayShape]:
    """An arrow from a place in a direction."""
    tip = moved(start, bearing_deg, length_m)
    wings = [moved(tip, bearing_deg + turn, ARROW_SHARE * length_m) for turn in (155.0, -155.0)]
    return [
        OverlayShape(points=(start, tip), text=text),
        OverlayShape(points=(wings[0], tip, wings[1])),
    ]
