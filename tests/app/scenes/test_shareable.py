"""A scene as it may leave the house: nothing of a person in it, everything else as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from app.scenes.shareable import shareable
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.scene import Scene
from tests.helpers.scene_values import scenes

SECRETS = ("0912345678", "王小明", "ABC-1234", "A123456789", "0912-345-678", "34歲")
DOCUMENT: dict[str, Any] = {
    "schema": "daoan.scene/1",
    "case_no": "11401CY0001",
    "place": "中山路 / 文化路",
    "handler": "chen",
    "driver_name": "王小明",
    "weather_station": {"Phone Number": "0912-345-678", "id": 7},
    "junction": {"center": [0, 0], "arms": [{"name": "N", "bearing_deg": 0, "street": "中山路"}]},
    "parties": [
        {
            "no": 1,
            "class": "B03",
            "姓名": "王小明",
            "plate": "ABC-1234",
            "age": 34,
            "dashcam": True,
            "action": "0912345678",
        }
    ],
    "marks": [{"id": "M1", "kind": "skid", "note": "ABC-1234 前輪"}],
    "photos": [{"id": "P1", "file": "ABC-1234.jpg", "note": "車損"}],
    "texts": [{"at": [0, 0], "text": "駕駛 A123456789，34歲"}],
    "fixed_points": [{"id": "F1", "at": [1, 2], "note": "路燈 A1-2345"}],
    "measurements": [
        {"target": "A.front", "method": "by_eye", "車號": "ABC-1234", "values_m": [1]}
    ],
}


def test_what_says_who_somebody_is_is_left_out_and_its_places_are_told() -> None:
    scene = read_scene(DOCUMENT)
    found = shareable(scene)
    written = json.dumps(write_scene(found.scene), ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in written]
    assert sorted(found.hidden) == [
        "$.driver_name",
        "$.marks[0].note",
        "$.measurements[0].車號",
        "$.parties[0].action_code",
        "$.parties[0].age",
        "$.parties[0].plate",
        "$.parties[0].姓名",
        "$.photos[0].file",
        "$.texts[0].text",
        "$.weather_station.Phone Number",
    ]


def test_all_else_is_written_as_it_came() -> None:
    expected: dict[str, Any] = json.loads(json.dumps(DOCUMENT))
    for key in ("driver_name",):
        del expected[key]
    del expected["weather_station"]["Phone Number"]
    for key in ("姓名", "plate", "age"):
        del expected["parties"][0][key]
    del expected["measurements"][0]["車號"]
    expected["parties"][0]["action"] = "▒"
    expected["marks"][0]["note"] = "▒ 前輪"
    expected["photos"][0]["file"] = "▒.jpg"
    expected["texts"][0]["text"] = "駕駛 ▒,▒"
    assert write_scene(shareable(read_scene(DOCUMENT)).scene) == expected


@settings(max_examples=40, deadline=None)
@given(scene=scenes())
def test_a_scene_without_persons_is_the_very_same(scene: Scene) -> None:
    found = shareable(scene)
    assert found.scene is scene
    assert found.hidden == ()


@pytest.mark.parametrize("text", ["中山路100巷", "國道1號 123K", "B03 停等", "M1.2 至 F2", "12.5m"])
def test_ordinary_notes_stay(text: str) -> None:
    scene = replace(read_scene(DOCUMENT), place=text)
    assert shareable(scene).scene.place == text


def test_an_officers_name_stays_and_a_plate_or_phone_in_its_place_does_not() -> None:
    kept = shareable(replace(read_scene(DOCUMENT), handler="陳警員")).scene
    assert kept.handler == "陳警員"
    for secret in ("ABC-1234", "陳警員 0912345678"):
        told = shareable(replace(read_scene(DOCUMENT), handler=secret))
        assert secret not in json.dumps(write_scene(told.scene), ensure_ascii=False)
        assert "$.handler" in told.hidden
