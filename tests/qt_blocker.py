"""Pytest plugin: PySide6 and pyqtgraph cannot be imported, as on a server without Qt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

BLOCKED = ("PySide6", "shiboken6", "pyqtgraph", "widgets")


class QtBlocker(MetaPathFinder):
    """Refuses every import of Qt, and of the package that needs it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise for a blocked package, else leave it to the other finders."""
        if fullname.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"{fullname} is blocked: headless code may not need Qt")
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take over the settings of pytest-qt, which cannot load without Qt."""
    parser.addini("qt_api", "ignored without Qt")
    parser.addini("qt_log_level_fail", "ignored without Qt")
    parser.addini("qt_log_ignore", "ignored without Qt")


def pytest_ignore_collect(collection_path: object) -> bool | None:
    """Window tests import Qt at their head; they are not even looked at."""
    path = f"{collection_path}/".replace("\\", "/")
    return True if "/tests/widgets/" in path or "/tests/e2e/window/" in path else None


sys.meta_path.insert(0, QtBlocker())
