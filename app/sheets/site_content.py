"""What a site sheet says, as frozen values: the diagram use case fills, the sheet lays out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.messages import Language
from gis.crashes.records import DayPhase, PositionFlag, Severity
from gis.diagrams.diagram import NotDrawnReason
from gis.display.primitives import DisplayList
from gis.scenes.record import Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetParty:
    """One party of a crash row; `class_name` is the catalogue's label in the sheet's language.

    `class_name` is empty where the class is not known.
    """

    class_name: str
    movement: Movement = Movement.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCrash:
    """One crash of the site, drawn or not; labels are in the sheet's language, "" where unknown.

    `key` is the number printed at the crash's glyph. A crash without a glyph has no key and its
    reason in `not_drawn`; so drawn + not drawn = total by construction.
    """

    key: str = ""
    case_no: str
    occurred_at: datetime
    """Aware; printed in the time of Taiwan."""
    severity: Severity
    late_death: bool = False
    """A death after 24 h and within 30 days (the half-filled contact mark)."""
    deaths_24h: int = 0
    deaths_30d: int | None = None
    """Includes deaths within 24 h; None where the source does not know."""
    injured: int = 0
    type_name: str = ""
    cause: str = ""
    day_phase: DayPhase = DayPhase.UNKNOWN
    parties: tuple[SheetParty, ...] = ()
    not_drawn: NotDrawnReason | None = None
    detail: str = ""
    """Adds to the reason, in the sheet's language; may be empty."""

    def __post_init__(self) -> None:
        """A crash is drawn (a key) or not drawn (a reason), never both or neither."""
        if bool(self.key) == (self.not_drawn is not None):
            raise ValueError(f"crash {self.case_no}: exactly one of key and not_drawn is needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSymbol:
    """One entry of a key: a small picture by the diagram's own glyph code, and its words.

    The picture is scaled to fit the key's cell (about 14 x 5 mm), aspect kept.
    """

    label: str
    picture: DisplayList


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEvent:
    """Something that splits the period in two: works at the site, a break in the recording."""

    first: date
    last: date | None = None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSheetContent:
    """Everything one site sheet prints; words are in `language`.

    `drawing` is the diagram in its own metres (ground metres where `to_scale`). `period` holds
    the first and last day. `crashes` are all crashes of site, period and filters, drawn or not,
    in the order they are listed; counts are made from them.
    """

    language: Language
    site_name: str
    city: str
    period: tuple[date, date]
    filters: tuple[str, ...] = ()
    """One short phrase a filter; empty prints "none"."""
    drawing: DisplayList
    to_scale: bool = False
    """Whether the drawing is in ground metres (prints the scale) or a schematic (says so)."""
    north_deg: float | None = 0.0
    """Bearing that points up the page; None draws no north arrow (headings not known)."""
    severity_key: tuple[SheetSymbol, ...] = ()
    """The contact marks A1, late death, A2, A3 in this order, drawn by the glyphs' own code.

    Labels may be empty: the sheet then says the official words.
    """
    symbol_key: tuple[SheetSymbol, ...] = ()
    """Movements and party styles that occur in the drawing."""
    crashes: tuple[SheetCrash, ...]
    positions: tuple[tuple[PositionFlag, int], ...] = ()
    """Crashes by position quality, over the crashes that name this site."""
    incomplete_months: tuple[date, ...] = ()
    """First days of the period's months for which the data are not complete."""
    recording_breaks: tuple[SheetEvent, ...] = ()
    works: tuple[SheetEvent, ...] = ()
    notes: tuple[str, ...] = ()
    """Further sentences, printed with the notes."""
    base_date: date | None = None
    """Version date of the base map; None where the diagram has no base."""
    data_date: date | None = None
    """Day of the last import that the crashes come from."""
    data_sha256: str = ""
    printed_on: date
    program_version: str
    page: tuple[int, int] = (1, 1)
    """Page number and number of pages of the document that the sheet stands in."""

    @property
    def drawn(self) -> int:
        """Crashes with a glyph."""
        return sum(1 for crash in self.crashes if crash.not_drawn is None)

    @property
    def not_drawn(self) -> tuple[SheetCrash, ...]:
        """Crashes without a glyph, in list order."""
        return tuple(crash for crash in self.crashes if crash.not_drawn is not None)

    @property
    def total(self) -> int:
        """All crashes; always drawn + not drawn."""
        return len(self.crashes)
