"""A change of objects as the map paints it at once: what lay under them is painted again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.marking_catalogue import load_marking_catalogue
from app.streets.object_editing import ObjectEditing
from gis.crashes.records import RoadUid
from gis.streets.derived import Furniture, Marking, StreetGeometry, Surface
from gis.streets.object_pieces import ObjectPieces, pieces_of
from gis.streets.objects import ObjectChange, StreetObject, replaced_uids
from gis.streets.remake.change import Remade
from gis.streets.remake.standing import Standing

FACE_M = 2.0
"""Signs are shown larger than they are, within so much of their foot."""
PAINT_M = 0.3
COVER_UID = "object.cover"
Piece = TypeVar("Piece", Marking, Furniture, Surface)


def shown_change(change: ObjectChange, objects: ObjectEditing, standing: Standing) -> Remade:
    """What goes from the map and what comes, with all that lies about what goes.

    The change has been made already.
    """
    catalogue = load_marking_catalogue()
    hidden = replaced_uids(change.new) - replaced_uids(change.gone)
    shown = replaced_uids(change.gone) - replaced_uids(change.new)
    gone = pieces_of(change.gone, catalogue)
    places = [*_places(gone), *_places(_derived(standing, hidden))]
    new = pieces_of(change.new, catalogue)
    back = _derived(standing, shown)
    if not places:
        return Remade(made=_geometry(new, back))
    around = _around(standing, places)
    near = pieces_of(_objects_over(around, objects.objects.values()), catalogue)
    covers = [
        Surface(uid=f"{COVER_UID}.{number}", owner="", level=0, shape=shape)
        for number, place in enumerate(places)
        for shape in shapely.get_parts(place)
    ]
    made = without(around, objects.replaced)
    return Remade(
        gone=replace(
            around,
            markings=(*around.markings, *gone.markings),
            furniture=(*around.furniture, *gone.furniture),
            islands=(*around.islands, *gone.islands, *covers),
        ),
        made=replace(
            made,
            markings=_once((*made.markings, *near.markings, *new.markings, *back.markings)),
            furniture=_once((*made.furniture, *near.furniture, *new.furniture, *back.furniture)),
            islands=_once((*made.islands, *near.islands, *new.islands)),
        ),
    )


def without(made: StreetGeometry, hidden: frozenset[str]) -> StreetGeometry:
    """Pieces but those that objects stand for."""
    if not hidden:
        return made
    return replace(
        made,
        markings=tuple(one for one in made.markings if one.uid not in hidden),
        furniture=tuple(one for one in made.furniture if one.uid not in hidden),
    )


def with_near_objects(remade: Remade, objects: ObjectEditing) -> Remade:
    """An edit of roads as the map shows it: no piece that is replaced, objects on top."""
    if not objects.objects:
        return remade
    over = _objects_over(remade.made, objects.objects.values())
    near = pieces_of(over, load_marking_catalogue())
    made = without(remade.made, objects.replaced)
    return Remade(
        gone=remade.gone,
        made=replace(
            made,
            markings=(*made.markings, *near.markings),
            furniture=(*made.furniture, *near.furniture),
            islands=(*made.islands, *near.islands),
        ),
    )


def _geometry(new: ObjectPieces, back: ObjectPieces) -> StreetGeometry:
    return StreetGeometry(
        markings=(*new.markings, *back.markings),
        furniture=(*new.furniture, *back.furniture),
        islands=new.islands,
    )


def _derived(standing: Standing, uids: Iterable[str]) -> ObjectPieces:
    """Derived pieces of some uids; a uid begins with that of the road or area it is of."""
    markings: list[Marking] = []
    furniture: list[Furniture] = []
    for uid in sorted(uids):
        owner = uid.partition(".")[0]
        marking = standing.markings.get(owner, {}).get(uid)
        sign = standing.furniture.get(owner, {}).get(uid)
        markings += [] if marking is None else [marking]
        furniture += [] if sign is None else [sign]
    return ObjectPieces(markings=tuple(markings), furniture=tuple(furniture))


def _places(pieces: ObjectPieces) -> list[BaseGeometry]:
    """Where pieces are seen."""
    found = [
        shapely.buffer(one.shape, one.width_m / 2.0 + PAINT_M, quad_segs=2)
        for one in pieces.markings
    ]
    found += [
        shapely.box(x - FACE_M, y - FACE_M, x + FACE_M, y + FACE_M)
        for x, y in (one.at for one in pieces.furniture)
    ]
    return [*found, *(one.shape for one in pieces.islands)]


def _around(standing: Standing, places: list[BaseGeometry]) -> StreetGeometry:
    """All pieces of the roads and areas that lie under some places."""
    roads = sorted(standing.corridors.near(places, PAINT_M))
    areas = sorted(standing.area_places.near(places, PAINT_M))
    surfaces = {standing.owner_of_surface(u) for u in standing.surface_places.near(places, PAINT_M)}
    owners = sorted({*roads, *areas, *surfaces})

    return StreetGeometry(
        shapes=tuple(standing.shapes[RoadUid(uid)] for uid in owners if uid in standing.shapes),
        bodies=_of(owners, standing.bodies),
        junctions=tuple(standing.areas[uid] for uid in owners if uid in standing.areas),
        lanes=_of(owners, standing.lanes),
        sidewalks=_of(owners, standing.sidewalks),
        islands=_of(owners, standing.islands),
        markings=_of(owners, standing.markings),
        furniture=_of(owners, standing.furniture),
    )


def _of(owners: Sequence[str], held: Mapping[str, Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(piece for owner in owners for piece in held.get(owner, {}).values())


def _objects_over(
    made: StreetGeometry, objects: Iterable[StreetObject]
) -> tuple[StreetObject, ...]:
    """The objects that lie on the surfaces of a part of the streets."""
    pieces: list[Any] = [*made.bodies, *made.junctions, *made.sidewalks, *made.islands]
    shapes = [one.shape for one in pieces]
    held = list(objects)
    if not shapes or not held:
        return ()
    tree = shapely.STRtree(np.array(shapes, dtype=object))
    asked = np.array([one.shape for one in held], dtype=object)
    found, _ = tree.query(asked, predicate="dwithin", distance=FACE_M)
    return tuple(held[place] for place in np.unique(found).tolist())


def _once(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Each piece once, the later of those of one uid."""
    return tuple({one.uid: one for one in pieces}.values())
