"""What happens when an edit is refused because somebody else was there first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.streets.edit_conflict import EditConflict, keep_theirs, meet, put_aside, put_on_top
from app.streets.street_document import StreetDocument
from gis.problems import Problem
from gis.streets.remake.change import StreetChange
from widgets.street_editor.edit_conflict_dialog import Choice, EditConflictDialog

STALE = "STALE_WRITE"


class EditConflictFlow:
    """The hook of the editor's desk; also for undo and redo, which have no change of their own."""

    def __init__(
        self, document: StreetDocument, parent: QWidget, tell: Callable[[Problem | None], None]
    ) -> None:
        self._document, self._parent, self._tell = document, parent, tell
        self.dialog: EditConflictDialog | None = None

    def meet(self, problem: Problem, change: StreetChange | None, name: str) -> bool:
        """Take an edit that was refused; whether it was refused for somebody else's sake.

        `change` is None where an undo or redo was refused: what others did is taken in then, and
        the problem is told.
        """
        if problem.code != STALE:
            return False
        if change is None:
            self._document.catch_up()
            self._tell(problem)
            return True
        try:
            conflict = meet(self._document, change, name)
            if conflict is None:
                self._document.run(change, name)
                return True
        except Problem as other:
            self._tell(other)
            return True
        self._ask(conflict)
        return True

    def _ask(self, conflict: EditConflict) -> None:
        self.dialog = EditConflictDialog(conflict, self._parent)
        self.dialog.decided.connect(lambda choice, note: self._decide(conflict, choice, note))
        self.dialog.open()

    def _decide(self, conflict: EditConflict, choice: Choice, note: str) -> None:
        self.dialog = None
        document = self._document
        try:
            if choice is Choice.MINE:
                put_on_top(document, conflict)
            elif choice is Choice.THEIRS:
                keep_theirs(document, conflict)
            else:
                put_aside(document.editing.store, conflict, note=note)
        except Problem as problem:
            if choice is Choice.MINE:  # somebody was quicker once more
                if not self.meet(problem, conflict.on_top, conflict.name):
                    self._tell(problem)
            else:
                self._tell(problem)
        else:
            self._tell(None)
