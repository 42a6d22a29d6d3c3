"""The window's one door to the application layer: the use cases it calls, replaceable in tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.crash_import.eis_preview import EisSample
from app.diagrams.leg_answers import JunctionLegs, LegChange
from app.diagrams.leg_cases import SiteLegs
from app.edits.change_record import Saved
from app.edits.conflict import Conflict, Decision
from app.edits.crash_correction import CrashSheet
from app.edits.three_way import RecordState
from app.messages import Language
from app.personal.records import PersonalDoor
from app.sheets.site_content import SiteSheetContent
from app.sites import RankedSite
from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from gis.crashes.codes import Encoding
from gis.crashes.coverage import RecordingBreak
from gis.crashes.crash_columns import Bools, CrashColumns
from gis.crashes.filters import ANY_TIME, CrashFilter, Period
from gis.crashes.records import CrashUid, PositionFlag
from gis.crashes.site_tallies import SiteTallies
from gis.diagrams.diagram import Basis
from gis.diagrams.leg_answers import AnsweredParty
from gis.display.primitives import DisplayList
from gis.mapping.layers import MapLayer
from widgets.door.site_query import SiteQuery

if TYPE_CHECKING:
    from app.scenes.ground import SceneGround
    from app.scenes.scene_store import OpenScene
    from app.scenes.starting import SceneStart, SceneWish
    from app.streets.editing import StreetEditing
    from gis.scenes.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One site of the list, with its place in it."""

    place: int
    """1 for the first."""
    site: RankedSite

    @property
    def id(self) -> str:
        """The site's id."""
        return self.site.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteListing:
    """The ranked sites of a store, and how far its data can be trusted."""

    rows: tuple[SiteRow, ...] = ()
    query: SiteQuery = field(default_factory=SiteQuery)
    """What was asked."""
    crashes: int = 0
    """All crashes of the store, whatever the period."""
    first_day: date | None = None
    last_day: date | None = None
    """Days of the first and last crash of the store."""
    last_complete_month: date | None = None
    incomplete_months: tuple[date, ...] = ()
    """First days of months known to be incomplete."""
    unmeasured_months: int = 0
    """Months for which nobody published a figure to compare with."""
    breaks: tuple[RecordingBreak, ...] = ()
    total: int = 0
    """Crashes of the period, at sites or not."""
    passing: int | None = None
    """Those of them that pass the filter and are counted here; None where all are."""
    unplaced: int = 0
    """Counted crashes at no junction and on no known road."""
    positions: tuple[tuple[PositionFlag, int], ...] = ()


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PassingCrashes:
    """All crashes of the store, and which rows of them pass the filter."""

    columns: CrashColumns
    mask: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWish:
    """Which site to read, and for what screen."""

    site_id: str
    """An id, a name, or the WKT of a polygon (see `find_site`)."""
    period: Period
    language: Language
    aspect: float
    """Width over height of the place that the diagram is shown in."""
    crash_filter: CrashFilter = field(default_factory=CrashFilter)
    """Conditions of the map; its own period, where it has one, goes before `period`."""

    @property
    def conditions(self) -> CrashFilter:
        """The filter with the period that counts."""
        if self.crash_filter.period != ANY_TIME:
            return self.crash_filter
        return replace(self.crash_filter, period=self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """One site on the screen: what its sheet says, and why each glyph is drawn so."""

    content: SiteSheetContent
    drawing: DisplayList
    """The diagram shaped for the screen; the content's own is shaped for the sheet."""
    why: tuple[tuple[str, str], ...] = ()
    """Case number and explanation, for every glyph."""
    shape: Callable[[float], DisplayList] | None = None
    """Makes the drawing anew for another width over height."""
    site_id: str = ""
    legs: SiteLegs | None = None
    """Questions about the legs; None or without arms where the site is no junction."""
    tallies: SiteTallies | None = None
    basis: tuple[tuple[str, Basis], ...] = ()
    """Case number and what its glyph rests on."""
    unmeasured_months: int = 0
    """Months of the period that nobody published a figure for."""
    area_m2: float | None = None
    """Size of a drawn area; None for a junction or a road."""
    single_junction: bool = True
    at: Point | None = None
    """A point of the site, metres of the store's CRS."""
    outline: tuple[Point, ...] = ()
    """Corners of a drawn area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashReading:
    """What crash files do not say themselves and the officer does."""

    encoding: Encoding | None = None
    """How numbers are to be read."""
    city: str | None = None
    """Whose months a file of counts holds."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What columns of the police's own export mean, by signature of the header, then by title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetReading:
    """What a street file does not say itself and the officer does."""

    crs: str = "auto"
    name_column: str = ""
    """Empty: found by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """What an import did, as counts in the order they are told."""

    kind: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegUseCases:
    """Answers about the legs of a crash; each tells what was in force before and after.

    The text is the uid of the unit of writing: repeated with the same one, nothing is stored twice.
    """

    answer: Callable[[Store, CrashUid, str, JunctionLegs, str], LegChange]
    """The leg that the party asked about came from."""
    unknown: Callable[[Store, CrashUid, JunctionLegs, str], LegChange]
    """Nobody can tell it."""
    enter: Callable[[Store, CrashUid, Sequence[AnsweredParty], JunctionLegs, str], LegChange]
    withdraw: Callable[[Store, CrashUid, str], LegChange]
    undo: Callable[[Store, LegChange, str], LegChange]
    """Puts what was in force before a change in force again; its own undo is the redo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditUseCases:
    """Correcting a crash that others may correct at the same time."""

    open: Callable[[Store, int], CrashSheet]
    """By the row id of the crash."""
    correct: Callable[[Store, CrashSheet, RecordState | None], Saved | Conflict]
    resolve: Callable[[Store, CrashSheet, RecordState | None, Decision], Saved | Conflict]


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetUseCases:
    """Editing the streets of a store."""

    open: Callable[[Store, StreetEditing | None, Progress], StreetEditing]
    """The streets in memory; those held already, where nobody changed the store's meanwhile."""
    finish: Callable[[StreetEditing, Progress], None]
    """Finds what lies between streets again; when nobody edits any more."""
    layers: Callable[[Store, bool, Progress], tuple[MapLayer, ...]]
    """The layers of streets and junctions; dark or light."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneUseCases:
    """Drawing the scenes of a store's crashes."""

    find_start: Callable[[Store, Point, Progress], SceneStart]
    """What a scene at a point of the map would begin with."""
    begin: Callable[[Store, SceneWish, Progress], Scene]
    begin_of_case: Callable[[Store, str, Progress], Scene]
    """A scene that begins with what is recorded of a crash, by its case number."""
    ground: Callable[[Store, Point, str | None, Progress], SceneGround]
    """The streets about a point and what stands in them, to snap to; the weather at a moment."""
    open: Callable[[Store, str], OpenScene]
    """By its case number."""
    create: Callable[[Store, Scene, Sequence[str]], OpenScene]
    """Stores a scene that is new; the texts are what was done."""
    save: Callable[[Store, OpenScene, Scene, Sequence[str]], OpenScene]
    seal: Callable[[Store, OpenScene], OpenScene]
    correct: Callable[[Store, OpenScene, Scene, str], OpenScene]
    """Lays a correction over a sealed scene, with its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCases:
    """What the window asks of the application layer; all but `lay_out` may take long."""

    open_store: Callable[[str, bool], Store]
    build_demo: Callable[[Store, Progress], Any]
    import_crashes: Callable[
        [Store, Sequence[Path], CrashReading, PersonalDoor, Progress], ImportCounts
    ]
    """The personal door keeps the personal columns of the police's export, or drops them."""
    sample_columns: Callable[[Path, Progress], EisSample]
    """The header and first rows of an export of the police."""
    import_streets: Callable[[Store, Path, StreetReading, Progress], ImportCounts]
    list_sites: Callable[[Store, SiteQuery, Progress], SiteListing]
    narrow_sites: Callable[[SiteListing, PassingCrashes], SiteListing]
    """A listing of a whole period, counting the crashes that pass; asks no store."""
    read_site: Callable[[Store, SiteWish, Progress], SiteView]
    lay_out: Callable[[SiteSheetContent], DisplayList]
    write_pdf: Callable[[SiteSheetContent, Path], None]
    site_at: Callable[[Store, Point, Progress], str]
    """The id of the site that a click on the map means."""
    fid_of_case: Callable[[Store, str], int | None]
    legs: LegUseCases
    edits: EditUseCases
    streets: StreetUseCases
    scenes: SceneUseCases
