"""Who gets which length of road behind a junction's mouth, so that no marking crosses another.

From the mouth backwards: crosswalk, gap, stop line (or give-way lines), motorcycle box, arrows.
A road between two junctions gives half of its length to each. Where that is too short the zone
is tried again shorter (crosswalk 3 m, then 2 m; gap 1 m); then the crosswalk goes, then the stop
line; a box shrinks to its least depth and goes before either; arrows have what is left.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.cross_section import ElementKind, Turn
from gis.streets.derived import NodeFeatureKind
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingKind
from gis.streets.markings.frame import Strip
from gis.streets.markings.mouths import Mouth, approach_runs, siblings_of
from gis.streets.markings.road_classes import (
    MAIN_RANK,
    is_alley,
    is_link,
    is_motorway,
)
from gis.streets.markings.road_edges import clear_of_kerb_line

CROSSINGS = frozenset(
    {
        NodeFeatureKind.CROSSING,
        NodeFeatureKind.MARKED_CROSSING,
        NodeFeatureKind.SIGNAL_CROSSING,
    }
)
MARKED = frozenset({NodeFeatureKind.MARKED_CROSSING, NodeFeatureKind.SIGNAL_CROSSING})
LEAST_FRONT_M = 0.2
"""From the mouth to a crosswalk or stop line at least."""
MOST_FRONT_M = 8.0
MOST_ALIGNED_M = 8.0
"""How far a crosswalk moves back to stand in line with those beside it."""
END_MARGIN_M = 0.5
BOX_SPEED_KMH = 60
"""Article 174-2: no motorcycle boxes above."""
LEAST_BOX_M = 2.0
"""Lanes narrower than this together have no motorcycle box."""
ARROW_GAP_M = 2.0
"""From stop line or box to the tip of the first arrow."""
MOST_ARROWS = 2
WORD_GAP_M = 1.0
"""From the stop line to the word 停 behind it."""
WORD_ROOM_M = 3.0
BICYCLE_GAP_M = 0.5
"""Between a crosswalk and a bicycle crossing."""
ALLEY_WIDTH_M = 5.0
"""A narrower carriageway gets no crosswalk unless the source shows one."""

STRAIGHT_ON = -0.9
"""Cosine between two arms that are one street."""

Reach = tuple[float, float]
"""From and to, as distances u from the mouth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What lies behind one mouth."""

    runs: tuple[Strip, ...] = ()
    """Across the road, what the stop line covers."""
    crosswalk: Reach | None = None
    bicycle: Reach | None = None
    """Bicycles cross here, behind the crosswalk where there is one."""
    stop: Reach | None = None
    give_way: Reach | None = None
    box: Reach | None = None
    box_strips: tuple[Strip, ...] = ()
    stop_word: float | None = None
    """Where the word 停 begins."""
    arrow_tips: tuple[float, ...] = ()
    lines_end: float = 0.0
    """Where lines along the road end."""

    @property
    def taken(self) -> float:
        """How far the zone reaches without arrows."""
        return max(self.lines_end, self.box[1] if self.box else 0.0)

    @property
    def reach(self) -> float:
        """How far the zone reaches with its arrows and triangles."""
        return max(self.beside_arrows, *(tip + 6.0 for tip in self.arrow_tips), 0.0)

    @property
    def beside_arrows(self) -> float:
        """How far the zone reaches on lanes without arrows."""
        word = self.stop_word + WORD_ROOM_M if self.stop_word is not None else 0.0
        return max(self.taken, word) + (5.0 if self.give_way else 0.0)

    def line_end(self, v: float) -> float:
        """Where a line along the road at one offset ends: behind the box it would enter."""
        if self.box is not None and any(left > v > right for left, right in self.box_strips):
            return self.box[1]
        return self.lines_end


NO_ZONE = Zone()


def zone_of(mouth: Mouth, room: float, catalogue: MarkingCatalogue) -> Zone:
    """The zone of one mouth with `room` metres of road to give away."""
    if mouth.area is None:
        return NO_ZONE
    runs = tuple(approach_runs(mouth))
    stopped = () if mouth.design.stop_line is Wish.NO else runs
    crosswalk, bicycle, line = _crossings_and_line(mouth, stopped, room, catalogue)
    gives_way = line is not None and _gives_way(mouth)
    used = max((reach[1] for reach in (crosswalk, bicycle, line) if reach), default=0.0)
    lines_end = used if line or not (crosswalk or bicycle) else used + END_MARGIN_M
    stop = None if gives_way else line
    strips = _box_strips(mouth) if stop else ()
    box = _box(mouth, used, room, catalogue) if strips else None
    word = _stop_word(mouth, used, room) if stop and not box else None
    behind = word + WORD_ROOM_M if word is not None else used
    arrows = bool(runs) and mouth.design.arrows is not Wish.NO
    return Zone(
        runs=runs,
        crosswalk=crosswalk,
        bicycle=bicycle,
        stop_word=word,
        stop=stop,
        give_way=line if gives_way else None,
        box=box,
        box_strips=strips if box else (),
        arrow_tips=_arrow_tips(box[1] if box else behind, room, catalogue) if arrows else (),
        lines_end=lines_end,
    )


def wants_crosswalk(mouth: Mouth) -> bool:
    """Whether a crosswalk belongs on an arm.

    Where somebody decided so; else where the source shows one; at signals on every arm of at
    least 5 m that is no alley, ramp or roundabout; else on main streets with sidewalks that meet
    two others, unless the source shows crossings of other arms only.
    """
    if mouth.design.crosswalk is not Wish.RULE:
        return mouth.design.crosswalk is Wish.YES
    street = mouth.frame.shape.street
    if mouth.features & MARKED:
        return True
    if is_motorway(street) or is_link(street) or is_alley(street) or street.roundabout:
        return False
    left, right = mouth.frame.carriageway
    if mouth.arms < 3 or left - right < ALLEY_WIDTH_M:
        return False
    if mouth.signal or mouth.features & CROSSINGS:
        return True
    return mouth.rank >= MAIN_RANK and any(mouth.frame.kerbed)


def wants_stop_line(mouth: Mouth, *, crosswalk: bool) -> bool:
    """Article 170: where somebody decided so, at signals, stop signs and in front of crosswalks.

    At flashing signals without a crosswalk the street on flashing yellow has none: here the one
    of the higher rank. Where alleys alone meet in a T, the one that ends there stops.
    """
    if mouth.design.stop_line is not Wish.RULE:
        return mouth.design.stop_line is Wish.YES
    if mouth.must_stop or crosswalk:
        return True
    if mouth.area is not None and mouth.area.control is Control.FLASHING:
        others = [arm.rank for arm in mouth.neighbours if arm is not None]
        return mouth.rank < max(others, default=mouth.rank)
    if is_alley(mouth.frame.shape.street):
        return not mouth.signal and _ends_at_alleys(mouth)
    return mouth.signal


def _ends_at_alleys(mouth: Mouth) -> bool:
    """Whether an alley ends at one that goes straight on."""
    one, other = mouth.neighbours
    if mouth.arms != 3 or one is None or other is None or one is other:
        return False
    if not (is_alley(one.frame.shape.street) and is_alley(other.frame.shape.street)):
        return False
    return one.way[0] * other.way[0] + one.way[1] * other.way[1] < STRAIGHT_ON


def _gives_way(mouth: Mouth) -> bool:
    features = mouth.features
    if mouth.signal or mouth.must_stop or mouth.design.control is not None:
        return False
    return NodeFeatureKind.GIVE_WAY in features


def front_u(mouth: Mouth, catalogue: MarkingCatalogue) -> float:
    """Where a crosswalk may begin: the law's distance behind the cross street's edge."""
    clear = catalogue[MarkingKind.CROSSWALK].clear_m
    wanted = clear.most if wants_two_stage(mouth) else clear.usual
    corners = [u for u in mouth.corner_u if u is not None]
    front = max((u + wanted for u in corners), default=LEAST_FRONT_M)
    return min(max(front, LEAST_FRONT_M), MOST_FRONT_M)


def _aligned_front(mouth: Mouth, catalogue: MarkingCatalogue) -> float:
    """Where the crosswalk begins: in one line with those of the street's other carriageways."""
    front = front_u(mouth, catalogue)
    way_x, way_y = mouth.way
    at_x, at_y = _middle(mouth)
    aligned = front
    for other in siblings_of(mouth):
        if wants_crosswalk(other):
            x, y = _middle(other)
            behind = (x - at_x) * way_x + (y - at_y) * way_y
            aligned = max(aligned, front_u(other, catalogue) + behind)
    return aligned if aligned - front <= MOST_ALIGNED_M else front


def _middle(mouth: Mouth) -> tuple[float, float]:
    (a, b), (c, d) = mouth.kerb_end(left=True), mouth.kerb_end(left=False)
    return (a + c) / 2.0, (b + d) / 2.0


def wants_two_stage(mouth: Mouth) -> bool:
    """Article 191: where riders who come from the inner side wait to turn in two stages.

    At signals, in front of lanes that ordinary traffic uses, where the street they come from has
    two or more lanes each way, or somebody wants one.
    """
    wish = mouth.design.two_stage_box
    from_arm = mouth.neighbours[0 if mouth.outer < 0 else 1]
    if not mouth.signal or from_arm is None or mouth.arms < 3 or not mouth.lanes:
        return False
    if from_arm is mouth or not from_arm.lanes or wish is Wish.NO:
        return False
    if wish is Wish.YES:
        return True
    return mouth.rank >= MAIN_RANK and from_arm.each_way >= 2


def _stop_word(mouth: Mouth, used: float, room: float) -> float | None:
    """Article 177: behind the stop line of who must stop by a sign."""
    if not mouth.must_stop or mouth.signal:
        return None
    begin = used + WORD_GAP_M
    return begin if begin + WORD_ROOM_M + END_MARGIN_M <= room else None


def wants_bicycle_crossing(mouth: Mouth) -> bool:
    """Where the source shows one, across what is no bicycle path itself."""
    street = mouth.frame.shape.street
    return (
        NodeFeatureKind.BICYCLE_CROSSING in mouth.features
        and mouth.rank > 0
        and (not is_motorway(street))
    )


Front = tuple[Reach | None, Reach | None, Reach | None]
"""Places of the crosswalk, of the bicycle crossing and of the stop or give-way line."""


def _crossings_and_line(
    mouth: Mouth, runs: tuple[Strip, ...], room: float, catalogue: MarkingCatalogue
) -> Front:
    front = _aligned_front(mouth, catalogue)
    gap = catalogue[MarkingKind.STOP_LINE].clear_m
    walkers, riders = wants_crosswalk(mouth), wants_bicycle_crossing(mouth)
    for bicycles in (True, False) if riders else (False,):
        if walkers or bicycles:
            found = _front_with_crossings(
                mouth, runs, room, catalogue, front, walkers=walkers, bicycles=bicycles
            )
            if found is not None:
                return found
    if not runs or not (wants_stop_line(mouth, crosswalk=False) or _gives_way(mouth)):
        return None, None, None
    depth = _line_depth(mouth, catalogue)
    at = max(min(front - gap.least, 3.0), LEAST_FRONT_M)
    for start in (at, LEAST_FRONT_M):
        if start + depth + END_MARGIN_M <= room:
            return None, None, (start, start + depth)
    return None, None, None


def _front_with_crossings(
    mouth: Mouth,
    runs: tuple[Strip, ...],
    room: float,
    catalogue: MarkingCatalogue,
    front: float,
    *,
    walkers: bool,
    bicycles: bool,
) -> Front | None:
    """From the mouth backwards: crosswalk, bicycle crossing, line; None where room is short."""
    gap = catalogue[MarkingKind.STOP_LINE].clear_m
    depth = _line_depth(mouth, catalogue) if runs else 0.0
    length = catalogue[MarkingKind.CROSSWALK].length_m
    band = _bicycle_band(catalogue) if bicycles else 0.0
    between = BICYCLE_GAP_M if walkers and bicycles else 0.0
    usual = length.usual if mouth.rank >= MAIN_RANK else length.usual - 1.0
    for at, long, apart in (
        (front, usual, gap.usual),
        (front, min(usual, 3.0), gap.least),
        (min(front, 1.0), length.least, gap.least),
    ):
        end = at + (long if walkers else 0.0)
        far = end + between + band
        line = far + apart if runs else far
        if line + depth + END_MARGIN_M <= room:
            return (
                (at, end) if walkers else None,
                (end + between, far) if bicycles else None,
                (line, line + depth) if runs else None,
            )
    return None


def _bicycle_band(catalogue: MarkingCatalogue) -> float:
    entry = catalogue[MarkingKind.BICYCLE_CROSSING]
    return entry.apart_m.usual + 2.0 * entry.width_m.usual


def _line_depth(mouth: Mouth, catalogue: MarkingCatalogue) -> float:
    if _gives_way(mouth):
        entry = catalogue[MarkingKind.GIVE_WAY_LINE]
        return 2 * entry.width_m.usual + entry.apart_m.usual
    width = catalogue[MarkingKind.STOP_LINE].width_m
    return width.usual if mouth.rank >= MAIN_RANK else width.least


def _box_strips(mouth: Mouth) -> tuple[Strip, ...]:
    """Lanes of a motorcycle box side by side; none where article 174-2 or the lanes say no.

    Roads of at most 60 km/h with two or more lanes to a signal. Lanes for one class of vehicle or
    for the far turn only have none, nor have fast lanes beside mixed or slow ones. Where somebody
    wants a box, one lane has one, and where a slow lane is too narrow for it the fast ones too.
    """
    wish = mouth.design.waiting_box
    limit = mouth.frame.shape.street.speed_limit_kmh
    lanes = mouth.lanes
    least = 1 if wish is Wish.YES else 2
    if not mouth.signal or len(lanes) < least or (limit or 0) > BOX_SPEED_KMH or wish is Wish.NO:
        return ()
    ordinary = {ElementKind.MIXED, ElementKind.SLOW, ElementKind.MOTORCYCLE_PRIORITY}
    if not any(element.kind in ordinary for _, element, _ in lanes):
        ordinary = {ElementKind.FAST}
    found = _wide_runs(mouth, ordinary)
    if not found and wish is Wish.YES:
        found = _wide_runs(mouth, ordinary | {ElementKind.FAST})
    return found


def _wide_runs(mouth: Mouth, kinds: Collection[ElementKind]) -> tuple[Strip, ...]:
    """Lanes of some kinds side by side, but those for the far turn only, where wide enough."""
    far = Turn.RIGHT if mouth.frame.section.left_hand else Turn.LEFT
    strips: list[Strip] = []
    for _, element, strip in mouth.lanes:
        if element.kind not in kinds or (element.turns and set(element.turns) <= {far}):
            continue
        if strips and abs(strips[-1][1] - strip[0]) < 1e-6:
            strips[-1] = (strips[-1][0], strip[1])
        else:
            strips.append(strip)
    held = ((strip, clear_of_kerb_line(mouth.frame, strip)) for strip in strips)
    return tuple(strip for strip, (left, right) in held if left - right >= LEAST_BOX_M)


def _box(mouth: Mouth, used: float, room: float, catalogue: MarkingCatalogue) -> Reach | None:
    depth = catalogue[MarkingKind.MOTORCYCLE_BOX].length_m
    for long in (depth.usual, depth.least):
        if used + long + END_MARGIN_M <= room:
            return (used, used + long)
    return None


def _arrow_tips(used: float, room: float, catalogue: MarkingCatalogue) -> tuple[float, ...]:
    entry = catalogue[MarkingKind.LANE_ARROW]
    tips: list[float] = []
    tip = used + ARROW_GAP_M
    while len(tips) < MOST_ARROWS and tip + entry.length_m.usual + END_MARGIN_M <= room:
        tips.append(tip)
        tip += entry.spacing_m.usual
    return tuple(tips)
