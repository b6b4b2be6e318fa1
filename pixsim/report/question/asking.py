"""What is said while a question is asked, the same in every front."""

from __future__ import annotations

from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question, language_of
from pixsim.foundation.i18n import LANGUAGE, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.report.wording import timer_words
from pixsim.session.state import Session

TOO_LATE = _("Le temps de cette question est écoulé : la réponse ne comptera pas.")
WINDOW_LEFT = _("Vous avez quitté la fenêtre : cette réponse sera comptée fausse.")
REFUSED = _(
    "Votre réponse est là, mais le disque la refuse (plein ?). Faites de la place, puis « Je valide »."
)
INVIGILATOR = _(
    "Signalement enregistré. En salle, le surveillant vient constater le problème ; ici, répondez à "
    "sa place, honnêtement.\n\nConfirmé, la question est remplacée et ne coûte rien. Sinon, elle reste. "
    "Le temps continue."
)
REPORTED = _("Signalement enregistré.")
NO_PROBLEM = _("Pas de problème constaté : la question reste.")
REPLACED = _("La question signalée est remplacée : elle ne compte pas.")
CHANGED_MEANWHILE = _("La question a changé entre-temps : rien n'a été signalé.")
CHOOSE_A_PROBLEM = _("Choisissez ce qui ne va pas.")
BEGUN_ANEW = _("Tout est comme au début.")
PASS_TITLE = _("Passer sans répondre ?")
PASS_TEXT = _("Cette question ne reviendra pas, et comptera comme une réponse fausse.")
PASS_NOTE = _("« Je passe » passera alors aussitôt, jusqu'à la fin de cette épreuve.")
BEFORE_IT_BEGINS = _("Avant de commencer")
WHICH_EXAM = _("Quelle épreuve ?")
START_CLOCK = _("Démarrer le chronomètre")
NUMBER = _("Question {n}")
NUMBER_OF = _("Question {n} sur {length}")
VALIDATE = _("Je valide")
PASS = _("Je passe")
STAY = _("Rester sur cette question")
PASS_FROM_NOW_ON = _("Passer, et ne plus demander")
YOUR_ANSWER = _("Votre réponse")
YOUR_ANSWERS = _("Vos réponses")
POINT_AT_ONE = _("Choisissez un repère, ou cliquez dans l'image.")
POINT_AT_SEVERAL = _("Plusieurs repères sont justes : choisissez-les tous.")
NO_FILE = _("Cette question n'a pas de fichier.")
CHOOSE_A_LINE = _("Choisissez d'abord une ligne à laquelle cela s'applique.")
HIDE_TIME = _("Masquer l'heure")
SHOW_TIME = _("Montrer l'heure")
REPORT_PROBLEM = _("Signaler un problème")
FEW_WORDS = _("En quelques mots (facultatif)")
CONFIRM_PROBLEM = _("Confirmer : remplacer la question")
DISMISS_PROBLEM = _("Pas de problème")
STOP = _("Arrêter l'épreuve")
STOP_TITLE = _("Arrêter l'épreuve ?")
GO_ON = _("Continuer l'épreuve")
CLOSE_FOR_NOW = _("Fermer, et reprendre plus tard")
END_NOW = _("Terminer maintenant")
REVIEW = _("Revoir les questions")
IN_USE = _(
    "Déjà ouverte dans une autre fenêtre. Pour la reprendre ici, fermez d'abord l'autre ; le temps "
    "continue. Dans un navigateur, fermer l'onglet ne suffit pas : choisissez « Arrêter l'épreuve », "
    "puis « Fermer l'épreuve »."
)
EXHAUSTED = _(
    "La banque n'a plus de question à poser : l'épreuve s'arrête, comme après un problème technique."
)


def mode_words(question: Question) -> tuple[str, str]:
    """Name of the mode of a question, and what it allows."""
    if question.focus:
        return _("MODE FOCUS"), _("Sans recherche, sans quitter cette fenêtre.")
    return _("MODE LIBRE"), _("Recherche et outils permis.")


def language_words(question: Question) -> str:
    """« En français. », where a question is not in the language of the run; else nothing."""
    language = language_of(question.id)
    names = {"fr": _("En français."), "en": _("En anglais.")}
    return "" if language == LANGUAGE else names.get(language, language)


def timed_text(seconds: int | None) -> str:
    """What stands before a timed question."""
    return _(
        "La question suivante est chronométrée : vous aurez {time} pour y répondre.\n\n"
        "Le chronomètre démarre quand vous choisissez « Commencer »."
    ).format(time=timer_words(seconds or 0))


# ---- what an answer still lacks, as Pix's buttons demand


def choices_missing(answer: Answer, *, several: bool) -> str | None:
    """One answer, or two at least."""
    if not answer and not several:
        return _("Choisissez une réponse, ou passez.")
    if several and len(answer) < 2:
        return _("Choisissez au moins deux réponses, ou passez.")
    return None


def text_missing(answer: Answer) -> str | None:
    """Some text."""
    return None if answer and answer[0].strip() else _("Écrivez une réponse, ou passez.")


def fields_missing(answer: Answer) -> str | None:
    """Some text in each."""
    if answer and all(text.strip() for text in answer):
        return None
    return _("Remplissez tous les champs, ou passez.")


def goal_missing(question: Question, answer: Answer, *, again: str) -> str | None:
    """Why what was done cannot be validated: a goal that is checked at once is not reached.

    Parameters
    ----------
    again : str
        How one begins anew in this front: « recommencez (F7) ».
    """
    if question.task is None or not question.is_done or question.task.marking != "live":
        return None
    if is_right(question, answer):
        return None
    return _("Le but n'est pas atteint. Continuez, {again}, ou passez.").format(again=again)


def missing_answer_sentence(question: Question, answer: Answer, *, again: str) -> str | None:
    """Why an answer cannot be validated yet; None when it can."""
    if question.is_done:
        return goal_missing(question, answer, again=again)
    if question.type in ("QCU", "QCM") and question.task is None:
        return choices_missing(answer, several=question.type == "QCM")
    if question.fields and question.task is None:
        return fields_missing(answer)
    return text_missing(answer)


def several_hint() -> str:
    """Several answers are right, where they are."""
    return _("Plusieurs réponses sont justes : cochez-les toutes.")


# ---- the end


def time_over_text(count: int, *, cut_short: bool) -> str:
    """« C'est l'heure. 29 réponses comptent ; celle que vous écriviez ne compte pas. »"""
    counted = ngettext("{n} réponse compte", "{n} réponses comptent", count).format(n=count)
    text = _("C'est l'heure. {counted}").format(counted=counted)
    return text + (_(" ; celle que vous écriviez ne compte pas.") if cut_short else ".")


def why_stopped(session: Session, *, cut_short: bool) -> str:
    """Why an exam is over, where the person did not end it; empty otherwise.

    Parameters
    ----------
    cut_short : bool
        Time ended it while an answer was being given.
    """
    if session.end_reason == "technical":
        return EXHAUSTED
    if session.end_reason == "time":
        return time_over_text(len(session.responses), cut_short=cut_short)
    return ""
