"""What must hold before Qt may start: a safe pair of Python and PySide6, and a reachable screen.

Nothing here imports Qt: a wrong pair aborts the process, and so does Qt without a screen.
"""

from __future__ import annotations

import ctypes
import re
import socket
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from gis.problems import Problem

SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
X_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4")
"""Libraries of Debian that Qt's X11 platform needs beyond those of the other platforms."""


def qt_is_safe(python_version: tuple[int, ...], pyside_version: str) -> bool:
    """Whether this pair runs: PySide6 6.12 and later on CPython 3.11 and earlier aborts.

    It loses a reference to None or True per call and dies after about 2,000 signals (PYSIDE-3474).
    """
    found = re.match(r"(\d+)\.(\d+)", pyside_version)
    if found is None:
        return False
    return python_version[:2] >= (3, 12) or (int(found[1]), int(found[2])) < (6, 12)


def screen_is_reachable(environment: Mapping[str, str], *, platform: str = sys.platform) -> bool:
    """Whether Qt would find a screen; only Linux and its kin can lack one."""
    if not platform.startswith(("linux", "freebsd")):
        return True
    asked = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if asked.startswith(SCREENLESS_PLATFORMS):
        return True
    if environment.get("WAYLAND_DISPLAY") and asked != "xcb":
        return True
    display = environment.get("DISPLAY", "")
    return bool(display) and _x_server_answers(display)


def _x_server_answers(display: str) -> bool:
    """Whether the X server named by DISPLAY (`host:number.screen`) takes a connection."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    host = host.removeprefix("unix").rstrip("/")
    try:
        if host:
            socket.create_connection((host, 6000 + int(number)), timeout=3).close()
            return True
        path = f"/tmp/.X11-unix/X{number}"
        return any(_local_server_answers(address) for address in (path, f"\0{path}"))
    except OSError:
        return False


def _local_server_answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(3)
        try:
            line.connect(address)
        except OSError:
            return False
        return True


def missing_libraries(environment: Mapping[str, str]) -> list[str]:
    """Shared libraries that Qt's X11 platform would not find here; empty on other platforms."""
    asked = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    wayland = environment.get("WAYLAND_DISPLAY") and asked != "xcb"
    if not sys.platform.startswith("linux") or wayland or asked.startswith(SCREENLESS_PLATFORMS):
        return []
    return [name for name in X_LIBRARIES if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_start(environment: Mapping[str, str]) -> None:
    """Refuse to start Qt where it would abort.

    Raises:
        Problem: QT_MISSING, QT_UNSAFE, QT_LIBRARIES_MISSING or NO_SCREEN.
    """
    try:
        pyside = version("PySide6-Essentials")
    except PackageNotFoundError:
        raise Problem("QT_MISSING") from None
    if not qt_is_safe(tuple(sys.version_info[:3]), pyside):
        python = ".".join(str(part) for part in sys.version_info[:2])
        raise Problem("QT_UNSAFE", pyside=pyside, python=python)
    if not screen_is_reachable(environment):
        raise Problem("NO_SCREEN")
    if missing := missing_libraries(environment):
        raise Problem("QT_LIBRARIES_MISSING", libraries=", ".join(missing))
