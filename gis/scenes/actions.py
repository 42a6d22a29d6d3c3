"""What the action codes of vehicles (29 欄 of the report form) mean as movements."""

from __future__ import annotations

from gis.scenes.record import Movement

MOVEMENT_BY_ACTION = {
    "01": Movement.STARTING,
    "02": Movement.REVERSING,
    "03": Movement.STOPPING,
    "04": Movement.OVERTAKING,
    "05": Movement.LEFT,
    "06": Movement.RIGHT,
    "07": Movement.LANE_CHANGE_LEFT,
    "08": Movement.LANE_CHANGE_RIGHT,
    "09": Movement.STRAIGHT,
    "11": Movement.U_TURN,
    "12": Movement.STOPPING,
    "13": Movement.PARKED,
    "14": Movement.STOPPED,
}
"""Movement that an action code names; 10 (cutting in) goes by the side that the path shifts to."""
