"""What of the crash's own fields cannot be true together: weather, light, signals, type, causes."""

from __future__ import annotations

from collections.abc import Iterator

from gis.crashes.codes import CodeCatalogue
from gis.crashes.records import DayPhase, PartyRole
from gis.scenes.form.fields import CODES, OF_PARTY, FieldAt, FormField
from gis.scenes.form.remark import FormRemark, contradiction, doubt
from gis.scenes.form.values import EDITION, code_at
from gis.scenes.scene import Scene
from gis.scenes.targets import letters, ordered

_RAIN, _CLEAR, _SNOW = "6", "8", "5"
_ICE, _WET, _DRY = "1", "4", "5"
_LAMPS_ON, _LAMPS_OFF, _DAYLIGHT = "5", "6", "1"
_AT_NIGHT = frozenset({"3", "4"})
NO_SIGNAL = "4"
_WITH_SIGNAL = frozenset({"71", "81", "82", "83", "85"})
_WITHOUT_SIGNAL = frozenset({"72", "73", "74", "75"})
_NIGHT_CAUSE = "29"
_STRAIGHT_ROADS = frozenset({"06", "07", "08", "09", "10", "11", "12", "14"})
"""Forms of road (8 欄) that are no junction."""
_JUNCTIONS = frozenset({"03", "04", "05"})
_IN_JUNCTION = frozenset({"01", "03", "04"})
_PEDESTRIAN_TYPES = frozenset(f"{number:02d}" for number in range(1, 10))
_VEHICLE_TYPES = frozenset(str(number) for number in range(10, 18))
_LONE_TYPES = frozenset((*map(str, range(18, 30)), "35", "36", "37", "38"))


def crash_remarks(scene: Scene, codes: CodeCatalogue, phase: DayPhase) -> Iterator[FormRemark]:
    """What contradicts, in the order of the form."""
    for rule in (_weather, _signals, _places, _causes):
        yield from rule(scene, codes)
    yield from _light(scene, codes, phase)
    yield from _types(scene)
    yield from _unknown_codes(scene, codes)


def _code(scene: Scene, field: FormField, codes: CodeCatalogue) -> str | None:
    return code_at(scene, FieldAt(field=field), codes)


def _weather(scene: Scene, codes: CodeCatalogue) -> Iterator[FormRemark]:
    weather = _code(scene, FormField.WEATHER, codes)
    surface = _code(scene, FormField.SURFACE, codes)
    if weather == _RAIN and surface == _DRY:
        yield contradiction("FORM_RAIN_DRY", FormField.SURFACE)
    if weather == _CLEAR and surface == _WET:
        yield doubt("FORM_CLEAR_WET", FormField.SURFACE)
    if surface == _ICE and weather not in (_SNOW, None):
        yield doubt("FORM_ICE_NO_SNOW", FormField.SURFACE)


def _light(scene: Scene, codes: CodeCatalogue, phase: DayPhase) -> Iterator[FormRemark]:
    light = _code(scene, FormField.LIGHT, codes)
    if light == _DAYLIGHT and phase is DayPhase.NIGHT:
        yield contradiction("FORM_DAYLIGHT_AT_NIGHT", FormField.LIGHT)
    if light in _AT_NIGHT and phase is DayPhase.DAY:
        yield contradiction("FORM_NIGHT_BY_DAY", FormField.LIGHT)
    if light == _LAMPS_ON and phase is DayPhase.DAY:
        yield doubt("FORM_LAMPS_ON_BY_DAY", FormField.LIGHT)
    if light == _LAMPS_OFF and phase is DayPhase.NIGHT:
        yield doubt("FORM_LAMPS_OFF_AT_NIGHT", FormField.LIGHT)
    if phase is DayPhase.DAY and _NIGHT_CAUSE in scene.causes:
        yield contradiction("FORM_NIGHT_CAUSE_BY_DAY", FormField.CAUSE)


def _signals(scene: Scene, codes: CodeCatalogue) -> Iterator[FormRemark]:
    signal = _code(scene, FormField.SIGNAL, codes)
    state = _code(scene, FormField.SIGNAL_STATE, codes)
    if signal is None:
        return
    if state is not None and (signal == NO_SIGNAL) != (state == NO_SIGNAL):
        yield contradiction("FORM_SIGNAL_STATE", FormField.SIGNAL_STATE, signal=signal)


def _causes(scene: Scene, codes: CodeCatalogue) -> Iterator[FormRemark]:
    signal = _code(scene, FormField.SIGNAL, codes)
    main = _code(scene, FormField.CAUSE, codes)
    named = [*([] if main is None else [main]), *scene.causes]
    for cause in dict.fromkeys(named):
        if signal == NO_SIGNAL and cause in _WITH_SIGNAL:
            yield contradiction("FORM_CAUSE_WANTS_SIGNAL", FormField.CAUSE, cause=cause)
        if signal in ("1", "2") and cause in _WITHOUT_SIGNAL:
            yield contradiction("FORM_CAUSE_WANTS_NO_SIGNAL", FormField.CAUSE, cause=cause)


def _places(scene: Scene, codes: CodeCatalogue) -> Iterator[FormRemark]:
    form = _code(scene, FormField.ROAD_FORM, codes)
    location = _code(scene, FormField.LOCATION, codes)
    if form in _STRAIGHT_ROADS and location in _IN_JUNCTION and form is not None:
        yield contradiction("FORM_NO_JUNCTION_HERE", FormField.LOCATION, road_form=form)
    arms = 0 if scene.junction is None else len(scene.junction.arms)
    drawn = {3: "03", 4: "04"}.get(arms, "05" if arms > 4 else None)
    if form in _JUNCTIONS and drawn is not None and form != drawn:
        yield contradiction("FORM_ARMS_DIFFER", FormField.ROAD_FORM, count=str(arms))


def _types(scene: Scene) -> Iterator[FormRemark]:
    """Type against the parties' classes: who has to be there for it."""
    code = scene.type_code
    if code is None or not scene.parties:
        return
    roles = [party.role for party in scene.parties]
    walkers = roles.count(PartyRole.PEDESTRIAN)
    vehicles = roles.count(PartyRole.DRIVER) + roles.count(PartyRole.RIDER)
    unclear = roles.count(PartyRole.UNKNOWN)
    if code in _PEDESTRIAN_TYPES and not walkers and not unclear:
        yield contradiction("FORM_TYPE_WANTS_PEDESTRIAN", FormField.TYPE, type=code)
    if code in _VEHICLE_TYPES and vehicles < 2 and not unclear:
        yield contradiction("FORM_TYPE_WANTS_TWO", FormField.TYPE, type=code)
    if code in _LONE_TYPES and vehicles > 1:
        yield doubt("FORM_TYPE_WANTS_ONE", FormField.TYPE, type=code)


def _unknown_codes(scene: Scene, codes: CodeCatalogue) -> Iterator[FormRemark]:
    """Codes that the form does not know, and those it prints but no longer takes."""
    by_number = letters(scene)
    for at in _coded_fields(scene):
        code = code_at(scene, at, codes)
        if code is None:
            continue
        entry = codes.entry(CODES[at.field], code, form=EDITION)
        name = by_number.get(at.party or 0, "")
        if entry is None or entry.edition is not EDITION:
            yield contradiction("FORM_CODE_UNKNOWN", at.field, at.party, party=name, code=code)
        elif entry.retired:
            yield doubt("FORM_CODE_RETIRED", at.field, at.party, party=name, code=code)


def _coded_fields(scene: Scene) -> Iterator[FieldAt]:
    for field in CODES:
        if field not in OF_PARTY:
            yield FieldAt(field=field)
    for party in ordered(scene):
        for field in OF_PARTY:
            yield FieldAt(field=field, party=party.no)
