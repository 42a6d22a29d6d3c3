"""What became of a scene, in plain words of both languages."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from app.messages import Language, sentences
from app.scenes.changes.lines import change_lines, scene_lines, speaker_of
from app.scenes.changes.sentences import conflict_name, conflict_sides, sentence, summary
from gis.scenes.delta import changes_between
from gis.scenes.merging import merge_scenes
from gis.scenes.report import RoadReport
from gis.scenes.scene import (
    Dimension,
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    Photo,
    Pose,
    PoseState,
    Scene,
    SceneObject,
    SceneParty,
    SceneText,
)
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from tests.helpers.scene_values import scenes

OURS = ("SCENE_CHANGE", "SCENE_PART_", "SCENE_ITEM_", "SCENE_EVENT_")
ZH, EN = Language.CHINESE, Language.ENGLISH
HERE = (194_321.5, 2_597_654.25)


def at(east: float, north: float) -> tuple[float, float]:
    return (HERE[0] + east, HERE[1] + north)


def measured(target: str, *values: float) -> KeptMeasurement:
    row = Measurement(
        target=target, method=Method.TRIANGULATION, fixed=("F1", "F2"), values_m=values
    )
    return KeptMeasurement(row=row)


CAR = SceneParty(no=1, class_code="B03", rest=Pose(at=at(0.0, 0.0), heading_deg=10.0))
BIKE = SceneParty(no=2, class_code="C03", rest=Pose(at=at(5.0, 0.0), heading_deg=90.0))
SCRAPE = Mark(
    id="M1",
    kind="scrape",
    party=2,
    form=MarkForm.LINE,
    points=(at(1.0, 0.0), at(4.0, 4.0)),
)
BASE = Scene(
    case_no="11411DA0001",
    parties=(CAR, BIKE),
    marks=(SCRAPE,),
    fixed_points=tuple(
        KeptFixedPoint(point=FixedPoint(id=name, at=at(east, -5.0)))
        for name, east in (("F1", 0.0), ("F2", 8.0))
    ),
    measurements=(measured("A.front_left_wheel", 12.40, 8.40),),
)


def told(before: Scene, after: Scene, language: Language) -> list[str]:
    speaker = speaker_of(language, after, before)
    return [sentence(line, speaker) for line in scene_lines(before, after, language)]


def with_party(scene: Scene, no: int, **more: Any) -> Scene:
    parties = tuple(replace(one, **more) if one.no == no else one for one in scene.parties)
    return replace(scene, parties=parties)


def test_a_measured_value_is_told_with_what_it_was_and_what_it_is() -> None:
    after = replace(BASE, measurements=(measured("A.front_left_wheel", 12.52, 8.40),))
    assert told(BASE, after, EN) == [
        "measurement A front left wheel: F1:12.40 F2:8.40 → F1:12.52 F2:8.40"
    ]
    assert told(BASE, after, ZH) == ["量測 A 左前輪：F1:12.40 F2:8.40 → F1:12.52 F2:8.40"]


def test_a_measurement_that_was_put_between_others_leaves_them_as_they_are() -> None:
    rows = BASE.measurements
    after = replace(BASE, measurements=(measured("M1.2", 3.10, 4.25), *rows))
    assert told(BASE, after, ZH) == ["新增 量測 M1 第 2 點（三角定位 F1:3.10 F2:4.25）"]
    assert told(after, BASE, ZH) == ["刪除 量測 M1 第 2 點（三角定位 F1:3.10 F2:4.25）"]


def test_a_moved_and_turned_vehicle_is_told_by_how_far() -> None:
    after = with_party(BASE, 1, rest=Pose(at=at(0.3, 0.4), heading_deg=12.5))
    assert told(BASE, after, ZH) == [
        "當事人 A 停止位置：移動 0.50 公尺",
        "當事人 A 停止位置 方向：10.0° → 12.5°",
    ]
    assert told(BASE, after, EN) == [
        "Party A, place of rest: moved 0.50 m",
        "Party A, place of rest, heading: 10.0° → 12.5°",
    ]


def test_codes_of_a_party_are_told_in_the_words_of_the_form() -> None:
    after = with_party(BASE, 2, injury_code="2", age_band="65-74")
    assert told(BASE, after, ZH) == [
        "當事人 B 年齡層：空白 → 65-74",
        "當事人 B 受傷程度：空白 → 受傷",
    ]


def test_places_that_are_drawn_for_the_first_time_are_added() -> None:
    after = with_party(
        BASE,
        1,
        contact=Pose(at=at(1.0, 1.0), heading_deg=0.0),
        approach=(at(1.0, -9.0), at(1.0, 1.0)),
    )
    assert told(BASE, after, ZH) == [
        "新增 當事人 A 碰撞前路線（2 點，長 10.00 公尺）",
        "新增 當事人 A 碰撞位置",
    ]
    assert told(after, BASE, EN) == [
        "Party A, path before contact taken away (2 points, 10.00 m long)",
        "Party A, place at contact taken away",
    ]


def test_a_mark_goes_by_its_kind_and_name() -> None:
    longer = replace(SCRAPE, points=(at(1.0, 0.0), at(4.0, 4.5)), length_m=5.4)
    assert told(BASE, replace(BASE, marks=(longer,)), ZH) == [
        "刮地痕 M1 形狀：形狀修改，最多 0.50 公尺",
        "刮地痕 M1 實測長度：空白 → 5.40 公尺",
    ]
    assert told(BASE, replace(BASE, marks=()), EN) == [
        "Scrape mark M1 taken away (2 points, 5.00 m long)"
    ]
    moved = replace(SCRAPE, points=tuple((x + 2.0, y) for x, y in SCRAPE.points), party=1)
    assert told(BASE, replace(BASE, marks=(moved,)), ZH) == [
        "刮地痕 M1 形狀：移動 2.00 公尺",
        "刮地痕 M1 所屬當事人：當事人 B → 當事人 A",
    ]


def test_an_area_is_told_by_its_size_however_far_from_the_origin_it_lies() -> None:
    oil = Mark(
        id="M2",
        kind="fluid",
        form=MarkForm.AREA,
        points=(at(0.0, 0.0), at(2.0, 0.0), at(2.0, 1.5), at(0.0, 1.5)),
    )
    assert told(BASE, replace(BASE, marks=(SCRAPE, oil)), ZH) == [
        "新增 油漬、水漬 M2（4 點，3.00 平方公尺）"
    ]


def test_everything_else_that_can_be_drawn_has_a_name() -> None:
    after = replace(
        BASE,
        objects=(SceneObject(id="O1", symbol="tree", at=at(1.0, 2.0)),),
        photos=(Photo(id="P1", at=at(0.0, 1.0), file="a.jpg"),),
        texts=(SceneText(at=at(0.0, 0.0), text="油漬"),),
        dimensions=(Dimension(start=at(0.0, 0.0), end=at(3.0, 4.0)),),
        impact=at(1.0, 1.0),
    )
    found = told(BASE, after, ZH)
    assert "新增 照片 P1（a.jpg）" in found
    assert "新增 文字 1（油漬）" in found
    assert "新增 尺寸線 1（5.00 公尺）" in found
    assert f"新增 撞擊點（{HERE[0] + 1.0:.2f}, {HERE[1] + 1.0:.2f}）" in found
    assert len(found) == 5
    assert not any("tree" in one for one in found)


def test_fields_of_the_form_are_told_by_their_names_and_values() -> None:
    after = replace(
        BASE,
        weather="雨",
        occurred_at="2025-11-03T23:10:00+08:00",
        report=RoadReport(road_form_code="04", speed_limit_kmh=50),
    )
    assert told(BASE, after, ZH) == [
        "發生時間：空白 → 114.11.03 23:10",
        "天候：空白 → 雨",
        "道路型態：空白 → 四岔路",
        "速限：空白 → 50 km/h",
    ]


def test_a_party_that_lay_on_its_side_is_told_how_it_lies() -> None:
    down = replace(BIKE.rest, state=PoseState.LEFT_SIDE)
    assert told(BASE, with_party(BASE, 2, rest=down), EN) == [
        "Party B, place of rest, state: blank → on its left side"
    ]


def test_plates_and_keys_of_other_programs_are_not_told() -> None:
    after = replace(
        BASE,
        texts=(SceneText(at=at(0.0, 0.0), text="ABC-1234 停放"),),
        extra={"driver_name": "王小明"},
    )
    found = " ".join(told(BASE, after, ZH))
    assert "ABC" not in found
    assert "王小明" not in found
    assert "driver" not in found
    assert "其他程式的資料：已修改" in found


def test_many_changes_are_one_line_that_names_two_of_a_kind_and_counts_more() -> None:
    more = tuple(replace(SCRAPE, id=f"M{n}") for n in range(2, 5))
    after = replace(BASE, parties=(CAR,), marks=(SCRAPE, *more), weather="雨")
    lines = scene_lines(BASE, after, ZH)
    assert summary(lines, speaker_of(ZH, after, BASE)) == (
        "新增：痕跡 3 項；修改：天候；刪除：當事人 B"
    )
    lines = scene_lines(BASE, after, EN)
    assert summary(lines, speaker_of(EN, after, BASE)) == (
        "added: 3 marks; changed: Weather; taken away: Party B"
    )


def test_a_conflict_says_of_each_side_what_it_made_of_the_part() -> None:
    theirs = with_party(BASE, 1, rest=Pose(at=at(3.0, 4.0), heading_deg=10.0))
    theirs = replace(theirs, marks=())
    mine = with_party(BASE, 1, action_code="01", rest=None)
    mine = replace(mine, marks=(replace(SCRAPE, note="新痕"),))
    merge = merge_scenes(BASE, theirs, mine)
    speaker = speaker_of(ZH, mine, theirs, BASE)
    said = {conflict_name(one, speaker): conflict_sides(one, speaker) for one in merge.conflicts}
    assert said["當事人 A"][0] == "停止位置：移動 5.00 公尺"
    assert said["當事人 A"][1].endswith("；刪除 停止位置")
    assert said["刮地痕 M1"] == ("已刪除", "說明：空白 → 新痕")


def test_a_conflict_about_rows_names_the_rows() -> None:
    theirs = replace(BASE, measurements=(measured("A.front_left_wheel", 12.0, 8.40),))
    mine = replace(BASE, measurements=(measured("A.front_left_wheel", 13.0, 8.40),))
    (conflict,) = merge_scenes(BASE, theirs, mine).conflicts
    speaker = speaker_of(EN, mine, theirs, BASE)
    assert conflict_name(conflict, speaker) == "measurements"
    assert conflict_sides(conflict, speaker) == (
        "measurement A front left wheel: F1:12.40 F2:8.40 → F1:12.00 F2:8.40",
        "measurement A front left wheel: F1:12.40 F2:8.40 → F1:13.00 F2:8.40",
    )


def test_both_languages_say_the_same_things() -> None:
    held = [
        {code: text for code, text in sentences(language).items() if code.startswith(OURS)}
        for language in (ZH, EN)
    ]
    assert held[0].keys() == held[1].keys()
    for code, text in held[0].items():
        assert parameters(text) == parameters(held[1][code]), code


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@settings(max_examples=20, deadline=None, phases=[Phase.generate])
@given(before=scenes(), after=scenes())
@pytest.mark.parametrize("language", [ZH, EN])
def test_changes_between_any_two_scenes_have_words(
    language: Language, before: Scene, after: Scene
) -> None:
    lines = scene_lines(before, after, language)
    speaker = speaker_of(language, after, before)
    for line in lines:
        assert line.what
        assert "{" not in sentence(line, speaker).replace("{'a'", "")
    assert summary(lines, speaker)


def test_changes_whose_scenes_cannot_be_read_still_have_names() -> None:
    after = with_party(BASE, 2, injury_code="2")
    (line,) = change_lines(changes_between(BASE, after), speaker_of(ZH))
    assert line.what == "當事人 B 受傷程度"
