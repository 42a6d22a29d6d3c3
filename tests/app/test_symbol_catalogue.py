"""The library of symbols: every class of the form has one, in the size that translation takes."""

from __future__ import annotations

import csv
import json
from importlib.resources import files

import pytest

from app.symbol_catalogue import load_symbols
from gis.crashes.records import PartyRole
from gis.scenes.footprint import usual_size
from gis.scenes.scene import SceneParty
from gis.scenes.symbols import SymbolKind, anchors_of


def class_codes() -> list[str]:
    text = files("resources").joinpath("codes", "form_codes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found = {row["code"] for row in rows if row["field"] == "class"}
    return sorted(code for code in found if code[:1] in "ABCDEFGH" and len(code) == 3)


@pytest.mark.parametrize("code", class_codes())
def test_every_class_of_the_form_has_a_symbol_of_its_usual_size(code: str) -> None:
    party = SceneParty(no=1, class_code=code)

    symbol = load_symbols().of_party(party)

    assert symbol.id, f"no symbol for class {code}"
    assert code in symbol.class_codes
    assert (symbol.length_m, symbol.width_m) == usual_size(code, PartyRole.UNKNOWN)


def test_no_class_has_two_usual_symbols() -> None:
    codes = [code for symbol in load_symbols().values() for code in symbol.class_codes]

    assert len(codes) == len(set(codes))
    assert set(codes) == set(class_codes())


def test_a_catalogue_names_the_source_of_every_size() -> None:
    text = files("resources").joinpath("catalogue", "symbols.json").read_text(encoding="utf-8")
    sources = json.loads(text)["sources"]

    assert {symbol.source for symbol in load_symbols().values()} <= set(sources)


def test_road_vehicles_keep_to_the_largest_sizes_of_article_38() -> None:
    # 道路交通安全規則 38 條: buses 12.2 m, lorries 11 m, semi-trailers 18 m, full trailers 20 m.
    limits = {"coach": 12.2, "city_bus": 12.2, "heavy_truck": 11.0, "three_axle_truck": 11.0}
    limits |= {"articulated_truck": 18.0, "full_trailer": 20.0}
    library = load_symbols()

    for name, longest in limits.items():
        assert library[name].length_m <= longest
        assert library[name].width_m <= 2.5


@pytest.mark.parametrize("name", sorted(load_symbols()))
def test_wheels_and_trailers_lie_inside_the_footprint(name: str) -> None:
    symbol = load_symbols()[name]
    half = symbol.length_m / 2

    assert symbol.zh
    assert symbol.en
    for ahead, right in anchors_of(symbol).values():
        assert abs(ahead) <= half + 1e-9
        assert abs(right) <= symbol.width_m / 2 + 1e-9
    if symbol.kind is SymbolKind.ARTICULATED:
        assert symbol.coupling_m < symbol.length_m
        assert symbol.trailer_m < symbol.length_m
    if symbol.kind in (SymbolKind.CAR, SymbolKind.ARTICULATED, SymbolKind.TWO_WHEELER):
        assert symbol.wheelbase_m > 0
