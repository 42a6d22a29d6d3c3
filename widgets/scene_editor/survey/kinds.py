"""What can be measured, new or drawn already, by the names an officer looks for; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.messages import Language
from gis.problems import Problem
from gis.scenes.measuring import Maker, NewMark, NewObject, NewParty, Wanted, usual_anchors
from gis.scenes.scene import MarkKind, Scene
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary, anchors_of
from gis.scenes.targets import IMPACT, letter, mark_name, ordered, targets_of

THINGS = frozenset({SymbolKind.THING, SymbolKind.ANIMAL})


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the list."""

    wanted: Maker | Wanted
    name: str
    words: tuple[str, ...] = ()
    """What else it is called: in the other language, in short."""


def kinds_of(
    library: SymbolLibrary,
    language: Language,
    short: Mapping[str, tuple[str, ...]],
    marks: Mapping[str, str],
) -> tuple[Kind, ...]:
    """Vehicles and people, the most frequent first, then marks, then things.

    `short` are words by a symbol's id, `marks` the names of marks by their kind.
    """
    often = [library[one] for one in short if one in library]
    symbols = [*often, *(one for one in library.values() if one not in often)]
    parties = [one for one in symbols if one.kind not in THINGS]
    things = [one for one in symbols if one.kind in THINGS]
    return (
        *(Kind(NewParty(one.id), *_names(one, language, short)) for one in parties),
        *(Kind(NewMark(kind.value), marks[kind], (kind.value,)) for kind in MarkKind),
        *(Kind(NewObject(one.id), *_names(one, language, short)) for one in things),
    )


def _names(
    symbol: Symbol, language: Language, short: Mapping[str, tuple[str, ...]]
) -> tuple[str, tuple[str, ...]]:
    names = (symbol.zh, symbol.en)
    first, other = names if language is Language.CHINESE else (names[1], names[0])
    return first, (other, *short.get(symbol.id, ()))


def drawn_kinds(
    scene: Scene, library: SymbolLibrary, named: Callable[[str], str]
) -> tuple[Kind, ...]:
    """The contact point, and everything that is drawn; "A" is what A is usually measured at."""
    found = [Kind(Wanted(target=IMPACT), named(IMPACT), (IMPACT,))]
    for place, party in enumerate(ordered(scene)):
        usual = usual_anchors(anchors_of(library.of_party(party)))[0]
        found.append(Kind(Wanted(target=f"{letter(place)}.{usual}"), letter(place)))
    for place in range(len(scene.marks)):
        name = mark_name(scene, place)
        found.append(Kind(Wanted(target=f"{name}.1"), name))
    targets = (one for one in targets_of(scene, library) if one != IMPACT)
    return (*found, *(Kind(Wanted(target=one), named(one), (one,)) for one in targets))


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
    """Names that are the word, begin with it, hold it: the first kind of the best way."""
    wanted = word.lower()
    if not wanted:
        return None
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: wanted in name,
    )
    for test in tests:
        for kind in kinds:
            if any(test(name.lower()) for name in (kind.name, *kind.words)):
                return kind
    return None
