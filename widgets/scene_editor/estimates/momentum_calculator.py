"""Speeds of two vehicles at impact from their directions, masses and speeds after it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.messages import Language
from app.scenes.estimate_values import load_drags, usual_mass
from gis.crashes.records import PartyRole
from gis.problems import Problem
from gis.scenes.estimates.from_scene import PartyFacts, party_facts
from gis.scenes.estimates.momentum import (
    DOUBTFUL_ANGLE_DEG,
    Collider,
    angle_between,
    momentum_speeds,
)
from gis.scenes.estimates.ranges import Range, about
from gis.scenes.estimates.speeds import KMH, skid_speed
from gis.scenes.form.class_groups import ClassGroup, group_of
from gis.scenes.scene import Scene
from widgets.scene_editor.estimates import estimate_words as words
from widgets.scene_editor.estimates.calculator import Answer, CalculatorForm, usual_surface
from widgets.scene_editor.estimates.estimate_words import say
from widgets.scene_editor.estimates.range_field import RangeField

_ANGLE_SPREAD_DEG = 5.0
_WAY_SPREAD_M = 0.16
_ROLLING_TO_LOCKED = Range(low=0.3, likely=0.65, high=1.0)
"""Share of the friction that slows a vehicle on its way to rest: wheels may roll or be locked."""
_NO_GRADE = about(0.0)


class _PartyRows:
    """The numbers of one vehicle."""

    def __init__(self, form: CalculatorForm) -> None:
        self.facts: PartyFacts | None = None
        self.heading = QLabel()
        self.mass = RangeField(1.0, 60_000.0, 0)
        self.approach, self.departure = RangeField(0.0, 360.0, 0), RangeField(0.0, 360.0, 0)
        self.after = RangeField(0.0, 250.0, 0)
        bold = self.heading.font()
        bold.setBold(True)
        self.heading.setFont(bold)
        form.rows.addRow(self.heading)
        form.add_row(words.MASS, self.mass)
        form.add_row(words.APPROACH, self.approach)
        form.add_row(words.DEPARTURE, self.departure)
        form.add_row(words.AFTER, self.after)

    def take(self, facts: PartyFacts | None, surface: str) -> None:
        """Show what is drawn of a party, where it is drawn otherwise than before."""
        if facts == self.facts or facts is None:
            return
        before, self.facts = self.facts, facts
        mass = usual_mass(facts.class_code)
        if mass is not None and (before is None or before.class_code != facts.class_code):
            self.mass.show_range(mass)
        for bearing, field in (
            (facts.approach_deg, self.approach),
            (facts.departure_deg, self.departure),
        ):
            if bearing is not None:
                field.show_range(about(round(bearing % 360.0), _ANGLE_SPREAD_DEG))
        if facts.way_m is not None:
            self.after.show_range(_speed_after(facts, surface).times(KMH))

    def letter(self, usual: str) -> str:
        """The party's letter."""
        return usual if self.facts is None else self.facts.letter

    @property
    def collider(self) -> Collider:
        """The numbers as they are typed."""
        return Collider(
            mass_kg=self.mass.range(),
            approach_deg=_turning(self.approach),
            departure_deg=_turning(self.departure),
            departure_speed=self.after.range(1.0 / KMH),
        )


class MomentumCalculator:
    """The first two vehicles of a scene."""

    source_code = "ESTIMATE_SOURCE_MOMENTUM"

    def __init__(self) -> None:
        self.form = CalculatorForm()
        self.parties = (_PartyRows(self.form), _PartyRows(self.form))
        self._at: tuple[float, float] | None = None

    def fill(self, scene: Scene) -> None:
        """Take the first two parties that move by themselves."""
        roles = {party.no: party.role for party in scene.parties}
        still = (PartyRole.PASSENGER, PartyRole.OBJECT)
        facts = [one for one in party_facts(scene) if roles[one.number] not in still]
        for rows, one in zip(self.parties, [*facts, None, None], strict=False):
            rows.take(one, usual_surface(scene))
        self._at = scene.impact
        self._say_parties()

    def _say_parties(self) -> None:
        for rows, usual in zip(self.parties, ("A", "B"), strict=True):
            rows.heading.setText(say(words.PARTY, letter=rows.letter(usual)))

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.form.retranslate(language)
        self._say_parties()

    def value_sources(self) -> tuple[str, ...]:
        """None beside that of the formula."""
        return ()

    def answer(self) -> Answer:
        """The speeds of both at impact."""
        first, second = (rows.collider for rows in self.parties)
        if first.departure_speed.high == second.departure_speed.high == 0.0:
            raise Problem("ESTIMATE_NOT_DRAWN")
        found = momentum_speeds(first, second)
        doubts = []
        if angle_between(first, second) < DOUBTFUL_ANGLE_DEG:
            doubts.append(Problem("ESTIMATE_DOUBTFUL_ANGLE"))
        if any(speed.likely < 0.0 for speed in found):
            raise Problem("ESTIMATE_CONTRADICTS")
        names = [
            rows.facts.letter if rows.facts else usual
            for rows, usual in zip(self.parties, "AB", strict=True)
        ]
        return Answer(
            speeds=tuple(zip(names, found, strict=True)), doubts=tuple(doubts), at=self._at
        )


def _turning(field: RangeField) -> Range:
    """A bearing with its limits, which may pass north."""
    return about(field.value.value(), field.spread.value())


def _speed_after(facts: PartyFacts, surface: str) -> Range:
    """From the way to rest: a two-wheeler slides on its side, others roll or skid."""
    is_down = group_of(facts.class_code) is ClassGroup.TWO_WHEELER
    wanted = "motorcycle_down" if is_down else surface
    drag = next(one.drag for one in load_drags() if one.id == wanted)
    return skid_speed(
        about(facts.way_m or 0.0, _WAY_SPREAD_M, least=0.0),
        drag,
        braked=about(1.0) if is_down else _ROLLING_TO_LOCKED,
        grade=_NO_GRADE,
        end_speed=_NO_GRADE,
    )
