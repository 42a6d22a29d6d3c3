"""Places a party: at first contact, between, or where it came to rest; by one anchor or two."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from gis.angles import Point, bearing_deg
from gis.drafting.snaps import SnapKind, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.parties import REST, with_party, with_pose
from gis.scenes.drawing.poses import anchor_pairs, pose_at, pose_by_two
from gis.scenes.drawing.states import next_state, usual_rest_state
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Pose, SceneParty
from gis.scenes.symbols import Symbol
from gis.scenes.targets import CONTACT, letters
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.ghosts import vehicle_ghost

LANE_REACH_M = 1.5


class PlaceKind(Enum):
    """Which place of a party is set; the value is the tool's id."""

    CONTACT = "scene-contact"
    BETWEEN = "scene-between"
    REST = "scene-rest"


_NAMES = {
    PlaceKind.CONTACT: "Place {name} at contact",
    PlaceKind.BETWEEN: "Place {name} between",
    PlaceKind.REST: "Place {name} at rest",
}


class PlaceVehicle(PointsTool):
    """Drag from the middle the way the nose points; Z places by wheels or corners instead.

    A click alone puts the nose along the lane, or as the party stood before. U lays it on its
    side or roof.
    """

    def __init__(
        self, around: SceneAround, kind: PlaceKind = PlaceKind.REST, *, say: Say = untranslated
    ) -> None:
        self.id = kind.value
        self._around, self._kind = around, kind
        self._state: str | None = None
        """How it lies; None: as is usual."""
        super().__init__(around, say=say)

    def needed(self) -> int:
        """One click by the middle, two by a pair of anchors."""
        return 1 if not self._pair[1] else 2

    def key(self, name: str) -> bool:
        """Z: the next anchors; U: the next state; else as of points."""
        if name in ("z", "Z"):
            self._around.count.count(UserAction.KEY)
            self._around.pick.next_anchors(len(anchor_pairs(self._symbol)))
            self.show()
            return True
        if name in ("u", "U"):
            self._around.count.count(UserAction.KEY)
            self._state = next_state(self._symbol, self._lies)
            self.show()
            return True
        return super().key(name)

    def snaps(self, placed: int) -> bool:
        """The second point only shows a direction, unless it is an anchor's."""
        return placed == 0 or bool(self._pair[1])

    def make(self, points: Sequence[Point]) -> None:
        """Place it."""
        around, party = self._around, self._party
        pose = self._pose(points)
        name = self._name_of(party)
        after = with_party(around.document.scene, with_pose(party, name, pose))
        letter = letters(after)[party.no]
        around.document.run(after, self._say(_NAMES[self._kind]).format(name=letter))
        around.document.choose(ScenePart(kind=PartKind.POSE, place=party.no, pose=name))
        around.pick.drawn(party)
        self._state = None

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """The vehicle as it would stand, and the line of its anchors."""
        try:
            pose = self._pose(points)
        except Problem:
            return [OverlayShape(points=tuple(points))]
        party = self._party
        letter = letters(with_party(self._around.document.scene, party))[party.no]
        shapes = vehicle_ghost(self._symbol, pose, letter)
        if len(points) > 1:
            shapes.append(OverlayShape(points=tuple(points)))
        return shapes

    # --- inside

    @property
    def _party(self) -> SceneParty:
        around = self._around
        return around.pick.party(around.document.scene, around.library, self._lacks)

    def _lacks(self, party: SceneParty) -> bool:
        if self._kind is PlaceKind.CONTACT:
            return party.contact is None
        return party.rest is None

    def _name_of(self, party: SceneParty) -> str:
        if self._kind is PlaceKind.CONTACT:
            return CONTACT
        return REST if self._kind is PlaceKind.REST else str(len(party.positions) + 1)

    @property
    def _symbol(self) -> Symbol:
        return self._around.library.of_party(self._party)

    @property
    def _pair(self) -> tuple[str, str]:
        pairs = anchor_pairs(self._symbol)
        return pairs[self._around.pick.anchors % len(pairs)]

    @property
    def _lies(self) -> str:
        if self._state is not None:
            return self._state
        return usual_rest_state(self._symbol) if self._kind is PlaceKind.REST else ""

    def _pose(self, points: Sequence[Point]) -> Pose:
        first, second = self._pair
        lies = self._lies
        if second and len(points) > 1:
            pair = (first, points[0]), (second, points[1])
            return pose_by_two(self._symbol, *pair, state=lies)
        if len(points) > 1:
            return pose_at(points[0], bearing_deg(points[0], points[1]), state=lies)
        return pose_at(points[0], self._heading(points[0]), state=lies)

    def _heading(self, at: Point) -> float:
        """Along the lane there; else as the party came; else north."""
        before = [p for p in (*self._party.positions[::-1], self._party.contact) if p is not None]
        if before:
            return before[0].heading_deg
        question = SnapQuestion(pointer=at, tolerance_m=LANE_REACH_M)
        lanes = [s for s in self._around.snapper(question) if s.kind is SnapKind.LANE_CENTRE]
        line = lanes[0].line if lanes else None
        return 0.0 if line is None else bearing_deg(*line)
