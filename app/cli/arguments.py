"""Arguments whose mistakes are told in one sentence of the program's own language."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from app.file_names import shown
from app.messages import Language, say
from gis.problems import Problem


class OneOf(click.Choice[str]):
    """One of some words."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word as the list has it.

        Raises:
            Problem: USAGE_NOT_ONE_OF.
        """
        try:
            return super().convert(str(value), param, ctx)
        except click.UsageError as error:
            raise Problem(
                "USAGE_NOT_ONE_OF",
                option=_name(param),
                given=shown(str(value)),
                allowed=", ".join(map(str, self.choices)),
            ) from error


class Whole(click.ParamType[int]):
    """A whole number, of at least `least` where that is said."""

    name = "number"

    def __init__(self, *, least: int | None = None) -> None:
        self._least = least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number.

        Raises:
            Problem: USAGE_NOT_WHOLE, USAGE_TOO_SMALL.
        """
        try:
            number = int(str(value))
        except ValueError as error:
            raise Problem(
                "USAGE_NOT_WHOLE", option=_name(param), given=shown(str(value))
            ) from error
        if self._least is not None and number < self._least:
            raise Problem(
                "USAGE_TOO_SMALL", option=_name(param), given=shown(str(value)), least=self._least
            )
        return number


class InputFile(click.ParamType[Path]):
    """A file to be read: never a folder; whether it exists is for the reader to tell.

    Among several files a folder is for the reader to tell too (`one_of_many`).
    """

    name = "file"

    def __init__(self, *, one_of_many: bool = False) -> None:
        self._one_of_many = one_of_many

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path.

        Raises:
            Problem: FILE_IS_FOLDER, FILE_WITHOUT_NAME.
        """
        path = Path(str(value))
        if not str(value).strip():
            raise Problem("FILE_WITHOUT_NAME")
        if path.is_dir() and not self._one_of_many:
            raise Problem("FILE_IS_FOLDER", file=shown(path))
        return path


def usage_sentence(error: click.UsageError, language: Language) -> str:
    """What is wrong with a command line, and where its help stands."""
    command = error.ctx.command_path if error.ctx is not None else "main.py"
    return say("USAGE_SEE_HELP", language, mistake=_mistake(error, language), command=command)


def _mistake(error: click.UsageError, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        known = [word for param in _params(error) for word in param.opts]
        return _unknown("USAGE_NO_OPTION", error.option_name, known, language)
    if isinstance(error, click.exceptions.NoSuchCommand):
        group = error.ctx.command if error.ctx is not None else None
        known = (
            group.list_commands(error.ctx)
            if error.ctx is not None and isinstance(group, click.Group)
            else []
        )
        return _unknown("USAGE_NO_COMMAND", error.command_name, known, language)
    if isinstance(error, click.BadOptionUsage):
        return say("USAGE_OPTION_VALUE", language, option=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("USAGE_MISSING", language, option=_name(error.param))
    return say("USAGE_WRONG", language, detail=error.format_message().rstrip("."))


def _unknown(code: str, given: str, known: list[str], language: Language) -> str:
    """A word that is not known, with the nearest ones that are."""
    near = get_close_matches(given, known, n=3, cutoff=0.5)
    if near:
        return say(f"{code}_BUT_NEAR", language, given=given, near=", ".join(near))
    return say(code, language, given=given)


def _params(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx is not None else []


def _name(param: click.Parameter | None) -> str:
    """A parameter as people type it."""
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name.rstrip(".")
