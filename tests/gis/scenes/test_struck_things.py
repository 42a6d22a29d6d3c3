"""A vehicle alone beside a drawn thing: the thing it touches says the type of crash."""

from __future__ import annotations

import pytest

from gis.crashes.records import PartyRole
from gis.scenes.scene import Pose, Scene, SceneObject, SceneParty
from gis.scenes.translate import translate


def scene(symbol: str, at: tuple[float, float], *, code: str | None = None) -> Scene:
    """A car of 4.6 x 1.8 m whose nose is at (0, 0), driven north; and one thing."""
    car = SceneParty(
        no=1,
        class_code="B03",
        role=PartyRole.DRIVER,
        length_m=4.6,
        width_m=1.8,
        approach=((0.0, -30.0), (0.0, -2.3)),
        contact=Pose(at=(0.0, -2.3), heading_deg=0.0),
        rest=Pose(at=(0.0, -2.3), heading_deg=0.0, state="upright"),
    )
    thing = SceneObject(id="O1", symbol=symbol, at=at)
    return Scene(case_no="1", parties=(car,), objects=(thing,), type_code=code)


@pytest.mark.parametrize(
    ("symbol", "type_code"),
    [
        *(("utility_pole", "38"), ("tree", "37"), ("signal_pole", "21"), ("sign_pole", "21")),
        *(("guardrail", "20"), ("bollard", "20"), ("dog", "27"), ("bin", "24")),
    ],
)
def test_what_stands_at_the_nose_is_what_was_hit(symbol: str, type_code: str) -> None:
    assert translate(scene(symbol, (0.0, 0.2))).type_code == type_code


def test_a_drawn_thing_goes_before_a_wrong_code() -> None:
    assert translate(scene("tree", (0.0, 0.2), code="38")).type_code == "37"


@pytest.mark.parametrize("symbol", ["cone", "helmet", "shoe", "hydrant"])
def test_what_merely_lies_about_is_not_hit(symbol: str) -> None:
    assert translate(scene(symbol, (0.0, 0.2))).type_code == "29"


def test_a_tree_two_metres_away_was_not_hit() -> None:
    assert translate(scene("tree", (0.0, 2.0))).type_code == "29"
