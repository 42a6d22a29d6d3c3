"""Where personal data of a crash file go: one small door, whose default lets nothing in.

Names, identity numbers, plates, birthdays, exact ages, telephone numbers and addresses never enter
the ordinary tables. An import hands them to a `PersonalRecords`; what that does not take is gone
when the import ends, and only counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Protocol

from app.store.write_unit import WriteUnit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonalDetails:
    """What a file says of one person, as it stands there; "" where it says nothing.

    Its `repr` holds no value, so that no log and no report of a mistake can quote one.
    """

    name: str = ""
    identity: str = ""
    """身分證字號, passport or residence number."""
    birth: str = ""
    age: str = ""
    """Exact, in years."""
    address: str = ""
    phone_number: str = ""
    plate: str = ""

    def __repr__(self) -> str:
        return f"PersonalDetails({self.count} values)"

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(map(bool, _values(self)))


PERSONAL_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(PersonalDetails))
_values = attrgetter(*PERSONAL_FIELDS)


class PersonalRecords(Protocol):
    """Whoever keeps personal data, within the write unit of one import."""

    def keep(self, case_no: str, party_no: int, details: PersonalDetails) -> None:
        """Take what is known of one party; again for the same party replaces what was known."""

    @property
    def left_out(self) -> int:
        """How many values were not kept."""

    @property
    def persons_kept(self) -> int:
        """How many persons were taken."""


PersonalDoor = Callable[[WriteUnit], PersonalRecords]
"""Opens the records for one write unit, so that both are stored together or not at all."""


class DroppedRecords:
    """Keeps nothing and counts the values."""

    def __init__(self) -> None:
        self._count = 0

    def keep(self, case_no: str, party_no: int, details: PersonalDetails) -> None:
        """Count the values and forget them."""
        self._count += details.count

    @property
    def left_out(self) -> int:
        """How many values were not kept: all."""
        return self._count

    @property
    def persons_kept(self) -> int:
        """How many persons were taken: none."""
        return 0


def drop_personal(unit: WriteUnit) -> PersonalRecords:
    """The door that lets nothing in."""
    return DroppedRecords()
