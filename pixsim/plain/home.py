"""Home: who is there, what comes next, and everything that can be done, as a numbered list."""

from __future__ import annotations

from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.journeys.context import Context
from pixsim.journeys.home import carry_out
from pixsim.journeys.people import new_person
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.follow_journey import follow_journey
from pixsim.plain.wording import spell_out
from pixsim.report.sitting.clock import time_left
from pixsim.running.exam_refusals import failure_words
from pixsim.store.people.candidates import read_candidate
from pixsim.store.people.wrong_dates import offer_sentence
from pixsim.store.records.cache import Records
from pixsim.store.records.goal_glance import glance_at_goal
from pixsim.store.records.labels import labels_of
from pixsim.store.records.next_step import NextStep, next_step
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record
from pixsim.store.records.refresh import refresh_records
from pixsim.store.rooms.unread_link import room_waiting
from pixsim.store.settings import read_settings, remember_candidate
from pixsim.store.sittings.journal import Journal

WISHES = {"resume_exam": "resume"}


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
        self._talk, self._rules = talk, rules
        self._context = Context(journal, framework, clock, shows=False)

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
            records = self._records()
            record = next((r for r in records.own if r.id == key and not r.problem), None)
            if record is None:
                chosen = self._someone([r for r in records.records if not r.problem])
                if chosen is None:
                    return
                key = chosen
                record = self._records().by_id(key)
                if record is None:
                    continue
            wanted = self._menu(record)
            if wanted == "leave":
                self._talk.say(_("Au revoir."))
                return
            if wanted == "change":
                key = ""
            elif wanted == "guides":
                self._read_guide()
            else:
                if not record.sample:
                    remember_candidate(record.id)
                self._do(wanted, record)
                key = record.id

    def _records(self) -> Records:
        """Everybody as the files and the journal say now."""
        return refresh_records(self._context.framework, self._context.journal.notice)

    # ---- who

    def _someone(self, records: list[Record]) -> str | None:
        """Somebody of the list, or somebody new; None: leave."""
        labels = labels_of(records)
        people = [(r.id, _record_line(r, labels[r.id])) for r in records]
        ways = [
            ("new", _("Nouveau candidat")),
            *people,
            ("guides", wishes.GUIDES),
            ("leave", _("Quitter")),
        ]
        while True:
            self._talk.blank()
            chosen = self._talk.choose(_("Qui êtes-vous ?"), ways)
            if chosen == "leave":
                return None
            if chosen == "guides":
                self._read_guide()
                continue
            if chosen != "new":
                return chosen
            made = follow_journey(self._talk, self._context, new_person(self._context))
            if made is not None:
                return made

    def _read_guide(self) -> None:
        """One page of the manual."""
        from pixsim.manual.terminal_text import terminal_text
        from pixsim.manual.topics import all_pages  # rarely wanted

        pages = {page.topic: page for page in all_pages()}
        topics = [(topic, page.title) for topic, page in pages.items()]
        chosen = self._talk.choose(_("Guides"), [*topics, ("leave", _("Retour"))])
        if chosen != "leave":
            for line in terminal_text(pages[chosen].text, self._talk.width).split("\n"):
                self._talk.exact(line)

    # ---- what

    def _menu(self, record: Record) -> str:
        talk = self._talk
        talk.blank()
        talk.say(*self._standing(record))
        goal = None if record.sample else glance_at_goal(record.id)
        codes = tuple(self._context.framework.competence)
        step = next_step(record, codes, self._context.clock(), goal=goal)
        return talk.choose(_("Que voulez-vous faire ?"), self.ways(record, step))

    def ways(self, record: Record, step: NextStep | None) -> list[tuple[str, str]]:
        """What can be done, the next step first; the exam comes before what else was begun."""
        ways: list[tuple[str, str]] = []
        if record.is_ahead(self._context.clock()):
            ways.append(("set_dates_right", wishes.SET_DATES_RIGHT))
        exam = ("exam", wishes.SIT)
        if step is not None and step.kind == "resume_exam":
            ways.append(("resume_exam", self._resuming(step)))
        if step is not None and step.kind == "today":
            ways.append(("coach", wishes.TODAY.format(n=step.minutes)))
        if record.is_certifiable:
            ways.append(exam)
        if record.history.positionings:
            begun = record.history.positionings[0]
            name = self._context.framework.competence[begun.competence].name
            said = wishes.RESUME_POSITIONING.format(name=name)
            ways.append(("resume_positioning", said))
        ways += [("position", wishes.POSITION), ("practise", wishes.PRACTISE)]
        if not record.is_certifiable:
            ways.append(exam)
        if step is None or step.kind != "today":
            ways.append(("coach", wishes.GOAL))
        return [
            *ways,
            ("past", wishes.PAST),
            ("progress", _("Mes progrès")),
            ("change", _("Changer de candidat")),
            ("guides", wishes.GUIDES),
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
        if record.newest is not None and record.is_ahead(self._context.clock()):
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
            said += _(", il reste {left}").format(left=spell_out(time_left(step.remaining)))
        return said

    def _do(self, wanted: str, record: Record) -> None:
        code: tuple[str, ...] = ()
        if wanted == "resume_positioning" and record.history.positionings:
            wanted, code = "position", (record.history.positionings[0].competence,)
        try:
            profile = read_candidate(record, self._context.framework)
        except DataError as error:
            self._talk.say(failure_words(error))
            return
        journey = carry_out(
            self._context,
            WISHES.get(wanted, wanted),
            profile,
            code,
            record=record,
            rules=self._rules,
        )
        follow_journey(self._talk, self._context, journey)


def _record_line(record: Record, name: str) -> str:
    """A person in a list; an exam under way is not left behind."""
    exam = record.history.exam
    if record.sample:
        name = _("{name} (exemple inventé)").format(name=name)
    if exam is None:
        return name
    return _("{name} : épreuve en cours, question {n} sur {length}").format(
        name=name, n=exam.number, length=exam.length
    )
