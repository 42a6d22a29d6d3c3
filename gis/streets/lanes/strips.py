"""Strips of a road before their widths are settled, left to right along its line."""

from __future__ import annotations

from dataclasses import dataclass

from gis.streets.cross_section import Direction, Element, ElementKind, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One strip and how much of it is known."""

    kind: ElementKind
    width_m: float
    direction: Direction = Direction.NONE
    turns: tuple[Turn, ...] = ()
    there: bool = True
    """The source says that it exists."""
    fixed: bool = False
    """The source says its width."""
    outside: bool = False
    """It lies outside the carriageway that a road's `width` measures: track, lay-by, sidewalk."""
    number: int | None = None
    """Its number among the lanes of its direction, from 1, left to right as the driver sees them;
    None for strips that `placement` does not count."""

    def element(self, *, width_known: bool) -> Element:
        """The strip as part of a cross-section."""
        return Element(
            kind=self.kind,
            width_m=self.width_m,
            direction=self.direction,
            turns=self.turns,
            assumed=not (self.there and (self.fixed or (width_known and not self.outside))),
        )
