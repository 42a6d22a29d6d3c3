"""Names of marks, as sources of the context SceneTools; no Qt."""

from __future__ import annotations

from collections.abc import Mapping

from gis.scenes.scene import MarkKind

MARK_NAMES: Mapping[MarkKind, str] = {
    MarkKind.SKID: "Skid mark",
    MarkKind.YAW: "Yaw mark",
    MarkKind.SCRAPE: "Scrape",
    MarkKind.GOUGE: "Gouge",
    MarkKind.FLUID: "Fluid",
    MarkKind.DEBRIS: "Debris",
    MarkKind.BLOOD: "Blood",
    MarkKind.FALLEN_LOAD: "Fallen load",
    MarkKind.BODY: "Body",
}
"""煞車痕, 側滑痕, 刮地痕, 刨地痕, 油漬水漬, 散落物, 血跡, 掉落物, 人體倒地位置"""
