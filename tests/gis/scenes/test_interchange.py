"""Scene documents: round trips, defects with their paths, and no traceback on any JSON."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.translate import translate
from tests.helpers.scenes import SKETCHES, sketch_document

FULL: dict[str, Any] = {
    "schema": "daoan.scene/1",
    "crs": "EPSG:3826",
    "case_no": "11401CY0001",
    "occurred_at": "2025-01-06T13:28:00+08:00",
    "place": "中山路 / 文化路",
    "severity": "A2",
    "deaths_24h": 0,
    "deaths_30d": 0,
    "injured": 1,
    "weather": "晴",
    "surface": "乾燥",
    "type_code": None,
    "cause": "有號誌路口，轉彎車未讓直行車先行",
    "junction": {
        "center": [1.0, 2.0],
        "arms": [
            {"name": "N", "bearing_deg": 2.0, "street": "中山路", "half_width_m": 8.0, "ours": 1}
        ],
        "signal": True,
    },
    "parties": [
        {
            "no": 1,
            "class": "B03",
            "role": "driver",
            "action": "05",
            "impact": "01",
            "injury": "3",
            "size_m": [4.6, 1.8],
            "approach": [[0.0, 0.0], [1.0, 1.0]],
            "contact": {"at": [1.0, 1.0], "heading_deg": 271.0, "sigma_m": 0.2},
            "rest": {"at": [2.0, 1.0], "heading_deg": 250.0, "state": "upright"},
            "colour": "白",
        }
    ],
    "impact": [1.0, 1.0],
    "marks": [
        {
            "kind": "skid",
            "party": 1,
            "geometry": {"type": "LineString", "coordinates": [[0.0, 1.0], [1.0, 1.0]]},
        }
    ],
    "fixed_points": [{"id": "F1", "at": [3.0, 4.0], "note": "電桿 嘉義 1234"}],
    "measurements": [
        {
            "target": "A.front_left_wheel",
            "method": "triangulation",
            "from": ["F1"],
            "values_m": [6.42],
            "sigma_m": 0.16,
        }
    ],
    "photos": [{"file": "a.jpg"}],
}


def paths_of(document: object) -> dict[str, str]:
    with pytest.raises(SceneDefects) as caught:
        read_scene(document)
    return {defect.path: defect.code for defect in caught.value.defects}


def changed(*keys: str | int, to: object) -> dict[str, Any]:
    document = copy.deepcopy(FULL)
    place: Any = document
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = to
    return document


def test_full_document_is_written_back_as_it_came() -> None:
    assert write_scene(read_scene(FULL)) == FULL


def removable() -> list[tuple[str | int, ...]]:
    top = [(key,) for key in FULL if key not in ("schema", "case_no", "parties")]
    party = [("parties", 0, key) for key in FULL["parties"][0] if key != "no"]
    arm = [("junction", "arms", 0, key) for key in ("street", "half_width_m")]
    return [*top, *party, *arm, ("parties", 0, "rest", "state")]


@pytest.mark.parametrize("keys", removable(), ids=str)
def test_missing_key_stays_missing(keys: tuple[str | int, ...]) -> None:
    document = copy.deepcopy(FULL)
    place: Any = document
    for key in keys[:-1]:
        place = place[key]
    del place[keys[-1]]
    assert write_scene(read_scene(document)) == document


def test_codes_are_written_with_two_digits_and_injury_with_one() -> None:
    document = changed("parties", 0, "action", to="5")
    document["parties"][0] |= {"impact": 1, "class": "b3", "injury": "03"}
    document["type_code"] = "3"
    written = write_scene(read_scene(document))
    party = written["parties"][0]
    assert (party["action"], party["impact"], party["class"], party["injury"]) == (
        "05",
        "01",
        "B03",
        "3",
    )
    assert written["type_code"] == "03"


@pytest.mark.parametrize(
    ("keys", "value", "path", "code"),
    [
        (("schema",), "x", "$.schema", "SCENE_EXPECTED_ONE_OF"),
        (("case_no",), "", "$.case_no", "SCENE_EXPECTED_TEXT"),
        (("crs",), "EPSG:4326", "$.crs", "SCENE_EXPECTED_CRS"),
        (("occurred_at",), "2025-01-06T13:28", "$.occurred_at", "SCENE_EXPECTED_TIME"),
        (("severity",), "A4", "$.severity", "SCENE_EXPECTED_ONE_OF"),
        (("injured",), -1, "$.injured", "SCENE_EXPECTED_COUNT"),
        (("junction", "center"), [1], "$.junction.center", "SCENE_EXPECTED_POINT"),
        (("junction", "arms", 0, "bearing_deg"), None, "$.junction.arms[0].bearing_deg",
         "SCENE_EXPECTED_NUMBER"),
        (("junction", "arms", 0, "half_width_m"), 0, "$.junction.arms[0].half_width_m",
         "SCENE_EXPECTED_POSITIVE"),
        (("parties",), {}, "$.parties", "SCENE_EXPECTED_LIST"),
        (("parties", 0), [], "$.parties[0]", "SCENE_EXPECTED_OBJECT"),
        (("parties", 0, "no"), 1.5, "$.parties[0].no", "SCENE_EXPECTED_COUNT"),
        (("parties", 0, "role"), "pilot", "$.parties[0].role", "SCENE_EXPECTED_ONE_OF"),
        (("parties", 0, "action"), [], "$.parties[0].action", "SCENE_EXPECTED_CODE"),
        (("parties", 0, "size_m"), [4.6, -1], "$.parties[0].size_m[1]", "SCENE_EXPECTED_POSITIVE"),
        (("parties", 0, "approach", 1), ["a", 2], "$.parties[0].approach[1][0]",
         "SCENE_EXPECTED_NUMBER"),
        (("parties", 0, "contact", "heading_deg"), "north", "$.parties[0].contact.heading_deg",
         "SCENE_EXPECTED_NUMBER"),
        (("impact",), [float("nan"), 1.0], "$.impact[0]", "SCENE_NOT_FINITE"),
        (("impact",), [10**400, 1], "$.impact[0]", "SCENE_EXPECTED_NUMBER"),
        (("measurements", 0, "values_m"), ["x"], "$.measurements[0].values_m[0]",
         "SCENE_EXPECTED_NUMBER"),
        (("photos",), [float("inf")], "$.photos[0]", "SCENE_NOT_FINITE"),
        (("place",), "\ud800", "$.place", "SCENE_BROKEN_TEXT"),
    ],
)  # fmt: skip
def test_defect_is_named_with_its_path(
    keys: tuple[str | int, ...], value: object, path: str, code: str
) -> None:
    assert paths_of(changed(*keys, to=value)) == {path: code}


def test_all_defects_are_named_at_once() -> None:
    document = changed("parties", 0, "contact", "heading_deg", to=True)
    document["parties"].append({"no": 1, "role": 3})
    del document["schema"]
    assert paths_of(document) == {
        "$.schema": "SCENE_MISSING",
        "$.parties[0].contact.heading_deg": "SCENE_EXPECTED_NUMBER",
        "$.parties[1].no": "SCENE_DOUBLED",
        "$.parties[1].role": "SCENE_EXPECTED_ONE_OF",
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def tree_paths(value: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [path for key, item in items for path in ((*here, key), *tree_paths(item, (*here, key)))]


@settings(max_examples=300, deadline=None)
@given(keys=st.sampled_from(tree_paths(FULL)), value=JSON)
def test_any_value_anywhere_is_read_or_named(keys: tuple[str | int, ...], value: object) -> None:
    document = changed(*keys, to=value)
    unnamed: list[object] = []
    try:
        scene = read_scene(document)
    except SceneDefects as defects:
        unnamed = [item for item in defects.defects if not item.path.startswith("$")]
    else:
        translate(scene)
        again = write_scene(scene)
        assert write_scene(read_scene(json.loads(json.dumps(again)))) == again
    assert unnamed == []


@settings(max_examples=100, deadline=None)
@given(value=JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    with pytest.raises(SceneDefects):
        read_scene(value)


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.name)
def test_sketches_are_written_back_as_they_came(sketch: Any) -> None:
    document = sketch_document(sketch, sketch.layouts[0])
    assert write_scene(read_scene(document)) == document
