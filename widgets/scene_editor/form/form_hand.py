"""What the form's panels do to the scene: every entry is one step back in the undo list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.catalogues import load_code_catalogue
from app.scenes.form_words import field_words
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.form.entering import with_class, with_party_text, with_suggestions, with_value
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.party_order import added_party, moved_party, without_party
from gis.scenes.form.suggest import Suggestion
from gis.scenes.form.values import party_of, with_causes
from gis.scenes.scene import Scene
from gis.scenes.targets import letters
from widgets.scene_editor.around import SceneAround

_TEXTS = {
    FormField.CASE_NO: "case_no",
    FormField.STATION: "station",
    FormField.HANDLER: "handler",
    FormField.PLACE: "place",
}


class FormHand:
    """Acts through the document; what it refuses is told."""

    def __init__(self, around: SceneAround) -> None:
        self._around = around
        self.refused: Callable[[], None] = lambda: None
        """Called when the document took nothing: fields show again what stands."""
        self.codes = load_code_catalogue()

    @property
    def scene(self) -> Scene:
        """The scene as it is now."""
        return self._around.document.scene

    # --- fields

    def pick(self, at: FieldAt, value: str | None) -> None:
        """A code that was picked from its list, or cleared."""
        if at.field is FormField.CLASS and at.party is not None:
            library = self._around.library
            classed = with_class(self.scene, at.party, value, self.codes, library)
            self._do(UserAction.PICK, classed, self.name(at))
            return
        self._do(UserAction.PICK, with_value(self.scene, at, value, self.codes), self.name(at))

    def type_number(self, at: FieldAt, value: int | None) -> None:
        """A whole number that was typed."""
        said = None if value is None else str(value)
        self._do(UserAction.TYPED, with_value(self.scene, at, said, self.codes), self.name(at))

    def type_text(self, field: FormField, text: str) -> None:
        """Words that were typed."""
        changed = replace(self.scene, **{_TEXTS[field]: text.strip()})
        self._do(UserAction.TYPED, changed, self.name(FieldAt(field=field)))

    def type_moment(self, moment: str) -> None:
        """A time that was typed, ISO 8601."""
        changed = replace(self.scene, occurred_at=moment)
        self._do(UserAction.TYPED, changed, self.name(FieldAt(field=FormField.OCCURRED_AT)))

    def pick_causes(self, further: tuple[str, ...]) -> None:
        """Other causes than the main one."""
        main = self.scene.causes[:1]
        changed = with_causes(self.scene, main[0] if main else None, further, self.codes)
        self._do(UserAction.PICK, changed, self.name(FieldAt(field=FormField.CAUSES)))

    def pick_age(self, number: int, age_band: str) -> None:
        """A party's age band."""
        at = FieldAt(field=FormField.AGE_BAND, party=number)
        changed = with_party_text(self.scene, number, age_band=age_band)
        self._do(UserAction.PICK, changed, self.name(at))

    def pick_symbol(self, number: int, symbol: str) -> None:
        """What a party is drawn with; "" is the usual one of its class."""
        at = FieldAt(field=FormField.SYMBOL, party=number)
        parties = tuple(
            replace(one, symbol=symbol, length_m=None, width_m=None) if one.no == number else one
            for one in self.scene.parties
        )
        self._do(UserAction.PICK, replace(self.scene, parties=parties), self.name(at))

    # --- suggestions

    def take(self, offered: tuple[Suggestion, ...], name: str, *, usual: bool) -> None:
        """All suggestions for empty fields at once."""
        changed = with_suggestions(self.scene, offered, self.codes, usual=usual)
        self._do(UserAction.CLICK, changed, name)

    # --- parties

    def add_party(self, name: str) -> int:
        """One party more; its number."""
        self._do(UserAction.CLICK, added_party(self.scene), name)
        return max((one.no for one in self.scene.parties), default=0)

    def remove_party(self, number: int, name: str) -> None:
        """A party goes, with what was measured on it."""
        self._do(UserAction.CLICK, without_party(self.scene, number), name)

    def move_party(self, number: int, step: int, name: str) -> None:
        """A party goes up or down in the order."""
        self._do(UserAction.CLICK, moved_party(self.scene, number, step), name)

    # --- doing

    def name(self, at: FieldAt) -> str:
        """What the undo list calls an entry: "B Action"."""
        words = field_words(at.field, self._around.language())
        if at.party is None or party_of(self.scene, at.party) is None:
            return words
        return f"{letters(self.scene)[at.party]} {words}"

    def _do(self, action: UserAction, after: Scene, name: str) -> None:
        self._around.count.count(action)
        try:
            self._around.document.run(after, name)
        except Problem as problem:
            self._around.tell(problem)
            self.refused()
        else:
            self._around.tell(None)
