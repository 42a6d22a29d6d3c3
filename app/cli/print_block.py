"""`print block`: the plan of a junction or a place to scale, on sheets of A4 or A3."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from app.cli.arguments import OneOf, Whole
from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.file_names import shown
from app.messages import say, system_language
from app.sheets.map_content import Orientation, PaperSize
from app.sites.search import find_site
from app.store.store import Store, open_store
from app.streets import block_plan as use_case
from app.streets.block_scales import PlanUp
from gis.angles import Point
from gis.problems import Problem


@click.command("block")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--at", metavar="X,Y", help="The middle of the plan, metres of the store's CRS.")
@click.option(
    "--scale", type=Whole(least=50), metavar="N", help="1:N; default the largest that fits."
)
@click.option("--paper", type=OneOf([size.value for size in PaperSize]), default="A4")
@click.option(
    "--orientation",
    type=OneOf([way.value for way in Orientation]),
    help="Default: the one with the larger scale.",
)
@click.option(
    "--up",
    type=OneOf([PlanUp.NORTH.value, PlanUp.STREET.value]),
    default=PlanUp.NORTH.value,
    help="What points up: north, or the main street lies along the sheet.",
)
@click.option("--sheets", is_flag=True, help="As many sheets as the junction takes.")
@click.option("--out", required=True, metavar="FILE", help="A .pdf, .svg, .dxf or .png.")
@store_option
@json_option
def print_block(
    name: str | None,
    at: str | None,
    scale: int | None,
    paper: str,
    orientation: str | None,
    up: str,
    out: str,
    store: str | None,
    *,
    sheets: bool,
    as_json: bool,
) -> None:
    """Print the plan of a junction or of a place."""
    if not out.strip():
        raise Problem("FILE_WITHOUT_NAME")
    target = Path(out)
    use_case.check_output(target)
    language = system_language()
    size, upwards = PaperSize(paper), PlanUp(up)
    with open_store(store) as opened:
        subject = _subject(opened, name, at)
        way = (
            Orientation(orientation)
            if orientation
            else use_case.best_orientation(subject, size, up=upwards)
        )
        turned = use_case.up_of(upwards, subject, way)
        frame = use_case.frame_for(subject, size, way, up_deg=turned, scale=scale)
        frames = use_case.frames_for(subject, frame) if sheets else [frame]
        wish = use_case.BlockWish(language=language, size=size, orientation=way)
        wanted = [(subject.name, one) for one in frames]
        pages = use_case.block_sheets(opened, wanted, wish, progress_on_stderr())
        title = subject.name or say("BLOCK_PLAN", language)
        use_case.write_sheets(pages, frames, wish, target, title=title)
    summary = say(
        "BLOCK_PLAN_DRAWN", language, file=shown(target), scale=frame.scale, pages=len(pages)
    )
    result: dict[str, object] = {
        "name": subject.name,
        "pages": len(pages),
        "scale": frame.scale,
        "orientation": way.value,
        "up_deg": round(turned, 3),
        "out": shown(target),
    }
    emit(result, summary, as_json=as_json)


def _subject(store: Store, name: str | None, at: str | None) -> use_case.PlanSubject:
    """What was named.

    Raises:
        Problem: BLOCK_PLAN_NAME_OR_PLACE, BLOCK_PLAN_BAD_PLACE, BLOCK_PLAN_NO_AREA, and those of
            `find_site`.
    """
    if bool(name and name.strip()) == bool(at and at.strip()):
        raise Problem("BLOCK_PLAN_NAME_OR_PLACE")
    if at:
        return use_case.place_subject(store, _point(at))
    site = find_site(store, shown(name or ""))
    if site.junction_uid is not None:
        found = use_case.junction_subject(store, site.junction_uid)
        if found is None:
            raise Problem("BLOCK_PLAN_NO_AREA", name=site.name)
        return replace(found, name=found.name or site.name)
    if site.polygon is not None:
        return use_case.street_subject(store, site.polygon, site.name)
    if site.at is None:
        raise Problem("BLOCK_PLAN_NO_AREA", name=site.name)
    return use_case.place_subject(store, site.at, site.name)


def _point(text: str) -> Point:
    try:
        x, y = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError as error:
        raise Problem("BLOCK_PLAN_BAD_PLACE", given=shown(text)) from error
    return x, y
