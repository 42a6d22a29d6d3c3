"""Whether severity, numbers of dead and hurt, and the parties' injuries agree.

A1: somebody died within 24 hours; A2: hurt, or died later; A3: damage only (the form's head, and
道路交通事故處理規範). Other people than the parties may be hurt too: numbers may be larger than
what the parties show, never smaller.
"""

from __future__ import annotations

from collections.abc import Iterator

from gis.crashes.records import Severity
from gis.scenes.form.fields import FormField
from gis.scenes.form.remark import FormRemark, contradiction
from gis.scenes.scene import Scene

DIED_24H, HURT, UNHURT, UNKNOWN, DIED_LATER = "1", "2", "3", "4", "5"
"""22 受傷程度"""


def counted(scene: Scene, injury: str) -> int:
    """How many parties have this injury."""
    return sum(party.injury_code == injury for party in scene.parties)


def severity_of(scene: Scene) -> Severity | None:
    """The class that the parties' injuries and the numbers mean; None where nothing is said."""
    if counted(scene, DIED_24H) or scene.deaths_24h:
        return Severity.A1
    if counted(scene, HURT) or counted(scene, DIED_LATER) or scene.injured or scene.deaths_30d:
        return Severity.A2
    told = {party.injury_code for party in scene.parties}
    return Severity.A3 if told and told <= {UNHURT} else None


def harm_remarks(scene: Scene) -> Iterator[FormRemark]:
    """What cannot be true together."""
    yield from _severity_remarks(scene)
    died, hurt = counted(scene, DIED_24H), counted(scene, HURT)
    if died > scene.deaths_24h:
        yield contradiction(
            "FORM_DEATHS_LOW",
            FormField.DEATHS_24H,
            count=str(scene.deaths_24h),
            parties=str(died),
        )
    if hurt > scene.injured:
        yield contradiction(
            "FORM_INJURED_LOW", FormField.INJURED, count=str(scene.injured), parties=str(hurt)
        )
    if scene.deaths_30d is not None:
        least = max(scene.deaths_24h, died + counted(scene, DIED_LATER))
        if scene.deaths_30d < least:
            yield contradiction(
                "FORM_DEATHS_30D_LOW",
                FormField.DEATHS_30D,
                count=str(scene.deaths_30d),
                least=str(least),
            )


def _severity_remarks(scene: Scene) -> Iterator[FormRemark]:
    meant = severity_of(scene)
    if meant is None and scene.severity is Severity.A1:
        yield contradiction("FORM_A1_NOBODY_DIED", FormField.DEATHS_24H)
    if meant is None and scene.severity is Severity.A2:
        yield contradiction("FORM_A2_NOBODY_HURT", FormField.INJURED)
    if scene.severity is None or meant is None or scene.severity is meant:
        return
    code = {
        Severity.A1: "FORM_DEAD_NOT_A1",
        Severity.A2: "FORM_HURT_NOT_A2",
        Severity.A3: "FORM_NOBODY_HURT",
    }[meant]
    yield contradiction(code, FormField.SEVERITY, severity=scene.severity.value)
