"""Groups of party rows to crash records with their remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from app.crash_import.columns import Columns
from app.crash_import.decoding import FIELDS, CellDecoder
from app.crash_import.party_rows import CrashRows, PartyRow
from app.crash_import.placing import phases, project
from app.crash_import.rows import Arrival, Remark
from app.store.uids import new_uids
from gis.angles import Point
from gis.crashes.coordinates import LonLat, judge_coordinates, read_coordinate
from gis.crashes.details import age_band, doubtful_speed_limit, read_casualties, role_of
from gis.crashes.place_text import PlaceText, city_of_bureau, parse_place
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    Party,
    PositionFlag,
    Severity,
)

PARTY_FIELDS = (
    "class",
    "attribute",
    "injury",
    "protection",
    "phone",
    "action",
    "impact",
    "impact_other",
    "party_cause",
    "fled",
)
_CRASH_FIELDS = tuple(name for name in FIELDS if name not in PARTY_FIELDS)
_TICK_CRASHES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _CodeColumn:
    """One code column: its name, the record's field, where label and group stand."""

    name: str
    key: str
    label_at: int
    group_at: int | None


_Codes = tuple[dict[str, str | None], tuple[Remark, ...]]
Beyond = Callable[[int, int, tuple[Party, ...]], Mapping[str, Any]]
"""Further fields of a crash by its place in the list, its deaths within 24 hours, its parties."""
_Known = tuple[Party, tuple[Remark, ...]]


@dataclass(slots=True)
class _Plan:
    """How to decode the code columns of a crash or a party on one edition of the form.

    The same combinations of texts come again and again; each is decoded once.
    """

    form: FormEdition
    columns: Sequence[_CodeColumn]
    blank: Mapping[str, None]
    """Fields of columns that the file does not have."""
    cells: Callable[[Sequence[str]], object]
    known: dict[object, _Codes] = field(default_factory=dict)
    parties: dict[object, _Known] = field(default_factory=dict)
    """Parties by number, age band and texts, with the remarks on them."""


class _Told(NamedTuple):
    """What the first row of a crash tells of its place."""

    recorded: LonLat | None
    usable: LonLat | None
    flag: PositionFlag
    place: PlaceText
    place_text: str
    bureau: str
    city: str


@dataclass(slots=True)
class CrashBuilder:
    """Builds crashes of one file; `epsg` is the store's CRS."""

    columns: Columns
    decoder: CellDecoder
    epsg: int
    quoting: bool = True
    """Whether remarks quote what a cell says; a cell of some files may hold a person."""
    beyond: Beyond | None = None
    """What a file says of a crash beyond the columns of the national one."""
    _remarks: list[Remark] = field(default_factory=list)
    _plans: dict[FormEdition, tuple[_Plan, _Plan]] = field(default_factory=dict)

    def build(self, crashes: Sequence[CrashRows], tick: Callable[[float], None]) -> list[Arrival]:
        """One arrival a crash, in the crashes' order."""
        told: list[_Told] = []
        for at, crash in enumerate(crashes):
            if at % _TICK_CRASHES == 0:
                tick(0.4 * at / len(crashes))
            told.append(self._told(crash.rows[0].source.cells))
        points = [one.usable for one in told]
        lights = phases(
            [crash.rows[0].occurred_at for crash in crashes],
            points,
            [one.city for one in told],
            lambda done: tick(0.4 + 0.1 * done),
        )
        metres = project(points, self.epsg, lambda done: tick(0.5 + 0.1 * done))
        uids = new_uids(len(crashes))
        arrivals: list[Arrival] = []
        for at, crash in enumerate(crashes):
            if at % _TICK_CRASHES == 0:
                tick(0.6 + 0.4 * at / len(crashes))
            arrivals.append(self._arrival(at, uids[at], crash, told[at], metres[at], lights[at]))
        return arrivals

    def _told(self, cells: Sequence[str]) -> _Told:
        """What a row tells of the place."""
        text = self.columns.text
        lon, lat = read_coordinate(text(cells, "lon")), read_coordinate(text(cells, "lat"))
        recorded = None if lon is None or lat is None else (lon, lat)
        usable, flag = judge_coordinates(recorded)
        place_text, bureau = text(cells, "place"), text(cells, "bureau")
        place = _place(place_text)
        city = place.city or _city_of_bureau(bureau)
        return _Told(recorded, usable, flag, place, place_text, bureau, city)

    def _arrival(
        self,
        at: int,
        uid: str,
        rows: CrashRows,
        told: _Told,
        point: Point | None,
        light: DayPhase,
    ) -> Arrival:
        """One crash with its parties."""
        self._remarks = []
        first, cells = rows.rows[0], rows.rows[0].source.cells
        form = self.decoder.form_of(first.occurred_at)
        deaths, injured = self._casualties(cells, first.severity)
        crash_plan, party_plan = self._plan(form)
        codes: dict[str, Any] = self._codes(cells, crash_plan)
        parties = tuple([self._party(row, party_plan) for row in rows.rows])
        if self.beyond is not None:
            codes = {**codes, **self.beyond(at, deaths, parties)}
        crash = Crash(
            uid=CrashUid(uid),
            occurred_at=first.occurred_at,
            severity=first.severity,
            deaths_24h=deaths,
            injured=injured,
            bureau=told.bureau,
            city=told.city,
            district=told.place.district,
            place_text=told.place_text,
            roads=told.place.roads,
            form=form,
            day_phase=light,
            speed_limit_kmh=self._speed_limit(cells),
            recorded=told.recorded,
            point=point,
            position_flag=told.flag,
            parties=parties,
            **codes,
        )
        self._remark_numbers(rows)
        remarks = tuple(dict.fromkeys(self._remarks)) if self._remarks else ()
        return Arrival(crash=crash, remarks=remarks, incomplete=rows.incomplete)

    def _plan(self, form: FormEdition) -> tuple[_Plan, _Plan]:
        """How to decode the columns of a crash and of a party recorded on an edition."""
        if form not in self._plans:
            self._plans[form] = (
                self._plan_of(_CRASH_FIELDS, form),
                self._plan_of(PARTY_FIELDS, form),
            )
        return self._plans[form]

    def _plan_of(self, names: Sequence[str], form: FormEdition) -> _Plan:
        """How to decode some columns."""
        keys = {name: f"{name.removeprefix('party_')}_code" for name in names}
        columns = [
            _CodeColumn(
                name=name,
                key=keys[name],
                label_at=self.columns.labels[name],
                group_at=self.columns.groups.get(name),
            )
            for name in names
            if name in self.columns.labels
        ]
        places = sorted(
            {column.label_at for column in columns}
            | {column.group_at for column in columns if column.group_at is not None}
        )
        return _Plan(
            form=form,
            columns=columns,
            blank={keys[name]: None for name in names if name not in self.columns.labels},
            cells=itemgetter(*places) if places else lambda cells: (),
        )

    def _codes(self, cells: Sequence[str], plan: _Plan) -> dict[str, Any]:
        """Codes by field name of the record; unknown labels are remarked, blank ones None."""
        combination = plan.cells(cells)
        known = plan.known.get(combination)
        if known is None:
            known = plan.known[combination] = self._decode(cells, plan)
        codes, remarks = known
        if remarks:
            self._remarks += remarks
        return codes

    def _decode(self, cells: Sequence[str], plan: _Plan) -> _Codes:
        """The codes of one combination of texts, and the remarks on unknown labels."""
        codes: dict[str, str | None] = dict(plan.blank)
        remarks: list[Remark] = []
        for column in plan.columns:
            label = cells[column.label_at].strip()
            group = "" if column.group_at is None else cells[column.group_at].strip()
            code = (
                self.decoder.code(FIELDS[column.name], label, group, plan.form) if label else None
            )
            codes[column.key] = code
            if label and code is None:
                title = self.columns.titles[column.name]
                quote = f": {group} {label}".replace("  ", " ") if self.quoting else ""
                detail = f"{title}{quote}"
                remarks.append(Remark(code="UNKNOWN_LABEL", detail=detail))
        return codes, tuple(remarks)

    def _casualties(self, cells: Sequence[str], severity: Severity) -> tuple[int, int]:
        """Deaths within 24 hours and injured; only A1 has such deaths."""
        said = self.columns.text(cells, "casualties")
        casualties = _read_casualties(said)
        if casualties is None:
            self._remarks.append(Remark(code="CASUALTIES_UNREADABLE", detail=said))
            return 0, 0
        deaths, injured = casualties
        if severity is Severity.A1 and deaths == 0:
            self._remarks.append(Remark(code="A1_WITHOUT_DEATH", detail=said))
        elif severity is not Severity.A1 and deaths > 0:
            self._remarks.append(Remark(code="DEATH_OUTSIDE_A1", detail=said))
            return 0, injured
        return deaths, injured

    def _speed_limit(self, cells: Sequence[str]) -> int | None:
        """The speed limit as recorded; doubtful ones are kept and remarked."""
        said = self.columns.text(cells, "speed")
        if not said:
            return None
        if not (said.isascii() and said.isdecimal() and len(said) <= 4):
            quote = said if self.quoting else self.columns.titles["speed"]
            self._remarks.append(Remark(code="SPEED_LIMIT_UNREADABLE", detail=quote))
            return None
        if doubtful_speed_limit(int(said)):
            self._remarks.append(Remark(code="SPEED_LIMIT_DOUBTFUL", detail=said))
        return int(said)

    def _party(self, row: PartyRow, plan: _Plan) -> Party:
        """One party; its age becomes a band here and goes no further."""
        cells = row.source.cells
        band = _band(self.columns.text(cells, "age"))
        key = (row.sequence, band, plan.cells(cells))
        known = plan.parties.get(key)
        if known is None:
            known = plan.parties[key] = self._read_party(row, band, plan)
        party, remarks = known
        if remarks:
            self._remarks += remarks
        return party

    def _read_party(self, row: PartyRow, band: AgeBand, plan: _Plan) -> _Known:
        """A party that was not met before, with the remarks on its labels."""
        decoded, remarks = self._decode(row.source.cells, plan)
        codes: dict[str, Any] = dict(decoded)
        fled = codes.pop("fled_code")
        party = Party(
            sequence=row.sequence,
            role=role_of(codes["class_code"], codes["attribute_code"]),
            age_band=band,
            fled=None if fled is None else fled == "2",
            **codes,
        )
        return party, remarks

    def _remark_numbers(self, rows: CrashRows) -> None:
        """Remark party numbers that are missing at the start or doubled, and refused rows."""
        numbers = [row.sequence for row in rows.rows]
        if numbers[0] != 1:
            self._remarks.append(Remark(code="FIRST_PARTY_MISSING", detail=str(numbers[0])))
        if len(set(numbers)) < len(numbers):
            self._remarks.append(
                Remark(code="PARTY_NUMBER_DOUBLED", detail=", ".join(map(str, numbers)))
            )
        if rows.incomplete:
            self._remarks.append(Remark(code="ROW_OF_CRASH_REFUSED"))


@lru_cache(maxsize=65536)
def _place(text: str) -> PlaceText:
    """A place text read once; junctions repeat."""
    return parse_place(text)


_city_of_bureau = lru_cache(maxsize=1024)(city_of_bureau)
_read_casualties = lru_cache(maxsize=1024)(read_casualties)


@lru_cache(maxsize=512)
def _band(text: str) -> AgeBand:
    """The age band of an age as written; unreadable ones are unknown."""
    bare = text.removeprefix("-")
    return age_band(int(text) if bare.isascii() and bare.isdecimal() and len(bare) <= 4 else None)
