"""Day, dusk and night against published times and against another formula."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.light import day_phases, sun_elevations
from gis.crashes.records import DayPhase

TAIPEI_TIME = ZoneInfo("Asia/Taipei")
TAIPEI = (121.514, 25.038)
CHIAYI = (120.433, 23.496)  # the weather station
ANPING = (120.158, 23.000)
LONGKENG = (120.858, 21.909)
NREL = (-105.1786, 39.742476)

# Central Weather Administration (press releases of 2016-06-21 and 2016-12-15), to the minute.
PUBLISHED = [
    (TAIPEI, "2016-06-21T05:05", "sunrise"),
    (TAIPEI, "2016-06-21T18:47", "sunset"),
    (CHIAYI, "2016-06-21T05:13", "sunrise"),
    (CHIAYI, "2016-06-21T18:48", "sunset"),
    (ANPING, "2016-12-31T17:25", "sunset"),
    (LONGKENG, "2017-01-01T06:35", "sunrise"),
]
STEP = timedelta(minutes=2)


def phase(time: datetime, lonlat: tuple[float, float]) -> DayPhase:
    return day_phases([time], np.array([lonlat]))[0]


@pytest.mark.parametrize(("place", "minute", "kind"), PUBLISHED)
def test_day_begins_and_ends_at_the_published_minute_in_taiwan(place, minute, kind):
    time = datetime.fromisoformat(minute).replace(tzinfo=TAIPEI_TIME)
    before, after = phase(time - STEP, place), phase(time + STEP, place)
    expected = (DayPhase.DUSK, DayPhase.DAY)
    assert (before, after) == (expected if kind == "sunrise" else expected[::-1])


def test_the_suns_height_is_that_of_the_algorithms_own_published_example():
    # NREL/TP-560-34302, section A.5: topocentric elevation without refraction, 39.872046 deg.
    time = datetime(2003, 10, 17, 19, 30, 30, tzinfo=UTC)
    assert sun_elevations([time], np.array([NREL]))[0] == pytest.approx(39.872046, abs=1e-4)


def almanac_elevation(time: datetime, lonlat: tuple[float, float]) -> float:
    """The Astronomical Almanac's low-precision sun (page C5), good to 0.01 deg."""
    days = (time - datetime(2000, 1, 1, 12, tzinfo=UTC)).total_seconds() / 86400.0
    mean_longitude = 280.460 + 0.9856474 * days
    anomaly = math.radians(357.528 + 0.9856003 * days)
    longitude = math.radians(
        mean_longitude + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly)
    )
    obliquity = math.radians(23.439 - 0.0000004 * days)
    ascension = math.atan2(math.cos(obliquity) * math.sin(longitude), math.cos(longitude))
    declination = math.asin(math.sin(obliquity) * math.sin(longitude))
    sidereal = math.radians(280.46062 + 360.98564737 * days + lonlat[0])
    latitude = math.radians(lonlat[1])
    return math.degrees(
        math.asin(
            math.sin(latitude) * math.sin(declination)
            + math.cos(latitude) * math.cos(declination) * math.cos(sidereal - ascension)
        )
    )


@given(
    st.datetimes(datetime(2014, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)),
    st.floats(118.0, 123.0),
    st.floats(21.0, 26.5),
)
def test_the_suns_height_agrees_with_the_astronomical_almanac(time, lon, lat):
    ours = sun_elevations([time], np.array([[lon, lat]]))[0]
    assert ours == pytest.approx(almanac_elevation(time, (lon, lat)), abs=0.03)


def test_civil_twilight_ends_about_25_minutes_after_sunset_in_chiayi():
    sunset = datetime(2016, 6, 21, 18, 48, tzinfo=TAIPEI_TIME)
    evening = [sunset + timedelta(minutes=minute) for minute in range(2, 60)]
    phases = day_phases(evening, np.tile(np.array(CHIAYI), (len(evening), 1)))
    dusk = phases.count(DayPhase.DUSK)
    assert phases == [DayPhase.DUSK] * dusk + [DayPhase.NIGHT] * (len(phases) - dusk)
    assert 22 <= dusk <= 27


def test_an_unknown_place_gives_an_unknown_phase_and_keeps_the_order():
    noon = datetime(2025, 1, 6, 12, tzinfo=TAIPEI_TIME)
    midnight = datetime(2025, 1, 6, 0, tzinfo=TAIPEI_TIME)
    where = np.array([CHIAYI, (np.nan, np.nan), CHIAYI])
    assert day_phases([noon, noon, midnight], where) == [
        DayPhase.DAY,
        DayPhase.UNKNOWN,
        DayPhase.NIGHT,
    ]
    assert day_phases([], np.empty((0, 2))) == []


def test_times_without_zone_and_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_phases([datetime(2025, 1, 1)], np.array([CHIAYI]))
    with pytest.raises(ValueError, match="position"):
        day_phases([datetime(2025, 1, 1, tzinfo=UTC)], np.empty((0, 2)))
