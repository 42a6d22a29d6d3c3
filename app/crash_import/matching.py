"""Which arrivals are one crash: between the files of a run, and with the crashes of the store.

Files without case numbers change after publication: coordinates move, codes are corrected, parties
come and go. A crash is recognised by moment and place (`gis.crashes.identity.match_key`), then by
its parties, so that two crashes of one key stay two; a crash whose place text was corrected is
recognised by moment and recorded point. A case number, where there is one, goes before all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from app.crash_import.case_matching import CASE_MATCH_OPEN, joined_case, match_cases
from app.crash_import.late_deaths import with_late_deaths
from app.crash_import.rows import Arrival, Remark
from gis.crashes.coordinates import in_taiwan
from gis.crashes.identity import match_key
from gis.crashes.records import AgeBand, Crash, Party

_DERIVED = frozenset(
    {"uid", "point", "position_flag", "day_phase", "junction_uid", "road_uid", "city", "district"}
    | {"roads", "form"}
)
"""Fields of a crash that are worked out, not recorded."""
_RECORDED = tuple(item.name for item in fields(Crash) if item.name not in _DERIVED)
_recorded_fields = attrgetter(*_RECORDED)
_fields_but_parties = attrgetter(*(name for name in _RECORDED if name != "parties"))

SAME_CRASH = 0.6
"""Likeness of parties from which two records of one key are one crash."""
_MISSING_PARTY = 0.1
_TICK_KEYS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An arrival and the earlier record of the same crash, if there is one."""

    arrival: Arrival
    earlier: Arrival | None
    rivals: tuple[Arrival, ...] = ()
    """Earlier records that might be the same crash: a case and rows of open data."""


def same_content(a: Crash, b: Crash) -> bool:
    """Whether two records say the same, worked-out fields left aside."""
    return bool(_recorded_fields(a) == _recorded_fields(b))


def likeness(a: Sequence[Party], b: Sequence[Party]) -> float:
    """How alike the parties of two records are, 0..1: class, attribute and age band by number.

    Parties that only one record has cost little: they come and go between two publications.
    """
    if not a or not b:
        return 1.0 if not a and not b else SAME_CRASH
    shared = min(len(a), len(b))
    alike = sum(_party_likeness(one, other) for one, other in zip(a, b, strict=False))
    return max(0.0, alike / shared - _MISSING_PARTY * abs(len(a) - len(b)))


def _party_likeness(a: Party, b: Party) -> float:
    """Share of what both records know of a party that is equal."""
    pairs = [
        (a.class_code, b.class_code),
        (a.attribute_code, b.attribute_code),
        (
            None if a.age_band is AgeBand.UNKNOWN else a.age_band,
            None if b.age_band is AgeBand.UNKNOWN else b.age_band,
        ),
    ]
    known = [one == other for one, other in pairs if one is not None and other is not None]
    if not known:
        return 1.0 if pairs[0] == pairs[1] == (None, None) else 0.5
    return sum(known) / len(known)


def pair_up(
    arrivals: Sequence[Arrival],
    earlier: Sequence[Arrival],
    tick: Callable[[float], None] = lambda done: None,
) -> list[Pair]:
    """Each arrival with the earlier record of its crash; every earlier record is used once.

    The result is in the arrivals' order. Equal records find each other first, then the most alike.
    """
    taken: dict[int, int] = {}
    free = set(range(len(earlier)))
    rounds: tuple[tuple[_Key, _Score], ...] = (
        (_case_number, lambda a, b: 1.0),
        (_moment_and_place, _by_content),
        (_moment_and_point, _by_content),
    )
    for number, (key, score) in enumerate(rounds):
        _pair_round(
            arrivals,
            earlier,
            taken,
            free,
            key=key,
            score=score,
            tick=_share(tick, number, len(rounds)),
        )
    cases = match_cases(
        arrivals,
        earlier,
        [at for at in range(len(arrivals)) if at not in taken],
        sorted(free),
        numbered_likeness,
    )
    taken |= cases.taken
    return [
        _pair(arrival, earlier, taken.get(at), cases.rivals.get(at, ()))
        for at, arrival in enumerate(arrivals)
    ]


def _pair(
    arrival: Arrival, earlier: Sequence[Arrival], at: int | None, rivals: Sequence[int]
) -> Pair:
    """An arrival with its earlier record; one that has rivals says so."""
    if at is not None or not rivals:
        return Pair(arrival=arrival, earlier=None if at is None else earlier[at])
    open_ones = tuple(earlier[rival] for rival in rivals)
    return Pair(arrival=flagged(arrival, open_ones), earlier=None, rivals=open_ones)


def flagged(record: Arrival, rivals: Iterable[Arrival]) -> Arrival:
    """A record with the remark that it may be one crash with others; cases are named."""
    cases = sorted({rival.crash.case_no for rival in rivals if rival.crash.case_no})
    known = [remark for remark in record.remarks if remark.code == CASE_MATCH_OPEN]
    told = {case for remark in known for case in remark.detail.split(", ") if case}
    remark = Remark(code=CASE_MATCH_OPEN, detail=", ".join(sorted({*told, *cases})))
    others = tuple(remark for remark in record.remarks if remark.code != CASE_MATCH_OPEN)
    return replace(record, remarks=(*others, remark))


def _share(tick: Callable[[float], None], number: int, of: int) -> Callable[[float], None]:
    """Progress of one of several equal parts."""
    return lambda done: tick((number + done) / of)


_Key = Callable[[Crash], Hashable | None]
_Score = Callable[[Arrival, Arrival], float]


def _case_number(crash: Crash) -> Hashable | None:
    return crash.case_no


def _moment_and_place(crash: Crash) -> Hashable | None:
    return match_key(crash.occurred_at, crash.place_text)


def _moment_and_point(crash: Crash) -> Hashable | None:
    """Moment and recorded point; None where the point says nothing."""
    if crash.recorded is None or not in_taiwan(*crash.recorded):
        return None
    return (crash.occurred_at, crash.recorded)


def _by_content(a: Arrival, b: Arrival) -> float:
    """2 for equal records, 1 or more for parts of one crash, else the likeness of the parties."""
    if a.crash.case_no != b.crash.case_no:
        return 0.0  # two cases, or a case and a row of open data: `match_cases` judges those
    if same_content(a.crash, b.crash):
        return 2.0
    if parts_of_one(a.crash, b.crash):
        return 1.0
    if a.partial or b.partial:
        return _partial_likeness(a.crash, b.crash)
    if a.incomplete or b.incomplete:
        return numbered_likeness(a.crash.parties, b.crash.parties)
    return likeness(a.crash.parties, b.crash.parties)


def _partial_likeness(a: Crash, b: Crash) -> float:
    """Likeness where one record knows only the classes of its parties."""
    return 0.5 * (likeness(a.parties, b.parties) + float(a.severity is b.severity))


def numbered_likeness(a: Sequence[Party], b: Sequence[Party]) -> float:
    """Likeness where parties may lack anywhere: those of equal numbers are compared."""
    others = {party.sequence: party for party in b}
    shared = [(party, others[party.sequence]) for party in a if party.sequence in others]
    if not shared:
        return SAME_CRASH
    return sum(_party_likeness(one, other) for one, other in shared) / len(shared)


def parts_of_one(a: Crash, b: Crash) -> bool:
    """Whether two records hold different parties of one crash (a file cut in two).

    All recorded fields but the parties are equal, and no number has two different parties.
    """
    if _fields_but_parties(a) != _fields_but_parties(b):
        return False
    numbered = {party.sequence: party for party in a.parties}
    others = {party.sequence: party for party in b.parties}
    if not numbered.keys() - others.keys() or not others.keys() - numbered.keys():
        return False
    return all(numbered[number] == others[number] for number in numbered.keys() & others.keys())


def _pair_round(
    arrivals: Sequence[Arrival],
    earlier: Sequence[Arrival],
    taken: dict[int, int],
    free: set[int],
    *,
    key: _Key,
    score: _Score,
    tick: Callable[[float], None],
) -> None:
    """Pair what shares a key, best first; fills `taken`, empties `free`."""
    waiting = _by_key(earlier, sorted(free), key, lambda done: tick(done / 3.0))
    if not waiting:
        return
    untaken = [at for at in range(len(arrivals)) if at not in taken]
    wanting = _by_key(arrivals, untaken, key, lambda done: tick((1.0 + done) / 3.0))
    for number, (found, ours) in enumerate(wanting.items()):
        if number % _TICK_KEYS == 0:
            tick((2.0 + number / len(wanting)) / 3.0)
        ranked = sorted(
            (-score(arrivals[a], earlier[b]), a, b) for a in ours for b in waiting.get(found, ())
        )
        for negative, a, b in ranked:
            if -negative >= SAME_CRASH and a not in taken and b in free:
                taken[a] = b
                free.discard(b)


def _by_key(
    records: Sequence[Arrival], some: Sequence[int], key: _Key, tick: Callable[[float], None]
) -> dict[Hashable, list[int]]:
    """The numbers of some records by their key; records without one are left out."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, at in enumerate(some):
        if number % _TICK_KEYS == 0:
            tick(number / len(some))
        if (held := key(records[at].crash)) is not None:
            found[held].append(at)
    return dict(found)


def merge(earlier: Arrival, arrival: Arrival) -> Arrival:
    """The record after an arrival: what the arrival says, and what only the earlier one knows.

    The earlier uid is kept. Parts of one crash are put together. A partial arrival changes only
    class, deaths and injured of a full record, one that may lack a party changes nothing. A case
    goes before what open data say of it (see `joined_case`).
    """
    old, new = earlier.crash, arrival.crash
    if (old.case_no or new.case_no) and old.case_no != new.case_no:
        return joined_case(earlier, arrival)
    if arrival.partial and not earlier.partial:
        changed = replace(
            old, severity=new.severity, deaths_24h=new.deaths_24h, injured=new.injured
        )
        return replace(earlier, crash=changed)
    if parts_of_one(old, new):
        return Arrival(
            crash=replace(old, parties=_joined(old.parties, new.parties)),
            remarks=_remarks_of_parts(earlier, arrival),
            partial=earlier.partial and arrival.partial,
            incomplete=earlier.incomplete or arrival.incomplete,
        )
    if arrival.incomplete and not earlier.incomplete:
        return earlier
    if new.case_no:
        return with_late_deaths(joined_case(earlier, arrival), earlier, arrival)
    kept = replace(
        new,
        uid=old.uid,
        deaths_30d=old.deaths_30d if new.deaths_30d is None else new.deaths_30d,
        parties=_with_injuries(old.parties, new.parties),
    )
    return replace(arrival, crash=kept)


def _joined(a: Iterable[Party], b: Iterable[Party]) -> tuple[Party, ...]:
    """The parties of both, each number once, in the order of numbers."""
    numbered = {party.sequence: party for party in (*a, *b)}
    return tuple(numbered[number] for number in sorted(numbered))


def _remarks_of_parts(a: Arrival, b: Arrival) -> tuple[Remark, ...]:
    """Remarks of both parts; a missing first party is no longer missing where a part has it."""
    whole = min(party.sequence for party in (*a.crash.parties, *b.crash.parties)) == 1
    return tuple(
        remark
        for remark in dict.fromkeys((*a.remarks, *b.remarks))
        if not (whole and remark.code == "FIRST_PARTY_MISSING")
    )


def _with_injuries(old: Sequence[Party], new: Sequence[Party]) -> tuple[Party, ...]:
    """New parties with the injury codes that only the earlier record knows."""
    known = {(party.sequence, party.class_code): party.injury_code for party in old}
    return tuple(
        replace(party, injury_code=known[(party.sequence, party.class_code)])
        if party.injury_code is None and known.get((party.sequence, party.class_code))
        else party
        for party in new
    )


def combine(
    files: Iterable[Sequence[Arrival]], tick: Callable[[float], None] = lambda done: None
) -> list[Arrival]:
    """The crashes of all files of a run, each once; a later file goes before an earlier one."""
    held: list[Arrival] = []
    for arrivals in files:
        if not held:
            held = list(arrivals)
            continue
        at_of = {id(record): at for at, record in enumerate(held)}
        for pair in pair_up(arrivals, list(held), tick):
            if pair.earlier is None:
                held.append(pair.arrival)
                for rival in pair.rivals:
                    at = at_of[id(rival)]
                    held[at] = flagged(held[at], [pair.arrival])
            else:
                held[at_of[id(pair.earlier)]] = merge(pair.earlier, pair.arrival)
    return held
