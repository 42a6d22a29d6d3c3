"""The official pictograms, turned, mirrored, shaken and on several junctions, read as they mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.scenes.interchange import read_scene
from gis.scenes.translate import translate
from tests.helpers.scenes import (
    MIRRORED_MOVEMENT,
    SKETCHES,
    Sketch,
    placed,
    shaky,
    sketch_document,
    without_codes,
)

CASES = [
    pytest.param(sketch, layout, id=f"{sketch.name} on {layout}")
    for sketch in SKETCHES
    for layout in sketch.layouts
]
HEADINGS = (0.0, 68.0, 180.0, 307.0)
CHIAYI = (194_321.5, 2_597_654.25)


def expected(sketch: Sketch, *, mirror: bool = False) -> list[tuple[object, ...]]:
    return [
        (
            drawn.leg_in,
            drawn.leg_out,
            MIRRORED_MOVEMENT.get(drawn.movement, drawn.movement) if mirror else drawn.movement,
        )
        for drawn in sketch.parties
    ]


@pytest.mark.parametrize("turn", HEADINGS)
@pytest.mark.parametrize("mirror", [False, True], ids=["right-hand", "mirrored"])
@pytest.mark.parametrize(("sketch", "layout"), CASES)
def test_pictogram_gives_its_type_legs_and_movements(
    sketch: Sketch, layout: str, mirror: bool, turn: float
) -> None:
    document = placed(sketch_document(sketch, layout), turn_deg=turn, shift=CHIAYI, mirror=mirror)
    record = translate(read_scene(document))
    read = [(party.leg_in, party.leg_out, party.movement.value) for party in record.parties]
    assert (record.type_code, read) == (
        sketch.type_code,
        expected(sketch, mirror=mirror),
    ), record.why
    assert record.inside_junction is sketch.inside
    assert record.warnings == ()


@pytest.mark.parametrize("turn", HEADINGS)
@pytest.mark.parametrize(("sketch", "layout"), CASES)
def test_type_needs_no_codes(sketch: Sketch, layout: str, turn: float) -> None:
    document = without_codes(placed(sketch_document(sketch, layout), turn_deg=turn, shift=CHIAYI))
    record = translate(read_scene(document))
    assert record.type_code == sketch.type_code, record.why


@pytest.mark.parametrize("step_m", [0.25, 1.0, 8.0])
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("sketch", "layout"), CASES)
def test_an_unsteady_hand_changes_nothing(
    sketch: Sketch, layout: str, seed: int, step_m: float
) -> None:
    document = shaky(sketch_document(sketch, layout), sigma_m=0.3, step_m=step_m, seed=seed)
    record = translate(read_scene(document))
    read = [(party.leg_in, party.leg_out, party.movement.value) for party in record.parties]
    assert (record.type_code, read) == (sketch.type_code, expected(sketch)), record.why


@settings(max_examples=40, deadline=None)
@given(
    case=st.sampled_from([(sketch, layout) for sketch in SKETCHES for layout in sketch.layouts]),
    turn=st.floats(0, 360),
    east=st.floats(100_000, 400_000),
    north=st.floats(2_400_000, 2_900_000),
)
def test_turning_and_moving_the_ground_changes_no_decision(
    case: tuple[Sketch, str], turn: float, east: float, north: float
) -> None:
    document = sketch_document(*case)
    here = translate(read_scene(document))
    there = translate(read_scene(placed(document, turn_deg=turn, shift=(east, north))))
    assert here.type_code == there.type_code
    assert here.inside_junction == there.inside_junction
    assert [(p.leg_in, p.leg_out, p.movement, p.assumed) for p in here.parties] == [
        (p.leg_in, p.leg_out, p.movement, p.assumed) for p in there.parties
    ]
    assert here.confidence == there.confidence


@pytest.mark.parametrize(("sketch", "layout"), CASES)
def test_order_of_parties_does_not_matter(sketch: Sketch, layout: str) -> None:
    document = sketch_document(sketch, layout)
    document["parties"].reverse()
    for number, party in enumerate(document["parties"], start=1):
        party["no"] = number
    record = translate(read_scene(document))
    read = [(party.leg_in, party.leg_out, party.movement.value) for party in record.parties]
    assert (record.type_code, read) == (sketch.type_code, expected(sketch)[::-1])
