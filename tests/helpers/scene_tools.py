"""Tools of the scene editor in a hand without a window: a scene on streets, a noting canvas."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.scenes.scene_document import SceneDocument
from app.scenes.scene_snapper import SceneSnapper
from app.symbol_catalogue import load_symbols
from app.undo import UndoStack
from gis.angles import Point, moved, unit_vector
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from gis.scenes.scene import Arm, Scene, SceneJunction
from gis.scenes.symbols import SymbolLibrary
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.derived import Lane, StreetGeometry
from tests.helpers.map_canvas import FakeCanvas, Hand
from tests.helpers.street_tools import road_style
from widgets.map.canvas_door import MapTool
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.drawing.edit_commands import PICKINGS, PLACINGS
from widgets.scene_editor.scene_pick import Who
from widgets.scene_editor.tools.draw_approach import DrawApproach
from widgets.scene_editor.tools.draw_dimension import DrawDimension
from widgets.scene_editor.tools.draw_mark import DrawMark
from widgets.scene_editor.tools.pick_mark import PickMark
from widgets.scene_editor.tools.place_impact import PlaceImpact
from widgets.scene_editor.tools.place_parts import PlaceParts
from widgets.scene_editor.tools.place_photo import PlacePhoto
from widgets.scene_editor.tools.place_text import PlaceText
from widgets.scene_editor.tools.place_thing import PlaceThing
from widgets.scene_editor.tools.place_vehicle import PlaceKind, PlaceVehicle
from widgets.scene_editor.tools.select_parts import SelectParts
from widgets.street_editor.tools.draw_road import DrawRoad

NO_STREETS = StreetGeometry()
MOTOR_LANES = (ElementKind.FAST, ElementKind.MIXED)


@dataclass
class SceneRig:
    """The tools on one scene, which of them has the mouse, and the hand on it."""

    scene: Scene = field(default_factory=lambda: Scene(case_no="T-1"))
    streets: StreetGeometry = NO_STREETS
    library: SymbolLibrary = field(default_factory=load_symbols)
    told: list[Problem | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = SceneDocument(self.scene, UndoStack())
        self.canvas = FakeCanvas(metres_per_pixel=0.05)
        self.count = ActionCount()
        self.used = ""
        self.snapper = SceneSnapper(self.document, self.library, self.streets)
        self.around = SceneAround(
            canvas=self.canvas,
            document=self.document,
            library=self.library,
            snapper=self.snapper,
            count=self.count,
            tell=self.told.append,
            use_tool=self.use,
        )
        made: list[MapTool] = [
            one(self.around)
            for one in (
                *(SelectParts, DrawApproach, DrawMark, PlaceImpact),
                *(DrawDimension, PlacePhoto, PlaceText, PlaceThing),
            )
        ]
        made += [PlaceVehicle(self.around, kind) for kind in PlaceKind]
        made += [PlaceParts(self.around, one) for one in PLACINGS]
        made += [PickMark(self.around, one) for one in PICKINGS]
        self.tools = {tool.id: tool for tool in made}

    def use(self, tool: str) -> None:
        """Another tool gets the mouse, as the window does it."""
        if self.used:
            self.tool.leave()
        self.used = tool

    def take(self, tool: str) -> Hand:
        """A tool by its key: one action."""
        self.count.count(UserAction.KEY)
        self.use(tool)
        return self.hand

    def pick_party(self, symbol: str) -> None:
        """A new party of a symbol, from the list: one action."""
        self.count.count(UserAction.PICK)
        self.around.pick.take(Who(symbol=symbol))

    @property
    def tool(self) -> MapTool:
        """The one that has the mouse."""
        return self.tools[self.used]

    @property
    def hand(self) -> Hand:
        """On the tool that has the mouse."""
        return Hand(self.tool, self.canvas)

    @property
    def now(self) -> Scene:
        """The scene as it is."""
        return self.document.scene

    @property
    def codes(self) -> list[str]:
        """Problems told so far."""
        return [one.code for one in self.told if one is not None]

    def follow(self, path: Sequence[Point], **held: bool) -> None:
        """One drag along a path."""
        hand, tool = self.hand, self.tool
        hand.move(*path[0], **held)
        assert tool.press(hand.pointer(*path[0], **held))
        for point in path[1:]:
            tool.move(hand.pointer(*point, **held))
        tool.release(hand.pointer(*path[-1], **held))


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Two roads that cross, and what the engine made of them."""

    centre: Point
    headings: tuple[float, float]
    """Of the two roads' lines."""
    streets: StreetGeometry

    @property
    def scene(self) -> Scene:
        """An empty scene at the junction."""
        bearings = [(h + turn) % 360.0 for h in self.headings for turn in (0.0, 180.0)]
        arms = tuple(
            Arm(name=name, bearing_deg=bearing, half_width_m=8.0)
            for name, bearing in zip("abcd", bearings, strict=True)
        )
        junction = SceneJunction(centre=self.centre, arms=arms)
        return Scene(case_no="T-1", junction=junction)

    def lanes_towards(self, heading: float) -> list[tuple[Point, Lane]]:
        """Motor lanes whose traffic runs along a heading towards the junction.

        Each with the place on its middle that lies beside the junction's centre: worked out from
        the lane's area, not from the lines that tools snap to.
        """
        east, north = unit_vector(heading)
        found = []
        for lane in self.streets.lanes:
            if lane.kind not in MOTOR_LANES:
                continue
            x, y = lane.shape.centroid.coords[0]
            dx, dy = x - self.centre[0], y - self.centre[1]
            ahead, right = dx * east + dy * north, dx * north - dy * east
            if abs(right) > 12.0 or ahead > -20.0:
                continue
            if self._runs(lane, heading):
                beside = (self.centre[0] + north * right, self.centre[1] - east * right)
                found.append((beside, lane))
        return found

    def _runs(self, lane: Lane, heading: float) -> bool:
        street = next(one for one in self.streets.roads if one.road.uid == lane.road)
        (ax, ay), (bx, by) = street.road.line.coords[0], street.road.line.coords[-1]
        along = math.degrees(math.atan2(bx - ax, by - ay)) % 360.0
        if lane.direction is Direction.BACKWARD:
            along = (along + 180.0) % 360.0
        return abs((along - heading + 180.0) % 360.0 - 180.0) < 5.0


def random_crossing(
    rig, rng: random.Random, codes: Sequence[str], about: Point = (250.0, 250.0)
) -> Crossing:
    """Two roads drawn by two drags on a street rig, at an angle between 55 and 125 degrees."""
    style = road_style(rng.choice(codes))
    hand = rig.hand(DrawRoad(rig.around, style))
    centre = (about[0] + rng.uniform(-20, 20), about[1] + rng.uniform(-20, 20))
    first = rng.uniform(0.0, 180.0)
    headings = (first, first + rng.uniform(55.0, 125.0))
    for heading in headings:
        reach = rng.uniform(110.0, 150.0)
        hand.drag(moved(centre, heading + 180.0, reach), moved(centre, heading, reach), shift=True)
        style.use(road_style(rng.choice(codes)).road)
    return Crossing(centre=centre, headings=headings, streets=rig.standing.whole())


def shaken(path: Sequence[Point], rng: random.Random, sigma_m: float = 0.15) -> list[Point]:
    """A path as an unsteady hand drives it."""
    return [(x + rng.gauss(0, sigma_m), y + rng.gauss(0, sigma_m)) for x, y in path]


def along(start: Point, end: Point, step_m: float = 1.5) -> list[Point]:
    """Points from a start to an end."""
    parts = max(1, round(math.dist(start, end) / step_m))
    (ax, ay), (bx, by) = start, end
    return [(ax + (bx - ax) * k / parts, ay + (by - ay) * k / parts) for k in range(parts + 1)]
