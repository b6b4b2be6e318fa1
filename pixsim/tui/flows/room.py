"""What the invigilator's screen leads to, one dialog after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.journeys.room import sit_in_room
from pixsim.report.room import order_words
from pixsim.report.room.wording import (
    OVERHEARD,
    abort_words,
    is_overheard,
    issue_words,
    person_words,
    refusal_sentence,
    sure_question,
)
from pixsim.report.wording import minutes_words
from pixsim.room.events import TEXT, RoomRefusedError
from pixsim.room.reports import CODES, IN_CHALLENGE
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.tui.flows import room_sitting  # noqa: F401 (its steps are in the table)
from pixsim.tui.flows.follow_journey import follow_journey
from pixsim.tui.room.rows import clock_time, seat_facts
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.dialogs.input_boxes import Box, Typed
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.room.invigilator import RoomScreen
from pixsim.tui.screens.room.wall import Wall
from pixsim.tui.shell import Shell

BACK = "back"
MINUTES = (5, 10, 15, 20, 30, 45)
DESCRIBED = ("C1", "C2", "C4", "C7", "C8")
LEAVE = _("Échap")
Json = dict[str, Any]


async def open_seat(room: RoomScreen, number: int) -> None:
    """One candidate: what is known, what can be done."""
    seat = room.seat_of(number)
    ways = _seat_ways(room, seat)
    chosen = await room.app.push_screen_wait(
        Decide(person_words(seat), lambda: seat_facts(room.seat_of(number)), ways)
    )
    if chosen in (None, "leave"):
        return
    seat = room.seat_of(number) if chosen in ("look",) else seat  # an order is on what was read
    if chosen in DIRECT:
        if room.order(chosen, seat):
            room.say(DIRECT[chosen].format(name=person_words(seat)), "ok")
        return
    await {
        "confirm_report": _confirm_report,
        "dismiss_report": _dismiss_report,
        "give_time": _give_time,
        "end_test": _end_test,
        "free": _free_seat,
        "look": _look_at_question,
        "issue": _report_issue,
        "seat_here": _seat_here,
    }[chosen](room, seat)


DIRECT = {
    "confirm_presence": _("{name} peut commencer pendant un quart d'heure."),
    "cancel_presence": _("{name} ne peut plus entrer."),
    "authorise_move": _("{name} peut continuer sur l'autre poste."),
    "refuse_move": _("{name} garde son poste."),
    "authorise_resume": _("{name} peut reprendre pendant un quart d'heure."),
}


def _seat_ways(room: RoomScreen, seat: Json) -> list[Way]:
    """What can be done with a candidate, the safe thing first."""
    here = room.client.desk is not None
    waits = [report for report in seat["reports"] if report["waits"]]
    actions, found = seat["actions"], [Way("leave", _("Retour"), LEAVE)]
    if room.shown["finalised_at"] is not None:
        return found
    if seat["move_since"] is not None:
        note = _("Vous avez vu la personne : elle continue là-bas, à la même question.")
        found.append(Way("authorise_move", order_words.AUTHORISE_MOVE, note=note))
        found.append(Way("refuse_move", _("Refuser : la personne garde son poste")))
    if waits:
        replaced = waits[0]["urgent"]
        said = order_words.CONFIRM_PROBLEM if replaced else _("Confirmer le signalement")
        found.append(
            Way("confirm_report", said, order_words.QUESTION.format(n=waits[0]["question"]))
        )
        found.append(Way("dismiss_report", _("Pas de problème : la question reste")))
    if "confirm_presence" in actions:
        found.append(
            Way(
                "confirm_presence",
                order_words.CONFIRM_PRESENCE,
                note=_("Vous avez vu la personne."),
            )
        )
    if "cancel_presence" in actions:
        found.append(Way("cancel_presence", _("Retirer la confirmation")))
    if "authorise_resume" in actions:
        found.append(Way("authorise_resume", order_words.AUTHORISE_RESUME))
    if here and (seat["state"] == "permitted" or seat["permitted_until"] is not None):
        found.append(Way("seat_here", _("Faire passer l'épreuve sur ce poste")))
    if seat["state"] != "ended" and seat["started_at"] is not None:
        found.append(Way("look", _("Regarder sans déranger")))
        found.append(Way("give_time", _("Donner du temps")))
    if "end_test" in actions:
        found.append(
            Way("end_test", order_words.END_TEST, note=_("Pour de bon : on n'y revient pas."))
        )
    if seat["joined_at"] is not None and seat["state"] != "ended":
        found.append(
            Way(
                "free", order_words.FREE_SEAT, note=_("La personne pourra entrer d'un autre poste.")
            )
        )
    if seat["started_at"] is not None:
        found.append(Way("issue", order_words.ADD_ISSUE))
    return found


async def _confirm_report(room: RoomScreen, seat: Json) -> None:
    report = next(report for report in seat["reports"] if report["waits"])
    reason = ""
    if report["urgent"]:
        likely = report["likely_reason"]
        rows = sorted(report["reasons"], key=lambda row: row["subcategory"] != likely)
        chosen = await room.app.push_screen_wait(
            Choose(_("Quelle raison ?"), [(r["subcategory"], issue_words(r["code"])) for r in rows])
        )
        if chosen is None:
            return
        reason = chosen
    if room.order("decide", seat, place=report["place"], confirmed=True, reason=reason):
        said = _("La question est remplacée.") if report["urgent"] else _("Signalement confirmé.")
        room.say(said, "ok")


async def _dismiss_report(room: RoomScreen, seat: Json) -> None:
    report = next(report for report in seat["reports"] if report["waits"])
    if room.order("decide", seat, place=report["place"], confirmed=False):
        room.say(_("La question reste."), "ok")


async def _choose_minutes(room: RoomScreen, title: str) -> int | None:
    rows = [(str(n), minutes_words(n)) for n in MINUTES]
    chosen = await room.app.push_screen_wait(Choose(title, rows))
    return None if chosen is None else int(chosen)


async def _give_time(room: RoomScreen, seat: Json) -> None:
    minutes = await _choose_minutes(
        room, _("Donner du temps à {name}").format(name=person_words(seat))
    )
    if minutes is not None and room.order("give_time", seat, minutes=minutes):
        room.say(_more_minutes_words(minutes), "ok")


async def give_time_all(room: RoomScreen) -> None:
    """Minutes for everybody under way; first, those during which the room was closed, once."""
    if not any(seat["remaining_seconds"] is not None for seat in room.shown["seats"]):
        room.say(_("Aucune épreuve n'est en cours."))
        return
    title = _("Donner du temps à tous ceux qui passent l'épreuve")
    owed = int(room.shown["minutes_owed"])
    rows = [(str(n), minutes_words(n)) for n in MINUTES]
    if owed:
        said = _("Rendre {n} min : ce que chacun a perdu pendant que la salle était fermée")
        rows.insert(0, (BACK, said.format(n=owed)))
    chosen = await room.app.push_screen_wait(Choose(title, rows))
    if chosen is None:
        return
    room.refresh_room()  # what time brings while the dialog is open is no reason to refuse
    if chosen == BACK:
        if room.order("give_back"):
            room.say(_("Temps rendu."), "ok")
        return
    minutes = int(chosen)
    if room.order("give_time_all", minutes=minutes):
        room.say(_more_minutes_words(minutes), "ok")


def _more_minutes_words(minutes: int) -> str:
    return ngettext("{n} minute de plus.", "{n} minutes de plus.", minutes).format(n=minutes)


async def _end_test(room: RoomScreen, seat: Json) -> None:
    text = sure_question("end_test", person_words(seat))
    sure = await room.app.push_screen_wait(Confirm(text, _("Arrêter"), _("Laisser continuer")))
    if sure and room.order("end_test", room.seat_of(seat["seat"])):
        room.say(_("Épreuve arrêtée."), "ok")


async def _free_seat(room: RoomScreen, seat: Json) -> None:
    text = sure_question("free", person_words(seat))
    sure = await room.app.push_screen_wait(Confirm(text, _("Libérer"), _("Laisser")))
    if sure and room.order("free", room.seat_of(seat["seat"])):
        room.say(_("Place libérée."), "ok")


async def _look_at_question(room: RoomScreen, seat: Json) -> None:
    try:
        found = room.client.look(seat["seat"])
    except RoomRefusedError as error:
        room.say(refusal_sentence(error.error), "bad")
        return
    mode = order_words.FOCUS_MODE if found["focus"] else order_words.FREE_MODE
    head = _("{name}, question {n} sur {length} ({mode})").format(
        name=person_words(found), n=found["question"], length=found["length"], mode=mode
    )
    since = (
        "" if found["seconds"] is None else _("Affichée depuis {n} s.").format(n=found["seconds"])
    )
    done = order_words.ANSWERED.format(answered=found["answered"], passed=found["passed"])
    text = "\n\n".join(filter(None, [head, found["statement"] or "", f"{since} {done}".strip()]))
    await room.app.push_screen_wait(Message(text))


async def _report_issue(room: RoomScreen, seat: Json) -> None:
    """A report after the test, or during it, from the incident sheet."""
    v2 = room.shown["rules"] == "v2"
    offered = {code: key for key, code in CODES.items() if v2 or key[0] != IN_CHALLENGE}
    code = await room.app.push_screen_wait(
        Choose(_("Quel signalement ?"), [(c, f"{c}  {issue_words(c)}") for c in offered])
    )
    if code is None:
        return
    category, subcategory = offered[code]
    told: Json = {"category": category}
    if subcategory is not None:
        told["subcategory"] = subcategory
    boxes = [Box("description", order_words.FEW_WORDS, TEXT)]
    if category == IN_CHALLENGE:
        boxes = [Box("question", _("Numéro de la question"), 3)]
    if category == IN_CHALLENGE or code in DESCRIBED:
        typed = await room.app.push_screen_wait(
            Typed(issue_words(code), boxes, _("Enregistrer"), fault=_issue_fault)
        )
        if typed is None:
            return
        if "question" in typed:
            told["question"] = int(typed["question"])
        else:
            told["description"] = typed["description"].strip()
    if room.order("enter_issue", room.seat_of(seat["seat"]), **told):
        room.say(_("Signalement enregistré."), "ok")


def _issue_fault(typed: dict[str, str]) -> str | None:
    if "question" in typed:
        number = typed["question"].strip()
        sound = number.isascii() and number.isdigit() and 1 <= int(number) <= 500
        return None if sound else _("Un numéro de 1 à 500 est attendu.")
    return None if typed["description"].strip() else _("Écrivez quelques mots.")


async def show_codes(room: RoomScreen) -> None:
    """What candidates must know."""
    shown = room.shown
    text = _(
        "Session n° {number}\nCode d'accès : {code}\n\nSurveillant : {examiner}\n{date} à {time}"
    ).format(
        number=shown["number"],
        code=shown["access_code"],
        examiner=shown["examiner"],
        date=shown["date"],
        time=shown["time"],
    )
    if seeded := shown["seeded"]:
        text += "\n" + ngettext(
            "{n} question à l'essai par épreuve", "{n} questions à l'essai par épreuve", seeded
        ).format(n=seeded)
    if shown.get("offline"):
        text += "\n" + _("Aucune question à chercher sur le web")
    if shown["first_start"] is not None:
        text += "\n" + _("Première épreuve commencée à {at}").format(
            at=clock_time(shown["first_start"])
        )
    if door := shown.get("door"):
        text = _("Candidats : {address}").format(address=door) + "\n" + text
        if is_overheard(door):
            text += "\n\n" + OVERHEARD
        await room.app.push_screen_wait(Wall(text, _qr_code(door)))
        return
    await room.app.push_screen_wait(Message(text))


def _qr_code(address: str) -> str:
    """The address to scan."""
    from segno import make

    from pixsim.text.qr_blocks import qr_blocks

    return qr_blocks(make(address).matrix)


async def end_session(room: RoomScreen) -> None:
    """Finalise, publish or hide, as the session stands."""
    status = room.shown["status"]
    if status == "processed":
        text = _("Cacher de nouveau les résultats aux candidats ?")
        if await room.app.push_screen_wait(Confirm(text, _("Cacher"), _("Laisser"))):
            room.refresh_room()
            if room.order("unpublish"):
                room.say(_("Résultats cachés."), "ok")
    elif status in ("finalized", "in_process"):
        await _publish_results(room)
    else:
        await _finalise_session(room)


async def _publish_results(room: RoomScreen) -> None:
    text = _(
        "Publier les résultats ? Les candidats les verront, avec leur certificat non officiel."
    )
    if not room.shown["to_publish"]:
        text = _(
            "Cette session est à traiter par le jury : un commentaire ou un signalement reste ouvert. "
            "Publier quand même ?"
        )
    if await room.app.push_screen_wait(Confirm(text, _("Publier"), _("Pas encore"))):
        room.refresh_room()
        if room.order("publish"):
            room.say(_("Résultats publiés."), "ok")


async def _finalise_session(room: RoomScreen) -> None:
    unfinished = [seat for seat in room.shown["seats"] if seat["needs_reason"]]
    if not any(seat["started_at"] for seat in room.shown["seats"]):
        room.say(refusal_sentence("no_test_started"), "bad")
        return
    aborts: dict[str, str] = {}
    for seat in unfinished:
        order = sorted(("candidate", "technical"), key=lambda reason: reason != seat["abort"])
        chosen = await room.app.push_screen_wait(
            Choose(
                _("Pourquoi l'épreuve de {name} est-elle inachevée ?").format(
                    name=person_words(seat)
                ),
                [(reason, abort_words(reason).capitalize()) for reason in order],
            )
        )
        if chosen is None:
            return
        aborts[str(seat["seat"])] = chosen
    typed = await room.app.push_screen_wait(
        Typed(
            _("Clore la session"),
            [Box("comment", _("Commentaire sur la session (facultatif)"), TEXT)],
            _("Continuer"),
            text=_("Un commentaire envoie la session au jury avant toute publication."),
        )
    )
    if typed is None:
        return
    under_way = sum(seat["remaining_seconds"] is not None for seat in room.shown["seats"])
    text = ngettext(
        "Clore la session ? {n} épreuve en cours s'arrêtera.",
        "Clore la session ? {n} épreuves en cours s'arrêteront.",
        under_way,
    ).format(n=under_way)
    if not under_way:
        text = _("Clore la session ? Toutes les épreuves seront corrigées.")
    if await room.app.push_screen_wait(Confirm(text, _("Clore"), _("Pas encore"))):
        room.refresh_room()
        if room.order("finalise", aborts=aborts, comment=typed["comment"].strip()):
            room.say(_("Session close : les résultats peuvent être publiés."), "ok")


async def close_room(room: RoomScreen) -> None:
    """Leave the screen; where the room closes with it, candidates go on when it is opened again."""
    under_way = any(seat["remaining_seconds"] is not None for seat in room.shown["seats"])
    if room.client.holds and under_way:
        text = _(
            "Des épreuves sont en cours, et leur temps ne s'arrête pas. Fermer la salle ? Elle se "
            "rouvrira où elle en est."
        )
        if not await room.app.push_screen_wait(Confirm(text, _("Fermer"), _("Rester"))):
            return
    room.app.exit()


def _shell_of(room: RoomScreen) -> Shell:
    app = room.app
    assert isinstance(app, Shell)
    return app


async def seat_here(room: RoomScreen) -> None:
    """A candidate takes the place of the invigilator at this machine."""
    desk = room.client.desk
    if desk is None:
        await room.app.push_screen_wait(Message(_sit_elsewhere(room.shown.get("door", ""))))
        return
    try:
        await follow_journey(_shell_of(room), sit_in_room(desk))
    except OrderRefusedError as error:
        room.say(refusal_sentence(error.error), "bad")


def _sit_elsewhere(door: str) -> str:
    """How somebody sits at the machine that serves the room."""
    text = _(
        "Un candidat passe l'épreuve sur cet ordinateur dans son navigateur, à cette adresse, ou dans "
        "un autre terminal :"
    )
    return f"{text}\n\n  {door}\n  pixsim exam --room {door.rstrip('/')}"


async def _seat_here(room: RoomScreen, seat: Json) -> None:  # noqa: ARG001
    await seat_here(room)


FLOWS: Mapping[str, Callable[..., Awaitable[None]]] = {
    "open_seat": open_seat,
    "give_time_all": give_time_all,
    "seat_here": seat_here,
    "show_codes": show_codes,
    "end_session": end_session,
    "close_room": close_room,
}
"""What the keys of the screen lead to."""
