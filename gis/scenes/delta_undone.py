"""A scene's document as it was before a change that was written down.

A list that lost items gets them back at its end: a change does not say where they stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from gis.scenes.delta import (
    ChangeKind,
    Document,
    OtherSceneError,
    PartChange,
    applied_to,
    as_text,
    names_of,
)


def before_changes(document: Document, changes: Iterable[PartChange]) -> Document:
    """The document that `changes` made this one of.

    Raises:
        OtherSceneError: if a part is not as a change left it.
    """
    made = dict(document)
    held = tuple(changes)
    for change in held:  # the order of a list is that of items which are still there
        if change.kind is ChangeKind.ORDER:
            _put_in_order(made, change)
    parts = [one for one in held if one.kind in (ChangeKind.VALUE, ChangeKind.ITEM)]
    made = applied_to(made, [replace(one, before=one.after, after=one.before) for one in parts])
    for field in {change.field for change in held if change.kind is ChangeKind.ROWS}:
        _put_rows(made, field, [one for one in held if one.field == field])
    return made


def _put_rows(document: Document, field: str, changes: list[PartChange]) -> None:
    """Places of changed rows are those before the change: each moves those behind it."""
    items = list(document.get(field) or [])
    for change in sorted(changes, key=lambda one: int(one.key)):
        start = int(change.key)
        before, after = json.loads(change.before or "[]"), json.loads(change.after or "[]")
        if as_text(items[start : start + len(after)]) != as_text(after) or start > len(items):
            raise OtherSceneError(f"{field} {change.key}")
        items[start : start + len(after)] = before
    document[field] = items


def _put_in_order(document: Document, change: PartChange) -> None:
    items = list(document.get(change.field) or [])
    names = names_of(change.field, items)
    if names is None or as_text(names) != change.after:
        raise OtherSceneError(f"{change.field} order")
    document[change.field] = [
        items[names.index(name)] for name in json.loads(change.before or "[]")
    ]
