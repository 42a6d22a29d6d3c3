"""Small pictures of scenes as data: what lies about the contact, on the streets below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from sqlalchemy import Connection

from app.scenes.scene_list import load_drawings
from app.scenes.thumbnail_size import ThumbnailSize
from app.store.raw_rows import read_geometries
from app.store.store import Store
from app.store.street_schema import street_area, street_body
from app.symbol_catalogue import load_symbols
from gis.angles import Point, moved
from gis.display.primitives import Bounds, Colour, DisplayList, Item, Path
from gis.scenes.glyphs.look import NIGHT, PAPER, Look
from gis.scenes.glyphs.scene_items import scene_items
from gis.scenes.scene import Arm, Scene, SceneJunction

LEAST_M, MARGIN_M = 13.0, 4.0
MOST_M = 90.0
"""Beyond this nothing could be told apart; the part about the contact is shown."""
_PIXEL_M = 0.0254 / 96
"""Of a screen: letters and pens of a drawing are millimetres."""
_ARM_M = 60.0
_PAVED = (street_body, street_area)
_GROUND = {False: Colour(222, 226, 231), True: Colour(58, 64, 72)}
"""Carriageways, light and dark."""
GROUND_LAYER = "ground"


def load_thumbnails(
    store: Store, uids: Sequence[str], size: ThumbnailSize
) -> Mapping[str, DisplayList]:
    """Pictures by uid; of scenes that cannot be read or hold nothing there is none."""
    drawings = load_drawings(store, uids)
    found: dict[str, DisplayList] = {}
    with store.read() as connection:
        for uid, scene in drawings.items():
            frame = thumbnail_frame(scene, size)
            if frame is not None:
                at_home = scene.crs == f"EPSG:{store.epsg}"
                ground = _streets(connection, frame) if at_home else ()
                found[uid] = thumbnail(scene, frame, size, ground)
    return found


def thumbnail(
    scene: Scene, frame: Bounds, size: ThumbnailSize, ground: Sequence[shapely.Polygon] = ()
) -> DisplayList:
    """A scene on its ground, else on the arms of the junction as its author saw them."""
    tint = _GROUND[size.dark]
    shapes = [_rings(shape) for shape in ground] or [(run,) for run in _arms(scene.junction)]
    below: list[Item] = [
        Path(runs=runs, closed=True, fill=tint, layer=GROUND_LAYER) for runs in shapes
    ]
    return DisplayList(tuple(below) + scene_items(scene, load_symbols(), _look(frame, size)), frame)


def thumbnail_frame(scene: Scene, size: ThumbnailSize) -> Bounds | None:
    """What a picture shows, in the form of its sides; None where nothing is drawn.

    Approach paths may run out of it: where the vehicles met is what scenes differ by.
    """
    points = list(_points(scene))
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    centre = scene.impact or points[0]
    if max(xs) - min(xs) <= MOST_M and max(ys) - min(ys) <= MOST_M:
        centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    wide = min(max(max(xs) - min(xs) + 2 * MARGIN_M, LEAST_M), MOST_M)
    high = min(max(max(ys) - min(ys) + 2 * MARGIN_M, LEAST_M), MOST_M)
    form = size.width_px / size.height_px
    wide, high = max(wide, high * form), max(high, wide / form)
    x, y = centre
    return Bounds(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _points(scene: Scene) -> Iterator[Point]:
    """Where things are; a scene that has only paths is shown by those, one with none by nothing."""
    if scene.impact is not None:
        yield scene.impact
    placed = False
    for party in scene.parties:
        for pose in (party.contact, *party.positions, party.rest):
            if pose is not None:
                placed = True
                yield pose.at
    for mark in scene.marks:
        yield from mark.points
    for one in scene.objects:
        yield one.at
    if not placed:
        for party in scene.parties:
            yield from party.approach
        for text in scene.texts:
            yield text.at


def _look(frame: Bounds, size: ThumbnailSize) -> Look:
    scale = frame.width / (size.width_px * _PIXEL_M)
    look = NIGHT if size.dark else PAPER
    return replace(look, scale=scale, dimensions=False, own_places=False, mark_names=False)


def _streets(connection: Connection, frame: Bounds) -> list[shapely.Polygon]:
    """Carriageways and junctions in a frame, in one piece where they meet: no seams are seen."""
    bounds = (frame.min_x, frame.min_y, frame.max_x, frame.max_y)
    found = [read_geometries(connection, table, bounds=bounds)[0] for table in _PAVED]
    paved = shapely.union_all(shapely.clip_by_rect(np.concatenate(found), *bounds))
    return [part for part in shapely.get_parts(paved) if isinstance(part, shapely.Polygon)]


def _rings(shape: shapely.Polygon) -> tuple[tuple[Point, ...], ...]:
    """The outer ring and those of islands."""
    rings = (shape.exterior, *shape.interiors)
    return tuple(tuple((x, y) for x, y, *_ in ring.coords) for ring in rings)


def _arms(junction: SceneJunction | None) -> Iterator[tuple[Point, ...]]:
    """The carriageways of a junction as bands from its centre, and the square between them."""
    if junction is None:
        return
    for arm in junction.arms:
        yield _band(junction.centre, arm)
    half = max((arm.half_width_m for arm in junction.arms), default=0.0)
    x, y = junction.centre
    yield tuple((x + east * half, y + north * half) for east, north in _CORNERS)


_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


def _band(centre: Point, arm: Arm) -> tuple[Point, ...]:
    far = moved(centre, arm.bearing_deg, _ARM_M)
    left, right = arm.bearing_deg - 90.0, arm.bearing_deg + 90.0
    half = arm.half_width_m
    return (
        moved(centre, left, half),
        moved(far, left, half),
        moved(far, right, half),
        moved(centre, right, half),
    )
