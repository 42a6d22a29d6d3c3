"""The use case: the collision diagram of one site, from crashes, scenes and roads of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from app.diagrams.sketch_source import load_sketches
from app.diagrams.words import type_names, words_in
from app.messages import Language, system_language
from app.sites.search import Site, find_site, load_site_crashes
from app.store.crashes import load_crashes, passing_crashes
from app.store.leg_answers import load_leg_answers
from app.store.store import Store
from app.store.streets import load_roads
from app.tasks import Progress, silent
from gis.crashes.filters import TAIPEI, CrashFilter, Period
from gis.crashes.place_text import base_name
from gis.crashes.records import Crash, CrashUid
from gis.diagrams.arms import merge_arms, renamed_after
from gis.diagrams.build import DiagramSite, build_diagram
from gis.diagrams.diagram import Diagram, DiagramArm
from gis.diagrams.keys import crash_keys
from gis.diagrams.leg_answers import AnswerKind, LegAnswer
from gis.diagrams.road_arms import road_arms
from gis.diagrams.schematic import schematic_view
from gis.diagrams.sketches import Sketch, sketch_crash
from gis.display.primitives import DisplayList

_ROADS_WITHIN_M = 60.0
"""Roads that start or end at a junction touch a box of this half side about it."""
_STREETS_OF_A_JUNCTION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDiagram:
    """A site's diagram with the crashes it shows, in order of time."""

    site: Site
    diagram: Diagram
    crashes: tuple[Crash, ...]
    keys: Mapping[CrashUid, str]
    """What the diagram calls each crash: its case number or a made key."""
    crash_filter: CrashFilter
    language: Language
    answers: Mapping[CrashUid, LegAnswer] = field(default_factory=dict)
    """What officers said of the legs of these crashes, as in force."""

    def view(
        self, *, north: bool = True, aspect: float = 1.25, stack_over: int | None = None
    ) -> DisplayList:
        """The schematic view in the diagram's language (see `schematic_view`)."""
        return schematic_view(
            self.diagram,
            words_in(self.language),
            type_name=type_names(self.language),
            north=north,
            legs_shown=self.site.junction_uid is not None,
            aspect=aspect,
            stack_over=stack_over,
        )


def site_diagram(
    store: Store,
    site_ref: str,
    *,
    crash_filter: CrashFilter | None = None,
    language: Language | None = None,
    progress: Progress = silent,
) -> SiteDiagram:
    """The diagram of the site that a reference (name, id or WKT polygon) means.

    The period of the diagram is the filter's; an open side is the site's first or last crash.

    Raises:
        Problem: of `find_site`.
    """
    wanted = crash_filter or CrashFilter()
    spoken = language or system_language()
    progress("DRAWING_DIAGRAM", 0.0)
    site = find_site(store, site_ref, language=spoken)
    with store.read() as connection:
        held = _held(connection, site)
        progress("DRAWING_DIAGRAM", 0.3)
        crashes = passing_crashes(connection, held, _at(site, wanted))
        cases = {crash.case_no for crash in held if crash.case_no}
        sketches = load_sketches(connection, site, cases, epsg=store.epsg, language=spoken)
        progress("DRAWING_DIAGRAM", 0.6)
        arms = site_arms(connection, site, sketches)
        answers = load_leg_answers(connection, (crash.uid for crash in crashes))
    drawn, everything = _passing(crashes, sketches, cases, wanted)
    diagram = build_diagram(
        DiagramSite(
            site_id=site.id,
            site_name=site.name,
            crs=f"EPSG:{store.epsg}",
            period=_period(wanted.period, everything or held),
            arms=arms,
            at=site.at if site.junction_uid is not None else None,
        ),
        everything,
        drawn,
        words=words_in(spoken),
        resting_on_point=resting_on_point(site, everything),
        answers={
            uid: answer for uid, answer in answers.items() if answer.kind is not AnswerKind.UNKNOWN
        },
    )
    progress("DRAWING_DIAGRAM", 1.0)
    return SiteDiagram(
        site=site,
        diagram=diagram,
        crashes=tuple(everything),
        keys=crash_keys(everything),
        crash_filter=wanted,
        language=spoken,
        answers=answers,
    )


def _held(connection: Connection, site: Site) -> list[Crash]:
    """All crashes of a site; inside a polygon those with doubtful points too, to be listed so."""
    if site.polygon is not None:
        return load_crashes(connection, CrashFilter(polygon=site.polygon))
    return load_site_crashes(connection, site)


def _at(site: Site, wanted: CrashFilter) -> CrashFilter:
    """A filter whose place is the site, which its crashes are known to be at."""
    if site.junction_uid is not None:
        return replace(wanted, junction_uid=site.junction_uid)
    return wanted if site.polygon is None else replace(wanted, polygon=site.polygon)


def _passing(
    crashes: Sequence[Crash], sketches: Sequence[Sketch], held: set[str], wanted: CrashFilter
) -> tuple[list[Sketch], list[Crash]]:
    """Sketches of crashes that pass, and all crashes with those known from a scene only."""
    passing = {crash.case_no for crash in crashes}
    added: list[Crash] = []
    for sketch in sketches:
        if sketch.scene.case_no in held:
            continue
        crash = sketch_crash(sketch)
        if wanted.matches(crash):
            added.append(crash)
            passing.add(crash.case_no)
    drawn = [sketch for sketch in sketches if sketch.scene.case_no in passing]
    return drawn, sorted([*crashes, *added], key=lambda crash: (crash.occurred_at, crash.uid))


def _period(asked: Period, crashes: Sequence[Crash]) -> tuple[date, date]:
    """First and last day; today where neither filter nor crash says one.

    Where no crash passes, `crashes` are those of the site that the filter leaves out.
    """
    days = [crash.occurred_at.astimezone(TAIPEI).date() for crash in crashes]
    first = asked.first or min(days, default=asked.last or date.today())
    last = asked.last or max([*days, first])
    return (min(first, last), max(first, last))


def site_arms(
    connection: Connection, site: Site, sketches: Sequence[Sketch]
) -> tuple[DiagramArm, ...]:
    """The site's legs: from the roads at the junction, else from its scenes, else none.

    Legs of the network take the names that a scene gave them.
    """
    drawn = [sketch.scene.junction.arms for sketch in sketches if sketch.scene.junction]
    arms: tuple[DiagramArm, ...] = ()
    if site.junction_uid is not None and site.at is not None:
        x, y = site.at
        reach = _ROADS_WITHIN_M
        roads = load_roads(connection, bounds=(x - reach, y - reach, x + reach, y + reach))
        arms = road_arms(site.junction_uid, roads)
    if arms:
        return renamed_after(arms, drawn)
    return merge_arms((), drawn)


def resting_on_point(site: Site, crashes: Sequence[Crash]) -> frozenset[CrashUid]:
    """Crashes that belong to the site by their recorded point and not by their text."""
    streets = {base_name(part.strip()) for part in site.name.split("/") if part.strip()}

    def named(crash: Crash) -> bool:
        roads = {base_name(road) for road in crash.roads}
        return len(roads & streets) >= _STREETS_OF_A_JUNCTION

    by_text = site.junction_uid is not None
    return frozenset(crash.uid for crash in crashes if not (by_text and named(crash)))
