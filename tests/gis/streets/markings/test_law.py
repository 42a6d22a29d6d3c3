"""The catalogue and what is drawn keep to the text of the law, article by article.

Expected figures are typed from 道路交通標誌標線號誌設置規則 (edition 2024-07-22), never taken from
the catalogue.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from shapely import LineString, Polygon, affinity

from gis.crashes.records import RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, KerbRule, Turn
from gis.streets.derived import NodeFeature, NodeFeatureKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import SafeDistances
from tests.helpers.law_markings import CATALOGUE, M, cross, of_kind, result, straight
from tests.helpers.street_shapes import (
    Arm,
    B,
    F,
    K,
    Made,
    junction,
    lane,
    road_shape,
    section,
    two_way,
)


@pytest.mark.parametrize(
    ("kind", "article", "colour", "figures"),
    [
        (M.SLOW_BARS, "159", "white", {"width_m": 0.1, "apart_m": 0.2, "count": 6}),
        (M.NO_CROSSING_LINE, "165", "yellow", {"width_m": 0.1, "apart_m": 0.1}),
        (M.NO_OVERTAKING_LINE, "166", "yellow", {"width_m": 0.1, "apart_m": 0.1}),
        (M.ONE_SIDE_NO_OVERTAKING_LINE, "166", "yellow", {"width_m": 0.1, "apart_m": 0.1}),
        (M.NO_LANE_CHANGE_LINE, "167", "white", {"width_m": 0.1, "apart_m": 0.1}),
        (M.ONE_SIDE_NO_LANE_CHANGE_LINE, "167", "white", {"width_m": 0.1, "apart_m": 0.1}),
        (M.NO_PARKING_LINE, "168", "yellow", {"width_m": 0.1, "clear_m": 0.3}),
        (M.NO_STOPPING_LINE, "169", "red", {"width_m": 0.1, "clear_m": 0.3}),
        (M.STOP_LINE, "170", "white", {"width_m": (0.3, 0.4), "clear_m": (1.0, 3.0)}),
        (
            *(M.CHANNELISING, "171", "white"),
            {"width_m": 0.15, "inner_m": 0.2, "apart_m": 0.3, "angle_deg": 45.0},
        ),
        (
            *(M.GIVE_WAY_LINE, "172", "white"),
            {"width_m": 0.3, "apart_m": 0.3, "dash_m": (0.6, 0.4)},
        ),
        (
            *(M.BOX_JUNCTION, "173", "yellow"),
            {"width_m": 0.2, "inner_m": 0.1, "apart_m": (1.0, 5.0), "angle_deg": 45.0},
        ),
        (
            *(M.EXCLUSIVE_LANE_DIAMOND, "174", "white"),
            {"width_m": 0.15, "length_m": 2.5, "across_m": 1.0, "spacing_m": (30.0, 60.0)},
        ),
        (
            *(M.MOTORCYCLE_BOX, "174-2", "white"),
            {"width_m": 0.2, "sides_m": (0.1, 0.15), "length_m": (2.5, 6.0)},
        ),
        (M.CENTRE_LINE, "181", "yellow", {"width_m": 0.1, "dash_m": (4.0, 6.0)}),
        (M.LANE_LINE, "182", "white", {"width_m": 0.1, "dash_m": (4.0, 6.0)}),
        (M.EDGE_LINE, "183", "white", {"width_m": 0.15, "dash_m": None}),
        (M.FAST_SLOW_LINE, "183-1", "white", {"width_m": 0.1, "dash_m": None, "reach_m": 60.0}),
        (M.LEFT_TURN_BAY, "184", "white", {"width_m": 0.1, "dash_m": (0.5, 0.5)}),
        (
            *(M.CROSSWALK, "185", "white"),
            {"width_m": 0.4, "apart_m": (0.4, 0.8), "length_m": (2.0, 8.0), "clear_m": (3.0, 5.0)},
        ),
        (M.DIAGONAL_CROSSWALK, "185-1", "white", {"width_m": 0.15, "apart_m": (3.0, 5.0)}),
        (
            *(M.ZEBRA_CROSSING, "186", "white"),
            {"width_m": 0.1, "inner_m": 0.4, "apart_m": 0.4, "length_m": (3.0, 8.0)},
        ),
        (M.BICYCLE_CROSSING, "186-1", "white", {"width_m": 0.1}),
        (
            *(M.SAFE_DISTANCE_LINE, "187", "white"),
            {"width_m": 0.15, "dash_m": (0.5, 0.5), "spacing_m": 50.0, "count": 3},
        ),
        (M.LANE_DROP_ARROW, "188-1", "white", {"spacing_m": (30.0, 50.0)}),
        (M.GUIDE_LINE, "189", "white", {"width_m": 0.1, "dash_m": (0.5, 0.5)}),
        (M.MERGE_LINE, "189-1", "white", {"width_m": (0.15, 0.3), "dash_m": (1.0, 2.0)}),
        (M.PARKING_LINE, "190", "white", {"width_m": 0.1, "dash_m": None}),
        (M.TWO_STAGE_BOX, "191", "white", {"width_m": 0.15}),
        (M.SLOW_WORD, "163", "white", {"clear_m": 50.0}),
        (M.EXCLUSIVE_LANE_WORDS, "175", "white", {}),
        (M.DIRECTION_LANE_WORDS, "176", "white", {"spacing_m": 30.0}),
        (M.STOP_WORD, "177", "white", {}),
        (M.NO_MOTORCYCLES_WORDS, "178", "yellow", {}),
        (M.SPEED_LIMIT_FIGURES, "179", "yellow", {}),
    ],
)
def test_records_hold_the_figures_of_their_article(
    kind: MarkingKind, article: str, colour: str, figures: dict[str, object]
) -> None:
    entry = CATALOGUE[kind]
    assert (entry.article, entry.colour) == (article, colour)
    for name, said in figures.items():
        held = getattr(entry, name)
        if name in ("dash_m", "count", "angle_deg"):
            assert held == said, name
        else:
            least, most = said if isinstance(said, tuple) else (said, said)
            assert (held.least, held.most) == (least, most), name
            assert least <= held.usual <= most, name


def test_bicycle_crossings_leave_at_least_1_2_m_between_their_lines() -> None:
    assert CATALOGUE[M.BICYCLE_CROSSING].apart_m.least == 1.2


# --- 166, 167


def test_beside_a_lane_for_both_directions_lies_a_solid_and_a_dashed_yellow_line() -> None:
    held = section(lane(B), lane(Direction.BOTH), lane(F))
    lines = of_kind(result(straight(held)), M.ONE_SIDE_NO_OVERTAKING_LINE)
    assert len(lines) == 4
    for at in (1.65, -1.65):
        solid, dashed = sorted(
            (line for line in lines if abs(line.shape.coords[0][1] - at) < 0.2),
            key=lambda line: line.dash_m is not None,
        )
        assert (solid.dash_m, dashed.dash_m) == (None, (4.0, 6.0))
        # 10 cm clear between two lines of 10 cm; who may not cross is next to the solid one.
        gap = abs(solid.shape.coords[0][1]) - abs(dashed.shape.coords[0][1])
        assert gap == pytest.approx(0.2)


def test_before_signals_lanes_are_parted_by_two_solid_lines_10_cm_apart() -> None:
    held = section(lane(F), lane(F))
    made = junction(
        *(Arm(bearing_deg=b, section=held if b == 90 else two_way(1)) for b in (0, 90, 180))
    )
    lines = [m for m in of_kind(result(made), M.NO_LANE_CHANGE_LINE) if m.road == "j-road1"]
    assert [(line.width_m, line.dash_m) for line in lines] == [(0.1, None)] * 2
    assert abs(lines[0].shape.coords[0][1] - lines[1].shape.coords[0][1]) == pytest.approx(0.2)


# --- 168, 169


@pytest.mark.parametrize(
    ("rule", "kind", "colour"),
    [
        (KerbRule.NO_PARKING, M.NO_PARKING_LINE, "yellow"),
        (KerbRule.NO_STOPPING, M.NO_STOPPING_LINE, "red"),
    ],
)
def test_a_forbidden_side_has_a_solid_line_30_cm_from_the_edge(
    rule: KerbRule, kind: MarkingKind, colour: str
) -> None:
    plain = two_way(1, sidewalk_m=0.0)
    held = CrossSection(
        elements=plain.elements, left_m=plain.left_m, kerb_rules=(KerbRule.NONE, rule)
    )
    found = result(straight(held))
    (line,) = of_kind(found, kind)
    assert (line.colour, line.width_m, line.dash_m) == (colour, 0.1, None)
    assert line.shape.length == pytest.approx(100.0)
    assert {y for _, y in line.shape.coords} == {-3.3 + 0.3}
    # The edge line of that side is left out (183: 得免設之), that of the other side is not.
    assert [m.shape.coords[0][1] > 0.0 for m in of_kind(found, M.EDGE_LINE)] == [True]


def test_with_a_kerb_the_line_lies_on_its_top() -> None:
    plain = two_way(1)
    held = CrossSection(
        elements=plain.elements,
        left_m=plain.left_m,
        kerb_rules=(KerbRule.NO_PARKING, KerbRule.NONE),
    )
    (line,) = of_kind(result(straight(held)), M.NO_PARKING_LINE)
    assert 3.3 < line.shape.coords[0][1] < 3.3 + 0.15


def test_yellow_lines_begin_where_red_ones_at_the_corner_end() -> None:
    plain = two_way(1)
    held = CrossSection(
        elements=plain.elements,
        left_m=plain.left_m,
        kerb_rules=(KerbRule.NO_PARKING, KerbRule.NO_PARKING),
    )
    found = result(cross(held=held))
    red = [m for m in of_kind(found, M.NO_STOPPING_LINE) if m.road]
    yellow = of_kind(found, M.NO_PARKING_LINE)
    assert len(red) == len(yellow) == 8
    for line in yellow:
        nearest = min(red, key=lambda one: one.shape.distance(line.shape))
        assert nearest.shape.intersection(line.shape).length < 1e-6
        assert nearest.shape.distance(line.shape) < 1e-3


# --- 171, 188-1, 189-1


def ramp(angle_deg: float = 20.0) -> Made:
    """A one-way main road along x and a ramp that leaves it to the right."""
    main, side = section(lane(F), lane(F)), section(lane(F, 4.0))
    area = shapely.union_all(
        [
            Polygon([(-12, -3.3), (40, -3.3), (40, 3.3), (-12, 3.3)]),
            affinity.rotate(Polygon([(0, -2), (40, -2), (40, 2), (0, 2)]), -angle_deg, (0, 0)),
        ]
    )
    way = LineString([(40, 0), (90, 0)])
    made = Made(
        shapes=[
            road_shape("in", LineString([(-90, 0), (-12, 0)]), main, end_area="j"),
            road_shape("on", way, main, start_area="j", road_class="primary"),
            road_shape(
                "ramp",
                affinity.rotate(way, -angle_deg, (0, 0)),
                side,
                start_area="j",
                road_class="primary_link",
            ),
        ]
    )
    plain = cross(Control.NONE).areas[0]
    made.areas.append(type(plain)(**{**_fields(plain), "shape": area.convex_hull}))
    return made


def _fields(area: object) -> dict[str, object]:
    return {name: getattr(area, name) for name in area.__slots__}  # type: ignore[attr-defined]


def test_past_a_ramp_the_edge_runs_on_dashed_1_m_and_2_m() -> None:
    (line,) = of_kind(result(ramp()), M.MERGE_LINE)
    assert (line.dash_m, line.colour) == ((1.0, 2.0), "white")
    assert 0.15 <= line.width_m <= 0.3
    # Along the right edge of the main road, from mouth to mouth.
    assert line.shape.length == pytest.approx(52.0, abs=0.1)
    assert all(-3.3 <= y <= -2.8 for _, y in line.shape.coords)


def test_between_road_and_ramp_the_wedge_is_hatched_at_45_degrees() -> None:
    found = of_kind(result(ramp()), M.CHANNELISING)
    (border,) = [m for m in found if m.width_m == 0.15]
    stripes = [m for m in found if m.width_m == 0.2]
    assert {m.colour for m in found} == {"white"}
    # It lies beyond where the edges meet and touches neither carriageway.
    assert border.shape.bounds[0] > 0.0
    assert border.shape.bounds[3] < -3.3
    inner = Polygon(border.shape.interiors[0])
    share = sum(m.shape.area for m in stripes) / inner.area
    assert share == pytest.approx(0.2 / (0.2 + 0.3), abs=0.05)
    edge = max(pairwise(stripes[len(stripes) // 2].shape.exterior.coords), key=_long)
    (x0, y0), (x1, y1) = edge
    assert abs((y1 - y0) / (x1 - x0)) == pytest.approx(1.0, abs=0.02)


def _long(edge: tuple[tuple[float, float], tuple[float, float]]) -> float:
    (x0, y0), (x1, y1) = edge
    return (x1 - x0) ** 2 + (y1 - y0) ** 2


def test_a_lane_that_merges_has_its_own_line_and_arrows() -> None:
    held = section(lane(F), lane(F, 3.3, K.MIXED, Turn.MERGE_LEFT))
    made = junction(
        Arm(bearing_deg=90, section=held),
        Arm(bearing_deg=0, section=two_way(1)),
        Arm(bearing_deg=180, section=two_way(1)),
    )
    found = result(made)
    assert {m.dash_m for m in of_kind(found, M.MERGE_LINE)} == {(1.0, 2.0)}
    arrows = of_kind(found, M.LANE_DROP_ARROW)
    assert len(arrows) == 2
    first, second = sorted(arrow.shape.bounds[0] for arrow in arrows)
    assert 30.0 <= second - first <= 50.0
    assert of_kind(found, M.LANE_ARROW) == []


# --- 185-1, 186-1


def test_a_diagonal_crosswalk_is_an_x_of_lines_3_to_5_m_apart_at_signals_only() -> None:
    chosen = frozenset({"j"})
    assert of_kind(result(cross()), M.DIAGONAL_CROSSWALK) == []
    unsignalled = result(cross(Control.NONE), diagonal_crosswalks=chosen)
    assert of_kind(unsignalled, M.DIAGONAL_CROSSWALK) == []
    shown = NodeFeature(kind=NodeFeatureKind.DIAGONAL_CROSSING, at=(12.0, 0.0))
    for found in (result(cross(), shown), result(cross(), diagonal_crosswalks=chosen)):
        lines = of_kind(found, M.DIAGONAL_CROSSWALK)
        assert [(line.width_m, line.dash_m) for line in lines] == [(0.15, None)] * 8
        rising = [m.shape for m in lines if _slope(m.shape) > 0.0]
        assert len(rising) == 4
        one = rising[0]
        other = max(rising, key=lambda line: abs(_offset(line) - _offset(one)))
        # Clear between the painted edges.
        clear = abs(_offset(other) - _offset(one)) - 0.15
        assert 3.0 <= clear <= 5.0
        for first in lines:
            for second in lines:
                assert first is second or first.shape.distance(second.shape) > 0.15
        area = cross().areas[0].shape
        assert all(area.covers(line.shape) for line in lines)


def _slope(line: LineString) -> float:
    (x0, y0), (x1, y1) = line.coords
    return (y1 - y0) / (x1 - x0)


def _offset(line: LineString) -> float:
    """Distance of a line at 45 degrees from the origin, with a sign."""
    x, y = line.coords[0]
    return (y - x) / 2.0**0.5


def test_a_bicycle_crossing_is_two_lines_of_10_cm_with_bicycles_at_both_ends() -> None:
    shown = NodeFeature(kind=NodeFeatureKind.BICYCLE_CROSSING, at=(16.0, 0.0))
    found = result(cross(), shown)
    marks = of_kind(found, M.BICYCLE_CROSSING)
    lines = [m.shape for m in marks if isinstance(m.shape, LineString)]
    assert len(lines) == 2
    assert {m.width_m for m in marks if isinstance(m.shape, LineString)} == {0.1}
    assert abs(lines[0].coords[0][0] - lines[1].coords[0][0]) - 0.1 >= 1.2
    pictures = [m.shape for m in marks if isinstance(m.shape, Polygon)]
    assert {shape.centroid.y > 0.0 for shape in pictures} == {True, False}
    # Behind the crosswalk, before the stop line.
    bars = [m.shape for m in of_kind(found, M.CROSSWALK) if m.road == "j-road1"]
    (stop,) = [m.shape for m in of_kind(found, M.STOP_LINE) if m.road == "j-road1"]
    band = shapely.union_all(lines).envelope
    assert max(bar.bounds[2] for bar in bars) < band.bounds[0] < band.bounds[2] < stop.bounds[0]
    assert len({m.road for m in marks}) == 1


# --- 187


def test_safe_distance_bars_are_dashed_and_50_m_apart_three_to_a_set() -> None:
    chosen = (SafeDistances(road=RoadUid("r"), station_m=20.0, sets=2),)
    found = result(straight(section(lane(F), lane(F)), 400.0), safe_distances=chosen)
    bars = of_kind(found, M.SAFE_DISTANCE_LINE)
    assert len(bars) == 2 * 6
    assert {(bar.width_m, bar.dash_m, bar.colour) for bar in bars} == {(0.15, (0.5, 0.5), "white")}
    stations = sorted({bar.shape.coords[0][0] for bar in bars})
    assert [b - a for a, b in pairwise(stations)] == pytest.approx([50.0] * 5)
