"""What parts of a scene's document are called: 當事人 A, 刮地痕 M1, 量測 A 左前輪."""

from __future__ import annotations

import math
from typing import Any

from app.scenes.changes.leaves import OF_ITEMS, OF_SCENE
from app.scenes.changes.shapes import as_points, shape_words
from app.scenes.changes.speaker import Speaker
from app.scenes.changes.values import (
    coded,
    mark_words,
    measured_words,
    method_words,
    symbol_words,
    target_name,
)
from gis.crashes.codes import CodeField
from gis.scenes.lengths import metres_text
from gis.scenes.merging import PartKey

Item = dict[str, Any]


def part_name(key: PartKey, speaker: Speaker) -> str:
    """A part that nothing more is known of: "痕跡 M1", "天候", "整張現場圖"."""
    if not key.field:
        return speaker.say("SCENE_PART_WHOLE")
    if key.field in OF_SCENE:
        return speaker.say(OF_SCENE[key.field].name)
    if key.field == "parties" and key.key:
        return speaker.say("SCENE_FORM_PARTY", party=speaker.letter(key.key))
    if key.field in OF_ITEMS and key.key:
        return f"{_one(key.field, speaker)} {key.key}"
    if key.field in OF_ITEMS or key.field in ("report", "junction"):
        return speaker.say(f"SCENE_PART_{key.field.upper()}")
    return speaker.say("SCENE_PART_OTHER")


def item_name(key: PartKey, item: Item, speaker: Speaker) -> str:
    """An item of a list, with what it is: "刮地痕 M1"."""
    match key.field:
        case "marks" if item.get("kind"):
            return f"{mark_words(item['kind'], speaker)} {_mark_name(key)}"
        case "marks":
            return f"{_one(key.field, speaker)} {_mark_name(key)}"
        case "objects" if item.get("symbol"):
            return f"{symbol_words(item['symbol'], speaker)} {key.key}"
        case "measurements":
            target = target_name(str(item.get("target", "")), speaker)
            return f"{_one(key.field, speaker)} {target}"
        case _:
            return part_name(key, speaker)


def _one(field: str, speaker: Speaker) -> str:
    """What one item of a list is called."""
    return speaker.say(f"SCENE_ITEM_{field.upper()}")


def _mark_name(key: PartKey) -> str:
    """Marks without an id go by their place."""
    return f"M{key.key}" if key.key.isdecimal() else key.key


def item_words(field: str, item: Item, speaker: Speaker) -> str:
    """What an item is, in a few words; "" where its name says it all."""
    match field:
        case "parties":
            if item.get("class"):
                return coded(CodeField.CLASS)(item["class"], speaker)
            return symbol_words(item["symbol"], speaker) if item.get("symbol") else ""
        case "marks":
            return shape_words(item.get("geometry"), speaker)
        case "photos":
            return speaker.text(item.get("file") or item.get("note") or "")
        case "texts":
            return speaker.text(item.get("text") or "")
        case "dimensions":
            ends = [*as_points(item.get("start")), *as_points(item.get("end"))]
            far = metres_text(math.dist(*ends)) if len(ends) == 2 else ""
            return speaker.say("SCENE_CHANGE_METRES", metres=far) if far else ""
        case "measurements":
            method = method_words(item.get("method"), speaker)
            return f"{method} {measured_words(item, speaker)}".strip()
        case "objects" | "fixed_points":
            return speaker.text(item.get("note") or "")
        case _:
            return ""
