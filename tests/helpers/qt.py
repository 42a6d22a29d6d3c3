"""A window over made-up use cases: no store, no files, no dialogs that nobody can answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from app.crash_import.eis_preview import EisSample
from app.diagrams.leg_answers import LegChange
from app.edits.crash_correction import correct_crash, open_crash, resolve_crash
from app.mapping.search_index import SearchIndex
from app.mapping.store_layers import CrashPoints
from app.messages import Language
from app.scenes.scene_list import SceneShelf
from app.sheets.site_content import SheetCrash, SheetParty, SheetSymbol, SiteSheetContent
from app.sites import Rank, RankedSite, SiteKind
from app.store.server.person import Person
from gis.analysis.epdo import ScoreName
from gis.crashes.records import CrashUid, DayPhase, PositionFlag, Severity
from gis.diagrams.diagram import NotDrawnReason
from gis.display.primitives import Bounds, Circle, Colour, DisplayList, Stroke, Text
from gis.display.primitives import Path as DrawnPath
from gis.problems import Problem
from tests.helpers.crash_panels import crash_list
from tests.helpers.keepers import MemoryKeeper
from widgets.crashes.crash_door import real_crash_door
from widgets.door.people import PeopleDoor, real_people_door
from widgets.door.real_use_cases import narrow_listing, real_use_cases
from widgets.door.site_query import SiteQuery
from widgets.door.use_cases import (
    CrashReading,
    EditUseCases,
    ImportCounts,
    LegUseCases,
    SiteListing,
    SiteRow,
    SiteView,
    SiteWish,
    StreetReading,
    UseCases,
)
from widgets.frame.drop_question import DropUse
from widgets.frame.file_choice import FileChoice
from widgets.frame.import_questions import ImportQuestions
from widgets.frame.main_window import MainWindow, Surroundings
from widgets.parts.settings import WindowSettings
from widgets.parts.translation import LanguageSwitch
from widgets.scenes.scene_list_door import real_scene_list_door

RED = Colour(200, 0, 0)


def glyph(case_no: str, x: float) -> tuple[DrawnPath, Circle]:
    """A vertical path and a contact mark at `x` metres, both keyed by the case."""
    path = DrawnPath(
        runs=(((x, -20.0), (x, 20.0)),), stroke=Stroke(colour=RED, width_m=0.6), key=case_no
    )
    return path, Circle(centre=(x, 20.0), radius_m=2.0, fill=RED, key=case_no)


def sheet_crash(
    case_no: str, *, key: str = "", reason: NotDrawnReason | None = None, hour: int = 8
) -> SheetCrash:
    """A crash row; with a key it is drawn, else `reason` says why not."""
    return SheetCrash(
        key=key,
        case_no=case_no,
        occurred_at=datetime(2025, 3, 4, hour, 30, tzinfo=UTC),
        severity=Severity.A2,
        injured=1,
        type_name="側撞",
        cause="未注意車前狀態",
        day_phase=DayPhase.DAY,
        parties=(SheetParty(class_name="自用小客車"), SheetParty(class_name="普通重型機車")),
        not_drawn=None if key else (reason or NotDrawnReason.NO_DIRECTION),
    )


def site_view(site_id: str, *, language: Language = Language.ENGLISH) -> SiteView:
    """A site with two drawn crashes (20 m left and right of the middle) and one that is not."""
    marks = (*glyph(f"{site_id}-a", -20.0), *glyph(f"{site_id}-b", 20.0))
    title = Text(at=(-45.0, 40.0), text=site_id, height_m=4.0)
    mark = DisplayList((Circle(centre=(0, 0), radius_m=1, fill=RED),), Bounds(-1, -1, 1, 1))
    content = SiteSheetContent(
        language=language,
        site_name=f"site {site_id}",
        city="道安市",
        period=(date(2025, 1, 1), date(2025, 12, 31)),
        drawing=DisplayList((*marks, title), Bounds(-50, -50, 50, 50)),
        severity_key=tuple(SheetSymbol(label="", picture=mark) for _ in range(4)),
        crashes=(
            sheet_crash(f"{site_id}-a", key="1"),
            sheet_crash(f"{site_id}-b", key="2", hour=2),
            sheet_crash(f"{site_id}-c"),
        ),
        program_version="0",
        printed_on=date(2026, 1, 5),
    )
    why = ((f"{site_id}-a", "headings from the impact codes"), (f"{site_id}-b", "sketch"))
    return SiteView(content=content, drawing=content.drawing, why=why, site_id=site_id)


def listing(query: SiteQuery) -> SiteListing:
    """Three sites of a city with two years of data."""
    names = ("中山路／文化路", "民族路／垂楊路", "Museum Road")
    rows = tuple(
        SiteRow(
            place=place + 1,
            site=RankedSite(
                id=f"s{place + 1}",
                name=name,
                kind=SiteKind.JUNCTION,
                count=12 - 4 * place,
                deaths_24h=place,
                deaths_30d=None if place == 2 else place,
                injuries=10 - place,
                score=float(12 - 4 * place) * (9 if query.rank is Rank.EPDO else 1),
                score_name=ScoreName.COUNT,
                position_quality=1.0,
            ),
        )
        for place, name in enumerate(names)
    )
    return SiteListing(
        rows=rows,
        query=query,
        crashes=30,
        total=30,
        first_day=date(2024, 1, 3),
        last_day=date(2025, 12, 30),
        last_complete_month=date(2025, 11, 1),
        incomplete_months=(date(2025, 12, 1),),
        positions=((PositionFlag.GOOD, 26), (PositionFlag.DEFAULT_POINT, 4)),
    )


@dataclass
class FakeCity:
    """Answers the window's questions and remembers them."""

    empty: bool = False
    error: Exception | None = None
    queries: list[SiteQuery] = field(default_factory=list)
    pdfs: list[Path] = field(default_factory=list)
    answers: list[tuple[object, ...]] = field(default_factory=list)
    """What was told of legs."""
    opened: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    readings: list[CrashReading | StreetReading | None] = field(default_factory=list)
    refusals: list[Problem] = field(default_factory=list)
    """What the next imports fail with, one each."""
    sample: EisSample | None = None
    """What is seen of the columns of any file."""
    gate: threading.Event | None = None
    """Importing waits here, reporting progress, until the test opens the gate."""

    def use_cases(self) -> UseCases:
        """The door with this city behind it."""
        return UseCases(
            open_store=self.open_store,
            build_demo=self.build_demo,
            import_crashes=lambda store, files, reading, personal, progress: self.import_files(
                progress, reading
            ),
            sample_columns=self.sample_columns,
            import_streets=lambda store, file, reading, progress: self.import_files(
                progress, reading
            ),
            list_sites=self.list_sites,
            narrow_sites=narrow_listing,
            read_site=self.read_site,
            lay_out=lambda content: content.drawing,
            write_pdf=lambda content, path: self.pdfs.append(path),
            fid_of_case=lambda store, case_no: None,
            site_at=lambda store, at, progress: f"at {at[0]:.0f} {at[1]:.0f}",
            legs=self.leg_use_cases(),
            edits=EditUseCases(open=open_crash, correct=correct_crash, resolve=resolve_crash),
            streets=real_use_cases().streets,
            scenes=real_use_cases().scenes,
        )

    def sample_columns(self, file, progress):
        self._fail()
        if self.sample is None:
            raise Problem("CRASH_FILE_UNKNOWN", file=file.name)
        return self.sample

    def leg_use_cases(self) -> LegUseCases:
        """Answers about legs: remembered, with nothing in force before or after."""

        def told(*said):
            self._fail()
            self.answers.append(said)
            return LegChange(crash_uid=CrashUid("c"), before=None, after=None)

        return LegUseCases(
            answer=lambda store, crash, leg, legs, unit: told("answer", crash, leg),
            unknown=lambda store, crash, legs, unit: told("unknown", crash),
            enter=lambda store, crash, parties, legs, unit: told("enter", crash, tuple(parties)),
            withdraw=lambda store, crash, unit: told("withdraw", crash),
            undo=lambda store, change, unit: told("undo", change.crash_uid),
        )

    def map_doors(self):
        """What the map and the crash list ask: no layers, no crashes."""
        nothing = CrashPoints(
            xy=np.empty((0, 2)), ids=np.empty(0, np.int64), classes=np.empty(0, np.uint8)
        )
        read = replace(real_crash_door(), read=lambda store, progress: crash_list())
        return {
            "read_layers": lambda store, dark, progress: ((), nothing),
            "crash_door": read,
            "scene_door": replace(
                real_scene_list_door(), read=lambda store, progress: SceneShelf(())
            ),
            "build_index": lambda store, progress: SearchIndex(epsg=3826, names=()),
            "read_doubts": lambda store, progress: (),
        }

    def open_store(self, location, create):
        self._fail()
        self.opened.append(location)
        return SimpleNamespace(
            location=location, epsg=3826, close=lambda: None, person=Person(), actor="tester"
        )

    def build_demo(self, store, progress):
        Path(store.location).write_bytes(b"half done")
        self.import_files(progress)

    def list_sites(self, store, query, progress):
        self._fail()
        self.threads.add(threading.get_ident())
        self.queries.append(query)
        return SiteListing() if self.empty else listing(query)

    def read_site(self, store, wish: SiteWish, progress):
        self._fail()
        return site_view(wish.site_id, language=wish.language)

    def import_files(self, progress, reading=None):
        self._fail()
        self.readings.append(reading)
        if self.refusals:
            raise self.refusals.pop(0)
        while self.gate is not None and not self.gate.wait(0.01):
            progress("CANCELLED", 0.5)
        self.empty = False
        return ImportCounts(kind="crashes", counts=(("read", 4616), ("crashes", 2024)))

    def _fail(self):
        if self.error is not None:
            raise self.error


class Answers(FileChoice):
    """Answers every question about files at once."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.store = str(folder / "store.gpkg")

    def existing_store(self, parent):
        return self.store

    def new_store(self, parent, suggested):
        return str(self.folder / suggested)

    def crash_files(self, parent):
        return [self.folder / "crashes.csv"]

    def street_file(self, parent):
        return self.folder / "streets.osm"

    def pdf_file(self, parent, suggested):
        return self.folder / suggested

    certificate_file = pdf_file

    def key_file(self, parent):
        return self.folder / "master.key"


class Replies(ImportQuestions):
    """Answers questions about imports from a list; none where it is used up."""

    def __init__(self) -> None:
        self.answers: list[CrashReading | StreetReading] = []
        self.asked: list[Problem] = []

    def crash_reading(self, parent, problem, before):
        self.asked.append(problem)
        return self.answers.pop(0) if self.answers else None

    street_reading = crash_reading


@dataclass
class Rig:
    """A window with what stands around it."""

    window: MainWindow
    city: FakeCity
    files: Answers
    settings: WindowSettings
    switch: LanguageSwitch
    questions: Replies


def nobody() -> PeopleDoor:
    """A door to no server at all."""
    return replace(real_people_door(), server=lambda: None, keeper=MemoryKeeper(there=False))


def make_rig(
    folder: Path,
    *,
    language: Language = Language.ENGLISH,
    city: FakeCity | None = None,
    use_cases: UseCases | None = None,
    people: PeopleDoor | None = None,
) -> Rig:
    """A window over a fake city, or over real use cases; its settings lie in `folder`."""
    settings = WindowSettings(folder / "window.ini")
    switch = LanguageSwitch()
    switch.use(language)
    city = city or FakeCity()
    files, questions = Answers(folder), Replies()
    window = MainWindow(
        Surroundings(
            settings=settings,
            use_cases=use_cases or city.use_cases(),
            switch=switch,
            files=files,
            questions=questions,
            log_path=folder / "log" / "window.log",
            journals=folder / "journals",
            people=people or nobody(),
            **({} if use_cases else city.map_doors()),
        )
    )
    window.desk.ask_use = lambda parent, files: DropUse.STREETS  # nobody is there to answer
    return Rig(
        window=window,
        city=city,
        files=files,
        settings=settings,
        switch=switch,
        questions=questions,
    )


__all__ = ["Answers", "FakeCity", "Rig", "glyph", "listing", "make_rig", "site_view"]
