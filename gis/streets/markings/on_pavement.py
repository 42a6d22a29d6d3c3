"""Markings of a road whose pavement was partly given to another: only what lies on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import RoadUid
from gis.streets.derived import Marking, StreetGeometry
from gis.streets.engine.overlay import shared

EDGE_M = 0.2
"""Lines on the very edge of the pavement count as on it."""
LEAST_LINE_M = 1.0
LEAST_SHARE = 0.98
"""A painted area of which less lies on the pavement is not painted."""


def keep_on_pavement(markings: Sequence[Marking], geometry: StreetGeometry) -> tuple[Marking, ...]:
    """The markings, those of roads that lost pavement cut to what is left of it, by uid."""
    left = _pavement(geometry)
    if not left:
        return tuple(markings)
    kept: list[Marking] = []
    for marking in markings:
        pavement = left.get(marking.road) if marking.road is not None else None
        kept += [marking] if pavement is None else _on(marking, pavement)
    return tuple(sorted(kept, key=lambda one: one.uid))


def _pavement(geometry: StreetGeometry) -> dict[RoadUid, BaseGeometry]:
    """What is left of roads that lost pavement, with `EDGE_M` about it."""
    parts: dict[RoadUid, list[Polygon]] = defaultdict(list)
    for body in geometry.bodies:
        parts[body.road].append(body.shape)
    found: dict[RoadUid, BaseGeometry] = {}
    for shape in geometry.shapes:
        section, uid = shape.street.section, shape.street.road.uid
        part = section.carriageway
        ring = np.vstack(
            [
                shapely.get_coordinates(shape.edges[part.start]),
                shapely.get_coordinates(shape.edges[part.stop])[::-1],
            ]
        )
        whole = Polygon(ring).area
        rest = sum(one.area for one in parts[uid])
        if rest < whole - 0.05:
            found[uid] = shapely.buffer(shapely.union_all(parts[uid]), EDGE_M)
    return found


def _on(marking: Marking, pavement: BaseGeometry) -> list[Marking]:
    """A line cut to the pavement, an area only where it lies on it whole."""
    if isinstance(marking.shape, Polygon):
        share = shared(marking.shape, pavement).area
        return [marking] if share >= LEAST_SHARE * marking.shape.area else []
    if shapely.covers(pavement, marking.shape):
        return [marking]
    parts = [
        part
        for part in shapely.get_parts(shared(marking.shape, pavement))
        if isinstance(part, LineString) and part.length >= LEAST_LINE_M
    ]
    return [
        replace(marking, uid=marking.uid if not number else f"{marking.uid}-{number}", shape=part)
        for number, part in enumerate(parts)
    ]
