"""Pytest plugin: every test process has a virtual screen (Xvfb) of its own.

Windows of one screen must not run side by side: each would take the other's keys. With a screen for
each process of pytest-xdist the tests are shared out as the processes become free.
"""

from __future__ import annotations

import os
import subprocess

import pytest

_UNTIL_PARENT_IS_GONE = '"$@" & exec >/dev/null; read -r _; kill $!; wait'
"""The shell ends the screen when its input closes, however this process went."""
_SCREEN = ["Xvfb", "-displayfd", "1", "-screen", "0", "2560x1440x24", "-nolisten", "tcp"]
_LONGEST_STOP_S = 30
_STARTED = pytest.StashKey[subprocess.Popen[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Start a screen before anything of Qt is imported; Xvfb looks for a free number itself."""
    if os.environ.get("PYTEST_XDIST_WORKER") is None and config.getoption("numprocesses", None):
        return  # this process only hands out tests
    shell = subprocess.Popen(
        ["sh", "-c", _UNTIL_PARENT_IS_GONE, "sh", *_SCREEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the screen goes when they are done
    )
    config.stash[_STARTED] = shell
    assert shell.stdout is not None
    number = shell.stdout.readline().strip()
    if not number:
        raise pytest.UsageError("Xvfb did not start (tools/system_packages.sh test installs it)")
    os.environ |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}


def pytest_unconfigure(config: pytest.Config) -> None:
    """The screen goes after the last window."""
    shell = config.stash.get(_STARTED, None)
    if shell is not None:
        shell.communicate(timeout=_LONGEST_STOP_S)
