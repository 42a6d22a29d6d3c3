"""What happens in made crashes: types with actions, contact sides and causes that fit together.

Codes are those of the report form of 112.07.01 (resources/codes).
"""

from __future__ import annotations

from dataclasses import dataclass

SIDE_CODES = {
    "front": ("01", "11"),
    "right": ("02", "12"),
    "rear": ("03", "13"),
    "left": ("04", "14"),
    "right_front": ("05", "11"),
    "left_front": ("08", "11"),
    "none": ("17", "17"),
}
"""Contact side to the impact codes of cars and of two-wheelers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One party's part: action code, contact side, classes it is drawn from with weights."""

    action: str
    side: str
    classes: tuple[tuple[str, int], ...]
    injured_percent: int
    """How often this party is hurt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One kind of crash, the party at fault first."""

    type_code: str
    weight: int
    actors: tuple[Actor, ...]
    causes: tuple[str, ...]
    """For junctions with signals first, without signals second; one where it does not matter."""
    at_junctions: bool


CAR = (("B03", 80), ("B01", 8), ("B12", 10), ("A11", 2))
TWO_WHEELS = (("C03", 90), ("C04", 5), ("F01", 3), ("F03", 2))
MIXED = (("C03", 52), ("C04", 3), ("B03", 36), ("B12", 5), ("F01", 4))
ON_FOOT = (("H01", 1),)


def _actor(
    action: str, side: str, classes: tuple[tuple[str, int], ...], injured_percent: int
) -> Actor:
    return Actor(action=action, side=side, classes=classes, injured_percent=injured_percent)


def _scenario(
    type_code: str, weight: int, causes: tuple[str, ...], *actors: Actor, junction: bool = True
) -> Scenario:
    return Scenario(
        type_code=type_code, weight=weight, actors=actors, causes=causes, at_junctions=junction
    )


SCENARIOS: tuple[Scenario, ...] = (
    _scenario(
        "16",
        16,
        ("71", "74"),
        _actor("05", "right_front", CAR, 5),
        _actor("09", "front", TWO_WHEELS, 98),
    ),
    _scenario(
        "16", 9, ("09",), _actor("06", "right", CAR, 4), _actor("09", "front", TWO_WHEELS, 97)
    ),
    _scenario(
        "16", 7, ("71", "74"), _actor("05", "right", MIXED, 50), _actor("09", "front", MIXED, 70)
    ),
    _scenario(
        "15", 9, ("81", "72"), _actor("09", "front", MIXED, 55), _actor("09", "left", MIXED, 75)
    ),
    _scenario(
        "15", 7, ("81", "75"), _actor("09", "front", MIXED, 55), _actor("09", "right", MIXED, 75)
    ),
    _scenario("13", 7, ("16",), _actor("09", "front", MIXED, 45), _actor("14", "rear", MIXED, 75)),
    _scenario(
        "12", 5, ("17",), _actor("09", "right", MIXED, 40), _actor("09", "left", TWO_WHEELS, 95)
    ),
    _scenario("10", 1, ("04",), _actor("09", "front", MIXED, 70), _actor("09", "front", MIXED, 75)),
    _scenario(
        "11", 1, ("05",), _actor("05", "left", MIXED, 45), _actor("09", "left", TWO_WHEELS, 95)
    ),
    _scenario(
        "03", 3, ("70",), _actor("05", "front", MIXED, 8), _actor("16", "none", ON_FOOT, 100)
    ),
    _scenario(
        "17", 5, ("71", "74"), _actor("05", "left", MIXED, 50), _actor("06", "front", MIXED, 70)
    ),
    _scenario("18", 2, ("102",), _actor("05", "none", TWO_WHEELS, 100)),
    _scenario(
        "13",
        10,
        ("16",),
        _actor("09", "front", MIXED, 45),
        _actor("12", "rear", MIXED, 75),
        junction=False,
    ),
    _scenario(
        "12",
        9,
        ("100",),
        _actor("08", "right", CAR, 4),
        _actor("09", "left", TWO_WHEELS, 97),
        junction=False,
    ),
    _scenario(
        "12",
        5,
        ("19",),
        _actor("01", "left", MIXED, 30),
        _actor("09", "right", TWO_WHEELS, 95),
        junction=False,
    ),
    _scenario(
        "16",
        8,
        ("11",),
        _actor("11", "left", MIXED, 30),
        _actor("09", "front", TWO_WHEELS, 97),
        junction=False,
    ),
    _scenario(
        "14",
        3,
        ("12",),
        _actor("02", "rear", CAR, 2),
        _actor("09", "front", TWO_WHEELS, 95),
        junction=False,
    ),
    _scenario(
        "11",
        2,
        ("05",),
        _actor("09", "left", MIXED, 50),
        _actor("09", "left", TWO_WHEELS, 90),
        junction=False,
    ),
    _scenario(
        "10",
        1,
        ("04",),
        _actor("09", "front", MIXED, 75),
        _actor("09", "front", MIXED, 80),
        junction=False,
    ),
    _scenario(
        "03",
        2,
        ("70",),
        _actor("09", "front", MIXED, 10),
        _actor("16", "none", ON_FOOT, 100),
        junction=False,
    ),
    _scenario("18", 4, ("102",), _actor("09", "none", TWO_WHEELS, 100), junction=False),
    _scenario("21", 1, ("105",), _actor("09", "front", MIXED, 95), junction=False),
)

HOURS = (2, 1, 1, 1, 1, 3, 8, 17, 14, 9, 9, 10, 10, 9, 9, 10, 13, 18, 16, 11, 9, 8, 6, 4)
"""Weights of the local hours: two rush hours."""
WEATHER = (("8", "5", 76), ("7", "5", 13), ("6", "4", 11))
"""Weather, surface, weight."""
