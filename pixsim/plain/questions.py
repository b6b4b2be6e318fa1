"""One question: what is said of it, and its answer read line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Protocol

from pixsim.bank.question import Answer, Question, QuestionField, language_of
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import is_yes
from pixsim.plain.commands import Command, Typed, help_line, read_command
from pixsim.plain.dialogue import Dialogue, Watch
from pixsim.plain.files import answer_file, file_lines
from pixsim.plain.signs import in_signs
from pixsim.plain.wording import letter_of, place_of
from pixsim.report.question import asking
from pixsim.report.question.answers import answer_lines
from pixsim.report.question.guide import guide_lines
from pixsim.running.act_trials import try_act
from pixsim.text.search import fold_for_search
from pixsim.text.terminal_text import plain_line
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.lines import answered, asks_for_help, spoken

AGAIN = _("recommencez (/recommencer)")


class Passed(Exception):
    """The person passes."""


class Stopped(Exception):
    """The person wants to stop."""


class Reporting(Exception):
    """The person reports a problem."""


class Desk(Protocol):
    """The sitting under way, as far as one question needs it."""

    @property
    def question(self) -> Question | None:
        """The present one."""

    @property
    def world(self) -> World | None:
        """Its world as it is now."""

    @property
    def skipping(self) -> str:
        """What passing means here."""

    @property
    def may_be_incomplete(self) -> bool:
        """Whether even nothing can be validated."""

    def place(self) -> tuple[str, int]:
        """Name of the sitting and place of the question."""

    def heading(self) -> list[str]:
        """What comes before the statement: which question, how much time."""

    def time_lines(self) -> list[str]:
        """What ``/heure`` says."""

    def news(self) -> list[str]:
        """What has come up since the last prompt."""

    def watch(self) -> bool:
        """Follow the clock; whether this question is not asked any more."""

    def keep(self, step: Callable[[], object]) -> bool:
        """Commit; where the disk refuses, say so."""

    def act(self, act: Act) -> None:
        """Do something in the world."""

    def restart(self) -> None:
        """Begin the world anew."""

    def done(self) -> Answer:
        """What was done in the world."""


_NUMBER = re.compile(r"[\d\s.,:/€%h-]*\d[\d\s.,:/€%h-]*")


def announce_timed(talk: Dialogue, question: Question, watch: Watch) -> None:
    """Before a timed question: say so, and wait until the person begins.

    Raises
    ------
    Passed, Stopped
        What the person wants instead.
    Overtaken, Closed
        See `Dialogue.ask`.
    """
    talk.blank()
    talk.say(asking.timed_text(question.timer).split("\n\n")[0])
    line = talk.ask(_("Entrée pour commencer, et lancer le chronomètre :"), watch)
    typed = read_command(line, (Command.SKIP, Command.STOP))
    if isinstance(typed, Typed):
        raise Passed if typed.command is Command.SKIP else Stopped


class Asker:
    """Says the present question of a desk, and reads its answer.

    Parameters
    ----------
    talk : Dialogue
    desk : Desk
    commands : tuple of Command
        What can be typed here, apart from those of simulators.
    """

    def __init__(self, talk: Dialogue, desk: Desk, commands: tuple[Command, ...]) -> None:
        self._talk, self._desk = talk, desk
        self._commands = commands

    @property
    def _question(self) -> Question:
        question = self._desk.question
        assert question is not None
        return question

    @property
    def _language(self) -> str:
        return language_of(self._question.id)

    @property
    def _known(self) -> tuple[Command, ...]:
        question = self._question
        if question.task is None:
            return self._commands
        last = Command.VALIDATE if question.is_done else Command.ANSWER
        return (*self._commands, last, Command.RESTART)

    # ---- said

    def read_out(self) -> None:
        """The question, always in the same order."""
        question, talk = self._question, self._talk
        talk.blank()
        talk.say(*self._desk.heading())
        mode, allowed = asking.mode_words(question)
        rules = f"{mode.capitalize()}. {allowed} {asking.language_words(question)}".strip()
        talk.say(rules)
        talk.say(question.statement, language=self._language)
        talk.options(question.options, self._language)
        if question.figure is not None:  # begun elsewhere: no sitting of this front has any
            talk.say(_("Image : {alt}").format(alt=question.figure.alt))
        talk.say(*file_lines(question))
        if question.attachments or question.figure is not None:
            talk.say(_("/fichier dit où, /fichier 1 le lit."))
        if self._desk.world is not None:
            said = _("Simulateur : tapez « {word} » pour ses mots, une action par ligne.")
            talk.say(said.format(word=self._desk.world.say("aide")))
            self._say_world()

    def _say_world(self) -> None:
        world = self._desk.world
        assert world is not None
        self._talk.say(*spoken(world.page()), language=self._language)

    # ---- read

    def answer(self) -> Answer:
        """An answer that the person has validated.

        Raises
        ------
        Passed, Stopped, Reporting
            What the person wants instead.
        Overtaken, Closed
            See `Dialogue.ask`.
        """
        while True:
            answer = self._read()
            lacking = asking.missing_answer_sentence(self._question, answer, again=AGAIN)
            if lacking is not None and not self._desk.may_be_incomplete:
                self._talk.say(lacking)
            elif self._question.is_done or self._is_confirmed(answer):
                self._talk.say(*self._desk.news())  # it may have been over during this last line
                return answer

    def _is_confirmed(self, answer: Answer) -> bool:
        self._talk.say(_("Vous répondez :"))
        self._talk.say(*answer_lines(self._question, answer), language=self._language)
        line = self._line(_("Entrée pour valider, n pour changer :"))
        if not line or is_yes(line) or fold_for_search(line) in ("v", "valider", "submit"):
            return True
        self._talk.say(_("Rien n'est validé."))
        return False

    def _read(self) -> Answer:
        question = self._question
        if question.task is not None:
            return self._in_world()
        if question.type == "QCU":
            return self._one_letter()
        if question.type == "QCM":
            return self._letters()
        if question.fields:
            return self._fields(question.fields)
        hint = _(" ({hint})").format(hint=question.placeholder) if question.placeholder else ""
        return (self._line(_("Votre réponse{hint} :").format(hint=hint)),)

    def _one_letter(self) -> Answer:
        count = len(self._question.options)
        while True:
            typed = self._line(_("Votre réponse, une lettre :"))
            place = place_of(typed, count)
            if place is not None:
                return (str(place + 1),)
            self._no_such(typed, count)

    def _letters(self) -> Answer:
        count = len(self._question.options)
        while True:
            typed = self._line(_("Vos réponses, deux lettres au moins, par exemple « a c » :"))
            words = typed.replace(",", " ").replace(";", " ").split()
            if len(words) == 1 and words[0].isalpha():
                words = list(words[0])
            places = [place_of(word, count) for word in words]
            if places and None not in places:
                return tuple(sorted({str(place + 1) for place in places if place is not None}))
            self._no_such(typed, count)

    def _no_such(self, typed: str, count: int) -> None:
        said = _("« {typed} » n'est pas une des lettres de a à {last}.")
        self._talk.say(said.format(typed=plain_line(typed[:40]), last=letter_of(count - 1)))

    def _fields(self, fields: tuple[QuestionField, ...]) -> Answer:
        given = []
        for number, field in enumerate(fields, 1):
            title = _("Champ {n} sur {all} : {label}").format(
                n=number, all=len(fields), label=field.label
            )
            given.append(self._chosen(title, field) if field.options else self._written(title))
        return tuple(given)

    def _written(self, title: str) -> str:
        """What is written in a field; asked again alone, the fields before it stay."""
        while True:
            typed = self._line(title, self._language)
            lacking = asking.text_missing((typed,))
            if lacking is None or self._desk.may_be_incomplete:
                return typed
            self._talk.say(lacking)

    def _chosen(self, title: str, field: QuestionField) -> str:
        while True:
            self._talk.say(title, language=self._language)
            self._talk.options(field.options, self._language)
            typed = self._line(_("Votre choix, une lettre :"))
            place = place_of(typed, len(field.options))
            if place is not None:
                return field.options[place]
            self._no_such(typed, len(field.options))

    # ---- simulators

    def _in_world(self) -> Answer:
        """Acts, until what was done or found is given."""
        prompt = (
            _("Votre action, ou /valider :")
            if self._question.is_done
            else _("Votre action, ou /répondre :")
        )
        while True:
            found = self._typed(prompt)
            if isinstance(found, str):
                self._do(found)
            elif found.command is Command.VALIDATE:
                return self._desk.done()
            elif found.command is Command.RESTART:
                if self._desk.keep(self._desk.restart):
                    self._talk.say(_("Tout est comme au début."))
                    self._say_world()
            elif found.command is Command.ANSWER:
                fields = self._question.fields
                if fields:
                    return self._fields(fields)
                return (found.rest or self._line(_("Votre réponse :")),)

    def _do(self, line: str) -> None:
        world = self._desk.world
        assert world is not None
        if asks_for_help(world, line):
            self._talk.say(*guide_lines(world))
        try:
            _following, acts, said = answered(world, in_signs(line), try_act)
        except KeyboardInterrupt:  # while it was tried: the process aside has ended with it
            self._talk.say(_("Interrompu : l'action n'est pas faite."))
            return
        if not acts:
            self._talk.say(*said, language=self._language)
            if not self._question.is_done and _NUMBER.fullmatch(line.strip()):
                hint = _("Si c'est votre réponse, tapez : /répondre {line}")
                self._talk.say(hint.format(line=line.strip()))
            return
        try:
            if all(self._desk.keep(partial(self._desk.act, act)) for act in acts):
                self._talk.say(*said, language=self._language)
        except Refused as refusal:
            self._talk.say(str(refusal), language=self._language)

    # ---- commands

    def _line(self, prompt: str, language: str = LANGUAGE) -> str:
        """A line that is no command."""
        while True:
            found = self._typed(prompt, language)
            if isinstance(found, str):
                return found

    def _typed(self, prompt: str, language: str = LANGUAGE) -> Typed | str:
        """A line, or a command of a simulator; the other commands are done here."""
        while True:
            self._talk.say(*self._desk.news())
            line = self._talk.ask(prompt, self._desk.watch, language)
            found = read_command(line, self._known)
            if isinstance(found, str) or found.command in (
                Command.VALIDATE,
                Command.ANSWER,
                Command.RESTART,
            ):
                return found
            self._carry_out(found)

    def _carry_out(self, typed: Typed) -> None:
        match typed.command:
            case Command.SKIP:
                raise Passed
            case Command.STOP:
                raise Stopped
            case Command.REPORT:
                raise Reporting
            case Command.READ:
                self.read_out()
            case Command.TIME:
                self._talk.say(*self._desk.time_lines())
            case Command.FILE:
                answer_file(self._talk, self._question, self._desk.place(), typed.rest)
            case _:
                self._help()

    def _help(self) -> None:
        lines = [help_line(command, self._desk.skipping) for command in self._known]
        self._talk.say(
            _("Tapez votre réponse, ou une de ces commandes."),
            *lines,
            _("Une réponse qui commence comme une commande : doublez la barre, //aide."),
        )
