"""Two people's changes of one scene, merged part by part where they do not touch.

What only one side changed is kept, what both changed alike is no conflict, what both changed
differently, or one deleted and the other changed, is a conflict. Parts are those of `delta.py`. A
merge in which something names a part that is gone (a measurement of a deleted mark), or in which
one side gave parties other numbers while the other worked with the old ones, is a conflict too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gis.scenes.delta import Document, are_rows, as_text, hunks, names_of
from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.scene import Scene
from gis.scenes.targets import letters, mark_name


class SceneSide(StrEnum):
    """Whose part shall hold."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PartKey:
    """A part: a key of the document, and the name of an item where it is one ("marks", "M1")."""

    field: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartConflict:
    """A part that only a person can decide; JSON text, None where a side has no such part."""

    part: PartKey
    base: str | None
    theirs: str | None
    mine: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneMerge:
    """What became of three states of a scene."""

    scene: Scene | None
    """The merged scene; None while something is to be decided."""
    conflicts: tuple[PartConflict, ...]
    mine: tuple[PartKey, ...]
    """Parts that I changed."""
    theirs: tuple[PartKey, ...]
    """Parts that they changed."""


Chosen = Mapping[PartKey, SceneSide]
NOTHING_CHOSEN: Chosen = {}
WHOLE = PartKey(field="")
"""The scene as a whole, where its parts cannot be merged one by one."""


def merge_scenes(
    base: Scene, theirs: Scene, mine: Scene, chosen: Chosen = NOTHING_CHOSEN
) -> SceneMerge:
    """Merge two states made of `base`; `chosen` decides conflicts of an earlier merge."""
    merger = _Merger(write_scene(base), write_scene(theirs), write_scene(mine), chosen)
    merged = merger.merged()
    conflicts = list(merger.conflicts)
    scene: Scene | None = None
    if WHOLE in chosen:
        scene, conflicts = mine if chosen[WHOLE] is SceneSide.MINE else theirs, []
    elif theirs == mine:
        scene = mine
    elif not conflicts:
        renumbered = _renumbered(base, theirs, mine, merger)
        scene = None if renumbered else _sound(merged, theirs, mine)
        if scene is None:
            conflicts.append(_of_whole(base, theirs, mine))
    return SceneMerge(
        scene=scene,
        conflicts=tuple(conflicts),
        mine=tuple(sorted(merger.by_me)),
        theirs=tuple(sorted(merger.by_them)),
    )


def _of_whole(base: Scene, theirs: Scene, mine: Scene) -> PartConflict:
    texts = [as_text(write_scene(side)) for side in (base, theirs, mine)]
    return PartConflict(part=WHOLE, base=texts[0], theirs=texts[1], mine=texts[2])


def _sound(merged: Document, theirs: Scene, mine: Scene) -> Scene | None:
    """The scene of a merged document; None where it is none or names what is gone."""
    try:
        scene = read_scene(merged)
    except SceneDefects:
        return None
    return None if dangling(scene) - dangling(theirs) - dangling(mine) else scene


def dangling(scene: Scene) -> frozenset[str]:
    """What marks and measurements name and the scene does not hold: "party 3", "M2", "F1"."""
    there = {*letters(scene).values(), "impact"}
    there |= {mark_name(scene, place) for place in range(len(scene.marks))}
    there |= {one.id for one in scene.objects} | {one.id for one in scene.photos}
    numbers = {party.no for party in scene.parties}
    fixed = {kept.point.id for kept in scene.fixed_points}
    rows = [kept.row for kept in scene.measurements if kept.row is not None]
    gone = {row.target.partition(".")[0] for row in rows} - there
    gone |= {f"fixed {name}" for row in rows for name in row.fixed if name not in fixed}
    return frozenset(
        gone
        | {
            f"party {mark.party}"
            for mark in scene.marks
            if mark.party is not None and mark.party not in numbers
        }
    )


_OF_PARTIES = frozenset({"parties", "marks", "measurements"})
"""Fields that name parties by number or letter."""


def _renumbered(base: Scene, theirs: Scene, mine: Scene, merger: _Merger) -> bool:
    """Whether one side gave parties other numbers while the other worked with the old ones."""
    touched = [{part.field for part in side} for side in (merger.by_them, merger.by_me)]
    both = all(fields & _OF_PARTIES for fields in touched)
    return both and any(_gives_other_numbers(base, side) for side in (theirs, mine))


def _gives_other_numbers(base: Scene, side: Scene) -> bool:
    """Whether a letter of the base is another party's, or nobody's, on a side."""
    old, new = letters(base), letters(side)
    if any(new.get(no) != name for no, name in old.items()):
        return True
    held = {party.no: party for party in base.parties}
    for party in side.parties:
        before = held.get(party.no)
        if before is not None and party != before:
            others = (one for one in base.parties if one.no != party.no)
            if any(_same_but_number(party, one) for one in others):
                return True
    return False


def _same_but_number(one: Any, other: Any) -> bool:  # noqa: ANN401 - two parties
    places = ("class_code", "symbol", "approach", "contact", "positions", "rest")
    return all(getattr(one, name) == getattr(other, name) for name in places)


class _Merger:
    """One merge of documents."""

    def __init__(self, base: Document, theirs: Document, mine: Document, chosen: Chosen) -> None:
        self._base, self._theirs, self._mine, self._chosen = base, theirs, mine, chosen
        self.conflicts: list[PartConflict] = []
        self.by_me: set[PartKey] = set()
        self.by_them: set[PartKey] = set()

    def merged(self) -> Document:
        """The document; what is in conflict is theirs."""
        made: Document = {}
        for field in sorted({*self._base, *self._theirs, *self._mine}):
            value = self._field(field)
            if value is not None:
                made[field] = json.loads(value)
        return made

    def _field(self, field: str) -> str | None:
        sides = (self._base, self._theirs, self._mine)
        held = [side.get(field) for side in sides]
        if all(are_rows(items) for items in held):
            named = [names_of(field, items) for items in held]
            if all(names is not None for names in named):
                return as_text(self._items(field, [
                    dict(zip(names or (), items or (), strict=True))
                    for names, items in zip(named, held, strict=True)
                ]))  # fmt: skip
            return self._rows(field, [list(items or ()) for items in held])
        texts = [as_text(side[field]) if field in side else None for side in sides]
        return self._part(PartKey(field=field), *texts)

    def _part(
        self, part: PartKey, base: str | None, theirs: str | None, mine: str | None
    ) -> str | None:
        """One part after merging; written down as a conflict where it is one."""
        if theirs != base:
            self.by_them.add(part)
        if mine != base:
            self.by_me.add(part)
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        side = self._chosen.get(part)
        if side is None:
            found = PartConflict(part=part, base=base, theirs=theirs, mine=mine)
            self.conflicts.append(found)
        return mine if side is SceneSide.MINE else theirs

    def _items(self, field: str, sides: list[dict[str, Any]]) -> list[Any]:
        """A list of named items: in the order of whoever changed it, theirs first."""
        base, theirs, mine = sides
        both = [name for name in base if name in theirs and name in mine]
        ordered = mine if list(theirs) == list(base) or _order(theirs, both) == both else theirs
        ordered = theirs if list(mine) == list(base) else ordered
        names = dict.fromkeys((*ordered, *theirs, *mine, *base))
        found = {
            name: self._part(
                PartKey(field=field, key=name),
                *(as_text(side[name]) if name in side else None for side in sides),
            )
            for name in names
        }
        return [json.loads(text) for text in found.values() if text is not None]

    def _rows(self, field: str, sides: list[list[Any]]) -> str | None:
        """A list without names: both sides' rows, where they lie apart."""
        base, theirs, mine = sides
        part = PartKey(field=field)
        texts = as_text(base), as_text(theirs), as_text(mine)
        if len(set(texts)) == 3 and part not in self._chosen:
            together = _woven(base, theirs, mine)
            if together is not None:
                self.by_me.add(part)
                self.by_them.add(part)
                return as_text(together)
        return self._part(part, *texts)


def _order(side: Mapping[str, Any], names: list[str]) -> list[str]:
    wanted = set(names)
    return [name for name in side if name in wanted]


def _woven(base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any] | None:
    """Rows with both sides' changes; None where they touch. Both adding at one place is none."""
    changes = [(*hunk, 0) for hunk in hunks(base, theirs)]
    changes += [(*hunk, 1) for hunk in hunks(base, mine) if (*hunk, 0) not in changes]
    changes.sort(key=lambda change: (change[0], change[1], change[3]))
    made: list[Any] = []
    place = 0
    last: tuple[int, int] | None = None
    for start, count, rows, side in changes:
        if last is not None and last[1] != side:
            both_add = last[0] == count == 0
            if start < place or (start == place and not both_add):
                return None
        made += base[place:start] + rows
        place, last = start + count, (count, side)
    return made + base[place:]
