"""A scene carried elsewhere as a whole: turned for a sheet of paper, or into another CRS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from gis.angles import Point
from gis.scenes.scene import Pose, Scene, SceneJunction, SceneParty

Place = Callable[[Point], Point]


def carried(scene: Scene, place: Place, turn_deg: float = 0.0) -> Scene:
    """Every point of a scene where `place` puts it, every heading turned clockwise.

    What was measured stays as it was read.
    """
    return replace(
        scene,
        junction=None if scene.junction is None else _junction(scene.junction, place, turn_deg),
        parties=tuple(_party(party, place, turn_deg) for party in scene.parties),
        impact=None if scene.impact is None else place(scene.impact),
        marks=tuple(replace(one, points=_all(one.points, place)) for one in scene.marks),
        objects=tuple(
            replace(one, at=place(one.at), heading_deg=(one.heading_deg + turn_deg) % 360.0)
            for one in scene.objects
        ),
        photos=tuple(
            replace(
                one,
                at=None if one.at is None else place(one.at),
                bearing_deg=None
                if one.bearing_deg is None
                else (one.bearing_deg + turn_deg) % 360.0,
            )
            for one in scene.photos
        ),
        texts=tuple(replace(one, at=place(one.at)) for one in scene.texts),
        dimensions=tuple(
            replace(one, start=place(one.start), end=place(one.end)) for one in scene.dimensions
        ),
        fixed_points=tuple(
            replace(kept, point=replace(kept.point, at=place(kept.point.at)))
            for kept in scene.fixed_points
        ),
    )


def _junction(junction: SceneJunction, place: Place, turn_deg: float) -> SceneJunction:
    arms = tuple(
        replace(arm, bearing_deg=(arm.bearing_deg + turn_deg) % 360.0) for arm in junction.arms
    )
    return replace(junction, centre=place(junction.centre), arms=arms)


def _party(party: SceneParty, place: Place, turn_deg: float) -> SceneParty:
    def pose(one: Pose) -> Pose:
        return replace(one, at=place(one.at), heading_deg=(one.heading_deg + turn_deg) % 360.0)

    return replace(
        party,
        approach=_all(party.approach, place),
        contact=None if party.contact is None else pose(party.contact),
        positions=tuple(map(pose, party.positions)),
        rest=None if party.rest is None else pose(party.rest),
    )


def _all(points: Iterable[Point], place: Place) -> tuple[Point, ...]:
    return tuple(map(place, points))
