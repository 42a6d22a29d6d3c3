"""Words in both themes stand out from their grounds: WCAG 2.1, 1.4.3 (4.5 to 1)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from widgets.parts.theme import DARK_BASES, palette_for

pytestmark = pytest.mark.gui
Role = QPalette.ColorRole
PAIRS = (
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.PlaceholderText, Role.Base),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Window),
)


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("pair", PAIRS)
def test_words_stand_out_from_their_ground(pair, dark):
    words, ground = (palette_for(dark=dark).color(role) for role in pair)
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize("name", ["QLineEdit", "QPlainTextEdit", "QAbstractSpinBox"])
def test_words_in_empty_fields_stand_out_on_dark(name):
    words = palette_for(dark=True).color(Role.PlaceholderText)
    assert contrast(words, QColor(DARK_BASES[name])) >= 4.5
