"""Presets: cross-sections by name, for roads, for one approach or for all of several junctions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from gis.crashes.records import RoadUid
from gis.streets.arm_design import ArmDesign
from gis.streets.cross_section import CrossSection, Direction, Element, reversed_section
from gis.streets.derived import StreetRoad
from gis.streets.drawing.edits import with_section
from gis.streets.drawing.strokes import IdMaker
from gis.streets.engine.arms import Node
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPreset:
    """A cross-section with names; strips left to right, on an approach seen to the junction."""

    code: str
    zh: str
    en: str
    elements: tuple[Element, ...]
    source: str
    """Where the widths are from."""

    @property
    def section(self) -> CrossSection:
        """The cross-section with the line in the middle of the carriageway."""
        return centred(CrossSection(elements=self.elements, left_m=0.0), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class JunctionPreset:
    """What all arms of a junction get: decisions, and a cross-section back to `approach_m`."""

    code: str
    zh: str
    en: str
    source: str
    section: SectionPreset | None = None
    """None: the cross-sections stay."""
    approach_m: float = 0.0
    design: ArmDesign | None = None
    """None: what was decided stays."""
    lesser: ArmDesign | None = None
    """What the arms of the lesser street (支線道) get instead; None as all."""


def centred(section: CrossSection, middle_m: float) -> CrossSection:
    """The section with the middle of its carriageway at an offset, metres, positive left."""
    shift = middle_m - sum(section.carriageway_m) / 2.0
    return replace(section, left_m=round(section.left_m + shift, 3))


def fitted(preset: SectionPreset, street: StreetRoad, *, against: bool = False) -> CrossSection:
    """The preset for a road: the middle of the carriageway stays, kerb rules and side too."""
    section = reversed_section(preset.section) if against else preset.section
    kept = street.section
    section = replace(section, left_hand=kept.left_hand, kerb_rules=kept.kerb_rules)
    return centred(section, sum(kept.carriageway_m) / 2.0)


def applied(network: Network, uids: Iterable[RoadUid], preset: SectionPreset) -> StreetChange:
    """The preset on whole roads."""
    streets = [network.streets[uid] for uid in sorted(set(uids))]
    new = tuple(travelled(replace(one, section=fitted(preset, one))) for one in streets)
    return StreetChange(gone=frozenset(one.road.uid for one in new), new=new)


def applied_to_approach(
    network: Network, uid: RoadUid, end: int, preset: SectionPreset, back_m: float, new_id: IdMaker
) -> StreetChange:
    """The preset from one end of a road (0 start, 1 end) back to a distance, cut there.

    A road not longer than that gets it as a whole. Raises `Problem` for less than 0.5 m.
    """
    street = network.streets[uid]
    section = fitted(preset, street, against=end == 0)
    length = street.road.line.length
    start, stop = (0.0, back_m) if end == 0 else (max(0.0, length - back_m), length)
    change = with_section(network, uid, section, new_id, from_m=start, to_m=stop)
    return replace(
        change,
        new=tuple(travelled(one) if one.section == section else one for one in change.new),
    )


def applied_to_junctions(
    network: Network,
    nodes: Iterable[Node],
    preset: JunctionPreset,
    new_id: IdMaker,
    *,
    kept: Collection[RoadUid] = (),
) -> StreetChange:
    """The preset's cross-section on all approaches of junctions, in one change; not on `kept`."""
    gone: set[RoadUid] = set()
    now = network
    if preset.section is None:
        return StreetChange()
    for node in sorted(set(nodes), key=str):
        for uid in sorted(now.at[node]):
            for end in (0, 1):
                if uid in kept or uid not in now.streets or now.ends[uid][end] != node:
                    continue
                change = applied_to_approach(
                    now, uid, end, preset.section, preset.approach_m, new_id
                )
                gone |= change.gone
                now = now.changed(change.gone, change.new)
    new = [one for uid, one in now.streets.items() if network.streets.get(uid) is not one]
    return StreetChange(gone=frozenset(gone & set(network.streets)), new=tuple(new))


def travelled(street: StreetRoad) -> StreetRoad:
    """The road with what its lanes say of one-way traffic along the line."""
    ways = {one.direction for one in street.section.elements if one.is_lane}
    return replace(street, road=replace(street.road, oneway=ways == {Direction.FORWARD}))
