"""Words for people outside the window: sentences by code, in Traditional Chinese and English.

`resources/i18n/messages.<language>/*.json` hold `{code: template}`, one file an area (errors,
progress, paper, ...); templates are filled by `str.format`. A missing code is a bug (a test
compares both languages).
"""

from __future__ import annotations

import json
import locale
import os
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from gis.problems import Problem


class Language(StrEnum):
    """Languages of the program; the value is the folder and translation name."""

    CHINESE = "zh_TW"
    ENGLISH = "en"


def system_language() -> Language:
    """Chinese where the system speaks Chinese (or `DAOAN_LANGUAGE` says so), else English."""
    said = os.environ.get("DAOAN_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    said = said or locale.getlocale()[0] or ""
    return Language.CHINESE if said.lower().startswith(("zh", "chinese")) else Language.ENGLISH


@lru_cache(maxsize=4)
def sentences(language: Language) -> dict[str, str]:
    """All templates of one language by code.

    Raises:
        ValueError: if two files define one code.
    """
    found: dict[str, str] = {}
    folder = files("resources").joinpath("i18n", f"messages.{language.value}")
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".json"):
            continue
        words: dict[str, str] = json.loads(entry.read_text(encoding="utf-8"))
        if doubled := found.keys() & words.keys():
            raise ValueError(f"{entry.name} defines again: {sorted(doubled)}")
        found |= words
    return found


def say(code: str, language: Language, /, **params: object) -> str:
    """The sentence for `code`, filled with `params`.

    Raises:
        KeyError: for a code without words.
    """
    return sentences(language)[code].format(**params)


def explain(problem: Problem, language: Language) -> str:
    """The sentence for a problem."""
    return say(problem.code, language, **problem.params)
