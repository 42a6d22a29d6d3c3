"""Draws kerb lines, marking lines and areas: a drag is a whole line or arc, clicks draw on."""

from __future__ import annotations

from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawnKind
from gis.streets.object_edits import area_of, line_of
from gis.streets.object_palette import Gesture, PaletteEntry
from gis.streets.objects import ObjectChange, ObjectUid, StreetObject
from widgets.editor.line_gesture import LineGesture
from widgets.editor.snap_marks import Say, untranslated
from widgets.map.canvas_door import Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import DRAW


class DrawLineObject:
    """Straight lines by a drag each, arcs by drags that follow them, or corner after corner.

    R changes between straight lines and arcs. A line that is finished leaves the tool ready for
    the next one, in the same mode.
    """

    id: str = DRAW

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._gesture = LineGesture(self.id, around, self._kind, self._make, say=say)
        around.pick.changed.connect(self._entry_changed)

    @property
    def state(self) -> DrawingState:
        """What the drawing waits for."""
        return self._gesture.state

    @property
    def _entry(self) -> PaletteEntry:
        """What is drawn."""
        return self._around.pick.for_tool(self.id)

    def press(self, pointer: Pointer) -> bool:
        """Left begins a click or drag, right finishes."""
        return self._gesture.press(pointer)

    def move(self, pointer: Pointer) -> bool:
        """The line follows the pointer."""
        return self._gesture.move(pointer)

    def release(self, pointer: Pointer) -> bool:
        """A click sets a point; a drag is a line or arc."""
        return self._gesture.release(pointer)

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set the point, the second finishes."""
        return self._gesture.double_click(pointer)

    def key(self, name: str) -> bool:
        """Chords, values, Enter, Backspace, Esc (one level at a time)."""
        return self._gesture.key(name)

    def typed(self, text: str) -> bool:
        """A value of the typed-value line."""
        return self._gesture.typed(text)

    def leave(self) -> None:
        """Forget what was begun."""
        self._gesture.leave()

    # --- inside

    def _kind(self) -> DrawnKind:
        return DrawnKind.AREA if self._entry.gesture is Gesture.AREA else DrawnKind.LINE

    def _entry_changed(self, _: PaletteEntry) -> None:
        """Something else is in hand: what was begun is forgotten."""
        self._gesture.begin_anew()

    def _make(self, points: tuple[Point, ...]) -> None:
        entry, around = self._entry, self._around
        shape = area_of(points) if self._kind() is DrawnKind.AREA else line_of(points)
        one = StreetObject(
            uid=ObjectUid(around.new_id()),
            kind=entry.kind,
            code=around.pick.code_of(entry),
            shape=shape,
        )
        name = self._say("Draw {name}").format(name=around.pick.named(entry))
        around.document.run_objects(ObjectChange(new=(one,)), name)
