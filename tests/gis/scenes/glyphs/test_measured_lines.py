"""Every measured point gets its dimensions, each value once and from where it was measured."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from app.symbol_catalogue import load_symbols
from gis.angles import Point
from gis.display.primitives import Path
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.measured_lines import MeasuredLines
from gis.scenes.scene import KeptFixedPoint, KeptMeasurement, Mark, MarkForm, MarkKind, Scene
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method

F1, F2 = (0.0, 0.0), (20.0, 0.0)


def surveyed(*rows: Measurement, points: tuple[Point, ...] = ((8.0, 6.0), (12.0, 9.0))) -> Scene:
    return Scene(
        case_no="1",
        marks=(Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=points),),
        fixed_points=tuple(
            KeptFixedPoint(point=FixedPoint(id=name, at=at))
            for name, at in (("F1", F1), ("F2", F2))
        ),
        measurements=tuple(KeptMeasurement(row=row) for row in rows),
    )


def row(method: Method, *values: float, target: str = "M1.1", **more: float) -> Measurement:
    fixed = () if method is Method.COORDINATES else ("F1", "F2")
    return Measurement(target=target, method=method, fixed=fixed, values_m=values, **more)


def lines_of(found: MeasuredLines) -> list[tuple[Point, Point]]:
    return [run for item in found.shapes if isinstance(item, Path) for run in item.runs]


def told(found: MeasuredLines) -> list[str]:
    return [label.text for label in found.labels]


def near(point: Point, lines: Iterable[tuple[Point, ...]]) -> bool:
    return any(math.dist(point, end) < 1e-6 for line in lines for end in line)


def test_distances_are_drawn_from_their_fixed_points() -> None:
    found = MeasuredLines(surveyed(row(Method.TRIANGULATION, 10.0, 13.42)), load_symbols(), PAPER)

    assert lines_of(found) == [(F1, (8.0, 6.0)), (F2, (8.0, 6.0))]
    assert told(found) == ["10.00", "13.42"]


def test_an_offset_stands_on_its_base_line_which_is_drawn_once() -> None:
    rows = (row(Method.BASELINE, 8.0, 6.0), row(Method.BASELINE, 12.0, 9.0, target="M1.2"))

    found = MeasuredLines(surveyed(*rows), load_symbols(), PAPER)

    lines = lines_of(found)
    assert lines.count((F1, F2)) == 1
    assert ((8.0, 0.0), (8.0, 6.0)) in [
        (pytest.approx(start), pytest.approx(end)) for start, end in lines
    ]
    assert told(found) == ["6.00", "8.00", "9.00", "12.00"]


def test_an_offset_to_the_right_is_told_without_its_sign() -> None:
    scene = surveyed(row(Method.BASELINE, 8.0, -6.0), points=((8.0, -6.0), (12.0, 9.0)))

    assert told(MeasuredLines(scene, load_symbols(), PAPER)) == ["6.00", "8.00"]


def test_a_foot_beyond_the_base_line_is_joined_to_it() -> None:
    scene = surveyed(row(Method.BASELINE, 25.0, 6.0), points=((25.0, 6.0), (12.0, 9.0)))

    lines = lines_of(MeasuredLines(scene, load_symbols(), PAPER))

    assert ((20.0, 0.0), (25.0, 0.0)) in [
        (pytest.approx(start), pytest.approx(end)) for start, end in lines
    ]


def test_a_polar_measurement_tells_distance_and_angle() -> None:
    found = MeasuredLines(
        surveyed(row(Method.POLAR, 10.0, angle_deg=323.13)), load_symbols(), PAPER
    )

    assert told(found) == ["10.00 / 323.13°"]
    assert lines_of(found) == [(F1, (8.0, 6.0))]


def test_coordinates_need_no_lines() -> None:
    found = MeasuredLines(surveyed(row(Method.COORDINATES, 8.0, 6.0)), load_symbols(), PAPER)

    assert not found.shapes
    assert not found.labels


@pytest.mark.parametrize("target", ["M9.1", "B.front", ""])
def test_what_is_not_drawn_has_no_dimensions(target: str) -> None:
    scene = surveyed(row(Method.TRIANGULATION, 10.0, 13.42, target=target))

    assert not MeasuredLines(scene, load_symbols(), PAPER).shapes


def test_a_row_with_an_unknown_fixed_point_is_left_out() -> None:
    lost = Measurement(
        target="M1.1", method=Method.TRIANGULATION, fixed=("F1", "F9"), values_m=(10.0, 13.42)
    )

    assert not MeasuredLines(surveyed(lost), load_symbols(), PAPER).shapes
