"""The window's own command-line options, read without Qt."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from platformdirs import user_config_path, user_data_path, user_log_path

from gis.problems import Problem


def default_settings_path() -> Path:
    """The ini file of this user."""
    return user_config_path("daoan", appauthor=False) / "window.ini"


def default_log_path() -> Path:
    """Where reports of mistakes are kept for this user."""
    return user_log_path("daoan", appauthor=False) / "window.log"


def journal_folder() -> Path:
    """Where scenes in this user's hand are written down step by step."""
    return user_data_path("daoan", appauthor=False) / "scenes in hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOptions:
    """What the window was started with; empty means remembered or default."""

    store: str = ""
    language: str = ""
    theme: str = ""
    shot: Path | None = None
    site: str = ""
    """Part of the name of the site to show first."""
    size: tuple[int, int] | None = None
    settings_path: Path = field(default_factory=default_settings_path)
    log_path: Path = field(default_factory=default_log_path)


class _Parser(argparse.ArgumentParser):
    """Tells mistakes as a problem instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise Problem("WINDOW_OPTIONS_WRONG", detail=message)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT")
    return int(found[1]), int(found[2])


def read_options(arguments: Sequence[str]) -> StartOptions | None:
    """The options; None when only help was asked for and shown.

    Raises:
        Problem: WINDOW_OPTIONS_WRONG.
    """
    parser = _Parser(prog="main.py window", description="Open the window of Daoan.")
    parser.add_argument("--store", default="", metavar="FILE|URL")
    parser.add_argument("--language", default="", choices=["zh_TW", "en"])
    parser.add_argument("--theme", default="", choices=["system", "light", "dark"])
    parser.add_argument("--shot", type=Path, metavar="FILE.png", help="save a picture and exit")
    parser.add_argument("--site", default="", metavar="NAME", help="site to show first")
    parser.add_argument("--size", type=_size, metavar="WIDTHxHEIGHT")
    parser.add_argument("--settings", type=Path, metavar="FILE.ini", help="remember things there")
    try:
        found = parser.parse_args(list(arguments))
    except SystemExit:
        return None
    return StartOptions(
        store=found.store,
        language=found.language,
        theme=found.theme,
        shot=found.shot,
        site=found.site,
        size=found.size,
        settings_path=found.settings or default_settings_path(),
    )
