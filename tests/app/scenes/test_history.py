"""Who changed a scene, when and what: read from the store with what stood there then."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.messages import Language
from app.scene_import.importer import import_scenes
from app.scenes.changes.history_words import version_words
from app.scenes.history import SceneHistory, read_history
from app.scenes.scene_store import (
    correct_scene,
    new_scene,
    open_scene,
    save_scene,
    seal_scene,
)
from app.store.scene_changes import SceneEvent
from app.store.store import Store, open_store
from app.take_along.bringing import bring_back
from app.take_along.taking import take_along
from gis.problems import Problem
from gis.scenes.interchange import write_scene
from gis.scenes.scene import KeptMeasurement, Mark, MarkForm, Pose, Scene, SceneParty, SceneText
from gis.scenes.survey.measurements import Measurement, Method
from tests.app.take_along.test_scenes_home import AREA, bring_in

CASE = "11411DA0001"
ZH, EN = Language.CHINESE, Language.ENGLISH


def drawn(*values: float) -> Scene:
    row = Measurement(
        target="A.front_left_wheel",
        method=Method.TRIANGULATION,
        fixed=("F1", "F2"),
        values_m=values,
    )
    return Scene(
        case_no=CASE,
        parties=tuple(
            SceneParty(no=no, class_code="B03", rest=Pose(at=(5.0 * no, 0.0), heading_deg=0.0))
            for no in (1, 2)
        ),
        marks=(Mark(id="M1", kind="skid", form=MarkForm.LINE, points=((0.0, 0.0), (3.0, 4.0))),),
        measurements=(KeptMeasurement(row=row),),
    )


def history(store: Store) -> SceneHistory:
    return read_history(store, open_scene(store, CASE).uid)


def lines(store: Store, language: Language = ZH) -> list[str]:
    found = history(store).versions
    return [version_words(one, language).what for one in found]


def test_each_change_is_told_with_its_values_the_latest_first(store: Store) -> None:
    opened = new_scene(store, drawn(12.40, 8.40))
    save_scene(store, opened, drawn(12.52, 8.40), ["輸入"])
    assert lines(store) == [
        "量測 A 左前輪：F1:12.40 F2:8.40 → F1:12.52 F2:8.40",
        "開始繪製：當事人 A、當事人 B、煞車痕 M1、量測 A 左前輪",
    ]
    assert lines(store, EN)[0] == (
        "Measurement A front left wheel: F1:12.40 F2:8.40 → F1:12.52 F2:8.40"
    )
    assert [one.record.who for one in history(store).versions] == [opened.changed_by] * 2


def test_every_version_is_as_it_was_saved(store: Store) -> None:
    steps = [drawn(12.0, 8.0), drawn(12.5, 8.0), replace(drawn(12.5, 8.0), marks=())]
    steps.append(replace(steps[-1], texts=(SceneText(at=(1.0, 1.0), text="油漬"),), weather="雨"))
    opened = new_scene(store, steps[0])
    for step in steps[1:]:
        opened = save_scene(store, opened, step)
    found = history(store).versions
    assert [one.after for one in found] == steps[::-1]
    assert [one.before for one in found] == [*steps[:-1][::-1], None]


def test_corrections_say_old_value_new_value_and_reason(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, drawn(12.4, 8.4)))
    moved = replace(
        sealed.scene,
        parties=(
            replace(sealed.scene.parties[0], rest=Pose(at=(5.0, 0.5), heading_deg=0.0)),
            sealed.scene.parties[1],
        ),
    )
    corrected = correct_scene(store, sealed, moved, "依監視器")
    correct_scene(store, corrected, replace(moved, weather="雨"), "誤植")
    assert lines(store) == [
        "封存後更正，天候：空白 → 雨（理由：誤植）",
        "封存後更正，當事人 A 停止位置：移動 0.50 公尺（理由：依監視器）",
        "完成並封存",
        "開始繪製：當事人 A、當事人 B、煞車痕 M1、量測 A 左前輪",
    ]
    found = history(store).versions
    assert version_words(found[1], ZH).details == (
        "當事人 A 停止位置：5.00, 0.00 → 5.00, 0.50（移動 0.50 公尺）",
    )
    assert version_words(found[1], ZH).reason == "依監視器"
    assert [one.after for one in found] == [
        *(replace(moved, weather="雨"), moved, sealed.scene, sealed.scene),
    ]


def test_a_plate_in_a_reason_or_a_note_is_neither_told_nor_drawn(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, drawn(12.4, 8.4)))
    noted = replace(sealed.scene, texts=(SceneText(at=(1.0, 1.0), text="ABC-1234 停放"),))
    correct_scene(store, sealed, noted, "ABC-1234 移位")
    latest = history(store).versions[0]
    said = version_words(latest, ZH)
    assert "ABC" not in " ".join((said.what, said.reason, *said.details))
    assert latest.picture is not None
    assert "ABC" not in json.dumps(write_scene(latest.picture))


def test_a_scene_replaced_by_a_file_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "scene.json"
    for scene in (drawn(12.4, 8.4), replace(drawn(12.4, 8.4), weather="陰")):
        path.write_text(json.dumps(write_scene(scene), ensure_ascii=False))
        assert import_scenes(store, [path]).accepted == 1
    assert lines(store) == [
        "以檔案取代，天候：空白 → 陰",
        "由檔案匯入：當事人 A、當事人 B、煞車痕 M1、量測 A 左前輪",
    ]


def test_what_was_brought_back_says_so(store: Store, tmp_path: Path) -> None:
    bring_in(store, tmp_path, CASE)
    take_along(store, tmp_path / "along.gpkg", AREA)
    with open_store(tmp_path / "along.gpkg") as taken:
        bring_in(taken, tmp_path, CASE, weather="雨")
        bring_back(taken, store)
    assert lines(store)[0].startswith("由帶出的檔案帶回，天候：")


def test_progress_goes_to_the_end_and_cancels_where_it_raises(store: Store) -> None:
    opened = new_scene(store, drawn(12.4, 8.4))
    save_scene(store, opened, drawn(12.5, 8.4))
    shares: list[float] = []
    read_history(store, opened.uid, lambda code, share: shares.append(share))
    assert shares == [0.0, 0.5, 1.0]


def test_a_scene_that_is_gone_is_told(store: Store) -> None:
    with pytest.raises(Problem) as caught:
        read_history(store, "nowhere")
    assert caught.value.code == "SCENE_GONE"


def test_a_history_that_does_not_fit_the_document_keeps_its_words(store: Store) -> None:
    from sqlalchemy import update

    from app.store.scenes import scene_document
    from app.store.schema import scene as scene_table

    opened = new_scene(store, drawn(12.4, 8.4))
    save_scene(store, opened, replace(drawn(12.4, 8.4), weather="雨"))
    other = scene_document(replace(drawn(12.4, 8.4), weather="陰"))
    with store.write(actor="t", action="t") as unit:
        unit.connection.execute(update(scene_table).values(document=other))
    latest, first = history(store).versions
    assert version_words(latest, ZH).what == "天候：空白 → 雨"
    assert (latest.before, first.after, first.record.event) == (None, None, SceneEvent.NEW)


def test_opening_shows_what_history_shows_last(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, drawn(12.4, 8.4)))
    correct_scene(store, sealed, replace(sealed.scene, weather="雨"), "誤植")
    assert history(store).versions[0].after == open_scene(store, CASE).scene
