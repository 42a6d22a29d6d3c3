"""The diagram as the contract's JSON object (daoan.diagram/1)."""

from __future__ import annotations

from typing import Any

from gis.angles import Point
from gis.diagrams.diagram import Diagram, Glyph, GlyphParty

SCHEMA = "daoan.diagram/1"
_DIGITS = 3
"""Millimetres are enough for coordinates."""


def diagram_to_json(diagram: Diagram) -> dict[str, Any]:
    """The JSON object; build the diagram with English words, as outsiders expect them."""
    return {
        "schema": SCHEMA,
        "site": {"id": diagram.site_id, "name": diagram.site_name},
        "crs": diagram.crs,
        "period": [day.isoformat() for day in diagram.period],
        "total": diagram.total,
        "drawn": len(diagram.glyphs),
        "arms": [
            {"name": arm.name, "bearing_deg": round(arm.bearing_deg, 2), "street": arm.street}
            for arm in diagram.arms
        ],
        "not_drawn": [
            {"case_no": entry.case_no, "reason": entry.reason.value, "detail": entry.detail}
            for entry in diagram.not_drawn
        ],
        "glyphs": [_glyph(glyph) for glyph in diagram.glyphs],
    }


def _glyph(glyph: Glyph) -> dict[str, Any]:
    return {
        "case_no": glyph.case_no,
        "number": glyph.number,
        "type_code": glyph.type_code,
        "severity": glyph.severity.value,
        "late_death": glyph.late_death,
        "basis": glyph.basis.value,
        "parties": [_party(party) for party in glyph.parties],
        "contact": _point(glyph.contact),
        "offset": _point(glyph.offset),
        "why": list(glyph.why),
    }


def _party(party: GlyphParty) -> dict[str, Any]:
    return {
        "no": party.no,
        "class": party.class_code,
        "leg_in": party.leg_in,
        "leg_out": party.leg_out,
        "movement": party.movement.value,
        "path": [_point(point) for point in party.path],
    }


def _point(point: Point) -> list[float]:
    return [round(point[0], _DIGITS), round(point[1], _DIGITS)]
