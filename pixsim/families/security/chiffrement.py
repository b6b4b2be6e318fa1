"""Understanding encryption: HTTPS, keys, fingerprints, certificates."""

from __future__ import annotations

import hashlib
import string
from datetime import datetime
from functools import partial
from textwrap import wrap
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import ORGANISATIONS, browser, page
from pixsim.families.draws.values.choices import (
    integer,
    matching,
    pick,
    sample,
    shuffled,
)
from pixsim.families.draws.values.text import indented
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText
from pixsim.worlds.web import acts

_ISSUERS = ("Autorité Cèdre", "Autorité Granit", "Autorité Lagune", "Autorité Beffroi")


def certificate_of_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what a padlock says: until when the certificate holds."""
    bodies = sample(rng, ORGANISATIONS, 3)
    (name, host) = bodies[0]
    pages = []
    ends = [f"{integer(rng, 10, 28)}/{integer(rng, 10, 12)}/{2027 + place}" for place in range(3)]
    for (body, where), end in zip(bodies, shuffled(rng, ends), strict=True):
        pages.append(
            page(
                f"https://{where}.example/", body, f"# {body}", f"Site mis à jour le 3 mars 2026 par {body}.",
                issuer=pick(rng, _ISSUERS), until=end,
            )
        )  # fmt: skip
    key = pages[0].until
    return {
        "name": name,
        "host": f"{host}.example",
        "key": [key],
        "wrong": [p.until for p in pages[1:]],
        "world": browser(pages),
        "solution": [acts.Visit(address=f"{host}.example"), acts.Show(panel="cadenas")],
    }


def _shift(text: str, places: int) -> str:
    letters = string.ascii_uppercase
    return "".join(letters[(letters.index(letter) + places) % 26] for letter in text)


_PLOTS = (
    ("LA CLE DU LOCAL EST CACHEE SOUS LE POT DE {x} PRES DE LA PORTE BLEUE", ("JASMIN", "BASILIC", "MENTHE", "LAVANDE", "PERSIL")),
    ("RENDEZ VOUS A MIDI DEVANT LA STATUE DE {x} SUR LA GRANDE PLACE", ("NEPTUNE", "DIANE", "MARIANNE", "MOLIERE", "VOLTAIRE")),
    ("LE TRESOR DU JEU EST ENTERRE AU PIED DU {x} A DIX PAS DU PUITS", ("TILLEUL", "CHENE", "NOYER", "SAPIN", "PLATANE")),
    ("POUR OUVRIR LE COFFRE IL FAUT DIRE LE MOT {x} TROIS FOIS DE SUITE", ("PIZZA", "ZEBRE", "YAOURT", "WAGON", "BONJOUR")),
    ("LA PROCHAINE ETAPE DU JEU SE TROUVE DERRIERE LE {x} DE LA COUR", ("PORTAIL", "LAVOIR", "HANGAR", "BANC", "MURET")),
)  # fmt: skip


def caesar_unknown(rng: np.random.Generator) -> dict[str, Any]:
    """A message shifted by a number of places that is not told; the word that matters is in it."""
    frame, words = pick(rng, _PLOTS)
    word, places = pick(rng, words), integer(rng, 3, 22)
    text = frame.format(x=word)
    secret = " ".join(_shift(part, places) for part in text.split())
    lines = wrap(secret, 60)
    return {
        "secret": indented(lines), "frame": text.replace(word, "…").capitalize(), "places": places, "places_back": 26 - places,
        "key": [word],
        "wrong": [_shift(word, places), text.split()[1]],
    }  # fmt: skip


_CIPHERS = {
    "symétrique": (
        "Une archive part par courriel ; son mot de passe est dicté au téléphone",
        "Un portable volé reste illisible sans le code tapé à chaque démarrage",
        "Tous les appareils de la maison connaissent la même clé du Wi-Fi",
        "Une sauvegarde se rouvre avec la phrase qui a servi à la fermer",
        "Deux amis écrivent en code et gardent chacun le même carnet secret",
    ),
    "asymétrique": (
        "Une journaliste publie une clé ; ce qu'on en ferme, elle seule peut l'ouvrir",
        "Chacun peut vérifier qui a signé un contrat, sans pouvoir signer à sa place",
        "Une mise à jour n'est installée que si elle porte la signature de l'éditeur",
        "Un site ne garde d'une clé d'accès que ce qu'il pourrait montrer à tous",
        "Un serveur laisse entrer quiconque prouve avoir l'autre moitié d'une clé",
    ),
}


def two_ciphers(rng: np.random.Generator) -> dict[str, Any]:
    """Features of symmetric and asymmetric encryption."""
    return matching(rng, _CIPHERS)


_TWO_MESSAGES = (
    ("Vous gérez une résidence", "Codes des portes", "Dates des travaux", "de fausses dates ont circulé"),
    ("Vous tenez les comptes d'un club", "Devis confidentiel", "Appel à cotisation", "un faux appel a circulé"),
    ("Vous travaillez à l'infirmerie d'un lycée", "Dossier d'un élève", "Avis de vaccination", "un faux avis a circulé"),
    ("Vous vendez des légumes en paniers", "Prix d'achat", "Rappel d'un lot", "un faux rappel a circulé"),
)  # fmt: skip
"""What one does, what one person alone may read, what all read, and why all want to know from whom it comes."""


def keys_of_two_messages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: which key encrypts a message that one alone must read, which one signs what all may verify."""
    me, to, other = sample(rng, FIRST_NAMES, 3)
    public, private = (f"clé {kind} {of(me)} (la vôtre)" for kind in ("publique", "privée"))
    keys = ("aucune", f"clé publique {of(to)}", f"clé publique {of(other)}", public, private)
    what, secret, notice, forged = pick(rng, _TWO_MESSAGES)
    first, second = f"{secret} (pour {to})", f"{notice} (pour tous)"
    pages = [
        ui.screen(
            name,
            ui.choice(f"{name} : chiffrer avec", "aucune", keys),
            ui.choice(f"{name} : signer avec", "aucune", keys),
            ui.choice(f"{name} : accusé de lecture", "non"),
        )
        for name in (first, second)
    ]
    steps: list[ui.Step] = [
        (first, f"{first} : chiffrer avec", f"clé publique {of(to)}"),
        (first, f"{first} : signer avec", private),
        (second, f"{second} : signer avec", private),
    ]

    def with_keys(encrypts: str, signs: str) -> list[Any]:
        return ui.acts_of_steps(
            [
                (first, steps[0][1], encrypts),
                (first, steps[1][1], signs),
                (second, steps[2][1], signs),
            ]
        )

    return {
        "what": what, "to": to, "secret": secret, "notice": notice, "forged": forged,
        "world": ui.device(f"Messagerie {of(me)}", ui.screen("Messages à envoyer"), *shuffled(rng, pages), ui.screen("Carnet de clés", ui.info(to, "clé publique"), ui.info(other, "clé publique"), ui.info(me, "clé publique et clé privée"))),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [with_keys(private, f"clé publique {of(to)}"), with_keys(public, private), ui.acts_of_steps(steps[:2]),
                 ui.acts_of_steps([*steps, (second, f"{second} : chiffrer avec", f"clé publique {of(to)}")])],
    }  # fmt: skip


_KINDS = ("facture", "devis", "plan", "releve", "contrat", "notice", "annexe", "bordereau")
_NAMES = ("Cuvier", "Lavande", "Moulin", "Halage", "Tilleul", "Forge", "Verger", "Fontaine")


def altered_delivery(rng: np.random.Generator) -> dict[str, Any]:
    """The one file that was changed, and the first name of the one that was only renamed."""
    numbers = sample(rng, range(100, 999), 30)
    names = [f"{pick(rng, _KINDS)}-{number}.txt" for number in numbers]
    texts = {
        name: "\n".join(
            [
                f"Chantier {pick(rng, _NAMES)}",
                *(f"Poste {n} : {integer(rng, 10, 900)},{integer(rng, 10, 99)} euros" for n in range(1, integer(rng, 5, 9))),
            ]
        )
        for name in names
    }  # fmt: skip
    changed, renamed, *dated = sample(rng, names, 5)
    listed = [f"{hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in texts.items()]  # fmt: skip
    inside = dict(texts)
    place = inside[changed].rindex(",")
    figure = inside[changed][place - 1]
    inside[changed] = f"{inside[changed][: place - 1]}{(int(figure) + 1) % 10}{inside[changed][place:]}"  # fmt: skip
    text = inside.pop(renamed)
    spare = next(number for number in range(100, 999) if number not in numbers)
    other = f"{pick(rng, _KINDS)}-{spare}.txt"
    inside[other] = text
    when = datetime(2026, 4, integer(rng, 1, 20), 9, 30)
    late = datetime(2026, 5, integer(rng, 2, 20), 18, 5)
    members = {name: PlainText(inside[name]) for name in sorted(inside)}
    return {
        "key": changed,
        "key_stem": changed.removesuffix(".txt"),
        "wrong": [*dated, other],
        "first_name": renamed,
        "first_stem": renamed.removesuffix(".txt"),
        "other": other,
        "not_first": [other, changed],
        "files": {
            "livraison.zip": Archive(members, when, dict.fromkeys(dated, late)),
            "empreintes.txt": PlainText("\n".join(shuffled(rng, listed)) + "\n"),
        },
    }


def certificates_put(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: for a server the certificate that has its names, lasts and has its key, the one above it, and no weak protocol."""
    site = pick(rng, ("mairie-aubrac", "velo-nord", "ecole-pins", "piscine-est"))
    year = integer(rng, 2026, 2028)
    month = integer(rng, 3, 9)
    day, before, after = (
        f"01/{month:02}/{year}",
        f"1{integer(rng, 0, 9)}/{month - 1:02}/{year}",
        f"1{integer(rng, 0, 9)}/{month + 2:02}/{year}",
    )
    keys = [f"{integer(rng, 4096, 65535):04x}" for _n in range(3)]
    letters = sample(rng, "ABCDEFGH", 5)
    inter = sample(rng, ("Hêtre 1", "Hêtre 2", "Orme 3"), 3)
    both, star, one = f"{site}.example, *.{site}.example", f"*.{site}.example", f"{site}.example"
    rows = shuffled(rng, [  # names, end, issuer, key; the first is the right one
        (letters[0], both, after, inter[0], keys[0]), (letters[1], star, after, inter[0], keys[0]), (letters[2], both, before, inter[0], keys[0]), (letters[3], both, after, inter[1], keys[0]), (letters[4], one, after, inter[0], keys[1]),
    ])  # fmt: skip
    certs = tuple(f"certificat {letter}" for letter in sorted(letters))
    private = tuple(f"clé {n}" for n in (1, 2, 3))
    order = shuffled(rng, keys)
    names = (
        "Certificat présenté",
        "Certificat intermédiaire",
        "Clé privée",
        "Plus ancien protocole accepté",
        "Recharger le serveur",
    )
    world = ui.device(
        f"Serveur {site}.example", ui.screen("Serveur"),
        ui.screen("Ce qu'il faut", ui.info("Noms servis", f"{site}.example et agenda.{site}.example"), ui.info("Valable jusqu'au", f"{day} au moins, avec toute sa chaîne"), ui.info("« *.nom »", "remplace une étiquette : ni le nom seul, ni deux étiquettes"), ui.info("Protocoles", "TLS 1.2 et plus récents"), ui.info("Clé", "d'une empreinte égale à celle du certificat")),
        *(ui.screen(f"Certificat {letter}", ui.info(f"Noms ({letter})", held), ui.info(f"Fin ({letter})", end), ui.info(f"Émetteur ({letter})", issuer), ui.info(f"Empreinte de clé ({letter})", key)) for letter, held, end, issuer, key in sorted(rows)),
        ui.screen("Intermédiaires", *(ui.info(f"Intermédiaire {name}", f"fin {before if name == inter[1] else after}, de la racine Cèdre") for name in sorted(inter))),
        ui.screen("Clés privées", *(ui.info(f"Empreinte de la clé {n}", key) for n, key in enumerate(order, 1))),
        ui.screen("Réglages", ui.choice(names[0], certs[0] if letters[0] not in certs[0] else certs[1], certs), ui.choice(names[1], inter[2], tuple(sorted(inter))), ui.choice(names[2], next(one for n, one in enumerate(private) if order[n] != keys[0]), private), ui.choice(names[3], "TLS 1.0", ("TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3")), ui.button(names[4], "Serveur rechargé.")),
    )  # fmt: skip
    key = private[order.index(keys[0])]
    steps: list[ui.Step] = [
        ("Réglages", label, value)
        for label, value in zip(
            names, (f"certificat {letters[0]}", inter[0], key, "TLS 1.2", ""), strict=True
        )
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        *(otherwise(0, f"certificat {letter}") for letter in letters[1:]),
        otherwise(1, inter[1]),
        otherwise(3, "TLS 1.3"),
        steps[:-1],
    )
    task["solution"] = [
        *ui.at("Ce qu'il faut"),
        ui.BACK,
        *ui.at(f"Certificat {letters[0]}"),
        ui.BACK,
        *task["solution"],
    ]
    return {
        "site": site,
        "right": letters[0],
        "star": letters[1],
        "short": letters[2],
        "broken": letters[3],
        "issuer": inter[0],
        **task,
    }


def _key_of(box: fig.Box, which: tuple[str, str]) -> list[fig.Part]:
    """A key in the hand of its owner, or hung where all can take it."""
    kind, who = which
    shapes: list[fig.Part] = [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.icon(
            "key",
            box.x + 1,
            box.y + 1,
            8,
            fig.BLUE if kind == "publique" else fig.RED,
            fig.WHITE,
        ),
    ]
    return [
        *shapes,
        fig.text(box.x + 11, box.y + 2, f"Clé {kind}"),
        fig.text(box.x + 11, box.y + 4, of(who)),
    ]


def key_for_a_task(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four keys of two people, the one that a task takes."""
    one, two = sample(rng, FIRST_NAMES, 2)
    tasks = {
        ("publique", two): (f"{one} chiffre un message que seule la personne visée, {two}, pourra lire", "On chiffre avec la clé publique de qui doit lire : seule sa clé privée ouvrira"),
        ("privée", two): (f"{two} ouvre un message que {one} a chiffré exprès pour que personne d'autre ne le lise", "On ouvre avec sa propre clé privée ce qui a été chiffré avec sa clé publique"),
        ("privée", one): (f"{one} signe un document pour {two}", "On signe avec sa propre clé privée, que l'on est seul à avoir"),
        ("publique", one): (f"{two} vérifie la signature d'un document signé par {one}", "Une signature se vérifie avec la clé publique de qui a signé"),
    }  # fmt: skip
    which = pick(rng, tuple(tasks))
    others = [other for other in tasks if other != which]
    return {
        **fig.pointed_tile(rng, "Quatre clés : deux publiques et deux privées, de deux personnes.", 5, [which, *others], _key_of, per_row=2),
        "task": tasks[which][0], "why": tasks[which][1],
    }  # fmt: skip


_TODAY = (15, 5, 2026)


def _certificate(box: fig.Box, said: tuple[str, ...]) -> list[fig.Part]:
    """What a browser says of a certificate."""
    return [
        *fig.window(box, "Certificat"),
        *(fig.text(box.x + 1, box.y + 2 + 2 * n, words) for n, words in enumerate(said)),
    ]


def certificate_without_warning(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four certificates, the one that opens an address without a warning."""
    town = pick(rng, ("valsonne", "rivelac", "aubrac", "belleray", "sablons"))
    sub = pick(rng, ("aide", "rdv", "carte", "ecole", "eau"))
    issuer = pick(rng, ("Certia", "Autoria", "Sigillum", "Clavis"))
    good_name = pick(rng, (f"*.{town}.test", f"{sub}.{town}.test"))
    start, end = (
        f"01/{integer(rng, 1, 4):02d}/26",
        f"{integer(rng, 10, 28)}/{integer(rng, 6, 12):02d}/26",
    )
    cards = [
        (f"Pour {good_name}", f"Du {start} au {end}", f"Par {issuer} CA"),
        (f"Pour {good_name}", f"Du 01/03/25 au {integer(rng, 10, 28)}/04/26", f"Par {issuer} CA"),
        (f"Pour {pick(rng, (f'{town}.test', f'*.{sub}.{town}.test', f'www.{town}.test'))}", f"Du {start} au {end}", f"Par {issuer} CA"),
        (f"Pour {good_name}", f"Du {start} au {end}", f"Par {good_name}"),
    ]  # fmt: skip
    return {
        **fig.pointed_tile(rng, "Quatre certificats : le nom couvert, les dates, l'émetteur.", 4, cards, _certificate, per_row=2),
        "host": f"{sub}.{town}.test", "issuer": f"{issuer} CA", "who": pick(rng, FIRST_NAMES), "name": good_name,
    }  # fmt: skip
