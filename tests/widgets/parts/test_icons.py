"""Icons are painted once, and each look and name keeps its own picture."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPalette, QPixmapCache

from widgets.parts.icons import ICONS, SIZES, icon
from widgets.parts.theme import palette_for

pytestmark = pytest.mark.gui
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))


def pictures() -> list[QImage]:
    return [
        icon(name, chosen=QPalette.ColorRole.Highlight).pixmap(size, size).toImage()
        for name in NAMES
        for size in SIZES
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_a_kept_icon_is_the_picture_that_painting_gives(dressed, dark):
    before = dressed.palette()
    dressed.setPalette(palette_for(dark=dark))
    try:
        QPixmapCache.clear()
        painted = pictures()
        assert pictures() == painted
    finally:
        dressed.setPalette(before)


def test_icons_change_with_the_palette_and_come_back(dressed):
    before = dressed.palette()
    try:
        looks = []
        for dark in (False, True, False):
            dressed.setPalette(palette_for(dark=dark))
            looks.append(pictures())
    finally:
        dressed.setPalette(before)
    assert looks[0] == looks[2]
    assert all(light != dark for light, dark in zip(looks[0], looks[1], strict=True))
