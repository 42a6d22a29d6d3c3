"""A fixed point typed to a place that cannot be meant is refused; others move."""

from __future__ import annotations

import pytest

from gis.problems import Problem
from gis.scenes.driven import fixed_by_id
from gis.scenes.measuring import with_fixed_point
from gis.scenes.scene import Scene
from gis.scenes.table_edits import with_point_at

EAST, NORTH = 194_321.5, 2_597_654.25


@pytest.fixture
def scene() -> Scene:
    first, _ = with_fixed_point(Scene(case_no="1"), (EAST, NORTH))
    both, _ = with_fixed_point(first, (EAST + 10.0, NORTH))
    return both


def test_a_fixed_point_moves_to_a_place_nearby(scene: Scene) -> None:
    moved = with_point_at(scene, "F1", (EAST + 2.0, NORTH + 3.0))
    assert fixed_by_id(moved)["F1"].at == (EAST + 2.0, NORTH + 3.0)


def test_east_and_north_the_wrong_way_round_are_noticed(scene: Scene) -> None:
    with pytest.raises(Problem, match="SURVEY_POINT_FAR_AWAY"):
        with_point_at(scene, "F1", (NORTH, EAST))


def test_two_fixed_points_at_one_place_give_no_direction(scene: Scene) -> None:
    with pytest.raises(Problem, match="SURVEY_POINTS_TOO_NEAR"):
        with_point_at(scene, "F1", (EAST + 10.0, NORTH + 0.01))
