"""Everything that is to be said about a scene's form, the heaviest first."""

from __future__ import annotations

from gis.crashes.codes import CodeCatalogue
from gis.crashes.records import DayPhase
from gis.scenes.form.crash_rules import crash_remarks
from gis.scenes.form.drawing_rules import drawing_remarks
from gis.scenes.form.fields import FormField
from gis.scenes.form.harm import harm_remarks
from gis.scenes.form.missing import missing_fields
from gis.scenes.form.party_rules import party_remarks
from gis.scenes.form.remark import FormRemark, RemarkKind
from gis.scenes.record import SceneRecord
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

_ORDER = {field: place for place, field in enumerate(FormField)}
_WEIGHT = {RemarkKind.CONTRADICTION: 0, RemarkKind.MISSING: 1, RemarkKind.DOUBT: 2}


def form_remarks(
    scene: Scene,
    record: SceneRecord,
    *,
    codes: CodeCatalogue,
    library: SymbolLibrary,
    phase: DayPhase = DayPhase.UNKNOWN,
) -> tuple[FormRemark, ...]:
    """Contradictions, then what is missing, then doubts; each in the order of the form.

    Args:
        scene: as it is.
        record: what it translates to.
        codes: the form's lists.
        library: the symbols the parties are drawn with.
        phase: day, dusk or night at its time and place.
    """
    found = [
        *missing_fields(scene, codes),
        *harm_remarks(scene),
        *crash_remarks(scene, codes, phase),
        *party_remarks(scene, library),
        *drawing_remarks(scene, record),
    ]
    return tuple(
        sorted(found, key=lambda one: (_WEIGHT[one.kind], one.at.party or 0, _ORDER[one.at.field]))
    )
