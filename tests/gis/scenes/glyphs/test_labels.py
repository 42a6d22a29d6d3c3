"""Labels take the first free place, and of none the one that covers the least."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Text
from gis.scenes.glyphs.labels import Covered, Label, Spot, placed, spots_along, upright_deg
from gis.scenes.glyphs.look import PAPER
from tests.helpers.scene_glyphs import text_boxes

LABEL = Label(
    text="12.50", spots=(Spot((0.0, 0.0)), Spot((0.0, 10.0)), Spot((0.0, 20.0))), layer="l", key="k"
)
CLEAR = Covered()


def heights(items: list[object]) -> list[int]:
    return [round(item.at[1]) for item in items if isinstance(item, Text)]


def test_a_label_with_room_stands_at_its_first_place() -> None:
    assert heights(placed([LABEL], CLEAR, PAPER)) == [0]


def test_labels_of_one_place_give_way_in_their_order() -> None:
    assert heights(placed([LABEL, LABEL, LABEL], CLEAR, PAPER)) == [0, 10, 20]


def test_a_label_gives_way_to_bodies_and_lines() -> None:
    body = shapely.box(-5.0, -2.0, 5.0, 2.0)
    line = shapely.box(-5.0, 9.9, 5.0, 10.1)

    assert heights(placed([LABEL], Covered(bodies=(body,), lines=(line,)), PAPER)) == [20]


def test_a_letter_may_stand_inside_its_body_but_not_on_a_line_there() -> None:
    own = replace(LABEL, bare=frozenset({0}))
    body = shapely.box(-5.0, -2.0, 5.0, 2.0)
    line = shapely.box(-5.0, -0.1, 5.0, 0.1)

    assert heights(placed([own], Covered(bodies=(body,)), PAPER)) == [0]
    assert heights(placed([own], Covered(bodies=(body,), lines=(line,)), PAPER)) == [10]


def test_without_a_free_place_a_label_covers_the_least() -> None:
    whole = shapely.box(-5.0, -2.0, 5.0, 12.0)
    half = shapely.box(-5.0, 20.0, 5.0, 25.0)

    assert heights(placed([LABEL], Covered(bodies=(whole, half)), PAPER)) == [20]


@given(st.integers(1, 3))
def test_labels_with_free_places_never_overlap(count: int) -> None:
    labels = [replace(LABEL, text=f"{number}.00") for number in range(count)]

    boxes = list(text_boxes(placed(labels, CLEAR, PAPER), PAPER).values())

    assert len(boxes) == count
    assert not any(
        one.intersects(other) for place, one in enumerate(boxes) for other in boxes[:place]
    )


@given(st.floats(-720.0, 720.0))
def test_words_along_a_line_are_never_upside_down(angle: float) -> None:
    turned = upright_deg(angle)

    assert -90.0 < turned <= 90.0
    assert (turned - angle) % 180.0 == pytest.approx(0.0, abs=1e-6) or (
        turned - angle
    ) % 180.0 == pytest.approx(180.0, abs=1e-6)


def test_places_along_a_line_lie_on_it_then_beside_it() -> None:
    spots = spots_along((0.0, 0.0), (10.0, 0.0), (0.5, 0.2), off_m=1.0)

    assert [spot.middle for spot in spots] == [
        (5.0, 0.0),
        (2.0, 0.0),
        (5.0, 1.0),
        (2.0, 1.0),
        (5.0, -1.0),
        (2.0, -1.0),
    ]
