"""The command line: the group all commands hang on, and how results and problems are told.

One JSON object on stdout with `--json`, a human summary without; progress and logs on stderr.
Exit status: 0 done, 1 rows refused or a check failed, 2 unusable input, 130 cancelled.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from app.messages import Language, explain, say, system_language
from app.tasks import Cancelled, Progress
from gis.problems import Problem

EXIT_DONE, EXIT_REFUSED, EXIT_UNUSABLE, EXIT_CANCELLED = 0, 1, 2, 130

COMMANDS: Mapping[str, str] = {
    "backup": "app.cli.backup:backup",
    "check": "app.cli.check:check",
    "demo": "app.cli.demo:demo",
    "diagram": "app.cli.diagram:diagram",
    "import": "app.cli.import_group:import_",
    "interpret": "app.cli.interpret:interpret",
    "restore": "app.cli.backup:restore",
    "sites": "app.cli.sites:sites",
}
"""Command name to `module:function`; modules are imported only when their command runs."""


class LazyGroup(click.Group):
    """A group whose commands are imported on use, so that each starts quickly."""

    def __init__(self, *args: Any, commands_by_path: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paths = commands_by_path

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, sorted."""
        return sorted(self._paths)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        path = self._paths.get(cmd_name)
        if path is None:
            return None
        module, name = path.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, commands_by_path=COMMANDS)
def root() -> None:
    """Daoan: street blocks, accident scenes, collision diagrams and council packets."""


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The `--json` option (parameter `as_json`)."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The `--store` option (parameter `store`: a path or URL; None is the user's own store)."""
    return click.option("--store", metavar="FILE|URL", help="Default: your data folder.")(command)


def emit(result: Mapping[str, Any], summary: str, *, as_json: bool) -> None:
    """Print a result: the JSON object, or the human summary."""
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else summary)


def progress_on_stderr() -> Progress:
    """Progress as a counting line on stderr where that is a terminal, else silent."""
    language = system_language()
    shown = sys.stderr.isatty()

    def report(message_code: str, fraction: float) -> None:
        if shown:
            click.echo(f"\r{say(message_code, language)} {fraction:4.0%}", err=True, nl=False)

    return report


def main(arguments: Sequence[str]) -> int:
    """Run a command line without the program's name; returns the exit status."""
    language: Language = system_language()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = root.main(args=list(arguments), prog_name="main.py", standalone_mode=False)
    except Problem as problem:
        click.echo(explain(problem, language), err=True)
        return EXIT_UNUSABLE
    except click.ClickException as error:
        error.show()
        return EXIT_UNUSABLE
    except (Cancelled, KeyboardInterrupt, click.Abort):
        click.echo(say("CANCELLED", language), err=True)
        return EXIT_CANCELLED
    return status if isinstance(status, int) else EXIT_DONE
