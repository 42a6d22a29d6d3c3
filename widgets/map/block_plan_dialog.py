"""Block plans onto paper: paper, scale and what is up beside the map, the frame upon it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QDialog, QWidget

from app.sheets.map_content import Orientation
from app.streets.block_plan import (
    BlockWish,
    PlanSubject,
    best_orientation,
    frame_for,
    frames_for,
    up_of,
    write_sheets,
)
from app.streets.block_scales import PlanUp
from app.tasks import Progress
from gis.display.primitives import DisplayList
from gis.drafting.user_actions import ActionCount, UserAction
from gis.mapping.print_frame import PrintFrame, holds
from widgets.map.block_plan_form import BlockPlanForm
from widgets.map.block_plan_wish import AUTO, PlanChoice
from widgets.map.print_preview import page_image
from widgets.map.tools.print_frame import PrintFrameTool
from widgets.parts.background import Background, Job

PREVIEW_CHANNEL, SAVE_CHANNEL = "block-plan-preview", "block-plan-save"
SETTLE_MS = 200
MOST_SHEETS = 100

Wanted = Sequence[tuple[str, PrintFrame]]
MakeSheets = Callable[[Wanted, BlockWish, Progress], list[DisplayList]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlanDoor:
    """What the dialog needs of the window."""

    tool: PrintFrameTool
    """On the map already; it tells the dialog by `frame_moved` and `frame_placed`."""
    make: MakeSheets
    """Reads the streets in some frames and lays the sheets out; runs in the worker thread."""
    wish: Callable[[], BlockWish]
    """Language and layers as they are now."""
    ask_path: Callable[[str, str], Path | None]
    print_pages: Callable[[Sequence[DisplayList]], None]
    tell_error: Callable[[Exception], None]
    count: ActionCount


class BlockPlanDialog(QDialog):
    """Lays a frame about what was chosen; prints, or saves as PDF, SVG, DXF or PNG."""

    page_shown = Signal()
    saved = Signal(str)
    """Tells the path that was written."""
    choice_changed = Signal(str)
    """The choices as text, to be remembered."""

    def __init__(
        self,
        door: BlockPlanDoor,
        background: Background,
        choice: PlanChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._choice = choice
        self._subject: PlanSubject | None = None
        self._drawn_area: tuple[PlanSubject, ...] = ()
        self._held_at: tuple[float, float] | None = None
        self._free_deg = 0.0
        self._wanted: list[tuple[str, PrintFrame]] = []
        self._pages: list[DisplayList] = []
        self.form = BlockPlanForm(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self.setModal(False)
        self.form.show_choice(choice)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        form = self.form
        form.title.textChanged.connect(lambda _: self._renamed())
        form.picked.connect(self._picked)
        form.print_button.clicked.connect(self._on_print)
        for suffix, button in form.save_buttons.items():
            button.clicked.connect(partial(self._on_save, suffix))
        form.close_button.clicked.connect(self.reject)

    # --- what is printed

    def show_subject(self, subject: PlanSubject, area: Sequence[PlanSubject] = ()) -> None:
        """Lay the frame about a junction; `area` are those of a drawn area, for all at once."""
        self._subject, self._drawn_area = subject, tuple(area)
        self._held_at = None
        self.form.title.blockSignals(True)
        self.form.title.setText(subject.name)
        self.form.title.blockSignals(False)
        self.form.offer_area(len(area))
        self._lay()

    @property
    def frame(self) -> PrintFrame | None:
        """The frame in hand."""
        return self._door.tool.frame

    @property
    def wanted(self) -> Wanted:
        """Title and frame of each sheet."""
        return tuple(self._wanted)

    @property
    def is_drawn(self) -> bool:
        """Whether the sheets in sight are those asked for."""
        return bool(self._pages)

    def wish(self) -> BlockWish:
        """How it is printed."""
        return replace(self._door.wish(), size=self._choice.size, orientation=self._orientation())

    def _orientation(self) -> Orientation:
        if self._choice.orientation is not None:
            return self._choice.orientation
        subject = self._subject
        if subject is None:
            return Orientation.LANDSCAPE
        up = self._choice.up if self._choice.up is not PlanUp.FREE else PlanUp.NORTH
        return best_orientation(subject, self._choice.size, up=up)

    def _up_deg(self, subject: PlanSubject) -> float:
        if self._choice.up is PlanUp.FREE:
            return self._free_deg
        return up_of(self._choice.up, subject, self._orientation())

    def _frame_of(self, subject: PlanSubject) -> PrintFrame:
        return frame_for(
            subject,
            self._choice.size,
            self._orientation(),
            up_deg=self._up_deg(subject),
            scale=self._choice.scale or None,
        )

    def _lay(self) -> None:
        """Lay the frames anew; one that was dragged keeps its middle."""
        subject = self._subject
        if subject is None:
            return
        frame = self._frame_of(subject)
        if self._held_at is not None:
            frame = frame.moved_to(self._held_at)
        self._use(frame)

    def _use(self, frame: PrintFrame) -> None:
        subject = self._subject
        if subject is None:
            return
        title = self.form.title.text()
        if self.form.all_of_area:
            self._wanted = [(one.name, self._frame_of(one)) for one in self._drawn_area]
        elif self._choice.several:
            self._wanted = [(title, one) for one in frames_for(subject, frame)][:MOST_SHEETS]
        else:
            self._wanted = [(title, frame)]
        first, *others = [one for _, one in self._wanted]
        self._door.tool.show(first, others)
        self._tell(subject, frame)
        self._redraw()

    def _tell(self, subject: PlanSubject, frame: PrintFrame) -> None:
        self.form.show_frame(
            frame,
            sheets=len(self._wanted),
            needed=len(frames_for(subject, frame)),
            fits=holds(frame, subject.shape) or self.form.all_of_area,
        )

    def draw_again(self) -> None:
        """What the frames show has changed."""
        if self._wanted:
            self._redraw()

    # --- from the map

    def frame_moved(self, frame: PrintFrame) -> None:
        """The frame is under the mouse: what it will show is told, the page waits."""
        self._held_at = frame.centre
        if self._subject is not None:
            self._tell(self._subject, frame)

    def frame_placed(self, frame: PrintFrame) -> None:
        """The frame was let go."""
        self._door.count.count(UserAction.DRAG)
        self._held_at = frame.centre
        subject = self._subject
        if subject is not None and abs(frame.up_deg - self._up_deg(subject)) > 1e-9:
            self._free_deg = frame.up_deg
            up = PlanUp.FREE if frame.up_deg else PlanUp.NORTH
            self._choice = replace(self._choice, up=up)
            self.form.show_choice(self._choice, free_deg=self._free_deg)
        self._use(frame)

    # --- choices

    def _picked(self) -> None:
        """Something of the form was chosen by hand."""
        self._door.count.count(UserAction.PICK)
        form = self.form
        up = form.up
        if up is PlanUp.FREE and self.frame is not None:
            self._free_deg = self.frame.up_deg
        if form.scale == AUTO:
            self._held_at = None
        self._choice = PlanChoice(
            size=form.size_,
            orientation=form.orientation,
            scale=form.scale,
            up=up,
            several=form.several,
        )
        self.choice_changed.emit(self._choice.to_text())
        self._lay()

    def _renamed(self) -> None:
        if self.frame is not None:
            self._wanted = [(self.form.title.text(), frame) for _, frame in self._wanted]
            self._redraw()

    # --- pages

    def _redraw(self) -> None:
        self._pages = []
        self.form.allow_saving(0)
        self.form.pages.wait(self.tr("Drawing the page…"))
        self._timer.start(SETTLE_MS)

    def _draw(self) -> None:
        """Lay out all sheets and render the first, in the worker thread."""
        wanted, wish, make = list(self._wanted), self.wish(), self._door.make
        width, font = self.form.pages.picture_width, QFont(self.font())

        def work(progress: Progress) -> tuple[list[DisplayList], QImage]:
            pages = make(wanted, wish, progress)
            return pages, page_image(pages[0], width, font, progress)

        self._background.run(
            Job(
                work=work,
                channel=PREVIEW_CHANNEL,
                on_done=self._on_drawn,
                on_failed=self._on_failed,
                title=self.tr("Drawing the page…"),
            )
        )

    def _on_drawn(self, made: tuple[list[DisplayList], QImage]) -> None:
        self._pages, image = made
        self.form.allow_saving(len(self._pages))
        self.form.pages.show_pages(self._pages, image)
        self.page_shown.emit()

    def _on_failed(self, error: Exception) -> None:
        self.form.pages.wait("")
        self._door.tell_error(error)

    def _on_print(self) -> None:
        self._door.count.count(UserAction.CLICK)
        if self._pages:
            self._door.print_pages(self._pages)

    def _on_save(self, suffix: str) -> None:
        """Ask for a path and write the sheets, drawn anew where the preview is not there yet."""
        self._door.count.count(UserAction.CLICK)
        wanted, wish = list(self._wanted), self.wish()
        if not wanted:
            return
        title = self.form.title.text().strip() or self.tr("Block plan")
        path = self._door.ask_path(suffix, title.replace("/", "-").replace("  ", " "))
        if path is None:
            return
        self._door.count.count(UserAction.KEY)  # Enter, or a click, in the dialog of files
        ready, make = list(self._pages), self._door.make

        def work(progress: Progress) -> Path:
            pages = ready or make(wanted, wish, progress)
            write_sheets(pages, [frame for _, frame in wanted], wish, path, title=title)
            return path

        self._background.run(
            Job(
                work=work,
                channel=SAVE_CHANNEL,
                on_done=self._on_saved,
                on_failed=self._door.tell_error,
                title=self.tr("Saving the block plan"),
            )
        )

    def _on_saved(self, path: Path) -> None:
        self.form.told.setText(self.tr("Saved: {path}").format(path=path))
        self.saved.emit(str(path))

    def done(self, result: int) -> None:
        """Draw no more; whoever opened it takes the frame off the map."""
        self._timer.stop()
        self._background.drop(PREVIEW_CHANNEL)
        super().done(result)

    # --- words

    def retranslate(self) -> None:
        """Words in the language of the window."""
        self.setWindowTitle(self.tr("Print block plan"))
        self.form.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.form.show_choice(self._choice, free_deg=self._free_deg)
            self._lay()
        super().changeEvent(event)
