"""One symbol in one pose as display items."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.beings import animal_items, person_items
from gis.scenes.glyphs.look import PLAIN_MM, Look
from gis.scenes.glyphs.placing import Placing
from gis.scenes.glyphs.things import thing_items
from gis.scenes.glyphs.two_wheelers import two_wheeler_items
from gis.scenes.glyphs.vehicles import vehicle_items
from gis.scenes.scene import Pose
from gis.scenes.symbols import Symbol, SymbolKind

VEHICLE_LAYER = "scene_vehicle"


def symbol_items(
    symbol: Symbol,
    pose: Pose,
    look: Look,
    *,
    stroke: Stroke | None = None,
    layer: str = VEHICLE_LAYER,
    key: str = "",
) -> list[Item]:
    """The glyph of a symbol where and as it stands, in metres of the scene's CRS."""
    pen = stroke or look.pen(PLAIN_MM)
    placing = Placing(at=pose.at, heading_deg=pose.heading_deg, layer=layer, key=key)
    match symbol.kind:
        case SymbolKind.CAR | SymbolKind.ARTICULATED:
            return vehicle_items(symbol, pose.state, pose.trailer_deg, placing, look, pen)
        case SymbolKind.TWO_WHEELER:
            return two_wheeler_items(symbol, pose.state, placing, look, pen)
        case SymbolKind.PERSON:
            return person_items(symbol, pose.state, placing, look, pen)
        case SymbolKind.ANIMAL:
            return animal_items(symbol, placing, look, pen)
        case SymbolKind.THING:
            return thing_items(symbol, placing, look, pen)
