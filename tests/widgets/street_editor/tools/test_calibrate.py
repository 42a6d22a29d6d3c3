"""Photos come to lie where they belong by a few drags, clicks and typed values."""

import math
from dataclasses import replace

import numpy as np
import pytest

from app.underlays.board import CalibrateBy
from gis.drafting.georeference_fit import FitKind
from gis.drafting.user_actions import UserAction
from tests.helpers.drone_pictures import Drone
from tests.helpers.underlays import CalibrationRig
from widgets.map.canvas_door import MapButton

SIZE = (4000, 3000)
CORNERS = ((400, 350), (3600, 300), (3650, 2700), (380, 2650))
PLACE = (250_000.0, 2_650_000.0)


@pytest.fixture
def rig():
    return CalibrationRig()


def drone_of(seed):
    rng = np.random.default_rng(seed)
    drone = Drone.anywhere(rng, SIZE)
    near = (PLACE[0] + float(rng.uniform(-20, 20)), PLACE[1] + float(rng.uniform(-20, 20)))
    return replace(drone, at=(*near, drone.at[2])), rng


def errors(rig, drone, pixels):
    """(metres of error, metres of a pixel) at check points."""
    return [
        (
            math.dist(rig.board.ground(rig.picture, tuple(p)), drone.ground_of(p)),
            rig.picture.transform.pixel_m(tuple(p)),
        )
        for p in pixels
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_drone_photo_is_calibrated_over_known_points_in_five_actions(rig, seed):
    """With the photo added, which is the first: 6 actions of the 7 we allow ourselves."""
    drone, rng = drone_of(seed)
    spots = [tuple(round(float(v)) + 0.5 for v in p) for p in rng.normal(0, 60, (4, 2)) + CORNERS]
    truth = [drone.ground_of(np.array(spot) + rng.uniform(-0.5, 0.5, 2)) for spot in spots]
    rig.known.places = truth
    for spot, place in zip(spots, truth, strict=True):
        start = rig.over(spot)
        rig.hand.drag(start, (place[0] + 0.1, place[1] - 0.08))  # as near as the snap reaches
    assert rig.tool.key("Return")
    assert rig.count.total == 5
    assert rig.count.of(UserAction.DRAG) == 4
    assert rig.picture.placed
    checks = rng.uniform((500, 450), (3500, 2550), (40, 2))
    for error, pixel in errors(rig, drone, checks):
        assert error <= 0.02 + pixel


@pytest.mark.parametrize("seed", range(5))
def test_a_drone_photo_is_calibrated_on_an_empty_sheet_by_a_known_rectangle(rig, seed):
    """4 corners and its sides: 5 actions, 7 with the photo added and the way chosen."""
    drone, rng = drone_of(seed)
    middle = np.array(drone.ground_of((2000, 1500)))
    turn = float(rng.uniform(0, 6.28))
    along, across = (
        np.array([math.cos(turn), math.sin(turn)]),
        np.array([-math.sin(turn), math.cos(turn)]),
    )
    wide, deep = (float(v) for v in rng.uniform(18, 26, 2))
    corners = [
        middle + along * (wide / 2 * a) + across * (deep / 2 * b)
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    rig.board.calibrate_by(CalibrateBy.RECTANGLE)
    for corner in corners:
        rig.hand.click(*rig.over(drone.pixel_of(tuple(corner))))
    assert rig.tool.prompt.startswith("Type both sides")
    rig.tool.typed(f"{wide}x{deep}")
    assert rig.count.total == 5
    assert rig.picture.placed
    ends = [
        middle + rng.uniform(-wide / 2, wide / 2) * along + v * across
        for v in (-deep / 2, deep / 2)
    ]
    shown = [rig.over(drone.pixel_of(tuple(end))) for end in ends]
    assert math.dist(*shown) == pytest.approx(math.dist(*ends), abs=0.02)


def test_a_known_length_scales_a_photo_in_two_actions(rig):
    rig.board.calibrate_by(CalibrateBy.DISTANCE)
    rig.hand.drag(rig.over((1000, 1500)), rig.over((3000, 1500)))
    rig.tool.typed("44.5 m")
    assert rig.count.total == 2
    assert math.dist(rig.over((1000, 1500)), rig.over((3000, 1500))) == pytest.approx(44.5)


def test_a_known_length_may_be_clicked(rig):
    rig.board.calibrate_by(CalibrateBy.DISTANCE)
    before = rig.over((1000, 1500))
    rig.hand.click(*before)
    rig.hand.click(*rig.over((1000, 2500)))
    rig.tool.typed("30")
    assert rig.count.total == 3
    assert rig.over((1000, 1500)) == pytest.approx(before)
    assert math.dist(rig.over((1000, 2500)), before) == pytest.approx(30)


def test_two_drags_turn_scale_and_move(rig):
    targets = ((PLACE[0] + 10, PLACE[1] + 5), (PLACE[0] + 10, PLACE[1] + 45))
    for pixel, target in zip(((1000, 1000), (3000, 1000)), targets, strict=True):
        rig.hand.drag(rig.over(pixel), target)
    assert rig.board.fit.kind is FitKind.SIMILARITY
    rig.hand.right_click(*PLACE)
    assert rig.over((1000, 1000)) == pytest.approx(targets[0])
    assert rig.over((3000, 1000)) == pytest.approx(targets[1])
    assert rig.picture.transform.pixel_m((0, 0)) == pytest.approx(0.02)
    assert rig.picture.transform.up_bearing_deg((0, 0)) == pytest.approx(270)


def test_a_point_may_be_clicked_and_its_place_typed(rig):
    rig.hand.click(*rig.over((500, 500)))
    assert "type its x,y" in rig.tool.prompt
    rig.tool.typed("250010.25,2650020.5")
    assert rig.over((500, 500)) == pytest.approx((250_010.25, 2_650_020.5))
    rig.hand.click(*rig.over((3500, 500)))
    rig.hand.click(250_070.0, 2_650_020.5)
    assert rig.over((3500, 500)) == pytest.approx((250_070.0, 2_650_020.5))
    assert rig.count.total == 4


def test_more_points_than_needed_show_by_how_much_they_miss(rig):
    drone, _ = drone_of(3)
    for number, pixel in enumerate((*CORNERS, (2000, 1400))):
        place = drone.ground_of(pixel)
        rig.hand.drag(rig.over(pixel), (place[0] + (0.3 if number == 4 else 0), place[1]))
        if number == 3:
            assert rig.canvas.texts("calibrate-underlay") == ["1", "2", "3", "4"]
    assert rig.board.fit.is_checked
    assert any(text.startswith("5: 0.") for text in rig.canvas.texts("calibrate-underlay"))
    assert rig.board.fit.rms_m == pytest.approx(
        math.sqrt(sum(r**2 for r in rig.board.fit.residuals_m) / 5)
    )
    rig.tool.key("Return")
    assert 0.01 < rig.picture.rms_m < 0.3


def test_a_pair_can_be_moved_until_it_is_right(rig):
    rig.hand.drag(rig.over((500, 500)), (PLACE[0], PLACE[1] + 20))
    rig.hand.drag(rig.over((3500, 500)), (PLACE[0] + 60, PLACE[1] + 20))
    rig.hand.drag((PLACE[0] + 60, PLACE[1] + 20), (PLACE[0] + 66, PLACE[1] + 20))
    assert len(rig.tool.pairs) == 2
    assert rig.over((3500, 500)) == pytest.approx((PLACE[0] + 66, PLACE[1] + 20))


def test_esc_restores_the_place_bit_by_bit_and_undo_takes_one_entry(rig):
    before = rig.picture
    for pixel in CORNERS[:3]:
        x, y = rig.over(pixel)
        rig.hand.drag((x, y), (x + 3, y - 2))
    assert rig.shown != before
    assert rig.picture == before
    rig.tool.key("Escape")
    assert rig.shown == before
    assert not rig.tool.key("Escape")
    x, y = rig.over((500, 500))
    rig.hand.drag((x, y), (x + 3, y - 2))
    rig.tool.key("Return")
    after = rig.picture
    assert rig.board.undo.undo_names == ("Calibrate photo", "add")
    rig.board.shelf.change(before.id, opacity=0.5)
    rig.board.undo.undo()
    assert rig.picture == replace(before, opacity=0.5)
    rig.board.undo.redo()
    assert rig.picture == replace(after, opacity=0.5)


def test_backspace_takes_the_last_point_back(rig):
    before = rig.shown
    x, y = rig.over((500, 500))
    rig.hand.drag((x, y), (x + 3, y - 2))
    once = rig.shown
    rig.hand.click(*rig.over((3000, 500)))
    rig.tool.key("Backspace")
    assert rig.shown == once
    rig.tool.key("Backspace")
    assert rig.shown == before
    assert not rig.tool.key("Backspace")


def test_pairs_that_cannot_hold_the_photo_are_refused_in_one_sentence(rig):
    x, y = PLACE
    rig.hand.drag(rig.over((500, 500)), (x, y))
    rig.hand.drag(rig.over((2500, 500)), (x + 0.01, y))
    assert rig.codes == ["UNDERLAY_POINTS_DOUBLE"]
    rig.hand.drag(rig.over((2000, 500)), (x + 40, y))
    rig.hand.drag(rig.over((3500, 500)), (x + 80, y + 5))
    assert rig.codes[1:] == ["UNDERLAY_POINTS_IN_LINE"]
    rig.hand.drag(rig.over((2000, 2500)), (x + 40, y + 50))
    assert rig.codes[2:] == ["UNDERLAY_POINTS_MIRRORED"]
    assert len(rig.tool.pairs) == 2


def test_a_locked_photo_stays_and_a_press_beside_it_pans(rig):
    assert not rig.hand.drag((PLACE[0] + 500, PLACE[1]), PLACE)
    assert rig.codes == ["UNDERLAY_OUTSIDE"]
    rig.board.shelf.change(rig.picture.id, locked=True)
    assert not rig.hand.drag(PLACE, (PLACE[0] + 5, PLACE[1]))
    assert rig.codes[1:] == ["UNDERLAY_LOCKED"]
    rig.board.remove(rig.picture.id, "gone")
    assert not rig.tool.press(rig.hand.pointer(*PLACE))
    assert rig.tool.prompt.startswith("Add a picture")


def test_unreadable_values_are_told_and_change_nothing(rig):
    before = rig.picture
    rig.board.calibrate_by(CalibrateBy.DISTANCE)
    rig.hand.drag(rig.over((500, 500)), rig.over((2500, 500)))
    for text in ("far", "-3", "0", "nan"):
        rig.tool.typed(text)
    assert rig.codes == ["UNDERLAY_DISTANCE_UNREADABLE"] * 4
    rig.board.calibrate_by(CalibrateBy.RECTANGLE)
    for pixel in CORNERS:
        rig.hand.click(*rig.over(pixel))
    for text in ("12", "0x7", "axb", "1.2.3x7"):
        rig.tool.typed(text)
    assert rig.codes[4:] == ["UNDERLAY_RECTANGLE_UNREADABLE"] * 4
    assert rig.picture == before
    rig.tool.typed("３０ × 20 m")
    assert math.dist(rig.over(CORNERS[0]), rig.over(CORNERS[1])) == pytest.approx(30)


def test_values_without_points_say_what_lacks(rig):
    rig.tool.press(rig.hand.pointer(PLACE[0] + 500, PLACE[1]))
    rig.told.clear()
    rig.tool.typed("250000,2650000")
    rig.board.calibrate_by(CalibrateBy.DISTANCE)
    rig.tool.press(rig.hand.pointer(PLACE[0] + 500, PLACE[1]))
    rig.tool.typed("12")
    assert rig.codes[0] == "UNDERLAY_PAIRS_LACK"
    assert rig.codes[-1] == "UNDERLAY_PAIRS_LACK"


def test_shift_suppresses_the_snap(rig):
    rig.known.places = [(PLACE[0] + 10, PLACE[1])]
    x, y = PLACE[0] + 10.1, PLACE[1]
    rig.hand.drag(rig.over((2000, 1500)), (x, y), shift=True)
    assert rig.over((2000, 1500)) == pytest.approx((x, y))
    rig.hand.drag((x, y), (x - 0.02, y))
    rig.tool.key("Escape")
    rig.hand.drag(rig.over((2000, 1500)), (x, y))
    assert rig.over((2000, 1500)) == pytest.approx((PLACE[0] + 10, PLACE[1]))


def test_a_photo_in_other_coordinates_is_calibrated_into_the_store(rig):
    from tests.app.underlays.test_underlays import in_coordinates

    web = in_coordinates(3857, 0.05)
    rig.board.shelf.show((web,))
    before, far = rig.over((100, 100)), rig.over((4000, 3000))
    rig.hand.drag(before, (before[0] + 2, before[1] + 1))
    rig.tool.key("Return")
    assert rig.picture.epsg is None
    assert rig.over((100, 100)) == pytest.approx((before[0] + 2, before[1] + 1))
    assert rig.over((4000, 3000)) == pytest.approx((far[0] + 2, far[1] + 1), abs=0.05)


def test_the_kind_of_fit_can_be_chosen(rig):
    rig.board.fit_by(FitKind.SIMILARITY)
    for pixel in CORNERS:
        x, y = rig.over(pixel)
        rig.hand.drag((x, y), (x + 0.5, y + 0.1))
    assert rig.board.fit.kind is FitKind.SIMILARITY
    assert rig.board.fit.is_checked


def test_a_middle_button_is_left_to_the_map(rig):
    assert not rig.tool.press(rig.hand.pointer(*PLACE, button=MapButton.NONE))
    assert not rig.tool.release(rig.hand.pointer(*PLACE))
