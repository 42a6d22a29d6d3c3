"""What somebody decided at one end of a road, where it meets a junction; the rest is by rule.

A corner belongs to the arm that the next one follows counter-clockwise: where traffic keeps right,
it is the corner of this arm's right turn. So it needs no record of its own, goes with its road
through cuts and joins, and the version of the road guards it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.streets.control import Control


class Wish(StrEnum):
    """Whether something is painted."""

    RULE = "rule"
    """As the rules of the law say."""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmDesign:
    """Decisions at one end of a road; all by rule unless something is given."""

    control: Control | None = None
    """How traffic is regulated here (SIGN: this arm must stop); an area has the strongest control
    of its arms, whatever the source says; None where nobody decided."""
    crosswalk: Wish = Wish.RULE
    """枕木紋行人穿越道"""
    stop_line: Wish = Wish.RULE
    """停止線"""
    waiting_box: Wish = Wish.RULE
    """機慢車停等區"""
    two_stage_box: Wish = Wish.RULE
    """機慢車待轉區 in front of this arm's lanes"""
    arrows: Wish = Wish.RULE
    """指向線"""
    box_junction: Wish = Wish.RULE
    """網狀線 over the whole area; any arm may ask for it"""
    red_kerb_m: float | None = None
    """Length of 禁止臨時停車線 from the mouth along both kerbs; 0 for none, None by rule."""
    corner_radius_m: float | None = None
    """Radius of the kerb at the arm's corner; None by rule."""
    corner_island: bool = False
    """Whether an island (導流島) lies inside that corner, with a lane for turning past it."""


BY_RULE = ArmDesign()
EndDesigns = tuple[ArmDesign, ArmDesign]
"""At the start and at the end of a road."""
ENDS_BY_RULE: EndDesigns = (BY_RULE, BY_RULE)
