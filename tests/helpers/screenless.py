"""Lets tests of the window run where there is no screen, instead of ending the interpreter."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping


def use_offscreen_without_screen(
    environment: MutableMapping[str, str], *, platform: str = sys.platform
) -> None:
    """Choose Qt's offscreen platform where none is chosen and Linux names no screen.

    Must be called before Qt starts.
    """
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if platform.startswith("linux") and not any(environment.get(name) for name in names):
        environment["QT_QPA_PLATFORM"] = "offscreen"
