"""What the pointer snaps to in a scene: streets as painted, what stands there, its own parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.scenes.scene_document import SceneDocument
from app.scenes.scene_snapper import SceneSnapper
from app.symbol_catalogue import load_symbols
from app.undo import UndoStack
from gis.angles import bearing_deg
from gis.drafting.snaps import SnapKind, SnapQuestion
from gis.scenes.drawing.additions import with_impact, with_mark
from gis.scenes.drawing.parties import new_party, with_party
from gis.scenes.scene import KeptFixedPoint, MarkForm, MarkKind, Pose, Scene
from gis.scenes.survey.measurements import FixedPoint
from gis.streets.derived import Furniture, StreetGeometry
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.remake.change import StreetChange
from tests.app.streets.test_street_snapper import SECTION, document  # noqa: F401
from tests.gis.streets.drawing.test_strokes import ids

LIBRARY = load_symbols()


@pytest.fixture
def streets(document) -> StreetGeometry:  # noqa: F811
    """Two and two lanes about the line from (0, 0) to (200, 0), and a pole."""
    pole = Furniture(uid="f1", code="pole", bearing_deg=0.0, level=0, at=(60.0, -9.0))
    return replace(document.standing.whole(), furniture=(pole,))


def snapper_of(scene, streets=None):
    made = SceneDocument(scene, UndoStack())
    return made, SceneSnapper(made, LIBRARY, streets or StreetGeometry())


def best(snapper, x, y, reach_m=0.5):
    found = snapper(SnapQuestion(pointer=(x, y), tolerance_m=reach_m))
    return (found[0].kind, found[0].at) if found else None


def test_lanes_kerbs_and_poles_are_offered_and_lines_nobody_sees_are_not(streets):
    _, snapper = snapper_of(Scene(case_no="T-1"), streets)
    kind, at = best(snapper, 87.2, -1.5)
    assert (kind, at) == (SnapKind.LANE_CENTRE, pytest.approx((87.2, -1.625)))
    assert best(snapper, 87.2, -6.9)[0] is SnapKind.KERB
    assert best(snapper, 60.1, -9.1) == (SnapKind.POST, (60.0, -9.0))
    # The end of the road's line and its stations are drawn nowhere.
    assert SnapKind.STATION not in {
        one.kind for one in snapper(SnapQuestion(pointer=(90.0, 0.1), tolerance_m=0.5))
    }


def test_a_lane_runs_as_it_is_driven(streets):
    _, snapper = snapper_of(Scene(case_no="T-1"), streets)
    for y, heading in ((-1.6, 90.0), (1.6, 270.0)):
        found = snapper(SnapQuestion(pointer=(80.0, y), tolerance_m=0.3))
        lane = next(one for one in found if one.kind is SnapKind.LANE_CENTRE)
        assert bearing_deg(*lane.line) == pytest.approx(heading)


def car_at(scene, at, heading):
    party = new_party(scene, LIBRARY["passenger_car"])
    return with_party(scene, replace(party, contact=Pose(at=at, heading_deg=heading)))


def test_wheels_corners_ends_and_fixed_points_follow_what_is_drawn():
    document_, snapper = snapper_of(Scene(case_no="T-1"))
    assert best(snapper, 0.0, 0.0) is None
    scene = car_at(Scene(case_no="T-1"), (0.0, 0.0), 0.0)
    scene = with_mark(scene, MarkKind.SKID, MarkForm.LINE, ((10.0, 0.0), (20.0, 0.0)))
    fixed = KeptFixedPoint(point=FixedPoint(id="F1", at=(30.0, 0.0)))
    document_.run(replace(scene, fixed_points=(fixed,)), "draw")
    car = LIBRARY["passenger_car"]
    wheel = (-car.width_m / 2.0, car.length_m / 2.0 - car.front_overhang_m)
    assert best(snapper, wheel[0] + 0.1, wheel[1]) == (SnapKind.ANCHOR, pytest.approx(wheel))
    assert best(snapper, 10.1, 0.1) == (SnapKind.END, (10.0, 0.0))
    assert best(snapper, 30.2, 0.1) == (SnapKind.FIXED_POINT, (30.0, 0.0))
    document_.undo.undo()
    assert best(snapper, 10.1, 0.1) is None
    snapper.let_go()
    document_.undo.redo()
    assert best(snapper, 10.1, 0.1) is None


def test_where_two_cars_touch_is_offered_until_the_contact_point_is_set():
    car = LIBRARY["passenger_car"]
    scene = car_at(Scene(case_no="T-1"), (0.0, 0.0), 0.0)
    gap = (car.width_m + car.length_m) / 2.0
    scene = car_at(scene, (gap, 0.0), 270.0)
    document_, snapper = snapper_of(scene)
    kind, at = best(snapper, car.width_m / 2.0, 0.1)
    assert kind is SnapKind.TOUCH
    assert at == pytest.approx((car.width_m / 2.0, 0.0), abs=0.05)
    document_.run(with_impact(scene, (5.0, 5.0)), "impact")
    assert best(snapper, 5.1, 5.0) == (SnapKind.TOUCH, (5.0, 5.0))


def test_points_of_a_painted_curve_are_no_vertices_but_its_ends_are(document):  # noqa: F811
    change = drawn(
        [Stroke(points=((100.0, -80.0), (100.0, 80.0)), section=SECTION)],
        document.network,
        ids("c-"),
    )
    assert isinstance(change, StreetChange)
    document.run(change, "cross")
    whole = document.standing.whole()
    _, snapper = snapper_of(Scene(case_no="T-1"), replace(whole, furniture=()))
    lines = [mark for mark in whole.markings if mark.shape.geom_type == "LineString"]
    curves = [mark for mark in lines if len(mark.shape.coords) > 6]
    assert curves
    for mark in curves:
        x, y = mark.shape.coords[len(mark.shape.coords) // 2]
        found = snapper(SnapQuestion(pointer=(x, y), tolerance_m=0.05))
        assert not {one.kind for one in found if one.source == mark.uid} & {SnapKind.VERTEX}
        x, y = mark.shape.coords[0]
        found = snapper(SnapQuestion(pointer=(x, y), tolerance_m=0.05))
        assert SnapKind.END in {one.kind for one in found}
