"""What became of a change that was brought back, in words."""

from __future__ import annotations

from app.messages import Language, explain, say
from app.take_along.returns import Returned


def kind_words(one: Returned, language: Language) -> str:
    """What kind of record it is."""
    return say(f"TAKE_KIND_{one.kind.name}", language)


def outcome_words(one: Returned, language: Language) -> str:
    """What became of it, without its name."""
    if one.problem is not None:
        return explain(one.problem, language)
    return say(f"TAKE_OUTCOME_{one.outcome.name}", language)


def in_words(one: Returned, language: Language) -> str:
    """One change that home did not take, in a sentence."""
    kind = kind_words(one, language)
    if one.problem is not None:
        why = explain(one.problem, language)
        return say("TAKE_REFUSED", language, kind=kind, name=one.name, why=why)
    return say("TAKE_CONFLICT", language, kind=kind, name=one.name)
