"""`import crashes`: crash files into a store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.arguments import InputFile, OneOf
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.crash_import.importer import CrashImportResult
from app.crash_import.importer import import_crashes as run_import
from app.file_names import shown
from app.messages import Language, say, system_language
from app.store.store import store_to_fill
from gis.crashes.codes import Encoding


@click.command("crashes")
@click.argument("files", nargs=-1, required=True, type=InputFile())
@click.option(
    "--encoding",
    type=OneOf([encoding.value for encoding in Encoding]),
    help="How codes are written where a file holds numbers.",
)
@click.option("--city", help="Whose months a file of monthly counts holds, where it does not say.")
@store_option
@json_option
def import_crashes(
    files: tuple[Path, ...],
    encoding: str | None,
    city: str | None,
    store: str | None,
    as_json: bool,
) -> int:
    """Import crash FILES (CSV, or ZIPs of them); doing it again changes nothing."""
    language = system_language()
    with store_to_fill(store) as opened:
        result = run_import(
            opened,
            files,
            encoding=None if encoding is None else Encoding(encoding),
            city=None if city is None else shown(city),
            progress=progress_on_stderr(),
        )
    for name in result.skipped:
        click.echo(say("CRASH_FILE_SKIPPED", language, file=name), err=True)
    emit(
        {key: value for key, value in asdict(result).items() if key != "run_uid"},
        _summary(result, language),
        as_json=as_json,
    )
    return EXIT_REFUSED if result.quarantined else EXIT_DONE


def _summary(result: CrashImportResult, language: Language) -> str:
    """The result in words, refused rows by reason."""
    lines = [say("CRASHES_IMPORTED", language, **asdict(result))]
    if result.kept:
        lines.append(say("CRASHES_KEPT", language, kept=result.kept))
    lines += [
        f"  {count}: {say(code, language, detail='…')}"
        for code, count in sorted(result.refused_because.items())
    ]
    return "\n".join(lines)
