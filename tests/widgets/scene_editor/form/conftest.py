"""The panel of the report form, open."""

import pytest

from app.messages import Language
from tests.helpers.scene_form_panels import FormRig
from widgets.scene_editor.form.form_panel import FormPanel


@pytest.fixture
def open_panel(qtbot):
    made = []

    def opened(scene, language=Language.ENGLISH):
        rig = FormRig(scene, language)
        panel = FormPanel(rig.around)
        qtbot.addWidget(panel)
        panel.resize(380, 900)
        panel.show()
        qtbot.waitExposed(panel)
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        made.append(panel)
        return rig, panel

    yield opened
    for panel in made:
        panel.close_panel()
