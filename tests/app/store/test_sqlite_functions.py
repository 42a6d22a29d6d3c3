from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store.sqlite_functions import register_functions

pytestmark = pytest.mark.geopackage_only("functions that only SQLite calls")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        register_functions(made)
        yield made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tail=st.binary(max_size=40), header=st.sampled_from([b"", b"GP\x00\x01", b"GP\x00\x03"]))
def test_no_blob_of_another_program_can_stop_a_query(
    connection: sqlite3.Connection, header: bytes, tail: bytes
) -> None:
    blob = header + tail
    for call in (
        "ST_MinX(:b)",
        "ST_MaxY(:b)",
        "ST_IsEmpty(:b)",
        "daoan_box_overlaps(:b, 0, 0, 1, 1)",
        "daoan_intersects(:b, :b)",
        "daoan_dwithin(:b, :b, 1.0)",
    ):
        rows = connection.execute(f"SELECT {call}", {"b": blob}).fetchall()
        assert len(rows) == 1


@pytest.mark.parametrize("value", ["text", 5, 1.5])
def test_a_value_of_another_type_is_no_geometry(
    connection: sqlite3.Connection, value: object
) -> None:
    row = connection.execute("SELECT ST_MinX(?), ST_IsEmpty(?)", (value, value)).fetchone()
    assert row == (None, 1)


def test_null_stays_null(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT ST_MinX(NULL), ST_IsEmpty(NULL)").fetchone() == (None, None)
