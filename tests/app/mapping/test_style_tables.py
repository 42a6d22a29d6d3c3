"""Looks of layers: readable without colours, and on their background."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from app.mapping.style_tables import (
    CrashClass,
    StreetClass,
    density_stops,
    guest_style,
    styles_for,
)
from gis.mapping.colour_ramp import even_ramp, lab_of
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind
from gis.mapping.style import PLAIN

BACKGROUNDS = {False: (255, 255, 255), True: (26, 29, 34)}


def lightness(colour):
    return lab_of(np.array([(colour.red, colour.green, colour.blue)], dtype=float))[0, 0]


def contrast(colour, dark):
    """The contrast ratio of WCAG 2.1 against the background."""

    def luminance(rgb):
        share = np.array(rgb) / 255
        linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    lights = sorted(
        [luminance((colour.red, colour.green, colour.blue)), luminance(BACKGROUNDS[dark])]
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_crash_classes_differ_in_shape_or_clearly_in_size(dark):
    marks = styles_for(LayerKind.CRASHES, dark=dark).classes
    assert len(marks) == len(CrashClass)
    for one, other in combinations(marks, 2):
        assert one.symbol is not other.symbol or abs(one.size_px - other.size_px) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_crash_marks_stand_out_from_background_and_streets(dark):
    streets = styles_for(LayerKind.STREETS, dark=dark).classes
    loudest = max(contrast(street.fill, dark) for street in streets)
    for mark in styles_for(LayerKind.CRASHES, dark=dark).classes:
        ink = mark.fill if mark.symbol.value == "circle" else mark.line
        assert contrast(ink, dark) >= 3.0  # WCAG 2.1, 1.4.11
        assert contrast(ink, dark) > loudest


@pytest.mark.parametrize("dark", [False, True])
def test_important_streets_are_wider_and_no_fainter(dark):
    streets = styles_for(LayerKind.STREETS, dark=dark).classes
    assert len(streets) == len(StreetClass)
    widths = [street.width_m for street in streets]
    pixels = [street.width_px for street in streets]
    loud = [contrast(street.fill, dark) for street in streets]
    for values in (widths, pixels, loud):
        assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("shape", list(Shape))
def test_guests_that_follow_each_other_look_different(shape, dark):
    styles = [guest_style(shape, number, dark=dark) for number in range(6)]
    assert len(set(styles)) == 6
    for style in styles:
        ink = style.of(0).fill if shape is Shape.POINT else style.of(0).line
        assert contrast(ink, dark) >= 3.0


@pytest.mark.parametrize("dark", [False, True])
def test_a_dense_place_goes_away_from_the_background_in_lightness(dark):
    ramp = even_ramp(density_stops(dark=dark)).astype(float)
    light = lab_of(ramp[:, :3])[:, 0]
    steps = np.diff(light) * (1 if dark else -1)
    assert (steps > -0.6).all()
    assert abs(light[-1] - light[0]) > 50
    assert ramp[0, 3] == 0
    assert (np.diff(ramp[:, 3]) >= 0).all()


def test_kinds_without_a_look_of_their_own_are_plain():
    assert styles_for(LayerKind.BASEMAP, dark=False) is PLAIN
