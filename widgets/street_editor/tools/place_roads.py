"""Moves, copies, turns, scales or mirrors the chosen roads by points, with snaps and values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.streets.pointing import outline_of
from app.streets.street_document import ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.drafting.drawing_state import DrawingState, DrawKey, DrawnKind
from gis.drafting.drawing_tool import DrawingTool
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.drawing.strokes import IdMaker
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from widgets.editor.drawing_keys import DrawingKeys
from widgets.editor.reach import follow_pointer
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.shown_ids import shown_ids

PlaceEdit = Callable[[Network, Sequence[RoadUid], Sequence[Point], IdMaker], StreetChange]


@dataclass(frozen=True, kw_only=True)
class Placing:
    """An edit by points: how many it takes, and what the undo list calls it."""

    id: str
    name: str
    points: int
    edit: PlaceEdit


class PlaceRoads:
    """Takes as many points as the edit needs, shows what it would give, makes it with the last."""

    def __init__(
        self,
        around: EditorAround,
        placing: Placing,
        *,
        say: Say = untranslated,
    ) -> None:
        self.id = placing.id
        self._around, self._placing, self._say = around, placing, say
        self._keys = DrawingKeys()
        self._drawing = self._fresh()

    @property
    def state(self) -> DrawingState:
        """What is waited for, for the hint line."""
        return self._drawing.state

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left sets a point."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        if not self._roads:
            self._drawing.pressed()
            self._begin_anew()
            self._around.tell(Problem("CHOOSE_ROADS_FIRST"))
            return True
        self._drawing.pressed()
        self._after()
        return True

    def move(self, pointer: Pointer) -> bool:
        """The roads follow the pointer."""
        self._move_to(pointer)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """Points are set by presses."""
        return pointer.button is MapButton.LEFT

    def double_click(self, pointer: Pointer) -> bool:
        """A second point at one place is none."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Chords and values as when drawing; Esc begins anew."""
        if self._keys.key(self._drawing, name):
            self._after()
            return True
        if not self._drawing.state.points or name not in ("Backspace", "Escape"):
            return False
        self._drawing.key(DrawKey.BACK if name == "Backspace" else DrawKey.CANCEL)
        self._after()
        return True

    def typed(self, text: str) -> bool:
        """A value of the typed-value line."""
        self._drawing.typed(text)
        self._after()
        return True

    def leave(self) -> None:
        """Forget what was begun."""
        self._begin_anew()
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- inside

    @property
    def _roads(self) -> list[RoadUid]:
        uids = self._around.document.chosen_uids(ChosenKind.ROAD)
        return [RoadUid(uid) for uid in uids]

    def _fresh(self) -> DrawingTool:
        return DrawingTool(DrawnKind.LINE, self._around.snapper, count=self._around.count)

    def _begin_anew(self) -> None:
        self._drawing = self._fresh()
        self._keys.clear()
        self._around.document.drop_preview()

    def _move_to(self, pointer: Pointer) -> None:
        follow_pointer(self._drawing, pointer, self._around.canvas)

    def _after(self) -> None:
        state = self._drawing.state
        self._around.tell(state.problem)
        if state.is_cancelled:
            self._begin_anew()
        elif len(state.points) >= self._placing.points:
            self._commit(state.points[: self._placing.points])
        self._show()

    def _commit(self, points: Sequence[Point]) -> None:
        around = self._around
        self._begin_anew()
        try:
            change = self._placing.edit(around.document.network, self._roads, points, around.new_id)
            around.document.run(change, self._say(self._placing.name))
        except Problem as problem:
            around.tell(problem)

    def _show(self) -> None:
        state = self._drawing.state
        line = (*state.points[:-1], *(state.preview or state.points[-1:]))
        document = self._around.document
        shapes = [
            OverlayShape(points=outline_of(document.standing, one), look=OverlayLook.SELECTED)
            for one in document.chosen
        ]
        shapes.append(OverlayShape(points=line, look=OverlayLook.RUBBER))
        if state.snap is not None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])
        if len(line) == self._placing.points and self._roads:
            roads, edit = self._roads, self._placing.edit
            document.preview(lambda now: edit(now, roads, line, shown_ids()), self._around.tell)
