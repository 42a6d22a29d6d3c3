"""What holds of every street graph, however it is drawn."""

from __future__ import annotations

import os
import random

import numpy as np
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.engine.build import build_street_geometry as build
from tests.helpers.street_graphs import (
    CHIAYI,
    defects,
    moved_street,
    reversed_street,
    street_graphs,
    surface_of,
)

few = settings(
    max_examples=500 if os.environ.get("DAOAN_SOAK") else 15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
NOTICED_M = 0.005
"""What is narrower is the grid's, seen where an outline runs nearly along another."""


def differing(one: StreetGeometry, other: StreetGeometry, level: int) -> float:
    """The surface that only one has, m2, slivers left out."""
    both = shapely.symmetric_difference(surface_of(one, level), surface_of(other, level))
    return float(both.buffer(-NOTICED_M / 2).area)


@few
@given(street_graphs())
def test_every_polygon_is_sound_and_no_pavement_lies_twice(streets: list[StreetRoad]) -> None:
    assert defects(build(streets)) == []


@few
@given(street_graphs(), st.integers(0, 9999))
def test_any_order_of_the_input_gives_identical_records(
    streets: list[StreetRoad], seed: int
) -> None:
    first = build(streets)
    assert build(streets) == first
    random.Random(seed).shuffle(streets)
    assert build(streets) == first


@few
@given(street_graphs(), st.sampled_from([0.0, 37.0, 90.0, 211.5]))
def test_the_surface_is_the_same_at_twd97_and_turned(
    streets: list[StreetRoad], degrees: float
) -> None:
    here = build(streets)
    there = build([moved_street(one, degrees, *CHIAYI) for one in streets])
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    for level in (0, 1):
        back = shapely.transform(
            surface_of(there, level), lambda xy: (xy - np.array(CHIAYI)) @ turn
        )
        both = shapely.symmetric_difference(surface_of(here, level), back)
        assert both.buffer(-NOTICED_M / 2).area < 0.01


@few
@given(street_graphs())
def test_a_road_drawn_the_other_way_with_its_section_gives_the_same_surface(
    streets: list[StreetRoad],
) -> None:
    one, other = build(streets), build([reversed_street(street) for street in streets])
    assert differing(one, other, 0) + differing(one, other, 1) < 0.01


@few
@given(street_graphs())
def test_what_is_made_from_what_was_made_grows_no_further(streets: list[StreetRoad]) -> None:
    """Roads come back from the geometry as they went in; making them again changes nothing."""
    made = build(streets)
    again = build(made.roads)
    assert again == made
    assert {road.road.uid for road in made.roads} == {road.road.uid for road in streets}
