"""Keys of display items name parts, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.scenes.parts import PartKind, ScenePart, is_there, key_of, part_of_key
from gis.scenes.scene import Pose, Scene, SceneParty


@given(
    st.builds(
        ScenePart,
        kind=st.sampled_from(PartKind),
        place=st.integers(0, 500),
        pose=st.sampled_from(["", "contact", "1", "12"]),
    )
)
def test_a_part_is_found_again_from_its_key(part: ScenePart) -> None:
    assert part_of_key(key_of(part)) == part


@pytest.mark.parametrize("key", ["", "C-1", "mark", "mark/x/", "cone/1/", "mark/1/2/3"])
def test_other_keys_name_no_part(key: str) -> None:
    assert part_of_key(key) is None


def test_a_place_of_a_party_is_there_while_the_party_is() -> None:
    scene = Scene(case_no="1", parties=(SceneParty(no=2, rest=Pose(at=(0, 0), heading_deg=0)),))

    assert is_there(ScenePart(kind=PartKind.POSE, place=2), scene)
    assert not is_there(ScenePart(kind=PartKind.POSE, place=1), scene)
    assert not is_there(ScenePart(kind=PartKind.MARK, place=0), scene)
