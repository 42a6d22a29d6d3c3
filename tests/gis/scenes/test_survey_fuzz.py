"""No row of a table, however odd, brings the drawing or the table down."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.scenes.driven import settled
from gis.scenes.scene import (
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    Photo,
    Pose,
    Scene,
    SceneObject,
    SceneParty,
)
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method
from gis.scenes.surveyed import surveyed
from gis.scenes.targets import targets_of
from tests.helpers.surveyed_scenes import near, with_fixed

SYMBOLS = load_symbols()
BASE = replace(
    with_fixed(Scene(case_no="1"), near(0, 0), near(16, 1)),
    parties=(
        SceneParty(no=1, symbol="passenger_car", rest=Pose(at=near(5, 8), heading_deg=40.0)),
        SceneParty(no=2, symbol="scooter"),
        SceneParty(no=3, length_m=0.5, width_m=0.5),
    ),
    marks=(
        Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5))),
        Mark(kind="?", form=MarkForm.OTHER),
    ),
    objects=(SceneObject(id="O1", at=near(1, 1)),),
    photos=(Photo(id="P1"),),
)
TARGETS = (
    *("A.front_left_wheel", "A.rear_left_wheel", "A.front", "A.", "A", "A.contact.front"),
    *("A.1.rear", "A.7.rear", "A.x.y.z", "B.front_wheel", "B.rear_wheel", "C.centre"),
    *("M1.1", "M1.2", "M1.3", "M1.0", "M1.99", "M1.-1", "M1.x", "M2.1", "O1", "P1"),
    *("impact", "impact.x", ".", "..", "Z.front", "٣", "M1.٣"),
)
numbers = st.one_of(
    st.floats(-60.0, 60.0),
    st.sampled_from((0.0, -0.0, 1e-300, 1e6, 1e12, 1e154, 1e200, 1e308, -1e308, 5e-324)),
    st.floats(allow_nan=False, allow_infinity=False),
)
sigmas = st.one_of(st.floats(0.001, 5.0), st.sampled_from((1e-300, 5e-324, 1e-9, 1e9, 1e308)))
rows = st.builds(
    Measurement,
    target=st.sampled_from((*TARGETS, "")),
    method=st.sampled_from(Method),
    fixed=st.lists(st.sampled_from(("F1", "F2", "F3", "X", "")), max_size=4).map(tuple),
    values_m=st.lists(numbers, max_size=4).map(tuple),
    angle_deg=st.none() | numbers,
    sigma_m=sigmas,
    side=st.none() | st.sampled_from(LineSide),
    square_sigma_deg=sigmas,
    angle_sigma_deg=sigmas,
)
sound_rows = st.builds(
    Measurement,
    target=st.sampled_from(TARGETS),
    method=st.sampled_from((Method.TRIANGULATION, Method.BASELINE)),
    fixed=st.just(("F1", "F2")),
    values_m=st.tuples(numbers, numbers),
    sigma_m=sigmas,
)
fixed_points = st.lists(
    st.builds(FixedPoint, id=st.sampled_from(("F1", "F2", "F3")), at=st.tuples(numbers, numbers)),
    max_size=3,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=st.lists(rows | sound_rows, min_size=1, max_size=6),
    points=fixed_points,
    later=st.lists(rows | sound_rows, max_size=4),
)
def test_odd_rows_are_told_or_computed_and_the_drawing_stays_finite(table, points, later) -> None:
    kept = tuple(KeptMeasurement(row=row) for row in table)
    scene = replace(BASE, measurements=kept)
    if points:
        scene = replace(scene, fixed_points=tuple(KeptFixedPoint(point=one) for one in points))
    drawn = settled(BASE, scene, SYMBOLS)
    for told in surveyed(drawn, SYMBOLS):
        assert told.target is not None
    changed = replace(
        drawn,
        parties=drawn.parties[1:],
        measurements=(*drawn.measurements[:2], *(KeptMeasurement(row=row) for row in later)),
    )
    after = settled(drawn, changed, SYMBOLS)
    surveyed(after, SYMBOLS)
    for at in (*targets_of(drawn, SYMBOLS).values(), *targets_of(after, SYMBOLS).values()):
        assert all(map(math.isfinite, at))
