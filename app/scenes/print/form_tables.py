"""The tables of a scene form: parties, marks, fixed points, measurements, remarks, photos."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.scenes.print.correction_rows import correction_rows
from app.scenes.print.form_content import PartyName, SceneForm
from app.scenes.print.form_layout import FormColumn, FormPart, FormTableColumn
from app.scenes.print.form_values import coded, numbered, party_kind
from app.scenes.print.survey_words import (
    SIGN,
    SurveyRows,
    place_words,
    signed,
    values_words,
)
from app.sheets.frame import box, label, rule
from app.sheets.style import ASCENT_EM, GREY, INK, LINE_FACTOR, MM, NAVY
from app.sheets.table import Column, lay_out_table, table_height_m
from gis.angles import Point
from gis.crashes.codes import CodeField
from gis.display.primitives import Anchor, Bounds, Item, Stroke
from gis.scenes.lengths import coordinate_text, mark_length_text, sigma_text
from gis.scenes.scene import Mark, MarkForm, MarkKind, SceneParty
from gis.scenes.survey.adjustment import Adjusted
from gis.scenes.survey.measurements import Measurement
from gis.scenes.targets import letter, letters, mark_name, ordered

Row = dict[FormColumn, str]
MOST_LINES = 6
_ROOMY_M, _CROWDED_SHARE = 125 * MM, 0.82
_PEN, _HAIR = Stroke(colour=INK, width_m=0.25 * MM), Stroke(colour=INK, width_m=0.1 * MM)
_RIGHT = frozenset({FormColumn.SIGMA, FormColumn.RESIDUAL, FormColumn.LENGTH, FormColumn.BEARING})
_NAMES = frozenset({FormColumn.NAME, FormColumn.PLATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """One table with all its rows."""

    part: FormPart
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """As many rows of a table as found room: what to paint, its height, and how many they are."""

    items: tuple[Item, ...]
    height_m: float
    shown: int


def tables_of(form: SceneForm) -> dict[FormPart, FormTable]:
    """All tables that have rows."""
    survey = SurveyRows(form)
    makers: dict[FormPart, Callable[[], list[Row]]] = {
        FormPart.PARTIES: lambda: _parties(form),
        FormPart.MARKS: lambda: _marks(form),
        FormPart.FIXED_POINTS: lambda: _fixed_points(form),
        FormPart.MEASUREMENTS: lambda: _measurements(form, survey),
        FormPart.REMARKS: lambda: [
            {FormColumn.TARGET: f"{SIGN} {target}", FormColumn.NOTE: told}
            for target, told in survey.remarks()
        ],
        FormPart.PHOTOS: lambda: _photos(form),
        FormPart.CORRECTIONS: lambda: correction_rows(form),
    }
    found = {
        part: FormTable(
            part=part,
            title=form.words(f"SCENE_FORM_TABLE_{part.name}"),
            rows=tuple(make()),
        )
        for part, make in makers.items()
    }
    return {part: table for part, table in found.items() if table.rows}


def _parties(form: SceneForm) -> list[Row]:
    return [_party(form, letter(place), one) for place, one in enumerate(ordered(form.scene))]


def _party(form: SceneForm, own: str, party: SceneParty) -> Row:
    who = form.names.get(party.no, PartyName())
    return {
        FormColumn.LETTER: own,
        FormColumn.NAME: who.name,
        FormColumn.PLATE: who.plate,
        FormColumn.CLASS: party_kind(form, party),
        FormColumn.ACTION: numbered(form, CodeField.ACTION, party.action_code),
        FormColumn.IMPACT: numbered(form, CodeField.IMPACT, party.impact_code),
        FormColumn.INJURY: coded(form, CodeField.INJURY, party.injury_code),
        FormColumn.AGE_BAND: party.age_band,
        FormColumn.PROTECTION_CODE: party.protection_code or "",
        FormColumn.PROTECTION: coded(form, CodeField.PROTECTION, party.protection_code),
    }


def _marks(form: SceneForm) -> list[Row]:
    owners = letters(form.scene)
    return [
        {
            FormColumn.MARK: mark_name(form.scene, place),
            FormColumn.KIND: mark_kind(form, mark),
            FormColumn.PARTY: owners.get(mark.party, "") if mark.party is not None else "",
            FormColumn.LENGTH: _mark_length(mark),
            FormColumn.NOTE: mark.note,
        }
        for place, mark in enumerate(form.scene.marks)
    ]


def mark_kind(form: SceneForm, mark: Mark) -> str:
    """What a mark is, in words; a file's own word where it is none of ours."""
    known = mark.kind in MarkKind.__members__.values()
    return form.words(f"SCENE_FORM_MARK_{mark.kind.upper()}") if known else mark.kind


def _mark_length(mark: Mark) -> str:
    long = mark_length_text(mark)
    if long:
        return long
    if mark.form is MarkForm.AREA and len(mark.points) > 2:
        return f"{_area_m2(mark.points):.2f} m²"
    return ""


def _area_m2(points: Sequence[Point]) -> float:
    from shapely import Polygon

    return float(Polygon(points).area)


def _fixed_points(form: SceneForm) -> list[Row]:
    return [
        {
            FormColumn.FIXED_POINT: kept.point.id,
            FormColumn.NOTE: kept.point.note,
            FormColumn.EASTING: coordinate_text(kept.point.at[0]),
            FormColumn.NORTHING: coordinate_text(kept.point.at[1]),
        }
        for kept in form.scene.fixed_points
    ]


def _measurements(form: SceneForm, survey: SurveyRows) -> list[Row]:
    return [_measured(form, survey, place, one) for place, one in enumerate(survey.measured)]


def _measured(form: SceneForm, survey: SurveyRows, place: int, one: Measurement) -> Row:
    off = survey.residual(place)
    sign = f" {SIGN}" if survey.is_doubtful(one.target) else ""
    told = survey.adjusted.get(one.target)
    where, ellipse = "", ""
    if isinstance(told, Adjusted):
        shape = told.ellipse
        where = place_words(told.at)
        ellipse = f"{shape.major_m:.2f} × {shape.minor_m:.2f}, {shape.bearing_deg:.0f}°"
    return {
        FormColumn.NUMBER: str(place + 1),
        FormColumn.TARGET: survey.names[one.target] + sign,
        FormColumn.METHOD: form.words(f"SCENE_FORM_METHOD_{one.method.name}"),
        FormColumn.VALUES: values_words(one, form.words),
        FormColumn.SIGMA: sigma_text(one.sigma_m),
        FormColumn.RESIDUAL: "" if off is None else signed(off.off_m),
        FormColumn.PLACE: where,
        FormColumn.ELLIPSE: ellipse,
        FormColumn.PHOTO: one.photo,
    }


def _photos(form: SceneForm) -> list[Row]:
    return [
        {
            FormColumn.PHOTO: photo.id or f"P{place}",
            FormColumn.BEARING: "" if photo.bearing_deg is None else f"{photo.bearing_deg:.0f}°",
            FormColumn.NOTE: "  ".join(part for part in (photo.note, photo.file) if part),
            FormColumn.EASTING: "" if photo.at is None else f"{photo.at[0]:.2f}",
            FormColumn.NORTHING: "" if photo.at is None else f"{photo.at[1]:.2f}",
        }
        for place, photo in enumerate(form.scene.photos, start=1)
    ]


# --- on paper


def columns_of(form: SceneForm, table: FormTable, width_m: float) -> list[FormTableColumn]:
    """The columns that are shown in a width; those of names only where there are names."""
    return [
        one
        for one in form.layout.tables.get(table.part, ())
        if one.from_m <= width_m < one.below_m and (form.names or one.column not in _NAMES)
    ]


def _laid_columns(
    form: SceneForm, chosen: Sequence[FormTableColumn], width_m: float
) -> list[Column]:
    whole = sum(one.share for one in chosen)
    return [
        Column(
            heading=form.words(f"SCENE_FORM_COLUMN_{one.column.name}"),
            width_m=width_m * one.share / whole,
            anchor=Anchor.RIGHT if one.column in _RIGHT else Anchor.LEFT,
            bold=one.column in (FormColumn.LETTER, FormColumn.MARK),
        )
        for one in chosen
    ]


def piece_of(
    form: SceneForm, table: FormTable, *, start: int, top_left: Point, width_m: float, room_m: float
) -> Piece:
    """Rows of a table from `start` on, as many as find room, under its title."""
    chosen = columns_of(form, table, width_m)
    letters_m = _letters_m(form, chosen, width_m)
    title_m = letters_m * LINE_FACTOR + 1.0 * MM
    if not chosen or start >= len(table.rows):
        return Piece(items=(), height_m=0.0, shown=0)
    columns = _laid_columns(form, chosen, width_m)
    cells = [[row[one.column] for one in chosen] for row in table.rows[start:]]
    shown = _fitting(columns, cells, room_m - title_m, letters_m)
    if not shown:
        return Piece(items=(), height_m=0.0, shown=0)
    left, top = top_left
    laid = lay_out_table(
        columns,
        cells[:shown],
        top_left=(left, top - title_m),
        max_height_m=room_m - title_m + 1e-6,
        more=str,
        max_lines=MOST_LINES,
        height_m=letters_m,
    )
    whole = Bounds(left, top - title_m - laid.height_m, left + width_m, top)
    items = [
        label(
            (left + 0.8 * MM, top - 0.4 * MM - ASCENT_EM * letters_m),
            _titled(form, table, start, shown),
            letters_m,
            colour=NAVY,
            bold=True,
        ),
        *laid.items,
        *_lines(columns, whole, top - title_m),
    ]
    return Piece(items=tuple(items), height_m=title_m + laid.height_m, shown=shown)


def _letters_m(form: SceneForm, chosen: Sequence[FormTableColumn], width_m: float) -> float:
    """The sheet's letters, smaller where names and plates crowd a narrow table."""
    crowded = width_m < _ROOMY_M and any(one.column in _NAMES for one in chosen)
    return form.sheet.letters_m * (_CROWDED_SHARE if crowded else 1.0)


def _titled(form: SceneForm, table: FormTable, start: int, shown: int) -> str:
    """The title, with which rows these are where they are not all."""
    if shown == len(table.rows):
        return table.title
    return form.words(
        "SCENE_FORM_ROWS", title=table.title, first=start + 1, last=start + shown,
        count=len(table.rows),
    )  # fmt: skip


def _fitting(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], room_m: float, letters_m: float
) -> int:
    """How many rows fit with all their words."""
    used = table_height_m(columns, (), height_m=letters_m)
    head = used
    for place, row in enumerate(cells):
        used += table_height_m(columns, [row], max_lines=MOST_LINES, height_m=letters_m) - head
        if used > room_m + 1e-9:
            return place
    return len(cells)


def _lines(columns: Sequence[Column], whole: Bounds, head: float) -> list[Item]:
    """The frame of a table, and lines between its columns."""
    items: list[Item] = [box(whole, stroke=_PEN), rule((whole.min_x, head), (whole.max_x, head))]
    x = whole.min_x
    for column in columns[:-1]:
        x += column.width_m
        items.append(rule((x, head), (x, whole.min_y), _HAIR))
    return items


def nothing(form: SceneForm, title: str, top_left: Point) -> tuple[Item, ...]:
    """A table without rows, said so."""
    letters_m = form.sheet.letters_m
    at = (top_left[0] + 0.8 * MM, top_left[1] - 0.4 * MM - ASCENT_EM * letters_m)
    return (label(at, title, letters_m, colour=GREY),)
