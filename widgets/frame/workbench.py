"""What the window works on: the open store, its listing, the site; long work goes through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.messages import Language, say
from app.personal.records import PersonalDoor, drop_personal
from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from gis.crashes.filters import CrashFilter, Period
from gis.display.primitives import DisplayList
from gis.problems import Problem
from widgets.door.site_query import SiteQuery
from widgets.door.use_cases import (
    CrashReading,
    EditUseCases,
    ImportCounts,
    LegUseCases,
    PassingCrashes,
    SceneUseCases,
    SiteListing,
    SiteView,
    SiteWish,
    StreetReading,
    StreetUseCases,
    UseCases,
)
from widgets.parts.background import Background, Job, Work

READ_SITES, READ_SITE, CHANGE, PAPER = "read sites", "read site", "change", "paper"
SHAPE, FIND_SITE, NARROW_SITES = "shape", "find site", "narrow sites"
FIND_CASE = "find case"


class Workbench(QObject):
    """Runs use cases off the main thread and tells what became of them; no widgets in here."""

    store_opened = Signal(object)
    store_closed = Signal()
    store_changed = Signal()
    """Something was imported: what is on the screen is out of date."""
    listing_read = Signal(object)
    listing_narrowed = Signal(object)
    site_read = Signal(object)
    imported = Signal(object)
    pdf_saved = Signal(object)
    sheet_ready = Signal(object)
    site_shaped = Signal(object)
    crashes_refused = Signal(object, object, object)
    """Files, how they were read, error."""
    columns_sampled = Signal(object, object, object)
    """Files, how they are to be read, the sample of one of them."""
    streets_refused = Signal(object, object, object)
    """File, how it was read, error."""
    failed = Signal(object)
    cancelled = Signal()
    open_failed = Signal(str, object)

    def __init__(
        self, use_cases: UseCases, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._use_cases = use_cases
        self._background = background
        self.store: Store | None = None
        self._identity: tuple[int, int] | None = None
        self.language = Language.ENGLISH
        self.personal: Callable[[], PersonalDoor] = lambda: drop_personal
        """Gives what keeps the personal data of an import that starts now."""
        self.when_free: Callable[[Callable[[], None]], None] = lambda then: then()
        """Ends what somebody has in hand of the store, then goes on."""

    @property
    def leg_use_cases(self) -> LegUseCases:
        """What stores answers about legs."""
        return self._use_cases.legs

    @property
    def edit_use_cases(self) -> EditUseCases:
        """What corrects crashes."""
        return self._use_cases.edits

    @property
    def street_use_cases(self) -> StreetUseCases:
        """What edits streets."""
        return self._use_cases.streets

    @property
    def scene_use_cases(self) -> SceneUseCases:
        """What draws scenes."""
        return self._use_cases.scenes

    # --- stores

    def open(self, location: str, title: str, *, create: bool = False) -> None:
        """Open a store (or make an empty one) in place of the present one."""
        self._run(
            CHANGE,
            title,
            lambda _: self._use_cases.open_store(location, create),
            self.take,
            on_failed=lambda error: self.open_failed.emit(location, error),
        )

    def build_demo(self, location: str, title: str) -> None:
        """Make the demo store in a new file and open it."""

        def work(progress: Callable[[str, float], None]) -> Store:
            store = self._use_cases.open_store(location, True)
            try:
                self._use_cases.build_demo(store, progress)
            except BaseException:
                store.close()
                _remove(store.location)
                raise
            return store

        self._run(CHANGE, title, work, self.take)

    def close(self) -> None:
        """Let go of the store."""
        if self.store is not None:
            self.store.close()
            self.store = None
            self.store_closed.emit()

    def take(self, store: Store) -> None:
        """Work on a store that is open already, in place of the present one."""
        self.when_free(lambda: self._take(store))

    def _take(self, store: Store) -> None:
        self._background.drop(READ_SITES, READ_SITE, NARROW_SITES)
        if self.store is not None:
            self.store.close()
        self.store = store
        self._identity = _identity(store.location)
        self.store_opened.emit(store)

    # --- importing

    def import_crashes(self, files: Sequence[Path], reading: CrashReading, title: str) -> None:
        """Import crash files into the open store."""
        if self.store is not None:
            work = partial(
                self._use_cases.import_crashes, self.store, files, reading, self.personal()
            )
            self._run(
                CHANGE,
                title,
                self._while_there(work),
                self._imported,
                on_failed=lambda error: self.crashes_refused.emit(files, reading, error),
            )

    def sample_columns(
        self, file: Path, files: Sequence[Path], reading: CrashReading, title: str
    ) -> None:
        """Look at the columns of one of the files that are to be imported."""
        work = partial(self._use_cases.sample_columns, file)
        self._run(
            CHANGE,
            title,
            work,
            lambda sample: self.columns_sampled.emit(list(files), reading, sample),
        )

    def import_streets(self, file: Path, reading: StreetReading, title: str) -> None:
        """Import a street file into the open store."""
        if self.store is not None:
            self.when_free(lambda: self._import_streets(file, reading, title))

    def _import_streets(self, file: Path, reading: StreetReading, title: str) -> None:
        work = partial(self._use_cases.import_streets, self.store, file, reading)
        self._run(
            CHANGE,
            title,
            self._while_there(work),
            self._imported,
            on_failed=lambda error: self.streets_refused.emit(file, reading, error),
        )

    def _imported(self, counts: ImportCounts) -> None:
        self.imported.emit(counts)
        self.store_changed.emit()

    # --- reading

    def read_listing(self, query: SiteQuery, title: str) -> None:
        """Read the ranked sites."""
        if self.store is not None:
            work = partial(self._use_cases.list_sites, self.store, query)
            self._run(READ_SITES, title, self._while_there(work), self._listing_came)

    def narrow_listing(self, whole: SiteListing, passing: PassingCrashes | None) -> None:
        """Count in a listing only the crashes that pass; None: all of them, told at once."""
        self._background.drop(NARROW_SITES)
        if passing is None:
            self.listing_narrowed.emit(whole)
            return
        self._run(
            NARROW_SITES,
            "",
            lambda _: self._use_cases.narrow_sites(whole, passing),
            self.listing_narrowed.emit,
        )

    def _listing_came(self, listing: SiteListing) -> None:
        self.listing_read.emit(listing)

    def read_site(
        self,
        site_id: str,
        period: Period,
        *,
        aspect: float,
        title: str,
        crash_filter: CrashFilter | None = None,
    ) -> None:
        """Read one site with its diagram, shaped for a place of this width over height."""
        if self.store is not None:
            wish = SiteWish(
                site_id=site_id,
                period=period,
                language=self.language,
                aspect=aspect,
                crash_filter=crash_filter or CrashFilter(),
            )
            work = partial(self._use_cases.read_site, self.store, wish)
            self._run(READ_SITE, title, self._while_there(work), self.site_read.emit)

    def find_site_at(self, at: Point, then: Callable[[str], None]) -> None:
        """Find the site at a place of the map and hand its reference on."""
        if self.store is not None:
            work = partial(self._use_cases.site_at, self.store, at)
            self._run(FIND_SITE, "", self._while_there(work), then)

    def find_case(self, case_no: str, then: Callable[[int | None], None]) -> None:
        """Find the row id of a crash by its case number and hand it on; None: there is none."""
        store = self.store
        if store is not None:
            find = self._use_cases.fid_of_case
            self._run(FIND_CASE, "", self._while_there(lambda _: find(store, case_no)), then)

    def shape_site(self, view: SiteView, aspect: float) -> None:
        """Make the site's drawing anew for a place of another width over height."""
        shape = view.shape
        if shape is not None:
            self._run(
                SHAPE,
                "",
                lambda _: shape(aspect),
                lambda drawing: self.site_shaped.emit(replace(view, drawing=drawing)),
            )

    # --- paper

    def save_pdf(self, view: SiteView, path: Path, title: str) -> None:
        """Write the site's sheet as a PDF."""

        def work(progress: Callable[[str, float], None]) -> Path:
            self._use_cases.write_pdf(view.content, path)
            return path

        # a channel for each file: one sheet must not cancel another
        self._run(f"{PAPER} {path}", title, work, self.pdf_saved.emit)

    def prepare_sheet(self, view: SiteView, title: str) -> None:
        """Lay the site's sheet out for a printer."""

        def work(progress: Callable[[str, float], None]) -> DisplayList:
            return self._use_cases.lay_out(view.content)

        self._run(PAPER, title, work, self.sheet_ready.emit)

    # --- the door

    def _while_there(self, work: Work) -> Work:
        """Work that refuses where the store's file is no longer the one that was opened.

        A deleted file stays usable to whoever has it open: what is imported then would be lost.
        """
        location = self.store.location if self.store is not None else ""
        opened = self._identity

        def guarded(progress: Progress) -> object:
            if opened is not None and _identity(location) != opened:
                raise Problem("STORE_GONE", path=location)
            return work(progress)

        return guarded

    def _run(
        self,
        channel: str,
        title: str,
        work: Work,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._background.run(
            Job(
                work=work,
                channel=channel,
                title=title,
                modal=channel == CHANGE,
                on_done=on_done,
                on_failed=on_failed or self.failed.emit,
                on_cancelled=self.cancelled.emit,
            )
        )

    def progress_words(self, code: str) -> str:
        """What a progress code says in the language of the window; empty where it says nothing."""
        try:
            return say(code, self.language)
        except KeyError:
            return ""


def _identity(location: str) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None without a file."""
    try:
        found = Path(location).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _remove(location: str) -> None:
    """Take away a store that was not finished; nothing lay there before."""
    for ending in ("", "-wal", "-shm"):
        Path(location + ending).unlink(missing_ok=True)
