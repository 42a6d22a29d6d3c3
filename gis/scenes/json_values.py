"""Reading values out of JSON, with every defect collected under its path."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from gis.angles import Point

Value = TypeVar("Value")
LARGEST_NUMBER = 1e9
"""Metres; no projected coordinate, size or count of a scene is larger."""
DEEPEST_NESTING = 60
"""Levels; Python's own JSON writer gives up at about a thousand."""
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z_0-9]*\Z")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_YEARS = range(1900, 2200)
"""Of crashes; a year of the republic (114) is none of them."""


class DoubledKeys(dict[str, Any]):
    """An object of a document in which some keys stand more than once."""

    doubled: frozenset[str] = frozenset()


def object_of_pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object that remembers keys that stand twice, for JSON's `object_pairs_hook`."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(key for key, _ in pairs)
    kept = DoubledKeys(found)
    kept.doubled = frozenset(key for key, count in counts.items() if count > 1)
    return kept


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a document: where (a JSON path such as ``$.parties[1].no``) and what.

    `code` names words in `resources/i18n` that finish the sentence "<path>: ...".
    """

    path: str
    code: str
    params: tuple[tuple[str, str], ...] = ()


def key_path(path: str, key: str) -> str:
    """The path of a key of the object at `path`."""
    if _PLAIN_KEY.match(key):
        return f"{path}.{key}"
    shown = key.encode("utf-8", "backslashreplace").decode().replace("'", "\\'")
    return f"{path}['{shown}']"


@dataclass(slots=True)
class Defects:
    """Defects found so far; a path is listed once, with what was found first."""

    found: dict[str, Defect] = field(default_factory=dict)

    def add(self, path: str, code: str, **params: str) -> None:
        """Write down a defect."""
        self.found.setdefault(path, Defect(path, code, tuple(params.items())))

    def check_values(self, value: object, path: str = "$", depth: int = 0) -> None:
        """Find what no part of a document may hold, known or not, at any level."""
        if depth > DEEPEST_NESTING:
            self.add(path, "SCENE_TOO_DEEP")
        elif isinstance(value, Mapping):
            self._check_keys(value, path)
            for key, item in value.items():
                self.check_values(item, key_path(path, str(key)), depth + 1)
        elif isinstance(value, list | tuple):
            for index, item in enumerate(value):
                self.check_values(item, f"{path}[{index}]", depth + 1)
        elif isinstance(value, float) and not math.isfinite(value):
            self.add(path, "SCENE_NOT_FINITE")
        elif isinstance(value, str) and _LONE_SURROGATE.search(value):
            self.add(path, "SCENE_BROKEN_TEXT")
        elif value is not None and not isinstance(value, str | int | float):
            self.add(path, "SCENE_NOT_JSON_VALUE")

    def _check_keys(self, value: Mapping[object, object], path: str) -> None:
        doubled = value.doubled if isinstance(value, DoubledKeys) else frozenset[str]()
        for key in value:
            if key in doubled:
                self.add(key_path(path, str(key)), "SCENE_DOUBLED")
            if not isinstance(key, str) or _LONE_SURROGATE.search(key):
                self.add(key_path(path, str(key)), "SCENE_BROKEN_TEXT")


@dataclass(slots=True)
class JsonObject:
    """One object of a document: its keys are taken one by one; what is left over is `extra`.

    A key that is not there reads like the default of the method and is listed in `absent`.
    """

    raw: Mapping[str, Any]
    path: str
    defects: Defects
    taken: set[str] = field(default_factory=set)

    @property
    def extra(self) -> dict[str, Any]:
        """Keys that nobody asked for, as they came."""
        return {key: value for key, value in self.raw.items() if key not in self.taken}

    @property
    def absent(self) -> frozenset[str]:
        """Keys asked for that the object does not hold."""
        return frozenset(self.taken - self.raw.keys())

    def at(self, key: str) -> str:
        """The path of a key."""
        return key_path(self.path, key)

    def take(self, key: str, *, required: bool = False) -> object:
        """The raw value; None where the key is missing (a defect if it is required)."""
        self.taken.add(key)
        if required and key not in self.raw:
            self.defects.add(self.at(key), "SCENE_MISSING")
        return self.raw.get(key)

    def refuse(self, key: str, code: str, **params: str) -> None:
        """Write down that a key's value is unusable."""
        self.defects.add(self.at(key), code, **params)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A string, or None for null; a required one must hold something."""
        value = self.take(key, required=required)
        if isinstance(value, str) and (value.strip() or not required):
            return value
        if value is not None or (required and key in self.raw):
            self.refuse(key, "SCENE_EXPECTED_TEXT")
        return None

    def name(self, key: str) -> str:
        """A required string without control characters: what things are looked up by."""
        found = self.text(key, required=True) or ""
        if _CONTROL.search(found):
            self.refuse(key, "SCENE_CONTROL_CHARACTER")
        return found

    def choice(self, key: str, choices: Collection[str]) -> str | None:
        """One of some strings, or None for null."""
        value = self.take(key)
        if value is None or (isinstance(value, str) and value in choices):
            return value
        self.refuse(key, "SCENE_EXPECTED_ONE_OF", choices=", ".join(choices))
        return None

    def code(self, key: str, *, digits: int = 2) -> str | None:
        """A code of the report form, filled up to `digits` digits; None for null and blank."""
        value = self.take(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 99:
            value = str(value)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(key, "SCENE_EXPECTED_CODE")
            return None
        return full_code(value, digits=digits)

    def number(self, key: str, *, required: bool = False, positive: bool = False) -> float | None:
        """A finite number, or None for null where it is not required."""
        value = self.take(key, required=required)
        if value is None and not (required and key in self.raw):
            return None
        found = as_number(value)
        if found is None:
            self.refuse(key, "SCENE_EXPECTED_NUMBER")
        elif positive and found <= 0:
            self.refuse(key, "SCENE_EXPECTED_POSITIVE")
            return None
        return found

    def count(self, key: str, *, nullable: bool = False) -> int | None:
        """A whole number from 0 on; a missing one is None."""
        value = self.take(key)
        if key not in self.raw or (value is None and nullable):
            return None
        found = as_number(value)
        if found is None or found < 0 or found != int(found):
            self.refuse(key, "SCENE_EXPECTED_COUNT")
            return None
        return int(found)

    def moment(self, key: str) -> str | None:
        """An ISO 8601 time with offset, of 1900 to 2199, as written; or None for null."""
        value = self.take(key)
        if value is None:
            return None
        if not _is_moment(value):
            self.refuse(key, "SCENE_EXPECTED_TIME")
            return None
        return str(value)

    def point(self, key: str, *, required: bool = False) -> Point | None:
        """Two coordinates in metres, or None for null where it is not required."""
        value = self.take(key, required=required)
        if value is None and not (required and key in self.raw):
            return None
        return as_point(value, self.at(key), self.defects)

    def points(self, key: str) -> tuple[Point, ...]:
        """A list of points; missing or null reads like none."""
        found = [as_point(value, path, self.defects) for value, path in self._items(key)]
        return tuple(point for point in found if point is not None)

    def child(self, key: str, *, required: bool = False) -> JsonObject | None:
        """An object, or None for null where it is not required."""
        value = self.take(key, required=required)
        if isinstance(value, Mapping):
            return JsonObject(value, self.at(key), self.defects)
        if value is not None or (required and key in self.raw):
            self.refuse(key, "SCENE_EXPECTED_OBJECT")
        return None

    def children(self, key: str, *, required: bool = False) -> list[JsonObject]:
        """A list of objects; missing or null reads like none where it is not required."""
        found: list[JsonObject] = []
        for value, path in self._items(key, required=required):
            if isinstance(value, Mapping):
                found.append(JsonObject(value, path, self.defects))
            else:
                self.defects.add(path, "SCENE_EXPECTED_OBJECT")
        return found

    def each(
        self, key: str, read: Callable[[object], Value | None], code: str
    ) -> tuple[Value, ...]:
        """The values of an optional list as `read` has them; it gives None for a bad one."""
        found: list[Value] = []
        for value, path in self._items(key):
            made = read(value)
            if made is None:
                self.defects.add(path, code)
            else:
                found.append(made)
        return tuple(found)

    def _items(self, key: str, *, required: bool = False) -> list[tuple[object, str]]:
        value = self.take(key, required=required)
        if isinstance(value, list | tuple):
            return [(item, f"{self.at(key)}[{index}]") for index, item in enumerate(value)]
        if value is not None or (required and key in self.raw):
            self.refuse(key, "SCENE_EXPECTED_LIST")
        return []


def _is_moment(value: object) -> bool:
    """Whether this is a time with offset in a year of crashes."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None and moment.year in _YEARS


def as_number(value: object) -> float | None:
    """A finite number of sensible size, or None; true and false are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:  # NaN fails too; no overflow for big ints
        return None
    return float(value)


def as_text(value: object) -> str | None:
    """A string, or None."""
    return value if isinstance(value, str) else None


def as_point(value: object, path: str, defects: Defects) -> Point | None:
    """Two coordinates, or None with the defect written down."""
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        defects.add(path, "SCENE_EXPECTED_POINT")
        return None
    x, y = as_number(value[0]), as_number(value[1])
    for index, found in enumerate((x, y)):
        if found is None:
            defects.add(f"{path}[{index}]", "SCENE_EXPECTED_NUMBER")
    return None if x is None or y is None else (x, y)


def full_code(value: str, *, digits: int = 2) -> str | None:
    """A code with its leading zeros ("5" -> "05", "B3" -> "B03"); None for a blank one."""
    stripped = value.strip()
    if stripped.isascii() and stripped.isdigit():
        return (stripped.lstrip("0") or "0").rjust(digits, "0")
    if (
        len(stripped) == 2
        and stripped.isascii()
        and stripped[0].isalpha()
        and stripped[1].isdigit()
    ):
        return f"{stripped[0].upper()}0{stripped[1]}"
    return stripped or None
