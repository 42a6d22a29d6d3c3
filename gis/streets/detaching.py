"""Derived markings and signs that become objects, to be edited by hand from then on."""

from __future__ import annotations

import math
from collections.abc import Iterable

import shapely
from shapely import LineString, Point, Polygon

from gis import angles
from gis.streets.derived import Furniture, Marking
from gis.streets.drawing.strokes import IdMaker
from gis.streets.objects import ObjectChange, ObjectKind, ObjectLook, ObjectUid, StreetObject
from gis.streets.remake.standing import Standing
from gis.streets.signs.catalogue import SignCatalogue, SignShape

Piece = Marking | Furniture
LEAST_REACH_M = 3.0
OWNER_REACH_M = 20.0
"""Signs stand this far beside what they belong to at most."""
TOGETHER_M = 1.1
"""Bars of a crosswalk lie 0.4 to 0.8 m apart, characters of words 1 m (articles 185, 150)."""


def derived_at(
    standing: Standing, hidden: frozenset[str], at: angles.Point, reach_m: float
) -> Piece | None:
    """The derived marking or sign nearest to a place; None where there is none within reach."""
    point = Point(at)
    around = point.buffer(max(reach_m, LEAST_REACH_M))
    owners = {
        *standing.corridors.near([around], OWNER_REACH_M),
        *standing.area_places.near([around], OWNER_REACH_M),
    }
    best: tuple[float, str, Piece] | None = None
    for owner in sorted(owners):
        pieces: list[Piece] = [*standing.markings.get(owner, {}).values()]
        pieces += standing.furniture.get(owner, {}).values()
        for piece in pieces:
            if piece.uid in hidden:
                continue
            away = _distance(piece, point)
            if away <= reach_m and (best is None or (away, piece.uid) < best[:2]):
                best = (away, piece.uid, piece)
    return None if best is None else best[2]


def _distance(piece: Piece, point: Point) -> float:
    if isinstance(piece, Furniture):
        return math.dist(piece.at, (point.x, point.y))
    width = piece.width_m / 2.0 if isinstance(piece.shape, LineString) else 0.0
    return max(float(shapely.distance(piece.shape, point)) - width, 0.0)


def pieces_with(standing: Standing, piece: Piece) -> tuple[Piece, ...]:
    """A piece with those that are one thing with it: the bars of its crosswalk, its words."""
    if isinstance(piece, Furniture) or not isinstance(piece.shape, Polygon):
        return (piece,)
    owner = piece.road or piece.junction or ""
    held = [
        one
        for one in standing.markings.get(owner, {}).values()
        if one.kind == piece.kind and one.junction == piece.junction
        if isinstance(one.shape, Polygon)
    ]
    group, waiting = {piece.uid: piece}, [piece]
    while waiting:
        here = waiting.pop()
        for one in held:
            if one.uid not in group and shapely.dwithin(one.shape, here.shape, TOGETHER_M):
                group[one.uid] = one
                waiting.append(one)
    return tuple(group[uid] for uid in sorted(group))


def detached(pieces: Iterable[Piece], signs: SignCatalogue, new_id: IdMaker) -> ObjectChange:
    """The objects that stand for derived pieces from now on, each just as it was."""
    return ObjectChange(new=tuple(_detached(piece, signs, new_id) for piece in pieces))


def _detached(piece: Piece, signs: SignCatalogue, new_id: IdMaker) -> StreetObject:
    if isinstance(piece, Marking):
        return StreetObject(
            uid=ObjectUid(new_id()),
            kind=ObjectKind.MARKING,
            code=piece.kind,
            shape=piece.shape,
            level=piece.level,
            look=ObjectLook(colour=piece.colour, width_m=piece.width_m, dash_m=piece.dash_m),
            replaces=piece.uid,
        )
    entry = signs.find(piece.code)
    signal = entry is not None and entry.shape is SignShape.SIGNAL
    return StreetObject(
        uid=ObjectUid(new_id()),
        kind=ObjectKind.SIGNAL if signal else ObjectKind.SIGN,
        code=piece.code,
        shape=Point(piece.at),
        bearing_deg=piece.bearing_deg,
        level=piece.level,
        replaces=piece.uid,
    )
