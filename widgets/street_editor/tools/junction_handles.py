"""Shapes junctions on the map: corners by their grips, what is painted at an arm by a key."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from shapely import Polygon

from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point, moved
from gis.drafting.typed import read_number
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.drawing.junction_arms import ArmEnd, Corner, design_of
from gis.streets.drawing.junction_edits import MOST_RADIUS_M, with_radius
from gis.streets.drawing.junction_paint import Painted
from gis.streets.drawing.junction_pointing import NOWHERE, KnownJunctions, Pointed
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.junctions.junction_hand import JunctionHand, Say

GRIP_PX, DRAG_PX = 9.0, 4.0
COARSE_M, FINE_M = 0.5, 0.1
"""Radii of a drag are multiples of the first, with Shift of the second."""
RED_KERB_M = 10.0
NUMBER_BACK_M = 4.0
"""The number of an arm stands so far behind its mouth."""
KEYS = {
    "c": Painted.CROSSWALK,
    "l": Painted.STOP_LINE,
    "b": Painted.WAITING_BOX,
    "t": Painted.TWO_STAGE_BOX,
    "a": Painted.ARROWS,
    "n": Painted.BOX_JUNCTION,
}
FIRST_PROMPT = "Point at a junction; drag a corner, or click it and type its radius"
ARM_PROMPT = (
    "C crosswalk, L stop line, B box, T two-stage, A arrows, K red, N grid, U rule; Shift: all"
)
CORNER_PROMPT = "Drag, or type the radius and Enter; I island, U back to the rule"


def untranslated(text: str) -> str:
    """Words without a window."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A grip in the hand: where it was pressed, and the radius that it would give now."""

    pressed: Pointer
    area: str
    corner: Corner
    radius_m: float
    is_drag: bool = False


class JunctionHandles:
    """Grips at corners: drag for a radius, click and type one; keys for what is pointed at."""

    id: str = "junction-handles"

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around = around
        self._hand = JunctionHand(around, say)
        self._known = KnownJunctions()
        self._pointed: Pointed = NOWHERE
        self._last: Pointer | None = None
        self._held: _Held | None = None
        self._clicked: ArmEnd | None = None
        """The arm whose corner was clicked and waits for a typed radius."""
        self._is_active = False
        around.document.chosen_changed.connect(self._follow)
        around.document.changed.connect(self._changed)

    @property
    def prompt(self) -> str:
        """What can be done where the pointer is; a source of the context "StreetTools"."""
        if self._pointed.corner is not None or self._clicked is not None:
            return CORNER_PROMPT
        return ARM_PROMPT if self._pointed.place is not None else FIRST_PROMPT

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Take hold of a grip, or begin a click."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._point(pointer)
        corner, area = self._pointed.corner, self._pointed.area
        if corner is None or area is None:
            return area is not None
        self._held = _Held(pressed=pointer, area=area, corner=corner, radius_m=corner.radius_m)
        return True

    def move(self, pointer: Pointer) -> bool:
        """Show what is pointed at, or the radius that the drag gives."""
        held = self._held
        if held is None:
            self._point(pointer)
        else:
            is_drag = held.is_drag or math.dist(held.pressed.pixel, pointer.pixel) > DRAG_PX
            self._held = replace(held, is_drag=is_drag)
            if is_drag:
                self._drag(self._held, pointer)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """A click chooses a corner or a junction; a drag gives its radius."""
        held, self._held = self._held, None
        if held is not None and held.is_drag:
            self._around.count.count(UserAction.DRAG)
            self._hand.set_radius([held.corner.arm], self._radius(held, pointer))
        elif pointer.button is MapButton.LEFT and self._pointed.area is not None:
            self._around.count.count(UserAction.CLICK)
            self._clicked = None if held is None else held.corner.arm
            self._choose(self._pointed.area, pointer)
        else:
            return False
        self._point(pointer)
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Nothing more than two clicks."""
        return self._pointed.area is not None

    # --- keys

    def key(self, name: str) -> bool:
        """What stands at the arm pointed at; with Shift (a capital) at all arms."""
        if name == "Escape":
            return self._give_up()
        letter, arms = name.lower(), self._arms(is_all=name.isupper())
        if len(name) != 1 or not arms:
            return False
        acts = {what: (lambda what=what: self._hand.toggle(arms, what)) for what in Painted}
        by_key = {key: acts[what] for key, what in KEYS.items()}
        by_key |= {
            "k": lambda: self._toggle_red(arms),
            "i": lambda: self._toggle_island(is_all=name.isupper()),
            "u": lambda: self._back(arms),
        }
        if letter not in by_key:
            return False
        self._around.count.count(UserAction.KEY)
        by_key[letter]()
        self._show()
        return True

    def typed(self, text: str) -> bool:
        """A radius for the corner that was clicked or is pointed at."""
        self._around.count.count(UserAction.TYPED)
        corner = self._corner
        if corner is None:
            self._around.tell(Problem("JUNCTION_NO_CORNER"))
            return True
        try:
            radius = read_number(text) if text.strip() else None
        except Problem as problem:
            self._around.tell(problem)
            return True
        self._hand.set_radius([corner.arm], radius)
        self._show()
        return True

    def leave(self) -> None:
        """Give up what is held; what is chosen stays chosen."""
        if self._held is not None:
            self._around.document.drop_preview()
        self._held = self._clicked = None
        self._pointed, self._is_active = NOWHERE, False
        self._around.canvas.show_overlay(self.id, ())

    def _give_up(self) -> bool:
        document = self._around.document
        if self._held is not None:
            self._held = None
            document.drop_preview()
        elif self._clicked is not None:
            self._clicked = None
        elif document.chosen:
            document.choose()
        else:
            return False
        self._around.count.count(UserAction.KEY)
        self._around.tell(None)
        self._show()
        return True

    def _toggle_red(self, arms: list[ArmEnd]) -> None:
        length = design_of(self._around.document.network, arms[0]).red_kerb_m
        self._hand.set_red_kerb(arms, 0.0 if length == RED_KERB_M else RED_KERB_M)

    def _toggle_island(self, *, is_all: bool) -> None:
        corner, area = self._corner, self._pointed.area
        if corner is None:
            self._around.tell(Problem("JUNCTION_NO_CORNER"))
            return
        standing = self._around.document.standing
        arms = [corner.arm]
        if is_all and area is not None:
            arms = [one.arm for one in self._known.corners(standing, area)]
        self._hand.set_island(arms, not design_of(standing.network, corner.arm).corner_island)

    def _back(self, arms: list[ArmEnd]) -> None:
        corner = self._pointed.corner
        if corner is not None and len(arms) == 1:
            self._hand.set_radius([corner.arm], None)
        else:
            self._hand.back_to_rule(arms)

    # --- what is pointed at

    @property
    def _corner(self) -> Corner | None:
        """The corner in question: pointed at, else clicked."""
        if self._pointed.corner is not None:
            return self._pointed.corner
        if self._clicked is None:
            return None
        chosen = self._around.document.chosen_uids(ChosenKind.AREA)
        standing = self._around.document.standing
        corners = (one for area in chosen for one in self._known.corners(standing, area))
        return next((one for one in corners if one.arm == self._clicked), None)

    def _arms(self, *, is_all: bool) -> list[ArmEnd]:
        """The arm pointed at first, then all others of its area where all are meant."""
        pointed = self._pointed
        first = None if pointed.place is None else pointed.place.arm
        if pointed.corner is not None:
            first = pointed.corner.arm
        elif first is None and self._corner is not None:
            first = self._corner.arm
        if first is None:
            return []
        area = self._pointed.area
        others = self._hand.arms([area]) if is_all and area is not None else []
        return [first, *(arm for arm in others if arm != first)]

    def _point(self, pointer: Pointer) -> None:
        self._is_active, self._last = True, pointer
        reach = GRIP_PX * self._around.canvas.metres_per_pixel
        self._pointed = self._known.pointed_at(self._around.document.standing, pointer.at, reach)

    def _choose(self, area: str, pointer: Pointer) -> None:
        document = self._around.document
        one, chosen = Chosen(kind=ChosenKind.AREA, uid=area), document.chosen
        if pointer.ctrl and one in chosen:
            document.choose(*(other for other in chosen if other != one))
        elif pointer.ctrl or pointer.shift:
            document.choose(*(other for other in chosen if other != one), one)
        else:
            document.choose(one)

    # --- dragging

    def _radius(self, held: _Held, pointer: Pointer) -> float:
        """As much more than the radius that stands as the pointer has moved away from its press."""
        corner = held.corner
        moved_by = corner.radius_towards(pointer.at) - corner.radius_towards(held.pressed.at)
        step = FINE_M if pointer.shift else COARSE_M
        radius = round((corner.radius_m + moved_by) / step) * step
        return round(min(max(radius, 0.0), MOST_RADIUS_M), 3)

    def _drag(self, held: _Held, pointer: Pointer) -> None:
        radius, arms = self._radius(held, pointer), [held.corner.arm]
        if radius == held.radius_m:
            return
        self._held = replace(held, radius_m=radius)
        self._around.document.preview(
            lambda network: with_radius(network, arms, radius), self._around.tell
        )

    # --- showing

    def _changed(self, told: object) -> None:
        self._known.forget()
        self._follow(told)

    def _follow(self, told: object) -> None:
        """The choice or the streets changed: what is pointed at may be elsewhere."""
        if self._is_active and self._last is not None and self._held is None:
            self._point(self._last)
            self._show()

    def _show(self) -> None:
        document, held = self._around.document, self._held
        standing = document.standing
        chosen = [uid for uid in document.chosen_uids(ChosenKind.AREA) if uid in standing.areas]
        hovered = self._pointed.area
        shapes = []
        for uid in dict.fromkeys([*chosen, *([hovered] if hovered in standing.areas else [])]):
            if held is not None and held.is_drag and held.area == uid:
                continue  # what the drag gives is shown instead
            look = OverlayLook.SELECTED if uid in chosen else OverlayLook.HOVERED
            shapes.append(_ring(standing.areas[uid].shape, look))
            shapes += self._arm_shapes(uid)
            grips = tuple(one.at for one in self._known.corners(standing, uid))
            shapes.append(OverlayShape(points=grips, look=OverlayLook.GRIP, marks=True))
        if held is not None and held.is_drag:
            shapes += _held_shapes(held)
        elif self._corner is not None:
            corner = self._corner
            text = _radius_words(corner.radius_m)
            shapes.append(_mark(corner.at, OverlayLook.HELD, text))
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])

    def _arm_shapes(self, area: str) -> list[OverlayShape]:
        """The number of each arm, and a bar across the one that is pointed at."""
        shapes = []
        for number, place in enumerate(self._known.places(self._around.document.standing, area), 1):
            at = moved(place.middle, place.bearing_deg, NUMBER_BACK_M)
            shapes.append(OverlayShape(points=(at,), look=OverlayLook.MEASURE, text=str(number)))
            pointed = self._pointed.place
            if pointed is not None and pointed.arm == place.arm and self._pointed.corner is None:
                ends = (place.left, place.right)
                shapes.append(OverlayShape(points=ends, look=OverlayLook.FOUND))
        return shapes


def _held_shapes(held: _Held) -> list[OverlayShape]:
    """The grip where the radius puts it, its way from the apex, and the radius."""
    corner = held.corner
    way = math.dist(corner.apex, corner.at)
    out = held.radius_m * corner.factor
    at = corner.apex
    if way > 0.0:
        x, y = ((b - a) / way for a, b in zip(corner.apex, corner.at, strict=True))
        at = (corner.apex[0] + out * x, corner.apex[1] + out * y)
    line = OverlayShape(points=(corner.apex, at), look=OverlayLook.RUBBER)
    return [line, _mark(at, OverlayLook.HELD, _radius_words(held.radius_m))]


def _mark(at: Point, look: OverlayLook, text: str) -> OverlayShape:
    return OverlayShape(points=(at,), look=look, marks=True, text=text)


def _radius_words(radius_m: float) -> str:
    return f"R {radius_m:.1f} m"


def _ring(shape: Polygon, look: OverlayLook) -> OverlayShape:
    points = tuple((x, y) for x, y, *_ in shape.exterior.coords)
    return OverlayShape(points=points, look=look, closed=True)
