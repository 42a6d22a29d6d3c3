"""Two streets that end on a third from both sides, a few metres apart."""

from __future__ import annotations

import pytest

from gis.streets.derived import StreetRoad
from gis.streets.engine.build import build_street_geometry as build
from tests.helpers.street_graphs import defects, street


def staggered(
    apart_m: float, side_m: float, main_m: float = 10.0, *, same_side: bool = False, **kept: str
) -> list[StreetRoad]:
    """A street with one from the north and one from the south (or north) so far apart."""
    stops = [(-90.0, 0.0), (0.0, 0.0), (apart_m, 0.0), (apart_m + 90.0, 0.0)]
    far = 80.0 if same_side else -80.0
    return [
        *(street(f"m{k}", [stops[k], stops[k + 1]], main_m, **kept) for k in range(3)),
        street("north", [(0.0, 0.0), (0.0, 80.0)], side_m, **kept),
        street("other", [(apart_m, 0.0), (apart_m, far)], side_m, **kept),
    ]


@pytest.mark.parametrize("side_m", [6.0, 7.0, 10.0, 14.0])
@pytest.mark.parametrize("main_m", [7.0, 13.0, 20.0])
def test_two_ts_12_m_apart_are_one_junction(side_m: float, main_m: float) -> None:
    made = build(staggered(12.0, side_m, main_m))
    assert [area.arms for area in made.junctions] == [4]
    assert defects(made) == []


def test_farther_apart_they_are_two() -> None:
    assert len(build(staggered(20.0, 7.0)).junctions) == 2


def test_narrow_streets_on_one_side_stay_two_junctions() -> None:
    made = build(staggered(12.0, 6.0, same_side=True))
    assert [area.arms for area in made.junctions] == [3, 3]


def test_alleys_that_only_enter_leave_the_street_whole() -> None:
    roads = staggered(12.0, 4.0, road_class="secondary")
    lanes = [
        street(one.road.uid, one.road.line.coords, 4.0, road_class="service") for one in roads[3:]
    ]
    made = build([*roads[:3], *lanes])
    assert len(made.bodies) == 5
