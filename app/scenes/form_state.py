"""The form of a scene as the window shows it: remarks and suggestions, worked out once a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.catalogues import load_code_catalogue
from gis.scenes.form.checking import form_remarks
from gis.scenes.form.fields import FieldAt
from gis.scenes.form.remark import FormRemark, RemarkKind
from gis.scenes.form.suggest import PlaceFacts, Suggestion, is_blank, suggestions
from gis.scenes.record import SceneRecord
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.translate import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """A scene with all that is to be said about its form."""

    scene: Scene
    record: SceneRecord
    facts: PlaceFacts
    remarks: tuple[FormRemark, ...]
    suggestions: tuple[Suggestion, ...]

    def suggestion(self, at: FieldAt) -> Suggestion | None:
        """What suggests itself for a field; what this crash says goes before what is usual."""
        found = [one for one in self.suggestions if one.at == at]
        return min(found, key=lambda one: one.usual, default=None)

    def to_take(self, *, usual: bool) -> int:
        """How many empty fields the suggestions of a kind would fill."""
        codes = load_code_catalogue()
        return len(
            {
                one.at
                for one in self.suggestions
                if one.usual is usual and is_blank(self.scene, one.at, codes)
            }
        )

    def count(self, kind: RemarkKind) -> int:
        """How many remarks of a kind there are."""
        return sum(one.kind is kind for one in self.remarks)


class FormChecker:
    """Checks a scene after each edit; reads the drawing again only where it is another."""

    def __init__(self, library: SymbolLibrary) -> None:
        self._library = library
        self._read: tuple[Scene, SceneRecord] | None = None

    def state(self, scene: Scene, facts: PlaceFacts) -> FormState:
        """All that is to be said about a scene's form."""
        codes = load_code_catalogue()
        record = self._record(scene)
        return FormState(
            scene=scene,
            record=record,
            facts=facts,
            remarks=form_remarks(
                scene, record, codes=codes, library=self._library, phase=facts.phase
            ),
            suggestions=suggestions(scene, record, facts, codes),
        )

    def _record(self, scene: Scene) -> SceneRecord:
        if self._read is None or not _says_the_same(self._read[0], scene):
            self._read = (scene, translate(scene))
        return self._read[1]


def _says_the_same(before: Scene, after: Scene) -> bool:
    """Whether two scenes translate to the same record."""
    return all(
        getattr(before, name) is getattr(after, name)
        or getattr(before, name) == getattr(after, name)
        for name in ("parties", "junction", "impact", "type_code", "case_no")
    )


def next_remark(remarks: Iterable[FormRemark], after: FieldAt | None) -> FormRemark | None:
    """The remark to go to: the one behind that of the field in hand, round and round."""
    listed = list(remarks)
    if not listed:
        return None
    places = [place for place, one in enumerate(listed) if one.at == after]
    return listed[(places[-1] + 1) % len(listed)] if places else listed[0]
