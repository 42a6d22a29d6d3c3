"""A site page over a small real store: a crossing with crashes whose legs can be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.messages import Language
from app.store.store import Store
from gis.crashes.filters import ANY_TIME
from tests.helpers.leg_city import HERE, leg_city
from widgets.door.real_use_cases import real_use_cases
from widgets.door.use_cases import SiteView, SiteWish
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch
from widgets.site.leg_desk import LegDesk
from widgets.site.site_page import SitePage

LONGEST_STEP_S = 20.0


@dataclass
class PageRig:
    """A page with what stands around it."""

    page: SitePage
    store: Store
    background: Background
    changes: list
    failures: list
    language: Language = Language.ENGLISH
    site: str = HERE

    def read(self) -> SiteView:
        """Read the site as the window would."""
        wish = SiteWish(site_id=self.site, period=ANY_TIME, language=self.language, aspect=1.2)
        view = real_use_cases().read_site(self.store, wish, lambda code, share: None)
        self.page.show_site(view)
        return view

    def quiet(self, qtbot) -> None:
        """Wait until all answers are stored."""
        qtbot.waitUntil(lambda: not self.background.busy, timeout=20_000)


def make_page_rig(store: Store, language: Language, site: str = HERE) -> PageRig:
    """A page that reads its site again whenever something was stored."""
    background = Background()
    page = SitePage()
    desk = LegDesk(real_use_cases().legs, background, lambda: store, page)
    page.use_desk(desk)
    rig = PageRig(page, store, background, [], [], language, site)
    page.changed.connect(rig.changes.append)
    page.failed.connect(rig.failures.append)
    page.stale.connect(rig.read)
    page.legs.undo_wanted.connect(lambda: rig.changes[-1].undo())  # as the window's stack does
    return rig


@pytest.fixture(params=[Language.ENGLISH])
def site(request, dressed, qtbot, tmp_path) -> Iterator[PageRig]:
    """The page on the screen."""
    switch = LanguageSwitch()
    switch.use(request.param)
    with leg_city(tmp_path) as store:
        rig = make_page_rig(store, request.param)
        rig.page.resize(1000, 700)
        rig.page.show()
        qtbot.waitExposed(rig.page)
        rig.read()
        yield rig
        rig.background.finish(LONGEST_STEP_S)
        rig.page.close()
        rig.page.deleteLater()
    switch.remove()
