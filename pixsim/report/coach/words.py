"""The coach in French words, the same on every front."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pixsim.coach.forecast import Forecast, Range
from pixsim.coach.goal import Goal
from pixsim.coach.today import Reason
from pixsim.coach.way_to_exam import PlannedDay
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import long_date
from pixsim.framework import Framework

CHANGE = _("Changer l'objectif")
FORGET = _("Oublier cet objectif")
THE_WAY = _("Le chemin")
EXPECTED = _("Ce qu'on peut en attendre")
NO_BREAK = "\u00a0"


def weekday_names() -> list[str]:
    """Names of the days, Monday first."""
    return _("lundi mardi mercredi jeudi vendredi samedi dimanche").split()


def short_weekdays() -> list[str]:
    """The same in short."""
    return _("lun mar mer jeu ven sam dim").split()


def weekdays_words(weekdays: Iterable[int]) -> str:
    """« tous les jours », « en semaine », « lundi, jeudi »."""
    days = tuple(sorted(weekdays))
    if days == tuple(range(7)):
        return _("tous les jours")
    if days == tuple(range(5)):
        return _("du lundi au vendredi")
    names = weekday_names()
    return ", ".join(names[day] for day in days)


def aim_words(goal: Goal) -> str:
    """What is aimed at."""
    if goal.aim == "pix":
        return _("{n} pix").format(n=goal.pix)
    return _("être certifiable") if goal.aim == "certifiable" else _("garder mon profil")


def exam_words(rules: str) -> str:
    """Which exam."""
    return _("épreuve d'aujourd'hui (V3)") if rules == "v3" else _("épreuve personnalisée (V2)")


def goal_sentence(goal: Goal) -> str:
    """The goal in one sentence."""
    exam = exam_words(goal.rules)
    return _("{exam} le {day} ; {minutes} minutes, {days} ; objectif : {aim}.").format(
        exam=exam[:1].upper() + exam[1:],
        day=long_date(goal.exam),
        minutes=goal.minutes,
        days=weekdays_words(goal.weekdays),
        aim=aim_words(goal),
    )


def days_left_words(goal: Goal, today: date) -> str:
    """How far the day is."""
    n = (goal.exam - today).days
    if n == 0:
        return _("C'est aujourd'hui.")
    return ngettext("Demain, c'est le jour J.", "Dans {n} jours, c'est le jour J.", n).format(n=n)


def reason_words(reason: Reason) -> str:
    """Why a question is asked, in six words at most."""
    if reason.kind == "missed":
        if reason.count == 1:
            return _("ratée la dernière fois")
        if reason.count == 2:
            return _("ratée deux fois")
        return _("ratée {n} fois").format(n=reason.count)
    if reason.kind == "old":
        text = ngettext("pas revue depuis {n} jour", "pas revue depuis {n} jours", reason.count)
        return text.format(n=reason.count)
    return {
        "unseen": _("demandée le jour J, jamais revue"),
        "asked": _("demandée le jour J"),
        "level": _("à votre niveau"),
    }[reason.kind]


def doing_words(doing: str, competence: str, framework: Framework) -> str:
    """What a day is for."""
    if doing == "improve":
        name = framework.competence[competence].brief
        return _("M'améliorer : {code} {name}").format(code=competence, name=name)
    return {
        "position": _("Se positionner"),
        "mock": _("Épreuve blanche"),
        "rehearse": _("S'entraîner"),
        "exam": _("Jour J"),
        "rest": _("Repos"),
        "done": _("C'est fait"),
        "over": _("L'épreuve est passée"),
    }[doing]


def lower_first(text: str) -> str:
    """Within a sentence."""
    return text[:1].lower() + text[1:]


def begin_words(doing: str) -> str:
    """What the one button says."""
    return {
        "position": _("Se positionner"),
        "improve": _("M'améliorer"),
        "mock": _("Passer l'épreuve blanche"),
        "exam": _("Passer une épreuve blanche"),
        "rest": _("Prendre de l'avance"),
        "done": _("Encore un tour"),
        "over": "",
    }.get(doing, _("Commencer"))


def mark_of(day: PlannedDay, today: date) -> str:
    """One sign for a day in a calendar."""
    if day.kind == "exam":
        return "★"
    if day.done:
        return "✓"
    if day.day < today:
        return "·"
    return {"position": "P", "mock": "B", "improve": "+", "rehearse": "e"}[day.kind]


def legend_lines(days: Iterable[PlannedDay], today: date) -> str:
    """What the signs of a calendar mean, those that are in it."""
    said = {
        "e": _("s'entraîner"),
        "P": _("se positionner"),
        "B": _("épreuve blanche"),
        "+": _("m'améliorer"),
        "✓": _("fait"),
        "★": _("jour J"),
    }
    marks = {mark_of(day, today) for day in days}
    parts = [f"{mark} {text}" for mark, text in said.items() if mark in marks]
    return "   ".join(part.replace(" ", NO_BREAK) for part in parts)


def range_words(found: Range) -> str:
    """« entre 310 et 420 pix »."""
    if found.low == found.high:
        return _("{n} pix").format(n=found.low)
    return _("entre {low} et {high} pix").format(low=found.low, high=found.high)


def forecast_lines(found: Forecast | None) -> list[str]:
    """What the day may bring, called a model."""
    if found is None:
        return [_("Pas encore certifiable : rien ne peut être prévu.")]
    lines = []
    if found.following is not None and found.following != found.stopping:
        lines.append(
            _("En suivant ce chemin : {range}.").format(range=range_words(found.following))
        )
        lines.append(
            _("En arrêtant aujourd'hui : {range}.").format(range=range_words(found.stopping))
        )
    else:
        lines.append(
            _("Au niveau que montrent vos réponses : {range}.").format(
                range=range_words(found.stopping)
            )
        )
    lines.append(model_note())
    return lines


def model_note() -> str:
    """What the forecast is."""
    return _(
        "C'est un modèle, jamais mesuré sur des personnes : un ordre de grandeur, non une promesse."
    )


def holds_sentence() -> str:
    """Why no improvement is proposed yet."""
    return _("M'améliorer viendra quand vos réponses auront confirmé votre profil.")
