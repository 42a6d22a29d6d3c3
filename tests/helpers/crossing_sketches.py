"""Pictograms 15 to 17 of the report form and a pedestrian as scenes: crossing and turning."""

from __future__ import annotations

from tests.helpers.scene_drawing import Drawn, Sketch, Xy, turned_path


def _left_of_16b() -> list[Xy]:
    """From the north, left towards the east: 45 deg of a circle of 9 m begun at (-1.75, 8)."""
    return turned_path((-1.75, 40.0), 180.0, 32.0, 9.0, -45.0)


def _right_of_16a() -> list[Xy]:
    """From the inner lane of the south to the right: 35 deg of a circle of 8 m begun at y = -7."""
    return turned_path((1.75, -40.0), 0.0, 33.0, 8.0, 35.0)


_TURNER_A, _TURNER_B = _right_of_16a()[-1], _left_of_16b()[-1]

CROSSING_SKETCHES: tuple[Sketch, ...] = (
    Sketch(
        name="15 junction crossing",
        type_code="15",
        impact=(2.65, 2.0),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -40.0), (1.75, 1.0)],
                heading=0.0,
                action="09",
                impact="02",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(40.0, 2.0), (4.95, 2.0)],
                heading=270.0,
                action="09",
                impact="01",
                leg_in="E",
                leg_out="W",
                movement="straight",
            ),
        ),
        layouts=("4 arms", "5 arms"),
    ),
    Sketch(
        name="16 a right turn across the outer lane",
        type_code="16",
        impact=(_TURNER_A[0] + 1.6, _TURNER_A[1] + 1.3),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=_right_of_16a(),
                heading=35.0,
                action="06",
                impact="02",
                leg_in="S",
                leg_out="E",
                movement="right",
            ),
            Drawn(
                class_code="C03",
                path=[(_TURNER_A[0] + 2.0, -40.0), (_TURNER_A[0] + 2.0, _TURNER_A[1] + 0.6)],
                heading=0.0,
                action="09",
                impact="14",
                role="rider",
                size=(1.9, 0.75),
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="16 b left turn against the opposite",
        type_code="16",
        impact=(_TURNER_B[0] + 1.9, _TURNER_B[1] - 1.2),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=_left_of_16b(),
                heading=135.0,
                action="05",
                impact="01",
                leg_in="N",
                leg_out="E",
                movement="left",
            ),
            Drawn(
                class_code="B03",
                path=[(_TURNER_B[0] + 2.8, -40.0), (_TURNER_B[0] + 2.8, _TURNER_B[1] - 3.0)],
                heading=0.0,
                action="09",
                impact="08",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="17 both turning",
        type_code="17",
        impact=(5.1, -0.6),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=turned_path((-1.75, 40.0), 180.0, 33.0, 7.0, -70.0),
                heading=110.0,
                action="05",
                impact="01",
                leg_in="N",
                leg_out="E",
                movement="left",
            ),
            Drawn(
                class_code="B03",
                path=turned_path((4.5, -40.0), 0.0, 35.0, 5.0, 45.0),
                heading=45.0,
                action="06",
                impact="08",
                leg_in="S",
                leg_out="E",
                movement="right",
            ),
        ),
    ),
    Sketch(
        name="03 pedestrian crossing",
        type_code="03",
        impact=(1.75, 18.8),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -40.0), (1.75, 16.5)],
                heading=0.0,
                action="09",
                impact="01",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="H01",
                path=[(8.0, 19.0), (1.75, 19.0)],
                heading=270.0,
                action="16",
                impact="16",
                role="pedestrian",
                size=(0.5, 0.5),
                leg_in=None,
                leg_out=None,
                movement="crossing",
            ),
        ),
    ),
)
