"""The report form's fields of a scene as JSON: round trips, and what other programs put there."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.interchange_report import report_json
from gis.scenes.report import RoadReport
from tests.helpers.scene_forms import filled_scene

BASE = {"schema": "daoan.scene/1", "case_no": "1", "parties": []}
TWO_DIGITS = {"road_form_code", "location_code", "divider_code"}
CODES = [one.name for one in fields(RoadReport) if one.name.endswith("_code")]


def _code(name):
    least = "{:02d}" if name in TWO_DIGITS else "{:d}"
    return st.none() | st.integers(1, 25).map(least.format)


REPORTS = st.builds(
    RoadReport,
    speed_limit_kmh=st.none() | st.integers(1, 200),
    **{name: _code(name) for name in CODES},
)


@given(report=REPORTS)
def test_every_report_is_read_back_as_it_was_written(report):
    document = BASE | {"report": report_json(report)}
    read = read_scene(json.loads(json.dumps(document)))
    assert read.report == report
    assert write_scene(read)["report"] == document["report"]


def test_a_filled_scene_goes_round():
    document = json.loads(json.dumps(write_scene(filled_scene())))
    assert read_scene(document) == filled_scene()
    assert write_scene(read_scene(document)) == document


def test_codes_are_written_with_the_digits_of_the_form():
    party = {"no": 1, "protection": 5, "phone": 1, "impact_other": 3, "cause": 9, "fled": 2}
    document = BASE | {"report": {"road_form": 4, "weather": 1, "sight": 13}, "parties": [party]}
    written = write_scene(read_scene(document))
    assert written["report"] == {"road_form": "04", "weather": 1, "sight": "13"}
    assert written["parties"] == [
        {"no": 1, "protection": "5", "phone": "1", "impact_other": "03", "cause": "09", "fled": "2"}
    ]


def test_a_document_without_a_report_gets_none():
    assert "report" not in write_scene(read_scene(BASE))
    assert read_scene(BASE | {"report": None}).report is None


@pytest.mark.parametrize("foreign", ["short", ["a"], 5, True, {"speed_limit_kmh": "fast"}])
def test_what_another_program_put_there_is_kept(foreign):
    document = BASE | {"report": foreign}
    assert write_scene(read_scene(document))["report"] == foreign


@pytest.mark.parametrize("limit", [0, -5, 50.5, 1000])
def test_a_limit_nobody_drives_is_kept_and_not_believed(limit):
    document = BASE | {"report": {"speed_limit_kmh": limit}}
    scene = read_scene(document)
    assert scene.report.speed_limit_kmh is None
    assert write_scene(scene)["report"] == {"speed_limit_kmh": limit}


def test_foreign_words_under_a_partys_new_keys_are_kept():
    party = {"no": 1, "fled": True, "cause": ["81"], "phone": {"used": False}}
    document = BASE | {"parties": [party]}
    assert write_scene(read_scene(document))["parties"] == [party]


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    key=st.sampled_from(["report", "causes"]),
)
def test_any_value_is_read_or_refused_in_words(value, key):
    document = BASE | {key: value}
    try:
        scene = read_scene(document)
    except SceneDefects:
        return
    assert read_scene(write_scene(scene)) == scene
