"""Keeps a scene in hand: each step in the journal at once, the store a moment after."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.store.store import Store
from gis.problems import Problem
from widgets.door.use_cases import SceneUseCases
from widgets.parts.background import Background, Job

if TYPE_CHECKING:
    from app.scenes.journal import SceneJournal
    from app.scenes.scene_document import SceneChange, SceneDocument
    from app.scenes.scene_store import OpenScene

CHANNEL = "save scene"
PAUSE_MS = 900
"""Steps are stored once nothing happened for so long; the journal has them at once."""
AGAIN_MS = 30_000
"""After a failure the store is tried again so much later."""


class Kept(Enum):
    """Where the last step is."""

    NOTHING = "nothing"
    """Nothing was drawn yet."""
    STORED = "stored"
    WRITTEN = "written"
    """In the journal; the store has it in a moment."""
    HERE = "here"
    """In the journal; the store could not take it."""


class SceneKeeper(QObject):
    """Holds journal and version of one scene; one save at a time."""

    changed = Signal()
    """Where the last step is, or what the store has, is another."""
    stored = Signal()
    """The store has another version."""
    refused = Signal(object)
    """What a save failed with: a conflict, a sealed scene, a trouble of the store."""

    def __init__(
        self,
        background: Background,
        use_cases: SceneUseCases,
        store: Callable[[], Store | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._use_cases, self._store = background, use_cases, store
        self._document: SceneDocument | None = None
        self._journal: SceneJournal | None = None
        self.opened: OpenScene | None = None
        """As the store has it; None where it has not."""
        self._names: list[str] = []
        self._is_saving = self._failed = False
        self.waits_for_reason = False
        """Corrections of a sealed scene are stored with a reason, all at once."""
        self._then: list[Callable[[], None]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.save)

    def take(
        self,
        document: SceneDocument,
        opened: OpenScene | None,
        journal: SceneJournal,
        unsaved: tuple[str, ...] = (),
    ) -> None:
        """Keep a document; `unsaved` are names of steps that the store has not yet."""
        self._document, self._journal, self.opened = document, journal, opened
        self._names = list(unsaved)
        self._is_saving = self._failed = self.waits_for_reason = False
        document.journal = self._note
        if unsaved:
            self._pause.start(PAUSE_MS)
        self.changed.emit()

    @property
    def state(self) -> Kept:
        """Where the last step is."""
        if self._failed:
            return Kept.HERE
        if self._names or self._is_saving:
            return Kept.WRITTEN
        return Kept.NOTHING if self.opened is None else Kept.STORED

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Names of the steps that the store has not."""
        return tuple(self._names)

    @property
    def is_clean(self) -> bool:
        """Whether the store has all, or cannot take it now."""
        return self._failed or (not self._names and not self._is_saving)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is being stored or about to be."""
        return not self._is_saving and not self._pause.isActive()

    def _note(self, change: SceneChange) -> None:
        """A step is to be made: first on the disk."""
        if self._journal is not None:
            self._journal.note(change)
        self._names.append(change.name)
        if not self.waits_for_reason and not self._failed:
            self._pause.start(PAUSE_MS)
        self.changed.emit()

    # --- storing

    def save(self) -> None:
        """Store what is unsaved."""
        self._pause.stop()
        store, document = self._store(), self._document
        if self._is_saving or not self._names or store is None or document is None:
            return
        scene, opened, names = document.scene, self.opened, tuple(self._names)
        cases = self._use_cases
        self._is_saving = True

        def work(progress: object) -> OpenScene:
            if opened is None:
                return cases.create(store, scene, names)
            return cases.save(store, opened, scene, names)

        self._run(work, len(names))

    def correct(self, reason: str) -> None:
        """Lay what was changed over a sealed scene."""
        store, document, opened = self._store(), self._document, self.opened
        if store is None or document is None or opened is None or self._is_saving:
            return
        scene, count = document.scene, len(self._names)
        self._is_saving = True
        self._run(lambda progress: self._use_cases.correct(store, opened, scene, reason), count)

    def seal(self) -> None:
        """Finish the scene as it is stored."""
        store, opened = self._store(), self.opened
        if store is None or opened is None or self._is_saving:
            return
        self._is_saving = True
        self._run(lambda progress: self._use_cases.seal(store, opened), 0)

    def _run(self, work: Callable[..., OpenScene], count: int) -> None:
        self.changed.emit()
        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                title="",
                on_done=lambda opened: self._saved(opened, count),
                on_failed=self._not_saved,
                on_cancelled=lambda: self._not_saved(None),
            )
        )

    def _saved(self, opened: OpenScene, count: int) -> None:
        self._is_saving = self._failed = False
        self.opened = opened
        del self._names[:count]
        try:
            if self._journal is not None:
                self._journal.saved(opened)
        except Problem as problem:  # the store has it: the journal tells too much, not too little
            self.refused.emit(problem)
        if not self._names:
            self.waits_for_reason = False
        elif not self.waits_for_reason:
            self._pause.start(0 if self._then else PAUSE_MS)
        self.changed.emit()
        self.stored.emit()
        if not self._names:
            self._go_on()

    def _not_saved(self, error: Exception | None) -> None:
        self._is_saving, self._failed = False, True
        self._pause.start(AGAIN_MS)
        self.changed.emit()
        waiting = bool(self._then)
        if error is not None:
            self.refused.emit(error)
        if waiting:
            self._go_on()

    def begin_correction(self, opened: OpenScene) -> None:
        """Changes of a sealed scene wait for their reason."""
        self._pause.stop()
        self.opened, self._failed, self.waits_for_reason = opened, False, True
        self.changed.emit()

    def end_correction(self) -> None:
        """Nothing was corrected after all, or it is stored."""
        self.waits_for_reason = False
        self.changed.emit()

    def retry_on(self, opened: OpenScene) -> None:
        """Store onto what stands now: somebody decided what shall hold."""
        self.opened, self._failed = opened, False
        self._pause.start(0)
        self.changed.emit()

    def hold(self) -> None:
        """Try no more before the next step: somebody is asked."""
        self._pause.stop()
        self._failed = False

    # --- ending

    def when_stored(self, then: Callable[[], None]) -> None:
        """Store what is unsaved, then go on; also where it cannot be stored."""
        self._then.append(then)
        if self._is_saving:
            return
        if self._names and not self.waits_for_reason:
            self.save()
        else:
            self._go_on()

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def let_go(self) -> None:
        """Keep the document no more; its journal stays where the store lacks a step."""
        self._pause.stop()
        self._background.mute(CHANNEL)
        if self._document is not None:
            self._document.journal = lambda change: None
        if self._journal is not None:
            self._journal.close(keep=bool(self._names))
        self._document = self._journal = self.opened = None
        self._names, self._is_saving, self._failed = [], False, False
        self.waits_for_reason = False
