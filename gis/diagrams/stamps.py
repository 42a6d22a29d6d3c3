"""Glyphs drawn once for all crashes that look alike, and stacks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gis.diagrams.diagram import Glyph
from gis.diagrams.glyphs import NUMBER_LAYER, PartyPose, glyph_items, item_points, own_pose
from gis.diagrams.party_style import party_style
from gis.diagrams.text_size import estimated_width_m
from gis.display.primitives import Bounds, Item, Text

Look = tuple[object, ...]
"""Two glyphs of one look are drawn alike but for their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Crashes shown by one glyph, the earliest first."""

    glyphs: tuple[Glyph, ...]

    @property
    def first(self) -> Glyph:
        """The crash whose glyph stands for all."""
        return self.glyphs[0]

    @property
    def label(self) -> str:
        """The key number of one crash, or the count of several ("×7")."""
        count = len(self.glyphs)
        return str(self.first.number) if count == 1 else f"×{count}"


class GlyphStamps:
    """Makes the items of glyphs and keeps them by look; made for one drawing."""

    def __init__(self) -> None:
        self._made: dict[Look, tuple[Item, ...]] = {}

    def items(self, glyph: Glyph, poses: Sequence[PartyPose], label: str) -> tuple[Item, ...]:
        """The glyph about its contact point with a label in place of its key number."""
        look = (*look_of(glyph, poses), estimated_width_m(label, 1.0))
        if look not in self._made:
            self._made[look] = glyph_items(glyph, poses, label=label)
        return tuple(_named(item, glyph.case_no, label) for item in self._made[look])


def _named(item: Item, key: str, label: str) -> Item:
    """An item of another glyph of this look as one of the glyph called `key`."""
    if isinstance(item, Text) and item.layer == NUMBER_LAYER:
        return replace(item, key=key, text=label)
    return replace(item, key=key)


def look_of(glyph: Glyph, poses: Sequence[PartyPose]) -> Look:
    """What decides how a glyph is drawn, its number apart."""
    parties = tuple(
        (
            party_style(pose.party),
            pose.party.movement,
            pose.party.hit_side,
            _rounded(pose.heading_in_deg),
            _rounded(pose.heading_deg),
            pose.party.no if pose.heading_deg is None or pose.heading_in_deg is None else 0,
        )
        for pose in poses
    )
    return (glyph.type_code, glyph.severity, glyph.late_death, parties)


def _rounded(angle_deg: float | None) -> float | None:
    return None if angle_deg is None else round(angle_deg, 3)


def single_stacks(glyphs: Sequence[Glyph]) -> tuple[Stack, ...]:
    """Every glyph for itself."""
    return tuple(Stack(glyphs=(glyph,)) for glyph in glyphs)


def stacks_of_alike(glyphs: Sequence[Glyph]) -> tuple[Stack, ...]:
    """Glyphs up to rotation that look alike together, the highest stacks first.

    A glyph that was moved by hand stays alone.
    """
    found: dict[Look, list[Glyph]] = {}
    for glyph in glyphs:
        look = look_of(glyph, [own_pose(party) for party in glyph.parties])
        alone = glyph.number if glyph.offset != (0.0, 0.0) else 0
        found.setdefault((*look, alone), []).append(glyph)
    stacks = [Stack(glyphs=tuple(alike)) for alike in found.values()]
    return tuple(sorted(stacks, key=lambda stack: (-len(stack.glyphs), stack.first.number)))


def items_box(items: Sequence[Item]) -> Bounds:
    """The box about items."""
    points = [point for item in items for point in item_points(item)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Bounds(min(xs), min(ys), max(xs), max(ys))
