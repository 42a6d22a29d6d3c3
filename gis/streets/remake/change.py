"""What an edit changes: roads that go and come, and derived pieces that go and come with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from gis.crashes.records import RoadUid
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.records import Junction


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetChange:
    """Roads that go, and roads that come; a road that is changed is in both."""

    gone: frozenset[RoadUid] = frozenset()
    new: tuple[StreetRoad, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """Derived pieces that stand no longer, and those in their place; `roads` changed ones only."""

    gone: StreetGeometry = field(default_factory=StreetGeometry)
    made: StreetGeometry = field(default_factory=StreetGeometry)
    junctions_before: tuple[Junction, ...] = ()
    """Records of junctions where other roads meet now, as they were."""
    junctions_after: tuple[Junction, ...] = ()

    @property
    def undone(self) -> Remade:
        """The change back."""
        return Remade(
            gone=self.made,
            made=self.gone,
            junctions_before=self.junctions_after,
            junctions_after=self.junctions_before,
        )
