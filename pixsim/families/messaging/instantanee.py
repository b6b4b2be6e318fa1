"""Instant messaging: statuses, mentions, encryption, groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.simulators.teams import TEAMS, goal_of_facts, handle_of, team_members
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.team import acts
from pixsim.worlds.team.data import (
    AVAILABLE,
    AWAY,
    BUSY,
    ENDS,
    EVERYONE,
    NO_END,
    NOTHING,
    STATUSES,
    UNSEEN,
    Channel,
    Message,
    Person,
)
from pixsim.worlds.team.world import Messaging

_STATES = (
    ("prépare une réunion et ne répondra à personne avant midi", BUSY, "midi"), ("sera en congé jusqu'à vendredi soir", AWAY, "vendredi soir"),
    ("est de retour à son poste, sans limite de temps, et peut répondre", AVAILABLE, NO_END), ("veut lire les messages jusqu'à ce soir sans que cela se sache", UNSEEN, "ce soir"),
    ("reçoit du public jusqu'à ce soir et ne veut pas qu'on le sollicite", BUSY, "ce soir"), ("part en stage et ne lira plus rien jusqu'à dimanche soir", AWAY, "dimanche soir"),
)  # fmt: skip

_CHANNELS = (
    ("#general", "vie de l'équipe"), ("#materiel", "pannes et prêts"), ("#fete", "la fête de juin"), ("#local", "clés, ménage, travaux"),
)  # fmt: skip

_CHATTER = (
    "Merci à tous pour samedi !", "Qui a vu la rallonge bleue ?", "Le café est dans le placard de gauche.", "Je passe demain vers 10 h.",
    "Affiches imprimées, elles sont sur la table.", "Bonne journée à tous.", "La réunion est avancée à 17 h.",
)  # fmt: skip


def _channels(rng: np.random.Generator, people: Sequence[Person]) -> tuple[Channel, ...]:
    """Channels where a little is said."""
    ids = iter(rng.permutation(60) + 1)
    found = []
    for name, about in _CHANNELS:
        messages = tuple(
            Message(id=str(next(ids)), author=pick(rng, people[1:]).handle, text=text)
            for text in sample(rng, _CHATTER, 2)
        )
        found.append(Channel(name=name, about=about, messages=messages))
    return tuple(found)


def status_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the status that tells others what they may expect."""
    need, status, until = pick(rng, _STATES)
    start = pick(rng, [kind for kind in STATUSES if kind != status])
    names = sample(rng, FIRST_NAMES, 4)
    people = tuple(
        one if number == 0 else one.changed(status=pick(rng, STATUSES[:3]))
        for number, one in enumerate(team_members(names, status=start))
    )
    channels = _channels(rng, people)
    world = Messaging(name=pick(rng, TEAMS), me=people[0].handle, people=people, channels=channels)
    wrong = next(kind for kind in STATUSES if kind not in (status, start))
    later = next(end for end in ENDS if end != until)
    told = [acts.Open(thing="#general"), acts.Say(text=f"@tous Je suis {status}.")]
    return {"me": names[0], "need": need, "status": status, "until": until,
            **to_do(world, goal_of_facts(("status", status), ("until", until)), [acts.Status(status=status, until=until)], [acts.Status(status=wrong, until=until)],
                    [acts.Status(status=status, until=later)], [acts.Alerts(channel="#general", which=NOTHING)], told)}  # fmt: skip


_MATTERS = (
    ("La lampe du vidéoprojecteur est grillée", "#materiel", "répare le matériel", "prête le matériel"),
    ("Le vide-grenier commence à 9 h", "#fete", "tient le programme de la fête", "vend les billets de la fête"),
    ("La serrure du local a changé", "#local", "garde les clés du local", "fait le ménage du local"),
)  # fmt: skip


def mention_one_person(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in the right channel, a mention of the one person who deals with a matter."""
    matter, channel, does, near_role = pick(rng, _MATTERS)
    names = sample(rng, FIRST_NAMES, 5)
    roles = [does, near_role, "vient d'arriver", "tient les comptes"]
    me, *others = names
    given = dict(zip(others, roles, strict=True))
    people = team_members([me, *shuffled(rng, others)])
    people = tuple(one.changed(role=given.get(one.name, "")) for one in people)
    channels = _channels(rng, people)
    world = Messaging(name=pick(rng, TEAMS), me=people[0].handle, people=people, channels=channels)
    wanted, second = handle_of(others[0]), handle_of(others[1])

    def said(where: str, text: str) -> list[Act]:
        return [acts.Open(thing=where), acts.Say(text=text)]

    rest = tuple(one.handle for one in people[1:] if one.handle != wanted)
    goal = Goal(
        want=(("said", "$m", channel, f"~{matter}"), ("warned", "$m", wanted)),
        refuse=tuple(("warned", "$m", handle) for handle in rest),
        keep=("status", "said", "written", "alerts"),
    )
    elsewhere = next(name for name, _about in _CHANNELS if name not in (channel, "#general"))
    return {"matter": matter, "does": does, "wanted": others[0], "channel": channel, "handle": wanted,
            **to_do(world, goal, said(channel, f"{wanted} {matter}"), said(channel, f"{EVERYONE} {matter}"), said(channel, matter), said(channel, f"{second} {matter}"),
                    said(elsewhere, f"{wanted} {matter}"), said(wanted, matter))}  # fmt: skip


def read_by_nobody_else(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a talk that the service itself cannot read, its copies neither."""
    who, other = sample(rng, FIRST_NAMES, 2)
    lasting = pick(rng, ("1 jour", "7 jours", "30 jours"))
    talks = [f"Conversation avec {one}" for one in (who, other)]
    pages = [ui.screen(talk, ui.choice(f"{one} : chiffrement", "jusqu'au serveur", ("aucun", "jusqu'au serveur", "de bout en bout")),
                    ui.choice(f"{one} : messages effacés après", "jamais", ("jamais", "1 jour", "7 jours", "30 jours")), ui.choice(f"{one} : notifications", "oui"))
             for talk, one in zip(talks, (who, other), strict=True)]  # fmt: skip
    world = ui.device(
        "Messagerie instantanée", ui.screen("Réglages"), *shuffled(rng, pages),
        ui.screen("Sauvegarde", ui.choice("Copie des conversations en ligne", "lisible par le service", ("aucune", "lisible par le service", "chiffrée avec votre mot de passe")), ui.choice("Copie des photos", "non")),
        ui.screen("Profil", ui.choice("Statut en ligne visible", "oui"), ui.choice("Photo visible par", "mes contacts", ("tout le monde", "mes contacts"))),
    )  # fmt: skip
    steps: list[ui.Step] = [(talks[0], f"{who} : chiffrement", "de bout en bout"), (talks[0], f"{who} : messages effacés après", lasting),
                         ("Sauvegarde", "Copie des conversations en ligne", "aucune")]  # fmt: skip
    goal = ui.goal_of_steps(*steps)
    want = (
        *goal.want[:2],
        ("set", "Copie des conversations en ligne", "aucune||chiffrée avec votre mot de passe"),
    )
    return {
        "who": who, "lasting": lasting,
        "world": world,
        "goal": goal.model_copy(update={"want": want}),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(steps[:2]), ui.acts_of_steps([("Profil", "Statut en ligne visible", "non"), *steps[1:]]),
                 ui.acts_of_steps([(talks[1], f"{other} : chiffrement", "de bout en bout"), *steps[1:]])],
    }  # fmt: skip


_DELAYS = {"désactivés": None, "24 heures": timedelta(days=1), "7 jours": timedelta(days=7), "4 semaines": timedelta(days=28)}  # fmt: skip

_TEXTS = (
    "Le code de la porte est {}A.", "Rendez-vous au numéro {}.", "Il en reste {}.", "J'ai payé {} €.", "Bus {} pour revenir.", "Salle {}, au fond.",
    "Page {} du livret.", "On sera {}.", "Mon casier est le {}.", "Quai {}.",
)  # fmt: skip


def still_there(rng: np.random.Generator) -> dict[str, Any]:
    """How many messages are still shown, and how many that are gone can be read in an answer that quotes them."""
    while True:
        people = sample(rng, FIRST_NAMES, 4)
        at = datetime(2026, 5, integer(rng, 1, 4), 8)
        changes = sorted(sample(rng, range(12, 108), 3))
        delays = ["désactivés", *sample(rng, ["24 heures", "7 jours", "4 semaines"], 2), pick(rng, ["24 heures", "7 jours"])]  # fmt: skip
        rows: list[tuple[datetime, str, str, str]] = []
        sent: list[tuple[int, datetime, timedelta | None, int]] = []
        now = delays[0]
        for place in range(120):
            at += timedelta(minutes=integer(rng, 20, 420))
            who = pick(rng, people)
            if place in changes:
                now = delays[changes.index(place) + 1]
                rows.append((at, who, "réglage", f"Messages éphémères : {now}"))
                continue
            quoted = pick(rng, sent[-9:])[0] if len(sent) > 9 and rng.integers(4) == 0 else 0
            text = f"{pick(rng, _TEXTS).format(integer(rng, 2, 99))}"
            number = len(rows) + 1
            said = f"« {rows[quoted - 1][3].rpartition(' » ')[2]} » {text}" if quoted else text
            rows.append((at, who, f"réponse à la ligne {quoted}" if quoted else "message", said))
            sent.append((number, at, _DELAYS[now], quoted))
        seen = at + timedelta(hours=integer(rng, 2, 60))
        shown = {number for number, when, delay, _quoted in sent if delay is None or when + delay > seen}  # fmt: skip
        gone = {number for number, *_rest in sent} - shown
        read = {quoted for number, _when, _delay, quoted in sent if number in shown and quoted in gone}  # fmt: skip
        last = _DELAYS[now]
        naive = sum(last is None or when + last > seen for _number, when, *_rest in sent)
        close = [abs(when + delay - seen) for _number, when, delay, _quoted in sent if delay]
        if naive != len(shown) and len(read) >= 2 and min(close) > timedelta(minutes=2):
            break
    table = [
        (number, f"{when:%d/%m/%Y %H:%M}", who, kind, text)
        for number, (when, who, kind, text) in enumerate(rows, 1)
    ]
    book = Workbook((sheet("Conversation", ("Ligne", "Moment", "Qui", "Sorte", "Texte"), table),))
    return {
        "day": f"{seen:%d/%m/%Y}", "time": f"{seen.hour} h {seen.minute:02}",
        "shown": str(len(shown)), "not_shown": sorted({str(naive), str(len(sent))} - {str(len(shown))}),
        "read": str(len(read)), "not_read": sorted({str(sum(1 for one in sent if one[3])), str(sum(1 for one in sent if one[3] in gone))} - {str(len(read))}),
        "files": in_two_formats("conversation", book),
    }  # fmt: skip


def _grouped(figures: str, size: int, between: str) -> str:
    return between.join(figures[n : n + size] for n in range(0, len(figures), size))


@redraw_misfits
def room_elsewhere(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: a room of another server of an open network, joined by its whole address, its key checked.

    Clubs of one name have rooms on several servers; the announcement groups the figures of a key otherwise.
    """
    words = sample(rng, ("jardin", "cartes", "chorale", "velo", "couture", "astronomie"), 4)
    word = words[0]
    home, *hosts = sample(
        rng, ("rive.example", "colline.example", "prairie.example", "forge.example", "anse.example"), 4
    )  # fmt: skip
    theirs = hosts[0]
    towns = sample(rng, ("Rivelac", "Montclair", "Valsonne", "Orgeval", "Brumois"), 3)
    codes = [f"{integer(rng, 10**15, 10**16 - 1)}" for _host in hosts]
    code = codes[0]
    twist = integer(rng, 6, 9)  # in the middle, where one does not look
    close = f"{code[:twist]}{(int(code[twist]) + integer(rng, 1, 9)) % 10}{code[twist + 1 :]}"
    swapped = f"{code[:4]}{code[8:12]}{code[4:8]}{code[12:]}"
    if swapped in (code, close):
        return None
    codes[1] = close
    keys = [_grouped(one, 4, " ") for one in codes]
    rooms = (f"#{word}", *(f"#{word}:{host}" for host in hosts), f"#{word}-{theirs.split('.')[0]}:{home}", f"#{words[1]}:{theirs}")  # fmt: skip
    notices = [
        (f"{word}, {town}", f"serveur {host} · clé {_grouped(one, 2, '-')}")
        for town, host, one in zip(towns, hosts, codes, strict=True)
    ]
    notices += [
        (f"{other}, {pick(rng, towns)}", f"serveur {pick(rng, hosts)} · clé {_grouped(str(integer(rng, 10**15, 10**16 - 1)), 2, '-')}")
        for other in words[1:]
    ]  # fmt: skip
    print_ = "Empreinte que j'ai comparée et que je confirme"
    world = ui.device(
        f"Messagerie ouverte · compte sur {home}", ui.screen("Salons"),
        ui.screen("Rejoindre", ui.choice("Salon", "aucun", ("aucun", *shuffled(rng, rooms))), ui.choice("Chiffrer mes messages", "non"), ui.button("Entrer", "Vous êtes dans le salon.", needs={"Salon": "||".join(rooms)}, otherwise="Choisissez un salon.")),
        ui.screen("Annonces des clubs", *(ui.info(name, said) for name, said in shuffled(rng, notices)), ui.info("Partout", "messages chiffrés seulement")),
        ui.screen("Clés", *(ui.info(f"Clé de #{word}:{host}", key) for host, key in shuffled(rng, list(zip(hosts, keys, strict=True)))), ui.choice(print_, "aucune", ("aucune", *sorted({*keys, _grouped(swapped, 4, " ")})))),
        ui.screen("Inscription", *(ui.button(f"Créer un compte sur {host}", "Compte créé.") for host in hosts)),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Clés", print_, keys[0]),
        ("Rejoindre", "Salon", f"#{word}:{theirs}"),
        ("Rejoindre", "Chiffrer mes messages", "oui"),
        ("Rejoindre", "Entrer", ""),
    ]
    return {"word": word, "town": towns[0], "home": home, "theirs": theirs, "code": keys[0],
            **ui.task_of_steps(world, steps, (steps[0], ("Rejoindre", "Salon", f"#{word}"), *steps[2:]), (steps[0], ("Rejoindre", "Salon", f"#{word}:{hosts[1]}"), *steps[2:]), steps[1:], (*steps[:2], steps[3]), ((*steps[0][:2], keys[1]), *steps[1:]))}  # fmt: skip


HEADER, STEP = 64, 256
"""Bytes that sealing adds, and the multiple it is filled up to."""

Sent = tuple[datetime, str, str, int]
"""When (universal time), from, to, bytes on the way."""


def _sealed(size: int) -> int:
    """Bytes of a message on its way, from those of what it holds."""
    return -(-(size + HEADER) // STEP) * STEP


def _source_of(log: Sequence[Sent], last: Sent) -> str:
    """Who had what a message held before all others: back from hand to hand, by its size alone."""
    when, holder = last[0], last[1]
    while True:
        before = [row for row in log if row[2] == holder and row[3] == last[3] and row[0] < when]
        if not before:
            return holder
        when, holder = before[-1][0], before[-1][1]


def first_to_send(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the source of a leak, from a log that has no contents: sizes once sealed, hours of another zone."""
    codes = [f"u-{n}" for n in sample(rng, range(100, 999), 24)]
    source, *relays, press, elsewhere, other, near = codes[:8]
    size = integer(rng, 30_000, 90_000)
    heavy = _sealed(size)
    day = datetime(2026, integer(rng, 5, 9), integer(rng, 3, 26))
    leak = day + timedelta(hours=integer(rng, 13, 17), minutes=integer(rng, 10, 49))
    paris = leak + timedelta(hours=2)
    chain = [source, *relays[: integer(rng, 2, 3)]]
    log: list[Sent] = [(leak, chain[-1], press, heavy)]
    when = leak
    for giver, taker in zip(chain[-2::-1], chain[:0:-1], strict=True):
        when -= timedelta(minutes=integer(rng, 35, 300))
        log.append((when, giver, taker, heavy))
        log.append((when + timedelta(minutes=integer(rng, 3, 20)), giver, elsewhere, heavy))
    log.append(
        (when - timedelta(minutes=integer(rng, 30, 200)), other, near, heavy)
    )  # the same weight, elsewhere
    log.append((leak + timedelta(hours=2), other, press, heavy))  # read in the wrong zone
    log.append(
        (
            when - timedelta(minutes=integer(rng, 20, 90)),
            pick(rng, codes[8:]),
            source,
            _sealed(size) - STEP,
        )
    )
    while len(log) < 420:
        giver, taker = sample(rng, codes, 2)
        weight = _sealed(
            pick(
                rng,
                (
                    size + integer(rng, 300, 900),
                    integer(rng, 90, 4_000),
                    integer(rng, 10_000, 200_000),
                ),
            )
        )
        if weight != heavy:
            log.append((day + timedelta(seconds=integer(rng, 0, 86_000)), giver, taker, weight))
    log.sort()
    note = [
        "Ce que l'on sait de la fuite", "",
        f"Document : {size} octets.", f"Reçu par le compte {press}, le {paris:%d/%m/%Y} à {paris:%H:%M}, heure de Paris (UTC+2).", "",
        "Le journal du serveur ne contient aucun message : heure UTC, de, vers, octets.",
        f"Une fois chiffré, un message pèse {HEADER} octets de plus que son contenu, puis est complété jusqu'au multiple de {STEP} suivant.",
    ]  # fmt: skip
    rows = [(f"{at:%Y-%m-%d %H:%M:%S}", giver, taker, weight) for at, giver, taker, weight in log]
    true = next(row for row in log if row[0] == leak and row[2] == press)
    return {
        "key": _source_of(log, true), "wrong": list(dict.fromkeys([chain[-1], other, chain[1]])), "press": press, "bytes": heavy, "hour": f"{leak:%H:%M}",
        "files": {"journal.csv": spreadsheet_csv(("heure", "de", "vers", "octets"), rows), "fuite.txt": text_file(note)},
    }  # fmt: skip


_SIGNS = {
    "available": ("à qui pouvez-vous écrire maintenant, sans déranger", "un rond plein et coché : disponible"),
    "busy": ("qui a demandé à ne pas être dérangé", "un rond plein barré d'un trait : occupé, ne pas déranger"),
    "away": ("qui s'est éloigné pour un moment de son ordinateur", "une horloge : absent pour le moment"),
    "offline": ("qui n'est pas connecté du tout", "un rond vide : hors ligne"),
}  # fmt: skip


def _colleague(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """Somebody in a list of contacts: a name, and the sign of a status."""
    name, status = shown
    x, y = box.x + 20, box.y + 6
    signs: dict[str, list[fig.Part]] = {  # on whole units: sharp in a terminal
        "available": [fig.disc(x, y, 3, fig.GREEN), *(fig.rect((x + dx, y + dy, 1, 1), fig.WHITE) for dx, dy in ((-2, 0), (-1, 1), (0, 0), (1, -1)))],
        "busy": [fig.disc(x, y, 3, fig.RED), fig.rect((x - 2, y - 1, 4, 2), fig.WHITE)],
        "away": [fig.disc(x, y, 3, fig.ORANGE), fig.rect((x - 1, y - 2, 1, 3), fig.WHITE), fig.rect((x - 1, y, 3, 1), fig.WHITE)],
        "offline": [fig.disc(x, y, 3, fig.SLATE), fig.disc(x, y, 2, fig.WHITE)],
    }  # fmt: skip
    return [fig.rect(box, fig.WHITE, fig.MIST), fig.icon("person", box.x + 2, box.y, 10, fig.SLATE, ground=fig.WHITE), fig.text(box.x + 14, box.y, name), *signs[status]]  # fmt: skip


def status_by_its_sign(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four colleagues, the one whose sign says what is looked for."""
    status, *others = shuffled(rng, tuple(_SIGNS))
    names = sample(rng, FIRST_NAMES, 4)
    drawn = fig.pointed_tile(
        rng, "Quatre collègues d'une messagerie d'équipe, chacun avec le signe de son statut.", 5,
        list(zip(names, (status, *others), strict=True)), _colleague, per_row=2,
    )  # fmt: skip
    return {**drawn, "asked": _SIGNS[status][0], "sign": _SIGNS[status][1], "name": names[0]}
