"""A short name for every crash of a diagram, also for one without a case number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash, CrashUid

_SUFFIX_LETTERS = 4


def crash_keys(crashes: Iterable[Crash]) -> Mapping[CrashUid, str]:
    """The case number, else local date and time with a short mark: `20250106-1328-k3qf`.

    The mark is made from place and parties, so that it is the same in every store that holds the
    crash. Two crashes that agree in all of it get `.2`, `.3` in the order given.
    """
    keys: dict[CrashUid, str] = {}
    used: set[str] = set()
    for crash in crashes:
        key = base = crash.case_no or _made_key(crash)
        count = 1
        while key in used:
            count += 1
            key = f"{base}.{count}"
        used.add(key)
        keys[crash.uid] = key
    return keys


def _made_key(crash: Crash) -> str:
    """Date, time and a mark of four letters or digits."""
    local = crash.occurred_at.astimezone(TAIPEI)
    parties = ";".join(
        f"{party.sequence},{party.class_code or ''},{party.impact_code or ''}"
        for party in crash.parties
    )
    content = f"{local:%Y%m%d%H%M%S}|{crash.place_text}|{crash.severity}|{parties}"
    digest = int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    mark = ""
    for _ in range(_SUFFIX_LETTERS):
        digest, letter = divmod(digest, len(alphabet))
        mark += alphabet[letter]
    return f"{local:%Y%m%d-%H%M}-{mark}"
