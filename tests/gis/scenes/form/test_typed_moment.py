"""Times as an officer types them."""

import pytest

from gis.scenes.form.typed_moment import typed_moment

NOON = "2026-01-06T13:28+08:00"


@pytest.mark.parametrize(
    "typed",
    [
        "1150106 1328",
        "1150106 13:28",
        "115/1/6 13:28",
        "115-01-06 13:28",
        "115年1月6日 13時28分",
        "2026-01-06 13:28",
        "20260106 1328",
        "１１５０１０６　１３２８",
    ],
)
def test_roc_and_western_dates_with_a_time_are_read(typed):
    assert typed_moment(typed) == NOON


def test_a_time_alone_keeps_the_day_and_a_date_alone_the_time():
    assert typed_moment("905", NOON) == "2026-01-06T09:05+08:00"
    assert typed_moment("0005", NOON) == "2026-01-06T00:05+08:00"
    assert typed_moment("1150107", NOON) == "2026-01-07T13:28+08:00"


@pytest.mark.parametrize("typed", ["", "noon", "1150106", "1328", "1151306 1328", "1150106 2560"])
def test_what_is_no_time_is_refused(typed):
    assert typed_moment(typed) is None


def test_the_held_moment_of_another_zone_gives_taiwans_day():
    assert typed_moment("1328", "2026-01-05T20:00:00+00:00") == NOON
