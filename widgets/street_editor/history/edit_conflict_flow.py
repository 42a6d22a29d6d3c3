"""What happens when an edit is refused because somebody else was there first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.streets.edit_conflict import EditConflict, keep_theirs, meet, put_aside, put_on_top
from app.streets.street_document import STALE, Refused, StreetDocument
from gis.problems import Problem
from widgets.street_editor.history.edit_conflict_dialog import Choice, EditConflictDialog


class EditConflictFlow:
    """The hook of the editor's desk: sets both versions side by side and does what is chosen."""

    def __init__(
        self,
        document: Callable[[], StreetDocument | None],
        parent: QWidget,
        say: Callable[[Problem | None], None],
        load_again: Callable[[Problem], None],
    ) -> None:
        """`say` shows a problem in one sentence; `load_again` serves what is no edit of roads."""
        self._document, self._parent = document, parent
        self._say, self._load_again = say, load_again
        self.dialog: EditConflictDialog | None = None

    def take(self, problem: Problem) -> None:
        """Take a STALE_WRITE: of an edit, or of an undo or redo, which are told and no more."""
        document = self._document()
        if document is None or problem.params.get("table") != "road":
            self._load_again(problem)
            return
        refused = document.take_refused()
        if refused is None:
            document.catch_up()
            self._say(problem)
        else:
            self._meet(document, refused)

    def _meet(self, document: StreetDocument, refused: Refused) -> None:
        try:
            conflict = meet(document, refused.change, refused.name, refused.terms)
            if conflict is None:  # what they did does not touch mine
                document.run(refused.change, refused.name, refused.terms)
                return
        except Problem as problem:
            self._say(problem)
            return
        self._ask(document, conflict)

    def _ask(self, document: StreetDocument, conflict: EditConflict) -> None:
        self._say(None)
        self.dialog = EditConflictDialog(conflict, self._parent)
        self.dialog.decided.connect(
            lambda choice, note: self._decide(document, conflict, choice, note)
        )
        self.dialog.open()

    def _decide(
        self, document: StreetDocument, conflict: EditConflict, choice: Choice, note: str
    ) -> None:
        self.dialog = None
        try:
            if choice is Choice.MINE:
                put_on_top(document, conflict)
            elif choice is Choice.THEIRS:
                keep_theirs(document, conflict)
            else:
                put_aside(document.editing.store, conflict, note=note)
        except Problem as problem:
            if problem.code == STALE:  # somebody was quicker once more
                self.take(problem)
            else:
                self._say(problem)
