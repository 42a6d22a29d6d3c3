from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.mapping.search_keys import corner_keys, query_parts, search_key, search_keys


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("臺灣大道2段", "台灣大道二段"),
        ("中山路１段", "中山路一段"),
        ("保忠三街", "保忠3街"),
        ("保忠十二街", "保忠12街"),
        ("光復二十路", "光復20路"),
        ("忠孝路二十三巷5之2號", "忠孝路23巷5-2號"),
        ("清峯路", "清峰路"),
        ("温州街", "溫州街"),
        ("双福街", "雙福街"),
        ("Ｍuseum Road", "museumroad"),
        ("11301ＤＡ0001", "11301da0001"),
        ("中 山 路", "中山路"),
    ],
)
def test_what_is_written_in_two_ways_has_one_key(written, also_written):
    assert search_key(written) == search_key(also_written)


@pytest.mark.parametrize(
    ("one", "other"), [("中山路", "中正路"), ("中山路1段", "中山路2段"), ("之江路", "-江路")]
)
def test_what_is_different_stays_different(one, other):
    assert search_key(one) != search_key(other)


@given(st.lists(st.text(max_size=12), max_size=6))
def test_many_keys_are_those_of_each_alone(texts):
    assert search_keys(texts) == [search_key(text) for text in texts]


@given(st.text(max_size=12))
def test_a_key_is_its_own_key(text):
    key = search_key(text)
    assert search_key(key) == key


@pytest.mark.parametrize(
    "typed",
    [
        "中山路 文化路",
        "中山路/文化路",
        "中山路／文化路口",
        "中山路與文化路",
        "中山路和文化路口",
        "中山路口文化路",
        "中山路、文化路交叉口",
        "中山路 & 文化路",
        "中山路x文化路",
    ],
)
def test_two_streets_are_told_apart_however_they_are_joined(typed):
    assert query_parts(typed) == ["中山路", "文化路"]


@pytest.mark.parametrize(("typed", "parts"), [("和平路", ["和平路"]), ("  ", []), ("路口", ["路"])])
def test_what_only_looks_like_a_joint_is_none(typed, parts):
    assert query_parts(typed) == parts


def test_streets_in_a_row_lose_what_kind_they_are():
    assert corner_keys(["中山路1段文化街", "中山文化", "台灣大道2段"]) == [
        "中山文化",
        "中山文化",
        "台灣",
    ]
    assert corner_keys([]) == []
