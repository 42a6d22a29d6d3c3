"""What the window's thread spends on a drag in the scene editor, and on opening a scene.

Usage: scene_drag.py [--json] [--platform offscreen|xcb] [--shot FOLDER] [--profile]
A scene of two parties with paths, marks, six measurements and about 200 display items on a made
crossing, in the window itself by real events of the mouse. A frame is a move of the mouse and the
painting after it. Processor time of the window's thread, since the machine is shared.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from collections.abc import Callable

    from gis.angles import Point
    from gis.scenes.scene import Scene
    from tests.helpers.qt import Rig

CASE, OTHER = "1", "2"
MOVES, OPENINGS = 80, 7
CAR, CLEAR = (0.0, -4.0), (9.0, -22.0)
"""Metres from the middle: a vehicle to take hold of, and free ground for a path."""


def scene_about(middle: Point, case_no: str) -> Scene:
    """Two parties, six marks, four things, three dimensions, six measurements."""
    from gis.scenes.scene import (
        Dimension,
        KeptFixedPoint,
        KeptMeasurement,
        Mark,
        MarkForm,
        MarkKind,
        Photo,
        Pose,
        PoseState,
        Scene,
        SceneObject,
        SceneParty,
        SceneText,
    )
    from gis.scenes.survey.measurements import FixedPoint, Measurement, Method

    def at(east: float, north: float) -> Point:
        return (middle[0] + east, middle[1] + north)

    def row(target: str, *values: float) -> KeptMeasurement:
        method, fixed = Method.TRIANGULATION, ("F1", "F2")
        made = Measurement(target=target, method=method, fixed=fixed, values_m=values)
        return KeptMeasurement(row=made)

    car = SceneParty(
        no=1,
        class_code="B03",
        approach=(at(0, -30), at(0, -4)),
        contact=Pose(at=at(*CAR), heading_deg=0.0),
        positions=(Pose(at=at(1, 2), heading_deg=20.0), Pose(at=at(2, 5), heading_deg=30.0)),
        rest=Pose(at=at(4, 9), heading_deg=40.0),
    )
    scooter = SceneParty(
        no=2,
        class_code="C03",
        approach=(at(-25, 0), at(0.5, 0)),
        contact=Pose(at=at(0.5, 0), heading_deg=90.0),
        rest=Pose(at=at(12, 3), heading_deg=75.0, state=PoseState.LEFT_SIDE),
    )
    line, area = MarkForm.LINE, MarkForm.AREA
    debris = (at(3, -3), at(8, -2), at(9, 3), at(4, 2))
    fluid = (at(10, -2), at(13, -2), at(13, 1), at(11, 2))
    return Scene(
        case_no=case_no,
        parties=(car, scooter),
        impact=at(0, -1),
        impact_sigma_m=0.8,
        marks=(
            Mark(kind=MarkKind.SKID, form=line, points=(at(-1, -20), at(-1, -4)), party=1),
            Mark(kind=MarkKind.SKID, form=line, points=(at(1, -20), at(1, -4)), party=1),
            Mark(kind=MarkKind.SCRAPE, form=line, points=(at(1, 1), at(6, 2), at(12, 3)), party=2),
            Mark(kind=MarkKind.DEBRIS, form=area, points=debris),
            Mark(kind=MarkKind.FLUID, form=area, points=fluid),
            Mark(kind=MarkKind.BLOOD, form=MarkForm.POINT, points=(at(13, 4),)),
        ),
        objects=tuple(
            SceneObject(id=f"O{place}", symbol=symbol, at=at(-9 - 3 * place, 9))
            for place, symbol in enumerate(("cone", "signal", "tree", "manhole"))
        ),
        photos=(Photo(id="P1", at=at(-12, -9), bearing_deg=45.0),),
        texts=(SceneText(at=at(-15, 14), text="往民生路"),),
        dimensions=(
            Dimension(start=at(-1, -20), end=at(-1, -4), offset_m=3.0),
            Dimension(start=at(1, 1), end=at(12, 3), offset_m=2.0),
            Dimension(start=at(0, -1), end=at(12, 3), offset_m=-4.0),
        ),
        fixed_points=tuple(
            KeptFixedPoint(point=FixedPoint(id=name, at=at(east, -15)))
            for name, east in (("F1", -18.0), ("F2", 18.0))
        ),
        measurements=(
            row("A.front_left_wheel", 33.1, 29.2),
            row("A.rear_left_wheel", 30.2, 27.6),
            row("B.front_wheel", 35.6, 19.1),
            row("B.rear_wheel", 34.4, 19.2),
            row("M1.1", 17.7, 19.6),
            row("M1.2", 20.2, 21.9),
        ),
    )


class Window:
    """The program's window with the scenes in a store of its own."""

    def __init__(self, folder: Path) -> None:
        from app.scenes.scene_store import new_scene
        from app.store.store import open_store
        from tests.helpers.qt import make_rig
        from tests.helpers.street_editor import street_store
        from widgets.door.real_use_cases import real_use_cases
        from widgets.start import make_application

        self.app = make_application()
        place = street_store(folder)
        self.rig: Rig = make_rig(folder / "window", use_cases=real_use_cases())
        window = self.rig.window
        window.resize(1600, 1000)
        window.show()
        window.open_location(str(place))
        self.until(lambda: window.workbench.store is not None and not window.background.busy)
        self.canvas, self.desk = window.map.canvas, window.scene_desk
        self.until(lambda: self.canvas.picture.bounds is not None)
        bounds = self.canvas.picture.bounds
        assert bounds is not None
        self.middle = bounds.centre
        with open_store(place) as store:
            for case in (CASE, OTHER):
                new_scene(store, scene_about(self.middle, case))

    def until(self, ready: Callable[[], bool], patience_s: float = 30.0) -> None:
        """Let the window work until something holds."""
        end = time.perf_counter() + patience_s
        while not ready() and time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.0005)
        assert ready()

    def opened(self, case: str) -> tuple[float, float]:
        """Seconds by the clock and of the window's thread until a scene is seen."""
        self.desk.close()
        self.until(lambda: not self.desk.is_active and not self.rig.window.background.busy)
        self.app.processEvents()
        began, cpu = time.perf_counter(), time.thread_time()
        self.rig.window.scene_flow.open_case(case)
        self.until(lambda: self.desk.is_active)
        self.app.processEvents()
        self.canvas.repaint()
        taken = time.perf_counter() - began, time.thread_time() - cpu
        self.until(lambda: not self.rig.window.background.busy and self.canvas.picture.is_sharp)
        return taken

    def use(self, tool: str) -> None:
        """Take a tool in hand."""
        self.desk.hand.use(tool)
        self.app.processEvents()

    def mouse(self, kind: str, east: float, north: float) -> None:
        """One real event of the mouse at a place."""
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent

        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        at = (self.middle[0] + east, self.middle[1] + north)
        place = QPointF(*self.canvas.window_.view.to_pixels(at))
        what = {
            "press": (QEvent.Type.MouseButtonPress, left, left),
            "move": (QEvent.Type.MouseMove, none, left),
            "release": (QEvent.Type.MouseButtonRelease, left, none),
        }[kind]
        world = QPointF(self.canvas.mapToGlobal(place.toPoint()))
        kept = Qt.KeyboardModifier.NoModifier
        self.app.sendEvent(self.canvas, QMouseEvent(what[0], place, world, what[1], what[2], kept))

    def drag(self, tool: str, start: tuple[float, float], shot: Path | None) -> dict[str, float]:
        """A gesture that is given up at its end; each frame is a move and what it paints."""
        self.use(tool)
        self.mouse("press", *start)
        busy, frames = [], []
        for number in range(1, MOVES + 1):
            began, cpu = time.perf_counter(), time.thread_time()
            self.mouse("move", start[0] + number * 0.1, start[1] + number * 0.05)
            self.app.processEvents()  # paints
            busy.append(time.thread_time() - cpu)
            frames.append(time.perf_counter() - began)
        assert self.desk.live.has_preview or tool != "scene-choose"
        if shot:
            self.rig.window.grab().save(str(shot / f"{tool}.png"))
        self.desk.hand.give_up_gesture()
        self.mouse("release", *start)
        name = tool.removeprefix("scene-")
        return {
            f"{name}_frame_cpu_ms": round(median(busy) * 1e3, 2),
            f"{name}_frame_cpu_p95_ms": round(quantiles(busy, n=20)[-1] * 1e3, 2),
            f"{name}_frame_ms": round(median(frames) * 1e3, 2),
        }

    def close(self) -> None:
        """Put the window away."""
        from tests.helpers.qt_fixtures import put_away

        self.desk.forget()
        put_away(self.rig)


def measure(folder: Path, shot: Path | None, profile: bool) -> dict[str, float]:
    """All figures."""
    from gis.scenes.glyphs.scene_items import scene_items

    window = Window(folder)
    first = window.opened(CASE)
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    later = [window.opened((OTHER, CASE)[turn % 2]) for turn in range(OPENINGS)]
    document, around = window.desk.document, window.desk.around
    assert document is not None
    assert around is not None
    window.canvas.centre_on(window.middle, 200.0)
    window.until(lambda: window.canvas.picture.is_sharp)
    found: dict[str, float] = {
        "items": len(scene_items(document.scene, around.library)),
        "first_open_ms": round(first[0] * 1e3, 1),
        "first_open_cpu_ms": round(first[1] * 1e3, 1),
        "open_ms": round(median(one[0] for one in later) * 1e3, 1),
        "open_cpu_ms": round(median(one[1] for one in later) * 1e3, 1),
    }
    found |= window.drag("scene-choose", CAR, shot)
    found |= window.drag("scene-approach", CLEAR, shot)
    if profile:
        profiler.disable()
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumtime").print_stats(60)
    window.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--platform", choices=["offscreen", "xcb"], default="offscreen")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shot", type=Path, help="folder for pictures")
    parser.add_argument("--profile", action="store_true", help="where the frames' time goes")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), asked.shot, asked.profile)
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if asked.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
