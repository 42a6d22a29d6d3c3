"""Crash records into the store and out again; filters in SQL and in memory agree."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from app.store.crashes import insert_crashes, load_crashes, passing_crashes
from app.store.streets import insert_network
from app.store.uids import new_uid
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    JunctionUid,
    Party,
    PartyRole,
    PositionFlag,
    RoadUid,
    Severity,
)
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

FULL = Crash(
    uid=CrashUid(new_uid()),
    case_no="11401CY0001",
    occurred_at=datetime(2025, 1, 6, 5, 28, tzinfo=UTC),
    severity=Severity.A1,
    deaths_24h=1,
    deaths_30d=2,
    injured=3,
    bureau="嘉義市政府警察局",
    city="嘉義市",
    district="東區",
    place_text="嘉義市東區中央里中山路 / 嘉義市東區中央里文化路",
    roads=("中山路", "文化路"),
    form=FormEdition.FROM_112_07,
    weather_code="8",
    light_code="6",
    day_phase=DayPhase.DAY,
    road_class_code="5",
    speed_limit_kmh=0,
    road_form_code="04",
    location_code="01",
    pavement_code="1",
    surface_code="5",
    defect_code="4",
    obstacle_code="5",
    sight_code="13",
    signal_code="1",
    signal_state_code="1",
    divider_code="05",
    lane_line_code="4",
    slow_lane_line_code="5",
    edge_line_code="1",
    type_code="13",
    cause_code="16",
    recorded=(120.4495, 23.4801),
    point=(193_800.25, 2_597_600.5),
    position_flag=PositionFlag.GOOD,
    parties=(
        Party(
            sequence=1,
            role=PartyRole.RIDER,
            class_code="C03",
            attribute_code="1",
            age_band=AgeBand.CHILD,
            injury_code="2",
            protection_code="6",
            phone_code="1",
            action_code="09",
            impact_code="11",
            impact_other_code="12",
            cause_code="16",
            fled=True,
        ),
        Party(sequence=2, role=PartyRole.OBJECT, fled=False),
        Party(sequence=2, role=PartyRole.UNKNOWN),
    ),
)
BARE = Crash(
    uid=CrashUid(new_uid()),
    occurred_at=datetime(2023, 6, 30, 15, 59, 59, tzinfo=UTC),
    severity=Severity.A2,
    form=FormEdition.UNTIL_112_06,
)


def test_what_goes_in_comes_out_ordered_by_time(store):
    with store.write(actor="tester", action="test") as unit:
        insert_crashes(unit, [FULL, BARE], run_uid=None)
    with store.read() as connection:
        assert load_crashes(connection) == [BARE, FULL]


ONE_OF = {
    "severities": st.sampled_from(list(Severity)),
    "type_codes": st.sampled_from(["01", "13", "16"]),
    "cause_codes": st.sampled_from(["16", "23"]),
    "weather_codes": st.sampled_from(["6", "8"]),
    "party_classes": st.sampled_from(["C", "C03", "H01", "B"]),
    "age_bands": st.sampled_from([AgeBand.CHILD, AgeBand.A25, AgeBand.UNKNOWN]),
    "hours": st.integers(0, 23),
    "day_phases": st.sampled_from(list(DayPhase)),
}
DAYS = st.dates(date(2024, 12, 25), date(2025, 2, 5))
FILTERS = st.builds(
    CrashFilter,
    period=st.builds(Period, st.none() | DAYS, st.none() | DAYS),
    polygon=st.none() | st.just(box(0, 0, 100, 100)) | st.just(Point(50, 50).buffer(30)),
    usable_positions_only=st.booleans(),
    **{name: st.frozensets(values, max_size=2) for name, values in ONE_OF.items()},
)
PARTIES = st.lists(
    st.builds(
        Party,
        sequence=st.integers(1, 3),
        role=st.just(PartyRole.UNKNOWN),
        class_code=st.none() | st.sampled_from(["C03", "B03", "H01"]),
        age_band=st.sampled_from([AgeBand.CHILD, AgeBand.A25, AgeBand.UNKNOWN]),
    ),
    max_size=2,
).map(tuple)
CRASHES = st.lists(
    st.builds(
        Crash,
        uid=st.builds(lambda: CrashUid(new_uid())),
        occurred_at=st.integers(0, 40 * 24).map(
            lambda hours: datetime(2024, 12, 28, tzinfo=UTC) + timedelta(hours=hours)
        ),
        severity=st.sampled_from(list(Severity)),
        form=st.just(FormEdition.FROM_112_07),
        type_code=st.none() | st.sampled_from(["01", "13", "16"]),
        cause_code=st.none() | st.sampled_from(["16", "23"]),
        weather_code=st.none() | st.sampled_from(["6", "8"]),
        day_phase=st.sampled_from(list(DayPhase)),
        point=st.none()
        | st.tuples(st.integers(-50, 150), st.integers(-50, 150)).map(
            lambda xy: (float(xy[0]), float(xy[1]))
        ),
        position_flag=st.sampled_from(list(PositionFlag)),
        parties=PARTIES,
    ),
    max_size=8,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CRASHES, st.lists(FILTERS, min_size=1, max_size=5))
def test_the_store_lets_through_what_the_filter_matches(store, crashes, filters):
    class Undo(Exception):
        pass

    with suppress(Undo), store.write(actor="tester", action="test") as unit:
        insert_crashes(unit, crashes, run_uid=None)
        for wanted in filters:
            found = {crash.uid for crash in load_crashes(unit.connection, wanted)}
            assert found == {crash.uid for crash in crashes if wanted.matches(crash)}
            held = load_crashes(unit.connection)
            assert {crash.uid for crash in passing_crashes(unit.connection, held, wanted)} == found
        raise Undo


def test_a_stretch_has_the_crashes_on_its_road_and_at_no_junction(store):
    x, y = 200_000.0, 2_600_000.0
    junction = Junction(
        uid=JunctionUid("j"), name="甲路 / 乙路", road_names=("甲路", "乙路"), at=(x, y), arms=2
    )
    roads = [
        Road(uid=RoadUid(uid), name=uid, line=LineString([(x, y), (x + far, y)]))
        for uid, far in (("here", 50.0), ("there", 90.0))
    ]
    on_it = [make_crash(road="here", at=f"2025-01-0{day}T10:00") for day in (1, 2)]
    others = [
        make_crash(road="there", at="2025-01-03T10:00"),
        make_crash(road="here", junction="j", at="2025-01-04T10:00"),
        make_crash(at="2025-01-05T10:00"),
    ]
    with store.write(actor="tester", action="test") as unit:
        insert_network(unit, roads, [junction], run_uid=None)
        insert_crashes(unit, [*others, *on_it], run_uid=None)
    with store.read() as connection:
        held = load_crashes(connection, stretch=RoadUid("here"))
        assert held == on_it
        second = CrashFilter(period=Period(date(2025, 1, 2), None))
        assert load_crashes(connection, second, stretch=RoadUid("here")) == on_it[1:]
