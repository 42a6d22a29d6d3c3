"""`print block`."""

from __future__ import annotations

import click

from app.cli.root import LazyGroup

_COMMANDS = {"block": "app.cli.print_block:print_block"}


@click.group("print", cls=LazyGroup, commands_by_path=_COMMANDS)
def print_() -> None:
    """Write plans to scale for paper."""
