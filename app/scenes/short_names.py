"""Words that officers use for the symbols they meet most, in `resources/catalogue`, read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def load_short_names() -> Mapping[str, tuple[str, ...]]:
    """Words by the symbol's id, the most frequent symbol first."""
    text = files("resources").joinpath("catalogue", "short_names.json").read_text(encoding="utf-8")
    rows = json.loads(text)["symbols"]
    return MappingProxyType({row["id"]: tuple(row["words"]) for row in rows})
