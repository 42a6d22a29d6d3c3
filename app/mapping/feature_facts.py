"""What a feature of the store's own layers is, as lines of a name and a value; nothing personal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, func, select

from app.diagrams.words import code_name
from app.mapping.store_layers import CRASHES, JUNCTIONS, STREETS
from app.mapping.style_tables import STREET_CLASSES, StreetClass
from app.messages import Language, say
from app.store.schema import crash, junction, road
from app.store.store import Store
from gis.crashes.codes import CodeField
from gis.crashes.filters import TAIPEI
from gis.crashes.records import FormEdition
from gis.mapping.layers import LayerId

_Reader = Callable[[Connection, int, Language], list[tuple[str, str]]]
Fact = tuple[str, str]
"""Name and value, in the language of the window."""


def facts_of(
    store: Store,
    layer_id: LayerId,
    fid: int,
    language: Language,
    moment_words: Callable[[datetime], str] = lambda moment: f"{moment:%Y-%m-%d %H:%M}",
) -> tuple[Fact, ...]:
    """Facts of one row of a layer of the store; none for a stranger.

    `moment_words` writes a time of Taiwan.
    """
    readers: dict[LayerId, _Reader] = {
        CRASHES: partial(_crash, moment_words),
        JUNCTIONS: _junction,
        STREETS: _street,
    }
    reader = readers.get(layer_id)
    if reader is None:
        return ()
    with store.read() as connection:
        found = reader(connection, fid, language)
    return tuple((say(code, language), value) for code, value in found if value)


def _crash(
    moment_words: Callable[[datetime], str], connection: Connection, fid: int, language: Language
) -> list[tuple[str, str]]:
    columns = crash.c
    row = connection.execute(
        select(
            columns.case_no,
            columns.occurred_at,
            columns.severity,
            columns.type_code,
            columns.cause_code,
            columns.place_text,
            columns.form,
            columns.deaths_24h,
            columns.injured,
        ).where(columns.fid == fid)
    ).one_or_none()
    if row is None:
        return []
    form = FormEdition(row.form)

    def named(field: CodeField, code: str | None) -> str:
        return code_name(field, code, form, language) if code else ""

    return [
        ("FACT_CASE", row.case_no or ""),
        ("FACT_TIME", moment_words(row.occurred_at.astimezone(TAIPEI))),
        ("FACT_SEVERITY", row.severity),
        ("FACT_DEATHS", str(row.deaths_24h)),
        ("FACT_INJURED", str(row.injured)),
        ("FACT_TYPE", named(CodeField.TYPE, row.type_code)),
        ("FACT_CAUSE", named(CodeField.CAUSE, row.cause_code)),
        ("FACT_PLACE", row.place_text),
    ]


def _junction(connection: Connection, fid: int, language: Language) -> list[tuple[str, str]]:
    row = connection.execute(
        select(junction.c.uid, junction.c.name, junction.c.arms).where(junction.c.fid == fid)
    ).one_or_none()
    if row is None:
        return []
    count = select(func.count()).select_from(crash).where(crash.c.junction_uid == row.uid)
    return [
        ("FACT_NAME", row.name),
        ("FACT_ARMS", str(row.arms)),
        ("FACT_CRASHES", str(connection.execute(count).scalar_one())),
    ]


def _street(connection: Connection, fid: int, language: Language) -> list[tuple[str, str]]:
    row = connection.execute(
        select(road.c.name, road.c.road_class, road.c.level, road.c.oneway).where(road.c.fid == fid)
    ).one_or_none()
    if row is None:
        return []
    return [
        ("FACT_NAME", row.name),
        ("FACT_ROAD_CLASS", _class_words(row.road_class, language)),
        ("FACT_LEVEL", str(row.level) if row.level else ""),
        ("FACT_ONEWAY", say("FACT_YES", language) if row.oneway else ""),
    ]


def _class_words(road_class: str, language: Language) -> str:
    """A road's class as the legend of the map says it."""
    return say(f"STREET_{STREET_CLASSES.get(road_class, StreetClass.LOCAL).name}", language)
