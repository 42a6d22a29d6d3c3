"""`import scene`: scene documents into a store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.arguments import InputFile
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.messages import say, system_language
from app.scene_import.importer import import_scenes
from app.store.store import store_to_fill


@click.command("scene")
@click.argument("files", nargs=-1, required=True, type=InputFile(one_of_many=True))
@store_option
@json_option
def import_scene(files: tuple[Path, ...], store: str | None, as_json: bool) -> int:
    """Import scene FILES (daoan.scene/1); a later document of a case replaces the earlier one."""
    with store_to_fill(store) as opened:
        result = import_scenes(opened, files, progress=progress_on_stderr())
    for sentence in result.refusals:
        click.echo(sentence, err=True)
    for case_no in result.unsure:
        click.echo(say("SCENE_CRASH_UNSURE", system_language(), case_no=case_no), err=True)
    told = {key: value for key, value in asdict(result).items() if key != "run_uid"}
    emit(told, say("SCENES_IMPORTED", system_language(), **told), as_json=as_json)
    return EXIT_REFUSED if result.quarantined else EXIT_DONE
