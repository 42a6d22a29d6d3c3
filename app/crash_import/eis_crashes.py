"""Cases of an EIS export to crash records, with their personal data apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from app.crash_import.columns import Columns
from app.crash_import.decoding import CellDecoder, choose_encoding
from app.crash_import.eis_headers import usual_headers
from app.crash_import.eis_layout import EisLayout, mapped, settled
from app.crash_import.eis_privacy import without_persons
from app.crash_import.eis_rows import EisCase, EisReader, EisRow
from app.crash_import.party_crashes import CrashBuilder
from app.crash_import.party_rows import CrashRows, PartyRow
from app.crash_import.rows import FileContent, PersonTold, Remark, SourceRow
from app.personal.records import PersonalDetails
from gis.crashes.codes import CodeCatalogue, Encoding
from gis.crashes.records import Party
from gis.crashes.side_direction import read_side_direction
from gis.problems import Problem

DIED_LATER = "5"
"""22 欄: death within 2 to 30 days."""
_TEXTS = ("place", "bureau")
"""Cells that are stored as they are written."""


def read_eis(
    rows: Sequence[SourceRow],
    layout: EisLayout,
    content: FileContent,
    *,
    catalogue: CodeCatalogue,
    encoding: Encoding | None,
    mapping: dict[str, str],
    epsg: int,
    tick: Callable[[float], None],
) -> None:
    """Read an export into `content`.

    Args:
        rows: the rows below the header.
        layout: what the header row says.
        content: takes arrivals, refusals and what was left out.
        catalogue: the codes of the report form.
        encoding: how numbers are to be read, where the user said so.
        mapping: what the user said of columns (see `mapped`).
        epsg: the store's CRS.
        tick: told the share that is done.

    Raises:
        Problem: EIS_COLUMNS_MISSING; ENCODING_NEEDED, ENCODING_DISAGREES.
    """
    layout = mapped(layout, mapping)
    if missing := layout.missing():
        names = "、".join(usual_headers()[column] for column in missing)
        raise Problem("EIS_COLUMNS_MISSING", file=content.name, columns=names)
    layout = settled(layout, rows)
    content.kept_out, content.unused = layout.unknown(), layout.unused()
    reader = EisReader(layout)
    cases = reader.read(rows, content, lambda done: tick(0.4 * done))
    chosen = choose_encoding(
        [row for case in cases for row in case.rows],
        _numbered(reader.columns, layout),
        asked=encoding,
        catalogue=catalogue,
        file=content.name,
        tick=lambda: tick(0.4),
    )
    _add_cases(cases, reader, content, CellDecoder(catalogue, chosen, lenient=True), epsg, tick)


def _numbered(columns: Columns, layout: EisLayout) -> Columns:
    """The columns that numbers can stand in: party classes have letters that say it all."""
    named = layout.at("class")
    if named is None or "代碼" not in layout.titles[named]:
        return columns
    labels = {name: at for name, at in columns.labels.items() if name != "class"}
    return replace(columns, labels=labels)


def _add_cases(
    cases: Sequence[EisCase],
    reader: EisReader,
    content: FileContent,
    decoder: CellDecoder,
    epsg: int,
    tick: Callable[[float], None],
) -> None:
    """Build the crashes of all cases."""

    def beyond(at: int, deaths: int, parties: tuple[Party, ...]) -> dict[str, Any]:
        case = cases[at]
        first = case.rows[0]
        later, total = reader.counts(first)
        return {
            "case_no": first.case_no,
            "deaths_30d": deaths_within_30_days(deaths, parties, later, total),
            "precinct": reader.precinct(case),
            "side_direction": _direction(tuple([reader.direction(row) for row in case.rows])),
        }

    builder = CrashBuilder(reader.columns, decoder, epsg, quoting=False, beyond=beyond)
    groups = [_group(case, reader) for case in cases]
    built = builder.build(groups, lambda done: tick(0.4 + 0.6 * done))
    personal = reader.layout.personal()
    for case, arrival in zip(cases, built, strict=True):
        differing = (Remark(code="CASE_ROWS_DIFFER"),) if case.differing else ()
        remarks = (*arrival.remarks, *differing)
        content.arrivals.append(replace(arrival, remarks=remarks, provided=content.provided))
        for row in case.rows:
            if (details := _details(row, personal)) is not None:
                content.persons.append(PersonTold(row.case_no, row.sequence, details))


_direction = lru_cache(maxsize=4096)(read_side_direction)


def _group(case: EisCase, reader: EisReader) -> CrashRows:
    """The rows of a case as the builder takes them, its texts without persons."""
    rows = [
        PartyRow(
            SourceRow(row.source.line, row.cells, ""), row.occurred_at, row.severity, row.sequence
        )
        for row in case.rows
    ]
    first = rows[0].source.cells
    places = [reader.columns.labels[name] for name in _TEXTS if name in reader.columns.labels]
    secrets = reader.secrets(case, [first[at] for at in places])
    clean = {at: without_persons(first[at], secrets) for at in places}
    if any(first[at] != text for at, text in clean.items()):
        cells = tuple(clean.get(at, cell) for at, cell in enumerate(first))
        rows[0] = rows[0]._replace(source=rows[0].source._replace(cells=cells))
    return CrashRows(rows, case.incomplete)


def deaths_within_30_days(
    deaths_24h: int, parties: Sequence[Party], later: int | None, total: int | None
) -> int | None:
    """All deaths within 30 days, those within 24 hours among them; None where nobody says.

    Args:
        deaths_24h: deaths within 24 hours.
        parties: the parties with their injuries.
        later: deaths on days 2 to 30.
        total: deaths within 30 days; one below the deaths within 24 hours leaves those out.
    """
    if later is not None:
        return deaths_24h + later
    if total is not None:
        return total if total >= deaths_24h else total + deaths_24h
    died = sum(1 for party in parties if party.injury_code == DIED_LATER)
    return deaths_24h + died if died else None


def _details(row: EisRow, personal: Sequence[tuple[int, str]]) -> PersonalDetails | None:
    """The personal columns of a row; of several of one kind the first that is filled."""
    found: dict[str, str] = {}
    for at, name in personal:
        if (value := row.source.cells[at].strip()) and not (name == "age" and value[:1] == "-"):
            found.setdefault(name, value)
    return PersonalDetails(**found) if found else None
