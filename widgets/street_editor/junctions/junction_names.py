"""Names of what is decided at junctions: sources of the context "Junctions"; no Qt."""

from __future__ import annotations

from gis.streets.drawing.junction_paint import Painted

CONTROL = "Traffic control"
RED_KERB = "Red kerb line"
RADIUS = "Corner radius"
ISLAND = "Corner island"
BACK_TO_RULE = "Back to the rules"
PAINTED = {
    Painted.CROSSWALK: "Crosswalk",
    Painted.STOP_LINE: "Stop line",
    Painted.WAITING_BOX: "Motorcycle waiting box",
    Painted.TWO_STAGE_BOX: "Two-stage box",
    Painted.ARROWS: "Lane arrows",
    Painted.BOX_JUNCTION: "Box junction",
}
