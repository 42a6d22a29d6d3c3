"""What an officer keeps of cross-sections survives, and damaged text is no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.section_shelf import Kept, PresetGroup, SectionShelf, kept_of
from app.street_presets import load_section_presets
from gis.problems import Problem
from gis.streets.cross_section import ElementKind, Turn
from tests.helpers.street_shapes import B, F, K, lane, section, strip


class Memory:
    text = ""

    def read(self) -> str:
        return self.text

    def write(self, text: str) -> None:
        self.text = text


def shelf_on(memory: Memory) -> SectionShelf:
    return SectionShelf(memory.read, memory.write)


OWN = section(strip(K.SIDEWALK, 1.8), lane(B, 3.1), lane(F, 2.9, K.FAST, Turn.LEFT), lane(F, 3.4))


def test_what_is_kept_is_there_in_the_next_run() -> None:
    memory = Memory()
    shelf = shelf_on(memory)
    made = shelf.keep(" 垂楊路  西段 ", OWN)
    shelf.turn_favourite("bus_lane")
    shelf.used("street_1_1")
    shelf.used(made.code)
    again = shelf_on(memory)
    held = again.preset(made.code)
    assert held is not None
    assert held.zh == "垂楊路 西段"
    assert [(one.kind, one.width_m, one.direction, one.turns) for one in held.elements] == [
        (one.kind, one.width_m, one.direction, one.turns) for one in OWN.elements
    ]
    assert not any(one.assumed for one in held.elements)
    (often, first), (own, mine), *_ = again.groups()
    assert (often, own) == (PresetGroup.OFTEN, PresetGroup.OWN)
    assert [one.code for one in first] == ["bus_lane", made.code, "street_1_1"]
    assert mine == (held,)


def test_names_are_given_once_and_never_empty() -> None:
    shelf = shelf_on(Memory())
    one = shelf.keep("甲", OWN)
    with pytest.raises(Problem, match="PRESET_NAME_TAKEN"):
        shelf.keep("甲", OWN)
    with pytest.raises(Problem, match="PRESET_NAME_TAKEN"):
        shelf.rename(one.code, load_section_presets()[0].zh)
    with pytest.raises(Problem, match="PRESET_NAME_MISSING"):
        shelf.keep("  ", OWN)
    shelf.rename(one.code, "乙")
    assert shelf.presets[0].zh == "乙"


def test_a_deleted_one_is_nowhere_any_more() -> None:
    shelf = shelf_on(Memory())
    one = shelf.keep("甲", OWN)
    shelf.turn_favourite(one.code)
    shelf.used(one.code)
    shelf.delete(one.code)
    assert shelf.preset(one.code) is None
    assert PresetGroup.OFTEN not in [group for group, _ in shelf.groups()]


def test_a_favourite_chosen_twice_is_none_and_each_change_is_told_once() -> None:
    shelf, told = shelf_on(Memory()), []
    shelf.changed.connect(lambda _: told.append(_))
    shelf.turn_favourite("bus_lane")
    shelf.turn_favourite("bus_lane")
    assert not shelf.is_favourite("bus_lane")
    shelf.used("bus_lane")
    shelf.used("bus_lane")
    assert len(told) == 3


def test_every_preset_stands_under_one_heading_of_its_kind() -> None:
    groups = dict(shelf_on(Memory()).groups())
    held = [one.code for found in groups.values() for one in found]
    assert sorted(held) == sorted(one.code for one in load_section_presets())
    assert "oneway_alley" in [one.code for one in groups[PresetGroup.ONE_WAY]]
    assert "urban_2_2_median" in [one.code for one in groups[PresetGroup.DIVIDED]]
    uneven = [one.code for one in groups[PresetGroup.UNEVEN]]
    assert {"street_1_1_parking", "approach_left_1"} <= set(uneven)
    assert len(uneven) >= 5
    for one in groups[PresetGroup.TWO_WAY]:
        kinds = [each.kind for each in one.elements]
        assert kinds == kinds[::-1]
        assert ElementKind.MEDIAN not in kinds


@given(st.text())
def test_a_damaged_text_is_nothing_kept(text: str) -> None:
    assert isinstance(kept_of(text), Kept)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"own": [{"code": "x", "name": "y", "strips": []}]}',
        '{"own": [{"code": "x", "name": "y", "strips": [{"kind": "moon"}]}]}',
        '{"own": 3}',
        "null",
    ],
)
def test_text_of_another_make_is_nothing_kept(text: str) -> None:
    assert kept_of(text) == Kept()
