"""Scene files into the store: linked, updated with versions, defective ones kept aside."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import shapely
from sqlalchemy import select

from app.scene_import.importer import import_scenes
from app.store.scenes import load_scenes
from app.store.schema import audit, quarantine
from app.store.schema import junction as junction_table
from app.store.schema import scene as scene_table
from app.store.store import Store
from tests.helpers.scenes import SKETCHES, placed, sketch_document

CHIAYI = (194_321.5, 2_597_654.25)


def document(case_no: str = "11401CY0001") -> dict[str, Any]:
    return placed(sketch_document(SKETCHES[0], "4 arms"), shift=CHIAYI) | {"case_no": case_no}


def saved(tmp_path: Path, name: str, content: object) -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_again_changes_nothing_and_a_later_document_replaces(store: Store, tmp_path: Path) -> None:
    path = saved(tmp_path, "現場圖.json", document())
    first = import_scenes(store, [path])
    assert (first.read, first.accepted, first.quarantined, first.new) == (1, 1, 0, 1)
    assert import_scenes(store, [path]).unchanged == 1
    saved(tmp_path, "現場圖.json", document() | {"weather": "雨"})
    assert import_scenes(store, [path]).updated == 1
    with store.read() as connection:
        row = connection.execute(select(scene_table)).one()
        assert (row.version, row.case_no) == (2, "11401CY0001")
        verbs = connection.scalars(select(audit.c.verb).where(audit.c.table_name == "scene")).all()
        assert verbs == ["insert", "update"]
        (scene,) = load_scenes(connection)
    assert scene.weather == "雨"


def test_defective_files_are_kept_aside_with_their_defects(store: Store, tmp_path: Path) -> None:
    bad = document("2")
    bad["parties"][1]["contact"]["heading_deg"] = "north"
    broken = tmp_path / "c.json"
    broken.write_bytes(b"\xff\xfe{")
    files = [saved(tmp_path, "a.json", document()), saved(tmp_path, "b.json", bad), broken]
    result = import_scenes(store, files)
    assert (result.read, result.accepted, result.quarantined) == (3, 1, 2)
    assert "$.parties[1].contact.heading_deg: expected a number" in result.refusals[0]
    with store.read() as connection:
        rows = connection.execute(select(quarantine).order_by(quarantine.c.fid)).all()
    assert [row.file for row in rows] == ["b.json", "c.json"]
    assert json.loads(rows[0].raw) == bad


def test_one_case_twice_in_one_import_is_kept_aside(store: Store, tmp_path: Path) -> None:
    files = [saved(tmp_path, name, document()) for name in ("a.json", "b.json")]
    result = import_scenes(store, files)
    assert (result.accepted, result.quarantined) == (1, 1)


def test_scene_is_linked_to_the_junction_at_its_place(store: Store, tmp_path: Path) -> None:
    with store.write(actor="test", action="test") as unit:
        unit.insert(
            junction_table,
            [
                {
                    "uid": "j1",
                    "name": "中山路 / 文化路",
                    "road_names": json.dumps(["中山路", "文化路"]),
                    "arms": 4,
                    "source": "streets",
                    "geom": shapely.Point(CHIAYI),
                }
            ],
        )
    import_scenes(store, [saved(tmp_path, "a.json", document())])
    with store.read() as connection:
        assert len(load_scenes(connection, junction_uid="j1")) == 1  # type: ignore[arg-type]
        assert load_scenes(connection, case_nos=["none"]) == []


@pytest.mark.parametrize("length", [200, 3_000, 100_000])
def test_texts_of_any_length_are_stored_or_refused_alike(
    store: Store, tmp_path: Path, length: int
) -> None:
    alphabet = "甲乙丙丁戊己庚辛壬癸"
    long = "".join(random.Random(length).choices(alphabet, k=length))  # does not compress well
    texts = {"place": long, "station": long, "handler": long, "weather": long}
    result = import_scenes(store, [saved(tmp_path, "a.json", document() | texts)])
    assert (result.accepted, result.quarantined) == (1, 0)
    result = import_scenes(store, [saved(tmp_path, "b.json", document(long))])
    assert result.accepted + result.quarantined == 1
    assert result.accepted == (length <= 200)
