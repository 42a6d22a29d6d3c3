"""What is measured next, new things by their first row, and checked edits of the table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.symbol_catalogue import load_symbols
from gis.crashes.records import PartyRole
from gis.problems import Problem
from gis.scenes.driven import settled
from gis.scenes.measuring import (
    NewMark,
    NewObject,
    NewParty,
    Wanted,
    next_wanted,
    partners,
    usual_anchors,
    waiting,
    wanted_new,
    with_fixed_point,
    with_row,
)
from gis.scenes.scene import Mark, MarkForm, Pose, Scene, SceneParty
from gis.scenes.survey.measurements import Method
from gis.scenes.symbols import anchors_of
from gis.scenes.table_edits import (
    read_names,
    with_point_at,
    with_point_named,
    with_point_note,
    with_row_at,
    without_point,
    without_rows,
)
from tests.helpers.surveyed_scenes import measured, near, with_fixed, with_rows

SYMBOLS = load_symbols()
EMPTY = with_fixed(Scene(case_no="1"), near(0, 0), near(16, 1), near(8, 12))
CAR = SceneParty(no=1, symbol="passenger_car")
SCOOTER = SceneParty(no=2, symbol="scooter", rest=Pose(at=near(9, 6), heading_deg=20.0))
WALKER = SceneParty(no=3, symbol="pedestrian")
RIDER_BEHIND = SceneParty(no=4, role=PartyRole.PASSENGER)
SKID = Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5)))
FULL = replace(EMPTY, parties=(CAR, SCOOTER, WALKER, RIDER_BEHIND), marks=(SKID,))


def take(scene: Scene, wanted: Wanted, x: float = 3.0, y: float = 4.0) -> Scene:
    row = measured(scene, wanted.target, Method.BASELINE, near(x, y))
    return settled(scene, with_row(scene, SYMBOLS, wanted, row), SYMBOLS)


def test_parties_wait_at_their_wheels_people_at_their_middle_and_passengers_not() -> None:
    assert list(waiting(FULL, SYMBOLS)) == [
        "A.front_right_wheel",
        "A.rear_right_wheel",
        "B.front_wheel",
        "B.rear_wheel",
        "C.centre",
        "M1.1",
        "M1.2",
    ]


def test_a_whole_scene_is_gone_through_in_order() -> None:
    scene, seen, wanted = FULL, [], next_wanted(FULL, SYMBOLS)
    while wanted is not None and wanted.target != "M1.3":
        seen.append(wanted.target)
        scene = take(scene, wanted, 3.0 + len(seen), 4.0)
        wanted = next_wanted(scene, SYMBOLS, wanted.target)
    assert seen == list(waiting(FULL, SYMBOLS))


@pytest.mark.parametrize(
    ("anchor", "pair"),
    [
        ("front_left_wheel", ("front_left_wheel", "rear_left_wheel")),
        ("rear_right_corner", ("rear_right_corner", "front_right_corner")),
        ("centre", ("centre",)),
        ("front", ("front", "rear")),
    ],
)
def test_an_anchor_goes_with_the_one_at_the_other_end_of_its_side(anchor, pair) -> None:
    assert partners(anchor, anchors_of(SYMBOLS["passenger_car"])) == pair


def test_every_symbol_of_the_library_has_usual_anchors() -> None:
    for symbol in SYMBOLS.values():
        assert usual_anchors(anchors_of(symbol))


def test_new_things_come_into_the_scene_with_their_first_row() -> None:
    scene = FULL
    for makes, target in (
        (NewParty("scooter"), "E.front_wheel"),
        (NewMark("gouge"), "M2.1"),
        (NewObject("cone"), "O1"),
    ):
        wanted = wanted_new(scene, SYMBOLS, makes)
        assert wanted.target == target
        scene = take(scene, wanted)
    assert [party.no for party in scene.parties] == [1, 2, 3, 4, 5]
    assert scene.marks[1].points[0] == pytest.approx(near(3, 4), abs=1e-6)
    assert scene.objects[0].at == pytest.approx(near(3, 4), abs=1e-6)


def test_a_gouge_is_one_point_and_nothing_follows_it() -> None:
    scene = take(EMPTY, wanted_new(EMPTY, SYMBOLS, NewMark("gouge")))
    assert next_wanted(scene, SYMBOLS, "M1.1") is None
    line = take(EMPTY, wanted_new(EMPTY, SYMBOLS, NewMark("skid")))
    assert next_wanted(line, SYMBOLS, "M1.1") == Wanted(target="M1.2")


def test_measured_again_from_the_same_points_a_row_is_replaced_from_others_added() -> None:
    wanted = Wanted(target="M1.1")
    scene = take(take(FULL, wanted), wanted, 5.0, 6.0)
    assert len(scene.measurements) == 1
    assert scene.marks[0].points[0] == pytest.approx(near(5, 6), abs=1e-6)
    row = measured(scene, "M1.1", Method.POLAR, near(5, 6))
    assert len(with_row(scene, SYMBOLS, wanted, row).measurements) == 2


def test_fixed_points_get_the_next_free_name() -> None:
    scene, name = with_fixed_point(EMPTY, near(1, 1), "電桿")
    assert name == "F4"
    assert scene.fixed_points[-1].point.note == "電桿"
    assert with_fixed_point(without_point(scene, "F2"), near(2, 2))[1] == "F2"


def measured_skid() -> Scene:
    return take(FULL, Wanted(target="M1.1"))


def test_a_row_is_edited_only_into_one_that_can_be_computed_with() -> None:
    scene = measured_skid()
    row = scene.measurements[0].row
    assert with_row_at(scene, 0, replace(row, sigma_m=0.5)).measurements[0].row.sigma_m == 0.5
    for wrong, code in (
        (replace(row, target="Z.front"), "SURVEY_TARGET_UNKNOWN"),
        (replace(row, fixed=("F1", "F9")), "SURVEY_POINT_UNKNOWN"),
        (replace(row, method=Method.TRIANGULATION, fixed=("F1",)), "SURVEY_VALUES_COUNT"),
        (replace(row, method=Method.POLAR), "SURVEY_VALUES_WRONG"),
        (replace(row, fixed=("F1", "F1")), "SURVEY_BASE_TOO_SHORT"),
    ):
        with pytest.raises(Problem, match=code):
            with_row_at(scene, 0, wrong)


def test_rows_are_taken_away_and_the_drawing_stays() -> None:
    scene = with_rows(measured_skid(), measured(FULL, "M1.2", Method.BASELINE, near(9, 5)))
    left = without_rows(scene, {0})
    assert [kept.row.target for kept in left.measurements] == ["M1.2"]
    assert left.marks == scene.marks


def test_fixed_points_are_renamed_with_their_rows() -> None:
    scene = with_point_named(measured_skid(), "F1", "P12")
    assert scene.measurements[0].row.fixed == ("P12", "F2")
    assert settled(measured_skid(), scene, SYMBOLS).marks == measured_skid().marks
    for name, code in (("F2", "TAKEN"), ("", "EMPTY"), ("a b", "EMPTY")):
        with pytest.raises(Problem, match=f"SURVEY_NAME_{code}"):
            with_point_named(scene, "P12", name)


def test_a_fixed_point_in_use_stays_and_others_go() -> None:
    scene = measured_skid()
    with pytest.raises(Problem, match="SURVEY_POINT_IN_USE"):
        without_point(scene, "F1")
    assert [one.point.id for one in without_point(scene, "F3").fixed_points] == ["F1", "F2"]


def test_a_fixed_point_has_its_place_and_note_changed() -> None:
    scene = with_point_note(with_point_at(EMPTY, "F2", near(1, 2)), "F2", "人孔蓋")
    point = scene.fixed_points[1].point
    assert (point.id, point.at, point.note) == ("F2", near(1, 2), "人孔蓋")
    assert scene.fixed_points[0] == EMPTY.fixed_points[0]


@pytest.mark.parametrize("text", ["f1 F2", "F1,F2", "F1–F2", "F1、F2"])
def test_names_of_fixed_points_are_read(text: str) -> None:
    assert read_names(EMPTY, text) == ("F1", "F2")


@pytest.mark.parametrize(
    ("text", "code"), [("F1", "NO_BASE"), ("", "NO_BASE"), ("F1 F1", "NO_BASE"), ("F1 X", "FIXED")]
)
def test_what_is_no_base_is_told(text: str, code: str) -> None:
    with pytest.raises(Problem, match=f"SURVEY_{code}"):
        read_names(EMPTY, text)
