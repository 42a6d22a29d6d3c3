"""The version of the program, in one place."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

DISTRIBUTION = "daoan"


def program_version() -> str:
    """The version of the installed program, or of the checkout it runs from; "" if unknown."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        project = Path(__file__).resolve().parents[1] / "pyproject.toml"
        if not project.is_file():
            return ""
        told: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
        return told
