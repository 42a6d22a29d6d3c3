"""What has to do with files: stores, imports and paper; asks which file and starts the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.crash_import.eis_preview import EisSample
from app.file_names import shown
from app.store.location import is_server
from gis.display.primitives import DisplayList
from gis.problems import Problem
from widgets.door.use_cases import CrashReading, ImportCounts, SiteView, StreetReading
from widgets.frame.column_mapping import AskColumns, ask_columns
from widgets.frame.drop_question import DropUse, ask_drop_use, ask_look
from widgets.frame.dropped_files import Dropped, are_layers, dropped_kind
from widgets.frame.file_choice import FileChoice, file_name
from widgets.frame.import_questions import ImportQuestions, can_ask
from widgets.frame.import_words import import_words
from widgets.frame.remembered_columns import RememberedColumns
from widgets.frame.workbench import Workbench
from widgets.parts.losses import is_loss
from widgets.parts.messages import problem_words, tell_problem, tell_result
from widgets.parts.printing import ask_printer, make_printer, print_sheet

COLUMNS_OPEN = "EIS_COLUMNS_MISSING"
"""An export of the police whose columns must be said."""
NO_CRASHES = "CRASH_FILE_UNKNOWN"
"""A table that is none of the crash lists that are known."""


class FileDesk(QObject):
    """The window's actions on files."""

    told = Signal(str)
    """Something small to say in the status bar."""

    def __init__(
        self,
        window: QWidget,
        bench: Workbench,
        files: FileChoice,
        questions: ImportQuestions,
        current_view: Callable[[], SiteView | None],
    ) -> None:
        super().__init__(window)
        self._window, self._bench, self.files = window, bench, files
        self._questions = questions
        self.on_guest_files: Callable[[list[Path]], None] | None = None
        """Shows files as layers of the map; where nobody does, they are imported as streets."""
        self.on_pictures: Callable[[list[Path]], bool] = lambda files: False
        """Puts pictures under the street drawing; whether these were pictures, and were put."""
        self.on_server: Callable[[str], None] | None = None
        """Logs in to a server's address."""
        self.ask_use: Callable[[QWidget, list[Path]], DropUse] = ask_drop_use
        self.ask_look: Callable[[QWidget, list[Path], str], DropUse] = ask_look
        self._current_view = current_view
        self.remembered = RememberedColumns()
        self.ask_columns: AskColumns = ask_columns
        bench.columns_sampled.connect(self._ask_about_columns)
        bench.imported.connect(self._tell_import)
        bench.crashes_refused.connect(self._ask_about_crashes)
        bench.streets_refused.connect(self._ask_about_streets)
        bench.pdf_saved.connect(self._tell_pdf)
        bench.sheet_ready.connect(self._print)

    # --- stores

    def open_store(self) -> None:
        """Ask for a store and open it."""
        if chosen := self.files.existing_store(self._window):
            self.open_location(chosen)

    def new_store(self) -> None:
        """Ask for a place and make an empty store there."""
        self.make_store("daoan.gpkg")

    def make_store(self, suggested: str) -> bool:
        """Ask for a place and make an empty store there; whether one was told."""
        chosen = self.files.new_store(self._window, suggested)
        if not chosen or not self._is_free(chosen):
            return False
        self._bench.open(chosen, self.tr("Making a new store"), create=True)
        return True

    def new_demo_store(self) -> None:
        """Ask for a place and make the demo store there."""
        chosen = self.files.new_store(self._window, "demo.gpkg")
        if chosen and self._is_free(chosen):
            self._bench.build_demo(chosen, self.tr("Making the demo store"))

    def open_location(self, location: str) -> None:
        """Open the store at a place; on a server whoever opens it logs in."""
        if is_server(location) and self.on_server is not None:
            self.on_server(location)
            return
        self._bench.open(location, self.tr("Opening the store"))

    def _is_free(self, location: str) -> bool:
        """Whether nothing lies there yet; a store is never overwritten."""
        if not Path(location).exists():
            return True
        tell_problem(
            self._window,
            self.tr("{file} exists already and is not overwritten. Choose another name.").format(
                file=location
            ),
        )
        return False

    # --- importing

    def import_crashes(self) -> None:
        """Ask for crash files and import them."""
        if files := self.files.crash_files(self._window):
            self._bench.import_crashes(files, self._reading(), self.tr("Importing crashes"))

    def import_police_export(self) -> None:
        """Ask for an export of the police, then what its columns mean, and import it."""
        if files := self.files.crash_files(self._window):
            self._look_at_columns(files[0], files, self._reading())

    def _reading(self) -> CrashReading:
        """How crash files are read before anything is asked."""
        return CrashReading(columns=self.remembered.all())

    def _look_at_columns(self, file: Path, files: list[Path], reading: CrashReading) -> None:
        self._bench.sample_columns(file, files, reading, self.tr("Looking at the columns"))

    def _ask_about_columns(
        self, files: list[Path], reading: CrashReading, sample: EisSample
    ) -> None:
        """Ask what the columns of an export mean, remember it and import."""
        signature = sample.layout.signature
        said = self.ask_columns(
            self._window, sample, reading.columns.get(signature, {}), self._bench.language
        )
        if said is None:
            self._bench.cancelled.emit()
            return
        self.remembered.keep(signature, said)
        told = replace(reading, columns={**reading.columns, signature: said})
        self._bench.import_crashes(files, told, self.tr("Importing crashes"))

    def import_streets(self) -> None:
        """Ask for a street file and import it."""
        if file := self.files.street_file(self._window):
            self._bench.import_streets(file, StreetReading(), self.tr("Importing streets"))

    def _ask_about_crashes(
        self, files: list[Path], reading: CrashReading, error: Exception
    ) -> None:
        """Ask what the files do not say and try again; any other error is told."""
        show = self.on_guest_files
        if isinstance(error, Problem) and error.code == NO_CRASHES and are_layers(files) and show:
            trouble = problem_words(error, self._bench.language)
            if self.ask_look(self._window, files, trouble) is DropUse.LAYER:
                show(files)
        elif isinstance(error, Problem) and error.code == COLUMNS_OPEN:
            self._look_at_columns(_file_of(error, files), files, reading)
        elif not isinstance(error, Problem) or not can_ask(error):
            self._tell_refused(error)
        elif answer := self._questions.crash_reading(self._window, error, reading):
            self._bench.import_crashes(files, answer, self.tr("Importing crashes"))
        else:
            self._bench.cancelled.emit()

    def _ask_about_streets(self, file: Path, reading: StreetReading, error: Exception) -> None:
        if not isinstance(error, Problem) or not can_ask(error):
            self._tell_refused(error)
        elif answer := self._questions.street_reading(self._window, error, reading):
            self._bench.import_streets(file, answer, self.tr("Importing streets"))
        else:
            self._bench.cancelled.emit()

    def _tell_refused(self, error: Exception) -> None:
        """An import failed; where the server went away, say that nothing of it was stored."""
        if isinstance(error, Problem) and is_loss(error):
            tell_problem(self._window, problem_words(error, self._bench.language))
        self._bench.failed.emit(error)

    def show_file(self) -> None:
        """Ask for a foreign file and show it as a layer of the map."""
        file = self.files.guest_file(self._window)
        if file is not None and self.on_guest_files is not None:
            self.on_guest_files([file])

    def take_dropped(self, files: list[Path]) -> None:
        """Open a dropped store, or import dropped files into the open one."""
        if self.on_pictures(files):
            return
        kind = dropped_kind(files)
        if kind is Dropped.STORE:
            self.open_location(str(files[0]))
        elif self._bench.store is None:
            tell_problem(
                self._window,
                self.tr("Open a store or make a new one first; then drop files on the window."),
            )
        elif kind is Dropped.SHAPES:
            self._take_shapes(files)
        elif kind is Dropped.STREETS:
            self._bench.import_streets(files[0], StreetReading(), self.tr("Importing streets"))
        else:
            self._bench.import_crashes(files, self._reading(), self.tr("Importing crashes"))

    def _take_shapes(self, files: list[Path]) -> None:
        """Show files on the map or import the only one as streets, as the officer says."""
        show = self.on_guest_files
        use = DropUse.STREETS if show is None else self.ask_use(self._window, files)
        if use is DropUse.LAYER and show is not None:
            show(files)
        elif use is DropUse.STREETS:
            self._bench.import_streets(files[0], StreetReading(), self.tr("Importing streets"))

    def _tell_import(self, counts: ImportCounts) -> None:
        tell_result(self._window, self.tr("Import finished"), import_words(counts))

    # --- paper

    def save_pdf(self) -> None:
        """Ask for a place and save the site's sheet there."""
        view = self._current_view()
        if view is None:
            return
        if path := self.files.pdf_file(self._window, f"{file_name(view.content.site_name)}.pdf"):
            self._bench.save_pdf(view, path, self.tr("Writing the PDF"))

    def _tell_pdf(self, path: Path) -> None:
        self.told.emit(self.tr("Saved: {file}").format(file=path))

    def print_sheet(self) -> None:
        """Print the site's sheet."""
        view = self._current_view()
        if view is not None:
            self._bench.prepare_sheet(view, self.tr("Laying out the sheet"))

    def _print(self, sheet: DisplayList) -> None:
        printer = make_printer(sheet)
        if ask_printer(printer, self._window) and not print_sheet(
            printer, sheet, self._window.font()
        ):
            tell_problem(
                self._window,
                self.tr("The printer did not take the sheet. Save it as a PDF instead."),
            )


def _file_of(problem: Problem, files: list[Path]) -> Path:
    """The file that a problem is about; names of sheets and members begin with its name."""
    name = str(problem.params.get("file", ""))
    return next((file for file in files if name.split("/")[0] == shown(file.name)), files[0])
