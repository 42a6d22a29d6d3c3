"""Parties come, go and change places; what is measured on them goes with them."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.scenes.driven import settled
from gis.scenes.form.party_order import (
    added_party,
    keeps_numbers,
    moved_party,
    renumbered,
    without_party,
)
from gis.scenes.scene import KeptFixedPoint, KeptMeasurement, Mark, Pose, Scene, SceneParty
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method
from gis.scenes.targets import targets_of


def _measured(target):
    row = Measurement(
        target=target, method=Method.TRIANGULATION, fixed=("F1", "F2"), values_m=(1.0, 2.0)
    )
    return KeptMeasurement(row=row)


def _scene(count=3):
    parties = tuple(
        SceneParty(no=number, class_code="B03", rest=Pose(at=(10.0 * number, 0.0), heading_deg=0.0))
        for number in range(1, count + 1)
    )
    letters = "ABCDEFG"[:count]
    return Scene(
        case_no="1",
        parties=parties,
        marks=tuple(Mark(id=f"M{number}", party=number) for number in range(1, count + 1)),
        measurements=(
            *(_measured(f"{letter}.front") for letter in letters),
            _measured("M1.1"),
            _measured("impact"),
        ),
    )


def _measured_places(scene):
    """Where each measured target lies, in the order of the rows."""
    targets = targets_of(scene, load_symbols())
    return [targets.get(kept.row.target) for kept in scene.measurements]


def test_a_moved_party_takes_its_measurements_and_marks_along():
    scene = moved_party(_scene(), 3, -2)
    assert [party.rest.at[0] for party in scene.parties] == [30.0, 10.0, 20.0]
    assert [party.no for party in scene.parties] == [1, 2, 3]
    assert [kept.row.target for kept in scene.measurements] == [
        "B.front",
        "C.front",
        "A.front",
        "M1.1",
        "impact",
    ]
    assert [mark.party for mark in scene.marks] == [2, 3, 1]


def test_a_party_that_goes_takes_its_measurements_and_leaves_its_marks_to_nobody():
    scene = without_party(_scene(), 1)
    assert [party.rest.at[0] for party in scene.parties] == [20.0, 30.0]
    assert [kept.row.target for kept in scene.measurements] == [
        "A.front",
        "B.front",
        "M1.1",
        "impact",
    ]
    assert [mark.party for mark in scene.marks] == [None, 1, 2]


def test_the_last_one_moved_down_and_an_unknown_one_change_nothing():
    assert moved_party(_scene(), 3, 1) == _scene()
    assert moved_party(_scene(), 9, 1) == _scene()


def test_a_row_that_cannot_be_computed_with_stays():
    odd = KeptMeasurement(row=None, raw={"target": "A.front", "method": "by eye"})
    scene = replace(_scene(), measurements=(odd,))
    assert without_party(scene, 1).measurements == (odd,)


def test_a_new_party_is_the_last():
    scene = added_party(replace(_scene(), parties=_scene().parties[1:]), "C03")
    assert [party.no for party in scene.parties] == [2, 3, 4]
    assert scene.parties[-1].class_code == "C03"


@given(order=st.permutations([1, 2, 3, 4]))
def test_every_order_keeps_each_measurement_on_its_own_vehicle(order):
    before = _scene(4)
    after = renumbered(before, order)
    assert _measured_places(after)[:4] == _measured_places(before)[:4]
    back = renumbered(after, [order.index(number) + 1 for number in (1, 2, 3, 4)])
    assert back == before


def _exactly_measured():
    """Three vehicles whose fronts are measured from two poles, exactly."""
    library = load_symbols()
    poles = (FixedPoint(id="F1", at=(0.0, -20.0)), FixedPoint(id="F2", at=(40.0, -20.0)))
    bare = replace(_scene(), measurements=(), marks=())
    places = targets_of(bare, library)
    rows = tuple(
        Measurement(
            target=f"{letter}.{anchor}",
            method=Method.TRIANGULATION,
            fixed=("F1", "F2"),
            values_m=tuple(math.dist(pole.at, places[f"{letter}.{anchor}"]) for pole in poles),
            sigma_m=0.03,
            side=LineSide.LEFT,
        )
        for letter in "ABC"
        for anchor in ("front_left_wheel", "rear_right_wheel")
    )
    return replace(
        bare,
        fixed_points=tuple(KeptFixedPoint(point=pole) for pole in poles),
        measurements=tuple(KeptMeasurement(row=row) for row in rows),
    )


@pytest.mark.parametrize("edit", [lambda s: moved_party(s, 3, -2), lambda s: without_party(s, 2)])
def test_table_and_drawing_still_agree_when_the_table_drives_the_drawing(edit):
    before, library = _exactly_measured(), load_symbols()
    after = settled(before, edit(before), library)
    assert [party.rest.at for party in after.parties] == [
        party.rest.at for party in edit(before).parties
    ]
    places = targets_of(after, library)
    for kept in after.measurements:
        at = places[kept.row.target]
        for value, pole in zip(kept.row.values_m, after.fixed_points, strict=True):
            assert math.dist(at, pole.point.at) == pytest.approx(value, abs=1e-6)


def of_lengths(*lengths: float) -> Scene:
    """Parties that can be told apart by their length."""
    return Scene(
        case_no="1",
        parties=tuple(
            SceneParty(no=no, class_code="B03", length_m=long)
            for no, long in enumerate(lengths, start=1)
        ),
    )


def numbers_by_length(scene: Scene) -> dict[float | None, int]:
    return {party.length_m: party.no for party in scene.parties}


@given(
    count=st.integers(1, 6),
    at=st.integers(1, 6),
    step=st.sampled_from([-1, 1, 2]),
    act=st.sampled_from(["move", "remove", "add", "delete"]),
    back=st.booleans(),
)
def test_who_keeps_a_number_is_told_for_every_step_and_its_way_back(
    count: int, at: int, step: int, act: str, back: bool
) -> None:
    before = of_lengths(*(3.0 + 0.1 * k for k in range(count)))
    after = {
        "move": lambda: moved_party(before, at, step),
        "remove": lambda: without_party(before, at),
        "add": lambda: added_party(before),
        "delete": lambda: replace(
            before, parties=tuple(one for one in before.parties if one.no != at)
        ),
    }[act]()
    if back:
        before, after = after, before
    now = numbers_by_length(after)
    for party in before.parties:
        is_kept = now.get(party.length_m) == party.no
        assert keeps_numbers(before, after, [party.no]) is is_kept, party


@given(count=st.integers(1, 5), at=st.integers(1, 5), as_other=st.integers(1, 5))
def test_a_party_that_is_made_like_another_keeps_its_number(
    count: int, at: int, as_other: int
) -> None:
    before = of_lengths(*(3.0 + k for k in range(count)))
    parties = tuple(
        replace(one, length_m=2.0 + as_other) if one.no == at else one for one in before.parties
    )
    assert keeps_numbers(before, replace(before, parties=parties), range(1, count + 1))


def test_parties_of_whom_nothing_is_known_are_told_by_what_stands_about_them() -> None:
    blank = added_party(added_party(Scene(case_no="1")))
    first = of_lengths(4.0).parties
    shifted = replace(blank, parties=(*first, *(replace(p, no=p.no + 1) for p in blank.parties)))
    assert not keeps_numbers(shifted, blank, [2])
    assert not keeps_numbers(blank, shifted, [1])
    assert keeps_numbers(blank, added_party(blank), [1, 2])
    assert keeps_numbers(added_party(blank), blank, [1, 2])
    assert not keeps_numbers(added_party(blank), blank, [3])
