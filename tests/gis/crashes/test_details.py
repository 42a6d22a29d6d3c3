"""Casualties, age bands, roles, speed limits."""

from __future__ import annotations

import pytest

from gis.crashes.details import age_band, doubtful_speed_limit, read_casualties, role_of
from gis.crashes.records import AgeBand, PartyRole


@pytest.mark.parametrize(
    ("text", "casualties"),
    [
        ("死亡0;受傷1", (0, 1)),
        ("死亡1;受傷12", (1, 12)),
        ("死亡１；受傷０", (1, 0)),
        ("", None),
        ("死亡;受傷", None),
        ("1;2", None),
    ],
)
def test_casualties_are_read_from_their_text(text, casualties):
    assert read_casualties(text) == casualties


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, AgeBand.CHILD),
        (12, AgeBand.CHILD),
        (13, AgeBand.YOUTH),
        (17, AgeBand.YOUTH),
        (18, AgeBand.A18),
        (24, AgeBand.A18),
        (25, AgeBand.A25),
        (64, AgeBand.A55),
        (65, AgeBand.A65),
        (75, AgeBand.A75),
        (120, AgeBand.A75),
        (-1, AgeBand.UNKNOWN),
        (121, AgeBand.UNKNOWN),
        (None, AgeBand.UNKNOWN),
    ],
)
def test_ages_become_bands(age, band):
    assert age_band(age) is band


def test_the_bands_say_what_they_hold():
    for age in range(121):
        first, _, last = age_band(age).value.partition("-")
        assert int(first.rstrip("+")) <= age <= int(last or 120)


@pytest.mark.parametrize(
    ("class_code", "attribute", "role"),
    [
        ("C03", "1", PartyRole.RIDER),
        ("F01", "2", PartyRole.RIDER),
        ("B03", "1", PartyRole.DRIVER),
        ("H01", "2", PartyRole.PEDESTRIAN),
        ("H02", "1", PartyRole.PASSENGER),
        ("H04", "1", PartyRole.PEDESTRIAN),
        ("H03", "1", PartyRole.UNKNOWN),
        (None, "3", PartyRole.OBJECT),
        (None, "4", PartyRole.UNKNOWN),
        (None, None, PartyRole.UNKNOWN),
        ("B03", "4", PartyRole.DRIVER),
    ],
)
def test_roles_come_from_class_and_attribute(class_code, attribute, role):
    assert role_of(class_code, attribute) is role


def test_speed_limits_that_no_road_has_are_doubtful():
    assert [doubtful_speed_limit(limit) for limit in (0, 5, 10, 50, 110, 150)] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]
