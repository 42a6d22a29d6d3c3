"""The second sheet of the form for one party."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.messages import Language
from app.scenes.form_lists import FormChoice, form_list
from app.scenes.form_state import FormState
from gis.crashes.codes import CodeField as CodeList
from gis.crashes.records import AgeBand
from gis.scenes.form.class_groups import group_of
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.party_rules import fits_class
from gis.scenes.form.values import party_of
from gis.scenes.symbols import SymbolLibrary
from widgets.scene_editor.form.code_field import CodeField
from widgets.scene_editor.form.field_rows import FieldRows, plain_form
from widgets.scene_editor.form.form_hand import FormHand
from widgets.scene_editor.form.form_words import say
from widgets.scene_editor.form.impact_picture import ImpactPicture
from widgets.scene_editor.form.name_row import NameRow
from widgets.scene_editor.party_names import PartyNames

F = FormField
FIELDS = (
    *(F.CLASS, F.SYMBOL, F.INJURY, F.AGE_BAND, F.PROTECTION, F.PHONE, F.ACTION, F.IMPACT),
    *(F.IMPACT_OTHER, F.PARTY_CAUSE, F.FLED),
)
UNKNOWN_AGE = QT_TRANSLATE_NOOP("SceneForm", "unknown")
USUAL_SYMBOL = QT_TRANSLATE_NOOP("SceneForm", "The usual one of its class")
PICTURE = QT_TRANSLATE_NOOP("SceneForm", "First impact: arrow keys and Enter, or click a number")
AGES = tuple(AgeBand)


class PartyForm(QWidget):
    """Shows one party; tells the hand."""

    def __init__(
        self,
        hand: FormHand,
        library: SymbolLibrary,
        names: PartyNames,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hand, self._library = hand, library
        self.number: int | None = None
        self.names = NameRow(names)
        self.rows = FieldRows(hand)
        self.age, self.symbol = CodeField(), CodeField()
        self.age.picked.connect(self._age_picked)
        self.symbol.picked.connect(self._symbol_picked)
        self.picture, self.picture_hint = ImpactPicture(), QLabel()
        self.picture.picked.connect(self._impact_picked)
        self.picture_hint.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = plain_form()
        for field in FIELDS:
            if field is F.AGE_BAND:
                self.rows.add(form, field, self.age)
            elif field is F.SYMBOL:
                self.rows.add(form, field, self.symbol)
            else:
                self.rows.add_code(form, field, self.at)
            if field is F.IMPACT:
                beside = QHBoxLayout()
                beside.addWidget(self.picture)
                beside.addWidget(self.picture_hint, 1, Qt.AlignmentFlag.AlignTop)
                form.addRow(beside)
        column.addWidget(self.names)
        column.addLayout(form)

    def at(self, field: FormField) -> FieldAt:
        """A field of the party that is shown."""
        return FieldAt(field=field, party=self.number)

    def show_party(self, state: FormState, number: int, language: Language) -> None:
        """Show a party of a scene."""
        party = party_of(state.scene, number)
        if party is None:
            return
        if number != self.number or not self.symbol.hasFocus():
            self.symbol.offer(self._symbols(party.class_code, language))
        self.number = number
        self.names.show_party(number)
        self.rows.show(state, self.at, language)
        self.age.show_code(party.age_band or None)
        self.symbol.show_code(party.symbol or None)
        usual = self._library.of_party(party).id if not party.symbol else ""
        name = self._library[usual] if usual else None
        words = say(USUAL_SYMBOL) if name is None else _named(name.zh, name.en, language)
        self.symbol.setPlaceholderText(words if party.class_code else "")
        names = {one.code: one.shown for one in form_list(CodeList.IMPACT, language)}
        group = group_of(party.class_code)
        self.picture.show_impact(group, party.impact_code, names)
        self.picture_hint.setVisible(self.picture.isVisibleTo(self))

    def _symbols(self, class_code: str | None, language: Language) -> tuple[FormChoice, ...]:
        return tuple(
            FormChoice(
                code=one.id,
                text=_named(one.zh, one.en, language),
                other=one.en if language is Language.CHINESE else one.zh,
                group="",
                is_plain=True,
            )
            for one in self._library.values()
            if fits_class(one.kind, class_code)
        )

    # --- deciding

    def _age_picked(self, band: str | None) -> None:
        if self.number is not None:
            self._hand.pick_age(self.number, band or "")

    def _symbol_picked(self, symbol: str | None) -> None:
        if self.number is not None:
            self._hand.pick_symbol(self.number, symbol or "")

    def _impact_picked(self, code: str) -> None:
        if self.number is not None:
            self._hand.pick(self.at(F.IMPACT), code)

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.age.offer(
            tuple(
                FormChoice(
                    code=band.value,
                    text=say(UNKNOWN_AGE) if band is AgeBand.UNKNOWN else band.value,
                    other="",
                    group="",
                    is_plain=True,
                )
                for band in AGES
            )
        )
        self.rows.retranslate(language)
        self.names.retranslate()
        for field in (self.age, self.symbol):
            field.retranslate()
        self.picture.setAccessibleName(say(PICTURE))
        self.picture.setToolTip(say(PICTURE))
        self.picture_hint.setText(say(PICTURE))


def _named(zh: str, en: str, language: Language) -> str:
    return zh if language is Language.CHINESE else en
