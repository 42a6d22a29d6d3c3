"""DXF (R2018): a display list in its own metres, on layers, for drawing programs."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

from app.painters.dxf_text import Common, hatch_text, polyline_text
from app.painters.fonts import cap_height_em, clean_text
from app.painters.output import dash_pieces, drawable_runs, write_whole
from gis.angles import Point
from gis.display.primitives import (
    Anchor,
    Circle,
    Colour,
    DisplayList,
    Item,
    Path,
    Picture,
    Stroke,
    Text,
)

APPLICATION = "DAOAN"
"""Name of the extended data that carries an item's key."""
REGULAR_STYLE, BOLD_STYLE = "DAOAN", "DAOAN-BOLD"
REGULAR_FONT, BOLD_FONT = "msjh.ttc", "msjhbd.ttc"
"""Microsoft JhengHei: on every Chinese Windows, where drawing programs run."""
_FORBIDDEN = set('<>/\\":;?*|=`,')
_METRES = 6
_END = "  0\nENDSEC\n"
_NO_ENTITIES = f"  0\nSECTION\n  2\nENTITIES\n{_END}"


def paint_dxf(drawing: DisplayList, out: FilePath, *, explode_dashes: bool = False) -> None:
    """Write one drawing as DXF in its own metres (a ground drawing keeps its coordinates).

    Dashed lines become line types; with `explode_dashes` each dash is a line of its own, for
    programs that draw line types of others solid (LibreCAD).

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
        ValueError: for coordinates that are not finite.
    """
    write_whole(out, dxf_bytes(drawing, explode_dashes=explode_dashes))


def dxf_bytes(drawing: DisplayList, *, explode_dashes: bool = False) -> bytes:
    """The bytes of such a DXF (UTF-8)."""
    from ezdxf.filemanagement import new

    document = new("R2018", setup=False, units=_METRES)
    frame = drawing.frame
    document.header["$MEASUREMENT"] = 1
    document.header["$EXTMIN"] = (frame.min_x, frame.min_y, 0.0)
    document.header["$EXTMAX"] = (frame.max_x, frame.max_y, 0.0)
    document.set_modelspace_vport(height=frame.height * 1.05, center=frame.centre)
    document.appids.add(APPLICATION)
    document.styles.add(REGULAR_STYLE, font=REGULAR_FONT)
    document.styles.add(BOLD_STYLE, font=BOLD_FONT)
    painter = _DxfPainter(document, explode_dashes=explode_dashes)
    for item in drawing.items:
        painter.paint(item)
    text = io.StringIO()
    document.write(text)
    return _with_entities(text.getvalue(), painter.entities).encode("utf-8", errors="replace")


def _with_entities(text: str, entities: Iterable[str]) -> str:
    """The text of a document without entities, with these in their section."""
    head, sign, rest = text.partition(_NO_ENTITIES)
    if not sign:
        raise ValueError("the document has entities of its own")
    return "".join((head, _NO_ENTITIES.removesuffix(_END), *entities, _END, rest))


class _DxfPainter:
    """Writes items as entities of a document's model space, in their order."""

    def __init__(self, document: Any, *, explode_dashes: bool) -> None:  # noqa: ANN401 - untyped
        self._document = document
        self._space = document.modelspace()
        self._explode = explode_dashes
        self._line_types: dict[tuple[float, ...], str] = {}
        self._layers: dict[str, str] = {}
        self.entities: list[str] = []

    def paint(self, item: Item) -> None:
        """Add one item."""
        match item:
            case Path():
                self._path(item)
            case Circle():
                self._circle(item)
            case Text():
                if item.text.strip() and item.height_m > 0:
                    self._text(item)
            case Picture():
                return  # a DXF holds no pixels of its own, only names of files

    def _path(self, path: Path) -> None:
        runs = drawable_runs(path)
        if path.fill is not None and runs:
            self.entities.append(hatch_text(self._common(path, path.fill), runs))
        if path.stroke is None:
            return
        for run in runs:
            if self._explode and path.stroke.dashes_m:
                for piece in dash_pieces(run, path.stroke.dashes_m, closed=path.closed):
                    self._line(piece, path, path.stroke, closed=False, line_type="CONTINUOUS")
            else:
                line_type = self._line_type(path.stroke.dashes_m)
                self._line(run, path, path.stroke, closed=path.closed, line_type=line_type)

    def _line(
        self, run: tuple[Point, ...], item: Path, stroke: Stroke, *, closed: bool, line_type: str
    ) -> None:
        common = self._common(item, stroke.colour, line_type)
        text = polyline_text(common, run, closed=closed, width_m=stroke.width_m)
        self.entities.append(text)

    def _common(self, item: Path, colour: Colour, line_type: str | None = None) -> Common:
        shown = self._attributes(item, colour)
        return Common(
            handle=self._document.entitydb.handles.next(),
            owner=self._space.layout_key,
            layer=shown["layer"],
            true_color=shown["true_color"],
            transparency=shown.get("transparency"),
            line_type=line_type,
            application=APPLICATION,
            key=_short(item.key),
        )

    def _written(self, entity: Any, item: Item) -> None:  # noqa: ANN401 - untyped
        """Take an entity of the library as text and out of the document again."""
        from ezdxf.lldxf.tagwriter import TagWriter

        key = _short(item.key)
        if key:
            entity.set_xdata(APPLICATION, [(1000, key)])
        text = io.StringIO()
        entity.export_dxf(TagWriter(text, dxfversion=self._document.dxfversion))
        self.entities.append(text.getvalue())
        self._space.delete_entity(entity)

    def _circle(self, circle: Circle) -> None:
        if circle.radius_m <= 0:
            return
        if circle.fill is not None:
            # style 0 fills by parity, as the display list's even-odd rule
            hatch = self._space.add_hatch(dxfattribs=self._attributes(circle, circle.fill))
            hatch.dxf.hatch_style = 0
            hatch.paths.add_edge_path().add_arc(circle.centre, circle.radius_m, 0, 360)
            self._written(hatch, circle)
        if circle.stroke is not None:
            attributes = self._attributes(circle, circle.stroke.colour)
            attributes["linetype"] = self._line_type(circle.stroke.dashes_m)
            entity = self._space.add_circle(circle.centre, circle.radius_m, dxfattribs=attributes)
            self._written(entity, circle)

    def _text(self, item: Text) -> None:
        from ezdxf.enums import TextEntityAlignment

        places = {
            Anchor.LEFT: TextEntityAlignment.LEFT,
            Anchor.CENTRE: TextEntityAlignment.CENTER,
            Anchor.RIGHT: TextEntityAlignment.RIGHT,
        }
        attributes = self._attributes(item, item.colour)
        attributes["style"] = BOLD_STYLE if item.bold else REGULAR_STYLE
        words = clean_text(item.text).replace("%%", "%%%%%%")  # %%% is a drawing program's %
        entity = self._space.add_text(
            words,
            height=item.height_m * cap_height_em(),
            rotation=item.angle_deg,
            dxfattribs=attributes,
        )
        entity.set_placement(item.at, align=places[item.anchor])
        self._written(entity, item)

    def _attributes(self, item: Item, colour: Colour) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "layer": self._layer(item.layer),
            "true_color": colour.red << 16 | colour.green << 8 | colour.blue,
        }
        if colour.alpha < 1:
            shown["transparency"] = 0x02000000 | round(max(colour.alpha, 0.0) * 255)
        return shown

    def _layer(self, name: str) -> str:
        """The layer of a name; characters that DXF forbids become underscores."""
        if name not in self._layers:
            shown = "".join("_" if c in _FORBIDDEN else c for c in clean_text(name)).strip() or "0"
            if shown not in self._document.layers:
                self._document.layers.add(shown)
            self._layers[name] = shown
        return self._layers[name]

    def _line_type(self, dashes_m: tuple[float, ...]) -> str:
        """A line type in metres for a dash pattern."""
        lengths = dashes_m * 2 if len(dashes_m) % 2 else dashes_m
        if not lengths or sum(lengths) <= 0:
            return "CONTINUOUS"
        if lengths not in self._line_types:
            name = f"DAOAN_DASH_{len(self._line_types) + 1}"
            pieces = [-piece if place % 2 else piece for place, piece in enumerate(lengths)]
            self._document.linetypes.add(name, pattern=[sum(lengths), *pieces])
            self._line_types[lengths] = name
        return self._line_types[lengths]


def _short(key: str) -> str:
    """What an entity can keep of what it stands for (a case number): 255 bytes at most."""
    return clean_text(key).encode("utf-8")[:255].decode("utf-8", errors="ignore") if key else ""
