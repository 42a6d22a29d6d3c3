"""Keys of crashes without case number."""

from __future__ import annotations

import re
from dataclasses import replace

from gis.crashes.records import CrashUid
from gis.diagrams.keys import crash_keys
from tests.helpers.diagrams import two_cars


def test_a_case_number_is_its_own_key():
    crash = two_cars("13", "01 03")
    assert crash_keys([crash]) == {crash.uid: "C0000"}


def test_a_made_key_tells_local_date_and_time():
    crash = two_cars("13", "01 03", case_no=None)
    assert re.fullmatch(r"20250106-1328-[a-z2-9]{4}", crash_keys([crash])[crash.uid])


def test_a_made_key_is_the_same_in_another_store_and_beside_other_crashes():
    crash = two_cars("13", "01 03", case_no=None)
    twin = replace(crash, uid=CrashUid("other store"))
    other = two_cars("12", "02 04", index=5, case_no=None)
    assert crash_keys([crash])[crash.uid] == crash_keys([other, twin])[twin.uid]


def test_crashes_of_one_moment_have_different_keys():
    crash = two_cars("13", "01 03", case_no=None)
    twin = replace(crash, uid=CrashUid("twin"))
    elsewhere = replace(crash, uid=CrashUid("elsewhere"), place_text="嘉義市西區友愛路")
    keys = crash_keys([crash, twin, elsewhere])
    assert len(set(keys.values())) == 3
    assert keys[twin.uid] == f"{keys[crash.uid]}.2"
