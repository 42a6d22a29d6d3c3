"""Imports into a store: records, matching, history."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.records import AgeBand, DayPhase, FormEdition, Severity
from tests.helpers.crash_imports import TWO, crashes_in, rows_in
from tests.helpers.crashes import CAR, MadeParty, write_csv


def test_a_file_becomes_crashes_with_codes_parties_light_and_metres(store, tmp_path):
    result = import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    assert (result.read, result.accepted, result.crashes, result.parties, result.new) == (
        4,
        4,
        2,
        4,
        2,
    )
    day, night = crashes_in(store)
    assert (day.severity, day.type_code, day.cause_code, day.weather_code, day.form) == (
        Severity.A2,
        "13",
        "16",
        "8",
        FormEdition.FROM_112_07,
    )
    assert (day.day_phase, night.day_phase) == (DayPhase.DAY, DayPhase.NIGHT)
    assert day.occurred_at.isoformat() == "2025-01-06T05:28:00+00:00"
    assert (day.city, day.district, day.roads) == ("嘉義市", "東區", ("中山路", "文化路"))
    assert day.recorded == (120.4495, 23.4801)
    assert day.point is not None
    # TWD97 TM2 (central meridian 121 E, false easting 250 km): west of the meridian, in Chiayi
    assert 193_000 < day.point[0] < 195_000
    assert 2_596_000 < day.point[1] < 2_599_000
    rider, driver = day.parties
    assert (rider.class_code, rider.age_band, rider.impact_code) == ("C03", AgeBand.A25, "11")
    assert (driver.class_code, driver.cause_code, driver.fled) == ("B03", "44", False)
    assert night.parties[0].age_band is AgeBand.CHILD


def test_an_exact_age_stands_nowhere_in_the_store(store, tmp_path):
    crash = replace(TWO[0], parties=(MadeParty(age="97"), CAR))
    import_crashes(store, [write_csv(tmp_path / "a.csv", [crash])])
    assert "97" not in {
        value for row in rows_in(store, schema.crash_party) for value in row.values()
    }


def test_the_same_file_again_changes_nothing(store, tmp_path):
    source = write_csv(tmp_path / "a.csv", TWO)
    import_crashes(store, [source])
    before = [dict(row) for row in rows_in(store, schema.crash)]
    again = import_crashes(store, [source])
    assert (again.new, again.updated, again.unchanged, again.crashes) == (0, 0, 2, 2)
    assert [dict(row) for row in rows_in(store, schema.crash)] == before
    assert rows_in(store, schema.crash_history) == []


@pytest.mark.parametrize(
    "changed",
    [
        replace(TWO[0], lon="120.450100", lat="23.480200"),
        replace(TWO[0], kind=("車與車", "側撞")),
        replace(TWO[0], severity="A1", casualties="死亡1;受傷0"),
        replace(TWO[0], parties=(MadeParty(), replace(CAR, age="53"), replace(CAR, sequence=3))),
        replace(TWO[0], parties=(MadeParty(),)),
        replace(TWO[0], place="嘉義市東區中央里中山路 / 嘉義市東區中央里吳鳳北路"),
    ],
    ids=["moved", "retyped", "died", "party came", "party went", "place corrected"],
)
def test_a_changed_crash_is_updated_and_its_old_content_kept(store, tmp_path, changed):
    import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    uid = crashes_in(store)[0].uid
    result = import_crashes(store, [write_csv(tmp_path / "b.csv", [changed, TWO[1]])])
    assert (result.new, result.updated, result.unchanged) == (0, 1, 1)
    now = crashes_in(store)
    assert len(now) == 2
    assert now[0].uid == uid
    assert len(now[0].parties) == len(changed.parties)
    (history,) = rows_in(store, schema.crash_history)
    old = json.loads(history["content"])
    assert (old["uid"], old["type_code"], old["recorded_lon"], len(old["parties"])) == (
        uid,
        "13",
        120.4495,
        2,
    )


def test_two_crashes_with_one_key_stay_two_over_later_files(store, tmp_path):
    other = replace(
        TWO[0],
        parties=(
            MadeParty(vehicle=("慢車", "腳踏自行車"), sex="女", age="70"),
            MadeParty(sequence=2, age="18", sex="男"),
        ),
    )
    import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0], other])])
    assert len(crashes_in(store)) == 2
    changed = replace(other, kind=("車與車", "側撞"))
    result = import_crashes(store, [write_csv(tmp_path / "b.csv", [changed])])
    assert (result.new, result.updated) == (0, 1)
    assert len(crashes_in(store)) == 2
    result = import_crashes(store, [write_csv(tmp_path / "c.csv", [changed, TWO[0]])])
    assert (result.new, result.updated, result.unchanged) == (0, 0, 2)


def test_one_key_restarting_in_one_file_is_two_crashes(store, tmp_path):
    result = import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0], TWO[0]])])
    assert (result.read, result.crashes, result.new) == (4, 2, 2)
    again = import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0], TWO[0]])])
    assert (again.new, again.unchanged) == (0, 2)


def test_a_party_number_given_twice_in_a_row_is_no_second_crash(store, tmp_path):
    parties = (MadeParty(), CAR, replace(CAR, vehicle=("", ""), sex="無或物(動物、堆置物)"))
    result = import_crashes(
        store, [write_csv(tmp_path / "a.csv", [replace(TWO[0], parties=parties)])]
    )
    assert (result.crashes, result.parties) == (1, 3)
    assert [row["code"] for row in rows_in(store, schema.crash_remark)] == ["PARTY_NUMBER_DOUBLED"]


def test_fleeing_of_one_party_does_not_split_a_crash(store, tmp_path):
    parties = (replace(MadeParty(), fled="是"), CAR)
    result = import_crashes(
        store, [write_csv(tmp_path / "a.csv", [replace(TWO[0], parties=parties)])]
    )
    assert result.crashes == 1
    assert [party.fled for party in crashes_in(store)[0].parties] == [True, False]
