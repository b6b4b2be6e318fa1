"""What is good to know of a V3 score, in plain words; caveats come after the result, never before."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.good_to_know import Note, rehearsal
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.wording import remarks
from pixsim.rules.v3 import GLOBAL_LEVELS


def verdict(result: V3Result) -> tuple[str, str]:
    """Status in a sentence, and the level with what is missing for the next."""
    if result.total_pix is None:
        missing = _("Il faut {least} réponses, vous en avez donné {n}.").format(
            least=result.minimum_answers, n=result.answered
        )
        return _("Pas de score"), missing
    if result.status != "validated":
        if result.status == "cancelled":
            return _("Certification blanche annulée"), ""
        return _("Pas encore"), _("Ce score ne suffit pas pour la certification.")
    level, said = result.shown_level, ""
    if level is not None:
        said = level.name
        if level.number + 1 < len(GLOBAL_LEVELS) - 1:
            following = GLOBAL_LEVELS[level.number + 1]
            said = _("{level} ; encore {n} pix pour {next}").format(
                level=level.name, n=following.minimum - result.total_pix, next=following.name_fr
            )
    else:
        said = _("Encore {n} pix pour {next}").format(
            n=GLOBAL_LEVELS[1].minimum - result.total_pix, next=GLOBAL_LEVELS[1].name_fr
        )
    return _("Certification blanche obtenue"), said


def notes(result: V3Result) -> list[Note]:
    """Margin, one ability, questions, cut-offs, and that it is a rehearsal."""
    found: list[Note] = [(sentence, "") for sentence in remarks(result)]
    if result.total_pix is not None:
        if result.pix_low is not None and result.pix_low != result.pix_high:
            found.append(
                (
                    _("Ce score a une marge."),
                    _(
                        "Votre niveau est sans doute (deux chances sur trois) entre {low} et {high} pix."
                    ).format(low=result.pix_low, high=result.pix_high),
                )
            )
        if result.shown_level is not None:
            found.append(
                (
                    _("Un seul niveau est mesuré."),
                    _(
                        "L'épreuve d'aujourd'hui (V3) le traduit ensuite dans les 16 compétences : "
                        "c'est pourquoi elles se ressemblent."
                    ),
                )
            )
        found += [_questions(result), _cutoffs(result)]
    return [*found, rehearsal()]


def _questions(result: V3Result) -> Note:
    if result.calibrated == result.answered:
        said = _("Leur difficulté a été mesurée sur des réponses à pixsim.")
    elif result.calibrated:
        said = ngettext(
            "La difficulté d'une sur {of} a été mesurée ; celle des autres est estimée.",
            "La difficulté de {n} sur {of} a été mesurée ; celle des autres est estimée.",
            result.calibrated,
        ).format(n=result.calibrated, of=result.answered)
    else:
        said = _(
            "Leur difficulté est estimée ; elle n'a pas encore été mesurée sur beaucoup de personnes."
        )
    return _("Nos questions ne sont pas celles de Pix."), said


def _cutoffs(result: V3Result) -> Note:
    if result.cutoffs.origin == "public seed":
        return (
            _("Les seuils ne sont pas publics."),
            _(
                "Pix publie ceux d'un jeu d'essai : nous prenons ceux-là. Le vrai score peut différer."
            ),
        )
    return (
        _("Les seuils sont ceux d'une expérience."),
        _("Ils ne sont pas ceux de Pix : ce score ne se compare pas aux autres."),
    )
