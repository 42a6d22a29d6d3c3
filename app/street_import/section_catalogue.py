"""Defaults of cross-sections and driving sides, as `resources/catalogue` has them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from shapely import Polygon

from gis.streets.cross_section import ElementKind
from gis.streets.lanes.defaults import RoadDefaults, SectionDefaults, StripWidth
from gis.streets.lanes.driving_side import Region

FOLDER = "catalogue"
TAIWAN, ELSEWHERE = "taiwan", "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCatalogue:
    """What is assumed of roads, and where which defaults and which side of the road hold."""

    taiwan: SectionDefaults
    elsewhere: SectionDefaults
    in_taiwan: Region
    left_hand: Region

    def defaults_at(self, lon: float, lat: float) -> SectionDefaults:
        """The defaults of a place (degrees)."""
        return self.taiwan if self.in_taiwan.holds(lon, lat) else self.elsewhere

    def keeps_left(self, lon: float, lat: float) -> bool:
        """Whether traffic drives on the left at a place (degrees)."""
        return self.left_hand.holds(lon, lat)


@lru_cache(maxsize=1)
def load_section_catalogue() -> SectionCatalogue:
    """The catalogue that comes with the program."""
    strips = {
        ElementKind(row["kind"]): StripWidth(
            usual_m=float(row["width_m"]),
            least_m=float(row["least_m"]),
            most_m=float(row["most_m"]),
        )
        for row in _rows("strip_widths.csv")
    }
    by_area: dict[str, dict[str, RoadDefaults]] = {TAIWAN: {}, ELSEWHERE: {}}
    for row in _rows("road_classes.csv"):
        by_area[row["area"]][row["class"]] = _road(row)
    rings = json.loads(files("resources").joinpath(FOLDER, "left_hand.json").read_text("utf-8"))
    return SectionCatalogue(
        taiwan=SectionDefaults(classes=by_area[TAIWAN], strips=strips),
        elsewhere=SectionDefaults(classes=by_area[ELSEWHERE], strips=strips),
        in_taiwan=Region(rings=tuple(Polygon(one["ring"]) for one in rings["taiwan"])),
        left_hand=Region(rings=tuple(Polygon(one["ring"]) for one in rings["left_hand"])),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("resources").joinpath(FOLDER, name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _road(row: dict[str, str]) -> RoadDefaults:
    return RoadDefaults(
        road_class=row["class"],
        lanes_each_way=int(row["lanes_each_way"]),
        lanes_one_way=int(row["lanes_one_way"]),
        lane_m=float(row["lane_m"]),
        shared_m=float(row["shared_m"]),
        outer_kind=ElementKind(row["outer_kind"]) if row["outer_kind"] else None,
        outer_m=float(row["outer_m"]),
        inner_kind=ElementKind(row["inner_kind"]),
        side_kind=ElementKind(row["side_kind"]),
        max_lanes=int(row["max_lanes"]),
    )
