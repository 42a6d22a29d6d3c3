"""What of one party's fields cannot be true together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gis.crashes.records import PartyRole
from gis.scenes.form.class_groups import MOTORCYCLES, ClassGroup, group_of
from gis.scenes.form.fields import FormField
from gis.scenes.form.remark import FormRemark, contradiction, doubt
from gis.scenes.scene import Scene, SceneParty
from gis.scenes.symbols import SymbolKind, SymbolLibrary
from gis.scenes.targets import letters, ordered

_OF_VEHICLES = frozenset(f"{number:02d}" for number in range(1, 16))
_OF_PEOPLE = frozenset(f"{number:02d}" for number in range(16, 21))
"""29 欄: the two halves of the list of actions."""
_STANDING = frozenset({"13", "14"})
_ON_CARS = frozenset(f"{number:02d}" for number in range(1, 11))
_ON_TWO_WHEELERS = frozenset({"11", "12", "13", "14"})
"""33 欄"""
NO_VEHICLE = "16"
_HELMETS = frozenset({"5", "6"})
_BELT, _NONE_NEEDED = "7", "4"
"""24 欄"""
_NO_DRIVER = "5"
"""25 欄"""
_KINDS = {
    ClassGroup.CAR: frozenset({SymbolKind.CAR, SymbolKind.ARTICULATED}),
    ClassGroup.TWO_WHEELER: frozenset({SymbolKind.TWO_WHEELER}),
    ClassGroup.PERSON: frozenset({SymbolKind.PERSON}),
    ClassGroup.PASSENGER: frozenset({SymbolKind.PERSON}),
}
_Check = Callable[[SceneParty, ClassGroup, str], Iterator[FormRemark]]


def party_remarks(scene: Scene, library: SymbolLibrary) -> Iterator[FormRemark]:
    """What contradicts in each party, in their order."""
    by_number = letters(scene)
    for party in ordered(scene):
        group, name = group_of(party.class_code), by_number[party.no]
        if group is None or party.role is PartyRole.OBJECT:
            continue
        for check in _CHECKS:
            yield from check(party, group, name)
        yield from _symbol(party, name, library)


def _action(party: SceneParty, group: ClassGroup, name: str) -> Iterator[FormRemark]:
    code = party.action_code
    on_foot = group in (ClassGroup.PERSON, ClassGroup.PASSENGER)
    wrong = _OF_VEHICLES if on_foot else _OF_PEOPLE
    if code in wrong:
        yield contradiction(
            "FORM_ACTION_OF_OTHERS", FormField.ACTION, party.no, party=name, action=str(code)
        )
    if code in _STANDING and len(party.approach) > 2:
        yield doubt("FORM_STOOD_BUT_MOVES", FormField.ACTION, party.no, party=name)


def _impact(party: SceneParty, group: ClassGroup, name: str) -> Iterator[FormRemark]:
    allowed = {
        ClassGroup.CAR: _ON_CARS,
        ClassGroup.TWO_WHEELER: _ON_TWO_WHEELERS,
        ClassGroup.PERSON: frozenset[str](),
        ClassGroup.PASSENGER: frozenset[str](),
    }.get(group)
    code = party.impact_code
    if allowed is None or code is None:
        return
    if code in (_ON_CARS | _ON_TWO_WHEELERS) - allowed:
        yield contradiction(
            "FORM_IMPACT_OF_OTHERS", FormField.IMPACT, party.no, party=name, impact=code
        )
    if code == NO_VEHICLE and allowed:
        yield contradiction("FORM_IMPACT_IS_VEHICLE", FormField.IMPACT, party.no, party=name)


def _protection(party: SceneParty, group: ClassGroup, name: str) -> Iterator[FormRemark]:
    code = party.protection_code
    if code in _HELMETS and group is ClassGroup.CAR:
        yield contradiction("FORM_HELMET_IN_CAR", FormField.PROTECTION, party.no, party=name)
    if code == _BELT and group is ClassGroup.TWO_WHEELER:
        yield contradiction("FORM_BELT_ON_TWO_WHEELS", FormField.PROTECTION, party.no, party=name)
    needed = party.class_code in MOTORCYCLES or group is ClassGroup.CAR
    if code == _NONE_NEEDED and needed:
        yield contradiction("FORM_PROTECTION_NEEDED", FormField.PROTECTION, party.no, party=name)
    if group is ClassGroup.PERSON and code is not None and code in _HELMETS | {_BELT}:
        yield contradiction("FORM_EQUIPPED_ON_FOOT", FormField.PROTECTION, party.no, party=name)


def _phone(party: SceneParty, group: ClassGroup, name: str) -> Iterator[FormRemark]:
    drives = group in (ClassGroup.CAR, ClassGroup.TWO_WHEELER)
    if party.phone_code == _NO_DRIVER and drives:
        yield doubt("FORM_PHONE_OF_DRIVER", FormField.PHONE, party.no, party=name)


def fits_class(kind: SymbolKind, class_code: str | None) -> bool:
    """Whether a symbol of a kind may stand for a party of a class."""
    group = group_of(class_code)
    kinds = None if group is None else _KINDS.get(group)
    return kinds is None or kind in kinds


def _symbol(party: SceneParty, name: str, library: SymbolLibrary) -> Iterator[FormRemark]:
    symbol = library.get(party.symbol)
    if symbol is not None and not fits_class(symbol.kind, party.class_code):
        yield contradiction("FORM_SYMBOL_OF_OTHERS", FormField.SYMBOL, party.no, party=name)


_CHECKS: tuple[_Check, ...] = (_action, _impact, _protection, _phone)
