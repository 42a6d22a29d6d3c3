"""Since when edits hold, from what they are known, and who vouches for what they leave behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from app.store.road_states import Author
from app.store.uids import new_uid
from gis.crashes.filters import TAIPEI
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.provenance import Provenance, RoadSource
from gis.streets.remake.change import StreetChange
from gis.streets.trust import is_assumed


class Holds(StrEnum):
    """Since when what is edited is so."""

    FROM_NOW = "from now"
    FROM_DAY = "from a day"
    """Works were finished that day, or will be."""
    ALWAYS = "always"
    """It was drawn wrongly: the correction holds as long as what it corrects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditTerms:
    """What holds for all edits until somebody says otherwise."""

    holds: Holds = Holds.FROM_NOW
    day: date | None = None
    """With FROM_DAY: the first day, in Taiwan."""
    source: RoadSource | None = RoadSource.TRACING
    """None: what a road was known from, and how exactly, stays."""
    sigma_m: float | None = None
    """Standard deviation of what is drawn, metres; None: not known."""

    def since(self, held: Provenance, now: datetime) -> datetime | None:
        """Since when an edit holds that takes the place of a state; None: since ever."""
        match self.holds:
            case Holds.FROM_NOW:
                return now
            case Holds.FROM_DAY:
                return now if self.day is None else day_begins(self.day)
            case Holds.ALWAYS:
                return held.valid_from


def day_begins(day: date) -> datetime:
    """Midnight of a day in Taiwan, as UTC."""
    return datetime.combine(day, time(), TAIPEI).astimezone(UTC)


def in_milliseconds(at: datetime) -> datetime:
    """A time as both stores keep it."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def stamped(
    change: StreetChange,
    held: Mapping[RoadUid, StreetRoad],
    terms: EditTerms,
    author: Author,
) -> StreetChange:
    """A change whose roads say since when and from whom they are so.

    Who leaves a road without any default behind has confirmed it.
    """
    return replace(change, new=tuple(_stamped(one, held, terms, author) for one in change.new))


def _stamped(
    street: StreetRoad,
    held: Mapping[RoadUid, StreetRoad],
    terms: EditTerms,
    author: Author,
) -> StreetRoad:
    before = held.get(street.road.uid)
    if before == street:
        return before
    old = street.provenance if before is None else before.provenance
    made = Provenance(
        state=new_uid(),
        valid_from=terms.since(old, author.at),
        author=author.name,
        action=author.action,
        recorded_at=author.at,
        source=terms.source or old.source,
        sigma_m=old.sigma_m if terms.source is None else terms.sigma_m,
        confirmed_by="" if is_assumed(street) else author.name,
        confirmed_at=None if is_assumed(street) else author.at,
    )
    return replace(street, provenance=made)


def ends_of_gone(
    gone: Iterable[StreetRoad], terms: EditTerms, author: Author
) -> dict[RoadUid, datetime | None]:
    """Since when roads that an edit deletes are gone."""
    return {one.road.uid: terms.since(one.provenance, author.at) for one in gone}
