"""The police's own export goes into the sealed tables, and comes out for who says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.crash_import.importer import import_crashes
from app.personal.deletion import delete_case
from app.personal.opening import masked_persons, open_case
from app.personal.sealed_records import sealing_door
from app.store.store import Store
from tests.helpers.eis import (
    ADDRESS,
    IDENTITY,
    NAME,
    PHONE,
    PLATE,
    eis_rows,
    some_crashes,
    write_text,
    write_xlsx,
)
from tests.helpers.eis import CASE as CASE_TITLE
from tests.helpers.personal import sealed_store

CRASHES = some_crashes(4)
ROWS = eis_rows(CRASHES)


@pytest.mark.parametrize("write", [write_text, write_xlsx])
def test_personal_columns_of_an_export_are_sealed_opened_and_deleted(
    file_store: Store, tmp_path: Path, write
) -> None:
    _master, keys = sealed_store(file_store, {})
    file = write(tmp_path / ("a.txt" if write is write_text else "a.xlsx"), ROWS)
    result = import_crashes(file_store, [file], personal=sealing_door(keys))
    assert result.personal_left_out == 0
    case_no = CRASHES[0].case_no
    opened = open_case(file_store, case_no, "test", keys, actor="chen")
    rows = [row for row in ROWS if row[CASE_TITLE] == case_no]
    assert [(p.details.name, p.details.plate, p.details.identity) for p in opened.persons] == [
        (row[NAME], row[PLATE], row[IDENTITY]) for row in rows
    ]
    folder = Path(file_store.location).parent
    stored = b"".join(path.read_bytes() for path in folder.glob("store*"))
    for row in ROWS:
        for title in (NAME, PLATE, IDENTITY, PHONE, ADDRESS):
            assert not row[title] or str(row[title]).encode() not in stored
    delete_case(file_store, case_no, actor="chief", reason="test")
    assert masked_persons(file_store, case_no) == ()
