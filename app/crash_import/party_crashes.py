"""Groups of party rows to crash records with their remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any

from app.crash_import.decoding import FIELDS, CellDecoder
from app.crash_import.party_rows import Columns, PartyRow
from app.crash_import.placing import phases, project
from app.crash_import.rows import Arrival, Remark
from app.store.uids import new_uid
from gis.crashes.coordinates import LonLat, judge_coordinates, read_coordinate
from gis.crashes.details import age_band, doubtful_speed_limit, read_casualties, role_of
from gis.crashes.filters import TAIPEI
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

_PARTY_FIELDS = (
    "class",
    "attribute",
    "protection",
    "phone",
    "action",
    "impact",
    "impact_other",
    "party_cause",
    "fled",
)
_CRASH_FIELDS = tuple(name for name in FIELDS if name not in _PARTY_FIELDS)
_TICK_CRASHES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class _CodeColumn:
    """One code column: its name, the record's field, where label and group stand."""

    name: str
    key: str
    label_at: int
    group_at: int | None


_Codes = tuple[dict[str, str | None], tuple[Remark, ...]]


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


@dataclass(slots=True)
class CrashBuilder:
    """Builds crashes of one file; `epsg` is the store's CRS."""

    columns: Columns
    decoder: CellDecoder
    epsg: int
    _remarks: list[Remark] = field(default_factory=list)
    _plans: dict[FormEdition, tuple[_Plan, _Plan]] = field(default_factory=dict)

    def build(
        self, groups: Sequence[Sequence[PartyRow]], tick: Callable[[float], None]
    ) -> list[Arrival]:
        """One arrival a group, in the groups' order."""
        recorded = [self._recorded(group[0]) for group in groups]
        judged = [judge_coordinates(pair) for pair in recorded]
        points = [usable for usable, _ in judged]
        places = []
        for at, group in enumerate(groups):
            if at % _TICK_CRASHES == 0:
                tick(0.2 * at / len(groups))
            places.append(_place(self.columns.text(group[0].source.cells, "place")))
        bureaus = [self.columns.text(group[0].source.cells, "bureau") for group in groups]
        cities = [
            place.city or city_of_bureau(bureau)
            for place, bureau in zip(places, bureaus, strict=True)
        ]
        lights = phases([group[0].occurred_at for group in groups], points, cities)
        metres = project(points, self.epsg)
        arrivals: list[Arrival] = []
        for at, group in enumerate(groups):
            if at % _TICK_CRASHES == 0:
                tick(0.4 + 0.6 * at / len(groups))
            arrivals.append(
                self._arrival(
                    group,
                    recorded=recorded[at],
                    point=metres[at],
                    flag=judged[at][1],
                    place=places[at],
                    city=cities[at],
                    light=lights[at],
                )
            )
        return arrivals

    def _recorded(self, row: PartyRow) -> LonLat | None:
        """The recorded pair of degrees, if both are numbers."""
        cells = row.source.cells
        lon = read_coordinate(self.columns.text(cells, "lon"))
        lat = read_coordinate(self.columns.text(cells, "lat"))
        return None if lon is None or lat is None else (lon, lat)

    def _arrival(
        self,
        group: Sequence[PartyRow],
        *,
        recorded: LonLat | None,
        point: tuple[float, float] | None,
        flag: PositionFlag,
        place: PlaceText,
        city: str,
        light: DayPhase,
    ) -> Arrival:
        """One crash with its parties."""
        self._remarks = []
        first, cells = group[0], group[0].source.cells
        local = first.occurred_at.astimezone(TAIPEI)
        form = self.decoder.form_of((local.year, local.month, local.day))
        deaths, injured = self._casualties(cells, first.severity)
        crash_plan, party_plan = self._plan(form)
        codes = self._codes(cells, crash_plan)
        crash = Crash(
            uid=CrashUid(new_uid()),
            occurred_at=first.occurred_at,
            severity=first.severity,
            deaths_24h=deaths,
            injured=injured,
            bureau=self.columns.text(cells, "bureau"),
            city=city,
            district=place.district,
            place_text=self.columns.text(cells, "place"),
            roads=place.roads,
            form=form,
            day_phase=light,
            speed_limit_kmh=self._speed_limit(cells),
            recorded=recorded,
            point=point,
            position_flag=flag,
            parties=tuple(self._party(row, party_plan) for row in group),
            **codes,
        )
        self._remark_numbers(group)
        return Arrival(crash=crash, remarks=tuple(dict.fromkeys(self._remarks)))

    def _plan(self, form: FormEdition) -> tuple[_Plan, _Plan]:
        """How to decode the columns of a crash and of a party recorded on an edition."""
        if form not in self._plans:
            self._plans[form] = (
                self._plan_of(_CRASH_FIELDS, form),
                self._plan_of(_PARTY_FIELDS, form),
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
                detail = f"{title}: {group} {label}".replace("  ", " ")
                remarks.append(Remark(code="UNKNOWN_LABEL", detail=detail))
        return codes, tuple(remarks)

    def _casualties(self, cells: Sequence[str], severity: Severity) -> tuple[int, int]:
        """Deaths within 24 hours and injured; only A1 has such deaths."""
        said = self.columns.text(cells, "casualties")
        casualties = read_casualties(said)
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
            self._remarks.append(Remark(code="SPEED_LIMIT_UNREADABLE", detail=said))
            return None
        if doubtful_speed_limit(int(said)):
            self._remarks.append(Remark(code="SPEED_LIMIT_DOUBTFUL", detail=said))
        return int(said)

    def _party(self, row: PartyRow, plan: _Plan) -> Party:
        """One party; its age becomes a band here and goes no further."""
        cells = row.source.cells
        codes = dict(self._codes(cells, plan))
        fled = codes.pop("fled_code")
        return Party(
            sequence=row.sequence,
            role=role_of(codes["class_code"], codes["attribute_code"]),
            age_band=_band(self.columns.text(cells, "age")),
            fled=None if fled is None else fled == "2",
            **codes,
        )

    def _remark_numbers(self, group: Sequence[PartyRow]) -> None:
        """Remark party numbers that are missing at the start or doubled."""
        numbers = [row.sequence for row in group]
        if numbers[0] != 1:
            self._remarks.append(Remark(code="FIRST_PARTY_MISSING", detail=str(numbers[0])))
        if len(set(numbers)) < len(numbers):
            self._remarks.append(
                Remark(code="PARTY_NUMBER_DOUBLED", detail=", ".join(map(str, numbers)))
            )


@lru_cache(maxsize=65536)
def _place(text: str) -> PlaceText:
    """A place text read once; junctions repeat."""
    return parse_place(text)


@lru_cache(maxsize=512)
def _band(text: str) -> AgeBand:
    """The age band of an age as written; unreadable ones are unknown."""
    bare = text.removeprefix("-")
    return age_band(int(text) if bare.isascii() and bare.isdecimal() and len(bare) <= 4 else None)
