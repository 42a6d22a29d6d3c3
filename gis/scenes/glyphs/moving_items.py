"""What moves while a gesture is previewed, apart from what stays as it was drawn before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gis.display.primitives import Item
from gis.scenes.glyphs.covered_ground import covered_ground
from gis.scenes.glyphs.labels import Label, seats_of
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.measured_lines import MeasuredLines
from gis.scenes.glyphs.scene_items import MEASURED, Piece, scene_labels, scene_pieces
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

_Part: TypeAlias = tuple[Piece | Label | Item, int]
"""A piece, a line of a measurement or words, and of words their seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a gesture: `still` is the same object as long as nothing of it changes."""

    still: tuple[Item, ...]
    moving: tuple[Item, ...]


class MovingItems:
    """The scene before a gesture, against which its previews are told apart.

    Words keep the seat beside their part that they had; they find free places when it is over.
    """

    def __init__(self, scene: Scene, library: SymbolLibrary, look: Look) -> None:
        self._library, self._look = library, look
        labels, shapes = self._parts(scene)
        seats = seats_of(labels, covered_ground(scene, library, look), look)
        self._seats = dict(zip(_named(labels), seats, strict=True))
        self._kept = [*shapes, *((one, at) for one, at in zip(labels, seats, strict=True))]
        self._still = self._items(self._kept)

    def frame(self, preview: Scene) -> Frame:
        """What is drawn of a preview.

        What once moved in the gesture is told apart from then on, so that `still` changes seldom.
        """
        labels, shapes = self._parts(preview)
        names = _named(labels)
        seats = [
            min(self._seats.get(name, 0), len(label.spots) - 1)
            for name, label in zip(names, labels, strict=True)
        ]
        parts = [*shapes, *((one, at) for one, at in zip(labels, seats, strict=True))]
        kept, moving = _told_apart(self._kept, parts)
        bodies = self._items([one for one in moving if not isinstance(one[0], Label)])
        hidden = {item.key for item in bodies} - {""}  # their words lie on top of them
        words = [one for one in moving if isinstance(one[0], Label)]
        words += [one for one in kept if _is_of(one, hidden)]
        kept = [one for one in kept if not _is_of(one, hidden)]
        if len(kept) < len(self._kept):
            self._kept, self._still = kept, self._items(kept)
        return Frame(still=self._still, moving=bodies + self._items(words))

    def _parts(self, scene: Scene) -> tuple[list[Label], list[_Part]]:
        look, library = self._look, self._library
        measured = MeasuredLines(scene, library, look) if look.dimensions else None
        labels = scene_labels(scene, library, look, measured)
        shapes: list[_Part] = []
        for piece in scene_pieces(scene, library, look):
            if piece is not MEASURED:
                shapes.append((piece, 0))
            elif measured is not None:
                shapes += [(line, 0) for line in measured.shapes]
        return labels, shapes

    def _items(self, parts: Sequence[_Part]) -> tuple[Item, ...]:
        return tuple(item for part, seat in parts for item in self._drawn(part, seat))

    def _drawn(self, part: Piece | Label | Item, seat: int) -> Sequence[Item]:
        if isinstance(part, Piece):
            return part.items()
        if isinstance(part, Label):
            return part.items(self._look, seat)
        return (part,)


def _named(labels: Sequence[Label]) -> list[tuple[str, int]]:
    """A label by its part, and which one of the part's labels it is."""
    seen: Counter[str] = Counter()
    names: list[tuple[str, int]] = []
    for label in labels:
        names.append((label.key, seen[label.key]))
        seen[label.key] += 1
    return names


def _is_of(part: _Part, keys: set[str]) -> bool:
    """Whether it is words of parts of such keys."""
    return isinstance(part[0], Label) and part[0].key in keys


def _told_apart(kept: Sequence[_Part], parts: Sequence[_Part]) -> tuple[list[_Part], list[_Part]]:
    """Those of `kept` that are there as they were, and all the others; both keep their order."""
    still: list[_Part] = []
    moving: list[_Part] = []
    rest = list(kept)
    for part in parts:
        at = next((place for place, one in enumerate(rest) if one == part), None)
        if at is None:
            moving.append(part)
        else:
            still.append(part)
            del rest[at]
    return still, moving
