"""The formats of crash files: which header belongs to which reader, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.crash_import.crash_lists import find_list_columns, read_list
from app.crash_import.decoding import CellDecoder, choose_encoding
from app.crash_import.eis_crashes import read_eis
from app.crash_import.eis_layout import (
    EisLayout,
    find_eis_columns,
    layout_of,
    signature_of,
    titles_of,
)
from app.crash_import.monthly_counts import city_named_in, find_count_columns, read_counts
from app.crash_import.party_crashes import CrashBuilder
from app.crash_import.party_rows import find_columns, group_rows
from app.crash_import.rows import FileContent, SourceRow, SourceText
from app.crash_import.tables import DELIMITERS, HEADER_WITHIN, provided_on, split_rows
from gis.crashes.codes import CodeCatalogue, Encoding
from gis.problems import Problem

ANY_HEADER = ""
"""In place of a signature: what is said of columns holds for every header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What every reader needs besides the rows."""

    catalogue: CodeCatalogue
    encoding: Encoding | None
    epsg: int
    columns: Mapping[str, Mapping[str, str]]
    """What the user said of columns of the police's export, by signature of its header (or
    `ANY_HEADER`), then by title."""
    city: str | None
    """The city a count file is about, where the user or the store says so."""
    tick: Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A text whose format is known: its rows below the header, and the lines above it."""

    source: SourceText
    above: tuple[str, ...]
    rows: Sequence[SourceRow]
    columns: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file: `recognise` gives the columns of its header row, or None."""

    name: str
    recognise: Callable[[Sequence[str]], Any]
    read: Callable[[Table, FileContent, Reading], None]


def _read_party_rows(table: Table, content: FileContent, reading: Reading) -> None:
    """The national file, one row a party."""
    encoding = choose_encoding(
        table.rows,
        table.columns,
        asked=reading.encoding,
        catalogue=reading.catalogue,
        file=content.name,
        tick=lambda: reading.tick(0.2),
    )
    groups = group_rows(
        table.rows, table.columns, content, lambda done: reading.tick(0.2 + 0.3 * done)
    )
    builder = CrashBuilder(table.columns, CellDecoder(reading.catalogue, encoding), reading.epsg)
    content.arrivals += builder.build(groups, lambda done: reading.tick(0.5 + 0.5 * done))


def _read_crash_list(table: Table, content: FileContent, reading: Reading) -> None:
    """An old list, one row a crash."""
    read_list(
        table.rows,
        table.columns,
        content,
        decoder=CellDecoder(reading.catalogue, Encoding.LABEL),
        text=table.source.text,
        epsg=reading.epsg,
        tick=reading.tick,
    )


def _read_monthly_counts(table: Table, content: FileContent, reading: Reading) -> None:
    """A city's monthly counts."""
    city = city_named_in(" ".join(table.above), content.name) or reading.city
    if city is None:
        raise Problem("COUNT_CITY_UNKNOWN", file=content.name)
    read_counts(table.rows, table.columns, content, city=city)


def _read_eis(table: Table, content: FileContent, reading: Reading) -> None:
    """The police's own export, one row a party, cases by number."""
    layout: EisLayout = table.columns
    read_eis(
        table.rows,
        layout,
        content,
        catalogue=reading.catalogue,
        encoding=reading.encoding,
        mapping={
            **reading.columns.get(ANY_HEADER, {}),
            **reading.columns.get(layout.signature, {}),
        },
        epsg=reading.epsg,
        tick=lambda done: reading.tick(0.2 + 0.8 * done),
    )


FORMATS: tuple[Format, ...] = (
    Format(name="police export", recognise=find_eis_columns, read=_read_eis),
    Format(name="party rows", recognise=find_columns, read=_read_party_rows),
    Format(name="crash list", recognise=find_list_columns, read=_read_crash_list),
    Format(name="monthly counts", recognise=find_count_columns, read=_read_monthly_counts),
)
"""Tried in this order on each of the first lines; another export is one more entry here."""


def read_source(source: SourceText, reading: Reading) -> FileContent | None:
    """Read one text by the format its header shows; None where no format knows it.

    Raises:
        Problem: ENCODING_NEEDED, ENCODING_DISAGREES, COUNT_CITY_UNKNOWN.
    """
    for delimiter in DELIMITERS if source.rows is None else ("",):
        if (found := _recognised(source, delimiter, reading)) is not None:
            kind, table = found
            content = FileContent(name=source.name, provided=provided_on(source.text))
            kind.read(table, content, reading)
            return content
    return None


def _recognised(
    source: SourceText, delimiter: str, reading: Reading
) -> tuple[Format, Table] | None:
    """The format and rows of a text, if one of its first lines is a header."""
    above: list[str] = []
    for row in _first_rows(source, delimiter):
        if row.line > HEADER_WITHIN:
            return None
        if (told := _kind_of(row.cells, reading)) is not None:
            kind, columns = told
            rows = _rows_below(source, delimiter, row.line, lambda done: reading.tick(0.2 * done))
            return kind, Table(source=source, above=tuple(above), rows=rows, columns=columns)
        above.append(row.raw or " ".join(row.cells))
    return None


def _kind_of(cells: Sequence[str], reading: Reading) -> tuple[Format, Any] | None:
    """The format whose header a row is, with its columns; one that the user mapped is an export."""
    if reading.columns and signature_of(titles_of(cells)) in reading.columns:
        return FORMATS[0], layout_of(cells)
    for kind in FORMATS:
        if (columns := kind.recognise(cells)) is not None:
            return kind, columns
    return None


def _first_rows(source: SourceText, delimiter: str) -> Iterator[SourceRow]:
    """The rows that may be a header."""
    if source.rows is not None:
        return iter(source.rows)
    return split_rows(source.text[: HEADER_WITHIN * 4096], delimiter)


def _rows_below(
    source: SourceText, delimiter: str, line: int, tick: Callable[[float], None]
) -> Sequence[SourceRow]:
    """The rows below the header in line `line`."""
    if source.rows is None:
        return list(split_rows(source.text, delimiter, start=line, tick=tick))
    return [
        row._replace(raw=",".join(row.cells)) if not row.raw else row
        for row in source.rows
        if row.line > line
    ]
