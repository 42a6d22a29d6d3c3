"""Words of the calculators."""

from __future__ import annotations

import math

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.scenes.estimates.ranges import Range
from gis.scenes.estimates.speeds import KMH

CONTEXT = "SceneEstimates"
ESTIMATE = QT_TRANSLATE_NOOP("SceneEstimates", "Estimate {low}-{high} km/h, middle {likely}")
SKID = QT_TRANSLATE_NOOP("SceneEstimates", "Skid or slide to a stop")
YAW = QT_TRANSLATE_NOOP("SceneEstimates", "Yaw mark")
COMBINED = QT_TRANSLATE_NOOP("SceneEstimates", "Combined speed")
MOMENTUM = QT_TRANSLATE_NOOP("SceneEstimates", "Momentum of two vehicles")
MARK = QT_TRANSLATE_NOOP("SceneEstimates", "Mark")
BY_HAND = QT_TRANSLATE_NOOP("SceneEstimates", "typed by hand")
LENGTH = QT_TRANSLATE_NOOP("SceneEstimates", "Length (m)")
SURFACE = QT_TRANSLATE_NOOP("SceneEstimates", "Surface")
FRICTION = QT_TRANSLATE_NOOP("SceneEstimates", "Friction")
BRAKED = QT_TRANSLATE_NOOP("SceneEstimates", "Braking (%)")
GRADE = QT_TRANSLATE_NOOP("SceneEstimates", "Uphill (%)")
END_SPEED = QT_TRANSLATE_NOOP("SceneEstimates", "End speed (km/h)")
RADIUS = QT_TRANSLATE_NOOP("SceneEstimates", "Radius (m)")
CHORD = QT_TRANSLATE_NOOP("SceneEstimates", "Chord (m)")
MIDDLE = QT_TRANSLATE_NOOP("SceneEstimates", "Middle ord. (m)")
BANKED = QT_TRANSLATE_NOOP("SceneEstimates", "Outside higher (%)")
LOSS = QT_TRANSLATE_NOOP("SceneEstimates", "Speed {number} (km/h)")
MASS = QT_TRANSLATE_NOOP("SceneEstimates", "Mass (kg)")
APPROACH = QT_TRANSLATE_NOOP("SceneEstimates", "Came along (°)")
DEPARTURE = QT_TRANSLATE_NOOP("SceneEstimates", "Left along (°)")
AFTER = QT_TRANSLATE_NOOP("SceneEstimates", "After (km/h)")
PARTY = QT_TRANSLATE_NOOP("SceneEstimates", "Party {letter}")
GIVE_OR_TAKE = QT_TRANSLATE_NOOP("SceneEstimates", "{name}, give or take")


def say(source: str, /, **params: object) -> str:
    """A source of the calculators in the language of the window."""
    words = QCoreApplication.translate(CONTEXT, source)
    return words.format(**params) if params else words


def speed_words(speed: Range) -> str:
    """A speed in m/s as an estimate in km/h, whole numbers outwards."""
    kmh = speed.times(KMH)
    return say(
        ESTIMATE,
        low=max(math.floor(kmh.low + 1e-9), 0),
        high=math.ceil(kmh.high - 1e-9),
        likely=round(kmh.likely),
    )
