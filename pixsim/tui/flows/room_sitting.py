"""Steps of a candidate who sits at the invigilator's own machine, as dialogs."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import numeric_date
from pixsim.journeys.room import (
    AskAccessCode,
    AskIdentity,
    CallInvigilator,
    ReadRoomInstructions,
    SitRoomExam,
)
from pixsim.report.room import order_words
from pixsim.room.identity import Identity
from pixsim.store.people.class_list import as_birth_date
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.dialogs.input_boxes import Box, Typed
from pixsim.tui.screens.room.exam import RoomExamScreen, RoomInstructions
from pixsim.tui.shell import Shell


@show_step.register
async def show_identity(step: AskIdentity, app: Shell) -> Identity | None:
    """A form; the birth date only where the room knows some."""
    before = step.typed
    boxes = [
        Box("first", _("Prénom"), value=before.first_name),
        Box("last", _("Nom de naissance"), value=before.last_name),
    ]
    if step.asks_birth:
        shown = "" if before.birth_date is None else numeric_date(before.birth_date)
        boxes.append(Box("born", _("Date de naissance, jj/mm/aaaa"), 10, value=shown))

    def fault(typed: dict[str, str]) -> str | None:
        born = typed.get("born", "").strip()
        if born and as_birth_date(born) is None:
            return _("Une date comme 03/03/2000 est attendue.")
        return None

    typed = await app.push_screen_wait(
        Typed(
            _("Rejoindre la session n° {n}").format(n=step.number),
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


@show_step.register
async def show_room_instructions(step: ReadRoomInstructions, app: Shell) -> bool:
    """The rules in plain words."""
    return await app.push_screen_wait(RoomInstructions(step.plan))


@show_step.register
async def show_access_code(step: AskAccessCode, app: Shell) -> str | None:
    """One box."""
    typed = await app.push_screen_wait(
        Typed(
            step.candidate,
            [Box("code", order_words.GIVEN_CODE, 12)],
            order_words.BEGIN_TEST,
            text=_("Le temps part dès que le code est accepté."),
        )
    )
    return None if typed is None else typed["code"]


@show_step.register
async def show_room_exam(step: SitRoomExam, app: Shell) -> None:
    """Question after question, as the room decides."""
    await app.push_screen_wait(RoomExamScreen(step.exam, step.desk, step.seat))


@show_step.register
async def show_call(step: CallInvigilator, app: Shell) -> str | None:
    """The password of the session, hidden."""

    def fault(typed: dict[str, str]) -> str | None:
        right = step.is_right(typed["password"])
        return None if right else _("Ce n'est pas le mot de passe de la session.")

    boxes = [Box("password", _("Mot de passe du surveillant"), 12, secret=True)]
    dialog = Typed(_("Fin"), boxes, _("Revenir à la salle"), text=step.text, fault=fault)
    typed = await app.push_screen_wait(dialog)
    return None if typed is None else typed["password"]
