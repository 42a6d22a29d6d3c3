"""What measurements name: an anchor of a party, a vertex of a mark, an object, the contact point.

"A.front_left_wheel" is an anchor of party A (the first by number) where it came to rest;
"A.contact.front" and "A.2.front" are anchors of its place at first contact and of its second place
between; "M1.2" is the second vertex of the mark M1, "O1" an object, "P1" a photo, "impact" the
contact point.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from gis.angles import Point
from gis.scenes.scene import Mark, Pose, Scene, SceneParty
from gis.scenes.symbols import SymbolLibrary, anchors_of, placed_anchor

IMPACT = "impact"
CONTACT = "contact"


def ordered(scene: Scene) -> tuple[SceneParty, ...]:
    """Parties in order of their numbers."""
    return tuple(sorted(scene.parties, key=lambda party: party.no))


def letter(place: int) -> str:
    """A, B ... Z, AA ... of a party by its place in the order, from 0."""
    more, last = divmod(place, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[last]


def letters(scene: Scene) -> Mapping[int, str]:
    """The letter of each party's number."""
    return {party.no: letter(place) for place, party in enumerate(ordered(scene))}


def mark_name(scene: Scene, place: int) -> str:
    """What measurements call a mark by its place in the list, from 0."""
    return scene.marks[place].id or f"M{place + 1}"


def poses_of(party: SceneParty) -> dict[str, Pose]:
    """The places of a party by what targets call them; "" is where it came to rest."""
    found: dict[str, Pose] = {}
    if party.contact is not None:
        found[CONTACT] = party.contact
    found |= {str(number): pose for number, pose in enumerate(party.positions, start=1)}
    if party.rest is not None:
        found[""] = party.rest
    return found


def targets_of(scene: Scene, library: SymbolLibrary) -> dict[str, Point]:
    """Everything of a scene that can be measured, with where it is drawn."""
    found: dict[str, Point] = {}
    for place, party in enumerate(ordered(scene)):
        symbol = library.of_party(party)
        for name, pose in poses_of(party).items():
            owner = ".".join(part for part in (letter(place), name) if part)
            for anchor, at in anchors_of(symbol, pose).items():
                found[f"{owner}.{anchor}"] = placed_anchor(pose, at)
    for place, mark in enumerate(scene.marks):
        found |= _vertices(mark_name(scene, place), mark)
    found |= {one.id: one.at for one in scene.objects}
    found |= {one.id: one.at for one in scene.photos if one.id and one.at is not None}
    if scene.impact is not None:
        found[IMPACT] = scene.impact
    return found


def _vertices(name: str, mark: Mark) -> dict[str, Point]:
    return {f"{name}.{number}": at for number, at in enumerate(mark.points, start=1)}
