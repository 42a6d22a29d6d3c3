from __future__ import annotations

import pytest

from app.mapping.basemap_sources import OWN_ID, known_sources, own_source, source_of
from app.messages import Language, explain
from gis.mapping.web_tiles import Tile
from gis.problems import Problem

TILE = Tile(16, 54694, 28368)


def test_the_survey_centre_gives_row_before_column():
    emap = source_of("nlsc_emap")
    assert emap is not None
    assert emap.address(TILE) == (
        "https://wmts.nlsc.gov.tw/wmts/EMAP/default/GoogleMapsCompatible/16/28368/54694"
    )
    assert {source.template.split("/")[4] for source in known_sources()} == {
        "EMAP",
        "EMAP2",
        "PHOTO2",
    }


def test_known_sources_have_names_in_both_languages_and_an_owner():
    for source in known_sources():
        assert source.title(Language.CHINESE) != source.title(Language.ENGLISH)
        assert source.owner
        assert own_source(source.template).template == source.template


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://a.example/{z}/{x}/{y}.png", "https://a.example/16/54694/28368.png"),
        ("http://a.example:8080/{z}/{x}/{-y}", "http://a.example:8080/16/54694/37167"),
        (
            "https://a.example/wmts?TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}",
            "https://a.example/wmts?TILEMATRIX=16&TILEROW=28368&TILECOL=54694",
        ),
        (
            " https://a.example/{TileMatrix}/{TileRow}/{TileCol} ",
            "https://a.example/16/28368/54694",
        ),
    ],
)
def test_entered_addresses_are_filled(template, address):
    # rows from the south: 2^16 - 1 - 28368 = 37167
    source = own_source(template)
    assert source.address(TILE) == address
    assert source.id == OWN_ID
    assert source.title(Language.CHINESE) == source.host


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("", "BASEMAP_ADDRESS_WRONG"),
        ("a.example/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("file:///etc/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("ftp://a.example/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("https:///{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("https://me:secret@a.example/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("https://a.example:99999/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("https://a.example/a b/{z}/{x}/{y}", "BASEMAP_ADDRESS_WRONG"),
        ("https://a.example/{z}/{x}/{y}\r\nHost: b", "BASEMAP_ADDRESS_WRONG"),
        ("https://a.example/{z}/{x}/{y}/{", "BASEMAP_ADDRESS_WRONG"),
        ("https://a.example/{z}/{x}", "BASEMAP_ADDRESS_LACKS"),
        ("https://a.example/tiles", "BASEMAP_ADDRESS_LACKS"),
        ("https://a.example/{z}/{x}/{y}/{key}", "BASEMAP_ADDRESS_UNKNOWN_PART"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_wrong_addresses_are_told_in_words(template, code, language):
    with pytest.raises(Problem) as caught:
        own_source(template)
    assert caught.value.code == code
    assert explain(caught.value, language)


def test_settings_that_name_nothing_give_nothing():
    assert source_of("") is None
    assert source_of("gone") is None
    assert source_of(OWN_ID, "nonsense") is None
    own = source_of(OWN_ID, "https://a.example/{z}/{x}/{y}")
    assert own is not None
    assert own.host == "a.example"


def test_each_address_has_its_own_place_in_the_cache():
    names = {source.cache_name for source in known_sources()}
    assert len(names) == len(known_sources())
    assert all(name.isalnum() for name in names)
