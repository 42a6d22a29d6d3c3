"""Names, plates and exact ages planted in every text of the input come out nowhere."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.e2e.conftest import Daoan, Ran
from tests.helpers.crashes import HEADER, MadeCrash, rows_of

NAME, PLATE, IDENTITY, AGE = "王小明", "ABC-1234", "A123456789", "87"
PLANTED = (NAME, PLATE, IDENTITY, f"{AGE}歲")
NEEDED = (
    *("發生年度", "發生月份", "發生日期", "發生時間", "事故類別名稱", "處理單位名稱警局層"),
    *("發生地點", "死亡受傷人數", "當事者順位", "經度", "緯度", "事故類型及型態子類別名稱"),
)
DIAGRAMS = ("json", "svg", "dxf", "pdf")


def assert_nothing_planted(ran: Ran) -> None:
    assert ran.status in (0, 1), ran
    for planted in PLANTED:
        assert planted not in ran.out + ran.err


def text_of(path: Path) -> str:
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8")
    with pypdfium2.PdfDocument(path) as document:
        return document[0].get_textpage().get_text_bounded()


def planted_csv() -> str:
    """Crash rows with a person in every column that can bear one, and a row to be refused."""
    rows = [
        list(row) for row in rows_of(MadeCrash(day=f"2025010{number}") for number in range(1, 7))
    ]
    for row in rows:
        for at, column in enumerate(HEADER):
            if column == "當事者事故發生時年齡":
                row[at] = AGE
            elif column not in NEEDED:
                row[at] += f" {NAME} {PLATE} {AGE}歲"
        row += [NAME, PLATE, IDENTITY]
    refused = list(rows[0])
    refused[HEADER.index("發生日期")] = "99999999"
    text = io.StringIO()
    csv.writer(text).writerows([[*HEADER, "姓名", "車牌號碼", "身分證字號"], *rows, refused])
    return text.getvalue()


def planted_scene(document: dict[str, Any]) -> dict[str, Any]:
    """A scene with a person in every free text and in keys of its own."""
    person = {"name": NAME, "plate": PLATE, "id_no": IDENTITY, "age": AGE, "remark": f"{AGE}歲"}
    return {
        **document,
        "owner": person,
        **dict.fromkeys(("weather", "surface", "cause"), f"{NAME} {PLATE} {AGE}歲"),
        "fixed_points": [{"id": "F1", "at": document["impact"], "note": f"{NAME} {PLATE}"}],
        "parties": [{**party, **person} for party in document["parties"]],
    }


def diagrams_of_all_sites(daoan: Daoan, store: Path, folder: Path, most: int = 2) -> None:
    listed = daoan("sites", "--store", store, "--json")
    assert_nothing_planted(listed)
    assert_nothing_planted(daoan("sites", "--store", store))
    assert listed.json["sites"]
    for site in listed.json["sites"][:most]:
        for ending in DIAGRAMS:
            out = folder / f"out.{ending}"
            reference = ("--site", site["id"], "--store", store, "--out", out)
            assert_nothing_planted(daoan("diagram", *reference))
            found = text_of(out)
            assert not [planted for planted in PLANTED if planted in found]


def test_people_in_a_crash_file_show_in_no_output_and_no_table_holds_the_age(
    daoan: Daoan, tmp_path: Path
) -> None:
    source, store = tmp_path / "in.csv", tmp_path / "x.gpkg"
    source.write_text(planted_csv(), encoding="utf-8-sig")
    done = daoan("import", "crashes", source, "--store", store, "--json")
    assert_nothing_planted(done)
    assert done.json["accepted"] >= 1
    assert done.json["quarantined"] == 1
    assert_nothing_planted(daoan("import", "crashes", source, "--store", store))
    diagrams_of_all_sites(daoan, store, tmp_path)
    db = sqlite3.connect(store)
    held = [str(row) for row in db.execute("SELECT * FROM crash_party")]
    held += [str(row) for row in db.execute("SELECT * FROM crash")]
    db.close()
    assert held
    for text in held:
        assert not [planted for planted in PLANTED if planted in text]
        assert f"'{AGE}'" not in text
        assert f" {AGE}," not in text


@pytest.fixture
def scenes(daoan: Daoan, demo_store: Path, tmp_path: Path) -> tuple[Path, list[Path]]:
    """A copy of the demo store whose scenes are to be replaced, and the planted documents."""
    copy = tmp_path / "demo.gpkg"
    assert daoan("restore", demo_store, "--store", copy, "--json").status == 0
    db = sqlite3.connect(copy)
    documents = [json.loads(row[0]) for row in db.execute("SELECT document FROM scene")]
    db.close()
    files = [tmp_path / f"scene{number}.json" for number in range(len(documents))]
    for file, document in zip(files, documents, strict=True):
        file.write_text(json.dumps(planted_scene(document), ensure_ascii=False), encoding="utf-8")
    return copy, files


def test_people_in_scene_files_show_in_no_record_and_no_diagram(
    daoan: Daoan, scenes: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    store, files = scenes
    assert_nothing_planted(daoan("interpret", *files))
    done = daoan("import", "scene", *files, "--store", store, "--json")
    assert_nothing_planted(done)
    assert done.json["updated"] == len(files)
    diagrams_of_all_sites(daoan, store, tmp_path)


def test_a_refused_scene_is_told_without_repeating_its_values(
    daoan: Daoan, scenes: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    document = json.loads(scenes[1][0].read_text(encoding="utf-8"))
    broken = {**document, "severity": NAME, "occurred_at": PLATE, "case_no": 7}
    broken["parties"] = [{**document["parties"][0], "no": NAME, "role": PLATE}]
    (tmp_path / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    refused = daoan("interpret", tmp_path / "broken.json")
    assert refused.status == 2
    assert not [planted for planted in PLANTED if planted in refused.err]
    assert_nothing_planted(daoan("import", "scene", tmp_path / "broken.json", "--store", scenes[0]))
