"""Centre lines with cross-sections, from the lines that a reader of street files hands over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from shapely import LineString

from app.street_import.section_catalogue import SectionCatalogue, load_section_catalogue
from app.street_import.source import Coords, Doubt, RawLine, StreetSource
from app.street_import.source_crs import transformer_to
from gis.crs import WGS84_EPSG
from gis.streets.centre_lines import CentreLine
from gis.streets.derived import NodeFeature
from gis.streets.lanes.defaults import class_key
from gis.streets.lanes.reading import SectionReading, read_section
from gis.streets.lanes.room import with_room
from gis.streets.road_tags import read_road_tags

UNUSED = "LANE_TAG_UNUSED"


def centre_lines(
    source: StreetSource, coords: Sequence[Coords]
) -> tuple[list[CentreLine], list[Doubt]]:
    """Lines in the store's metres along their direction, with cross-sections, and doubts.

    `coords` are those of the source's lines in the store's CRS. Refused doubts are lines that
    cannot be projected; the others tags of lanes that could not be used.
    Carriageways side by side leave each other room.
    """
    lines: list[CentreLine] = []
    doubts: list[Doubt] = []
    sections = _Sections(source)
    for number, (raw, xy) in enumerate(zip(source.lines, coords, strict=True)):
        keep = np.append(True, (np.diff(xy, axis=0) != 0).any(axis=1))
        if not np.isfinite(xy).all() or keep.sum() < 2:
            doubts.append(Doubt(code="COORDINATES_UNUSABLE", detail=raw.source_id, refused=True))
            continue
        reading = sections.of(number)
        lines.append(_centre_line(raw, xy, reading))
        doubts += _unused(raw, reading)
    return with_room(lines), doubts


def node_features(source: StreetSource, epsg: int) -> list[NodeFeature]:
    """Signals, signs and crossings in metres of the store's CRS."""
    if not source.features:
        return []
    project = transformer_to(source.crs, epsg)
    x, y = project.transform(*np.array([feature.xy for feature in source.features]).T)
    return [
        NodeFeature(
            kind=feature.kind,
            at=(float(east), float(north)),
            source_id=feature.source_id,
            sign=feature.sign,
            against=feature.against,
        )
        for feature, east, north in zip(source.features, x, y, strict=True)
        if np.isfinite((east, north)).all()
    ]


class _Sections:
    """Cross-sections of a source's lines; roads with the same tags in one area share theirs."""

    def __init__(self, source: StreetSource) -> None:
        self._lines = source.lines
        self._catalogue: SectionCatalogue = load_section_catalogue()
        firsts = np.array([line.xy[0] for line in source.lines])
        lon, lat = transformer_to(source.crs, WGS84_EPSG).transform(*firsts.T)
        self._left = self._catalogue.left_hand.which(lon, lat)
        self._taiwan = self._catalogue.in_taiwan.which(lon, lat)
        self._known: dict[tuple[object, ...], SectionReading] = {}

    def of(self, number: int) -> SectionReading:
        """The cross-section of the line with this number in its source."""
        raw = self._lines[number]
        tags = _tags(raw)
        place = (bool(self._left[number]), bool(self._taiwan[number]))
        look = class_key(raw.road_class, raw.name, tags.get("service", ""))
        rest = frozenset((key, value) for key, value in tags.items() if key != "name")
        key = (rest, look, raw.direction, *place)
        if key not in self._known:
            self._known[key] = read_section(
                tags,
                direction=raw.direction,
                left_hand=place[0],
                defaults=self._catalogue.taiwan if place[1] else self._catalogue.elsewhere,
            )
        return self._known[key]


def _tags(raw: RawLine) -> Mapping[str, str]:
    """What is said of the road, with the name and class that the reader settled."""
    return {**raw.tags, "highway": raw.road_class, "name": raw.name}


def _unused(raw: RawLine, reading: SectionReading) -> list[Doubt]:
    """A doubt at the middle of the line for each tag that could not be used.

    Those that the reader has told of before (absurd widths and counts) are left out.
    """
    told = set(read_road_tags(raw.tags).absurd) if reading.dropped else set()
    x, y = raw.xy[len(raw.xy) // 2]
    return [
        Doubt(code=UNUSED, detail=f"{raw.source_id}: {tag}", xy=(float(x), float(y)))
        for tag in reading.dropped
        if tag not in told
    ]


def _centre_line(raw: RawLine, xy: Coords, reading: SectionReading) -> CentreLine:
    step = -1 if raw.direction < 0 else 1
    return CentreLine(
        source_id=raw.source_id,
        name=raw.name,
        ref=raw.ref,
        road_class=raw.road_class,
        level=raw.level,
        oneway=raw.direction != 0,
        line=LineString(xy[::step]),
        node_ids=None if raw.node_ids is None else raw.node_ids[::step],
        section=reading.section,
        placed=reading.placed,
        roundabout=reading.roundabout,
        speed_limit_kmh=reading.speed_limit_kmh,
    )
