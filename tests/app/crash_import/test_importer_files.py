"""Files of every kind: encodings, ZIPs, column orders, old lists, counts, wrong files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.codes import Encoding
from gis.crashes.records import Severity
from gis.problems import Problem
from tests.helpers.crash_imports import TWO, crashes_in, rows_in
from tests.helpers.crashes import (
    HEADER,
    as_csv,
    rows_of,
    write_csv,
)


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


def test_a_folder_is_told_as_one(store, tmp_path):
    with pytest.raises(Problem, match="FILE_IS_FOLDER"):
        import_crashes(store, [tmp_path])
