"""The verdicts of a review of items, and of persons, in plain words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import percent as percentage


def verdict_word(verdict: str) -> str:
    """A verdict in two or three words."""
    return {
        "keep": _("à garder"),
        "too few answers": _("trop peu de réponses"),
        "review key": _("clé à vérifier"),
        "does not discriminate": _("ne départage pas"),
        "too easy": _("trop facile"),
        "too hard": _("trop difficile"),
        "does not fit": _("se comporte autrement"),
        "asks for something else": _("mesure autre chose"),
        "favours a group": _("favorise un groupe"),
        "drifted": _("a changé"),
    }[verdict]


def person_sentence(row: Mapping[Any, Any]) -> str:
    """What unlikely answers of a person look like, for a row of `person_fit`; nothing of the others."""
    if not row["named"]:
        return ""
    if row["easy"] < 0 < row["hard"]:
        return _(
            "{easy} points de réussite en moins aux questions faciles et {hard} en plus aux difficiles que "
            "son habileté ne l'explique : aide, hasard ou hâte. Regardez l'épreuve, laissez-la de côté."
        ).format(easy=round(-100 * row["easy"]), hard=round(100 * row["hard"]))
    return _(
        "Aucune habileté n'explique ces réussites et ces erreurs ensemble. Regardez les durées et "
        "l'épreuve, laissez-la de côté."
    )


def verdict_sentence(row: Mapping[Any, Any]) -> str:
    """Why, for a row of a review of items."""
    share = share_percent(row["p"])
    match row["verdict"]:
        case "review key" if row["rival"]:
            return _(
                "La proposition « {rival} » ressemble plus à la bonne réponse que la clé."
            ).format(rival=row["rival"])
        case "review key":
            return _("Ceux qui réussissent le reste s'y trompent plus souvent que les autres.")
        case "does not discriminate":
            return _("Ceux qui réussissent le reste n'y font guère mieux que les autres.")
        case "too easy":
            return _("{share} de réussite : presque tout le monde sait.").format(share=share)
        case "too hard":
            return _("{share} de réussite : presque personne ne sait.").format(share=share)
        case "does not fit":
            return _(
                "Ses réussites ne suivent pas le niveau des personnes comme celles des autres."
            )
        case "asks for something else":
            return _(
                "Ses réponses vont avec celles de quelques autres questions, au-delà du niveau des personnes."
            )
        case "favours a group":
            return _("À niveau égal, un groupe y réussit mieux que l'autre.")
        case "drifted":
            return _("Sa difficulté n'est plus celle que la banque lui connaît.")
        case "too few answers":
            return _("{n} réponses : on n'en peut rien dire.").format(n=int(row["n"]))
    return _("{share} de réussite, rien à redire.").format(share=share)


def verdict_advice(verdict: str) -> str:
    """What its author may do."""
    return {
        "review key": _(
            "Vérifiez d'abord la réponse attendue, puis l'énoncé : une autre réponse se défend-elle ?"
        ),
        "does not discriminate": _(
            "Relisez l'énoncé et les propositions : ambiguïté, hasard, ou savoir sans rapport ?"
        ),
        "too easy": _("Gardez-la pour mettre en confiance ; elle ne renseigne pas sur le niveau."),
        "too hard": _("Vérifiez que le sujet a été traité, et que l'énoncé ne piège pas."),
        "does not fit": _(
            "Cherchez ce qu'elle demande de plus que les autres (calcul, lecture, matériel)."
        ),
        "asks for something else": _(
            "Cherchez ce que ces questions partagent (même document, même savoir) : deux notes "
            "séparées diraient peut-être plus qu'un seul total."
        ),
    }.get(verdict, "")


def share_percent(share: float) -> str:
    """A share as a percentage; a dash where there is none."""
    return "–" if math.isnan(share) else percentage(100 * share)
