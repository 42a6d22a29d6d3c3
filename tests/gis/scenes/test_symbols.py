"""Anchors of symbols lie where the drawn parts do, whatever the pose."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.records import PartyRole
from gis.display.primitives import Circle, Path
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.symbol_glyphs import symbol_items
from gis.scenes.ground import pose_ground
from gis.scenes.scene import Pose, PoseState, SceneParty
from gis.scenes.symbols import SymbolKind, SymbolLibrary, anchors_of, placed_anchor
from tests.helpers.scene_glyphs import ARTICULATED, CAR, SCOOTER, WALKER, points_of

UPRIGHT = Pose(at=(0.0, 0.0), heading_deg=0.0)
LIBRARY = SymbolLibrary([replace(CAR, class_codes=("B03",)), SCOOTER, ARTICULATED])


@pytest.mark.parametrize("symbol", [CAR, SCOOTER, ARTICULATED, WALKER], ids=lambda one: one.id)
def test_an_upright_pose_changes_no_anchor(symbol) -> None:
    assert anchors_of(symbol, UPRIGHT) == anchors_of(symbol)


@given(st.floats(-170.0, 170.0), st.floats(0.0, 360.0))
def test_rear_corners_of_a_trailer_lie_at_the_corners_that_are_drawn(
    trailer_deg: float, heading: float
) -> None:
    pose = Pose(at=(30.0, -20.0), heading_deg=heading, trailer_deg=trailer_deg)
    drawn = shapely.MultiPoint(list(points_of(symbol_items(ARTICULATED, pose, PAPER))))

    for name in ("rear_left_corner", "rear_right_corner"):
        corner = placed_anchor(pose, anchors_of(ARTICULATED, pose)[name])
        assert drawn.distance(shapely.Point(corner)) == pytest.approx(0.0, abs=1e-6)


def test_wheels_of_a_tractor_stay_where_its_trailer_turns() -> None:
    bent = anchors_of(ARTICULATED, replace(UPRIGHT, trailer_deg=60.0))
    straight = anchors_of(ARTICULATED)

    assert {name for name in straight if bent[name] != straight[name]} == {
        "rear",
        "rear_left_corner",
        "rear_right_corner",
    }


def test_a_trailer_that_swings_to_the_left_has_its_rear_on_the_right() -> None:
    # Heading 30 deg against its tractor's, clockwise: the rear goes to the left (west).
    _, right = anchors_of(ARTICULATED, replace(UPRIGHT, trailer_deg=30.0))["rear"]

    assert right < -5.0


@pytest.mark.parametrize("state", [PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE])
def test_wheels_of_a_car_on_its_side_are_measured_where_they_are_drawn(state: PoseState) -> None:
    pose = replace(UPRIGHT, state=state)
    hubs = {
        (round(item.centre[1], 6), round(item.centre[0], 6))
        for item in symbol_items(CAR, pose, PAPER)
        if isinstance(item, Circle)
    }

    anchors = anchors_of(CAR, pose)

    wheels = {(round(a, 6), round(r, 6)) for name, (a, r) in anchors.items() if "wheel" in name}
    assert wheels == hubs
    assert abs(anchors["front_left_corner"][1]) == pytest.approx(CAR.height_m / 2)


def test_left_and_right_of_a_car_on_its_roof_are_swapped() -> None:
    upright = anchors_of(CAR)
    overturned = anchors_of(CAR, replace(UPRIGHT, state=PoseState.ROOF))

    assert overturned["front_left_wheel"] == upright["front_right_wheel"]
    assert overturned["rear_right_corner"] == upright["rear_left_corner"]
    assert overturned["front"] == upright["front"]


@given(st.sampled_from(list(PoseState)), st.floats(0.0, 360.0), st.floats(-90.0, 90.0))
def test_anchors_lie_on_the_ground_that_a_symbol_covers(
    state: PoseState, heading: float, trailer_deg: float
) -> None:
    for symbol in (CAR, SCOOTER, ARTICULATED, WALKER):
        pose = Pose(at=(5.0, 6.0), heading_deg=heading, state=state, trailer_deg=trailer_deg)
        ground = pose_ground(symbol, pose).buffer(0.01)

        for name, own in anchors_of(symbol, pose).items():
            if name == "centre" and symbol is ARTICULATED:
                continue  # the middle of the straight vehicle may lie beside the bent one
            assert ground.covers(shapely.Point(placed_anchor(pose, own)))


def test_the_ground_of_a_bent_truck_is_its_tractor_and_its_trailer() -> None:
    pose = replace(UPRIGHT, trailer_deg=50.0)
    bodies = shapely.union_all(
        [
            shapely.Polygon(item.runs[0])
            for item in symbol_items(ARTICULATED, pose, PAPER)
            if isinstance(item, Path) and item.closed and len(item.runs[0]) == 4
        ]
    )

    assert pose_ground(ARTICULATED, pose).symmetric_difference(bodies).area < 0.05


def test_a_party_is_drawn_as_the_symbol_of_its_class_in_its_own_size() -> None:
    party = SceneParty(no=1, class_code="B03", length_m=5.0, width_m=2.0)

    symbol = LIBRARY.of_party(party)

    assert symbol.id == "car"
    assert (symbol.length_m, symbol.width_m) == (5.0, 2.0)
    assert symbol.wheelbase_m == pytest.approx(2.7 * 5.0 / 4.6)
    assert symbol.height_m == 1.5


def test_a_chosen_symbol_goes_before_that_of_the_class() -> None:
    party = SceneParty(no=1, class_code="B03", symbol="articulated")

    assert LIBRARY.of_party(party) is LIBRARY["articulated"]


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (PartyRole.PEDESTRIAN, SymbolKind.PERSON),
        (PartyRole.OBJECT, SymbolKind.THING),
        (PartyRole.RIDER, SymbolKind.TWO_WHEELER),
        (PartyRole.UNKNOWN, SymbolKind.CAR),
    ],
)
def test_a_party_without_a_class_gets_a_plain_symbol_of_its_role(
    role: PartyRole, kind: SymbolKind
) -> None:
    assert LIBRARY.of_party(SceneParty(no=1, role=role)).kind is kind
