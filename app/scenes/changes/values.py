"""Values of a scene's document in words: codes, lengths, moments, texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.messages import Language
from app.scenes.changes.shapes import shape_words
from app.scenes.changes.speaker import Speaker
from app.scenes.form_words import coded_words
from app.scenes.print.survey_words import values_words
from app.scenes.target_names import target_words
from app.sheets.dates import short_time
from gis.crashes.codes import CodeField
from gis.problems import Problem
from gis.scenes.interchange import SCHEMA, read_scene
from gis.scenes.lengths import metres_text
from gis.scenes.scene import MarkKind, PoseState
from gis.scenes.survey.measurements import LineSide, Measurement

ValueWords = Callable[[Any, Speaker], str]
"""A JSON value that is there, in words."""


def text_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """What somebody wrote."""
    return speaker.text(value)


def name_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A name that is no person's: a case number, a login."""
    return str(value)


def metre_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A length."""
    return speaker.say("SCENE_CHANGE_METRES", metres=metres_text(float(value)))


def degree_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """An angle."""
    return f"{float(value):.1f}°"


def speed_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A speed limit."""
    return f"{value} km/h"


def size_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """Length and width."""
    return " × ".join(metres_text(float(one)) for one in value)


def coded(of: CodeField) -> ValueWords:
    """A code of the report form."""
    return lambda value, speaker: speaker.text(coded_words(of, str(value), speaker.language))


def coded_list(of: CodeField) -> ValueWords:
    """Codes of the report form."""
    one = coded(of)
    return lambda value, speaker: speaker.listed([one(code, speaker) for code in value])


def moment_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """When it happened, by the clock there."""
    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        return str(value)
    return short_time(moment, speaker.say)


def symbol_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """What a symbol shows."""
    symbol = speaker.library.get(str(value))
    if symbol is None:
        return speaker.text(value)
    return symbol.zh if speaker.language is Language.CHINESE else symbol.en


def state_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """How a vehicle lies."""
    known = str(value) in set(PoseState)
    return speaker.say(f"SCENE_CHANGE_STATE_{str(value).upper()}") if known else speaker.text(value)


def mark_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """What kind of mark it is."""
    known = str(value) in set(MarkKind)
    return speaker.say(f"SCENE_FORM_MARK_{str(value).upper()}") if known else speaker.text(value)


def letter_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A party by its number."""
    return speaker.say("SCENE_FORM_PARTY", party=speaker.letter(value))


def side_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """On which side of a line it lies."""
    known = {LineSide.LEFT: "SCENE_FORM_LEFT", LineSide.RIGHT: "SCENE_FORM_RIGHT"}
    return speaker.say(known[LineSide(value)]) if value in set(LineSide) else speaker.text(value)


def count_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """How many there are of a list."""
    return str(len(value))


# --- measurements


def measured(row: dict[str, Any]) -> Measurement | None:
    """A row of the table; None where it cannot be computed with."""
    document = {"schema": SCHEMA, "case_no": "-", "parties": [], "measurements": [row]}
    try:
        return read_scene(document).measurements[0].row
    except Problem:
        return None


def measured_words(row: dict[str, Any], speaker: Speaker) -> str:
    """What was read and from where; "" where that cannot be told."""
    found = measured(row)
    return "" if found is None else " ".join(values_words(found, speaker.say).split())


def method_words(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """How it was measured."""
    known = ("triangulation", "baseline", "polar", "coordinates")
    if value in known:
        return speaker.say(f"SCENE_FORM_METHOD_{str(value).upper()}")
    return speaker.text(value)


def target_name(target: str, speaker: Speaker) -> str:
    """What was measured: "A 左前輪"."""
    scene = speaker.scene_with(target)
    if scene is None:
        return target
    return target_words(target, scene, speaker.library, speaker.say)


def place_or_shape(value: Any, speaker: Speaker) -> str:  # noqa: ANN401 - JSON
    """A place or a shape."""
    return shape_words(value, speaker)
