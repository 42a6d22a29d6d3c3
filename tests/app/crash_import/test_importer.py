"""Imports into a store: counts, matching, history, quarantine, cancelling, bad files."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.crash_import.importer import import_crashes
from app.store import schema
from app.store.crashes import load_crashes
from app.store.store import open_store
from app.tasks import Cancelled
from gis.crashes.codes import Encoding
from gis.crashes.records import AgeBand, DayPhase, FormEdition, PositionFlag, Severity
from gis.problems import Problem
from tests.helpers.crashes import (
    CAR,
    COLUMN,
    FOOTER,
    HEADER,
    MadeCrash,
    MadeParty,
    as_csv,
    made_month,
    rows_of,
    write_csv,
)

TWO = [
    MadeCrash(),
    MadeCrash(
        clock="201500",
        place="嘉義市西區福全里友愛路125號前0.0公尺",
        lon="120.436",
        lat="23.479",
        parties=(MadeParty(age="0"), CAR),
    ),
]


def rows_in(store, table):
    with store.read() as connection:
        return connection.execute(select(table)).mappings().all()


def crashes_in(store):
    with store.read() as connection:
        return load_crashes(connection)


def recorded(store):
    """What a store holds of crashes, without uids and worked-out fields."""
    return sorted(
        (
            crash.occurred_at,
            crash.place_text,
            crash.recorded or (),
            crash.type_code or "",
            crash.injured,
            tuple((p.sequence, p.class_code, p.age_band, p.attribute_code) for p in crash.parties),
        )
        for crash in crashes_in(store)
    )


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


def test_an_exact_age_stands_nowhere_in_the_store(tmp_path):
    path = tmp_path / "s.gpkg"
    crash = replace(TWO[0], parties=(MadeParty(age="97"), CAR))
    with open_store(path, create=True) as store:
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


BAD = {
    "REFUSED_NO_DATE": ("發生日期", ""),
    "REFUSED_DATE": ("發生日期", "20250230"),
    "REFUSED_TIME": ("發生時間", "256100"),
    "REFUSED_SEQUENCE": ("當事者順位", "甲"),
    "REFUSED_SEVERITY": ("事故類別名稱", "A9"),
}


def test_bad_rows_are_put_aside_with_line_reason_and_text_and_nothing_is_lost(store, tmp_path):
    rows = rows_of([TWO[1]])
    for at, (column, value) in enumerate(BAD.values()):
        row = rows_of([replace(TWO[0], clock=f"0{at}0000", parties=(MadeParty(),))])[0]
        row[COLUMN[column]] = value
        rows.append(row)
    rows.append(rows[0][:30])
    source = tmp_path / "a.csv"
    source.write_text(as_csv(rows, footer=FOOTER), encoding="utf-8-sig", newline="")
    result = import_crashes(store, [source])
    assert (result.read, result.accepted, result.quarantined) == (8, 2, 6)
    held = rows_in(store, schema.quarantine)
    assert [(row["line"], row["reason_code"]) for row in held] == [
        *[(line, code) for line, code in enumerate(BAD, 4)],
        (9, "REFUSED_COLUMN_COUNT"),
    ]
    assert all(row["reason"] and row["raw"].startswith("2025,1,") for row in held)
    import_crashes(store, [source])
    assert len(rows_in(store, schema.quarantine)) == 6


def test_unknown_labels_and_doubtful_values_are_stored_and_remarked(store, tmp_path):
    crash = replace(TWO[0], weather="冰雹", speed="0", parties=(replace(CAR, sequence=2),))
    result = import_crashes(store, [write_csv(tmp_path / "a.csv", [crash])])
    assert (result.quarantined, result.new) == (0, 1)
    remarks = {row["code"]: row["detail"] for row in rows_in(store, schema.crash_remark)}
    assert remarks["UNKNOWN_LABEL"].endswith("冰雹")
    assert remarks.keys() == {"UNKNOWN_LABEL", "SPEED_LIMIT_DOUBTFUL", "FIRST_PARTY_MISSING"}
    (held,) = crashes_in(store)
    assert (held.weather_code, held.speed_limit_kmh) == (None, 0)


@pytest.mark.parametrize(
    ("lon", "lat", "flag"),
    [
        ("110", "9", "placeholder"),
        ("111", "11", "placeholder"),
        ("", "", "missing"),
        ("10.5", "53.2", "outside"),
    ],
)
def test_crashes_without_a_usable_point_keep_what_is_recorded(store, tmp_path, lon, lat, flag):
    result = import_crashes(
        store, [write_csv(tmp_path / "a.csv", [replace(TWO[0], lon=lon, lat=lat), TWO[1]])]
    )
    assert result.position_flags.get(flag) == 1
    (crash,) = (c for c in crashes_in(store) if c.position_flag is PositionFlag(flag))
    assert crash.point is None
    assert crash.recorded == ((float(lon), float(lat)) if lon else None)
    assert crash.day_phase is DayPhase.DAY


def test_exchanged_coordinates_are_put_right(store, tmp_path):
    swapped = replace(TWO[0], lon=TWO[0].lat, lat=TWO[0].lon)
    import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0]])])
    (right,) = crashes_in(store)
    import_crashes(store, [write_csv(tmp_path / "b.csv", [swapped])])
    (held,) = crashes_in(store)
    assert (held.point, held.recorded) == (right.point, (23.4801, 120.4495))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950", "utf-16"])
def test_text_encodings_are_found_out(store, tmp_path, encoding):
    source = write_csv(tmp_path / "a.csv", TWO, encoding=encoding)
    assert import_crashes(store, [source]).crashes == 2


@pytest.mark.parametrize("encoding", ["utf-8", "cp950"])
def test_a_few_spoilt_bytes_do_not_stop_a_file(store, tmp_path, encoding):
    data = as_csv(rows_of(TWO)).encode(encoding)
    at = data.index("晴".encode(encoding))
    (tmp_path / "a.csv").write_bytes(data[:at] + b"\xff\xff" + data[at + 2 :])
    result = import_crashes(store, [tmp_path / "a.csv"])
    assert result.read == 4
    assert result.crashes >= 2


def test_zips_are_read_in_place_whatever_their_name_and_other_members_named(store, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("113年度A2.csv", as_csv(rows_of([TWO[0]])).encode("utf-8-sig"))
        archive.writestr("more/b.csv", as_csv(rows_of([TWO[1]])).encode("cp950"))
        archive.writestr("manifest.csv", "name,schema\n")
        archive.writestr("readme.txt", "schema")
    source = tmp_path / "month.csv"
    source.write_bytes(packed.getvalue())
    result = import_crashes(store, [source])
    assert result.crashes == 2
    assert sorted(result.skipped) == ["month.csv/manifest.csv", "month.csv/readme.txt"]


def test_columns_are_found_by_name_in_any_order_with_others_between(store, tmp_path):
    order = sorted(range(len(HEADER)), key=lambda at: HEADER[at])
    header = ["來源檔", *(HEADER[at] for at in order)]
    rows = [["x.csv", *(row[at] for at in order)] for row in rows_of(TWO)]
    (tmp_path / "a.csv").write_text(as_csv(rows, header=header), encoding="utf-8")
    import_crashes(store, [tmp_path / "a.csv"])
    again = import_crashes(store, [write_csv(tmp_path / "b.csv", TWO)])
    assert (again.new, again.updated) == (0, 0)


def test_old_lists_become_crashes_with_the_classes_of_their_parties(store, tmp_path):
    source = tmp_path / "old.csv"
    source.write_text(
        "資料提供日期：104年03月02日,,,\n事故類別：A1類,,,\n"
        "發生時間,發生地點,死亡受傷人數,車種\n"
        "103年01月01日 06時00分,嘉義市西區興業西路４８５號前,死亡1;受傷0,"
        "營業用-大貨車;普通輕型-機車;自用-小貨車(含客、貨兩用)\n"
        "103年02月30日 06時00分,嘉義市西區興業西路４８５號前,死亡1;受傷0,行人-人\n",
        encoding="utf-8-sig",
    )
    result = import_crashes(store, [source])
    assert (result.read, result.accepted, result.quarantined) == (2, 1, 1)
    (crash,) = crashes_in(store)
    assert [party.class_code for party in crash.parties] == ["A11", "C04", "B12"]
    assert (crash.severity, crash.deaths_24h, crash.deaths_30d) == (Severity.A1, 1, None)


def test_an_old_list_does_not_erase_what_the_full_file_knew(store, tmp_path):
    import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0]])])
    (before,) = crashes_in(store)
    (tmp_path / "list.csv").write_text(
        "發生時間,發生地點,死亡受傷人數,車種\n"
        f"114年01月06日 13時28分,{TWO[0].place},死亡0;受傷1,普通重型-機車;自用-小客車\n",
        encoding="utf-8",
    )
    assert import_crashes(store, [tmp_path / "list.csv"]).unchanged == 1
    assert crashes_in(store) == [before]


def test_monthly_counts_are_published_counts_of_the_city_named(store, tmp_path):
    text = "年,月,件數A1+A2,死亡,受傷\n2025,01,822,1,1000\n114,2,644,2,800\n2025,13,1,1,1\n"
    for name in ("chiayi_city_2025.csv", "嘉義市各月.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
        result = import_crashes(store, [tmp_path / name])
        assert (result.read, result.accepted, result.quarantined) == (3, 2, 1)
    held = rows_in(store, schema.published_count)
    assert [(row["city"], row["month"], row["crashes"]) for row in held] == [
        ("嘉義市", "2025-01", 822),
        ("嘉義市", "2025-02", 644),
    ]
    (tmp_path / "months.csv").write_text(text, encoding="utf-8-sig")
    with pytest.raises(Problem, match="COUNT_CITY_UNKNOWN"):
        import_crashes(store, [tmp_path / "months.csv"])
    assert import_crashes(store, [tmp_path / "months.csv"], city="嘉義市").published_counts == 2


NUMBERS = {
    Encoding.FROM_112_07: ("8", "6", "13", "16"),
    Encoding.SEQUENTIAL: ("7", "2", "13", "7"),
}


def numbered(encoding):
    weather, light, kind, cause = NUMBERS[encoding]
    crash = replace(TWO[0], weather=weather, light=light, kind=("", kind), cause=("", cause))
    return replace(crash, parties=tuple(replace(p, cause=("", cause)) for p in crash.parties))


@pytest.mark.parametrize("encoding", list(NUMBERS))
def test_numbers_mean_what_the_named_encoding_says(store, tmp_path, encoding):
    source = write_csv(tmp_path / "a.csv", [numbered(encoding)])
    with pytest.raises(Problem, match="ENCODING_NEEDED"):
        import_crashes(store, [source])
    import_crashes(store, [source], encoding=encoding)
    (crash,) = crashes_in(store)
    assert (crash.weather_code, crash.light_code, crash.type_code, crash.cause_code) == (
        "8",
        "6",
        "13",
        "16",
    )


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (Encoding.FROM_112_07, Encoding.SEQUENTIAL),
        (Encoding.SEQUENTIAL, Encoding.FROM_112_07),
        (Encoding.FROM_112_07, Encoding.UNTIL_112_06),
    ],
)
def test_numbers_that_do_not_fit_the_named_encoding_are_refused(store, tmp_path, written, asked):
    source = write_csv(tmp_path / "a.csv", [numbered(written)])
    with pytest.raises(Problem) as told:
        import_crashes(store, [source], encoding=asked)
    assert told.value.code == "ENCODING_DISAGREES"
    assert told.value.params["column"] in HEADER
    assert crashes_in(store) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("page.zip", b"<!DOCTYPE html><html>500</html>", "CRASH_FILE_IS_WEB_PAGE"),
        ("api.csv", b'{"success": false}', "CRASH_FILE_IS_JSON"),
        ("empty.csv", b"", "CRASH_FILE_EMPTY"),
        ("broken.zip", b"PK\x03\x04garbage", "CRASH_ZIP_UNREADABLE"),
        ("other.csv", b"a,b\n1,2\n", "CRASH_FILE_UNKNOWN"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe" * 50, "CRASH_FILE_NOT_TEXT"),
    ],
)
def test_wrong_files_are_named_for_what_they_are(store, tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as told:
        import_crashes(store, [tmp_path / name])
    assert told.value.code == code


def test_a_missing_file_is_a_problem(store, tmp_path):
    with pytest.raises(Problem, match="CRASH_FILE_MISSING"):
        import_crashes(store, [tmp_path / "none.csv"])


@pytest.mark.parametrize("share", [0.0, 0.3, 0.45, 0.6, 0.79, 0.8])
def test_cancelling_leaves_the_store_as_it_was(store, tmp_path, share):
    import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    with store.read() as connection:
        before = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in schema.metadata.sorted_tables
        }

    def stop(code, fraction):
        if fraction >= share:
            raise Cancelled

    source = tmp_path / "b.csv"
    source.write_text(as_csv(made_month(300)), encoding="utf-8", newline="")
    with pytest.raises(Cancelled):
        import_crashes(store, [source], progress=stop)
    with store.read() as connection:
        after = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in schema.metadata.sorted_tables
        }
    assert after == before
    assert len(crashes_in(store)) == 2


ROWS = made_month(40, seed=5)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, len(ROWS)), max_size=3), st.randoms(use_true_random=False))
def test_a_file_cut_anywhere_and_given_in_any_order_is_the_whole_file(tmp_path, cuts, chance):
    edges = [0, *sorted(cuts), len(ROWS)]
    parts = [ROWS[a:b] for a, b in itertools.pairwise(edges)]
    with open_store(_fresh(tmp_path), create=True) as store:
        import_crashes(store, [_write(tmp_path / "whole.csv", ROWS)])
        whole = recorded(store)
    files = [_write(tmp_path / f"part{at}.csv", rows) for at, rows in enumerate(parts)]
    chance.shuffle(files)
    with open_store(_fresh(tmp_path), create=True) as store:
        result = import_crashes(store, files)
        assert recorded(store) == whole
        assert result.read == len(ROWS)
        again = import_crashes(store, list(reversed(files)))
        assert (again.new, again.updated) == (0, 0)


def _fresh(folder: Path) -> Path:
    """A path that does not exist yet."""
    return folder / f"s{len(list(folder.glob('s*.gpkg')))}.gpkg"


def _write(path: Path, rows) -> Path:
    path.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
    return path


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "20250106", "132800", "A2", "1", "死亡0;受傷1", "晴"]),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data),
        st.lists(st.lists(CELLS, max_size=55), max_size=6).map(
            lambda rows: as_csv(rows).encode("utf-8", "replace")
        ),
        st.lists(st.tuples(st.integers(0, 50), CELLS), max_size=8).map(
            lambda changes: _spoilt(changes)
        ),
    )
)
def test_garbage_gives_a_problem_or_a_result_but_never_a_traceback(store, tmp_path, data):
    source = tmp_path / "garbage.csv"
    source.write_bytes(data)
    try:
        result = import_crashes(store, [source])
    except Problem:
        return
    assert result.read == result.accepted + result.quarantined


def _spoilt(changes) -> bytes:
    """A good file with some cells replaced by anything."""
    rows = rows_of(TWO)
    for number, (column, cell) in enumerate(changes):
        rows[number % len(rows)][column] = cell
    return as_csv(rows).encode("utf-8", "replace")
