"""A rehearsal line by line: no screen, no colour, for screen readers and simple terminals."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from pixsim.ccp1 import speech
from pixsim.ccp1.debrief_words import debrief_lines
from pixsim.ccp1.events import INITIALS_LENGTH, NOTE_LENGTH
from pixsim.ccp1.words import Line
from pixsim.cli.output import ExitCode, say
from pixsim.i18n import gettext as _
from pixsim.report.wording import WIDTH
from pixsim.running.rehearsal import RehearsalRun
from pixsim.running.rehearsals import debriefs
from pixsim.session.events import EventRefusedError
from pixsim.store.journal import Journal, SittingInUseError
from pixsim.text.plain_text import plain_line

LEAVE, STOP = "q", "fin"
HOW = _("(Entrée : continuer · q : reprendre plus tard · fin : terminer la répétition ici)")


class LeftError(Exception):
    """The person leaves, to come back later."""


def rehearse_plainly(journal: Journal, name: str) -> None:
    """Go through what is left of a rehearsal; leaves with a code when another window has it."""
    try:
        with RehearsalRun(journal, name) as run:
            say(speech.status_text(run.rehearsal.plan.referential))
            try:
                while not run.rehearsal.finished:
                    _STAGES[run.rehearsal.stage](run)
            except (LeftError, click.Abort, EOFError):
                say(_("Tout est gardé : la même commande reprend ici."))
                return
            others = debriefs(journal, run.rehearsal.plan.profile_id)
    except SittingInUseError:
        say(_("Cette répétition est ouverte dans une autre fenêtre : fermez-la d'abord."), err=True)
        raise SystemExit(ExitCode.LOCKED) from None
    one = next(found for found in others if found.rehearsal.plan.id == name)
    _tell(debrief_lines(one, others))


def _tell(lines: Iterable[Line]) -> None:
    say("\n".join(text for text, _tone in lines))


def _ask(run: RehearsalRun, prompt: str) -> str | None:
    """What is typed; None once the rehearsal was ended here.

    Raises
    ------
    LeftError
    """
    typed = plain_line(str(click.prompt(prompt, default="", show_default=False))).strip()
    if typed.casefold() == LEAVE:
        raise LeftError
    if typed.casefold() == STOP:
        run.stop()
        return None
    return typed


def _before(points: Iterable[tuple[str, str]], run: RehearsalRun, begin: Callable[[], object]) -> None:  # fmt: skip
    for word, text in points:
        say(f"{word} : {text}")
    say(HOW)
    if _ask(run, _("Commencer")) is not None:
        begin()


def _drawn(run: RehearsalRun) -> None:
    _before(speech.drawn_points(run.rehearsal), run, run.begin)


def _before_interview(run: RehearsalRun) -> None:
    _before(speech.before_interview_points(run.rehearsal, run.now()), run, run.next_question)


def _presentation(run: RehearsalRun) -> None:
    """A phase ends with Enter; anything else typed marks the moment, with these words."""
    run.tick()
    _tell(speech.presentation_lines(run.rehearsal, run.now(), WIDTH))
    say(_("(Entrée : phase suivante · quelques mots : noter ce moment · t : l'heure · q · fin)"))
    typed = _ask(run, _("Phase {n}").format(n=run.rehearsal.phase))
    if typed == "":
        run.next_phase()
    elif typed and typed.casefold() != "t":
        run.note(run.flag(), typed[:NOTE_LENGTH])


def _interview(run: RehearsalRun) -> None:
    run.tick()
    _tell(speech.interview_lines(run.rehearsal, run.now(), WIDTH))
    say(speech.clock_text(run.rehearsal, run.now()))
    if _ask(run, _("Entrée quand la réponse est terminée")) is not None:
        run.next_question()


def _points(run: RehearsalRun) -> None:
    for number, question in enumerate(run.rehearsal.plan.questions, 1):
        _tell(speech.points_lines(run.rehearsal, number, WIDTH))
        for point, text in enumerate(question.covers, 1):
            typed = _ask(run, _("{text} · dit ? (o/n)").format(text=text))
            if typed is None:
                return
            said = typed.casefold().startswith("o")
            if said != (point in run.rehearsal.asked[number - 1].points):
                run.tick_point(number, point, said=said)
    run.close_points()


def _grids(run: RehearsalRun) -> None:
    if run.rehearsal.grid is None and not _open(run):
        return
    grid = run.rehearsal.grid
    assert grid is not None
    say(speech.grid_head(run.rehearsal, grid))
    _tell(speech.scale_lines(run.rehearsal.plan.referential, WIDTH))
    for code, text in run.rehearsal.plan.referential.criteria:
        while code in speech.unrated(run.rehearsal):
            typed = _ask(run, f"{code} {text} (0 1 2 3 -)")
            if typed is None:
                return
            if typed in ("0", "1", "2", "3", "-", "–"):
                run.rate(code, int(typed) if typed.isdigit() else None)
    run.close_grid()


def _open(run: RehearsalRun) -> bool:
    """Whose grid is next; False where nobody's is."""
    if not run.rehearsal.grids:
        run.open_grid()
        return True
    title = _("Passez le clavier à l'assesseur {n}").format(n=len(run.rehearsal.grids))
    typed = _ask(run, f"{title} ; {_('ses initiales')}")
    if not typed:
        return False
    try:
        run.open_grid(typed[:INITIALS_LENGTH])
    except EventRefusedError:
        say(_("Ces initiales ont déjà rempli une grille."))
        return False
    return True


_STAGES: dict[str, Callable[[RehearsalRun], None]] = {
    "drawn": _drawn,
    "presentation": _presentation,
    "before_interview": _before_interview,
    "interview": _interview,
    "points": _points,
    "grids": _grids,
}
