"""Words, figures and pictures on the road keep to the text of the law.

Expected figures are typed from 道路交通標誌標線號誌設置規則 (edition 2024-07-22), never taken from
the catalogue.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from shapely import LineString

from gis.crashes.records import RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import Turn
from gis.streets.derived import Marking, NodeFeature, NodeFeatureKind
from tests.helpers.law_markings import M, cross, of_kind, result, straight
from tests.helpers.street_shapes import (
    Arm,
    F,
    K,
    junction,
    lane,
    section,
    strip,
    two_way,
)

# --- words


def boxes(markings: list[Marking]) -> list[tuple[float, float, float, float]]:
    """Boxes of the characters along x: parts less than half a metre apart are one."""
    parts = sorted(m.shape.bounds for m in markings)
    found: list[tuple[float, float, float, float]] = []
    for x0, y0, x1, y1 in parts:
        if found and x0 < found[-1][2] + 0.5:
            a, b, c, d = found[-1]
            found[-1] = (min(a, x0), min(b, y0), max(c, x1), max(d, y1))
        else:
            found.append((x0, y0, x1, y1))
    return found


def test_slow_is_written_50_m_before_a_zebra_crossing_on_both_sides() -> None:
    made = straight(two_way(1), 240.0)
    found = result(made, NodeFeature(kind=NodeFeatureKind.MARKED_CROSSING, at=(120.0, 0.0)))
    words = boxes(of_kind(found, M.SLOW_WORD))
    stops = [m.shape.bounds for m in of_kind(found, M.STOP_LINE)]
    assert len(words) == 2
    (left, right), (first, last) = sorted(words), sorted(stops)
    assert first[0] - left[2] == pytest.approx(50.0, abs=0.1)
    assert right[0] - last[2] == pytest.approx(50.0, abs=0.1)
    # Traffic keeps right: eastbound below the line, westbound above it.
    assert left[3] < 0.0 < right[1]


def test_stop_is_written_behind_the_stop_line_of_a_stop_sign_only() -> None:
    main = two_way(1, sidewalk_m=0.0)
    made = junction(
        *(Arm(bearing_deg=b, section=main, road_class="tertiary") for b in (0, 90, 180)),
        control=Control.SIGN,
    )
    assert of_kind(result(made), M.STOP_WORD) == []
    found = result(made, NodeFeature(kind=NodeFeatureKind.STOP, at=(8.0, 0.0)))
    (word,) = boxes(of_kind(found, M.STOP_WORD))
    (line,) = of_kind(found, M.STOP_LINE)
    assert 0.5 < word[0] - line.shape.bounds[2] < 3.0
    assert word[1] > 0.0


def test_a_bus_lane_says_so_between_its_diamonds_first_character_farthest() -> None:
    held = section(lane(F, 3.5), lane(F, 3.5, K.BUS))
    made = straight(held, 100.0, end_area="j")
    made.areas.append(cross(Control.NONE).areas[0])
    found = result(made)
    characters = boxes(of_kind(found, M.EXCLUSIVE_LANE_WORDS))
    diamonds = sorted(m.shape.bounds for m in of_kind(found, M.EXCLUSIVE_LANE_DIAMOND))
    assert len(diamonds) == 3
    assert len(characters) == 2 * len("公車專用")
    for one, other in pairwise(diamonds):
        between = [box for box in characters if one[2] < box[0] and box[2] < other[0]]
        assert len(between) == 4
    # Horizontal strokes are across the road here. Of 公車專用 the second from the far end, 車,
    # is the only one that is painted in one piece with a shaft through its whole length.
    per_character = [
        sum(box[0] <= m.shape.bounds[0] <= box[2] for m in of_kind(found, M.EXCLUSIVE_LANE_WORDS))
        for box in characters[4:]
    ]
    assert per_character[2] == 1


def test_a_new_limit_is_written_in_yellow_figures_where_it_begins() -> None:
    plain = two_way(1)
    arms = [
        Arm(bearing_deg=b, section=plain, road_class="tertiary", speed_limit_kmh=limit)
        for b, limit in ((0, 50), (90, 40), (180, 50))
    ]
    found = result(junction(*arms, control=Control.NONE))
    figures = of_kind(found, M.SPEED_LIMIT_FIGURES)
    east = [m for m in figures if m.road == "j-road1"]
    assert {m.colour for m in figures} == {"yellow"}
    # "40" on the lane that leaves to the east, which is the southern one.
    assert len(east) == 2
    assert all(m.shape.bounds[3] < 0.0 for m in east)
    # Eastbound traffic reads from north to south: first 4, which has less paint than 0.
    north, south = sorted(east, key=lambda m: -m.shape.centroid.y)
    assert north.shape.area < south.shape.area


def test_no_figures_where_no_limit_changes_and_no_signal_stands() -> None:
    arms = [Arm(bearing_deg=b, section=two_way(1)) for b in (0, 90, 180)]
    assert of_kind(result(junction(*arms, control=Control.NONE)), M.SPEED_LIMIT_FIGURES) == []


def test_words_that_need_a_choice_are_written_where_it_was_made() -> None:
    held = section(lane(F, 3.3, K.FAST, Turn.LEFT), lane(F, 3.3, K.FAST, Turn.THROUGH))
    made = straight(held, 100.0, end_area="j")
    made.areas.append(cross(Control.SIGNAL).areas[0])
    plain = result(made)
    assert of_kind(plain, M.DIRECTION_LANE_WORDS) == []
    assert of_kind(plain, M.NO_MOTORCYCLES_WORDS) == []
    roads = frozenset({RoadUid("r")})
    found = result(made, direction_words=roads, no_motorcycles=roads)
    assert len(boxes(of_kind(found, M.DIRECTION_LANE_WORDS))) == len("左彎專用")
    assert len(boxes(of_kind(found, M.NO_MOTORCYCLES_WORDS))) == len("禁行機車")


def test_horizontal_strokes_are_twice_as_wide_as_upright_ones() -> None:
    held = section(lane(F, 3.3, K.FAST))
    found = result(straight(held), no_motorcycles=frozenset({RoadUid("r")}))
    # 車, the nearest character to who comes, is all horizontal and upright strokes.
    near = boxes(of_kind(found, M.NO_MOTORCYCLES_WORDS))[0]
    (shape,) = [
        m.shape for m in of_kind(found, M.NO_MOTORCYCLES_WORDS) if m.shape.bounds[0] < near[2]
    ]
    middle = (shape.bounds[1] + shape.bounds[3]) / 2.0
    along = shape.intersection(LineString([(near[0], middle + 0.2), (near[2], middle + 0.2)]))
    across = shape.intersection(LineString([(near[0] + 1.25, -9), (near[0] + 1.25, 9)]))
    horizontal = min(part.length for part in shapely.get_parts(along))
    upright = min(part.length for part in shapely.get_parts(across))
    assert horizontal / upright == pytest.approx(2.0, rel=0.05)


# --- 174-1, 183-1


def test_slow_lanes_show_a_motorcycle_and_a_bicycle_where_they_begin() -> None:
    held = section(lane(F, 3.5, K.FAST), lane(F, 2.6, K.SLOW))
    made = straight(held, 100.0, start_area="j")
    made.areas.append(cross(Control.NONE).areas[0])
    pictures = of_kind(result(made), M.SLOW_LANE_PICTURES)
    sides = {m.shape.centroid.y > -1.75 for m in pictures}
    assert sides == {True, False}
    assert all(m.shape.bounds[2] < 10.0 for m in pictures)


def test_priority_lanes_have_words_between_two_motorcycles() -> None:
    held = section(lane(F, 3.5, K.FAST), lane(F, 2.2, K.MOTORCYCLE_PRIORITY))
    made = straight(held, 100.0, start_area="j")
    made.areas.append(cross(Control.NONE).areas[0])
    shapes = boxes(of_kind(result(made), M.PRIORITY_LANE_WORDS))
    lengths = [round(x1 - x0, 1) for x0, _, x1, _ in shapes]
    assert lengths == [1.6, 2.5, 2.5, 2.5, 2.5, 1.6]


def test_parking_lines_are_10_cm_and_solid() -> None:
    held = section(lane(F, 3.5), strip(K.PARKING, 2.0))
    lines = of_kind(result(straight(held)), M.PARKING_LINE)
    assert {(line.width_m, line.dash_m) for line in lines} == {(0.1, None)}


def test_rumble_strips_of_the_source_are_six_bars() -> None:
    shown = NodeFeature(kind=NodeFeatureKind.RUMBLE_BARS, at=(50.0, 0.0))
    bars = of_kind(result(straight(section(lane(F))), shown), M.SLOW_BARS)
    stations = sorted(bar.shape.coords[0][0] for bar in bars)
    assert len(stations) == 6
    # Bars of 10 cm, 20 cm apart.
    assert [b - a for a, b in pairwise(stations)] == pytest.approx([0.3] * 5)
