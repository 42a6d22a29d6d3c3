"""Personal data of a police export: handed to one door, and nowhere else."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from dataclasses import asdict

from app.crash_import.importer import import_crashes
from app.personal.records import DroppedRecords, PersonalDetails
from tests.helpers.eis import (
    ADDRESS,
    AGE,
    BIRTH,
    CASE,
    IDENTITY,
    NAME,
    PHONE,
    PLATE,
    eis_rows,
    eis_text,
    some_crashes,
    write_text,
    write_xlsx,
)
from tests.helpers.stores import make_store

PERSON, CAR, YEARS, NUMBER, CALL = "歐陽小明", "ABC-1234", "87", "A123456789", "0912345678"
PLANTED = (PERSON, CAR, f"{YEARS}歲", NUMBER, CALL, "住家地址路9號")
ROWS = eis_rows(some_crashes(8))
DIGITS_ONLY = {"發生年度", "發生日期", "1.發生時間", "當事者順位", "GPS經度", "GPS緯度", CASE}
COUNTS = {"3-1.24小時內死亡人數", "3-2.2-30日內死亡人數", "3-2.受傷人數", "事故類別"}


def planted():
    """Rows with a person in every text, one row to refuse and one whose cells are shifted."""
    rows = [
        {
            title: cell
            if title in DIGITS_ONLY | COUNTS
            else f"{cell} {PERSON} {CAR} {YEARS}歲 {NUMBER} {CALL}"
            for title, cell in row.items()
        }
        | {
            **{NAME: PERSON, PLATE: CAR, AGE: YEARS, IDENTITY: NUMBER, PHONE: CALL},
            **{BIRTH: "270315", ADDRESS: "住家地址路9號"},
        }
        for row in ROWS
    ]
    refused = [
        {**rows[0], "發生日期": f"{PERSON}{CAR}"},
        {**rows[0], "事故類別": PERSON},
        {**rows[0], CASE: NUMBER},
    ]
    return [*rows, *refused]


class Kept:
    """Remembers what it was given."""

    def __init__(self):
        self.given = {}
        self.left_out = 0

    def keep(self, case_no, party_no, details):
        self.given[case_no, party_no] = details

    @property
    def persons_kept(self):
        return len(self.given)


def everything(path):
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        return {table: str(db.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables}


def test_a_person_planted_in_every_text_is_in_no_table_log_or_answer(tmp_path, caplog):
    text = eis_text(planted()).replace("\r\n11", f"\r\n{PERSON}@{CAR}@11", 1)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8-sig", newline="")
    with caplog.at_level(logging.DEBUG), make_store(tmp_path / "s.gpkg") as store:
        result = import_crashes(store, [tmp_path / "a.txt"])
        again = import_crashes(store, [write_xlsx(tmp_path / "b.xlsx", planted())])
    assert result.accepted >= len(ROWS) - 1
    assert result.quarantined >= 3
    assert result.personal_left_out >= 7 * (len(ROWS) - 1)
    told = {**everything(tmp_path / "s.gpkg"), "log": caplog.text}
    told["answers"] = json.dumps([asdict(result), asdict(again)], ensure_ascii=False)
    for place, content in told.items():
        assert not [secret for secret in PLANTED if secret in content], place
    assert f"'{YEARS}'" not in told["crash_party"]
    assert f", {YEARS}," not in told["crash_party"]


def test_what_keeps_personal_data_gets_them_by_case_and_party(store, tmp_path):
    kept = Kept()
    source = write_text(tmp_path / "a.txt", ROWS)
    result = import_crashes(store, [source], personal=lambda unit: kept)
    assert result.personal_left_out == 0
    assert kept.given == {
        (row[CASE], row["當事者順位"]): PersonalDetails(
            name=row[NAME],
            identity=row[IDENTITY],
            birth=row[BIRTH],
            age=str(row[AGE]),
            address=row[ADDRESS],
            phone_number=row[PHONE],
            plate=row[PLATE],
        )
        for row in ROWS
    }


def test_personal_columns_that_nobody_named_are_told_by_their_content(store, tmp_path):
    renamed = {NAME: "當事人姓名(一)", PLATE: "欄A", IDENTITY: "欄B", PHONE: "欄C"}
    rows = [{renamed.get(title, title): cell for title, cell in row.items()} for row in ROWS]
    kept = Kept()
    result = import_crashes(store, [write_text(tmp_path / "a.txt", rows)], personal=lambda u: kept)
    assert result.columns_kept_out == ("備註",)
    found = kept.given[ROWS[0][CASE], 1]
    assert (found.plate, found.identity) == (ROWS[0][PLATE], ROWS[0][IDENTITY])


def test_dropped_records_count_values_and_show_none():
    records = DroppedRecords()
    details = PersonalDetails(name=PERSON, plate=CAR)
    records.keep("1", 1, details)
    assert records.left_out == 2
    assert repr(details) == "PersonalDetails(2 values)"
