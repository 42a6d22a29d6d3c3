"""How scenes are drawn: for which scale, in which colours.

Bodies of vehicles and places of marks are ground metres; pens, letters, arrows and signs are paper
millimetres, so that they are as large on every paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from gis.display.primitives import Colour, Stroke

THIN_MM, PLAIN_MM, BOLD_MM = 0.18, 0.3, 0.5
LETTER_MM, PARTY_LETTER_MM = 2.5, 3.2
_MM = 0.001
_INK = Colour(17, 20, 24)
_BODY = Colour(255, 255, 255, 0.88)
_HALO = Colour(255, 255, 255, 0.8)
_BLOOD = Colour(150, 18, 24)
_FLUID = Colour(20, 84, 150)
_MEASURED = Colour(20, 72, 160)
_CHOSEN = Colour(224, 104, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Scale and colours of one drawing."""

    scale: float = 200.0
    """Ground metres for one metre of paper: 200 means 1:200."""
    ink: Colour = _INK
    """Outlines, marks, letters."""
    body: Colour = _BODY
    """What vehicles are filled with."""
    halo: Colour = _HALO
    """Under thin lines and letters, so that they stand out from what lies below."""
    blood: Colour = _BLOOD
    fluid: Colour = _FLUID
    measured: Colour = _MEASURED
    """Dimensions and fixed points."""
    chosen: Colour = _CHOSEN
    dimensions: bool = True
    """Whether measured points get their dimensions."""
    own_places: bool = True
    """Whether photos and fixed points are drawn."""
    mark_names: bool = True
    """Whether marks are lettered with name and length."""

    def mm(self, paper_mm: float) -> float:
        """Ground metres of a length on paper."""
        return paper_mm * _MM * self.scale

    def pen(
        self,
        width_mm: float = PLAIN_MM,
        colour: Colour | None = None,
        dashes_mm: tuple[float, ...] = (),
    ) -> Stroke:
        """A line of a width on paper; `ink` where no colour is named."""
        return Stroke(
            colour=self.ink if colour is None else colour,
            width_m=self.mm(width_mm),
            dashes_m=tuple(self.mm(dash) for dash in dashes_mm),
        )


PAPER = Look()
"""Dark on white and on light surfaces."""
NIGHT = Look(
    ink=Colour(240, 242, 245),
    body=Colour(28, 32, 38, 0.9),
    halo=Colour(20, 24, 30, 0.8),
    blood=Colour(255, 120, 120),
    fluid=Colour(120, 190, 255),
    measured=Colour(130, 190, 255),
    chosen=Colour(255, 170, 60),
)
"""Light on the dark map of the window."""
