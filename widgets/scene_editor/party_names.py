"""Which parties a name or a plate is kept of, and the wish to enter one; never a name itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.signal import Signal
from gis.problems import Problem
from gis.scenes.form.party_order import keeps_numbers
from gis.scenes.scene import Scene


class PartyNames:
    """What the form may know of the sealed names of the scene in hand."""

    def __init__(self) -> None:
        self.ask: Callable[[int], None] | None = None
        """Asks for name and plate of a party by its number; None where nobody can be asked."""
        self.why_not = ""
        """Why who works here may enter none, in one sentence; "" where it is allowed."""
        self.why_kept = ""
        """Why who works here may not replace what is kept; "" where it is allowed."""
        self.held: Mapping[int, str] = {}
        """Masked plates ("" where no plate is known) by the number of each party that is kept."""
        self.changed: Signal[None] = Signal()

    def show(self, held: Mapping[int, str], why_not: str = "", why_kept: str = "") -> None:
        """Another scene is in hand, or more is kept of it."""
        self.held, self.why_not, self.why_kept = dict(held), why_not, why_kept
        self.changed.emit(None)

    def check(self, before: Scene, after: Scene) -> None:
        """See that each name stays with its party, whatever is done, taken back or made again.

        Raises:
            Problem: SCENE_NAMES_BY_NUMBER, SCENE_NAMES_BY_CASE.
        """
        if not self.held:
            return
        if before.case_no != after.case_no:
            raise Problem("SCENE_NAMES_BY_CASE", case_no=before.case_no)
        if not keeps_numbers(before, after, self.held.keys()):
            raise Problem("SCENE_NAMES_BY_NUMBER")

    def refusal(self, number: int) -> str:
        """Why nothing may be entered of a party; "" where it may."""
        return self.why_not or (self.why_kept if number in self.held else "")

    def may_move(self, number: int, step: int) -> bool:
        """Whether a party may change places: what is kept belongs to its number."""
        return not {number, number + step} & set(self.held)

    def may_remove(self, number: int) -> bool:
        """Whether a party may go: those after it get other numbers."""
        return all(kept < number for kept in self.held)
