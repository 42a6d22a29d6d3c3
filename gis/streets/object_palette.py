"""What can be placed by hand, in groups, and how each is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from gis.streets.markings.catalogue import MarkingCatalogue, MarkingEntry, MarkingForm, MarkingKind
from gis.streets.object_pieces import TURNS
from gis.streets.objects import BayKind, ObjectKind
from gis.streets.signs.catalogue import SignCatalogue, SignEntry, SignShape


class PaletteGroup(Enum):
    """Groups of the palette, in its order."""

    KERB = "kerb"
    PARKING = "parking"
    LINE = "line"
    PICTURE = "picture"
    AREA = "area"
    SIGNAL = "signal"
    FIXTURE = "fixture"
    WARNING = "warning"
    ORDER = "order"
    BAN = "ban"
    GUIDE = "guide"


class Gesture(Enum):
    """How something is drawn."""

    POINT = "point"
    LINE = "line"
    AREA = "area"
    ALONG_KERB = "along kerb"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteEntry:
    """One thing to place; names as the law or the field has them."""

    kind: ObjectKind
    code: str
    group: PaletteGroup
    gesture: Gesture
    name: str
    gloss: str
    """In English."""
    article: str = ""
    takes_figure: bool = False
    """Whether a number goes with it: a speed."""

    @property
    def number(self) -> str:
        """What it is looked up by: the number of a sign, the article of a marking."""
        return self.code if self.kind is ObjectKind.SIGN else self.article


_ARROW_NAMES = {
    "through": ("直行", "straight on"),
    "left": ("左彎", "left"),
    "right": ("右彎", "right"),
    "through_left": ("直行左彎", "straight on or left"),
    "through_right": ("直行右彎", "straight on or right"),
    "left_right": ("左右彎", "left or right"),
    "u_turn": ("迴轉", "U-turn"),
}
_WORD_NAMES = {
    "bus": ("公車專用", "bus"),
    "motorcycle": ("機車專用", "motorcycles"),
    "bicycle": ("自行車專用", "bicycles"),
    "left": ("左彎專用", "left turn"),
    "right": ("右彎專用", "right turn"),
    "through": ("直行專用", "straight on"),
}
_POINTS = frozenset(
    {
        *(MarkingKind.EXCLUSIVE_LANE_DIAMOND, MarkingKind.GIVE_WAY_TRIANGLE),
        *(MarkingKind.MOTORCYCLE_BOX, MarkingKind.TWO_STAGE_BOX),
    }
)
_UNSPOKEN = frozenset({MarkingKind.SIDEWALK_WORDS, MarkingKind.DIRECTION_WORDS})
"""Their words are names that nobody has given."""
_KERB_KINDS = (MarkingKind.NO_STOPPING_LINE, MarkingKind.NO_PARKING_LINE)
_BAYS = {
    BayKind.CAR: ("小型車停車格", "Parking bays for cars"),
    BayKind.MOTORCYCLE: ("機車停車格", "Parking bays for motorcycles"),
    BayKind.DISABLED: ("身心障礙者停車格", "Parking bays for the disabled"),
}
_FIXTURES = {
    "pole": ObjectKind.POLE,
    "hydrant": ObjectKind.HYDRANT,
    "manhole": ObjectKind.MANHOLE,
    "bus_stop": ObjectKind.BUS_STOP,
    "camera": ObjectKind.CAMERA,
    "street_light": ObjectKind.STREET_LIGHT,
}


def palette(signs: SignCatalogue, markings: MarkingCatalogue) -> tuple[PaletteEntry, ...]:
    """All that can be placed, group by group in the order of the catalogues."""
    kerb = PaletteEntry(
        kind=ObjectKind.KERB,
        code="",
        group=PaletteGroup.KERB,
        gesture=Gesture.LINE,
        name="路緣線",
        gloss="Kerb line",
    )
    island = PaletteEntry(
        kind=ObjectKind.ISLAND,
        code="",
        group=PaletteGroup.AREA,
        gesture=Gesture.AREA,
        name="交通島",
        gloss="Traffic island",
    )
    found = [kerb, *_kerb_lines(markings), *_bays(), island]
    for entry in markings.entries:
        found += _of_marking(entry)
    found += map(_of_sign, signs.entries)
    places = {group: place for place, group in enumerate(PaletteGroup)}
    return tuple(sorted(found, key=lambda entry: places[entry.group]))


def _kerb_lines(markings: MarkingCatalogue) -> Iterable[PaletteEntry]:
    for kind in _KERB_KINDS:
        entry = markings[kind]
        yield _marking(entry, PaletteGroup.KERB, Gesture.ALONG_KERB)


def _bays() -> Iterable[PaletteEntry]:
    for kind, (name, gloss) in _BAYS.items():
        yield PaletteEntry(
            kind=ObjectKind.BAY,
            code=kind.value,
            group=PaletteGroup.PARKING,
            gesture=Gesture.ALONG_KERB,
            name=name,
            gloss=gloss,
            article="190",
        )


def _of_marking(entry: MarkingEntry) -> Iterable[PaletteEntry]:
    kind = entry.kind
    if kind in _KERB_KINDS or kind in _UNSPOKEN:
        return
    if kind is MarkingKind.LANE_ARROW:
        for word in TURNS:
            if word in _ARROW_NAMES:
                yield _named(entry, word, _ARROW_NAMES[word])
    elif kind is MarkingKind.LANE_DROP_ARROW:
        yield _named(entry, "merge_left", ("向左", "to the left"))
        yield _named(entry, "merge_right", ("向右", "to the right"))
    elif len(entry.words) > 1:
        for word, _ in entry.words:
            yield _named(entry, word, _WORD_NAMES[word])
    elif entry.form is MarkingForm.WORDS or kind in _POINTS:
        figure = kind is MarkingKind.SPEED_LIMIT_FIGURES
        yield _marking(entry, PaletteGroup.PICTURE, Gesture.POINT, figure=figure)
    elif entry.form is MarkingForm.HATCH:
        yield _marking(entry, PaletteGroup.AREA, Gesture.AREA)
    else:
        yield _marking(entry, PaletteGroup.LINE, Gesture.LINE)


def _marking(
    entry: MarkingEntry, group: PaletteGroup, gesture: Gesture, *, figure: bool = False
) -> PaletteEntry:
    return PaletteEntry(
        kind=ObjectKind.MARKING,
        code=entry.kind.value,
        group=group,
        gesture=gesture,
        name=entry.name,
        gloss=entry.gloss,
        article=entry.article,
        takes_figure=figure,
    )


def _named(entry: MarkingEntry, word: str, names: tuple[str, str]) -> PaletteEntry:
    """One of several pictures or words of an entry."""
    return PaletteEntry(
        kind=ObjectKind.MARKING,
        code=f"{entry.kind.value} {word}",
        group=PaletteGroup.PICTURE,
        gesture=Gesture.POINT,
        name=f"{entry.name}（{names[0]}）",
        gloss=f"{entry.gloss} ({names[1]})",
        article=entry.article,
    )


_SIGN_GROUPS = {
    "警": PaletteGroup.WARNING,
    "遵": PaletteGroup.ORDER,
    "禁": PaletteGroup.BAN,
    "限": PaletteGroup.BAN,
    "指": PaletteGroup.GUIDE,
}


def _of_sign(entry: SignEntry) -> PaletteEntry:
    kind, group = ObjectKind.SIGN, _SIGN_GROUPS.get(entry.code[:1], PaletteGroup.GUIDE)
    if entry.shape is SignShape.SIGNAL:
        kind, group = ObjectKind.SIGNAL, PaletteGroup.SIGNAL
    elif entry.shape is SignShape.FIXTURE:
        kind, group = _FIXTURES.get(entry.code, ObjectKind.FIXTURE), PaletteGroup.FIXTURE
    return PaletteEntry(
        kind=kind,
        code=entry.code,
        group=group,
        gesture=Gesture.POINT,
        name=entry.name,
        gloss=entry.gloss,
        article=entry.article,
        takes_figure=entry.code in ("限5", "限6"),
    )


def searched(entries: Iterable[PaletteEntry], text: str) -> tuple[PaletteEntry, ...]:
    """The entries whose name, number or gloss holds all words of a text."""
    words = text.casefold().split()
    return tuple(
        entry
        for entry in entries
        if all(
            word in f"{entry.name} {entry.number} {entry.article} {entry.gloss}".casefold()
            for word in words
        )
    )
