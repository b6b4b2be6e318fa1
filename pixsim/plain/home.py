"""Home: who is there, what comes next, and everything that can be done, as a numbered list."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled
from pixsim.framework import Framework
from pixsim.plain import results, sitting, training
from pixsim.plain.coach import open_coach
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.wording import in_full
from pixsim.profile import Profile, read_profile
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting.clock import time_left
from pixsim.rules.common import NAMES
from pixsim.running.refusals import why
from pixsim.store.home import profiles_folder
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.profiles import UnknownProfileError, create_profile, free_id
from pixsim.store.people.wrong_dates import ahead_sentence, offer_sentence, set_dates_right
from pixsim.store.records.goal_glance import glance_at_goal
from pixsim.store.records.labels import labels_of
from pixsim.store.records.next_step import NextStep, next_step
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record
from pixsim.store.records.refresh import refresh
from pixsim.store.rooms.waiting import room_waiting
from pixsim.store.settings import read_settings, write_settings
from pixsim.store.sittings.journal import Journal, JournalError

LONGEST_NAME = 80


class Home:
    """The home of the plain front.

    Parameters
    ----------
    talk : Dialogue
    journal : Journal
    framework : Framework
    clock : callable
    rules : str, optional
        Of the exams begun here; asked each time when left out.
    """

    def __init__(
        self,
        talk: Dialogue,
        journal: Journal,
        framework: Framework,
        clock: Clock,
        rules: str | None = None,
    ) -> None:
        self._talk, self._journal, self._fixed_rules = talk, journal, rules
        self._framework, self._clock = framework, clock

    def run(self) -> None:
        """Until the person leaves.

        Raises
        ------
        Closed
        """
        self._talk.say(
            _("pixsim, entraînement à la certification Pix. Non officiel : pixsim n'est pas Pix.")
        )
        if waiting := room_waiting():
            self._talk.say(waiting)
        key = read_settings().last_candidate
        while True:
            records = refresh(self._framework, self._journal.notice)
            record = next((r for r in records.own if r.id == key and not r.problem), None)
            if record is None:
                chosen = self._someone([r for r in records.records if not r.problem])
                if chosen is None:
                    return
                key = chosen
                record = next(
                    (
                        r
                        for r in refresh(self._framework, self._journal.notice).records
                        if r.id == key
                    ),
                    None,
                )
                if record is None:
                    continue
            wanted = self._menu(record)
            if wanted == "leave":
                self._talk.say(_("Au revoir."))
                return
            if wanted == "change":
                key = ""
            else:
                self._remember(record)
                self._do(wanted, record)
                key = record.id

    # ---- who

    def _someone(self, records: list[Record]) -> str | None:
        """Somebody of the list, or somebody new; None: leave."""
        labels = labels_of(records)
        people = [(r.id, _listed(r, labels[r.id])) for r in records]
        ways = [("new", _("Nouveau candidat")), *people, ("leave", _("Quitter"))]
        while True:
            self._talk.blank()
            chosen = self._talk.choose(_("Qui êtes-vous ?"), ways)
            if chosen == "leave":
                return None
            if chosen != "new":
                return chosen
            made = self._new()
            if made is not None:
                return made

    def _new(self) -> str | None:
        name = self._talk.ask(_("Votre nom, un prénom ou un surnom suffit :"))[:LONGEST_NAME]
        if not name:
            return None
        extra = self._talk.choose(
            _("Avez-vous droit à un temps majoré, un tiers de plus ?"),
            [("0", _("Non")), ("33", _("Oui"))],
        )
        try:
            taken = taken_ids(self._framework, lambda: self._journal)
            wanted = Profile(id=free_id(name, ()), name=name, extra_time_percent=int(extra))
            made, _path = create_profile(wanted, taken)
        except (JournalError, DataError, OSError, UnknownProfileError) as error:
            self._talk.say(why(error))
            return None
        except ValueError:  # of pydantic: a name with what no name has
            self._talk.say(_("Ce nom ne convient pas : des lettres, des chiffres, des espaces."))
            return None
        return made.id

    def _remember(self, record: Record) -> None:
        settings = read_settings()
        if not record.sample and settings.last_candidate != record.id:
            with contextlib.suppress(OSError):  # a choice not remembered is no reason to stop
                write_settings(replace(settings, last_candidate=record.id))

    # ---- what

    def _menu(self, record: Record) -> str:
        talk = self._talk
        talk.blank()
        talk.say(*self._standing(record))
        goal = None if record.sample else glance_at_goal(record.id)
        step = next_step(record, tuple(self._framework.competence), self._clock(), goal=goal)
        return talk.choose(_("Que voulez-vous faire ?"), self.ways(record, step))

    def ways(self, record: Record, step: NextStep | None) -> list[tuple[str, str]]:
        """What can be done, the next step first; the exam comes before what else was begun."""
        ways: list[tuple[str, str]] = []
        if record.is_ahead(self._clock()):
            ways.append(("set_dates_right", _("Corriger les dates du profil")))
        exam = ("exam", _("Passer une certification blanche"))
        if step is not None and step.kind == "resume_exam":
            ways.append(("resume_exam", self._resuming(step)))
        if step is not None and step.kind == "today":
            ways.append(("coach", _("Aujourd'hui : {n} minutes").format(n=step.minutes)))
        if record.is_certifiable:
            ways.append(exam)
        if record.history.positionings:
            begun = record.history.positionings[0]
            name = self._framework.competence[begun.competence].name
            said = _("Reprendre le positionnement : {name}").format(name=name)
            ways.append(("resume_positioning", said))
        ways += [("position", _("Se positionner")), ("practise", _("S'entraîner"))]
        if not record.is_certifiable:
            ways.append(exam)
        if step is None or step.kind != "today":
            ways.append(("coach", _("Mon objectif : préparer une date")))
        return [
            *ways,
            ("past", _("Résultats passés")),
            ("progress", _("Mes progrès")),
            ("change", _("Changer de candidat")),
            ("leave", _("Quitter")),
        ]

    def _standing(self, record: Record) -> list[str]:
        known, count = sum(record.positioned), sum(record.certifiable)
        said = [
            record.name + ".",
            ngettext(
                "{n} compétence positionnée sur {all}.",
                "{n} compétences positionnées sur {all}.",
                known,
            ).format(n=known, all=len(record.positioned)),
        ]
        if record.newest is not None and record.is_ahead(self._clock()):
            said.append(offer_sentence(record.newest))
        if record.is_certifiable:
            said.append(_("Certifiable : vous pouvez passer l'épreuve."))
        else:
            said.append(
                ngettext(
                    "Pas encore certifiable : {n} compétence au niveau 1 sur {needed}.",
                    "Pas encore certifiable : {n} compétences au niveau 1 sur {needed}.",
                    count,
                ).format(n=count, needed=CERTIFIABLE_COMPETENCES)
            )
        return said

    def _resuming(self, step: NextStep) -> str:
        said = _("Reprendre l'épreuve à la question {n} sur {length}").format(
            n=step.number, length=step.length
        )
        if step.remaining:
            said += _(", il reste {left}").format(left=in_full(time_left(step.remaining)))
        return said

    def _do(self, wanted: str, record: Record) -> None:
        talk, journal, framework, clock = self._talk, self._journal, self._framework, self._clock
        exam = record.history.exam
        if wanted == "resume_exam" and exam is not None:
            sitting.resume(talk, exam.sitting, journal, framework, clock)
            return
        try:
            profile = read_profile(_file_of(record), framework)
        except DataError as error:
            talk.say(why(error))
            return
        if wanted == "exam":
            rules = self._rules(record)
            if rules is not None:
                sitting.begin(talk, profile, journal, framework, clock, rules=rules)
        elif wanted == "set_dates_right":
            said = ahead_sentence(profile, clock())
            set_dates_right(profile, clock(), framework)
            talk.say(said)
        elif wanted == "past":
            results.past(talk, profile, journal, framework)
        elif wanted == "progress":
            results.show_progress(talk, profile, journal, framework)
        elif wanted == "coach":
            if open_coach(talk, profile, journal, framework, clock, self._fixed_rules):
                self._do("exam", record)
        elif wanted == "practise":
            training.practise(talk, profile, journal, clock, self._fixed_rules)
        else:
            begun = record.history.positionings
            code = begun[0].competence if wanted == "resume_positioning" and begun else None
            if training.position(talk, profile, journal, clock, code):
                self._do("exam", record)

    def _rules(self, record: Record) -> str | None:
        """Which exam; the last choice of the person is said."""
        if self._fixed_rules is not None:
            return self._fixed_rules
        last = read_settings().rules_of(record.id)
        order = sorted(NAMES, key=lambda name: name != last)
        ways = [(name, REPORTS[name].label()) for name in order]
        chosen = self._talk.choose(_("Quelle épreuve ?"), [*ways, ("back", _("Revenir"))])
        if chosen == "back":
            return None
        with contextlib.suppress(OSError):
            write_settings(read_settings().with_rules(record.id, chosen))
        return chosen


def _listed(record: Record, name: str) -> str:
    """A person in a list; an exam under way is not left behind."""
    exam = record.history.exam
    if record.sample:
        name = _("{name} (exemple inventé)").format(name=name)
    if exam is None:
        return name
    return _("{name} : épreuve en cours, question {n} sur {length}").format(
        name=name, n=exam.number, length=exam.length
    )


def _file_of(record: Record) -> Path:
    folder = bundled("profiles") if record.sample else profiles_folder()
    return folder / record.file
