"""The collision diagram of one site over one period (daoan.diagram/1), as data.

`len(glyphs) + len(not_drawn) == total` always.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gis.angles import Point
from gis.crashes.records import PartyRole, Severity
from gis.scenes.record import Movement


class Basis(StrEnum):
    """What a glyph rests on."""

    SKETCH = "sketch"
    RECORD = "record"
    ENTERED = "entered"
    CORRECTED = "corrected"


class NotDrawnReason(StrEnum):
    """Why a crash has no glyph."""

    NO_DIRECTION = "NO_DIRECTION"
    """The record holds no direction of travel and its impact codes settle none."""
    NO_IMPACT_CODES = "NO_IMPACT_CODES"
    """An impact position is missing, unknown, or not a side of a vehicle."""
    CODES_CONTRADICT = "CODES_CONTRADICT"
    """The headings that the impact codes imply do not fit the recorded crash type."""
    POSITION_DOUBTFUL = "POSITION_DOUBTFUL"
    """The recorded point is flagged; the crash may not belong to this site."""
    TOO_FEW_PARTIES = "TOO_FEW_PARTIES"
    LEG_UNKNOWN = "LEG_UNKNOWN"
    """A sketch whose legs cannot be told apart."""


class HitSide(StrEnum):
    """Which side of a party touched first, seen from its nose."""

    FRONT = "front"
    RIGHT = "right"
    REAR = "rear"
    LEFT = "left"
    NONE = "none"
    """No contact."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphParty:
    """One party of a glyph; `path` in travel order, ending at its contact place.

    Legs are arm names of the site; None where only the relative geometry is known. A path with
    `basis` record is in a local frame: metres, contact at the origin, y along the heading of the
    first vehicle. One point means that no heading is known. `heading_in_deg` is the heading before
    a turn and `heading_deg` the one at contact (where the nose points), in the frame of the path.
    """

    no: int
    class_code: str | None
    leg_in: str | None
    leg_out: str | None
    movement: Movement
    path: tuple[Point, ...]
    role: PartyRole = PartyRole.UNKNOWN
    heading_in_deg: float | None = None
    heading_deg: float | None = None
    hit_side: HitSide = HitSide.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One crash drawn; `offset` moves it from its computed place (stacking, dragging).

    `number` is the key number printed beside it: 1, 2, ... in order of time.
    """

    case_no: str
    type_code: str | None
    severity: Severity
    late_death: bool = False
    basis: Basis
    parties: tuple[GlyphParty, ...]
    contact: Point
    offset: Point = (0.0, 0.0)
    why: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDrawn:
    """A crash of the site without a glyph."""

    case_no: str
    reason: NotDrawnReason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramArm:
    """One leg of the diagram's layout; bearing away from the centre, degrees from north."""

    name: str
    bearing_deg: float
    street: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """All crashes of a site and period: drawn, or not drawn with the reason."""

    site_id: str
    site_name: str
    crs: str
    period: tuple[date, date]
    arms: tuple[DiagramArm, ...]
    glyphs: tuple[Glyph, ...]
    not_drawn: tuple[NotDrawn, ...]

    @property
    def total(self) -> int:
        """Crashes of the site and period that pass the filters."""
        return len(self.glyphs) + len(self.not_drawn)
