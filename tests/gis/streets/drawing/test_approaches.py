"""A preset dropped on the map goes on the approach that lies there, or on the whole road."""

from __future__ import annotations

import math

import pytest
from shapely import Point

from app.street_presets import load_section_presets
from gis.crashes.records import RoadUid
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.drawing.approaches import approach_at, mouths_m, preset_dropped
from tests.helpers.approach_task import (
    PRESET,
    SEEDS,
    approach_of,
    drop_place,
    lacking,
    random_junction,
)
from tests.helpers.memory_streets import document_of, new_ids, standing_of
from tests.helpers.street_graphs import defects, ray, star, street

PRESETS = {one.code: one for one in load_section_presets()}
CROSS = star((0, 7.0), (90, 7.0), (180, 7.0), (270, 7.0), length_m=150.0)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_on_an_arm_it_is_the_end_at_the_junction(degrees: int) -> None:
    found = approach_at(standing_of(CROSS), ray(degrees, 30.0), 2.0)
    assert found is not None
    assert (found.road, found.end) == (f"r{degrees // 90}", 0)
    assert 40.0 < found.back_m < 60.0


def test_in_the_area_it_is_the_arm_whose_mouth_is_nearest() -> None:
    held = standing_of(CROSS)
    for degrees in (0, 90, 180, 270):
        found = approach_at(held, ray(degrees + 10, 5.0), 2.0)
        assert found is not None
        assert found.road == f"r{degrees // 90}"


def test_beyond_the_reach_of_the_junction_it_is_the_whole_road() -> None:
    found = approach_at(standing_of(CROSS), ray(0, 140.0), 2.0)
    assert found is not None
    assert (found.road, found.end) == ("r0", None)


def test_beside_all_roads_there_is_none() -> None:
    held = standing_of(CROSS)
    assert approach_at(held, (60.0, 40.0), 2.0) is None
    assert approach_at(held, (60.0, 5.0), 2.0) is not None, "1.5 m beside the kerb"


def test_a_short_road_between_two_junctions_is_one_piece_a_longer_one_two() -> None:
    def town(length: float):
        a, b = (0.0, 0.0), (length, 0.0)
        sides = [
            street(f"s{k}", [at, (at[0], 90.0 * way)])
            for k, (at, way) in enumerate([(a, 1), (a, -1), (b, 1), (b, -1)])
        ]
        return standing_of([street("m", [a, b]), *sides])

    short = approach_at(town(40.0), (15.0, 0.0), 2.0)
    assert short is not None
    assert short.end is None
    held = town(70.0)
    for at, end in ((20.0, 0), (50.0, 1)):
        found = approach_at(held, (at, 0.0), 2.0)
        assert found is not None
        assert found.end == end
        start, _ = mouths_m(held.shapes[RoadUid("m")])
        assert found.back_m == pytest.approx(35.0, abs=0.5)
        assert start > 0.0


def test_the_bridge_counts_and_not_what_is_below() -> None:
    held = standing_of(
        [
            street("low", [(0.0, 0.0), (200.0, 0.0)]),
            street("high", [(100.0, -90.0), (100.0, 90.0)], level=1),
        ]
    )
    found = approach_at(held, (100.0, 0.0), 2.0)
    assert found is not None
    assert found.road == "high"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_drop_makes_an_approach_one_and_one_with_motorcycles_and_parking(seed: int) -> None:
    document = document_of(random_junction(seed))
    before = document.standing.whole()
    uid, end, at = drop_place(document.standing, seed)
    line = document.network.streets[uid].road.line
    node, far = (line.coords[0], line.coords[-1]) if end == 0 else (line.coords[-1], line.coords[0])
    approach = approach_at(document.standing, at, 2.0)
    assert approach is not None
    assert (approach.road, approach.end) == (uid, end)
    change = preset_dropped(document.standing, approach, PRESETS[PRESET], new_ids())
    document.run(change, "drop")
    held = document.standing
    shape = approach_of(held, node, far)
    assert lacking(held, shape) == []
    assert defects(held.whole()) == []
    assert len(held.network.streets) == len(before.roads) + 1
    near = Point(node)
    assert shape.street.road.line.distance(near) == 0.0
    assert 40.0 < shape.street.road.line.length < 75.0
    others = [
        one for one in held.whole().roads if one.road.uid not in {n.road.uid for n in change.new}
    ]
    assert all(one in before.roads for one in others)
    document.undo.undo()
    assert held.whole() == before


def test_an_asymmetrical_preset_keeps_its_parking_at_the_drivers_right() -> None:
    held = standing_of(CROSS)
    found = approach_at(held, ray(0, 30.0), 2.0)
    assert found is not None
    change = preset_dropped(held, found, PRESETS["street_1_1_parking"], new_ids())
    made = [one for one in change.new if math.isclose(one.section.width_m, 9.0)]
    kinds = [one.kind for one in made[0].section.elements]
    ways = [one.direction for one in made[0].section.elements]
    assert kinds[0] is ElementKind.PARKING, "the line leads away from the junction"
    assert ways[1] is Direction.BACKWARD, "into the junction, beside it"
