"""Detached pieces after an edit: which derived piece an object stands for now.

Derived pieces are numbered by road or junction and kind; an edit that takes some away, cuts a road
or joins two gives others their numbers. An object goes on standing for what lies where the piece
lay that it was detached from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from gis.angles import Point
from gis.streets.derived import Furniture, Marking
from gis.streets.objects import ObjectChange, StreetObject
from gis.streets.remake.change import Remade

REACH_M = 8.0
"""An edit moves a piece by less than this, or it is another one: a stop line gives way by a lane's
width or the depth of a box."""
Piece = Marking | Furniture


def followed(objects: Iterable[StreetObject], remade: Remade) -> ObjectChange:
    """The objects whose derived piece has another uid after an edit, or is there no more."""
    gone = {piece.uid: piece for piece in _pieces(remade.gone.markings, remade.gone.furniture)}
    held = [one for one in objects if one.replaces in gone]
    if not held:
        return ObjectChange()
    made = _pieces(remade.made.markings, remade.made.furniture)
    pairs = sorted(
        (away, one.uid, piece.uid)
        for one in held
        for piece in made
        if one.replaces is not None
        if _what(piece) == _what(gone[one.replaces])
        if (away := math.dist(_middle(piece), _middle(gone[one.replaces]))) <= REACH_M
    )
    now: dict[str, str] = {}
    for _, object_uid, piece_uid in pairs:  # the nearest pairs first, each piece once
        if object_uid not in now and piece_uid not in now.values():
            now[object_uid] = piece_uid
    changed = [one for one in held if now.get(one.uid) != one.replaces]
    return ObjectChange(
        gone=tuple(changed),
        new=tuple(replace(one, replaces=now.get(one.uid)) for one in changed),
    )


def _pieces(markings: Iterable[Marking], furniture: Iterable[Furniture]) -> list[Piece]:
    return [*markings, *furniture]


def _what(piece: Piece) -> str:
    return piece.kind if isinstance(piece, Marking) else piece.code


def _middle(piece: Piece) -> Point:
    if isinstance(piece, Furniture):
        return piece.at
    west, south, east, north = piece.shape.bounds
    return ((west + east) / 2.0, (south + north) / 2.0)
