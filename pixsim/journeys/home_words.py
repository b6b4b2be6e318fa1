"""What every home says of a person; read before the first frame of the screens, so it imports nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.report.wording import MOST_LEVEL
from pixsim.store.records.next_step import NextStep
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record

QUESTIONS_EACH, V3_QUESTIONS, MINUTES = 3, 32, 105
"""As in `V2` and `V3`, which a test compares: importing those would load numpy."""
COMPETENCES = 16
EXAMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "v2": (
            _("L'épreuve personnalisée (règles V2, jusqu'à novembre 2024)"),
            _("Elle vérifie, compétence par compétence, les niveaux de votre profil."),
        ),
        "v3": (
            _("L'épreuve d'aujourd'hui (V3)"),
            _("32 questions qui s'adaptent à vos réponses, un score sur 895."),
        ),
    }
)
"""The two exams, told apart in one sentence each."""
WHICH_EXAM = _("Quelle épreuve voulez-vous passer ?")
NEXT_STEP = _("Prochaine étape")
CERTIFIABLE = _("Certifiable")
UNREADABLE = _("Profil illisible")
NOT_YET_CERTIFIABLE = _("Pas encore certifiable")
PROGRESS = _("Progrès")
CHANCES = _("Mes chances")
PIX_PER_LEVEL = 8  # of the framework; times MOST_LEVEL: what a competence may bring


@dataclass(frozen=True, slots=True)
class Offer:
    """The main button of the home screen.

    Attributes
    ----------
    action : str
        What it does, as a name of `HomeScreen.Wanted`.
    codes : tuple of str
        Competences it is about.
    title : str
        On the button.
    details : tuple of str
        Below it, several ways, the longest first.
    """

    action: str
    codes: tuple[str, ...]
    title: str
    details: tuple[str, ...]


def competence_label(code: str, framework: Framework) -> str:
    """« 3.4 Programmer »: a code never goes without its name."""
    return f"{code} {framework.competence[code].brief}"


def main_offer(record: Record, step: NextStep | None, framework: Framework) -> Offer:
    """What the main button says and does."""
    if step is None:
        return Offer(
            "faults", (), _("Voir ce qui ne va pas"), (_("Ce profil ne peut pas être lu."),)
        )
    if step.kind == "resume_exam":
        return _resume_offer(step)
    if step.kind == "today":
        return _today_offer(step)
    if step.kind in ("resume_positioning", "position"):
        return _positioning_offer(record, step, framework)
    what = exam_size(record, step.rules)
    size = _("{what}, comme le jour J.").format(what=what)
    explained = _("{what}, comme le jour J. Résultat expliqué à la fin.").format(what=what)
    left = left_aside(step, framework)
    if left is None:
        return Offer("exam", (), wishes.SIT, (explained, size))
    said = tuple(label_value(left.key, text) for text in left.texts)
    return Offer("exam", (), wishes.SIT, (f"{what}. {said[0]}", *said))


@dataclass(frozen=True, slots=True)
class Aside:
    """Of who may sit, what is unfinished or weak.

    Attributes
    ----------
    key : str
        Of the screens.
    action, codes
        See `Offer`.
    texts : tuple of str
        Several ways to say it, the longest first.
    """

    key: str
    action: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]


def left_aside(step: NextStep, framework: Framework) -> Aside | None:
    """What else could be done before the exam; None: nothing, or the exam is not what comes next."""
    if step.kind != "sit":
        return None
    if step.unfinished:
        name = competence_label(step.unfinished, framework)
        given = ngettext("{n} réponse donnée", "{n} réponses données", step.answers).format(
            n=step.answers
        )
        texts = (
            _("finir le positionnement {name}, {given}.").format(name=name, given=given),
            _("finir le positionnement {name}.").format(name=name),
        )
        return Aside("P", "position", (step.unfinished,), texts)
    if step.competences:
        names = [competence_label(code, framework) for code in step.competences]
        text = _("reprendre les erreurs, en questions neuves, {names}.")
        both = (text.format(names=", ".join(names)), text.format(names=names[0]))
        return Aside("E", "practise", tuple(step.competences), both)
    return None


def exam_size(record: Record, rules: str) -> str:
    """« 48 questions, 1 h 45 », the extra time included."""
    questions = V3_QUESTIONS if rules == "v3" else QUESTIONS_EACH * sum(record.certifiable)
    minutes = round(MINUTES * (100 + record.extra_time_percent) / 100)
    return _("{n} questions, {time}").format(
        n=questions, time=hours_text(timedelta(minutes=minutes))
    )


def hours_text(time: timedelta) -> str:
    """« 1 h 02 », « 48 min »."""
    whole, minutes = divmod(-(-int(time.total_seconds()) // 60), 60)
    return (
        _("{h} h {m:02d}").format(h=whole, m=minutes) if whole else _("{m} min").format(m=minutes)
    )


def exam_name(rules: str) -> str:
    """One of the two exams, in three words."""
    return _("Épreuve d'aujourd'hui (V3)") if rules == "v3" else _("Épreuve personnalisée (V2)")


def _resume_offer(step: NextStep) -> Offer:
    title = _("Reprendre à la question {n} sur {length}").format(n=step.number, length=step.length)
    if not step.remaining:  # by a clock that may have been set: opening it asks
        over = _("D'après l'horloge, son temps est écoulé.")
        asked = _("pixsim demandera ce qui s'est passé.")
        return Offer("resume", (), title, (f"{over} {asked}", over))
    left = _("Il reste {time}. Le temps ne s'arrête pas.").format(time=hours_text(step.remaining))
    return Offer("resume", (), title, (f"{exam_name(step.rules)}. {left}", left))


def _today_offer(step: NextStep) -> Offer:
    """What a goal asks of today."""
    title = wishes.TODAY.format(n=step.minutes)
    if step.days == 0:
        title = _("C'est le jour J")
    left = ngettext("Jour J demain.", "Jour J dans {n} jours.", step.days).format(n=step.days)
    if step.days == 0:
        left = _("Bon courage.")
    more = _("Le chemin, et ce qu'on peut en attendre.")
    return Offer("coach", (), title, (f"{left} {more}", left))


def _positioning_offer(record: Record, step: NextStep, framework: Framework) -> Offer:
    code = step.competences[0]
    if step.kind == "resume_positioning":
        text = wishes.RESUME_POSITIONING
        about = ngettext(
            "{n} réponse donnée, sur une vingtaine.",
            "{n} réponses données, sur une vingtaine.",
            step.answers,
        ).format(n=step.answers)
    else:
        known = any(record.positioned)
        text = _("Continuer le positionnement : {name}") if known else _("Se positionner : {name}")
        about = _("une vingtaine de questions.")
    after = ngettext(
        "Encore {n} compétence au niveau 1, puis l'épreuve.",
        "Encore {n} compétences au niveau 1, puis l'épreuve.",
        step.missing,
    ).format(n=step.missing)
    detail = f"{code}, {about}"
    details = (f"{detail} {after}", detail) if step.missing else (detail,)
    title = text.format(name=framework.competence[code].brief)
    return Offer("position", step.competences, title, details)


def certifiable_words(record: Record) -> list[str]:
    """Why somebody may sit, or what is missing, the longest form first."""
    count, needed = sum(record.certifiable), CERTIFIABLE_COMPETENCES
    if record.is_certifiable:
        long = ngettext(
            "{n} compétence au niveau 1 ou plus : il en faut {needed}",
            "{n} compétences au niveau 1 ou plus : il en faut {needed}",
            count,
        ).format(n=count, needed=needed)
        return [long, _("{n} au niveau 1, il en faut {needed}").format(n=count, needed=needed)]
    missing = ngettext(
        "Il manque {n} compétence au niveau 1",
        "Il manque {n} compétences au niveau 1",
        record.missing,
    ).format(n=record.missing)
    return [missing, missing]


def last_words(record: Record) -> list[str]:
    """What was reached last, the longest form first."""
    known = sum(record.positioned)
    last = record.history.last
    if last is None:
        said = ngettext(
            "{n} compétence positionnée sur {most}",
            "{n} compétences positionnées sur {most}",
            known,
        ).format(n=known, most=COMPETENCES)
        return [said]
    score = _("pas de score") if last.pix is None else _("{n} pix").format(n=last.pix)
    if last.level:
        from pixsim.rules.global_levels import level_in_words

        score = f"{score}, {level_in_words(last.level)}"
    return [
        _("Dernière épreuve blanche : {score}").format(score=score),
        _("Dernière : {score}").format(score=score),
    ]


def state_words(record: Record, framework: Framework) -> tuple[str, str]:
    """For a list of people: a sign, and the state in words."""
    history = record.history
    if record.problem:
        return "✗", _("profil illisible")
    if history.exam is not None:
        text = _("épreuve en cours : question {n} sur {length}")
        return "…", text.format(n=history.exam.number, length=history.exam.length)
    if record.is_certifiable:  # whatever is under way besides: the exam is open
        return "✓", _("certifiable")
    if history.positionings:
        text = _("positionnement en cours : {code}")
        return "…", text.format(
            code=competence_label(history.positionings[0].competence, framework)
        )
    if not any(record.positioned):
        return "○", _("à positionner")
    text = _("pas encore certifiable : {n} sur {needed}")
    return "○", text.format(n=sum(record.certifiable), needed=CERTIFIABLE_COMPETENCES)


# ---- one competence


def level_words(level: int | None, pix: int) -> str:
    """What is known in one competence; None: nothing yet."""
    if level is None:
        return _("pas encore positionné")
    most = MOST_LEVEL * PIX_PER_LEVEL
    return _("niveau {level}, {pix} pix sur {most}").format(level=level, pix=pix, most=most)


def level_known(record: Record, framework: Framework, code: str) -> int | None:
    """The level in one competence; None where nothing is known yet."""
    place = framework.competence_index[code]
    return record.levels[place] if record.positioned[place] else None


def begun_words(record: Record, code: str) -> str:
    """That a positioning is under way in one competence; empty where none is."""
    begun = next((p for p in record.history.positionings if p.competence == code), None)
    if begun is None:
        return ""
    return ngettext(
        "Positionnement en cours : {n} réponse donnée.",
        "Positionnement en cours : {n} réponses données.",
        begun.answers,
    ).format(n=begun.answers)


def position_words(record: Record, framework: Framework, code: str) -> str:
    """What being positioned in one competence is called, of who may have been already."""
    if begun_words(record, code):
        return _("Reprendre le positionnement")
    known = level_known(record, framework, code) is not None
    return _("Se positionner de nouveau") if known else wishes.POSITION


def covered_words() -> str:
    """Before the subjects of a competence."""
    return _("Ce qu'elle couvre")


# ---- people


WHO_PRACTISES = _("Qui s'entraîne ?")
NEW_PERSON = _("Nouvelle personne")
CHANGE_PERSON = _("Changer de personne")
OPEN_FILE = _("Ouvrir un profil ou une liste de classe")
SEE_SAMPLES = _("Voir des exemples inventés")
THIRD = 33  # percent: what is granted most often, a third of the time more


def delete_words(name: str) -> str:
    """Removing somebody."""
    return _("Supprimer {name}…").format(name=name)


def edit_words() -> str:
    """Changing what is known of somebody."""
    return _("Modifier : nom, temps majoré")


def welcome_words() -> tuple[str, str]:
    """What pixsim is for, and the first question."""
    return (
        _(
            "Ici, on s'entraîne à la certification Pix, selon les règles officielles, et rien ne "
            "quitte cet ordinateur."
        ),
        _("Comment vous appelez-vous ?"),
    )


def extra_time_words() -> str:
    """What is ticked by who has extra time."""
    return _("J'ai droit à un temps majoré (un tiers de plus)")


def no_name_words() -> str:
    """Where nothing was typed."""
    return _("Écrivez d'abord votre nom : un prénom ou un surnom suffit.")


def steps_ahead() -> tuple[tuple[str, str], ...]:
    """What comes next for somebody new: a title, and how long."""
    return (
        (wishes.POSITION, _("environ 20 questions par compétence")),
        (_("Être certifiable"), _("niveau 1 dans 5 compétences")),
        (_("Passer l'épreuve"), _("jusqu'à 48 questions en 1 h 45")),
    )
