"""What depends on features of the source or on somebody's choice."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from shapely import LineString, Polygon

from app.marking_catalogue import load_marking_catalogue
from gis.crashes.records import RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Turn
from gis.streets.derived import Marking, NodeFeature, NodeFeatureKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices, SlowBarSet
from gis.streets.markings.mark import MarkingResult, mark_streets
from tests.helpers.street_shapes import (
    Arm,
    F,
    K,
    Made,
    junction,
    lane,
    road_shape,
    section,
    strip,
    two_way,
)

CATALOGUE = load_marking_catalogue()
M = MarkingKind
LEFT, THROUGH, RIGHT = Turn.LEFT, Turn.THROUGH, Turn.RIGHT


def result(made: Made, *features: NodeFeature, **choices: object) -> MarkingResult:
    return mark_streets(
        made.shapes,
        made.areas,
        features,
        catalogue=CATALOGUE,
        choices=MarkingChoices(**choices),  # type: ignore[arg-type]
    )


def of_kind(found: MarkingResult, kind: MarkingKind) -> list[Marking]:
    return [marking for marking in found.markings if marking.kind == kind]


def tee(control: Control = Control.NONE, side: CrossSection | None = None) -> Made:
    """A main street from south to north and a side street from the east."""
    main = two_way(1, sidewalk_m=0.0)
    return junction(
        Arm(bearing_deg=0, section=main, road_class="tertiary"),
        Arm(bearing_deg=90, section=side or main, road_class="residential"),
        Arm(bearing_deg=180, section=main, road_class="tertiary"),
        control=control,
    )


def feature(kind: NodeFeatureKind, x: float, y: float) -> NodeFeature:
    return NodeFeature(kind=kind, at=(x, y))


def test_a_side_street_that_gives_way_has_dashed_lines_and_a_triangle() -> None:
    found = result(tee(), feature(NodeFeatureKind.GIVE_WAY, 8.0, 0.0))
    lines = of_kind(found, M.GIVE_WAY_LINE)
    assert [line.dash_m for line in lines] == [(0.6, 0.4)] * 2
    assert [line.width_m for line in lines] == [0.3, 0.3]
    # 30 cm clear between two lines of 30 cm: their axes are 60 cm apart.
    gap = abs(lines[0].shape.coords[0][0] - lines[1].shape.coords[0][0])
    assert gap == pytest.approx(0.6, abs=1e-3)
    (triangle,) = of_kind(found, M.GIVE_WAY_TRIANGLE)
    # It lies on the right half of who drives west, and points at the driver.
    assert triangle.shape.centroid.y > 0.0
    tip = max(triangle.shape.exterior.coords)
    assert tip[1] == pytest.approx(triangle.shape.centroid.y, abs=1e-3)
    assert of_kind(found, M.STOP_LINE) == []
    assert [post.code for post in found.furniture] == ["遵2"]


def test_a_stop_sign_makes_a_stop_line_over_the_approach_only() -> None:
    found = result(tee(), feature(NodeFeatureKind.STOP, 8.0, 0.0))
    (line,) = of_kind(found, M.STOP_LINE)
    x0, y0, _, y1 = line.shape.bounds
    assert x0 > 3.0
    assert y0 == pytest.approx(0.0, abs=1e-3)
    assert y1 < 3.3
    (post,) = found.furniture
    assert (post.code, post.bearing_deg) == ("遵1", pytest.approx(90.0, abs=0.1))
    assert post.at[1] > 3.3


def test_at_signals_every_approach_stops_behind_its_crosswalk() -> None:
    found = result(tee(Control.SIGNAL))
    stops = of_kind(found, M.STOP_LINE)
    assert len(stops) == 3
    for stop in stops:
        bars = [bar.shape for bar in of_kind(found, M.CROSSWALK) if bar.road == stop.road]
        assert 1.0 <= shapely.union_all(bars).distance(stop.shape) <= 3.0
    assert {post.code for post in found.furniture} >= {"signal_head", "pedestrian_signal"}


def test_a_crosswalk_keeps_3_m_from_the_cross_streets_edge() -> None:
    found = result(tee(Control.SIGNAL))
    side = [bar.shape for bar in of_kind(found, M.CROSSWALK) if bar.shape.centroid.x > 4.0]
    assert min(bar.bounds[0] for bar in side) == pytest.approx(3.3 + 3.0, abs=0.05)


def test_a_marked_crossing_between_junctions_is_a_zebra_with_stop_lines() -> None:
    line = LineString([(0, 0), (120, 0)])
    made = Made(shapes=[road_shape("r", line, two_way(1))])
    found = result(made, feature(NodeFeatureKind.MARKED_CROSSING, 60.0, 0.0))
    zebra = of_kind(found, M.ZEBRA_CROSSING)
    axes = [m.shape for m in zebra if isinstance(m.shape, LineString)]
    assert [round(axis.coords[0][0], 3) for axis in axes] == [57.95, 62.05]
    stripes = [m.shape for m in zebra if isinstance(m.shape, Polygon)]
    # 40 cm wide, 40 cm apart, at 45 degrees: half of the surface is paint.
    assert sum(s.area for s in stripes) == pytest.approx(0.5 * 4.0 * 6.4, rel=0.05)
    slopes = {
        round((b[1] - a[1]) / (b[0] - a[0]), 2)
        for s in stripes
        for a, b in pairwise(s.exterior.coords)
        if abs(b[0] - a[0]) > 0.01 and abs(b[1] - a[1]) > 0.01
    }
    assert slopes == {-1.0}
    stops = sorted(m.shape.bounds[0] for m in of_kind(found, M.STOP_LINE))
    assert stops == pytest.approx([57.9 - 2.4, 62.1 + 2.0])
    for centre in of_kind(found, M.CENTRE_LINE):
        assert centre.shape.bounds[2] <= 55.51 or centre.shape.bounds[0] >= 64.49


def test_an_unmarked_crossing_between_junctions_paints_nothing() -> None:
    line = LineString([(0, 0), (120, 0)])
    made = Made(shapes=[road_shape("r", line, two_way(1))])
    plain = result(made)
    assert result(made, feature(NodeFeatureKind.CROSSING, 60.0, 0.0)) == plain


def test_a_box_junction_stands_only_where_chosen_and_never_at_signals() -> None:
    chosen = frozenset({"j"})
    assert of_kind(result(tee()), M.BOX_JUNCTION) == []
    assert of_kind(result(tee(Control.SIGNAL), box_junctions=chosen), M.BOX_JUNCTION) == []
    found = of_kind(result(tee(), box_junctions=chosen), M.BOX_JUNCTION)
    (outline,) = [m for m in found if isinstance(m.shape, Polygon)]
    grid = [m for m in found if isinstance(m.shape, LineString)]
    assert {m.width_m for m in grid} == {0.1}
    assert {m.colour for m in found} == {"yellow"}
    for line in grid:
        (x0, y0), (x1, y1) = line.shape.coords
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0)) % 90.0
        assert angle == pytest.approx(45.0, abs=0.5)
        assert outline.shape.convex_hull.buffer(0.01).covers(line.shape)


def dual_left() -> Made:
    main = two_way(3, turns=[(LEFT,), (LEFT,), (THROUGH, RIGHT)])
    wide = two_way(3)
    return junction(
        Arm(bearing_deg=90, section=main),
        Arm(bearing_deg=0, section=wide),
        Arm(bearing_deg=270, section=wide),
        Arm(bearing_deg=180, section=wide),
    )


def test_two_lanes_that_turn_left_together_have_a_guide_line_between_them() -> None:
    found = result(dual_left())
    (guide,) = of_kind(found, M.GUIDE_LINE)
    assert (guide.dash_m, guide.width_m, guide.junction) == ((0.5, 0.5), 0.1, "j")
    # From the line between the two lanes on the east arm to that on the south arm.
    begin, end = guide.shape.coords[0], guide.shape.coords[-1]
    assert begin == pytest.approx((9.9, 3.3), abs=0.1)
    assert end == pytest.approx((-3.3, -9.9), abs=0.1)
    assert of_kind(result(Made(dual_left().shapes, [])), M.GUIDE_LINE) == []


def test_left_turn_bays_need_a_phase_and_end_3_m_before_the_centre() -> None:
    assert of_kind(result(dual_left()), M.LEFT_TURN_BAY) == []
    found = result(dual_left(), left_turn_phases=frozenset({"j"}))
    bays = of_kind(found, M.LEFT_TURN_BAY)
    assert len(bays) == 4
    assert all(bay.dash_m == (0.5, 0.5) and bay.width_m == 0.1 for bay in bays)
    centre = shapely.Point(0.0, 0.0)
    inside = [m for m in of_kind(found, M.STOP_LINE) if m.shape.distance(centre) < 9.0]
    assert len(inside) == 2
    for line in inside:
        assert line.shape.distance(centre) >= 3.0 - 0.01


def test_slow_bars_are_six_of_10_cm_20_cm_apart() -> None:
    line = LineString([(0, 0), (100, 0)])
    made = Made(shapes=[road_shape("r", line, two_way(1))])
    sets = (SlowBarSet(road=RoadUid("r"), station_m=40.0),)
    bars = of_kind(result(made, slow_bars=sets), M.SLOW_BARS)
    stations = sorted({round(bar.shape.coords[0][0], 3) for bar in bars})
    assert len(bars) == 12
    assert stations == pytest.approx([40.05 + 0.3 * i for i in range(6)])


def test_two_stage_boxes_lie_between_crosswalk_and_cross_street() -> None:
    found = result(junction(*(Arm(bearing_deg=b, section=two_way(2)) for b in (0, 90, 180, 270))))
    boxes = of_kind(found, M.TWO_STAGE_BOX)
    assert len(boxes) == 4
    for box in boxes:
        bars = shapely.union_all(
            [bar.shape for bar in of_kind(found, M.CROSSWALK) if bar.road == box.road]
        )
        assert box.shape.distance(bars) >= 0.5 - 1e-3
        # Behind the cross street's edge, which is 6.6 m from its middle.
        assert max(map(abs, box.shape.centroid.coords[0])) > 6.6
    # Before the north arm riders wait on the side of its approach, the west.
    (north,) = [box for box in boxes if box.shape.centroid.y > 6.6]
    assert north.shape.bounds[2] < 0.0


def test_parking_bays_keep_10_m_from_the_junction() -> None:
    held = section(strip(K.SIDEWALK, 2.0), lane(F, 3.5), strip(K.PARKING, 2.0))
    made = tee(side=held)
    bays = of_kind(result(made), M.PARKING_LINE)
    assert bays
    assert min(bay.shape.bounds[0] for bay in bays) >= 3.3 + 10.0


def test_a_channelised_strip_between_opposing_lanes_is_yellow() -> None:
    held = section(lane(F, 3.5), strip(K.CHANNEL, 2.0), lane(F, 3.5))
    line = LineString([(0, 0), (50, 0)])
    white = of_kind(result(Made(shapes=[road_shape("r", line, held)])), M.CHANNELISING)
    assert {m.colour for m in white} == {"white"}
    inner = two_way(1)
    elements = [*inner.elements[:2], strip(K.CHANNEL, 2.0), *inner.elements[2:]]
    yellow = of_kind(
        result(Made(shapes=[road_shape("r", line, section(*elements))])), M.CHANNELISING
    )
    assert {m.colour for m in yellow} == {"yellow"}
    stripes = [m for m in yellow if m.width_m == 0.2]
    # Stripes of 20 cm with gaps of 30 cm cover two fifths of what is inside the border.
    assert sum(m.shape.area for m in stripes) == pytest.approx(0.4 * 49.7 * 1.7, rel=0.05)


def test_red_lines_run_10_m_along_each_kerb_and_round_the_corners() -> None:
    found = result(junction(*(Arm(bearing_deg=b, section=two_way(1)) for b in (0, 90, 180, 270))))
    red = of_kind(found, M.NO_STOPPING_LINE)
    along = [m for m in red if m.road]
    assert [round(m.shape.length, 3) for m in along] == [10.0] * 8
    assert {m.colour for m in red} == {"red"}
    assert {m.width_m for m in red} == {0.1}


def test_carriageways_of_one_street_have_no_red_line_between_them() -> None:
    one_way = section(strip(K.SIDEWALK, 2.0), lane(F), lane(F), strip(K.SIDEWALK, 2.0))
    made = junction(
        Arm(bearing_deg=0, section=two_way(1)),
        Arm(bearing_deg=180, section=two_way(1)),
        Arm(bearing_deg=90, section=one_way),
    )
    twin = junction(Arm(bearing_deg=0, section=two_way(1)), Arm(bearing_deg=90, section=one_way))
    north = shapely.affinity.translate
    shape = twin.shapes[1]
    other = road_shape(
        "twin",
        north(shape.axis.reverse(), 0.0, 14.0),
        one_way,
        start_area="j",
    )
    made.shapes.append(other)
    red = [m for m in of_kind(result(made), M.NO_STOPPING_LINE) if m.road in ("j-road2", "twin")]
    for marking in red:
        assert not 3.4 < marking.shape.centroid.y < 10.6, marking.uid


def test_flashing_yellow_has_no_stop_line() -> None:
    side = two_way(1, width_m=2.4, sidewalk_m=0.0)
    found = result(tee(Control.FLASHING, side))
    assert [line.road for line in of_kind(found, M.STOP_LINE)] == ["j-road1"]


def test_no_motorcycle_box_above_60_km_an_hour() -> None:
    arms = [Arm(bearing_deg=b, section=two_way(2), speed_limit_kmh=70) for b in (0, 90, 180)]
    assert of_kind(result(junction(*arms)), M.MOTORCYCLE_BOX) == []


def test_a_marked_crossing_near_a_junction_is_the_arms_crosswalk() -> None:
    found = result(tee(), feature(NodeFeatureKind.MARKED_CROSSING, 9.0, 0.0))
    bars = of_kind(found, M.CROSSWALK)
    assert {bar.road for bar in bars} == {"j-road1"}
    assert {line.road for line in of_kind(found, M.STOP_LINE)} == {"j-road1"}
    assert of_kind(found, M.ZEBRA_CROSSING) == []


def test_a_marked_crossing_inside_the_area_belongs_to_the_nearest_arm() -> None:
    found = result(tee(), feature(NodeFeatureKind.MARKED_CROSSING, 2.5, 0.0))
    assert {bar.road for bar in of_kind(found, M.CROSSWALK)} == {"j-road1"}


def test_motorways_and_ramps_have_no_crosswalk_at_signals() -> None:
    arms = [
        Arm(bearing_deg=b, section=two_way(2), road_class=name)
        for b, name in ((0, "motorway"), (90, "primary_link"), (180, "primary"))
    ]
    found = result(junction(*arms))
    assert {bar.road for bar in of_kind(found, M.CROSSWALK)} == {"j-road2"}
    assert len(of_kind(found, M.STOP_LINE)) == 3


def test_crosswalks_of_one_street_stand_in_line() -> None:
    one_way = section(lane(F), lane(F))
    base = junction(
        Arm(bearing_deg=0, section=two_way(2)),
        Arm(bearing_deg=180, section=two_way(2)),
        Arm(bearing_deg=90, section=one_way),
    )
    # The other carriageway of the east arm ends 3 m farther from the junction.
    axis = base.shapes[2].axis.reverse()
    begin, end = axis.coords[0], axis.coords[-1]
    line = LineString([(begin[0] + 3.0, begin[1] + 9.0), (end[0], end[1] + 9.0)])
    base.shapes.append(road_shape("twin", line, one_way, start_area="j"))
    fronts = {
        road: min(
            bar.shape.bounds[0] for bar in of_kind(result(base), M.CROSSWALK) if bar.road == road
        )
        for road in ("j-road2", "twin")
    }
    assert fronts["j-road2"] == pytest.approx(fronts["twin"], abs=0.01)
