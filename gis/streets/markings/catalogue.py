"""The catalogue of markings: names, articles and dimensions of the law; the facts are data.

道路交通標誌標線號誌設置規則, articles 159 to 192; the records stand in `resources/catalogue`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MarkingKind(StrEnum):
    """Keys of the catalogue; `Marking.kind` holds one of them."""

    SLOW_BARS = "slow_bars"
    SLOW_WORD = "slow_word"
    NO_CROSSING_LINE = "no_crossing_line"
    MEDIAN_LINE = "median_line"
    NO_OVERTAKING_LINE = "no_overtaking_line"
    ONE_SIDE_NO_OVERTAKING_LINE = "one_side_no_overtaking_line"
    NO_LANE_CHANGE_LINE = "no_lane_change_line"
    ONE_SIDE_NO_LANE_CHANGE_LINE = "one_side_no_lane_change_line"
    NO_PARKING_LINE = "no_parking_line"
    NO_STOPPING_LINE = "no_stopping_line"
    STOP_LINE = "stop_line"
    CHANNELISING = "channelising"
    GIVE_WAY_LINE = "give_way_line"
    GIVE_WAY_TRIANGLE = "give_way_triangle"
    BOX_JUNCTION = "box_junction"
    EXCLUSIVE_LANE_DIAMOND = "exclusive_lane_diamond"
    PRIORITY_LANE_LINE = "priority_lane_line"
    PRIORITY_LANE_WORDS = "priority_lane_words"
    MOTORCYCLE_BOX = "motorcycle_box"
    SIDEWALK_WORDS = "sidewalk_words"
    BICYCLE_PRIORITY_LINE = "bicycle_priority_line"
    EXCLUSIVE_LANE_WORDS = "exclusive_lane_words"
    DIRECTION_LANE_WORDS = "direction_lane_words"
    STOP_WORD = "stop_word"
    NO_MOTORCYCLES_WORDS = "no_motorcycles_words"
    SPEED_LIMIT_FIGURES = "speed_limit_figures"
    CENTRE_LINE = "centre_line"
    LANE_LINE = "lane_line"
    EDGE_LINE = "edge_line"
    FAST_SLOW_LINE = "fast_slow_line"
    SLOW_LANE_PICTURES = "slow_lane_pictures"
    LEFT_TURN_BAY = "left_turn_bay"
    CROSSWALK = "crosswalk"
    DIAGONAL_CROSSWALK = "diagonal_crosswalk"
    ZEBRA_CROSSING = "zebra_crossing"
    BICYCLE_CROSSING = "bicycle_crossing"
    SAFE_DISTANCE_LINE = "safe_distance_line"
    LANE_ARROW = "lane_arrow"
    LANE_DROP_ARROW = "lane_drop_arrow"
    BICYCLE_ROUTE_LINE = "bicycle_route_line"
    BICYCLE_ROUTE_HELPER_LINE = "bicycle_route_helper_line"
    GUIDE_LINE = "guide_line"
    MERGE_LINE = "merge_line"
    TRANSIT_LIMIT_LINE = "transit_limit_line"
    PARKING_LINE = "parking_line"
    TWO_STAGE_BOX = "two_stage_box"
    DIRECTION_WORDS = "direction_words"


class MarkingColour(StrEnum):
    """Colours of markings (article 149)."""

    WHITE = "white"
    YELLOW = "yellow"
    RED = "red"
    BLUE = "blue"


class MarkingForm(StrEnum):
    """How a marking is made up."""

    LINE = "line"
    DOUBLE_LINE = "double_line"
    AREA = "area"
    HATCH = "hatch"
    """An outline with slanting lines inside."""
    GROUP = "group"
    """Several bars."""
    WORDS = "words"


class DimensionSource(StrEnum):
    """Where a record's dimensions are from."""

    LAW = "law"
    """From the text of the article."""
    FIGURE = "figure"
    """The law refers to a picture; the numbers are ours."""


@dataclass(frozen=True, slots=True)
class Span:
    """A dimension in metres: what the law allows, and what is drawn unless there is no room."""

    least: float
    usual: float
    most: float

    def holds(self, value: float, *, slack: float = 1e-6) -> bool:
        """Whether a value lies within the law's limits."""
        return self.least - slack <= value <= self.most + slack


ZERO = Span(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingEntry:
    """One marking of the law; a dimension that the article does not name is zero."""

    kind: MarkingKind
    article: str
    edition: date
    name: str
    gloss: str
    """In English."""
    colour: MarkingColour
    form: MarkingForm
    source: DimensionSource
    width_m: Span = ZERO
    inner_m: Span = ZERO
    """Width of the slanting lines."""
    sides_m: Span = ZERO
    """Width of the lines along the road, where it differs."""
    dash_m: tuple[float, float] | None = None
    """Line and gap."""
    apart_m: Span = ZERO
    """Clear gap between parallel lines, bars or stripes."""
    length_m: Span = ZERO
    across_m: Span = ZERO
    clear_m: Span = ZERO
    """Clear distance from what the article names."""
    spacing_m: Span = ZERO
    reach_m: Span = ZERO
    count: int = 1
    angle_deg: float = 0.0
    words: tuple[tuple[str, str], ...] = ()
    """What is written, each with what it is written for (a kind of lane, a turn, or blank)."""

    def words_for(self, key: str = "") -> str:
        """What is written for something; blank for nothing."""
        return next((text for held, text in self.words if held == key), "")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character or picture by the axes of its strokes, in a square of side 1, y upwards."""

    name: str
    strokes: tuple[tuple[tuple[float, float], ...], ...]


class MarkingCatalogue:
    """All markings by kind."""

    def __init__(self, entries: Iterable[MarkingEntry], glyphs: Iterable[Glyph] = ()) -> None:
        self.entries = tuple(entries)
        self._glyphs = {glyph.name: glyph for glyph in glyphs}
        self._by_kind = {entry.kind: entry for entry in self.entries}

    def __getitem__(self, kind: MarkingKind) -> MarkingEntry:
        return self._by_kind[kind]

    def glyph(self, name: str) -> Glyph:
        """A character or picture."""
        return self._glyphs[name]
