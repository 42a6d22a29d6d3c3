"""What a measured target is called: "A 左前輪", "M1 第 2 點"."""

from __future__ import annotations

import re

from app.sheets.lettering import Words
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary, anchors_of
from gis.scenes.targets import CONTACT, IMPACT, letter, ordered

_VERTEX = re.compile(r"(?P<mark>.+)\.(?P<number>[0-9]+)\Z")


def target_words(target: str, scene: Scene, library: SymbolLibrary, words: Words) -> str:
    """A target in words; its own name where it means nothing in this scene."""
    if target == IMPACT:
        return words("SCENE_FORM_IMPACT_POINT")
    for place, party in enumerate(ordered(scene)):
        owner, _, rest = target.partition(".")
        if owner != letter(place):
            continue
        where, _, anchor = rest.rpartition(".")
        if anchor in anchors_of(library.of_party(party)):
            return _anchor_name(words, owner, where, anchor)
    if found := _VERTEX.match(target):
        return words("SCENE_FORM_VERTEX", mark=found["mark"], number=found["number"])
    return target


def _anchor_name(words: Words, owner: str, where: str, anchor: str) -> str:
    told = words(f"SCENE_FORM_ANCHOR_{anchor.upper()}")
    if where == CONTACT:
        return words("SCENE_FORM_AT_CONTACT", party=owner, anchor=told)
    if where:
        return words("SCENE_FORM_AT_POSITION", party=owner, number=where, anchor=told)
    return words("SCENE_FORM_AT_REST", party=owner, anchor=told)
