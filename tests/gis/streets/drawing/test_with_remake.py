"""What a stroke changes is made again as the whole network would be."""

from __future__ import annotations

from app.marking_catalogue import load_marking_catalogue
from gis.streets.drawing.strokes import drawn
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing
from tests.gis.streets.drawing.test_strokes import ids, stroke
from tests.gis.streets.remake.test_remake import after, differing, whole
from tests.helpers.street_graphs import street


def test_a_stroke_across_two_roads_is_made_again_as_the_whole_would_be() -> None:
    streets = [
        street("a", [(0.0, 0.0), (200.0, 0.0)], 13.0),
        street("b", [(0.0, 80.0), (200.0, 90.0)], 7.0),
    ]
    standing = Standing(whole(streets))
    change = drawn([stroke((90.0, -60.0), (110.0, 160.0))], standing.network, ids())
    standing.apply(remake(standing, change, load_marking_catalogue()))
    assert differing(standing.whole(), whole(after(streets, change))) == []
    assert len(standing.areas) == 2
