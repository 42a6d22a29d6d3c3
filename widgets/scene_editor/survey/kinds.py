"""What can be measured and is not in the scene yet, by the names an officer looks for; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.messages import Language
from gis.problems import Problem
from gis.scenes.measuring import Maker, NewMark, NewObject, NewParty
from gis.scenes.scene import MarkKind
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary
from widgets.editor.snap_marks import Say

THINGS = frozenset({SymbolKind.THING, SymbolKind.ANIMAL})


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the list."""

    makes: Maker
    name: str
    other_name: str = ""
    """In the other language: it is found by both."""


def kinds_of(
    library: SymbolLibrary, language: Language, say: Say, marks: Mapping[str, str]
) -> tuple[Kind, ...]:
    """Marks, vehicles and people, then things; `marks` are the sources of the marks' names."""
    found = [Kind(NewMark(kind.value), say(marks[kind]), kind.value) for kind in MarkKind]
    parties = [one for one in library.values() if one.kind not in THINGS]
    things = [one for one in library.values() if one.kind in THINGS]
    found = [*(Kind(NewParty(one.id), *_names(one, language)) for one in parties), *found]
    return (*found, *(Kind(NewObject(one.id), *_names(one, language)) for one in things))


def _names(symbol: Symbol, language: Language) -> tuple[str, str]:
    names = (symbol.zh, symbol.en)
    return names if language is Language.CHINESE else (names[1], names[0])


def found_kinds(text: str, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds of a line of names: a whole name, or one word each ("car motorcycle skid").

    A word finds the name that is it, else the first that begins with it, else that holds it.

    Raises:
        Problem: SURVEY_KIND_UNKNOWN.
    """
    whole = _one(text.strip(), kinds)
    if whole is not None:
        return (whole,)
    found = []
    for word in text.replace(",", " ").replace("、", " ").replace("，", " ").split():
        one = _one(word, kinds)
        if one is None:
            raise Problem("SURVEY_KIND_UNKNOWN", text=word)
        found.append(one)
    return tuple(found)


def _one(word: str, kinds: Sequence[Kind]) -> Kind | None:
    wanted = word.lower()
    if not wanted:
        return None
    tests = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: wanted in name,
    )
    for test in tests:
        for kind in kinds:
            if any(test(name.lower()) for name in (kind.name, kind.other_name) if name):
                return kind
    return None
