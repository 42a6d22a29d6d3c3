"""Where the columns of one EIS export stand, what is missing, and what is kept out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from app.crash_import.decoding import FIELDS
from app.crash_import.eis_headers import (
    EisColumn,
    Part,
    column_of,
    is_numbered,
    known_columns,
    plain_eis_header,
)
from app.crash_import.eis_privacy import personal_kind
from app.crash_import.rows import SourceRow
from gis.crashes.codes import is_number

CASE_NO = EisColumn("case_no")
NEEDED: tuple[tuple[EisColumn, ...], ...] = (
    (CASE_NO,),
    (EisColumn("date"),),
    (EisColumn("time"),),
    (EisColumn("sequence"),),
    (EisColumn("severity"), EisColumn("injured"), EisColumn("casualties")),
    (EisColumn("place"), EisColumn("road"), EisColumn("route"), EisColumn("lon")),
)
"""What a crash cannot do without: one of each group must be there."""
STORED_FIELDS = frozenset(FIELDS) | {
    *("case_no", "date", "time", "severity", "bureau", "sequence", "speed", "lon", "lat", "place"),
    *("city", "district", "village", "road", "section", "lane", "alley", "house", "metres"),
    *("cross_road", "cross_section", "cross_lane", "cross_alley", "other_place"),
    *("route", "route_km", "route_m", "casualties", "deaths_24h", "deaths_later", "deaths_30d"),
    *("injured", "side_direction", "precinct"),
}
"""Fields that reach a record; other known columns are read over."""
_TOLD_TWICE = frozenset({"year", "month", "weekday"})
"""Known from the date."""
_LEAST_KNOWN = 6
_LEAST_NUMBERED = 3
_SAMPLE = 2000
_CLASS_CODE = re.compile(r"[A-H]\d{1,2}")
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class EisLayout:
    """The columns of a file: what each one is taken for, None for those that nobody knows."""

    titles: tuple[str, ...]
    """Headers as written, doubled ones told apart by a number; columns behind the last one cut."""
    meanings: tuple[EisColumn | None, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.titles)

    @property
    def signature(self) -> str:
        """What files with the same headers share."""
        return signature_of(self.titles)

    def places(self, column: EisColumn) -> tuple[int, ...]:
        """Where a meaning stands, in the file's order."""
        return tuple(at for at, meaning in enumerate(self.meanings) if meaning == column)

    def at(self, field: str, part: Part = Part.LABEL) -> int | None:
        """Where a field stands first; None where the file does not have it."""
        return next(iter(self.places(EisColumn(field, part))), None)

    def personal(self) -> tuple[tuple[int, str], ...]:
        """Places and fields of all personal columns."""
        return tuple(
            (at, meaning.field)
            for at, meaning in enumerate(self.meanings)
            if meaning is not None and meaning.part is Part.PERSONAL
        )

    def unknown(self) -> tuple[str, ...]:
        """Titles of columns that nobody knows and that are kept out."""
        return tuple(
            title
            for title, meaning in zip(self.titles, self.meanings, strict=True)
            if meaning is None and title
        )

    def unused(self) -> tuple[str, ...]:
        """Titles of columns that are known but that no record has a place for."""
        return tuple(
            title
            for title, meaning in zip(self.titles, self.meanings, strict=True)
            if meaning is not None
            and meaning.part is not Part.PERSONAL
            and meaning.field not in STORED_FIELDS | _TOLD_TWICE
        )

    def missing(self) -> tuple[EisColumn, ...]:
        """Meanings that must be there and are not; the first of each group stands for it."""
        held = set(self.meanings)
        return tuple(group[0] for group in NEEDED if not held.intersection(group))


def signature_of(titles: Iterable[str]) -> str:
    """A short mark of a header row, the same however it is spaced."""
    joined = "@".join(plain_eis_header(title) for title in titles)
    return sha256(joined.encode()).hexdigest()[:16]


def layout_of(cells: Sequence[str]) -> EisLayout:
    """The layout of a row taken as header, by its names."""
    titles = titles_of(cells)
    written = [cell.strip() for cell in cells[: len(titles)]]
    return EisLayout(
        titles=titles, meanings=tuple(column_of(one) if one else None for one in written)
    )


def titles_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns; the second of the same name is "name (2)", blank ends are cut."""
    last = max((at for at, cell in enumerate(cells) if cell.strip()), default=-1)
    seen: dict[str, int] = {}
    titles: list[str] = []
    for cell in cells[: last + 1]:
        name = " ".join(cell.replace("\ufeff", "").split())
        seen[name] = seen.get(name, 0) + 1
        titles.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(titles)


def find_eis_columns(cells: Sequence[str]) -> EisLayout | None:
    """The layout of a header row of such an export; None if it is none.

    It is one where it names a case number and five other known columns.
    """
    if len(cells) < _LEAST_KNOWN:
        return None
    layout = layout_of(cells)
    known = sum(1 for meaning in set(layout.meanings) if meaning is not None)
    if known < _LEAST_KNOWN:
        return None
    numbered = sum(1 for title in layout.titles if is_numbered(title))
    if layout.at("case_no") is None and numbered < _LEAST_NUMBERED:
        return None
    return layout


def mapped(layout: EisLayout, mapping: Mapping[str, str]) -> EisLayout:
    """A layout with what the user said of some columns: title to meaning, "" for not used.

    A meaning that the user gives to a column is taken from any other column.
    """
    known = {column.key: column for column in known_columns()}
    said = {
        at: known.get(mapping[title]) for at, title in enumerate(layout.titles) if title in mapping
    }
    taken = {meaning for meaning in said.values() if meaning is not None}
    return replace(
        layout,
        meanings=tuple(
            said.get(at, None if meaning in taken else meaning)
            for at, meaning in enumerate(layout.meanings)
        ),
    )


def settled(layout: EisLayout, rows: Sequence[SourceRow]) -> EisLayout:
    """A layout in which every stored field stands once, and personal columns are found by content.

    Of several columns of one meaning the fullest holds. A column of codes stands in for a label
    that is not there or blank; party classes go by their letters ("B03"), which settle what the
    label "自用" leaves open.
    """
    sample = [row.cells for row in rows[:: max(1, len(rows) // _SAMPLE)]]
    meanings = list(layout.meanings)
    for at in range(layout.width):
        if meanings[at] is None and (kind := personal_kind(_column(sample, at))) is not None:
            meanings[at] = EisColumn(kind, Part.PERSONAL)
    for column in {meaning for meaning in meanings if meaning and meaning.field in STORED_FIELDS}:
        _keep_fullest(meanings, column, sample)
    for field in FIELDS:
        _prefer(meanings, field, sample)
    return replace(layout, meanings=tuple(meanings))


def _column(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    """The values of a column that are not blank."""
    return [cells[at].strip() for cells in sample if at < len(cells) and cells[at].strip()]


def _keep_fullest(
    meanings: list[EisColumn | None], column: EisColumn, sample: Sequence[Sequence[str]]
) -> None:
    """Leave a meaning to one column: labels before numbers, full ones before blank ones."""
    places = [at for at, meaning in enumerate(meanings) if meaning == column]
    if len(places) < 2 or column.part is Part.PERSONAL:
        return
    worded = column.field in FIELDS and column.part is Part.LABEL

    def rank(at: int) -> tuple[bool, int, int]:
        values = _column(sample, at)
        return (worded and _share(values, is_number) > _MOSTLY, -len(values), at)

    kept = min(places, key=rank)
    for at in places:
        if at != kept:
            meanings[at] = None


def _prefer(meanings: list[EisColumn | None], field: str, sample: Sequence[Sequence[str]]) -> None:
    """Let the codes of a field stand for its label where that tells less."""
    label, code = EisColumn(field), EisColumn(field, Part.CODE)
    if code not in meanings:
        return
    at_code = meanings.index(code)
    codes = _column(sample, at_code)
    at_label = meanings.index(label) if label in meanings else None
    blank = at_label is None or not _column(sample, at_label)
    lettered = field == "class" and _share(codes, lambda text: bool(_CLASS_CODE.fullmatch(text)))
    if codes and (blank or lettered > _MOSTLY):
        if at_label is not None:
            meanings[at_label] = EisColumn(field, Part.CODE)
        meanings[at_code] = label


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The share of values that something holds for, 0 for none."""
    return sum(map(holds, values)) / len(values) if values else 0.0
