"""Signals and signs beside the road that the rules know of: at the stop line, outer side."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gis.streets.derived import Furniture, NodeFeatureKind
from gis.streets.markings.frame import RoadFrame, place
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.zones import Zone

BESIDE_M = 0.6
"""From the kerb to a pole."""
SIGNAL, STOP_SIGN, GIVE_WAY_SIGN = "signal_head", "stop_sign", "give_way_sign"


def furniture_of(mouths: Sequence[tuple[Mouth, Zone]]) -> list[Furniture]:
    """One post for each approach that has a signal or a sign, facing who nears it."""
    frames: list[RoadFrame] = []
    points: list[tuple[float, float]] = []
    named: list[tuple[str, Mouth]] = []
    for mouth, zone in mouths:
        code = _code(mouth)
        line = zone.stop or zone.give_way
        if code is None or line is None:
            continue
        left, right = mouth.frame.carriageway
        v = left + BESIDE_M if mouth.outer > 0 else right - BESIDE_M
        frames.append(mouth.frame)
        points += [(mouth.station(line[0]), v), (mouth.station(line[0] + 1.0), v)]
        named.append((code, mouth))
    if not frames:
        return []
    owners = np.repeat(np.arange(len(frames)), 2)
    placed = place(frames, owners, np.array(points)).round(4).tolist()
    return [
        _post(code, mouth, (placed[2 * i][0], placed[2 * i][1]), placed[2 * i + 1])
        for i, (code, mouth) in enumerate(named)
    ]


def _code(mouth: Mouth) -> str | None:
    if mouth.signal:
        return SIGNAL
    if NodeFeatureKind.STOP in mouth.features:
        return STOP_SIGN
    return GIVE_WAY_SIGN if NodeFeatureKind.GIVE_WAY in mouth.features else None


def _post(code: str, mouth: Mouth, at: tuple[float, float], behind: list[float]) -> Furniture:
    side = "end" if mouth.at_end else "start"
    bearing = math.degrees(math.atan2(behind[0] - at[0], behind[1] - at[1])) % 360.0
    return Furniture(
        uid=f"{mouth.frame.uid}.{code}.{side}",
        code=code,
        bearing_deg=round(bearing, 1),
        level=mouth.frame.shape.street.road.level,
        at=at,
    )
