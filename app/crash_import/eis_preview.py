"""A look at an export before its import: its columns, its first rows as they would be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.catalogues import load_code_catalogue
from app.crash_import.contents import read_texts
from app.crash_import.eis_crashes import read_eis
from app.crash_import.eis_headers import EisColumn, Part, usual_headers
from app.crash_import.eis_layout import EisLayout, layout_of, mapped, settled
from app.crash_import.eis_privacy import HIDDEN, secrets_of, without_persons
from app.crash_import.rows import Arrival, FileContent, SourceRow, SourceText
from app.crash_import.tables import DELIMITERS, HEADER_WITHIN, split_rows
from app.crash_list.cells import day_words
from app.file_names import shown
from app.messages import Language, say
from app.tasks import Progress, silent
from gis.crashes.codes import CodeField, Encoding
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Party
from gis.problems import Problem

LOOKING = "LOOKING_AT_COLUMNS"
SHOWN_ROWS = 20
_SAMPLE_ROWS = 300
_LEAST_NAMES = 2
_EPSG = 3826
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One party row as it would be stored, without personal values; `refused` says why not."""

    line: int
    case_no: str = ""
    moment: str = ""
    place: str = ""
    severity: str = ""
    type_name: str = ""
    party_no: str = ""
    class_name: str = ""
    action_name: str = ""
    deaths: str = ""
    """Within 24 hours / within 30 days ("0 / 1"; "–" where nobody says)."""
    injured: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EisPreview:
    """What a mapping makes of the first rows."""

    rows: tuple[PreviewRow, ...] = ()
    missing: tuple[EisColumn, ...] = ()
    """What a crash cannot do without; nothing is read before it is there."""
    warnings: tuple[str, ...] = ()
    """In words, without a value of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleColumn:
    """A column of a file: its title, a value to know it by (masked), what it is taken for."""

    title: str
    value: str
    meaning: EisColumn | None
    personal: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EisSample:
    """The header and first rows of an export; holds personal data, so it shows nothing itself."""

    file: str
    layout: EisLayout
    rows: tuple[SourceRow, ...]

    def __repr__(self) -> str:
        return f"EisSample({len(self.rows)} rows)"

    def columns(self, mapping: Mapping[str, str]) -> tuple[SampleColumn, ...]:
        """The file's columns under a mapping."""
        layout = mapped(self.layout, mapping)
        found = settled(layout, self.rows)
        columns = []
        for at, title in enumerate(found.titles):
            meaning = layout.meanings[at] or found.meanings[at]
            personal = meaning is not None and meaning.part is Part.PERSONAL
            columns.append(
                SampleColumn(
                    title=title,
                    value=self._value(found, at, meaning),
                    meaning=meaning,
                    personal=personal,
                )
            )
        return tuple(columns)

    def _value(self, layout: EisLayout, at: int, meaning: EisColumn | None) -> str:
        """The first value of a column; a personal one is hidden, of an unknown one its shape."""
        personal, unknown = meaning is not None and meaning.part is Part.PERSONAL, meaning is None
        filled = (row.cells for row in self.rows if at < len(row.cells) and row.cells[at].strip())
        cells = next(filled, None)
        if cells is None or personal:
            return HIDDEN * 3 if cells else ""
        if unknown:
            return shape_of(cells[at].strip())[:_LONGEST_VALUE]
        people = [place for place, _ in layout.personal() if place < len(cells)]
        secrets = secrets_of(cells[place] for place in people)
        return without_persons(cells[at].strip(), secrets)[:_LONGEST_VALUE]

    def preview(
        self,
        mapping: Mapping[str, str],
        *,
        language: Language,
        encoding: Encoding | None = None,
    ) -> EisPreview:
        """The first rows as they would be read."""
        layout = mapped(self.layout, mapping)
        if missing := layout.missing():
            return EisPreview(missing=missing)
        content = FileContent(name=self.file)
        some = self.rows[:SHOWN_ROWS]
        try:
            read_eis(
                some,
                layout,
                content,
                catalogue=load_code_catalogue(),
                encoding=encoding,
                mapping={},
                epsg=_EPSG,
                tick=_untold,
            )
        except Problem as problem:
            return EisPreview(warnings=(say(problem.code, language, **problem.params),))
        rows = [row for arrival in content.arrivals for row in _rows_of(arrival, language)]
        rows += [
            PreviewRow(line=one.line, refused=say(one.code, language, detail=one.detail))
            for one in content.refusals
        ]
        return EisPreview(rows=tuple(rows), warnings=_warnings(content, language))


def shape_of(value: str) -> str:
    """What a value looks like without saying it: digits as 9, letters as A, Chinese as 字."""
    return "".join(
        "9"
        if letter.isdigit()
        else "A"
        if letter.isascii() and letter.isalpha()
        else "字"
        if letter.isalpha()
        else letter
        for letter in value
    )


def _untold(done: float) -> None:
    """Progress that nobody wants to know."""


def _rows_of(arrival: Arrival, language: Language) -> list[PreviewRow]:
    """The parties of one crash."""
    crash = arrival.crash
    local = crash.occurred_at.astimezone(TAIPEI)
    later = "–" if crash.deaths_30d is None else str(crash.deaths_30d)

    def name(of: CodeField, code: str | None) -> str:
        if code is None:
            return ""
        catalogue = load_code_catalogue()
        spoken = catalogue.name_of if language is Language.CHINESE else catalogue.name_gloss_of
        return spoken(of, code, form=crash.form)

    def row(party: Party) -> PreviewRow:
        return PreviewRow(
            line=0,
            case_no=crash.case_no or "",
            moment=f"{day_words(local.date(), language)} {local:%H:%M}",
            place=crash.place_text,
            severity=crash.severity.value,
            type_name=name(CodeField.TYPE, crash.type_code),
            party_no=str(party.sequence),
            class_name=name(CodeField.CLASS, party.class_code),
            action_name=name(CodeField.ACTION, party.action_code),
            deaths=f"{crash.deaths_24h} / {later}",
            injured=str(crash.injured),
        )

    return [row(party) for party in crash.parties]


def _warnings(content: FileContent, language: Language) -> tuple[str, ...]:
    """Doubts about the sample and what is left out, in words."""
    found: dict[str, None] = {}
    for arrival in content.arrivals:
        for remark in arrival.remarks:
            found.setdefault(say(remark.code, language, detail=remark.detail))
    count = sum(person.details.count for person in content.persons)
    if count:
        found.setdefault(say("PERSONAL_NOT_SHOWN", language, count=count))
    for code, titles in (
        ("COLUMNS_KEPT_OUT", content.kept_out),
        ("COLUMNS_UNUSED", content.unused),
    ):
        if titles:
            found.setdefault(say(code, language, columns="、".join(titles)))
    return tuple(found)


def sample_columns(path: Path, progress: Progress = silent) -> EisSample:
    """The first rows of the export in a file, its header being the row with most known names.

    Raises:
        Problem: CRASH_FILE_UNKNOWN where no row names columns; those of `read_texts`.
    """
    progress(LOOKING, 0.0)
    texts, _ = read_texts(path, lambda: progress(LOOKING, 0.5), most_rows=_SAMPLE_ROWS)
    found = [sample for text in texts if (sample := _best_sample(text)) is not None]
    progress(LOOKING, 1.0)
    if not found:
        raise Problem("CRASH_FILE_UNKNOWN", file=shown(path.name))
    return max(found, key=lambda sample: (_names(sample.layout), len(sample.rows)))


def _best_sample(text: SourceText) -> EisSample | None:
    """The likeliest header of a text with the rows below it."""
    samples = [_sample(text.name, rows) for rows in _readings(text)]
    return max(
        (sample for sample in samples if sample is not None),
        key=lambda sample: _names(sample.layout),
        default=None,
    )


def _readings(text: SourceText) -> list[list[SourceRow]]:
    """The first rows of a text, parted by each separator that may be meant."""
    if text.rows is not None:
        return [list(text.rows)]
    head = text.text[: (_SAMPLE_ROWS + HEADER_WITHIN) * 4096]
    found = []
    for delimiter in DELIMITERS:
        rows = []
        for row in split_rows(head, delimiter):
            rows.append(row)
            if len(rows) >= _SAMPLE_ROWS:
                break
        found.append(rows)
    return found


def _sample(name: str, rows: Sequence[SourceRow]) -> EisSample | None:
    """The sample below the row of most known names; None where no row has two."""
    heads = [row for row in rows if row.line <= HEADER_WITHIN]
    if not heads:
        return None
    best = max(heads, key=lambda row: _names(layout_of(row.cells)))
    layout = layout_of(best.cells)
    if _names(layout) < _LEAST_NAMES:
        return None
    below = tuple(row for row in rows if row.line > best.line)
    return EisSample(file=name, layout=layout, rows=below)


def _names(layout: EisLayout) -> int:
    """How many different known columns a header names."""
    return len({meaning for meaning in layout.meanings if meaning is not None})


def column_name(column: EisColumn, language: Language) -> str:
    """What a meaning is called: the form's own header, in English with the field before it."""
    header = usual_headers()[column]
    if language is Language.CHINESE:
        return header
    part = "" if column.part in (Part.LABEL, Part.PERSONAL) else f" ({column.part.value})"
    return f"{column.field.replace('_', ' ')}{part} · {header}"
