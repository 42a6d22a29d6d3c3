"""The layout of the scene form as data: what stands where on each sheet, which columns tables have.

A bureau's own sheet is a file of the same format (`resources/catalogue/scene_form.json` is ours):
places are millimetres from the upper left corner of the sheet.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.messages import Language
from app.sheets.map_content import SIDES_M, Orientation, PaperSize
from app.sheets.style import MM
from gis.display.primitives import Bounds
from gis.problems import Problem

FORMAT = "daoan.scene_form/1"
MOST_BYTES = 1_000_000


class FormPart(StrEnum):
    """What a place of the form holds."""

    TITLE = "title"
    FIELDS = "fields"
    DRAWING = "drawing"
    STACK = "stack"
    """Several parts below each other, each as high as it needs."""
    SCALE = "scale"
    LEGEND = "legend"
    PARTIES = "parties"
    MARKS = "marks"
    FIXED_POINTS = "fixed_points"
    MEASUREMENTS = "measurements"
    REMARKS = "remarks"
    """What of the measurements an officer should look at again."""
    PHOTOS = "photos"
    CORRECTIONS = "corrections"
    """What was corrected since the scene was sealed."""
    TABLES = "tables"
    """What did not fit before, in columns."""
    NOTES = "notes"
    """What is left of a stack, to be written on by hand."""
    SIGNATURES = "signatures"
    FOOT = "foot"


TABLE_PARTS = (
    *(FormPart.PARTIES, FormPart.MARKS, FormPart.FIXED_POINTS),
    *(FormPart.MEASUREMENTS, FormPart.REMARKS, FormPart.PHOTOS),
    FormPart.CORRECTIONS,
)


class FormField(StrEnum):
    """What a cell of the header says."""

    CASE_NO = "case_no"
    OCCURRED_AT = "occurred_at"
    PLACE = "place"
    STATION = "station"
    HANDLER = "handler"
    CASUALTIES = "casualties"
    WEATHER = "weather"
    LIGHT = "light"
    SURFACE = "surface"
    SIGNAL = "signal"
    TYPE = "type"
    CAUSE = "cause"
    BASE_DATE = "base_date"


class FormColumn(StrEnum):
    """What a column of a table says."""

    LETTER = "letter"
    NAME = "name"
    PLATE = "plate"
    CLASS = "class"
    ACTION = "action"
    IMPACT = "impact"
    INJURY = "injury"
    AGE_BAND = "age_band"
    PROTECTION = "protection"
    PROTECTION_CODE = "protection_code"
    """Its number on the report form, where there is no room for words."""
    MARK = "mark"
    KIND = "kind"
    PARTY = "party"
    LENGTH = "length"
    NOTE = "note"
    FIXED_POINT = "fixed_point"
    EASTING = "easting"
    NORTHING = "northing"
    NUMBER = "number"
    TARGET = "target"
    METHOD = "method"
    VALUES = "values"
    SIGMA = "sigma"
    RESIDUAL = "residual"
    PLACE = "place"
    ELLIPSE = "ellipse"
    PHOTO = "photo"
    BEARING = "bearing"
    WHEN = "when"
    WHO = "who"
    WHAT = "what"
    BEFORE = "before"
    AFTER = "after"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class FieldCell:
    """One cell of the header, and its share of the row."""

    field: FormField
    share: float


@dataclass(frozen=True, slots=True)
class FormTableColumn:
    """One column: its share of the width; only in tables from `from_m` to `below_m` wide."""

    column: FormColumn
    share: float
    from_m: float = 0.0
    below_m: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPart:
    """One part of a stack, and the most height it takes while others have not enough."""

    part: FormPart
    most_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place of a sheet, paper metres, y up."""

    part: FormPart
    at: Bounds
    rows: tuple[tuple[FieldCell, ...], ...] = ()
    """Of fields."""
    stack: tuple[StackPart, ...] = ()
    columns: int = 1
    """Of tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """The pages of one paper, laid one way."""

    paper: PaperSize
    orientation: Orientation
    letters_m: float
    """Height of the letters of tables."""
    first: tuple[Slot, ...]
    more: tuple[Slot, ...]
    """Further drawings, where one sheet does not hold the scene."""
    tables: tuple[Slot, ...]
    """Pages for what did not fit."""


@dataclass(frozen=True, kw_only=True)
class FormLayout:
    """A whole form."""

    titles: Mapping[Language, str]
    bureaus: Mapping[Language, str]
    """Whose form it is; blank: the city of the store."""
    sheets: tuple[FormSheet, ...]
    tables: Mapping[FormPart, tuple[FormTableColumn, ...]]
    further: tuple[FormPart, ...]
    """The order of tables on further pages."""

    def sheet(self, paper: PaperSize, orientation: Orientation) -> FormSheet:
        """The pages for a paper, those of the other way where a form has only these.

        Raises:
            Problem: SCENE_FORM_NO_PAPER.
        """
        found = [one for one in self.sheets if one.paper is paper]
        if not found:
            raise Problem("SCENE_FORM_NO_PAPER", paper=paper.value)
        return next((one for one in found if one.orientation is orientation), found[0])


@lru_cache(maxsize=1)
def standard_form() -> FormLayout:
    """The form that comes with the program."""
    text = files("resources").joinpath("catalogue", "scene_form.json").read_text(encoding="utf-8")
    return form_of(json.loads(text))


def read_form(path: Path) -> FormLayout:
    """A bureau's own form.

    Raises:
        Problem: SCENE_FORM_MISSING, SCENE_FORM_BAD.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
        return form_of(json.loads(data.decode("utf-8-sig")))
    except FileNotFoundError as error:
        raise Problem("SCENE_FORM_MISSING", file=str(path)) from error
    except KeyError as error:
        raise Problem("SCENE_FORM_BAD", file=path.name, reason=f"{error.args[0]}?") from error
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("SCENE_FORM_BAD", file=path.name, reason=str(error)[:200]) from error


def form_of(document: Mapping[str, Any]) -> FormLayout:
    """A form from its JSON.

    Raises:
        KeyError, ValueError, TypeError, AttributeError: for what is no form.
    """
    if document["format"] != FORMAT:
        raise ValueError(f"format: {document['format']}")
    sheets = tuple(_sheet(row) for row in document["sheets"])
    if not sheets:
        raise ValueError("sheets: []")
    return FormLayout(
        titles=_words(document["title"]),
        bureaus=_words(document.get("bureau", {})),
        sheets=sheets,
        tables={
            FormPart(part): tuple(_column(row) for row in rows)
            for part, rows in document["tables"].items()
        },
        further=tuple(FormPart(part) for part in document["further_tables"]),
    )


def _words(row: Mapping[str, str]) -> dict[Language, str]:
    return {language: str(row.get(language.value, "")) for language in Language}


def _sheet(row: Mapping[str, Any]) -> FormSheet:
    paper, way = PaperSize(row["paper"]), Orientation(row["orientation"])
    high = SIDES_M[paper][1 if way is Orientation.PORTRAIT else 0]
    wide = SIDES_M[paper][0 if way is Orientation.PORTRAIT else 1]
    pages = {
        page: tuple(_slot(slot, wide, high) for slot in row[page])
        for page in ("first", "more", "tables")
    }
    for page, part in (
        ("first", FormPart.DRAWING),
        ("more", FormPart.DRAWING),
        ("tables", FormPart.TABLES),
    ):
        if sum(slot.part is part for slot in pages[page]) != 1:
            raise ValueError(f"{page}: {part.value}?")
    return FormSheet(
        paper=paper, orientation=way, letters_m=_positive(row["letters_mm"]) * MM, **pages
    )


def _positive(value: Any) -> float:  # noqa: ANN401 - JSON
    number = float(value)
    if not 0 < number < 1e4:
        raise ValueError(f"{value}")
    return number


def _slot(row: Mapping[str, Any], wide: float, high: float) -> Slot:
    left, top, width, height = (float(value) * MM for value in row["at"])
    at = Bounds(left, high - top - height, left + width, high - top)
    if not (width > 0 and height > 0 and left >= 0 and top >= 0):
        raise ValueError(f"at: {row['at']}")
    if at.max_x > wide + 1e-9 or at.min_y < -1e-9:
        raise ValueError(f"at: {row['at']}")
    return Slot(
        part=FormPart(row["part"]),
        at=at,
        rows=tuple(
            tuple(FieldCell(FormField(field), _positive(share)) for field, share in cells)
            for cells in row.get("rows", ())
        ),
        stack=tuple(
            StackPart(part=FormPart(part["part"]), most_m=_positive(part["most"]) * MM)
            for part in row.get("stack", ())
        ),
        columns=max(int(row.get("columns", 1)), 1),
    )


def _column(row: list[Any]) -> FormTableColumn:
    return FormTableColumn(
        FormColumn(row[0]),
        _positive(row[1]),
        float(row[2]) * MM if len(row) > 2 else 0.0,
        float(row[3]) * MM if len(row) > 3 else math.inf,
    )
