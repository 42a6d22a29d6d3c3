"""What must hold before Qt may start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gis.problems import Problem
from widgets.frame.start_guard import qt_is_safe, screen_is_reachable
from widgets.frame.start_options import read_options

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("python", "pyside", "safe"),
    [
        ((3, 11, 9), "6.11.3", True),
        ((3, 11, 9), "6.12.0", False),
        ((3, 11, 0), "6.13.1", False),
        ((3, 11, 9), "7.0.0", False),
        ((3, 12, 0), "6.12.0", True),
        ((3, 13, 1), "6.12.1", True),
        ((3, 13, 1), "unknown", False),
    ],
)
def test_the_pair_of_python_and_pyside_that_aborts_is_refused(python, pyside, safe):
    assert qt_is_safe(python, pyside) is safe


@pytest.mark.parametrize(
    ("environment", "platform", "reachable"),
    [
        ({}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({"DISPLAY": ":7654"}, "linux", False),
        ({"DISPLAY": "nonsense"}, "linux", False),
    ],
)
def test_a_missing_screen_is_noticed_before_qt_is(environment, platform, reachable):
    assert screen_is_reachable(environment, platform=platform) is reachable


def run_window(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DAOAN_LANGUAGE")
    }
    return subprocess.run(
        [sys.executable, "main.py", "window", *arguments],
        cwd=ROOT,
        env=kept | {"DAOAN_LANGUAGE": "en"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.gui
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks screens")
def test_without_a_screen_one_sentence_says_how_to_get_one():
    done = run_window()
    assert done.returncode == 2
    assert "xvfb-run" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.gui
def test_a_wrong_option_is_told_in_one_sentence():
    done = run_window("--colour", "blue", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "--colour" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.gui
def test_this_pair_survives_five_thousand_signals():
    program = (
        "from PySide6.QtCore import QCoreApplication, QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rung = Signal(object, bool)\n"
        "app = QCoreApplication([])\n"
        "heard = []\n"
        "bell = Bell()\n"
        "bell.rung.connect(lambda a, b: heard.append((a, b)))\n"
        "for i in range(5000):\n"
        "    bell.rung.emit(None, i % 2 == 0)\n"
        "assert len(heard) == 5000\n"
        "assert heard[0] == (None, True)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_options_are_read_without_qt():
    options = read_options(["--store", "城市.gpkg", "--size", "1280x800", "--language", "zh_TW"])
    assert options is not None
    assert (options.store, options.size, options.language) == ("城市.gpkg", (1280, 800), "zh_TW")


@pytest.mark.parametrize("wrong", [["--size", "big"], ["--language", "fr"], ["extra"]])
def test_wrong_options_are_a_problem(wrong):
    with pytest.raises(Problem, match="WINDOW_OPTIONS_WRONG"):
        read_options(wrong)
