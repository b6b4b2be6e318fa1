"""``pixsim exam --room ADDRESS``: the exam of a room elsewhere, at one's own terminal."""

from __future__ import annotations

import re
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.fronts.plain import plain_width, wants_plain
from pixsim.cli.fronts.terminal import has_terminal
from pixsim.cli.sources import load_the_bank, open_journal
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.cli.remote_room.candidate_prompts import CandidatePrompts
    from pixsim.running.exam import Exam
    from pixsim.running.room.link import Link, Sender
    from pixsim.store.rooms.links import KeptLink
    from pixsim.store.sittings.journal import Journal

_ADDRESS = re.compile(r"(https?://)?([^/\s:#]+)(:\d{1,5})?/?")
PORT = ":8480"
EVERY = 2.0  # seconds between two looks at the door


def exam_of_room(typed: str) -> None:
    """Come in, sit, and send what happens."""
    from pixsim.cli.remote_room.candidate_prompts import PlainPrompts, TerminalPrompts

    address = read_address(typed)
    if wants_plain():
        from pixsim.plain.dialogue import Closed, Dialogue

        talk = Dialogue(width=plain_width())
        try:
            _sit_in_room(address, PlainPrompts(talk))
        except Closed:
            talk.say(_("Fermé. Ce qui était validé est enregistré ; la même commande le reprend."))
            raise SystemExit(ExitCode.OK) from None
    if not has_terminal():
        say(
            _("L'épreuve d'une salle se passe dans un terminal, ou ligne par ligne avec --plain."),
            err=True,
        )
        raise SystemExit(ExitCode.USAGE)
    _sit_in_room(address, TerminalPrompts())


def _sit_in_room(address: str, prompts: CandidatePrompts) -> NoReturn:
    from pixsim.running.room.link import Link
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.store.rooms.links import KeptLink, keep_link, read_link

    kept = read_link(address)
    if kept is None:
        from secrets import token_urlsafe

        kept = KeptLink(token_urlsafe(32))
    link = Link(address, kept.token)
    try:
        about = _ask_about_room(link, kept, prompts)
        if about is not None:
            if kept.number not in (0, about["number"]):
                kept = KeptLink(kept.token)  # another room, on the same machine
            keep_link(address, kept)
            kept = _join_room_and_enter(link, address, about, kept, prompts)
    except OrderRefusedError as error:
        _leave_refused(error)
    _sit_exam(link, address, kept, prompts)


def read_address(typed: str) -> str:
    """An address as people write it, whole; leaves with a message when it is none.

    Where it has no port: that of rooms, or with ``https://`` that of a proxy.
    """
    found = _ADDRESS.fullmatch(typed.strip())
    if found is None:
        raise click.BadParameter(
            _("une adresse comme http://192.168.1.12:8480 est attendue."), param_hint="--room"
        )
    scheme, port = found[1] or "http://", found[3] or ""
    return f"{scheme}{found[2]}{port or ('' if scheme == 'https://' else PORT)}"


def _ask_about_room(link: Link, kept: KeptLink, prompts: CandidatePrompts) -> dict[str, Any] | None:
    """The room; None where it does not answer and the person goes on without it."""
    from pixsim.running.room.remote import UnreachableError, UntrustedError

    try:
        return link.about()
    except UntrustedError as error:
        _leave_refused(error)
    except UnreachableError as error:
        if not kept.sitting or kept.state in ("ended", "read"):
            _leave_refused(error)
        prompts.say(_("La salle ne répond pas, mais votre épreuve est sur cet ordinateur."))
        if not prompts.agrees(_("Continuer sans elle ? Le surveillant verra la reprise")):
            raise SystemExit(ExitCode.NEGATIVE) from None
        return None


def _join_room_and_enter(
    link: Link, address: str, about: dict[str, Any], kept: KeptLink, prompts: CandidatePrompts
) -> KeptLink:
    """Through the door: identity, instructions, permission, code; the sitting in this journal."""
    from pixsim.session.rule_sets import read_plan
    from pixsim.store.rooms.links import KeptLink, keep_link

    place = _("Session {n}, {place}").format(n=about["number"], place=about["place"])
    prompts.say(place)
    seat = _ask_identity(link, about, kept, prompts)
    if seat["state"] not in (None, "started"):
        from pixsim.cli.remote_room.result import show_result

        if kept.sitting:
            _send_remaining_events(link, kept)
        prompts.say(_("Test terminé."))
        show_result(link, address, kept, prompts, wait=False)
        raise SystemExit(ExitCode.OK)
    if not seat["instructed"]:
        _print_instructions(link, about, seat, prompts)
    if kept.sitting:
        link.back()
    _wait_for_permission(link, prompts)
    entered = ask_code(link, prompts)
    plan = read_plan(entered["plan"])
    if not kept.sitting:
        with closing(open_journal()) as journal:
            journal.create(plan)
        kept = KeptLink(kept.token, about["number"], plan.id, "under_way")
        keep_link(address, kept)
    return kept


def _ask_identity(
    link: Link, about: dict[str, Any], kept: KeptLink, prompts: CandidatePrompts
) -> dict[str, Any]:
    """Who one is: asked until the room knows, and not again after an interruption."""
    from pixsim.report.room.wording import refusal_sentence
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.running.room.remote import UnreachableError

    if kept.sitting:
        return link.seat()
    while True:
        first = prompts.ask(_("Prénom"))
        last = prompts.ask(_("Nom"))
        birth = prompts.ask(_("Date de naissance (jj/mm/aaaa)")) if about["asks_birth"] else ""
        while True:
            try:
                return link.join(first, last, birth)
            except UnreachableError:
                raise
            except OrderRefusedError as error:
                prompts.wrong(refusal_sentence(error.error))
                if error.error != "move_asked":
                    break
                if not prompts.agrees(_("Le surveillant l'a autorisé : entrer")):
                    raise SystemExit(ExitCode.NEGATIVE) from None


def _print_instructions(
    link: Link, about: dict[str, Any], seat: dict[str, Any], prompts: CandidatePrompts
) -> None:
    from pixsim.report.room.instructions import room_points

    points = room_points(
        about["rules"],
        seat["extra_time_percent"],
        about.get("seeded", 0),
        offline=about.get("offline", False),
        at_terminal=True,
    )
    prompts.instruct(seat["name"], points)
    if dates := link.read().get("dates"):  # set right at the room, when its clock was ahead
        prompts.say(str(dates))


def _wait_for_permission(link: Link, prompts: CandidatePrompts) -> None:
    """Wait until the invigilator permits the start; a room that does not answer is asked again."""
    from pixsim.running.room.remote import UnreachableError

    told = False
    while True:
        try:
            if link.seat()["permitted"]:
                return
        except UnreachableError:
            pass
        if not told:
            prompts.say(_("En attente du surveillant… (Ctrl+C pour renoncer)"))
            told = True
        time.sleep(EVERY)


def ask_code(link: Link, prompts: CandidatePrompts) -> dict[str, Any]:
    """What the room gives for its access code, asked until it is right; leaves where it is refused."""
    from pixsim.report.room.wording import refusal_sentence
    from pixsim.running.room.door import CODE_REFUSALS
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.running.room.remote import UnreachableError

    while True:
        code = prompts.ask_exactly(_("Code d'accès, donné par le surveillant"))
        try:
            return link.enter(code)
        except UnreachableError:
            raise
        except OrderRefusedError as error:
            prompts.wrong(refusal_sentence(error.error))
            if error.error in ("presence_not_confirmed", "resume_not_authorised"):
                _wait_for_permission(link, prompts)
            elif error.error not in CODE_REFUSALS:
                raise SystemExit(ExitCode.NEGATIVE) from None


def _sit_exam(link: Link, address: str, kept: KeptLink, prompts: CandidatePrompts) -> NoReturn:
    """The exam, in the screens or as lines; what is left is sent at the end."""
    from pixsim.foundation.clock import wall_clock
    from pixsim.running.exam import Exam
    from pixsim.running.room.link import Outbox, Sender
    from pixsim.store.rooms.links import keep_link

    prompts.say(_("Préparation de l'épreuve…"))
    bank = load_the_bank()
    with (
        closing(open_journal()) as journal,
        Exam(journal, kept.sitting, bank=bank, room=kept.number) as exam,
    ):
        if exam.session.started_at is None:
            exam.start()
        elif not exam.session.is_over:
            exam.resume()
        outbox = Outbox(link, kept.sitting, wall_clock)
        sender = Sender(outbox, journal)
        sender.start()
        try:
            code = _ask_questions(journal, exam, sender, prompts)
        finally:
            sender.stop()
            if journal.is_relocated:  # the same command, there, takes it up
                keep_link(address, kept)
        over = exam.session.is_over
    if outbox.offline_since is not None:
        prompts.wrong(
            _(
                "La salle n'a pas répondu : vos dernières réponses partiront la prochaine fois que "
                "vous lancerez la même commande."
            )
        )
    elif over and not code:
        from pixsim.cli.remote_room.result import show_result

        show_result(link, address, kept, prompts, wait=True)
    raise SystemExit(code)


def _ask_questions(journal: Journal, exam: Exam, sender: Sender, prompts: CandidatePrompts) -> int:
    """Ask the questions in the front that is wanted; its exit code."""
    from pixsim.cli.remote_room.candidate_prompts import PlainPrompts

    if isinstance(prompts, PlainPrompts):
        from pixsim.plain.exam import ask_exam
        from pixsim.plain.linked import LinkedDesk
        from pixsim.store.wording import rescued_sentence

        try:
            ask_exam(prompts.talk, exam, LinkedDesk(prompts.talk, exam, sender))
        finally:
            if journal.is_relocated:
                prompts.say(rescued_sentence(journal))
        if not exam.session.is_over:
            prompts.say(
                _("Fermée. Le temps continue : pour y revenir, relancez la même commande."),
                _("Le surveillant doit autoriser la reprise."),
            )
        return ExitCode.OK
    from pixsim.tui.linked_app import LinkedApp

    app = LinkedApp(journal, exam, sender)
    app.run()
    return app.return_code or ExitCode.OK


def _send_remaining_events(link: Link, kept: KeptLink) -> None:
    """Events that were committed while the room did not answer, of a test that is over there."""
    from pixsim.foundation.clock import wall_clock
    from pixsim.running.room.link import Outbox

    with closing(open_journal()) as journal:
        outbox = Outbox(link, kept.sitting, wall_clock)
        while outbox.exchange(journal):
            pass


def _leave_refused(error: Exception) -> NoReturn:
    from pixsim.report.room.wording import refusal_sentence

    say(refusal_sentence(getattr(error, "error", "unreachable")), err=True)
    raise SystemExit(ExitCode.NEGATIVE) from None
