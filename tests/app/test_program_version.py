"""The version that papers and dialogs print."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from app import program_version as module


def test_the_version_is_that_of_the_project():
    project = Path(__file__).parents[2] / "pyproject.toml"
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    assert module.program_version() == told


def test_a_checkout_that_is_not_installed_knows_its_version(monkeypatch):
    def missing(_):
        raise PackageNotFoundError

    installed = module.program_version()
    monkeypatch.setattr(module, "version", missing)
    assert module.program_version() == installed
