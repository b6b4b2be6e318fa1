"""What one may expect of both exams: worked out aside, for each front to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.context import Context
from pixsim.journeys.home_words import exam_name
from pixsim.journeys.step import Step
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.report.chances.outlook import chance_percent
from pixsim.report.chances.rule_sets import OUTLOOKS
from pixsim.rules.v3 import V3
from pixsim.running.exam_refusals import REFUSALS, refusal_words
from pixsim.running.training import mend_profile
from pixsim.store.home import journal_file
from pixsim.store.sittings.journal import Journal

SEED = 0


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances under one rule set, ready to be shown.

    Attributes
    ----------
    certified : float
        Chance to be certified.
    words : str
        The same, as people read it.
    pix : str
        The score to expect, with its margin.
    title, details : str
        All the rest, of 76 columns.
    """

    certified: float
    words: str
    pix: str
    title: str
    details: str


@dataclass(frozen=True, slots=True)
class ShowChances(Step):
    """The chances of both exams. Brings nothing.

    Attributes
    ----------
    candidate : str
        Whose chances.
    exams : mapping
        By rule set, its name.
    work_out : callable
        From a rule set to its `Chances`, or to why there are none; any thread may call it.
    """

    candidate: str
    exams: Mapping[str, str]
    work_out: Callable[[str], Chances | str]

    @property
    def waiting(self) -> str:
        """While they are worked out."""
        return _("Calcul en cours…")

    @property
    def certified_label(self) -> str:
        """Before the chance."""
        return _("Être certifié")

    @property
    def pix_label(self) -> str:
        """Before the score to expect."""
        return _("Pix attendus")

    @property
    def note(self) -> str:
        """What all of it rests on."""
        return _(
            "Ces chances sont un ordre de grandeur : la difficulté des questions est un a "
            "priori, pas une mesure."
        )


def look_at_chances(context: Context, profile: Profile) -> Journey[None]:
    """The chances of a person, or why there are none to show."""
    exams = {name: exam_name(name) for name in OUTLOOKS}
    yield ShowChances(profile.name, exams, partial(work_out, profile, context.framework))


def work_out(profile: Profile, framework: Framework, rules: str) -> Chances | str:
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
        return refusal_words(error)
    title, _newline, details = OUTLOOKS[rules].text(found, framework).partition("\n")
    return Chances(
        found.own.validated, _chance_words(found.own), _PIX[rules](found.own), title, details
    )


def _chance_words(own: Any) -> str:
    """A chance; with its margin where it was drawn, and then never a certainty."""
    draws = getattr(own, "draws", 0)
    if not draws:
        return chance_percent(own.validated)
    said = chance_percent(min(max(own.validated, 1 / draws), 1 - 1 / draws))
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
