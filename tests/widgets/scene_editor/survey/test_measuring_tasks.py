"""Tasks 7 and 8 of the specification on five random geometries each, every action counted.

Both ways of typing are counted: each value closed with Enter, and a row of values closed with one.
The key that takes up the tool is one chord, a drag over both fixed points one drag, and what was
measured is planned by one line of names in the panel ("car motorcycle skid"), which is one value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from scipy.optimize import least_squares

from gis.angles import Point, gap_deg
from gis.drafting.user_actions import UserAction
from gis.scenes.measuring import NewMark, NewParty
from gis.scenes.scene import MarkForm, Pose, SceneParty
from gis.scenes.survey.measurements import LineSide, Method
from gis.scenes.survey.readings import along_and_offset, side_of
from gis.scenes.symbols import anchors_of
from tests.helpers.measuring import MeasuringRig
from tests.helpers.surveyed_scenes import ORIGIN, Truth, anchor_at

SEEDS = (7, 19, 31, 43, 58)
BY_VALUE, BY_ROW = "each value closed with Enter", "each row closed with Enter"
CAR, SCOOTER = (SceneParty(no=no, symbol=it) for no, it in ((1, "passenger_car"), (2, "scooter")))
CAR_WHEELS = ("front_right_wheel", "rear_right_wheel")
SCOOTER_WHEELS = ("front_wheel", "rear_wheel")
KINDS = (NewParty("passenger_car"), NewParty("scooter"), NewMark("skid"))
Misfits = Callable[[Point, Sequence[float]], list[float]]
"""What a place is off one typed row; the place from the origin."""


def relative(at: Point) -> Point:
    return (at[0] - ORIGIN[0], at[1] - ORIGIN[1])


def measured_places(truth: Truth, skid: Sequence[Point]) -> list[Point]:
    return [
        *(anchor_at(CAR, truth.car, name) for name in CAR_WHEELS),
        *(anchor_at(SCOOTER, truth.scooter, name) for name in SCOOTER_WHEELS),
        *skid,
    ]


def do_task(rig: MeasuringRig, truth: Truth, method: Method, rows: list[str], way: str) -> None:
    rig.look_at(truth)
    tool, hand = rig.take(method)
    hand.drag(*truth.fixed)
    rig.count.count(UserAction.TYPED)  # as the line of the panel does, see test_survey_panel
    rig.measuring.plan(*KINDS)
    for row in rows:
        for line in row.split() if way == BY_VALUE else [row]:
            tool.typed(line)


def check(rig: MeasuringRig, truth: Truth, rows: list[str], misfits: Misfits) -> None:
    """Every place is within 1 mm of the one that scipy finds from the typed values."""
    typed = [[float(word) for word in row.split()] for row in rows]
    car, scooter = rig.now.parties
    agrees(car, truth.car, CAR_WHEELS, typed[:2], misfits)
    agrees(scooter, truth.scooter, SCOOTER_WHEELS, typed[2:4], misfits)
    (skid,) = rig.now.marks
    assert (skid.kind, skid.form, len(skid.points)) == ("skid", MarkForm.LINE, len(rows) - 4)
    for at, values in zip(skid.points, typed[4:], strict=True):
        best = solved(lambda place, row=values: misfits(place, row), relative(at))
        assert math.dist(relative(at), best[:2]) < 1e-3
    places = measured_places(truth, skid.points)[:4]
    assert all(math.dist(*pair) < 0.01 for pair in zip(places, drawn(rig), strict=True))


def drawn(rig: MeasuringRig) -> list[Point]:
    car, scooter = rig.now.parties
    return [
        *(anchor_at(car, car.rest, name) for name in CAR_WHEELS),
        *(anchor_at(scooter, scooter.rest, name) for name in SCOOTER_WHEELS),
    ]


def agrees(
    party: SceneParty,
    truth: Pose,
    names: Sequence[str],
    typed: list[list[float]],
    misfits: Misfits,
) -> None:
    known = anchors_of(MeasuringRig().around.library.of_party(party))

    def of_body(unknown) -> list[float]:
        x, y, heading = unknown
        found: list[float] = []
        for name, row in zip(names, typed, strict=True):
            ahead, right = known[name]
            east = x + math.sin(heading) * ahead + math.cos(heading) * right
            north = y + math.cos(heading) * ahead - math.sin(heading) * right
            found += misfits((east, north), row)
        return found

    best = solved(of_body, [*relative(truth.at), math.radians(truth.heading_deg)])
    assert party.rest is not None
    assert math.dist(relative(party.rest.at), best[:2]) < 1e-3
    assert gap_deg(party.rest.heading_deg, math.degrees(best[2])) < 0.02


def solved(misfits, start) -> list[float]:
    return list(least_squares(misfits, start, xtol=1e-15, ftol=1e-15, gtol=1e-15).x)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("way", "actions"), [(BY_VALUE, 15), (BY_ROW, 9)])
def test_task_7_two_vehicles_and_a_skid_mark_by_triangulation(seed, way, actions) -> None:
    """At most 22 actions, 6 points, 12 distances, from an empty scene."""
    truth, rig = Truth(seed), MeasuringRig()
    rows = [truth.distances(at) for at in measured_places(truth, truth.skid)]
    do_task(rig, truth, Method.TRIANGULATION, rows, way)
    fixed = [relative(at) for at in truth.fixed]

    def misfits(at: Point, typed: Sequence[float]) -> list[float]:
        return [math.dist(one, at) - value for one, value in zip(fixed, typed, strict=True)]

    check(rig, truth, rows, misfits)
    assert rig.count.total == actions <= 22
    assert set(rig.codes) <= {"SURVEY_FLAT_CROSSING"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("way", "actions"), [(BY_VALUE, 19), (BY_ROW, 11)])
def test_task_8_two_vehicles_and_a_skid_mark_by_baseline_and_offset(seed, way, actions) -> None:
    """At most 20 actions, 8 points: the mark is curved and has four."""
    truth, rig = Truth(seed), MeasuringRig()
    places = measured_places(truth, truth.curved_skid)
    readings = [along_and_offset(at, *truth.fixed) for at in places]
    sides = {side_of(at, *truth.fixed) for at in places}
    assert len(sides) == 1
    sign = 1.0 if sides == {LineSide.LEFT} else -1.0
    rows = [f"{along:.3f} {sign * offset:.3f}" for along, offset in readings]
    do_task(rig, truth, Method.BASELINE, rows, way)
    first, second = (relative(at) for at in truth.fixed)

    def misfits(at: Point, typed: Sequence[float]) -> list[float]:
        along, offset = along_and_offset(at, first, second)
        slip = typed[1] * math.sin(math.radians(5.0))
        return [(along - typed[0]) / math.hypot(0.16, slip), (offset - sign * typed[1]) / 0.16]

    check(rig, truth, rows, misfits)
    assert rig.count.total == actions <= 20
    assert rig.codes == []
