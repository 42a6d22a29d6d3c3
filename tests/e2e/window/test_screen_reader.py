"""A screen reader's bus, on a virtual screen: the window's controls have names there."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]
SYSTEM_PYTHON = "/usr/bin/python3"


def missing_parts() -> list[str]:
    """What Debian's packages at-spi2-core, python3-pyatspi, dbus and xvfb would bring."""
    programs = [name for name in ("dbus-run-session", "xvfb-run") if shutil.which(name) is None]
    probe = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True)
    return programs + (["pyatspi"] if probe.returncode else [])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's")
@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_a_screen_reader_hears_the_names_of_the_controls(demo_file, language):
    if not Path(SYSTEM_PYTHON).exists() or missing_parts():
        pytest.skip(f"missing: {missing_parts()} (tools/system_packages.sh test installs them)")
    done = subprocess.run(
        [SYSTEM_PYTHON, "tools/at_spi_names.py", str(demo_file), language],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WITHOUT A NAME" not in done.stdout
    heard = {
        "zh_TW": ("事故 ", "匯入事故", "「地點」"),
        "en": ("Crashes ", "Search sites", "“Sites”"),
    }
    assert [words for words in heard[language] if words not in done.stdout] == []


def test_the_script_needs_nothing_of_ours():
    """It runs in the system's Python, which has none of our packages."""
    spec = importlib.util.spec_from_file_location("at_spi", ROOT / "tools" / "at_spi_names.py")
    source = Path(spec.origin).read_text(encoding="utf-8")
    assert "PySide6" not in source
    assert "from app" not in source
