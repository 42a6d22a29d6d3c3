"""`backup` and `restore`."""

from __future__ import annotations

import click

from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.messages import say, system_language
from app.store.backup import backup as back_up
from app.store.backup import restore as put_back


@click.command()
@store_option
@click.option("--out", required=True, metavar="FILE", help="Where the copy goes.")
@json_option
def backup(store: str | None, out: str, *, as_json: bool) -> None:
    """Copy a store while others may go on writing to it."""
    made = back_up(store, out, progress=progress_on_stderr())
    summary = say(
        "BACKUP_DONE",
        system_language(),
        path=str(made.path),
        bytes=made.size_bytes,
        sha256=made.sha256,
    )
    emit({"bytes": made.size_bytes, "sha256": made.sha256}, summary, as_json=as_json)


@click.command()
@click.argument("file", metavar="FILE")
@store_option
@click.option(
    "--replace",
    "--force",
    "replace",
    is_flag=True,
    help="Replace a store in a file; the old one is kept under another name.",
)
@json_option
def restore(file: str, store: str | None, *, replace: bool, as_json: bool) -> None:
    """Put a backup in place of a store."""
    made = put_back(file, store, replace=replace, progress=progress_on_stderr())
    kept = "" if made.replaced is None else str(made.replaced)
    language = system_language()
    summary = say("RESTORE_DONE", language, path=str(made.path), sha256=made.sha256)
    if kept:
        summary += "\n" + say("RESTORE_KEPT", language, path=kept)
    result = {"bytes": made.size_bytes, "sha256": made.sha256, "kept": kept or None}
    emit(result, summary, as_json=as_json)
