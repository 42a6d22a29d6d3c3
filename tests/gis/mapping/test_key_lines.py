from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gis.mapping.key_lines import Match, key_lines

words = st.text("abc", min_size=1, max_size=5)


def brute_force(keys, parts):
    whole = "".join(parts)
    made = {}
    for place, key in enumerate(keys):
        if key == whole:
            made[place] = Match.EXACT
        elif key.startswith(whole):
            made[place] = Match.PREFIX
        elif whole in key or all(part in key for part in parts):
            made[place] = Match.PARTS
    return made


@given(st.lists(st.text("abc", max_size=6), max_size=20), st.lists(words, min_size=1, max_size=3))
def test_all_keys_that_fit_are_found(keys, parts):
    assert key_lines(keys).found(parts, limit=100) == brute_force(keys, parts)


@given(st.lists(st.text("ab\n", max_size=4), max_size=8))
def test_keys_are_given_back_with_line_breaks_as_spaces(keys):
    lines = key_lines(keys)
    assert len(lines) == len(keys)
    assert [lines[place] for place in range(len(lines))] == [key.replace("\n", " ") for key in keys]


def test_the_first_of_each_kind_of_match_are_kept():
    lines = key_lines(["xab", "ab", "yab", "zab", "abc", "abd", "abe"])
    assert lines.found(["ab"], limit=2) == {
        1: Match.EXACT,
        4: Match.PREFIX,
        5: Match.PREFIX,
        0: Match.PARTS,
        2: Match.PARTS,
    }


def test_nothing_typed_finds_nothing():
    assert key_lines(["a"]).found([], limit=5) == {}
    assert key_lines([]).found(["a"], limit=5) == {}
