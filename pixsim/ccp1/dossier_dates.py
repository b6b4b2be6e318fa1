"""What follows from the dates of a dossier; each limit is the document's, and is shown as such."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pixsim.ccp1.dossier import DATES, Dossier
from pixsim.ccp1.title_requirements import Case, TitleRequirements
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import long_date

ENDED, CONVOKED, EXAM = DATES


@dataclass(frozen=True, slots=True)
class Limit:
    """A date that follows from those known.

    Attributes
    ----------
    name : str
        A stable code.
    day : date or None
        None where what it depends on is not known.
    text : str
    source : str
        A key of the referential's sources.
    """

    name: str
    day: date | None
    text: str
    source: str


def plus_months(day: date, months: int) -> date:
    """The same day number some months later (or, negative, before), or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def dossier_limits(dossier: Dossier) -> list[Limit]:
    """What is due, as far as the dates of the dossier tell."""
    rules = dossier.referential
    ended, convoked, exam = (dossier.day(name) for name in DATES)
    return [*_registration_limits(rules, ended, exam), *_convocation_limits(rules, convoked, exam)]


def _registration_limits(
    rules: TitleRequirements, ended: date | None, exam: date | None
) -> Iterator[Limit]:
    if ended is None:
        text = _("« Fin de formation » n'est pas dans dossier.md : rien n'en découle.")
        yield Limit("registration", None, text, "pixsim")
        return
    due = plus_months(ended, rules.registration_months)
    text = _("Inscription, faite par l'organisme de formation : au plus tard le {day}.")
    yield Limit("registration", due, text.format(day=long_date(due)), "document")
    text = _(
        "Lecture plus stricte : c'est la présentation à l'examen qui doit venir avant le {day}."
    )
    yield Limit("presentation", due, text.format(day=long_date(due)), "aide")
    if exam is not None and exam > due:
        text = _(
            "L'examen du {day} vient après cette date : le document ne parle que de l'inscription, "
            "le site d'aide parle de la présentation."
        )
        yield Limit("late_exam", exam, text.format(day=long_date(exam)), "deduit")


def _convocation_limits(
    rules: TitleRequirements, convoked: date | None, exam: date | None
) -> Iterator[Limit]:
    if exam is None:
        text = _("Convocation, par courriel ou courrier : au moins {n} mois avant l'examen.")
        yield Limit("convocation", None, text.format(n=rules.convocation_months), "document")
        return
    due = plus_months(exam, -rules.convocation_months)
    text = _(
        "Convocation, par courriel ou courrier : au plus tard le {day} ; l'employeur est prévenu."
    )
    yield Limit("convocation", due, text.format(day=long_date(due)), "document")
    if convoked is not None and convoked > due:
        text = ngettext(
            "Reçue le {day} : moins d'un mois avant l'examen. Parlez-en à l'organisme.",
            "Reçue le {day} : moins de {n} mois avant l'examen. Parlez-en à l'organisme.",
            rules.convocation_months,
        ).format(day=long_date(convoked), n=rules.convocation_months)
        yield Limit("late_convocation", convoked, text, "document")
    text = _(
        "Examen le {day} : le dossier professionnel et les fiches sont remis au plus tard ce jour-là."
    )
    yield Limit("exam", exam, text.format(day=long_date(exam)), "dp")


def due_text(limit: Limit, today: date) -> str:
    """How far away a limit is: « dans 12 jours », « passé de 3 jours »."""
    if limit.day is None:
        return ""
    days = (limit.day - today).days
    if days == 0:
        return _("aujourd'hui")
    if days > 0:
        return ngettext("dans {n} jour", "dans {n} jours", days).format(n=days)
    return ngettext("passé de {n} jour", "passé de {n} jours", -days).format(n=-days)


def find_absence_case(rules: TitleRequirements, case: str) -> Case | None:
    """What follows from a case of absence, refusal or failure."""
    return next((one for one in rules.absence if one.case == case), None)
