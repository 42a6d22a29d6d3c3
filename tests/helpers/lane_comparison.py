"""Lanes of a network compared with the tags of its OSM file, read by a plain reader of its own.

Nothing here calls the program's readers of tags: the file is read by ElementTree, and what its
tags should give is worked out from the wiki's definitions of `lanes`, `lanes:forward`,
`turn:lanes`, `oneway` and `width`.
"""

from __future__ import annotations

import collections
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyproj
import shapely

from gis.streets.cross_section import CrossSection, Direction, ElementKind
from gis.streets.derived import StreetRoad

CLASSES = {
    *("motorway", "trunk", "primary", "secondary", "tertiary", "motorway_link", "trunk_link"),
    *("primary_link", "secondary_link", "tertiary_link", "unclassified", "residential"),
    *("living_street", "service", "track", "busway", "cycleway", "pedestrian"),
}
NEAR_M = 0.1


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that a tag says, and what the network has."""

    way: str
    what: str
    said: object
    found: object

    @property
    def agrees(self) -> bool:
        if isinstance(self.said, float) and isinstance(self.found, float):
            return abs(self.said - self.found) < 0.01
        return self.said == self.found


@dataclass(kw_only=True)
class Comparison:
    """All claims of one area."""

    claims: list[Claim] = field(default_factory=list)

    def share(self, what: str | None = None) -> float:
        chosen = [claim for claim in self.claims if what in (None, claim.what)]
        return sum(claim.agrees for claim in chosen) / len(chosen) if chosen else 1.0

    def counts(self) -> dict[str, tuple[int, int]]:
        """Agreeing and all claims by what they are about."""
        every = collections.Counter(claim.what for claim in self.claims)
        good = collections.Counter(claim.what for claim in self.claims if claim.agrees)
        return {what: (good[what], number) for what, number in sorted(every.items())}

    def differing(self) -> list[Claim]:
        return [claim for claim in self.claims if not claim.agrees]


@dataclass(frozen=True, kw_only=True)
class _Way:
    id: str
    tags: dict[str, str]
    ends: tuple[shapely.Point, shapely.Point]

    @property
    def one_way(self) -> int:
        said = self.tags.get("oneway", "")
        if said in ("yes", "true", "1"):
            return 1
        if said in ("-1", "reverse"):
            return -1
        if said in ("no", "false", "0", "reversible", "alternating"):
            return 0
        round_ = self.tags.get("junction") in ("roundabout", "circular")
        return int(round_ or self.tags["highway"] == "motorway")


def compare_lanes(file: Path, streets: Sequence[StreetRoad], epsg: int) -> Comparison:
    """Every claim of the file's road ways about count, direction, width and arrows of lanes."""
    by_way = collections.defaultdict(list)
    for street in streets:
        by_way[street.road.source_id].append(street)
    found = Comparison()
    for way in _ways(file, epsg):
        roads = by_way[f"way {way.id}"]
        if roads:
            found.claims += _claims(way, roads)
    return found


def _ways(file: Path, epsg: int) -> Iterator[_Way]:
    root = ElementTree.parse(file).getroot()
    project = pyproj.Transformer.from_crs(4326, epsg, always_xy=True).transform
    place = {n.get("id"): (float(n.get("lon")), float(n.get("lat"))) for n in root.iter("node")}
    for way in root.iter("way"):
        tags = {tag.get("k"): tag.get("v") for tag in way.iter("tag")}
        refs = [nd.get("ref") for nd in way.iter("nd") if nd.get("ref") in place]
        if tags.get("highway") in CLASSES and tags.get("area") != "yes" and len(refs) > 1:
            ends = tuple(shapely.Point(project(*place[ref])) for ref in (refs[0], refs[-1]))
            yield _Way(id=way.get("id"), tags=tags, ends=ends)


def _claims(way: _Way, roads: Sequence[StreetRoad]) -> Iterator[Claim]:
    yield from _count_claims(way, roads[0].section)
    if way.one_way:
        arrival = way.ends[1] if way.one_way > 0 else way.ends[0]
        arrives = _road_at(roads, arrival, 1) is not None
        yield Claim(way=way.id, what="with the traffic", said=True, found=arrives)
    for road in roads:
        yield from _direction_claims(way, road)
    if (width := _metres(way.tags.get("width", ""))) is not None:
        tracks = any("track" in v for k, v in way.tags.items() if k.startswith("cycleway"))
        outside = {ElementKind.SIDEWALK, *([ElementKind.BICYCLE] if tracks else [])}
        strips = roads[0].section.elements
        inside = sum(strip.width_m for strip in strips if strip.kind not in outside)
        yield Claim(way=way.id, what="width", said=width, found=float(inside))
    yield from _turn_claims(way, roads)


def _motor(section: CrossSection, *directions: Direction) -> int:
    return sum(
        strip.is_lane and strip.kind is not ElementKind.BICYCLE and strip.direction in directions
        for strip in section.elements
    )


def _count_claims(way: _Way, section: CrossSection) -> Iterator[Claim]:
    every = (Direction.FORWARD, Direction.BACKWARD, Direction.BOTH)
    if way.tags.get("lanes", "").isdigit():
        yield Claim(
            way=way.id,
            what="lanes",
            said=int(way.tags["lanes"]),
            found=_motor(section, *every),
        )
    turned = way.one_way < 0
    for key, direction in (
        ("lanes:forward", Direction.BACKWARD if turned else Direction.FORWARD),
        ("lanes:backward", Direction.FORWARD if turned else Direction.BACKWARD),
        ("lanes:both_ways", Direction.BOTH),
    ):
        if way.tags.get(key, "").isdigit():
            said = int(way.tags[key])
            yield Claim(way=way.id, what=key, said=said, found=_motor(section, direction))


def _direction_claims(way: _Way, street: StreetRoad) -> Iterator[Claim]:
    """One-way roads run with the traffic and hold no lane against it, unless one is tagged."""
    if "lanes" not in way.tags and "oneway" not in way.tags and way.one_way == 0:
        return
    contraflow = any("backward" in key for key in way.tags) or "opposite" in str(way.tags)
    if way.one_way and not contraflow:
        against = _motor(street.section, Direction.BACKWARD, Direction.BOTH)
        yield Claim(way=way.id, what="direction", said=0, found=against)
    elif way.one_way == 0:
        ways = _motor(street.section, Direction.FORWARD), _motor(street.section, Direction.BACKWARD)
        both = _motor(street.section, Direction.BOTH)
        total = int(way.tags["lanes"]) if way.tags.get("lanes", "").isdigit() else None
        plain = not any(key.startswith(("lanes:", "turn:")) for key in way.tags)
        if total is not None and plain:
            said = (total // 2, total // 2, total % 2)
            yield Claim(way=way.id, what="direction", said=said, found=(*ways, both))


def _turn_claims(way: _Way, roads: Sequence[StreetRoad]) -> Iterator[Claim]:
    if way.one_way:
        keys = [("turn:lanes", 1), ("turn:lanes:forward", 1)]
    else:
        keys = [("turn:lanes:forward", 1), ("turn:lanes:backward", -1)]
    for key, side in keys:
        if key not in way.tags:
            continue
        along = side if way.one_way == 0 else way.one_way
        end = way.ends[1] if along > 0 else way.ends[0]
        at = _road_at(roads, end, along if way.one_way == 0 else 1)
        if at is None:
            continue
        direction = Direction.FORWARD if side > 0 else Direction.BACKWARD
        yield Claim(
            way=way.id, what="turn:lanes", said=_arrows(way.tags[key]), found=_found(at, direction)
        )


def _road_at(roads: Sequence[StreetRoad], end: shapely.Point, side: int) -> StreetRoad | None:
    """The road of a way whose last point (first, against the line) is the way's own end."""
    for street in roads:
        xy = shapely.get_coordinates(street.road.line)
        if shapely.Point(xy[-1 if side > 0 else 0]).distance(end) < NEAR_M:
            return street
    return None


def _arrows(text: str) -> list[list[str]]:
    values = [sorted(value.strip().split(";")) for value in text.split("|")]
    return [[word for word in value if word not in ("", "none")] for value in values]


def _found(street: StreetRoad, direction: Direction) -> list[list[str]]:
    lanes = [
        strip for strip in street.section.elements if strip.is_lane and strip.direction is direction
    ]
    ordered = lanes if direction is Direction.FORWARD else lanes[::-1]
    arrows = [sorted(turn.value for turn in lane.turns) for lane in ordered]
    bicycles = [lane.kind is ElementKind.BICYCLE for lane in ordered]
    return [found for found, bicycle in zip(arrows, bicycles, strict=True) if found or not bicycle]


def _metres(text: str) -> float | None:
    if found := re.fullmatch(r"(\d+(?:\.\d+)?) ?(m)?", text):
        return float(found[1])
    if found := re.fullmatch(r"(\d+)'(?:(\d+)\")?", text):
        return int(found[1]) * 0.3048 + int(found[2] or 0) * 0.0254
    return None
