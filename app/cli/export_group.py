"""`export streets` and `export scene`."""

from __future__ import annotations

import click

from app.cli.root import LazyGroup

_COMMANDS = {
    "streets": "app.cli.export_streets:export_streets",
    "scene": "app.cli.export_scene:export_scene",
}


@click.group("export", cls=LazyGroup, commands_by_path=_COMMANDS)
def export() -> None:
    """Write what a store holds to files for other programs and for paper."""
