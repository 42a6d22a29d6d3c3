"""Collecting the reasons and warnings of one translation, and the confidence they leave."""

from __future__ import annotations

from dataclasses import dataclass, field

from gis.scenes.record import Reason, RecordWarning

_WORDS = {
    "WHY_INSIDE": "contact lies inside the junction",
    "WHY_OUTSIDE": "contact lies outside the junction",
    "WHY_MIDBLOCK": "no junction is given: midblock",
    "WHY_PAIR": "parties {first} and {second} are first in contact",
    "WHY_CONTACT_FOUND": "no impact point is drawn: taken from the footprints",
    "WHY_LEG": "party {no}: {leg} {arm} from the {how}",
    "WHY_MOVEMENT": "party {no}: {movement} from the {how}",
    "WHY_SIDES": "party {no}: touched on {sides}",
    "WHY_GAP": "directions of travel differ by {degrees} deg",
    "WHY_TYPE": "type {number}: {rule}",
}
"""Short English words of each reason, as the record's JSON prints them."""

RULES = {
    "01": "pedestrian along the road, opposite to the vehicle",
    "02": "pedestrian along the road, with the vehicle",
    "03": "pedestrian crossing",
    "04": "pedestrian playing on the road (recorded)",
    "05": "pedestrian working on the road (recorded)",
    "06": "pedestrian running into the road",
    "07": "pedestrian from behind a vehicle at rest",
    "08": "pedestrian standing",
    "09": "pedestrian, none of 01 to 08",
    "10": "opposite headings, front to front",
    "11": "opposite headings, a side or corner touched",
    "12": "same direction, a side touched",
    "13": "same direction, front into rear",
    "14": "one party reversing",
    "15": "inside the junction, both straight, directions different and not opposite",
    "16": "one party turning, one going straight",
    "17": "none of 10 to 16",
    "18": "vehicle alone, fell or overturned",
    "24": "vehicle against an object that nothing describes",
    "29": "vehicle alone",
    "code": "by the code",
    "recorded": "vehicle alone, kind as recorded or described",
}
"""Short English words of each rule that settles a type, by the code of the type or of the rule."""

_PENALTIES = {
    "PARTIES_APART": 0.6,
    "CONTACT_MISSING": 0.6,
    "NO_PARTIES": 0.1,
    "TYPE_FROM_CODE": 0.4,
    "TYPE_DISAGREES": 0.85,
    "ACTION_DISAGREES": 0.85,
    "IMPACT_DISAGREES": 0.9,
    "LEG_AMBIGUOUS": 0.8,
    "LEG_UNKNOWN": 0.85,
    "PATH_OFF_CONTACT": 0.85,
    "HEADING_OFF_PATH": 0.85,
    "MOVEMENT_UNKNOWN": 0.6,
}
"""What each warning leaves of the confidence."""
_ASSUMED_LEG = 0.95
_MOVEMENT_FROM_ACTION = 0.9


@dataclass(slots=True)
class Findings:
    """Reasons and warnings in the order they were found."""

    reasons: list[Reason] = field(default_factory=list)
    warnings: list[RecordWarning] = field(default_factory=list)
    doubts: list[float] = field(default_factory=list)

    def why(self, code: str, **params: str) -> None:
        """Give a reason."""
        self.reasons.append(Reason(code=code, params=tuple(params.items())))

    def warn(self, code: str, detail: str, *parties: int) -> None:
        """Give a warning about some parties, by their numbers; it lowers the confidence."""
        self.warnings.append(RecordWarning(code=code, detail=detail, parties=parties))
        self.doubts.append(_PENALTIES[code])

    def doubt_assumed_leg(self) -> None:
        """A leg was taken from the action."""
        self.doubts.append(_ASSUMED_LEG)

    def doubt_undrawn_movement(self) -> None:
        """A movement was taken from the action because no path shows it."""
        self.doubts.append(_MOVEMENT_FROM_ACTION)

    @property
    def confidence(self) -> float:
        """Product of all doubts: 1 where the drawing settles everything and no code disagrees."""
        result = 1.0
        for doubt in self.doubts:
            result *= doubt
        return round(max(result, 0.01), 3)

    @property
    def words(self) -> tuple[str, ...]:
        """The reasons in English."""
        return tuple(_in_english(item) for item in self.reasons)


def _in_english(item: Reason) -> str:
    """One reason as the record's JSON prints it."""
    params = dict(item.params)
    if "sides" in params:
        params["sides"] = params["sides"].replace(" ", " and ")
    if "rule" in params:
        params["rule"] = RULES[params["rule"]]
    return _WORDS[item.code].format(**params)
