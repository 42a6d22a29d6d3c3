"""Least widths of strips by the design code, from `resources/catalogue`."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from gis.streets.cross_section import ElementKind
from gis.streets.section_checks import LeastWidth, Standard


@lru_cache(maxsize=1)
def load_section_standard() -> Standard:
    """The least width of each kind of strip that the code speaks of."""
    text = files("resources").joinpath("catalogue", "least_widths.csv").read_text("utf-8")
    return {
        ElementKind(row["kind"]): LeastWidth(
            main_m=float(row["main_m"]), service_m=float(row["service_m"]), source=row["source"]
        )
        for row in csv.DictReader(text.splitlines())
    }
