"""The tool of measuring: fixed points by click, values typed, the next target by itself."""

from __future__ import annotations

import math
from collections.abc import Callable

from gis.angles import Point, bearing_deg, moved
from gis.drafting.snaps import Snap, SnapQuestion, cycled
from gis.drafting.typed import read_point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.scenes.driven import fixed_by_id
from gis.scenes.measuring import Wanted
from gis.scenes.survey.measurements import LineSide, Method
from gis.scenes.survey.readings import side_of
from gis.scenes.targets import targets_of
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.measuring import Measuring

SNAP_PX = 11.0
REACH_PX = 9.0
DRAG_PX = 5.0
SIDE_PX = 40.0
"""How long the tick is that shows the side in use."""
FIRST = "Click the first fixed point or drag to the second, or type x,y"
SECOND = "Click the second fixed point, or type x,y (@x,y: from the first)"
CHOOSE = "Choose in the list what is measured next"
PROMPTS = {
    Method.TRIANGULATION: (
        "{target}: distance from {point} (Enter alone: next)",
        "{target}: distance from {point}",
    ),
    Method.BASELINE: (
        "{target}: distance along {base} (Enter alone: next)",
        "{target}: offset from {base}",
    ),
    Method.POLAR: (
        "{target}: distance from {point}, then the angle (Enter alone: next)",
        "{target}: angle clockwise from {base}, degrees",
    ),
}


class Measure:
    """Two clicks choose the fixed points; then every line of values puts the next target."""

    def __init__(
        self,
        around: SceneAround,
        method: Method,
        *,
        say: Say = untranslated,
        say_snap: Say = untranslated,
        named: Callable[[str], str] = untranslated,
    ) -> None:
        self.id = tool_id(method)
        self._around, self._method = around, method
        self._say, self._say_snap, self._named = say, say_snap, named
        self._snaps: tuple[Snap, ...] = ()
        self._snap: Snap | None = None
        self._pointer: Point | None = None
        self._in_hand = self._began_base = False
        self._pressed: Pointer | None = None
        around.measuring.follow(around).changed.connect(self._changed)

    @property
    def _measuring(self) -> Measuring:
        """The state that is shared with the panel."""
        return self._around.measuring

    @property
    def prompt(self) -> str:
        """What it waits for, in words already; the window asks the tool in hand alone."""
        self._take_up()
        measuring = self._measuring
        if not measuring.has_base:
            return self._say(SECOND if len(measuring.points) == 1 else FIRST)
        wanted = measuring.wanted
        if wanted is None:
            return self._say(CHOOSE)
        first, later = PROMPTS[measuring.method]
        typed = len(measuring.values)
        return self._say(later if typed else first).format(
            target=self._named(wanted.target),
            point=measuring.fixed[min(typed, len(measuring.fixed) - 1)],
            base="–".join(measuring.fixed[:2]),
        )

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """A fixed point, or what is measured next, or the side on which it lies."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._take_up()
        self._move_to(pointer)
        before = len(self._measuring.fixed)
        self._attempt(lambda: self._click(pointer))
        self._began_base = (before, len(self._measuring.fixed)) == (0, 1)
        self._pressed = pointer
        return True

    def move(self, pointer: Pointer) -> bool:
        """Shows where a fixed point would stand."""
        self._take_up()
        self._move_to(pointer)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """A click is done when the button goes down; a drag ends at the second fixed point."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        is_drag = self._began_base and math.dist(pressed.pixel, pointer.pixel) > DRAG_PX
        self._around.count.count(UserAction.DRAG if is_drag else UserAction.CLICK)
        if is_drag:
            self._move_to(pointer)
            self._attempt(lambda: self._click(pointer))
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Its first click was one already."""
        return True

    def _click(self, pointer: Pointer) -> None:
        measuring, more = self._measuring, pointer.shift
        fixed = fixed_by_id(self._around.document.scene)
        name = self._nearest({key: one.at for key, one in fixed.items()}, pointer.at)
        if name is not None:
            measuring.choose_fixed(name, more=more)
        elif not measuring.has_base or (more and measuring.method is Method.TRIANGULATION):
            at = pointer.at if self._snap is None else self._snap.at
            measuring.place_fixed(at, self._say, more=more)
        else:
            self._point_at(pointer.at)

    def _point_at(self, at: Point) -> None:
        scene, library = self._around.document.scene, self._around.library
        target = self._nearest(targets_of(scene, library), at)
        if target is not None:
            self._measuring.want(Wanted(target=target))
            return
        first, second = self._measuring.points[:2]
        if side_of(at, first.at, second.at) is not self._measuring.side:
            self._measuring.turn_side()

    def _nearest(self, places: dict[str, Point], at: Point) -> str | None:
        reach = REACH_PX * self._around.canvas.metres_per_pixel
        near = [(math.dist(at, place), name) for name, place in places.items()]
        return min((one for one in near if one[0] <= reach), default=(0.0, None))[1]

    # --- keys

    def typed(self, text: str) -> bool:
        """Values of the row in hand, or the place of a fixed point."""
        self._take_up()
        self._around.count.count(UserAction.TYPED)
        measuring = self._measuring
        if measuring.has_base:
            self._attempt(lambda: measuring.type_values(text, self._say, self._named))
            return True
        last = measuring.points[-1].at if measuring.points else None
        self._attempt(lambda: measuring.place_fixed(read_point(text).at(last), self._say))
        return True

    def key(self, name: str) -> bool:
        """Enter goes on, Tab takes the other side, Backspace takes back, Esc begins anew."""
        self._take_up()
        taken = self._key(name)
        if taken:
            self._around.count.count(UserAction.KEY)
            self._show()
        return taken

    def _key(self, name: str) -> bool:
        measuring = self._measuring
        if name == "Backspace":
            return measuring.take_back()
        if name == "Escape":
            return measuring.drop_values()
        if name == "Tab" and not measuring.has_base:
            self._snap = cycled(self._snaps, self._snap)
            return True
        if name == "Tab":
            measuring.turn_side()
            return True
        return name == "Return" and measuring.has_base and measuring.skip()

    def leave(self) -> None:
        """Another tool is chosen: the fixed points stay chosen."""
        self._in_hand = False
        self._pointer, self._pressed, self._snap, self._snaps = None, None, None, ()
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- inside

    def _take_up(self) -> None:
        """The first that is heard of in a hand: this method, from the points that are there."""
        if not self._in_hand:
            self._in_hand = True
            self._measuring.use_method(self._method)
            self._measuring.begin()

    def _attempt(self, act: Callable[[], None]) -> None:
        self._around.tell(None)
        try:
            act()
        except Problem as problem:
            self._around.tell(problem)
        self._show()

    def _move_to(self, pointer: Pointer) -> None:
        self._pointer = pointer.at
        self._snap, self._snaps = None, ()
        if self._measuring.has_base and not pointer.shift:
            return
        tolerance = SNAP_PX * self._around.canvas.metres_per_pixel
        question = SnapQuestion(pointer=pointer.at, tolerance_m=tolerance)
        self._snaps = self._around.snapper(question)
        self._snap = self._snaps[0] if self._snaps else None

    def _changed(self, _: None) -> None:
        if self._in_hand:
            self._show()
            self._around.show_prompt()

    # --- showing

    def _show(self) -> None:
        self._around.canvas.show_overlay(self.id, list(self._shapes()) if self._in_hand else ())

    def _shapes(self) -> list[OverlayShape]:
        measuring = self._measuring
        points = measuring.points
        shapes = [
            OverlayShape(points=(one.at,), marks=True, text=one.id, look=OverlayLook.SELECTED)
            for one in points
        ]
        if measuring.has_base:
            first, second = points[0].at, points[1].at
            shapes.append(OverlayShape(points=(first, second), look=OverlayLook.MEASURE))
            if measuring.wanted is not None and measuring.method is not Method.POLAR:
                shapes.append(self._side_shape(first, second))
            shapes += self._typed_shapes()
            shapes += self._wanted_shape()
        elif self._pointer is not None:
            at = self._pointer if self._snap is None else self._snap.at
            if points:
                shapes.append(OverlayShape(points=(points[-1].at, at)))
            shapes.append(OverlayShape(points=(at,), marks=True))
        if self._snap is not None:
            shapes.append(snap_shape(self._snap, self._say_snap, others=len(self._snaps) - 1))
        return shapes

    def _side_shape(self, first: Point, second: Point) -> OverlayShape:
        """A tick from the middle of the base line to the side in use."""
        turn = -90.0 if self._measuring.side is LineSide.LEFT else 90.0
        middle = ((first[0] + second[0]) / 2.0, (first[1] + second[1]) / 2.0)
        long = min(SIDE_PX * self._around.canvas.metres_per_pixel, math.dist(first, second) / 3.0)
        end = moved(middle, bearing_deg(first, second) + turn, long)
        words = self._say("This side (Tab)")
        return OverlayShape(points=(middle, end), text=words, look=OverlayLook.MEASURE)

    def _typed_shapes(self) -> list[OverlayShape]:
        """What the values so far say: circles, or the foot on the base line."""
        measuring = self._measuring
        points = [one.at for one in measuring.points]
        if measuring.method is Method.BASELINE:
            return [
                OverlayShape(
                    points=(moved(points[0], bearing_deg(points[0], points[1]), along),), marks=True
                )
                for along in measuring.values[:1]
            ]
        pairs = zip(points, measuring.values, strict=False)
        return [OverlayShape(points=(at,), radius_m=long) for at, long in pairs if long > 0.0]

    def _wanted_shape(self) -> list[OverlayShape]:
        wanted = self._measuring.wanted
        scene, library = self._around.document.scene, self._around.library
        at = None if wanted is None else targets_of(scene, library).get(wanted.target)
        if wanted is None or at is None:
            return []
        words = self._named(wanted.target)
        return [OverlayShape(points=(at,), marks=True, text=words, look=OverlayLook.HOVERED)]


def tool_id(method: Method) -> str:
    """The id of the tool of a method."""
    return f"measure_{method.value}"
