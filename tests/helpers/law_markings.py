"""Roads and crossings on which the markings of the law are looked at."""

from __future__ import annotations

from shapely import LineString

from app.marking_catalogue import load_marking_catalogue
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection
from gis.streets.derived import Marking, NodeFeature
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.mark import MarkingResult, mark_streets
from tests.helpers.street_shapes import (
    Arm,
    Made,
    junction,
    road_shape,
    two_way,
)

CATALOGUE = load_marking_catalogue()
M = MarkingKind


def result(made: Made, *features: NodeFeature, **choices: object) -> MarkingResult:
    return mark_streets(
        made.shapes,
        made.areas,
        features,
        catalogue=CATALOGUE,
        choices=MarkingChoices(**choices),  # type: ignore[arg-type]
    )


def of_kind(found: MarkingResult, kind: MarkingKind) -> list[Marking]:
    return [marking for marking in found.markings if marking.kind == kind]


def straight(held: CrossSection, length: float = 100.0, **kept: object) -> Made:
    line = LineString([(0, 0), (length, 0)])
    return Made(shapes=[road_shape("r", line, held, **kept)])  # type: ignore[arg-type]


def cross(control: Control = Control.SIGNAL, held: CrossSection | None = None) -> Made:
    arms = [Arm(bearing_deg=b, section=held or two_way(2)) for b in (0, 90, 180, 270)]
    return junction(*arms, control=control)
