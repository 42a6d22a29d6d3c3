"""The attributes of one row of a foreign file, read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence

import pyogrio

from app.file_names import shown
from app.mapping.guest_csv import read_csv
from app.mapping.guest_files import shapefile_encoding
from app.mapping.guest_records import Attribute, GuestFormat, GuestSource
from app.mapping.guest_vectors import READ_ERRORS, listening
from gis.problems import Problem


def attributes_of(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    """Columns and values of one row, counted from 0.

    Raises:
        Problem: GUEST_GONE.
    """
    try:
        if source.format is GuestFormat.CSV:
            return _of_csv(source, row)
        return _of_vector(source, row)
    except (*READ_ERRORS, Problem) as error:
        raise Problem("GUEST_GONE", file=shown(source.file.name)) from error


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
