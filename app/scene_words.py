"""Reasons of a scene's record in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from app.messages import Language, say
from gis.scenes.record import Reason

_NAMED = {
    "leg": "SCENE_LEG_",
    "how": "SCENE_HOW_",
    "movement": "SCENE_MOVEMENT_",
    "sides": "SCENE_SIDES_",
    "rule": "SCENE_RULE_",
}
"""Parameters that are codes themselves, with the beginning of their sentences' codes."""


def say_reasons(reasons: Iterable[Reason], language: Language) -> tuple[str, ...]:
    """One line a reason, in their order; in English the lines that the record's JSON prints."""
    return tuple(_say_reason(reason, language) for reason in reasons)


def _say_reason(reason: Reason, language: Language) -> str:
    words = {
        name: say(_NAMED[name] + value.upper().replace(" ", "_"), language)
        if name in _NAMED
        else value
        for name, value in reason.params
    }
    return say(f"SCENE_{reason.code}", language, **words)
