"""Sketches of a site: its stored scenes, translated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import shapely
from sqlalchemy import Connection

from app.messages import Language
from app.scene_words import say_reasons
from app.sites.search import Site
from app.store.scenes import load_scenes
from gis.diagrams.sketch_projection import projected_sketch
from gis.diagrams.sketches import Sketch
from gis.scenes.scene import Scene
from gis.scenes.translate import translate


def load_sketches(
    connection: Connection,
    site: Site,
    case_nos: Collection[str],
    *,
    epsg: int,
    language: Language,
) -> tuple[Sketch, ...]:
    """The scenes of a site's crashes and those that lie at the site, by case number.

    Coordinates are in metres of `epsg`, the store's CRS; each record's `why` is in the language.
    """
    found: dict[str, Sketch] = {}
    if site.junction_uid is not None:
        for scene in load_scenes(connection, junction_uid=site.junction_uid):
            found[scene.case_no] = _sketch(scene, epsg, language)
    if site.polygon is not None:
        for scene in load_scenes(connection):
            sketch = _sketch(scene, epsg, language)
            at = sketch.record.contact or sketch.scene.impact
            if at and shapely.intersects_xy(site.polygon, *at):
                found[scene.case_no] = sketch
    missing = sorted(set(case_nos) - found.keys())
    for scene in load_scenes(connection, case_nos=missing):
        found[scene.case_no] = _sketch(scene, epsg, language)
    return tuple(found[case] for case in sorted(found))


def _sketch(scene: Scene, epsg: int, language: Language) -> Sketch:
    record = translate(scene)
    record = replace(record, why=say_reasons(record.reasons, language))
    return projected_sketch(Sketch(scene=scene, record=record), epsg)
