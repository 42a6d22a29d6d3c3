from __future__ import annotations

import pytest

from app.street_import.column_mapping import RoadField, map_columns
from gis.problems import Problem


def test_usual_names_are_guessed_and_lookalikes_are_not():
    found = map_columns(["osm_id", "name_score", "NAME", "fclass", "layer", "Oneway"], None)
    assert found == {
        RoadField.ID: "osm_id",
        RoadField.NAME: "NAME",
        RoadField.CLASS: "fclass",
        RoadField.LEVEL: "layer",
        RoadField.ONEWAY: "Oneway",
    }


def test_chinese_column_names_are_guessed():
    found = map_columns(["路名", "道路等級", "編號"], None)
    assert found[RoadField.NAME] == "路名"
    assert found[RoadField.CLASS] == "道路等級"
    assert found[RoadField.ID] == "編號"


def test_what_the_user_says_goes_before_a_guess():
    found = map_columns(["name", "street2"], {"STREET2": "Name"})
    assert found[RoadField.NAME] == "street2"


def test_unknown_columns_and_fields_are_told():
    with pytest.raises(Problem, match="STREETS_NO_COLUMN"):
        map_columns(["name"], {"nmae": "name"})
    with pytest.raises(Problem, match="STREETS_NO_FIELD"):
        map_columns(["name"], {"name": "title"})
