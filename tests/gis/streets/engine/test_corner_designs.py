"""Kerb returns and corner islands that somebody decided."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point

from gis.streets.arm_design import BY_RULE, ArmDesign
from gis.streets.control import Control
from gis.streets.derived import NodeFeature, NodeFeatureKind, StreetGeometry, StreetRoad
from gis.streets.engine.build import build_street_geometry as build
from gis.streets.engine.corner_islands import TURNING_LANE_M
from tests.helpers.street_graphs import defects, star, street, street_graphs
from tests.helpers.street_shapes import two_way

few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])


def designed(one: StreetRoad, **decided: object) -> StreetRoad:
    """A road with decisions at its start."""
    return replace(one, ends=(ArmDesign(**decided), BY_RULE))  # type: ignore[arg-type]


def centre_of_return(degrees: float, width_m: float, radius_m: float) -> Point:
    """The centre of the kerb return between the roads to the east and at `degrees` from there.

    It lies as far from the east road's left edge as from the other's right edge.
    """
    angle = math.radians(degrees)
    normals = np.array([[0.0, 1.0], [math.sin(angle), -math.cos(angle)]])
    return Point(np.linalg.solve(normals, [width_m / 2 + radius_m] * 2))


@pytest.mark.parametrize("degrees", [50.0, 65.0, 90.0, 115.0, 140.0])
@pytest.mark.parametrize("radius_m", [2.5, 6.0, 15.0])
def test_a_corner_has_the_radius_that_was_decided(degrees: float, radius_m: float) -> None:
    east, other, west = star((0.0, 8.0), (degrees, 8.0), (180.0, 8.0))
    made = build([designed(east, corner_radius_m=radius_m), other, west])
    (area,) = made.junctions
    kerb = area.shape.exterior
    assert centre_of_return(degrees, 8.0, radius_m).distance(kerb) == pytest.approx(
        radius_m, abs=0.02
    )
    assert defects(made) == []


def test_the_corners_beside_it_keep_the_radius_of_their_roads() -> None:
    streets = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0), (270.0, 8.0))
    before = build(streets)
    after = build([designed(streets[0], corner_radius_m=12.0), *streets[1:]])
    west = shapely.box(-60.0, -60.0, -4.01, 60.0)
    for held in (before, after):
        (area,) = held.junctions
        shape = area.shape.intersection(west)
        assert shape.area > 1.0
    one, other = (held.junctions[0].shape.intersection(west) for held in (before, after))
    # The arm to the west ends where its own corners do.
    assert shapely.symmetric_difference(one, other).area < 1e-6


def carriageways(made: StreetGeometry) -> shapely.Geometry:
    return shapely.union_all([*(b.shape for b in made.bodies), *(a.shape for a in made.junctions)])


@pytest.mark.parametrize(("degrees", "radius_m"), [(90.0, None), (65.0, 15.0), (75.0, 18.0)])
def test_an_island_leaves_a_turning_lane_along_the_kerb(
    degrees: float, radius_m: float | None
) -> None:
    east, other, west = star((0.0, 8.0), (degrees, 8.0), (180.0, 8.0))
    made = build([designed(east, corner_radius_m=radius_m, corner_island=True), other, west])
    (island,) = made.islands
    assert island.shape.is_valid
    (area,) = made.junctions
    kerb = area.shape.exterior
    assert island.shape.distance(kerb) == pytest.approx(TURNING_LANE_M, abs=0.02)
    # It stands clear of the roads straight on, and of the pavement that is left.
    for one in (east, other):
        assert island.shape.distance(one.road.line) > 4.0
    assert island.shape.intersection(carriageways(made)).area < 1e-3
    assert defects(made) == []


def test_where_an_island_has_no_room_there_is_none() -> None:
    east, other, west = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0))
    made = build([designed(east, corner_radius_m=4.0, corner_island=True), other, west])
    assert made.islands == ()


def test_an_island_lies_under_no_sidewalk() -> None:
    held = two_way(1, sidewalk_m=2.5)
    ends = [(100.0, 0.0), (0.0, 100.0), (-100.0, 0.0)]
    streets = [street(f"r{k}", [(0.0, 0.0), end], held) for k, end in enumerate(ends)]
    made = build([designed(streets[0], corner_island=True), *streets[1:]])
    (island,) = made.islands
    assert all(one.shape.intersection(island.shape).area < 1e-3 for one in made.sidewalks)
    assert defects(made) == []


@few
@given(street_graphs(), st.integers(0, 999), st.floats(0.5, 25.0), st.booleans())
def test_any_radius_anywhere_leaves_every_polygon_sound(
    streets: list[StreetRoad], which: int, radius_m: float, island: bool
) -> None:
    k = which % len(streets)
    design = ArmDesign(corner_radius_m=radius_m, corner_island=island)
    streets[k] = replace(streets[k], ends=(design, design))
    assert defects(build(streets)) == []


@pytest.mark.parametrize("control", list(Control))
def test_what_somebody_decided_regulates_a_junction_whatever_the_source_says(
    control: Control,
) -> None:
    streets = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0))
    signal = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(0.0, 0.0))
    made = build([designed(streets[0], control=control), *streets[1:]], (), [signal])
    assert [area.control for area in made.junctions] == [control]


def test_the_strongest_control_of_the_arms_holds() -> None:
    one, two, three = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0))
    decided = [designed(one, control=Control.SIGN), designed(two, control=Control.FLASHING), three]
    assert [area.control for area in build(decided).junctions] == [Control.FLASHING]


def test_the_kerb_of_a_street_that_goes_straight_on_has_no_notch_opposite_a_side_street() -> None:
    """A slit of a grid's width between the two halves of the street (0.1 mm) is closed straight."""
    node, width = (238.505, 261.188), 7.44
    halves = [
        street("a", [(311.311, 368.888), node], width, road_class="secondary"),
        street("b", [node, (165.7, 153.487)], width, road_class="secondary"),
    ]
    side = street("c", [node, (347.134, 243.868)], width, road_class="secondary")
    (area,) = build([*halves, side]).junctions
    whole = shapely.LineString([(311.311, 368.888), node, (165.7, 153.487)])
    far = shapely.difference(whole.buffer(width / 2 - 0.01, cap_style="flat"), area.shape)
    assert far.intersection(shapely.Point(node).buffer(6.0)).area < 1e-3
