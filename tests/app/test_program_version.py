"""The version that papers and dialogs print."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from app import program_version as module

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_project():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert module.program_version() == told["version"]


def test_the_version_is_the_first_one_that_the_list_of_changes_tells_of():
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert module.program_version() == headings[0]


def test_a_checkout_that_is_not_installed_knows_its_version(monkeypatch):
    def missing(_):
        raise PackageNotFoundError

    installed = module.program_version()
    monkeypatch.setattr(module, "version", missing)
    assert module.program_version() == installed
