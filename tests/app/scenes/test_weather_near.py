"""The weather of crashes about the same time and place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.scenes.ground import load_ground
from app.scenes.place_facts import BlockFacts
from app.scenes.weather_near import WITHIN, WeatherNear, weather_near
from app.store.crashes import insert_crashes
from gis.streets.derived import StreetGeometry
from tests.helpers.demo import make_crash
from tests.helpers.scene_forms import filled_scene

HERE = (250_000.0, 2_650_000.0)
MOMENT = datetime(2026, 1, 6, 5, 28, tzinfo=UTC)


def _fill(store, *rows):
    """Crashes by weather, minutes from the moment and metres east."""
    made = [
        replace(
            make_crash(),
            uid=f"c{number}",
            case_no=f"case {number}",
            weather_code=code,
            occurred_at=MOMENT + timedelta(minutes=minutes),
            point=(HERE[0] + east, HERE[1]),
        )
        for number, (code, minutes, east) in enumerate(rows)
    ]
    with store.write(actor="lin", action="test") as unit:
        insert_crashes(unit, made, run_uid=None)


def _asked(store):
    with store.read() as connection:
        return weather_near(connection, HERE, MOMENT)


def test_what_most_crashes_nearby_say_is_found(store):
    _fill(store, ("6", -50, 100), ("6", 20, -3_000), ("7", 10, 500))
    assert _asked(store) == WeatherNear(moment=MOMENT, code="6", count=2)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("6", 90, 0)],
        [("6", 0, 15_000)],
        [(None, 0, 0)],
        [("1", 0, 0)],
        [("6", 0, 0), ("8", 0, 0)],
    ],
    ids=["none", "another hour", "far away", "not said", "retired code", "they differ"],
)
def test_nothing_is_told_where_nothing_agrees(store, rows):
    _fill(store, *rows)
    assert _asked(store) is None


def test_the_ground_of_a_scene_brings_the_weather_to_the_form(store):
    _fill(store, ("6", 5, 0))
    ground = load_ground(store, HERE, MOMENT.isoformat())
    facts = BlockFacts(ground.streets, ground.weather)
    scene = filled_scene()
    assert (facts(scene).weather_code, facts(scene).weather_from) == ("6", 1)
    assert load_ground(store, HERE).weather is None


def test_the_answer_holds_for_the_hour_it_was_asked_for():
    weather = WeatherNear(moment=MOMENT, code="6", count=1)
    facts = BlockFacts(StreetGeometry(), weather)
    later = (MOMENT + WITHIN + timedelta(minutes=1)).isoformat()
    assert facts(filled_scene()).weather_code == "6"
    assert facts(replace(filled_scene(), occurred_at=later)).weather_code is None
    assert facts(replace(filled_scene(), occurred_at=None)).weather_code is None
