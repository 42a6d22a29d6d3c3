"""An OpenDRIVE file from road shapes, junction areas, markings and furniture."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from pyproj import CRS

from app.streets.opendrive.connections import KnownRoad, connecting_roads, junctions_of
from app.streets.opendrive.lanes import Profile, lanes_of, rule_of
from app.streets.opendrive.links import (
    RoadEnd,
    joined_lanes,
    joints,
    link_to,
    road_id,
    with_lane_links,
)
from app.streets.opendrive.model import Link, OpenDrive, XodrRoad
from app.streets.opendrive.plan_view import straight_pieces
from app.streets.opendrive.road_marks import markings_by_road, painted_objects, with_road_marks
from app.streets.opendrive.signals import signals_by_road
from gis.crashes.records import RoadUid
from gis.streets.derived import Furniture, JunctionArea, Marking, RoadShape, StreetRoad
from gis.streets.turn_paths import turn_paths

LEAST_ROAD_M = 0.01
"""A shorter road between its mouths is none."""
_KINDS = {
    "motorway": "motorway",
    "trunk": "townExpressway",
    "primary": "townArterial",
    "secondary": "townArterial",
    "tertiary": "townCollector",
    "residential": "townLocal",
    "living_street": "townPlayStreet",
    "service": "townPrivate",
    "cycleway": "bicycle",
    "pedestrian": "pedestrian",
}


def open_drive(
    shapes: Sequence[RoadShape],
    areas: Sequence[JunctionArea],
    markings: Sequence[Marking],
    furniture: Sequence[Furniture],
    *,
    epsg: int,
    on_step: Callable[[float], None],
) -> OpenDrive:
    """Roads between mouths, paths through junctions as connecting roads, paint and signals.

    Roads are numbered from 1 in order of uid, connecting roads and junctions after them, so that
    the same streets give the same file. `on_step` hears the share of the work done.
    """
    kept = sorted(
        (shape for shape in shapes if shape.axis.length >= LEAST_ROAD_M),
        key=lambda shape: shape.street.road.uid,
    )
    bounds = shapely.total_bounds(np.array([shape.axis for shape in kept], dtype=object))
    origin = (float(math.floor(bounds[0])), float(math.floor(bounds[1])))
    profiles = [Profile(shape) for shape in kept]
    paths = turn_paths(kept, areas)
    on_step(0.3)
    used = {path.junction for path in paths}
    named = [area for area in areas if area.uid in used]
    junction_ids = {
        area.uid: str(len(kept) + len(paths) + number) for number, area in enumerate(named, 1)
    }
    plan = _Plan(kept, profiles, junction_ids, joints(kept))
    known = {
        shape.street.road.uid: KnownRoad(id=road_id(number), profile=profiles[number])
        for number, shape in enumerate(kept)
    }
    made = list(connecting_roads(paths, known, junction_ids, first_id=len(kept) + 1, origin=origin))
    on_step(0.5)
    roads = _roads(plan, markings, furniture, origin)
    on_step(1.0)
    west, south, east, north = (bounds - (*origin, *origin)).tolist()
    return OpenDrive(
        proj=proj_of(epsg),
        origin=origin,
        bounds=(west, south, east, north),
        roads=(*roads, *(road for road, _ in made)),
        junctions=junctions_of(made, named, junction_ids),
    )


def proj_of(epsg: int) -> str:
    """A CRS as the PROJ string that OpenDRIVE asks for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # its datum's name gets lost, not its shape
        return str(CRS.from_epsg(epsg).to_proj4())


@dataclass(frozen=True, slots=True)
class _Plan:
    """Roads in file order with what their ends meet."""

    shapes: Sequence[RoadShape]
    profiles: Sequence[Profile]
    junction_ids: dict[str, str]
    joints: dict[RoadEnd, RoadEnd]

    def link(self, number: int, end: int) -> Link | None:
        """What an end meets."""
        shape = self.shapes[number]
        area = shape.end_area if end else shape.start_area
        if area is not None:
            junction = self.junction_ids.get(area)
            return None if junction is None else Link(junction=junction)
        other = self.joints.get((number, end))
        return None if other is None else link_to(other)

    def lane_links(self, number: int, end: int) -> dict[int, int]:
        """Lane ids with what they meet on the other road of a joint."""
        other = self.joints.get((number, end))
        if other is None:
            return {}
        return joined_lanes(self.profiles[number], end, self.profiles[other[0]], other[1])


def _roads(
    plan: _Plan,
    markings: Sequence[Marking],
    furniture: Sequence[Furniture],
    origin: tuple[float, float],
) -> list[XodrRoad]:
    painted = markings_by_road(markings)
    by_uid = {
        shape.street.road.uid: profile
        for shape, profile in zip(plan.shapes, plan.profiles, strict=True)
    }
    signals = signals_by_road(furniture, by_uid)
    found = []
    for number, (shape, profile) in enumerate(zip(plan.shapes, plan.profiles, strict=True)):
        uid: RoadUid = shape.street.road.uid
        own = painted.get(uid, [])
        lanes = with_road_marks(lanes_of(profile), profile, own)
        road = _road(road_id(number), shape.street, profile)
        found.append(
            replace(
                road,
                plan=straight_pieces(shape.axis, origin),
                lanes=with_lane_links(lanes, *(plan.lane_links(number, end) for end in (0, 1))),
                predecessor=plan.link(number, 0),
                successor=plan.link(number, 1),
                signals=signals.get(uid, ()),
                objects=painted_objects(profile, own),
            )
        )
    return found


def _road(identity: str, street: StreetRoad, profile: Profile) -> XodrRoad:
    """A road's plain attributes."""
    return XodrRoad(
        id=identity,
        uid=street.road.uid,
        name=street.road.name,
        rule=rule_of(street.section),
        plan=(),
        lanes=lanes_of(profile),
        kind=_KINDS.get(street.road.road_class.removesuffix("_link"), "town"),
        speed_kmh=street.speed_limit_kmh,
        level=street.road.level,
    )
