"""The library of symbols in `resources/catalogue`, read once."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from gis.scenes.symbols import RoofSign, Symbol, SymbolKind, SymbolLibrary, ThingShape


@lru_cache(maxsize=1)
def load_symbols() -> SymbolLibrary:
    """Vehicles, people, animals and things that scenes are drawn with."""
    text = files("resources").joinpath("catalogue", "symbols.json").read_text(encoding="utf-8")
    rows = json.loads(text)["symbols"]
    return SymbolLibrary(
        Symbol(
            **{
                **row,
                "kind": SymbolKind(row["kind"]),
                "sign": RoofSign(row.get("sign", "")),
                "shape": ThingShape(row.get("shape", "box")),
                "class_codes": tuple(row.get("class_codes", ())),
            }
        )
        for row in rows
    )
