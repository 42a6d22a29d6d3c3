"""What each field, button and gesture of the cross-section panel does, under which name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from app.street_import.section_catalogue import load_section_catalogue
from gis.crashes.records import RoadUid
from gis.drafting.user_actions import UserAction
from gis.streets.cross_section import (
    LANE_KINDS,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
)
from gis.streets.drawing.edits import reversed_road
from gis.streets.drawing.road_edits import (
    RoadEdit,
    SectionEdit,
    classed,
    limited,
    on_level,
    renamed,
    with_roads,
    with_sections,
)
from gis.streets.drawing.section_edits import (
    Kept,
    LinePlace,
    added,
    moved_edge,
    moved_strip,
    one_way,
    pushed_edge,
    removed,
    two_way,
    way_at,
    with_direction,
    with_kerb_rule,
    with_kind,
    with_line_at,
    with_turn,
    with_width,
)
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Network
from widgets.street_editor.sections.road_form import RoadForm
from widgets.street_editor.sections.section_hand import SectionHand
from widgets.street_editor.sections.section_picture import SectionPicture
from widgets.street_editor.sections.strip_form import StripForm


class SectionActs(QObject):
    """Turns signals of the picture and the forms into edits of the chosen roads."""

    def __init__(self, hand: SectionHand, picture: SectionPicture, parent: QObject) -> None:
        super().__init__(parent)
        self._hand, self._picture = hand, picture
        self.kept = Kept.MIDDLE
        """What stays in place when a width changes."""
        self._waiting: SectionEdit | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._preview)
        picture.edge_dragged.connect(self._edge_dragged)
        picture.edge_dropped.connect(self._edge_dropped)
        picture.given_up.connect(self._give_up)
        picture.strip_moved.connect(self._strip_moved)
        picture.strip_unwanted.connect(lambda place: self._remove(place, UserAction.KEY))
        picture.width_stepped.connect(self._step_width)
        picture.confirmed.connect(lambda: self.confirm(UserAction.KEY))

    def follow_strip(self, form: StripForm) -> None:
        """Do what is entered of the chosen strip."""
        form.kind_picked.connect(self._set_kind)
        form.width_typed.connect(self._set_width)
        form.direction_picked.connect(self._set_direction)
        form.turn_clicked.connect(self._set_turn)
        form.move_clicked.connect(self._move)
        form.add_picked.connect(self._add)
        form.remove_clicked.connect(lambda: self._remove(self._place, UserAction.CLICK))

    def follow_road(self, form: RoadForm) -> None:
        """Do what is entered of the roads."""
        typed, pick = UserAction.TYPED, UserAction.PICK
        form.name_typed.connect(
            lambda name: self._roads(renamed(name), self.tr("Name the road"), typed)
        )
        form.class_picked.connect(
            lambda found: self._roads(classed(found), self.tr("Change the class"), pick)
        )
        form.limit_picked.connect(
            lambda kmh: self._roads(limited(kmh), self.tr("Change the speed limit"), pick)
        )
        form.level_typed.connect(self._set_level)
        form.one_way_clicked.connect(self._set_one_way)
        form.turn_clicked.connect(self._turn_round)
        form.line_picked.connect(self._set_line)
        form.kerb_picked.connect(self._set_kerb)

    # --- the edges

    def _edge_dragged(self, edge: int, to_m: float, pushes: bool) -> None:
        self._waiting = self._edge_edit(edge, to_m, pushes)
        self._soon.start()

    def _preview(self) -> None:
        if self._waiting is not None:
            self._hand.preview(self._waiting)

    def _edge_dropped(self, edge: int, to_m: float, pushes: bool) -> None:
        self._stop()
        edit = self._edge_edit(edge, to_m, pushes)
        self._hand.edit(edit, self.tr("Change a width"), UserAction.DRAG)

    def _edge_edit(self, edge: int, to_m: float, pushes: bool) -> SectionEdit:
        """The same step for every road, whatever the widths of each."""
        shown = self._picture_before
        by = 0.0 if shown is None else to_m - shown.offsets_m[edge]
        change = pushed_edge if pushes else moved_edge
        return lambda one: change(one, edge, one.offsets_m[edge] + by)

    @property
    def _picture_before(self) -> CrossSection | None:
        streets = self._hand.streets
        return streets[0].section if streets else None

    def _give_up(self) -> None:
        self._stop()
        self._hand.drop_preview()

    def _stop(self) -> None:
        self._soon.stop()
        self._waiting = None

    # --- the chosen strip

    @property
    def _place(self) -> int:
        return self._picture.chosen

    def _set_kind(self, kind: ElementKind) -> None:
        place = self._place
        self._edit(
            lambda one: with_kind(one, place, kind), self.tr("Change a strip"), UserAction.PICK
        )

    def _set_width(self, width_m: float) -> None:
        place, kept = self._place, self.kept
        self._edit(
            lambda one: with_width(one, place, width_m, kept=kept),
            self.tr("Change a width"),
            UserAction.TYPED,
        )

    def _step_width(self, place: int, by_m: float) -> None:
        kept = self.kept
        self._edit(
            lambda one: with_width(one, place, one.elements[place].width_m + by_m, kept=kept),
            self.tr("Change a width"),
            UserAction.KEY,
        )

    def _set_direction(self, direction: Direction) -> None:
        place = self._place
        self._edit(
            lambda one: with_direction(one, place, direction),
            self.tr("Change a lane's direction"),
            UserAction.PICK,
        )

    def _set_turn(self, turn: Turn, there: bool) -> None:
        place = self._place
        self._edit(
            lambda one: with_turn(one, place, turn, there=there),
            self.tr("Change arrows"),
            UserAction.CLICK,
        )

    def _move(self, by: int) -> None:
        place = self._place
        self._picture.choose(place + by)
        self._move_strip(place, place + by, UserAction.CLICK)

    def _strip_moved(self, place: int, to: int) -> None:
        self._move_strip(place, to, UserAction.KEY)

    def _move_strip(self, place: int, to: int, action: UserAction) -> None:
        self._edit(lambda one: moved_strip(one, place, to), self.tr("Move a strip"), action)

    def _add(self, kind: ElementKind) -> None:
        place, kept = self._place + 1, self.kept
        width = load_section_catalogue().taiwan.width_m(kind)

        def edit(one: CrossSection) -> CrossSection:
            way = way_at(one, place) if kind in LANE_KINDS else Direction.NONE
            strip = Element(kind=kind, width_m=width, direction=way, assumed=False)
            return added(one, place, strip, kept=kept)

        self._picture.choose(place)
        self._edit(edit, self.tr("Add a strip"), UserAction.PICK)

    def _remove(self, place: int, action: UserAction) -> None:
        kept = self.kept
        self._edit(lambda one: removed(one, place, kept=kept), self.tr("Remove a strip"), action)

    def confirm(self, action: UserAction) -> None:
        """Nothing of the chosen roads is assumed any more."""
        self._hand.confirm(self.tr("Confirm widths"), action)

    # --- the roads

    def _set_level(self, level: int) -> None:
        self._hand.edit_roads(
            lambda network, uids: on_level(network, uids, level),
            self.tr("Change the level"),
            UserAction.TYPED,
        )

    def _set_one_way(self, on: bool) -> None:
        change = one_way if on else two_way
        name = self.tr("Make the road one-way") if on else self.tr("Make the road two-way")
        self._whole(change, name, UserAction.CLICK)

    def _turn_round(self) -> None:
        self._hand.edit_roads(_turned_round, self.tr("Turn the line round"), UserAction.CLICK)

    def _set_line(self, place: LinePlace) -> None:
        name = self.tr("Move the road beside its line")
        self._whole(lambda one: with_line_at(one, place), name, UserAction.PICK)

    def _set_kerb(self, left: bool, rule: KerbRule) -> None:
        self._edit(
            lambda one: with_kerb_rule(one, left=left, rule=rule),
            self.tr("Change a kerb line"),
            UserAction.PICK,
        )

    # --- inside

    def _edit(self, edit: SectionEdit, name: str, action: UserAction) -> None:
        self._hand.edit(edit, name, action)

    def _whole(self, edit: SectionEdit, name: str, action: UserAction) -> None:
        """An edit that is for whole roads, whatever the reach."""
        self._hand.edit_roads(
            lambda network, uids: with_sections(network, uids, edit, _no_id), name, action
        )

    def _roads(self, edit: RoadEdit, name: str, action: UserAction) -> None:
        self._hand.edit_roads(lambda network, uids: with_roads(network, uids, edit), name, action)


def _no_id() -> str:
    raise AssertionError("whole roads are not cut")


def _turned_round(network: Network, uids: Sequence[RoadUid]) -> StreetChange:
    new = [one for uid in uids for one in reversed_road(network, uid).new]
    return StreetChange(gone=frozenset(one.road.uid for one in new), new=tuple(new))
