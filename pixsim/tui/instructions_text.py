"""What to know before the clock starts, under either rules."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.wording import duration
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v3.plan import V3Plan

RESUME = _("• Si l'ordinateur s'arrête, rouvrez pixsim : vous reprendrez à la même question.")


def instructions(sitting: V2Plan | V3Plan) -> str:
    """The rules of the sitting in plain words."""
    lines = _adaptive(sitting) if isinstance(sitting, V3Plan) else _personal(sitting)
    return "\n\n".join(lines)


def _personal(sitting: V2Plan) -> list[str]:
    """Those of V2."""
    count = len(sitting.questions)
    focus = sum(planned.question.focus for planned in sitting.questions)
    paragraphs = [
        _("Certification blanche de {name}, règles V2. Entraînement non officiel.").format(
            name=sitting.candidate
        ),
        ngettext(
            "• {n} question, choisie pour vous", "• {n} questions, choisies pour vous", count
        ).format(n=count)
        + _(" : des variantes de ce que votre profil dit acquis, pour le confirmer."),
        *_duration(sitting),
        _(
            "• Pas de retour en arrière : une question validée ou passée ne revient pas. « Je passe » compte comme une réponse fausse, comme une erreur."
        ),
    ]
    if focus:
        paragraphs.append(
            ngettext(
                "• {n} question est en mode focus (◉) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
                "• {n} questions sont en mode focus (◉) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
                focus,
            ).format(n=focus)
            + _(" Pour les autres, tous vos outils sont permis.")
        )
    paragraphs += [
        _(
            "• À la fin du temps, les questions sans réponse comptent comme fausses ; ce qui est écrit sans être validé ne compte pas."
        ),
        _(
            "• Un problème avec une question ? Signalez-le (F6) : selon le cas elle ne comptera pas."
        ),
        _(
            "• Il faut au moins 50 % de réponses justes ; au-dessous, tout est perdu. Chaque niveau est ensuite confirmé, abaissé ou perdu."
        ),
        RESUME,
    ]
    if sitting.assumed_levels:
        paragraphs.append(
            _(
                "Votre profil ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
            )
        )
    if sitting.without_question:
        paragraphs.append(
            _("La banque n'a pas de question pour {codes} : non évaluées.").format(
                codes=", ".join(sitting.without_question)
            )
        )
    return paragraphs


def _adaptive(sitting: V3Plan) -> list[str]:
    """Those of V3."""
    return [
        _(
            "Certification blanche de {name}, règles V3, celles d'aujourd'hui. Entraînement non officiel."
        ).format(name=sitting.candidate),
        _(
            "• {n} questions, chacune choisie d'après vos réponses : les premières sont faciles, puis elles s'ajustent à vous. Les 16 compétences y passent. Votre profil n'y change rien."
        ).format(n=sitting.length),
        *_duration(sitting),
        _(
            "• Répondez à toutes les questions. À moins de {least} réponses, pas de score ; si vous arrêtez ou si le temps manque avant la dernière, le score baisse."
        ).format(least=sitting.minimum_answers),
        _(
            "• Pas de retour en arrière : une question validée ou passée ne revient pas. « Je passe » compte comme une réponse fausse."
        ),
        _(
            "• Certaines questions sont en mode focus (◉) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse. Pour les autres, tous vos outils sont permis."
        ),
        _(
            "• Un problème avec une question ? Signalez-le (F6). En salle, le surveillant vient le constater ; ici, c'est vous qui répondez à sa place. Confirmé, la question est remplacée et ne coûte rien."
        ),
        RESUME,
        _(
            "Le score rendu est un repère : les seuils viennent du jeu d'essai public de Pix (les vrais ne sont pas publics), et les difficultés des questions sont a priori tant qu'elles ne sont pas calibrées."
        ),
    ]


def _duration(sitting: V2Plan | V3Plan) -> list[str]:
    """How long, and that the clock never stops."""
    time = duration(sitting.time_allowed.total_seconds())
    if not sitting.extra_time_percent:  # with it, two hours may not be enough
        time += _(", dans une séance de deux heures en centre")
    lines = [
        _(
            "• Durée : {time}. L'heure de fin est fixée au départ et ne bouge plus, même si vous fermez la fenêtre."
        ).format(time=time)
    ]
    if sitting.extra_time_percent:
        extra = _("• Votre temps majoré de {n} % est compris.")
        lines.append(extra.format(n=sitting.extra_time_percent))
    return lines
