"""Uids of derived records: made from what they are derived from, the same every time."""

from __future__ import annotations

from functools import lru_cache
from uuid import uuid5

from gis.streets.crash_junctions import NAMESPACE

_HELD = 1 << 16


@lru_cache(maxsize=_HELD)
def derived_uid(text: str) -> str:
    """The uid of what `text` says; a hand that drags asks for the same ones over and over."""
    return str(uuid5(NAMESPACE, text))
