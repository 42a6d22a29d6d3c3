"""The collision symbol of a scene being drawn: what the collision diagram will show of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gis.angles import bearing_deg
from gis.diagrams.diagram import Basis, DiagramArm, Glyph, NotDrawnReason
from gis.diagrams.glyphs import glyph_items, moved_items, own_pose
from gis.diagrams.reasons import Refusal, reason
from gis.diagrams.sketches import Sketch, sketch_crash, sketch_geometry
from gis.display.primitives import Item
from gis.scenes.record import SceneRecord
from gis.scenes.scene import Scene
from gis.scenes.translate import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CollisionSymbol:
    """One crash as its collision diagram draws it, and the record it was read from."""

    glyph: Glyph
    record: SceneRecord

    @property
    def items(self) -> tuple[Item, ...]:
        """The symbol about the contact point, metres of the scene's CRS."""
        poses = [own_pose(party) for party in self.glyph.parties]
        return moved_items(glyph_items(self.glyph, poses), self.glyph.contact)


def collision_symbol(scene: Scene) -> CollisionSymbol | Refusal:
    """The symbol of a scene, or why there is none.

    There is one as soon as two parties are placed at contact, or one and the contact point.
    """
    placed = sum(party.contact is not None for party in scene.parties)
    if placed + (scene.impact is not None) < 2:
        return Refusal(reason=NotDrawnReason.TOO_FEW_PARTIES, detail=reason("WHY_NOT_EMPTY_SKETCH"))
    record = translate(scene)
    arms: tuple[DiagramArm, ...] = ()
    if scene.junction is not None and scene.junction.arms:
        arms = tuple(
            DiagramArm(name=arm.name, bearing_deg=arm.bearing_deg, street=arm.street)
            for arm in scene.junction.arms
        )
    else:
        record, arms = _between_junctions(scene, record)
    sketch = Sketch(scene=scene, record=record)
    drawn = sketch_geometry(sketch, arms)
    if isinstance(drawn, Refusal):
        return drawn
    crash = sketch_crash(sketch)
    glyph = Glyph(
        case_no=scene.case_no,
        type_code=crash.type_code,
        severity=crash.severity,
        basis=Basis.SKETCH,
        parties=drawn.parties,
        contact=drawn.contact,
        number=1,
    )
    return CollisionSymbol(glyph=glyph, record=record)


def _between_junctions(
    scene: Scene, record: SceneRecord
) -> tuple[SceneRecord, tuple[DiagramArm, ...]]:
    """The record with a leg for each party where the road has no arms: where its path begins."""
    arms, parties = [], []
    paths = {party.no: party.approach for party in scene.parties}
    for party in record.parties:
        path = paths.get(party.no, ())
        if len(path) > 1:
            name = str(party.no)
            back = bearing_deg(path[1], path[0])
            arms.append(DiagramArm(name=name, bearing_deg=back, street=""))
            party = replace(party, leg_in=name)
        parties.append(party)
    return replace(record, parties=tuple(parties)), tuple(arms)
