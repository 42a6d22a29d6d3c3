"""The catalogue of signs and signals in `resources/catalogue`, read once."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from importlib.resources import files

from gis.streets.signs.catalogue import SignCatalogue, SignEntry, SignMark, SignShape


@lru_cache(maxsize=1)
def load_sign_catalogue() -> SignCatalogue:
    """Signs and signals of 道路交通標誌標線號誌設置規則."""
    text = files("resources").joinpath("catalogue", "signs.json").read_text(encoding="utf-8")
    held = json.loads(text)
    edition = date.fromisoformat(held["edition"])
    return SignCatalogue(
        SignEntry(
            code=row["code"],
            article=row["article"],
            edition=edition,
            name=row["name"],
            gloss=row["gloss"],
            shape=SignShape(row["shape"]),
            mark=SignMark(row["mark"]),
            size_m=float(row["size_m"]),
        )
        for row in (*held["signs"], *held["signals"], *held["fixtures"])
    )
