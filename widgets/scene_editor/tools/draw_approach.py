"""Draws the path of a party before contact: a drag along its lanes, or point after point."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely import LineString

from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawnKind
from gis.drafting.drawing_tool import DrawingTool
from gis.drafting.snaps import SnapKind, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.lane_following import HandSample, followed
from gis.scenes.drawing.parties import contact_footprints, touching_end, with_approach, with_party
from gis.scenes.lengths import metres_text
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.paths import dense, length_m
from gis.scenes.scene import SceneParty
from gis.scenes.symbols import SymbolKind
from gis.scenes.targets import CONTACT, letters
from widgets.editor.drawing_keys import ENDING, DrawingKeys
from widgets.editor.reach import DRAG_PX, follow_pointer
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.ghosts import vehicle_ghost

LANE_REACH_M = 1.0
"""A hand this near the middle of a lane is on it: a little more than its steering shakes."""
ON_FOOT = (SymbolKind.PERSON, SymbolKind.ANIMAL)
"""Who keeps to no lane."""
SAMPLE_M = 0.5
LEAST_M = 1.0
LABEL_M = 4.0
"""Behind the vehicle, where its path is free."""


class DrawApproach:
    """The drag follows the middle of lanes under it; its end is the place of first contact.

    There the party's footprint is brought to touch another party's where they nearly touch
    (Shift: exactly as drawn). Clicks set points with snaps, arcs and typed values; Enter ends.
    """

    id: str = "scene-approach"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._keys = DrawingKeys()
        self._pressed: Pointer | None = None
        self._hand: list[HandSample] = []
        self._problem: Problem | None = None
        self._drawing = self._fresh()

    @property
    def state(self) -> DrawingState | None:
        """What the drawing waits for; a drag waits for nothing."""
        return self._drawing.state if self._pressed is None else None

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left begins, or sets a point; right finishes."""
        if pointer.button is MapButton.RIGHT:
            if not self._drawing.state.points:
                return False
            self._drawing.right_pressed()
            self._after()
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        if self._drawing.state.points:
            self._drawing.pressed()
            self._after()
            return True
        self._drawing.pressed(None)
        self._pressed, self._hand = pointer, []
        self._sample(pointer.at)
        self._show(pointer)
        return True

    def move(self, pointer: Pointer) -> bool:
        """The path follows the hand."""
        self._move_to(pointer)
        if self._pressed is not None:
            self._sample(pointer.at)
        self._show(pointer)
        return True

    def release(self, pointer: Pointer) -> bool:
        """A drag is a whole path, a click its first point."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return pointer.button is MapButton.LEFT
        if math.dist(pressed.pixel, pointer.pixel) <= DRAG_PX:
            self._drawing.clicked()
            self._after()
            return True
        self._sample(pointer.at)
        self._around.count.count(UserAction.DRAG)
        path = followed(self._hand)
        self._begin_anew()
        self._commit(path, as_drawn=pointer.shift)
        self._show(pointer)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set the point, the second finishes."""
        self._drawing.right_pressed()
        self._after()
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Chords, values, Enter, Backspace, Esc."""
        if self._keys.key(self._drawing, name):
            self._after()
            return True
        state = self._drawing.state
        act = ENDING.get(name)
        if act is None or not (state.points or state.given):
            return False
        self._pressed = None
        self._drawing.key(act)
        self._after()
        return True

    def typed(self, text: str) -> bool:
        """A value of the typed-value line."""
        self._keys.clear()
        self._drawing.typed(text)
        self._after()
        return True

    def leave(self) -> None:
        """Forget what was begun."""
        self._begin_anew()
        self._around.canvas.show_overlay(self.id, ())
        self._tell(None)

    # --- inside

    def _fresh(self) -> DrawingTool:
        return DrawingTool(DrawnKind.LINE, self._around.snapper, count=self._around.count)

    def _begin_anew(self) -> None:
        self._drawing = self._fresh()
        self._keys.clear()
        self._pressed, self._hand = None, []

    def _move_to(self, pointer: Pointer) -> None:
        follow_pointer(self._drawing, pointer, self._around.canvas)

    def _sample(self, at: Point) -> None:
        """Note where the hand went since the last place, and on which lane."""
        last = self._hand[-1].at if self._hand else at
        drives = self._around.library.of_party(self._party).kind not in ON_FOOT
        for place in dense((last, at), SAMPLE_M)[1:] if self._hand else [at]:
            question = SnapQuestion(pointer=place, tolerance_m=LANE_REACH_M)
            near = self._around.snapper(question) if drives else ()
            lanes = [snap for snap in near if snap.kind is SnapKind.LANE_CENTRE]
            lane = min(lanes, key=lambda snap: math.dist(snap.at, place), default=None)
            if lane is None:
                self._hand.append(HandSample(at=place))
            else:
                self._hand.append(HandSample(at=place, lane=lane.source, on_lane=lane.at))

    @property
    def _party(self) -> SceneParty:
        """Who is drawn next."""
        around = self._around
        return around.pick.party(
            around.document.scene, around.library, lambda one: one.contact is None
        )

    def _after(self) -> None:
        state = self._drawing.state
        if state.is_cancelled:
            self._begin_anew()
            self._tell(None)
        elif state.is_done:
            self._begin_anew()
            self._commit(state.points, as_drawn=True)
        else:
            self._tell(state.problem)
        self._show(None)

    def _ended(self, path: Sequence[Point], party: SceneParty) -> tuple[Point, ...]:
        around = self._around
        others = contact_footprints(around.document.scene, around.library, but=party.no)
        return touching_end(path, party, others, around.library)

    def _commit(self, path: Sequence[Point], *, as_drawn: bool) -> None:
        around, party = self._around, self._party
        try:
            ended = path if as_drawn else self._ended(path, party)
            drawn = with_approach(party, ended)
            after = with_party(around.document.scene, drawn)
            around.document.run(after, self._say("Draw path of {name}").format(name=self._name))
        except Problem as problem:
            self._tell(problem)
            return
        around.document.choose(ScenePart(kind=PartKind.POSE, place=party.no, pose=CONTACT))
        around.pick.drawn(drawn)
        self._tell(None)

    @property
    def _name(self) -> str:
        scene = self._around.document.scene
        return letters(with_party(scene, self._party))[self._party.no]

    def _show(self, pointer: Pointer | None) -> None:
        state, party = self._drawing.state, self._party
        if self._pressed is not None and self._hand:
            line: tuple[Point, ...] = followed(self._hand) if len(self._hand) > 1 else ()
            if pointer is not None and not pointer.shift and length_m(line) > LEAST_M:
                line = self._ended(line, party)
        else:
            line = (*state.points[:-1], *(state.preview or state.points[-1:]))
        text = f"{self._keys.text}_" if self._keys.text else ""
        shapes = [OverlayShape(points=line, text=text)]
        if length_m(line) > LEAST_M:
            contact = with_approach(party, line).contact
            symbol = self._around.library.of_party(party)
            if contact is not None:
                shapes += vehicle_ghost(symbol, contact)
                said = f"{self._name}  {metres_text(length_m(line))} m"
                back = LineString(line).interpolate(-symbol.length_m / 2.0 - LABEL_M)
                shapes.append(OverlayShape(points=((back.x, back.y),), text=said))
        if state.snap is not None and self._pressed is None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])

    def _tell(self, problem: Problem | None) -> None:
        if problem is not self._problem:
            self._problem = problem
            self._around.tell(problem)
