"""`import crashes`: crash files into a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from app.cli.arguments import InputFile, OneOf
from app.cli.personal_keys import personal_door
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.crash_import.eis_headers import known_columns
from app.crash_import.formats import ANY_HEADER
from app.crash_import.importer import CrashImportResult
from app.crash_import.importer import import_crashes as run_import
from app.file_names import shown
from app.messages import Language, say, system_language
from app.store.store import store_to_fill
from gis.crashes.codes import Encoding
from gis.problems import Problem


@click.command("crashes")
@click.argument("files", nargs=-1, required=True, type=InputFile())
@click.option(
    "--encoding",
    type=OneOf([encoding.value for encoding in Encoding]),
    help="How codes are written where a file holds numbers.",
)
@click.option(
    "--map",
    "words",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column of the police's own export means (nothing behind = : it is not used).",
)
@click.option("--city", help="Whose months a file of monthly counts holds, where it does not say.")
@click.option(
    "--personal-key",
    type=InputFile(),
    help="Key file; names, plates and ages of the police's own export are then kept sealed.",
)
@click.option(
    "--personal-passphrase-prompt",
    is_flag=True,
    help="The same with a passphrase, which is asked for (or piped in as one line).",
)
@store_option
@json_option
def import_crashes(
    files: tuple[Path, ...],
    encoding: str | None,
    words: tuple[str, ...],
    city: str | None,
    personal_key: Path | None,
    personal_passphrase_prompt: bool,
    store: str | None,
    as_json: bool,
) -> int:
    """Import crash FILES (CSV, the police's own export as xlsx or text parted by @, or ZIPs).

    Doing it again changes nothing.
    """
    language = system_language()
    with store_to_fill(store) as opened:
        result = run_import(
            opened,
            files,
            encoding=None if encoding is None else Encoding(encoding),
            city=None if city is None else shown(city),
            columns={ANY_HEADER: read_column_words(words)},
            personal=personal_door(opened, personal_key, personal_passphrase_prompt, language),
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


def read_column_words(words: Sequence[str]) -> dict[str, str]:
    """Column to meaning, from `COLUMN=FIELD` words.

    Raises:
        Problem: EIS_BAD_MAP where a word has no = or its field is not known.
    """
    known = {column.key for column in known_columns()}
    found: dict[str, str] = {}
    for word in words:
        title, sign, key = shown(word).rpartition("=")
        if not sign or not title or (key and key not in known):
            raise Problem("EIS_BAD_MAP", said=shown(word), known=", ".join(sorted(known)))
        found[title] = key
    return found


def _summary(result: CrashImportResult, language: Language) -> str:
    """The result in words, refused rows by reason."""
    lines = [say("CRASHES_IMPORTED", language, **asdict(result))]
    if result.kept:
        lines.append(say("CRASHES_KEPT", language, kept=result.kept))
    lines += [
        f"  {count}: {say(code, language, detail='…')}"
        for code, count in sorted(result.refused_because.items())
    ]
    if result.personal_sealed:
        lines.append(say("PERSONAL_SEALED", language, count=result.personal_sealed))
    if result.personal_left_out:
        lines.append(say("PERSONAL_LEFT_OUT", language, count=result.personal_left_out))
    for code, titles in (
        ("COLUMNS_KEPT_OUT", result.columns_kept_out),
        ("COLUMNS_UNUSED", result.columns_unused),
    ):
        if titles:
            lines.append(say(code, language, columns="、".join(titles)))
    return "\n".join(lines)
