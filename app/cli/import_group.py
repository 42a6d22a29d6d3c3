"""`import crashes`, `import streets`, `import scene`."""

from __future__ import annotations

import click

from app.cli.root import LazyGroup

_COMMANDS = {
    "crashes": "app.cli.import_crashes:import_crashes",
    "scene": "app.cli.import_scene:import_scene",
    "streets": "app.cli.import_streets:import_streets",
}


@click.group("import", cls=LazyGroup, commands_by_path=_COMMANDS)
def import_() -> None:
    """Bring files into a store; one that does not exist yet is created."""
