"""`take-along` and `bring-back`: work on a part of a store where there is no server."""

from __future__ import annotations

from pathlib import Path

import click
import shapely
from shapely import Polygon
from shapely.errors import ShapelyError

from app.cli.arguments import InputFile, Whole
from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.file_names import shown
from app.messages import say, system_language
from app.sites.search import find_site
from app.store.store import Store, open_store
from app.take_along.bringing import bring_back as use_case_back
from app.take_along.returns import Outcome
from app.take_along.taking import take_along as use_case_along
from app.take_along.words import in_words
from gis.problems import Problem


@click.command("take-along")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--area", metavar="WKT", help="A polygon in metres of the store's CRS.")
@click.option(
    "--around", type=Whole(least=20), default=150, metavar="M", help="Metres about the place."
)
@click.option("--out", required=True, metavar="FILE", help="A new .gpkg.")
@store_option
@json_option
def take_along(
    name: str | None, area: str | None, around: int, out: str, store: str | None, as_json: bool
) -> None:
    """Copy the streets and open cases about NAME, or of an area, to a file to take along."""
    if not out.strip():
        raise Problem("FILE_WITHOUT_NAME")
    with open_store(store) as opened:
        ground = _ground(opened, name, area, around)
        target = Path(out)
        told = use_case_along(opened, target, ground, progress=progress_on_stderr())
    counts = {
        "roads": told.roads,
        "junctions": told.junctions,
        "objects": told.objects,
        "scenes": told.scenes,
        "crashes": told.crashes,
    }
    words = say("TAKEN_ALONG", system_language(), file=shown(target), **counts)
    emit(counts | {"out": shown(target)}, words, as_json=as_json)


def _ground(store: Store, name: str | None, area: str | None, around: int) -> Polygon:
    if bool(name and name.strip()) == bool(area and area.strip()):
        raise Problem("TAKE_NAME_OR_AREA")
    if area:
        return _polygon(area)
    site = find_site(store, shown(name or ""))
    if site.polygon is not None:
        return site.polygon.buffer(around)
    if site.at is None:
        raise Problem("TAKE_NO_PLACE", name=site.name)
    return shapely.Point(site.at).buffer(around)


def _polygon(text: str) -> Polygon:
    try:
        found = shapely.from_wkt(text)
    except ShapelyError as error:
        raise Problem("TAKE_BAD_AREA") from error
    if not isinstance(found, Polygon) or found.is_empty or not found.is_valid:
        raise Problem("TAKE_BAD_AREA")
    return found


@click.command("bring-back")
@click.argument("file", type=InputFile())
@store_option
@json_option
def bring_back(file: Path, store: str | None, as_json: bool) -> int:
    """Send what was done in FILE, a store taken along, to the store it came from."""
    language = system_language()
    with open_store(file) as taken, open_store(store) as home:
        result = use_case_back(taken, home, progress=progress_on_stderr())
    for one in result.returned:
        if one.outcome in (Outcome.CONFLICT, Outcome.REFUSED):
            click.echo(in_words(one, language), err=True)
    told: dict[str, object] = {
        **result.counts,
        "conflicts": [
            {"kind": one.kind.value, "uids": list(one.uids), "name": one.name}
            for one in result.conflicts
        ],
    }
    words = say("BROUGHT_BACK", language, **result.counts)
    emit(told, words, as_json=as_json)
    unsettled = result.counts[Outcome.CONFLICT] + result.counts[Outcome.REFUSED]
    return EXIT_REFUSED if unsettled else EXIT_DONE
