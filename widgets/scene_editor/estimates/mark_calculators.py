"""Speeds from marks: skids and slides to a stop, yaw marks; and several losses together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.messages import Language
from gis.problems import Problem
from gis.scenes.estimates.from_scene import MarkFacts, mark_facts
from gis.scenes.estimates.ranges import Range, about
from gis.scenes.estimates.speeds import (
    KMH,
    combined_speed,
    radius_of_chord,
    skid_speed,
    yaw_speed,
)
from gis.scenes.lengths import metres_text
from gis.scenes.scene import MarkKind, Scene
from widgets.scene_editor.estimates import estimate_words as words
from widgets.scene_editor.estimates.calculator import (
    Answer,
    CalculatorForm,
    QuietCombo,
    SurfaceChoice,
)
from widgets.scene_editor.estimates.estimate_words import say
from widgets.scene_editor.estimates.range_field import QuietNumber, RangeField

_LENGTH_SPREAD_M = 0.16
"""A measuring wheel's standard deviation."""
_HALF_TRACK_M = 0.75
_RADIUS_SPREAD = 0.05
"""A hand's breadth of middle ordinate on a chord of ten metres."""
_SLIDES = (MarkKind.SCRAPE, MarkKind.GOUGE)
LOSSES = 4


class MarkChoice:
    """The marks of a scene that numbers may come from; telling whoever takes them."""

    def __init__(
        self, form: CalculatorForm, kinds: Sequence[MarkKind], take: Callable[[], None]
    ) -> None:
        """`take` fills the numbers from the chosen mark."""
        self._form, self._kinds, self._take = form, kinds, take
        self.marks: tuple[MarkFacts, ...] = ()
        self.combo = QuietCombo()
        self.combo.activated.connect(self._picked)
        form.add_row(words.MARK, self.combo)

    @property
    def chosen(self) -> MarkFacts | None:
        """The mark that the numbers come from; None where they are typed."""
        place = self.combo.currentIndex() - 1
        return self.marks[place] if 0 <= place < len(self.marks) else None

    def fill(self, scene: Scene) -> None:
        """Offer the marks of a scene; a mark that was chosen and changed gives its new numbers."""
        held = self.chosen
        is_first = self.combo.count() == 0
        self.marks = mark_facts(scene, self._kinds)
        self.combo.clear()
        self.combo.addItem(say(words.BY_HAND))
        for one in self.marks:
            owner = f"{one.party} " if one.party else ""
            self.combo.addItem(f"{owner}{one.name} · {metres_text(one.length_m)} m")
        names = [one.name for one in self.marks]
        if held is not None and held.name in names:
            self.combo.setCurrentIndex(names.index(held.name) + 1)
            if held != self.chosen:
                self._take()
        elif self.marks and (is_first or held is not None):
            self.combo.setCurrentIndex(1)
            self._take()
        else:
            self.combo.setCurrentIndex(0)

    def answer(self, speed: Range) -> Answer:
        """A speed of whose mark it is, beside the mark."""
        mark = self.chosen
        name = "" if mark is None else mark.party
        return Answer(speeds=((name, speed),), at=None if mark is None else mark.middle)

    def _picked(self, place: int) -> None:
        self._take()
        self._form.picked.emit()


class SkidCalculator:
    """Skid of locked wheels, or slide of a motorcycle on its side."""

    source_code = "ESTIMATE_SOURCE_SKID"
    kinds = (MarkKind.SKID, MarkKind.SCRAPE, MarkKind.GOUGE)

    def __init__(self) -> None:
        self.form = CalculatorForm()
        self.mark = MarkChoice(self.form, self.kinds, self.take_mark)
        self.length = RangeField(0.0, 500.0, 2)
        self.friction = RangeField(0.01, 1.5, 2)
        self.surface = SurfaceChoice(self.form, self.friction)
        self.braked = RangeField(0.0, 100.0, 0)
        self.grade = RangeField(-30.0, 30.0, 1)
        self.end_speed = RangeField(0.0, 250.0, 0)
        self.form.add_row(words.LENGTH, self.length)
        self.form.add_row(words.SURFACE, self.surface.combo)
        self.form.add_row(words.FRICTION, self.friction)
        self.form.add_row(words.BRAKED, self.braked)
        self.form.add_row(words.GRADE, self.grade)
        self.form.add_row(words.END_SPEED, self.end_speed)
        self.braked.show_range(about(100.0))

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.surface.retranslate(language)
        self.form.retranslate(language)

    def fill(self, scene: Scene) -> None:
        """Take the marks and the surface of a scene."""
        self.surface.follow(scene)
        self.mark.fill(scene)

    def take_mark(self) -> None:
        """Length of the mark; what slides tells the friction."""
        mark = self.mark.chosen
        if mark is None:
            return
        self.length.show_range(about(mark.length_m, _LENGTH_SPREAD_M, least=0.0))
        self.surface.choose("motorcycle_down" if mark.kind in _SLIDES else self.surface.of_scene)

    def value_sources(self) -> tuple[str, ...]:
        """Of the friction."""
        return (self.surface.entry.source,)

    def answer(self) -> Answer:
        """The speed at the beginning of the mark."""
        if self.length.value.value() == 0.0:
            raise Problem("ESTIMATE_NO_LENGTH")
        speed = skid_speed(
            self.length.range(),
            self.friction.range(),
            braked=_up_to(self.braked.range(0.01), 1.0),
            grade=self.grade.range(0.01),
            end_speed=self.end_speed.range(1.0 / KMH),
        )
        return self.mark.answer(speed)


class YawCalculator:
    """A vehicle that slides sideways on a curve."""

    source_code = "ESTIMATE_SOURCE_YAW"
    kinds = (MarkKind.YAW, MarkKind.SKID)

    def __init__(self) -> None:
        self.form = CalculatorForm()
        self.mark = MarkChoice(self.form, self.kinds, self.take_mark)
        self.chord, self.middle = QuietNumber(0.0, 200.0, 2), QuietNumber(0.0, 50.0, 3)
        self.radius = RangeField(0.0, 2000.0, 1)
        self.friction = RangeField(0.01, 1.5, 2)
        self.surface = SurfaceChoice(self.form, self.friction, "tyre")
        self.banked = RangeField(-20.0, 20.0, 1)
        self.form.add_row(words.CHORD, self.chord)
        self.form.add_row(words.MIDDLE, self.middle)
        self.form.add_row(words.RADIUS, self.radius)
        self.form.add_row(words.SURFACE, self.surface.combo)
        self.form.add_row(words.FRICTION, self.friction)
        self.form.add_row(words.BANKED, self.banked)
        for part in (self.chord, self.middle):
            part.valueChanged.connect(self._from_chord)

    def _from_chord(self) -> None:
        """Two typed lengths tell the radius of the mark."""
        if self.chord.value() > 0.0 and self.middle.value() > 0.0:
            self._show_radius(radius_of_chord(self.chord.value(), self.middle.value()))

    def _show_radius(self, of_mark: float) -> None:
        """The centre of mass goes half a track width inside the outer tyre's mark."""
        radius = max(of_mark - _HALF_TRACK_M, 0.0)
        self.radius.show_range(about(radius, _RADIUS_SPREAD * radius, least=0.0))

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.surface.retranslate(language)
        self.form.retranslate(language)

    def fill(self, scene: Scene) -> None:
        """Take the marks and the surface of a scene."""
        self.surface.follow(scene)
        self.mark.fill(scene)

    def take_mark(self) -> None:
        """The radius of the mark as drawn."""
        mark = self.mark.chosen
        if mark is not None:
            self._show_radius(mark.radius_m or 0.0)

    def value_sources(self) -> tuple[str, ...]:
        """Of the friction."""
        return (self.surface.entry.source,)

    def answer(self) -> Answer:
        """The speed at which the curve is just held."""
        if self.radius.value.value() == 0.0:
            by_hand = self.mark.chosen is None
            raise Problem("ESTIMATE_NO_RADIUS" if by_hand else "ESTIMATE_STRAIGHT_MARK")
        speed = yaw_speed(
            self.radius.range(), self.friction.range(), superelevation=self.banked.range(0.01)
        )
        return self.mark.answer(speed)


class CombinedCalculator:
    """Losses of speed one after another."""

    source_code = "ESTIMATE_SOURCE_COMBINED"

    def __init__(self) -> None:
        self.form = CalculatorForm()
        self.losses = tuple(RangeField(0.0, 250.0, 0) for _ in range(LOSSES))
        for number, loss in enumerate(self.losses, start=1):
            self.form.add_row(words.LOSS, loss, number=number)

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.form.retranslate(language)

    def fill(self, scene: Scene) -> None:
        """Nothing of a scene is a loss of speed by itself."""

    def value_sources(self) -> tuple[str, ...]:
        """None: the speeds are what other calculators gave."""
        return ()

    def add(self, speed: Range) -> None:
        """One loss more, m/s, where there is room."""
        free = [one for one in self.losses if one.value.value() == 0.0]
        (free[0] if free else self.losses[-1]).show_range(_even(speed.times(KMH)))

    def answer(self) -> Answer:
        """The speed before all of them."""
        losses = [one.range(1.0 / KMH) for one in self.losses if one.value.value() > 0.0]
        return Answer(speeds=(("", combined_speed(losses)),))


def _even(of: Range) -> Range:
    """The range about its middle, as a value give or take shows it."""
    return Range(low=of.low, likely=(of.low + of.high) / 2.0, high=of.high)


def _up_to(of: Range, most: float) -> Range:
    return Range(low=min(of.low, most), likely=min(of.likely, most), high=min(of.high, most))
