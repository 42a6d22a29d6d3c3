"""Roads and objects of the streets as JSON, for what is put aside or taken along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from app.store.arm_design_json import arm_designs_from_json, arm_designs_to_json
from app.store.section_json import section_from_json, section_to_json
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.objects import ObjectKind, ObjectLook, ObjectUid, StreetObject
from gis.streets.records import Road


def street_to_json(street: StreetRoad) -> dict[str, Any]:
    """A road without since when and from whom it is so."""
    road = street.road
    return {
        "uid": road.uid,
        "name": road.name,
        "class": road.road_class,
        "level": road.level,
        "oneway": road.oneway,
        "from": road.from_junction,
        "to": road.to_junction,
        "source_id": road.source_id,
        "wkb": road.line.wkb_hex,
        "section": section_to_json(street.section),
        "roundabout": street.roundabout,
        "speed_limit_kmh": street.speed_limit_kmh,
        "ends": arm_designs_to_json(street.ends),
    }


def street_from_json(held: Mapping[str, Any]) -> StreetRoad:
    """The road that `street_to_json` wrote."""
    start, end = held["from"], held["to"]
    return StreetRoad(
        road=Road(
            uid=RoadUid(held["uid"]),
            name=held["name"],
            road_class=held["class"],
            level=held["level"],
            oneway=held["oneway"],
            from_junction=None if start is None else JunctionUid(start),
            to_junction=None if end is None else JunctionUid(end),
            source_id=held["source_id"],
            line=shapely.from_wkb(held["wkb"]),
        ),
        section=section_from_json(held["section"]),
        roundabout=held["roundabout"],
        speed_limit_kmh=held["speed_limit_kmh"],
        ends=arm_designs_from_json(held["ends"]),
    )


def object_to_json(one: StreetObject) -> dict[str, Any]:
    """An object without since when and from whom it is so."""
    look = one.look
    return {
        "uid": one.uid,
        "kind": one.kind.value,
        "code": one.code,
        "wkb": one.shape.wkb_hex,
        "bearing_deg": one.bearing_deg,
        "level": one.level,
        "length_m": one.length_m,
        "width_m": one.width_m,
        "look": None if look is None else [look.colour, look.width_m, look.dash_m],
        "replaces": one.replaces,
    }


def object_from_json(held: Mapping[str, Any]) -> StreetObject:
    """The object that `object_to_json` wrote."""
    look = held["look"]
    return StreetObject(
        uid=ObjectUid(held["uid"]),
        kind=ObjectKind(held["kind"]),
        code=held["code"],
        shape=shapely.from_wkb(held["wkb"]),
        bearing_deg=held["bearing_deg"],
        level=held["level"],
        length_m=held["length_m"],
        width_m=held["width_m"],
        look=None if look is None else _look(look),
        replaces=held["replaces"],
    )


def _look(held: list[Any]) -> ObjectLook:
    colour, width_m, dash = held
    return ObjectLook(
        colour=colour, width_m=width_m, dash_m=None if dash is None else (dash[0], dash[1])
    )
