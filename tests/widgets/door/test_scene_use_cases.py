"""Scenes as the editor gets them from the store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.scenes.scene_store import new_scene, open_scene
from app.store.store import Store
from gis.crs import transformer
from tests.helpers.scene_prints import two_party_scene
from widgets.door.scene_use_cases import real_scene_use_cases

pytestmark = pytest.mark.gui


def test_a_scene_of_another_crs_is_opened_where_the_streets_have_it(file_store: Store) -> None:
    scene = replace(two_party_scene((400_000.0, 2_610_000.0)), crs="EPSG:3825")
    new_scene(file_store, scene)
    cases = real_scene_use_cases()
    opened = cases.open(file_store, scene.case_no)
    assert scene.impact is not None
    at = transformer(3825, file_store.epsg).transform(*scene.impact)
    assert opened.scene.impact == pytest.approx(at, abs=0.001)
    cases.save(file_store, opened, replace(opened.scene, weather="6"), ["weather"])
    again = open_scene(file_store, scene.case_no).scene
    assert (again.crs, again.weather) == (f"EPSG:{file_store.epsg}", "6")
    assert again.impact == opened.scene.impact
