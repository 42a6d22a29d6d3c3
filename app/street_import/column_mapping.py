"""Which column of a street file means what: said by the user, else guessed from its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from gis.problems import Problem
from gis.streets.lanes.relevant import PREFIXES


class RoadField(StrEnum):
    """What a column may mean."""

    ID = "id"
    NAME = "name"
    REF = "ref"
    CLASS = "class"
    LEVEL = "level"
    ONEWAY = "oneway"
    BRIDGE = "bridge"
    TUNNEL = "tunnel"
    JUNCTION = "junction"
    LANES = "lanes"
    WIDTH = "width"


ALIASES: Mapping[RoadField, tuple[str, ...]] = {
    RoadField.ID: (
        *("osm_id", "id", "way_id", "roadid", "road_id", "edge_id", "link_id", "linkid", "segid"),
        *("gid", "uid", "objectid", "fid", "編號", "路段編號"),
    ),
    RoadField.NAME: (
        *("name", "roadname", "road_name", "rdname", "rd_name", "rdnamesect", "streetname"),
        *("street_name", "street", "st_name", "fullname", "name_zh", "路名", "道路名稱", "街路名"),
        *("道路名", "名稱"),
    ),
    RoadField.REF: ("ref", "roadnum", "road_no", "roadno", "route", "路線編號", "公路編號"),
    RoadField.CLASS: (
        *("highway", "fclass", "class", "roadclass", "road_class", "roadtype", "road_type"),
        *("func_class", "type", "道路等級", "道路類別", "道路種類"),
    ),
    RoadField.LEVEL: ("layer", "level", "zlevel", "z_level", "zorder", "層", "層級"),
    RoadField.ONEWAY: ("oneway", "one_way", "單行", "單行道", "單行方向"),
    RoadField.BRIDGE: ("bridge", "橋梁", "橋"),
    RoadField.TUNNEL: ("tunnel", "隧道"),
    RoadField.JUNCTION: ("junction",),
    RoadField.LANES: ("lanes", "車道數"),
    RoadField.WIDTH: ("width", "路寬", "寬度"),
}
"""Usual column names (OpenStreetMap extracts, Taiwanese road layers), the surest first."""


def map_columns(columns: Sequence[str], said: Mapping[str, str] | None) -> dict[RoadField, str]:
    """The column of every field; what the user said goes before any guess.

    `said` maps columns to fields, as `--map COLUMN=FIELD` does; capitals do not matter.

    Raises:
        Problem: STREETS_NO_COLUMN, STREETS_NO_FIELD.
    """
    by_name = {column.casefold(): column for column in reversed(columns)}
    found: dict[RoadField, str] = {}
    for column, meaning in (said or {}).items():
        if column.casefold() not in by_name:
            raise Problem("STREETS_NO_COLUMN", column=column, known=", ".join(columns))
        found[_field(meaning)] = by_name[column.casefold()]
    taken = set(found.values())
    for meaning, aliases in ALIASES.items():
        if meaning not in found:
            for alias in aliases:
                if alias in by_name and by_name[alias] not in taken:
                    found[meaning] = by_name[alias]
                    break
    return found


WHOLE_KEYS = (
    "both_ways",
    "dual_carriageway",
    "est_width",
    "lane_markings",
    "lane_width",
    "motor_vehicle",
)
"""Words with an underscore in keys of OpenStreetMap."""
NO_LANE_COLUMNS = frozenset({"name", "highway", "oneway", "junction"})


def lane_columns(columns: Sequence[str], taken: Mapping[RoadField, str]) -> dict[str, str]:
    """Columns that hold tags of OpenStreetMap about lanes, by key ("turn_lanes" -> "turn:lanes").

    Table columns cannot hold a colon everywhere, so an underscore may stand for one.
    """
    found: dict[str, str] = {}
    for column in columns:
        key = column.casefold()
        for word in WHOLE_KEYS:
            key = key.replace(word, word.replace("_", "\0"))
        key = key.replace("_", ":").replace("\0", "_")
        first = key.split(":", 1)[0]
        if first in PREFIXES and first not in NO_LANE_COLUMNS and column not in taken.values():
            found.setdefault(key, column)
    return found


def _field(meaning: str) -> RoadField:
    word = meaning.strip().casefold()
    word = "level" if word == "layer" else word
    try:
        return RoadField(word)
    except ValueError as error:
        known = ", ".join(field.value for field in RoadField)
        raise Problem("STREETS_NO_FIELD", field=meaning, known=known) from error
