"""Warnings about responses and calibrations in French, by their kind."""

from __future__ import annotations

import re

from pixsim.answers.findings import Finding
from pixsim.answers.raw import some
from pixsim.i18n import gettext as _

FRENCH = {
    "item_unanswered": _("items sans réponse : {names}"),
    "item_single": _("items avec une seule réponse : {names}"),
    "item_all_right": _("items que tous ont réussis : {names}"),
    "item_all_wrong": _("items que personne n'a réussis : {names}"),
    "person_unanswered": _("candidats sans réponse : {names}"),
    "person_all_right": _("candidats qui ont tout réussi : {names}"),
    "person_all_wrong": _("candidats qui n'ont rien réussi : {names}"),
    "unconnected": _(
        "{n} blocs d'items n'ont aucun candidat en commun, leurs échelles ne tiennent ensemble que "
        "si les groupes se valent : {names}"
    ),
    "repeats_first": _(
        "{n} réponses répétées laissées de côté, la première d'un candidat à un item compte : {names}"
    ),
    "repeats_last": _(
        "{n} réponses répétées laissées de côté, la dernière d'un candidat à un item compte : {names}"
    ),
    "simulated": _("{n} réponses viennent de candidats simulés"),
    "unknown_items": _("laissés de côté, la banque ne les a pas : {names}"),
    "fewer_answers": _(
        "moins de réponses que derrière les valeurs présentes (donnez tous les exports ensemble) : "
        "{names}"
    ),
    "no_estimate": _("laissés comme ils étaient, sans estimation finie : {names}"),
}


OF_THE_FIT = (
    (
        r"not converged after (?P<n>\d+) steps: last change (?P<change>\S+), tolerance (?P<most>\S+)",
        _("pas de convergence après {n} étapes : dernier changement {change}, tolérance {most}"),
    ),
    (
        r"not converged: the likelihood has no maximum, give priors, for: (?P<names>.*)",
        _("pas de convergence, la vraisemblance n'a pas de maximum pour : {names}"),
    ),
    (
        r"not converged: the spread within families, (?P<spread>\S+), moves",
        _("pas de convergence, l'étendue au sein des familles ({spread}) bouge encore"),
    ),
    (
        r"the spread within families could not be told from 0",
        _("l'étendue au sein des familles ne se distingue pas de 0"),
    ),
    (
        r"the spread of ability could not be told from 0, (?P<sd>\S+) was taken",
        _("l'écart type des habiletés ne se distingue pas de 0 : {sd} a été pris"),
    ),
    (
        r"no variant has (?P<n>\d+) answers: the spread within families is the prior's",
        _("aucune variante n'a {n} réponses : l'étendue au sein des familles vient de l'a priori"),
    ),
    (
        r"left out, they have no estimate without a prior: (?P<names>.*)",
        _("laissés de côté, sans a priori ils n'ont pas d'estimation : {names}"),
    ),
    (
        r"more parameters than one matrix can hold: .*",
        _(
            "trop de paramètres pour une seule matrice : les erreurs types laissent de côté ce que "
            "les items partagent par les candidats, et peuvent être trop petites de quelques pour "
            "cent ; celle d'une discrimination commune reste indéterminée"
        ),
    ),
    (
        r"the data leave open \(infinite standard errors\): (?P<names>.*)",
        _("les données laissent indéterminés (erreur type infinie) : {names}"),
    ),
)
"""What `pixsim.calibration.tables` says of a fit, and its French."""
NUMBERS = {"change", "most", "sd", "spread"}


def finding_in_french(warning: str) -> str:
    """One warning; in English only where it has no French yet."""
    if not isinstance(warning, Finding):
        return _of_the_fit(warning)
    names = some(warning.names, _("et {n} de plus"))
    return FRENCH[warning.kind].format(names=names, n=warning.n)


def _of_the_fit(warning: str) -> str:
    for pattern, french in OF_THE_FIT:
        if found := re.fullmatch(pattern, warning):
            parts = found.groupdict()
            for number in NUMBERS & parts.keys():
                parts[number] = parts[number].replace(".", ",")
            if "names" in parts:
                parts["names"] = re.sub(r"and (\d+) more$", _("et \\1 de plus"), parts["names"])
            return french.format(**parts)
    return warning
