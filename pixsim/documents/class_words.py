"""The report on a class in French words: the one source of its text, its page and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pixsim.documents.class_facts import (
    STATES,
    ClassFacts,
    CompetenceFacts,
    LastMock,
    PersonFacts,
    State,
)
from pixsim.foundation.i18n import LANGUAGE, decimal, forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date, short_date
from pixsim.framework import Framework
from pixsim.report.wording import level_mark
from pixsim.rules.global_levels import level_in_words
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain_line


@dataclass(frozen=True, slots=True)
class PersonWords:
    """One row: how far somebody is, and what to do next."""

    name: str
    mark: str
    state: str
    pix: str
    last: str
    next: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """One competence of a class; `names` of those who should work on it."""

    code: str
    name: str
    area: str
    mean: str
    reached: str
    count: str
    names: str


@dataclass(frozen=True, slots=True)
class DomainMean:
    """One domain; `share` of its gauge, from 0 to 1."""

    code: str
    name: str
    mean: str
    share: float


@dataclass(frozen=True, slots=True)
class ClassWords:
    """All that the report says; no control character, French spaces in place.

    Attributes
    ----------
    codes : tuple of str
        Heads of the columns of levels.
    """

    banner: str
    title: str
    subtitle: str
    counts: tuple[str, ...]
    people: tuple[PersonWords, ...]
    codes: tuple[str, ...]
    areas: tuple[str, ...]
    domains: tuple[DomainMean, ...]
    subjects: tuple[SubjectWords, ...]
    notes: tuple[str, ...]
    date: str
    language: str = LANGUAGE


def class_words(facts: ClassFacts, framework: Framework, *, goal_hint: str = "") -> ClassWords:
    """The words of a report on a class.

    Parameters
    ----------
    facts : ClassFacts
    framework : Framework
    goal_hint : str
        Said of who is certifiable where no goal is set; by default which option sets it.
    """
    has_goal = any(person.goal is not None for person in facts.people)
    hint = goal_hint or _("objectif à fixer (--goal)")
    return ClassWords(
        banner=french_spaces(
            _("NON OFFICIEL : résultats d'entraînement. pixsim n'est pas affilié à Pix.")
        ),
        title=plain_line(facts.title),
        subtitle=french_spaces(_size_words(len(facts.people), facts.made)),
        counts=tuple(
            french_spaces(_people_words(s, facts.count(s), has_goal=has_goal))
            for s in STATES
            if facts.count(s)
        ),
        people=tuple(_person_words(person, framework, hint) for person in facts.people),
        codes=tuple(competence.code for competence in framework.competences),
        areas=tuple(competence.area for competence in framework.competences),
        domains=tuple(_domain_mean(code, mean, framework) for code, mean in facts.domains),
        subjects=tuple(_subject_words(row, framework) for row in facts.competences),
        notes=tuple(map(french_spaces, _note_lines())),
        date=facts.made.isoformat(),
    )


def _size_words(n: int, made: date) -> str:
    said = ngettext("{n} personne, au {day}", "{n} personnes, au {day}", n)
    return said.format(n=n, day=long_date(made))


def _people_words(state: State, n: int, *, has_goal: bool) -> str:
    one, many = {
        "ready": forms(
            "{n} personne est prête : certifiable, et l'objectif atteint à la dernière épreuve blanche",
            "{n} personnes sont prêtes : certifiables, et l'objectif atteint à la dernière épreuve blanche",
        ),
        "may_sit": forms(
            "{n} personne est certifiable, sans avoir atteint l'objectif",
            "{n} personnes sont certifiables, sans avoir atteint l'objectif",
        )
        if has_goal
        else forms("{n} personne est certifiable", "{n} personnes sont certifiables"),
        "not_yet": forms(
            "{n} personne n'est pas encore certifiable",
            "{n} personnes ne sont pas encore certifiables",
        ),
        "unreadable": forms(
            "{n} profil ne peut pas être lu",
            "{n} profils ne peuvent pas être lus",
        ),
    }[state]
    return ngettext(one, many, n).format(n=n)


def _person_words(person: PersonFacts, framework: Framework, hint: str) -> PersonWords:
    mark, state = _state_words(person)
    codes = range(len(framework.competences))
    return PersonWords(
        name=plain_line(person.name),
        mark=mark,
        state=state,
        pix=str(person.pix) if person.levels else "–",
        last=french_spaces(_last_mock_words(person.last)),
        next=french_spaces(_next_step_words(person, framework, hint)),
        levels=tuple(_level_words(person, k) for k in codes),
    )


def _state_words(person: PersonFacts) -> tuple[str, str]:
    return {
        "ready": ("✓", _("peut y aller")),
        "may_sit": ("●", _("certifiable")),
        "not_yet": ("○", _("pas encore")),
        "unreadable": ("✗", _("profil illisible")),
    }[person.state]


def _level_words(person: PersonFacts, k: int) -> str:
    """A level; a dash below 1; nothing where nothing is known."""
    return level_mark(person.levels[k]) if person.levels and person.positioned[k] else ""


def _last_mock_words(last: LastMock | None) -> str:
    if last is None:
        return _("aucune")
    status = _("obtenue") if last.obtained else _("non obtenue")
    if last.cancelled:
        status = _("annulée")
    score = "" if last.pix is None else _("{pix} pix").format(pix=last.pix)
    when = short_date(last.on)
    return ", ".join(
        part
        for part in (last.rules.upper(), score, level_in_words(last.level), status, when)
        if part
    )


def _next_step_words(person: PersonFacts, framework: Framework, hint: str) -> str:
    """What to do next; the competences to work on by their short names."""
    if person.state == "unreadable":
        return _("réparer le profil")
    names = ", ".join(f"{code} {framework.competence[code].brief}" for code in person.work_on)
    if person.state == "not_yet":
        if not any(person.positioned):
            return _("se positionner")
        said = ngettext(
            "amener {n} compétence au niveau 1",
            "amener {n} compétences au niveau 1",
            person.missing,
        ).format(n=person.missing)
        return _("{what} : {names}").format(what=said, names=names) if names else said
    return ", ".join(part for part in (_reason_words(person, hint), names) if part)


def _reason_words(person: PersonFacts, hint: str) -> str:
    """Why somebody certifiable is ready, or not yet."""
    last, goal = person.last, person.goal
    if last is None:
        return _("passer une épreuve blanche")
    if last.cancelled:
        return _("épreuve annulée : en passer une autre")
    if last.open_report:
        return _("un signalement attend le jury")
    if not last.obtained:
        return _("passer une autre épreuve blanche")
    if goal is None:
        return hint
    said = (
        _("{pix} pix pour {goal} visés")
        if person.state == "ready"
        else _("{pix} pix sur {goal} visés")
    )
    return said.format(pix=0 if last.pix is None else last.pix, goal=goal)


def _domain_mean(code: str, mean: float | None, framework: Framework) -> DomainMean:
    names = {area.code: area.name for area in framework.areas}
    share = 0.0 if mean is None else mean / framework.max_level
    return DomainMean(code, names[code], _mean_words(mean), min(share, 1.0))


def _mean_words(mean: float | None) -> str:
    return "–" if mean is None else decimal(mean)


def _subject_words(row: CompetenceFacts, framework: Framework) -> SubjectWords:
    competence = framework.competence[row.code]
    return SubjectWords(
        code=row.code,
        name=competence.name,
        area=competence.area,
        mean=_mean_words(row.mean),
        reached=french_spaces(_("{n} sur {total}").format(n=row.reached, total=row.positioned))
        if row.positioned
        else "–",
        count=str(len(row.to_work)),
        names=", ".join(map(plain_line, row.to_work)),
    )


def _note_lines() -> list[str]:
    return [
        _(
            "Niveaux et pix sont ceux des profils ; un blanc : pas positionné, un tiret : niveau 0, ou "
            "personne à compter."
        ),
        _(
            "Peut y aller : certifiable, et la dernière épreuve blanche, sans signalement qui attende, "
            "atteint l'objectif que fixe le formateur."
        ),
        _(
            "À travailler : les erreurs de la dernière épreuve blanche, que l'entraînement reprend "
            "d'abord en questions neuves ; sans elle, ce qui manque pour être certifiable."
        ),
        _("Les épreuves passées par un candidat simulé ne comptent pas."),
    ]
