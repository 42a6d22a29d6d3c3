"""The code table of total stations in `resources/catalogue`, read once."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from gis.scenes.survey.total_station import CodeShape, SurveyCode


@lru_cache(maxsize=1)
def load_survey_codes() -> dict[str, SurveyCode]:
    """What each code of a surveyed point draws, by code."""
    text = files("resources").joinpath("catalogue", "survey_codes.json").read_text(encoding="utf-8")
    rows = json.loads(text)["codes"]
    return {row["code"]: SurveyCode(**{**row, "shape": CodeShape(row["shape"])}) for row in rows}
