"""Task 5 whole: a drone photo on an empty sheet is calibrated, and a corner traced from it."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from PIL import Image

from app.underlays.board import CalibrateBy
from gis.angles import moved
from gis.display.primitives import Bounds
from gis.drafting.user_actions import UserAction
from gis.streets.objects import ObjectKind
from tests.helpers.drone_pictures import Drone
from tests.helpers.map_canvas import Hand
from tests.helpers.street_objects import Desk
from tests.helpers.street_tools import rig_in
from widgets.editor.snap_marks import untranslated
from widgets.street_editor.photos.underlay_adding import add_pictures
from widgets.street_editor.tools.calibrate import CALIBRATE, Calibrate

MOST_ACTIONS = 21
SIZE = (4000, 3000)


@pytest.fixture
def desk(tmp_path):
    rig = rig_in(tmp_path)
    made = Desk(rig)
    made.tools[CALIBRATE] = Calibrate(made.around)
    rig.canvas.metres_per_pixel = 0.01
    rig.canvas.visible_bounds = Bounds(249_970.0, 2_649_978.0, 250_030.0, 2_650_022.0)
    yield made
    rig.store.close()


def drone_for(rng):
    """A tilted camera somewhere over Taiwan: the sheet is empty, nobody knows where."""
    return Drone.anywhere(rng, SIZE, most_tilt_deg=18, height_m=float(rng.uniform(50, 70)))


def kerbs_and_arcs(rng, middle):
    """Six straight kerbs and three arcs of radius 3 to 5 m near the middle, as points each."""
    lines, arcs = [], []
    turned = float(rng.uniform(0, 120))
    for place in range(3):
        spot = moved(middle, turned + 120 * place, 8.0)
        radius, start = float(rng.uniform(3, 5)), float(rng.uniform(0, 360))
        arc = [moved(spot, start + 2.25 * step, radius) for step in range(41)]
        ends = (float(rng.uniform(3, 6)), float(rng.uniform(3, 6)))
        lines.append((moved(arc[0], start - 90, ends[0]), arc[0]))
        lines.append((arc[-1], moved(arc[-1], start + 180, ends[1])))
        arcs.append((radius, arc))
    return lines, arcs


def calibrated_by_a_rectangle(desk, drone, rng, middle):
    """4 corners of a rectangle that was measured with a tape, and its sides: 6 actions."""
    board = desk.around.underlays
    desk.around.count.count(UserAction.PICK)  # the way, from its list
    board.calibrate_by(CalibrateBy.RECTANGLE)
    turn = float(rng.uniform(0, 360))
    along, across = (float(v) for v in rng.uniform(14, 20, 2))
    hand = Hand(desk.tools[CALIBRATE], desk.rig.canvas)
    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        corner = moved(moved(middle, turn, a * along / 2), turn + 90, b * across / 2)
        hand.click(*seen(board, drone, corner))
    desk.tools[CALIBRATE].typed(f"{along:.3f}x{across:.3f}")


def seen(board, drone, place):
    """Where the photo on the sheet shows a place."""
    return board.ground(board.current, drone.pixel_of(place))


@pytest.mark.parametrize("seed", range(5))
def test_a_photo_is_calibrated_and_a_corner_traced_in_eighteen_actions(desk, seed, tmp_path):
    rng = np.random.default_rng(seed)
    drone = drone_for(rng)
    middle = drone.ground_of((2000, 1500))
    Image.new("RGB", SIZE).save(tmp_path / "drone.jpg")
    count, board = desk.rig.count, desk.around.underlays
    add_pictures(desk.around, [tmp_path / "drone.jpg"], untranslated, counts_as=UserAction.DRAG)
    assert desk.used == CALIBRATE
    calibrated_by_a_rectangle(desk, drone, rng, middle)
    assert board.current.placed
    assert count.total == 7
    lines, arcs = kerbs_and_arcs(rng, middle)
    desk.tool_key("draw-object")
    for line in lines:
        desk.follow([seen(board, drone, place) for place in line])
    desk.tool.key("r")
    for _, arc in arcs:
        desk.follow([seen(board, drone, place) for place in arc])
    assert count.total == 18 <= MOST_ACTIONS
    check(desk, lines, arcs, 0.02 + board.current.transform.pixel_m((2000, 1500)))


def check(desk, lines, arcs, allowed):
    """Lengths, radii and the distances between all ends are those of the ground."""
    found = desk.objects
    assert {one.kind for one in found} == {ObjectKind.KERB}
    assert len(found) == len(lines) + len(arcs)
    drawn = [one.shape for one in found]
    ends = [place for line in lines for place in line]
    drawn_ends = [place for shape in drawn[:6] for place in (shape.coords[0], shape.coords[-1])]
    for (a, b), (p, q) in zip(pairwise(ends), pairwise(drawn_ends), strict=True):
        assert math.dist(p, q) == pytest.approx(math.dist(a, b), abs=allowed)
    for shape, (radius, arc) in zip(drawn[6:], arcs, strict=True):
        assert shapely.minimum_bounding_radius(shape) == pytest.approx(
            shapely.minimum_bounding_radius(shapely.LineString(arc)), abs=allowed
        )
        assert shape.length == pytest.approx(math.radians(90) * radius, abs=2 * allowed)
