"""The scene being drawn: what is chosen, one undo entry per gesture, one announcement of each.

The window's tools and panels know the scene through this document alone. A scene is a small value:
an edit is the scene after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.signal import Signal
from app.undo import Step, UndoStack
from gis.problems import Problem
from gis.scenes.parts import ScenePart, is_there
from gis.scenes.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneChange:
    """What an edit, undo or redo did."""

    before: Scene
    after: Scene
    name: str
    """As the officer reads it in the undo list."""


def as_drawn(before: Scene, after: Scene) -> Scene:
    """A `settle` that leaves an edit as it is."""
    return after


def allowed(before: Scene, after: Scene) -> None:
    """A `refuse` that lets every edit be."""


class SceneDocument:
    """A scene in an editor's hand."""

    def __init__(
        self,
        scene: Scene,
        undo: UndoStack,
        *,
        settle: Callable[[Scene, Scene], Scene] = as_drawn,
    ) -> None:
        """`settle` makes table and drawing agree after an edit: (before, after) -> settled."""
        self._scene, self._settle = scene, settle
        self.undo = undo
        self.changed: Signal[SceneChange] = Signal()
        """Told after each edit, undo and redo."""
        self.previewed: Signal[Scene | None] = Signal()
        """What the gesture in hand would give; None where there is none."""
        self.chosen: tuple[ScenePart, ...] = ()
        self.chosen_changed: Signal[tuple[ScenePart, ...]] = Signal()
        self.journal: Callable[[SceneChange], None] = lambda change: None
        """Writes an edit down before it is shown; what it raises refuses the edit."""
        self.refuse: Callable[[Scene, Scene], None] = allowed
        """Raises why an edit, undo or redo must not be: (before, after)."""
        self._read_only: Problem | None = None
        self.read_only_changed: Signal[Problem | None] = Signal()
        """Told when the scene was sealed, or opened for a correction."""

    @property
    def read_only(self) -> Problem | None:
        """Why nothing can be changed (sealed, of somebody else); None where it can."""
        return self._read_only

    @read_only.setter
    def read_only(self, why: Problem | None) -> None:
        if why is not self._read_only:
            self._read_only = why
            self.read_only_changed.emit(why)

    @property
    def scene(self) -> Scene:
        """The scene as it is now."""
        return self._scene

    def run(self, after: Scene, name: str) -> None:
        """Make an edit as one entry of the undo list.

        Raises:
            Problem: `read_only`, what `refuse` or the journal raises; nothing is changed then.
        """
        before = self._scene
        settled = self._settle(before, after)
        if settled == before:
            self.drop_preview()
            return
        self.drop_preview()
        self.undo.push(
            Step(
                name=name,
                do=lambda: self._put(settled, name),
                undo=lambda: self._put(before, name),
            )
        )

    def take_in(self, after: Scene, name: str) -> None:
        """Hold what stands in the store already; what was done before cannot be taken back then.

        Raises:
            Problem: as `run`, but nothing of `refuse`: it is so, whoever likes it.
        """
        refuse, self.refuse = self.refuse, allowed
        try:
            self.run(after, name)
        finally:
            self.refuse = refuse
        self.undo.clear()

    def preview(self, after: Scene) -> None:
        """Show what a gesture would give; nothing is changed."""
        self.previewed.emit(self._settle(self._scene, after))

    def drop_preview(self) -> None:
        """The gesture in hand was given up or made."""
        self.previewed.emit(None)

    def choose(self, *chosen: ScenePart) -> None:
        """Choose these and nothing else."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.chosen_changed.emit(chosen)

    def _put(self, scene: Scene, name: str) -> None:
        if self.read_only is not None:
            raise self.read_only
        self.refuse(self._scene, scene)
        change = SceneChange(before=self._scene, after=scene, name=name)
        self.journal(change)
        self._scene = scene
        self.choose(*(one for one in self.chosen if is_there(one, scene)))
        self.changed.emit(change)
