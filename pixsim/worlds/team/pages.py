"""What one sees of a team's messaging and of its video room, and what one may do there."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row, staged
from pixsim.worlds.team.data import (
    ALERTS,
    AWAY,
    BLURRED,
    ENDS,
    EVERYONE,
    GROUNDS,
    NO_END,
    NO_SHARE,
    PICTURED,
    SCREEN,
    STATUSES,
    UNSEEN,
    Person,
    Room,
    Seat,
    Team,
)

FRAME = 22
"""Columns of what the others see."""
SILENT = " "


def page_of(team: Team) -> Page:
    """What is on the screen."""
    pages = {"home": _home, "channel": _channel, "person": _sheet, "room": _meeting}
    return pages[team.where[0]](team)


def _shown_status(person: Person) -> str:
    """What the others see of a status."""
    return AWAY if person.status == UNSEEN else person.status


# ---- channels and people


def _home(team: Team) -> Page:
    mine = team.person(team.me)
    ends = "" if team.until == NO_END else _(" jusqu'à {when}").format(when=team.until)
    title = _("{team} · {name}, statut : {status}").format(
        team=team.name, name=mine.name, status=mine.status + ends
    )
    rows = []
    channels = tuple(one for one in team.channels if not one.name.startswith("@"))
    for channel in channels:
        count = ngettext("{n} message", "{n} messages", len(channel.messages)).format(
            n=len(channel.messages)
        )
        told = _("alertes : {which}").format(which=channel.alerts)
        said = ", ".join(part for part in (_("canal"), channel.about, count, told) if part)
        rows.append(Row((channel.name, channel.about, count, channel.alerts), channel.name, f"{channel.name}, {said}"))  # fmt: skip
    for person in team.others:
        shown = _shown_status(person)
        rows.append(Row((person.handle, person.name, "", shown), person.handle, f"{person.name}, {shown}"))  # fmt: skip
    return Page(
        title, (), tuple(rows), (14, 0, 11, 11), tuple(_home_offers(team, channels)), team.note,
        chrome=(Status(NAME, f"{mine.name} · {mine.status}{ends}"), _PLACES), heading="",
    )  # fmt: skip


NAME = _("Messagerie d'équipe")
_PLACES = Columns(
    (
        Column(_("Canal"), most=16),
        Column(_("Sujet"), rest=True),
        Column(_("Messages"), right=True, drop=1),
        Column(_("Alertes")),
    )
)
_TALK = Columns((Column(number=True), Column(most=18), Column(rest=True)), prose=True)


def _below(team: Team, name: str) -> Trail:
    return Trail((Tab(team.name, way=Way("back")), Tab(name)))


def _home_offers(team: Team, channels: tuple[object, ...]) -> Iterator[Offer]:
    people = frozenset(one.handle for one in team.others)
    yield Offer("enter", _("ouvrir"), "open", "thing")
    yield Offer("", _("fiche"), "sheet", "who", people)
    if channels:
        named = frozenset(one.name for one in team.channels if not one.name.startswith("@"))
        now = {one.name: one.alerts for one in team.channels}
        ask = (Ask("which", _("Alertes"), ALERTS, value=now),)
        yield Offer("", _("alertes"), "alerts", "channel", named, ask)
    yield Offer(
        "",
        _("statut"),
        "status",
        asks=(
            Ask("status", _("Statut"), STATUSES, value=team.person(team.me).status),
            Ask("until", _("Jusqu'à"), ENDS, value=team.until),
        ),
    )
    if team.room is not None and not team.room.left:
        yield Offer("", _("salle de réunion"), "enter_room")


def _channel(team: Team) -> Page:
    name = team.where[1]
    channel = team.channel(name)
    private = name.startswith("@")
    title = (
        _("En privé avec {name}").format(name=team.person(name).name)
        if private
        else (f"{name} · {channel.about}" if channel.about else name)
    )
    rows = []
    for message in channel.messages:
        author = _("moi") if message.author == team.me else team.person(message.author).name
        said = elide_words(_("de {who} : {text}").format(who=author, text=message.text))
        rows.append(Row((message.id, Span(author, "strong"), message.text), message.id, said))
    mine = frozenset(one.id for one in channel.messages if one.author == team.me)
    text = () if rows else (_("(aucun message)"),)
    offers = [Offer("", _("écrire"), "post_message", asks=(Ask("text", _("Message")),))]
    if mine:
        offers.append(Offer("", _("supprimer"), "unsay", "message", mine))
    offers.append(Offer("escape", _("accueil"), "back"))
    if not private:
        hint = _("« @nom » avertit une personne, « {all} » tout le canal.").format(all=EVERYONE)
        text = (hint, *text)
    chrome = (Status(NAME, team.person(team.me).name), _below(team, title), _TALK)
    return Page(
        title, text, tuple(rows), (3, 14, 0), tuple(offers), team.note, chrome=chrome, heading=""
    )


def _sheet(team: Team) -> Page:
    person = team.person(team.where[1])
    title = f"{person.name} · {person.handle}"
    lines = (
        _("Rôle : {role}").format(role=person.role or _("(non dit)")),
        _("Statut : {status}").format(status=_shown_status(person)),
    )
    offers = (
        Offer("", _("écrire en privé"), "open", "thing"),
        Offer("escape", _("accueil"), "back"),
    )
    row = Row((person.handle,), person.handle, person.name)
    chrome = (Status(NAME), _below(team, title))
    return Page(title, lines, (row,), (0,), offers, team.note, chrome=chrome, heading="")


# ---- the video room


def _meeting(team: Team) -> Page:
    room = team.room
    assert room is not None
    title = _("Réunion « {topic} »").format(topic=room.topic)
    rows = tuple(_seat_row(team, seat) for seat in room.seats)
    written = tuple(_("Écrit à tous : {text}").format(text=text) for text in room.noted[-2:])
    drawing = tuple(Row((line,), said=SILENT) for line in _as_seen(team, room))
    seen = staged(_("Les autres voient"), drawing)
    return Page(
        title,
        (_own_line(team, room), *written),
        rows,
        (10, 0),
        tuple(_room_offers(team, room)),
        team.note,
        chrome=(Status(title, _("micro ouvert") if room.mic else _("micro coupé")), _SEATS, *seen),
        heading="",
    )


_SEATS = Columns((Column(_("Participants"), most=24), Column(rest=True)), prose=True)


def _own_line(team: Team, room: Room) -> str:
    name = team.person(team.me).name
    states = [
        _("micro ouvert") if room.mic else _("micro coupé"),
        _("caméra allumée") if room.camera else _("caméra éteinte"),
    ]
    states += [_("fond : {what}").format(what=room.ground)] if room.camera else []
    states += [_("main levée")] if room.hand else []
    states += [] if room.heard else [_("vous n'entendez plus rien")]
    seen = _("vous montrez : {what}").format(what=room.shared)
    states += [] if room.shared == NO_SHARE else [seen]
    states += [_("avec le son")] if room.with_sound else []
    return _("Vous, {name} : {told}").format(name=name, told=", ".join(states))


def _seat_row(team: Team, seat: Seat) -> Row:
    states = [
        _("parle") if seat.talks else _("micro ouvert") if seat.mic else _("micro coupé"),
        _("caméra allumée") if seat.camera else _("caméra éteinte"),
    ]
    states += [_("main levée")] if seat.hand else []
    name, told = team.person(seat.handle).name, ", ".join(states)
    return Row((name, told), seat.handle, f"{name} : {told}")


def _as_seen(team: Team, room: Room) -> Iterator[str]:
    """What the others see: one's window, and what one shows."""
    behind = {BLURRED: "░", PICTURED: "♠"}.get(room.ground, "≡")
    face = "  ☺  " if room.camera else _("(noir)")
    fill = behind if room.camera else " "
    yield "┌" + "─" * FRAME + "┐"
    yield "│" + face.center(FRAME, fill) + "│"
    name = team.person(team.me).name + (" ↑" if room.hand else "") + ("" if room.mic else " ×")
    yield "│" + name[:FRAME].center(FRAME, fill) + "│"
    yield "├" + "─" * FRAME + "┤"
    for line in room.seen or (_("(rien de partagé)"),):
        yield "│" + line[:FRAME].center(FRAME) + "│"
    yield "└" + "─" * FRAME + "┘"


def _room_offers(team: Team, room: Room) -> Iterator[Offer]:
    yield Offer("", _("couper le micro") if room.mic else _("ouvrir le micro"), "mic")
    yield Offer("", _("éteindre la caméra") if room.camera else _("allumer la caméra"), "camera")
    yield Offer("", _("baisser la main") if room.hand else _("lever la main"), "hand")
    yield Offer(
        "", _("fond"), "ground", asks=(Ask("ground", _("Fond"), GROUNDS, value=room.ground),)
    )
    what = Ask("what", _("Que montrer"), (SCREEN, *room.windows))
    yield Offer("", _("partager"), "share_window", asks=(what,))
    if room.shared != NO_SHARE:
        yield Offer("", _("son de l'ordinateur"), "sound")
        yield Offer("", _("ne plus partager"), "unshare")
    yield Offer("", _("haut-parleurs"), "hear")
    talking = frozenset(seat.handle for seat in room.seats if seat.mic)
    if talking:
        yield Offer("", _("couper son micro"), "silence", "who", talking)
    yield Offer("", _("écrire à tous"), "note_to_all", asks=(Ask("text", _("Message")),))
    yield Offer("", _("quitter la réunion"), "leave_room")
    if team.channels:
        yield Offer("escape", _("accueil"), "back")
