"""A scene without junction gets the arms that the store's streets have there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from app.cli.root import main
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from gis.angles import moved
from tests.helpers.scenes import SKETCHES, placed, sketch_document
from tests.helpers.stores import make_store

CHIAYI = (194_321.5, 2_597_654.25)
ARMS = {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0}


def test_interpret_takes_the_arms_of_the_stores_streets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "街.gpkg"
    with make_store(place) as store, store.write(actor="test", action="test") as unit:
        junction = {"uid": "j1", "arms": 4, "source": "streets", "geom": shapely.Point(CHIAYI)}
        unit.insert(junction_table, [junction])
        lines = [
            shapely.LineString([CHIAYI, moved(CHIAYI, bearing, 120.0)]) for bearing in ARMS.values()
        ]
        into = {"to_junction_uid": "j1", "from_junction_uid": None}
        out = {"from_junction_uid": "j1", "to_junction_uid": None}
        unit.insert(
            road_table,
            [
                (into | {"geom": line.reverse()}) if index % 2 else (out | {"geom": line})
                for index, line in enumerate(lines)
            ],
        )
    sketch = next(item for item in SKETCHES if item.type_code == "15")
    document = placed(sketch_document(sketch, "4 arms"), shift=CHIAYI) | {"junction": None}
    scene = tmp_path / "scene.json"
    scene.write_text(json.dumps(document), encoding="utf-8")
    assert main(["interpret", str(scene), "--store", str(place)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["type_code"] == "15"
    assert [(p["leg_in"], p["leg_out"]) for p in record["parties"]] == [("S", "N"), ("E", "W")]
    assert main(["interpret", str(scene)]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert (alone["inside_junction"], alone["parties"][0]["leg_in"]) == (False, None)
