"""Lanes of real areas against their tags, read by a plain XML reader of the test's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.street_import.importer import read_streets
from app.street_import.road_lines import centre_lines
from app.street_import.source_crs import metric_epsg, to_store
from gis.streets.cross_section import reversed_section
from gis.streets.derived import StreetRoad
from gis.streets.network import build_network
from tests.helpers.lane_comparison import compare_lanes

pytestmark = pytest.mark.data

AREAS = {
    # area: claims by count of tags (grep), so that nothing is compared with nothing
    "borough_sausage_links": {"lanes": 23, "turn:lanes": 13, "lanes:forward": 2},
    "fremantle_placement": {"lanes": 30, "turn:lanes": 17},
    "quad_intersection": {"lanes": 40, "turn:lanes": 15},
    "seattle_slip_lane": {"lanes": 21, "turn:lanes": 7, "lanes:forward": 6, "width": 2},
    "taipei": {"lanes": 21},
    "tempe_split": {"lanes": 10, "turn:lanes": 4},
}


def streets_of(file: Path) -> tuple[tuple[StreetRoad, ...], int]:
    source = read_streets(file)
    epsg = metric_epsg(source)
    lines, _ = centre_lines(source, to_store(source, epsg))
    return build_network(lines).streets, epsg


@pytest.mark.parametrize("area", sorted(AREAS))
def test_lanes_directions_widths_and_arrows_are_those_of_the_tags(shared_data, area):
    file = shared_data / "streets" / "osm" / f"{area}.osm"
    found = compare_lanes(file, *streets_of(file))
    counts = found.counts()
    assert {what: counts[what][1] for what in AREAS[area]} == AREAS[area]
    assert found.share() >= 0.98, found.differing()
    for what in counts:
        assert found.share(what) >= 0.98, found.differing()


def test_the_comparison_notices_roads_turned_round(shared_data):
    file = shared_data / "streets" / "osm" / "seattle_slip_lane.osm"
    streets, epsg = streets_of(file)
    turned = [replace(street, section=reversed_section(street.section)) for street in streets]
    assert compare_lanes(file, turned, epsg).share("turn:lanes") < 0.5
    assert compare_lanes(file, turned, epsg).share("direction") < 0.8


def test_left_hand_areas_have_the_lanes_along_the_line_at_its_left(shared_data):
    for area, left in (
        ("fremantle_placement", True),
        ("borough_sausage_links", True),
        ("taipei", False),
    ):
        streets, _ = streets_of(shared_data / "streets" / "osm" / f"{area}.osm")
        assert {street.section.left_hand for street in streets} == {left}
