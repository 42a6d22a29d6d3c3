"""Made scenes drawn out by the program's own commands: marks, measurements, photos, words.

What an officer does at the scene is done here with the same functions, each through the document's
undo stack: fixed points are chosen, wheels measured from them, skids and scrapes drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from app.scenes.scene_document import SceneDocument
from app.symbol_catalogue import load_symbols
from app.undo import UndoStack
from gis.angles import Point, moved
from gis.crashes.records import PartyRole
from gis.scenes.drawing.additions import (
    with_dimension,
    with_impact,
    with_mark,
    with_object,
    with_photo,
    with_text,
)
from gis.scenes.driven import settled
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.measuring import Wanted, with_fixed_point, with_row
from gis.scenes.scene import MarkForm, MarkKind, Scene, SceneParty
from gis.scenes.survey.measurements import SIGMA_M, Instrument, Measurement, Method
from gis.scenes.survey.readings import side_of
from gis.scenes.symbols import SymbolKind, SymbolLibrary, anchors_of
from gis.scenes.targets import letters, targets_of

SKID_M = (6.4, 9.8, 13.1)
BASE_REACH_M = 9.0
"""The two fixed points stand so far before and behind the contact point ..."""
BASE_ASIDE_M = 7.5
"""... and so far to its right, seen along the first party's way."""
POLE_NOTES = ("電桿", "路燈")


def drawn_out(document: Mapping[str, Any], number: int) -> dict[str, Any]:
    """A made scene with all that is drawn and measured; `number` varies it."""
    library = load_symbols()
    undo = UndoStack(limit=1000)
    made = SceneDocument(
        read_scene(document), undo, settle=lambda before, after: settled(before, after, library)
    )
    _draw_marks(made, number)
    _measure(made, library, number)
    _add_the_rest(made)
    return write_scene(made.scene)


def _way_deg(scene: Scene) -> float:
    """Where the first party was going."""
    contact = scene.parties[0].contact
    return 0.0 if contact is None else contact.heading_deg


def _impact(scene: Scene) -> Point:
    return scene.impact or (0.0, 0.0)


# --- marks


def _draw_marks(made: SceneDocument, number: int) -> None:
    made.run(with_impact(made.scene, _impact(made.scene), 0.3), "contact point")
    for party in made.scene.parties:
        for kind, form, points in _marks_of(party, number):
            made.run(with_mark(made.scene, kind, form, points, party=party.no), f"mark {kind}")
    debris = _around(_impact(made.scene), 1.2 + 0.3 * (number % 3), _way_deg(made.scene))
    made.run(with_mark(made.scene, MarkKind.DEBRIS, MarkForm.AREA, debris), "mark debris")


def _marks_of(
    party: SceneParty, number: int
) -> Iterator[tuple[MarkKind, MarkForm, tuple[Point, ...]]]:
    contact, rest = party.contact, party.rest
    if contact is None or rest is None:
        return
    if party.role is PartyRole.PEDESTRIAN:
        yield MarkKind.BLOOD, MarkForm.POINT, (moved(rest.at, rest.heading_deg, 0.6),)
        return
    if party.role is PartyRole.RIDER:
        if math.dist(contact.at, rest.at) > 1.0:
            yield MarkKind.SCRAPE, MarkForm.LINE, _curve(contact.at, rest.at)
            yield MarkKind.GOUGE, MarkForm.POINT, (contact.at,)
        return
    if len(party.approach) > 1 and party.action_code != "02" and number % 3:
        yield MarkKind.SKID, MarkForm.LINE, _skid(party, SKID_M[number % len(SKID_M)])
    if number % 4 == 0:
        spot = _around(moved(rest.at, rest.heading_deg, 1.8), 0.5, rest.heading_deg)
        yield MarkKind.FLUID, MarkForm.AREA, spot


def _skid(party: SceneParty, length_m: float) -> tuple[Point, ...]:
    """Behind the rear left wheel, straight back from first contact."""
    contact = party.contact
    assert contact is not None
    wheel = moved(moved(contact.at, contact.heading_deg, -1.2), contact.heading_deg + 90.0, -0.8)
    return (moved(wheel, contact.heading_deg, -length_m), wheel)


def _curve(start: Point, end: Point) -> tuple[Point, ...]:
    """A shallow arc, as things slide while they turn."""
    long = math.dist(start, end)
    bearing = math.degrees(math.atan2(end[0] - start[0], end[1] - start[1]))
    steps = [k / 6 for k in range(7)]
    return tuple(
        moved(moved(start, bearing, t * long), bearing + 90.0, 0.08 * long * 4 * t * (1 - t))
        for t in steps
    )


def _around(middle: Point, reach_m: float, way_deg: float) -> tuple[Point, ...]:
    """A patch that is longer along the way things flew."""
    shape = ((1.6, 0), (0.9, 50), (0.8, 110), (0.7, 180), (0.8, 250), (0.9, 310))
    return tuple(moved(middle, way_deg + turn, share * reach_m) for share, turn in shape)


# --- measurements


def _measure(made: SceneDocument, library: SymbolLibrary, number: int) -> None:
    way, impact = _way_deg(made.scene), _impact(made.scene)
    aside = moved(impact, way + 90.0, BASE_ASIDE_M)
    names = []
    for place, reach in enumerate((-BASE_REACH_M, BASE_REACH_M)):
        note = f"{POLE_NOTES[place]} {1200 + 7 * number + place}"
        scene, name = with_fixed_point(made.scene, moved(aside, way, reach), note)
        made.run(scene, "fixed point")
        names.append(name)
    for target in _measured_targets(made.scene, library):
        row = _row(made.scene, library, target, (names[0], names[1]))
        made.run(with_row(made.scene, library, Wanted(target=target), row), f"measure {target}")


def _measured_targets(scene: Scene, library: SymbolLibrary) -> list[str]:
    """Two wheels of each vehicle, people's middles, the ends of line marks."""
    found = []
    for party in scene.parties:
        known, name = anchors_of(library.of_party(party)), letters(scene)[party.no]
        pair = {
            SymbolKind.PERSON: ("centre",),
            SymbolKind.TWO_WHEELER: ("front_wheel", "rear_wheel"),
        }.get(library.of_party(party).kind, ("front_right_wheel", "rear_right_wheel"))
        found += [f"{name}.{anchor}" for anchor in pair if anchor in known]
    for mark in scene.marks:
        if mark.kind == MarkKind.SKID:
            found += [f"{mark.id}.1", f"{mark.id}.2"]
    return found


def _row(scene: Scene, library: SymbolLibrary, target: str, names: tuple[str, str]) -> Measurement:
    at = targets_of(scene, library)[target]
    fixed = {kept.point.id: kept.point.at for kept in scene.fixed_points}
    return Measurement(
        target=target,
        method=Method.TRIANGULATION,
        fixed=names,
        values_m=tuple(round(math.dist(fixed[name], at), 2) for name in names),
        side=side_of(at, fixed[names[0]], fixed[names[1]]),
        sigma_m=SIGMA_M[Instrument.TAPE],
    )


# --- photos, things, words


def _add_the_rest(made: SceneDocument) -> None:
    way, impact = _way_deg(made.scene), _impact(made.scene)
    behind = moved(impact, way, -14.0)
    steps = [
        partial(with_photo, at=behind, bearing_deg=way, file="IMG_0001.jpg", note="全景"),
        partial(
            with_photo,
            at=moved(impact, way + 90.0, 5.0),
            bearing_deg=(way - 90.0) % 360.0,
            file="IMG_0002.jpg",
            note="碰撞處",
        ),
        partial(with_object, symbol="cone", at=moved(behind, way + 90.0, 1.0)),
        partial(with_text, at=moved(impact, way - 90.0, 4.0), text="撞擊點"),
    ]
    rests = [party.rest.at for party in made.scene.parties if party.rest is not None]
    if len(rests) == 2 and math.dist(*rests) > 1.0:
        steps.append(partial(with_dimension, start=rests[0], end=rests[1], offset_m=1.0))
    for step in steps:
        made.run(step(made.scene), "add to the scene")
    header = replace(made.scene, handler="lin", station="示範分局交通組", light=_light(made.scene))
    made.run(header, "header")


def _light(scene: Scene) -> str:
    """State of the lamps (道路照明設備): on at night."""
    hour = datetime.fromisoformat(scene.occurred_at or "2024-01-01T12:00:00+08:00").hour
    return "有照明未開啟或故障" if 6 <= hour < 18 else "有照明且開啟"
