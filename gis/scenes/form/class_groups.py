"""Party classes (26 欄) by what the other fields of the form ask of them."""

from __future__ import annotations

from enum import StrEnum


class ClassGroup(StrEnum):
    """What the fields on protection, action and impact tell apart."""

    CAR = "car"
    """Vehicles with a body: impact 01 to 10, seat belts."""
    TWO_WHEELER = "two_wheeler"
    """Motorcycles, bicycles and what is ridden like them: impact 11 to 14, helmets."""
    PERSON = "person"
    """On foot: no impact position, no equipment."""
    PASSENGER = "passenger"
    OTHER = "other"
    """Trailers, trains, carts: the form has no number of their own."""


_BY_LETTER = {
    "A": ClassGroup.CAR,
    "B": ClassGroup.CAR,
    "C": ClassGroup.TWO_WHEELER,
    "D": ClassGroup.CAR,
    "E": ClassGroup.CAR,
}
_BY_CODE = {
    "F01": ClassGroup.TWO_WHEELER,
    "F02": ClassGroup.TWO_WHEELER,
    "F03": ClassGroup.TWO_WHEELER,
    "G02": ClassGroup.CAR,
    "G06": ClassGroup.CAR,
    "H01": ClassGroup.PERSON,
    "H02": ClassGroup.PASSENGER,
    "H03": ClassGroup.PERSON,
    "H04": ClassGroup.PERSON,
}
MOTORCYCLES = frozenset({"C01", "C02", "C03", "C04", "C05"})


def group_of(class_code: str | None) -> ClassGroup | None:
    """The group of a class; None where it is blank."""
    if not class_code:
        return None
    return _BY_CODE.get(class_code) or _BY_LETTER.get(class_code[0]) or ClassGroup.OTHER
