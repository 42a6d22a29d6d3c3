"""What is typed into a cell of the table: names in the officer's words, numbers, instruments."""

from __future__ import annotations

from dataclasses import replace

from gis.drafting.typed import read_distance
from gis.scenes.scene import Scene
from gis.scenes.survey.measurements import SIGMA_M, Instrument, Measurement
from gis.scenes.survey.typed_row import read_row, with_values
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.table_edits import read_names
from gis.scenes.targets import IMPACT, targets_of
from widgets.scene_editor.survey.measuring import angle_sigma_deg
from widgets.scene_editor.survey.rows_model import Field
from widgets.scene_editor.survey.survey_words import INSTRUMENTS, say, target_words


def edited(
    scene: Scene, library: SymbolLibrary, row: Measurement, field: Field, text: str
) -> Measurement:
    """A row with one cell typed anew.

    Raises:
        Problem: what is wrong with the text.
    """
    if field is Field.VALUES:
        return with_values(row, read_row(text))
    if field is Field.FIXED:
        return replace(row, fixed=read_names(scene, text))
    if field is Field.SIGMA:
        return _with_sigma(row, text)
    if field is Field.PHOTO:
        return replace(row, photo=text)
    return replace(row, target=_target(scene, library, text))


def _target(scene: Scene, library: SymbolLibrary, text: str) -> str:
    """By what it is called in words, or as tables call it."""
    names = {target_words(one).lower(): one for one in (*targets_of(scene, library), IMPACT)}
    return names.get(text.lower(), text)


def _with_sigma(row: Measurement, text: str) -> Measurement:
    """A number of metres, or the instrument: "tape"."""
    for instrument in Instrument:
        name = say(INSTRUMENTS[instrument.value]).lower()
        if text.lower() in (name, instrument.value):
            sigma, angle = SIGMA_M[instrument], angle_sigma_deg(instrument)
            return replace(row, sigma_m=sigma, angle_sigma_deg=angle)
    return replace(row, sigma_m=read_distance(text))
