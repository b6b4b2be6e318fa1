"""Works out the chances of a candidate beside the screen, for both exams."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.chances.outlook import percent
from pixsim.report.chances.rule_sets import OUTLOOKS
from pixsim.rules.v3 import V3
from pixsim.running.refusals import REFUSALS, refusal
from pixsim.running.training import mend_profile
from pixsim.store.home import journal_file
from pixsim.store.sittings.journal import Journal
from pixsim.tui.home.wording import exam_name
from pixsim.tui.screens.results.chances import ChancesScreen, Shown

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell

SEED = 0


async def show_chances(app: Shell, profile: Profile) -> None:
    """Show the chances of a candidate, or why there are none to show."""
    exams = {name: exam_name(name) for name in OUTLOOKS}
    await app.push_screen_wait(
        ChancesScreen(profile.name, exams, partial(work_out, profile, app.framework))
    )


def work_out(profile: Profile, framework: Framework, rules: str) -> Shown | str:
    """The chances under one rule set; why there are none where none can be given.

    Opens the journal for itself: any thread may call it.
    """
    try:
        bank = load_bank()
        if journal_file().exists():
            with closing(Journal()) as journal:
                profile = mend_profile(profile, bank, journal)
        found = OUTLOOKS[rules].work_out(profile, bank, SEED)
    except REFUSALS as error:
        return refusal(error)
    title, _newline, details = OUTLOOKS[rules].text(found, framework).partition("\n")
    return Shown(found.own.validated, _words(found.own), _PIX[rules](found.own), title, details)


def _words(own: Any) -> str:
    """A chance; with its margin where it was drawn, and then never a certainty."""
    draws = getattr(own, "draws", 0)
    if not draws:
        return percent(own.validated)
    said = percent(min(max(own.validated, 1 / draws), 1 - 1 / draws))
    if not 0.01 <= own.validated <= 0.99:
        return said
    return _("{chance}, à {margin} point près").format(
        chance=said, margin=decimal(100 * own.margin)
    )


def _v2_pix(own: Any) -> str:
    return _("{pix} sur les {most} du profil").format(pix=round(own.pix), most=own.profile_pix)


def _v3_pix(own: Any) -> str:
    return _("{pix} sur {most} ; entre {low} et {high}, neuf fois sur dix").format(
        pix=round(own.pix),
        most=V3().max_score,
        low=own.pix_quantiles["5%"],
        high=own.pix_quantiles["95%"],
    )


_PIX = {"v2": _v2_pix, "v3": _v3_pix}
