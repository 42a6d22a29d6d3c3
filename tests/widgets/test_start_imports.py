"""What the start of the window waits for: no library that only some actions need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("geopandas", "pandas", "fiona", "pyogrio", "reportlab", "pyqtgraph", "ezdxf", "osmium")
EDITOR = ("PIL", "app.streets.editing", "gis.streets.engine.build", "gis.streets.remake.remake")


def test_the_window_is_imported_without_libraries_that_only_some_actions_need():
    code = (
        "import sys, widgets.frame.main_window, widgets.door.real_use_cases;"
        f"print(*[name for name in {(*HEAVY, *EDITOR)!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
