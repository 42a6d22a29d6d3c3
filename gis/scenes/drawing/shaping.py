"""Parts of a scene moved, turned, scaled, mirrored, copied or taken away.

What is done is said by a `Shaping` of `gis.drafting.placing`; vehicles and symbols keep their
size. A path follows its party's place at first contact by its end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import shapely
from shapely import LineString

from gis.angles import Point, bearing_deg, moved
from gis.drafting.by_points import Shaping
from gis.problems import Problem
from gis.scenes.drawing.additions import free_name
from gis.scenes.drawing.parties import TOUCH_M, party_of, with_party, with_pose
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import (
    Dimension,
    KeptFixedPoint,
    Mark,
    Photo,
    Pose,
    Scene,
    SceneObject,
    SceneParty,
    SceneText,
)
from gis.scenes.targets import CONTACT, poses_of

NOT_COPIED = (PartKind.IMPACT, PartKind.APPROACH, PartKind.FIXED_POINT)
"""There is one contact point; a path is its party's; a second fixed point is another one."""


def shaped_parts(scene: Scene, parts: Iterable[ScenePart], shaping: Shaping) -> Scene:
    """The scene with these parts elsewhere.

    Raises:
        Problem: what the shaping raises.
    """
    chosen = sorted(set(parts), key=_poses_first)
    return reduce(lambda now, part: _shaped(now, part, shaping, chosen), chosen, scene)


def copied_parts(
    scene: Scene, parts: Iterable[ScenePart], shapings: Sequence[Shaping]
) -> tuple[Scene, tuple[ScenePart, ...]]:
    """The scene with a copy of each part for every shaping, and the copies.

    A copied vehicle is another party of its class that stands only there.

    Raises:
        Problem: NOTHING_TO_COPY where none of the parts can be had twice.
    """
    made: list[ScenePart] = []
    for shaping in shapings:
        for part in sorted(set(parts)):
            if part.kind not in NOT_COPIED:
                scene, copy = _copied(scene, part)
                scene = _shaped(scene, copy, shaping, [copy])
                made.append(copy)
    if not made:
        raise Problem("NOTHING_TO_COPY")
    return scene, tuple(made)


def deleted_parts(scene: Scene, parts: Iterable[ScenePart]) -> Scene:
    """The scene without these parts; a party with nothing drawn and nothing told goes too."""
    chosen = set(parts)
    for part in sorted(chosen, key=_last_first, reverse=True):
        scene = _without(scene, part)
    touched = {one.place for one in chosen if one.kind in (PartKind.POSE, PartKind.APPROACH)}
    left = tuple(
        party for party in scene.parties if party.no not in touched or not _is_empty(party)
    )
    return replace(scene, parties=left)


def mapped(at: Point, shaping: Shaping) -> Point:
    """Where a shaping brings a point."""
    return _mapped_pair(at, 0.0, shaping)[0]


def mapped_pose(pose: Pose, shaping: Shaping) -> Pose:
    """Where a shaping brings a pose, and where its nose points then."""
    at, heading = _mapped_pair(pose.at, pose.heading_deg, shaping)
    return replace(pose, at=at, heading_deg=heading)


def mapped_points(points: Sequence[Point], shaping: Shaping) -> tuple[Point, ...]:
    """Where a shaping brings points."""
    if len(points) < 2:
        return tuple(mapped(at, shaping) for at in points)
    return tuple((x, y) for x, y in shapely.get_coordinates(shaping(LineString(points))).tolist())


def _mapped_pair(at: Point, heading_deg: float, shaping: Shaping) -> tuple[Point, float]:
    here, ahead = mapped_points((at, moved(at, heading_deg, 1.0)), shaping)
    return here, bearing_deg(here, ahead)


def _last_first(part: ScenePart) -> tuple[str, int, int, str]:
    """So that a part's number holds until its turn; the tenth place comes after the ninth."""
    return part.kind, part.place, len(part.pose), part.pose


def _poses_first(part: ScenePart) -> tuple[bool, ScenePart]:
    return part.kind is not PartKind.POSE, part


def _shaped(scene: Scene, part: ScenePart, shaping: Shaping, chosen: Sequence[ScenePart]) -> Scene:
    if part.kind is PartKind.POSE:
        party = party_of(scene, part.place)
        pose = None if party is None else poses_of(party).get(part.pose)
        if party is None or pose is None:
            return scene
        return with_party(scene, with_pose(party, part.pose, mapped_pose(pose, shaping)))
    if part.kind is PartKind.APPROACH:
        return _shaped_approach(scene, part, shaping, chosen)
    if part.kind is PartKind.IMPACT:
        at = scene.impact
        return scene if at is None else replace(scene, impact=mapped(at, shaping))
    return _shaped_listed(scene, part, shaping)


def _shaped_approach(
    scene: Scene, part: ScenePart, shaping: Shaping, chosen: Sequence[ScenePart]
) -> Scene:
    """A path whose place of contact stays keeps its end there."""
    party = party_of(scene, part.place)
    if party is None or not party.approach:
        return scene
    path = mapped_points(party.approach, shaping)
    contact = ScenePart(kind=PartKind.POSE, place=part.place, pose=CONTACT)
    if party.contact is not None and contact in chosen:
        path = (*path[:-1], party.contact.at) if _ends_there(party) else path
    elif _ends_there(party):
        path = (*path[:-1], party.approach[-1])
    return with_party(scene, replace(party, approach=path))


def _ends_there(party: SceneParty) -> bool:
    at = party.contact
    return at is not None and math.dist(party.approach[-1], at.at) < TOUCH_M


def _shaped_listed(scene: Scene, part: ScenePart, shaping: Shaping) -> Scene:
    name = _LISTS[part.kind]
    items = getattr(scene, name)
    shape = _SHAPED[part.kind]
    made = (*items[: part.place], shape(items[part.place], shaping), *items[part.place + 1 :])
    return _listed(scene, name, made)


def _listed(scene: Scene, name: str, items: tuple[Any, ...]) -> Scene:
    change: dict[str, Any] = {name: items}
    return replace(scene, **change)


def _shaped_mark(mark: Mark, shaping: Shaping) -> Mark:
    return replace(mark, points=mapped_points(mark.points, shaping))


def _shaped_object(one: SceneObject, shaping: Shaping) -> SceneObject:
    at, heading = _mapped_pair(one.at, one.heading_deg, shaping)
    return replace(one, at=at, heading_deg=heading)


def _shaped_photo(photo: Photo, shaping: Shaping) -> Photo:
    if photo.at is None:
        return photo
    at, bearing = _mapped_pair(photo.at, photo.bearing_deg or 0.0, shaping)
    return replace(photo, at=at, bearing_deg=None if photo.bearing_deg is None else bearing)


def _shaped_text(text: SceneText, shaping: Shaping) -> SceneText:
    return replace(text, at=mapped(text.at, shaping))


def _shaped_dimension(line: Dimension, shaping: Shaping) -> Dimension:
    start, end = mapped_points((line.start, line.end), shaping)
    return replace(line, start=start, end=end)


def _shaped_fixed(kept: KeptFixedPoint, shaping: Shaping) -> KeptFixedPoint:
    return replace(kept, point=replace(kept.point, at=mapped(kept.point.at, shaping)))


_LISTS = {
    PartKind.MARK: "marks",
    PartKind.OBJECT: "objects",
    PartKind.PHOTO: "photos",
    PartKind.TEXT: "texts",
    PartKind.DIMENSION: "dimensions",
    PartKind.FIXED_POINT: "fixed_points",
}
_SHAPED: Mapping[PartKind, Callable[[Any, Shaping], Any]] = {
    PartKind.MARK: _shaped_mark,
    PartKind.OBJECT: _shaped_object,
    PartKind.PHOTO: _shaped_photo,
    PartKind.TEXT: _shaped_text,
    PartKind.DIMENSION: _shaped_dimension,
    PartKind.FIXED_POINT: _shaped_fixed,
}
_LETTERS = {PartKind.MARK: "M", PartKind.OBJECT: "O", PartKind.PHOTO: "P"}


def _copied(scene: Scene, part: ScenePart) -> tuple[Scene, ScenePart]:
    """The scene with a copy of a part in its very place, and the copy."""
    if part.kind is PartKind.POSE:
        return _copied_vehicle(scene, part)
    name = _LISTS[part.kind]
    items = getattr(scene, name)
    item = items[part.place]
    if part.kind in _LETTERS:
        taken = (one.id for one in items)
        item = replace(item, id=free_name(_LETTERS[part.kind], taken, at_least=len(items) + 1))
    return _listed(scene, name, (*items, item)), replace(part, place=len(items))


def _copied_vehicle(scene: Scene, part: ScenePart) -> tuple[Scene, ScenePart]:
    party = party_of(scene, part.place)
    assert party is not None
    pose = poses_of(party)[part.pose]
    number = max(one.no for one in scene.parties) + 1
    bare = SceneParty(
        no=number,
        class_code=party.class_code,
        role=party.role,
        symbol=party.symbol,
        length_m=party.length_m,
        width_m=party.width_m,
    )
    name = part.pose if part.pose in ("", CONTACT) else ""
    copy = ScenePart(kind=PartKind.POSE, place=number, pose=name)
    return with_party(scene, with_pose(bare, name, pose)), copy


def _without(scene: Scene, part: ScenePart) -> Scene:
    place = part.place
    if part.kind in (PartKind.POSE, PartKind.APPROACH):
        party = party_of(scene, place)
        if party is None:
            return scene
        if part.kind is PartKind.APPROACH:
            return with_party(scene, replace(party, approach=()))
        if part.pose not in poses_of(party):
            return scene
        return with_party(scene, with_pose(party, part.pose, None))
    if part.kind is PartKind.IMPACT:
        return replace(scene, impact=None, impact_sigma_m=None)
    name = _LISTS[part.kind]
    items = getattr(scene, name)
    return _listed(scene, name, (*items[:place], *items[place + 1 :]))


def _is_empty(party: SceneParty) -> bool:
    told = (party.action_code, party.impact_code, party.injury_code, party.protection_code)
    drawn = party.approach or poses_of(party)
    return not (drawn or any(told) or party.age_band or party.extra)
