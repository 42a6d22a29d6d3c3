"""`init-server`: set a database on a PostgreSQL server up, or bring it up to date."""

from __future__ import annotations

import click

from app.cli.arguments import Whole
from app.cli.root import emit, json_option, store_option
from app.messages import say, system_language
from app.store.location import is_server
from app.store.server.set_up import init_server as set_up
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem


@click.command()
@store_option
@click.option(
    "--epsg",
    type=Whole(least=1),
    default=TAIWAN_EPSG,
    show_default=True,
    help="CRS in metres of a new database.",
)
@json_option
def init_server(store: str | None, epsg: int, *, as_json: bool) -> None:
    """Make schema, roles and policies of a database; may be repeated."""
    if not is_server(store):
        raise Problem("STORE_SERVER_ADDRESS")
    revision = set_up(str(store), epsg=epsg)
    summary = say("SERVER_READY", system_language(), migrated_to=revision)
    emit({"migrated_to": revision}, summary, as_json=as_json)
