"""Old fatal-crash lists, one row a crash: 發生時間, 發生地點, 死亡受傷人數, 車種[, 經緯度]."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.crash_import.decoding import CellDecoder
from app.crash_import.placing import phases, project
from app.crash_import.rows import Arrival, FileContent, Refusal, Remark, SourceRow
from app.crash_import.tables import is_note, plain_header
from app.store.uids import new_uid
from gis.crashes.codes import CodeField
from gis.crashes.coordinates import LonLat, judge_coordinates, read_coordinate
from gis.crashes.details import read_casualties, role_of
from gis.crashes.moments import read_moment
from gis.crashes.place_text import PlaceText, parse_place
from gis.crashes.records import Crash, CrashUid, FormEdition, Party, Severity

_HEADERS = {
    "發生時間": "moment",
    "發生地點": "place",
    "死亡受傷人數": "casualties",
    "車種": "vehicles",
    "經度": "lon",
    "緯度": "lat",
}
_NEEDED = {"moment", "place", "casualties", "vehicles"}
_VEHICLE_ENDS = re.compile(r"[;、]")
_SEVERITY_NOTE = re.compile(r"事故類別\s*:\s*(A[123])")


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Where the columns of a list stand."""

    width: int
    places: dict[str, int]

    def text(self, row: SourceRow, name: str) -> str:
        """The text of a column, "" where the file does not have it."""
        at = self.places.get(name)
        return "" if at is None or at >= len(row.cells) else row.cells[at].strip()


def find_list_columns(cells: Sequence[str]) -> ListColumns | None:
    """The columns of a header row of such a list; None if it is none."""
    places: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if (name := _HEADERS.get(plain_header(cell))) is not None:
            places.setdefault(name, at)
    return ListColumns(len(cells), places) if places.keys() >= _NEEDED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListRow:
    """One row that can be stored."""

    row: SourceRow
    crash: Crash
    remarks: tuple[Remark, ...]


def read_list(
    rows: Sequence[SourceRow],
    columns: ListColumns,
    content: FileContent,
    *,
    decoder: CellDecoder,
    text: str,
    epsg: int,
    tick: Callable[[float], None],
) -> None:
    """Read a list into `content`; each row is one crash or one refusal."""
    note = _SEVERITY_NOTE.search(unicodedata.normalize("NFKC", f"{text[:500]}{text[-500:]}"))
    noted = Severity(note[1]) if note else None
    kept: list[_ListRow] = []
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            tick(number / len(rows))
        if is_note(row.cells) or find_list_columns(row.cells) is not None:
            continue
        content.read += 1
        read = _read_row(row, columns, decoder, noted)
        if isinstance(read, _ListRow):
            kept.append(read)
        else:
            content.refusals.append(
                Refusal(file=content.name, line=row.line, code=read[0], detail=read[1], raw=row.raw)
            )
    content.arrivals += _placed(kept, epsg)


def _read_row(
    row: SourceRow, columns: ListColumns, decoder: CellDecoder, noted: Severity | None
) -> _ListRow | tuple[str, str]:
    """One crash without its point and light, or why it is refused."""
    if len(row.cells) < columns.width or any(cell.strip() for cell in row.cells[columns.width :]):
        return "REFUSED_COLUMN_COUNT", f"{len(row.cells)}/{columns.width}"
    said = columns.text(row, "moment")
    moment = read_moment(said)
    if moment is None:
        return ("REFUSED_DATE" if said else "REFUSED_NO_DATE"), said
    casualties = read_casualties(columns.text(row, "casualties"))
    if noted is None and (casualties is None or not any(casualties)):
        return "REFUSED_SEVERITY", columns.text(row, "casualties")
    deaths, injured = casualties or (0, 0)
    severity = noted or (Severity.A1 if deaths else Severity.A2)
    form = decoder.form_of(moment)
    remarks: list[Remark] = []
    if casualties is None:
        remarks.append(Remark(code="CASUALTIES_UNREADABLE", detail=columns.text(row, "casualties")))
    place: PlaceText = parse_place(columns.text(row, "place"))
    crash = Crash(
        uid=CrashUid(new_uid()),
        occurred_at=moment,
        severity=severity,
        deaths_24h=deaths if severity is Severity.A1 else 0,
        injured=injured,
        city=place.city,
        district=place.district,
        place_text=columns.text(row, "place"),
        roads=place.roads,
        form=form,
        recorded=_recorded(row, columns),
        parties=_parties(columns.text(row, "vehicles"), decoder, form, remarks),
    )
    return _ListRow(row=row, crash=crash, remarks=tuple(remarks))


def _recorded(row: SourceRow, columns: ListColumns) -> LonLat | None:
    """The recorded pair of degrees, if both are there."""
    lon = read_coordinate(columns.text(row, "lon"))
    lat = read_coordinate(columns.text(row, "lat"))
    return None if lon is None or lat is None else (lon, lat)


def _parties(
    text: str, decoder: CellDecoder, form: FormEdition, remarks: list[Remark]
) -> tuple[Party, ...]:
    """Parties in the order of the list "普通輕型-機車;自用-小客車" (label-group)."""
    parties: list[Party] = []
    for number, written in enumerate(_pieces(text), 1):
        label, _, group = written.rpartition("-")
        code = decoder.code(CodeField.CLASS, label or group, group if label else "", form)
        if code is None:
            remarks.append(Remark(code="UNKNOWN_LABEL", detail=f"class: {written}"))
        parties.append(Party(sequence=number, role=role_of(code, None), class_code=code))
    return tuple(parties)


def _pieces(text: str) -> list[str]:
    """The pieces of a vehicle list; a 、 inside brackets does not part ("(含客、貨兩用)")."""
    plain = unicodedata.normalize("NFKC", text)
    pieces = [""]
    depth = 0
    for character in plain:
        depth += (character == "(") - (character == ")")
        if depth <= 0 and _VEHICLE_ENDS.match(character):
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces if piece.strip()]


def _placed(kept: Sequence[_ListRow], epsg: int) -> list[Arrival]:
    """The crashes with point, flag and light."""
    judged = [judge_coordinates(held.crash.recorded) for held in kept]
    points = [usable for usable, _ in judged]
    lights = phases(
        [held.crash.occurred_at for held in kept], points, [held.crash.city for held in kept]
    )
    metres = project(points, epsg)
    return [
        Arrival(
            crash=replace(
                held.crash, point=metres[at], position_flag=judged[at][1], day_phase=lights[at]
            ),
            remarks=held.remarks,
            partial=True,
        )
        for at, held in enumerate(kept)
    ]
