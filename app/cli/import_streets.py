"""`import streets`: centre lines of a file into the street network of a store."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.arguments import InputFile, Whole
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.file_names import shown
from app.messages import Language, say, system_language
from app.store.location import is_server, store_path
from app.store.store import store_to_fill
from app.street_import.importer import StreetImportResult, import_source, read_streets
from app.street_import.source_crs import metric_epsg
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem
from gis.streets.records import StreetDiagnostic


def read_mapping(words: tuple[str, ...]) -> dict[str, str]:
    """Column to field, from `COLUMN=FIELD` words.

    Raises:
        Problem: STREETS_BAD_MAP.
    """
    found: dict[str, str] = {}
    for word in words:
        column, sign, field = word.rpartition("=")
        if not sign or not column or not field:
            raise Problem("STREETS_BAD_MAP", said=word)
        found[column] = field
    return found


@click.command("streets")
@click.argument("file", type=InputFile())
@click.option("--crs", default="auto", metavar="EPSG|auto", help="CRS of the file.")
@click.option("--map", "words", multiple=True, metavar="COLUMN=FIELD", help="What a column means.")
@click.option("--layer", metavar="NAME", help="Layer; several of a DXF with commas.")
@click.option("--shuffle", type=Whole(), metavar="SEED", help="Mix the input order first.")
@store_option
@json_option
def import_streets(
    file: Path,
    crs: str,
    words: tuple[str, ...],
    layer: str | None,
    shuffle: int | None,
    store: str | None,
    as_json: bool,
) -> int:
    """Bring a file of street centre lines into a store."""
    progress = progress_on_stderr()
    held = is_server(store) or store_path(store).exists()
    source = read_streets(
        file,
        crs=crs,
        mapping=read_mapping(tuple(map(shown, words))),
        layer=layer,
        progress=progress,
    )
    epsg = TAIWAN_EPSG if held else metric_epsg(source)
    with store_to_fill(store, epsg=epsg) as opened:
        result = import_source(opened, source, shuffle_seed=shuffle, progress=progress)
    language = system_language()
    emit(result_json(result, language), summary(result, language), as_json=as_json)
    return EXIT_REFUSED if result.refused else EXIT_DONE


def result_json(result: StreetImportResult, language: Language) -> dict[str, object]:
    """The JSON object of the command."""
    return {
        "source": result.source,
        "epsg": result.epsg,
        "roads": result.roads,
        "junctions": result.junctions,
        "dropped": dict(result.dropped),
        "refused": result.refused,
        "columns": dict(result.columns),
        "unused_columns": list(result.unused_columns),
        "diagnostics": [
            {"code": found.code, "message": words_for(found, language), "at": found.at}
            for found in result.diagnostics
        ],
    }


def words_for(found: StreetDiagnostic, language: Language) -> str:
    """The sentence for one diagnostic."""
    return say(found.code, language, detail=found.detail)


def summary(result: StreetImportResult, language: Language) -> str:
    """What the command tells a person."""
    lines = [
        say(
            "STREETS_IMPORTED",
            language,
            source=result.source,
            roads=result.roads,
            junctions=result.junctions,
            dropped=sum(result.dropped.values()),
            refused=result.refused,
            diagnostics=len(result.diagnostics),
        )
    ]
    if result.columns or result.unused_columns:
        lines.append(_columns(result, language))
    lines += [f"  {tag}: {count}" for tag, count in result.dropped.items()]
    lines += [f"  {words_for(found, language)}" for found in result.diagnostics[:SHOWN]]
    if len(result.diagnostics) > SHOWN:
        lines.append(f"  … (+{len(result.diagnostics) - SHOWN})")
    return "\n".join(lines)


def _columns(result: StreetImportResult, language: Language) -> str:
    """Which columns were read as what, and which were not used."""
    used = ", ".join(f"{column} = {meaning}" for column, meaning in result.columns.items())
    unused = ", ".join(result.unused_columns)
    return "  " + say("STREET_COLUMNS", language, used=used or "-", unused=unused or "-")


SHOWN = 20
"""Diagnostics in the human summary; the store and `--json` hold all."""
