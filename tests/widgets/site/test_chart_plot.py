"""Numbers on the shades of the chart of weekdays and hours can be read on every shade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from widgets.site.chart_plot import letters_on

pytestmark = pytest.mark.gui
PART = st.integers(0, 255)


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(PART, PART, PART)
def test_letters_stand_out_from_any_ground(red, green, blue):
    ground = QColor(red, green, blue)
    dark, light = sorted((luminance(ground), luminance(letters_on(ground))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
