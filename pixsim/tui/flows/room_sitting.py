"""A candidate sits at the invigilator's own machine: who they are, the code, the test, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import numeric_date
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.report.room.wording import refusal_sentence
from pixsim.room.codes import is_password_of
from pixsim.room.identity import Identity, split_as_enrolled
from pixsim.running.exam import Exam
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import (
    CODE_REFUSALS,
    DoorRefusedError,
    ask_to_resume,
    enter_room,
    join_room,
    planned,
    read_instructions,
)
from pixsim.store.people.class_list import as_birth_date
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.dialogs.typed import Box, Typed
from pixsim.tui.screens.room.exam import RoomExamScreen, RoomInstructions

if TYPE_CHECKING:
    from pixsim.tui.screens.room.invigilator import RoomScreen

HERE = "here"
"""What the account of a candidate begins with who sits at the machine that holds the room."""


async def sit_here(room: RoomScreen) -> None:
    """From the identity to the end of the test, or as far as the candidate is let in."""
    desk = room.client.desk
    assert desk is not None  # the screen of a served room says where to sit
    found = await _joined(room, desk)
    if found is None:
        return
    seat, account = found
    try:
        if not await _may_enter(room, desk, seat):
            return
        if not desk.room.seat(seat).has_test:
            if not await room.app.push_screen_wait(RoomInstructions(planned(desk, seat))):
                return
            read_instructions(desk, seat)
        exam = await _with_code(room, desk, seat, account)
    except DoorRefusedError as error:
        await room.app.push_screen_wait(Message(door_sentence(error)))
        return
    if exam is None:
        return
    if not exam.session.is_over:
        await room.app.push_screen_wait(RoomExamScreen(exam, desk, seat))
    desk.leave(seat)
    desk.notice()
    await _give_back(room, desk, ended=exam.session.is_over)


async def _joined(room: RoomScreen, desk: Desk) -> tuple[int, str] | None:
    """The place of who says who they are; the form keeps what was typed until they are known."""
    typed = Identity("", "")
    while True:
        said = await _who(room, desk, typed)
        if said is None:
            return None
        typed = said
        account = _account(desk, typed)
        try:
            return join_room(desk, typed, account), account
        except DoorRefusedError as error:
            await room.app.push_screen_wait(Message(door_sentence(error)))


def _account(desk: Desk, typed: Identity) -> str:
    """What knows somebody again at this machine: their place, never their name."""
    split = split_as_enrolled(typed, [person.identity for person in desk.people.values()])
    found = [str(seat) for seat, person in desk.people.items() if split.matches(person.identity)]
    return "\N{MIDDLE DOT}".join([HERE, *found])


def door_sentence(error: DoorRefusedError) -> str:
    """Why somebody is not let in, with what is missing in the profile."""
    said = refusal_sentence(error.error)
    return said if error.standing is None else f"{said}\n\n{certifiable_sentence(error.standing)}"


async def _who(room: RoomScreen, desk: Desk, before: Identity) -> Identity | None:
    """What the candidate says; the birth date only where the room knows some."""
    boxes = [
        Box("first", _("Prénom"), value=before.first_name),
        Box("last", _("Nom de naissance"), value=before.last_name),
    ]
    if any(person.birth_date for person in desk.people.values()):
        shown = "" if before.birth_date is None else numeric_date(before.birth_date)
        boxes.append(Box("born", _("Date de naissance, jj/mm/aaaa"), 10, value=shown))

    def fault(typed: dict[str, str]) -> str | None:
        born = typed.get("born", "").strip()
        if born and as_birth_date(born) is None:
            return _("Une date comme 03/03/2000 est attendue.")
        return None

    typed = await room.app.push_screen_wait(
        Typed(
            _("Rejoindre la session n° {n}").format(n=desk.number),
            boxes,
            _("Continuer"),
            text=_("Candidat, dites qui vous êtes, comme sur la feuille d'émargement."),
            fault=fault,
        )
    )
    if typed is None:
        return None
    born = as_birth_date(typed.get("born", "").strip())
    return Identity(typed["first"].strip(), typed["last"].strip(), born)


async def _may_enter(room: RoomScreen, desk: Desk, seat: int) -> bool:
    """Whether the invigilator has permitted it; otherwise, what is waited for."""
    found = desk.room.seat(seat)
    if found.has_test and not found.is_under_way:
        raise DoorRefusedError("test_ended")
    if found.is_permitted(desk.now()):
        return True
    ask_to_resume(desk, seat)
    word = "resume_not_authorised" if found.has_test else "presence_not_confirmed"
    await room.app.push_screen_wait(Message(refusal_sentence(word)))
    return False


async def _with_code(room: RoomScreen, desk: Desk, seat: int, account: str) -> Exam | None:
    """The test, once the access code is right; None where the candidate gives up."""
    while True:
        typed = await room.app.push_screen_wait(
            Typed(
                desk.kept.label(seat),
                [Box("code", _("Code d'accès, donné par le surveillant"), 12)],
                _("Commencer l'épreuve"),
                text=_("Le temps part dès que le code est accepté."),
            )
        )
        if typed is None:
            return None
        try:
            return enter_room(desk, seat, account, typed["code"])
        except DoorRefusedError as error:
            if error.error not in CODE_REFUSALS:
                raise
            await room.app.push_screen_wait(Message(refusal_sentence(error.error)))


async def _give_back(room: RoomScreen, desk: Desk, *, ended: bool) -> None:
    """Nobody but an invigilator gets back to the room."""
    said = (
        _("Épreuve terminée. Merci !") if ended else _("Épreuve interrompue : le temps continue.")
    )
    text = _(
        "{said}\n\nAppelez le surveillant. Mot de passe oublié : fermez cette fenêtre, puis "
        "pixsim room password {n}"
    ).format(said=said, n=desk.number)

    def fault(typed: dict[str, str]) -> str | None:
        right = is_password_of(typed["password"], desk.room.password)
        return None if right else _("Ce n'est pas le mot de passe de la session.")

    boxes = [Box("password", _("Mot de passe du surveillant"), 12, secret=True)]
    while True:
        dialog = Typed(_("Fin"), boxes, _("Revenir à la salle"), text=text, fault=fault)
        if await room.app.push_screen_wait(dialog) is not None:
            return
