"""Presets keep to the widths of the design code and are put on roads and approaches."""

from __future__ import annotations

import pytest

from app.street_presets import load_junction_presets, load_section_presets
from gis.crashes.records import RoadUid
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.drawing.presets import applied, applied_to_approach, applied_to_junctions
from tests.gis.streets.drawing.test_strokes import after, ids, network
from tests.helpers.street_graphs import star, street

PRESETS = {one.code: one for one in load_section_presets()}
LEAST_M = {
    ElementKind.FAST: 3.0,
    ElementKind.MIXED: 3.5,
    ElementKind.SLOW: 2.0,
    ElementKind.MOTORCYCLE: 1.5,
    ElementKind.MOTORCYCLE_PRIORITY: 1.5,
    ElementKind.BUS: 3.25,
    ElementKind.BICYCLE: 1.2,
    ElementKind.MEDIAN: 0.5,
    ElementKind.DIVIDER: 0.5,
    ElementKind.SIDEWALK: 0.9,
    ElementKind.PARKING: 2.0,
}
"""Metres, by table 2.1.1 for main and secondary roads, and article 25; parking ours."""
A = RoadUid("a")


def test_there_are_at_least_ten_with_names_of_their_own() -> None:
    assert len(PRESETS) == len(load_section_presets()) >= 10
    assert len({one.zh for one in PRESETS.values()}) == len(PRESETS)
    assert len({one.en for one in PRESETS.values()}) == len(PRESETS)


@pytest.mark.parametrize("code", PRESETS)
def test_no_strip_is_narrower_than_the_design_code_allows(code: str) -> None:
    for one in PRESETS[code].elements:
        assert one.width_m >= LEAST_M[one.kind]
        assert one.is_lane == (one.direction is not Direction.NONE)


def test_a_preset_goes_on_several_roads_in_one_change() -> None:
    held = network(street("a", [(0.0, 0.0), (90.0, 0.0)]), street("b", [(0.0, 9.0), (90.0, 9.0)]))
    made = after(held, applied(held, held.streets, PRESETS["oneway_alley"]))
    assert [one.section.offsets_m for one in made.streets.values()] == [(1.75, -1.75)] * 2
    assert all(one.road.oneway for one in made.streets.values())


@pytest.mark.parametrize(("end", "spans"), [(1, (60.0, 100.0)), (0, (0.0, 40.0))])
def test_an_approach_is_changed_back_to_its_station(end: int, spans: tuple[float, float]) -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    preset = PRESETS["street_1_1_parking"]
    change = applied_to_approach(held, A, end, preset, 40.0, ids())
    (made,) = [one for one in change.new if one.section.width_m == 9.0]
    (rest,) = [one for one in change.new if one.section.width_m != 9.0]
    assert (made.road.line.coords[0][0], made.road.line.coords[-1][0]) == spans
    assert rest.road.uid == "a"
    kinds = [one.kind for one in made.section.elements]
    assert kinds.index(ElementKind.PARKING) == (2 if end == 1 else 0), "at the driver's right"


def test_a_junction_preset_goes_on_all_approaches_and_leaves_the_rest() -> None:
    held = network(*star((0, 7.0), (90, 7.0), (180, 7.0), (270, 7.0)))
    preset = next(one for one in load_junction_presets() if one.code == "urban_signal")
    change = applied_to_junctions(held, [(0.0, 0.0, None)], preset, ids())
    made = after(held, change)
    assert len(made.streets) == 8
    near = made.at[(0.0, 0.0, None)]
    assert {made.streets[uid].section.width_m for uid in near} == {17.5}
    assert {one.road.line.length for one in made.streets.values()} == {40.0, 60.0}
