"""Catalogues of facts in `resources`, read once and handed out as records."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from gis.crashes.codes import (
    Alias,
    CodeCatalogue,
    CodeField,
    Encoding,
    NumberMeaning,
    entries_from_rows,
)
from gis.crashes.records import FormEdition


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of `resources/codes`."""
    text = files("resources").joinpath("codes", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1)
def load_code_catalogue() -> CodeCatalogue:
    """The codes of the report form with aliases and numberings."""
    return CodeCatalogue(
        entries_from_rows(_rows("form_codes.csv")),
        tuple(
            Alias(
                kind=row["kind"],
                field=CodeField(row["field"]) if row["field"] else None,
                edition=FormEdition(row["edition"]) if row["edition"] else None,
                written=row["written"],
                meant=row["meant"],
            )
            for row in _rows("aliases.csv")
        ),
        tuple(
            NumberMeaning(
                encoding=Encoding(row["encoding"]),
                field=CodeField(row["field"]),
                number=row["number"],
                code=row["code"] or None,
            )
            for row in _rows("encodings.csv")
        ),
    )
