"""Sketches of a site: its stored scenes, translated."""

from __future__ import annotations

from collections.abc import Collection

import shapely
from sqlalchemy import Connection

from app.site_search import Site
from app.store.scenes import load_scenes
from gis.diagrams.sketches import Sketch
from gis.scenes.scene import Scene
from gis.scenes.translate import translate


def load_sketches(
    connection: Connection, site: Site, case_nos: Collection[str]
) -> tuple[Sketch, ...]:
    """The scenes of a site's crashes and those that lie at the site, by case number."""
    found: dict[str, Scene] = {}
    if site.junction_uid is not None:
        for scene in load_scenes(connection, junction_uid=site.junction_uid):
            found[scene.case_no] = scene
    if site.polygon is not None:
        for scene in load_scenes(connection):
            if scene.impact and shapely.intersects_xy(site.polygon, *scene.impact):
                found[scene.case_no] = scene
    if case_nos:
        for scene in load_scenes(connection, case_nos=sorted(case_nos)):
            found[scene.case_no] = scene
    return tuple(Sketch(scene=found[case], record=translate(found[case])) for case in sorted(found))
