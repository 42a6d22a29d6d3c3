"""Correcting a crash: history, derived columns, corrections that win over later imports."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.crash_import.importer import import_crashes
from app.edits.change_record import Saved
from app.edits.conflict import Conflict, Side
from app.edits.crash_correction import correct_crash, open_crash, resolve_crash
from app.edits.crash_fields import CORRECTABLE, CRASH_FIELDS, crash_faults, pick_list, value_words
from app.edits.three_way import Cell
from app.messages import Language
from app.store import schema
from app.store.check import check
from app.store.corrections import load_corrections
from app.store.crashes import load_crash
from gis.crashes.records import FormEdition, Severity
from gis.problems import Problem
from tests.helpers.crash_imports import TWO, crashes_in, rows_in
from tests.helpers.crashes import write_csv
from tests.helpers.stores import writer

OTHER_PLACE = "嘉義市東區中央里中山路 / 嘉義市東區中央里吳鳳北路"


@pytest.fixture
def source(tmp_path):
    return write_csv(tmp_path / "a.csv", TWO)


@pytest.fixture
def fid(store, source):
    import_crashes(store, [source])
    return rows_in(store, schema.crash)[0]["fid"]


def wish(sheet, **values):
    return sheet.record.changed(Cell(column=name, value=value) for name, value in values.items())


def correct(store, fid, actor="wang", **values):
    sheet = open_crash(store, fid)
    return correct_crash(store, sheet, wish(sheet, **values), actor=actor)


def test_a_correction_keeps_the_old_content_and_is_audited(store, fid):
    saved = correct(store, fid, weather_code="6", severity="A3", injured=0)
    assert isinstance(saved, Saved)
    crash = crashes_in(store)[0]
    assert (crash.weather_code, crash.severity, crash.injured) == ("6", Severity.A3, 0)
    (history,) = rows_in(store, schema.crash_history)
    old = json.loads(history["content"])
    assert (old["weather_code"], old["severity"], old["injured"]) == ("8", "A2", 1)
    assert len(old["parties"]) == 2
    last = [row for row in rows_in(store, schema.audit) if row["table_name"] == "crash"][-1]
    assert (last["actor"], last["action"], last["detail"]) == (
        writer(store, "wang"),
        "correct crash",
        "injured, severity, weather_code",
    )
    assert check(store.location) == []


def test_a_corrected_place_takes_its_roads_key_and_junction_along(store, fid):
    before = crashes_in(store)[0]
    correct(store, fid, place_text=OTHER_PLACE)
    after = crashes_in(store)[0]
    assert after.roads == ("中山路", "吳鳳北路")
    assert after.point == before.point
    assert rows_in(store, schema.crash)[0]["match_key"].endswith("吳鳳北路")
    assert check(store.location) == []


def test_taking_a_correction_back_leaves_no_trace_but_the_history(store, fid):
    before = crashes_in(store)[0]
    saved = correct(store, fid, cause_code="23", place_text=OTHER_PLACE)
    sheet = replace(open_crash(store, fid), record=saved.after)
    undone = correct_crash(store, sheet, saved.before, actor="wang")
    assert undone.written
    now = crashes_in(store)[0]
    assert replace(now, junction_uid=None) == replace(before, junction_uid=None)
    assert rows_in(store, schema.crash_remark) == []
    assert len(rows_in(store, schema.crash_history)) == 2


def test_the_same_file_again_leaves_a_correction_alone(store, fid, source):
    correct(store, fid, weather_code="6", place_text=OTHER_PLACE, severity="A3", injured=0)
    corrected = crashes_in(store)
    result = import_crashes(store, [source])
    assert (result.new, result.updated, result.unchanged) == (0, 0, 2)
    assert crashes_in(store) == corrected
    sheet = open_crash(store, fid)
    assert {one.column: one.imported for one in sheet.corrections} == {
        "weather_code": "8",
        "place_text": TWO[0].place,
        "severity": "A2",
        "injured": 1,
    }


def test_a_later_file_changes_what_was_not_corrected_and_its_word_is_noted(store, fid, tmp_path):
    correct(store, fid, weather_code="6")
    later = replace(TWO[0], weather="陰", kind=("車與車", "側撞"))
    result = import_crashes(store, [write_csv(tmp_path / "b.csv", [later, TWO[1]])])
    assert result.updated == 1
    crash = crashes_in(store)[0]
    assert (crash.weather_code, crash.type_code) == ("6", "16")
    (noted,) = open_crash(store, fid).corrections
    assert (noted.column, noted.imported) == ("weather_code", "7")
    assert import_crashes(store, [tmp_path / "b.csv"]).updated == 0


def test_a_later_file_that_differs_only_where_corrected_is_noted_without_history(
    store, fid, tmp_path
):
    correct(store, fid, weather_code="6")
    later = [replace(TWO[0], weather="陰"), TWO[1]]
    import_crashes(store, [write_csv(tmp_path / "b.csv", later)])
    assert crashes_in(store)[0].weather_code == "6"
    assert open_crash(store, fid).corrections[0].imported == "7"
    assert len(rows_in(store, schema.crash_history)) == 1


def test_a_file_that_says_the_same_as_the_correction_ends_it(store, fid, tmp_path):
    correct(store, fid, weather_code="7")
    later = [replace(TWO[0], weather="陰"), TWO[1]]
    import_crashes(store, [write_csv(tmp_path / "b.csv", later)])
    assert crashes_in(store)[0].weather_code == "7"
    assert open_crash(store, fid).corrections == ()


def test_two_officers_are_asked_about_one_field_only(store, fid):
    sheet = open_crash(store, fid)
    correct(store, fid, "lin", weather_code="7", light_code="1")
    mine = wish(sheet, weather_code="6", cause_code="23")
    conflict = correct_crash(store, sheet, mine, actor="wang")
    assert isinstance(conflict, Conflict)
    assert [one.column for one in conflict.asked] == ["weather_code"]
    assert conflict.authors.of("weather_code").actor == writer(store, "lin")
    resolve_crash(store, sheet, mine, conflict.choose({"weather_code": Side.MINE}))
    now = crashes_in(store)[0]
    assert (now.weather_code, now.light_code, now.cause_code) == ("6", "1", "23")


def test_a_deleted_crash_is_restored_with_its_parties_and_what_was_typed(store, fid):
    sheet = open_crash(store, fid)
    correct_crash(store, sheet, None, actor="lin")
    assert len(crashes_in(store)) == 1
    mine = wish(sheet, weather_code="6")
    conflict = correct_crash(store, sheet, mine, actor="wang")
    saved = resolve_crash(store, sheet, mine, conflict.choose_row(Side.MINE), actor="wang")
    assert saved.written
    with store.read() as connection:
        crash = load_crash(connection, sheet.uid)
        assert load_corrections(connection)[sheet.uid][0].imported == "8"
    assert crash.parties == sheet.crash.parties
    assert (crash.weather_code, crash.point) == ("6", sheet.crash.point)
    assert check(store.location) == []


def test_a_crash_that_a_scene_is_drawn_of_is_not_deleted(store, fid):
    sheet = open_crash(store, fid)
    scene = {"case_no": "S1", "crash_uid": sheet.uid, "document": "{}"}
    with store.write(actor="lin", action="draw") as unit:
        unit.insert(schema.scene, [scene])
    with pytest.raises(Problem, match="EDIT_CRASH_HAS_SCENE"):
        correct_crash(store, sheet, None, actor="wang")
    assert len(crashes_in(store)) == 2


def test_a_restored_case_that_an_import_brought_back_is_not_doubled(store, fid):
    sheet = open_crash(store, fid)
    numbered = replace(sheet, crash=replace(sheet.crash, case_no="C1"))
    correct_crash(store, sheet, None, actor="lin")
    other = rows_in(store, schema.crash)[0]
    with store.write(actor="lin", action="import") as unit:
        unit.update(
            schema.crash, uid=other["uid"], version=other["version"], values={"case_no": "C1"}
        )
    mine = wish(numbered, weather_code="6")
    conflict = correct_crash(store, numbered, mine, actor="wang")
    with pytest.raises(Problem, match="EDIT_CRASH_IS_BACK"):
        resolve_crash(store, numbered, mine, conflict.choose_row(Side.MINE), actor="wang")


def test_a_crash_that_is_gone_cannot_be_opened(store, fid):
    correct_crash(store, open_crash(store, fid), None)
    with pytest.raises(Problem, match="EDIT_NO_CRASH"):
        open_crash(store, fid)


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({}, []),
        ({"severity": "A1"}, ["CRASH_FAULT_A1_WITHOUT_DEATH"]),
        ({"deaths_24h": 1}, ["CRASH_FAULT_DEATH_WITHOUT_A1"]),
        ({"severity": "A1", "deaths_24h": 2, "deaths_30d": 1}, ["CRASH_FAULT_FEWER_LATE_DEATHS"]),
        ({"severity": "A3"}, ["CRASH_FAULT_A3_WITH_INJURED"]),
        ({"place_text": "  "}, ["CRASH_FAULT_NO_PLACE"]),
        ({"severity": "A1", "deaths_24h": 1, "deaths_30d": 1}, []),
    ],
)
def test_casualties_that_contradict_the_class_are_named(store, fid, values, faults):
    sheet = open_crash(store, fid)
    assert [fault.code for fault in crash_faults(wish(sheet, **values))] == faults


@pytest.mark.parametrize("language", list(Language))
def test_every_field_has_words_and_every_code_a_name(store, fid, language):
    record = open_crash(store, fid).record
    assert set(record.columns) == set(CORRECTABLE)
    for field in CRASH_FIELDS:
        assert field.title(language)
        for entry in pick_list(field, FormEdition.FROM_112_07, language):
            assert entry.words == value_words(field, entry.value, FormEdition.FROM_112_07, language)
            assert entry.value is None or len(entry.words) > len(str(entry.value)) + 1
