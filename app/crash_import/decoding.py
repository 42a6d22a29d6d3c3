"""Code cells to codes: by label, or by number in the encoding the user named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from operator import itemgetter
from typing import Protocol

from app.crash_import.columns import Columns
from gis.crashes.codes import CodeCatalogue, CodeField, Encoding, is_number
from gis.crashes.moments import to_utc
from gis.crashes.records import FORM_CHANGED_ON, FormEdition
from gis.problems import Problem

FIELDS: dict[str, CodeField] = {
    "weather": CodeField.WEATHER,
    "light": CodeField.LIGHT,
    "road_class": CodeField.ROAD_CLASS,
    "road_form": CodeField.ROAD_FORM,
    "location": CodeField.LOCATION,
    "pavement": CodeField.PAVEMENT,
    "surface": CodeField.SURFACE,
    "defect": CodeField.DEFECT,
    "obstacle": CodeField.OBSTACLE,
    "sight": CodeField.SIGHT,
    "signal": CodeField.SIGNAL,
    "signal_state": CodeField.SIGNAL_STATE,
    "divider": CodeField.DIVIDER,
    "lane_line": CodeField.LANE_LINE,
    "slow_lane_line": CodeField.SLOW_LANE_LINE,
    "edge_line": CodeField.EDGE_LINE,
    "type": CodeField.TYPE,
    "cause": CodeField.CAUSE,
    "class": CodeField.CLASS,
    "attribute": CodeField.ATTRIBUTE,
    "injury": CodeField.INJURY,
    "protection": CodeField.PROTECTION,
    "phone": CodeField.PHONE,
    "action": CodeField.ACTION,
    "impact": CodeField.IMPACT,
    "impact_other": CodeField.IMPACT,
    "party_cause": CodeField.CAUSE,
    "fled": CodeField.FLED,
}
"""Code columns of the party rows and the form's field each holds."""

_NUMBER_BEFORE = re.compile(
    r"^\s*\(?(?:[A-H]?\d{1,3}|[一二三四五六七八九十]{1,3})\)?\s*[.、:：]?\s*(?=[^\d\s])"
)
_NO_DRIVER_CAUSE = "無(車輛駕駛者因素)"
_MOSTLY = 0.5
_SAMPLE = 4000
"""About so many rows, taken evenly, tell whether a file holds numbers."""
_STRAY_SHARE = 0.01
_RETIRED_SHARE = 0.05
_NUMBERINGS = tuple(encoding for encoding in Encoding if encoding is not Encoding.LABEL)
_RETIRING = (CodeField.LIGHT, CodeField.SIGHT, CodeField.PROTECTION)
"""Fields whose every old choice was retired in 2023: old numbers there betray the encoding."""


@dataclass(slots=True)
class CellDecoder:
    """Turns label and group into a code; remembers what it has seen."""

    catalogue: CodeCatalogue
    encoding: Encoding
    lenient: bool = False
    """Also takes party classes by their letters ("B03") and numbers before labels ("13.追撞")."""
    _known: dict[tuple[CodeField, FormEdition, str, str], str | None] = field(default_factory=dict)

    def code(self, of: CodeField, label: str, group: str, form: FormEdition) -> str | None:
        """The code of a cell that is not blank; None where it is unknown."""
        key = (of, form, label, group)
        if key not in self._known:
            self._known[key] = self._look_up(of, label, group, form)
        return self._known[key]

    def _look_up(self, of: CodeField, label: str, group: str, form: FormEdition) -> str | None:
        """By label; a number by the encoding, where there is one."""
        if self.encoding is not Encoding.LABEL and is_number(label):
            try:
                return self.catalogue.code_of_number(of, label, encoding=self.encoding)
            except KeyError:
                return None
        found = self.catalogue.code_of(of, label, form=form, group=group)
        return self._leniently(of, label, group, form) if found is None and self.lenient else found

    def _leniently(self, of: CodeField, label: str, group: str, form: FormEdition) -> str | None:
        """A class by its own code, a label without the number before it.

        尚未發現肇事因素 without its heading is taken for that of a driver.
        """
        if of is CodeField.CLASS and is_number(label) and not label.isdecimal():
            return self.catalogue.normal_code(of, label)
        if of is CodeField.CAUSE and not group:
            found = self.catalogue.code_of(of, label, form=form, group=_NO_DRIVER_CAUSE)
            if found is not None:
                return found
        bare = _NUMBER_BEFORE.sub("", label)
        if bare == label:
            return None
        return self.catalogue.code_of(of, bare, form=form, group=_NUMBER_BEFORE.sub("", group))

    def form_of(self, moment: datetime) -> FormEdition:
        """The edition a crash was recorded on: the numbering's own, else by its moment."""
        if self.encoding is Encoding.UNTIL_112_06:
            return FormEdition.UNTIL_112_06
        if self.encoding in (Encoding.FROM_112_07, Encoding.SEQUENTIAL):
            return FormEdition.FROM_112_07
        return FormEdition.UNTIL_112_06 if moment < _FORM_CHANGED_AT else FormEdition.FROM_112_07


class HasCells(Protocol):
    """Any kind of row."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of a row."""


_FORM_CHANGED_AT = to_utc(FORM_CHANGED_ON, time.min)


def choose_encoding(
    rows: Sequence[HasCells],
    columns: Columns,
    *,
    asked: Encoding | None,
    catalogue: CodeCatalogue,
    file: str,
    tick: Callable[[], None] = lambda: None,
) -> Encoding:
    """The encoding to read a file by.

    Raises:
        Problem: ENCODING_NEEDED where a column holds numbers and the user named no numbering;
            ENCODING_DISAGREES where the numbers do not fit the one named.
    """
    step = max(1, len(rows) // _SAMPLE)
    sampled = _count_values(rows[::step], columns, tick)
    numeric = [name for name, values in sampled.items() if _is_numeric(values)]
    if not numeric:
        return Encoding.LABEL
    if asked is None or asked is Encoding.LABEL:
        raise Problem("ENCODING_NEEDED", file=file, column=columns.titles[numeric[0]])
    counts = _count_values(rows, columns, tick)
    for name in sorted(numeric):
        _check_numbers(FIELDS[name], columns.titles[name], counts[name], asked, catalogue, file)
    return asked


def _count_values(
    rows: Iterable[HasCells], columns: Columns, tick: Callable[[], None]
) -> dict[str, Counter[str]]:
    """How often each text stands in each code column, blanks left out."""
    whole = [row.cells for row in rows if len(row.cells) >= columns.width]
    counts: dict[str, Counter[str]] = {}
    for name in FIELDS:
        if (at := columns.labels.get(name)) is None:
            continue
        tick()
        counts[name] = Counter()
        for written, count in Counter(map(itemgetter(at), whole)).items():
            if text := written.strip():
                counts[name][text] += count
    return counts


def _is_numeric(values: Counter[str]) -> bool:
    """Whether more than half of a column are numbers, not labels."""
    numbers = sum(count for text, count in values.items() if is_number(text))
    return numbers > _MOSTLY * values.total()


def _check_numbers(
    of: CodeField,
    title: str,
    values: Counter[str],
    asked: Encoding,
    catalogue: CodeCatalogue,
    file: str,
) -> None:
    """Refuse numbers that the named encoding does not have, or that only an older one used.

    A stray number that no encoding has is a slip of the pen and left to a remark, as long as such
    numbers are rare.
    """
    numbers = {text: count for text, count in values.items() if is_number(text)}
    unknown = [t for t in numbers if not catalogue.knows_number(of, t, encoding=asked)]
    elsewhere = [
        text
        for text in unknown
        if any(catalogue.knows_number(of, text, encoding=other) for other in _NUMBERINGS)
    ]
    strays = sum(numbers[text] for text in unknown)
    if elsewhere or strays > _STRAY_SHARE * values.total():
        raise Problem(
            "ENCODING_DISAGREES",
            file=file,
            column=title,
            number=(elsewhere or unknown)[0],
            encoding=asked.value,
        )
    if asked is not Encoding.FROM_112_07 or of not in _RETIRING:
        return
    retired = {
        text: count
        for text, count in numbers.items()
        if (code := catalogue.normal_code(of, text)) is not None
        and (entry := catalogue.entry(of, code, form=FormEdition.FROM_112_07)) is not None
        and entry.retired
    }
    if sum(retired.values()) > _RETIRED_SHARE * values.total():
        code = max(retired, key=retired.__getitem__)
        raise Problem(
            "ENCODING_DISAGREES", file=file, column=title, number=code, encoding=asked.value
        )
