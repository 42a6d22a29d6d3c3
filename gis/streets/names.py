"""Names of roads as keys: one form for a street's name and for what a crash text calls it."""

from __future__ import annotations

import re
from functools import lru_cache

from gis.crashes.place_text import base_name, narrow, normal_road

_HAN = re.compile(r"[\u3400-\u9fff]")
_LANE = re.compile(r"\d+(?:[-之]\d+)?[巷弄].*$")


@lru_cache(maxsize=65536)
def road_key(name: str) -> str:
    """The name under which a road is compared with crash texts: no section, no lane or alley.

    Names without Chinese characters are only put into half width.
    """
    plain = narrow(name)
    return base_name(normal_road(plain)) if _HAN.search(plain) else plain


@lru_cache(maxsize=65536)
def meeting_name(name: str) -> str:
    """The name a road brings to its junctions: no section, but with its lane (巷, 弄)."""
    plain = narrow(name)
    lane = _LANE.search(plain)
    main = plain[: lane.start()] if lane else plain
    return road_key(main) + (lane[0] if lane else "")
