"""Any cut of a file is the whole file; any garbage gives a problem or a result."""

from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.crash_import.importer import import_crashes
from gis.problems import Problem
from tests.helpers.crash_imports import TWO, recorded
from tests.helpers.crashes import as_csv, made_month, rows_of
from tests.helpers.stores import make_store

ROWS = made_month(40, seed=5)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, len(ROWS)), max_size=3), st.randoms(use_true_random=False))
def test_a_file_cut_anywhere_and_given_in_any_order_is_the_whole_file(tmp_path, cuts, chance):
    edges = [0, *sorted(cuts), len(ROWS)]
    parts = [ROWS[a:b] for a, b in itertools.pairwise(edges)]
    with make_store(_fresh(tmp_path)) as store:
        import_crashes(store, [_write(tmp_path / "whole.csv", ROWS)])
        whole = recorded(store)
    files = [_write(tmp_path / f"part{at}.csv", rows) for at, rows in enumerate(parts)]
    chance.shuffle(files)
    with make_store(_fresh(tmp_path)) as store:
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
