"""Made content of site sheets: any number of crashes, drawn or not, in both languages."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.messages import Language
from app.sheets.site_sheet import (
    SheetCrash,
    SheetParty,
    SheetSymbol,
    SiteSheetContent,
)
from gis.angles import moved
from gis.crashes.records import DayPhase, PositionFlag, Severity
from gis.diagrams.contact_mark import contact_mark
from gis.diagrams.diagram import NotDrawnReason
from gis.display.primitives import (
    Anchor,
    Bounds,
    Circle,
    Colour,
    DisplayList,
    Item,
    Path,
    Stroke,
    Text,
)
from gis.scenes.record import Movement

ROAD = Colour(228, 231, 235)
CHINESE = {
    "classes": ("自用小客車", "普通重型機車", "自用小貨車", "行人", "腳踏自行車", "營業大客車"),
    "types": ("側撞", "路口交岔撞", "追撞", "同向擦撞", "對撞", "穿越道路中", "其他"),
    "causes": ("未依規定讓車", "有號誌路口，轉彎車未讓直行車先行", "未注意車前狀態", ""),
}
ENGLISH = {
    "classes": ("car", "heavy motorcycle", "light truck", "pedestrian", "bicycle", "bus"),
    "types": ("side impact", "crossing paths at junction", "rear-end", "sideswipe", "head-on"),
    "causes": ("failed to give way", "turning vehicle did not yield to straight traffic", ""),
}
MOVES = (Movement.STRAIGHT, Movement.LEFT, Movement.RIGHT, Movement.STRAIGHT, Movement.UNKNOWN)


def site_content(count: int, *, seed: int = 1, **changes: Any) -> SiteSheetContent:
    """A sheet of `count` crashes, about a fifth of them not drawn."""
    language = changes.get("language", Language.CHINESE)
    chosen = random.Random(seed)
    crashes = sheet_crashes(count, chosen, CHINESE if language is Language.CHINESE else ENGLISH)
    given: dict[str, Any] = {
        "language": language,
        "site_name": "中山路／文化路口" if language is Language.CHINESE else "Zhongshan / Wenhua",
        "city": "嘉義市" if language is Language.CHINESE else "Chiayi City",
        "period": (date(2025, 1, 1), date(2025, 12, 31)),
        "drawing": cross_drawing(sum(1 for crash in crashes if crash.key)),
        "severity_key": severity_symbols(),
        "symbol_key": line_symbols(6, language),
        "crashes": crashes,
        "positions": ((PositionFlag.GOOD, count), (PositionFlag.DEFAULT_POINT, 2)),
        "data_date": date(2026, 1, 15),
        "data_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "printed_on": date(2026, 2, 3),
        "program_version": "0.1.0",
    }
    return SiteSheetContent(**(given | changes))


def sheet_crashes(
    count: int, chosen: random.Random, labels: dict[str, tuple[str, ...]]
) -> tuple[SheetCrash, ...]:
    """Crashes of 2025 in order of time."""
    made = []
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for place in range(count):
        moment = start + timedelta(minutes=place * 525_000 // max(count, 1) + chosen.randrange(900))
        missing = chosen.random() < 0.2
        severity = chosen.choice((Severity.A2, Severity.A2, Severity.A2, Severity.A3, Severity.A1))
        made.append(
            SheetCrash(
                key="" if missing else str(place + 1),
                case_no=f"{moment:%Y%m%d-%H%M}-k{place:03d}",
                occurred_at=moment,
                severity=severity,
                late_death=severity is Severity.A2 and chosen.random() < 0.1,
                deaths_24h=int(severity is Severity.A1),
                injured=0 if severity is Severity.A3 else chosen.randrange(1, 4),
                type_name=chosen.choice(labels["types"]),
                cause=chosen.choice(labels["causes"]),
                day_phase=chosen.choice(
                    (DayPhase.DAY, DayPhase.DAY, DayPhase.NIGHT, DayPhase.DUSK)
                ),
                parties=tuple(
                    SheetParty(class_name=chosen.choice(labels["classes"]), movement=move)
                    for move in chosen.sample(MOVES, 2)
                ),
                not_drawn=chosen.choice(tuple(NotDrawnReason)) if missing else None,
            )
        )
    return tuple(made)


def severity_symbols() -> tuple[SheetSymbol, ...]:
    """The four contact marks by the diagram's own code."""
    frame = Bounds(-3.0, -1.5, 3.0, 1.5)
    cases = ((Severity.A1, False), (Severity.A2, True), (Severity.A2, False), (Severity.A3, False))
    return tuple(
        SheetSymbol(
            label="",
            picture=DisplayList(contact_mark((0.0, 0.0), severity, late_death=late), frame),
        )
        for severity, late in cases
    )


def line_symbols(count: int, language: Language) -> tuple[SheetSymbol, ...]:
    """Plain line samples with words."""
    chinese = ("小客車", "機車", "行人", "左轉", "右轉", "停等", "迴轉", "變換車道", "倒車", "超車")
    english = ("car", "motorcycle", "pedestrian", "left turn", "right turn", "stopped", "U-turn")
    names = chinese if language is Language.CHINESE else english
    frame = Bounds(0.0, 0.0, 8.0, 3.0)
    return tuple(
        SheetSymbol(
            label=names[place % len(names)],
            picture=DisplayList((_line((0.5, 1.5), (7.5, 1.5), 0.1 + 0.1 * place),), frame),
        )
        for place in range(count)
    )


def cross_drawing(glyphs: int, half_m: float = 40.0) -> DisplayList:
    """A crossing of two roads with a mark for each crash, some running over the frame."""
    frame = Bounds(-half_m, -half_m, half_m, half_m)
    items: list[Item] = [
        Path(
            runs=(((-90.0, -7.0), (90.0, -7.0), (90.0, 7.0), (-90.0, 7.0)),), closed=True, fill=ROAD
        ),
        Path(
            runs=(((-8.0, -90.0), (8.0, -90.0), (8.0, 90.0), (-8.0, 90.0)),), closed=True, fill=ROAD
        ),
        Text(at=(0.0, 36.0), text="文化路", height_m=3.0, anchor=Anchor.CENTRE),
        Text(at=(26.0, 9.0), text="中山路", height_m=3.0),
        Circle(centre=(40.0, 40.0), radius_m=6.0, fill=Colour(190, 220, 190)),
    ]
    for place in range(glyphs):
        at = moved((0.0, 0.0), place * 37.0, 4.0 + (place * 5.3) % 34)
        items.append(_line(moved(at, place * 90.0, -6.0), at, 0.3))
        items += contact_mark(at, Severity.A2, key=str(place))
        items.append(Text(at=(at[0] + 1.2, at[1] + 0.5), text=str(place + 1), height_m=1.8))
    return DisplayList(tuple(items), frame)


def _line(start: tuple[float, float], end: tuple[float, float], width_m: float) -> Path:
    return Path(runs=((start, end),), stroke=Stroke(width_m=width_m, colour=Colour(30, 60, 110)))
