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

from app.marking_catalogue import load_marking_catalogue
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind, Turn
from gis.streets.derived import JunctionArea, Marking, RoadShape
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mark import mark_streets
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
    strip,
    turned,
    two_way,
)

CATALOGUE = load_marking_catalogue()
M = MarkingKind
LEFT, THROUGH, RIGHT = Turn.LEFT, Turn.THROUGH, Turn.RIGHT
TURNS = ((), (LEFT,), (THROUGH,), (RIGHT,), (LEFT, THROUGH), (THROUGH, RIGHT))


def marked(made: Made, features: tuple = ()) -> list[Marking]:
    return list(mark_streets(made.shapes, made.areas, features, catalogue=CATALOGUE).markings)


def of_kind(markings: list[Marking], *kinds: MarkingKind) -> list[Marking]:
    return [marking for marking in markings if marking.kind in kinds]


def painted(marking: Marking) -> Polygon:
    """What a marking covers on the road."""
    if isinstance(marking.shape, Polygon):
        return marking.shape
    return marking.shape.buffer(marking.width_m / 2.0, cap_style="flat", join_style="mitre")


@st.composite
def sides(draw: st.DrawFn, direction: Direction) -> list[Element]:
    """Strips of one direction from the middle outwards."""
    lanes = draw(st.integers(0, 4))
    kinds = st.sampled_from([K.FAST, K.MIXED, K.MIXED, K.SLOW, K.BUS, K.MOTORCYCLE, K.BICYCLE])
    found = [
        Element(
            kind=draw(kinds),
            width_m=draw(st.floats(2.0, 4.5)),
            direction=direction,
            turns=draw(st.sampled_from(TURNS)),
        )
        for _ in range(lanes)
    ]
    if draw(st.booleans()):
        width = draw(st.sampled_from([0.3, 0.5, 1.0, 2.2, 5.0]))
        found.append(strip(draw(st.sampled_from([K.SHOULDER, K.PARKING, K.CHANNEL])), width))
    if draw(st.booleans()):
        found.append(strip(K.SIDEWALK, 2.0))
    return found


@st.composite
def sections(draw: st.DrawFn) -> CrossSection:
    left, right = draw(sides(B)), draw(sides(F))
    if not any(element.is_lane for element in [*left, *right]):
        right = [lane(F), *right]
    middle = draw(st.sampled_from([[], [], [strip(K.MEDIAN, 1.5)], [strip(K.CHANNEL, 2.0)]]))
    return section(*reversed(left), *middle, *right, shift_m=draw(st.floats(-3.0, 3.0)))


@st.composite
def roads(draw: st.DrawFn) -> Made:
    """One road between two junctions, straight or bent as far as its edges stay apart."""
    section_ = draw(sections())
    length = draw(st.floats(2.0, 160.0))
    half = max(abs(section_.offsets_m[0]), abs(section_.offsets_m[-1]))
    bend = draw(st.floats(-1.0, 1.0)) * min(1.2, 0.5 * length / half)
    steps = np.linspace(0.0, bend, 31)
    step = length / 30.0
    points = np.vstack(
        [(0.0, 0.0), np.cumsum(np.column_stack([np.cos(steps), np.sin(steps)])[1:] * step, axis=0)]
    )
    line = LineString(points if abs(bend) > 1e-3 else points[[0, -1]] * [1.0, 0.0])
    controls = draw(st.sampled_from([(Control.SIGNAL, Control.NONE), (Control.SIGNAL,) * 2]))
    road_class = draw(st.sampled_from(["primary", "tertiary", "residential", ""]))
    made = Made()
    ends = draw(st.sampled_from([("a", "b"), ("a", None), (None, "b")]))
    made.shapes.append(
        road_shape(
            "road", line, section_, start_area=ends[0], end_area=ends[1], road_class=road_class
        )
    )
    for uid, control, at in zip("ab", controls, (line.coords[0], line.coords[-1]), strict=True):
        shape = shapely.Point(at).buffer(10.0)
        made.areas.append(
            JunctionArea(
                uid=uid, name="", level=0, arms=1, control=control, junctions=(), shape=shape
            )
        )
        # Stubs make them junctions of three arms without neighbouring kerbs in the way.
        for number in (1, 2):
            far = shapely.affinity.translate(line, 1000.0 * number, 0.0)
            made.shapes.append(road_shape(f"stub-{uid}{number}", far, two_way(1), start_area=uid))
    return made


@given(roads())
@settings(max_examples=150)
def test_no_paint_of_a_road_lies_on_other_paint(made: Made) -> None:
    found = [marking for marking in marked(made) if marking.road == "road"]
    covers = [painted(marking) for marking in found]
    for (one, first), (other, second) in combinations(zip(found, covers, strict=True), 2):
        if {one.kind, other.kind} == {M.PARKING_LINE.value}:
            continue  # Bays share their corners.
        assert first.intersection(second).area < 5e-3, (one.uid, other.uid)


@given(roads())
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


@given(sections(), st.floats(20.0, 120.0))
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


def crossing() -> Made:
    """A junction with everything: three lanes with turns, a skew side street, a median."""
    main = two_way(3, turns=[(LEFT,), (THROUGH,), (THROUGH, RIGHT)])
    side = two_way(2, median_m=1.5, turns=[(LEFT, THROUGH), (THROUGH, RIGHT)])
    return junction(
        Arm(bearing_deg=90, section=main),
        Arm(bearing_deg=20, section=side),
        Arm(bearing_deg=270, section=main),
        Arm(bearing_deg=185, section=two_way(1), road_class="residential"),
    )


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


@pytest.mark.parametrize(
    ("width", "sidewalk", "road_class", "lines"),
    [
        (4.0, 0.0, "service", 2),
        (3.0, 0.0, "living_street", 2),
        (2.9, 0.0, "service", 0),
        (4.0, 1.5, "service", 0),
        (4.0, 0.0, "track", 0),
        (4.0, 0.0, "cycleway", 0),
    ],
)
def test_an_alley_has_edge_lines_where_article_183_spares_it_none_and_nothing_else(
    width: float, sidewalk: float, road_class: str, lines: int
) -> None:
    side = [strip(K.SIDEWALK, sidewalk)] if sidewalk else []
    alley = section(*side, lane(Direction.BOTH, width), *side)
    made = junction(
        *(Arm(bearing_deg=b, section=alley, road_class=road_class) for b in (0, 90, 200)),
        control=Control.NONE,
    )
    kinds = Counter(marking.kind for marking in marked(made))
    assert kinds == ({M.EDGE_LINE: 3 * lines} if lines else {})


@pytest.mark.parametrize(
    ("held", "road_class", "kind"),
    [
        (two_way(2), "secondary", M.NO_CROSSING_LINE),
        (two_way(1), "secondary", M.CENTRE_LINE),
        (two_way(1, width_m=2.9), "secondary", None),
        (two_way(1), "living_street", None),
    ],
)
def test_what_parts_the_directions_follows_lanes_and_width(
    held: CrossSection, road_class: str, kind: MarkingKind | None
) -> None:
    line = LineString([(0, 0), (100, 0)])
    made = Made(shapes=[road_shape("road", line, held, road_class=road_class)])
    yellow = {marking.kind for marking in marked(made) if marking.colour == "yellow"}
    assert yellow == ({kind} if kind else set())


def test_a_double_line_is_two_lines_10_cm_apart() -> None:
    line = LineString([(0, 0), (100, 0)])
    found = of_kind(marked(Made(shapes=[road_shape("r", line, two_way(2))])), M.NO_CROSSING_LINE)
    assert [m.shape.coords[0][1] for m in found] == pytest.approx([0.1, -0.1])
    assert [m.width_m for m in found] == [0.1, 0.1]


def test_between_fast_and_slow_runs_a_solid_white_line() -> None:
    held = section(lane(F, 3.5, K.FAST), lane(F, 3.0, K.SLOW))
    line = LineString([(0, 0), (100, 0)])
    (found,) = of_kind(marked(Made(shapes=[road_shape("r", line, held)])), M.FAST_SLOW_LINE)
    assert (found.article, found.colour, found.width_m, found.dash_m) == (
        "183-1",
        "white",
        0.1,
        None,
    )


def test_a_bus_lane_is_cut_off_by_a_double_white_line_and_has_diamonds() -> None:
    held = section(lane(F, 3.5), lane(F, 3.5, K.BUS))
    line = LineString([(0, 0), (100, 0)])
    shapes = [road_shape("r", line, held, end_area="j")]
    area = crossing().areas[0]
    found = marked(Made(shapes=shapes, areas=[replace(area, control=Control.NONE)]))
    assert len(of_kind(found, M.NO_LANE_CHANGE_LINE)) == 2
    diamonds = of_kind(found, M.EXCLUSIVE_LANE_DIAMOND)
    assert len(diamonds) == 3
    for diamond in diamonds:
        x0, y0, x1, y1 = diamond.shape.bounds
        assert (x1 - x0, y1 - y0) == pytest.approx((2.5, 1.0), abs=1e-3)
        # Area of a rhombus less that of its hole, whose sides lie 15 cm inside.
        inner = 1.0 - 0.15 * np.hypot(1.25, 0.5) / (1.25 * 0.5)
        assert diamond.shape.area == pytest.approx(1.25 * (1.0 - inner**2), abs=1e-3)


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


def test_element_kinds_without_lanes_make_no_lane_lines() -> None:
    held = section(strip(ElementKind.SIDEWALK, 3.0), strip(ElementKind.SIDEWALK, 3.0))
    line = LineString([(0, 0), (50, 0)])
    assert marked(Made(shapes=[road_shape("r", line, held)])) == []


@pytest.mark.parametrize(
    ("held", "road_class", "count"),
    [
        (two_way(1, sidewalk_m=0.0), "residential", 2),
        (two_way(1), "residential", 0),
        (two_way(1, width_m=2.4, sidewalk_m=0.0), "residential", 0),
        (two_way(1, width_m=2.4, sidewalk_m=0.0), "tertiary", 2),
        (two_way(1, sidewalk_m=0.0), "service", 2),
        (two_way(1, sidewalk_m=0.0), "track", 0),
        (section(strip(K.SIDEWALK, 2.0), lane(B), lane(F)), "tertiary", 1),
    ],
)
def test_edge_lines_run_where_no_sidewalk_does(
    held: CrossSection, road_class: str, count: int
) -> None:
    line = LineString([(0, 0), (100, 0)])
    made = Made(shapes=[road_shape("road", line, held, road_class=road_class)])
    found = of_kind(marked(made), M.EDGE_LINE)
    assert len(found) == count
    assert all((m.width_m, m.dash_m) == (0.15, None) for m in found)
