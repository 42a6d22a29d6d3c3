"""Each value that changed as a line: which part, which value, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.json_differences import JsonPath, differing
from app.messages import Language
from app.scenes.changes.leaves import OF_ITEMS, OF_ROAD, OF_SCENE, POSE_NAMES, WHOLE, Leaf
from app.scenes.changes.parts import item_name, item_words, part_name
from app.scenes.changes.row_pairs import paired_rows
from app.scenes.changes.shapes import moved_words
from app.scenes.changes.speaker import Speaker
from app.scenes.changes.values import measured_words
from app.symbol_catalogue import load_symbols
from gis.scenes.delta import ChangeKind, PartChange, changes_between, changes_of, value_of
from gis.scenes.merging import PartKey
from gis.scenes.scene import Scene

_SILENT = frozenset({"no", "id", "role", "schema"})
"""Keys that name a part or follow from others."""
_ORDER = {field: place for place, field in enumerate((*OF_SCENE, "report", "junction", *OF_ITEMS))}
"""As officers read a scene: the crash, the road, the parties, what was found and measured."""
_OF_VALUES = frozenset({"target", "from", "values_m", "angle_deg"})
"""Of a measurement: told together."""


class ChangeSort(Enum):
    """What happened to a part or a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line; all texts in one language."""

    key: PartKey
    """The part of the document."""
    part: str
    """Such as "當事人 A"; "" for values of the crash itself."""
    value: str = ""
    """Which value of it; "" for the part as a whole."""
    sort: ChangeSort = ChangeSort.CHANGED
    before: str = ""
    """"" where nothing was there, or nothing short can be told."""
    after: str = ""
    told: str = ""
    """What happened, where that says more than both values: "移動 0.35 公尺"."""
    what: str
    """Part and value together."""


def scene_lines(
    before: Scene, after: Scene, language: Language, more: Sequence[Scene] = ()
) -> tuple[ChangeLine, ...]:
    """What differs between two states of a scene; `more` know parts by name that both lack."""
    speaker = speaker_of(language, after, before, *more)
    return change_lines(changes_between(before, after), speaker)


def speaker_of(language: Language, *scenes: Scene | None) -> Speaker:
    """Says names as they are in these scenes, the first one's first."""
    held = tuple(one for one in scenes if one is not None)
    return Speaker(language=language, library=load_symbols(), scenes=held)


def change_lines(changes: Iterable[PartChange], speaker: Speaker) -> tuple[ChangeLine, ...]:
    """Lines of changes that were written down: the crash first, measurements last."""
    ordered = sorted(changes, key=lambda one: _ORDER.get(one.field, len(_ORDER)))
    return tuple(line for change in ordered for line in _lines(change, speaker))


def _lines(change: PartChange, speaker: Speaker) -> Iterator[ChangeLine]:
    before, after = value_of(change.before), value_of(change.after)
    if change.kind is ChangeKind.ORDER:
        key = PartKey(field=change.field)
        part = part_name(key, speaker)
        told = speaker.say("SCENE_CHANGE_ORDER")
        yield ChangeLine(key=key, part=part, told=told, what=part)
    elif change.kind is ChangeKind.ITEM:
        yield from _of_item(PartKey(field=change.field, key=change.key), before, after, speaker)
    elif change.kind is ChangeKind.ROWS and change.field not in OF_ITEMS:
        yield _of_others(PartKey(field=change.field), "", speaker)
    elif change.kind is ChangeKind.ROWS:
        yield from _of_rows(change.field, int(change.key), before, after, speaker)
    elif change.field in OF_ITEMS:
        yield from _of_lists(change.field, before, after, speaker)
    else:
        yield from _of_value(change.field, before, after, speaker)


def _of_lists(field: str, before: object, after: object, speaker: Speaker) -> Iterator[ChangeLine]:
    """A whole list, as a conflict holds it, or one that was missing."""
    sides = [value if isinstance(value, list) else [] for value in (before, after)]
    yield from change_lines(changes_of({field: sides[0]}, {field: sides[1]}), speaker)


def _of_rows(
    field: str, start: int, before: list[Any], after: list[Any], speaker: Speaker
) -> Iterator[ChangeLine]:
    for place, one, other in paired_rows(field, before, after):
        key = PartKey(field=field, key=str(start + place + 1))
        yield from _of_item(key, one, other, speaker)


def _of_item(
    key: PartKey, before: dict[str, Any] | None, after: dict[str, Any] | None, speaker: Speaker
) -> Iterator[ChangeLine]:
    held = after or before or {}
    part = item_name(key, held, speaker)
    if before is None or after is None:
        told = item_words(key.field, held, speaker)
        yield ChangeLine(
            key=key,
            part=part,
            sort=ChangeSort.REMOVED if after is None else ChangeSort.ADDED,
            before="" if before is None else told,
            after="" if after is None else told,
            what=part,
        )
        return
    if key.field == "measurements":
        yield from _of_measured(key, part, before, after, speaker)
    yield from _of_keys(key, part, before, after, speaker)


def _of_measured(
    key: PartKey, part: str, before: dict[str, Any], after: dict[str, Any], speaker: Speaker
) -> Iterator[ChangeLine]:
    """What was read, and from where, as one value."""
    if all(before.get(one) == after.get(one) for one in _OF_VALUES):
        return
    texts = [measured_words(row, speaker) for row in (before, after)]
    if texts[0] != texts[1]:
        yield ChangeLine(key=key, part=part, before=texts[0], after=texts[1], what=part)


def _of_keys(
    key: PartKey, part: str, before: dict[str, Any], after: dict[str, Any], speaker: Speaker
) -> Iterator[ChangeLine]:
    known = OF_ITEMS[key.field]
    silent = _SILENT | (_OF_VALUES if key.field == "measurements" else frozenset())
    has_others = False
    for path, one, other in differing(before, after, whole=WHOLE):
        if path[0] in silent:
            continue
        leaf = known.get(tuple(str(step) for step in path if not isinstance(step, int)))
        if leaf is None:
            has_others = True
            continue
        value = _value_name(path, leaf, speaker)
        yield from _of_leaf(key, part, value, leaf, (one, other), speaker)
    if has_others:
        yield _of_others(key, part, speaker)


def _value_name(path: JsonPath, leaf: Leaf, speaker: Speaker) -> str:
    """What a value is called; of a place of a party with which one: "停止位置 方向"."""
    name = speaker.say(leaf.name)
    where = POSE_NAMES.get(str(path[0]))
    if where is None or len(path) == 1:
        return name
    number = next((step + 1 for step in path if isinstance(step, int)), 0)
    place = speaker.say(where, number=number)
    return place if leaf.is_shape else speaker.say("SCENE_CHANGE_OF", part=place, value=name)


def _of_others(key: PartKey, part: str, speaker: Speaker) -> ChangeLine:
    """What no field of ours is: other programs' keys may hold anything and are never told."""
    value = speaker.say("SCENE_PART_OTHER") if part else part_name(key, speaker)
    return ChangeLine(
        key=key,
        part=part,
        value=value,
        told=speaker.say("SCENE_CHANGE_CHANGED"),
        what=_what(part, value, speaker),
    )


def _of_value(field: str, before: object, after: object, speaker: Speaker) -> Iterator[ChangeLine]:
    key = PartKey(field=field)
    leaf = OF_SCENE.get(field)
    if leaf is not None:
        yield from _of_leaf(key, "", speaker.say(leaf.name), leaf, (before, after), speaker)
    elif field == "report":
        yield from _of_road(key, before, after, speaker)
    elif field == "junction":
        part = part_name(key, speaker)
        sort = _sort(before, after)
        told = "" if sort is not ChangeSort.CHANGED else speaker.say("SCENE_CHANGE_CHANGED")
        yield ChangeLine(key=key, part=part, sort=sort, told=told, what=part)
    elif field not in _SILENT:
        yield _of_others(key, "", speaker)


def _of_road(key: PartKey, before: object, after: object, speaker: Speaker) -> Iterator[ChangeLine]:
    has_others = False
    for path, one, other in differing(before or {}, after or {}):
        leaf = OF_ROAD.get(str(path[0])) if path else None
        if leaf is None:
            has_others = True
        else:
            yield from _of_leaf(key, "", speaker.say(leaf.name), leaf, (one, other), speaker)
    if has_others:
        yield _of_others(key, part_name(key, speaker), speaker)


def _of_leaf(
    key: PartKey, part: str, value: str, leaf: Leaf, sides: tuple[Any, Any], speaker: Speaker
) -> Iterator[ChangeLine]:
    """A line of a value, unless both sides say the same (blank and missing)."""
    texts = ["" if one in (None, "", []) else leaf.words(one, speaker) for one in sides]
    sort = _sort(*sides) if leaf.is_made else ChangeSort.CHANGED
    told = ""
    if leaf.is_shape and sort is ChangeSort.CHANGED:
        told = moved_words(*sides, speaker)
    if told or sort is not ChangeSort.CHANGED or texts[0] != texts[1]:
        yield ChangeLine(
            key=key,
            part=part,
            value=value,
            sort=sort,
            before=texts[0],
            after=texts[1],
            told=told,
            what=_what(part, value, speaker),
        )


def _sort(before: object, after: object) -> ChangeSort:
    if before in (None, []):
        return ChangeSort.ADDED
    return ChangeSort.REMOVED if after in (None, []) else ChangeSort.CHANGED


def _what(part: str, value: str, speaker: Speaker) -> str:
    if not part or not value:
        return part or value
    return speaker.say("SCENE_CHANGE_OF", part=part, value=value)
