"""Import crash files: read, match with the store, write, locate; all in one write unit."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, or_, select

from app.catalogues import load_code_catalogue
from app.crash_import.contents import read_texts
from app.crash_import.formats import Reading, read_source
from app.crash_import.late_deaths import CASES_AS_OF, cases_as_of
from app.crash_import.matching import Pair, combine, pair_up
from app.crash_import.rows import FileContent, SourceText
from app.crash_import.writing import (
    Written,
    stored_rivals,
    write_counts,
    write_pairs,
    write_refusals,
)
from app.file_names import shown
from app.locate import locate_crashes
from app.personal.records import PersonalDoor, PersonalRecords, drop_personal
from app.store.schema import crash as crash_table
from app.store.schema import import_run
from app.store.store import Store
from app.store.uids import new_uid
from app.store.write_unit import WriteUnit
from app.tasks import Progress, part_of, silent
from gis.crashes.codes import Encoding
from gis.problems import Problem

IMPORTING = "IMPORTING_CRASHES"
_READ_SHARE, _MATCH_SHARE, _WRITE_SHARE = 0.4, 0.5, 0.8
_UID_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashImportResult:
    """Counts of one run's files."""

    read: int
    """Data rows without headers and footers; `accepted + quarantined`."""
    accepted: int
    quarantined: int
    crashes: int
    parties: int
    new: int
    updated: int
    unchanged: int
    """Also those in `kept`."""
    kept: int
    """Stored crashes that were left as they were, because a row of theirs was refused."""
    published_counts: int
    position_flags: Mapping[str, int]
    """Number of this run's crashes by `PositionFlag` value."""
    refused_because: Mapping[str, int]
    """Number of refused rows by reason code."""
    skipped: tuple[str, ...]
    """Files inside ZIPs and sheets of workbooks that hold no crash data."""
    columns_kept_out: tuple[str, ...] = ()
    """Titles of columns of the police's export that nobody knows; nothing of them is stored."""
    columns_unused: tuple[str, ...] = ()
    """Titles of known columns that no record has a place for."""
    personal_left_out: int = 0
    """Values of personal columns that were not kept."""
    personal_sealed: int = 0
    """Persons whose values were kept sealed."""
    run_uid: str


def import_crashes(
    store: Store,
    files: Sequence[Path],
    *,
    encoding: Encoding | None = None,
    city: str | None = None,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    personal: PersonalDoor = drop_personal,
    progress: Progress = silent,
) -> CrashImportResult:
    """Bring crash files into a store; doing it again changes nothing.

    The order of the files does not matter: of two records of one crash that of the file provided
    later holds. Nothing is kept if it fails or is cancelled.

    Args:
        store: where to.
        files: CSV files or ZIPs of them, of any known format.
        encoding: how to read files that hold numbers instead of labels.
        city: whose months a count file holds, where neither it nor the store tells.
        columns: what columns of the police's own export mean, by signature of its header row, then
            by title ("" where a column is not to be used).
        personal: opens what keeps personal data; nothing is kept by default.
        progress: called often; may raise to cancel.

    Raises:
        Problem: where a file holds no crash data or cannot be read as asked.
    """
    progress(IMPORTING, 0.0)
    with _without_collecting(), store.write(actor=store.actor, action="import crashes") as unit:
        contents, skipped = _read_files(
            files,
            encoding=encoding,
            city=city or _only_city(unit),
            columns=columns or {},
            epsg=store.epsg,
            progress=progress,
        )
        run_uid = _start_run(unit, files)
        matching = part_of(progress, IMPORTING, _READ_SHARE, _MATCH_SHARE)
        arrivals = combine([content.arrivals for content in contents], matching)
        pairs = pair_up(arrivals, stored_rivals(unit, arrivals, matching), matching)
        progress(IMPORTING, _MATCH_SHARE)
        known = [pair.earlier.crash.uid for pair in pairs if pair.earlier is not None]
        written = write_pairs(
            unit,
            pairs,
            run_uid=run_uid,
            tick=part_of(progress, IMPORTING, _MATCH_SHARE, _WRITE_SHARE),
        )
        write_refusals(
            unit,
            [refusal for content in contents for refusal in content.refusals],
            run_uid=run_uid,
        )
        write_counts(unit, [count for content in contents for count in content.counts])
        progress(IMPORTING, _WRITE_SHARE)
        if arrivals:
            locate_crashes(unit, progress)
        records = personal(unit)
        _hand_on(records, contents)
        flags = _flags(unit, run_uid, known, part_of(progress, IMPORTING, _WRITE_SHARE, 1.0))
        result = _result(contents, pairs, written, skipped, run_uid, flags)
        result = replace(
            result, personal_left_out=records.left_out, personal_sealed=records.persons_kept
        )
        _finish_run(unit, result, cases_as_of(contents))
    progress(IMPORTING, 1.0)
    return result


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Pause the search for reference cycles: it costs a quarter of a large import's time.

    A month is a million small records without cycles, and the collector walks all of them again
    and again.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read_files(
    files: Sequence[Path],
    *,
    encoding: Encoding | None,
    city: str | None,
    columns: Mapping[str, Mapping[str, str]],
    epsg: int,
    progress: Progress,
) -> tuple[list[FileContent], list[str]]:
    """The contents of all files, the earliest provided first, and what was skipped.

    Raises:
        Problem: CRASH_FILE_UNKNOWN where a file holds no data of a known format.
    """
    held: list[tuple[SourceText, FileContent]] = []
    skipped: list[str] = []
    for number, path in enumerate(files):
        start, end = number / len(files) * _READ_SHARE, (number + 1) / len(files) * _READ_SHARE
        progress(IMPORTING, start)
        tick = part_of(progress, IMPORTING, start, end)
        texts, no_texts = read_texts(path, partial(tick, 0.0))
        skipped += no_texts
        reading = Reading(
            catalogue=load_code_catalogue(),
            encoding=encoding,
            epsg=epsg,
            city=city,
            columns=columns,
            tick=tick,
        )
        found = [(text, read_source(text, reading)) for text in texts]
        if all(content is None for _, content in found):
            raise Problem("CRASH_FILE_UNKNOWN", file=shown(path.name))
        skipped += [text.name for text, content in found if content is None]
        held += [(text, content) for text, content in found if content is not None]
    return _in_order(held), skipped


def _in_order(held: Sequence[tuple[SourceText, FileContent]]) -> list[FileContent]:
    """Contents by date provided, then name, then text, so that the files' order does not matter."""
    dated = [(content.provided or date.min, content.name) for _, content in held]
    twins = {key for key, count in Counter(dated).items() if count > 1}
    digests = [
        _digest(text) if key in twins else "" for key, (text, _) in zip(dated, held, strict=True)
    ]
    ranked = sorted(range(len(held)), key=lambda at: (dated[at], digests[at]))
    return [held[at][1] for at in ranked]


def _digest(text: SourceText) -> str:
    return sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest()


def _hand_on(records: PersonalRecords, contents: Sequence[FileContent]) -> None:
    """Hand personal data to whoever keeps them."""
    for content in contents:
        for person in content.persons:
            records.keep(person.case_no, person.party_no, person.details)


def _each_once(titles: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All titles, each once, in their order."""
    return tuple(dict.fromkeys(title for some in titles for title in some))


def _only_city(unit: WriteUnit) -> str | None:
    """The city of the store's crashes, if they are of one city."""
    query = select(crash_table.c.city).where(crash_table.c.city != "").distinct().limit(2)
    cities = unit.connection.scalars(query).all()
    return cities[0] if len(cities) == 1 else None


def _start_run(unit: WriteUnit, files: Sequence[Path]) -> str:
    """Write down that a run began; returns its uid."""
    run_uid = new_uid()
    unit.insert(
        import_run,
        [
            {
                "uid": run_uid,
                "kind": "crashes",
                "files": json.dumps([shown(path.name) for path in files], ensure_ascii=False),
                "started_at": datetime.now(UTC),
            }
        ],
    )
    return run_uid


def _finish_run(unit: WriteUnit, result: CrashImportResult, as_of: str | None) -> None:
    """Write down how a run ended, and of which day its exports are."""
    counts = asdict(result) | {CASES_AS_OF: as_of}
    unit.update_many(
        import_run,
        [
            {
                "uid": result.run_uid,
                "finished_at": datetime.now(UTC),
                "counts": json.dumps(counts, ensure_ascii=False),
            }
        ],
    )


def _flags(
    unit: WriteUnit, run_uid: str, known: Sequence[str], tick: Callable[[float], None]
) -> dict[str, int]:
    """How many of this run's crashes have which position flag, after locating."""
    columns = crash_table.c
    of_run = columns.run_uid == run_uid
    query = select(columns.position_flag, func.count()).group_by(columns.position_flag)
    counts: Counter[str] = Counter()
    for flag, count in unit.connection.execute(query.where(of_run)):
        counts[flag] += count
    others = query.where(or_(columns.run_uid.is_(None), ~of_run))
    for start in range(0, len(known), _UID_CHUNK):
        tick(start / len(known))
        chunk = known[start : start + _UID_CHUNK]
        for flag, count in unit.connection.execute(others.where(columns.uid.in_(chunk))):
            counts[flag] += count
    return dict(sorted(counts.items()))


def _result(
    contents: Sequence[FileContent],
    pairs: Sequence[Pair],
    written: Written,
    skipped: Sequence[str],
    run_uid: str,
    flags: Mapping[str, int],
) -> CrashImportResult:
    """The counts of a run."""
    read = sum(content.read for content in contents)
    refusals = [refusal for content in contents for refusal in content.refusals]
    return CrashImportResult(
        read=read,
        accepted=read - len(refusals),
        quarantined=len(refusals),
        crashes=len(pairs),
        parties=sum(len(pair.arrival.crash.parties) for pair in pairs),
        new=written.new,
        updated=written.updated,
        unchanged=written.unchanged,
        kept=written.kept,
        published_counts=sum(len(content.counts) for content in contents),
        position_flags=flags,
        refused_because=dict(Counter(refusal.code for refusal in refusals)),
        skipped=tuple(skipped),
        columns_kept_out=_each_once(content.kept_out for content in contents),
        columns_unused=_each_once(content.unused for content in contents),
        run_uid=run_uid,
    )
