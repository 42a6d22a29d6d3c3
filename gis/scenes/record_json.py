"""Records as JSON (daoan.record/1)."""

from __future__ import annotations

from typing import Any

from gis.scenes.record import PartyRecord, SceneRecord

SCHEMA = "daoan.record/1"


def record_to_json(record: SceneRecord, *, type_name: str | None = None) -> dict[str, Any]:
    """The record as a JSON value; `type_name` is the official name of its type."""
    contact = None if record.contact is None else [round(value, 3) for value in record.contact]
    return {
        "schema": SCHEMA,
        "case_no": record.case_no,
        "type_code": record.type_code,
        "type_name": type_name,
        "inside_junction": record.inside_junction,
        "confidence": record.confidence,
        "parties": [_party(party) for party in record.parties],
        "contact": contact,
        "warnings": [{"code": item.code, "detail": item.detail} for item in record.warnings],
        "why": list(record.why),
    }


def _party(party: PartyRecord) -> dict[str, Any]:
    heading = None if party.heading_deg is None else round(party.heading_deg, 3) % 360.0
    return {
        "no": party.no,
        "leg_in": party.leg_in,
        "leg_out": party.leg_out,
        "movement": party.movement.value,
        "heading_deg": heading,
        "assumed": list(party.assumed),
    }
