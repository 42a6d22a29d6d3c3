"""The attributes of a foreign file: one row when somebody asks, one column for names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyogrio

from app.file_names import shown
from app.mapping.guest_csv import best_encoding, read_csv
from app.mapping.guest_records import Attribute, GuestFormat, GuestSource
from app.mapping.guest_unpacking import part_of
from app.mapping.guest_vectors import READ_ERRORS, listening
from gis.problems import Problem


def attributes_of(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    """Columns and values of one row, counted from 0.

    Raises:
        Problem: GUEST_GONE.
    """
    with _gone_is_told(source):
        if source.format is GuestFormat.CSV:
            return _of_csv(source, row)
        return _of_vector(source, row)


def texts_of_column(source: GuestSource, name: str) -> list[str]:
    """The values of one column as texts, row by row; empty where the file has no such column.

    Raises:
        Problem: GUEST_GONE.
    """
    with _gone_is_told(source):
        if source.format is GuestFormat.CSV:
            return _csv_column(source, name)
        return _vector_column(source, name)


@contextmanager
def _gone_is_told(source: GuestSource) -> Iterator[None]:
    """A file that could be read before and cannot now."""
    try:
        yield
    except (*READ_ERRORS, Problem) as error:
        raise Problem("GUEST_GONE", file=shown(source.file.name)) from error


def _csv_column(source: GuestSource, name: str) -> list[str]:
    table = read_csv(source.location)
    if name not in table.header:
        return []
    place = table.header.index(name)
    return [row.cells[place].strip() if place < len(row.cells) else "" for row in table.rows]


def _vector_column(source: GuestSource, name: str) -> list[str]:
    shapefile = source.format is GuestFormat.SHAPEFILE
    with listening():
        meta, _, _, values = pyogrio.raw.read(
            source.location,
            layer=source.layer,
            columns=[name],
            read_geometry=False,
            encoding="ISO-8859-1" if shapefile else None,
        )
    if not len(meta["fields"]):
        return []
    texts = [text_of_value(value) for value in values[0]]
    if not shapefile:
        return texts
    encoding = shapefile_encoding(source.location)
    return [_read_as(text, encoding) for text in texts]


def _of_csv(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    table = read_csv(source.location)
    cells = table.rows[row].cells
    return tuple(
        (name, cells[place].strip() if place < len(cells) else "")
        for place, name in enumerate(table.header)
    )


def _of_vector(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    shapefile = source.format is GuestFormat.SHAPEFILE
    with listening():
        meta, _, _, values = pyogrio.raw.read(
            source.location,
            layer=source.layer,
            read_geometry=False,
            skip_features=row,
            max_features=1,
            # Bytes as they stand: a text cut within a character must not hide the others.
            encoding="ISO-8859-1" if shapefile else None,
        )
    names: Sequence[str] = [str(name) for name in meta["fields"]]
    texts = [text_of_value(column[0]) for column in values]
    if shapefile:
        encoding = shapefile_encoding(source.location)
        names = [_read_as(name, encoding) for name in names]
        texts = [_read_as(text, encoding) for text in texts]
    return tuple(zip(names, texts, strict=True))


def shapefile_encoding(path: Path) -> str:
    """The encoding of a Shapefile's texts by its table's bytes, whatever its .cpg claims."""
    table = part_of(path, ".dbf")
    if table is None:
        return "utf-8"
    content = table.read_bytes()
    return best_encoding(content[int.from_bytes(content[8:10], "little") :])


def _read_as(text: str, encoding: str) -> str:
    try:
        return text.encode("iso-8859-1").decode(encoding, "replace")
    except UnicodeEncodeError:
        return text


def text_of_value(value: object) -> str:
    """A value as text: nothing for a missing one, whole numbers without a fraction."""
    if value is None or value != value:  # NaN and NaT differ from themselves
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bytes):
        return f"{len(value)} B"
    return str(value)
