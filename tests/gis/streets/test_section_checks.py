"""Strips narrower than the design code wants are named, and no others."""

from __future__ import annotations

from app.section_standard import load_section_standard
from gis.streets.cross_section import ElementKind
from gis.streets.section_checks import narrow_strips
from tests.helpers.street_shapes import B, F, K, lane, section, strip

STANDARD = load_section_standard()


def test_a_lane_below_the_least_is_named_with_both_widths() -> None:
    one = section(lane(B, 3.5), lane(F, 2.9, K.FAST), strip(K.PARKING, 1.8), strip(K.CHANNEL, 0.3))
    found = narrow_strips(one, STANDARD, is_main=True)
    assert [(each.place, each.kind, each.width_m, each.least_m) for each in found] == [
        (1, ElementKind.FAST, 2.9, 3.0),
        (2, ElementKind.PARKING, 1.8, 2.0),
    ]


def test_service_roads_may_be_narrower() -> None:
    one = section(lane(B, 2.8), lane(F, 2.8))
    assert narrow_strips(one, STANDARD, is_main=False) == ()
    assert len(narrow_strips(one, STANDARD, is_main=True)) == 2


def test_a_width_that_is_just_enough_is_no_warning() -> None:
    one = section(*(lane(F, STANDARD[kind].main_m, kind) for kind in (K.FAST, K.MIXED, K.BUS)))
    assert narrow_strips(one, STANDARD, is_main=True) == ()
