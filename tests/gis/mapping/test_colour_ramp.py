"""Colours against published values, ramps by the laws they promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Colour
from gis.mapping.colour_ramp import even_ramp, lab_of, rgb_of

PUBLISHED = [  # sRGB and its CIELAB under D65, as colour calculators print it
    ((255, 255, 255), (100.0, 0.0, 0.0)),
    ((0, 0, 0), (0.0, 0.0, 0.0)),
    ((255, 0, 0), (53.24, 80.09, 67.20)),
    ((0, 255, 0), (87.73, -86.18, 83.18)),
    ((0, 0, 255), (32.30, 79.19, -107.86)),
    ((128, 128, 128), (53.59, 0.0, 0.0)),
]


@pytest.mark.parametrize(("rgb", "lab"), PUBLISHED)
def test_lightness_and_hue_are_the_published_ones(rgb, lab):
    assert lab_of(np.array([rgb], dtype=float))[0] == pytest.approx(lab, abs=0.06)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_colour_comes_back_from_lab(rgb):
    assert rgb_of(lab_of(np.array([rgb], dtype=float)))[0] == pytest.approx(rgb, abs=0.01)


def test_the_steps_of_a_ramp_look_equal():
    stops = [Colour(255, 250, 220), Colour(250, 160, 60), Colour(120, 10, 60)]
    lab = lab_of(even_ramp(stops, steps=20)[:, :3].astype(float))
    steps = np.linalg.norm(np.diff(lab, axis=0), axis=1)
    assert steps == pytest.approx(steps.mean(), rel=0.2)  # colours are whole numbers
    assert (np.diff(lab[:, 0]) < 0).all()


def test_a_ramp_begins_and_ends_with_its_stops():
    ramp = even_ramp([Colour(10, 20, 30, 0.0), Colour(200, 100, 0, 0.5)])
    assert tuple(ramp[0]) == (10, 20, 30, 0)
    assert tuple(ramp[-1]) == (200, 100, 0, 128)


def test_one_colour_is_no_ramp():
    with pytest.raises(ValueError, match="one colour"):
        even_ramp([Colour(1, 2, 3)])
