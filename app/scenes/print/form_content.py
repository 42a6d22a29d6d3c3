"""Everything that stands on the pages of one scene's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.messages import Language
from app.scenes.print.form_layout import FormLayout, FormSheet
from app.sheets.lettering import Words, words_in
from app.store.scene_changes import SceneRecord
from app.store.scenes import SceneSeal
from app.streets.block_base import PlanBase
from app.streets.block_content import BlockContent
from gis.crashes.records import FORM_CHANGED_ON, FormEdition
from gis.crs import TAIWAN_EPSG
from gis.mapping.print_frame import PrintFrame
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

MOST_MEASURED_LINES = 40
"""More of them hide what happened."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PartyName:
    """Who a party is: only on the case-file copy, after a logged confirmation; never in a log."""

    name: str = ""
    plate: str = ""


@dataclass(frozen=True, kw_only=True)
class SceneForm:
    """What is laid out."""

    scene: Scene
    library: SymbolLibrary
    language: Language
    layout: FormLayout
    sheet: FormSheet
    frames: Sequence[PrintFrame]
    """The first drawing's, then those of further sheets."""
    blocks: Sequence[BlockContent]
    """The streets in each frame."""
    base: PlanBase
    printed_on: date
    program_version: str
    epsg: int = TAIWAN_EPSG
    version: int | None = None
    """Of the scene in the store."""
    seal: SceneSeal | None = None
    """None for drafts."""
    seal_is_intact: bool = True
    corrections: Sequence[SceneRecord] = ()
    """What was corrected since it was sealed, the earliest first."""
    measured_lines: bool | None = None
    """Whether measured distances are drawn; None: where they are few enough to be read."""
    names: Mapping[int, PartyName] = field(default_factory=dict)
    """By party number; empty on every paper but the case-file copy."""

    @property
    def words(self) -> Words:
        """Sentences in the form's language."""
        return words_in(self.language)

    @property
    def scale(self) -> int:
        """Scale denominator."""
        return self.frames[0].scale

    @property
    def edition(self) -> FormEdition:
        """Which edition of the report form the codes are of."""
        moment = moment_of(self.scene)
        old = moment is not None and moment.date() < FORM_CHANGED_ON
        return FormEdition.UNTIL_112_06 if old else FormEdition.FROM_112_07

    @property
    def draws_measured(self) -> bool:
        """Whether measured distances are drawn as lines; the table has them all."""
        if self.measured_lines is not None:
            return self.measured_lines
        rows = [kept.row for kept in self.scene.measurements if kept.row is not None]
        return sum(len(row.fixed) for row in rows) <= MOST_MEASURED_LINES

    @property
    def title(self) -> str:
        """The heading of the form."""
        return self.layout.titles[self.language] or self.words("SCENE_FORM_TITLE")


def moment_of(scene: Scene) -> datetime | None:
    """When it happened; None where unknown or unreadable."""
    try:
        return None if scene.occurred_at is None else datetime.fromisoformat(scene.occurred_at)
    except ValueError:
        return None
