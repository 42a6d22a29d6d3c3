"""Errors of the environment (a file, a store, an input), told as a code with parameters.

The words for a person live in `resources/i18n`; see `app/messages.py`. Bugs are ordinary
exceptions and never a `Problem`.
"""

from __future__ import annotations


class Problem(Exception):
    """Something outside the program is unusable; `code` names a sentence in `resources/i18n`.

    Codes are upper-case words, for instance ``FILE_NOT_FOUND``; parameters fill the sentence.
    """

    def __init__(self, code: str, **params: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({shown})" if shown else self.code
