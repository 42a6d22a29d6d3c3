"""What the site sheet of a diagram prints, in the diagram's language."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.coverage import recording_breaks
from app.diagrams.filters import filter_phrases
from app.diagrams.site_diagram import SiteDiagram
from app.diagrams.site_facts import city_of, site_coverage
from app.diagrams.words import code_name
from app.messages import Language, say
from app.program_version import program_version
from app.sheets.site_content import (
    SheetCrash,
    SheetEvent,
    SheetParty,
    SheetSymbol,
    SiteSheetContent,
)
from app.sheets.site_sheet import LEAST_NUMBER_M, number_height_m
from app.store.schema import import_run
from app.store.store import Store
from gis.crashes.codes import CodeField
from gis.crashes.coverage import MonthCoverage, breaks_within, incomplete_months
from gis.crashes.filters import TAIPEI, Period
from gis.crashes.records import Crash, PartyRole, PositionFlag
from gis.diagrams.build import is_late_death
from gis.diagrams.diagram import Glyph, NotDrawn
from gis.diagrams.json_form import diagram_to_json
from gis.diagrams.party_kinds import drawn_parties, movement_of
from gis.diagrams.symbol_key import KeyEntry, severity_key, symbol_key
from gis.display.primitives import DisplayList

_MOST_GLYPHS = 100
"""More glyphs up to rotation than this are stacked by their looks: the page stays readable."""
_WIDE, _HALF_HIGH, _HIGH = 0.95, 0.8, 0.74
"""Width over height of the diagram's place on the sheet, the lists beside it long to short."""
_FEW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSources:
    """What a sheet tells of the data behind it."""

    coverage: tuple[MonthCoverage, ...]
    """Months of the diagram's period in the site's city."""
    data_date: date | None
    """Local day of the latest import of crashes or scenes."""


def read_sheet_sources(store: Store, made: SiteDiagram) -> SheetSources:
    """Read it in one snapshot."""
    with store.read() as connection:
        coverage = site_coverage(connection, made)
        latest = connection.execute(
            select(func.max(import_run.c.finished_at)).where(import_run.c.kind != "streets")
        ).scalar_one_or_none()
    return SheetSources(
        coverage=coverage, data_date=latest.astimezone(TAIPEI).date() if latest else None
    )


def site_sheet_content(
    made: SiteDiagram, sources: SheetSources, *, printed_on: date | None = None
) -> SiteSheetContent:
    """The content of one site sheet; crashes in order of time, keys as beside the glyphs."""
    diagram, language = made.diagram, made.language
    city = city_of(made.crashes)
    crashes = _sheet_crashes(made)
    return SiteSheetContent(
        language=language,
        site_name=diagram.site_name,
        city=city,
        period=diagram.period,
        filters=filter_phrases(made.crash_filter, language),
        drawing=sheet_drawing(made),
        north_deg=0.0 if diagram.arms else None,
        severity_key=_symbols(severity_key(), language),
        symbol_key=_symbols(symbol_key(diagram), language),
        crashes=crashes,
        positions=_positions(made.crashes),
        incomplete_months=tuple(
            date.fromisoformat(f"{month}-01") for month in incomplete_months(sources.coverage)
        ),
        recording_breaks=_breaks(Period(*diagram.period), city, language),
        data_date=sources.data_date,
        data_sha256=data_hash(made),
        printed_on=printed_on or date.today(),
        program_version=program_version(),
    )


def sheet_drawing(made: SiteDiagram) -> DisplayList:
    """The schematic view for paper: higher, then stacked, where key numbers would be too small."""
    few = made.diagram.total <= _FEW
    for aspect in (_HIGH,) if few else (_WIDE, _HALF_HIGH):
        drawing = made.view(north=False, aspect=aspect, stack_over=_MOST_GLYPHS)
        if number_height_m(drawing, aspect=aspect) >= LEAST_NUMBER_M:
            return drawing
    return made.view(north=False, aspect=_WIDE, stack_over=0)


def data_hash(made: SiteDiagram) -> str:
    """SHA-256 over what the diagram shows and the crashes behind it, not over its language."""
    shown = diagram_to_json(made.diagram)
    for glyph in shown["glyphs"]:
        del glyph["why"]
    for entry in shown["not_drawn"]:
        del entry["detail"]
    rows = [
        [
            made.keys[crash.uid],
            crash.occurred_at.isoformat(),
            crash.severity.value,
            crash.deaths_24h,
            crash.deaths_30d,
            crash.injured,
            crash.type_code,
            crash.cause_code,
            [[p.sequence, p.class_code, p.action_code, p.impact_code] for p in crash.parties],
        ]
        for crash in made.crashes
    ]
    content = json.dumps([shown, rows], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _symbols(entries: Sequence[KeyEntry], language: Language) -> tuple[SheetSymbol, ...]:
    return tuple(
        SheetSymbol(label=say(entry.code, language), picture=entry.picture) for entry in entries
    )


def _positions(crashes: Sequence[Crash]) -> tuple[tuple[PositionFlag, int], ...]:
    """Crashes by position quality, in the order of the flags."""
    counts = Counter(crash.position_flag for crash in crashes)
    return tuple((flag, counts[flag]) for flag in PositionFlag if counts[flag])


def _breaks(period: Period, city: str, language: Language) -> tuple[SheetEvent, ...]:
    """Days within the period from which crashes were recorded differently."""
    chinese = language is Language.CHINESE
    return tuple(
        SheetEvent(first=entry.on, words=entry.what_zh if chinese else entry.what_en)
        for entry in breaks_within(recording_breaks(), period, city=city)
    )


def _sheet_crashes(made: SiteDiagram) -> tuple[SheetCrash, ...]:
    """All crashes with the number of their glyph or the reason why they have none."""
    glyphs = {glyph.case_no: glyph for glyph in made.diagram.glyphs}
    refused = {entry.case_no: entry for entry in made.diagram.not_drawn}
    return tuple(_sheet_crash(made, crash, glyphs, refused) for crash in made.crashes)


def _sheet_crash(
    made: SiteDiagram,
    crash: Crash,
    glyphs: Mapping[str, Glyph],
    refused: Mapping[str, NotDrawn],
) -> SheetCrash:
    """One row of the crash list."""
    key, language = made.keys[crash.uid], made.language
    glyph, refusal = glyphs.get(key), refused.get(key)
    kind = glyph.type_code if glyph else crash.type_code
    return SheetCrash(
        key=str(glyph.number) if glyph else "",
        case_no=key,
        occurred_at=crash.occurred_at,
        severity=crash.severity,
        late_death=is_late_death(crash),
        deaths_24h=crash.deaths_24h,
        deaths_30d=crash.deaths_30d,
        injured=crash.injured,
        type_name=code_name(CodeField.TYPE, kind, crash.form, language),
        cause=code_name(CodeField.CAUSE, crash.cause_code, crash.form, language),
        day_phase=crash.day_phase,
        parties=_sheet_parties(crash, glyph, language),
        not_drawn=refusal.reason if refusal else None,
        detail=refusal.detail if refusal else "",
    )


def _sheet_parties(crash: Crash, glyph: Glyph | None, language: Language) -> tuple[SheetParty, ...]:
    """Classes and movements: those of the glyph where there is one, else those recorded."""
    if glyph:
        return tuple(
            SheetParty(
                class_name=_class_name(party.class_code, party.role, crash, language),
                movement=party.movement,
            )
            for party in glyph.parties
        )
    return tuple(
        SheetParty(
            class_name=_class_name(party.class_code, party.role, crash, language),
            movement=movement_of(party, crash),
        )
        for party in drawn_parties(crash.parties)
    )


def _class_name(code: str | None, role: PartyRole, crash: Crash, language: Language) -> str:
    """The name of a party's class; an object has none of its own."""
    if not code and role is PartyRole.OBJECT:
        return say("SHEET_OBJECT", language)
    return code_name(CodeField.CLASS, code, crash.form, language)
