"""Places of parts that a hand takes hold of, and what is set on chosen parts by key or value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.drawing.parties import party_of, with_party, with_pose
from gis.scenes.drawing.pointing import place_of
from gis.scenes.drawing.states import next_state
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Pose, Scene, SceneParty
from gis.scenes.symbols import SymbolLibrary, anchors_of, placed_anchor
from gis.scenes.targets import poses_of


def hold_of(
    scene: Scene, parts: Iterable[ScenePart], at: Point, reach_m: float, library: SymbolLibrary
) -> Point | None:
    """The nearest wheel, corner, vertex or place of parts within reach; None away from any."""
    near = [
        hold
        for part in parts
        for hold in holds_of(scene, part, library)
        if math.dist(hold, at) <= reach_m
    ]
    return min(near, key=lambda hold: math.dist(hold, at), default=None)


def holds_of(scene: Scene, part: ScenePart, library: SymbolLibrary) -> Iterator[Point]:
    """Places of a part that can be put on another place."""
    if part.kind is PartKind.POSE:
        found = pose_of(scene, part)
        if found is not None:
            party, pose = found
            for anchor in anchors_of(library.of_party(party), pose).values():
                yield placed_anchor(pose, anchor)
    elif part.kind is PartKind.APPROACH:
        party_here = party_of(scene, part.place)
        yield from () if party_here is None else party_here.approach
    elif part.kind is PartKind.MARK:
        yield from scene.marks[part.place].points
    elif part.kind is PartKind.DIMENSION:
        line = scene.dimensions[part.place]
        yield from (line.start, line.end)
    else:
        at = place_of(scene, part)
        yield from () if at is None else (at,)


def pose_of(scene: Scene, part: ScenePart) -> tuple[SceneParty, Pose] | None:
    """The party and the pose of a part; None of another part or one that is gone."""
    party = party_of(scene, part.place) if part.kind is PartKind.POSE else None
    pose = None if party is None else poses_of(party).get(part.pose)
    return None if party is None or pose is None else (party, pose)


def with_next_state(scene: Scene, parts: Sequence[ScenePart], library: SymbolLibrary) -> Scene:
    """Chosen vehicles and people lying the next way: upright, on a side, on the roof."""

    def changed(now: Scene, part: ScenePart) -> Scene:
        found = pose_of(now, part)
        if found is None:
            return now
        party, pose = found
        state = next_state(library.of_party(party), pose.state)
        return with_party(now, with_pose(party, part.pose, replace(pose, state=state)))

    return reduce(changed, parts, scene)


def with_state(scene: Scene, parts: Sequence[ScenePart], state: str) -> Scene:
    """Chosen vehicles and people lying in one way."""

    def changed(now: Scene, part: ScenePart) -> Scene:
        found = pose_of(now, part)
        if found is None:
            return now
        party, pose = found
        return with_party(now, with_pose(party, part.pose, replace(pose, state=state)))

    return reduce(changed, parts, scene)


def with_heading(scene: Scene, parts: Sequence[ScenePart], heading_deg: float) -> Scene:
    """Chosen vehicles, things and photos looking along a heading, degrees clockwise from north.

    Raises:
        Problem: NOTHING_TO_TURN where none of them has one.
    """
    heading, turned = heading_deg % 360.0, False
    for part in parts:
        found = pose_of(scene, part)
        if found is not None:
            party, pose = found
            pose = replace(pose, heading_deg=heading)
            scene, turned = with_party(scene, with_pose(party, part.pose, pose)), True
        elif part.kind is PartKind.OBJECT:
            one = replace(scene.objects[part.place], heading_deg=heading)
            objects = (*scene.objects[: part.place], one, *scene.objects[part.place + 1 :])
            scene, turned = replace(scene, objects=objects), True
        elif part.kind is PartKind.PHOTO:
            photo = replace(scene.photos[part.place], bearing_deg=heading)
            photos = (*scene.photos[: part.place], photo, *scene.photos[part.place + 1 :])
            scene, turned = replace(scene, photos=photos), True
    if not turned:
        raise Problem("NOTHING_TO_TURN")
    return scene
