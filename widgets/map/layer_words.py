"""Words for layers: names of their kinds, labels of their classes, scales, counts."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from gis.mapping.layers import LayerKind, MapLayer, PrintRule, ScaleRange

CONTEXT = "Layers"
KINDS: Mapping[LayerKind, str] = {
    LayerKind.BASEMAP: QT_TRANSLATE_NOOP("Layers", "Base map"),
    LayerKind.BLOCKS: QT_TRANSLATE_NOOP("Layers", "Street blocks"),
    LayerKind.BOUNDARIES: QT_TRANSLATE_NOOP("Layers", "Boundaries"),
    LayerKind.BUILDINGS: QT_TRANSLATE_NOOP("Layers", "Buildings"),
    LayerKind.STREETS: QT_TRANSLATE_NOOP("Layers", "Streets"),
    LayerKind.SURFACES: QT_TRANSLATE_NOOP("Layers", "Street surfaces"),
    LayerKind.MARKING_AREAS: QT_TRANSLATE_NOOP("Layers", "Painted areas"),
    LayerKind.MARKINGS: QT_TRANSLATE_NOOP("Layers", "Painted lines"),
    LayerKind.FURNITURE: QT_TRANSLATE_NOOP("Layers", "Signs and signals"),
    LayerKind.TRUST: QT_TRANSLATE_NOOP("Layers", "Confirmed and assumed streets"),
    LayerKind.JUNCTIONS: QT_TRANSLATE_NOOP("Layers", "Junctions"),
    LayerKind.DENSITY: QT_TRANSLATE_NOOP("Layers", "Crash density, per km²"),
    LayerKind.PLACES: QT_TRANSLATE_NOOP("Layers", "Places"),
    LayerKind.CRASHES: QT_TRANSLATE_NOOP("Layers", "Crashes"),
    LayerKind.GUEST: QT_TRANSLATE_NOOP("Layers", "Foreign file"),
}
CLASS_LABELS = (
    QT_TRANSLATE_NOOP("Layers", "A1: death within 24 h"),
    QT_TRANSLATE_NOOP("Layers", "Death after 24 h, within 30 days"),
    QT_TRANSLATE_NOOP("Layers", "A2: injury"),
    QT_TRANSLATE_NOOP("Layers", "A3: damage only"),
    QT_TRANSLATE_NOOP("Layers", "Position doubtful, any severity"),
    QT_TRANSLATE_NOOP("Layers", "Motorways and expressways"),
    QT_TRANSLATE_NOOP("Layers", "Primary roads"),
    QT_TRANSLATE_NOOP("Layers", "Secondary roads"),
    QT_TRANSLATE_NOOP("Layers", "Tertiary roads"),
    QT_TRANSLATE_NOOP("Layers", "Local roads"),
    QT_TRANSLATE_NOOP("Layers", "Service roads and paths"),
    QT_TRANSLATE_NOOP("Layers", "Islands"),
    QT_TRANSLATE_NOOP("Layers", "Bus lanes"),
    QT_TRANSLATE_NOOP("Layers", "Motorcycle lanes"),
    QT_TRANSLATE_NOOP("Layers", "Bicycle lanes"),
    QT_TRANSLATE_NOOP("Layers", "Slow lanes"),
    QT_TRANSLATE_NOOP("Layers", "Streets for walkers"),
    QT_TRANSLATE_NOOP("Layers", "Carriageway"),
    QT_TRANSLATE_NOOP("Layers", "Carriageway, widths assumed"),
    QT_TRANSLATE_NOOP("Layers", "Sidewalks"),
    QT_TRANSLATE_NOOP("Layers", "White markings"),
    QT_TRANSLATE_NOOP("Layers", "Yellow markings"),
    QT_TRANSLATE_NOOP("Layers", "Red markings"),
    QT_TRANSLATE_NOOP("Layers", "Blue markings"),
    QT_TRANSLATE_NOOP("Layers", "Green markings"),
    QT_TRANSLATE_NOOP("Layers", "Kerb lines"),
    QT_TRANSLATE_NOOP("Layers", "Signs and signals"),
    QT_TRANSLATE_NOOP("Layers", "Confirmed by somebody"),
    QT_TRANSLATE_NOOP("Layers", "As the source says"),
    QT_TRANSLATE_NOOP("Layers", "Widths assumed"),
)
"""Labels of `app/mapping/style_tables.py` and `street_styles.py`; numbers need no words."""


def translated(source: str) -> str:
    """A source string of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source) if source else ""


def layer_name(layer: MapLayer) -> str:
    """What a layer is called: a file by its name, others by their kind."""
    if layer.kind is LayerKind.GUEST and layer.title:
        return layer.title
    kind = translated(KINDS[layer.kind])
    return f"{kind} ({layer.title})" if layer.title else kind


def layer_hint(layer: MapLayer) -> str:
    """Name, where it comes from, how many features, at which scales: one line each."""
    lines = [layer_name(layer), layer.detail, _count(layer), scale_words(layer.scales)]
    if layer.locked:
        lines.append(lock_words(locked=True))
    if layer.print_rule is not PrintRule.AS_SHOWN:
        lines.append(print_words(layer.print_rule))
    return "\n".join(line for line in lines if line)


def lock_words(*, locked: bool) -> str:
    """Whether a layer is locked, in words."""
    if locked:
        return QCoreApplication.translate("Layers", "Locked: nothing on it can be chosen")
    return QCoreApplication.translate("Layers", "Not locked")


def print_words(rule: PrintRule) -> str:
    """Whether a layer is printed, in words."""
    return QCoreApplication.translate("Layers", _PRINT_RULES[rule])


_PRINT_RULES: Mapping[PrintRule, str] = {
    PrintRule.AS_SHOWN: QT_TRANSLATE_NOOP("Layers", "Printed while it is shown"),
    PrintRule.ALWAYS: QT_TRANSLATE_NOOP("Layers", "Always printed, also while hidden"),
    PrintRule.NEVER: QT_TRANSLATE_NOOP("Layers", "Never printed"),
}


def _count(layer: MapLayer) -> str:
    if layer.features is None:
        return ""
    words = QCoreApplication.translate("Layers", "{count} features")
    return words.format(count=QLocale().toString(len(layer.features)))


def scale_text(denominator: float) -> str:
    """A scale as it is written: 1:5,000."""
    return f"1:{QLocale().toString(round(denominator))}"


def scale_words(scales: ScaleRange) -> str:
    """At which scales a layer is seen; empty where at all."""
    near, far = scales.finest > 0, not math.isinf(scales.coarsest)
    if near and far:
        words = QCoreApplication.translate("Layers", "Seen from {finest} to {coarsest}")
    elif far:
        words = QCoreApplication.translate("Layers", "Seen from {coarsest} inwards")
    elif near:
        words = QCoreApplication.translate("Layers", "Seen from {finest} outwards")
    else:
        return ""
    coarsest = scale_text(scales.coarsest) if far else ""
    return words.format(finest=scale_text(scales.finest), coarsest=coarsest)
