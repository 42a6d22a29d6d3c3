"""What is painted keeps to the law's dimensions and never crosses other paint."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Polygon

from gis.streets.control import Control
from gis.streets.cross_section import CrossSection
from gis.streets.derived import JunctionArea, Marking, RoadShape
from tests.helpers.marked_roads import (
    CATALOGUE,
    LEFT,
    RIGHT,
    M,
    crossing,
    marked,
    of_kind,
    painted,
    random_roads,
    random_sections,
)
from tests.helpers.street_shapes import (
    K,
    Made,
    road_shape,
    turned,
    two_way,
)


@given(random_roads())
@settings(max_examples=150)
def test_no_paint_of_a_road_lies_on_other_paint(made: Made) -> None:
    found = [marking for marking in marked(made) if marking.road == "road"]
    covers = [painted(marking) for marking in found]
    for (one, first), (other, second) in combinations(zip(found, covers, strict=True), 2):
        if {one.kind, other.kind} == {M.PARKING_LINE.value}:
            continue  # Bays share their corners.
        assert first.intersection(second).area < 5e-3, (one.uid, other.uid)


@given(random_roads())
@settings(max_examples=60)
def test_all_paint_is_valid_and_on_the_road(made: Made) -> None:
    found = [marking for marking in marked(made) if marking.road == "road"]
    edges = made.shapes[0].edges
    road = Polygon([*edges[0].coords, *edges[-1].reverse().coords]).buffer(0.1)
    for marking in found:
        assert marking.shape.is_valid
        assert not marking.shape.is_empty
        if isinstance(marking.shape, Polygon):
            assert marking.shape.area > 0.0
        if marking.kind not in (M.TWO_STAGE_BOX, M.NO_STOPPING_LINE):
            assert road.covers(marking.shape), marking.uid


@given(random_sections(), st.floats(20.0, 120.0))
@settings(max_examples=60)
def test_dimensions_on_straight_roads_are_those_of_the_law(
    section_: CrossSection, length: float
) -> None:
    made = Made()
    made.shapes.append(
        road_shape("road", LineString([(0, 0), (length, 0)]), section_, end_area="b")
    )
    for number in (1, 2):
        line = LineString([(900, 900 * number), (990, 900 * number)])
        made.shapes.append(road_shape(f"stub{number}", line, two_way(1), start_area="b"))
    shape = shapely.Point(length, 0).buffer(10.0)
    made.areas.append(
        JunctionArea(
            uid="b", name="", level=0, arms=3, control=Control.SIGNAL, junctions=(), shape=shape
        )
    )
    found = [marking for marking in marked(made) if marking.road == "road"]
    bars = sorted((m.shape.bounds for m in of_kind(found, M.CROSSWALK)), key=lambda b: b[1])
    entry = CATALOGUE[M.CROSSWALK]
    for low_x, low_y, high_x, high_y in bars:
        assert high_y - low_y == pytest.approx(0.4, abs=1e-3)
        assert entry.length_m.holds(high_x - low_x, slack=1e-3)
    gaps = {round(b[1] - a[3], 3) for a, b in pairwise(bars)}
    islands = any(element.kind is K.MEDIAN for element in section_.elements)
    assert islands or all(0.4 - 1e-3 <= gap <= 0.8 + 1e-3 for gap in gaps)
    assert islands or not gaps or max(gaps) - min(gaps) < 2e-3
    for marking in of_kind(found, M.STOP_LINE):
        x0, _, x1, _ = marking.shape.bounds
        assert 0.3 - 1e-3 <= x1 - x0 <= 0.4 + 1e-3
        if bars:
            assert 1.0 - 1e-3 <= bars[0][0] - x1 <= 3.0 + 1e-3
    for marking in of_kind(found, M.MOTORCYCLE_BOX):
        x0, _, x1, _ = marking.shape.bounds
        assert 2.5 - 1e-3 <= x1 - x0 <= 6.0 + 1e-3
    for marking in found:
        assert marking.dash_m == (CATALOGUE[M(marking.kind)].dash_m if marking.dash_m else None)
    for marking in of_kind(found, M.LANE_LINE, M.CENTRE_LINE):
        assert marking.dash_m == (4.0, 6.0)
        assert marking.width_m == 0.1


SWAPPED = {LEFT: RIGHT, RIGHT: LEFT}


def mirrored(made: Made) -> Made:
    """The same place seen in a mirror along the x axis, with traffic on the other side."""

    def flip(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda points: points * (1.0, -1.0))

    def turn_over(held: CrossSection) -> CrossSection:
        elements = tuple(
            replace(e, turns=tuple(SWAPPED.get(t, t) for t in reversed(e.turns)))
            for e in reversed(held.elements)
        )
        return CrossSection(
            elements=elements, left_m=-held.offsets_m[-1], left_hand=not held.left_hand
        )

    shapes = [
        RoadShape(
            street=replace(
                shape.street,
                section=turn_over(shape.street.section),
                road=replace(shape.street.road, line=flip(shape.street.road.line)),
            ),
            axis=flip(shape.axis),
            edges=tuple(flip(edge) for edge in reversed(shape.edges)),
            start_area=shape.start_area,
            end_area=shape.end_area,
        )
        for shape in made.shapes
    ]
    areas = [replace(area, shape=flip(area.shape)) for area in made.areas]
    return Made(shapes=shapes, areas=areas)


def paint_by_kind(markings: list[Marking]) -> dict[str, shapely.Geometry]:
    kinds = {marking.kind for marking in markings}
    return {
        kind: shapely.union_all([painted(m) for m in markings if m.kind == kind]) for kind in kinds
    }


def test_left_hand_traffic_is_the_mirror_image() -> None:
    made = crossing()
    right = paint_by_kind(marked(made))
    left = paint_by_kind(marked(mirrored(made)))
    assert right.keys() == left.keys()
    written = {entry.kind for entry in CATALOGUE.entries if entry.form == "words"}
    for kind, shape in right.items():
        if kind in written:
            continue  # Figures and characters are never mirrored.
        back = shapely.transform(left[kind], lambda points: points * (1.0, -1.0))
        assert shape.symmetric_difference(back).area < 0.01 * shape.area, kind


@pytest.mark.parametrize("angle_deg", [0.0, 37.0, 123.0])
def test_turning_and_moving_the_place_moves_its_paint_alike(angle_deg: float) -> None:
    made = crossing()
    there = turned(made, angle_deg, 193_000.0, 2_597_000.0)
    angle = np.radians(angle_deg)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    for before, after in zip(marked(made), marked(there), strict=True):
        assert before.uid == after.uid
        expected = shapely.transform(before.shape, lambda p: p @ turn + (193_000.0, 2_597_000.0))
        # Lines round corners begin where a kerb meets the outline, which is rounded noise here.
        slack = 1e-3 if before.road else 5e-3
        assert shapely.hausdorff_distance(after.shape, expected) < slack


def test_the_order_of_roads_changes_nothing() -> None:
    made = crossing()
    there = turned(made, 10.0, 193_000.0, 2_597_000.0)
    back = Made(shapes=there.shapes[::-1], areas=there.areas[::-1])
    assert [(m.uid, m.shape.wkb) for m in marked(there)] == [
        (m.uid, m.shape.wkb) for m in marked(back)
    ]


def test_uids_are_unique_and_sorted() -> None:
    uids = [marking.uid for marking in marked(crossing())]
    assert uids == sorted(set(uids))


def test_a_signalised_junction_has_what_a_draughtsman_draws() -> None:
    kinds = Counter(marking.kind for marking in marked(crossing()) if marking.road)
    assert kinds[M.STOP_LINE] == 4
    assert kinds[M.MOTORCYCLE_BOX] == 3
    assert kinds[M.LANE_ARROW] == 2 * (3 + 3 + 2)
    assert kinds[M.NO_STOPPING_LINE] == 8
    assert kinds[M.CROSSWALK] > 40


@pytest.mark.parametrize("length", [3.0, 6.0, 9.0, 12.0, 16.0, 22.0])
def test_a_short_road_gets_less_and_nothing_reaches_beyond_its_middle(length: float) -> None:
    line = LineString([(0, 0), (length, 0)])
    made = crossing()
    made.shapes.append(road_shape("short", line, two_way(2), start_area="j", end_area="j"))
    for marking in marked(made):
        if marking.road == "short" and isinstance(marking.shape, Polygon):
            if marking.kind == M.TWO_STAGE_BOX:
                continue
            low, _, high, _ = marking.shape.bounds
            assert high <= length / 2.0 or low >= length / 2.0
