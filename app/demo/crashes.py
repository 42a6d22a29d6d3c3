"""Made crashes of the demo city: two years, with the usual flaws of recorded positions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np

from app.demo.city import BUREAU, CITY, DemoCity
from app.demo.scenarios import HOURS, SCENARIOS, SIDE_CODES, WEATHER, Actor, Scenario
from app.demo.street_control import has_signals
from gis.angles import Point
from gis.crashes.filters import TAIPEI
from gis.crashes.light import day_phases
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    Party,
    PartyRole,
    PositionFlag,
    Severity,
)
from gis.crs import project_point, unproject_point
from gis.streets.records import Junction, Road

FIRST_MONTH = (2024, 1)
MONTHS = 24
FALSE_SPOT_CRASHES = 60
FALSE_SPOT_SCATTER_M = 12.0
PLACEHOLDERS = ((110.0, 9.0), (110.0, 10.0), (111.0, 11.0))
JUNCTION_SHARE = 0.64
NUMBER_EVERY_M = 6.0
"""House numbers rise by two each so many metres."""
_AGES = (
    (AgeBand.YOUTH, 2),
    (AgeBand.A18, 22),
    (AgeBand.A25, 18),
    (AgeBand.A35, 15),
    (AgeBand.A45, 14),
    (AgeBand.A55, 13),
    (AgeBand.A65, 11),
    (AgeBand.A75, 5),
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one crash happens and how its text says so."""

    at: Point
    text: str
    roads: tuple[str, ...]
    junction: Junction | None


def make_crashes(city: DemoCity, rng: random.Random) -> list[Crash]:
    """About 2,000 crashes, ordered by time; their positions are not judged yet."""
    sites = _Sites(city, rng)
    crashes = []
    for number in range(MONTHS):
        year, month = FIRST_MONTH[0] + (FIRST_MONTH[1] - 1 + number) // 12, number % 12 + 1
        moments = sorted(_moment(year, month, rng) for _ in range(rng.randint(74, 94)))
        for serial, moment in enumerate(moments, start=1):
            case_no = f"{year - 1911}{month:02d}DA{serial:04d}"
            crashes.append(_crash(case_no, moment, sites.draw(rng), rng))
    return _with_day_phases(_spoil_positions(crashes, city, rng))


class _Sites:
    """Places with their weights: some junctions are far worse than others."""

    def __init__(self, city: DemoCity, rng: random.Random) -> None:
        self._city = city
        network = city.network
        self._junctions = [
            junction
            for junction in network.junctions
            if junction.arms >= 3 and len(junction.road_names) >= 2
        ]
        ranks = list(range(1, len(self._junctions) + 1))
        rng.shuffle(ranks)
        self._junction_weights = [1.0 / (2 + rank) for rank in ranks]
        self._roads = list(network.roads)
        self._road_weights = [road.line.length for road in self._roads]
        self._arms: dict[str, list[str]] = {}
        for road in network.roads:
            for end in (road.from_junction, road.to_junction):
                if end is not None and road.name not in self._arms.setdefault(end, []):
                    self._arms[end].append(road.name)

    def draw(self, rng: random.Random) -> _Place:
        """A random place."""
        if rng.random() < JUNCTION_SHARE:
            return self._at_junction(rng)
        return self._on_road(rng)

    def _at_junction(self, rng: random.Random) -> _Place:
        (junction,) = rng.choices(self._junctions, self._junction_weights)
        base = list(junction.road_names)
        names = rng.sample(base, 2)
        written = [self._with_section(name, junction, rng) for name in names]
        at = _scattered(junction.at, 7.0, rng)
        sides = [f"{CITY}{self._area(at)}{name}" for name in written]
        return _Place(at, " / ".join(sides), tuple(written), junction)

    def _with_section(self, name: str, junction: Junction, rng: random.Random) -> str:
        """One of the sections that meet at the junction, or the name itself."""
        return rng.choice([arm for arm in self._arms[junction.uid] if arm.startswith(name)])

    def _on_road(self, rng: random.Random) -> _Place:
        (road,) = rng.choices(self._roads, self._road_weights)
        inner = min(0.3, 35.0 / road.line.length)
        station = rng.uniform(inner, 1 - inner)
        on_line = road.line.interpolate(station, normalized=True)
        at = _scattered((on_line.x, on_line.y), 4.0, rng)
        number = self._house_number(road, on_line.x, on_line.y, rng)
        text = f"{CITY}{self._area(at)}{road.name}{number}號前0.0公尺"
        return _Place(at, text, (road.name,), None)

    def _house_number(self, road: Road, x: float, y: float, rng: random.Random) -> int:
        """Numbers rise with the distance from the street's first end; odd ones on one side."""
        (line,) = [line for line in self._city.lines if line.name == road.name]
        along = float(np.hypot(x - line.line.coords[0][0], y - line.line.coords[0][1]))
        return 1 + 2 * int(along / NUMBER_EVERY_M) + rng.randint(0, 1)

    def _area(self, at: Point) -> str:
        return self._city.district(at) + self._city.village(at)


def _moment(year: int, month: int, rng: random.Random) -> datetime:
    first = datetime(year, month, 1, tzinfo=TAIPEI)
    days = ((first + timedelta(days=32)).replace(day=1) - first).days
    (hour,) = rng.choices(range(24), HOURS)
    moment = first + timedelta(days=rng.randrange(days), hours=hour, minutes=rng.randrange(60))
    return moment.astimezone(UTC)


def _scattered(at: Point, sigma_m: float, rng: random.Random) -> Point:
    return (at[0] + rng.gauss(0.0, sigma_m), at[1] + rng.gauss(0.0, sigma_m))


def _crash(case_no: str, moment: datetime, place: _Place, rng: random.Random) -> Crash:
    kinds = [one for one in SCENARIOS if one.at_junctions == (place.junction is not None)]
    (scenario,) = rng.choices(kinds, [kind.weight for kind in kinds])
    signals = place.junction is not None and has_signals(place.junction)
    weather, surface, _ = rng.choices(WEATHER, [row[2] for row in WEATHER])[0]
    fatal, late = rng.random() < 0.006, rng.random() < 0.004
    cause = scenario.causes[0 if signals else -1]
    parties = _parties(scenario, cause, fatal=fatal, late=late and not fatal, rng=rng)
    injured = sum(1 for party in parties if party.injury_code in ("2", "5"))
    lon, lat = unproject_point(*place.at)
    recorded = (round(lon, 6), round(lat, 6))
    return Crash(
        uid=CrashUid(str(UUID(int=rng.getrandbits(128), version=4))),
        case_no=case_no,
        occurred_at=moment,
        severity=Severity.A1 if fatal else Severity.A2,
        deaths_24h=1 if fatal else 0,
        deaths_30d=1 if fatal or late else 0,
        injured=injured,
        bureau=BUREAU,
        city=CITY,
        district="東區" if "東區" in place.text else "西區",
        place_text=place.text,
        roads=place.roads,
        form=FormEdition.FROM_112_07,
        weather_code=weather,
        road_class_code="5",
        speed_limit_kmh=50 if signals else 40,
        road_form_code=_road_form(place),
        location_code="01" if place.junction is not None else "09",
        pavement_code="1",
        surface_code=surface,
        signal_code="1" if signals else "4",
        signal_state_code="1" if signals else "4",
        type_code=scenario.type_code,
        cause_code=cause,
        recorded=recorded,
        point=project_point(*recorded),
        position_flag=PositionFlag.UNCHECKED,
        parties=parties,
    )


def _road_form(place: _Place) -> str:
    if place.junction is None:
        return "14"
    return {3: "03", 4: "04"}.get(place.junction.arms, "05")


def _parties(
    scenario: Scenario, cause: str, *, fatal: bool, late: bool, rng: random.Random
) -> tuple[Party, ...]:
    """Parties in order; the last is the weakest and bears a death, somebody is always hurt."""
    made = [
        _party(number, actor, cause if number == 1 else "44", rng)
        for number, actor in enumerate(scenario.actors, start=1)
    ]
    if not any(party.injury_code == "2" for party in made):
        made[-1] = replace(made[-1], injury_code="2")
    if fatal or late:
        made[-1] = replace(made[-1], injury_code="1" if fatal else "5")
    return tuple(made)


def _party(number: int, actor: Actor, cause: str, rng: random.Random) -> Party:
    (class_code,) = rng.choices([code for code, _ in actor.classes], [w for _, w in actor.classes])
    on_foot = class_code.startswith("H")
    two_wheels = class_code[0] in "CF"
    (age,) = rng.choices([band for band, _ in _AGES], [weight for _, weight in _AGES])
    return Party(
        sequence=number,
        role=_role(class_code),
        class_code=class_code,
        attribute_code=rng.choice("12"),
        age_band=age,
        injury_code="2" if rng.randrange(100) < actor.injured_percent else "3",
        protection_code="4" if on_foot else ("6" if two_wheels else "7"),
        action_code=actor.action,
        impact_code="16" if on_foot else SIDE_CODES[actor.side][1 if two_wheels else 0],
        cause_code=cause,
        fled=False,
    )


def _role(class_code: str) -> PartyRole:
    if class_code.startswith("H"):
        return PartyRole.PEDESTRIAN
    return PartyRole.RIDER if class_code[0] in "CF" else PartyRole.DRIVER


def _spoil_positions(crashes: Sequence[Crash], city: DemoCity, rng: random.Random) -> list[Crash]:
    """Plant a false default point, some placeholders and some exchanged coordinates."""
    spoiled = list(crashes)
    chosen = rng.sample(range(len(crashes)), FALSE_SPOT_CRASHES + 9)
    spot = _false_spot(city)
    for index in chosen[:FALSE_SPOT_CRASHES]:
        lon, lat = unproject_point(*_scattered(spot, FALSE_SPOT_SCATTER_M, rng))
        recorded = (round(lon, 6), round(lat, 6))
        spoiled[index] = replace(spoiled[index], recorded=recorded, point=project_point(*recorded))
    for number, index in enumerate(chosen[FALSE_SPOT_CRASHES:]):
        crash = spoiled[index]
        if number < 6:
            spoiled[index] = replace(
                crash,
                recorded=PLACEHOLDERS[number % 3],
                point=None,
                position_flag=PositionFlag.PLACEHOLDER,
            )
        elif crash.recorded is not None:
            spoiled[index] = replace(
                crash,
                recorded=(crash.recorded[1], crash.recorded[0]),
                position_flag=PositionFlag.SWAPPED,
            )
    return spoiled


def _false_spot(city: DemoCity) -> Point:
    """A place inside a block (the map's default point): off every street, amid the city."""
    xy = np.array([junction.at for junction in city.network.junctions])
    middle = np.median(xy, axis=0)
    near = np.argsort(np.hypot(*(xy - middle).T))[:4]
    x, y = xy[near].mean(axis=0)
    return (float(x), float(y))


def _with_day_phases(crashes: Sequence[Crash]) -> list[Crash]:
    """Light from the sun; lamps burn when it is not day."""
    lonlat = np.array(
        [unproject_point(*(crash.point or (250_000.0, 2_640_000.0))) for crash in crashes]
    )
    phases = day_phases([crash.occurred_at for crash in crashes], lonlat)
    return [
        replace(crash, day_phase=phase, light_code="6" if phase is DayPhase.DAY else "5")
        for crash, phase in zip(crashes, phases, strict=True)
    ]
