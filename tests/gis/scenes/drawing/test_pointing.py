"""Where the parts of a scene lie, what is meant at a place, and their grips."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from app.symbol_catalogue import load_symbols
from gis.angles import moved
from gis.scenes.drawing import additions
from gis.scenes.drawing.grips import GripKind, grips_of, pulled, without_vertex
from gis.scenes.drawing.parties import new_party, with_party
from gis.scenes.drawing.pointing import dimension_line, parts_in, parts_near
from gis.scenes.ground import pose_ground as ground_of
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Dimension, MarkForm, MarkKind, Pose, PoseState, Scene
from gis.scenes.symbols import SymbolKind

LIBRARY = load_symbols()
EMPTY = Scene(case_no="T-1")
TRUCK = next(one for one in LIBRARY.values() if one.kind is SymbolKind.ARTICULATED)


def rested(symbol, pose):
    party = new_party(EMPTY, symbol)
    return with_party(EMPTY, replace(party, rest=pose))


def test_a_car_covers_its_rectangle_and_on_its_side_its_height():
    car = LIBRARY["passenger_car"]
    pose = Pose(at=(100.0, 50.0), heading_deg=90.0)
    assert ground_of(car, pose).bounds == pytest.approx(
        (100 - car.length_m / 2, 50 - car.width_m / 2, 100 + car.length_m / 2, 50 + car.width_m / 2)
    )
    side = ground_of(car, replace(pose, state=PoseState.ROOF))
    assert side.area == pytest.approx(car.length_m * car.width_m)
    side = ground_of(car, replace(pose, state=PoseState.LEFT_SIDE))
    assert side.area == pytest.approx(car.length_m * car.height_m)


def test_a_motorcycle_on_its_right_side_lies_to_the_right_of_its_wheels():
    scooter = LIBRARY["scooter"]
    lying = ground_of(scooter, Pose(at=(0.0, 0.0), heading_deg=0.0, state=PoseState.RIGHT_SIDE))
    west, _, east, _ = lying.bounds
    assert scooter.width_m / 2 < east < scooter.height_m
    assert west > -scooter.width_m / 2
    assert east > -west


def test_a_trailer_folds_about_its_coupling_by_its_grip():
    scene = rested(TRUCK, Pose(at=(0.0, 0.0), heading_deg=0.0))
    part = ScenePart(kind=PartKind.POSE, place=1)
    grip = next(g for g in grips_of(scene, part, LIBRARY) if g.kind is GripKind.TRAILER)
    assert grip.at == pytest.approx((0.0, -TRUCK.length_m / 2))
    folded = pulled(scene, grip, moved(grip.about, 180.0 + 40.0, 10.0))
    pose = folded.parties[0].rest
    assert (pose.trailer_deg, pose.state) == (pytest.approx(40.0), PoseState.JACKKNIFED)
    assert (pose.at, pose.heading_deg) == ((0.0, 0.0), 0.0)
    again = next(g for g in grips_of(folded, part, LIBRARY) if g.kind is GripKind.TRAILER)
    behind = TRUCK.length_m - TRUCK.coupling_m
    assert again.at == pytest.approx(moved(grip.about, 220.0, behind))
    assert ground_of(TRUCK, pose).distance(shapely.Point(again.at)) < 1e-6


def test_small_things_are_meant_before_the_vehicle_they_lie_on():
    car = rested(LIBRARY["passenger_car"], Pose(at=(0.0, 0.0), heading_deg=0.0))
    scene = additions.with_impact(car, (0.0, 1.0))
    scene = additions.with_mark(scene, MarkKind.SKID, MarkForm.LINE, ((0.0, -5.0), (0.0, 5.0)))
    found = parts_near(scene, (0.1, 1.0), 0.2, LIBRARY)
    assert [part.kind for part in found] == [PartKind.IMPACT, PartKind.MARK, PartKind.POSE]
    assert parts_near(scene, (0.5, -1.0), 0.2, LIBRARY)[0].kind is PartKind.POSE
    assert parts_near(scene, (30.0, 0.0), 0.2, LIBRARY) == ()
    inside = parts_in(scene, (-2.0, -3.0), (2.0, 3.0), LIBRARY, touching=False)
    assert {part.kind for part in inside} == {PartKind.POSE, PartKind.IMPACT}


def test_a_dimension_stands_beside_its_points_by_its_offset():
    line = Dimension(start=(0.0, 0.0), end=(10.0, 0.0), offset_m=1.5)
    assert dimension_line(line) == ((0.0, 1.5), (10.0, 1.5))


def test_vertices_are_pulled_put_in_and_taken_out_but_two_stay():
    scene = additions.with_mark(EMPTY, MarkKind.YAW, MarkForm.LINE, ((0.0, 0.0), (10.0, 0.0)))
    part = ScenePart(kind=PartKind.MARK)
    insert = next(g for g in grips_of(scene, part, LIBRARY) if g.kind is GripKind.INSERT)
    bent = pulled(scene, insert, (5.0, 2.0))
    assert bent.marks[0].points == ((0.0, 0.0), (5.0, 2.0), (10.0, 0.0))
    middle = [g for g in grips_of(bent, part, LIBRARY) if g.kind is GripKind.VERTEX][1]
    straight = without_vertex(bent, middle)
    assert straight.marks[0].points == ((0.0, 0.0), (10.0, 0.0))
    end = next(g for g in grips_of(straight, part, LIBRARY) if g.kind is GripKind.VERTEX)
    assert without_vertex(straight, end) == straight


def test_a_path_pulled_at_its_end_takes_the_contact_along():
    party = replace(
        new_party(EMPTY, LIBRARY["passenger_car"]),
        approach=((0.0, -20.0), (0.0, 0.0)),
        contact=Pose(at=(0.0, 0.0), heading_deg=0.0),
    )
    scene = with_party(EMPTY, party)
    part = ScenePart(kind=PartKind.APPROACH, place=1)
    ends = [g for g in grips_of(scene, part, LIBRARY) if g.kind is GripKind.VERTEX]
    after = pulled(scene, ends[-1], (1.0, 1.0)).parties[0]
    assert (after.approach[-1], after.contact.at) == ((1.0, 1.0), (1.0, 1.0))
