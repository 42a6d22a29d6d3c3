"""What the canvas benchmark does to the program's own canvas."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.mapping.geopackage_features import TableWish, read_tables
from app.mapping.layer_stack import LayerStack
from app.store.store import Store
from app.tasks import silent
from gis.angles import Point
from gis.display.primitives import Colour
from gis.mapping.features import Features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, ScaleRange
from gis.mapping.style import ClassStyle, LayerStyle, Symbol
from widgets.map.canvas import MapCanvas
from widgets.map.store_layers_desk import read_layers
from widgets.start import make_application

SIZE = (1600, 1000)
STEP_PX, FRAMES, JUMPS = 12, 150, 5
HEARTBEAT_MS = 2
STYLES = {
    "building": LayerStyle(
        classes=(ClassStyle(fill=Colour(222, 217, 209), line=Colour(196, 189, 178), width_px=0.8),)
    ),
    "road": LayerStyle(classes=(ClassStyle(fill=Colour(255, 255, 255)),)),
    "lane": LayerStyle(classes=(ClassStyle(line=Colour(190, 190, 190), width_px=1.0),)),
    "camera": LayerStyle(
        classes=(ClassStyle(fill=Colour(40, 90, 160), symbol=Symbol.SQUARE, size_px=7),)
    ),
    "crash": LayerStyle(
        classes=(
            ClassStyle(fill=Colour(170, 20, 40), size_px=9),
            ClassStyle(line=Colour(200, 90, 20), fill=Colour(240, 160, 90), size_px=7),
            ClassStyle(line=Colour(90, 90, 90), fill=Colour(190, 190, 190), size_px=5),
        )
    ),
}
KINDS = {
    "building": LayerKind.BUILDINGS,
    "road": LayerKind.STREETS,
    "lane": LayerKind.STREETS,
    "camera": LayerKind.PLACES,
    "crash": LayerKind.CRASHES,
}
SCALES = {"lane": ScaleRange(0, 12_000)}
"""Lane lines are not to be told apart from farther away."""


class Heartbeat:
    """The longest time that the main thread did not answer."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(HEARTBEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now = time.perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now

    def reset(self) -> None:
        self._last, self.longest_s = time.perf_counter(), 0.0

    def stop(self) -> None:
        self._timer.stop()


class CanvasRig:
    """A canvas with a city in it."""

    def __init__(self, city: Path | None = None) -> None:
        self.app: QApplication = make_application()
        self.city = city
        self.stack = LayerStack()
        self.canvas = MapCanvas(self.stack)
        self.canvas.resize(*SIZE)
        self.canvas.show()
        self.pump_until(lambda: True)
        self.heart = Heartbeat()
        self.random = random.Random(1)
        self.places: Sequence[Point] = ()
        """Where to jump to; anywhere in the middle of the city where there are none."""

    def pump_until(self, ready: Any, patience_s: float = 60.0) -> None:
        end = time.perf_counter() + patience_s
        while True:
            self.app.processEvents()
            if ready() or time.perf_counter() > end:
                return
            time.sleep(0.0005)

    def load(self) -> dict[str, Any]:
        """Layers come in from the file by a thread; the picture is sharp when all are painted."""
        arrived: list[MapLayer] = []

        city = self.city
        assert city is not None

        def work() -> None:
            wishes = [
                TableWish(table=table, class_column="severity" if table == "crash" else None)
                for table in ("crash", "building", "road", "lane", "camera")
            ]
            for wish, found in read_tables(city, wishes):
                arrived.extend(_layer(wish.table, features) for features in found.values())

        began = time.perf_counter()
        self.heart.reset()
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive() or arrived:
            if arrived:
                self.stack.put(arrived.pop(0))
            self.app.processEvents()
            time.sleep(0.0005)
        loaded = time.perf_counter()
        self.pump_until(lambda: self.canvas.picture.is_sharp)
        sharp = time.perf_counter()
        self.canvas.repaint()
        return {
            "load_s": round(loaded - began, 2),
            "first_frame_s": round(sharp - began, 2),
            "load_freeze_ms": round(self.heart.longest_s * 1e3, 1),
        }

    def load_store(self, store: Store) -> dict[str, Any]:
        """Layers of a store by the window's own way, until its streets are sharp on the canvas."""
        arrived: list[MapLayer] = []
        began, cpu = time.perf_counter(), time.process_time()
        self.heart.reset()
        thread = threading.Thread(
            target=lambda: arrived.extend(read_layers(store, False, silent)[0])
        )
        thread.start()
        self.pump_until(lambda: not thread.is_alive())
        read = time.perf_counter()
        filled = [layer for layer in arrived if layer.features is not None]
        self.stack.put_all(filled)
        self.pump_until(lambda: self.canvas.picture.is_sharp)
        self.canvas.repaint()
        sharp = time.perf_counter()
        return {
            "features": {str(one.id): len(one.features) for one in filled if one.features},
            "load_s": round(read - began, 2),
            "first_frame_s": round(sharp - began, 2),
            "first_frame_cpu_s": round(time.process_time() - cpu, 2),
            "load_freeze_ms": round(self.heart.longest_s * 1e3, 1),
        }

    def measure(self, denominator: float | None) -> dict[str, float]:
        """Jumps and pans at one scale (None: the whole city)."""
        canvas = self.canvas
        self.heart.reset()
        sharp = []
        for _ in range(JUMPS):
            began = time.perf_counter()
            self.jump(denominator)
            self.pump_until(lambda: canvas.picture.is_sharp)
            canvas.repaint()
            sharp.append(time.perf_counter() - began)
        frames, missing, busy = [], [], []
        self.heart.beat()
        for number in range(FRAMES):
            side = -1 if (number + 25) // 50 % 2 else 1
            began, cpu = time.perf_counter(), time.thread_time()
            canvas.pan(-STEP_PX * side, -STEP_PX * side / 3)
            canvas.repaint()
            frames.append(time.perf_counter() - began)
            busy.append(time.thread_time() - cpu)
            missing.append(canvas.picture.missing_share)
            self.app.processEvents()
        self.heart.beat()
        self.pump_until(lambda: canvas.picture.is_sharp)
        return {
            "pan_ms": round(median(frames) * 1e3, 2),
            "pan_p95_ms": round(quantiles(frames, n=20)[-1] * 1e3, 2),
            "pan_cpu_ms": round(median(busy) * 1e3, 2),
            "sharp_ms": round(median(sharp) * 1e3, 1),
            "missing_share": round(sum(missing) / len(missing), 3),
            "freeze_ms": round(self.heart.longest_s * 1e3, 1),
        }

    def jump(self, denominator: float | None) -> None:
        bounds = self.canvas.picture.bounds
        assert bounds is not None
        at = (
            bounds.min_x + bounds.width * self.random.uniform(0.3, 0.7),
            bounds.min_y + bounds.height * self.random.uniform(0.3, 0.7),
        )
        if denominator is None:
            self.canvas.zoom_all()
            shift = self.random.uniform(-300, 300)
            self.canvas.pan(shift, shift / 2)
        else:
            self.canvas.centre_on(self.random.choice(self.places or [at]), denominator)

    def measure_drag(self) -> float:
        """A frame in which one road of the edited document moves, at 1:500 (median, ms)."""
        self.jump(500.0)
        self.pump_until(lambda: self.canvas.picture.is_sharp)
        road = next(layer for layer in self.stack.layers if layer.id == "road")
        assert road.features is not None
        near = road.features.taken(road.features.in_box(self.canvas.visible_bounds))
        frames = []
        for number in range(60):
            began = time.perf_counter()
            moved = Features(
                shape=near.shape,
                xy=near.xy + np.array([number * 0.05, 0.0]),
                ring_start=near.ring_start,
                feature_start=near.feature_start,
                ids=near.ids,
                classes=near.classes,
            )
            layer = MapLayer(
                id=LayerId("live"), kind=LayerKind.STREETS, features=moved, style=road.style
            )
            self.canvas.live.source = lambda layer=layer: (layer,)
            self.canvas.repaint()
            frames.append(time.perf_counter() - began)
        self.canvas.live.source = tuple
        return round(median(frames) * 1e3, 2)

    def measure_hits(self) -> float:
        """One question what lies under the pointer, at 1:5000 (median, ms)."""
        self.jump(5000.0)
        self.pump_until(lambda: self.canvas.picture.is_sharp and self.canvas.picture.idle)
        box = self.canvas.visible_bounds
        times = []
        for _ in range(200):
            at = (
                self.random.uniform(box.min_x, box.max_x),
                self.random.uniform(box.min_y, box.max_y),
            )
            began = time.perf_counter()
            self.canvas.hits(at)
            times.append(time.perf_counter() - began)
        return round(median(times) * 1e3, 3)

    def close(self) -> None:
        self.heart.stop()
        self.canvas.finish()
        self.canvas.close()


def _layer(table: str, features: Features) -> MapLayer:
    return MapLayer(
        id=LayerId(table),
        kind=KINDS[table],
        title=table,
        features=features,
        style=STYLES[table],
        scales=SCALES.get(table, ScaleRange()),
    )
