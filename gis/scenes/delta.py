"""What differs between two states of a scene, part by part, exactly enough to make one of other.

The parts are those of the interchange document: a value of the scene ("weather"), one item of a
list by its number or id (party 2, mark M1), rows of a list whose items have none, and the order of
a list. Values are kept as JSON text, so that a change can be stored, shown and put back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, TypeGuard

from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.scene import Scene

Document = dict[str, Any]
KEYS: Mapping[str, str] = {
    "parties": "no",
    "marks": "id",
    "objects": "id",
    "photos": "id",
    "fixed_points": "id",
}
"""What names the items of a list."""


class ChangeKind(StrEnum):
    """Which sort of part a change is of."""

    VALUE = "value"
    """The whole of a key."""
    ITEM = "item"
    """One item of a list whose items have names."""
    ROWS = "rows"
    """Items of a list without names: `key` is the place of the first, from 0."""
    ORDER = "order"
    """The order of the names of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part before and after, each as JSON text; None where there was or is no such part."""

    field: str
    """The key of the document: "weather", "marks"."""
    kind: ChangeKind = ChangeKind.VALUE
    key: str = ""
    """The name of the item, or the place of the first row."""
    before: str | None
    after: str | None


class OtherSceneError(ValueError):
    """A change is applied to a scene that is not as it was before the change."""


def changes_between(before: Scene, after: Scene) -> tuple[PartChange, ...]:
    """What made `after` of `before`, in order of the document's keys."""
    return changes_of(write_scene(before), write_scene(after))


def applied(scene: Scene, changes: Iterable[PartChange]) -> Scene:
    """The scene after changes.

    Raises:
        OtherSceneError: if a part is not as it was before its change.
        SceneDefects: if what comes out is no scene.
    """
    return read_scene(applied_to(write_scene(scene), changes))


def as_text(value: object) -> str:
    """A JSON value as text, always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def value_of(text: str | None) -> Any:  # noqa: ANN401 - JSON
    """The value that a part's text says; None where there is none."""
    return None if text is None else json.loads(text)


def are_rows(value: object) -> TypeGuard[list[Any]]:
    """Whether a list holds parts; one of numbers (a point) or codes is a value as a whole."""
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def names_of(field: str, items: object) -> list[str] | None:
    """The names of a list's items; None where they are not all named, each by its own."""
    key = KEYS.get(field)
    if key is None or not isinstance(items, list):
        return None
    names = [str(item.get(key) or "") if isinstance(item, dict) else "" for item in items]
    return names if all(names) and len(set(names)) == len(names) else None


def changes_of(before: Document, after: Document) -> tuple[PartChange, ...]:
    """What made one document of another."""
    found: list[PartChange] = []
    for field in sorted(before.keys() | after.keys()):
        one, other = before.get(field), after.get(field)
        in_both = field in before and field in after
        if in_both and as_text(one) == as_text(other):
            continue
        if not in_both or not (are_rows(one) and are_rows(other)):
            found.append(_value_change(field, before, after))
            continue
        names = names_of(field, one), names_of(field, other)
        if names[0] is None or names[1] is None:
            found += _row_changes(field, one, other)
        else:
            found += _item_changes(field, dict(zip(names[0], one, strict=True)),
                                   dict(zip(names[1], other, strict=True)))  # fmt: skip
    return tuple(found)


def _value_change(field: str, before: Document, after: Document) -> PartChange:
    return PartChange(
        field=field,
        before=as_text(before[field]) if field in before else None,
        after=as_text(after[field]) if field in after else None,
    )


def hunks(one: Sequence[Any], other: Sequence[Any]) -> list[tuple[int, int, list[Any]]]:
    """Rows to be replaced: place of the first in `one`, how many, and by what."""
    texts = [as_text(item) for item in one], [as_text(item) for item in other]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    return [
        (start, end - start, list(other[low:high]))
        for tag, start, end, low, high in matcher.get_opcodes()
        if tag != "equal"
    ]


def _row_changes(field: str, one: list[Any], other: list[Any]) -> list[PartChange]:
    return [
        PartChange(
            field=field,
            kind=ChangeKind.ROWS,
            key=str(start),
            before=as_text(one[start : start + count]),
            after=as_text(rows),
        )
        for start, count, rows in hunks(one, other)
    ]


def _item_changes(field: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[PartChange]:
    names = [*one, *(name for name in other if name not in one)]
    texts = [
        [as_text(side[name]) if name in side else None for name in names] for side in (one, other)
    ]
    found = [
        PartChange(field=field, kind=ChangeKind.ITEM, key=name, before=was, after=now)
        for name, was, now in zip(names, *texts, strict=True)
        if was != now
    ]
    usual = [name for name in names if name in other]
    if usual != list(other):
        found.append(
            PartChange(
                field=field,
                kind=ChangeKind.ORDER,
                before=as_text(usual),
                after=as_text(list(other)),
            )
        )
    return found


def applied_to(document: Document, changes: Iterable[PartChange]) -> Document:
    """A document after changes.

    Raises:
        OtherSceneError: if a part is not as it was before its change.
    """
    made = dict(document)
    for change in _last_rows_first(changes):
        _APPLY[change.kind](made, change)
    return made


def _last_rows_first(changes: Iterable[PartChange]) -> list[PartChange]:
    """Changes in an order in which the places of rows hold."""
    rows = [change for change in changes if change.kind is ChangeKind.ROWS]
    others = [change for change in changes if change.kind is not ChangeKind.ROWS]
    return others + sorted(rows, key=lambda change: -int(change.key))


def _apply_value(document: Document, change: PartChange) -> None:
    there = as_text(document[change.field]) if change.field in document else None
    if there != change.before:
        raise OtherSceneError(change.field)
    if change.after is None:
        del document[change.field]
    else:
        document[change.field] = json.loads(change.after)


def _apply_item(document: Document, change: PartChange) -> None:
    items, names = _named(document, change)
    there = as_text(items[names.index(change.key)]) if change.key in names else None
    if there != change.before:
        raise OtherSceneError(f"{change.field} {change.key}")
    if there is None and change.after is not None:
        items.append(json.loads(change.after))
    elif change.after is not None:
        items[names.index(change.key)] = json.loads(change.after)
    elif there is not None:
        del items[names.index(change.key)]
    document[change.field] = items


def _apply_rows(document: Document, change: PartChange) -> None:
    items, start = list(document.get(change.field) or ()), int(change.key)
    before, after = json.loads(change.before or "[]"), json.loads(change.after or "[]")
    if as_text(items[start : start + len(before)]) != as_text(before) or start > len(items):
        raise OtherSceneError(f"{change.field} {change.key}")
    items[start : start + len(before)] = after
    document[change.field] = items


def _apply_order(document: Document, change: PartChange) -> None:
    items, names = _named(document, change)
    wanted = json.loads(change.after or "[]")
    if as_text(names) != change.before or sorted(wanted) != sorted(names):
        raise OtherSceneError(f"{change.field} order")
    document[change.field] = [items[names.index(name)] for name in wanted]


def _named(document: Document, change: PartChange) -> tuple[list[Any], list[str]]:
    """A list and the names of its items.

    Raises:
        OtherSceneError: where they have none.
    """
    items = document.get(change.field) or []
    names = names_of(change.field, items)
    if names is None:
        raise OtherSceneError(change.field)
    return list(items), names


_APPLY = {
    ChangeKind.VALUE: _apply_value,
    ChangeKind.ITEM: _apply_item,
    ChangeKind.ROWS: _apply_rows,
    ChangeKind.ORDER: _apply_order,
}


# --- as JSON


def changes_json(changes: Iterable[PartChange]) -> str:
    """Changes as they are stored; keys without a value are left out."""
    return as_text([_change_json(change) for change in changes])


def _change_json(change: PartChange) -> dict[str, Any]:
    held: dict[str, Any] = {"field": change.field, "kind": change.kind.value}
    if change.key:
        held["key"] = change.key
    for name in ("before", "after"):
        text = getattr(change, name)
        if text is not None:
            held[name] = json.loads(text)
    return held


def changes_from_json(text: str) -> tuple[PartChange, ...]:
    """Stored changes.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: for a text that is none.
    """
    return tuple(
        PartChange(
            field=str(held["field"]),
            kind=ChangeKind(held["kind"]),
            key=str(held.get("key", "")),
            before=as_text(held["before"]) if "before" in held else None,
            after=as_text(held["after"]) if "after" in held else None,
        )
        for held in json.loads(text)
    )
