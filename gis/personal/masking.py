"""Personal data with most of it hidden, for who may know that there is something but not what.

The mask depends on nothing but the value itself, so that lists can be compared with paper.
"""

from __future__ import annotations

import re
import unicodedata

from gis.crashes.details import age_band
from gis.crashes.records import AgeBand

STAR, CIRCLE = "*", "○"
_SHORT_PLATE = 5
"""Plates of at most this many letters and figures show one at each end instead of two."""
_SEPARATORS = re.compile(r"[\s\-‐‑–—·.]")


def normal_plate(text: str) -> str:
    """A plate for comparing: NFKC, upper case, no separators.

    0 and O, 1 and I are never swapped: a reader who doubts must search for both.
    """
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).upper())


def mask_plate(text: str) -> str:
    """A plate with its middle hidden: "ABC-1234" is "AB*-**34", "AB-12" is "A*-*2".

    Separators stay where they are; a plate of three letters or fewer shows nothing.
    """
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    count = len(normal_plate(plain))
    kept = 0 if count <= 3 else 1 if count <= _SHORT_PLATE else 2
    shown, place = "", 0
    for letter in plain:
        if _SEPARATORS.fullmatch(letter):
            shown += letter
            continue
        shown += letter if place < kept or place >= count - kept else STAR
        place += 1
    return shown


def mask_name(text: str) -> str:
    """A name with all but its ends hidden: "王小明" is "王○明", "王明" is "王○".

    Of a name in letters with spaces the first letter of each word stays: "J*** S****".
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if plain.isascii():
        return " ".join(word[:1] + STAR * (len(word) - 1) for word in plain.split(" "))
    if len(plain) <= 2:
        return plain[:1] + CIRCLE * (len(plain) - 1)
    return plain[0] + CIRCLE * (len(plain) - 2) + plain[-1]


def mask_ends(text: str, *, first: int, last: int) -> str:
    """A text of which only the ends stay; one that is not twice as long shows nothing."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) < 2 * (first + last):
        return STAR * len(plain)
    hidden = STAR * (len(plain) - first - last)
    return plain[:first] + hidden + plain[len(plain) - last :]


def band_of_age(text: str) -> AgeBand:
    """The band of an exact age as a file writes it; unknown where it is no number."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("歲").removesuffix("足")
    return age_band(int(plain)) if plain.isdecimal() else AgeBand.UNKNOWN
