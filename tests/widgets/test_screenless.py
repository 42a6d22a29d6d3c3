"""Which platform window tests take where none is named."""

from __future__ import annotations

import pytest

from tests.helpers.screenless import use_offscreen_without_screen


@pytest.mark.parametrize(
    ("given", "platform", "wanted"),
    [
        ({}, "linux", "offscreen"),
        ({"DISPLAY": ":1"}, "linux", None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", None),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", "xcb"),
        ({}, "win32", None),
    ],
)
def test_offscreen_is_taken_only_where_no_screen_is_named(given, platform, wanted):
    use_offscreen_without_screen(given, platform=platform)
    assert given.get("QT_QPA_PLATFORM") == wanted
