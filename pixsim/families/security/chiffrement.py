"""Understanding encryption: HTTPS, keys, fingerprints, certificates."""

from __future__ import annotations

import hashlib
import string
from datetime import date, datetime, time, timedelta
from textwrap import wrap
from typing import Any

import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from pixsim.families.draws.figures import (
    BLUE,
    MIST,
    RED,
    WHITE,
    Box,
    Part,
    icon,
    pointed_tile,
    rect,
    window,
)
from pixsim.families.draws.figures import text as drawn_text
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import ORGANISATIONS, browser, page
from pixsim.families.draws.values.choices import (
    integer,
    matching,
    pick,
    redraw_misfits,
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


def keys_of_two_messages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: which key encrypts a message that one alone must read, which one signs what all may verify."""
    me, to, other = sample(rng, FIRST_NAMES, 3)
    keys = (
        "aucune",
        f"clé publique {of(to)}",
        f"clé publique {of(other)}",
        "votre clé publique",
        "votre clé privée",
    )
    secret, notice = pick(
        rng,
        (
            ("Devis confidentiel", "Avis aux adhérents"),
            ("Dossier médical", "Communiqué"),
            ("Codes d'accès", "Règlement"),
        ),
    )
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
        (first, f"{first} : signer avec", "votre clé privée"),
        (second, f"{second} : signer avec", "votre clé privée"),
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
        "to": to, "secret": secret, "notice": notice,
        "world": ui.device(f"Messagerie {of(me)}", ui.screen("Messages à envoyer"), *shuffled(rng, pages), ui.screen("Carnet de clés", ui.info(to, "clé publique"), ui.info(other, "clé publique"), ui.info(me, "clé publique et clé privée"))),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [with_keys("votre clé privée", f"clé publique {of(to)}"), with_keys("votre clé publique", "votre clé privée"), ui.acts_of_steps(steps[:2]),
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


_DOMAINS = ("mairie-aubrac.example", "velo-nord.example", "cine-club.example", "bibli-sud.example")
_MAKERS = ("Lagune", "Beffroi", "Granit", "Mistral")

_SERVICES = (
    "www",
    "agenda",
    "compte",
    "photos",
    "boutique",
    "blog",
    "aide",
    "forum",
    "mail",
    "plan",
)

_INNER = ("mai", "juin", "test", "archives", "salle", "a", "b", "old")


def _key(rng: np.random.Generator) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(rng.bytes(32))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _signed(
    rng: np.random.Generator,
    common: str,
    key: Ed25519PrivateKey,
    days: tuple[date, date],
    by: tuple[str, Ed25519PrivateKey],
    hosts: list[str] | None = None,
) -> bytes:
    """A certificate as text (PEM): of an authority, or of a server where it names hosts."""
    start, end = (datetime.combine(day, time(8, 30)) for day in days)
    made = x509.CertificateBuilder(
        _name(by[0]), _name(common), key.public_key(), integer(rng, 10**12, 10**15), start, end
    ).add_extension(x509.BasicConstraints(ca=hosts is None, path_length=None), critical=True)
    if hosts is not None:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
        made = made.add_extension(names, critical=False)
    return made.sign(by[1], None).public_bytes(Encoding.PEM)


def _covers(pattern: str, host: str) -> bool:
    """Whether a name of a certificate is that of a host: « * » stands for one label."""
    if not pattern.startswith("*."):
        return pattern == host
    return host.partition(".")[2] == pattern[2:]


@redraw_misfits
def chain_of_certificates(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: until when a server's chain holds, and how many hosts it covers; two intermediates look alike."""
    domain, maker, number = pick(rng, _DOMAINS), pick(rng, _MAKERS), integer(rng, 1, 8)
    root, used, other = (
        f"AC {maker} Racine",
        f"AC {maker} Sites {number}",
        f"AC {maker} Sites {number + 1}",
    )
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 200))
    leaf_end = start + timedelta(days=integer(rng, 360, 390))
    used_end = leaf_end - timedelta(days=integer(rng, 20, 120))
    other_end = used_end - timedelta(days=integer(rng, 20, 120))
    begun = date(2021, integer(rng, 1, 12), integer(rng, 1, 28))
    keys = {name: _key(rng) for name in (root, used, other, domain)}
    one, two, three = sample(rng, _SERVICES[1:], 3)
    hosts = shuffled(
        rng, [f"www.{domain}", f"{one}.{domain}", f"*.{two}.{domain}", f"*.{three}.{domain}"]
    )
    signer = (root, keys[root])
    pems = {
        "serveur.crt": _signed(
            rng, f"www.{domain}", keys[domain], (start, leaf_end), (used, keys[used]), hosts
        ),
        "racine.crt": _signed(rng, root, keys[root], (begun, date(2041, 1, 1)), signer),
    }
    between = [(used, used_end), (other, other_end)]
    for place, (name, end) in enumerate(shuffled(rng, between), 1):
        pems[f"intermediaire-{place}.crt"] = _signed(rng, name, keys[name], (begun, end), signer)
    asked = {domain, f"www.{domain}", f"{one}.{domain}", f"{two}.{domain}", f"www.{one}.{domain}"}
    while len(asked) < 22:
        service = pick(rng, (two, two, three, three, pick(rng, _SERVICES)))
        host = f"{pick(rng, _INNER)}.{service}.{domain}"
        asked.add(
            pick(rng, (host, host, host, f"{service}.{domain}", f"{pick(rng, _INNER)}.{host}"))
        )
    covered = [host for host in asked if any(_covers(name, host) for name in hosts)]
    loose = [host for host in asked if any(host.endswith(name.removeprefix("*")) for name in hosts)]
    if len(loose) == len(covered):
        return None
    return {
        "end": f"{used_end:%d/%m/%Y}",
        "not_end": [f"{leaf_end:%d/%m/%Y}", f"{other_end:%d/%m/%Y}"],
        "used": used,
        "other": other,
        "covered": str(len(covered)),
        "not_covered": [str(len(loose)), str(len(asked))],
        "domain": domain,
        "files": {**pems, "hotes.txt": text_file(shuffled(rng, sorted(asked)))},
    }


def _key_of(box: Box, which: tuple[str, str]) -> list[Part]:
    """A key in the hand of its owner, or hung where all can take it."""
    kind, who = which
    shapes: list[Part] = [
        rect(box, WHITE, MIST),
        icon(
            "key",
            box.x + 1,
            box.y + 1,
            8,
            BLUE if kind == "publique" else RED,
            WHITE,
        ),
    ]
    return [
        *shapes,
        drawn_text(box.x + 11, box.y + 2, f"Clé {kind}"),
        drawn_text(box.x + 11, box.y + 4, of(who)),
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
        **pointed_tile(rng, "Quatre clés : deux publiques et deux privées, de deux personnes.", 5, [which, *others], _key_of, per_row=2),
        "task": tasks[which][0], "why": tasks[which][1],
    }  # fmt: skip


_TODAY = (15, 5, 2026)


def _certificate(box: Box, said: tuple[str, ...]) -> list[Part]:
    """What a browser says of a certificate."""
    return [
        *window(box, "Certificat"),
        *(drawn_text(box.x + 1, box.y + 2 + 2 * n, words) for n, words in enumerate(said)),
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
        **pointed_tile(rng, "Quatre certificats : le nom couvert, les dates, l'émetteur.", 4, cards, _certificate, per_row=2),
        "host": f"{sub}.{town}.test", "issuer": f"{issuer} CA", "who": pick(rng, FIRST_NAMES), "name": good_name,
    }  # fmt: skip
