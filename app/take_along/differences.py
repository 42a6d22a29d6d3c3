"""Where the version at home and the one that was taken along differ, in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shapely

from app.json_differences import differing
from app.messages import Language, say
from app.scenes.changes.lines import ChangeLine, ChangeSort, change_lines, speaker_of
from app.scenes.changes.speaker import plain_text
from app.take_along.returns import Returned
from app.take_along.snapshots import RecordKind
from gis.problems import Problem
from gis.scenes.delta import changes_of
from gis.scenes.interchange import read_scene
from gis.scenes.scene import Scene

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One value of both versions; all texts in one language."""

    what: str
    home: str
    mine: str


def differences(one: Returned, language: Language) -> tuple[SideBySide, ...]:
    """What differs between both versions of a scene or an object; nothing of roads."""
    home, mine = (None if text is None else json.loads(text) for text in (one.home, one.mine))
    if home is None and mine is None:
        return ()
    if home is None or mine is None:
        texts = [_there(side, language) for side in (home, mine)]
        what = say(f"TAKE_KIND_{one.kind.name}", language)
        return (SideBySide(what=what, home=texts[0], mine=texts[1]),)
    if one.kind is RecordKind.SCENE:
        return _of_scene(home, mine, language)
    return _of_object(home, mine, language)


def _there(side: object, language: Language) -> str:
    return say("TAKE_SIDE_GONE" if side is None else "TAKE_SIDE_THERE", language)


def _of_scene(
    home: dict[str, Any], mine: dict[str, Any], language: Language
) -> tuple[SideBySide, ...]:
    speaker = speaker_of(language, _read(mine), _read(home))
    lines = change_lines(changes_of(home, mine), speaker)
    return tuple(
        SideBySide(
            what=line.what,
            home=_side(line, line.before, ChangeSort.ADDED, language),
            mine=_side(line, line.after, ChangeSort.REMOVED, language),
        )
        for line in lines
    )


def _side(line: ChangeLine, value: str, missing: ChangeSort, language: Language) -> str:
    """A value of one side; whether it is there where no value can be told."""
    if line.sort is missing:
        return say("TAKE_SIDE_GONE", language)
    if line.sort is not ChangeSort.CHANGED:
        return value or say("TAKE_SIDE_THERE", language)
    if line.told and value and missing is ChangeSort.REMOVED:
        return say("SCENE_CHANGE_WITH", language, value=value, told=line.told)
    return value or (say("TAKE_SIDE_OTHER", language) if line.told else NOTHING)


def _read(document: dict[str, Any]) -> Scene | None:
    try:
        return read_scene(document)
    except Problem:
        return None


# --- objects of the streets

_Words = Callable[[Any, Language], str]


def _place(value: Any, language: Language) -> str:  # noqa: ANN401 - JSON
    point = shapely.from_wkb(value).representative_point()
    return f"{point.x:.2f}, {point.y:.2f}"


def _metres(value: Any, language: Language) -> str:  # noqa: ANN401 - JSON
    return say("SCENE_CHANGE_METRES", language, metres=f"{float(value):.2f}")


def _look(value: Any, language: Language) -> str:  # noqa: ANN401 - JSON
    return say("TAKE_SIDE_OTHER", language)


_OF_OBJECT: dict[str, _Words] = {
    "kind": lambda value, language: say(f"TAKE_OBJECT_{str(value).upper()}", language),
    "code": lambda value, _: plain_text(value),
    "wkb": _place,
    "bearing_deg": lambda value, _: f"{float(value):.1f}°",
    "level": lambda value, _: str(value),
    "length_m": _metres,
    "width_m": _metres,
    "look": _look,
    "replaces": _look,
}


def _of_object(
    home: dict[str, Any], mine: dict[str, Any], language: Language
) -> tuple[SideBySide, ...]:
    found = []
    for path, *sides in differing(home, mine, whole=("look",)):
        words = _OF_OBJECT.get(str(path[0]))
        if words is not None:
            texts = [NOTHING if one in (None, "") else words(one, language) for one in sides]
            what = say(f"TAKE_OBJECT_KEY_{str(path[0]).upper()}", language)
            found.append(SideBySide(what=what, home=texts[0], mine=texts[1]))
    return tuple(found)
