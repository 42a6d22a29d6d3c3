"""The use cases of the application layer, as the window asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from shapely import MultiPolygon, Polygon

from app.crash_import.eis_preview import EisSample
from app.diagrams.leg_answers import JunctionLegs, LegChange
from app.edits.crash_correction import correct_crash, open_crash, resolve_crash
from app.mapping.store_layers import read_network_layers
from app.messages import say
from app.personal.records import PersonalDoor, drop_personal
from app.sheets.site_content import SiteSheetContent
from app.sites import list_sites, narrow_sites
from app.store.store import Store, open_store
from app.store_summary import StoreSummary, summarise_store
from app.tasks import Progress
from gis.angles import Point
from gis.crashes.coverage import MonthCoverage
from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import CrashUid
from gis.diagrams.leg_answers import AnsweredParty
from gis.display.primitives import DisplayList
from gis.mapping.layers import MapLayer
from widgets.door.scene_use_cases import real_scene_use_cases
from widgets.door.site_query import SiteQuery
from widgets.door.use_cases import (
    CrashReading,
    EditUseCases,
    ImportCounts,
    LegUseCases,
    PassingCrashes,
    SiteListing,
    SiteRow,
    SiteView,
    SiteWish,
    StreetReading,
    StreetUseCases,
    UseCases,
)

if TYPE_CHECKING:
    from app.streets.editing import StreetEditing

# Imports inside the functions below keep the window's start quick: importers and painters bring
# large libraries with them.


def real_use_cases() -> UseCases:
    """The door to the application layer."""
    return UseCases(
        open_store=lambda location, create: open_store(location, create=create),
        build_demo=_build_demo,
        import_crashes=_import_crashes,
        sample_columns=_sample_columns,
        import_streets=_import_streets,
        list_sites=_list_sites,
        narrow_sites=narrow_listing,
        read_site=_read_site,
        lay_out=_lay_out,
        write_pdf=_write_pdf,
        site_at=_site_at,
        fid_of_case=_fid_of_case,
        legs=LegUseCases(
            answer=_answer_leg,
            unknown=_leg_unknown,
            enter=_enter_legs,
            withdraw=_withdraw_legs,
            undo=_undo_legs,
        ),
        edits=EditUseCases(open=open_crash, correct=correct_crash, resolve=resolve_crash),
        streets=StreetUseCases(open=_open_streets, finish=_finish_streets, layers=_street_layers),
        scenes=real_scene_use_cases(),
    )


def _open_streets(store: Store, held: StreetEditing | None, progress: Progress) -> StreetEditing:
    with store.write(actor=store.actor, action="edit streets"):
        pass  # a store that cannot be written is told before anything is drawn
    if held is not None and held.is_current():
        return held
    from app.streets.editing import StreetEditing

    return StreetEditing(store, actor=store.actor, progress=progress)


def _finish_streets(editing: StreetEditing, progress: Progress) -> None:
    progress("FINDING_FACES", 0.0)
    editing.finish()
    progress("FINDING_FACES", 1.0)


def _street_layers(store: Store, dark: bool, progress: Progress) -> tuple[MapLayer, ...]:
    layers = read_network_layers(store, dark=dark, progress=progress)
    for layer in layers:
        if layer.features is not None:
            layer.features.ready()
    return layers


def _build_demo(store: Store, progress: Progress) -> None:
    from app.demo.build import build_demo

    build_demo(store, progress=progress)


def _import_crashes(
    store: Store,
    files: Sequence[Path],
    reading: CrashReading,
    personal: PersonalDoor,
    progress: Progress,
) -> ImportCounts:
    from app.crash_import.importer import import_crashes

    result = import_crashes(
        store,
        files,
        encoding=reading.encoding,
        city=reading.city,
        columns=reading.columns,
        personal=personal,
        progress=progress,
    )
    names = ("read", "accepted", "quarantined", "crashes", "parties", "new", "updated", "unchanged")
    counts = [(name, getattr(result, name)) for name in names]
    left_out = "personal_left_out" if personal is drop_personal else "personal_without_case"
    told = (("personal_sealed", result.personal_sealed), (left_out, result.personal_left_out))
    counts += [(name, count) for name, count in told if count]
    return ImportCounts(kind="crashes", counts=tuple(counts))


def _sample_columns(file: Path, progress: Progress) -> EisSample:
    from app.crash_import.eis_preview import sample_columns

    return sample_columns(file, progress)


def _import_streets(
    store: Store, file: Path, reading: StreetReading, progress: Progress
) -> ImportCounts:
    from app.street_import.importer import import_streets

    mapping = {reading.name_column: "name"} if reading.name_column else None
    result = import_streets(
        store, file, crs=reading.crs, mapping=mapping, ask=True, progress=progress
    )
    counts = (
        ("roads", result.roads),
        ("junctions", result.junctions),
        ("dropped", sum(result.dropped.values())),
        *((("roads_refused", result.refused),) if result.refused else ()),
        ("diagnostics", len(result.diagnostics)),
    )
    return ImportCounts(kind="streets", counts=counts)


def _list_sites(store: Store, query: SiteQuery, progress: Progress) -> SiteListing:
    summary = summarise_store(store)
    if summary.crashes == 0:
        return SiteListing(query=query)
    ranking = list_sites(store, period=query.period, rank=query.rank)
    told = coverage_to_tell(ranking.coverage, query.period, summary)
    return SiteListing(
        rows=tuple(
            SiteRow(place=place, site=site) for place, site in enumerate(ranking.sites, start=1)
        ),
        query=query,
        crashes=summary.crashes,
        first_day=summary.first_day,
        last_day=summary.last_day,
        last_complete_month=last_complete_month(told, summary),
        incomplete_months=incomplete_months(told),
        unmeasured_months=len(_months(row for row in told if row.complete is None)),
        breaks=ranking.breaks,
        total=ranking.total,
        unplaced=ranking.unplaced,
        positions=summary.positions,
    )


def narrow_listing(listing: SiteListing, passing: PassingCrashes) -> SiteListing:
    """A listing of a whole period, counting the crashes that pass.

    Months and positions stay as they are: they tell how far the data can be trusted.
    """
    narrowed = narrow_sites(
        passing.columns,
        passing.mask,
        names={row.id: row.site.name for row in listing.rows},
        rank=listing.query.rank,
    )
    return replace(
        listing,
        rows=tuple(
            SiteRow(place=place, site=site) for place, site in enumerate(narrowed.sites, start=1)
        ),
        passing=narrowed.total,
        unplaced=narrowed.unplaced,
    )


def coverage_to_tell(
    coverage: Iterable[MonthCoverage], period: Period, summary: StoreSummary
) -> list[MonthCoverage]:
    """Months that matter: all of a chosen period; else those between first and last crash."""
    if period != ANY_TIME or summary.first_day is None or summary.last_day is None:
        return list(coverage)
    first, last = f"{summary.first_day:%Y-%m}", f"{summary.last_day:%Y-%m}"
    return [row for row in coverage if first <= row.month <= last]


def _months(coverage: Iterable[MonthCoverage]) -> list[date]:
    return sorted({date.fromisoformat(f"{row.month}-01") for row in coverage})


def incomplete_months(coverage: Iterable[MonthCoverage]) -> tuple[date, ...]:
    """First days of the months known to be incomplete in any city of the store."""
    return tuple(_months(row for row in coverage if row.complete is False))


def last_complete_month(coverage: Sequence[MonthCoverage], summary: StoreSummary) -> date | None:
    """The latest month that may be counted on.

    Where nobody published figures, it is the latest month that the data go to the end of.
    """
    bad = set(_months(row for row in coverage if row.complete is False))
    good = [month for month in _months(row for row in coverage if row.complete) if month not in bad]
    if good:
        return good[-1]
    last = summary.last_day
    if last is None:
        return None
    ends = (last + timedelta(days=1)).day == 1
    return last.replace(day=1) if ends else (last.replace(day=1) - timedelta(days=1)).replace(day=1)


def _read_site(store: Store, wish: SiteWish, progress: Progress) -> SiteView:
    from app.diagrams.leg_cases import site_legs
    from app.diagrams.sheet_content import read_sheet_sources, site_sheet_content
    from app.diagrams.site_diagram import site_diagram
    from app.diagrams.site_facts import diagram_tallies, unmeasured_months

    made = site_diagram(
        store,
        wish.site_id,
        crash_filter=wish.conditions,
        language=wish.language,
        progress=progress,
    )
    sources = read_sheet_sources(store, made)
    content = site_sheet_content(made, sources)
    area = made.site.polygon
    return SiteView(
        content=content,
        drawing=made.view(aspect=wish.aspect),
        why=tuple((glyph.case_no, "\n".join(glyph.why)) for glyph in made.diagram.glyphs),
        shape=lambda aspect: made.view(aspect=aspect),
        site_id=made.site.id,
        legs=site_legs(made),
        tallies=diagram_tallies(
            made,
            incomplete=content.incomplete_months,
            breaks=[entry.first for entry in content.recording_breaks],
        ),
        basis=tuple((glyph.case_no, glyph.basis) for glyph in made.diagram.glyphs),
        unmeasured_months=unmeasured_months(sources.coverage),
        area_m2=area.area if area is not None else None,
        single_junction=made.site.junction_uid is not None,
        at=made.site.at,
        outline=outline_of_area(area),
    )


def outline_of_area(area: Polygon | MultiPolygon | None) -> tuple[Point, ...]:
    """Corners of the largest part of an area; nothing without one."""
    if area is None:
        return ()
    largest = max(area.geoms, key=lambda part: part.area) if hasattr(area, "geoms") else area
    return tuple((float(x), float(y)) for x, y in largest.exterior.coords)


def _fid_of_case(store: Store, case_no: str) -> int | None:
    from sqlalchemy import select

    from app.store.schema import crash

    with store.read() as connection:
        return connection.execute(select(crash.c.fid).where(crash.c.case_no == case_no)).scalar()


def _site_at(store: Store, at: Point, progress: Progress) -> str:
    from app.diagrams.site_at import site_at

    return site_at(store, at)


def _answer_leg(
    store: Store, crash_uid: CrashUid, leg: str, legs: JunctionLegs, unit_uid: str
) -> LegChange:
    from app.diagrams.leg_answers import answer_leg

    return answer_leg(store, crash_uid, leg, legs=legs, unit_uid=unit_uid)


def _leg_unknown(store: Store, crash_uid: CrashUid, legs: JunctionLegs, unit_uid: str) -> LegChange:
    from app.diagrams.leg_answers import leg_unknown

    return leg_unknown(store, crash_uid, legs=legs, unit_uid=unit_uid)


def _enter_legs(
    store: Store,
    crash_uid: CrashUid,
    parties: Sequence[AnsweredParty],
    legs: JunctionLegs,
    unit_uid: str,
) -> LegChange:
    from app.diagrams.leg_answers import enter_legs

    return enter_legs(store, crash_uid, parties, legs=legs, unit_uid=unit_uid)


def _withdraw_legs(store: Store, crash_uid: CrashUid, unit_uid: str) -> LegChange:
    from app.diagrams.leg_answers import withdraw_answer

    return withdraw_answer(store, crash_uid, unit_uid=unit_uid)


def _undo_legs(store: Store, change: LegChange, unit_uid: str) -> LegChange:
    from app.diagrams.leg_answers import undo_answer

    return undo_answer(store, change, unit_uid=unit_uid)


def _lay_out(content: SiteSheetContent) -> DisplayList:
    from app.sheets.site_sheet import lay_out_site_sheet

    return lay_out_site_sheet(content)


def _write_pdf(content: SiteSheetContent, path: Path) -> None:
    from app.painters.paint import paint_file

    title = say("DIAGRAM_TITLE", content.language, site=content.site_name)
    paint_file(_lay_out(content), path, title=title)
