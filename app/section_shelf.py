"""Cross-sections to choose from: the catalogue's and an officer's own, favourites, last used.

What an officer keeps is one text, which the window puts among its settings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from app.signal import Signal
from app.store.uids import new_uid
from app.street_presets import load_section_presets
from gis.problems import Problem
from gis.streets.cross_section import (
    ISLAND_KINDS,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    Turn,
    reversed_section,
)
from gis.streets.drawing.presets import SectionPreset

MOST_LAST = 4
OWN_SOURCE = "own"
_VERSION = 1


class PresetGroup(Enum):
    """Under which heading a cross-section stands, in this order."""

    OFTEN = "often"
    """Favourites, then those used last."""
    OWN = "own"
    TWO_WAY = "two_way"
    UNEVEN = "uneven"
    """Two-way, with more on one side than on the other."""
    DIVIDED = "divided"
    ONE_WAY = "one_way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an officer keeps."""

    own: tuple[SectionPreset, ...] = ()
    favourites: tuple[str, ...] = ()
    """Codes, the first chosen first."""
    last: tuple[str, ...] = ()
    """Codes, the last used first."""


class SectionShelf:
    """All cross-sections to choose from; `changed` tells of others or another order."""

    def __init__(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        self._write = write
        self._kept = kept_of(read())
        self.changed: Signal[None] = Signal()

    @property
    def presets(self) -> tuple[SectionPreset, ...]:
        """The officer's own, then those of the catalogue."""
        return (*self._kept.own, *load_section_presets())

    def preset(self, code: str) -> SectionPreset | None:
        """The one of a code; None where it is gone."""
        return next((one for one in self.presets if one.code == code), None)

    def is_own(self, code: str) -> bool:
        """Whether it was kept by the officer, who may rename and delete it."""
        return any(one.code == code for one in self._kept.own)

    def is_favourite(self, code: str) -> bool:
        """Whether it stands among the favourites."""
        return code in self._kept.favourites

    def groups(self) -> list[tuple[PresetGroup, tuple[SectionPreset, ...]]]:
        """The cross-sections under their headings; those used often stand under both."""
        codes = dict.fromkeys((*self._kept.favourites, *self._kept.last))
        often = tuple(one for code in codes if (one := self.preset(code)) is not None)
        found = [(PresetGroup.OFTEN, often)]
        for group in list(PresetGroup)[1:]:
            held = [one for one in self.presets if self.group_of(one) is group]
            found.append((group, tuple(held)))
        return [(group, held) for group, held in found if held]

    def group_of(self, preset: SectionPreset) -> PresetGroup:
        """The heading of one."""
        return PresetGroup.OWN if self.is_own(preset.code) else _group_of(preset.elements)

    # --- changing

    def used(self, code: str) -> None:
        """It was put on a road or drawn with: it stands first among the last used."""
        others = [one for one in self._kept.last if one != code]
        self._keep(replace(self._kept, last=(code, *others)[:MOST_LAST]))

    def turn_favourite(self, code: str) -> None:
        """A favourite more or less."""
        held = self._kept.favourites
        left = tuple(one for one in held if one != code)
        self._keep(replace(self._kept, favourites=left if code in held else (*held, code)))

    def keep(self, name: str, section: CrossSection) -> SectionPreset:
        """Keep a cross-section under a name. Raises `Problem` without one or with one taken."""
        made = SectionPreset(
            code=f"own-{new_uid()}",
            zh=self._free(name),
            en=self._free(name),
            elements=tuple(replace(one, assumed=False) for one in section.elements),
            source=OWN_SOURCE,
        )
        self._keep(replace(self._kept, own=(*self._kept.own, made)))
        return made

    def rename(self, code: str, name: str) -> None:
        """Another name for an own one. Raises `Problem` as `keep`."""
        name = self._free(name, but=code)
        own = [replace(o, zh=name, en=name) if o.code == code else o for o in self._kept.own]
        self._keep(replace(self._kept, own=tuple(own)))

    def delete(self, code: str) -> None:
        """Forget an own one."""
        self._keep(
            Kept(
                own=tuple(one for one in self._kept.own if one.code != code),
                favourites=tuple(one for one in self._kept.favourites if one != code),
                last=tuple(one for one in self._kept.last if one != code),
            )
        )

    def _free(self, name: str, but: str = "") -> str:
        name = " ".join(name.split())
        if not name:
            raise Problem("PRESET_NAME_MISSING")
        others = [one for one in self.presets if one.code != but]
        if any(name in (one.zh, one.en) for one in others):
            raise Problem("PRESET_NAME_TAKEN", name=name)
        return name

    def _keep(self, kept: Kept) -> None:
        if kept != self._kept:
            self._kept = kept
            self._write(text_of(kept))
            self.changed.emit(None)


def _group_of(elements: Sequence[Element]) -> PresetGroup:
    ways = {one.direction for one in elements if one.is_lane}
    if len(ways) == 1 and Direction.BOTH not in ways:
        return PresetGroup.ONE_WAY
    seen_back = reversed_section(CrossSection(elements=tuple(elements), left_m=0.0)).elements
    sides = [
        [(one.kind, one.width_m, one.direction) for one in held] for held in (elements, seen_back)
    ]
    if sides[0] != sides[1]:
        return PresetGroup.UNEVEN
    if any(one.kind in ISLAND_KINDS for one in elements):
        return PresetGroup.DIVIDED
    return PresetGroup.TWO_WAY


# --- as text


def text_of(kept: Kept) -> str:
    """What an officer keeps as JSON."""
    return json.dumps(
        {
            "version": _VERSION,
            "own": [
                {"code": one.code, "name": one.zh, "strips": [_row(e) for e in one.elements]}
                for one in kept.own
            ],
            "favourites": kept.favourites,
            "last": kept.last,
        },
        ensure_ascii=False,
    )


def kept_of(text: str) -> Kept:
    """What is kept in a text; nothing where it is damaged."""
    try:
        held: dict[str, Any] = json.loads(text) if text else {}
        return Kept(
            own=tuple(_preset(row) for row in held.get("own", [])),
            favourites=tuple(str(code) for code in held.get("favourites", [])),
            last=tuple(str(code) for code in held.get("last", [])),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Kept()


def _row(one: Element) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "direction": one.direction.value,
        "width_m": one.width_m,
        "turns": [turn.value for turn in one.turns],
    }


def _preset(row: dict[str, Any]) -> SectionPreset:
    elements = tuple(
        Element(
            kind=ElementKind(strip["kind"]),
            direction=Direction(strip["direction"]),
            width_m=float(strip["width_m"]),
            turns=tuple(Turn(turn) for turn in strip.get("turns", [])),
            assumed=False,
        )
        for strip in row["strips"]
    )
    if not any(one.is_lane for one in elements):
        raise ValueError(row)
    name = str(row["name"])
    return SectionPreset(
        code=str(row["code"]), zh=name, en=name, elements=elements, source=OWN_SOURCE
    )
