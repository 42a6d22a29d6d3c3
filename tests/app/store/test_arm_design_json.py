"""The decisions at a road's ends and their text in the store."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.store.arm_design_json import arm_designs_from_json, arm_designs_to_json
from gis.streets.arm_design import ENDS_BY_RULE, ArmDesign, Wish
from gis.streets.control import Control

WISHES = st.sampled_from(Wish)
LENGTHS = st.none() | st.floats(0.0, 60.0)
DESIGNS = st.builds(
    ArmDesign,
    control=st.none() | st.sampled_from(Control),
    crosswalk=WISHES,
    stop_line=WISHES,
    waiting_box=WISHES,
    two_stage_box=WISHES,
    arrows=WISHES,
    box_junction=WISHES,
    red_kerb_m=LENGTHS,
    corner_radius_m=LENGTHS,
    corner_island=st.booleans(),
)


@given(st.tuples(DESIGNS, DESIGNS))
def test_decisions_come_back_from_their_text(
    ends: tuple[ArmDesign, ArmDesign],
) -> None:
    assert arm_designs_from_json(arm_designs_to_json(ends)) == ends


def test_a_road_with_nothing_decided_has_no_text() -> None:
    assert arm_designs_to_json(ENDS_BY_RULE) is None
    assert arm_designs_from_json(None) == ENDS_BY_RULE
