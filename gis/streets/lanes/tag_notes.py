"""Tags of one way while they are read, with notes of what was silent and what could not be used."""

from __future__ import annotations

from collections.abc import Mapping

from gis.streets.lanes.values import read_count, read_length_m


class TagNotes:
    """Values by key, plain and in small letters; remembers what was assumed and dropped."""

    def __init__(self, tags: Mapping[str, str]) -> None:
        self._said = {key: value for key, value in tags.items() if value.strip()}
        self._assumed: dict[str, None] = {}
        self._dropped: dict[str, None] = {}

    def get(self, key: str) -> str:
        """The value; "" where nothing is said."""
        return self._said.get(key, "").strip().lower()

    def first(self, *keys: str) -> tuple[str, str]:
        """Key and value of the first key that says something; two blanks without any."""
        for key in keys:
            if value := self.get(key):
                return key, value
        return "", ""

    def keys(self) -> tuple[str, ...]:
        """All keys with a value."""
        return tuple(self._said)

    def count(self, key: str, *, most: int, least: int = 0) -> int | None:
        """A number of lanes between bounds; None where nothing usable is said (then noted)."""
        if key not in self._said:
            return None
        number = read_count(self._said[key])
        if number is None or not least <= number <= most:
            self.drop(key)
            return None
        return number

    def length_m(self, *keys: str, least: float, most: float) -> float | None:
        """The first usable length between bounds, metres; unusable ones are noted."""
        for key in keys:
            if key in self._said:
                length = read_length_m(self._said[key])
                if length is not None and least <= length <= most:
                    return length
                self.drop(key)
        return None

    def assume(self, key: str) -> None:
        """Note that a default stands in for a tag."""
        self._assumed[key] = None

    def drop(self, key: str) -> None:
        """Note that a tag was seen and could not be used."""
        if key in self._said:
            self._dropped[f"{key}={self._said[key]}"] = None

    @property
    def assumed(self) -> tuple[str, ...]:
        """Names of tags that were silent, in the order of reading."""
        return tuple(self._assumed)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Tags that could not be used, as "key=value", in the order of reading."""
        return tuple(self._dropped)
