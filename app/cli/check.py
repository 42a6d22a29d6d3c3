"""`check`: whether a store is sound."""

from __future__ import annotations

from dataclasses import asdict

import click

from app.cli.root import (
    EXIT_DONE,
    EXIT_REFUSED,
    emit,
    json_option,
    progress_on_stderr,
    store_option,
)
from app.messages import say, system_language
from app.store.check import check as find_defects
from app.store.store import open_store


@click.command()
@store_option
@click.option("--recompute", is_flag=True, help="Make derived data again and compare.")
@json_option
def check(store: str | None, *, recompute: bool, as_json: bool) -> int:
    """Look for damage and broken rules in a store; exit status 1 if there is any."""
    again = None
    if recompute:
        from app.streets.rebuild import recompute_derived

        again = recompute_derived
    defects = find_defects(store, recompute=again, progress=progress_on_stderr())
    language = system_language()
    lines = [
        say(defect.code, language, table=defect.table, count=defect.count, detail=defect.detail)
        for defect in defects
    ]
    summary = "\n".join(lines) if lines else say("CHECK_SOUND", language)
    result: dict[str, object] = {"problems": [asdict(defect) for defect in defects]}
    if not defects:  # what is broken may not even be read
        figures = _street_figures(store)
        if figures["roads"]:
            result["streets"] = figures
            summary += "\n" + say("STREETS_CONFIRMED", language, **figures)
    emit(result, summary, as_json=as_json)
    return EXIT_REFUSED if defects else EXIT_DONE


def _street_figures(store: str | None) -> dict[str, int]:
    """Roads by what their widths rest on, and shares of their length."""
    from app.streets.confirming import stored_trust

    with open_store(store) as opened, opened.read() as connection:
        share = stored_trust(connection)
    confirmed, given, assumed = share.roads
    confirmed_percent, given_percent, assumed_percent = share.percent
    return {
        "roads": sum(share.roads),
        "confirmed": confirmed,
        "given": given,
        "assumed": assumed,
        "confirmed_percent": confirmed_percent,
        "given_percent": given_percent,
        "assumed_percent": assumed_percent,
    }
