"""What to know before a V2 sitting."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.instructions import RESUME, duration_lines
from pixsim.session.v2.plan import V2Plan


def paragraphs(sitting: V2Plan) -> list[str]:
    """The rules of the sitting in plain words."""
    count = len(sitting.questions)
    return [
        _(
            "Certification blanche de {name} : l'épreuve personnalisée (règles V2). Entraînement non "
            "officiel."
        ).format(name=sitting.candidate),
        ngettext(
            "• {n} question, choisie pour vous", "• {n} questions, choisies pour vous", count
        ).format(n=count)
        + _(" : des variantes de ce que votre profil dit acquis, pour le vérifier."),
        *duration_lines(sitting),
        _(
            "• Pas de retour en arrière : une question validée ou passée ne revient pas. « Je passe » compte comme une réponse fausse, comme une erreur."
        ),
        *_focus(sum(planned.question.focus for planned in sitting.questions)),
        _(
            "• À la fin du temps, les questions sans réponse comptent comme fausses ; ce qui est écrit sans être validé ne compte pas."
        ),
        _(
            "• Un problème avec une question ? Signalez-le (F6) : selon le cas elle ne comptera pas."
        ),
        _(
            "• Il faut au moins 50 % de réponses justes ; au-dessous, tout est perdu. Chaque niveau est ensuite gardé, abaissé ou perdu."
        ),
        RESUME,
        *_limits(sitting),
    ]


def _focus(count: int) -> list[str]:
    """What a focus question forbids, where there are some."""
    if not count:
        return []
    said = ngettext(
        "• {n} question est en mode focus (●) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
        "• {n} questions sont en mode focus (●) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
        count,
    ).format(n=count)
    return [said + _(" Pour les autres, tous vos outils sont permis.")]


def _limits(sitting: V2Plan) -> list[str]:
    """What the profile or the bank does not give."""
    lines = []
    if sitting.assumed_levels:
        lines.append(
            _(
                "Votre profil ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
            )
        )
    if sitting.without_question:
        lines.append(
            _("La banque n'a pas de question pour {codes} : non évaluées.").format(
                codes=", ".join(sitting.without_question)
            )
        )
    return lines
