"""`interpret`: the record each scene file translates to, one JSON object a line."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.catalogues import load_code_catalogue
from app.cli.arguments import InputFile
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    EXIT_UNUSABLE,
    json_option,
    store_option,
    write_out,
)
from app.messages import explain, system_language
from app.scene_import.files import read_scene_file
from gis.crashes.codes import CodeField
from gis.crashes.records import FormEdition
from gis.problems import Problem
from gis.scenes.record_json import record_to_json
from gis.scenes.scene import Scene
from gis.scenes.translate import translate

if TYPE_CHECKING:
    from app.store.store import Store


@click.command("interpret")
@click.argument("files", nargs=-1, required=True, type=InputFile(one_of_many=True))
@store_option
@json_option
def interpret(files: tuple[Path, ...], store: str | None, as_json: bool) -> int:
    """Print the record of each scene FILE as one JSON object a line, in the order given.

    No store is needed; with one, a scene without junction gets that of the store's streets.
    Unusable files are named on stderr: status 1 where others were read, 2 where none was.
    """
    language = system_language()
    refused = 0
    with ExitStack() as stack:
        opened = None
        if store is not None:
            from app.store.store import open_store

            opened = stack.enter_context(open_store(store))
        for path in files:
            try:
                scene = read_scene_file(path, language)
            except Problem as problem:
                refused += 1
                click.echo(explain(problem, language), err=True)
                continue
            write_out(_record_line(_at_its_junction(scene, opened)))
    if refused == len(files):
        return EXIT_UNUSABLE
    return EXIT_REFUSED if refused else EXIT_DONE


def _at_its_junction(scene: Scene, store: Store | None) -> Scene:
    """The scene with the junction that the store's streets give, where it has none."""
    if store is None or scene.junction is not None:
        return scene
    from app.scene_import.places import with_junction

    return with_junction(store, scene)


def _record_line(scene: Scene) -> str:
    """One record as one line of JSON."""
    record = translate(scene)
    name = None
    if record.type_code is not None:
        name = load_code_catalogue().label_of(
            CodeField.TYPE, record.type_code, form=FormEdition.FROM_112_07
        )
    return json.dumps(record_to_json(record, type_name=name), ensure_ascii=False)
