"""What to know before a V2 sitting."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.sitting.instructions import (
    Point,
    accommodation_points,
    duration_point,
    language_points,
    resume_point,
)
from pixsim.session.v2.plan import V2Plan


def sitting_points(sitting: V2Plan) -> list[Point]:
    """The rules of the sitting in plain words."""
    count = len(sitting.questions)
    return [
        (
            _("Questions"),
            ngettext("{n} question, choisie", "{n} questions, choisies", count).format(n=count)
            + _(" pour vous : des variantes de ce que votre profil dit acquis, pour le vérifier."),
        ),
        *language_points(),
        duration_point(sitting),
        *accommodation_points(sitting),
        (
            _("Sens unique"),
            _(
                "Une question validée ou passée ne revient pas. « Je passe » compte comme une "
                "réponse fausse ; sans réponse à la fin du temps, aussi."
            ),
        ),
        *_focus_instructions(sum(planned.question.focus for planned in sitting.questions)),
        (_("Un problème ?"), _("Signalez-le (F6) : selon le cas, la question ne comptera pas.")),
        (
            _("Score"),
            _(
                "Il faut au moins 50 % de réponses justes ; au-dessous, rien n'est certifié. Chaque "
                "niveau est ensuite gardé, abaissé ou perdu."
            ),
        ),
        resume_point(sitting),
        *_limit_points(sitting),
    ]


def _focus_instructions(focus_questions: int) -> list[Point]:
    """What a focus question forbids, where there are some."""
    if not focus_questions:
        return []
    said = ngettext(
        "{n} question est sans recherche et sans quitter la fenêtre, sinon la réponse compte comme fausse.",
        "{n} questions sont sans recherche et sans quitter la fenêtre, sinon la réponse compte comme fausse.",
        focus_questions,
    ).format(n=focus_questions)
    return [(_("Mode focus ●"), said + _(" Pour les autres, tous vos outils sont permis."))]


def _limit_points(sitting: V2Plan) -> list[Point]:
    """What the profile or the bank does not give."""
    lines = []
    if sitting.assumed_levels:
        lines.append(
            (
                _("Profil"),
                _(
                    "Il ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
                ),
            )
        )
    if sitting.without_question:
        lines.append(
            (
                _("Banque"),
                _("Elle n'a pas de question pour {codes} : non évaluées.").format(
                    codes=", ".join(sitting.without_question)
                ),
            )
        )
    return lines
