"""Centre lines of a DXF drawing (R12 to R2018): lines, polylines, arcs and splines of layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from app.file_names import shown
from app.street_import.column_mapping import RoadField, map_columns
from app.street_import.dxf_document import parse_errors, read_document
from app.street_import.dxf_shapes import is_line, layer_of, points_along
from app.street_import.source import RawLine, StreetSource
from app.street_import.source_crs import TAIWAN_LONLAT, guess_epsg
from app.street_import.vector_reader import LIKELY_LAYERS, UNKNOWN_CRS
from app.tasks import Progress
from gis.problems import Problem
from gis.streets.road_tags import NO_ROADS, read_road_tags

READING = "READING_STREETS"
EVERY = 2_000
LAYER = "layer"
"""The one column of a drawing that `--map` may name."""
CENTRE_WORDS = (*LIKELY_LAYERS, "center", "centre", "axis", "中心", "道", "街")
"""Words in the name of a layer that holds centre lines."""
SAGITTA_M = 0.01
DEEPEST = 12
"""Blocks inside blocks beyond this are taken for a drawing that holds itself."""
UNIT_M = {1: 0.0254, 2: 0.3048, 4: 0.001, 5: 0.01, 6: 1.0, 7: 1000.0, 14: 0.1}
"""Metres of the values of $INSUNITS that a plan may be drawn in."""
SPLIT = ","
"""Between names of layers; a name cannot hold it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One entity with a line, on the layer that it is seen on."""

    entity: Any
    layer: str


def read_dxf_streets(
    path: Path,
    *,
    layer: str | None,
    mapping: Mapping[str, str] | None,
    said: CRS | None,
    progress: Progress,
) -> StreetSource:
    """The lines of the layers asked for (names with commas between), or of the one that is meant.

    `mapping` may say what a layer's name means (`layer=class`, `layer=name`): then all layers are
    read. Coordinates come in metres, or in degrees where the numbers are those of Taiwan.

    Raises:
        Problem: of `read_document`; STREETS_NO_ROADS, STREETS_DXF_NO_LINES, STREETS_NO_LAYER,
            STREETS_DXF_LAYERS where several layers could be meant, STREETS_NO_COLUMN,
            STREETS_NO_FIELD, CRS_UNKNOWN.
    """
    name = shown(path.name)
    progress(READING, 0.0)
    fields = _fields(mapping)
    document = read_document(path)
    source = StreetSource(name=name, crs=UNKNOWN_CRS)
    source.columns = dict.fromkeys(fields.values(), ", ".join(field.value for field in fields))
    held: dict[str, list[_Found]] = defaultdict(list)
    for found in _entities(document, source):
        held[found.layer].append(found)
    chosen = _chosen(held, name, layer, mapped=bool(fields), dropped=source.dropped)
    if set(chosen) != set(held):
        source.name = f"{name}#{SPLIT.join(chosen)}"
    factor = _factor(document, [one for key in chosen for one in held[key]], source, said)
    _take(source, [one for key in chosen for one in held[key]], fields, factor, progress)
    for key in sorted(set(held) - set(chosen)):
        source.dropped[f"layer={key}"] = len(held[key])
    return source


def _fields(mapping: Mapping[str, str] | None) -> dict[RoadField, str]:
    """What the layer's name means; nothing where nobody says."""
    return map_columns((LAYER,), mapping) if mapping else {}


def _entities(document: Any, source: StreetSource) -> Iterator[_Found]:  # noqa: ANN401
    """All entities with lines in the model space, those in blocks too; others are counted."""
    for entity in document.modelspace():
        yield from _unfolded(entity, source, None, 0)


def _unfolded(
    entity: Any,  # noqa: ANN401 - an entity of ezdxf
    source: StreetSource,
    outer: str | None,
    depth: int,
) -> Iterator[_Found]:
    """An entity, or what the block that it inserts holds; layer 0 in blocks is that outside."""
    kind, layer = entity.dxftype(), layer_of(entity)
    layer = outer if outer is not None and layer == "0" else layer
    if is_line(entity):
        yield _Found(entity, layer)
    elif kind != "INSERT":
        source.dropped[f"entity={kind}"] += 1
    else:
        parts = _parts(entity) if depth < DEEPEST else None
        if parts is None:
            source.doubt("DXF_BLOCK_UNUSABLE", str(entity.dxf.get("name", "")))
        for part in parts or ():
            yield from _unfolded(part, source, layer, depth + 1)


def _parts(insert: Any) -> list[Any] | None:  # noqa: ANN401 - an entity of ezdxf
    """What a block holds, where it is inserted; None where it is missing or broken."""
    try:
        if insert.block() is None:
            return None
        inserts = list(insert.multi_insert()) if insert.mcount > 1 else [insert]
        return [part for one in inserts for part in one.virtual_entities()]
    except parse_errors():
        return None


def _chosen(
    held: Mapping[str, Sequence[_Found]],
    name: str,
    wanted: str | None,
    *,
    mapped: bool,
    dropped: Mapping[str, int],
) -> list[str]:
    """The layers to read, sorted."""
    known = ", ".join(f"{key} ({len(held[key])})" for key in sorted(held))
    if not held:
        kinds = ", ".join(sorted(key.removeprefix("entity=") for key in dropped))
        raise Problem("STREETS_DXF_NO_LINES", file=name, kinds=kinds or "-")
    if wanted is not None:
        asked = {word.strip().casefold() for word in wanted.split(SPLIT)}
        chosen = [key for key in sorted(held) if key.casefold() in asked]
        if len(chosen) < len(asked):
            raise Problem("STREETS_NO_LAYER", file=name, known=known)
        return chosen
    if mapped or len(held) == 1:
        return sorted(held)
    likely = [key for key in held if any(word in key.casefold() for word in CENTRE_WORDS)]
    if len(likely) != 1:
        raise Problem("STREETS_DXF_LAYERS", file=name, known=known)
    return likely


def _factor(
    document: Any,  # noqa: ANN401 - ezdxf's document
    found: Sequence[_Found],
    source: StreetSource,
    said: CRS | None,
) -> float:
    """Metres of a drawing unit: as its header has it, unless only whole metres lie in Taiwan.

    Drawing programs write inches or millimetres into new drawings whatever is drawn in them.

    Raises:
        Problem: CRS_UNKNOWN where nobody says the CRS and the numbers are no place in Taiwan.
    """
    units = int(document.header.get("$INSUNITS", 0) or 0)
    told = UNIT_M.get(units, 1.0)
    bounds = _bounds(found)
    if bounds is None:
        return told
    if said is not None and not _tells(said):
        return told
    for factor in dict.fromkeys((told, 1.0, 0.001)):
        scaled = [value * factor for value in bounds]
        if _is_in_taiwan(scaled):
            if factor != told:
                source.doubt("DXF_UNITS_DOUBTFUL", f"$INSUNITS {units}, {factor} m")
            return factor
    if said is None:
        raise Problem("CRS_UNKNOWN", file=source.name)
    return told


def _tells(said: CRS) -> bool:
    """Whether coordinates of a CRS can be told by their size (those of Taiwan)."""
    area = said.area_of_use
    west, south, east, north = TAIWAN_LONLAT
    return area is not None and west - 5 < area.west < east and south - 5 < area.south < north


def _is_in_taiwan(bounds: Sequence[float]) -> bool:
    """Whether numbers are TM2 metres, Web Mercator or degrees of Taiwan (not any small ones)."""
    west, south, east, north = TAIWAN_LONLAT
    if bounds[0] >= -180 and bounds[2] <= 180 and bounds[1] >= -90 and bounds[3] <= 90:
        return west <= bounds[0] and bounds[2] <= east and south <= bounds[1] and bounds[3] <= north
    return guess_epsg(bounds) is not None


def _bounds(found: Sequence[_Found]) -> list[float] | None:
    """West, south, east, north of all lines in drawing units, coarsely."""
    ends = [xy for one in found if (xy := points_along(one.entity, 1e9)) is not None and len(xy)]
    if not ends:
        return None
    low = np.min([xy.min(axis=0) for xy in ends], axis=0)
    high = np.max([xy.max(axis=0) for xy in ends], axis=0)
    return [*low.tolist(), *high.tolist()]


def _take(
    source: StreetSource,
    found: Sequence[_Found],
    fields: Mapping[RoadField, str],
    factor: float,
    progress: Progress,
) -> None:
    """Every entity as a line of the source."""
    for number, one in enumerate(found):
        if number % EVERY == 0:
            progress(READING, number / len(found))
        label = f"{one.entity.dxftype()} {one.entity.dxf.get('handle') or number + 1}"
        tags = _tags(fields, one.layer)
        if tags.get("highway", "") in NO_ROADS:
            source.dropped[f"layer={one.layer}"] += 1
            continue
        xy = points_along(one.entity, SAGITTA_M / factor)
        if xy is None:
            source.doubt("ROW_UNREADABLE", label, refused=True)
            continue
        meaning = read_road_tags(tags)
        source.add(
            RawLine(
                source_id=label,
                xy=xy * factor,
                name=meaning.name,
                ref=meaning.ref,
                road_class=meaning.road_class,
                level=meaning.level,
                direction=meaning.direction,
                tags=tags,
            )
        )


def _tags(fields: Mapping[RoadField, str], layer: str) -> dict[str, str]:
    """What a layer's name says, under the tags of OpenStreetMap."""
    keys = {RoadField.CLASS: "highway", RoadField.LEVEL: "layer"}
    return {keys.get(field, field.value): layer for field in fields}
