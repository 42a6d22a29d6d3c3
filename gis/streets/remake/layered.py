"""A mapping that is changed often and a little: changes lie over a base that all versions share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Layered(Mapping[Key, Value], Generic[Key, Value]):
    """Values by key; None among the changes stands for a key that is gone.

    A version must not be changed once another was made of it or somebody else holds it.
    """

    __slots__ = ("_base", "_count", "changes")

    def __init__(self, base: dict[Key, Value]) -> None:
        self._base = base
        self.changes: dict[Key, Value | None] = {}
        self._count = len(base)

    def copy(self) -> Layered[Key, Value]:
        """Another version to be changed: costs as much as there are changes."""
        made: Layered[Key, Value] = Layered(self._base)
        made.changes, made._count = dict(self.changes), self._count
        return made

    def flat(self) -> dict[Key, Value]:
        """All values as a base of their own."""
        return dict(self.items())

    def put(self, key: Key, value: Value) -> None:
        """Give a key a value."""
        self._count += key not in self
        self.changes.pop(key, None)  # what was put last comes last
        self.changes[key] = value

    def take(self, key: Key) -> Value | None:
        """Take a key away; returns the value it had, if any."""
        held = self.get(key)
        if held is not None:
            self._count -= 1
            if key in self._base:
                self.changes[key] = None
            else:
                del self.changes[key]
        return held

    def __getitem__(self, key: Key) -> Value:
        if key in self.changes:
            held = self.changes[key]
            if held is None:
                raise KeyError(key)
            return held
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        if key in self.changes:
            return self.changes[key] is not None
        return key in self._base

    def __iter__(self) -> Iterator[Key]:
        changes = self.changes
        yield from (key for key in self._base if key not in changes)
        yield from (key for key, held in changes.items() if held is not None)

    def __len__(self) -> int:
        return self._count
