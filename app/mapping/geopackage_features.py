"""Features of any GeoPackage table, quick and small: SQLite itself puts the blobs together.

Row by row, Python's SQLite lets go of the interpreter and takes it again for each row; while
another thread paints, that is what a large city waits for. One aggregate for many rows waits once.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.mapping.blob_arrays import coordinates_of
from app.memory import give_back
from app.store.geometry_blob import decode_geometries
from app.tasks import Progress, silent
from app.threads import step_back
from gis.mapping.features import Features, Shape, features_of, joined, single_ring_features

CHUNK_ROWS = 10_000
READERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWish:
    """A table to read, and the column of small whole numbers that class its rows."""

    table: str
    class_column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """Blobs of some rows, one behind the other."""

    data: bytes
    lengths: NDArray[np.int64]
    ids: NDArray[np.int64]
    classes: NDArray[np.uint8]


def read_features(
    path: Path,
    table: str,
    *,
    class_column: str | None = None,
    progress: Progress = silent,
) -> dict[Shape, Features]:
    """All features of a table by shape, spatially sorted; ids are its row ids.

    `class_column` holds small whole numbers.

    Raises:
        sqlite3.Error: where file or table cannot be read.
    """
    pieces: dict[Shape, list[Features]] = defaultdict(list)
    with closing(_connect(path)) as connection:
        for chunk, share in _chunks(connection, table, class_column):
            for shape, piece in _decoded(chunk).items():
                pieces[shape].append(piece)
            progress("READING_LAYERS", share)
    found = {}
    while pieces:  # one shape after the other, each without its pieces
        shape, some = pieces.popitem()
        found[shape] = joined(some).sorted_by_place().ready()
        del some
    give_back()
    return found


def read_tables(
    path: Path, wishes: Sequence[TableWish], *, progress: Progress = silent
) -> Iterator[tuple[TableWish, dict[Shape, Features]]]:
    """Several tables, two at a time, each as soon as it is there.

    SQLite and numpy let go of the interpreter for most of the work, so two threads are worth it.

    Raises:
        sqlite3.Error: where file or table cannot be read; the other tables are lost then.
    """
    done = 0
    with ThreadPoolExecutor(READERS, "daoan-read", initializer=step_back) as pool:
        waiting = {
            pool.submit(read_features, path, wish.table, class_column=wish.class_column): wish
            for wish in wishes
        }
        try:
            for future in as_completed(waiting):
                done += 1
                progress("READING_LAYERS", done / len(wishes))
                yield waiting[future], future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _chunks(
    connection: sqlite3.Connection, table: str, class_column: str | None
) -> Iterator[tuple[_Chunk, float]]:
    """Rows with a geometry, a chunk of row ids at a time, and the share that is done."""
    column = _quoted(_geometry_column(connection, table))
    name = _quoted(table)
    classes = f"ifnull({_quoted(class_column)}, 0)" if class_column else "0"
    first, last = connection.execute(f"SELECT min(rowid), max(rowid) FROM {name}").fetchone()
    if first is None:
        return
    query = (
        f"SELECT CAST(group_concat({column}, '') AS BLOB), group_concat(length({column})),"
        f" group_concat(rowid), group_concat({classes})"
        f" FROM {name} WHERE rowid BETWEEN ? AND ? AND {column} IS NOT NULL"
    )
    for start in range(first, last + 1, CHUNK_ROWS):
        row = connection.execute(query, (start, start + CHUNK_ROWS - 1)).fetchone()
        if row[0] is not None:
            yield _chunk(*row), min(1.0, (start + CHUNK_ROWS - first) / (last - first + 1))


def _chunk(data: bytes, lengths: str, ids: str, classes: str) -> _Chunk:
    return _Chunk(
        data=data,
        lengths=np.fromstring(lengths, np.int64, sep=","),
        ids=np.fromstring(ids, np.int64, sep=","),
        classes=np.fromstring(classes, np.int64, sep=",").astype(np.uint8),
    )


def _decoded(chunk: _Chunk) -> dict[Shape, Features]:
    quick = coordinates_of(chunk.data, chunk.lengths)
    if quick is not None:
        return {
            quick.shape: single_ring_features(
                quick.shape, quick.xy, quick.counts, chunk.ids, chunk.classes
            )
        }
    ends = np.cumsum(chunk.lengths)
    blobs = [
        chunk.data[end - length : end]
        for end, length in zip(ends.tolist(), chunk.lengths.tolist(), strict=True)
    ]
    return features_of(decode_geometries(blobs), chunk.ids, chunk.classes)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _geometry_column(connection: sqlite3.Connection, table: str) -> str:
    found = connection.execute(
        "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (table,)
    ).fetchone()
    if found is None:
        raise sqlite3.OperationalError(f"no geometry in {table}")
    return str(found[0])
