"""What a block plan is of, and which layers it shows, over a real store and canvas."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import box

from app.mapping.layer_stack import LayerStack
from app.mapping.search import SearchResult
from app.mapping.store_layers import read_store_layers
from app.messages import Language
from gis.display.primitives import Bounds
from gis.drafting.user_actions import UserAction
from gis.mapping.features import point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, PrintRule
from gis.mapping.names import SearchKind
from gis.mapping.style import LayerStyle
from tests.helpers.street_geometry import AT, make_town
from tests.helpers.street_stores import put_geometry
from widgets.map.block_plan_desk import BlockPlanDesk, BlockPlanSurroundings
from widgets.map.canvas import MapCanvas
from widgets.parts.background import Background

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
]
PATIENCE_MS = 20_000
X, Y = AT


class Rig:
    def __init__(self, store, qtbot):
        self.stack, self.background, self.errors = LayerStack(), Background(), []
        layers, _ = read_store_layers(store, dark=False)
        self.stack.put_all(layers)
        self.canvas = MapCanvas(self.stack)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(900, 700)
        self.canvas.show()
        self.desk = BlockPlanDesk(
            BlockPlanSurroundings(
                canvas=self.canvas,
                stack=self.stack,
                background=self.background,
                language=lambda: Language.ENGLISH,
                worded=lambda layer: layer,
            ),
            self.canvas,
        )
        self.desk.failed.connect(self.errors.append)
        self.desk.open_store(store)

    def open(self, qtbot):
        self.desk.show()
        qtbot.waitUntil(lambda: self.desk.dialog.frame is not None, timeout=PATIENCE_MS)
        return self.desk.dialog


@pytest.fixture
def rig(dressed, qtbot, file_store):
    put_geometry(file_store, make_town(3, 1))  # junctions 140 m apart
    made = Rig(file_store, qtbot)
    yield made
    made.desk.close()
    made.canvas.finish()
    assert made.background.finish(20.0)
    assert made.errors == []


def look_at(rig, x, reach=100.0):
    rig.canvas.zoom_to(Bounds(x - reach, Y - reach, x + reach, Y + reach))


def test_what_was_found_is_framed_as_long_as_it_is_in_sight(rig, qtbot):
    look_at(rig, X + 140)
    rig.desk.found(
        SearchResult(kind=SearchKind.JUNCTION, title="a", at=(X + 140.0, Y), ref="whatever")
    )
    assert rig.desk.count.total == 2
    dialog = rig.open(qtbot)
    assert dialog.frame.centre == pytest.approx((X + 140, Y), abs=1.0)
    assert dialog.frame.scale == 200
    assert rig.desk.count.of(UserAction.KEY) == 1


def test_once_it_is_out_of_sight_the_middle_of_the_map_is_framed(rig, qtbot):
    rig.desk.choose((X, Y))
    look_at(rig, X + 280)
    dialog = rig.open(qtbot)
    assert dialog.frame.centre == pytest.approx((X + 280, Y), abs=1.0)


def test_a_site_that_is_read_again_leaves_the_frame_where_it_was_dragged(rig, qtbot):
    look_at(rig, X)
    rig.desk.choose((X, Y))
    dialog = rig.open(qtbot)
    dialog.frame_placed(dialog.frame.moved_to((X + 9, Y)))
    rig.desk.choose((X + 0.2, Y))
    qtbot.waitUntil(lambda: dialog.is_drawn, timeout=PATIENCE_MS)
    assert dialog.frame.centre == pytest.approx((X + 9, Y))
    rig.desk.choose((X + 140, Y))  # out of sight or not: another junction is another frame
    qtbot.waitUntil(lambda: dialog.frame.centre != pytest.approx((X + 9, Y)), timeout=PATIENCE_MS)


def test_the_junctions_of_a_drawn_area_are_offered(rig, qtbot):
    look_at(rig, X)
    rig.desk.draw_area(box(X - 20, Y - 20, X + 160, Y + 20))
    dialog = rig.open(qtbot)
    assert "All 2 junctions" in dialog.form.area_box.text()
    rig.desk.draw_area(None)
    qtbot.waitUntil(lambda: not dialog.form.area_box.isVisible(), timeout=PATIENCE_MS)


def test_the_tool_that_had_the_mouse_has_it_again(rig, qtbot):
    class Tool:
        id = "x"

        def leave(self):
            """Nothing to forget."""

    held = Tool()
    rig.canvas.use_tool(held, rig.canvas.cursor().shape())
    look_at(rig, X)
    rig.open(qtbot)
    assert rig.canvas.input.tool is not held
    rig.desk.close()
    assert rig.canvas.input.tool is held
    assert rig.canvas.overlays["print frame"] == ()


def put_guest(rig, name, kind, rule=PrintRule.AS_SHOWN, visible=True):
    rig.stack.put(
        MapLayer(
            id=LayerId(name),
            kind=kind,
            features=point_features(np.array([AT])),
            style=LayerStyle(),
            visible=visible,
            print_rule=rule,
        )
    )


def test_each_layer_is_printed_as_its_rule_says(rig):
    assert rig.desk.wish().parts == {
        *(LayerKind.SURFACES, LayerKind.MARKING_AREAS, LayerKind.MARKINGS, LayerKind.FURNITURE)
    }
    rig.stack.change(LayerId("furniture"), visible=False)
    rig.stack.change(LayerId("markings"), print_rule=PrintRule.NEVER)
    rig.stack.change(LayerId("surfaces"), visible=False, print_rule=PrintRule.ALWAYS)
    rig.stack.change(LayerId("streets"), print_rule=PrintRule.NEVER)
    put_guest(rig, "guest:1", LayerKind.GUEST)
    put_guest(rig, "guest:2", LayerKind.GUEST, visible=False)
    put_guest(rig, "guest:3", LayerKind.GUEST, PrintRule.ALWAYS, visible=False)
    put_guest(rig, "crashes", LayerKind.CRASHES)
    wish = rig.desk.wish()
    assert wish.parts == {LayerKind.SURFACES, LayerKind.MARKING_AREAS}
    assert not wish.names
    assert [layer.id for layer in wish.over] == ["guest:1", "guest:3"]
    rig.stack.change(LayerId("crashes"), print_rule=PrintRule.ALWAYS)
    assert "crashes" in [layer.id for layer in rig.desk.wish().over]
