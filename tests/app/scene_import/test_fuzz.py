"""Scene files of any bytes: told in a sentence and kept aside, never half a scene in the store."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.scene_import.importer import import_scenes
from app.scenes.scene_store import open_scene
from app.store.check import check
from app.store.scene_schema import scene_change
from app.store.schema import quarantine
from app.store.schema import scene as scene_table
from app.store.store import Store
from gis.scenes.interchange import write_scene
from gis.scenes.scene import Scene
from tests.helpers.scene_values import scenes
from tests.helpers.scenes import SKETCHES, placed, sketch_document

MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
pytestmark = pytest.mark.geopackage_only(
    "bytes of files: what is stored of them is looked at on both stores in test_importer.py"
)


def counts(store: Store) -> tuple[int, ...]:
    tables = (scene_table, scene_change, quarantine)
    with store.read() as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        )


def bring(store: Store, path: Path) -> int:
    """Import one file: one whole scene comes in, or a refusal, or it was there; how many did."""
    before = counts(store)
    result = import_scenes(store, [path])
    after = counts(store)
    grown = tuple(now - then for now, then in zip(after, before, strict=True))
    new, changed, refused = result.new, result.new + result.updated, result.quarantined
    assert grown == (new, changed, refused)
    assert result.accepted + refused == 1
    assert len(result.refusals) == refused
    return result.accepted


def document() -> dict[str, Any]:
    return placed(sketch_document(SKETCHES[0], "4 arms"), shift=(194_321.5, 2_597_654.25))


@MANY
@given(seed=st.integers(0, 2**32))
def test_damaged_files_bring_in_whole_scenes_or_nothing(
    file_store: Store, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(json.dumps(document(), ensure_ascii=False).encode())
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(data))
        way = chance.randrange(4)
        if way == 0:
            data[place] = chance.randrange(256)
        elif way == 1:
            del data[place : place + chance.randrange(1, 40)]
        elif way == 2:
            data[place:place] = bytes(chance.choices(range(256), k=3))
        else:
            data[place:place] = chance.choice([b"null", b"[]", b"{}", b"1e999", b'"\\ud800"', b"-"])
    path = tmp_path / "scene.json"
    path.write_bytes(bytes(data))
    assert bring(file_store, path) in (0, 1)


@MANY
@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused_in_a_sentence(
    file_store: Store, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "scene.json"
    path.write_bytes(data)
    result = import_scenes(file_store, [path])
    assert (result.accepted, result.quarantined) == (0, 1)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(scene=scenes())
def test_any_scene_of_the_model_comes_in_and_is_opened_as_it_was(
    file_store: Store, tmp_path: Path, scene: Scene
) -> None:
    path = tmp_path / "scene.json"
    path.write_text(json.dumps(write_scene(scene)), encoding="utf-8")
    bring(file_store, path)
    assert open_scene(file_store, scene.case_no).scene == scene


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 5000,
        '{"schema": "daoan.scene/1", "case_no": ' + "9" * 5000 + ', "parties": []}',
        "\ufeff{}",
        "NaN",
    ],
    ids=["empty", "deep list", "deep object", "long number", "long case", "bom", "nan"],
)
def test_what_breaks_readers_is_refused(file_store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "scene.json"
    path.write_text(text, encoding="utf-8")
    result = import_scenes(file_store, [path])
    assert (result.accepted, result.quarantined) == (0, 1)


def test_a_store_is_sound_after_many_damaged_files(file_store: Store, tmp_path: Path) -> None:
    chance = random.Random(20250106)
    whole = json.dumps(document(), ensure_ascii=False).encode()
    paths = []
    for number in range(60):
        data = bytearray(whole)
        data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.json"
        path.write_bytes(bytes(data))
        paths.append(path)
    result = import_scenes(file_store, paths)
    assert result.accepted + result.quarantined == 60
    assert check(file_store.location) == []


@pytest.mark.parametrize("key", ["from", "values_m"])
@pytest.mark.parametrize("value", [5, 1.5, True, {"a": 1}, "AB", [None]])
def test_a_measurement_whose_list_is_something_else_is_refused(
    file_store: Store, tmp_path: Path, key: str, value: object
) -> None:
    row = {"target": "A.front", "method": "polar", "from": ["P1"], "values_m": [1.0]}
    path = tmp_path / "scene.json"
    path.write_text(json.dumps(document() | {"measurements": [row | {key: value}]}))
    result = import_scenes(file_store, [path])
    assert (result.accepted, result.quarantined) == (0, 1)
    assert f"$.measurements[0].{key}" in result.refusals[0]
