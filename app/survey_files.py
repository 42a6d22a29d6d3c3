"""Files of total stations as they come from the field: text in one of two encodings."""

from __future__ import annotations

from pathlib import Path

from gis.problems import Problem
from gis.scenes.survey.total_station import ReadRows, read_rows

ENCODINGS = ("utf-8-sig", "cp950")
MOST_BYTES = 20_000_000


def read_survey_file(path: Path) -> ReadRows:
    """The points of a file.

    Raises:
        Problem: SURVEY_FILE_UNREADABLE, SURVEY_FILE_NO_TEXT, and those of `read_rows`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Problem("SURVEY_FILE_NO_TEXT", file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise Problem("SURVEY_FILE_UNREADABLE", file=path.name) from error
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return read_rows(text)
    raise Problem("SURVEY_FILE_NO_TEXT", file=path.name)
