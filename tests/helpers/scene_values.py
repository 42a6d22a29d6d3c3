"""Scenes of any content, for hypothesis: every element of the model, in values it keeps exactly."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gis.crashes.records import PartyRole, Severity
from gis.scenes.report import RoadReport
from gis.scenes.scene import (
    Arm,
    Dimension,
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    MarkKind,
    Photo,
    Pose,
    PoseState,
    Scene,
    SceneJunction,
    SceneObject,
    SceneParty,
    SceneText,
)
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method

METRES = st.integers(-(10**9), 10**9).map(lambda millimetres: millimetres / 1000.0)
POSITIVE = st.integers(1, 10**5).map(lambda millimetres: millimetres / 1000.0)
DEGREES = st.integers(0, 3599).map(lambda tenths: tenths / 10.0)
POINT = st.tuples(METRES, METRES)
WORDS = st.sampled_from(["", "雨", "a 'b'\n\"c\"", "\u2028𠮷\x00", "0", " "])
SAID = st.sampled_from(["電桿 12", "N", '"'])
CODE = st.sampled_from([None, "01", "05", "29", "99"])
DIGIT = st.sampled_from([None, "1", "9"])
EXTRA = st.sampled_from(
    [{}, {}, {"x_": None}, {"備註": ["a", {"b": 1}]}, {"x": {}, "y": -0.5, "z": True}]
)
JSON = st.sampled_from([None, False, 3, "雨", [1, []], {"a": {}}])

ARM = st.builds(
    Arm, name=SAID, bearing_deg=DEGREES, street=WORDS, half_width_m=POSITIVE, extra=EXTRA
)
JUNCTION = st.builds(
    SceneJunction,
    centre=POINT,
    arms=st.lists(ARM, max_size=2, unique_by=lambda arm: arm.name).map(tuple),
    extra=EXTRA,
)
REPORT = st.builds(
    RoadReport,
    road_class_code=DIGIT,
    speed_limit_kmh=st.sampled_from([None, 30, 50]),
    road_form_code=CODE,
    location_code=CODE,
    pavement_code=DIGIT,
    defect_code=DIGIT,
    obstacle_code=DIGIT,
    sight_code=DIGIT,
    signal_state_code=DIGIT,
    divider_code=CODE,
    lane_line_code=DIGIT,
    slow_lane_line_code=DIGIT,
    edge_line_code=DIGIT,
    extra=EXTRA,
)
CONTACT = st.builds(Pose, at=POINT, heading_deg=DEGREES, extra=EXTRA)
POSE = st.builds(
    Pose,
    at=POINT,
    heading_deg=DEGREES,
    state=st.sampled_from(["", *PoseState, "upside_down"]).map(str),
    trailer_deg=DEGREES,
    extra=EXTRA,
)


@st.composite
def parties(draw: st.DrawFn, number: int) -> SceneParty:
    """A party with a number."""
    size = draw(st.none() | st.tuples(POSITIVE, POSITIVE))
    return SceneParty(
        no=number,
        class_code=draw(st.none() | st.sampled_from(["B03", "C01", "H01"])),
        role=draw(st.sampled_from(PartyRole)),
        action_code=draw(CODE),
        impact_code=draw(CODE),
        injury_code=draw(st.none() | st.sampled_from(["1", "2", "3"])),
        length_m=None if size is None else size[0],
        width_m=None if size is None else size[1],
        symbol=draw(st.sampled_from(["", "car"])),
        approach=tuple(draw(st.lists(POINT, max_size=3))),
        contact=draw(st.none() | CONTACT),
        positions=tuple(draw(st.lists(POSE, max_size=2))),
        rest=draw(st.none() | POSE),
        age_band=draw(st.sampled_from(["", "65-74"])),
        protection_code=draw(DIGIT),
        phone_code=draw(DIGIT),
        impact_other_code=draw(CODE),
        cause_code=draw(CODE),
        fled_code=draw(DIGIT),
        extra=draw(EXTRA),
    )


_POINTS = {MarkForm.POINT: (1, 1), MarkForm.LINE: (2, 4), MarkForm.AREA: (3, 4)}
_KEPT: list[dict[str, Any] | None] = [
    None,
    {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
    {"type": "Point", "coordinates": [1.0, 2.0, 3.0]},
]


@st.composite
def marks(draw: st.DrawFn, name: str) -> Mark:
    """A mark with an id, or without one."""
    form = draw(st.sampled_from(MarkForm))
    least, most = _POINTS.get(form, (0, 0))
    points = draw(st.lists(POINT, min_size=least, max_size=most))
    return Mark(
        id=name,
        kind=draw(st.sampled_from([*MarkKind, "chalk"]).map(str)),
        party=draw(st.none() | st.integers(1, 3)),
        form=form,
        points=tuple(points),
        kept_geometry=draw(st.sampled_from(_KEPT)) if form is MarkForm.OTHER else None,
        length_m=draw(st.none() | POSITIVE),
        note=draw(WORDS),
        extra=draw(EXTRA),
    )


def objects(name: str) -> st.SearchStrategy[SceneObject]:
    """An object with an id."""
    return st.builds(
        SceneObject,
        id=st.just(name),
        symbol=WORDS,
        at=POINT,
        heading_deg=DEGREES,
        note=WORDS,
        extra=EXTRA,
    )


def photos(name: str) -> st.SearchStrategy[Photo]:
    """A photo with an id, or without one."""
    return st.builds(
        Photo,
        id=st.just(name),
        at=st.none() | POINT,
        bearing_deg=st.none() | DEGREES,
        file=WORDS,
        note=WORDS,
        extra=EXTRA,
    )


def fixed_points(name: str) -> st.SearchStrategy[KeptFixedPoint]:
    """A fixed point with an id."""
    point = st.builds(FixedPoint, id=st.just(name), at=POINT, note=WORDS)
    return st.builds(KeptFixedPoint, point=point, extra=EXTRA)


TEXT = st.builds(SceneText, at=POINT, text=SAID, extra=EXTRA)
DIMENSION = st.builds(Dimension, start=POINT, end=POINT, offset_m=METRES, extra=EXTRA)
MEASUREMENT = st.builds(
    KeptMeasurement,
    row=st.builds(
        Measurement,
        target=st.sampled_from(["A.front", "M1.1", "impact", "O1"]),
        method=st.sampled_from(Method),
        fixed=st.lists(st.sampled_from(["F1", "F2"]), max_size=3).map(tuple),
        values_m=st.lists(POSITIVE, max_size=3).map(tuple),
        angle_deg=st.none() | DEGREES,
        sigma_m=POSITIVE,
        side=st.none() | st.sampled_from(LineSide),
        square_sigma_deg=POSITIVE,
        angle_sigma_deg=POSITIVE,
        photo=WORDS,
    ),
    extra=EXTRA,
)
UNKNOWN_ROW = st.fixed_dictionaries({"target": SAID, "method": st.just("by_eye"), "x": JSON}).map(
    lambda raw: KeptMeasurement(row=None, raw=raw)
)


@st.composite
def scenes(draw: st.DrawFn, case_no: str = "11401CY0001") -> Scene:
    """Any scene."""

    def named(make: Any, names: list[str]) -> tuple[Any, ...]:
        chosen = draw(st.lists(st.sampled_from(names), unique=True, max_size=2))
        return tuple(draw(make(name)) for name in chosen)

    numbers = draw(st.lists(st.integers(1, 3), unique=True, max_size=3))
    return Scene(
        case_no=case_no,
        occurred_at=draw(st.none() | st.just("2025-01-06T13:28:00+08:00")),
        place=draw(WORDS),
        severity=draw(st.none() | st.sampled_from(Severity)),
        deaths_24h=draw(st.integers(0, 2)),
        deaths_30d=draw(st.none() | st.integers(0, 2)),
        injured=draw(st.integers(0, 9)),
        weather=draw(st.none() | WORDS),
        light=draw(st.none() | WORDS),
        surface=draw(st.none() | WORDS),
        signal=draw(st.none() | WORDS),
        type_code=draw(CODE),
        cause=draw(st.none() | WORDS),
        causes=tuple(draw(st.lists(st.sampled_from(["01", "23"]), max_size=2))),
        report=draw(st.none() | REPORT),
        station=draw(WORDS),
        handler=draw(WORDS),
        base_date=draw(st.none() | st.just("2025-01-01")),
        junction=draw(st.none() | JUNCTION),
        parties=tuple(draw(parties(number)) for number in numbers),
        impact=draw(st.none() | POINT),
        impact_sigma_m=draw(st.none() | POSITIVE),
        marks=named(marks, ["M1", "M2", "M3"]) + tuple(draw(st.lists(marks(""), max_size=1))),
        objects=named(objects, ["O1", "O2"]),
        photos=named(photos, ["P1", "P2"]) + tuple(draw(st.lists(photos(""), max_size=1))),
        texts=tuple(draw(st.lists(TEXT, max_size=3))),
        dimensions=tuple(draw(st.lists(DIMENSION, max_size=2))),
        fixed_points=named(fixed_points, ["F1", "F2"]),
        measurements=tuple(draw(st.lists(MEASUREMENT | UNKNOWN_ROW, max_size=3))),
        extra=draw(EXTRA),
    )
