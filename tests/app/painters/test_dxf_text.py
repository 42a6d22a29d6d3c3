"""Entities written as text are those that the library would write."""

from __future__ import annotations

import io

import ezdxf
from ezdxf.lldxf.tagwriter import TagWriter
from hypothesis import given
from hypothesis import strategies as st

from app.painters.dxf_text import Common, hatch_text, polyline_text

number = st.floats(-1e6, 1e7) | st.integers(-100, 100)
runs = st.lists(st.tuples(number, number), min_size=2, max_size=6)
common = st.builds(
    Common,
    handle=st.sampled_from(["2F", "1A0B"]),
    owner=st.just("17"),
    layer=st.sampled_from(["ROAD", "標線"]),
    true_color=st.integers(0, 0xFFFFFF),
    transparency=st.none() | st.just(0x020000FF),
    line_type=st.sampled_from(["CONTINUOUS", "DASH"]),
    application=st.just("DAOAN"),
    key=st.sampled_from(["", "11401CY0001"]),
)


def by_library(entity, said: Common) -> str:
    entity.dxf.handle, entity.dxf.owner = said.handle, said.owner
    if said.key:
        entity.set_xdata(said.application, [(1000, said.key)])
    text = io.StringIO()
    entity.export_dxf(TagWriter(text, dxfversion="AC1032"))
    return text.getvalue()


def attributes(said: Common) -> dict[str, object]:
    found: dict[str, object] = {"layer": said.layer, "true_color": said.true_color}
    if said.transparency is not None:
        found["transparency"] = said.transparency
    return found


SPACE = ezdxf.new("R2018").modelspace()


@given(common, runs, st.booleans(), st.sampled_from([0.0, 0.15]))
def test_a_line_is_that_of_the_library(
    said: Common,
    run: list[tuple[float, float]],
    closed: bool,
    width: float,
) -> None:
    held = attributes(said) | {"linetype": said.line_type, "const_width": width}
    entity = SPACE.add_lwpolyline(run, close=closed, dxfattribs=held)
    assert polyline_text(said, run, closed=closed, width_m=width) == by_library(entity, said)


@given(common, st.lists(runs, min_size=1, max_size=3))
def test_an_area_is_that_of_the_library(
    said: Common, held: list[list[tuple[float, float]]]
) -> None:
    entity = SPACE.add_hatch(dxfattribs=attributes(said))
    entity.dxf.hatch_style = 0
    for run in held:
        entity.paths.add_polyline_path(run, is_closed=True)
    plain = Common(**{name: getattr(said, name) for name in Common.__slots__} | {"line_type": None})
    assert hatch_text(plain, held) == by_library(entity, said)
