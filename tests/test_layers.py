"""The house's layers, where import-linter cannot look: main.py, and where the packages live."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("gis", "app", "resources")


def imported_names(source: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_no_module_imports_the_launcher() -> None:
    sources = [path for part in (*PACKAGES, "widgets") for path in (ROOT / part).rglob("*.py")]
    assert len(sources) > 50
    assert [path for path in sources if "main" in imported_names(path)] == []


def test_packages_come_from_this_checkout_and_not_from_another_wheel() -> None:
    for name in PACKAGES:
        file = import_module(name).__file__
        assert file is not None
        assert Path(file).resolve().parent.parent == ROOT


def test_command_line_starts_without_importing_qt_or_geopandas() -> None:
    probe = (
        "import sys, main; sys.argv = ['main.py', '--help']\n"
        "try: main.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'pyqtgraph', 'geopandas', 'pandas', 'scipy', 'pvlib'}\n"
        "bad = heavy & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(bad)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "import" in done.stdout
