"""What suggests itself for fields of the form: from time, place, block, injuries and the drawing.

A suggestion is never written by itself. Lamps are on from dusk to dawn and off by day (in the
bureau's records of 2024 nine of ten night crashes and more than half of those by day say so);
rain means a wet surface, clear weather a dry one (97 of 100).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gis.crashes.codes import CodeCatalogue
from gis.crashes.records import DayPhase, PartyRole
from gis.scenes.actions import MOVEMENT_BY_ACTION
from gis.scenes.form.class_groups import ClassGroup, group_of
from gis.scenes.form.drawing_rules import sides_drawn
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.harm import DIED_24H, HURT, counted, severity_of
from gis.scenes.form.values import code_at
from gis.scenes.record import Movement, SceneRecord
from gis.scenes.scene import Scene, SceneParty
from gis.scenes.targets import ordered
from gis.streets.control import Control


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """What is known of a scene's time and place without asking anybody."""

    phase: DayPhase = DayPhase.UNKNOWN
    arms: int | None = None
    """Of the junction; 0 between junctions; None where nobody knows."""
    control: Control | None = None
    speed_limit_kmh: int | None = None
    codes: tuple[tuple[FormField, str], ...] = ()
    """What lanes, lines and islands of the block say of fields of the crash."""
    weather_code: str | None = None
    """What the records of crashes nearby and about the same hour say."""
    weather_from: int = 0
    """How many of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A value for a field, and why: `why` names a sentence."""

    at: FieldAt
    value: str
    """A code, or a whole number."""
    why: str
    params: tuple[tuple[str, str], ...] = ()
    usual: bool = False
    """It is merely what nearly all crashes have: nothing of this crash says so."""


_USUAL = (
    (FormField.PAVEMENT, "1", 99),
    (FormField.DEFECT, "4", 99),
    (FormField.OBSTACLE, "5", 99),
    (FormField.SIGHT, "13", 98),
)
"""Field, code, share in per cent: 481 injury crashes of the first days of May 2024, all Taiwan."""
_USUAL_STATE = ("1", 99)
"""Of a signal where there is one."""
_USUAL_FLED = ("1", 99)
"""Of 1,077 parties of the same crashes."""
_LAMPS = {DayPhase.DAY: "6", DayPhase.DUSK: "5", DayPhase.NIGHT: "5"}
_SIGNALS = {Control.SIGNAL: "1", Control.FLASHING: "3", Control.SIGN: "4", Control.NONE: "4"}
_SURFACES = {"6": "4", "8": "5", "5": "1"}
"""Surface by weather: rain, clear, snow."""
_ROAD_FORMS = {0: "14", 3: "03", 4: "04"}
_IN_JUNCTION = "01"
_NO_SIGNAL = "4"
_IMPACTS = {
    ClassGroup.CAR: {
        "front": "01",
        "right": "02",
        "rear": "03",
        "left": "04",
        "front right": "05",
        "right rear": "06",
        "rear left": "07",
        "front left": "08",
    },
    ClassGroup.TWO_WHEELER: {
        "front": "11",
        "right": "12",
        "rear": "13",
        "left": "14",
        "front right": "11",
        "right rear": "13",
        "rear left": "13",
        "front left": "11",
    },
}
_ON_FOOT = "16"
_ACTIONS = {
    movement: code
    for code, movement in MOVEMENT_BY_ACTION.items()
    if movement is not Movement.STOPPING
} | {Movement.CROSSING: "16", Movement.ALONG: "16", Movement.STANDING: "17"}
"""Sudden braking and parking are both `STOPPING`: neither suggests itself."""
_NONE_NEEDED, _NO_DRIVER = "4", "5"


def suggestions(
    scene: Scene, record: SceneRecord, facts: PlaceFacts, codes: CodeCatalogue
) -> tuple[Suggestion, ...]:
    """Values for fields that say something else or nothing, in the order of the form."""
    found = [
        *_of_injuries(scene),
        *_of_place(scene, record, facts),
        *_of_weather(scene, facts, codes),
        *_of_drawing(record),
    ]
    found += _usual(scene, codes)
    for party in ordered(scene):
        found += _of_party(party, record)
        if party.role is not PartyRole.OBJECT and party.fled_code is None:
            found.append(_nearly_all(FormField.FLED, *_USUAL_FLED, party.no))
    return tuple(one for one in found if value_at(scene, one.at, codes) != one.value)


def value_at(scene: Scene, at: FieldAt, codes: CodeCatalogue) -> str | None:
    """What stands in a field as a suggestion would write it."""
    if at.field is FormField.SPEED_LIMIT:
        limit = None if scene.report is None else scene.report.speed_limit_kmh
        return None if limit is None else str(limit)
    if at.field is FormField.DEATHS_24H:
        return str(scene.deaths_24h)
    if at.field is FormField.INJURED:
        return str(scene.injured)
    return code_at(scene, at, codes)


def is_blank(scene: Scene, at: FieldAt, codes: CodeCatalogue) -> bool:
    """Whether a field says nothing yet; numbers of people say nothing at 0."""
    return value_at(scene, at, codes) in (None, "0")


def _suggest(field: FormField, value: str, why: str, **params: str) -> Suggestion:
    return Suggestion(at=FieldAt(field=field), value=value, why=why, params=tuple(params.items()))


def _nearly_all(field: FormField, code: str, share: int, party: int | None = None) -> Suggestion:
    return Suggestion(
        at=FieldAt(field=field, party=party),
        value=code,
        why="FORM_WHY_USUAL",
        params=(("share", str(share)),),
        usual=True,
    )


def _usual(scene: Scene, codes: CodeCatalogue) -> Iterator[Suggestion]:
    """What nearly all crashes have; only where nothing is said."""
    for field, code, share in _USUAL:
        if code_at(scene, FieldAt(field=field), codes) is None:
            yield _nearly_all(field, code, share)
    signal = code_at(scene, FieldAt(field=FormField.SIGNAL), codes)
    state = code_at(scene, FieldAt(field=FormField.SIGNAL_STATE), codes)
    if state is None and signal == _NO_SIGNAL:
        yield _suggest(FormField.SIGNAL_STATE, _NO_SIGNAL, "FORM_WHY_SIGNAL")
    elif state is None and signal is not None:
        yield _nearly_all(FormField.SIGNAL_STATE, *_USUAL_STATE)


def _of_injuries(scene: Scene) -> Iterator[Suggestion]:
    severity = severity_of(scene)
    if severity is not None:
        yield _suggest(FormField.SEVERITY, severity.value, "FORM_WHY_INJURIES")
    for field, injury, held in (
        (FormField.DEATHS_24H, DIED_24H, scene.deaths_24h),
        (FormField.INJURED, HURT, scene.injured),
    ):
        number = counted(scene, injury)
        if number > held:
            yield _suggest(field, str(number), "FORM_WHY_INJURIES")


def _of_place(scene: Scene, record: SceneRecord, facts: PlaceFacts) -> Iterator[Suggestion]:
    if facts.speed_limit_kmh is not None:
        yield _suggest(FormField.SPEED_LIMIT, str(facts.speed_limit_kmh), "FORM_WHY_BLOCK")
    if facts.arms is not None:
        form = _ROAD_FORMS.get(facts.arms) or ("05" if facts.arms > 4 else None)
        if form is not None:
            yield _suggest(FormField.ROAD_FORM, form, "FORM_WHY_ARMS", count=str(facts.arms))
    said = {field for field, _ in facts.codes}
    if record.inside_junction and FormField.LOCATION not in said:
        yield _suggest(FormField.LOCATION, _IN_JUNCTION, "FORM_WHY_DRAWING")
    for field, code in facts.codes:
        yield _suggest(field, code, "FORM_WHY_BLOCK")
    if facts.control is not None:
        yield _suggest(FormField.SIGNAL, _SIGNALS[facts.control], "FORM_WHY_BLOCK")
        if _SIGNALS[facts.control] == _NO_SIGNAL:
            yield _suggest(FormField.SIGNAL_STATE, _NO_SIGNAL, "FORM_WHY_BLOCK")


def _of_weather(scene: Scene, facts: PlaceFacts, codes: CodeCatalogue) -> Iterator[Suggestion]:
    if facts.phase in _LAMPS:
        yield _suggest(
            FormField.LIGHT, _LAMPS[facts.phase], f"FORM_WHY_{facts.phase.value.upper()}"
        )
    if facts.weather_code is not None:
        yield _suggest(
            FormField.WEATHER, facts.weather_code, "FORM_WHY_NEAR", count=str(facts.weather_from)
        )
    weather = code_at(scene, FieldAt(field=FormField.WEATHER), codes)
    if weather in _SURFACES:
        yield _suggest(FormField.SURFACE, _SURFACES[weather], "FORM_WHY_WEATHER", weather=weather)


def _of_drawing(record: SceneRecord) -> Iterator[Suggestion]:
    """The type where the drawing itself settles it."""
    settled = any(
        reason.code == "WHY_TYPE" and dict(reason.params)["rule"] not in ("code", "recorded")
        for reason in record.reasons
    )
    if settled and record.type_code is not None:
        yield _suggest(FormField.TYPE, record.type_code, "FORM_WHY_DRAWING")


def _of_party(party: SceneParty, record: SceneRecord) -> Iterator[Suggestion]:
    def suggest(field: FormField, value: str, why: str) -> Suggestion:
        return Suggestion(at=FieldAt(field=field, party=party.no), value=value, why=why)

    group = group_of(party.class_code)
    if party.role is PartyRole.OBJECT or group is None:
        return
    if group is ClassGroup.PERSON:
        yield suggest(FormField.PROTECTION, _NONE_NEEDED, "FORM_WHY_CLASS")
        yield suggest(FormField.PHONE, _NO_DRIVER, "FORM_WHY_CLASS")
        yield suggest(FormField.IMPACT, _ON_FOOT, "FORM_WHY_CLASS")
    movement = next((one.movement for one in record.parties if one.no == party.no), None)
    if movement in _ACTIONS and len(party.approach) > 1:
        yield suggest(FormField.ACTION, _ACTIONS[movement], "FORM_WHY_DRAWING")
    side = sides_drawn(record, party.no)
    if side in _IMPACTS.get(group, {}):
        yield suggest(FormField.IMPACT, _IMPACTS[group][side], "FORM_WHY_DRAWING")
