"""Centre lines as a source gives them, before they are made into a network."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import LineString

from gis.streets.cross_section import CrossSection


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreLine:
    """One line of a source that is a road, in metres of the store's CRS, along its direction."""

    source_id: str
    name: str = ""
    ref: str = ""
    """Route number ("台1線"), shown where a road has no name."""
    road_class: str = ""
    level: int = 0
    """0 on the ground, above it positive; lines of different levels meet only at their ends."""
    oneway: bool = False
    line: LineString
    node_ids: tuple[int, ...] | None = None
    """The source's node of every vertex, where it has nodes (OpenStreetMap)."""
    section: CrossSection | None = None
    """Its strips along the line; None where nobody has said or assumed anything."""
    placed: bool = False
    """The source says where the line runs among the strips."""
    roundabout: bool = False
    speed_limit_kmh: int | None = None
