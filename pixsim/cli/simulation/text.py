"""The summary of a simulation, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import singledispatch
from textwrap import wrap

from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, label_value, percent, whole
from pixsim.framework import Framework
from pixsim.rules.v3 import GLOBAL_LEVELS
from pixsim.simulation.agreement import Agreement
from pixsim.simulation.provenance import Provenance
from pixsim.simulation.reliability import Reliability
from pixsim.simulation.run import SimulationResult
from pixsim.simulation.summary import Proportion, Summary
from pixsim.simulation.v2.summary import Fate, V2Summary
from pixsim.simulation.v3.summary import LevelMeans, V3Summary

WIDTH, COLUMN = 80, 10  # of a line, and of a number in a table


def summary_lines(result: SimulationResult, retest: Reliability | None = None) -> Iterator[str]:
    """Everything that is printed, line by line."""
    summary = result.summary()
    title = ngettext(
        "Simulation de {n} candidat, règles {rules} (a priori, pas des mesures)",
        "Simulation de {n} candidats, règles {rules} (a priori, pas des mesures)",
        summary.candidates,
    )
    yield title.format(
        n=_count_text(summary.candidates), rules=type(result.prepared.rules).__name__
    )
    yield ""
    yield from _score_lines(summary)
    if retest is not None:
        yield from _retest_lines(retest)
    yield ""
    yield from _outcome_lines(summary)
    if summary.admitted:
        yield from _rule_set_lines(summary, result.framework)
        yield _row_line(_("Item le plus posé"), _percent_text(summary.most_exposed))
        yield _row_line(_("Items jamais posés"), _percent_text(summary.never_asked))
    yield ""
    yield from _origin_lines(result.provenance)


def _score_lines(summary: Summary) -> Iterator[str]:
    """How certified pix are spread: what abilities make of any test."""
    admitted = summary.admitted / max(summary.candidates, 1)
    among = _("{n} ({percent})").format(
        n=_count_text(summary.admitted), percent=_percent_text(admitted, 2)
    )
    yield _row_line(_("Admis à passer le test"), among)
    if not summary.admitted:
        return
    spread = _("{mean} en moyenne, écart type {sd}").format(
        mean=decimal(summary.mean_pix), sd=decimal(summary.sd_pix)
    )
    yield _row_line(_("Pix certifiés"), spread)
    quantiles = summary.pix_quantiles.items()
    yield "  " + ", ".join(
        label_value(percent(float(name.rstrip("%"))), str(pix)) for name, pix in quantiles
    )


def _retest_lines(found: Reliability) -> Iterator[str]:
    """What a second test of the same people gives."""
    retest = _("{value} (entre {low} et {high})").format(
        value=_number_text(found.retest),
        low=_number_text(found.retest_low),
        high=_number_text(found.retest_high),
    )
    yield _row_line(_("Fidélité, test passé deux fois"), retest)
    yield _row_line(_("Erreur-type d'un score"), _("{n} pix").format(n=_number_text(found.sem, 1)))
    yield _row_line(_("Deux fois le même niveau"), _percent_text(found.same_level))
    yield _row_line(_("Deux fois la même décision"), _percent_text(found.same_certified))


def _outcome_lines(summary: Summary) -> Iterator[str]:
    """Who is certified, and why not."""
    yield _row_line(_("Certifiés"), _interval_text(summary.passed))
    rejected = summary.results["rejected"]
    share = f" ({_percent_text(rejected / summary.admitted)})" if summary.admitted else ""
    yield _row_line(_("Rejetés"), _count_text(rejected) + share)
    yield _row_line(_("Annulés"), _interval_text(summary.cancelled))
    if summary.results["error"]:
        yield _row_line(_("Sans résultat"), _count_text(summary.results["error"]))
    yield _row_line(_("N'ont pas fini"), _interval_text(summary.unfinished))
    yield _row_line(_("Problème technique"), _interval_text(summary.technical))


@singledispatch
def _rule_set_lines(_summary: Summary, _framework: Framework) -> Iterator[str]:
    """What one test alone has; nothing more where its rules have no page here."""
    yield from ()


@_rule_set_lines.register
def _v2_lines(summary: V2Summary, framework: Framework) -> Iterator[str]:
    rate = _("{rate} % en moyenne").format(rate=decimal(summary.mean_rate))
    yield _row_line(_("Taux de bonnes réponses"), rate)
    yield from _failure_lines(summary)
    yield ""
    yield _heading_line(
        _("Compétences évaluées"), _("gardées"), _("abaissées"), _("perdues"), _("pix")
    )
    yield _fate_line(_("Ensemble"), summary.fate)
    for area in framework.areas:
        yield _fate_line(f"{area.code} {area.name}", summary.areas[area.code])
        for competence in framework.competences_of(area.code):
            name = f"  {competence.code} {competence.name}"
            yield _fate_line(name, summary.competences[competence.code])
    yield ""
    yield from _agreement_lines(summary.classification)
    yield _row_line(
        _("Profils gonflés certifiés"), _percent_text(summary.classification.false_certification)
    )
    yield _row_line(
        _("Profils justes abaissés ou perdus"), _percent_text(summary.classification.unjust_loss)
    )


def _failure_lines(summary: V2Summary) -> Iterator[str]:
    """Why some are not certified, and which of it are circumstances supposed."""
    if not (failed := sum(summary.failures.values())):
        return
    names = {
        "rate": _("  trop peu de bonnes réponses"),
        "time": _("  temps écoulé (a priori : rythme)"),
        "dropout": _("  départ (a priori)"),
        "technical": _("  panne (a priori)"),
    }
    yield _("Pourquoi pas certifiés")
    for name, n in summary.failures.items():
        yield _row_line(names[name], _percent_text(n / failed))


@_rule_set_lines.register
def _v3_lines(summary: V3Summary, framework: Framework) -> Iterator[str]:
    yield _row_line(_("Réponses données"), _mean_text(summary.mean_answered))
    yield _row_line(_("Résultats dégradés"), _interval_text(summary.degraded))
    few = summary.reasons["rejected_due_to_lack_of_answers"]
    zero = summary.reasons["rejected_due_to_zero_pix_score"]
    yield _row_line(_("Rejetés, trop peu de réponses"), _count_text(few))
    yield _row_line(_("Rejetés, 0 pix"), _count_text(zero))
    if summary.passed.count < summary.admitted:
        yield _row_line(
            _("Échecs dus à trop peu de réponses"), _percent_text(summary.failed_for_few_answers)
        )
        yield "  " + _(
            "Ce taux d'échec dit les départs, le rythme et les pannes supposés (a priori)."
        )
    yield ""
    yield _("Niveau global des certifiés")
    certified = max(summary.passed.count, 1)
    for level in GLOBAL_LEVELS:
        if level.key in summary.global_levels:
            name = level.name if level.shown else _("{name} (non affiché)").format(name=level.name)
            yield _row_line(
                f"  {name}", _percent_text(summary.global_levels[level.key] / certified)
            )
    yield ""
    yield _("Capacité mesurée, comparée à la moyenne des 16 aptitudes réelles")
    yield _row_line(_("  Écart moyen"), _number_text(summary.capacity.bias))
    yield _row_line(_("  Écart quadratique moyen"), _number_text(summary.capacity.rmse))
    yield _row_line(_("  Corrélation"), _number_text(summary.capacity.correlation))
    yield ""
    yield _heading_line(
        _("Niveaux (moyennes)"), _("certifié"), _("réel"), _("juste"), _("trop haut"), _("trop bas")
    )
    for area in framework.areas:
        yield _levels_line(f"{area.code} {area.name}", summary.areas[area.code])
        for competence in framework.competences_of(area.code):
            name = f"  {competence.code} {competence.name}"
            yield _levels_line(name, summary.competences[competence.code])
    yield ""
    yield from _agreement_lines(summary.classification)


def _agreement_lines(found: Agreement) -> Iterator[str]:
    yield _("Niveau certifié, comparé au niveau réel")
    yield _row_line(_("  Même niveau"), _percent_text(found.exact))
    yield _row_line(_("  Un niveau d'écart au plus"), _percent_text(found.adjacent))
    kappas = clauses((_number_text(found.kappa), _number_text(found.weighted_kappa)))
    yield _row_line(_("  Kappa ; kappa pondéré"), kappas)
    yield _row_line(_("  Écart moyen, en niveaux"), _number_text(found.bias))
    yield _row_line(_("  Certifié trop haut (à tort)"), _percent_text(found.above))
    yield _row_line(_("  Certifié trop bas (injustement)"), _percent_text(found.below))


def _origin_lines(found: Provenance) -> Iterator[str]:
    """What the figures are worth."""
    guessed = [_("sincérité"), _("circonstances"), _("chances de deviner")]
    if found.priors["abilities"] != "given":
        guessed.insert(0, _("aptitudes"))
    profiles = {
        "levels": _("niveaux placés d'après l'aptitude (a priori)"),
        "simulated positioning": _("positionnement simulé, acquis retenus à {percent} (a priori)"),
        "given": _("donnés"),
    }[found.priors["profiles"]].format(percent=_percent_text(found.priors.get("retention", 0.0), 0))
    yield _("D'où viennent ces chiffres")
    guesses = _("A priori (suppositions) : {list},").format(list=", ".join(guessed))
    mastery = _("et seuil de maîtrise de {mastery} pour dire un niveau acquis.").format(
        mastery=_percent_text(found.priors["mastery"], 0)
    )
    yield from wrap(f"{guesses} {mastery}", WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield "  " + _("Profils : {source}.").format(source=profiles)
    yield "  " + _("Items : {n} calibrés sur {all} ; ailleurs, paramètres a priori.").format(
        n=_count_text(found.calibrated_items), all=_count_text(found.items)
    )
    seed = "public seed"
    if found.score_cut_offs == seed:
        yield "  " + _("Seuils de score : jeu de données public de Pix, pas ceux de la production.")
    if found.level_cut_offs == seed:
        yield "  " + _(
            "Seuils de niveau : jeu de données public de Pix, pas ceux de la production."
        )
        yield "  " + _("Les 16 niveaux d'un candidat viennent d'une seule capacité.")
        yield "  " + _("Le niveau réel suit le seuil de maîtrise, non ces seuils de niveau :")
        yield "  " + _("leur écart moyen dit d'abord celui de ces deux conventions.")


def _row_line(name: str, value: str) -> str:
    return f"{name:<36}{value}"


def _heading_line(name: str, *titles: str) -> str:
    names = WIDTH - COLUMN * len(titles)
    short = name if len(name) < names else name[: names - 2] + "…"
    return short.ljust(names) + "".join(title.rjust(COLUMN) for title in titles)


def _fate_line(name: str, fate: Fate) -> str:
    shares = (_percent_text(share) for share in (fate.kept, fate.lowered, fate.lost))
    return _heading_line(name, *shares, _number_text(fate.mean_pix, 1))


def _levels_line(name: str, found: LevelMeans) -> str:
    shares = (_percent_text(share) for share in (found.exact, found.above, found.below))
    return _heading_line(name, _number_text(found.certified), _number_text(found.true), *shares)


def _interval_text(share: Proportion) -> str:
    if math.isnan(share.value):
        return "–"
    return _("{value} (entre {low} et {high})").format(
        value=_percent_text(share.value, 2),
        low=_percent_text(share.low, 2),
        high=_percent_text(share.high, 2),
    )


def _mean_text(value: float) -> str:
    return _("{mean} en moyenne").format(mean=decimal(value))


def _number_text(value: float, digits: int = 2) -> str:
    return "–" if math.isnan(value) else decimal(value, digits)


def _percent_text(value: float, digits: int = 1) -> str:
    return "–" if math.isnan(value) else percent(100 * value, digits)


def _count_text(n: int) -> str:
    return whole(n, space=" ")
