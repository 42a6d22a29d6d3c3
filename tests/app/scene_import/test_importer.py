"""Scene files into the store: linked, updated with versions, defective ones kept aside."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import shapely
from sqlalchemy import select

from app.scene_import.files import LARGEST_MB
from app.scene_import.importer import import_scenes
from app.store.scenes import load_scenes
from app.store.schema import audit, import_run, quarantine
from app.store.schema import junction as junction_table
from app.store.schema import scene as scene_table
from app.store.store import Store
from gis.problems import Problem
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


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0114-01-06T13:28:00+08:00"],
)
def test_times_no_crash_can_have_are_kept_aside(store: Store, tmp_path: Path, moment: str) -> None:
    result = import_scenes(store, [saved(tmp_path, "a.json", document() | {"occurred_at": moment})])
    assert (result.accepted, result.quarantined) == (0, 1)
    assert "$.occurred_at: " in result.refusals[0]


@pytest.mark.parametrize("case_no", ["114\x0001", "114\n01", "\x1b[31m1"])
def test_case_numbers_with_control_characters_are_kept_aside(
    store: Store, tmp_path: Path, case_no: str
) -> None:
    result = import_scenes(store, [saved(tmp_path, "a.json", document(case_no))])
    assert (result.accepted, result.quarantined) == (0, 1)
    assert "$.case_no: " in result.refusals[0]


def test_a_key_that_stands_twice_is_told_with_its_path(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    text = json.dumps(document())
    path.write_text(text.replace('"no": 1', '"no": 1, "no": 2', 1)[:-1] + ', "parties": []}')
    result = import_scenes(store, [path])
    assert (result.accepted, result.quarantined) == (0, 1)
    assert "$.parties: stands there twice" in result.refusals[0]
    path.write_text(text.replace('"no": 1', '"no": 1, "no": 2', 1))
    (refusal,) = import_scenes(store, [path]).refusals
    assert "$.parties[0].no: stands there twice" in refusal


def test_files_that_cannot_be_opened_are_told_and_the_next_goes_on(
    store: Store, tmp_path: Path
) -> None:
    folder, large = tmp_path / "folder.json", tmp_path / "large.json"
    folder.mkdir()
    with large.open("wb") as file:
        file.truncate((LARGEST_MB + 1) * 1_000_000)
    gone = tmp_path / "gone.json"
    good = saved(tmp_path, "z.json", document())
    result = import_scenes(store, [folder, large, gone, good])
    assert (result.read, result.accepted, result.quarantined, result.new) == (4, 1, 3, 1)
    for path, refusal in zip([folder, large, gone], result.refusals, strict=True):
        assert path.name in refusal
    with store.read() as connection:
        rows = connection.execute(select(quarantine).order_by(quarantine.c.fid)).all()
    assert [(row.file, row.raw) for row in rows] == [
        ("folder.json", ""),
        ("large.json", ""),
        ("gone.json", ""),
    ]


def test_where_no_file_can_be_opened_nothing_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="FILE_IS_FOLDER"):
        import_scenes(store, [tmp_path, tmp_path / "gone.json"])
    with store.read() as connection:
        assert connection.execute(select(quarantine)).all() == []
        assert connection.execute(select(import_run)).all() == []


@pytest.mark.parametrize(
    "wrong", [{"case_no": "1" * 201}, {"crs": "EPSG:9999"}, {"crs": "EPSG:4978"}]
)
def test_every_refusal_names_its_file(store: Store, tmp_path: Path, wrong: dict[str, Any]) -> None:
    good = saved(tmp_path, "good.json", document("2"))
    result = import_scenes(store, [saved(tmp_path, "bad.json", document() | wrong), good])
    assert (result.accepted, result.quarantined) == (1, 1)
    assert "bad.json" in result.refusals[0]
