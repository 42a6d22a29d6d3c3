"""The command line: the group all commands hang on, and how results and problems are told.

One JSON object on stdout with `--json`, a human summary without; progress and logs on stderr.
Exit status: 0 done, 1 rows refused or a check failed, 2 unusable input, 130 cancelled.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from app.cli.arguments import usage_sentence
from app.cli.interrupts import Interrupts, listening
from app.cli.store_login import with_password
from app.file_names import file_trouble
from app.messages import Language, explain, say, system_language
from app.tasks import Cancelled, Progress
from gis.problems import Problem

EXIT_DONE, EXIT_REFUSED, EXIT_UNUSABLE, EXIT_CANCELLED = 0, 1, 2, 130

COMMANDS: Mapping[str, str] = {
    "backup": "app.cli.backup:backup",
    "bring-back": "app.cli.take_along:bring_back",
    "check": "app.cli.check:check",
    "demo": "app.cli.demo:demo",
    "diagram": "app.cli.diagram:diagram",
    "export": "app.cli.export_group:export",
    "import": "app.cli.import_group:import_",
    "init-server": "app.cli.init_server:init_server",
    "interpret": "app.cli.interpret:interpret",
    "print": "app.cli.print_group:print_",
    "restore": "app.cli.backup:restore",
    "sites": "app.cli.sites:sites",
    "take-along": "app.cli.take_along:take_along",
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
        interrupts = ctx.find_object(Interrupts) or Interrupts()
        interrupts.hold()
        command: click.Command = getattr(import_module(module), name)
        interrupts.release()
        return command


@click.group(cls=LazyGroup, commands_by_path=COMMANDS)
def root() -> None:
    """Daoan: street blocks, accident scenes, collision diagrams and council packets."""


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The `--json` option (parameter `as_json`)."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The `--store` option (parameter `store`: a path or URL; None is the user's own store)."""
    return click.option(
        "--store",
        metavar="FILE|URL",
        help="Default: your data folder. A server's password is asked for where none is kept.",
        callback=with_password,
    )(command)


def emit(result: Mapping[str, Any], summary: str, *, as_json: bool) -> None:
    """Print a result: the JSON object, or the human summary."""
    write_out(json.dumps(result, ensure_ascii=False) if as_json else summary)


def write_out(text: str) -> None:
    """Print a line of the result; a reader who has gone away (`| head`) is no fault.

    Raises:
        Problem: OUTPUT_NOT_WRITTEN, where stdout goes to a full disk for instance.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        _drop_stdout()
    except OSError as error:
        _drop_stdout()
        raise Problem("OUTPUT_NOT_WRITTEN", why=error.strerror or str(error)) from error


def _drop_stdout() -> None:
    """Let what is still buffered go nowhere, so that closing the stream does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def progress_on_stderr() -> Progress:
    """Progress as a counting line on stderr where that is a terminal; Ctrl-C stops the work."""
    language = system_language()
    shown = sys.stderr is not None and sys.stderr.isatty()
    context = click.get_current_context(silent=True)
    interrupts = (context.find_object(Interrupts) if context else None) or Interrupts()

    def report(message_code: str, fraction: float) -> None:
        if fraction < 1.0:  # at the end all is stored, and "cancelled" would be wrong
            interrupts.report()
        if shown:
            click.echo(f"\r{say(message_code, language)} {fraction:4.0%}", err=True, nl=False)

    return report


def main(arguments: Sequence[str]) -> int:
    """Run a command line without the program's name; returns the exit status."""
    with listening() as interrupts:
        return run_command(arguments, interrupts)


def run_command(arguments: Sequence[str], interrupts: Interrupts) -> int:
    """Run a command line with an eye on Ctrl-C; returns the exit status."""
    language = system_language()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        interrupts.release()
        status = _run(arguments, language, interrupts)
    except (Cancelled, KeyboardInterrupt, click.Abort):
        status = _cancelled(language)
    except Exception:
        if not interrupts.asked:  # else an import or a callback that Ctrl-C broke
            raise
        status = _cancelled(language)
    interrupts.hold()
    return status


def _cancelled(language: Language) -> int:
    click.echo(say("CANCELLED", language), err=True)
    return EXIT_CANCELLED


def _run(arguments: Sequence[str], language: Language, interrupts: Interrupts) -> int:
    """Run a command; what is wrong with its input is told in one sentence on stderr."""
    try:
        status = root.main(
            args=list(arguments), prog_name="main.py", standalone_mode=False, obj=interrupts
        )
    except Problem as problem:
        click.echo(explain(problem, language), err=True)
        return EXIT_UNUSABLE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return EXIT_UNUSABLE
    except click.UsageError as error:
        click.echo(usage_sentence(error, language), err=True)
        return EXIT_UNUSABLE
    except click.ClickException as error:
        error.show()
        return EXIT_UNUSABLE
    except OSError as error:  # a closed folder, a name that is too long, a share that went away
        if error.filename is None:
            raise
        click.echo(explain(file_trouble(error), language), err=True)
        return EXIT_UNUSABLE
    return status if isinstance(status, int) else EXIT_DONE
