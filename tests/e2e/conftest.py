"""The command line as a script sees it: exit status, stdout, stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What one call of `python main.py` gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        return json.loads(self.out)


Daoan = Callable[..., Ran]


def run_daoan(*arguments: object, language: str = "en") -> Ran:
    environment = {**os.environ, "DAOAN_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"}
    environment.pop("DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def daoan() -> Daoan:
    """Run `python main.py ...` in a process of its own, warnings as errors, without a screen."""
    return run_daoan


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo store made once by the command line."""
    store = tmp_path_factory.mktemp("demo") / "示範.gpkg"
    done = run_daoan("demo", "--store", store, "--json")
    assert done.status == 0, done.err
    return store
