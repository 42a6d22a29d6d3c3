"""Table and drawing agree after every edit, whichever of them was changed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.angles import gap_deg
from gis.scenes.driven import settled
from gis.scenes.scene import Mark, MarkForm, Photo, Pose, Scene, SceneObject, SceneParty
from gis.scenes.survey.measurements import LineSide, Measurement, Method
from gis.scenes.surveyed import surveyed
from gis.scenes.targets import targets_of
from tests.helpers.surveyed_scenes import anchor_at, measured, near, with_fixed, with_rows

SYMBOLS = load_symbols()
CAR = SceneParty(no=1, symbol="passenger_car", rest=Pose(at=near(5, 8), heading_deg=40.0))
SCOOTER = SceneParty(no=2, symbol="scooter", rest=Pose(at=near(10, 6), heading_deg=200.0))
SKID = Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5)), party=1)
EMPTY = with_fixed(Scene(case_no="1"), near(0, 0), near(16, 1))
SKETCHED = replace(EMPTY, parties=(CAR, SCOOTER), marks=(SKID,))
WHEELS = ("front_right_wheel", "rear_right_wheel")
METHODS = (Method.TRIANGULATION, Method.BASELINE, Method.POLAR, Method.COORDINATES)


def edited(before: Scene, **changes) -> Scene:
    return settled(before, replace(before, **changes), SYMBOLS)


def rows_of_car(scene: Scene, pose: Pose, method: Method, name: str = "A") -> list[Measurement]:
    return [
        measured(scene, f"{name}.{wheel}", method, anchor_at(CAR, pose, wheel)) for wheel in WHEELS
    ]


def table(scene: Scene, *rows: Measurement) -> Scene:
    return settled(scene, with_rows(scene, *rows), SYMBOLS)


def is_at(pose: Pose | None, other: Pose) -> bool:
    return (
        pose is not None
        and math.dist(pose.at, other.at) < 1e-6
        and gap_deg(pose.heading_deg, other.heading_deg) < 1e-5
    )


poses = st.builds(
    Pose,
    at=st.builds(near, st.floats(2.0, 14.0), st.floats(4.0, 20.0)),
    heading_deg=st.floats(0.0, 359.99),
)


@settings(max_examples=40, deadline=None)
@given(pose=poses, method=st.sampled_from(METHODS))
def test_measured_wheels_put_the_car_where_they_are(pose: Pose, method: Method) -> None:
    scene = table(SKETCHED, *rows_of_car(SKETCHED, pose, method))
    assert is_at(scene.parties[0].rest, pose)
    assert scene.parties[1] == SCOOTER


@settings(max_examples=40, deadline=None)
@given(pose=poses, method=st.sampled_from(METHODS), by_hand=poses)
def test_a_measured_car_moved_by_hand_is_measured_again(
    pose: Pose, method: Method, by_hand: Pose
) -> None:
    scene = table(SKETCHED, *rows_of_car(SKETCHED, pose, method))
    moved = edited(scene, parties=(replace(scene.parties[0], rest=by_hand), SCOOTER))
    assert moved.parties[0].rest == by_hand
    for kept, wheel in zip(moved.measurements, WHEELS, strict=True):
        again = measured(moved, f"A.{wheel}", method, anchor_at(CAR, by_hand, wheel))
        assert kept.row.values_m == pytest.approx(again.values_m, abs=1e-9)
    for row in surveyed(moved, SYMBOLS):
        assert row.off_m == pytest.approx(0.0, abs=1e-6)


def test_an_edit_of_something_else_leaves_what_is_measured_as_it_is() -> None:
    scene = table(SKETCHED, *rows_of_car(SKETCHED, CAR.rest, Method.TRIANGULATION))
    after = edited(scene, weather="1", parties=(scene.parties[0], replace(SCOOTER, rest=None)))
    assert (after.parties[0], after.measurements) == (scene.parties[0], scene.measurements)


def test_a_corrected_value_moves_the_car_again() -> None:
    wrong = replace(CAR.rest, at=near(3, 12))
    scene = table(SKETCHED, *rows_of_car(SKETCHED, wrong, Method.TRIANGULATION))
    right = with_rows(
        replace(scene, measurements=()),
        *rows_of_car(SKETCHED, CAR.rest, Method.TRIANGULATION),
    )
    assert is_at(settled(scene, right, SYMBOLS).parties[0].rest, CAR.rest)


def test_a_party_that_is_not_drawn_yet_appears_with_its_second_anchor() -> None:
    blank = replace(EMPTY, parties=(replace(CAR, rest=None),))
    first, second = rows_of_car(blank, CAR.rest, Method.BASELINE)
    half = table(blank, first)
    assert half.parties[0].rest is None
    assert is_at(table(half, second).parties[0].rest, CAR.rest)


def test_one_anchor_of_a_party_with_a_way_moves_it_along() -> None:
    coming = replace(CAR, rest=None, approach=(near(0, 0), near(0, 9)))
    scene = replace(EMPTY, parties=(coming,))
    pose = Pose(at=near(4, 9), heading_deg=0.0)
    row = measured(scene, "A.front_right_wheel", Method.POLAR, anchor_at(CAR, pose, WHEELS[0]))
    assert is_at(table(scene, row).parties[0].rest, pose)


def test_other_places_of_a_party_are_driven_apart_from_its_rest() -> None:
    contact = Pose(at=near(6, 7), heading_deg=80.0)
    scene = table(SKETCHED, *rows_of_car(SKETCHED, contact, Method.BASELINE, "A.contact"))
    scene = table(scene, *rows_of_car(SKETCHED, contact, Method.POLAR, "A.1"))
    car = scene.parties[0]
    assert is_at(car.contact, contact)
    assert is_at(car.positions[0], contact)
    assert car.rest == CAR.rest


def test_a_mark_grows_vertex_by_vertex_from_the_table() -> None:
    scene = replace(EMPTY, marks=(Mark(id="M1", kind="debris"),))
    corners = (near(2, 3), near(6, 3), near(5, 8))
    forms = []
    for number, at in enumerate(corners, start=1):
        scene = table(scene, measured(scene, f"M1.{number}", Method.BASELINE, at))
        forms.append(scene.marks[0].form)
    assert forms == [MarkForm.POINT, MarkForm.LINE, MarkForm.AREA]
    assert all(math.dist(*pair) < 1e-6 for pair in zip(scene.marks[0].points, corners, strict=True))
    line = replace(EMPTY, marks=(Mark(id="M1", kind="scrape"),))
    for number, at in enumerate(corners, start=1):
        line = table(line, measured(line, f"M1.{number}", Method.BASELINE, at))
    assert line.marks[0].form is MarkForm.LINE


def test_objects_photos_and_the_contact_point_are_put_where_they_were_measured() -> None:
    scene = replace(
        EMPTY,
        objects=(SceneObject(id="O1", symbol="cone", at=near(0, 0)),),
        photos=(Photo(id="P1"),),
    )
    for target, at in (("O1", near(3, 4)), ("P1", near(5, 6)), ("impact", near(7, 8))):
        scene = table(scene, measured(scene, target, Method.POLAR, at))
    found = (scene.objects[0].at, scene.photos[0].at, scene.impact)
    expected = (near(3, 4), near(5, 6), near(7, 8))
    assert all(math.dist(*pair) < 1e-6 for pair in zip(found, expected, strict=True))


def test_a_measured_contact_point_is_as_sure_as_its_measurements() -> None:
    """Along and off with a tape: 3 cm each; the direction of 4 m off is judged by eye, 35 cm."""
    row = measured(EMPTY, "impact", Method.BASELINE, near(3, 4), sigma_m=0.03)
    slip = row.values_m[1] * math.sin(math.radians(5.0))
    expected = math.hypot(math.hypot(0.03, slip), 0.03)
    assert table(EMPTY, row).impact_sigma_m == pytest.approx(expected, abs=0.006)


def test_a_fixed_point_that_moves_takes_along_what_is_measured_from_it() -> None:
    scene = table(SKETCHED, *rows_of_car(SKETCHED, CAR.rest, Method.BASELINE))
    shifted = with_fixed(scene, near(100, 0), near(116, 1))
    after = settled(scene, shifted, SYMBOLS)
    expected = Pose(at=near(105, 8), heading_deg=40.0)
    assert is_at(after.parties[0].rest, expected)
    assert after.parties[1] == SCOOTER


def test_a_mark_drawn_over_the_base_line_lies_on_its_other_side_in_the_table() -> None:
    row = measured(EMPTY, "M1.1", Method.TRIANGULATION, near(2, 4), side=LineSide.LEFT)
    scene = table(SKETCHED, row)
    below = replace(SKID, points=(near(2, -4), near(9, 5)))
    after = edited(scene, marks=(below,))
    assert after.measurements[0].row.side is LineSide.RIGHT
    assert after.marks == (below,)


def test_a_symbol_of_another_size_keeps_the_measured_wheels_where_they_are() -> None:
    scene = table(SKETCHED, *rows_of_car(SKETCHED, CAR.rest, Method.TRIANGULATION))
    wider = replace(scene.parties[0], length_m=4.6, width_m=2.2)
    after = edited(scene, parties=(wider, SCOOTER))
    assert after.measurements == scene.measurements
    before = targets_of(scene, SYMBOLS)
    for wheel in WHEELS:
        at = targets_of(after, SYMBOLS)[f"A.{wheel}"]
        assert math.dist(at, before[f"A.{wheel}"]) < 1e-6


def test_rows_follow_a_party_whose_letter_changes_and_go_with_a_deleted_one() -> None:
    scooter_row = measured(
        SKETCHED, "B.front_wheel", Method.BASELINE, anchor_at(SCOOTER, SCOOTER.rest, "front_wheel")
    )
    rows = (*rows_of_car(SKETCHED, CAR.rest, Method.BASELINE), scooter_row)
    scene = table(SKETCHED, *rows)
    alone = edited(scene, parties=(scene.parties[1],))
    assert [kept.row.target for kept in alone.measurements] == ["A.front_wheel"]
    assert alone.parties == (scene.parties[1],)
    exchanged = edited(
        scene,
        parties=(replace(scene.parties[0], no=2), replace(scene.parties[1], no=1)),
    )
    targets = [kept.row.target for kept in exchanged.measurements]
    assert targets == ["B.front_right_wheel", "B.rear_right_wheel", "A.front_wheel"]
    assert exchanged.parties[0].rest == scene.parties[0].rest


def test_rows_follow_the_vertices_and_marks_that_stay() -> None:
    second = Mark(kind="skid", form=MarkForm.LINE, points=(near(1, 9), near(3, 9)))
    sketched = replace(EMPTY, marks=(replace(SKID, id=""), second))
    rows = [
        measured(sketched, f"M{mark}.{number}", Method.BASELINE, at)
        for mark, own in enumerate(sketched.marks, start=1)
        for number, at in enumerate(own.points, start=1)
    ]
    scene = table(sketched, *rows)
    a, b = scene.marks[0].points
    split = edited(
        scene, marks=(replace(scene.marks[0], points=(a, near(5, 5), b)), scene.marks[1])
    )
    targets = [kept.row.target for kept in split.measurements]
    assert targets == ["M1.1", "M1.3", "M2.1", "M2.2"]
    left = edited(scene, marks=(scene.marks[1],))
    assert [kept.row.target for kept in left.measurements] == ["M1.1", "M1.2"]
    assert left.measurements[0].row.values_m == scene.measurements[2].row.values_m
    assert left.marks == (scene.marks[1],)


def test_a_row_that_places_nothing_leaves_the_drawing_alone() -> None:
    row = Measurement(
        target="M1.1", method=Method.TRIANGULATION, fixed=("F1", "F9"), values_m=(3.0, 4.0)
    )
    scene = table(SKETCHED, row)
    assert scene.marks == SKETCHED.marks
    (told,) = surveyed(scene, SYMBOLS)
    assert told.target.problem.code == "SURVEY_POINT_UNKNOWN"


@pytest.mark.parametrize("misread_m", [1.0, 3.0])
def test_a_misread_distance_is_told_by_the_length_of_the_car(misread_m: float) -> None:
    """The wheels lie 2.7 m apart: a distance off by a metre cannot belong to it."""
    front, rear = rows_of_car(SKETCHED, CAR.rest, Method.TRIANGULATION)
    scene = table(SKETCHED, front, rear)
    assert not any(row.is_off for row in surveyed(scene, SYMBOLS))
    wrong = replace(rear, values_m=(rear.values_m[0] + misread_m, rear.values_m[1]))
    after = table(SKETCHED, front, wrong)
    assert all(row.is_off for row in surveyed(after, SYMBOLS))
