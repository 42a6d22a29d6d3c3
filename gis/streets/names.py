"""Names of roads as keys: one form for a street's name and for what a crash text calls it."""

from __future__ import annotations

import re
import unicodedata

_SECTION = re.compile(r"(?<=.)[一二三四五六七八九十\d]+段$")


def road_key(name: str) -> str:
    """The name under which a road is compared: normal form, without its section (一段)."""
    return _SECTION.sub("", unicodedata.normalize("NFKC", name).strip())
