from __future__ import annotations

import json

import pytest

from app.cli.root import main
from tests.helpers.dxf_plans import CROSS, write_r12
from tests.helpers.streets import CROSS_NODES, write_cross, write_osm


def test_the_json_object_holds_the_contracts_keys_and_types(tmp_path, capsys):
    file, store = write_cross(tmp_path / "路.osm"), tmp_path / "店.gpkg"
    assert main(["import", "streets", str(file), "--store", str(store), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["roads"], said["junctions"]) == (4, 1)
    assert said["dropped"] == {"highway=footway": 1}
    assert said["diagnostics"] == []
    assert said["epsg"] == 3826
    assert store.exists()


def test_refused_roads_end_with_status_1_and_are_told_in_words(tmp_path, capsys):
    nodes = CROSS_NODES
    ways = {1: ((1, 2), {"highway": "service"}), 2: ((3,), {"highway": "service"})}
    file = write_osm(tmp_path / "a.osm", nodes, ways)
    arguments = ["import", "streets", str(file), "--store", str(tmp_path / "s.gpkg"), "--json"]
    assert main(arguments) == 1
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert found["code"] == "LINE_ONE_POINT"
    assert "way 2" in found["message"]
    assert len(found["at"]) == 2


def test_a_broken_file_is_one_sentence_status_2_and_leaves_no_store(tmp_path, capsys):
    file = tmp_path / "a.osm"
    file.write_text("<html><body>not found</body></html>")
    store = tmp_path / "s.gpkg"
    assert main(["import", "streets", str(file), "--store", str(store)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert not store.exists()


def test_streets_outside_taiwan_give_a_new_store_its_own_crs(tmp_path, capsys):
    nodes = {1: (115.75, -32.03), 2: (115.751, -32.03)}
    file = write_osm(tmp_path / "a.osm", nodes, {1: ((1, 2), {"highway": "service"})})
    arguments = ["import", "streets", str(file), "--store", str(tmp_path / "s.gpkg"), "--json"]
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["epsg"] == 32750


@pytest.mark.parametrize("word", ["name", "=name", "path="])
def test_a_mapping_that_says_nothing_is_a_problem(tmp_path, capsys, word):
    file = write_cross(tmp_path / "a.osm")
    arguments = ["import", "streets", str(file), "--map", word, "--store", str(tmp_path / "s.gpkg")]
    assert main(arguments) == 2
    assert word in capsys.readouterr().err


def test_the_summary_names_what_was_left_out(tmp_path, capsys):
    file = write_cross(tmp_path / "a.osm")
    assert main(["import", "streets", str(file), "--store", str(tmp_path / "s.gpkg")]) == 0
    assert "highway=footway: 1" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["file", "store"])
def test_a_name_that_no_file_can_have_is_one_sentence_status_2(tmp_path, capsys, place):
    names = {"file": write_cross(tmp_path / "a.osm"), "store": tmp_path / "s.gpkg"}
    names[place] = tmp_path / ("x" * 300)
    arguments = ["import", "streets", str(names["file"]), "--store", str(names["store"])]
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert str(names[place]) in line


def test_columns_that_were_read_and_those_that_were_not_are_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    file = tmp_path / "a.geojson"
    row = {"路名": "中山路", "車道數": "4", "管理機關": "市府", "寬": "12"}
    line = {"type": "LineString", "coordinates": [[120.45, 23.48], [120.46, 23.48]]}
    feature = {"type": "Feature", "properties": row, "geometry": line}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    arguments = ["import", "streets", str(file), "--store", str(tmp_path / "s.gpkg")]
    assert main([*arguments, "--map", "寬=width", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["columns"] == {"路名": "name", "車道數": "lanes", "寬": "width"}
    assert said["unused_columns"] == ["管理機關"]
    assert main(arguments) == 0
    assert "未使用：管理機關, 寬" in capsys.readouterr().out


def test_a_drawing_of_several_layers_is_imported_by_layer(tmp_path, capsys):
    lines = [*CROSS, ("道路邊線", (0, 90), (200, 90))]
    file, store = write_r12(tmp_path / "街.dxf", lines=lines), tmp_path / "s.gpkg"
    arguments = ["import", "streets", str(file), "--store", str(store), "--json"]
    assert main(arguments) == 2
    assert "道路中心線 (2), 道路邊線 (1)" in capsys.readouterr().err
    assert main([*arguments, "--layer", "道路中心線"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["roads"], said["junctions"]) == (4, 1)
    assert said["dropped"] == {"entity=TEXT": 1, "layer=道路邊線": 1}
