"""What is said around the questions of a positioning or a practice: before, at a pause, at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys.positioning import Gain, Reached, stop_label
from pixsim.report.sitting.instructions import Point, language_points
from pixsim.report.wording import right_of_total_words, shorten_text
from pixsim.rules.v2 import V2
from pixsim.running.training import TrainingRun
from pixsim.session.training.length import PositioningTime
from pixsim.session.training.state import Reply

WEAK_SHOWN = 3  # competences to work on named after a practice
LONGEST_START = 68  # characters of a statement that stand for a question
DO_NOT_KNOW = _("Je ne sais pas")
STOP_HERE = _("Arrêter là")
BEGIN_POSITIONING = _("Commencer le positionnement")
NEXT_QUESTION = _("Question suivante")
SEE_SCORE = _("Voir le bilan")
POSITIONING_OVER = _("Positionnement terminé")
SIT_NOW = _("Passer l'épreuve")
PILOT = _("Épreuve pilote")
SCORE_OF_PRACTICE = _("S'entraîner : bilan")
NOTHING_TO_REWORK = _("Rien à retravailler ici.")
TO_REWORK = _("À retravailler : ")


def positioning_time_words(time: PositioningTime) -> str:
    """« une vingtaine de questions, environ 10 à 15 minutes », or minutes at the person's own pace."""
    if time.is_measured:
        return ngettext(
            "Une vingtaine de questions, environ {n} minute à votre rythme",
            "Une vingtaine de questions, environ {n} minutes à votre rythme",
            time.most,
        ).format(n=time.most)
    return _("Une vingtaine de questions, environ {least} à {most} minutes").format(
        least=time.least, most=time.most
    )


def positioning_points(framework: Framework, code: str, time: PositioningTime) -> list[Point]:
    """What it is, how long, if one does not know, what it changes, alone."""
    needed = V2().certifiable_competences
    name = framework.competence[code].name
    return [
        (
            _("Ce que c'est"),
            _(
                "Des questions sur « {name} », plus faciles ou plus difficiles selon vos "
                "réponses, jusqu'à trouver votre niveau."
            ).format(name=name),
        ),
        *language_points(),
        (
            _("Combien de temps"),
            _(
                "{time} ; rien ne presse, et une question "
                "chronométrée est annoncée. Une pause toutes les cinq questions ; on peut arrêter "
                "là, et reprendre plus tard."
            ).format(time=positioning_time_words(time)),
        ),
        (
            _("Si vous ne savez pas"),
            _("« Je ne sais pas » ne coûte rien. Deviner fausse le niveau."),
        ),
        (
            _("Ce que ça change"),
            _(
                "Votre profil. Avec {n} compétences au niveau 1, l'épreuve s'ouvre : elle "
                "vérifie ce que le profil dit acquis."
            ).format(n=needed),
        ),
        (_("Seul, sans aide"), _("Un profil gonflé se paie à l'épreuve.")),
    ]


def number_words(number: int, length: int) -> str:
    """« Question 5 sur 20 environ »."""
    return _("Question {n} sur {length} environ").format(n=number, length=length)


def right_words(replies: Sequence[Reply]) -> str:
    """« 3 justes sur 5 »."""
    return right_of_total_words(sum(reply.right for reply in replies), len(replies))


def reply_subject(framework: Framework, reply: Reply) -> str:
    """What a question was about, in a few words."""
    skill = framework.skill.get(reply.question.skill)
    if skill is None:
        return shorten_text(" ".join(reply.question.statement.split()), LONGEST_START)
    return skill.description[:1].upper() + skill.description[1:]


def pause_words(replies: Sequence[Reply]) -> str:
    """« Une pause : 3 justes sur 5 »."""
    return _("Une pause : {right}").format(right=right_words(replies))


def left_words(reached: Reached) -> str:
    """How many questions are to come, and how long they may take; empty: nobody can tell."""
    if not reached.left:
        return ""
    said = ngettext(
        "encore {n} question environ", "encore {n} questions environ", reached.left
    ).format(n=reached.left)
    if minutes := round(reached.left * reached.seconds / 60):
        said += _(", {n} min à ce rythme").format(n=minutes)
    return said


def level_gain_words(gain: Gain, reached: Reached) -> str:
    """« niveau 2 → 3 »."""
    before, level = gain.level_before, reached.level
    if level == before:
        return _("niveau {level}, comme avant").format(level=level)
    return _("niveau {before} → {level}").format(before=before, level=level)


def pix_gain_words(gain: Gain) -> str:
    """« 8 pix de plus »; empty where nothing changed."""
    pix = gain.pix
    if pix < 0:
        return ngettext("{n} pix de moins", "{n} pix de moins", -pix).format(n=-pix)
    return ngettext("{n} pix de plus", "{n} pix de plus", pix).format(n=pix) if pix else ""


def following_words(framework: Framework, code: str) -> str:
    """The competence that comes next."""
    return _("Ensuite : {code} {name}").format(code=code, name=framework.competence[code].brief)


def to_rework(replies: Sequence[Reply], framework: Framework) -> list[str]:
    """Competences with errors in a practice, the worst first, each with what was right; none: all right."""
    by_code: dict[str, list[Reply]] = {}
    for reply in replies:
        by_code.setdefault(reply.question.competence, []).append(reply)
    wrong = {code: sum(not r.right for r in found) for code, found in by_code.items()}
    worst = sorted((c for c in wrong if wrong[c]), key=lambda c: (-wrong[c], c))
    return [
        f"{code} {framework.competence[code].brief} ({right_words(by_code[code])})"
        for code in worst[:WEAK_SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class Stopping:
    """Before a training is left: what is asked, what becomes of it, what leaving is called, and from where."""

    title: str
    text: str
    leave: str
    here: str = ""


def stopping_words(run: TrainingRun) -> Stopping:
    """What leaving means: a positioning is resumed later, a practice ends."""
    kind = run.training.plan.kind
    if kind == "pilot":
        return Stopping(
            _("Arrêter cette épreuve pilote ?"),
            _("Vos réponses restent et serviront ; la suite ne sera pas posée."),
            STOP_HERE,
        )
    if kind == "practice":
        return Stopping(
            _("Arrêter cet entraînement ?"),
            _("Vos réponses restent ; le bilan suit. Votre profil ne change pas."),
            _("Arrêter là, et voir le bilan"),
        )
    return Stopping(
        _("Arrêter le positionnement ?"),
        _("Rien n'est perdu : ce que vos réponses ont prouvé est gardé."),
        stop_label(),
        _("à la question {n}").format(n=run.training.number),
    )
