"""`demo`: build the demo store."""

from __future__ import annotations

import dataclasses

import click

from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.demo.build import build_demo
from app.messages import say, system_language
from app.store.store import store_to_fill


@click.command()
@store_option
@json_option
def demo(store: str | None, as_json: bool) -> None:
    """Build the demo store: a made city, no download, the same every time."""
    with store_to_fill(store) as opened:
        result = build_demo(opened, progress=progress_on_stderr())
    counts = dataclasses.asdict(result)
    emit(counts, say("DEMO_BUILT", system_language(), **counts), as_json=as_json)
