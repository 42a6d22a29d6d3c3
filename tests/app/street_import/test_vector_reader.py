from __future__ import annotations

import json

import fiona
import pytest

from app.messages import Language, explain
from app.street_import.importer import import_streets, read_streets
from gis.problems import Problem

WEST, EAST = (120.45, 23.48), (120.46, 23.48)


def write_geojson(path, *values):
    """Parallel lines 100 m apart, each with its properties."""
    features = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": {
                "type": "LineString",
                "coordinates": [[x, y + 0.001 * number] for x, y in (WEST, EAST)],
            },
        }
        for number, properties in enumerate(values)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path.write_text(text, encoding="utf-8")
    return path


def test_lists_among_plain_values_as_osmnx_writes_them_lose_no_row(store, tmp_path):
    path = write_geojson(
        tmp_path / "a.geojson",
        {"highway": "primary", "lanes": "4", "name": "中山路"},
        {"highway": ["residential", "tertiary"], "lanes": ["2", "3"], "name": ["甲路", "乙路"]},
        {"highway": None, "lanes": 2, "name": {"zh": "丙路"}},
        {"highway": "footway", "lanes": None, "name": "null"},
    )
    source = read_streets(path)
    assert [line.road_class for line in source.lines] == ["primary", "residential", ""]
    assert [line.name for line in source.lines][:2] == ["中山路", "甲路;乙路"]
    assert [line.tags.get("lanes", "") for line in source.lines] == ["4", "2;3", "2"]
    assert source.dropped == {"highway=footway": 1}
    result = import_streets(store, path)
    assert (result.roads, result.refused) == (3, 0)


def write_shapefile(path):
    schema = {"geometry": "LineString", "properties": {"name": "str"}}
    with fiona.open(path, "w", driver="ESRI Shapefile", crs="EPSG:3826", schema=schema) as target:
        for number in range(10):
            at = [(193_000, 2_597_000 + 50 * number), (193_100, 2_597_000 + 50 * number)]
            target.write(
                {
                    "geometry": {"type": "LineString", "coordinates": at},
                    "properties": {"name": "中山路"},
                }
            )
    return path


def test_rows_that_a_cut_off_table_lacks_are_told(store, tmp_path):
    path = write_shapefile(tmp_path / "a.shp")
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes()[: len(table.read_bytes()) // 2])
    result = import_streets(store, path)
    lost = next(d.detail for d in result.diagnostics if d.code == "ROWS_LACKING")
    assert lost == f"{10 - result.roads} / 10"
    assert result.refused == 1


def test_a_shapefile_without_its_index_names_the_file_that_lacks(tmp_path):
    path = write_shapefile(tmp_path / "路網.shp")
    path.with_suffix(".shx").unlink()
    with pytest.raises(Problem) as told:
        read_streets(path)
    assert "路網.shx" in explain(told.value, Language.CHINESE)


@pytest.mark.parametrize("name", ["a.gpkg", "a.docx", "a.geojson", "a.dat"])
def test_what_gdal_does_not_know_is_told_without_its_words_and_paths(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"[1, 2, 3]" if name.endswith("json") else b"PK\x03\x04 nothing")
    with pytest.raises(Problem) as told:
        read_streets(path)
    assert told.value.code == "STREETS_NO_FORMAT"
    for language in Language:
        sentence = explain(told.value, language)
        assert name in sentence
        assert str(tmp_path) not in sentence
        assert "flags" not in sentence
