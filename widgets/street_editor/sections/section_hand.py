"""What the cross-section panel does to the chosen roads; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from app.streets.confirming import confirm
from app.streets.street_document import Chosen, ChosenKind
from gis.crashes.records import RoadUid
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.drawing.presets import SectionPreset, applied, fitted
from gis.streets.drawing.road_edits import (
    WHOLE,
    Reach,
    SectionEdit,
    approach_reach,
    with_sections,
)
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Network
from widgets.street_editor.around import EditorAround

MakeChange = Callable[[Network, Sequence[RoadUid]], StreetChange]


class ReachKind(Enum):
    """Which part of a road an edit of its cross-section is for."""

    WHOLE = "whole"
    START = "start"
    """From the junction at the start of the line back to a distance."""
    END = "end"
    STRETCH = "stretch"
    """From station to station."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChoice:
    """As entered, metres."""

    kind: ReachKind = ReachKind.WHOLE
    back_m: float = 40.0
    from_m: float = 0.0
    to_m: float = 0.0


class SectionHand:
    """Previews and makes edits of what is chosen; every action is counted once, problems told."""

    def __init__(self, around: EditorAround) -> None:
        self._around = around
        self.reach = ReachChoice()

    @property
    def uids(self) -> tuple[RoadUid, ...]:
        """The chosen roads."""
        document = self._around.document
        held = (RoadUid(uid) for uid in document.chosen_uids(ChosenKind.ROAD))
        return tuple(uid for uid in held if uid in document.network.streets)

    @property
    def streets(self) -> tuple[StreetRoad, ...]:
        """The same with all that is known of them."""
        return tuple(self._around.document.network.streets[uid] for uid in self.uids)

    # --- cross-sections

    def preview(self, edit: SectionEdit) -> None:
        """Show on the map what an edit would give."""
        try:
            change = self._sections(edit)
        except Problem as problem:
            self._around.tell(problem)
            return
        self._around.document.preview(lambda _: change, self._around.tell)

    def drop_preview(self) -> None:
        """The gesture was given up: all is as before."""
        self._around.document.drop_preview()
        self._around.tell(None)

    def edit(self, edit: SectionEdit, name: str, action: UserAction) -> bool:
        """Edit the cross-section over the reach; whether anything was made."""
        return self._made(lambda: self._sections(edit), name, action)

    def edit_roads(self, make: MakeChange, name: str, action: UserAction) -> bool:
        """Edit whole roads: their name, class, level, direction."""
        return self._made(lambda: make(self._around.document.network, self.uids), name, action)

    def confirm(self, name: str, action: UserAction) -> None:
        """Vouch for the widths and lanes of whole roads as they are."""
        self._around.count.count(action)
        try:
            confirm(self._around.document, self.uids, name)
        except Problem as problem:
            self._around.tell(problem)
        else:
            self._around.tell(None)

    def apply(self, preset: SectionPreset, name: str, action: UserAction) -> bool:
        """Put a cross-section on the chosen roads over the reach."""
        if self.reach.kind is ReachKind.WHOLE:
            return self.edit_roads(lambda net, uids: applied(net, uids, preset), name, action)
        against = self.reach.kind is ReachKind.START
        return self._made(
            lambda: self._pieces(lambda one: fitted(preset, one, against=against)), name, action
        )

    def _sections(self, edit: SectionEdit) -> StreetChange:
        around = self._around
        return with_sections(
            around.document.network, self.uids, edit, around.new_id, reach_of=self._reach_of
        )

    def _pieces(self, section_of: Callable[[StreetRoad], object]) -> StreetChange:
        """Another cross-section for each road, by what the road is."""
        network = self._around.document.network
        gone: set[RoadUid] = set()
        new: list[StreetRoad] = []
        for uid in self.uids:
            made = section_of(network.streets[uid])
            change = with_sections(
                network,
                [uid],
                lambda _, made=made: made,
                self._around.new_id,
                reach_of=self._reach_of,
            )
            gone |= change.gone
            new += change.new
        return StreetChange(gone=frozenset(gone), new=tuple(new))

    def _reach_of(self, street: StreetRoad) -> Reach:
        choice = self.reach
        shape = self._around.document.standing.shapes.get(street.road.uid)
        if choice.kind is ReachKind.STRETCH:
            return Reach(from_m=choice.from_m, to_m=choice.to_m)
        if choice.kind is ReachKind.WHOLE or shape is None:
            return WHOLE
        return approach_reach(shape, 0 if choice.kind is ReachKind.START else 1, choice.back_m)

    def _made(self, make: Callable[[], StreetChange], name: str, action: UserAction) -> bool:
        self._around.count.count(action)
        document = self._around.document
        before = {one.road.uid: one.section for one in self.streets}
        try:
            change = make()
            if not change.gone and not change.new:
                document.drop_preview()
                self._around.tell(None)
                return False
            document.run(change, name)
        except Problem as problem:
            document.drop_preview()
            self._around.tell(problem)
            return False
        self._around.tell(None)
        if self.reach.kind is not ReachKind.WHOLE and len(change.new) > len(change.gone):
            held = list(before.values())
            pieces = [one for one in change.new if one.section not in held]
            self.reach = ReachChoice(back_m=self.reach.back_m)
            document.choose(*(Chosen(kind=ChosenKind.ROAD, uid=one.road.uid) for one in pieces))
        return True
