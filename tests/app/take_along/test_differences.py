"""Both versions of what was brought back, side by side in plain words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shapely import Point

from app.messages import Language, sentences
from app.store.scenes import scene_document
from app.store.street_json import object_to_json
from app.take_along.differences import differences
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind
from gis.scenes.scene import Mark, MarkForm, Pose, Scene, SceneParty
from gis.streets.objects import ObjectKind, ObjectUid, StreetObject

ZH, EN = Language.CHINESE, Language.ENGLISH


def drawn(east: float, weather: str | None = None) -> Scene:
    rest = Pose(at=(east, 0.0), heading_deg=0.0)
    return Scene(
        case_no="1", weather=weather, parties=(SceneParty(no=1, class_code="B03", rest=rest),)
    )


def returned(kind: RecordKind, home: str | None, mine: str | None) -> Returned:
    return Returned(
        kind=kind, uids=("u",), name="1", outcome=Outcome.CONFLICT, home=home, mine=mine
    )


def told(one: Returned, language: Language = ZH) -> list[tuple[str, str, str]]:
    return [(side.what, side.home, side.mine) for side in differences(one, language)]


def of_scenes(home: Scene, mine: Scene) -> Returned:
    return returned(RecordKind.SCENE, scene_document(home), scene_document(mine))


def test_values_of_a_scene_go_by_the_names_of_parts_and_fields() -> None:
    mark = Mark(id="M1", kind="scrape", form=MarkForm.LINE, points=((0.0, 0.0), (3.0, 4.0)))
    mine = Scene(case_no="1", weather="雨", parties=drawn(3.0).parties, marks=(mark,))
    assert told(of_scenes(drawn(0.0, "陰"), mine)) == [
        ("天候", "陰", "雨"),
        ("當事人 A 停止位置", "0.00, 0.00", "3.00, 0.00（移動 3.00 公尺）"),
        ("刮地痕 M1", "沒有", "2 點，長 5.00 公尺"),
    ]
    assert told(of_scenes(mine, drawn(0.0, "陰")), EN) == [
        ("Weather", "Rain", "Overcast"),
        ("Party A, place of rest", "3.00, 0.00", "0.00, 0.00 (moved 3.00 m)"),
        ("Scrape mark M1", "2 points, 5.00 m long", "not there"),
    ]


def test_a_scene_that_is_gone_on_one_side_is_told() -> None:
    one = returned(RecordKind.SCENE, None, scene_document(drawn(0.0)))
    assert told(one) == [("現場圖", "沒有", "有")]


def test_roads_show_nothing_here() -> None:
    assert told(returned(RecordKind.ROAD, None, None)) == []


def test_an_object_of_the_streets_is_told_by_what_officers_call_its_values() -> None:
    def sign(**more: Any) -> str:
        one = StreetObject(
            uid=ObjectUid("o"),
            kind=ObjectKind.SIGN,
            **({"code": "警7", "bearing_deg": 10.0, "shape": Point(1.0, 2.0)} | more),
        )
        return json.dumps(object_to_json(one))

    assert told(returned(RecordKind.OBJECT, sign(), sign(bearing_deg=25.0))) == [
        ("方向", "10.0°", "25.0°")
    ]
    moved = sign(shape=Point(4.0, 2.0))
    assert told(returned(RecordKind.OBJECT, sign(), moved)) == [
        ("位置或形狀", "1.00, 2.00", "4.00, 2.00")
    ]
    assert told(returned(RecordKind.OBJECT, sign(), sign(code="")), EN) == [("code", "警7", "–")]


@pytest.mark.parametrize("language", [ZH, EN])
def test_every_kind_of_object_has_a_name(language: Language) -> None:
    held = sentences(language)
    assert all(f"TAKE_OBJECT_{kind.value.upper()}" in held for kind in ObjectKind)
