"""What the paper says of a scene's state in the store: draft, sealed, corrected, of another CRS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.scenes.print.scene_print import SceneToPrint, print_scene, scene_of_case, to_print
from app.scenes.print.store_crs import in_crs, rewritten_in_crs
from app.scenes.scene_store import correct_scene, new_scene, seal_scene
from app.store.store import Store
from app.symbol_catalogue import load_symbols
from gis.crs import transformer
from gis.display.primitives import Text
from gis.problems import Problem
from gis.scenes.scene import KeptMeasurement, Scene
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.targets import targets_of
from tests.helpers.scene_prints import CHINESE, two_party_scene
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry

LIBRARY = load_symbols()


def words_of(store: Store, wanted: SceneToPrint) -> str:
    pages = print_scene(store, wanted, CHINESE).pages
    return "\n".join(item.text for page in pages for item in page.items if isinstance(item, Text))


def test_a_draft_a_seal_and_each_correction_are_told(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    opened = new_scene(file_store, two_party_scene(AT))
    assert "草稿，尚未封存" in words_of(file_store, to_print(opened))
    sealed = seal_scene(file_store, opened)
    assert sealed.seal is not None
    said = words_of(file_store, to_print(sealed))
    assert "草稿" not in said
    assert sealed.seal.hash[:12] in said
    assert "封存後之更正" not in said
    correct_scene(file_store, sealed, replace(sealed.scene, weather="6"), "目擊者補充")
    corrected = scene_of_case(file_store, opened.case_no)
    said = words_of(file_store, corrected)
    assert "封存後之更正" in said
    assert "目擊者補充" in said
    row = said.splitlines()
    at = row.index("目擊者補充")
    assert row[at - 3 : at] == ["天候", "晴", "雨"]
    assert row.count("雨") == 2  # the header says what holds now


def test_a_moved_vehicle_is_corrected_in_words(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    sealed = seal_scene(file_store, new_scene(file_store, two_party_scene(AT)))
    first = sealed.scene.parties[0]
    assert first.rest is not None
    x, y = first.rest.at
    moved = replace(first, rest=replace(first.rest, at=(x + 0.3, y + 0.4)), injury_code=None)
    scene = replace(sealed.scene, parties=(moved, *sealed.scene.parties[1:]))
    correct_scene(file_store, sealed, scene, "重新丈量")
    said = words_of(file_store, scene_of_case(file_store, sealed.case_no))
    assert "當事人 A 停止位置" in said
    assert f"{x + 0.3:.2f}, {y + 0.4:.2f}（移動 0.50 公尺）" in said.replace("\n", "")
    assert "{" not in said


def test_a_scene_that_is_drawn_on_says_no_version(file_store: Store) -> None:
    opened = new_scene(file_store, two_party_scene(AT))
    assert to_print(opened).version == opened.version
    assert to_print(opened, replace(opened.scene, weather="6")).version is None


def test_a_scene_of_another_crs_lies_where_its_places_are() -> None:
    scene = two_party_scene((400_000.0, 2_610_000.0), up_deg=0.0)
    other = replace(scene, crs="EPSG:3825")
    moved = in_crs(other, 3826)
    change = transformer(3825, 3826)
    before, after = targets_of(other, LIBRARY), targets_of(moved, LIBRARY)
    for name, at in before.items():
        # anchors of vehicles go as rigid bodies: grids differ by 1 mm on 5 m
        assert after[name] == pytest.approx(change.transform(*at), abs=0.02), name


def test_a_crs_that_nobody_knows_is_told() -> None:
    with pytest.raises(Problem) as told:
        in_crs(Scene(case_no="1", crs="EPSG:999999", impact=AT), 3826)
    assert told.value.code == "SCENE_OTHER_CRS"


def test_a_document_of_another_crs_is_drawn_on_where_it_lies() -> None:
    change = transformer(3825, 3826)
    at = (400_000.0, 2_610_000.0)
    row = Measurement(target="A.front", method=Method.COORDINATES, values_m=at)
    scene = replace(two_party_scene(at), crs="EPSG:3825", measurements=(KeptMeasurement(row=row),))
    rewritten = rewritten_in_crs(scene, 3826)
    assert rewritten.crs == "EPSG:3826"
    assert rewritten.impact == pytest.approx(change.transform(*(scene.impact or at)), abs=0.001)
    (kept,) = rewritten.measurements
    assert kept.row is not None
    assert kept.row.values_m == pytest.approx(change.transform(*at), abs=0.001)
    assert rewritten_in_crs(rewritten, 3826) is rewritten


def test_a_correction_of_a_sealed_scene_of_another_crs_reads_as_it_was_drawn(
    store: Store,
) -> None:
    scene = replace(two_party_scene((400_000.0, 2_610_000.0)), crs="EPSG:3825")
    sealed = seal_scene(store, new_scene(store, scene))
    drawn = rewritten_in_crs(sealed.scene, store.epsg)
    held = replace(sealed, scene=drawn)
    corrected = correct_scene(store, held, replace(drawn, weather="6"), "目擊者補充")
    assert corrected.scene.crs == f"EPSG:{store.epsg}"
    assert corrected.scene.impact == drawn.impact
    assert corrected.scene.weather == "6"
    assert corrected.sealed_scene == scene
