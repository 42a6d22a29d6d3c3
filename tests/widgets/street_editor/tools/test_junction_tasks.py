"""Tasks 1 and 2 of the street editor on five random geometries each, every action counted.

Angles, widths, lane counts, islands and places are random; the commands serve any junction.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise

import numpy as np
import pytest
import shapely

from app.street_presets import load_junction_presets
from app.streets.street_document import ChosenKind
from gis.angles import moved
from gis.drafting.user_actions import UserAction
from gis.streets.cross_section import Direction, Element, ElementKind
from gis.streets.drawing.junction_arms import arms_of, corners_of, places_of
from gis.streets.drawing.junction_law import shortfalls
from gis.streets.drawing.presets import SectionPreset
from gis.streets.engine.corner_islands import TURNING_LANE_M
from tests.helpers.street_graphs import defects
from tests.helpers.street_tools import rig_in
from widgets.street_editor.junctions.junction_hand import JunctionHand
from widgets.street_editor.road_style import DrawnRoad, RoadStyle
from widgets.street_editor.tools.draw_road import DrawRoad
from widgets.street_editor.tools.junction_handles import JunctionHandles, untranslated

MOST_ACTIONS = 11
USUAL_RADIUS_M = 6.0
"""Of secondary streets, as roads are drawn."""
KERB_TOP_M, EDGE_CLEAR_M = 0.08, 0.3
"""Article 169: red lines lie on the kerb, without one 30 cm from the edge."""


@pytest.fixture
def rig(tmp_path):
    made = rig_in(tmp_path)
    made.canvas.metres_per_pixel = 0.1
    yield made
    made.store.close()


def section(rng, each_way, sidewalk_m, median_m=0.0):
    """Lanes each way, the outer one mixed, of random widths."""
    outer, inner = round(rng.uniform(3.3, 3.8), 2), round(rng.uniform(3.0, 3.4), 2)

    def side(direction):
        lanes = [Element(kind=ElementKind.MIXED, width_m=outer, direction=direction)]
        fast = Element(kind=ElementKind.FAST, width_m=inner, direction=direction)
        return [*lanes, *[fast] * (each_way - 1)]

    walk = [Element(kind=ElementKind.SIDEWALK, width_m=sidewalk_m)] if sidewalk_m else []
    middle = [Element(kind=ElementKind.MEDIAN, width_m=median_m)] if median_m else []
    strips = [*side(Direction.BACKWARD), *middle, *reversed(side(Direction.FORWARD))]
    return SectionPreset(code="r", zh="", en="", elements=(*walk, *strips, *walk), source="")


def pick_section(rig, preset):
    """The officer picks a cross-section from the list beside the drawing tool."""
    rig.count.count(UserAction.PICK)
    return rig.hand(DrawRoad(rig.around, RoadStyle(DrawnRoad(preset=preset, name=""))))


def take_junction_tool(rig):
    """Its key."""
    rig.count.count(UserAction.KEY)
    return rig.hand(JunctionHandles(rig.around))


def pick_preset(rig, code):
    """A card of the junction panel."""
    rig.count.count(UserAction.PICK)
    preset = next(one for one in load_junction_presets() if one.code == code)
    areas = rig.document.chosen_uids(ChosenKind.AREA)
    JunctionHand(rig.around, untranslated).apply(areas, preset, preset.en)


def markings(rig, kind):
    return [one for one in rig.standing.whole().markings if one.kind == kind]


def unpaved_m2(rig):
    """What lacks of the carriageways of all roads, islands taken for paved."""
    whole = rig.standing.whole()
    paved = shapely.union_all(
        [one.shape for one in (*whole.bodies, *whole.junctions, *whole.islands)]
    )
    wide = [
        one.road.line.buffer(sum(map(abs, one.section.carriageway_m)) / 2 - 0.01, cap_style="flat")
        for one in whole.roads
    ]
    return shapely.union_all(wide).difference(paved).area


def corner_line_m(corner, places, side_m, radius_m=USUAL_RADIUS_M):
    """The length of a line along a corner's kerb, `side_m` beyond it (negative: inside).

    From the mouths straight to the return, and round it; by the geometry of the circle.
    """
    angle = math.radians(corner.opening_deg)
    tangent = radius_m / math.tan(angle / 2.0)
    here, there = places[corner.arm], places[corner.next_arm]
    straight = math.dist(corner.apex, here.left) + math.dist(corner.apex, there.right)
    return straight - 2.0 * tangent + (math.pi - angle) * (radius_m - side_m)


# Task 1


@pytest.mark.parametrize("seed", range(5))
def test_task_1_a_signalised_junction_from_two_centre_lines(rig, seed):
    rng = random.Random(100 + seed)
    walk = rng.choice([0.0, 1.5, 2.5])
    draw = pick_section(rig, section(rng, 2, walk, rng.choice([0.0, 0.0, 1.2])))
    centre = (250.0 + rng.uniform(-30, 30), 250.0 + rng.uniform(-30, 30))
    heading = rng.uniform(0.0, 180.0)
    for bearing in (heading, heading + rng.uniform(65.0, 115.0)):
        reach = rng.uniform(90.0, 150.0)
        draw.drag(moved(centre, bearing + 180.0, reach), moved(centre, bearing, reach))
    take_junction_tool(rig).click(*centre)
    pick_preset(rig, "signal_waiting_boxes")

    assert rig.count.total == 6 <= MOST_ACTIONS
    assert rig.codes == []
    (area,) = rig.standing.areas
    roads = {arm.road for arm in arms_of(rig.standing, area)}
    assert len(roads) == 4
    for kind in ("stop_line", "motorcycle_box"):
        assert sorted(one.road for one in markings(rig, kind)) == sorted(roads)
    assert {one.road for one in markings(rig, "crosswalk")} == roads
    assert shortfalls(rig.standing, area) == []
    assert defects(rig.standing.whole()) == []
    assert unpaved_m2(rig) < 1e-2
    _check_red(rig, area, roads, KERB_TOP_M if walk else -EDGE_CLEAR_M)


def _check_red(rig, area, roads, side_m):
    """8 kerbs of 10 m from the mouths, and round the four corners between them."""
    red = markings(rig, "no_stopping_line")
    straight = [one for one in red if one.road is not None]
    assert {one.road for one in straight} == roads
    assert len(straight) == 8
    assert sum(one.shape.length for one in straight) == pytest.approx(80.0, rel=0.01)
    places = {one.arm: one for one in places_of(rig.standing, area)}
    corners = corners_of(rig.standing, area)
    round_m = sum(corner_line_m(corner, places, side_m) for corner in corners)
    whole = sum(one.shape.length for one in red)
    assert len(red) == 12
    assert whole == pytest.approx(80.0 + round_m, rel=0.01)


# Task 2


def kerb_of(rig, area, corner):
    """The area's outline from mouth to mouth round a corner, counter-clockwise, as points."""
    places = {one.arm: one for one in places_of(rig.standing, area)}
    ring = rig.standing.areas[area].shape.exterior
    points = np.array(ring.coords[:-1] if ring.is_ccw else ring.coords[:0:-1])
    first, last = (
        int(np.hypot(*(points - end).T).argmin())
        for end in (places[corner.arm].left, places[corner.next_arm].right)
    )
    return np.roll(points, -first, axis=0)[: (last - first) % len(points) + 1]


def fitted_radius(points):
    """Least squares (Kåsa): x2 + y2 = 2ax + 2by + c."""
    middle = points.mean(axis=0)
    x, y = (points - middle).T
    (a, b, c), *_ = np.linalg.lstsq(
        np.column_stack([2 * x, 2 * y, np.ones(len(x))]), x**2 + y**2, rcond=None
    )
    return math.sqrt(c + a * a + b * b)


@pytest.mark.parametrize("seed", range(5))
def test_task_2_a_side_road_at_65_degrees_with_two_radii_and_an_island(rig, seed):
    rng = random.Random(200 + seed)
    draw = pick_section(rig, section(rng, rng.choice([1, 2]), rng.choice([0.0, 2.0])))
    middle = (250.0 + rng.uniform(-20, 20), 250.0 + rng.uniform(-20, 20))
    heading, side = rng.uniform(0.0, 360.0), rng.choice([-65.0, 65.0, -115.0, 115.0])
    draw.drag(moved(middle, heading + 180.0, 130.0), moved(middle, heading, 130.0))
    draw.click(*middle)
    draw.tool.typed(f"@110<{(heading + side) % 360.0:.4f}")
    draw.tool.key("Return")
    hand = take_junction_tool(rig)
    (area,) = rig.standing.areas
    for opening, radius in ((65.0, "15"), (115.0, "6")):
        hand.move(*_corner(rig, area, opening).at)
        hand.tool.typed(radius)
    hand.move(*_corner(rig, area, 65.0).at)
    hand.tool.key("i")

    assert rig.count.total == 9 <= MOST_ACTIONS
    assert rig.codes == []
    for opening, radius in ((65.0, 15.0), (115.0, 6.0)):
        corner = _corner(rig, area, opening)
        assert corner.opening_deg == pytest.approx(opening, abs=0.1)
        kerb = kerb_of(rig, area, corner)
        assert fitted_radius(_arc(kerb)) == pytest.approx(radius, rel=0.01)
    (island,) = rig.standing.islands[area].values()
    lane = shapely.LineString(kerb_of(rig, area, _corner(rig, area, 65.0)))
    assert island.shape.distance(lane) == pytest.approx(TURNING_LANE_M, abs=0.05)
    assert island.shape.area > 2.0
    assert defects(rig.standing.whole()) == []
    assert unpaved_m2(rig) < 1e-2


def _corner(rig, area, opening_deg):
    return min(corners_of(rig.standing, area), key=lambda c: abs(c.opening_deg - opening_deg))


def _arc(kerb):
    """Its vertices where the outline bends from one to the next: those of the return."""
    ways = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(kerb)]
    bends = [abs((b - a + math.pi) % (2 * math.pi) - math.pi) for a, b in pairwise(ways)]
    held = [point for point, bend in zip(kerb[1:-1], bends, strict=True) if bend > 1e-3]
    return np.array(held)
